"""The content of RCS messages, and what they fall back to."""

from __future__ import annotations

from datetime import datetime, timezone
from importlib import import_module
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused, unchecked_client
from .messaging import US, long_code, sms
from .rcs import HELLO, launched, needs_rcs
from .test_pools import pool_of

pytestmark = needs_rcs
URL = "https://acme.example/file.png"
TAP = {"Text": "Tap", "PostbackData": "1"}
REPLY = {"Reply": TAP}
START = datetime(2026, 1, 31, 12, tzinfo=timezone.utc)
#: suggestions of every kind
SUGGESTIONS: list[dict[str, Any]] = [
    REPLY,
    {"OpenUrl": TAP | {"Url": URL}},
    {"OpenUrl": TAP | {"Url": URL, "Application": "BROWSER"}},
    {
        "OpenUrl": TAP
        | {"Url": URL, "Application": "WEBVIEW", "WebviewViewMode": "TALL"}
    },
    {"DialPhone": TAP | {"PhoneNumber": "+12065550199"}},
    {"ShowLocation": TAP | {"Latitude": 47.6, "Longitude": -122.3, "Label": "Shop"}},
    {"RequestLocation": TAP},
    {
        "CreateCalendarEvent": TAP
        | {"Title": "Fitting", "StartTime": START, "EndTime": START}
    },
]


def media(**members: str) -> dict[str, str]:
    return {"FileUrl": URL, "ThumbnailUrl": URL, "Height": "MEDIUM", **members}


def card(**members: Any) -> dict[str, Any]:
    return {"Title": "A", "Description": "B", "Media": media(), **members}


def rich(**members: Any) -> dict[str, Any]:
    content = {"CardOrientation": "HORIZONTAL", "CardContent": card(), **members}
    return {"Content": {"RichCard": content}}


def carousel(*cards: dict[str, Any], width: str = "SMALL") -> dict[str, Any]:
    contents = list(cards or (card(), card()))
    return {"Content": {"Carousel": {"CardWidth": width, "CardContents": contents}}}


def file(**urls: str) -> dict[str, Any]:
    return {"Content": {"FileMessage": urls}}


def text(*suggestions: dict[str, Any]) -> dict[str, Any]:
    return HELLO | {"Suggestions": list(suggestions)}


def link(**members: str) -> dict[str, Any]:
    return text({"OpenUrl": TAP | {"Url": URL, **members}})


def upload(name: str = "file.png", body: bytes = b"1") -> str:
    """Put a file into a bucket, and return its URL."""
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="bucket")
    s3.put_object(Bucket="bucket", Key=name, Body=body)
    return f"s3://bucket/{name}"


def problem(client: Any, content: Any) -> tuple[str, list[str]]:
    """Return the Reason and the fields of the error for a content."""
    error = refused(
        client.send_rcs_message,
        DestinationPhoneNumber=US,
        OriginationIdentity="rcs-1",
        RcsMessageContent=content,
    )
    assert error["Code"] == "ValidationException"
    start = "rcsMessageContent."
    fields = [field["Name"].removeprefix(start) for field in error["Fields"]]
    return error["Reason"], fields


@pytest.mark.parametrize(
    "content",
    [
        text(*SUGGESTIONS),
        text(*[REPLY] * 11),
        file(FileUrl=URL),
        file(FileUrl=URL, ThumbnailUrl=URL),
        rich(ThumbnailImageAlignment="LEFT"),
        rich(ThumbnailImageAlignment="RIGHT"),
        rich(CardOrientation="VERTICAL"),
        rich(CardContent=card(Suggestions=[REPLY] * 4, Media=media(Height="TALL"))),
        carousel(),
        carousel(*[card(Media=media(Height="SHORT"))] * 10, width="MEDIUM"),
    ],
)
@mock_aws
def test_content_that_is_accepted(content: Any) -> None:
    client = sms()
    assert client.send_rcs_message(
        DestinationPhoneNumber=US,
        OriginationIdentity=launched(client),
        RcsMessageContent=content,
    )["MessageId"]


WRONG = {
    "content.richCard.cardOrientation": rich(CardOrientation="DIAGONAL"),
    "content.richCard.thumbnailImageAlignment": rich(ThumbnailImageAlignment="TOP"),
    "content.richCard.cardContent.media.height": rich(
        CardContent=card(Media=media(Height="HUGE"))
    ),
    "content.carousel.cardWidth": carousel(width="LARGE"),
    "content.carousel.cardContents.2.member.media.height": carousel(
        card(), card(Media=media(Height="TALL"))
    ),
    "suggestions.2.member.openUrl.application": text(
        REPLY, {"OpenUrl": TAP | {"Url": URL, "Application": "APP"}}
    ),
    "suggestions.1.member.openUrl.webviewViewMode": link(
        Application="WEBVIEW", WebviewViewMode="WIDE"
    ),
    "content.richCard.cardContent.suggestions.1.member.openUrl.application": rich(
        CardContent=card(
            Suggestions=[{"OpenUrl": TAP | {"Url": URL, "Application": "A"}}]
        )
    ),
}


@pytest.mark.parametrize("path", WRONG)
@mock_aws
def test_a_value_that_rcs_does_not_have(path: str) -> None:
    assert problem(sms(), WRONG[path]) == ("INVALID_PARAMETER", [path])


@mock_aws
def test_all_wrong_values_are_named() -> None:
    wrong = rich(CardOrientation="A", ThumbnailImageAlignment="B")
    assert problem(sms(), wrong) == (
        "INVALID_PARAMETER",
        [
            "content.richCard.cardOrientation",
            "content.richCard.thumbnailImageAlignment",
        ],
    )


@mock_aws
def test_a_web_view_requires_a_mode() -> None:
    assert problem(sms(), link(Application="WEBVIEW")) == (
        "MISSING_PARAMETER",
        ["suggestions.1.member.openUrl.webviewViewMode"],
    )


@pytest.mark.parametrize("members", [{}, {"Application": "BROWSER"}])
@mock_aws
def test_a_mode_requires_a_web_view(members: dict[str, str]) -> None:
    path = "suggestions.1.member.openUrl"
    assert problem(sms(), link(WebviewViewMode="FULL", **members)) == (
        "PARAMETERS_CANNOT_BE_USED_TOGETHER",
        [f"{path}.webviewViewMode", f"{path}.application"],
    )


@mock_aws
def test_a_vertical_card_has_no_alignment() -> None:
    content = rich(CardOrientation="VERTICAL", ThumbnailImageAlignment="LEFT")
    path = "content.richCard"
    assert problem(sms(), content) == (
        "PARAMETERS_CANNOT_BE_USED_TOGETHER",
        [f"{path}.thumbnailImageAlignment", f"{path}.cardOrientation"],
    )


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "content, path",
    [
        ({"Content": {}}, "content"),
        ({"Content": {**HELLO["Content"], **file(FileUrl=URL)["Content"]}}, "content"),
        (text({}), "suggestions.1.member"),
        (text({"Reply": TAP, "RequestLocation": TAP}), "suggestions.1.member"),
        (text(*[REPLY] * 12), "suggestions"),
        (carousel(card()), "content.carousel.cardContents"),
        (rich(CardContent=card(Title="a" * 201)), "content.richCard.cardContent.title"),
        (
            text({"ShowLocation": TAP | {"Latitude": 90.1, "Longitude": 0}}),
            "suggestions.1.member.showLocation.latitude",
        ),
    ],
)
@mock_aws
def test_constraints_of_the_service_model(content: Any, path: str) -> None:
    reason, fields = problem(unchecked_client(), content)
    assert reason == "FIELD_VALIDATION_FAILED"
    assert fields == [path]


@mock_aws
def test_a_file_in_s3() -> None:
    client = sms()
    url = upload()
    content = file(FileUrl=url, ThumbnailUrl=url)
    assert client.send_rcs_message(
        DestinationPhoneNumber=US,
        OriginationIdentity=launched(client),
        RcsMessageContent=content,
    )["MessageId"]


@pytest.mark.parametrize("name", ["FileUrl", "ThumbnailUrl"])
@mock_aws
def test_a_file_in_s3_that_does_not_exist(name: str) -> None:
    upload()
    content = file(**{"FileUrl": URL, name: "s3://bucket/none.png"})
    path = f"content.fileMessage.{name[0].lower()}{name[1:]}"
    assert problem(sms(), content) == ("INVALID_PARAMETER", [path])


@pytest.mark.in_process
@mock_aws
def test_a_file_in_s3_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("moto.pinpointsmsvoicev2.models.messages.rcs_content")
    assert module._LARGEST == 100 * 1024 * 1024
    monkeypatch.setattr(module, "_LARGEST", 3)
    client = sms()
    reason, fields = problem(client, file(FileUrl=upload(body=b"1234")))
    assert (reason, fields) == ("INVALID_PARAMETER", ["content.fileMessage.fileUrl"])
    assert client.send_rcs_message(
        DestinationPhoneNumber=US,
        OriginationIdentity=launched(client),
        RcsMessageContent=file(FileUrl=upload(body=b"123")),
    )["MessageId"]


def fallback(client: Any, identity: str, **members: Any) -> dict[str, Any]:
    """Return the error for a fallback, with the names of its fields."""
    error = refused(
        client.send_rcs_message,
        DestinationPhoneNumber=US,
        OriginationIdentity=identity,
        RcsMessageContent=HELLO,
        FallbackConfiguration=members,
    )
    start = "fallbackConfiguration."
    fields = [each["Name"].removeprefix(start) for each in error.get("Fields", ())]
    return {
        "Reason": error.get("Reason"),
        **({"Fields": fields} if fields else {"Id": error["ResourceId"]}),
    }


@mock_aws
def test_a_fallback_to_sms_requires_a_body() -> None:
    client = sms()
    own = long_code(client)["PhoneNumberId"]
    error = fallback(client, launched(client), Channel="SMS", OriginationIdentity=own)
    assert error == {"Reason": "MISSING_PARAMETER", "Fields": ["messageBody"]}


@mock_aws
def test_a_fallback_to_mms_requires_a_body_or_a_file() -> None:
    client = sms()
    own = long_code(client)["PhoneNumberId"]
    error = fallback(client, launched(client), Channel="MMS", OriginationIdentity=own)
    fields = ["messageBody", "mediaUrls"]
    assert error == {"Reason": "MISSING_PARAMETER", "Fields": fields}


@pytest.mark.parametrize("channel", ["SMS", "MMS"])
@mock_aws
def test_the_fallback_of_an_agent_requires_an_identity(channel: str) -> None:
    client = sms()
    members = {"Channel": channel, "MessageBody": "Hi"}
    error = fallback(client, launched(client), **members)
    assert error == {"Reason": "MISSING_PARAMETER", "Fields": ["originationIdentity"]}


@pytest.mark.parametrize(
    "identity",
    [
        *("pool-1", "rcs-1"),
        "arn:aws:sms-voice:us-east-1:123456789012:pool/pool-1",
        "arn:aws:sms-voice:us-east-1:123456789012:rcs-agent/rcs-1",
    ],
)
@mock_aws
def test_a_fallback_is_not_from_a_pool_or_an_agent(identity: str) -> None:
    client = sms()
    members = {"MessageBody": "Hi", "OriginationIdentity": identity}
    error = fallback(client, "rcs-1", Channel="SMS", **members)
    assert error == {"Reason": "INVALID_PARAMETER", "Fields": ["originationIdentity"]}


@mock_aws
def test_a_fallback_from_an_unknown_number() -> None:
    client = sms()
    members = {"MessageBody": "Hi", "OriginationIdentity": "+12065550111"}
    error = fallback(client, launched(client), Channel="SMS", **members)
    assert error == {"Reason": None, "Id": "+12065550111"}


@mock_aws
def test_a_fallback_from_a_sender_id_where_there_are_none() -> None:
    client = sms()
    members = {"MessageBody": "Hi", "OriginationIdentity": "ACME"}
    error = fallback(client, launched(client), Channel="SMS", **members)
    fields = ["originationIdentity"]
    assert error == {"Reason": "SENDER_ID_NOT_SUPPORTED", "Fields": fields}


@mock_aws
def test_a_fallback_to_mms_from_a_number_without_it() -> None:
    client = sms()
    own = long_code(client)["PhoneNumberId"]
    members = {"MessageBody": "Hi", "OriginationIdentity": own}
    error = fallback(client, launched(client), Channel="MMS", **members)
    assert error == {"Reason": "NUMBER_CAPABILITIES_MISMATCH", "Id": own}


@mock_aws
def test_a_fallback_of_a_pool_without_a_number() -> None:
    client = sms()
    pool_id = pool_of(client, launched(client))
    members = {"Channel": "SMS", "MessageBody": "Hi"}
    error = fallback(client, pool_id, **members)
    assert error == {"Reason": "NO_ORIGINATION_IDENTITIES_FOUND", "Id": pool_id}


@mock_aws
def test_a_fallback_with_too_many_parts() -> None:
    client = sms()
    own = long_code(client)["PhoneNumberId"]
    members = {"MessageBody": "a" * 1531, "OriginationIdentity": own}
    error = fallback(client, launched(client), Channel="SMS", **members)
    assert error == {"Reason": "MAXIMUM_SIZE_EXCEEDED", "Fields": ["messageBody"]}
