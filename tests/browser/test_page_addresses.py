"""The address bar has what the page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import ADA, AGENT, BOB, NUMBER, PLACE, fill

pytestmark = pytest.mark.in_process

Open = Callable[..., Page]


@pytest.fixture
def rows(page: Page) -> Any:
    """The rows of the list."""
    return page.locator("tbody tr")


@pytest.fixture
def filled(sms: Any, control: SmsVoiceControl) -> None:
    """An account with something for each view."""
    for _ in fill(sms, control):
        pass


@pytest.mark.usefixtures("filled")
def test_each_address_can_be_shared(
    control: SmsVoiceControl, open_page: Open, page: Page
) -> None:
    message = control.messages.last(BOB)
    registration = control.registrations.list(status="REVIEWING")[0]["RegistrationId"]
    where = {"place": PLACE}
    shared: list[tuple[dict[str, str], str, str]] = [
        ({}, "Messages", "492017"),
        ({"q": "type:VOICE"}, "Messages", "Your code is 4, 9"),
        ({"id": message.message_id, **where}, "Messages", message.message_id),
        ({"view": "conversations"}, "Conversations", ADA),
        (
            {"view": "conversations", "person": BOB, "identity": AGENT, **where},
            "Conversations",
            "It arrives today",
        ),
        ({"view": "registrations"}, "Registrations", "US_SHORT_CODE_REGISTRATION"),
        (
            {"view": "registrations", "id": registration, **where},
            "Registrations",
            "Acme Pharmacy",
        ),
        ({"view": "resources"}, "Resources", "Spend of this month"),
        ({"view": "resources", "kind": "pool"}, "Resources", "All kinds"),
        (
            {"view": "resources", "kind": "rcs-agent", "id": AGENT, **where},
            "Resources",
            f"rcs-agent/{AGENT}",
        ),
    ]
    for query, title, text in shared:
        open_page(**query)
        expect(page).to_have_title(f"{title} · moto SMS")
        expect(page.locator("#main")).to_contain_text(text)
        address = page.url
        page.reload()
        assert page.url == address
        expect(page.locator("#main")).to_contain_text(text)


@pytest.mark.usefixtures("filled")
def test_back_and_forward_restore_what_was_searched_for(
    open_page: Open, page: Page, rows: Any
) -> None:
    open_page()
    search = page.get_by_label("Search", exact=True)
    search.fill("is:inbound")
    search.press("Enter")
    expect(rows).to_have_count(2)
    search.fill("status:DELIVERED")
    search.press("Enter")
    expect(rows).to_have_count(4)
    rows.first.get_by_role("link").click()
    expect(page.locator("#details-title")).to_be_visible()
    page.go_back()
    expect(page.locator("#details-title")).to_have_count(0)
    expect(rows).to_have_count(4)
    page.go_back()
    expect(rows).to_have_count(2)
    expect(search).to_have_value("is:inbound")
    page.go_back()
    expect(rows).to_have_count(10)
    expect(search).to_have_value("")
    page.go_forward()
    expect(search).to_have_value("is:inbound")
    expect(rows).to_have_count(2)


@pytest.mark.usefixtures("filled")
def test_a_search_finds_while_it_is_typed(
    open_page: Open, page: Page, rows: Any
) -> None:
    open_page()
    search = page.get_by_label("Search", exact=True)
    search.press_sequentially("prescription")
    expect(rows).to_have_count(2)
    expect(search).to_be_focused()
    expect(page).to_have_url(re.compile(r"q=prescription$"))
    search.press_sequentially(" nowhere")
    expect(page.get_by_text("No message has")).to_contain_text("prescription nowhere")
    page.get_by_role("link", name="Show all messages").click()
    expect(rows).to_have_count(10)
    expect(search).to_have_value("")


def test_an_account_and_a_region_are_chosen(
    control: SmsVoiceControl, open_page: Open, page: Page, rows: Any
) -> None:
    control.registrations.seed(RegistrationType="US_TOLL_FREE_REGISTRATION")
    control.in_region("eu-west-1").registrations.seed(
        RegistrationType="US_SHORT_CODE_REGISTRATION"
    )
    open_page(view="registrations")
    expect(rows).to_have_count(2)
    page.get_by_label("Region", exact=True).select_option("eu-west-1")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("US_SHORT_CODE_REGISTRATION")
    page.get_by_role("link", name="Resources").click()
    expect(page).to_have_url(re.compile(r"region=eu-west-1"))
    expect(page.get_by_label("Region", exact=True)).to_have_value("eu-west-1")
    page.go_back()
    page.get_by_label("Region", exact=True).select_option("")
    page.get_by_label("Account", exact=True).select_option("123456789012")
    expect(rows).to_have_count(2)


def test_lists_have_pages(
    sms: Any, control: SmsVoiceControl, open_page: Open, page: Page, rows: Any
) -> None:
    control.phone_numbers.seed(PhoneNumber=NUMBER, NumberType="LONG_CODE")
    for count in range(60):
        sms.send_text_message(
            DestinationPhoneNumber=ADA,
            OriginationIdentity=NUMBER,
            MessageBody=f"message {count}",
        )
    open_page()
    expect(rows).to_have_count(50)
    page.get_by_role("link", name="Older").click()
    expect(rows).to_have_count(10)
    expect(page.get_by_label("Pages")).to_contain_text("51 to 60 of 60")
    page.get_by_label("Search", exact=True).fill("message 5")
    expect(rows).to_have_count(11)
    page.go_back()
    page.go_forward()
    page.get_by_label("Search", exact=True).fill("")
    expect(rows).to_have_count(50)


@pytest.mark.usefixtures("filled")
def test_what_is_typed_while_the_page_loads_stays(open_page: Open, page: Page) -> None:
    open_page()
    search = page.get_by_label("Search", exact=True)
    search.fill("nothing")
    expect(page.locator(".empty")).to_be_visible()
    page.evaluate(
        """() => {
            const fetch = window.fetch;
            window.fetch = async (...given) => {
                await new Promise((done) => setTimeout(done, 1000));
                return fetch(...given);
            };
        }"""
    )
    page.get_by_role("link", name="Registrations").click()
    search.fill("toll")
    expect(page).to_have_title("Registrations · moto SMS")
    expect(search).to_have_value("toll")
    expect(page).to_have_url(re.compile("q=toll"))


@pytest.mark.usefixtures("filled")
def test_a_link_with_a_modifier_is_left_to_the_browser(
    open_page: Open, page: Page
) -> None:
    open_page()
    before = page.url
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Registrations").click(modifiers=["Control"])
    expect(opened.value).to_have_title("Registrations · moto SMS")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Resources").click(button="middle")
    expect(opened.value).to_have_title("Resources · moto SMS")
    assert page.url == before


@pytest.mark.usefixtures("filled")
def test_the_last_of_several_quick_choices_is_shown(
    open_page: Open, page: Page
) -> None:
    open_page()
    views = ("Resources", "Registrations", "Messages", "Conversations")
    page.evaluate(
        """names => {
            for (const name of names)
                [...document.querySelectorAll("nav a")].find(a => a.text === name).click();
        }""",
        views,
    )
    expect(page).to_have_title("Conversations · moto SMS")
    expect(page.locator("#list-title")).to_contain_text("Conversations")


@pytest.mark.usefixtures("filled")
def test_a_message_leads_to_what_it_belongs_to(open_page: Open, page: Page) -> None:
    open_page(q="prescription")
    page.locator("tbody a").last.click()
    page.get_by_role("link", name="codes").click()
    expect(page.locator("#details-title")).to_contain_text("codes")
    page.go_back()
    page.get_by_role("link", name="Conversation", exact=True).click()
    expect(page.locator("#details-title")).to_contain_text(ADA)
    expect(page.locator(".bubble")).to_have_count(4)


@pytest.mark.usefixtures("filled")
def test_a_message_that_is_gone_is_said(open_page: Open, page: Page) -> None:
    open_page(id="gone", place=PLACE)
    expect(page.get_by_label("Details")).to_contain_text("not in the outbox any more")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_label("Details")).to_have_count(0)
