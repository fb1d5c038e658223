"""People answer messages: keywords, opting out and in, and the two-way channel."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control import Delivery

from .test_control_arguments import sms
from .test_control_routes import HERE, ask
from .test_outbox import ANN, BOB, send, started

STOP_REPLY = "You are now opted out and will no longer receive messages."
HELP_REPLY = "For assistance, please contact the sender."


def two_way(name: str = "answers") -> tuple[dict[str, Any], Any]:
    """Create a topic, and return the members of two-way messaging with a function that
    returns the messages that arrive at the topic."""
    sns = boto3.client("sns", region_name="us-east-1")
    sqs = boto3.client("sqs", region_name="us-east-1")
    topic = sns.create_topic(Name=name)["TopicArn"]
    queue = sqs.create_queue(QueueName=name)["QueueUrl"]
    sns.subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint=f"arn:aws:sqs:us-east-1:123456789012:{name}",
        Attributes={"RawMessageDelivery": "true"},
    )

    def published() -> list[dict[str, Any]]:
        found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
        return [json.loads(each["Body"]) for each in found.get("Messages", [])]

    return {"TwoWayEnabled": True, "TwoWayChannelArn": topic}, published


def opted_out() -> dict[str, bool]:
    """Return the numbers on the list Default, and whether the person opted out."""
    numbers = sms().describe_opted_out_numbers(OptOutListName="Default")
    return {
        each["OptedOutNumber"]: each["EndUserOptedOut"]
        for each in numbers["OptedOutNumbers"]
    }


def refused(sender: str, to: str = ANN) -> str | None:
    """Return the Reason if a message is refused."""
    try:
        send(sender, to)
    except sms().exceptions.ConflictException as error:
        return str(error.response["Reason"])
    return None


OPTED_OUT = "DESTINATION_PHONE_NUMBER_OPTED_OUT"


@mock_sms_registrations
def test_a_message_of_a_person() -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body="Hello")
    message = received.message
    assert (message.from_, message.to, message.body) == (ANN, number, "Hello")
    assert (message.direction, message.channel) == ("INBOUND", "TEXT")
    assert (message.status, message.price, message.parts) == ("RECEIVED", 0.0, 1)
    assert (received.keyword, received.action, received.reply) == (None, None, None)
    assert received.deliveries == ()
    assert control.messages.received == [message]
    assert control.messages.sent == []
    assert control.messages.events() == []
    assert control.messages.events(message.message_id) == []


@mock_sms_registrations
def test_a_message_is_published_on_the_two_way_channel() -> None:
    channel, published = two_way()
    control, number = started(**channel)
    first = control.messages.receive(from_=ANN, to=number, body="Hello there")
    assert first.deliveries == (Delivery("SNS", channel["TwoWayChannelArn"]),)
    [payload] = published()
    assert payload == {
        "originationNumber": ANN,
        "destinationNumber": number,
        "messageBody": "Hello there",
        "inboundMessageId": first.message.message_id,
    }
    [event] = control.messages.events(first.message.message_id)
    assert (event.event_type, event.record) == ("INBOUND", payload)
    assert event.deliveries == first.deliveries
    assert event.created_at == first.message.created_at


@mock_sms_registrations
def test_an_answer_has_the_id_of_the_last_message() -> None:
    channel, published = two_way()
    control, number = started(**channel)
    _, other = started()
    send(number, ANN, "first")
    last = send(number, ANN, "second")
    send(number, BOB)
    send(other, ANN)
    control.messages.receive(from_=ANN, to=number, body="help me")
    [payload] = published()
    assert payload["previousPublishedMessageId"] == last
    assert payload["messageKeyword"] == "HELP"
    control.messages.receive(from_=ANN, to=number, body="Thanks")
    [payload] = published()
    # The automatic reply is a message too.
    assert payload["previousPublishedMessageId"] == control.messages.last().message_id


@mock_sms_registrations
def test_a_channel_that_does_not_exist_any_more() -> None:
    channel, _ = two_way()
    control, number = started(**channel)
    sns = boto3.client("sns", region_name="us-east-1")
    sns.delete_topic(TopicArn=channel["TwoWayChannelArn"])
    received = control.messages.receive(from_=ANN, to=number, body="Hello")
    [delivery] = received.deliveries
    assert delivery.kind == "SNS"
    assert "does not exist" in (delivery.error or "")


@mock_sms_registrations
def test_help_is_answered_from_the_same_number() -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body=" help ")
    assert (received.keyword, received.action) == ("HELP", "AUTOMATIC_RESPONSE")
    reply = control.messages.last()
    assert received.reply == reply
    assert (reply.from_, reply.to, reply.body) == (number, ANN, HELP_REPLY)
    assert (reply.status, reply.price) == ("DELIVERED", 0.00883)
    assert reply.message_type == "TRANSACTIONAL"
    assert control.account.settings()["spent"] == {"TEXT": 0.00883}
    assert opted_out() == {}


@pytest.mark.parametrize(
    "word",
    [
        "STOP",
        "Stop sending this",
        "ARRET",
        "cancel",
        "END",
        "opt-out",
        "OPTOUT",
        "QUIT",
        "remove",
        "td",
        "UNSUBSCRIBE",
    ],
)
@mock_sms_registrations
def test_words_that_opt_out(word: str) -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body=word)
    assert (received.keyword, received.action) == ("STOP", "OPT_OUT")
    assert received.reply is not None
    assert received.reply.body == STOP_REPLY
    assert received.reply.status == "DELIVERED"
    assert opted_out() == {ANN: True}
    assert refused(number) == OPTED_OUT
    assert refused(number, BOB) is None


@pytest.mark.parametrize(
    "body", ["Don't stop", "STOPS", "stop.", "START", "UNSTOP", " "]
)
@mock_sms_registrations
def test_texts_that_do_not_opt_out(body: str) -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body=body)
    assert (received.keyword, received.reply) == (None, None)
    assert opted_out() == {}


@mock_sms_registrations
def test_help_is_answered_after_opting_out() -> None:
    control, number = started()
    control.messages.receive(from_=ANN, to=number, body="STOP")
    received = control.messages.receive(from_=ANN, to=number, body="HELP")
    assert received.reply is not None
    assert received.reply.body == HELP_REPLY


@mock_sms_registrations
def test_keywords_of_the_account() -> None:
    control, number = started()
    client = sms()
    number_id = client.describe_phone_numbers()["PhoneNumbers"][0]["PhoneNumberId"]
    for keyword, action in (
        ("JOIN", "OPT_IN"),
        ("JOIN NOW", "AUTOMATIC_RESPONSE"),
        ("NO MORE", "OPT_OUT"),
        ("END", "AUTOMATIC_RESPONSE"),
    ):
        client.put_keyword(
            OriginationIdentity=number_id,
            Keyword=keyword,
            KeywordMessage=f"reply to {keyword}",
            KeywordAction=action,
        )
    answers = {}
    for body in ("no more of this", "join  now", "end", "Join us", "no"):
        received = control.messages.receive(from_=ANN, to=number, body=body)
        reply = received.reply and received.reply.body
        answers[body] = received.keyword, received.action, reply, sorted(opted_out())
    assert answers == {
        "no more of this": ("NO MORE", "OPT_OUT", "reply to NO MORE", [ANN]),
        "join  now": ("JOIN NOW", "AUTOMATIC_RESPONSE", "reply to JOIN NOW", [ANN]),
        "end": ("END", "AUTOMATIC_RESPONSE", "reply to END", [ANN]),
        "Join us": ("JOIN", "OPT_IN", "reply to JOIN", []),
        "no": (None, None, None, []),
    }
    assert refused(number) is None


@mock_sms_registrations
def test_opting_in_is_possible_at_any_time() -> None:
    control, number = started()
    client = sms()
    number_id = client.describe_phone_numbers()["PhoneNumbers"][0]["PhoneNumberId"]
    client.put_keyword(
        OriginationIdentity=number_id,
        Keyword="START",
        KeywordMessage="Welcome",
        KeywordAction="OPT_IN",
    )
    for _ in range(2):
        for body in ("STOP", "START"):
            control.messages.receive(from_=ANN, to=number, body=body)
    # Without having opted out.
    received = control.messages.receive(from_=ANN, to=number, body="START")
    assert received.action == "OPT_IN"
    assert opted_out() == {}


@mock_sms_registrations
def test_a_number_uses_its_own_opt_out_list() -> None:
    sms().create_opt_out_list(OptOutListName="alerts")
    control, number = started(OptOutListName="alerts")
    _, other = started()
    control.messages.receive(from_=ANN, to=number, body="STOP")
    assert opted_out() == {}
    assert refused(number) == OPTED_OUT
    assert refused(other) is None


@mock_sms_registrations
def test_a_number_in_a_pool_uses_the_settings_of_the_pool() -> None:
    channel, published = two_way()
    control, number = started(**channel)
    control.pace("pool", "immediate")
    client = sms()
    client.create_opt_out_list(OptOutListName="pool")
    number_id = client.describe_phone_numbers()["PhoneNumbers"][0]["PhoneNumberId"]
    pool_id = client.create_pool(
        OriginationIdentity=number_id, IsoCountryCode="US", MessageType="TRANSACTIONAL"
    )["PoolId"]
    client.put_keyword(
        OriginationIdentity=pool_id, Keyword="JOIN", KeywordMessage="Welcome"
    )
    client.update_pool(PoolId=pool_id, OptOutListName="pool")
    received = control.messages.receive(from_=ANN, to=number, body="join")
    assert received.reply is not None
    assert (received.reply.body, received.reply.from_) == ("Welcome", number)
    control.messages.receive(from_=ANN, to=number, body="STOP")
    assert [each["messageKeyword"] for each in published()] == ["JOIN", "STOP"]
    listed = client.describe_opted_out_numbers(OptOutListName="pool")
    assert [each["OptedOutNumber"] for each in listed["OptedOutNumbers"]] == [ANN]
    assert refused(pool_id) == OPTED_OUT


@pytest.mark.parametrize(
    "body, keyword", [("STOP", "STOP"), ("quit", "STOP"), ("HELP", "HELP")]
)
@mock_sms_registrations
def test_self_managed_opt_outs(body: str, keyword: str) -> None:
    channel, published = two_way()
    control, number = started(**channel, SelfManagedOptOutsEnabled=True)
    received = control.messages.receive(from_=ANN, to=number, body=body)
    assert (received.keyword, received.action, received.reply) == (keyword, None, None)
    [payload] = published()
    assert payload["messageBody"] == body
    assert control.messages.sent == []
    assert opted_out() == {}
    assert refused(number) is None


@mock_sms_registrations
def test_other_keywords_with_self_managed_opt_outs() -> None:
    channel, _ = two_way()
    control, number = started(**channel, SelfManagedOptOutsEnabled=True)
    client = sms()
    number_id = client.describe_phone_numbers()["PhoneNumbers"][0]["PhoneNumberId"]
    client.put_keyword(
        OriginationIdentity=number_id, Keyword="JOIN", KeywordMessage="Welcome"
    )
    received = control.messages.receive(from_=ANN, to=number, body="JOIN")
    assert received.reply is not None
    assert received.reply.body == "Welcome"


@pytest.mark.parametrize("start", ["START", "unstop"])
@mock_sms_registrations
def test_carriers_block_what_a_toll_free_number_sends_after_stop(start: str) -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(NumberType="TOLL_FREE")["PhoneNumber"]
    assert control.messages.receive(from_=ANN, to=number, body=start).action is None
    received = control.messages.receive(from_=ANN, to=number, body="Stop")
    assert (received.keyword, received.action) == ("STOP", "OPT_OUT")
    assert received.reply is None
    assert opted_out() == {}
    for to in (ANN, BOB):
        send(number, to)
    statuses = [message.status for message in control.messages.sent]
    assert statuses == ["CARRIER_BLOCKED", "SUCCESSFUL"]
    started_again = control.messages.receive(from_=ANN, to=number, body=start)
    assert (started_again.action, started_again.reply) == ("OPT_IN", None)
    send(number)
    assert control.messages.last().status == "SUCCESSFUL"


@mock_sms_registrations
def test_a_toll_free_number_answers_help() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(NumberType="TOLL_FREE")["PhoneNumber"]
    received = control.messages.receive(from_=ANN, to=number, body="HELP")
    assert received.reply is not None
    assert received.reply.body == HELP_REPLY


@mock_sms_registrations
def test_the_reply_to_a_person_of_no_country() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(NumberType="LONG_CODE")["PhoneNumber"]
    received = control.messages.receive(from_="+999123456", to=number, body="HELP")
    assert received.reply is not None
    for event in control.messages.events(received.reply.message_id):
        assert "isoCountryCode" not in event.record


@mock_sms_registrations
def test_the_forms_of_a_number() -> None:
    control = SmsVoiceControl()
    seeded = control.phone_numbers.seed(NumberType="LONG_CODE")
    number = seeded["PhoneNumber"]
    for to in (
        number,
        number.removeprefix("+"),
        seeded["PhoneNumberArn"],
        seeded.get("PhoneNumberId", ""),
    ):
        received = control.messages.receive(
            from_=ANN.removeprefix("+"), to=to, body="Hi"
        )
        assert (received.message.to, received.message.from_) == (number, ANN)


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (
            {"to": "+12065550199"},
            ValueError,
            (
                r"Unknown phone number '\+12065550199' in us-east-1 of account "
                r"123456789012\. Phone numbers there: \+"
            ),
        ),
        ({"to": "MYSENDER"}, ValueError, "Unknown phone number 'MYSENDER'"),
        ({"to": 5}, TypeError, "to must be a string, not 5"),
        ({"from_": "Ann"}, ValueError, r"from_ must be in E\.164 format"),
        ({"from_": None}, TypeError, "from_ must be a string, not None"),
        ({"body": 5}, TypeError, "body must be a string, not 5"),
    ],
)
@mock_sms_registrations
def test_answers_that_are_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    control, number = started()
    given = {"from_": ANN, "to": number, "body": "Hi"} | arguments
    with pytest.raises(error, match=message):
        control.messages.receive(**given)
    assert control.messages.received == []


@pytest.mark.parametrize(
    "members, message",
    [
        (
            {"Status": "PENDING"},
            "is PENDING with the capabilities SMS. Use a number that",
        ),
        (
            {"NumberCapabilities": ["VOICE"]},
            "is ACTIVE with the capabilities VOICE. Use a number that is ACTIVE and has",
        ),
    ],
)
@mock_sms_registrations
def test_numbers_that_receive_nothing(members: dict[str, Any], message: str) -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(**{"NumberType": "LONG_CODE"} | members)
    with pytest.raises(ValueError, match=message):
        control.messages.receive(from_=ANN, to=number["PhoneNumber"], body="Hi")


@mock_sms_registrations
def test_no_numbers_at_all() -> None:
    with pytest.raises(ValueError, match="Phone numbers there: none"):
        SmsVoiceControl().messages.receive(from_=ANN, to=BOB, body="Hi")


@mock_sms_registrations
def test_an_answer_over_http() -> None:
    channel, _ = two_way()
    _, number = started(**channel)
    answer = {"from": ANN, "to": number, "body": "STOP"}
    status, received = ask("/messages/receive", HERE | answer)
    assert status == 200
    assert received["message"]["from"] == ANN
    assert received["reply"]["body"] == STOP_REPLY
    assert (received["keyword"], received["action"]) == ("STOP", "OPT_OUT")
    assert received["deliveries"] == [
        {"kind": "SNS", "target": channel["TwoWayChannelArn"], "error": None}
    ]
    assert opted_out() == {ANN: True}
