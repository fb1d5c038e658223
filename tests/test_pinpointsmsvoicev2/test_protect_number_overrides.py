"""The rules of protect configurations for phone numbers."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import moto_time, needs_protect, refused

pytestmark = needs_protect

US, GB, UNKNOWN = "+12065550100", "+442079460000", "+9990000000"
NOON = datetime(2026, 1, 1, 12)
HOUR = timedelta(hours=1)


class Configuration:
    """A protect configuration and its overrides."""

    def __init__(self) -> None:
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        created = self.sms.create_protect_configuration()
        self.id = created["ProtectConfigurationId"]
        self.arn = created["ProtectConfigurationArn"]

    def put(self, number: str, action: str = "BLOCK", **members: Any) -> dict[str, Any]:
        reply: dict[str, Any] = (
            self.sms.put_protect_configuration_rule_set_number_override(
                ProtectConfigurationId=self.id,
                DestinationPhoneNumber=number,
                Action=action,
                **members,
            )
        )
        del reply["ResponseMetadata"]
        return reply

    def numbers(self, **filters: str | list[str]) -> list[str]:
        """Return the numbers of the overrides that match filters."""
        return [
            override["DestinationPhoneNumber"]
            for override in self.overrides(
                Filters=[
                    {
                        "Name": name.replace("_", "-"),
                        "Values": values if isinstance(values, list) else [values],
                    }
                    for name, values in filters.items()
                ]
            )
        ]

    def overrides(self, **request: Any) -> list[dict[str, Any]]:
        reply = self.sms.list_protect_configuration_rule_set_number_overrides(
            ProtectConfigurationId=self.id, **request
        )
        assert reply["ProtectConfigurationId"] == self.id
        assert reply["ProtectConfigurationArn"] == self.arn
        found: list[dict[str, Any]] = reply["RuleSetNumberOverrides"]
        return found


@mock_aws
def test_an_override_is_put_listed_and_deleted() -> None:
    configuration = Configuration()
    put = configuration.put(US, "ALLOW")
    override = {
        "DestinationPhoneNumber": US,
        "CreatedTimestamp": put["CreatedTimestamp"],
        "Action": "ALLOW",
        "IsoCountryCode": "US",
    }
    of = {
        "ProtectConfigurationArn": configuration.arn,
        "ProtectConfigurationId": configuration.id,
    }
    assert put == of | override
    assert configuration.overrides() == [override]
    delete = configuration.sms.delete_protect_configuration_rule_set_number_override
    request = {"ProtectConfigurationId": configuration.id, "DestinationPhoneNumber": US}
    deleted = delete(**request)
    del deleted["ResponseMetadata"]
    assert deleted == put
    assert configuration.overrides() == []
    error = refused(delete, **request)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "protect-configuration"
    assert error["ResourceId"] == US
    assert error["Message"].endswith(
        "Use a phone number that ListProtectConfigurationRuleSetNumberOverrides returns "
        f"for {configuration.id}"
    )


@mock_aws
def test_a_number_is_given_with_or_without_its_plus_sign() -> None:
    configuration = Configuration()
    assert configuration.put(US[1:])["DestinationPhoneNumber"] == US
    configuration.put(US)
    assert configuration.numbers() == [US]
    configuration.sms.delete_protect_configuration_rule_set_number_override(
        ProtectConfigurationId=configuration.id, DestinationPhoneNumber=US[1:]
    )
    assert configuration.numbers() == []


@mock_aws
def test_a_number_of_no_country_has_no_country_code() -> None:
    assert "IsoCountryCode" not in Configuration().put(UNKNOWN)


@mock_aws
def test_overrides_are_of_one_configuration() -> None:
    configuration, other = Configuration(), Configuration()
    configuration.put(US)
    assert other.numbers() == []


@pytest.mark.in_process  # The clock of a server cannot be set.
@mock_aws
def test_an_override_that_is_put_again_keeps_its_time_of_creation() -> None:
    configuration = Configuration()
    with moto_time(NOON):
        first = configuration.put(US, "BLOCK", ExpirationTimestamp=NOON + HOUR)
    with moto_time(NOON + HOUR / 2):
        again = configuration.put(US, "ALLOW")
        assert again["CreatedTimestamp"] == first["CreatedTimestamp"]
        assert again["Action"] == "ALLOW"
        assert "ExpirationTimestamp" not in again
        assert len(configuration.overrides()) == 1


@pytest.mark.in_process  # The clock of a server cannot be set.
@mock_aws
def test_an_expired_override_is_not_listed_and_is_put_anew() -> None:
    configuration = Configuration()
    with moto_time(NOON):
        put = configuration.put(US, ExpirationTimestamp=NOON + HOUR)
        assert put["ExpirationTimestamp"].replace(tzinfo=None) == NOON + HOUR
        configuration.put(GB)
    with moto_time(NOON + HOUR - timedelta(milliseconds=1)):
        assert configuration.numbers() == [US, GB]
    with moto_time(NOON + HOUR):
        assert configuration.numbers() == [GB]
        error = refused(
            configuration.sms.delete_protect_configuration_rule_set_number_override,
            ProtectConfigurationId=configuration.id,
            DestinationPhoneNumber=US,
        )
        assert error["Code"] == "ResourceNotFoundException"
        anew = configuration.put(US)
        assert anew["CreatedTimestamp"].replace(tzinfo=None) == NOON + HOUR
        assert configuration.numbers() == [GB, US]


@pytest.mark.in_process  # The clock of a server cannot be set.
@mock_aws
def test_an_expiration_time_must_be_in_the_future() -> None:
    configuration = Configuration()
    with moto_time(NOON):
        error = refused(
            configuration.sms.put_protect_configuration_rule_set_number_override,
            ProtectConfigurationId=configuration.id,
            DestinationPhoneNumber=US,
            Action="BLOCK",
            ExpirationTimestamp=NOON,
        )
        assert error["Reason"] == "INVALID_PARAMETER"
        assert error["Fields"] == [
            {
                "Name": "expirationTimestamp",
                "Message": "2026-01-01T12:00:00Z is not in the future. Use a time after "
                "2026-01-01T12:00:00Z, or omit ExpirationTimestamp",
            }
        ]
        configuration.put(US, ExpirationTimestamp=NOON + timedelta(seconds=1))


@mock_aws
def test_filters_on_members() -> None:
    configuration = Configuration()
    configuration.put(US, "BLOCK")
    configuration.put(GB, "ALLOW")
    configuration.put(UNKNOWN, "ALLOW")
    assert configuration.numbers(iso_country_code="GB") == [GB]
    assert configuration.numbers(iso_country_code=["GB", "US"]) == [US, GB]
    assert configuration.numbers(action="ALLOW") == [GB, UNKNOWN]
    assert configuration.numbers(action="ALLOW", iso_country_code="US") == []


@mock_aws
def test_the_filter_on_the_beginning_of_a_number() -> None:
    configuration = Configuration()
    for number in (US, GB, UNKNOWN):
        configuration.put(number)
    name = "destination_phone_number_begins_with"
    assert configuration.numbers(**{name: "+1206"}) == [US]
    assert configuration.numbers(**{name: ["44", "+999"]}) == [GB, UNKNOWN]
    assert configuration.numbers(**{name: "206"}) == []


@pytest.mark.in_process  # The clock of a server cannot be set.
@pytest.mark.parametrize(
    "noon",
    ["2026-01-01T12:00:00Z", "2026-01-01T12:00", "2026-01-01T13:00:00+01:00"]
    + ["1767268800", "1767268800.0"],
)
@mock_aws
def test_filters_on_times(noon: str) -> None:
    configuration = Configuration()
    for number, at in ((US, NOON - HOUR), (GB, NOON), (UNKNOWN, NOON + HOUR)):
        with moto_time(at - timedelta(days=1)):
            configuration.put(number, ExpirationTimestamp=at)
    with moto_time(NOON - timedelta(days=2)):
        configuration.put("+33600000000")  # It does not expire.
    with moto_time(NOON - timedelta(days=1)):
        assert configuration.numbers(expires_before=noon) == [US]
        assert configuration.numbers(expires_after=noon) == [UNKNOWN]
        assert configuration.numbers(created_after=noon) == []
        assert (
            configuration.numbers(created_before=[noon, "0"]) == configuration.numbers()
        )
        assert len(configuration.numbers()) == 4
        day_before = (NOON - timedelta(days=1)).isoformat()
        assert configuration.numbers(created_after=day_before) == [UNKNOWN]
        assert configuration.numbers(created_before=day_before) == [US, "+33600000000"]
        assert configuration.numbers(
            expires_after="2026-01-01", expires_before=noon, action="BLOCK"
        ) == [US]


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "value", ["yesterday", "99999999999999", "0001-01-01T00+01:00"]
)
@mock_aws
def test_a_filter_on_a_text_that_is_not_a_time_is_refused(value: str) -> None:
    configuration = Configuration()
    error = refused(
        configuration.sms.list_protect_configuration_rule_set_number_overrides,
        ProtectConfigurationId=configuration.id,
        Filters=[{"Name": "expires-before", "Values": ["0", value]}],
    )
    assert error["Reason"] == "INVALID_FILTER_VALUES"
    assert error["Fields"] == [
        {
            "Name": "filters",
            "Message": f"expires-before cannot have the value {value}. Use a time such "
            "as 2026-01-31T12:00:00Z, or seconds since the epoch",
        }
    ]


@mock_aws
def test_overrides_are_paged() -> None:
    configuration = Configuration()
    for number in (US, GB, UNKNOWN):
        configuration.put(number)
    pages = configuration.sms.get_paginator(
        "list_protect_configuration_rule_set_number_overrides"
    ).paginate(
        ProtectConfigurationId=configuration.id, PaginationConfig={"PageSize": 2}
    )
    assert [
        [each["DestinationPhoneNumber"] for each in page["RuleSetNumberOverrides"]]
        for page in pages
    ] == [[US, GB], [UNKNOWN]]


@mock_aws
def test_an_expiration_time_with_an_offset_is_returned_as_the_same_time() -> None:
    configuration = Configuration()
    at = datetime(2999, 1, 1, tzinfo=timezone(HOUR))
    put = configuration.put(US, ExpirationTimestamp=at)
    assert put["ExpirationTimestamp"] == at
    assert configuration.overrides()[0]["ExpirationTimestamp"] == at
