"""Messages by RCS: their senders, events and fallbacks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import moto_time, needs_protect, refused
from .messaging import (
    ALL,
    US,
    account,
    long_code,
    messages,
    outcomes,
    reporting,
    sender_of,
    sms,
    types_of,
)
from .rcs import (
    HELLO,
    add_tester,
    launch,
    launched,
    mixed_pool,
    needs_rcs,
    new_agent,
    send,
    sms_fallback,
    text_of,
)
from .test_pools import pool_of
from .test_rcs_content import URL, card, file, rich, text

pytestmark = needs_rcs
NOON = datetime(2026, 1, 1, 12)
DELIVERED = [("RCS_DELIVERED", True)]


@mock_aws
def test_the_event_of_a_message() -> None:
    client = sms()
    events = reporting(client)
    agent_id = new_agent(client)
    registration_id = launch(client, agent_id, "US")
    message_id = send(client, agent_id, Context={"team": "sms"})
    [event] = events()
    assert list(event.items()) == [
        ("eventType", "RCS_DELIVERED"),
        ("eventVersion", "1.0"),
        ("eventTimestamp", event["eventTimestamp"]),
        ("isFinal", True),
        ("originationPhoneNumber", agent_id),
        ("destinationPhoneNumber", US),
        ("isoCountryCode", "US"),
        ("isInternationalSend", False),
        ("messageId", message_id),
        ("messageRequestTimestamp", event["messageRequestTimestamp"]),
        ("messageEncoding", "UNICODE"),
        ("messageType", "TRANSACTIONAL"),
        ("messageStatus", "DELIVERED"),
        ("messageStatusDescription", "Message has been accepted by phone"),
        ("context", {"team": "sms"}),
        ("totalMessageParts", 1),
        ("totalMessagePrice", 0.007),
        ("totalCarrierFee", 0.00494),
        ("rcsMetadata", {"billingEventType": "BASIC"}),
        ("rcsBusinessId", f"acmesons_{registration_id[-8:]}_agent"),
        ("agentIsoCountryCode", "US"),
    ]


@pytest.mark.parametrize(
    "content, billing",
    [
        (HELLO, "BASIC"),
        (text({"Reply": {"Text": "Yes", "PostbackData": "1"}}), "RICH"),
        (file(FileUrl=URL), "RICH"),
        (rich(CardContent=card()), "RICH"),
    ],
)
@mock_aws
def test_the_kind_of_the_content(content: Any, billing: str) -> None:
    client = sms()
    events = reporting(client)
    send(client, launched(client), RcsMessageContent=content)
    [event] = events()
    assert event["rcsMetadata"] == {"billingEventType": billing}


@pytest.mark.in_process
@mock_aws
def test_a_message_that_is_read() -> None:
    client = sms()
    events = reporting(client)
    outcomes().add("read")
    send(client, launched(client), RcsMessageContent=rich())
    delivered, read = events()
    assert types_of([delivered, read]) == [*DELIVERED, ("RCS_READ", True)]
    assert read["messageStatus"] == "READ"
    assert read["messageStatusDescription"] == "Message has been read by recipient"
    assert (read["totalMessagePrice"], read["totalCarrierFee"]) == (0.0, 0.0)
    assert "rcsMetadata" not in read
    assert account().spent["RCS"] == 0.01194


@pytest.mark.in_process
@mock_aws
def test_a_message_that_fails_in_a_later_month_is_not_taken_from_its_cost() -> None:
    client = sms()
    agent_id = launched(client)
    client.create_configuration_set(ConfigurationSetName="set")
    outcomes().add("pending", times=1)
    with moto_time(datetime(2026, 1, 31, 23, 59, 59)):
        send(client, agent_id, TimeToLive=60)
        assert account().spent == {"RCS": 0.01194}
    with moto_time(datetime(2026, 2, 1)):
        send(client, agent_id)
    with moto_time(datetime(2026, 2, 1, 0, 1)):
        client.describe_rcs_agents()
        assert [each.price for each in messages().values()] == [0.0, 0.007]
        assert account().spent == {"RCS": 0.01194}


@pytest.mark.in_process
@pytest.mark.parametrize(
    "outcome, event_type, status, price",
    [
        ("successful", "DELIVERED", "DELIVERED", 0.007),
        ("failed", "FAILED", "UNDELIVERABLE", 0.0),
        ("unreachable", "FAILED", "UNDELIVERABLE", 0.0),
        ("fallen_back_to_sms", "FAILED", "UNDELIVERABLE", 0.0),
        ("carrier_blocked", "FAILED", "REJECTED", 0.0),
        ("ttl_expired", "TTL_EXPIRED", "TTL_EXPIRATION_REVOKED", 0.0),
        ("protect_blocked", "PROTECT_BLOCKED", "PROTECT_BLOCKED", 0.0),
    ],
)
@mock_aws
def test_outcomes(outcome: str, event_type: str, status: str, price: float) -> None:
    client = sms()
    events = reporting(client)
    outcomes().add(outcome)
    send(client, launched(client))
    [event] = events()
    assert (event["eventType"], event["isFinal"]) == (f"RCS_{event_type}", True)
    assert (event["messageStatus"], event["totalMessagePrice"]) == (status, price)
    assert event["messageStatusDescription"]


@pytest.mark.in_process
@pytest.mark.parametrize("outcome", ["read", "fallen_back_to_sms"])
@mock_aws
def test_outcomes_of_rcs_are_deliveries_of_other_messages(outcome: str) -> None:
    client = sms()
    events = reporting(client)
    outcomes().add(outcome)
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello"}
    request |= {"OriginationIdentity": own, "ConfigurationSetName": "set"}
    client.send_text_message(**request)
    client.send_media_message(**request)
    client.send_voice_message(**request)
    finals = [kind for kind, final in types_of(events()) if final]
    assert finals == ["TEXT_DELIVERED", "MEDIA_DELIVERED", "VOICE_COMPLETED"]


@pytest.mark.in_process
@mock_aws
def test_an_agent_in_test_reaches_its_testers_only() -> None:
    client = sms()
    events = reporting(client)
    agent_id = new_agent(client)
    launch(client, agent_id)
    message_id = send(client, agent_id)
    assert events() == []
    assert messages()[message_id].status == "ACCEPTED"
    add_tester(client, agent_id)
    send(client, agent_id)
    assert types_of(events()) == DELIVERED
    other = new_agent(client)
    launch(client, other)
    send(client, other)
    assert events() == []


@pytest.mark.in_process
@mock_aws
def test_testers_abroad_receive_the_messages_of_a_launched_agent() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    add_tester(client, agent_id, "+447700900123")
    send(client, agent_id, DestinationPhoneNumber="+447700900123")
    [event] = events()
    assert event["eventType"] == "RCS_DELIVERED"
    assert event["agentIsoCountryCode"] == "GB"
    assert event["rcsBusinessId"] == f"{agent_id[-8:]}_agent"


@mock_aws
def test_a_text_message_of_an_agent() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    arn = f"arn:aws:sms-voice:us-east-1:123456789012:rcs-agent/{agent_id}"
    for identity in (agent_id, arn):
        text_of(client, OriginationIdentity=identity, MessageType="PROMOTIONAL")
        [event] = events()
        assert event["eventType"] == "RCS_DELIVERED"
        assert event["originationPhoneNumber"] == agent_id
        assert event["messageType"] == "PROMOTIONAL"
        assert event["rcsMetadata"] == {"billingEventType": "BASIC"}


@pytest.mark.in_process
@mock_aws
def test_a_text_message_of_an_agent_does_not_fall_back() -> None:
    client = sms()
    events = reporting(client)
    long_code(client)
    outcomes().add("failed")
    text_of(client, OriginationIdentity=launched(client))
    assert types_of(events()) == [("RCS_FAILED", True)]


@mock_aws
def test_a_long_text_is_one_part() -> None:
    client = sms()
    events = reporting(client)
    text_of(client, OriginationIdentity=launched(client), MessageBody="a" * 500)
    [event] = events()
    assert event["totalMessageParts"] == 1


@pytest.mark.parametrize(
    "country, person, length, price",
    [
        ("US", US, 160, 0.007),
        ("US", US, 161, 0.014),
        ("US", US, 3072, 0.14),
        ("FR", "+33612345678", 3072, 0.007),
    ],
)
@mock_aws
def test_a_text_is_charged_for_each_160_characters_in_the_us(
    country: str, person: str, length: int, price: float
) -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client, country)
    content = {"Content": {"TextMessage": {"Body": "a" * length}}}
    send(client, agent_id, DestinationPhoneNumber=person, RcsMessageContent=content)
    assert events()[0]["totalMessagePrice"] == price


@mock_aws
def test_the_agent_of_a_pool_sends_before_its_numbers() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    pool_id, own = mixed_pool(client, agent_id)
    assert sender_of(client, events, OriginationIdentity=pool_id) == agent_id
    send(client, pool_id)
    [event] = events()
    assert event["originationPhoneNumber"] == agent_id
    request = {
        "OriginationIdentity": pool_id,
        "DestinationPhoneNumber": "+447700900123",
    }
    error = refused(client.send_text_message, **request, MessageBody="Hello")
    assert error["Reason"] == "NO_ORIGINATION_IDENTITIES_FOUND"
    assert own["PhoneNumber"] != agent_id


@mock_aws
def test_an_agent_sends_before_the_numbers_of_the_account() -> None:
    client = sms()
    events = reporting(client)
    long_code(client)
    agent_id = launched(client)
    assert sender_of(client, events) == agent_id


@mock_aws
def test_a_pool_without_an_agent_does_not_send_by_rcs() -> None:
    client = sms()
    pool_id = pool_of(client, long_code(client)["PhoneNumberId"])
    request = {"DestinationPhoneNumber": US, "OriginationIdentity": pool_id}
    error = refused(client.send_rcs_message, **request, RcsMessageContent=HELLO)
    assert error["Reason"] == "NO_ORIGINATION_IDENTITIES_FOUND"
    assert error["ResourceId"] == pool_id


@needs_protect
@mock_aws
def test_the_rules_for_sms_apply() -> None:
    client = sms()
    agent_id = launched(client)
    protect = client.create_protect_configuration()["ProtectConfigurationId"]

    def block(capability: str) -> None:
        client.update_protect_configuration_country_rule_set(
            ProtectConfigurationId=protect,
            NumberCapability=capability,
            CountryRuleSetUpdates={"US": {"ProtectStatus": "BLOCK"}},
        )

    request = {
        "DestinationPhoneNumber": US,
        "OriginationIdentity": agent_id,
        "RcsMessageContent": HELLO,
        "ProtectConfigurationId": protect,
    }
    block("RCS")
    assert client.send_rcs_message(**request)["MessageId"]
    block("SMS")
    error = refused(client.send_rcs_message, **request)
    assert error["Reason"] == "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION"
    assert error["ResourceId"] == protect


@mock_aws
def test_the_opt_out_list_is_that_of_the_agent() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    client.put_opted_out_number(OptOutListName="mine", OptedOutNumber=US)
    agent_id = new_agent(client, OptOutListName="mine")
    launch(client, agent_id, "US")
    request = {"DestinationPhoneNumber": US, "OriginationIdentity": agent_id}
    error = refused(client.send_rcs_message, **request, RcsMessageContent=HELLO)
    assert error["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"
    assert error["ResourceId"] == "mine"


@mock_aws
def test_the_limit_of_text_messages_is_not_that_of_rcs() -> None:
    client = sms()
    agent_id = launched(client)
    client.set_text_message_spend_limit_override(MonthlyLimit=0)
    request = {"DestinationPhoneNumber": US, "OriginationIdentity": agent_id}
    assert client.send_text_message(**request, MessageBody="Hello")["MessageId"]
    client.set_rcs_message_spend_limit_override(MonthlyLimit=0)
    error = refused(client.send_text_message, **request, MessageBody="Hello")
    assert error["Reason"] == "MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS"


@mock_aws
def test_a_message_that_is_only_checked() -> None:
    client = sms()
    events = reporting(client)
    assert send(client, launched(client), DryRun=True)
    assert events() == []


@mock_aws
def test_a_message_that_costs_too_much() -> None:
    client = sms()
    request: dict[str, Any] = {
        "DestinationPhoneNumber": US,
        "OriginationIdentity": launched(client),
        "RcsMessageContent": HELLO,
    }
    error = refused(client.send_rcs_message, **request, MaxPrice=".01193")
    assert error["Reason"] == "PRICE_OVER_THRESHOLD"
    assert client.send_rcs_message(**request, MaxPrice=".01194")["MessageId"]


@pytest.mark.in_process
@mock_aws
def test_feedback() -> None:
    client = sms()
    reporting(client)
    message_id = send(client, launched(client), MessageFeedbackEnabled=True)
    client.put_message_feedback(MessageId=message_id, MessageFeedbackStatus="RECEIVED")
    assert messages()[message_id].feedback_status == "RECEIVED"


def metric(name: str) -> float:
    """Return the sum of a metric."""
    cloudwatch = boto3.client("cloudwatch", region_name="us-east-1")
    points = cloudwatch.get_metric_statistics(
        Namespace="AWS/SMSVoice",
        MetricName=name,
        StartTime=NOON - timedelta(days=1),
        EndTime=NOON + timedelta(days=1),
        Period=86400 * 2,
        Statistics=["Sum"],
    )["Datapoints"]
    return float(sum(point["Sum"] for point in points))


@pytest.mark.in_process
@mock_aws
def test_metrics() -> None:
    client = sms()
    with moto_time(NOON):
        reporting(client)
        agent_id = launched(client)
        send(client, agent_id, MessageFeedbackEnabled=True)
        outcomes().add("failed", times=1)
        send(client, agent_id, **sms_fallback(client))
    assert metric("RCS.MessagesSent") == 2
    assert metric("RCS.MessagesDelivered") == 1
    assert metric("RCS.MessagesFallenBackToSMS") == 1
    assert metric("NumberOfTextMessagePartsSent") == 1
    assert metric("NumberOfTextMessagePartsDelivered") == 1
