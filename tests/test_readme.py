"""The README says what is true, and the programs in examples/ run."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from .test_pinpointsmsvoicev2 import MODEL

pytestmark = pytest.mark.in_process

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


#: the badges, as the text of the image by its name
BADGES = dict(
    re.findall(
        r"^!\[(.*)\]\(https://img.shields.io/badge/(.*)-blue\)$", README, re.MULTILINE
    )
)


def supported(what: str) -> list[str]:
    command = [str(ROOT / "scripts" / "supported"), what]
    return subprocess.check_output(command, text=True).split()


def test_the_badges_say_what_setup_cfg_says() -> None:
    pythons = supported("pythons")
    moto = supported("oldest")[0].removeprefix("moto==")
    badges = BADGES.items()
    assert (
        f"Python {pythons[0]} to {pythons[-1]}",
        f"python-{pythons[0]}_to_{pythons[-1]}",
    ) in badges
    assert (f"moto {moto} or newer", f"moto-{moto}_or_newer") in badges
    assert ("Apache-2.0", "license-Apache--2.0") in badges


def test_the_number_and_the_list_of_operations() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "operations_table.py"))
    implemented = script["built"]()
    if len(implemented) < 110:
        pytest.skip(
            "the documentation lists the operations of the newest service model"
        )
    assert script["PAGE"].read_text("utf-8") == script["page"]()
    count, total = sum(implemented.values()), len(implemented)
    badge = f"{count} of {total} operations", f"operations-{count}_of_{total}"
    assert badge in BADGES.items()


def test_the_readme_fits_on_a_few_screens() -> None:
    assert len(README.splitlines()) <= 150


def test_every_link_works_on_a_package_index() -> None:
    links = re.findall(r"\]\(([^)]*)\)", README)
    assert [link for link in links if link[:8] != "https://"] == []


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


def test_the_demo_of_codes() -> None:
    assert ran("one_time_code.py") == [
        "+12065550102  You opted out. Send us START, and try again",
        "+14165550104  We send no codes to your country. Use the app instead",
        "+12065550101  DELIVERED",
        "+12065550103  UNREACHABLE",
    ]


def test_the_tests_of_the_example() -> None:
    tests = str(ROOT / "examples" / "test_one_time_code.py")
    command = [sys.executable, "-m", "pytest", "-qp", "no:cacheprovider", tests]
    finished = subprocess.run(command, check=False, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout
    assert "8 passed" in finished.stdout


def test_the_demo_of_an_rcs_agent() -> None:
    if "SendRcsMessage" not in MODEL.operation_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    assert ran("launch_rcs_agent.py") == [
        "  registration SUBMITTED, agent PENDING",
        "  registration REVIEWING, agent PENDING",
        "  registration PROVISIONING, agent PENDING",
        "  registration COMPLETE, agent ACTIVE",
        "  RCS_DELIVERED",
        "The card is READ",
    ]
