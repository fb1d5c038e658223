"""The figures that docs/speed.md quotes: ratios of costs of one run on one machine.

    python benchmarks/run.py [registrations]

The costs are instructions where valgrind, its headers and a C compiler are (Debian's
packages valgrind and gcc), otherwise CPU time; of whole processes, CPU time in any case.
"""

from __future__ import annotations

import compileall
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import cost

PACKAGE = Path(__file__).parent.parent / "moto_pinpointsmsv2_ext"
SMS = ("pinpoint-sms-voice-v2", "describe_registrations")
DYNAMODB = ("dynamodb", "list_tables")

#: what, the cost, the cost it is compared with and its name, the most that is wanted
ROWS = [
    ("moto's dynamodb `list_tables`", "list_tables", "floor", "floor", None),
    ("one registration described", "describe", "floor", "floor", 1.95),
    ("", "describe", "list_tables", "dynamodb `list_tables`", None),
    ("", "describe", "list_secrets", "secretsmanager `list_secrets`", None),
    ("a registration created", "create", "list_tables", "dynamodb `list_tables`", 0.87),
    ("a page of 100", "page", "floor of a page", "floor of 100", 1.45),
    ("100 phone numbers listed", "numbers", "floor of numbers", "floor of 100", None),
    ("the field definitions of a campaign", "fields", "floor of fields", "floor", None),
    ("a form of 27 fields submitted", "form", "floor of a form", "floor", None),
    ("a pool of 100 numbers", "pool", "floor of a pool", "floor", None),
    ("a text sent", "text", "floor of a text", "floor", None),
    ("", "text", "sns", "sns `publish` to a phone number", 1.0),
    ("a rich card sent", "card", "floor of a card", "floor", None),
    ("", "card", "text", "one text sent", None),
    ("a text, its two events in a queue behind a topic", "text reported", "floor of a text", "floor", None),
    ("", "text reported", "two to a queue", "two of sns `publish` to the topic", 1.0),
    ("a small test", "test", "test of mock_aws", "the same with `mock_aws`", 0.4),
    ("", "test", "test of dynamodb", "one of dynamodb with `mock_aws`", None),
    ("the first call of a process", "first", "first of dynamodb", "dynamodb's", 1.6),
]  # fmt: skip

MODULES = {
    "200 tests": """
def test_{}(sms_voice_client):
    assert sms_voice_client.describe_registrations()["Registrations"] == []
""",
    "200 tests of mock_aws": """
@moto.mock_aws
def test_{}():
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    assert client.describe_registrations()["Registrations"] == []
""",
    "200 tests of dynamodb": """
@moto.mock_aws
def test_{}():
    client = boto3.client("dynamodb", region_name="us-east-1")
    assert client.list_tables()["TableNames"] == []
""",
}
PROGRAMS = {
    "mock_aws imported": "from moto import mock_aws",
    "package imported": "from moto_pinpointsmsv2_ext import mock_sms_registrations\n"
    "from moto import mock_aws",
    "pytest imported": "import pytest",
    "plugin imported": "import pytest, moto_pinpointsmsv2_ext.pytest_plugin",
}


def row(what: str, ratio: float, base: str, most: float | None = None) -> None:
    print(f"| {what} | {ratio:.2f} | {base} | {most and f'<= {most}' or ''} |")


def calls() -> None:
    costs = cost.run("calls.py")
    for name, call in (("first", SMS), ("first of dynamodb", DYNAMODB)):
        rounds = 1 if cost.counts_instructions() else 5
        costs[name] = min(
            cost.run("first_call.py", *call)["first call"] for _ in range(rounds)
        )
    for what, name, base, of, most in ROWS:
        row(what, costs[name] / costs[base], of, most)


def processes() -> None:
    """Whole programs: 200 tests under pytest, and what importing takes."""
    costs: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as directory:
        for name, test in MODULES.items():
            path = Path(directory, f"test_{len(costs)}.py")
            tests = "".join(test.format(number) for number in range(200))
            path.write_text(f"import boto3, moto, moto_pinpointsmsv2_ext\n{tests}")
            pytest = ("-m", "pytest", "-qp", "no:cacheprovider", str(path))
            costs[name] = cpu_seconds(*pytest)
    for _ in range(7):
        for name, program in PROGRAMS.items():
            taken = cpu_seconds("-c", program)
            costs[name] = min(taken, costs.get(name, taken))
    ours = costs["200 tests"]
    row("200 small tests", ours / costs["200 tests of mock_aws"], "`mock_aws`", 0.4)
    row("", ours / costs["200 tests of dynamodb"], "dynamodb's with `mock_aws`")
    ours = costs["package imported"]
    row("importing the package", ours / costs["mock_aws imported"], "`mock_aws`", 1.1)
    ours = costs["plugin imported"]
    row("the pytest plugin, unused", ours / costs["pytest imported"], "pytest", 1.1)


def cpu_seconds(*arguments: str) -> float:
    """The CPU time of a program of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def among_many(count: int) -> None:
    costs = cost.run("many.py", str(count), counted=False)
    for name, what in (("id", "a look-up by id"), ("page", "a page of 50")):
        ratio = costs[f"{name} among many"] / costs[f"{name} among few"]
        row(f"{what} among {count:,}", ratio, "among 200", 1.2)
    scan = (costs["rare among many"] - costs["rare among few"]) / count
    print(
        f"\nA filter that nothing matches: {scan * 1e6:.1f} microseconds a registration."
    )
    print(f"Memory: {costs['KiB']:.1f} KiB a registration, its version included.")


def among_messages() -> None:
    costs = cost.run("many_messages.py", counted=False)
    for name, what in (
        ("10,000 sent", "a text after 10,000 texts"),
        ("100,000 opted out", "a text with 100,000 opted-out numbers"),
    ):
        row(what, costs[f"text with {name}"] / costs["text"], "a text", 1.2)
    row(
        "the outbox of 10,000 in pages of 500, for each text",
        costs["outbox"] / 10_000 / costs["text"],
        "a text",
    )


def server() -> None:
    costs = cost.run("server.py", counted=False)
    ours = costs["server"]
    of_secrets = ours / costs["server of secretsmanager"]
    row("a request to the server", of_secrets, "secretsmanager `list_secrets`")
    row("", ours / costs["server of dynamodb"], "dynamodb `list_tables`")


def main(count: int) -> None:
    # Where nothing may write compiled files, the first call would compile ours alone.
    compileall.compile_dir(PACKAGE, quiet=1)
    print("| what | ratio | to | wanted |\n| --- | --- | --- | --- |")
    calls()
    processes()
    server()
    among_messages()
    among_many(count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
