"""The types of the control: generated from the service model, and used by mypy."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import botocore
import pytest

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext.control import types

pytestmark = pytest.mark.in_process

ROOT = Path(__file__).parent.parent
PACKAGE = Path(moto_pinpointsmsv2_ext.__file__).parent


def test_the_types_are_those_of_the_newest_service_model() -> None:
    written = Path(types.__file__).read_text("utf-8")
    [version] = re.findall(r"botocore ([\d.]+)\.", written)
    if _numbers(botocore.__version__) < _numbers(version):
        pytest.skip("the types are those of a newer botocore")
    script = runpy.run_path(str(ROOT / "scripts" / "control_types.py"))
    generated = script["module"]().replace(botocore.__version__, version)
    assert generated == written, "run make control-types"


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


PROGRAM = """
from moto_pinpointsmsv2_ext import SmsVoiceControl
from moto_pinpointsmsv2_ext.control.types import (
    PhoneNumberInformationTypeDef,
    RegistrationFieldValueInformationTypeDef,
    RegistrationVersionInformationTypeDef,
)

control = SmsVoiceControl(region_name="eu-west-1")
seeded = control.registrations.seed(
    RegistrationStatus="COMPLETE",
    field_values={"companyInfo.city": "Oslo", "a.b": ["x"], "c.d": {"Feedback": "No"}},
    versions=[
        {"DeniedReasons": ["INVALID_URL"], "RegistrationFieldValues": {"a.b": "x"}},
        {"RegistrationVersionStatus": "APPROVED"},
    ],
)
created: float = seeded["CreatedTimestamp"].timestamp()
number: PhoneNumberInformationTypeDef = control.phone_numbers.seed(NumberType="SIMULATOR")
again = control.phone_numbers.seed(**number)


def copy(
    values: list[RegistrationFieldValueInformationTypeDef],
    versions: list[RegistrationVersionInformationTypeDef],
) -> None:
    # What boto3 returns has types of these shapes in boto3-stubs.
    control.registrations.seed(field_values=values, versions=versions)


control.pools.seed(origination_identities=[number["PhoneNumberArn"]])
control.registrations.on_submit(decision="hold", times=1)
control.pace("pool", "immediate")
"""

#: lines with a mistake
WRONG = [
    'control.phone_numbers.seed(Numbertype="SIMULATOR")',
    'control.phone_numbers.seed(NumberType="SIMULATED")',
    'control.registrations.seed(RegistrationStatus="COMPLETED")',
    'control.registrations.seed(versions=[{"DeniedReason": []}])',
    'control.registrations.on_submit(decision="reject")',
    'control.registrations.list(status="DONE")',
    'control.registrations.deny("registration-1", ["INVALID_URL"])',
    'control.pace("pools", "immediate")',
    'seeded["RegistrationState"]',
    'SmsVoiceControl("eu-west-1")',
]


def test_mypy_finds_the_mistakes_of_a_test(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "test_of_a_user.py"
    lines: list[str] = [*PROGRAM.splitlines(), *WRONG]
    program.write_text("\n".join(lines), "utf-8")
    environment = dict(os.environ)
    if PACKAGE.parent.name != "site-packages":
        environment["MYPYPATH"] = str(PACKAGE.parent)
    options = ["--strict", "--no-error-summary", "--hide-error-context"]
    # The packages that are not checked are read without their bodies.
    options += ["--follow-imports=silent", "--config-file=", "--no-incremental"]
    result = subprocess.run(
        [sys.executable, "-m", "mypy", *options, str(program)],
        check=False,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    found = re.findall(
        r"^test_of_a_user\.py:(\d+): error: ", result.stdout, re.MULTILINE
    )
    named = [lines[int(number) - 1] for number in found]
    assert named == WRONG, result.stdout + result.stderr
