"""The Dockerfile copies what the package is built from, and its health check works.

The image itself needs a Docker engine, so it is not built here.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import _free_port, _start_server

pytestmark = pytest.mark.in_process

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} +(.*)$", DOCKERFILE, re.MULTILINE)


def health_check(port: int) -> int:
    """Run the health check of the image, and return its exit status."""
    [instruction] = instructions("HEALTHCHECK")
    command = json.loads(instruction[instruction.index("[") :])
    code = command[-1].replace("localhost:5000", f"localhost:{port}")
    assert command[:2] == ["python", "-c"]
    return subprocess.run(
        [sys.executable, "-c", code], check=False, stderr=subprocess.DEVNULL
    ).returncode


def test_what_is_copied_exists_and_is_not_ignored() -> None:
    kept = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    ]
    copied = [name for line in instructions("COPY") for name in line.split()[:-1]]
    assert sorted(copied) == sorted(kept)
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_build_has_the_files_that_setup_cfg_names() -> None:
    settings = (ROOT / "setup.cfg").read_text("utf-8")
    named = re.findall(r"file: (\S+)|^license_files = (\S+)", settings, re.MULTILINE)
    copied = {name for line in instructions("COPY") for name in line.split()}
    assert {a or b for a, b in named} <= copied


def test_a_running_server_is_healthy() -> None:
    port = _free_port()
    server = _start_server(port)
    try:
        assert health_check(port) == 0
    finally:
        server.terminate()
        server.wait()


def test_a_server_that_is_not_there_is_not_healthy() -> None:
    with socket.socket() as nobody:
        nobody.bind(("localhost", 0))
        assert health_check(nobody.getsockname()[1]) == 1


def test_the_image_has_a_supported_python() -> None:
    [image] = instructions("FROM")
    [version] = re.findall(r"python:(3\.\d+)-slim", image)
    pythons = subprocess.run(
        ["scripts/supported", "pythons"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert version in pythons
