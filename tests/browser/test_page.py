"""The page stays up to date while a person reads it and types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import ADA, NUMBER, PLACE

pytestmark = pytest.mark.in_process

#: longer than two looks for news, in milliseconds
LOOKS = 3500

Open = Callable[..., Page]


def send(sms: Any, body: str, to: str = ADA, **members: Any) -> str:
    message = sms.send_text_message(
        DestinationPhoneNumber=to,
        OriginationIdentity=NUMBER,
        MessageBody=body,
        **members,
    )
    return str(message["MessageId"])


@pytest.fixture
def number(control: SmsVoiceControl) -> str:
    """A phone number that sends and receives."""
    return control.phone_numbers.seed(PhoneNumber=NUMBER, NumberType="LONG_CODE")[
        "PhoneNumberId"
    ]


@pytest.fixture
def looks(page: Page) -> list[int]:
    """The statuses of the responses to the page's looks for news."""
    statuses: list[int] = []

    def add(response: Response) -> None:
        if response.request.resource_type == "fetch":
            statuses.append(response.status)

    page.on("response", add)
    return statuses


def test_a_registration_that_is_filed_appears(sms: Any, open_page: Open) -> None:
    page = open_page(view="registrations")
    expect(page.get_by_text("No registrations yet")).to_be_visible()
    filed = sms.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    row = page.locator("tr", has_text=filed["RegistrationId"])
    expect(row).to_contain_text("CREATED")
    sms.put_registration_field_value(
        RegistrationId=filed["RegistrationId"],
        FieldPath="companyInfo.companyName",
        TextValue="Acme",
    )
    row.get_by_role("link").click()
    expect(page.get_by_role("cell", name="Acme")).to_be_visible()


def test_a_message_appears_and_the_rows_before_it_stay(
    sms: Any, number: str, open_page: Open
) -> None:
    send(sms, "first")
    page = open_page()
    row = page.locator("tr", has_text="first")
    row.evaluate("row => { row.marked = true }")
    row.get_by_role("link").focus()
    send(sms, "second")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody tr").first).to_contain_text("second")
    assert row.evaluate("row => row.marked && row.contains(document.activeElement)")


def test_the_focus_moves_to_what_is_left_when_its_row_goes(
    sms: Any, control: SmsVoiceControl, number: str, open_page: Open
) -> None:
    send(sms, "first")
    page = open_page()
    page.locator("tbody a").focus()
    control.messages.clear()
    expect(page.get_by_text("No messages yet")).to_be_visible()
    expect(page.locator("#main")).to_be_focused()


def test_a_row_keeps_the_focus_when_those_before_it_go(
    control: SmsVoiceControl, open_page: Open
) -> None:
    first, second, third = (
        control.registrations.seed(RegistrationStatus="REVIEWING")["RegistrationId"]
        for _ in range(3)
    )
    page = open_page(view="registrations", q="status:REVIEWING")
    row = page.locator("tr", has_text=second)
    row.evaluate("row => { row.marked = true }")
    row.get_by_role("link").focus()
    control.registrations.approve(first)
    control.registrations.approve(third)
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(row.get_by_role("link")).to_be_focused()
    assert row.evaluate("row => row.marked")


@pytest.fixture
def conversation(sms: Any, number: str, open_page: Open) -> Page:
    """An open conversation that is longer than the window."""
    for count in range(30):
        send(sms, f"message {count}")
    return open_page(view="conversations", person=ADA, identity=NUMBER, place=PLACE)


def test_a_conversation_opens_at_its_end_and_stays_there(
    sms: Any, conversation: Page
) -> None:
    bubbles = conversation.locator(".bubble")
    expect(bubbles.last).to_be_in_viewport()
    expect(bubbles.first).not_to_be_in_viewport()
    send(sms, "news")
    expect(bubbles.last).to_contain_text("news")
    expect(bubbles.last).to_be_in_viewport()


def test_an_open_conversation_goes_on_while_a_person_reads_and_types(
    sms: Any, conversation: Page
) -> None:
    bubbles = conversation.locator(".bubble")
    bubbles.nth(7).evaluate("bubble => { bubble.marked = true }")
    reply = conversation.get_by_label("Answer as")
    reply.fill("half a sen")
    thread = conversation.locator("#thread")
    thread.evaluate("thread => { thread.scrollTop = 240 }")
    send(sms, "news")
    expect(bubbles).to_have_count(31)
    expect(bubbles.last).to_contain_text("news")
    expect(reply).to_be_focused()
    expect(reply).to_have_value("half a sen")
    assert thread.evaluate("thread => thread.scrollTop") == 240
    assert bubbles.nth(7).evaluate("bubble => bubble.marked")


def test_what_is_open_stays_open(sms: Any, number: str, open_page: Open) -> None:
    message_id = send(sms, "first")
    page = open_page(id=message_id, place=PLACE)
    page.get_by_text("boto3").click()
    send(sms, "second")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("#copy-1")).to_be_visible()
    assert page.locator("details[open]").count() == 1


def test_the_status_of_a_message_changes_before_the_reader(
    sms: Any, control: SmsVoiceControl, number: str, open_page: Open
) -> None:
    control.messages.on_send(outcome="pending")
    message_id = send(sms, "wait")
    page = open_page(id=message_id, place=PLACE)
    heading = page.locator("#details-title")
    expect(heading).to_have_text("TEXT ACCEPTED")
    control.messages.deliver(message_id)
    expect(heading).to_have_text("TEXT DELIVERED")


def test_nothing_is_sent_again_when_nothing_changed(
    sms: Any, number: str, open_page: Open, page: Page, looks: list[int]
) -> None:
    send(sms, "first")
    open_page()
    page.wait_for_timeout(LOOKS)
    assert looks[0] == 200
    assert looks[1:] == [304] * (len(looks) - 1) != []
    send(sms, "second")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert looks.count(200) == 2


def test_a_hidden_page_asks_for_nothing(
    sms: Any, number: str, open_page: Open, page: Page, looks: list[int]
) -> None:
    def hide(hidden: bool) -> None:
        page.evaluate(
            """hidden => {
                Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
                document.dispatchEvent(new Event("visibilitychange"));
            }""",
            hidden,
        )

    open_page()
    page.wait_for_timeout(200)
    hide(True)
    before = len(looks)
    send(sms, "unseen")
    page.wait_for_timeout(LOOKS)
    assert looks[before:] == []
    expect(page.locator("tbody tr")).to_have_count(0)
    hide(False)
    expect(page.locator("tbody tr")).to_have_count(1, timeout=1000)


def test_a_server_that_is_away_is_said_and_comes_back(
    sms: Any, number: str, open_page: Open, page_errors: list[str]
) -> None:
    page = open_page()
    live = page.locator("#live")
    expect(live).to_have_text("live")
    page.context.set_offline(True)
    expect(live).to_have_text("no answer")
    page.context.set_offline(False)
    send(sms, "back")
    expect(live).to_have_text("live")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert set(page_errors) == {
        "Console: Failed to load resource: net::ERR_INTERNET_DISCONNECTED"
    }
    page_errors.clear()


def test_the_age_of_a_message_is_told(
    sms: Any, number: str, open_page: Open, page: Page
) -> None:
    send(sms, "first")
    page.clock.install()
    open_page()
    age = page.locator("tbody time")
    expect(age).to_have_text("now")
    page.clock.fast_forward("02:05")
    expect(age).to_have_text("2 min ago")
    page.clock.fast_forward("05:00:00")
    expect(age).to_have_text("5 h ago")
