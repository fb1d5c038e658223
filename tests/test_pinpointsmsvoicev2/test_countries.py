"""What AWS has for each country: sender IDs, phone numbers, two-way messaging.

The lists are the columns of AWS's tables of supported countries. (AWS docs)
"""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused
from .test_pools import TOPIC, number, pool_of

#: the countries that AWS sends messages to
COUNTRIES = """
AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BM BN BO BR BS BT BW BY
BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI
FJ FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE
IL IM IN IQ IS IT JE JM JO JP KE KG KH KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV
LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL
NO NP NU NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SE SG SI
SK SL SM SN SO SR SS ST SV SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ
VE VG VI VN VU WS XK YE YT ZA ZM ZW
"""
WITHOUT_SENDER_IDS = """
AR BE BR BS CA CG CL CN CO CR DO EC FM GT GU HU KN KR KY LC LR MC MH MY MZ NI NZ PE PR
PY SV TM US UY VE VI ZA
"""
#: those of GB, IE and SG can be registered, which is not required
REGISTERED_SENDER_IDS = """
AE AT AU BD BG BY CM CZ EG ES ET FI GH ID IN JO KE KH KW KZ LB LK MA MX NG OM PH QA RO
RU SA SS TH TR TW TZ VN ZM
"""
LONG_CODES = """
AE AT AU BE CA CL CR CZ DE DK EE ES FI GB GH GR GU HK HN HU IE IL IN IT JE KE KW LK LR
LT LU LV MM MT MU NL NO PH PK PL PR PT RO SA SE SG SK TH TW TZ UA US VI ZA
"""
VOICE_NUMBERS = """
AR AT AU BB BF BG BH BR CA CH CL CO CY DE DO EC FI GB GD GR GT HR ID IE IL IS IT JM KE
KH KY KZ LT LU LV MD ML MX NI NZ PE PH PL PR RO SI SK SV TH TJ TT TW US UY VE VN ZA
"""
#: codes of no country, and of countries that AWS does not send messages to
OTHERS = ["AX", "CU", "CW", "IR", "TK", "ZZ"]


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def with_numbers(number_type: str, capability: str) -> list[str]:
    """Return the countries in which a number can be requested."""
    client, found = sms(), []
    for country in [*COUNTRIES.split(), *OTHERS]:
        try:
            client.request_phone_number(
                IsoCountryCode=country,
                MessageType="TRANSACTIONAL",
                NumberCapabilities=[capability],
                NumberType=number_type,
            )
        except client.exceptions.ResourceNotFoundException as error:
            assert error.response["ResourceType"] == "phone-number"
        else:
            found.append(country)
    return found


@mock_aws
def test_the_countries_of_sender_ids() -> None:
    client, refusals = sms(), {}
    for country in [*COUNTRIES.split(), *OTHERS]:
        try:
            client.request_sender_id(SenderId="ACME", IsoCountryCode=country)
        except client.exceptions.ValidationException as error:
            refusals[country] = error.response["Reason"]
    assert refusals == {
        **dict.fromkeys(WITHOUT_SENDER_IDS.split(), "SENDER_ID_NOT_SUPPORTED"),
        **dict.fromkeys(
            REGISTERED_SENDER_IDS.split(), "SENDER_ID_REQUIRES_REGISTRATION"
        ),
        **dict.fromkeys(OTHERS, "INVALID_PARAMETER"),
    }


@pytest.mark.parametrize(
    "country, name, message",
    [
        ("FR", "senderId", None),
        (
            "ZZ",
            "isoCountryCode",
            "AWS does not send messages to ZZ. Use another country",
        ),
        ("NZ", "isoCountryCode", "NZ does not support sender IDs. Use a phone number"),
        (
            "AU",
            "senderId",
            "AU requires a registration. Create a AU_SENDER_ID_REGISTRATION",
        ),
        (
            "NG",
            "senderId",
            "NG requires a registration. Create a case with AWS Support",
        ),
    ],
)
@mock_aws
def test_a_refused_sender_id_names_the_way_out(
    country: str, name: str, message: str | None
) -> None:
    client = sms()
    request = {"SenderId": "ACME", "IsoCountryCode": country}
    if message is None:
        assert client.request_sender_id(**request)["Registered"] is False
        return
    error = refused(client.request_sender_id, **request)
    assert error["Fields"] == [{"Name": name, "Message": message}]


@pytest.mark.parametrize(
    "number_type, capability, countries",
    [
        ("LONG_CODE", "SMS", LONG_CODES),
        ("LONG_CODE", "VOICE", VOICE_NUMBERS),
        ("LONG_CODE", "MMS", "CA US"),
        ("TOLL_FREE", "SMS", "CA US"),
        ("TOLL_FREE", "MMS", "US"),
        ("TEN_DLC", "MMS", "US"),
        ("SIMULATOR", "VOICE", "US"),
    ],
)
@mock_aws
def test_the_countries_of_numbers(
    number_type: str, capability: str, countries: str
) -> None:
    shape = sms().meta.service_model.shape_for("NumberCapability")
    if capability not in shape.enum:
        pytest.skip("the service model of this botocore has no such capability")
    assert with_numbers(number_type, capability) == countries.split()


@mock_aws
def test_a_number_has_all_capabilities_of_the_request() -> None:
    client = sms()
    request = {
        "IsoCountryCode": "PL",
        "MessageType": "TRANSACTIONAL",
        "NumberType": "LONG_CODE",
    }
    both = client.request_phone_number(**request, NumberCapabilities=["SMS", "VOICE"])
    assert both["NumberCapabilities"] == ["SMS", "VOICE"]
    # Long codes of Belgium cannot make calls.
    error = refused(
        client.request_phone_number,
        **{**request, "IsoCountryCode": "BE"},
        NumberCapabilities=["SMS", "VOICE"],
    )
    assert error["Code"] == "ResourceNotFoundException"


@mock_aws
def test_what_is_given_twice_is_listed_once() -> None:
    client = sms()
    number = client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["VOICE", "SMS", "VOICE"],
        NumberType="SIMULATOR",
    )
    assert number["NumberCapabilities"] == ["VOICE", "SMS"]
    sender_id = client.request_sender_id(
        SenderId="ACME",
        IsoCountryCode="GB",
        MessageTypes=["PROMOTIONAL", "PROMOTIONAL"],
    )
    assert sender_id["MessageTypes"] == ["PROMOTIONAL"]


@mock_aws
def test_a_toll_free_number_of_canada_waits_for_a_registration() -> None:
    client = sms()
    registration_id = client.create_registration(
        RegistrationType="US_TOLL_FREE_REGISTRATION"
    )["RegistrationId"]
    requested = number(client, IsoCountryCode="CA", NumberType="TOLL_FREE")
    assert requested["Status"] == "PENDING"
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=requested["PhoneNumberId"]
    )
    [association] = client.list_registration_associations(
        RegistrationId=registration_id
    )["RegistrationAssociations"]
    assert association["ResourceType"] == "TOLL_FREE"
    assert association["PhoneNumber"] == requested["PhoneNumber"]


def two_way() -> dict[str, Any]:
    boto3.client("sns", region_name="us-east-1").create_topic(Name="inbound")
    return {"TwoWayEnabled": True, "TwoWayChannelArn": TOPIC}


def long_code(client: Any, country: str, capability: str = "SMS") -> str:
    found = number(
        client,
        IsoCountryCode=country,
        NumberType="LONG_CODE",
        NumberCapabilities=[capability],
    )
    return str(found["PhoneNumberId"])


@pytest.mark.parametrize(
    "country, capability, supported",
    [
        ("CA", "SMS", True),
        ("BE", "SMS", True),
        ("LR", "SMS", False),
        ("BB", "VOICE", False),
        # These long codes only receive messages.
        ("IN", "SMS", True),
        ("PK", "SMS", True),
        ("PH", "SMS", True),
        ("SA", "SMS", True),
    ],
)
@mock_aws
def test_the_countries_of_two_way_messaging(
    country: str, capability: str, supported: bool
) -> None:
    client = sms()
    identity = long_code(client, country, capability)
    if supported:
        changed = client.update_phone_number(PhoneNumberId=identity, **two_way())
        assert changed["TwoWayEnabled"] is True
        return
    error = refused(client.update_phone_number, PhoneNumberId=identity, **two_way())
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY"
    assert error["Fields"] == [
        {
            "Name": "twoWayEnabled",
            "Message": f"{country} does not support two-way messaging. Use a phone "
            "number of another country",
        }
    ]
    # What does not enable two-way messaging is allowed.
    changed = client.update_phone_number(PhoneNumberId=identity, TwoWayEnabled=False)
    assert changed["TwoWayEnabled"] is False


@mock_aws
def test_a_pool_has_two_way_messaging_if_all_its_numbers_can() -> None:
    client = sms()
    pool_id = pool_of(client, long_code(client, "CA"), "CA")
    client.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity=long_code(client, "LR"), IsoCountryCode="LR"
    )
    error = refused(client.update_pool, PoolId=pool_id, **two_way())
    assert error["Reason"] == "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY"
    assert [field["Name"] for field in error["Fields"]] == ["twoWayEnabled"]
    [pool] = client.describe_pools()["Pools"]
    assert pool["TwoWayEnabled"] is False


@mock_aws
def test_a_number_is_requested_for_a_pool_with_two_way_messaging() -> None:
    client = sms()
    pool_id = pool_of(client, long_code(client, "CA"), "CA")
    client.update_pool(PoolId=pool_id, **two_way())
    request = {
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "LONG_CODE",
        "PoolId": pool_id,
    }
    added = client.request_phone_number(IsoCountryCode="BE", **request)
    assert added["TwoWayEnabled"] is True
    error = refused(client.request_phone_number, IsoCountryCode="LR", **request)
    assert error["Reason"] == "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY"
    assert [field["Name"] for field in error["Fields"]] == ["poolId"]
    assert len(client.describe_phone_numbers()["PhoneNumbers"]) == 2


@mock_aws
def test_a_simulator_number_cannot_send_to_other_countries() -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("UpdatePhoneNumberRequest")
    if "InternationalSendingEnabled" not in shape.members:
        pytest.skip("the service model of this botocore has no such setting")
    request = {
        "IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "SIMULATOR",
    }
    identity = client.request_phone_number(**request)["PhoneNumberId"]
    for call, arguments in (
        (client.request_phone_number, request),
        (client.update_phone_number, {"PhoneNumberId": identity}),
    ):
        error = refused(call, **arguments, InternationalSendingEnabled=True)
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INTERNATIONAL_SENDING_NOT_SUPPORTED"
        [field] = error["Fields"]
        assert field["Name"] == "internationalSendingEnabled"
        call(**arguments, InternationalSendingEnabled=False)
