"""The templates of messages of Notify, and the values of their variables."""

from __future__ import annotations

import datetime
from importlib import import_module
from typing import Any

import pytest

from moto import mock_aws

from . import hint_of, needs_notify, refused
from .messaging import sms
from .notify import ENGLISH, TIMED, notify_request, record
from .test_notify_messages import TEXT, send

pytestmark = needs_notify


def define(template_id: str, **changed: Any) -> None:
    """Add a template to those of AWS, in process only."""
    templates = import_module("moto.pinpointsmsvoicev2.models.notify.templates")
    members = {
        "channels": ["SMS"],
        "supported_countries": ["US"],
        "language_code": "en",
        "content": "{{text}}",
        "created_timestamp": datetime.datetime(2026, 9, 1),
        **changed,
    }
    record("notify.templates", "DefinedTemplates").by_id[template_id] = (
        templates.NotifyTemplate(template_id=template_id, **members)
    )


@mock_aws
def test_the_default_template() -> None:
    client = sms()
    request = notify_request(client, DefaultTemplateId=TIMED)
    del request["TemplateId"]
    request["TemplateVariables"] = {"code": "1234", "time": "5"}
    sent = send(client, **request)
    assert (sent["TemplateId"], sent["ResolvedMessageBody"]) == (
        TIMED,
        "Your Acme verification code is 1234. It is valid for 5 minutes.",
    )
    request = request | {"TemplateId": ENGLISH, "TemplateVariables": {"code": "1234"}}
    assert send(client, **request)["TemplateId"] == ENGLISH


@mock_aws
def test_a_template_in_another_language() -> None:
    client = sms()
    request = notify_request(client)
    request["TemplateId"] = "notify-code-verification-japanese-001"
    request["DestinationPhoneNumber"] = "+819012345678"
    sent = send(client, **request)
    assert sent["ResolvedMessageBody"] == "Acmeの確認コードは123456です。"


@mock_aws
def test_a_value_for_a_variable_of_aws_is_ignored() -> None:
    client = sms()
    request = notify_request(client)
    request["TemplateVariables"] = {
        "code": "123456",
        "brandName": "Somebody else's name",
    }
    assert send(client, **request)["ResolvedMessageBody"] == TEXT


@pytest.mark.parametrize(
    "variables, reason, field, hint",
    [
        ({"code": "1234"}, "MISSING_PARAMETER", "time", "Set the variable time"),
        (
            {"code": "1234", "time": "5", "cod": "1"},
            "INVALID_PARAMETER",
            "cod",
            f"{TIMED} has no variable cod (did you mean code?). Use: code, time",
        ),
        (
            {"code": "123", "time": "5"},
            "INVALID_PARAMETER",
            "code",
            r"Must be text that matches ^\d{4,8}$, but is 123",
        ),
        (
            {"code": "1234", "time": "soon"},
            "INVALID_PARAMETER",
            "time",
            "Must be an integer, but is soon",
        ),
        (
            {"code": "1234", "time": "0"},
            "INVALID_PARAMETER",
            "time",
            "Must be at least 1, but is 0",
        ),
        (
            {"code": "1234", "time": "61"},
            "INVALID_PARAMETER",
            "time",
            "Must be at most 60, but is 61",
        ),
    ],
)
@mock_aws
def test_variables_that_are_refused(
    variables: dict[str, str], reason: str, field: str, hint: str
) -> None:
    client = sms()
    request = notify_request(client)
    request |= {"TemplateId": TIMED, "TemplateVariables": variables}
    error = refused(client.send_notify_text_message, **request)
    assert (error["Code"], error["Reason"]) == ("ValidationException", reason)
    assert error["Fields"] == [{"Name": f"templateVariables.{field}", "Message": hint}]


@pytest.mark.in_process  # Only the backend can have further templates.
@pytest.mark.parametrize(
    "variable, value, hint",
    [
        ({"Type": "BOOLEAN", "Required": True}, "true", None),
        ({"Type": "BOOLEAN", "Required": True}, "false", None),
        ({"Type": "INTEGER", "Required": True, "MinValue": 1}, "1", None),
        ({"Type": "INTEGER", "Required": True, "MaxValue": 60}, "60", None),
        (
            {"Type": "BOOLEAN", "Required": True},
            "yes",
            "Must be true or false, but is yes",
        ),
        ({"Type": "INTEGER", "Required": True}, "-7", None),
        ({"Type": "STRING", "Required": True, "MaxLength": 3}, "abc", None),
        (
            {"Type": "STRING", "Required": True, "MaxLength": 3},
            "abcd",
            "Must be at most 3 characters, but is abcd",
        ),
    ],
)
@mock_aws
def test_the_types_of_variables(
    variable: dict[str, Any], value: str, hint: str | None
) -> None:
    client = sms()
    define("mine-001", variables={"text": variable})
    request = notify_request(client)
    request |= {"TemplateId": "mine-001", "TemplateVariables": {"text": value}}
    if hint is None:
        assert send(client, **request)["ResolvedMessageBody"] == value
    else:
        error = refused(client.send_notify_text_message, **request)
        assert hint_of(error) == hint


@pytest.mark.in_process  # Only the backend can have further templates.
@pytest.mark.parametrize(
    "variable, body",
    [
        ({"Type": "STRING", "Required": True, "DefaultValue": "Hello"}, "Hello"),
        ({"Type": "STRING", "Required": False}, ""),
    ],
)
@mock_aws
def test_a_variable_that_can_be_left_out(variable: dict[str, Any], body: str) -> None:
    client = sms()
    define("mine-001", variables={"text": variable})
    request = notify_request(client)
    request |= {"TemplateId": "mine-001", "TemplateVariables": {}}
    assert client.send_notify_text_message(**request)["ResolvedMessageBody"] == body


@pytest.mark.in_process  # Only the backend can have further templates.
@mock_aws
def test_a_placeholder_without_a_variable_is_text() -> None:
    client = sms()
    define("mine-001")
    request = notify_request(client) | {
        "TemplateId": "mine-001",
        "TemplateVariables": {},
    }
    assert send(client, **request)["ResolvedMessageBody"] == "{{text}}"


@pytest.mark.in_process  # Only the backend can have further templates.
@mock_aws
def test_a_template_that_is_not_active() -> None:
    client = sms()
    define("mine-001", status="INACTIVE")
    request = notify_request(client) | {"TemplateId": "mine-001"}
    error = refused(client.send_notify_text_message, **request)
    assert error["Reason"] == "INVALID_PARAMETER"
    assert hint_of(error) == (
        "mine-001 has the Status INACTIVE, not ACTIVE. Use another template"
    )


@pytest.mark.parametrize(
    "operation, members, field, hint",
    [
        (
            "send_notify_voice_message",
            {"TemplateId": "notify-code-verification-french-001"},
            "templateId",
            (
                "notify-code-verification-french-001 has the Channels SMS, not VOICE. Use "
                "another template"
            ),
        ),
        (
            "send_notify_text_message",
            {"TemplateId": "notify-code-verification-english-003"},
            "templateId",
            (
                "notify-code-verification-english-003 has the TierAccess ADVANCED, not "
                "BASIC. Use another template"
            ),
        ),
        (
            "send_notify_voice_message",
            {
                "TemplateId": "notify-code-verification-german-001",
                "VoiceId": "MATTHEW",
            },
            "voiceId",
            (
                "notify-code-verification-german-001 is not spoken by MATTHEW. Use one "
                "of: HANS, MARLENE, VICKI"
            ),
        ),
    ],
)
@mock_aws
def test_a_template_that_does_not_fit(
    operation: str, members: dict[str, str], field: str, hint: str
) -> None:
    client = sms()
    error = refused(getattr(client, operation), **notify_request(client) | members)
    assert (error["Code"], error["Reason"]) == (
        "ValidationException",
        "INVALID_PARAMETER",
    )
    assert error["Fields"] == [{"Name": field, "Message": hint}]
