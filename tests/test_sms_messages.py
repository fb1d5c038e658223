"""The texts that were sent, in the shape that LocalStack documents. Only on a server."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
import requests

import moto
from moto_pinpointsmsv2_ext import SmsVoiceControl

from .test_outbox import ANN, BOB, send, started

PATH = "/_aws/sns/sms-messages"


@pytest.fixture
def texts(sms_voice: SmsVoiceControl, sms_voice_server: str) -> Any:
    """Return the texts that the server lists, for a query string."""

    def get(**query: str) -> Any:
        url = sms_voice_server + PATH
        response = requests.get(url, params=query, timeout=60)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/json"
        return response.json()

    return get


def test_texts_by_destination(texts: Any) -> None:
    assert texts() == {"sms_messages": {}, "region": "us-east-1"}
    _, sender = started()
    first, second, third = send(sender), send(sender, BOB), send(sender, body="Bye")
    found = texts()
    assert found["region"] == "us-east-1"
    assert list(found["sms_messages"]) == [ANN, BOB]
    one, three = found["sms_messages"][ANN]
    assert one == {
        "PhoneNumber": ANN,
        "TopicArn": None,
        "SubscriptionArn": None,
        "MessageId": first,
        "Message": "Hello",
        "MessageAttributes": {},
        "MessageStructure": None,
        "Subject": None,
    }
    assert (three["MessageId"], three["Message"]) == (third, "Bye")
    [two] = texts(phoneNumber=BOB)["sms_messages"][BOB]
    assert two["MessageId"] == second
    assert list(texts(phoneNumber=BOB)["sms_messages"]) == [BOB]


def test_calls_are_not_texts(texts: Any) -> None:
    _, sender = started()
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.send_voice_message(
        DestinationPhoneNumber=ANN, OriginationIdentity=sender, MessageBody="Hello"
    )
    assert texts()["sms_messages"] == {}


def test_texts_of_another_region_or_account(texts: Any) -> None:
    _, sender = started()
    send(sender)
    assert texts(region="eu-west-1") == {"sms_messages": {}, "region": "eu-west-1"}
    assert texts(accountId="210987654321")["sms_messages"] == {}
    assert list(texts(accountId="123456789012")["sms_messages"]) == [ANN]


def test_texts_are_removed(
    texts: Any, sms_voice: SmsVoiceControl, sms_voice_server: str
) -> None:
    _, sender = started()
    send(sender)
    url = sms_voice_server + PATH
    elsewhere = requests.delete(url, params={"region": "eu-west-1"}, timeout=60)
    assert (elsewhere.status_code, elsewhere.content) == (204, b"")
    assert list(texts()["sms_messages"]) == [ANN]
    other_account = requests.delete(url, params={"accountId": "2" * 12}, timeout=60)
    assert other_account.status_code == 204
    assert list(texts()["sms_messages"]) == [ANN]
    assert requests.delete(url, timeout=60).status_code == 204
    assert texts()["sms_messages"] == {}
    assert sms_voice.messages.sent == []


@pytest.mark.parametrize(
    "headers, words",
    [
        ({"Origin": "http://example.com"}, "Origin is 'http://example.com', but "),
        (
            {"Origin": "http://localhost:3000"},
            "Origin is 'http://localhost:3000', but ",
        ),
        ({"Sec-Fetch-Site": "cross-site"}, "Sec-Fetch-Site is 'cross-site', but "),
        ({"Host": "example.com"}, "example.com is not a name of this server"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_page_of_another_site_sees_no_texts_and_removes_none(
    method: str,
    headers: dict[str, str],
    words: str,
    texts: Any,
    sms_voice_server: str,
) -> None:
    _, sender = started()
    send(sender)
    url = sms_voice_server + PATH
    response = requests.request(method, url, headers=headers, timeout=60)
    assert (response.status_code, response.json()["error"]) == (403, "Forbidden")
    assert response.json()["message"].startswith(words)
    assert not [name for name in response.headers if name.startswith("Access-Control")]
    assert list(texts()["sms_messages"]) == [ANN]


def test_texts_of_a_region_that_does_not_exist(
    sms_voice: SmsVoiceControl, sms_voice_server: str
) -> None:
    url = f"{sms_voice_server}{PATH}?region=x"
    response = requests.get(url, timeout=60)
    assert response.status_code == 400
    assert response.json()["message"].startswith("Unknown Region 'x'")


def test_the_path_is_still_that_of_an_object_in_s3(
    texts: Any, sms_voice_server: str
) -> None:
    if moto.__version__.startswith("5.1."):
        pytest.skip("this moto passes requests to S3 in another form")
    # AWS has no bucket with this name, but moto creates it.
    s3 = boto3.client("s3", region_name="us-east-1", endpoint_url=sms_voice_server)
    requests.put(f"{sms_voice_server}/_aws", timeout=60)
    key = "sns/sms-messages"
    assert requests.put(sms_voice_server + PATH, data=b"put", timeout=60).ok
    signed = s3.generate_presigned_url(
        "get_object", Params={"Bucket": "bucket", "Key": key}
    ).replace("/bucket/", "/_aws/")
    assert requests.get(signed, timeout=60).content == b"put"
    assert texts()["sms_messages"] == {}
    # In a bucket whose name is the host.
    host = {"Host": "bucket.s3.us-east-1.amazonaws.com"}
    url = sms_voice_server
    requests.put(url, headers=host, timeout=60)
    public = host | {"x-amz-acl": "public-read"}
    requests.put(url + PATH, data=b"object", headers=public, timeout=60)
    assert requests.get(url + PATH, headers=host, timeout=60).content == b"object"
