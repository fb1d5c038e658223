"""The examples of the README run, and its list of operations is current."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.in_process

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_python_examples(pytester: pytest.Pytester) -> None:
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    program = "\n\n".join(examples)
    pytester.makepyfile(program)
    tests = program.count("def test_")
    assert tests >= len(examples)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=tests)


def test_the_list_of_operations() -> None:
    import botocore.session

    model = botocore.session.get_session().get_service_model("pinpoint-sms-voice-v2")
    if len(model.operation_names) < 110:
        pytest.skip("the README lists the operations of the newest service model")
    script = runpy.run_path(str(ROOT / "scripts" / "operations_table.py"))
    assert script["written"](README) == README


def test_every_link_works_on_a_package_index() -> None:
    headings = re.findall("^## (.*)$", README, re.MULTILINE)
    anchors = {"#" + heading.lower().replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(([^)]*)\)", README)
    assert [
        link for link in links if link not in anchors and link[:8] != "https://"
    ] == []


def ran(example: str) -> list[str]:
    """Run an example, and return the lines it prints with ID for registration ids."""
    finished = subprocess.run(
        [sys.executable, "-W", "error", ROOT / "examples" / example],
        capture_output=True,
        text=True,
        check=True,
    )
    return re.sub("registration-[0-9a-f]{32}", "ID", finished.stdout).splitlines()


def test_the_demo_of_listing() -> None:
    lines = ran("list_registrations.py")
    assert lines[-1] == "3 CREATED, 1 REVIEWING, 1 REQUIRES_UPDATES, 3 COMPLETE"
    assert any("page 2  ID  GB_SENDER_ID_REGISTRATION" in line for line in lines)


def test_the_demo_of_registering() -> None:
    assert ran("register_toll_free.py") == [
        "+18335550123, a form of 24 fields",
        "ID",
        "  version 1  SUBMITTED",
        "  version 1  REVIEWING",
        "  version 1  REQUIRES_UPDATES",
        (
            "  denied: The URL of the privacy policy is missing or cannot be opened; enter "
            "a public URL of the policy."
        ),
        "  version 2  SUBMITTED",
        "  version 2  REVIEWING",
        "  version 2  PROVISIONING",
        "  version 2  COMPLETE",
        "ID is registered",
    ]


def test_the_demo_of_a_number() -> None:
    lines = ran("request_toll_free.py")
    assert [re.sub(r"\+1\d+xxxx", "NUMBER", line) for line in lines] == [
        "ID is submitted",
        "  NUMBER  PENDING",
        "  NUMBER  PENDING",
        "ID is approved",
        "  NUMBER  PENDING",
        "  NUMBER  ACTIVE",
        "  answers to HELP, STOP, HOURS",
    ]
