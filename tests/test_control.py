"""SmsVoiceControl seeds and lists registrations, in process and on a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import boto3
import pytest

from moto import mock_aws
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType

from .test_pinpointsmsvoicev2 import skip_unless_modelled

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


@mock_sms_registrations
def test_a_seeded_registration_is_listed_as_it_was_returned() -> None:
    control = SmsVoiceControl()
    created = datetime(2025, 2, 3, 4, 5, 6, 789000, tzinfo=timezone.utc)
    seeded = control.registrations.seed(
        RegistrationId="registration-1",
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="REQUIRES_UPDATES",
        CurrentVersionNumber=4,
        ApprovedVersionNumber=2,
        LatestDeniedVersionNumber=4,
        AdditionalAttributes={"CampaignId": "C123"},
        CreatedTimestamp=created,
    )
    assert seeded == {
        "RegistrationArn": "arn:aws:sms-voice:us-east-1:123456789012:registration/registration-1",
        "RegistrationId": "registration-1",
        "RegistrationType": "US_TEN_DLC_CAMPAIGN_REGISTRATION",
        "RegistrationStatus": "REQUIRES_UPDATES",
        "CurrentVersionNumber": 4,
        "ApprovedVersionNumber": 2,
        "LatestDeniedVersionNumber": 4,
        "AdditionalAttributes": {"CampaignId": "C123"},
        "CreatedTimestamp": created,
    }
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    assert client.describe_registrations()["Registrations"] == [seeded]
    assert control.registrations.list() == [seeded]

    versions = client.describe_registration_versions(RegistrationId="registration-1")
    assert [
        (version["VersionNumber"], version["RegistrationVersionStatus"])
        for version in versions["RegistrationVersions"]
    ] == [(4, "DENIED"), (3, "DISCARDED"), (2, "APPROVED"), (1, "DISCARDED")]


@mock_sms_registrations
def test_defaults_of_members_that_are_left_out() -> None:
    control = SmsVoiceControl(region_name="eu-west-1")
    now = datetime.now(timezone.utc)
    seeded = dict(control.registrations.seed())
    created: Any = seeded.pop("CreatedTimestamp")
    assert abs(created - now) < timedelta(minutes=5)
    assert seeded == {
        "RegistrationArn": f"arn:aws:sms-voice:eu-west-1:123456789012:registration/{seeded['RegistrationId']}",
        "RegistrationId": seeded["RegistrationId"],
        "RegistrationType": TOLL_FREE,
        "RegistrationStatus": "CREATED",
        "CurrentVersionNumber": 1,
    }


@pytest.mark.parametrize(
    "status, version_status, approved, denied",
    [
        ("CREATED", "DRAFT", None, None),
        ("SUBMITTED", "SUBMITTED", None, None),
        ("REVIEWING", "REVIEWING", None, None),
        ("REQUIRES_AUTHENTICATION", "REQUIRES_AUTHENTICATION", None, None),
        ("PROVISIONING", "APPROVED", 2, None),
        ("COMPLETE", "APPROVED", 2, None),
        ("CLOSED", "APPROVED", 2, None),
        ("REQUIRES_UPDATES", "DENIED", None, 2),
    ],
)
@mock_sms_registrations
def test_the_status_of_the_current_version_follows_from_the_registration(
    status: RegistrationStatusType,
    version_status: str,
    approved: int | None,
    denied: int | None,
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    skip_unless_modelled(client, status)
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationStatus=status, CurrentVersionNumber=2
    )
    assert seeded.get("ApprovedVersionNumber") == approved
    assert seeded.get("LatestDeniedVersionNumber") == denied
    version = client.describe_registration_versions(
        RegistrationId=seeded["RegistrationId"]
    )["RegistrationVersions"][0]
    assert version["RegistrationVersionStatus"] == version_status
    reached = version["RegistrationVersionStatusHistory"]
    assert set(reached) == {
        "DraftTimestamp",
        *({"SubmittedTimestamp"} if version_status != "DRAFT" else ()),
        version_status.title().replace("_", "") + "Timestamp",
    }
    assert set(reached.values()) == {seeded["CreatedTimestamp"]}


@pytest.mark.parametrize(
    "status, verdict, version_status",
    [
        ("COMPLETE", {"ApprovedVersionNumber": 1}, "APPROVED"),
        ("REQUIRES_UPDATES", {"LatestDeniedVersionNumber": 1}, "DENIED"),
    ],
)
@mock_sms_registrations
def test_a_version_after_an_approved_or_denied_one_is_a_draft(
    status: RegistrationStatusType, verdict: dict[str, Any], version_status: str
) -> None:
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationStatus=status, CurrentVersionNumber=2, **verdict
    )
    assert verdict.items() <= seeded.items()
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    versions = client.describe_registration_versions(
        RegistrationId=seeded["RegistrationId"]
    )["RegistrationVersions"]
    assert [version["RegistrationVersionStatus"] for version in versions] == [
        "DRAFT",
        version_status,
    ]


@pytest.mark.in_process
@mock_sms_registrations
def test_the_default_account_is_moto_account_id(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "333344445555")
    seeded = SmsVoiceControl().registrations.seed()
    assert ":333344445555:" in seeded["RegistrationArn"]
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    assert client.describe_registrations()["Registrations"] == [seeded]


@pytest.mark.parametrize(
    "created",
    [
        datetime(2025, 1, 2, tzinfo=timezone(timedelta(hours=2))),
        datetime(2025, 1, 1, 22),
        datetime(2025, 1, 1, 22, tzinfo=timezone.utc).timestamp(),
    ],
)
@mock_sms_registrations
def test_formats_of_the_created_timestamp(created: datetime | float) -> None:
    seeded = SmsVoiceControl().registrations.seed(CreatedTimestamp=created)
    assert seeded["CreatedTimestamp"] == datetime(2025, 1, 1, 22, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "members, error, message",
    [
        ({"Colour": "red"}, TypeError, "Unknown member 'Colour'"),
        (
            {"RegistrationState": "COMPLETE"},
            TypeError,
            r"Unknown member 'RegistrationState' \(did you mean RegistrationStatus\?\)\. ",
        ),
        ({"Tags": []}, TypeError, "Unknown member 'Tags'"),
        ({"RegistrationStatus": "GREEN"}, ValueError, "enum value set"),
        ({"RegistrationType": "a b"}, ValueError, "regular expression pattern"),
        ({"CurrentVersionNumber": 0}, ValueError, "greater than or equal to 1"),
        ({"CurrentVersionNumber": "1"}, ValueError, "must be of type long"),
        ({"CreatedTimestamp": "today"}, ValueError, "must be of type timestamp"),
        ({"CreatedTimestamp": 1e300}, ValueError, "must be of type timestamp"),
        ({"AdditionalAttributes": ["x"]}, ValueError, "must be of type map"),
        ({"AdditionalAttributes": {"x": 1}}, ValueError, "must be of type string"),
        ({"AdditionalAttributes": {"x": None}}, ValueError, "must not be null"),
        (
            {"RegistrationId": "taken"},
            ValueError,
            "The registration taken already exists",
        ),
        (
            {"RegistrationArn": "arn:aws:x"},
            ValueError,
            "arn:aws:x is not the ARN of registration-",
        ),
        (
            {"ApprovedVersionNumber": 2},
            ValueError,
            "ApprovedVersionNumber must be at most CurrentVersionNumber, 1, not 2",
        ),
        (
            {"ApprovedVersionNumber": 1, "LatestDeniedVersionNumber": 1},
            ValueError,
            "Version 1 cannot be both approved and denied",
        ),
        (
            {"AdditionalAttributes": {"x": {1, 2}}},
            ValueError,
            "Unsupported value {1, 2}",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_members(
    members: dict[str, Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    control.registrations.seed(RegistrationId="taken")
    with pytest.raises(error, match=message):
        control.registrations.seed(**members)
    assert len(control.registrations.list()) == 1


@mock_sms_registrations
def test_controls_of_other_accounts_and_regions() -> None:
    SmsVoiceControl(account_id="210987654321").registrations.seed()
    SmsVoiceControl(region_name="us-west-2").registrations.seed()
    assert SmsVoiceControl().registrations.list() == []
    [elsewhere] = SmsVoiceControl(account_id="210987654321").registrations.list()
    assert ":210987654321:" in elsewhere["RegistrationArn"]


@mock_sms_registrations
def test_an_unknown_region() -> None:
    with pytest.raises(KeyError):
        SmsVoiceControl(region_name="us-east-99").registrations.list()


@pytest.mark.in_process  # A server always keeps the seeded resources.
def test_a_control_requires_an_active_mock() -> None:
    control = SmsVoiceControl()
    for act in (
        control.registrations.seed,
        control.registrations.list,
        control.registrations.on_submit,
    ):
        with pytest.raises(RuntimeError, match="Start one with `with mock_sms_"):
            act()
    with mock_sms_registrations():
        control.registrations.seed()
        assert len(control.registrations.list()) == 1
    with pytest.raises(RuntimeError, match="No mock is active in this process"):
        control.registrations.approve("registration-1")


@pytest.mark.in_process
@mock_aws
def test_a_control_in_mock_aws() -> None:
    assert [
        SmsVoiceControl().registrations.seed()
    ] == SmsVoiceControl().registrations.list()


@mock_sms_registrations
def test_a_described_number_can_be_seeded() -> None:
    control = SmsVoiceControl(account_id="210987654321")
    seeded = control.phone_numbers.seed(PhoneNumberId="phone-1")
    arn = seeded["PhoneNumberArn"].replace("210987654321", "123456789012")
    again = seeded | {"PhoneNumberArn": arn}
    assert SmsVoiceControl().phone_numbers.seed(**again) == again


@mock_sms_registrations
def test_any_mapping_or_sequence_is_accepted() -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(
        RegistrationStatus="REVIEWING",
        AdditionalAttributes=MappingProxyType({"a": "b"}),
    )
    assert seeded["AdditionalAttributes"] == {"a": "b"}
    denied = control.registrations.deny(
        seeded["RegistrationId"],
        reasons=_Codes(),
        fields=MappingProxyType({"companyInfo.city": "INVALID_FIELD_VALUE"}),
    )
    assert denied["RegistrationStatus"] == "REQUIRES_UPDATES"


class _Codes(Sequence[str]):
    def __len__(self) -> int:
        return 1

    def __getitem__(self, index: Any) -> Any:
        return ["INVALID_URL"][index]


@mock_sms_registrations
def test_the_control_of_another_region() -> None:
    control = SmsVoiceControl(account_id="210987654321")
    elsewhere = control.in_region("eu-west-1")
    elsewhere.registrations.seed()
    assert control.registrations.list() == []
    [record] = elsewhere.registrations.list()
    assert record["RegistrationArn"].startswith(
        "arn:aws:sms-voice:eu-west-1:210987654321:"
    )


@pytest.mark.parametrize("name", ["", None])
def test_another_region_must_have_a_name(name: Any) -> None:
    with pytest.raises(ValueError) as refusal:
        SmsVoiceControl().in_region(name)
    assert str(refusal.value) == f"Pass the name of a Region, not {name!r}"


@mock_sms_registrations
def test_the_default_region_is_aws_default_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert SmsVoiceControl().region_name == "eu-west-1"
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    assert SmsVoiceControl().region_name == "us-east-1"


@mock_sms_registrations
def test_actions_do_not_accept_account_and_region() -> None:
    with pytest.raises(
        TypeError, match="Unknown argument 'account_id'. Pass it to SmsVoiceControl"
    ):
        SmsVoiceControl().registrations.seed(account_id="210987654321")  # type: ignore[call-arg]
