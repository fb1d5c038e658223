"""The page shows messages of every kind, what became of them, and the conversations."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .page import HERE, Element, details_of, form_of, opened
from .test_control_arguments import sms
from .test_inbound import two_way
from .test_outbox import ANN, BOB, send, started
from .test_pinpointsmsvoicev2.rcs import HELLO, needs_rcs

PLACE = {"account_id": "123456789012", "region_name": "us-east-1"}
REPLY = {"Reply": {"Text": "Yes", "PostbackData": "y"}}
CARD: dict[str, Any] = {
    "Title": "Sale",
    "Description": "All week",
    "Media": {"FileUrl": "https://x.example/a.png", "Height": "SHORT"},
    "Suggestions": [REPLY],
}


def shown(message_id: str) -> Element:
    return details_of(opened(id=message_id, place=HERE))


def bubble_of(message_id: str) -> str:
    return shown(message_id).one("div", class_="bubble").text


def row(index: int = 0) -> list[str]:
    """Return a row of the messages without its time."""
    return opened().rows()[index][1:]


@mock_sms_registrations
def test_no_messages() -> None:
    page = opened()
    assert page.one("h1").text == "Messages 0"
    assert page.all("table") == []
    empty = page.one("div", class_="empty")
    assert empty.text.startswith(
        "No messages yet. Seed a phone number and send one from it: Copy curl "
    )
    assert "/moto-api/pinpoint-sms-voice-v2/phone-numbers/seed -d" in empty.text
    page = opened(view="conversations")
    assert page.one("p", class_="empty").text == (
        "No conversations yet. Send a message: Messages has the command."
    )


@mock_sms_registrations
def test_the_first_commands_are_for_the_region_that_is_chosen() -> None:
    number, send_text = (
        opened(region="eu-west-1").one("pre").raw.partition("\nexport ")[::2]
    )
    assert '"region_name": "eu-west-1"' in number
    assert " --region eu-west-1 " in send_text
    page = opened(view="registrations", region="eu-west-1")
    assert " --region eu-west-1 " in page.one("pre").text


@pytest.mark.parametrize("region", ["x;ls", "$(ls)", "'", "a\nb", "us-east-1 "])
@mock_sms_registrations
def test_the_first_commands_do_not_take_any_text_as_a_region(region: str) -> None:
    assert opened(region=region).one("pre").raw == opened().one("pre").raw


@pytest.mark.parametrize(
    "view, what",
    [
        ("messages", "message"),
        ("conversations", "conversation"),
        ("registrations", "registration"),
    ],
)
@mock_sms_registrations
def test_a_page_past_the_last_one(view: str, what: str) -> None:
    control, number = started()
    send(number)
    control.registrations.seed()
    page = opened(view=view, page="7")
    assert page.one("p", class_="empty").text == (
        f"Page 7 has no {what}s. Show all {what}s"
    )
    page = opened(view=view, page="7", q="nothing")
    assert page.one("p", class_="empty").text == (
        f"No {what} has nothing. Show all {what}s"
    )


@mock_sms_registrations
def test_a_text_message() -> None:
    _, number = started()
    sms().create_configuration_set(ConfigurationSetName="set")
    message_id = send(
        number, body="Hello <b>", Context={"user": "7"}, ConfigurationSetName="set"
    )
    assert row() == ["out", number, ANN, "TEXT", "DELIVERED", "Hello <b>"]
    details = shown(message_id)
    assert details.one("h2").text == "TEXT DELIVERED"
    assert details.one("div", class_="bubble").text == "Hello <b>"
    terms = details.terms()
    assert terms.pop("Time").endswith("Z")
    assert terms == {
        "From": number,
        "To": ANN,
        "Parts": "1",
        "Encoding": "GSM",
        "Type": "TRANSACTIONAL",
        "Price": "0.00883 USD",
        "Operation": "SendTextMessage",
        "Account and Region": HERE,
        "Id": message_id,
        "Configuration set": "set",
        "user context": "7",
    }
    events = [
        each.one("strong").text for each in details.all("li") if each.all("strong")
    ]
    assert events == ["TEXT_SUCCESSFUL", "TEXT_DELIVERED"]
    # Nothing is pending, so nothing is to be decided.
    actions = [each["data-action"] for each in details.all("form")]
    assert actions == ["messages/receive"] * 3
    assert form_of(details, "STOP") == (
        "messages/receive",
        [PLACE],
        {"from": ANN, "to": number, "body": "STOP"},
    )


@needs_rcs
@mock_sms_registrations
def test_an_event_that_the_agent_does_not_report() -> None:
    control = SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    received = control.messages.receive_event(
        from_=ANN, to=agent_id, event="RCS_TYPING"
    )
    assert (
        "It is not published. Set TwoWayEnabled of the agent, and "
        "TwoWayRcsEventsEnabled for events." in shown(received.message.message_id).text
    )


@mock_sms_registrations
def test_a_message_of_a_person_and_the_automatic_reply() -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body="Help")
    assert received.reply
    assert row(1) == ["in", ANN, number, "TEXT", "RECEIVED", "Help"]
    assert row(0)[:3] == ["out", number, ANN]
    details = shown(received.message.message_id)
    assert "Price" not in details.terms()
    assert "It is not published. Set TwoWayEnabled of the number" in details.text
    assert form_of(details, "Send") == (
        "messages/receive",
        [PLACE],
        {"from": ANN, "to": number},
    )


@mock_sms_registrations
def test_where_events_are_delivered() -> None:
    members, _ = two_way()
    topic = members["TwoWayChannelArn"]
    control, number = started(**members)
    sms().create_configuration_set(ConfigurationSetName="set")
    sms().create_event_destination(
        ConfigurationSetName="set",
        EventDestinationName="topic",
        MatchingEventTypes=["TEXT_DELIVERED"],
        SnsDestination={"TopicArn": topic},
    )
    message_id = send(number, ConfigurationSetName="set")
    items = shown(message_id).one("ol", class_="events").all("ul")
    assert [each.text for each in items] == [
        "no event destination takes it",
        f"SNS {topic}",
    ]
    received = control.messages.receive(from_=ANN, to=number, body="Hi").message
    items = shown(received.message_id).one("ol", class_="events").all("ul")
    assert [each.text for each in items] == [f"SNS {topic}"]
    boto3.client("sns", "us-east-1").delete_topic(TopicArn=topic)
    message_id = send(number, ConfigurationSetName="set")
    [failed] = shown(message_id).all("li", class_="bad")
    assert failed.text.startswith(f"SNS {topic}: ")


@mock_sms_registrations
def test_a_pending_message() -> None:
    control, number = started()
    control.messages.on_send(outcome="pending")
    message_id = send(number)
    details = shown(message_id)
    assert details.one("h2").text == "TEXT ACCEPTED"
    assert "None yet." in details.text
    deliver = {"message_id": message_id, "outcome": "delivered"}
    assert form_of(details, "Deliver") == ("messages/deliver", [PLACE], deliver)
    assert form_of(details, "Decide") == (
        "messages/deliver",
        [PLACE],
        {"message_id": message_id},
    )
    outcomes = [each.text for each in details.one("select").all("option")]
    assert "blocked" in outcomes
    assert not {"delivered", "pending", "queued"} & set(outcomes)
    thread = opened(view="conversations", person=ANN, identity=number, place=HERE)
    assert form_of(thread, "Deliver") == ("messages/deliver", [PLACE], deliver)


@mock_sms_registrations
def test_a_message_through_a_shared_route() -> None:
    control = SmsVoiceControl()
    verified = control.verified_numbers.seed(
        DestinationPhoneNumber=ANN, Status="PENDING"
    )
    sms().send_destination_number_verification_code(
        VerifiedDestinationNumberId=verified["VerifiedDestinationNumberId"],
        VerificationChannel="TEXT",
    )
    assert row()[:3] == ["out", "shared route", ANN]
    details = shown(control.messages.last().message_id)
    assert details.terms()["From"] == "shared route"
    assert details.all("form") == []
    page = opened(view="conversations", person=ANN, place=HERE)
    [item] = page.all("li", class_="current")
    assert item.text.startswith(f"{ANN} with shared route ")
    phone = details_of(page)
    assert phone.one("h2").text == f"{ANN} with shared route"
    assert len(phone.all("li", class_="bubble")) == 1
    assert phone.all("p")[-1].text == "A shared route receives no answers."


@mock_sms_registrations
def test_a_media_message_and_a_voice_message() -> None:
    _, number = started()
    media = sms().send_media_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=number,
        MediaUrls=["s3://pictures/My%20Cat.png"],
    )["MessageId"]
    assert row() == ["out", number, ANN, "MEDIA", "FILE_INACCESSIBLE", "My%20Cat.png"]
    assert bubble_of(media) == "image/png My%20Cat.png"
    voice = sms().send_voice_message(
        DestinationPhoneNumber=ANN, OriginationIdentity=number, MessageBody="Hello"
    )["MessageId"]
    assert bubble_of(voice) == "VoiceHello"


@pytest.mark.parametrize(
    "content, words, bubble",
    [
        (HELLO | {"Suggestions": [REPLY]}, "Hello", "Hello Yes"),
        (
            {"Content": {"FileMessage": {"FileUrl": "https://x.example/f.pdf?a=1/2"}}},
            "f.pdf",
            "application/pdf f.pdf",
        ),
        (
            {"Content": {"FileMessage": {"FileUrl": "https://[x/"}}},
            "[x",
            "unknown type [x",
        ),
        (
            {
                "Content": {
                    "RichCard": {"CardOrientation": "VERTICAL", "CardContent": CARD}
                }
            },
            "Sale",
            "image/png a.png SaleAll week Yes",
        ),
        (
            {
                "Content": {
                    "Carousel": {
                        "CardWidth": "SMALL",
                        "CardContents": [CARD, {"Description": "Two"}],
                    }
                }
            },
            "Sale, Two",
            "image/png a.png SaleAll week Yes Two",
        ),
    ],
)
@needs_rcs
@mock_sms_registrations
def test_an_rcs_message(content: dict[str, Any], words: str, bubble: str) -> None:
    control = SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    message_id = sms().send_rcs_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=agent_id,
        RcsMessageContent=content,
    )["MessageId"]
    assert row()[3:] == ["RCS", "DELIVERED", words]
    parts = shown(message_id).one("div", class_="bubble")
    assert parts.text == bubble
    if "Yes" in bubble:
        assert form_of(parts, "Yes") == (
            "messages/receive-event",
            [PLACE],
            {
                "from": ANN,
                "to": agent_id,
                "event": "SUGGESTION",
                "data": {"text": "Yes", "postbackData": "y"},
            },
        )


@mock_sms_registrations
def test_a_conversation() -> None:
    control, number = started()
    send(number, BOB, "Hi Bob")
    send(number, ANN, "Hi Ann")
    control.messages.receive(from_=ANN, to=number, body="x" * 80)
    page = opened(view="conversations")
    assert page.one("h1").text == "Conversations 2"
    assert [each.one("strong").text for each in page.all("a", data_row="")] == [
        ANN,
        BOB,
    ]
    first = page.all("a", data_row="")[0]
    assert first.one("span", class_="words").text == "x" * 57 + "..."
    page = opened(view="conversations", person=ANN, identity=number, place=HERE)
    phone = details_of(page)
    assert phone.one("h2").text == f"{ANN} with {number}"
    bodies = [each.text for each in phone.all("p", class_="body")]
    assert bodies == ["Hi Ann", "x" * 80]
    metas = [each.text for each in phone.all("p", class_="meta")]
    assert metas[0].endswith(" TEXT · 1 part · GSM DELIVERED")
    assert form_of(phone, "HELP") == (
        "messages/receive",
        [PLACE],
        {"from": ANN, "to": number, "body": "HELP"},
    )
    control.messages.clear()
    page = opened(view="conversations", person=ANN, identity=number, place=HERE)
    assert details_of(page).one("li").text == "No messages here any more."


@mock_sms_registrations
def test_what_the_next_sends_can_return() -> None:
    page = opened(region="eu-west-1")
    dialog = page.one("dialog", id="next")
    action, places, arguments = form_of(dialog, "Refuse")
    assert (action, arguments) == ("faults/fail-next", {})
    assert places == [PLACE | {"region_name": "eu-west-1"}]
    assert (
        dialog.one("p").text
        == "What you set applies to sends in 123456789012/eu-west-1."
    )
    errors = [each["label"] for each in dialog.all("optgroup")]
    assert "ThrottlingException" in errors
    assert form_of(dialog, "Decide")[0] == "messages/on-send"
    outcomes = dialog.one("select", id="next-outcome").all("option")
    assert [each.text for each in outcomes][:2] == ["successful", "delivered"]
    assert (
        page.one("dialog", id="clear").one("form", class_="action")["data-action"]
        == "messages/clear"
    )
