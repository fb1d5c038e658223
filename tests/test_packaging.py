"""setup.cfg and the Makefile agree with the files that repeat their settings."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
from pathlib import Path

import pytest

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext._register import OLDEST_MOTO

pytestmark = pytest.mark.in_process

ROOT = Path(__file__).parent.parent


def setup_cfg() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def run(*command: str) -> list[str]:
    finished = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return finished.stdout.splitlines()


def test_the_supported_pythons_are_those_of_the_classifiers() -> None:
    prefix = "Programming Language :: Python :: 3."
    classifiers = setup_cfg()["metadata"]["classifiers"].splitlines()
    pythons = [line.split(" :: ")[-1] for line in classifiers if prefix in line]
    assert len(pythons) > 1
    assert run("scripts/supported", "pythons") == pythons


def test_all_files_state_the_same_oldest_python() -> None:
    oldest, *_ = run("scripts/supported", "pythons")
    assert setup_cfg()["options"]["python_requires"] == f">={oldest}"
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    [ruff] = re.findall(r'^target-version = "py(\d)(\d+)"$', pyproject, re.MULTILINE)
    assert ".".join(ruff) == oldest


def test_the_oldest_versions_match_install_requires() -> None:
    required = setup_cfg()["options"]["install_requires"].split()
    minimums = [
        requirement.split(",")[0].replace(">=", "==")
        for requirement in required
        if ">=" in requirement
    ]
    assert len(minimums) == 3
    assert run("scripts/supported", "oldest") == minimums
    assert f"moto=={OLDEST_MOTO}" in minimums


def test_all_files_of_the_package_are_in_the_wheel() -> None:
    package = ROOT / "moto_pinpointsmsv2_ext"
    patterns = [
        str(ROOT / name.strip().replace(".", "/") / pattern.strip())
        for name, data in setup_cfg()["options.package_data"].items()
        for pattern in data.split(",")
    ]
    files = [
        path
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
    ]
    missing = [
        path for path in files if not any(path.match(pattern) for pattern in patterns)
    ]
    assert missing == []


def test_the_installed_package_has_the_files_of_the_page() -> None:
    page = Path(moto_pinpointsmsv2_ext.__file__).parent / "web"
    names = {path.name for path in page.rglob("*") if path.is_file()}
    assert {"page.css", "page.js", "base.html"} <= names


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall("^([a-z-]+):", makefile, re.MULTILINE)
    assert [
        line.split()[0] for line in run("make", "--no-print-directory", "help")
    ] == targets


def make_venv(folder: Path, *, pip: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/make_venv with a Python whose environment has a shell script as pip."""
    python = folder / "python"
    python.write_text(
        "#!/bin/sh\n"
        'mkdir -p "$3/bin" && cd "$3/bin" || exit\n'
        f"printf '#!/bin/sh\n%s\n' '{pip}' >pip\n"
        "cp pip python && chmod +x pip python\n"
    )
    python.chmod(0o755)
    return subprocess.run(
        ["scripts/make_venv", str(folder / "venv"), "a minute", "this", "that"],
        cwd=ROOT,
        env=os.environ | {"PYTHON": str(python)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_venv_is_prepared_once_and_without_the_output_of_pip(tmp_path: Path) -> None:
    first = make_venv(tmp_path, pip="echo WARNING; echo WARNING >&2")
    said = f"Preparing {tmp_path}/venv, a minute, once: pip install this that\n"
    assert (first.returncode, first.stdout, first.stderr) == (0, said, "")
    second = make_venv(tmp_path, pip="exit 1")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_the_output_of_a_pip_that_fails_is_shown(tmp_path: Path) -> None:
    for _ in range(2):
        failed = make_venv(tmp_path, pip='echo "no $3"; exit 1')
        assert (failed.returncode, failed.stderr) == (1, "no that\n")
