"""The control refuses invalid seeds, in process and on a server."""

from __future__ import annotations

from datetime import datetime, timezone
from operator import attrgetter
from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_arguments import refuse, skip_unless_in_model, sms

REGISTRATION, NUMBER = "registrations.seed", "phone_numbers.seed"
SENDER, OPTED_OUT = "sender_ids.seed", "opt_out_lists.opt_out"


@pytest.mark.parametrize(
    "method, members, error, message",
    [
        (
            REGISTRATION,
            {"RegistrationId": "a b"},
            ValueError,
            "registrationId: .*pattern",
        ),
        (
            REGISTRATION,
            {"RegistrationType": "US_TOLLFREE_REGISTRATION"},
            ValueError,
            (
                r"Unknown registration type US_TOLLFREE_REGISTRATION \(did you mean "
                r"US_TOLL_FREE_REGISTRATION\?\). Add it with define_type first"
            ),
        ),
        (
            REGISTRATION,
            {"RegistrationId": ""},
            ValueError,
            "length greater than or equal",
        ),
        (
            REGISTRATION,
            {"RegistrationId": "x" * 257},
            ValueError,
            "length less than or",
        ),
        (
            REGISTRATION,
            {"RegistrationId": "arn:x"},
            ValueError,
            "arn:x is an ARN. Pass the id of the registration",
        ),
        (
            REGISTRATION,
            {"RegistrationId": 5},
            ValueError,
            "registrationId: .*type string",
        ),
        (REGISTRATION, {"AdditionalAttributes": {"\ud800": "x"}}, ValueError, "encode"),
        (
            REGISTRATION,
            {"CurrentVersionNumber": True},
            ValueError,
            "must be of type long",
        ),
        (
            REGISTRATION,
            {"CreatedTimestamp": float("nan")},
            ValueError,
            "NaN is not JSON",
        ),
        (NUMBER, {"PhoneNumberId": "a b"}, ValueError, "phoneNumberId: .*pattern"),
        (
            NUMBER,
            {"PhoneNumberId": "arn:x"},
            ValueError,
            "arn:x is an ARN. Pass the id of the phone-number",
        ),
        (
            NUMBER,
            {"PhoneNumber": "0123"},
            ValueError,
            "in E.164 format, a .*, not 0123",
        ),
        (NUMBER, {"PhoneNumber": "+1234567890123456"}, ValueError, "in E.164 format"),
        (
            NUMBER,
            {"PhoneNumber": 12065550100},
            ValueError,
            "phoneNumber: .*type string",
        ),
        (NUMBER, {"TwoWayEnabled": "yes"}, ValueError, "twoWayEnabled: .*type boolean"),
        (
            NUMBER,
            {"NumberCapabilities": "SMS"},
            ValueError,
            "numberCapabilities: .*list",
        ),
        (
            NUMBER,
            {"MonthlyLeasingPrice": 2},
            ValueError,
            "monthlyLeasingPrice: .*string",
        ),
        (
            NUMBER,
            {"MonthlyLeasingPrice": "\udfff"},
            ValueError,
            "can't encode character",
        ),
        (NUMBER, {"PoolId": 5}, ValueError, "poolId: .*type string"),
        (NUMBER, {"PoolId": "a b"}, ValueError, "poolId: .*pattern"),
        (
            NUMBER,
            {"PoolId": "arn:x"},
            ValueError,
            "Unknown pool 'arn:x' in us-east-1",
        ),
        (SENDER, {"SenderId": "TWELVE-CHARS"}, ValueError, "senderId: .*length less"),
        (
            SENDER,
            {"SenderId": "AB"},
            ValueError,
            "SenderId: Must have 3 to 11 .*: 'AB'",
        ),
        (SENDER, {"SenderId": "12345"}, ValueError, "SenderId: Must contain a letter"),
        (
            SENDER,
            {"IsoCountryCode": "US"},
            ValueError,
            "US does not support sender IDs. Pass another IsoCountryCode",
        ),
        (
            SENDER,
            {"IsoCountryCode": "UK"},
            ValueError,
            "AWS does not send messages to UK. Pass another IsoCountryCode",
        ),
        (SENDER, {"MessageTypes": ["MARKETING"]}, ValueError, "enum value set"),
        (SENDER, {"Registered": 1}, ValueError, "registered: .*type boolean"),
        (
            SENDER,
            {"SenderIdArn": "arn:x"},
            ValueError,
            "arn:x is not the ARN of SENDER1/GB. Pass arn:aws",
        ),
        (
            OPTED_OUT,
            {"number": "+12065550100", "opt_out_list_name": ["x"]},
            TypeError,
            "list_name must be a string",
        ),
        (
            OPTED_OUT,
            {"number": "+12065550100", "opt_out_list_name": "arn:x"},
            ValueError,
            "Unknown opt-out-list 'arn:x'",
        ),
        (OPTED_OUT, {"number": "+12345678901234567"}, ValueError, "E.164"),
        (OPTED_OUT, {"number": "555-0100"}, ValueError, "number must be in E.164 form"),
        (OPTED_OUT, {"number": 5}, ValueError, "optedOutNumber: .*type string"),
        (OPTED_OUT, {"number": "+12065550100", "Number": "x"}, TypeError, "'Number'"),
        (
            OPTED_OUT,
            {"number": "+12065550100", "opted_out_timestamp": "now"},
            ValueError,
            "must be of type timestamp",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_members(
    method: str, members: dict[str, Any], error: type[Exception], message: str
) -> None:
    refuse(error, message, attrgetter(method)(SmsVoiceControl()), **members)


@pytest.mark.parametrize(
    "members, error, message",
    [
        ({"RcsAgentId": "a b"}, ValueError, "rcsAgentId: .*pattern"),
        (
            {"TestingAgent": {"Status": "ACTIVE", "RegistrationId": "a b"}},
            ValueError,
            "registrationId: .*pattern",
        ),
        (
            {"TestingAgent": {"Status": "ACTIVE", "Registration": "x"}},
            TypeError,
            r"Unknown member 'Registration' \(did you mean RegistrationId\?\). Members of",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_members_of_an_agent(
    members: dict[str, Any], error: type[Exception], message: str
) -> None:
    skip_unless_in_model("RcsAgentInformation")
    refuse(error, message, SmsVoiceControl().rcs_agents.seed, **members)


@mock_sms_registrations
def test_a_registration_of_a_number_by_arn() -> None:
    skip_unless_in_model("PhoneNumberInformation", "RegistrationId")
    control = SmsVoiceControl()
    refuse(
        ValueError,
        "Unknown registration 'arn:x' in us-east-1 of account 123456789012",
        control.phone_numbers.seed,
        RegistrationId="arn:x",
    )
    seeded = control.registrations.seed()
    number = control.phone_numbers.seed(RegistrationId=seeded["RegistrationArn"])
    assert number["RegistrationId"] == seeded["RegistrationId"]


@mock_sms_registrations
def test_numbers_are_written_in_e164_and_short_codes_unchanged() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(PhoneNumber="12065550100")
    assert number["PhoneNumber"] == "+12065550100"
    code = control.phone_numbers.seed(NumberType="SHORT_CODE", PhoneNumber="12345")
    assert code["PhoneNumber"] == "12345"


@mock_sms_registrations
def test_an_element_of_a_list_is_there_once() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(NumberCapabilities=["SMS", "VOICE", "SMS"])
    assert number["NumberCapabilities"] == ["SMS", "VOICE"]
    sender_id = control.sender_ids.seed(MessageTypes=["PROMOTIONAL", "PROMOTIONAL"])
    assert sender_id["MessageTypes"] == ["PROMOTIONAL"]


@mock_sms_registrations
def test_opt_out_updates_a_number_that_is_opted_out() -> None:
    control = SmsVoiceControl()
    sms().put_opted_out_number(OptOutListName="Default", OptedOutNumber="+12065550100")
    moment = datetime(2026, 1, 2, tzinfo=timezone.utc)
    seeded = control.opt_out_lists.opt_out("12065550100", opted_out_timestamp=moment)
    assert seeded == {
        "OptedOutNumber": "+12065550100",
        "OptedOutTimestamp": moment,
        "EndUserOptedOut": True,
    }
    listed = sms().describe_opted_out_numbers(OptOutListName="Default")
    assert listed["OptedOutNumbers"] == [seeded]


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"account_id": 123456789012}, TypeError, "account_id must be a string"),
        (
            {"account_id": "12345"},
            ValueError,
            "account_id must be 12 digits, not '12345'",
        ),
        ({"account_id": "١٢٣٤٥٦٧٨٩٠١٢"}, ValueError, "account_id must be 12 digits"),
        ({"region_name": ["us-east-1"]}, TypeError, "region_name must be a string"),
        ({"region_name": "us-east-99"}, KeyError, "Unknown Region 'us-east-99'"),
        ({"region_name": "\ud800"}, ValueError, "can't encode character"),
    ],
)
@mock_sms_registrations
def test_invalid_accounts_and_regions(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl(**arguments)
    for call in (control.registrations.list, control.phone_numbers.seed):
        refuse(error, message, call)
