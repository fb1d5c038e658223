"""The service folder as a service of moto's own, from moto's source to its wheel.

Into the source distribution of the installed moto go the folder, its tests and what moto
asks for; instead of the folder's request engine a ``responses.py`` in moto's idiom. Then
moto's own ruff and mypy settings check it, moto's wheel is built, and the tests run from
that wheel in an environment that has moto and pytest only: in process and against moto's
server. Left out are the tests marked ``beyond_moto``: of malformed requests, client tokens
and the like, which moto's core leaves to nobody.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from upstream_tree import CHANGED, FOLDER, TESTS, write_service

ROOT = Path(__file__).parent.parent
# A source distribution is the same for ever, and pip builds it to look at it.
CACHE = ROOT / "build" / "upstream"
#: nothing of ours, of the user's AWS or of pytest's settings
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("AWS_", "MOTO_", "PYTEST_", "PYTHONPATH", "TEST_SERVER"))
}


class Outcome(NamedTuple):
    """Of a run of the tests."""

    passed: int
    left_out: int


def main() -> None:
    moto_version = version("moto")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        tree = unpack(moto_version, work)
        write_service(tree)
        with ThreadPoolExecutor() as pool:
            checked = pool.submit(check, tree)
            python = install(build_wheel(tree, work), work)
            checked.result()
            tests = copy_tests(tree, work)
            in_process = pool.submit(run_tests, python, tests)
            with server(python, work) as endpoint:
                against_server = run_tests(python, tests, endpoint)
            print(summary(moto_version, in_process.result(), against_server))


def unpack(moto_version: str, work: Path) -> Path:
    """moto's source tree."""
    name = f"moto-{moto_version}"
    archive = CACHE / f"{name}.tar.gz"
    if not archive.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        run([*pip, "--no-binary", "moto", "--dest", CACHE, f"moto=={moto_version}"])
    with tarfile.open(archive) as opened:
        opened.extractall(work, filter="data")
    return work / name


def check(tree: Path) -> None:
    """moto's own ruff and mypy settings."""
    ruff = [sys.executable, "-m", "ruff"]
    run([*ruff, "format", "--no-cache", f"{FOLDER}/responses.py"], tree)
    run([*ruff, "check", "--no-cache", FOLDER, TESTS], tree)
    # A newer ruff than moto's finds more in moto's own files.
    run([*ruff, "check", "--no-cache", "--select=F,I", *CHANGED], tree)
    run([*ruff, "format", "--no-cache", "--check", FOLDER, TESTS, *CHANGED], tree)
    mypy = [sys.executable, "-m", "mypy", "--config-file", "setup.cfg"]
    run([*mypy, "--cache-dir", CACHE / "mypy", FOLDER, *CHANGED], tree)


def build_wheel(tree: Path, work: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    run([*pip, "--wheel-dir", work, tree])
    return next(work.glob("moto-*.whl"))


def install(wheel: Path, work: Path) -> Path:
    """The Python of an environment with nothing but moto and pytest."""
    run([sys.executable, "-m", "venv", "--without-pip", work / "venv"])
    python = work / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    run([*pip, "--quiet", "--no-compile", f"{wheel}[all,server]", "pytest"])
    return python


def copy_tests(tree: Path, work: Path) -> Path:
    """The tests away from the source tree, so that moto is the wheel's."""
    tests = work / "wheel"
    shutil.copytree(tree / TESTS, tests / TESTS)
    for name in ("tests/__init__.py", "tests/conftest.py", "pyproject.toml"):
        shutil.copy(tree / name, tests / name)
    return tests


@contextmanager
def server(python: Path, work: Path) -> Iterator[str]:
    """moto's server while the block runs; its endpoint."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    with open(work / "server.log", "wb") as log:
        process = subprocess.Popen(
            [python.with_name("moto_server"), "-p", str(port)],
            cwd=work,
            env=ENVIRONMENT,
            stdout=log,
            stderr=log,
        )
    try:
        for _ in range(600):
            try:
                socket.create_connection(("localhost", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("The server did not start")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def run_tests(python: Path, tests: Path, endpoint: str = "") -> Outcome:
    environment, marks = ENVIRONMENT, "not beyond_moto"
    if endpoint:
        marks += " and not in_process"
        environment = environment | {
            "TEST_SERVER_MODE": "true",
            "TEST_SERVER_MODE_ENDPOINT": endpoint,
        }
    options = ["-q", "--color=no", "-p", "no:cacheprovider", "-m", marks]
    printed = run([python, "-m", "pytest", *options, TESTS], tests, environment)
    counts = {word: int(n) for n, word in re.findall(r"(\d+) (\w+)", printed)}
    return Outcome(counts["passed"], counts.get("deselected", 0))


def summary(moto_version: str, in_process: Outcome, against_server: Outcome) -> str:
    only_in_process = against_server.left_out - in_process.left_out
    return (
        f"upstream: in moto {moto_version}'s wheel, with moto's own request handling, "
        f"{in_process.passed} tests pass in process and {against_server.passed} against "
        f"its server ({only_in_process} have no server side); left out are "
        f"{in_process.left_out} tests of what goes beyond moto's norm"
    )


def run(
    command: Sequence[str | Path],
    directory: Path = ROOT,
    environment: Mapping[str, str] = ENVIRONMENT,
) -> str:
    """What a command prints, and prints to us if it fails."""
    done = subprocess.run(
        command,
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
