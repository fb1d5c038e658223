"""Add the service to moto's source tree."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from upstream_responses import pagination, responses

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext._register import SERVICE, STATE_TRANSITIONS

FOLDER = f"moto/{SERVICE}"
TESTS = f"tests/test_{SERVICE}"
#: the changed files of moto
CHANGED = (
    "moto/backend_index.py",
    "moto/backends.py",
    "moto/cloudformation/parsing.py",
    "moto/core/config.py",
    "moto/moto_api/__init__.py",
)
API_VERSION = "2022-03-31"

URLS = '''\
"""pinpointsmsvoicev2 base URLs and path."""

from .responses import PinpointSMSVoiceV2Response

# Every host that the endpoint rules of botocore can make: regional, FIPS, dual-stack
# and both, in every partition.
url_bases = {bases}

url_paths = {{
    "{{0}}/$": PinpointSMSVoiceV2Response.dispatch,
}}
'''


def write_service(tree: Path) -> None:
    """Add the service folder, its tests and its entries in moto's files.

    :param tree: moto's source tree
    """
    package = Path(moto_pinpointsmsv2_ext.__file__).parent
    _copy(package / SERVICE, tree / FOLDER)
    _copy(package.parent / TESTS, tree / TESTS)
    _replace_request_handling(tree / FOLDER)
    _add_to_backend_index(tree)
    _add_to_backends(tree / "moto/backends.py")
    _add_to_packaging(tree)
    _add_to_cloudformation(tree / "moto/cloudformation/parsing.py")
    _add_to_config(tree / "moto/core/config.py")
    _add_state_transitions(tree / "moto/moto_api/__init__.py")


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))


def _replace_request_handling(folder: Path) -> None:
    shutil.rmtree(folder / "protocol")
    (folder / "common_errors.py").unlink()
    (folder / "responses.py").write_text(responses())
    (folder / "urls.py").write_text(_urls((folder / "urls.py").read_text()))
    (folder / API_VERSION).mkdir()
    extras = json.dumps(pagination(), indent=2) + "\n"
    (folder / API_VERSION / "paginators-1.moto-extras.json").write_text(extras)


def _urls(ours: str) -> str:
    found = re.search(r"^url_bases = (\[.*?^\])", ours, re.DOTALL | re.MULTILINE)
    assert found, "urls.py has no url_bases"
    return URLS.format(bases=found[1])


def _add_to_backend_index(tree: Path) -> None:
    # moto's scripts/update_backend_index.py writes the same: one entry per base.
    urls = (tree / FOLDER / "urls.py").read_text()
    entries = "".join(
        f'    (\n        "{SERVICE}",\n        re.compile(\n            {json.dumps(base)}\n'
        "        ),\n    ),\n"
        for base in re.findall(r'^    r"(http.*)",$', urls, re.MULTILINE)
    )
    assert entries, "urls.py has no base"
    _insert(tree / "moto/backend_index.py", '    ("polly",', entries)


def _add_to_backends(backends: Path) -> None:
    _insert(
        backends,
        "    from moto.polly.models import",
        f"    from moto.{SERVICE}.models import PinpointSMSVoiceV2Backend\n",
    )
    _insert(backends, "    \"Literal['polly']\",", f"    \"Literal['{SERVICE}']\",\n")
    _insert(
        backends,
        "@overload\ndef get_backend(name: \"Literal['polly']\")",
        "@overload\ndef get_backend(\n"
        f"    name: \"Literal['{SERVICE}']\",\n"
        ') -> "BackendDict[PinpointSMSVoiceV2Backend]": ...\n',
    )


def _add_to_packaging(tree: Path) -> None:
    _insert(tree / "setup.cfg", "polly =", f"{SERVICE} =\n")
    folders = sorted(
        {path.parent.relative_to(tree) for path in (tree / FOLDER).rglob("*.json")}
    )
    _insert(
        tree / "MANIFEST.in",
        "include moto/rds/*/*.json",
        "".join(f"include {folder}/*.json\n" for folder in folders),
    )
    marks = (
        "in_process: what is tested has no server side to it",
        "beyond_moto: more than moto's core does with a request",
    )
    _insert(
        tree / "pyproject.toml",
        '    "network: requires network',
        "".join(f'    "{mark}",\n' for mark in marks),
    )


def _add_to_cloudformation(parsing: Path) -> None:
    _insert(
        parsing,
        "from moto.rds import models",
        f"from moto.{SERVICE} import cloudformation as sms_voice_models  # noqa\n",
    )


def _add_to_config(config: Path) -> None:
    _insert(
        config,
        "DefaultConfig = TypedDict(",
        "class _sms_voice_config(TypedDict, total=False):\n"
        "    enforce_quotas: bool\n    require_registration: bool\n\n\n",
    )
    _insert(
        config,
        '        "stepfunctions": _sfn',
        f'        "{SERVICE}": _sms_voice_config,\n',
    )
    _insert(
        config,
        '    "stepfunctions": {"execute',
        f'    "{SERVICE}": {{"enforce_quotas": False, "require_registration": True}},\n',
    )


def _add_state_transitions(moto_api: Path) -> None:
    written = "".join(
        "state_manager.register_default_transition(\n"
        f'    "{name}",\n'
        f"    transition={json.dumps(transition)},\n"
        ")\n"
        for name, transition in STATE_TRANSITIONS.items()
    )
    before = 'state_manager.register_default_transition(\n    "s3::keyrestore"'
    _insert(moto_api, before, written)


def _insert(path: Path, before: str, text: str) -> None:
    """Insert text before a string that a file contains once."""
    source = path.read_text()
    assert source.count(before) == 1, f"{path}: {before!r} {source.count(before)} times"
    path.write_text(source.replace(before, text + before))
