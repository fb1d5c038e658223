"""moto's dashboard runs no script that is in the text of a resource."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from moto_pinpointsmsv2_ext import SmsVoiceControl

pytestmark = pytest.mark.in_process

SERVICE = "pinpointsmsvoicev2"
#: texts that run a script where they are not escaped, without spaces, which an ARN or a
#: URL cannot contain
SCRIPTS = (
    "<script>window.ran=1</script>",
    '<img/src="x"onerror="window.ran=1">',
    '<details/open/ontoggle="window.ran=1">',
)
TEXT = "\"'>" + "".join(SCRIPTS)


def planted(endpoint: str) -> dict[str, str]:
    """Create resources with the text in their members, tags, fields and keywords.

    An AttachmentUrl is not among them: moto's dashboard shows the S3 object too, without
    escaping its key.

    :return: by kind, the id of the resource
    """
    sms = boto3.client(
        "pinpoint-sms-voice-v2", region_name="us-east-1", endpoint_url=endpoint
    )
    control = SmsVoiceControl(endpoint_url=endpoint)
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


def open_dashboard(browser: Any, endpoint: str) -> None:
    browser.get(f"{endpoint}/moto-api/")
    WebDriverWait(browser, 30).until(
        lambda _: browser.find_elements(By.CSS_SELECTOR, f"#div-table-{SERVICE} td")
    )
    browser.find_element(By.ID, f"service-tab-{SERVICE}").click()


def cells(browser: Any, kind: str) -> dict[str, str]:
    """Return what the first row of a kind shows, by column."""
    shown: dict[str, str] = browser.execute_script(
        """
        const table = document.getElementById(arguments[0]);
        const values = [...table.querySelectorAll("tbody tr:first-child td")];
        return Object.fromEntries(
            [...table.querySelectorAll("thead th")].map((column, place) =>
                [column.dataset.field, values[place].innerText]))
        """,
        f"table-{SERVICE}-{kind}",
    )
    return shown


def ran(browser: Any) -> bool:
    """Return whether a script of the text ran, when what was to load has loaded."""
    browser.execute_async_script(
        """
        const [done] = arguments, image = new Image();
        image.onerror = () => done();
        image.src = "x";
        """
    )
    return bool(browser.execute_script("return 'ran' in window"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_runs_where_it_is_not_escaped(
    browser: Any, endpoint: str, script: str
) -> None:
    planted(endpoint)
    open_dashboard(browser, endpoint)
    assert not ran(browser)
    browser.execute_script("$('#data').append(arguments[0])", script)
    assert ran(browser)


def test_the_kinds_are_shown(browser: Any, endpoint: str) -> None:
    SmsVoiceControl(endpoint_url=endpoint).registrations.seed()
    open_dashboard(browser, endpoint)
    titles = browser.find_elements(By.CSS_SELECTOR, f"#div-table-{SERVICE} h4")
    assert [title.text for title in titles] == [
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
    assert list(cells(browser, "Registration")) == [
        "created_timestamp",
        "current_version_number",
        "registration_arn",
        "registration_id",
        "registration_status",
        "registration_type",
    ]


def test_a_script_in_a_text_is_shown_and_does_not_run(
    browser: Any, endpoint: str
) -> None:
    ids = planted(endpoint)
    open_dashboard(browser, endpoint)
    registration = cells(browser, "Registration")
    assert registration["registration_id"] == ids["Registration"]
    assert registration["registration_status"] == "CREATED"
    assert registration["additional_attributes"] == f'{{"{TEXT}":"{TEXT}"}}'
    number = cells(browser, "PhoneNumber")
    assert number["phone_number_id"] == ids["PhoneNumber"]
    assert number["two_way_channel_arn"] == (
        f"arn:aws:sns:us-east-1:123456789012:{TEXT}"
    )
    assert number["two_way_channel_role"] == f"arn:aws:iam::123456789012:role/{TEXT}"
    assert not ran(browser)


def test_a_script_does_not_run_when_rows_are_searched_and_sorted(
    browser: Any, endpoint: str
) -> None:
    planted(endpoint)
    open_dashboard(browser, endpoint)
    browser.execute_script(
        """
        for (const table of $("table[id^=table-]")) {
            const columns = $(table).bootstrapTable("getVisibleColumns");
            for (const column of columns) {
                $(table).bootstrapTable("sortBy", {field: column.field, sortOrder: "desc"});
            }
            $(table).bootstrapTable("resetSearch", "onerror");
        }
        """
    )
    assert cells(browser, "PhoneNumber")["two_way_enabled"] == "true"
    assert not ran(browser)
