"""The page shows registrations as a reviewer sees them, and all resources."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .page import HERE, Element, details_of, following, form_of, opened
from .test_control_arguments import skip_unless_in_model, sms

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
PLACE = {"account_id": "123456789012", "region_name": "us-east-1"}


def seeded(status: Any = "REVIEWING", **members: Any) -> str:
    control = SmsVoiceControl()
    seed = control.registrations.seed(RegistrationStatus=status, **members)
    return seed["RegistrationId"]


def reviewed(registration_id: str) -> Element:
    """Return the page with a registration that is selected."""
    return opened(view="registrations", id=registration_id, place=HERE)


@mock_sms_registrations
def test_no_registrations() -> None:
    page = opened(view="registrations")
    assert page.one("h1").text == "Registrations 0, 0 waiting"
    assert page.one("div", class_="empty").text.startswith(
        "No registrations yet. Create one: Copy export AWS_ACCESS_KEY_ID=testing"
    )


@mock_sms_registrations
def test_those_that_wait_longest_are_first_and_others_follow_newest_first() -> None:
    control = SmsVoiceControl()
    created, first, second = seeded("CREATED"), seeded(), seeded()
    time.sleep(0.01)
    # It waits from now on.
    control.registrations.require_authentication(first)
    complete = seeded("COMPLETE")
    control.registrations.hold(second)
    page = opened(view="registrations")
    assert page.one("h1").text == "Registrations 4, 2 waiting"
    rows = page.rows()
    assert [row[4] for row in rows] == [second, first, complete, created]
    assert [row[1] for row in rows] == [
        "REVIEWING",
        "REQUIRES_AUTHENTICATION",
        "COMPLETE",
        "CREATED",
    ]
    assert rows[0][2].endswith("Z held")
    assert [row[2] for row in rows[2:]] == ["", ""]


@mock_sms_registrations
def test_more_than_a_page_of_registrations_waits() -> None:
    ids = [seeded() for _ in range(51)]
    page = opened(view="registrations")
    assert page.one("h1").text == "Registrations 51, 51 waiting"
    assert len(page.rows()) == 50
    [last] = following(page, "Older").rows()
    assert {row[4] for row in page.rows()} | {last[4]} == set(ids)
    assert last[2].endswith("Z")


@mock_sms_registrations
def test_the_actions_that_the_state_refuses() -> None:
    registration_id = seeded()
    page = reviewed(registration_id)
    details = details_of(page)
    assert details.one("h2").text == "US toll-free number registration REVIEWING"
    arguments = {"registration_id": registration_id}
    for button, action in (
        ("Approve", "approve"),
        ("Authenticate", "authenticate"),
        ("Hold", "hold"),
        ("Require authentication", "require-authentication"),
        ("Require offline review", "require-offline-review"),
        ("Revoke", "revoke"),
        ("Close", "close"),
    ):
        form = form_of(details.one("ul", class_="decide"), button)
        assert form == (f"registrations/{action}", [PLACE], arguments)
    disabled = [
        (each.text, each["title"].partition(": it is")[0])
        for each in details.all("button")
        if "disabled" in each.attributes
    ]
    assert disabled == [
        ("Authenticate", f"Cannot authenticate {registration_id}"),
        ("Revoke", f"Cannot revoke {registration_id}"),
        ("Close", f"Cannot close {registration_id}"),
    ]
    asked = [each.attributes.get("data-confirm") for each in details.all("form")]
    assert [each for each in asked if each] == [
        f"Approve {registration_id}?",
        f"Revoke {registration_id}?",
        f"Close {registration_id}?",
    ]


@mock_sms_registrations
def test_the_reasons_of_a_denial() -> None:
    registration_id = seeded()
    dialog = reviewed(registration_id).one("dialog", id="deny")
    assert form_of(dialog, "Deny") == (
        "registrations/deny",
        [PLACE],
        {"registration_id": registration_id},
    )
    codes = [each["value"] for each in dialog.all("input", name="reasons")]
    known = SmsVoiceControl().registrations.denial_codes()
    assert codes == [each["code"] or each["title"] for each in known]
    paths = [each["data-key"] for each in dialog.all("input", name="fields")]
    assert paths[:2] == ["companyInfo.companyName"] * 2
    SmsVoiceControl().registrations.approve(registration_id)
    page = reviewed(registration_id)
    assert page.all("dialog", id="deny") == []
    button = page.one("button", data_open="deny")
    assert button["title"].startswith(f"Cannot deny {registration_id}: it is COMPLETE.")
    assert "is COMPLETE." in page.one("small", id="why-deny").text


@mock_sms_registrations
def test_the_versions_side_by_side_and_what_changed() -> None:
    skip_unless_in_model("RegistrationVersionInformation", "Feedback")
    name = "companyInfo.companyName"
    registration_id = SmsVoiceControl().registrations.seed(
        versions=[
            {
                "DeniedReasons": ["INVALID_URL"],
                "Feedback": "See the fields",
                "RegistrationFieldValues": [
                    {
                        "FieldPath": name,
                        "TextValue": "Example",
                        "DeniedReason": "INVALID_URL",
                        "Feedback": "It does not load",
                    }
                ],
            },
            {"RegistrationFieldValues": {name: "Example Corp"}},
        ],
        CurrentVersionNumber=2,
    )["RegistrationId"]
    details = details_of(reviewed(registration_id))
    [row] = [
        each
        for each in details.one("table").all("tr")
        if each.text.startswith("Company name ")
    ]
    newest, oldest = row.all("td")
    assert newest.text == "Example Corp changed"
    assert newest["class"] == "changed"
    assert oldest.text == "Example INVALID_URL It does not load"
    titles = [each.text for each in details.all("h3")]
    assert "Version 1 was denied" in titles
    assert "See the fields" in [each.text for each in details.all("li")]
    statuses = [each.text.partition(" ")[0] for each in details.one("ol").all("li")]
    assert statuses[:2] == ["DRAFT", "SUBMITTED"]


@mock_sms_registrations
def test_attachments_choices_and_associations() -> None:
    control = SmsVoiceControl()
    attachment_id = sms().create_registration_attachment(AttachmentBody=b"%PDF-1.7")[
        "RegistrationAttachmentId"
    ]
    control.registrations.define_type(
        "FILES",
        fields=[
            {"FieldPath": "a.b", "FieldType": "ATTACHMENT"},
            {
                "FieldPath": "a.c",
                "FieldType": "SELECT",
                "SelectValidation": {
                    "MinChoices": 1,
                    "MaxChoices": 2,
                    "Options": ["ONE", "TWO"],
                },
            },
        ],
    )
    registration_id = control.registrations.seed(
        RegistrationType="FILES",
        field_values={"a.b": attachment_id, "a.c": ["ONE", "TWO"]},
    )["RegistrationId"]
    details = details_of(reviewed(registration_id))
    cells = [each.text for each in details.one("table").all("td")]
    file = f"application/pdf {attachment_id} UPLOAD_COMPLETE 8 bytes"
    assert cells == [file, "ONE, TWO"]
    lists = [each.text for each in details.all("ul")]
    assert lists[-2:] == ["None.", file]
    number = control.phone_numbers.seed(NumberType="TOLL_FREE")
    other = seeded("CREATED")
    sms().create_registration_association(
        RegistrationId=other, ResourceId=number["PhoneNumberId"]
    )
    details = details_of(reviewed(other))
    assert details.all("ul")[-2].text == f"TOLL_FREE {number['PhoneNumber']} US"


@mock_sms_registrations
def test_no_resources() -> None:
    page = opened(view="resources")
    assert page.one("h1").text == "Resources"
    assert page.one("div", class_="empty").text.startswith(
        "No resources yet. Seed a phone number: Copy curl http"
    )
    assert page.all("table") == []


@pytest.mark.parametrize(
    "address, text",
    [
        ({"q": "x y"}, "No resource has x y. Show all resources"),
        ({"kind": "nonsense"}, "No resource has nonsense. Show all resources"),
        ({"kind": "pool"}, "No resource has pool. Show all resources"),
    ],
)
@mock_sms_registrations
def test_resources_that_nothing_has(address: dict[str, str], text: str) -> None:
    SmsVoiceControl().phone_numbers.seed()
    page = opened(view="resources", **address)
    assert page.one("p", class_="empty").text == text


@mock_sms_registrations
def test_a_resource_with_what_it_belongs_to() -> None:
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(NumberType="SIMULATOR")
    pool = control.pools.seed(origination_identities=[number["PhoneNumberId"]])
    page = opened(view="resources", kind="phone-number")
    [row] = page.rows()
    assert row[:2] == [number["PhoneNumber"], "ACTIVE"]
    page = following(page, number["PhoneNumber"])
    details = details_of(page)
    assert details.one("h2").text == f"{number['PhoneNumber']} ACTIVE"
    terms = details.terms()
    assert terms["ARN"] == number["PhoneNumberArn"]
    assert json.loads(terms["NumberCapabilities"]) == number["NumberCapabilities"]
    assert terms["TwoWayEnabled"] == "False"
    assert terms["CreatedTimestamp"].endswith("Z")
    [link] = [each for each in details.all("a") if each.text.startswith("pool ")]
    assert link.one("span")["title"] == pool["PoolId"]
    page = opened(view="resources", id=pool["PoolId"], place=HERE)
    assert details_of(page).terms()["PoolId"] == pool["PoolId"]


@mock_sms_registrations
def test_the_spend_of_this_month() -> None:
    control = SmsVoiceControl()
    control.phone_numbers.seed()
    control.account.update(spend_maximums={"TEXT": 20}, spent={"TEXT": 1.25})
    table = opened(view="resources").all("table")[-1]
    assert table.rows()[0] == [
        HERE,
        "PRODUCTION ACTIVE",
        "TEXT",
        "1.25000 USD",
        "20 USD",
    ]
