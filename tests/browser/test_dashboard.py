"""moto's dashboard runs no script that is in the text of a resource."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import requests
from playwright.sync_api import Page

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .hostile import TEXTS, file_form, receive_texts, send_texts, solid

pytestmark = [
    pytest.mark.in_process,
    pytest.mark.skipif(
        not which("npm"), reason="npm has the libraries of moto's dashboard"
    ),
]

SERVICE = "pinpointsmsvoicev2"
#: a file of a library on a public host
_FILE = re.compile(
    r"https://cdn\.jsdelivr\.net/npm/(?P<name>[\w-]+)@(?P<version>[\d.]+)/(?P<path>[\w./-]+)"
    r"|https://code\.jquery\.com/jquery-(?P<release>[\d.]+)\.min\.js"
)
#: texts that run a script where they are not escaped, without spaces, which an ARN or a
#: URL cannot contain
SCRIPTS = (
    "<script>window.ran=1</script>",
    '<img/src="data:,"onerror="window.ran=1">',
    '<details/open/ontoggle="window.ran=1">',
)
TEXT = "\"'>" + "".join(SCRIPTS)


@pytest.fixture(scope="session")
def public_files(endpoint: str) -> dict[str, Path]:
    """The files that moto's dashboard loads from public hosts, from npm."""
    html = requests.get(f"{endpoint}/moto-api/", timeout=60).text
    folder = Path(sys.prefix) / "libraries"
    files, packages = {}, set()
    for found in _FILE.finditer(html):
        name = found["name"] or "jquery"
        path = found["path"] or "dist/jquery.min.js"
        files[found[0]] = folder / "node_modules" / name / path
        packages.add(f"{name}@{found['version'] or found['release']}")
    subprocess.run(
        ["npm", "install", "--silent", "--ignore-scripts", "--prefix", str(folder)]
        + sorted(packages),
        check=True,
    )
    return files


@pytest.fixture
def dashboard(open_page: Callable[..., Page]) -> Callable[[], Page]:
    """Return a function that opens the dashboard, with the tables of the service."""

    def open_dashboard() -> Page:
        page = open_page("/moto-api/")
        page.locator(f"#div-table-{SERVICE} td").first.wait_for(state="attached")
        page.locator(f"#service-tab-{SERVICE}").click()
        return page

    return open_dashboard


def planted(sms: Any, control: SmsVoiceControl) -> dict[str, str]:
    """Create resources with the text in their members, tags, fields and keywords.

    An AttachmentUrl is not among them: moto's dashboard shows the S3 object too, without
    escaping its key.

    :return: by kind, the id of the resource
    """
    tags = [{"Key": TEXT, "Value": TEXT}]
    registration = control.registrations.seed(AdditionalAttributes={TEXT: TEXT})
    sms.tag_resource(ResourceArn=registration["RegistrationArn"], Tags=tags)
    sms.put_registration_field_value(
        RegistrationId=registration["RegistrationId"],
        FieldPath="messagingUseCase.useCaseDetails",
        TextValue=TEXT,
    )
    number = control.phone_numbers.seed(
        TwoWayEnabled=True,
        TwoWayChannelArn=f"arn:aws:sns:us-east-1:123456789012:{TEXT}",
        TwoWayChannelRole=f"arn:aws:iam::123456789012:role/{TEXT}",
    )
    sms.put_keyword(
        OriginationIdentity=number["PhoneNumberId"],
        Keyword="HOURS",
        KeywordMessage=TEXT,
    )
    return {
        "Registration": registration["RegistrationId"],
        "PhoneNumber": number["PhoneNumberId"],
    }


def cells(page: Page, kind: str) -> dict[str, str]:
    """Return what the first row of a kind shows, by column."""
    shown: dict[str, str] = page.locator(f"#table-{SERVICE}-{kind}").evaluate(
        """table => {
            const values = [...table.querySelectorAll("tbody tr:first-child td")];
            return Object.fromEntries(
                [...table.querySelectorAll("thead th")].map((column, place) =>
                    [column.dataset.field, values[place].innerText]));
        }"""
    )
    return shown


def ran(page: Page) -> bool:
    """Return whether a script of the text ran, when what was to load has loaded."""
    return bool(
        page.evaluate(
            """() => new Promise(done => {
                const image = new Image();
                image.onerror = () => done("ran" in window);
                image.src = "data:,";
            })"""
        )
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_runs_where_it_is_not_escaped(
    sms: Any, control: SmsVoiceControl, dashboard: Callable[[], Page], script: str
) -> None:
    planted(sms, control)
    page = dashboard()
    assert not ran(page)
    page.evaluate("script => { $('#data').append(script) }", script)
    assert ran(page)


def test_the_kinds_are_shown(
    control: SmsVoiceControl, dashboard: Callable[[], Page]
) -> None:
    control.registrations.seed()
    page = dashboard()
    assert page.locator(f"#div-table-{SERVICE} h4").all_inner_texts() == [
        f"{SERVICE} - {kind}"
        for kind in (
            "ConfigurationSet",
            "NotifyConfiguration",
            "OptOutList",
            "PhoneNumber",
            "Pool",
            "ProtectConfiguration",
            "RcsAgent",
            "Registration",
            "RegistrationAttachment",
            "SenderId",
            "VerifiedDestinationNumber",
        )
    ]
    assert list(cells(page, "Registration")) == [
        "created_timestamp",
        "current_version_number",
        "registration_arn",
        "registration_id",
        "registration_status",
        "registration_type",
    ]


def test_a_script_in_a_text_is_shown_and_does_not_run(
    sms: Any, control: SmsVoiceControl, dashboard: Callable[[], Page]
) -> None:
    ids = planted(sms, control)
    page = dashboard()
    registration = cells(page, "Registration")
    assert registration["registration_id"] == ids["Registration"]
    assert registration["registration_status"] == "CREATED"
    assert registration["additional_attributes"] == f'{{"{TEXT}":"{TEXT}"}}'
    number = cells(page, "PhoneNumber")
    assert number["phone_number_id"] == ids["PhoneNumber"]
    assert number["two_way_channel_arn"] == (
        f"arn:aws:sns:us-east-1:123456789012:{TEXT}"
    )
    assert number["two_way_channel_role"] == f"arn:aws:iam::123456789012:role/{TEXT}"
    assert not ran(page)


def test_a_script_does_not_run_when_rows_are_searched_and_sorted(
    sms: Any, control: SmsVoiceControl, dashboard: Callable[[], Page]
) -> None:
    planted(sms, control)
    page = dashboard()
    page.evaluate(
        """() => {
        for (const table of $("table[id^=table-]")) {
            const columns = $(table).bootstrapTable("getVisibleColumns");
            for (const column of columns) {
                $(table).bootstrapTable("sortBy", {field: column.field, sortOrder: "desc"});
            }
            $(table).bootstrapTable("resetSearch", "onerror");
        }
        }"""
    )
    assert cells(page, "PhoneNumber")["two_way_enabled"] == "true"
    assert not ran(page)


def test_hostile_texts_are_shown_and_none_runs(
    sms: Any, control: SmsVoiceControl, dashboard: Callable[[], Page]
) -> None:
    registration = control.registrations.seed(
        AdditionalAttributes={text: text for text in TEXTS}
    )
    tags = [{"Key": text[:128], "Value": text[:256]} for text in TEXTS]
    sms.tag_resource(ResourceArn=registration["RegistrationArn"], Tags=tags)
    send_texts(sms, control, TEXTS)
    receive_texts(control, TEXTS)
    file_form(control, TEXTS, "constructor")
    page = dashboard()
    shown = page.locator(f"#div-table-{SERVICE}").text_content() or ""
    for text in TEXTS[:28]:
        assert text.replace("\\", "\\\\") in shown
        assert f"role/{solid(text)}" in shown
    assert not ran(page)
    assert (
        page.locator(f"#div-table-{SERVICE} :is(script, iframe, form, base)").count()
        == 0
    )
