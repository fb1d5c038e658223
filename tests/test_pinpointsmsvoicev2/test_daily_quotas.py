"""The quotas of what is created in a day, whose numbers AWS does not publish."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import hint_of, moto_time, progression, refused
from .test_quotas import ENFORCED

NOON = datetime(2026, 1, 1, 12)
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
ATTACHMENT = {"AttachmentBody": b"%PDF-1.7"}

# Neither clock nor quotas of a server can be set.
pytestmark = pytest.mark.in_process


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


@mock_aws(config=ENFORCED)
def test_attachments_of_a_day() -> None:
    client = sms()

    def create_and_delete() -> None:
        created = client.create_registration_attachment(**ATTACHMENT)
        named = {"RegistrationAttachmentId": created["RegistrationAttachmentId"]}
        client.describe_registration_attachments()
        client.delete_registration_attachment(**named)

    with progression("registration-attachment", progression="immediate"):
        with moto_time(NOON):
            create_and_delete()
        with moto_time(NOON + DAY - SECOND):
            for _ in range(99):
                create_and_delete()
            error = refused(client.create_registration_attachment, **ATTACHMENT)
            assert error["Code"] == "ServiceQuotaExceededException"
            assert error["Reason"] == "REGISTRATION_ATTACHMENTS_CREATED_PER_DAY"
        with moto_time(NOON + DAY):
            create_and_delete()
            error = refused(client.create_registration_attachment, **ATTACHMENT)
            assert error["Reason"] == "REGISTRATION_ATTACHMENTS_CREATED_PER_DAY"


@mock_aws(config=ENFORCED)
def test_versions_of_a_day() -> None:
    client = sms()
    registration_id = client.create_registration(
        RegistrationType="US_SHORT_CODE_REGISTRATION"
    )["RegistrationId"]
    named = {"RegistrationId": registration_id}

    def discard() -> None:
        client.submit_registration_version(**named)
        client.discard_registration_version(**named)

    with moto_time(NOON):
        for _ in range(100):
            discard()
            client.create_registration_version(**named)
        discard()
        error = refused(client.create_registration_version, **named)
        assert error["Code"] == "ServiceQuotaExceededException"
        assert error["Reason"] == "REGISTRATION_VERSIONS_CREATED_PER_DAY"
    with moto_time(NOON + DAY):
        client.create_registration_version(**named)


@mock_aws(config=ENFORCED)
def test_campaigns_of_a_brand() -> None:
    client = sms()
    brand, *campaigns = [
        client.create_registration(RegistrationType=f"US_TEN_DLC_{name}_REGISTRATION")[
            "RegistrationId"
        ]
        for name in ["BRAND", *["CAMPAIGN"] * 11]
    ]
    *allowed, last = [
        {"RegistrationId": campaign, "ResourceId": brand} for campaign in campaigns
    ]
    for association in allowed:
        client.create_registration_association(**association)
    error = refused(client.create_registration_association, **last)
    assert error["Code"] == "ServiceQuotaExceededException"
    assert error["Reason"] == "ASSOCIATIONS_PER_REGISTRATION"
    assert hint_of(error) == (
        "The quota is 10. Use another US_TEN_DLC_BRAND_REGISTRATION, or set "
        "enforce_quotas to False"
    )
