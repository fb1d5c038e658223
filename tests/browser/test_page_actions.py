"""A person acts as the phones and the carriers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import ADA, AGENT, BOB, CARD, NUMBER, PLACE

pytestmark = pytest.mark.in_process

Open = Callable[..., Page]


def send(sms: Any, body: str = "492017 is your code.", to: str = ADA) -> str:
    message = sms.send_text_message(
        DestinationPhoneNumber=to, OriginationIdentity=NUMBER, MessageBody=body
    )
    return str(message["MessageId"])


@pytest.fixture(autouse=True)
def _number(control: SmsVoiceControl) -> None:
    control.phone_numbers.seed(PhoneNumber=NUMBER, NumberType="LONG_CODE")


def test_a_code_is_read_and_answered_with_stop(sms: Any, open_page: Open) -> None:
    page = open_page()
    send(sms)
    page.locator("tr", has_text="492017").get_by_role("link").click()
    page.get_by_role("link", name="Conversation", exact=True).click()
    thread = page.locator(".bubble")
    expect(thread).to_have_count(1)
    page.get_by_role("button", name="STOP").click()
    expect(thread).to_have_count(3)
    expect(thread.nth(1)).to_contain_text("STOP")
    expect(thread.nth(2)).to_contain_text("You are now opted out")
    with pytest.raises(ClientError) as refused:
        send(sms)
    error: Any = refused.value.response
    assert error["Error"]["Code"] == "ConflictException"
    assert error["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"


def test_a_reply_is_typed_by_keyboard(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    send(sms)
    page = open_page(view="conversations", person=ADA, identity=NUMBER, place=PLACE)
    page.keyboard.press("r")
    page.keyboard.type("Thank you")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.in")).to_contain_text("Thank you")
    expect(page.get_by_label("Answer as")).to_have_value("")
    expect(page.get_by_label("Answer as")).to_be_focused()
    [received] = control.messages.received
    assert (received.from_, received.to, received.body) == (ADA, NUMBER, "Thank you")


def test_what_the_control_refuses_is_shown(
    sms: Any, control: SmsVoiceControl, open_page: Open, page_errors: list[str]
) -> None:
    control.sender_ids.seed(SenderId="ACME", IsoCountryCode="GB")
    sms.send_text_message(
        DestinationPhoneNumber="+447400123456",
        OriginationIdentity="ACME",
        MessageBody="Hello",
    )
    page = open_page(
        view="conversations", person="+447400123456", identity="ACME", place=PLACE
    )
    page.get_by_label("Answer as").fill("Who is this?")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("ACME")
    expect(page.get_by_label("Answer as")).to_have_value("Who is this?")
    assert len(page_errors) == 1 and "400" in page_errors.pop()


def test_a_pending_message_is_delivered(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    control.messages.on_send(outcome="pending")
    page = open_page(id=send(sms), place=PLACE)
    page.keyboard.press("a")
    expect(page.locator("#details-title")).to_have_text("TEXT DELIVERED")
    expect(page.get_by_role("button", name="Deliver")).to_have_count(0)
    assert control.messages.last().status == "DELIVERED"


def test_a_pending_message_fails_by_keyboard(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    control.messages.on_send(outcome="pending")
    page = open_page(id=send(sms), place=PLACE)
    page.keyboard.press("d")
    expect(page.locator("#outcome")).to_be_focused()
    page.locator("#outcome").select_option("unreachable")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#details-title")).to_have_text("TEXT UNREACHABLE")
    assert control.messages.last().status == "UNREACHABLE"


def test_the_next_send_is_refused_once(sms: Any, open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Next sends").click()
    dialog = page.get_by_role("dialog", name="Next sends")
    dialog.get_by_label("Error").select_option("MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT")
    dialog.get_by_role("button", name="Refuse").click()
    expect(page.get_by_role("alert")).to_have_text("Refuse: done")
    with pytest.raises(ClientError) as refused:
        send(sms)
    error: Any = refused.value.response
    assert error["Error"]["Code"] == "ServiceQuotaExceededException"
    assert error["Reason"] == "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"
    send(sms)


def test_an_error_without_a_reason_can_be_chosen(sms: Any, open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Next sends").click()
    dialog = page.get_by_role("dialog", name="Next sends")
    dialog.get_by_label("Operation").select_option("SendVoiceMessage")
    dialog.get_by_label("Error").select_option("ValidationException")
    dialog.get_by_label("Calls").fill("2")
    dialog.get_by_role("button", name="Refuse").click()
    expect(page.get_by_role("alert")).to_have_text("Refuse: done")
    for _ in range(2):
        with pytest.raises(ClientError) as refused:
            sms.send_voice_message(
                DestinationPhoneNumber=ADA, OriginationIdentity=NUMBER
            )
        assert refused.value.response["Error"]["Code"] == "ValidationException"


def test_the_outcome_of_the_next_message_is_decided(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    page = open_page()
    page.get_by_role("button", name="Next sends").click()
    dialog = page.get_by_role("dialog", name="Next sends")
    dialog.get_by_label("Outcome").select_option("spam")
    dialog.get_by_label("To").fill(ADA)
    dialog.get_by_label("Messages").fill("1")
    dialog.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("alert")).to_have_text("Decide: done")
    for to in (BOB, ADA, ADA):
        send(sms, to=to)
    assert [message.status for message in control.messages.sent] == [
        "DELIVERED",
        "SPAM",
        "DELIVERED",
    ]


def test_a_refused_decision_is_told_in_its_dialog(
    sms: Any, open_page: Open, page_errors: list[str]
) -> None:
    page = open_page()
    page.get_by_role("button", name="Next sends").click()
    dialog = page.get_by_role("dialog", name="Next sends")
    dialog.get_by_label("To").fill("Ada")
    dialog.get_by_role("button", name="Decide").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Ada")
    send(sms)
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert len(page_errors) == 1 and "400" in page_errors.pop()


def test_all_messages_are_cleared(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    send(sms)
    page = open_page()
    page.get_by_role("button", name="Clear…").click()
    dialog = page.get_by_role("dialog", name="Clear all messages?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Clear…").click()
    dialog.get_by_role("button", name="Clear").click()
    expect(page.get_by_text("No messages yet")).to_be_visible()
    assert control.messages.sent == []


def test_a_suggestion_is_tapped(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    control.rcs_agents.seed(RcsAgentId=AGENT)
    control.rcs_agents.launch(AGENT, "US")
    sms.send_rcs_message(
        DestinationPhoneNumber=ADA,
        OriginationIdentity=AGENT,
        RcsMessageContent={"Content": {"RichCard": CARD}},
    )
    page = open_page(view="conversations", person=ADA, identity=AGENT, place=PLACE)
    expect(page.locator(".cards")).to_contain_text("It arrives today")
    page.get_by_role("button", name="Track it").click()
    expect(page.locator(".bubble.in")).to_have_count(1)
    [received] = control.messages.received
    assert received.from_ == ADA


def test_an_action_is_done_in_its_own_region(
    control: SmsVoiceControl, open_page: Open
) -> None:
    ireland = control.in_region("eu-west-1")
    registration_id = ireland.registrations.seed(RegistrationStatus="REVIEWING")[
        "RegistrationId"
    ]
    page = open_page(view="registrations")
    page.locator("[data-row]").click()
    expect(page.locator("#details-title")).to_contain_text("REVIEWING")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator("#details-title")).to_contain_text("COMPLETE")
    assert (
        ireland.registrations.describe(registration_id)["registration"][
            "RegistrationStatus"
        ]
        == "COMPLETE"
    )


def test_a_toast_in_a_dialog_that_goes_is_not_lost(
    control: SmsVoiceControl, open_page: Open, page_errors: list[str]
) -> None:
    registration_id = control.registrations.seed(RegistrationStatus="REVIEWING")[
        "RegistrationId"
    ]
    page = open_page(view="registrations", id=registration_id, place=PLACE)
    page.route(
        "**/registrations/deny",
        lambda route: route.fulfill(status=400, json={"message": "Refused"}),
    )
    page.keyboard.press("d")
    page.locator("#deny button").first.click()
    expect(page.locator("#deny").get_by_role("alert")).to_have_text("Refused")
    control.registrations.approve(registration_id)
    expect(page.locator("#deny")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("Cannot approve")
    assert len(page_errors) == 1 and "400" in page_errors.pop()
