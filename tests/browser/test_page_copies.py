"""What is copied from the page does the same as the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .situations import ADA, NUMBER, PLACE

pytestmark = pytest.mark.in_process

Open = Callable[..., Page]

FIELD = "messagingUseCase.privacyPolicyUrl"
BODY = "It's \"492017\".\nDon't share it \N{GRINNING FACE} \\o/"


@pytest.fixture
def copied(page: Page) -> Callable[[], str]:
    """Return a function that returns the text in the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def read() -> str:
        expect(page.get_by_role("alert")).to_have_text("Copied")
        return str(page.evaluate("navigator.clipboard.readText()"))

    return read


@pytest.fixture
def sent(sms: Any, control: SmsVoiceControl) -> str:
    """The id of a message that was sent."""
    control.phone_numbers.seed(PhoneNumber=NUMBER, NumberType="LONG_CODE")
    message = sms.send_text_message(
        DestinationPhoneNumber=ADA,
        OriginationIdentity=NUMBER,
        MessageBody=BODY,
        Context={"order": "1"},
    )
    return str(message["MessageId"])


def run(text: str, **names: Any) -> None:
    exec(text, names)  # noqa: S102 (the text is what a person pastes)


def copy(page: Page, name: str) -> None:
    page.get_by_text(name, exact=True).click()
    opened = page.locator("details", has_text=name).filter(
        has=page.locator("summary", has_text=name)
    )
    opened.get_by_role("button", name="Copy").click()


def test_the_copied_call_of_boto3_sends_the_same(
    sms: Any,
    control: SmsVoiceControl,
    sent: str,
    open_page: Open,
    copied: Callable[[], str],
) -> None:
    copy(open_page(id=sent, place=PLACE), "boto3")
    run(copied(), client=sms)
    first, second = control.messages.sent
    assert (second.body, second.to, second.context) == (BODY, ADA, {"order": "1"})
    assert first.request == second.request


def test_the_copied_assertion_holds_and_can_fail(
    sms: Any,
    control: SmsVoiceControl,
    sent: str,
    open_page: Open,
    copied: Callable[[], str],
) -> None:
    copy(open_page(id=sent, place=PLACE), "pytest")
    text = copied()
    run(text, sms_voice=control)
    control.messages.clear()
    with pytest.raises(AssertionError, match="Found: 0"):
        run(text, sms_voice=control)


def test_the_copied_answer_is_received_again(
    control: SmsVoiceControl, sent: str, open_page: Open, copied: Callable[[], str]
) -> None:
    control.messages.receive(from_=ADA, to=NUMBER, body=BODY)
    page = open_page(q="is:inbound")
    page.locator("[data-row]").click()
    copy(page, "pytest")
    run(copied(), sms_voice=control)
    assert [message.body for message in control.messages.received] == [BODY, BODY]


def test_the_copied_request_is_that_of_the_call(
    sms: Any, sent: str, open_page: Open, copied: Callable[[], str]
) -> None:
    copy(open_page(id=sent, place=PLACE), "Request")
    request = eval(copied())  # This JSON is Python, too.
    assert request == {
        "DestinationPhoneNumber": ADA,
        "OriginationIdentity": NUMBER,
        "MessageBody": BODY,
        "Context": {"order": "1"},
    }


def test_the_copied_denial_denies_as_the_form_does(
    sms: Any, control: SmsVoiceControl, open_page: Open, copied: Callable[[], str]
) -> None:
    registration_id = control.registrations.seed(
        RegistrationStatus="REVIEWING", field_values={FIELD: "https://acme.example"}
    )["RegistrationId"]
    page = open_page(view="registrations", id=registration_id, place=PLACE)
    page.keyboard.press("d")
    page.locator("#codes input").first.check()
    page.locator("#codes input").last.check()
    page.get_by_label("Feedback on the version").fill(BODY)
    page.get_by_label(f"Reason for {FIELD}").fill("INVALID_URL")
    page.locator("#deny").get_by_role("button", name="Copy as test").click()
    assert control.registrations.list()[0]["RegistrationStatus"] == "REVIEWING"
    run(copied(), sms_voice=control)
    [version] = sms.describe_registration_versions(RegistrationId=registration_id)[
        "RegistrationVersions"
    ]
    assert len(version["DeniedReasons"]) == 2
    assert version["Feedback"] == BODY.replace("\n", " ")  # The field has one line.
    [value] = sms.describe_registration_field_values(RegistrationId=registration_id)[
        "RegistrationFieldValues"
    ]
    assert value["DeniedReason"] == "INVALID_URL"


def test_the_copied_approval_approves(
    control: SmsVoiceControl, open_page: Open, copied: Callable[[], str]
) -> None:
    registration_id = control.registrations.seed(RegistrationStatus="REVIEWING")[
        "RegistrationId"
    ]
    page = open_page(view="registrations", id=registration_id, place=PLACE)
    page.get_by_role("button", name="Copy as test").first.click()
    text = copied()
    assert text == (
        f'sms_voice.registrations.approve(\n    registration_id="{registration_id}",\n)'
    )
    run(text, sms_voice=control)
    assert control.registrations.list()[0]["RegistrationStatus"] == "COMPLETE"


def test_the_command_of_an_empty_page_is_copied(
    endpoint: str, open_page: Open, copied: Callable[[], str]
) -> None:
    open_page().get_by_role("button", name="Copy").click()
    assert copied().startswith(f"curl {endpoint}/moto-api/pinpoint-sms-voice-v2/")


def test_a_page_without_the_clipboard_copies_too(
    page: Page, open_page: Open, copied: Callable[[], str]
) -> None:
    open_page()
    page.evaluate(
        """() => {
            navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
        }"""
    )
    page.get_by_role("button", name="Copy").click()
    assert "send-text-message" in copied()
