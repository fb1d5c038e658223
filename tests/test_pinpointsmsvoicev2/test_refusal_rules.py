"""What refuses a message, and what does not: the rules behind the table of refusals."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from moto import mock_aws

from . import backend, moto_time, needs_protect, refused
from .messaging import ALL, US, account, long_code, messages, reporting, sender_ids, sms
from .test_pools import pool_of
from .test_quotas import ENFORCED
from .test_refusals import (
    blocked_country,
    call_21_of_the_sandbox,
    from_number,
    sixth_call,
    text,
    voice,
)
from .test_resource_policies import client_of_the_other_account
from .test_verified_numbers import added


@pytest.mark.parametrize(
    "members, kind",
    [
        ({"ConfigurationSetName": "none"}, "configuration-set"),
        pytest.param(
            {"ProtectConfigurationId": "protect-1"},
            "protect-configuration",
            marks=needs_protect,
        ),
        ({"OriginationIdentity": "phone-1"}, "phone-number"),
        ({"OriginationIdentity": "+12065550199"}, "phone-number"),
        ({"OriginationIdentity": "98765"}, "phone-number"),
        ({"OriginationIdentity": "pool-1"}, "pool"),
    ],
)
@mock_aws
def test_a_message_names_resources_that_exist(
    members: dict[str, str], kind: str
) -> None:
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    error = refused(sms().send_text_message, **request)
    assert error["Code"] == "ResourceNotFoundException"
    assert (error["ResourceType"], error["ResourceId"]) == (kind, *members.values())


@pytest.mark.parametrize(
    "destination, sender_id, problem",
    [
        (
            "+4930231250",
            "AB",
            "Must have 3 to 11 letters, digits, hyphens and underscores: 'AB'",
        ),
        ("+33612345678", "AC-ME", "Must not have a hyphen in France: 'AC-ME'"),
    ],
)
@mock_aws
def test_an_impossible_sender_id_is_refused(
    destination: str, sender_id: str, problem: str
) -> None:
    error = refused(
        sms().send_text_message,
        DestinationPhoneNumber=destination,
        MessageBody="Hello",
        OriginationIdentity=sender_id,
    )
    assert error["Reason"] == "INVALID_PARAMETER"
    assert error["Fields"] == [{"Name": "originationIdentity", "Message": problem}]


@mock_aws
def test_a_sender_id_can_have_a_hyphen_in_other_countries() -> None:
    assert sms().send_text_message(
        DestinationPhoneNumber="+4930231250",
        MessageBody="Hello",
        OriginationIdentity="AC-ME",
    )["MessageId"]


@pytest.mark.in_process  # Only registrations create such sender IDs.
@mock_aws
def test_a_registered_sender_id_sends_messages_of_its_type() -> None:
    client = sms()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="DE")
    sender_id = sender_ids()[0]
    backend().store.remove(sender_id)
    sender_id.iso_country_code, sender_id.registered = "KE", True
    backend().store.add(sender_id)
    request = {
        "DestinationPhoneNumber": "+254712345678",
        "MessageBody": "Hello",
        "OriginationIdentity": "ACME",
    }
    for members in ({}, {"MessageType": "TRANSACTIONAL"}):
        assert client.send_text_message(**request, **members)["MessageId"]
    error = refused(client.send_text_message, **request, MessageType="PROMOTIONAL")
    assert error["Reason"] == "MESSAGE_TYPE_MISMATCH"
    assert (error["ResourceType"], error["ResourceId"]) == ("sender-id", "ACME/KE")


@mock_aws
def test_a_code_to_a_country_that_aws_does_not_serve() -> None:
    client = sms()
    error = refused(
        client.send_destination_number_verification_code,
        VerifiedDestinationNumberId=added(client, "+999123456"),
        VerificationChannel="TEXT",
    )
    assert error["Reason"] == "DESTINATION_COUNTRY_BLOCKED"
    assert error["Fields"] == [
        {
            "Name": "verifiedDestinationNumberId",
            "Message": "AWS does not send messages to +999123456. Use another destination",
        }
    ]


@mock_aws
def test_a_sender_id_of_another_country_is_refused() -> None:
    client = sms()
    own = client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    error = refused(
        client.send_text_message,
        DestinationPhoneNumber="+4930231250",
        MessageBody="Hello",
        OriginationIdentity=own["SenderIdArn"],
    )
    assert error["Reason"] == "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY"
    assert error["Fields"] == [
        {
            "Name": "senderId",
            "Message": "ACME is a sender ID of GB, not DE. Use a sender ID of DE",
        }
    ]


@pytest.mark.parametrize("operation", ["send_media_message", "send_voice_message"])
@mock_aws
def test_a_sender_id_sends_texts_only(operation: str) -> None:
    error = refused(
        getattr(sms(), operation),
        DestinationPhoneNumber="+4930231250",
        MessageBody="Hello",
        OriginationIdentity="ACME",
    )
    if operation == "send_voice_message":
        assert error["Reason"] == "INVALID_PARAMETER"
        hint = "Must not be a sender-id. Allowed kinds: phone-number, pool"
        assert error["Fields"] == [{"Name": "originationIdentity", "Message": hint}]
    else:
        assert error["Reason"] == "NUMBER_CAPABILITIES_MISMATCH"
        assert (error["ResourceType"], error["ResourceId"]) == ("sender-id", "ACME")


@pytest.mark.parametrize(
    "destination, media, advice",
    [
        ("+376312345", False, "Use a phone number of its country"),
        (
            "+4930231250",
            False,
            "Set InternationalSendingEnabled with UpdatePhoneNumber",
        ),
        (
            "+4930231250",
            True,
            "Send a text message: the country has no media messages",
        ),
    ],
)
@mock_aws
def test_a_number_does_not_send_abroad(
    destination: str, media: bool, advice: str
) -> None:
    client = sms()
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    call = client.send_media_message if media else client.send_text_message
    error = refused(
        call,
        DestinationPhoneNumber=destination,
        MessageBody="Hello",
        OriginationIdentity=own,
    )
    assert error["Reason"] == "INTERNATIONAL_SENDING_NOT_SUPPORTED"
    [field] = error["Fields"]
    assert field["Message"] == f"{own} of US cannot send to {destination}. {advice}"


@mock_aws
def test_a_number_with_international_sending_sends_abroad() -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("UpdatePhoneNumberRequest")
    if "InternationalSendingEnabled" not in shape.members:
        pytest.skip("the service model of this botocore has no such setting")
    events = reporting(client)
    own = long_code(client)["PhoneNumberId"]
    client.update_phone_number(PhoneNumberId=own, InternationalSendingEnabled=True)
    client.send_text_message(
        DestinationPhoneNumber="+4930231250",
        MessageBody="Hello",
        OriginationIdentity=own,
        ConfigurationSetName="set",
    )
    assert [event["isInternationalSend"] for event in events()] == [True, True]


@needs_protect
@mock_aws
def test_opt_outs_come_before_rules_for_numbers_and_these_before_countries() -> None:
    client = sms()
    _, request, _ = blocked_country(client)
    protect = request["ProtectConfigurationId"]
    client.put_protect_configuration_rule_set_number_override(
        ProtectConfigurationId=protect, DestinationPhoneNumber=US, Action="BLOCK"
    )
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=US)
    error = refused(client.send_text_message, **request)
    assert error["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"
    client.delete_opted_out_number(OptOutListName="Default", OptedOutNumber=US)
    error = refused(client.send_text_message, **request)
    assert error["Reason"].endswith("_BY_PROTECT_NUMBER_OVERRIDE")
    client.delete_protect_configuration_rule_set_number_override(
        ProtectConfigurationId=protect, DestinationPhoneNumber=US
    )
    error = refused(client.send_text_message, **request)
    assert error["Reason"].endswith("_BY_PROTECT_CONFIGURATION")


@mock_aws
def test_the_opt_out_list_is_that_of_the_number_or_of_the_pool() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    client.put_opted_out_number(OptOutListName="mine", OptedOutNumber=US)
    own = long_code(client, OptOutListName="mine")["PhoneNumberId"]
    pool_id = pool_of(client, own)
    for identity in (own, pool_id, None):
        members = {"OriginationIdentity": identity} if identity else {}
        error = refused(
            client.send_text_message,
            DestinationPhoneNumber=US,
            MessageBody="Hello",
            **members,
        )
        assert error["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"
        assert error["ResourceId"] == "mine"
    other = long_code(client)["PhoneNumberId"]
    assert client.send_text_message(
        DestinationPhoneNumber=US, MessageBody="Hello", OriginationIdentity=other
    )["MessageId"]


@mock_aws
def test_the_opt_out_list_of_a_shared_pool_is_that_of_its_owner() -> None:
    client, other = sms(), client_of_the_other_account()
    pool = other.create_pool(
        OriginationIdentity=long_code(other)["PhoneNumberId"],
        MessageType="TRANSACTIONAL",
        IsoCountryCode="US",
    )
    for _ in range(2):
        other.describe_pools()
    policy = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    other.put_resource_policy(
        ResourceArn=pool["PoolArn"],
        Policy=json.dumps({"Version": "2012-10-17", "Statement": [policy]}),
    )
    request = {
        "DestinationPhoneNumber": US,
        "MessageBody": "Hello",
        "OriginationIdentity": pool["PoolArn"],
    }
    assert client.send_text_message(**request)["MessageId"]
    other.put_opted_out_number(OptOutListName="Default", OptedOutNumber=US)
    error = refused(client.send_text_message, **request)
    assert error["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"


@pytest.mark.in_process  # Only the backend can be in the sandbox.
@mock_aws
def test_the_sandbox_sends_to_verified_numbers_and_simulator_destinations() -> None:
    client = sms()
    account().tier = "SANDBOX"
    own = long_code(client)["PhoneNumberId"]
    verified = client.create_verified_destination_number(DestinationPhoneNumber=US)
    verified_id = verified["VerifiedDestinationNumberId"]
    request = {"MessageBody": "Hello", "OriginationIdentity": own}
    client.send_destination_number_verification_code(
        VerifiedDestinationNumberId=verified_id,
        VerificationChannel="TEXT",
        OriginationIdentity=own,
    )
    error = refused(client.send_text_message, DestinationPhoneNumber=US, **request)
    assert error["Reason"] == "DESTINATION_PHONE_NUMBER_NOT_VERIFIED"
    [code] = [message.body.split()[-1].rstrip(".") for message in messages().values()]
    client.verify_destination_number(
        VerifiedDestinationNumberId=verified_id, VerificationCode=code
    )
    for destination in (US, "+14254147755"):
        request["DestinationPhoneNumber"] = destination
        assert client.send_text_message(**request)["MessageId"]


@pytest.mark.in_process  # Only the backend can be in the sandbox.
@mock_aws
def test_the_sandbox_calls_some_countries() -> None:
    client = sms()
    account().tier = "SANDBOX"
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    assert client.send_voice_message(
        DestinationPhoneNumber="+14254147755",
        MessageBody="Hello",
        OriginationIdentity=own,
    )["MessageId"]


@mock_aws
def test_a_spend_limit_refuses_what_would_exceed_it() -> None:
    client = sms()
    own = long_code(client)["PhoneNumberId"]
    # 10 parts cost 0.0883 USD each time.
    request = {
        "DestinationPhoneNumber": US,
        "MessageBody": "a" * 1530,
        "OriginationIdentity": own,
    }
    client.set_text_message_spend_limit_override(MonthlyLimit=1)
    for _ in range(11):
        client.send_text_message(**request)
    error = refused(client.send_text_message, **request)
    assert error["Reason"] == "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"
    assert "0.97130 USD are spent" in error["Message"]
    client.send_text_message(**{**request, "MessageBody": "a"})
    client.delete_text_message_spend_limit_override()
    assert client.send_text_message(**request)["MessageId"]


@pytest.mark.in_process  # Only the backend has the data of the account.
@pytest.mark.parametrize("enforced", [True, False])
def test_a_limit_without_an_override_counts_if_quotas_are_enforced(
    enforced: bool,
) -> None:
    with mock_aws(config=ENFORCED if enforced else {}):
        client = sms()
        _, request, _ = text(**from_number(client))
        account().charge("TEXT", 200.0)
        if enforced:
            error = refused(client.send_text_message, **request)
            assert error["Reason"] == "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"
        else:
            client.send_text_message(**request)
            account().spend_maximums["TEXT"] = 200
            error = refused(client.send_text_message, **request)
            assert error["Reason"] == "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"


@pytest.mark.in_process  # The clock of a server is its own.
@mock_aws
def test_the_spend_starts_again_each_month() -> None:
    client = sms()
    _, request, _ = text(**from_number(client))
    with moto_time(datetime(2026, 1, 31, 23, 59)):
        client.send_text_message(**request)
        assert account().spent == {"TEXT": 0.00883}
        account().charge("TEXT", 1.0)
        client.set_text_message_spend_limit_override(MonthlyLimit=1)
        refused(client.send_text_message, **request)
    with moto_time(datetime(2026, 2, 1)):
        client.send_text_message(**request)
        assert account().spent == {"TEXT": 0.00883}


@pytest.mark.in_process  # A server has no configuration, and its clock is its own.
@mock_aws(config=ENFORCED)
def test_a_destination_can_be_called_again_after_24_hours() -> None:
    client = sms()
    with moto_time(datetime(2026, 1, 1, 12)):
        _, request, _ = sixth_call(client)
        error = refused(client.send_voice_message, **request)
        assert "Wait until 2026-01-02 12:00 UTC" in error["Message"]
    with moto_time(datetime(2026, 1, 2, 12)):
        assert client.send_voice_message(**request)["MessageId"]


@pytest.mark.in_process  # A server has no configuration, and its clock is its own.
@mock_aws(config=ENFORCED)
def test_the_sandbox_can_call_again_after_24_hours() -> None:
    client = sms()
    with moto_time(datetime(2026, 1, 1, 12)):
        _, request, _ = call_21_of_the_sandbox(client)
        error = refused(client.send_voice_message, **request)
        assert "Wait until 2026-01-02 12:00 UTC" in error["Message"]
        account().tier = "PRODUCTION"
        assert client.send_voice_message(**request, DryRun=True)["MessageId"]
        account().tier = "SANDBOX"
    with moto_time(datetime(2026, 1, 2, 12)):
        assert client.send_voice_message(**request)["MessageId"]


@pytest.mark.in_process  # Only the backend has the data of the account.
@mock_aws
def test_prices_can_be_set() -> None:
    client = sms()
    _, request, _ = text(**from_number(client))
    account().prices = {"TEXT": {"US": 0.5}}
    error = refused(client.send_text_message, **request, MaxPrice="0.4")
    assert error["Fields"] == [
        {"Name": "maxPrice", "Message": "Must be at least 0.50000, but is 0.4"}
    ]
    account().prices = {"TEXT": {"GB": 0.5, "*": 0.25}}
    client.send_text_message(**request, MaxPrice="0.25")
    account().prices = {"TEXT": {"GB": 0.5}}
    client.send_text_message(**request, MaxPrice=".00883")
    assert account().spent == {"TEXT": 0.25883}


@mock_aws
def test_the_most_a_call_can_cost_is_per_minute() -> None:
    client = sms()
    sender = from_number(client, NumberCapabilities=ALL)
    _, request, _ = voice(MessageBody="a" * 2000, **sender)
    assert client.send_voice_message(**request, MaxPricePerMinute="0.013")["MessageId"]
    error = refused(client.send_voice_message, **request, MaxPricePerMinute="0.012")
    assert error["Fields"] == [
        {
            "Name": "maxPricePerMinute",
            "Message": "Must be at least 0.01300, but is 0.012",
        }
    ]
