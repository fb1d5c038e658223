"""Resources are read from any installation, compressed or not."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import moto_pinpointsmsv2_ext

pytestmark = pytest.mark.in_process

PACKAGE = Path(moto_pinpointsmsv2_ext.__file__).parent
#: a request for each resource, in a process that has no phonenumbers
PROGRAM = """
import json, sys

sys.modules["phonenumbers"] = None

import boto3
import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

with mock_sms_registrations():
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    types = client.describe_registration_type_definitions()
    fields = client.describe_registration_field_definitions(
        RegistrationType="US_TOLL_FREE_REGISTRATION"
    )
    number = client.request_phone_number(
        IsoCountryCode="GB",
        NumberType="LONG_CODE",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
    )
    control = SmsVoiceControl()
    submitted = control.registrations.seed(RegistrationStatus="REVIEWING")
    control.registrations.deny(submitted["RegistrationId"], reasons=["CAMPAIGN_MISMATCH"])
    versions = client.describe_registration_versions(
        RegistrationId=submitted["RegistrationId"]
    )
    [reason] = versions["RegistrationVersions"][0]["DeniedReasons"]
print(json.dumps([
    moto_pinpointsmsv2_ext.__file__,
    types["RegistrationTypeDefinitions"][0]["RegistrationType"],
    fields["RegistrationFieldDefinitions"][0]["FieldPath"],
    number["PhoneNumber"][:-3],
    reason["Reason"],
]))
"""


def copy_package(folder: Path) -> Path:
    shutil.copytree(
        PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


def with_compressed_resources(folder: Path) -> Path:
    """Compress the resources, as the build of moto does."""
    copy_package(folder)
    for source in folder.rglob("resources/**/*.json"):
        Path(f"{source}.gz").write_bytes(gzip.compress(source.read_bytes()))
        source.unlink()
    return folder


def as_an_archive(folder: Path) -> Path:
    copy_package(folder / "package")
    return Path(shutil.make_archive(str(folder / "package"), "zip", folder / "package"))


@pytest.mark.parametrize("install", [with_compressed_resources, as_an_archive])
def test_resources_are_read(install: Callable[[Path], Path], tmp_path: Path) -> None:
    installed = install(tmp_path)
    output = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    file, *found = json.loads(output)
    assert Path(file).is_relative_to(installed)
    assert found == [
        "US_TOLL_FREE_REGISTRATION",
        "companyInfo.companyName",
        "+442079460",
        "Campaign mismatch",
    ]
