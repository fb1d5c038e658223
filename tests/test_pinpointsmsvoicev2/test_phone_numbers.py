"""Phone numbers: requested, listed, changed, released."""

from __future__ import annotations

import re
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import create_topic, progression, refused
from .campaigns import new_campaign, registered_campaign

SIMULATOR = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}
TOLL_FREE = {**SIMULATOR, "NumberType": "TOLL_FREE"}
TOPIC = "arn:aws:sns:us-east-1:123456789012:inbound"


def sms() -> Any:
    create_topic()
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def statuses(client: Any, number_id: str, times: int) -> list[str]:
    return [
        client.describe_phone_numbers(PhoneNumberIds=[number_id])["PhoneNumbers"][0][
            "Status"
        ]
        for _ in range(times)
    ]


@mock_aws
def test_request() -> None:
    client = sms()
    tags = [{"Key": "team", "Value": "sms"}]
    reply = client.request_phone_number(**SIMULATOR, Tags=tags)
    del reply["ResponseMetadata"]
    number_id, number = reply["PhoneNumberId"], reply["PhoneNumber"]
    expected = {
        "PhoneNumberArn": f"arn:aws:sms-voice:us-east-1:123456789012:phone-number/{number_id}",
        "PhoneNumberId": number_id,
        "PhoneNumber": number,
        "Status": "PENDING",
        "IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "SIMULATOR",
        "MonthlyLeasingPrice": "1.00",
        "TwoWayEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "OptOutListName": "Default",
        "DeletionProtectionEnabled": False,
        "CreatedTimestamp": reply["CreatedTimestamp"],
    }
    shape = client.meta.service_model.shape_for("RequestPhoneNumberResult")
    if "InternationalSendingEnabled" in shape.members:
        expected["InternationalSendingEnabled"] = False
    assert reply == {**expected, "Tags": tags}
    assert number_id.startswith("phone-")
    assert len(number_id) == len("phone-") + 32
    assert client.describe_phone_numbers()["PhoneNumbers"] == [expected]
    listed = client.list_tags_for_resource(ResourceArn=reply["PhoneNumberArn"])
    assert listed["Tags"] == tags
    assert statuses(client, number_id, 2) == ["ACTIVE", "ACTIVE"]


@pytest.mark.parametrize(
    "country, number_type, form",
    [
        ("US", "TOLL_FREE", r"\+18(00|33|44|55|66|77|88)55501\d\d"),
        ("US", "TEN_DLC", r"\+1[2-9]\d\d55501\d\d"),
        ("US", "SIMULATOR", r"\+1[2-9]\d\d55501\d\d"),
        ("US", "LONG_CODE", r"\+1[2-9]\d\d55501\d\d"),
        ("CA", "LONG_CODE", r"\+1[2-9]\d\d55501\d\d"),
        ("CA", "TOLL_FREE", r"\+18(00|33|44|55|66|77|88)55501\d\d"),
        ("PR", "LONG_CODE", r"\+1(787|939)55501\d\d"),
        ("GB", "LONG_CODE", r"\+442079460\d{3}"),
        ("JE", "LONG_CODE", r"\+447797\d{6}"),
        ("AU", "LONG_CODE", r"\+6125550\d{4}"),
        ("DE", "LONG_CODE", r"\+49(17|30|40|69|221|89)\d+"),
        ("SE", "LONG_CODE", r"\+467017406[1-9]\d"),
        ("IN", "LONG_CODE", r"\+91[6-9]\d{9}"),
        ("GH", "LONG_CODE", r"\+233[25]\d{8}"),
    ],
)
@mock_aws
def test_a_number_has_the_format_of_its_country(
    country: str, number_type: str, form: str
) -> None:
    client = sms()
    request = {**SIMULATOR, "IsoCountryCode": country, "NumberType": number_type}
    found = {client.request_phone_number(**request)["PhoneNumber"] for _ in range(10)}
    assert len(found) == 10
    for number in found:
        assert re.fullmatch(form, number), number


@mock_aws
def test_numbers_have_different_area_codes() -> None:
    client = sms()
    request = {**SIMULATOR, "NumberType": "TEN_DLC"}
    numbers = [client.request_phone_number(**request)["PhoneNumber"] for _ in range(10)]
    assert len({number[:5] for number in numbers}) > 1


@mock_aws
def test_a_country_has_as_many_numbers_as_its_range() -> None:
    client = sms()
    request = {**SIMULATOR, "IsoCountryCode": "SE", "NumberType": "LONG_CODE"}
    found = [client.request_phone_number(**request)["PhoneNumber"] for _ in range(90)]
    assert sorted(found) == [f"+467017406{last:02}" for last in range(10, 100)] != found
    error = refused(client.request_phone_number, **request)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "phone-number"


@mock_aws
def test_numbers_that_are_not_available() -> None:
    client = sms()
    changes: list[dict[str, Any]] = [
        {"NumberCapabilities": ["RCS"]},
        {"IsoCountryCode": "GB"},
    ]
    for change in changes:
        shape = client.meta.service_model.shape_for("NumberCapability")
        if change.get("NumberCapabilities", ["SMS"])[0] not in shape.enum:
            continue
        error = refused(client.request_phone_number, **{**SIMULATOR, **change})
        assert error["Code"] == "ResourceNotFoundException"
        assert error["ResourceType"] == "phone-number"
    assert client.describe_phone_numbers()["PhoneNumbers"] == []


@mock_aws
def test_a_toll_free_number_waits_for_its_registration() -> None:
    client = sms()
    registration_id = client.create_registration(
        RegistrationType="US_TOLL_FREE_REGISTRATION"
    )["RegistrationId"]
    number = client.request_phone_number(**TOLL_FREE, RegistrationId=registration_id)
    number_id = number["PhoneNumberId"]
    [association] = client.list_registration_associations(
        RegistrationId=registration_id
    )["RegistrationAssociations"]
    assert association["ResourceId"] == number_id
    assert statuses(client, number_id, 3) == ["PENDING"] * 3
    # The release of the number closes a registration that is not submitted.
    client.release_phone_number(PhoneNumberId=number_id)
    [registration] = client.describe_registrations()["Registrations"]
    assert registration["RegistrationStatus"] == "CLOSED"
    client.delete_registration(RegistrationId=registration_id)


NOT_REQUIRED: Any = {"pinpointsmsvoicev2": {"require_registration": False}}


@pytest.mark.in_process  # A server does not use this configuration.
@mock_aws(config=NOT_REQUIRED)
def test_no_registration_is_required_by_configuration() -> None:
    client = sms()
    number_id = client.request_phone_number(**TOLL_FREE)["PhoneNumberId"]
    assert statuses(client, number_id, 3) == ["PENDING", "ACTIVE", "ACTIVE"]


#: the countries that register long codes: GB (observed), the others (assumed)
REGISTERED = ["AT", "AU", "CL", "DK", "ES", "FI", "GB", "HK", "HU", "IT", "NL", "NO", "PL", "PT", "SE"]  # fmt: skip


@pytest.mark.parametrize("country", [*REGISTERED, "CA", "DE", "BE", "US"])
@mock_aws
def test_long_codes_of_these_countries_require_registration(country: str) -> None:
    client = sms()
    number = client.request_phone_number(
        **{**SIMULATOR, "IsoCountryCode": country, "NumberType": "LONG_CODE"}
    )
    expected = "PENDING" if country in REGISTERED else "ACTIVE"
    seen = statuses(client, number["PhoneNumberId"], 3)
    assert seen == ["PENDING", expected, expected]


@mock_aws
def test_update() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    number_id = client.request_phone_number(**SIMULATOR)["PhoneNumberId"]
    changed = client.update_phone_number(
        PhoneNumberId=number_id,
        TwoWayEnabled=True,
        TwoWayChannelArn=TOPIC,
        SelfManagedOptOutsEnabled=True,
        OptOutListName="arn:aws:sms-voice:us-east-1:123456789012:opt-out-list/mine",
        DeletionProtectionEnabled=True,
    )
    assert changed["TwoWayEnabled"] is True
    assert changed["TwoWayChannelArn"] == TOPIC
    assert changed["SelfManagedOptOutsEnabled"] is True
    assert changed["OptOutListName"] == "mine"
    assert changed["DeletionProtectionEnabled"] is True
    changed = client.update_phone_number(
        PhoneNumberId=changed["PhoneNumberArn"],
        TwoWayEnabled=False,
        SelfManagedOptOutsEnabled=False,
    )
    assert changed["TwoWayEnabled"] is False
    assert "TwoWayChannelArn" not in changed
    assert changed["DeletionProtectionEnabled"] is True


@mock_aws
def test_release() -> None:
    client = sms()
    number = client.request_phone_number(**SIMULATOR)
    number_id = number["PhoneNumberId"]
    released = client.release_phone_number(PhoneNumberId=number_id)
    assert released["Status"] == "DISASSOCIATING"
    assert statuses(client, number_id, 1) == ["DISASSOCIATING"]
    assert client.describe_phone_numbers()["PhoneNumbers"] == []
    error = refused(client.describe_phone_numbers, PhoneNumberIds=[number_id])
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceId"] == number_id


@mock_aws
def test_the_immediate_progression() -> None:
    client = sms()
    with progression("phone-number", progression="immediate"):
        number = client.request_phone_number(**SIMULATOR)
        assert statuses(client, number["PhoneNumberId"], 1) == ["ACTIVE"]
        client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
        error = refused(
            client.describe_phone_numbers, PhoneNumberIds=[number["PhoneNumberId"]]
        )
        assert error["Code"] == "ResourceNotFoundException"


@mock_aws
def test_a_number_with_a_list_and_a_pool() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    with progression("phone-number", progression="immediate"):
        first = client.request_phone_number(**SIMULATOR, OptOutListName="mine")
        with progression("pool", progression="immediate"):
            pool_id = client.create_pool(
                IsoCountryCode="US",
                OriginationIdentity=first["PhoneNumberId"],
                MessageType="TRANSACTIONAL",
            )["PoolId"]
            client.describe_pools()
        second = client.request_phone_number(**SIMULATOR, PoolId=pool_id)
        assert second["OptOutListName"] == "mine"
        assert second["PoolId"] == pool_id
        error = refused(
            client.request_phone_number,
            **SIMULATOR,
            PoolId=pool_id,
            OptOutListName="Default",
        )
        assert error["Reason"] == "OPT_OUT_LIST_MISMATCH"
    assert len(client.describe_phone_numbers()["PhoneNumbers"]) == 2


@pytest.mark.parametrize(
    "filters, found",
    [
        ({"status": ["ACTIVE"]}, 2),
        ({"status": ["DELETED"]}, 0),
        ({"iso-country-code": ["US", "GB"]}, 2),
        ({"message-type": ["PROMOTIONAL"]}, 0),
        ({"number-capability": ["VOICE"]}, 1),
        ({"number-capability": ["VOICE", "SMS"]}, 2),
        ({"number-type": ["SIMULATOR"]}, 2),
        ({"two-way-enabled": ["true"]}, 1),
        ({"two-way-enabled": ["false"], "number-capability": ["VOICE"]}, 1),
        ({"two-way-channel-arn": [TOPIC]}, 1),
        ({"self-managed-opt-outs-enabled": ["false"]}, 2),
        ({"opt-out-list-name": ["Default"]}, 2),
        ({"deletion-protection-enabled": ["true"]}, 0),
    ],
)
@mock_aws
def test_filters(filters: dict[str, list[str]], found: int) -> None:
    client = sms()
    names = client.meta.service_model.shape_for("PhoneNumberFilterName").enum
    if not set(filters) <= set(names):
        pytest.skip("the service model of this botocore has no such filter")
    with progression("phone-number", progression="immediate"):
        one = client.request_phone_number(**SIMULATOR)
        client.request_phone_number(
            **{**SIMULATOR, "NumberCapabilities": ["SMS", "VOICE"]}
        )
        client.update_phone_number(
            PhoneNumberId=one["PhoneNumberId"],
            TwoWayEnabled=True,
            TwoWayChannelArn=TOPIC,
        )
        listed = client.describe_phone_numbers(
            Filters=[
                {"Name": name, "Values": values} for name, values in filters.items()
            ]
        )
    assert len(listed["PhoneNumbers"]) == found


@pytest.mark.beyond_moto
@mock_aws
def test_an_unknown_filter_value() -> None:
    error = refused(
        sms().describe_phone_numbers,
        Filters=[{"Name": "number-capability", "Values": ["FAX"]}],
    )
    assert error["Reason"] == "INVALID_FILTER_VALUES"


def skip_without_choice(client: Any) -> None:
    if "ListAvailablePhoneNumbers" not in client.meta.service_model.operation_names:
        pytest.skip("the service model of this botocore has no choice of numbers")


@mock_aws
def test_available_numbers() -> None:
    client = sms()
    skip_without_choice(client)
    asked = {
        "IsoCountryCode": "US",
        "NumberType": "TEN_DLC",
        "NumberCapabilities": ["SMS"],
        "RegistrationId": registered_campaign(client),
    }
    first = client.list_available_phone_numbers(**asked)
    numbers = first["AvailablePhoneNumbers"]
    second = client.list_available_phone_numbers(**asked, NextToken=first["NextToken"])
    assert [*numbers, *second["AvailablePhoneNumbers"]] == [
        f"+120155501{line:02}" for line in range(20)
    ]
    assert (
        client.list_available_phone_numbers(**{**asked, "IsoCountryCode": "GB"})[
            "AvailablePhoneNumbers"
        ]
        == []
    )
    error = refused(
        client.list_available_phone_numbers,
        **{**asked, "RegistrationId": new_campaign(client)},
    )
    assert error["Reason"] == "REGISTRATION_NOT_COMPLETE"


@pytest.mark.parametrize(
    "kind, pattern, matches",
    [
        ("StartsWith", "206", lambda number: number.startswith("+1206")),
        ("EndsWith", "42", lambda number: number.endswith("42")),
        ("Contains", "7555", lambda number: "7555" in number),
        ("ExactMatch", "+12065550142", lambda number: number == "+12065550142"),
    ],
)
@mock_aws
def test_a_chosen_number_is_requested(kind: str, pattern: str, matches: Any) -> None:
    client = sms()
    skip_without_choice(client)
    preference = [{"PreferenceType": [kind], "Filter": [pattern]}]
    chosen = {
        "IsoCountryCode": "US",
        "NumberType": "TEN_DLC",
        "NumberCapabilities": ["SMS"],
        "NumberPreference": preference,
        "RegistrationId": registered_campaign(client),
    }
    listed = client.list_available_phone_numbers(**chosen)["AvailablePhoneNumbers"]
    assert listed
    assert all(map(matches, listed))
    ten_dlc = {**chosen, "MessageType": "TRANSACTIONAL"}
    requested = client.request_phone_number(**ten_dlc)["PhoneNumber"]
    assert requested == listed[0]
    if kind == "ExactMatch":
        error = refused(client.request_phone_number, **ten_dlc)
        assert error["Code"] == "ResourceNotFoundException"
    error = refused(
        client.request_phone_number, **{**TOLL_FREE, "NumberPreference": preference}
    )
    assert error["Reason"] == "INVALID_PARAMETER"
