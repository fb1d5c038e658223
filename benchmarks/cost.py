"""What calls cost: in instructions where valgrind is, otherwise in CPU time.

Instructions repeat within 0.5 % on a loaded machine. CPU time does not, so the calls of a
group take turns, and the least of the rounds counts. Only ratios of two costs of one run mean
anything.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

Call = Callable[[], object]

_HERE = Path(__file__).parent
_COUNTER = "BENCHMARK_COUNTER"


def run(program: str, *arguments: str, counted: bool = True) -> dict[str, float]:
    """Run a program of this directory, in a process of its own.

    :param program: its file name
    :param counted: whether to count instructions, where that is possible
    :return: the costs that it measured, by name
    """
    command = [sys.executable, str(_HERE / program), *arguments]
    environment = os.environ | {
        "PYTHONHASHSEED": "0",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    if not (counted and counts_instructions()):
        output = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        ).stdout
        return dict(json.loads(output))
    with tempfile.TemporaryDirectory() as directory:
        counter, dumps = Path(directory, "counter.so"), Path(directory, "dump")
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-o", counter, _HERE / "counter.c"], check=True
        )
        subprocess.run(
            [
                *("valgrind", "--quiet", "--tool=callgrind"),
                *("--instr-atstart=no", "--collect-atstart=no"),
                f"--callgrind-out-file={dumps}",
                *command,
            ],
            env=environment | {_COUNTER: str(counter)},
            check=True,
            capture_output=True,
        )
        return dict(_read(dump) for dump in Path(directory).glob("dump.*"))


def counts_instructions() -> bool:
    """Whether there are valgrind, its headers and a C compiler."""
    return bool(
        shutil.which("valgrind")
        and shutil.which("cc")
        and subprocess.run(
            ["cc", "-fsyntax-only", _HERE / "counter.c"],
            check=False,
            capture_output=True,
        ).returncode
        == 0
    )


def _read(dump: Path) -> tuple[str, float]:
    text = dump.read_text()
    named = re.search(r"^desc: Trigger: Client Request: (.*)$", text, re.MULTILINE)
    total = re.search(r"^totals: (\d+)$", text, re.MULTILINE)
    assert named and total
    name, _, times = named[1].rpartition("/")
    return name, int(total[1]) / int(times)


class Meter:
    """Measures calls in the process that is run."""

    def __init__(self) -> None:
        counter = os.environ.get(_COUNTER)
        self._counter = ctypes.CDLL(counter) if counter else None
        #: CPU seconds a call, by name
        self.costs: dict[str, float] = {}

    def measure(
        self, calls: dict[str, Call], times: int = 10, warm: bool = True
    ) -> None:
        """Measure calls that are to be compared with one another.

        :param calls: by name
        :param times: how often each is made
        :param warm: whether each is made once before, which is not counted
        """
        if warm:
            for call in calls.values():
                call()
        gc.collect()
        gc.disable()
        if self._counter is None:
            self._measure_time(calls, times, rounds=15 if warm else 1)
        else:
            for name, call in calls.items():
                self._counter.start()
                for _ in range(times):
                    call()
                self._counter.stop(f"{name}/{times}".encode())
        gc.enable()

    def _measure_time(self, calls: dict[str, Call], times: int, rounds: int) -> None:
        for _ in range(rounds):
            for name, call in calls.items():
                start = time.process_time()
                for _ in range(times):
                    call()
                taken = (time.process_time() - start) / times
                self.costs[name] = min(taken, self.costs.get(name, taken))

    def report(self) -> None:
        """Write the costs for the process that runs this one."""
        print(json.dumps(self.costs))
