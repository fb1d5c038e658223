"""Many messages are as quick as few. The limits are generous, since machines are slow."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import ADA, NUMBER

pytestmark = pytest.mark.in_process

MANY = 1000


def test_a_thousand_messages_are_shown_at_once(
    sms: Any, control: SmsVoiceControl, endpoint: str, open_page: Callable[..., Page]
) -> None:
    control.phone_numbers.seed(PhoneNumber=NUMBER, NumberType="LONG_CODE")
    for count in range(MANY):
        sms.send_text_message(
            DestinationPhoneNumber=ADA,
            OriginationIdentity=NUMBER,
            MessageBody=f"message {count}",
        )
    started = time.monotonic()
    page = open_page()
    expect(page.locator("#list-title")).to_have_text(f"Messages {MANY}")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.keyboard.press("j")
    expect(page.locator("[data-row]").first).to_be_focused()
    assert time.monotonic() - started < 3

    started = time.monotonic()
    page.get_by_label("Search", exact=True).fill("message 77")
    expect(page.locator("tbody tr")).to_have_count(11)
    assert time.monotonic() - started < 3

    known = requests.get(f"{endpoint}/moto-api/sms", timeout=60).headers["ETag"]
    started = time.monotonic()
    for _ in range(5):
        again = requests.get(
            f"{endpoint}/moto-api/sms", headers={"If-None-Match": known}, timeout=60
        )
        assert again.status_code == 304
    assert (time.monotonic() - started) / 5 < 0.5
