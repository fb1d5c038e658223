"""The encoding of texts and the parts that they are sent in."""

from __future__ import annotations

from typing import Any

import pytest

from moto import mock_aws

from . import refused
from .messaging import US, long_code, reporting, sms

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = "\f^{}\\[~]|€"


def measured(client: Any, events: Any, body: str) -> tuple[str, int]:
    """Send a text, and return its encoding and the number of its parts."""
    client.send_text_message(
        DestinationPhoneNumber=US, MessageBody=body, ConfigurationSetName="set"
    )
    event = events()[-1]
    return event["messageEncoding"], event["totalMessageParts"]


@mock_aws
def test_the_sizes_of_texts() -> None:
    client = sms()
    events = reporting(client)
    long_code(client)
    for body, expected in (
        ("a", ("GSM", 1)),
        ("a" * 160, ("GSM", 1)),
        ("a" * 161, ("GSM", 2)),
        ("a" * 306, ("GSM", 2)),
        ("a" * 307, ("GSM", 3)),
        ("a" * 1530, ("GSM", 10)),
        ("€" * 80, ("GSM", 1)),
        ("€" * 80 + "a", ("GSM", 2)),
        (BASIC, ("GSM", 1)),
        (EXTENSION * 8, ("GSM", 1)),
        (EXTENSION * 8 + "a", ("GSM", 2)),
        ("ç", ("UNICODE", 1)),
        ("ы" * 70, ("UNICODE", 1)),
        ("ы" * 71, ("UNICODE", 2)),
        ("ы" * 134, ("UNICODE", 2)),
        ("ы" * 135, ("UNICODE", 3)),
        ("ы" * 630, ("UNICODE", 10)),
        # An emoji is a pair of code units.
        ("😀" * 35, ("UNICODE", 1)),
        ("😀" * 36, ("UNICODE", 2)),
    ):
        assert measured(client, events, body) == expected, body


@pytest.mark.parametrize(
    "body, encoding, limit, size",
    [
        ("a" * 1531, "GSM", 1530, 1531),
        ("€" * 765 + "a", "GSM", 1530, 1531),
        ("ы" * 631, "UNICODE", 630, 631),
        ("😀" * 316, "UNICODE", 630, 632),
    ],
)
@mock_aws
def test_a_text_that_is_too_long(
    body: str, encoding: str, limit: int, size: int
) -> None:
    error = refused(
        sms().send_text_message, DestinationPhoneNumber=US, MessageBody=body
    )
    assert error["Reason"] == "MAXIMUM_SIZE_EXCEEDED"
    assert error["Fields"] == [
        {
            "Name": "messageBody",
            "Message": f"Must have at most {limit} characters in {encoding}, but has "
            f"{size}",
        }
    ]
