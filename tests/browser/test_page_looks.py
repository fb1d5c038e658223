"""Everybody can see the page and use it: schemes, narrow windows, zoom, focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import ADA, AGENT, BOB, NUMBER, PLACE, fill

pytestmark = pytest.mark.in_process

Open = Callable[..., Page]

CARD = "rgb(255, 255, 255)", "rgb(29, 33, 38)"  # The background of the header.


@pytest.fixture
def queries(sms: Any, control: SmsVoiceControl) -> dict[str, dict[str, str]]:
    """The query of each view of an account that has something for all of them."""
    for _ in fill(sms, control):
        pass
    by_status: dict[str, str] = {
        registration["RegistrationStatus"]: registration["RegistrationId"]
        for registration in control.registrations.list()
    }

    def registration(status: str) -> dict[str, str]:
        return {"view": "registrations", "id": by_status[status], "place": PLACE}

    def resource(kind: str, resource_id: str) -> dict[str, str]:
        return {"view": "resources", "kind": kind, "id": resource_id, "place": PLACE}

    def message(to: str) -> dict[str, str]:
        return {"id": control.messages.last(to).message_id, "place": PLACE}

    def conversation(person: str, identity: str) -> dict[str, str]:
        parties = {"person": person, "identity": identity}
        return {"view": "conversations", "place": PLACE, **parties}

    return {
        "messages": {},
        "pending message": message(ADA),
        "reply": message(BOB),
        "conversations": {"view": "conversations"},
        "conversation": conversation(ADA, NUMBER),
        "cards": conversation(BOB, AGENT),
        "registrations": {"view": "registrations"},
        "registration in review": registration("REVIEWING"),
        "complete registration": registration("COMPLETE"),
        "resources": {"view": "resources"},
        "kind": {"view": "resources", "kind": "phone-number"},
        "agent": resource("rcs-agent", AGENT),
        "configuration set": resource("configuration-set", "codes"),
        "nothing found": {"q": "nowhere"},
        "gone": {"id": "gone", "place": PLACE},
    }


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_each_view_is_accessible_and_fits(
    queries: dict[str, dict[str, str]],
    open_page: Open,
    accessible: Callable[[Page], None],
) -> None:
    for name, query in queries.items():
        page = open_page(**query)
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true }")
        accessible(page)
        assert not scrolls_sideways(page), name


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_each_dialog_is_accessible_and_fits(
    queries: dict[str, dict[str, str]],
    open_page: Open,
    accessible: Callable[[Page], None],
) -> None:
    def check(page: Page, name: str) -> None:
        dialog = page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        accessible(page)
        assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()

    page = open_page(**queries["registration in review"])
    page.keyboard.press("?")
    check(page, "Keys and search words")
    page.keyboard.press("a")
    check(page, "Approve registration-")
    page.keyboard.press("d")
    check(page, "Deny registration-")
    page = open_page(**queries["messages"])
    page.get_by_role("button", name="Next sends").click()
    check(page, "Next sends")
    page.get_by_role("button", name="Clear…").click()
    check(page, "Clear all messages?")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "view", ["messages", "conversations", "registrations", "resources"]
)
def test_an_empty_view_is_accessible_and_says_what_to_do(
    open_page: Open, accessible: Callable[[Page], None], view: str
) -> None:
    page = open_page(view=view)
    expect(page.locator(".empty").first).to_be_visible()
    accessible(page)
    assert not scrolls_sideways(page)


def test_a_zoom_of_200_percent_fits(
    queries: dict[str, dict[str, str]], new_context: Callable[..., Any], endpoint: str
) -> None:
    half = {"width": 640, "height": 400}
    page = new_context(viewport=half, device_scale_factor=2).new_page()
    for name, query in queries.items():
        page.goto(f"{endpoint}/moto-api/sms?{urlencode(query)}")
        assert not scrolls_sideways(page), name


@pytest.mark.parametrize("width", [360])
def test_details_take_the_whole_width_of_a_narrow_window(
    queries: dict[str, dict[str, str]], open_page: Open
) -> None:
    for name, query in queries.items():
        if "place" in query:
            page = open_page(**query)
            details = page.locator("section.details")
            assert details.evaluate("details => details.clientWidth") > 320, name
            expect(page.locator("section.list :visible:not(h1, h1 *)")).to_have_count(0)


def background(page: Page) -> str:
    return str(
        page.locator("header").evaluate("e => getComputedStyle(e).backgroundColor")
    )


def test_the_scheme_is_switched_and_kept(open_page: Open) -> None:
    page = open_page()
    light, dark = CARD
    switch = page.get_by_role("button", name="Theme")
    assert background(page) == light
    switch.click()
    expect(page.get_by_role("alert")).to_have_text("Theme: dark")
    assert background(page) == dark
    page.reload()
    assert background(page) == dark
    page.emulate_media(color_scheme="dark")
    switch.click()
    expect(page.get_by_role("alert")).to_have_text("Theme: light")
    assert background(page) == light
    switch.click()
    expect(page.get_by_role("alert")).to_have_text("Theme: as the system")
    assert background(page) == dark
    page.emulate_media(color_scheme="light")
    assert background(page) == light
    page.reload()
    assert background(page) == light


def test_the_switch_holds_while_the_page_changes(
    control: SmsVoiceControl, open_page: Open
) -> None:
    page = open_page(view="registrations")
    page.get_by_role("button", name="Theme").click()
    control.registrations.seed()
    expect(page.locator("tbody tr")).to_have_count(1)
    assert background(page) == CARD[1]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_the_focus_is_visible(
    queries: dict[str, dict[str, str]], open_page: Open
) -> None:
    page = open_page(**queries["registration in review"])
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        tag, style, width = page.evaluate(
            """() => {
                const at = document.activeElement;
                const { outlineStyle, outlineWidth } = getComputedStyle(at);
                return [at.tagName, outlineStyle, outlineWidth];
            }"""
        )
        if tag == "BODY":
            break
        assert (style, width) == ("solid", "2px"), tag
        seen.add(tag)
    assert {"A", "BUTTON", "INPUT", "SELECT"} <= seen


def test_the_content_can_be_skipped_to(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_focus_is_back_on_what_opened_a_dialog(open_page: Open) -> None:
    page = open_page()
    for name in ("Next sends…", "Keys"):
        opener = page.get_by_role("button", name=name)
        opener.press("Enter")
        expect(page.locator("dialog[open]")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_focus_is_back_on_the_row_after_close(
    queries: dict[str, dict[str, str]], open_page: Open, width: int
) -> None:
    page = open_page(view="registrations")
    row = page.locator("[data-row]").nth(2)
    row.press("Enter")
    title = page.locator("#details-title")
    expect(title).to_be_visible()
    expect(title if width == 360 else row).to_be_focused()
    page.get_by_role("link", name="Back").press("Enter")
    expect(title).to_have_count(0)
    expect(row).to_be_focused()
    row.press("Enter")
    expect(title).to_be_visible()
    page.keyboard.press("Escape")
    expect(title).to_have_count(0)
    expect(row).to_be_focused()


def test_a_click_anywhere_on_a_row_opens_it(
    queries: dict[str, dict[str, str]], open_page: Open
) -> None:
    page = open_page(q="is:inbound")
    page.get_by_role("cell", name="STOP").click()
    expect(page.locator("#details-title")).to_have_text("TEXT RECEIVED")


def test_a_link_in_a_row_leads_elsewhere(
    queries: dict[str, dict[str, str]], open_page: Open
) -> None:
    page = open_page(view="resources", kind="phone-number")
    page.get_by_role("link", name="opt-out list Default").first.click()
    expect(page.locator("#details-title")).to_contain_text("Default")
