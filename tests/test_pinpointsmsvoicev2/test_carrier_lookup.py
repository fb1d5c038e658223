"""CarrierLookup: the country, the carrier and the type of a phone number."""

from __future__ import annotations

from typing import Any

import pytest

from moto import mock_aws

from . import MODEL, refused
from .messaging import US, long_code, reporting, set_carrier, sms

pytestmark = pytest.mark.skipif(
    "CarrierLookup" not in MODEL.operation_names,
    reason="the service model of this botocore has no CarrierLookup",
)

CARRIER = {"MCC": "001", "MNC": "01", "Carrier": "Example Carrier"}


def look_up(number: str, **members: Any) -> dict[str, Any]:
    response: dict[str, Any] = sms().carrier_lookup(PhoneNumber=number, **members)
    del response["ResponseMetadata"]
    return response


@pytest.mark.parametrize(
    "number, e164, code, country, name",
    [
        ("+12065550100", "+12065550100", "1", "US", "United States"),
        ("+1 (206) 555-01.00", "+12065550100", "1", "US", "United States"),
        ("+14165550100", "+14165550100", "1", "CA", "Canada"),
        ("+442079460000", "+442079460000", "44", "GB", "United Kingdom"),
        ("+390612345678", "+390612345678", "39", "IT", "Italy"),
    ],
)
@mock_aws
def test_a_mobile_number(
    number: str, e164: str, code: str, country: str, name: str
) -> None:
    assert look_up(number) == {
        "E164PhoneNumber": e164,
        "DialingCountryCode": code,
        "IsoCountryCode": country,
        "Country": name,
        **CARRIER,
        "PhoneNumberType": "MOBILE",
    }


@mock_aws
def test_a_country_that_aws_does_not_serve_has_no_name() -> None:
    found = look_up("+850191123456")
    assert (found["IsoCountryCode"], found.get("Country")) == ("KP", None)


@pytest.mark.parametrize(
    "number",
    ["+999123456", "+1206555010", "+120655501000", "+4912", "+44207946000000000"],
)
@pytest.mark.parametrize("cleansing", [True, False])
@mock_aws
def test_a_number_that_cannot_exist(number: str, cleansing: bool) -> None:
    assert look_up(number, EnableCleansing=cleansing) == {
        "E164PhoneNumber": number,
        "PhoneNumberType": "INVALID",
    }


@pytest.mark.parametrize(
    "number, cleansed, plain",
    [
        ("+44 (0)20 7946 0000", "+442079460000", "+4402079460000"),
        ("+442079460000", "+442079460000", "+442079460000"),
        # Numbers in Italy start with zero.
        ("+39 06 12345678", "+390612345678", "+390612345678"),
    ],
)
@mock_aws
def test_a_number_is_cleansed(number: str, cleansed: str, plain: str) -> None:
    found = look_up(number, EnableCleansing=True)
    assert found["E164PhoneNumber"] == cleansed
    expected = number if number != cleansed else None
    assert found.get("OriginalPhoneNumber") == expected
    found = look_up(number)
    assert found["E164PhoneNumber"] == plain
    assert "OriginalPhoneNumber" not in found


@mock_aws
def test_a_number_without_digits() -> None:
    error = refused(sms().carrier_lookup, PhoneNumber="+1(")
    assert error["Reason"] == "INVALID_PARAMETER"
    assert error["Fields"] == [
        {
            "Name": "phoneNumber",
            "Message": "Must have 2 to 19 digits after the plus sign: '+1('",
        }
    ]


@pytest.mark.in_process  # AWS has no operation for this.
@pytest.mark.parametrize(
    "kind, members",
    [
        ("MOBILE", {"Carrier": "Mine", "MCC": "310", "MNC": "260"}),
        ("PREPAID", {"Carrier": "Mine", "MCC": "310", "MNC": "260"}),
        ("LANDLINE", {"Carrier": "Mine"}),
    ],
)
@mock_aws
def test_the_carrier_of_a_number_can_be_set(kind: str, members: dict[str, str]) -> None:
    set_carrier(US, kind, "Mine", "310", "260")
    assert look_up(US) == {
        "E164PhoneNumber": US,
        "DialingCountryCode": "1",
        "IsoCountryCode": "US",
        "Country": "United States",
        **members,
        "PhoneNumberType": kind,
    }
    set_carrier(US, "INVALID")
    assert look_up(US) == {"E164PhoneNumber": US, "PhoneNumberType": "INVALID"}


@pytest.mark.in_process  # AWS has no operation for this.
@mock_aws
def test_events_name_the_carrier() -> None:
    client = sms()
    events = reporting(client)
    long_code(client)
    set_carrier(US, "MOBILE", "Mine", "310", "260")
    client.send_text_message(
        DestinationPhoneNumber=US, MessageBody="Hello", ConfigurationSetName="set"
    )
    event = events()[-1]
    assert (event["mcc"], event["mnc"], event["carrierName"]) == ("310", "260", "Mine")
