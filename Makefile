PYTHON ?= python3
# Each set of versions has a virtual environment of its own, made when first needed.
VENV := .venv
BIN := $(VENV)/bin
# A worker of pytest-xdist for each processor. Without it the suite runs in one process.
PARALLEL := -n auto
OLDEST := moto==5.1.20 boto3==1.29.2 botocore==1.32.2

.PHONY: help demo test test-oldest test-versions test-cli mutants lint format bench upstream operations number-plans clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1  /p' $(MAKEFILE_LIST)

$(VENV)/ready: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[server,test,lint]'
	touch $@

demo: $(VENV)/ready ## run the main jobs: registrations listed; one filed, denied, corrected, approved
	$(BIN)/python examples/list_registrations.py
	$(BIN)/python examples/register_toll_free.py
	$(BIN)/python examples/request_toll_free.py

test: $(VENV)/ready ## the whole suite, in process and against a server
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PARALLEL)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/pytest $(PARALLEL) --moto-server

test-oldest: ## the suite on the oldest supported moto and botocore
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/pip install --quiet --editable '.[server,test]' $(OLDEST)
	.venv-oldest/bin/pytest $(PARALLEL)
	.venv-oldest/bin/pytest $(PARALLEL) --moto-server

test-versions: ## the suite on every Python that can be had
	scripts/test_versions

test-cli: $(VENV)/ready ## the AWS CLI against the server
	scripts/test_cli

MODULE := *
mutants: ## break the rules of models/ one by one, or those of MODULE=pools; list what no test sees
	$(PYTHON) -m venv .venv-mutants
	.venv-mutants/bin/pip install --quiet --editable '.[server,test]' 'mutmut>=3.8'
	.venv-mutants/bin/mutmut run 'moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.$(MODULE).*'
	.venv-mutants/bin/mutmut results

lint: $(VENV)/ready ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/ready ## let ruff mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/ready ## the figures the README quotes
	$(BIN)/python benchmarks/run.py

operations: $(VENV)/ready ## write the README's table of operations anew
	$(BIN)/python scripts/operations_table.py

number-plans: $(VENV)/ready ## write the table of numbering plans anew, from the newest phonenumbers
	$(BIN)/pip install --quiet --upgrade phonenumbers
	$(BIN)/python scripts/number_plans.py

upstream: $(VENV)/ready ## the service folder and its tests as a service of moto's own, from its wheel
	$(BIN)/python scripts/upstream.py

clean:
	rm -rf .venv .venv-* mutants build dist *.egg-info
