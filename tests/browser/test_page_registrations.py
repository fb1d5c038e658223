"""A person decides the reviews of registrations, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import PLACE

pytestmark = pytest.mark.in_process

Open = Callable[..., Page]

FIELD = "messagingUseCase.privacyPolicyUrl"


@pytest.fixture
def reviewed(control: SmsVoiceControl) -> str:
    """The id of a registration that is in review."""
    return control.registrations.seed(
        RegistrationStatus="REVIEWING",
        field_values={FIELD: "https://acme.example/gone"},
    )["RegistrationId"]


@pytest.fixture
def open_registration(open_page: Open) -> Open:
    """Return a function that opens the details of a registration."""

    def open_details(registration_id: str) -> Page:
        return open_page(view="registrations", id=registration_id, place=PLACE)

    return open_details


def status(sms: Any, registration_id: str) -> str:
    [found] = sms.describe_registrations(RegistrationIds=[registration_id])[
        "Registrations"
    ]
    return str(found["RegistrationStatus"])


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_a_registration_is_found_and_opened(
    control: SmsVoiceControl, reviewed: str, open_page: Open
) -> None:
    for _ in range(2):
        control.registrations.seed(
            RegistrationType="US_SHORT_CODE_REGISTRATION",
            RegistrationStatus="COMPLETE",
        )
    page = open_page(view="registrations")
    press = page.keyboard.press
    press("/")
    page.keyboard.type("type:SHORT_CODE")
    expect(page.locator("tbody tr")).to_have_count(2)
    press("Enter")
    links = page.locator("[data-row]")
    press("j")
    expect(links.nth(0)).to_be_focused()
    press("j")
    expect(links.nth(1)).to_be_focused()
    press("k")
    expect(links.nth(0)).to_be_focused()
    press("k")
    expect(links.nth(0)).to_be_focused()
    press("Enter")
    expect(page.locator("#details-title")).to_contain_text("COMPLETE")


def test_a_registration_is_denied_for_a_reason_and_a_field(
    sms: Any, reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    press, write = page.keyboard.press, page.keyboard.type
    press("d")
    expect(page.get_by_label("Find a reason")).to_be_focused()
    write("privacy policy miss")
    expect(page.locator("#codes label:visible")).to_have_count(1)
    press("Enter")
    expect(page.locator("#deny")).to_be_visible()
    tab_to(page, "#codes input")
    press("Space")
    tab_to(page, "#feedback")
    write("Link the policy that applies")
    tab_to(page, f"[data-key='{FIELD}'][data-member=DeniedReason]")
    write("INVALID_URL")
    tab_to(page, f"[data-key='{FIELD}'][data-member=Feedback]")
    write("The page does not exist")
    tab_to(page, "#deny button")
    press("Enter")
    expect(page.locator("#deny")).to_be_hidden()
    expect(page.locator("#details-title")).to_contain_text("REQUIRES_UPDATES")
    [version] = sms.describe_registration_versions(RegistrationId=reviewed)[
        "RegistrationVersions"
    ]
    assert [reason["Reason"] for reason in version["DeniedReasons"]] == [
        "Privacy policy missing/inaccessible"
    ]
    assert version["Feedback"] == "Link the policy that applies"
    [value] = sms.describe_registration_field_values(RegistrationId=reviewed)[
        "RegistrationFieldValues"
    ]
    assert (value["DeniedReason"], value["Feedback"]) == (
        "INVALID_URL",
        "The page does not exist",
    )
    expect(page.locator("td", has_text="INVALID_URL")).to_contain_text(
        "The page does not exist"
    )


def test_what_a_search_for_a_reason_finds_stays_while_the_page_changes(
    control: SmsVoiceControl, reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    page.keyboard.press("d")
    page.keyboard.type("privacy policy miss")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    control.registrations.seed(RegistrationStatus="SUBMITTED")
    expect(page.locator("tbody tr[data-id]")).to_have_count(2)
    expect(page.locator("#codes label:visible")).to_have_count(1)
    expect(page.locator("#codes label:visible input")).to_be_checked()
    expect(page.locator("#deny")).to_be_visible()


def test_a_search_for_a_reason_does_not_outlive_its_dialog(
    control: SmsVoiceControl, reviewed: str, open_registration: Open
) -> None:
    other = control.registrations.seed(RegistrationStatus="REVIEWING")["RegistrationId"]
    page = open_registration(reviewed)
    page.keyboard.press("d")
    page.keyboard.type("privacy policy miss")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#deny")).to_be_hidden()
    page.locator(f"[data-id='{other}'] a").click()
    expect(page.locator("#deny-title")).to_have_text(f"Deny {other}")
    page.keyboard.press("d")
    expect(page.get_by_label("Find a reason")).to_have_value("")
    assert page.locator("#codes label:visible").count() > 100


def test_an_approval_asks_before(
    sms: Any, reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    press = page.keyboard.press
    press("a")
    expect(page.locator("#confirm-text")).to_have_text(f"Approve {reviewed}?")
    press("Escape")
    expect(page.locator("#confirm")).to_be_hidden()
    press("a")
    page.get_by_role("button", name="Cancel").press("Enter")
    expect(page.locator("#confirm")).to_be_hidden()
    expect(page.locator("#details-title")).to_contain_text("REVIEWING")
    press("a")
    press("Enter")
    expect(page.locator("#details-title")).to_contain_text("COMPLETE")
    assert status(sms, reviewed) == "COMPLETE"


def test_a_question_that_is_asked_again_at_once_is_answered_once(
    reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    approvals: list[str] = []
    page.on(
        "request",
        lambda request: approvals.append(request.url) if request.post_data else None,
    )
    page.evaluate(
        """() => {
            const press = () => document.body.dispatchEvent(
                new KeyboardEvent("keydown", { key: "a", bubbles: true }));
            press();
            document.getElementById("confirm").close();
            press();
        }"""
    )
    page.get_by_role("button", name="OK", exact=True).click()
    expect(page.locator("#details-title")).to_contain_text("COMPLETE")
    assert len(approvals) == 1


def test_the_focus_goes_to_the_details_when_a_decision_is_made(
    reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    page.get_by_role("button", name="Approve").press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#details-title")).to_contain_text("COMPLETE")
    expect(page.locator("#details-title")).to_be_focused()


def test_an_action_that_the_state_refuses_tells_why(
    control: SmsVoiceControl, open_registration: Open
) -> None:
    complete = control.registrations.seed(RegistrationStatus="COMPLETE")
    page = open_registration(complete["RegistrationId"])
    approve = page.get_by_role("button", name="Approve", exact=True)
    expect(approve).to_be_disabled()
    expect(page.locator("#why-approve")).to_contain_text("it is COMPLETE.")
    for key, action in (("a", "approve"), ("d", "deny")):
        page.keyboard.press(key)
        expect(page.get_by_role("alert")).to_contain_text(
            f"Cannot {action} {complete['RegistrationId']}: it is COMPLETE."
        )
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "seeded", "becomes"),
    [
        ("Require authentication", "REVIEWING", "REQUIRES_AUTHENTICATION"),
        ("Authenticate", "REQUIRES_AUTHENTICATION", "REVIEWING"),
        ("Close", "REQUIRES_UPDATES", "CLOSED"),
        ("Revoke", "COMPLETE", "REQUIRES_UPDATES"),
    ],
)
def test_a_decision_is_made(
    control: SmsVoiceControl,
    open_registration: Open,
    name: str,
    seeded: Any,
    becomes: str,
) -> None:
    seeded_id = control.registrations.seed(RegistrationStatus=seeded)["RegistrationId"]
    page = open_registration(seeded_id)
    page.get_by_role("button", name=name, exact=True).click()
    if name in ("Close", "Revoke"):
        page.get_by_role("button", name="OK", exact=True).click()
    expect(page.locator("#details-title")).to_contain_text(becomes)
    [found] = control.registrations.list()
    assert found["RegistrationStatus"] == becomes


def test_an_offline_review_is_required(
    sms: Any, reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    page.get_by_role("button", name="Require offline review").click()
    expect(page.get_by_role("alert")).to_have_text("Require offline review: done")
    expect(page.locator("#main")).to_contain_text("REQUIRES_OFFLINE_REVIEW")
    [version] = sms.describe_registration_versions(RegistrationId=reviewed)[
        "RegistrationVersions"
    ]
    assert version["RegistrationVersionStatus"] == "REQUIRES_OFFLINE_REVIEW"


def test_a_registration_is_held(
    control: SmsVoiceControl, reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    page.get_by_role("button", name="Hold", exact=True).click()
    expect(page.locator("#details-title")).to_contain_text("held")
    assert control.registrations.describe(reviewed)["held"]


def test_help_opens_and_escape_closes(reviewed: str, open_registration: Open) -> None:
    page = open_registration(reviewed)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    expect(page.locator("#details-title")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#details-title")).to_have_count(0)


def test_no_key_acts_while_a_field_has_the_focus(
    reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    page.keyboard.press("/")
    page.keyboard.type("ad?jkr/")
    expect(page.get_by_label("Search", exact=True)).to_have_value("ad?jkr/")
    expect(page.get_by_label("Search", exact=True)).to_be_focused()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_no_key_acts_while_a_dialog_is_open(
    sms: Any, reviewed: str, open_registration: Open
) -> None:
    page = open_registration(reviewed)
    page.keyboard.press("?")
    for key in ("a", "d", "/", "j"):
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(1)
    expect(page.locator("#help")).to_be_visible()
    page.locator("#help").click(position={"x": 5, "y": 5})
    page.keyboard.press("a")
    expect(page.locator("#confirm")).to_be_hidden()


def test_no_key_acts_with_a_modifier(reviewed: str, open_registration: Open) -> None:
    page = open_registration(reviewed)
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+d")
    expect(page.locator("dialog[open]")).to_have_count(0)
