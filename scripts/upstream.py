"""Test the service folder as a service of moto.

Add the folder, its tests and what moto requires of a service to the source distribution of
the installed moto, with a ``responses.py`` in moto's style. Check it with moto's settings
of ruff and mypy, and build moto's wheel. Run the tests with the wheel and pytest in a new
environment, in process and against moto's server, without those marked ``beyond_moto``.
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
# pip prepares the build of a source distribution to download it, which takes 10 seconds.
CACHE = ROOT / "build" / "upstream"
#: without the settings of AWS, moto, pytest and of the path of this checkout
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("AWS_", "MOTO_", "PYTEST_", "PYTHONPATH", "TEST_SERVER"))
}


class Outcome(NamedTuple):
    """The outcome of a run of the tests."""

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
    """Unpack moto's source distribution and return its path."""
    name = f"moto-{moto_version}"
    archive = CACHE / f"{name}.tar.gz"
    if not archive.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        run([*pip, "--no-binary", "moto", "--dest", CACHE, f"moto=={moto_version}"])
    with tarfile.open(archive) as opened:
        opened.extractall(work, filter="data")
    return work / name


def check(tree: Path) -> None:
    """Run ruff and mypy with moto's settings."""
    ruff = [sys.executable, "-m", "ruff"]
    run([*ruff, "format", "--no-cache", f"{FOLDER}/responses.py"], tree)
    run([*ruff, "check", "--no-cache", FOLDER, TESTS], tree)
    # Newer versions of ruff report more in moto's own files.
    run([*ruff, "check", "--no-cache", "--select=F,I", *CHANGED], tree)
    run([*ruff, "format", "--no-cache", "--check", FOLDER, TESTS, *CHANGED], tree)
    mypy = [sys.executable, "-m", "mypy", "--config-file", "setup.cfg"]
    run([*mypy, "--cache-dir", CACHE / "mypy", FOLDER, *CHANGED], tree)


def build_wheel(tree: Path, work: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    run([*pip, "--wheel-dir", work, tree])
    return next(work.glob("moto-*.whl"))


def install(wheel: Path, work: Path) -> Path:
    """Install moto and pytest in a new environment and return its Python."""
    run([sys.executable, "-m", "venv", "--without-pip", work / "venv"])
    python = work / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    run([*pip, "--quiet", "--no-compile", f"{wheel}[all,server]", "pytest"])
    return python


def copy_tests(tree: Path, work: Path) -> Path:
    """Copy the tests to a directory that does not contain moto's source."""
    tests = work / "wheel"
    shutil.copytree(tree / TESTS, tests / TESTS)
    for name in ("tests/__init__.py", "tests/conftest.py", "pyproject.toml"):
        shutil.copy(tree / name, tests / name)
    return tests


@contextmanager
def server(python: Path, work: Path) -> Iterator[str]:
    """Run moto's server and yield its endpoint."""
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
        f"upstream: moto {moto_version}: {in_process.passed} tests passed in process and "
        f"{against_server.passed} against moto's server ({only_in_process} run in process "
        f"only). {in_process.left_out} tests were left out (beyond_moto)."
    )


def run(
    command: Sequence[str | Path],
    directory: Path = ROOT,
    environment: Mapping[str, str] = ENVIRONMENT,
) -> str:
    """Run a command and return its output. Exit with its output if it fails."""
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
