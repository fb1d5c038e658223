"""A control of a server returns the same messages as a control in the same process."""

from __future__ import annotations

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .test_inbound import two_way
from .test_outbox import ANN, send, started


@pytest.fixture
def remote(sms_voice: SmsVoiceControl, sms_voice_server: str) -> SmsVoiceControl:
    """A control of the server, which has the resources of this process."""
    return SmsVoiceControl(endpoint_url=sms_voice_server)


def test_the_same_messages(remote: SmsVoiceControl) -> None:
    channel, _ = two_way()
    local, sender = started(**channel)
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="files")
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    send(sender, Context={"user": "7"})
    client.send_media_message(
        DestinationPhoneNumber=ANN,
        OriginationIdentity=sender,
        MediaUrls=["s3://files/missing.png"],
    )
    received = remote.messages.receive(from_=ANN, to=sender, body="help")
    assert len(local.messages.sent) == 3
    assert remote.messages.sent == local.messages.sent
    assert remote.messages.received == local.messages.received == [received.message]
    assert remote.messages.last() == local.messages.last() == received.reply
    assert remote.messages.events() == local.messages.events()
    assert remote.messages.search() == local.messages.search()
    assert remote.messages.conversations() == local.messages.conversations()
    [event] = local.messages.events(received.message.message_id)
    assert received.deliveries == event.deliveries
    assert received.deliveries[0].target == channel["TwoWayChannelArn"]
    assert hash(received.message) == hash(local.messages.received[0])
    assert remote.messages.assert_sent(ANN, count=3) == local.messages.sent


def test_an_answer_without_a_keyword(remote: SmsVoiceControl) -> None:
    _, sender = started()
    received = remote.messages.receive(from_=ANN, to=sender, body="Hello")
    assert (received.keyword, received.reply, received.deliveries) == (None, None, ())


def test_a_message_that_is_pending(remote: SmsVoiceControl) -> None:
    local, sender = started()
    remote.messages.on_send(ANN, from_=sender, outcome="pending", times=1)
    message = remote.messages.deliver(send(sender), outcome="spam")
    assert message.status == "SPAM"
    assert local.messages.sent == [message]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_pages(
    remote: SmsVoiceControl, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr("moto_pinpointsmsv2_ext.control.outbox._PAGE", 2)
    _, sender = started()
    ids = [send(sender, body=str(number)) for number in range(count)]
    assert [message.message_id for message in remote.messages.sent] == ids
    assert len(remote.messages.list(limit=3)) == min(count, 3)


def test_a_text_that_is_a_word_of_json(remote: SmsVoiceControl) -> None:
    _, sender = started()
    for body in ("true", "5"):
        send(sender, body=body)
        assert remote.messages.assert_sent(body=body)[0].body == body
        assert remote.messages.assert_sent(text=body)
