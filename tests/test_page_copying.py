"""What is copied from the page runs."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import boto3
import pytest
from botocore import xform_name

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .page import HERE, PAGE, details_of, opened
from .test_control_arguments import sms
from .test_outbox import ANN, send, started
from .test_pinpointsmsvoicev2.rcs import HELLO, needs_rcs

TEXTS = [
    "Hello",
    'It\'s "so"\nnew\t\\ \'x\' """',
    "é €\u2028 \U0001f600",
    "$HOME `date` $(date) %s {} <b>&amp;",
]


def copies_of(message_id: str) -> dict[str, str]:
    """Return what can be copied of a message by name."""
    details = details_of(opened(id=message_id, place=HERE))
    return {
        each.one("summary").text: each.one("pre").raw
        for each in details.all("details")
        if each.one("summary").text != "Record"
    }


def last(control: SmsVoiceControl) -> Any:
    return control.messages.search().messages[0]


def arguments_of(command: str) -> list[str]:
    """Return what a shell passes to the AWS CLI."""
    shell = subprocess.run(
        ["sh", "-c", f"aws() {{ printf '%s\\0' \"$@\"; }}\n{command}"],
        capture_output=True,
        check=True,
    )
    return shell.stdout.decode().split("\0")[:-1]


def check_that_copies_run(control: SmsVoiceControl, message_id: str) -> None:
    """Check that each copy sends the same message, or asserts that it was sent."""
    [original] = control.messages.search(text=message_id).messages
    copies = copies_of(message_id)
    eval(copies["pytest"], {"sms_voice": control})
    assert json.loads(copies["Request"]) == original.request
    eval(copies["boto3"], {"client": sms()})
    assert last(control).message_id != message_id
    assert last(control).request == original.request
    with pytest.raises(AssertionError, match="Found: 2"):
        eval(copies["pytest"], {"sms_voice": control})
    server = PAGE.removesuffix("/moto-api/sms")
    command = arguments_of(copies["AWS CLI"])
    assert command[:-2] == [
        "--endpoint-url",
        server,
        "--region",
        "us-east-1",
        "pinpoint-sms-voice-v2",
        xform_name(str(original.operation), "-"),
    ]
    assert command[-2] == "--cli-input-json"
    call = getattr(sms(), xform_name(str(original.operation)))
    message_id = call(**json.loads(command[-1]))["MessageId"]
    assert last(control).message_id == message_id
    assert last(control).request == original.request


@pytest.mark.parametrize("body", TEXTS)
@mock_sms_registrations
def test_a_text_message(body: str) -> None:
    control, number = started()
    sms().create_configuration_set(ConfigurationSetName="set")
    message_id = send(
        number,
        body=body,
        Context={"a'b": 'c"\nd'},
        ConfigurationSetName="set",
        TimeToLive=60,
        MaxPrice="1.50",
        MessageType="TRANSACTIONAL",
        MessageFeedbackEnabled=True,
    )
    check_that_copies_run(control, message_id)


@mock_sms_registrations
def test_a_media_message() -> None:
    control, number = started()
    message = sms().send_media_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=number,
        MediaUrls=["s3://pictures/it's.png"],
    )
    check_that_copies_run(control, message["MessageId"])


@mock_sms_registrations
def test_a_voice_message() -> None:
    control, number = started()
    message = sms().send_voice_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=number,
        MessageBody="<speak>It's 5 < 6</speak>",
        MessageBodyTextType="TEXT",
        VoiceId="AMY",
        MaxPricePerMinute="2.5",
    )
    check_that_copies_run(control, message["MessageId"])


@needs_rcs
@mock_sms_registrations
def test_an_rcs_message() -> None:
    control = SmsVoiceControl()
    agent = control.rcs_agents.seed(Status="ACTIVE")
    message = sms().send_rcs_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=agent["RcsAgentId"],
        RcsMessageContent=HELLO,
    )
    check_that_copies_run(control, message["MessageId"])


@mock_sms_registrations
def test_an_automatic_reply_has_no_call() -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body="HELP")
    assert received.reply
    copies = copies_of(received.reply.message_id)
    assert list(copies) == ["pytest"]
    eval(copies["pytest"], {"sms_voice": control})


@pytest.mark.parametrize("body", TEXTS)
@mock_sms_registrations
def test_the_message_of_a_person_is_received_again(body: str) -> None:
    control, number = started()
    received = control.messages.receive(from_=ANN, to=number, body=body)
    copies = copies_of(received.message.message_id)
    assert list(copies) == ["pytest"]
    eval(copies["pytest"], {"sms_voice": control})
    first, second = control.messages.received
    assert (first.from_, first.to, first.body) == (second.from_, second.to, second.body)
    assert second.body == body


@pytest.mark.parametrize(
    "body",
    [*TEXTS, "5", '{"type": 5}', '{"type": "a"}', '{"a": "{"}', "[" * 100_000],
    ids=lambda body: body[:20],
)
@needs_rcs
@mock_sms_registrations
def test_a_text_for_an_rcs_agent_is_received_again(body: str) -> None:
    control = SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    received = control.messages.receive(from_=ANN, to=agent_id, body=body)
    eval(copies_of(received.message.message_id)["pytest"], {"sms_voice": control})
    assert [each.body for each in control.messages.received] == [body, body]


@needs_rcs
@mock_sms_registrations
def test_the_event_of_a_person_is_received_again() -> None:
    control = SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    received = control.messages.receive_event(
        from_=ANN,
        to=agent_id,
        event="SUGGESTION",
        data={"text": 'It\'s "so"', "postbackData": "é", "n": [None, True, 1.5]},
    )
    copy = copies_of(received.message.message_id)["pytest"]
    assert copy.startswith("sms_voice.messages.receive_event(\n")
    eval(copy, {"sms_voice": control})
    first, second = control.messages.received
    assert (first.from_, first.to, first.body) == (second.from_, second.to, second.body)


@pytest.mark.parametrize("members", [{}, {"TwoWayMediaS3BucketName": "files"}])
@needs_rcs
@mock_sms_registrations
def test_the_file_of_a_person_has_no_copy(members: dict[str, Any]) -> None:
    control = SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE", **members)["RcsAgentId"]
    received = control.messages.receive_file(
        from_=ANN, to=agent_id, file_name="a.png", content="AAAA"
    )
    assert copies_of(received.message.message_id) == {}


@mock_sms_registrations
def test_the_command_of_the_cli_names_the_region_of_the_message() -> None:
    control = SmsVoiceControl(region_name="us-west-2")
    number = control.phone_numbers.seed(NumberType="SIMULATOR")["PhoneNumber"]
    message = boto3.client("pinpoint-sms-voice-v2", "us-west-2").send_text_message(
        DestinationPhoneNumber="+14254147755",
        OriginationIdentity=number,
        MessageBody="Hi",
    )
    page = opened(id=message["MessageId"], place="123456789012/us-west-2")
    assert any(" --region us-west-2 " in each.raw for each in page.all("pre"))


@pytest.mark.parametrize(
    "place, control",
    [
        ("123456789012/us-east-1", "sms_voice"),
        ("123456789012/eu-west-1", "sms_voice.in_region('eu-west-1')"),
        (
            "210987654321/us-east-1",
            "SmsVoiceControl(account_id='210987654321', region_name='us-east-1')",
        ),
    ],
)
@mock_sms_registrations
def test_the_control_of_what_is_copied_is_that_of_its_account_and_region(
    place: str, control: str
) -> None:
    account_id, _, region_name = place.partition("/")
    there = SmsVoiceControl(account_id=account_id, region_name=region_name)
    number = there.phone_numbers.seed(TwoWayEnabled=False)["PhoneNumber"]
    received = there.messages.receive(from_="+12065550101", to=number, body="Hello")
    details = details_of(opened(id=received.message.message_id, place=place))
    copied = [each.raw for each in details.all("pre")]
    assert any(each.startswith(f"{control}.messages.receive(\n") for each in copied)
    registration = there.registrations.seed(RegistrationStatus="REVIEWING")
    registration_id = registration["RegistrationId"]
    details = details_of(opened(view="registrations", id=registration_id, place=place))
    buttons = [each for each in details.all("button") if each.text == "Copy as test"]
    assert {each["data-test"] for each in buttons} == {control}
