"""SmsVoiceControl searches messages as a person does, and lists conversations."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_arguments import sms
from .test_outbox import ANN, BOB, send, started


def talk() -> tuple[SmsVoiceControl, str]:
    """Two people are written to, and one of them answers."""
    control, number = started()
    sms().create_configuration_set(ConfigurationSetName="alerts")
    send(number, BOB, "Your code is 1234", Context={"user": "seven"})
    send(number, ANN, "Sale ends TODAY", ConfigurationSetName="alerts")
    control.messages.receive(from_=ANN, to=number, body="Stop")
    return control, number


def found(control: SmsVoiceControl, **criteria: Any) -> list[str | None]:
    page = control.messages.search(**criteria)
    assert page.total == len(page.messages)
    return [message.body for message in page.messages]


CODE, SALE = "Your code is 1234", "Sale ends TODAY"
REPLY = "You have been unsubscribed."


@mock_sms_registrations
def test_all_messages_newest_first() -> None:
    control, _ = talk()
    [reply, *others] = control.messages.search().messages
    assert [message.body for message in others] == ["Stop", SALE, CODE]
    assert (reply.direction, reply.to, reply.operation) == ("OUTBOUND", ANN, None)
    assert reply.request == {}


@pytest.mark.parametrize(
    "criteria, bodies",
    [
        ({"direction": "INBOUND"}, ["Stop"]),
        ({"to": "0102"}, [CODE]),
        ({"from_": ANN}, ["Stop"]),
        ({"status": "received"}, ["Stop"]),
        ({"status": "DELIVERED", "text": "code"}, [CODE]),
        ({"type": "transactional", "to": BOB}, [CODE]),
        ({"type": "voice"}, []),
        ({"type": "text", "direction": "INBOUND"}, ["Stop"]),
        ({"text": "today"}, [SALE]),
        ({"text": "SEVEN"}, [CODE]),
        ({"text": "alerts"}, [SALE]),
        ({"text": ""}, None),
        ({"person": BOB}, []),
    ],
)
@mock_sms_registrations
def test_what_a_search_finds(
    criteria: dict[str, Any], bodies: list[str] | None
) -> None:
    control, _ = talk()
    assert found(control, **criteria) == (found(control) if bodies is None else bodies)


@mock_sms_registrations
def test_a_message_is_found_by_its_id_and_by_its_media() -> None:
    control, number = started()
    text_id = send(number)
    media = sms().send_media_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=number,
        MediaUrls=["s3://pictures/Cat.png"],
    )
    [text] = control.messages.search(text=text_id).messages
    assert text.message_id == text_id
    [message] = control.messages.search(text="cat.PNG").messages
    assert message.message_id == media["MessageId"]


@mock_sms_registrations
def test_a_page() -> None:
    control, _ = talk()
    page = control.messages.search(limit=2, offset=1)
    assert page.total == 4
    assert [message.body for message in page.messages] == ["Stop", SALE]
    assert control.messages.search(offset=4).messages == ()


@mock_sms_registrations
def test_a_conversation() -> None:
    control, number = talk()
    page = control.messages.conversations()
    of_ann, of_bob = page.conversations
    assert page.total == 2
    assert (of_ann.person, of_ann.identity, of_ann.count) == (ANN, number, 3)
    assert of_ann.last == control.messages.search().messages[0]
    assert (of_bob.person, of_bob.identity, of_bob.count) == (BOB, number, 1)
    bodies = found(control, person=ANN, identity=number)
    assert bodies == [of_ann.last.body, "Stop", SALE]


@mock_sms_registrations
def test_the_conversation_with_the_shared_routes() -> None:
    control = SmsVoiceControl()
    verified = control.verified_numbers.seed(
        DestinationPhoneNumber=ANN, Status="PENDING"
    )
    sms().send_destination_number_verification_code(
        VerifiedDestinationNumberId=verified["VerifiedDestinationNumberId"],
        VerificationChannel="TEXT",
    )
    [conversation] = control.messages.conversations().conversations
    assert (conversation.person, conversation.identity) == (ANN, None)
    assert found(control, person=ANN) == [conversation.last.body]


@mock_sms_registrations
def test_the_conversations_that_have_what_is_searched_for() -> None:
    control, _ = talk()
    for criteria, person, count in (
        ({"text": "code"}, BOB, 1),
        ({"direction": "INBOUND"}, ANN, 1),
        ({"to": ANN}, ANN, 2),
        ({"from_": ANN}, ANN, 1),
        ({"status": "received"}, ANN, 1),
        ({"type": "promotional"}, None, 0),
    ):
        page = control.messages.conversations(**criteria)  # type: ignore[arg-type]
        found = [(each.person, each.count) for each in page.conversations]
        assert found == ([(person, count)] if person else [])
        assert page.total == len(found)
    [conversation] = control.messages.conversations(text="today").conversations
    assert conversation.last.body == SALE


@mock_sms_registrations
def test_a_page_of_conversations() -> None:
    control, _ = talk()
    page = control.messages.conversations(limit=1, offset=1)
    assert (page.total, [each.person for each in page.conversations]) == (2, [BOB])
    with pytest.raises(ValueError, match="offset"):
        control.messages.conversations(offset=-1)
    with pytest.raises(ValueError, match="Unknown direction 'UP'"):
        control.messages.conversations(direction="UP")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be a string"):
        control.messages.conversations(text=5)  # type: ignore[arg-type]


@mock_sms_registrations
def test_cleared_messages_are_not_found() -> None:
    control, _ = talk()
    control.messages.clear()
    assert found(control) == []
    assert control.messages.conversations().total == 0


@pytest.mark.parametrize(
    "arguments, error, text",
    [
        ({"direction": "OUT"}, ValueError, "Unknown direction 'OUT'"),
        ({"limit": 0}, ValueError, "limit must be"),
        ({"offset": -1}, ValueError, "offset must be"),
        ({"text": 5}, TypeError, "text must be a string, not 5"),
        ({"identity": 5}, TypeError, "identity must be a string, not 5"),
        ({"identity": "ACME"}, ValueError, "identity requires person. Pass person too"),
    ],
)
@mock_sms_registrations
def test_a_search_with_an_invalid_argument(
    arguments: dict[str, Any], error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text):
        SmsVoiceControl().messages.search(**arguments)


@mock_sms_registrations
def test_the_operation_of_a_message() -> None:
    control, number = started()
    verified = control.verified_numbers.seed(
        DestinationPhoneNumber=ANN, Status="PENDING"
    )
    sms().send_destination_number_verification_code(
        VerifiedDestinationNumberId=verified["VerifiedDestinationNumberId"],
        VerificationChannel="VOICE",
        OriginationIdentity=number,
    )
    assert control.messages.last().operation == "SendDestinationNumberVerificationCode"
    sms().send_voice_message(
        DestinationPhoneNumber=ANN, OriginationIdentity=number, MessageBody="Hello"
    )
    assert control.messages.last().operation == "SendVoiceMessage"
