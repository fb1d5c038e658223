"""Phone numbers, pools and verified numbers are seeded; quotas are enforced."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import PoolInformationTypeDef

from .test_control_arguments import refuse, skip_unless_in_model, sms

#: the members of a number that no two numbers have in common
OWN = ("PhoneNumberArn", "PhoneNumberId", "PhoneNumber", "CreatedTimestamp")


@pytest.mark.parametrize(
    "number_type, country, prefix",
    [
        ("SIMULATOR", "US", "+1"),
        ("TOLL_FREE", "US", "+18"),
        ("TEN_DLC", "US", "+1"),
        ("LONG_CODE", "GB", "+442079460"),
    ],
)
@mock_sms_registrations
def test_a_seeded_number_looks_like_a_requested_one(
    number_type: Any, country: str, prefix: str
) -> None:
    client, control = sms(), SmsVoiceControl()
    number_id = client.request_phone_number(
        IsoCountryCode=country,
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType=number_type,
    )["PhoneNumberId"]
    if client.describe_phone_numbers()["PhoneNumbers"][0]["Status"] != "ACTIVE":
        control.phone_numbers.activate(number_id)
    seeded = control.phone_numbers.seed(NumberType=number_type, IsoCountryCode=country)
    [requested] = client.describe_phone_numbers(PhoneNumberIds=[number_id])[
        "PhoneNumbers"
    ]
    assert seeded["PhoneNumber"].startswith(prefix)
    assert {name: value for name, value in seeded.items() if name not in OWN} == {
        name: value for name, value in requested.items() if name not in OWN
    }


@pytest.mark.parametrize(
    "members, country, number_type, number, price",
    [
        ({}, "US", "TOLL_FREE", "+18005550100", "2.00"),
        ({"NumberType": "SIMULATOR"}, "US", "SIMULATOR", "+12015550100", "1.00"),
        ({"NumberType": "SHORT_CODE"}, "US", "SHORT_CODE", "20000", "1.00"),
        ({"IsoCountryCode": "GB"}, "GB", "LONG_CODE", "+442079460000", "1.00"),
        ({"PhoneNumber": "+33619100001"}, "FR", "LONG_CODE", "+33619100001", "1.00"),
        ({"PhoneNumber": "442079460001"}, "GB", "LONG_CODE", "+442079460001", "1.00"),
        (
            {"PhoneNumber": "54321", "NumberType": "SHORT_CODE"},
            "US",
            "SHORT_CODE",
            "54321",
            "1.00",
        ),
        (
            {"PhoneNumber": "+12065550100", "MonthlyLeasingPrice": "3.00"},
            "US",
            "TOLL_FREE",
            "+12065550100",
            "3.00",
        ),
    ],
)
@mock_sms_registrations
def test_defaults_of_the_country_the_type_and_the_price(
    members: dict[str, Any], country: str, number_type: str, number: str, price: str
) -> None:
    seeded = SmsVoiceControl().phone_numbers.seed(**members)
    assert (
        seeded["IsoCountryCode"],
        seeded["NumberType"],
        seeded["PhoneNumber"],
        seeded["MonthlyLeasingPrice"],
    ) == (country, number_type, number, price)


@pytest.mark.parametrize(
    "members, message",
    [
        (
            {"IsoCountryCode": "FR", "NumberType": "TOLL_FREE"},
            (
                "AWS has no TOLL_FREE numbers in FR. Pass PhoneNumber, or one of these types: "
                "SHORT_CODE$"
            ),
        ),
        (
            {"IsoCountryCode": "ZZ"},
            "AWS does not send messages to ZZ. Pass another IsoCountryCode",
        ),
        (
            {"IsoCountryCode": "US", "PhoneNumber": "+4915112345678"},
            (
                r"PhoneNumber \+4915112345678 has the calling code of DE, not of US. Leave out "
                "IsoCountryCode, or pass another number"
            ),
        ),
        (
            {"OptOutListName": "none"},
            "Unknown opt-out-list 'none' in us-east-1 of account 123456789012",
        ),
        (
            {"TwoWayEnabled": True},
            "TwoWayEnabled requires a channel. Pass TwoWayChannelArn too",
        ),
    ],
)
@mock_sms_registrations
def test_numbers_that_cannot_be(members: dict[str, Any], message: str) -> None:
    refuse(ValueError, message, SmsVoiceControl().phone_numbers.seed, **members)


@mock_sms_registrations
def test_a_country_whose_numbers_are_all_seeded() -> None:
    seed = SmsVoiceControl().phone_numbers.seed
    # 671-555-0100 to 671-555-0199.
    for _ in range(100):
        seed(IsoCountryCode="GU")
    with pytest.raises(ValueError) as refusal:
        seed(IsoCountryCode="GU")
    assert str(refusal.value) == "GU has no further LONG_CODE number. Pass PhoneNumber"


@mock_sms_registrations
def test_numbers_of_countries_that_share_a_calling_code() -> None:
    seeded = SmsVoiceControl().phone_numbers.seed(
        PhoneNumber="+18005550100", IsoCountryCode="CA"
    )
    assert (seeded["IsoCountryCode"], seeded["NumberType"]) == ("CA", "LONG_CODE")


@mock_sms_registrations
def test_a_verified_number() -> None:
    control = SmsVoiceControl()
    first = control.verified_numbers.seed()
    assert first["Status"] == "VERIFIED"
    assert first["DestinationPhoneNumber"] == "+12015550100"
    second = control.verified_numbers.seed(
        VerifiedDestinationNumberId="vdn-1",
        DestinationPhoneNumber="12065550100",
        Status="PENDING",
    )
    assert second["DestinationPhoneNumber"] == "+12065550100"
    assert second["VerifiedDestinationNumberArn"] == (
        "arn:aws:sms-voice:us-east-1:123456789012:verified-destination-number/vdn-1"
    )
    listed = sms().describe_verified_destination_numbers()
    assert listed["VerifiedDestinationNumbers"] == [first, second]
    sms().send_destination_number_verification_code(
        VerifiedDestinationNumberId="vdn-1", VerificationChannel="TEXT"
    )
    assert len(control.verified_numbers.code("vdn-1")) == 6


@pytest.mark.parametrize(
    "members, error, message",
    [
        ({"Colour": 1}, TypeError, "Unknown member 'Colour'. Members of VerifiedDest"),
        ({"Status": "OLD"}, ValueError, "status: Member must satisfy enum value set"),
        (
            {"VerifiedDestinationNumberId": "vdn-1"},
            ValueError,
            "The verified-destination-number vdn-1 already exists",
        ),
        (
            {"DestinationPhoneNumber": "12065550100"},
            ValueError,
            r"vdn-1 has the number \+12065550100. Pass another one",
        ),
        (
            {"DestinationPhoneNumber": "206-555-0100"},
            ValueError,
            "DestinationPhoneNumber must be in E.164 format, a .*, not 206-555-0100",
        ),
        (
            {"DestinationPhoneNumber": 5},
            ValueError,
            "Number: Member must be of type str",
        ),
        (
            {"DestinationPhoneNumber": "+1234567890123456"},
            ValueError,
            "DestinationPhoneNumber must be in E.164 format",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_verified_numbers(
    members: dict[str, Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    control.verified_numbers.seed(
        VerifiedDestinationNumberId="vdn-1", DestinationPhoneNumber="+12065550100"
    )
    with pytest.raises(error, match=message):
        control.verified_numbers.seed(**members)
    listed = sms().describe_verified_destination_numbers()
    assert len(listed["VerifiedDestinationNumbers"]) == 1


@mock_sms_registrations
def test_a_verified_number_that_is_a_test_device_of_an_agent() -> None:
    skip_unless_in_model("VerifiedDestinationNumberInformation", "RcsAgentId")
    control = SmsVoiceControl()
    agent = control.rcs_agents.seed()
    device = control.verified_numbers.seed(RcsAgentId=agent["RcsAgentArn"])
    assert device["RcsAgentId"] == agent["RcsAgentId"]
    with pytest.raises(ValueError, match="Unknown rcs-agent 'rcs-0' in us-east-1"):
        control.verified_numbers.seed(RcsAgentId="rcs-0")


def members_of(pool: PoolInformationTypeDef) -> list[tuple[str, str]]:
    listed = sms().list_pool_origination_identities(PoolId=pool["PoolId"])
    return [
        (each["OriginationIdentity"], each["IsoCountryCode"])
        for each in listed["OriginationIdentities"]
    ]


@mock_sms_registrations
def test_an_empty_pool() -> None:
    pool = SmsVoiceControl().pools.seed(PoolId="pool-1")
    assert pool == {
        "PoolArn": "arn:aws:sms-voice:us-east-1:123456789012:pool/pool-1",
        "PoolId": "pool-1",
        "Status": "ACTIVE",
        "MessageType": "TRANSACTIONAL",
        "TwoWayEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "OptOutListName": "Default",
        "SharedRoutesEnabled": False,
        "DeletionProtectionEnabled": False,
        "CreatedTimestamp": pool["CreatedTimestamp"],
    }
    assert sms().describe_pools()["Pools"] == [pool]
    assert members_of(pool) == []


@mock_sms_registrations
def test_the_identities_in_a_pool() -> None:
    control = SmsVoiceControl()
    by_id, by_arn, by_number = (
        control.phone_numbers.seed(PhoneNumber=f"+1206555010{digit}")
        for digit in range(3)
    )
    control.sender_ids.seed(SenderId="ACME", IsoCountryCode="GB")
    for country in ("DE", "FR"):
        control.sender_ids.seed(SenderId="OTHER", IsoCountryCode=country)
    pool = control.pools.seed(
        origination_identities=[
            by_id["PhoneNumberId"],
            by_arn["PhoneNumberArn"],
            by_number["PhoneNumber"],
            "Acme",
            {"OriginationIdentity": "OTHER", "IsoCountryCode": "FR"},
        ]
    )
    assert members_of(pool) == [
        (by_id["PhoneNumberId"], "US"),
        (by_arn["PhoneNumberId"], "US"),
        (by_number["PhoneNumberId"], "US"),
        ("ACME", "GB"),
        ("OTHER", "FR"),
    ]
    listed = sms().describe_phone_numbers()["PhoneNumbers"]
    assert {number["PoolId"] for number in listed} == {pool["PoolId"]}
    # The list of the identities of a pool is accepted, here for sender IDs.
    identities = sms().list_pool_origination_identities(PoolId=pool["PoolId"])
    other = control.pools.seed(
        origination_identities=identities["OriginationIdentities"][3:]
    )
    assert members_of(other) == [("ACME", "GB"), ("OTHER", "FR")]


@mock_sms_registrations
def test_a_pool_has_the_settings_of_its_first_number() -> None:
    client, control = sms(), SmsVoiceControl()
    client.create_opt_out_list(OptOutListName="own")
    channel = "arn:aws:sns:us-east-1:123456789012:replies"
    number = control.phone_numbers.seed(
        MessageType="PROMOTIONAL",
        OptOutListName="own",
        TwoWayEnabled=True,
        TwoWayChannelArn=channel,
    )
    client.put_keyword(
        OriginationIdentity=number["PhoneNumberId"], Keyword="INFO", KeywordMessage="?"
    )
    control.sender_ids.seed(SenderId="ACME", MessageTypes=["PROMOTIONAL"])
    pool = control.pools.seed(
        origination_identities=[number["PhoneNumberId"], "ACME"],
        SelfManagedOptOutsEnabled=True,
    )
    assert pool["MessageType"] == "PROMOTIONAL"
    assert pool["OptOutListName"] == "own"
    assert (pool["TwoWayEnabled"], pool["TwoWayChannelArn"]) == (True, channel)
    assert pool["SelfManagedOptOutsEnabled"] is True
    keywords = client.describe_keywords(OriginationIdentity=pool["PoolId"])["Keywords"]
    assert [each["Keyword"] for each in keywords] == ["HELP", "STOP", "INFO"]


@mock_sms_registrations
def test_a_pool_has_the_message_type_of_its_sender_id() -> None:
    control = SmsVoiceControl()
    control.sender_ids.seed(SenderId="ACME", MessageTypes=["PROMOTIONAL"])
    pool = control.pools.seed(origination_identities=["ACME"])
    assert pool["MessageType"] == "PROMOTIONAL"


@mock_sms_registrations
def test_a_pool_has_one_agent() -> None:
    skip_unless_in_model("RcsAgentInformation")
    control = SmsVoiceControl()
    first, second = control.rcs_agents.seed(), control.rcs_agents.seed()
    ids = [first["RcsAgentId"], second["RcsAgentId"]]
    with pytest.raises(ValueError, match=f"Pass one RCS agent only, not {ids[0]}, "):
        control.pools.seed(origination_identities=ids)
    pool = control.pools.seed(
        origination_identities=[
            {"OriginationIdentityArn": first["RcsAgentArn"], "IsoCountryCode": "US"}
        ]
    )
    assert members_of(pool) == [(first["RcsAgentId"], "US")]


@pytest.mark.parametrize(
    "members, error, message",
    [
        ({"Colour": 1}, TypeError, "Unknown member 'Colour'. Members of PoolInform"),
        ({"PoolId": "pool-1"}, ValueError, "The pool pool-1 already exists"),
        (
            {"OptOutListName": "none"},
            ValueError,
            "Unknown opt-out-list 'none' in us-eas",
        ),
        ({"TwoWayEnabled": True}, ValueError, "TwoWayEnabled requires a channel"),
        ({"PoolId": "arn:x"}, ValueError, "arn:x is an ARN. Pass the id of the pool"),
        ({"Status": "OLD"}, ValueError, "status: Member must satisfy enum value set"),
        (
            {"origination_identities": "phone-2"},
            TypeError,
            "origination_identities must be a list, not 'phone-2'",
        ),
        (
            {"origination_identities": [5]},
            TypeError,
            "origination_identities must have strings, or dicts with Orig.*, not 5",
        ),
        (
            {"origination_identities": [{"IsoCountryCode": "GB"}]},
            TypeError,
            "origination_identities must have strings",
        ),
        (
            {"origination_identities": [{"SenderId": "ACME"}]},
            TypeError,
            "Unknown member 'SenderId'. Members of OriginationIdentityMetadata: Orig",
        ),
        (
            {"origination_identities": ["phone-0"]},
            ValueError,
            "Unknown origination identity 'phone-0' in us-east-1 of account 123456789012",
        ),
        (
            {"origination_identities": ["arn:aws:sms-voice:eu-west-1:1:pool/pool-1"]},
            ValueError,
            "Unknown origination identity 'arn:aws",
        ),
        (
            {
                "origination_identities": [
                    {"OriginationIdentity": "ACME", "IsoCountryCode": "IE"}
                ]
            },
            ValueError,
            "Unknown origination identity 'ACME' of IE in us-east-1",
        ),
        (
            {"origination_identities": ["acme"]},
            ValueError,
            "acme is a sender ID in DE, FR. Pass a dict of OriginationIdentity and Iso",
        ),
        (
            {"origination_identities": ["phone-2", "phone-2"]},
            ValueError,
            "phone-2 is given twice. Pass it once",
        ),
        (
            {"origination_identities": ["phone-1"]},
            ValueError,
            "phone-1 is in pool-1. A phone number can be in one pool only",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_pools(
    members: dict[str, Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    for number_id in ("phone-1", "phone-2"):
        control.phone_numbers.seed(PhoneNumberId=number_id)
    for country in ("DE", "FR"):
        control.sender_ids.seed(SenderId="ACME", IsoCountryCode=country)
    control.pools.seed(PoolId="pool-1", origination_identities=["phone-1"])
    with pytest.raises(error, match=message):
        control.pools.seed(**members)
    assert len(sms().describe_pools()["Pools"]) == 1


@mock_sms_registrations
def test_quotas_of_an_account() -> None:
    control = SmsVoiceControl()
    for number in range(24):
        sms().create_opt_out_list(OptOutListName=f"list-{number}")
    sms().create_opt_out_list(OptOutListName="more")
    control.account.update(enforce_quotas=True)
    control.account.update()
    with pytest.raises(ClientError, match="OPT_OUT_LISTS_PER_ACCOUNT"):
        sms().create_opt_out_list(OptOutListName="too-many")
    control.account.update(enforce_quotas=False)
    sms().create_opt_out_list(OptOutListName="any")


@mock_sms_registrations
def test_quotas_of_one_account_in_one_region_until_the_reset() -> None:
    control = SmsVoiceControl()
    control.in_region("eu-west-1").account.update(enforce_quotas=True)
    SmsVoiceControl(account_id="210987654321").account.update(enforce_quotas=True)
    for number in range(26):
        sms().create_opt_out_list(OptOutListName=f"list-{number}")
    control.account.update(enforce_quotas=True)
    control.reset()
    for number in range(26):
        sms().create_opt_out_list(OptOutListName=f"list-{number}")


@pytest.mark.in_process  # A server has no such configuration.
@mock_sms_registrations(config={"pinpointsmsvoicev2": {"enforce_quotas": True}})
def test_the_account_overrides_motos_configuration() -> None:
    SmsVoiceControl().account.update(enforce_quotas=False)
    for number in range(26):
        sms().create_opt_out_list(OptOutListName=f"list-{number}")


@mock_sms_registrations
def test_invalid_settings_of_an_account() -> None:
    with pytest.raises(TypeError, match="enforce_quotas must be a boolean, not 'yes'"):
        SmsVoiceControl().account.update(enforce_quotas="yes")  # type: ignore[arg-type]
