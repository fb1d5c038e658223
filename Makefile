PYTHON ?= python3
export PYTHON
# Each set of packages has a virtual environment of its own, made when first needed.
VENV := .venv
BIN := $(VENV)/bin
# A worker of pytest-xdist for each processor. Without it the suite runs in one process.
PARALLEL := -n auto
# Options of pytest or paths of tests, for test-in-process, test-server and test-wheel.
TESTS :=

.PHONY: help demo test test-in-process test-server test-oldest test-versions test-moto-main \
    test-wheel test-cli test-browser test-terraform test-cdk screenshots mutants lint format bench docs \
    operations reasons http-actions control-types number-plans upstream dist dev clean

help: ## list the targets; each makes the virtual environment that it needs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-17s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## run the main jobs: registrations listed, filed and approved; a number; codes sent
	@scripts/make_venv .venv-demo 'about half a minute' --editable '.[server]'
	.venv-demo/bin/python examples/list_registrations.py
	.venv-demo/bin/python examples/register_toll_free.py
	.venv-demo/bin/python examples/request_toll_free.py
	.venv-demo/bin/python examples/one_time_code.py
	.venv-demo/bin/python examples/launch_rcs_agent.py
	@echo 'See such results in a browser, on the page http://localhost:5000/moto-api/sms:'
	@echo '  .venv-demo/bin/moto_sms_server &'
	@echo '  export TEST_SERVER_MODE=true MOTO_CALL_RESET_API=false'
	@echo '  .venv-demo/bin/python examples/list_registrations.py'
	@echo '  .venv-demo/bin/python examples/one_time_code.py'

test: test-in-process test-server ## the whole suite, in process and against a server

test-in-process: dev ## the suite in process, with its coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PARALLEL) $(TESTS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-server: dev ## the suite against a server
	$(BIN)/pytest $(PARALLEL) --moto-server $(TESTS)

# In process, without the tests that no version of moto or botocore affects: the package's own
# tables and imports, and generated requests and sequences. Against a server, only what depends
# on moto's server: each operation, routes and moto's controls. Rules and states, most of the
# time of the suite, are the same code in both.
OLDEST := .venv-oldest/bin/pytest $(PARALLEL)
test-oldest: ## the suite on the oldest supported moto, boto3 and botocore
	@scripts/make_venv .venv-oldest 'one to two minutes' --editable '.[server,test]' \
	    $$(scripts/supported oldest)
	$(OLDEST) \
	    $(foreach name,catalogue hypothesis number_plans sequences structure,--ignore=tests/test_$(name).py)
	$(OLDEST) --moto-server tests/test_pinpointsmsvoicev2 \
	    $(foreach name,control control_routes events moto_controls plugin,tests/test_$(name).py)

PYTHONS :=
test-versions: ## the suite on every Python that can be had, or on PYTHONS="3.10 3.13"
	scripts/test_versions $(PYTHONS)

test-moto-main: ## the suite on the main branch of moto
	@scripts/make_venv .venv-moto-main 'about two minutes' --editable '.[server,test]' \
	    'moto[server] @ git+https://github.com/getmoto/moto'
	.venv-moto-main/bin/pytest $(PARALLEL)
	.venv-moto-main/bin/pytest $(PARALLEL) --moto-server

test-wheel: dist ## the tests of the source distribution on the built wheel
	scripts/test_wheel $(PARALLEL) $(TESTS)

test-cli: dev ## the AWS CLI against the server
	scripts/test_cli

test-browser: ## the server's pages in a browser, if chromium is found, moto's dashboard if npm is too
	scripts/test_browser

test-terraform: dev ## Terraform against the server, if terraform and its AWS provider are found
	scripts/test_terraform

test-cdk: dev ## the AWS CDK against the server, if node is found
	scripts/test_cdk

MODULE := *
mutants: ## break the rules of models/ one by one, or those of MODULE=identities.pools; list what no test sees
	@scripts/make_venv .venv-mutants 'one to two minutes' --editable '.[server,test]' 'mutmut>=3.8'
	.venv-mutants/bin/mutmut run 'moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.$(MODULE).*'
	.venv-mutants/bin/mutmut results

screenshots: ## the README's pictures of the page, in docs/images/
	@scripts/make_venv .venv-screenshots 'about a minute' --editable '.[server,test]' \
	    pillow playwright
	PYTHONPATH=. .venv-screenshots/bin/python scripts/screenshots.py

lint: dev ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: dev ## let ruff mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: dev ## the figures that docs/speed.md quotes
	$(BIN)/python benchmarks/run.py

docs: ## the documentation, in site/, without a warning
	@scripts/make_venv .venv-docs 'half a minute' --editable '.[docs]'
	NO_MKDOCS_2_WARNING=1 .venv-docs/bin/mkdocs build --strict --quiet

operations: dev ## write the documentation's table of operations anew
	$(BIN)/python scripts/operations_table.py

reasons: dev ## write docs/reference/reasons.md anew, the Reasons of errors
	$(BIN)/python scripts/reasons_table.py

http-actions: dev ## write docs/reference/http.md anew, the actions of the control
	$(BIN)/python scripts/http_actions.py

control-types: dev ## write the types of the control anew, from the newest service model
	$(BIN)/python scripts/control_types.py

number-plans: dev ## write the table of numbering plans anew, from the newest phonenumbers
	$(BIN)/pip install --quiet --upgrade phonenumbers
	$(BIN)/python scripts/number_plans.py

upstream: dev ## the service folder and its tests as a service of moto's own, from its wheel
	$(BIN)/python scripts/upstream.py

dist: ## the source distribution and the wheel, in dist/, checked by twine
	@scripts/make_venv .venv-dist 'less than a minute' build 'readme-renderer[md]' twine
	rm -rf dist
	@echo 'Building the source distribution, and the wheel from it'
	@.venv-dist/bin/python -m build >.venv-dist/build.log 2>&1 || { cat .venv-dist/build.log; exit 1; }
	@! grep -E -A8 'Warning|warning: no files found' .venv-dist/build.log
	.venv-dist/bin/twine check --strict dist/*

dev: ## the virtual environment of development, .venv
	@scripts/make_venv $(VENV) 'one to two minutes' --editable '.[server,test,lint]'

clean: ## remove what the other targets made
	rm -rf .venv .venv-* .npm-* mutants site build dist *.egg-info
