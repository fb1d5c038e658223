"""SmsVoiceControl refuses invalid arguments, in process and on a server."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.arguments import checked

from .test_pinpointsmsvoicev2 import MODEL

CHOICE = {"FieldPath": "a.b", "FieldType": "SELECT"}


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def skip_unless_in_model(shape: str, member: str | None = None) -> None:
    known = shape in MODEL.shape_names
    structure: Any = MODEL.shape_for(shape) if known else None
    if structure is None or member and member not in structure.members:
        pytest.skip(f"the service model of this botocore has no {shape} {member}")


def refuse(
    error: type[Exception], message: str, call: Callable[..., Any], **members: Any
) -> None:
    """Assert that a call raises an error and changes nothing."""
    control = SmsVoiceControl()
    before = (
        control.registrations.list(),
        sms().describe_phone_numbers()["PhoneNumbers"],
    )
    with pytest.raises(error, match=message) as refusal:
        call(**members)
    assert type(refusal.value) is error
    after = control.registrations.list(), sms().describe_phone_numbers()["PhoneNumbers"]
    assert after == before


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "method, arguments, error, message",
    [
        (
            "phone_numbers.hold",
            ["arn:x"],
            ValueError,
            "Unknown phone-number 'arn:x' in us-east-1",
        ),
        (
            "phone_numbers.hold",
            [5],
            TypeError,
            "phone_number_id must be a string, not 5",
        ),
        (
            "phone_numbers.activate",
            ["arn:x"],
            ValueError,
            "Unknown phone-number 'arn:x'",
        ),
        ("phone_numbers.activate", [None], TypeError, "must be a string, not None"),
        (
            "verified_numbers.code",
            ["arn:x"],
            ValueError,
            "Unknown verified-destination-number 'arn:x'",
        ),
        ("verified_numbers.code", [["x"]], TypeError, r"must be a string, not \['x'\]"),
        (
            "registrations.approve",
            ["arn:aws:sms-voice:x"],
            ValueError,
            "Unknown registration 'arn:aws",
        ),
        ("registrations.approve", ["\ud800"], ValueError, "can't encode character"),
        (
            "registrations.approve",
            [{"a": 1}],
            TypeError,
            "registration_id must be a string",
        ),
        (
            "registrations.revoke",
            [True],
            TypeError,
            "registration_id must be a string, not True",
        ),
        ("registrations.close", [[]], TypeError, "registration_id must be a string"),
        ("registrations.hold", [1.5], TypeError, "registration_id must be a string"),
        (
            "registrations.require_authentication",
            [""],
            ValueError,
            "Unknown registration '' in us-east-1",
        ),
        (
            "registrations.require_offline_review",
            [b"x"],
            ValueError,
            "Unsupported value b'x'. Pass a string",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_ids(
    method: str, arguments: list[Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    refuse(error, message, lambda: attrgetter(method)(control)(*arguments))


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (
            {"fields": ["x"]},
            TypeError,
            r"fields must be a dict by field path, not \['x",
        ),
        ({"fields": "companyInfo.city"}, TypeError, "fields must be a dict"),
        (
            {"fields": {"companyInfo.city": 5}},
            TypeError,
            r"\['companyInfo.city'\] must be a map, not 5",
        ),
        ({"fields": {"companyInfo.city": ["x"]}}, TypeError, "must be a map, not"),
        (
            {"fields": {"companyInfo.city": {"Feedback": 5}}},
            ValueError,
            "Feedback: Member must be of type string",
        ),
        (
            {"fields": {"companyInfo.city": {"DeniedReason": {}}}},
            ValueError,
            "DeniedReason: Member must be of type string",
        ),
        (
            {"fields": {"a b": "x"}},
            ValueError,
            "field path: Member must satisfy regular",
        ),
        ({"reasons": 5}, TypeError, "reasons must be a list, not 5"),
        ({"reasons": {"Reason": "x"}}, TypeError, "reasons must be a list"),
        ({"reasons": [5]}, TypeError, "Information must be a dict, not 5"),
        ({"reasons": [["x"]]}, TypeError, "Information must be a dict"),
        (
            {"reasons": [{"Reason": "x", "ShortDescription": 5}]},
            ValueError,
            "shortDescription: Member must be of type string",
        ),
        ({"feedback": 5}, TypeError, "feedback must be a string, not 5"),
        ({"feedback": "\ud800"}, ValueError, "can't encode character"),
        ({"reasons": nested(200)}, ValueError, "nested more than 100 deep"),
        ({"reasons": nested(100_000)}, ValueError, "nested at most 100 deep"),
    ],
)
@mock_sms_registrations
def test_invalid_denials(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="REVIEWING")
    registration_id = seeded["RegistrationId"]
    refuse(
        error,
        message,
        control.registrations.deny,
        registration_id=registration_id,
        **arguments,
    )
    refuse(
        error, message, control.registrations.on_submit, decision="deny", **arguments
    )


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"decision": ["deny"]}, ValueError, r"\['deny'\]. Decisions: approve, deny"),
        ({"decision": "denied"}, ValueError, r"'denied' \(did you mean deny\?\). Dec"),
        ({"registration_type": ["x"]}, TypeError, "registration_type must be a string"),
        ({"registration_type": "a b"}, ValueError, "regular expression pattern"),
        (
            {"times": True},
            ValueError,
            "times must be an integer of at least 1, not True",
        ),
        ({"times": 1.0}, ValueError, "times must be an integer of at least 1, not 1.0"),
        ({"additional_attributes": ["x"]}, TypeError, "attributes must be a map, not"),
        (
            {"additional_attributes": {"a": 5}},
            ValueError,
            "a: Member must be of type s",
        ),
        ({"additional_attributes": {"a": None}}, ValueError, "Member must not be null"),
        ({"additional_attributes": {(): "x"}}, TypeError, "keys must be str"),
    ],
)
@mock_sms_registrations
def test_invalid_decisions(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    refuse(error, message, SmsVoiceControl().registrations.on_submit, **arguments)


PATTERNS = {
    "a{4294967296}": "the repetition number is too large",
    "(" * 3000 + ")" * 3000: "recursion",
    "(" * 1000 + ")" * 1000: "recursion",
    "(?u)a": "ASCII and UNICODE flags are incompatible",
    "(": "missing \\)",
}


@pytest.mark.parametrize(
    "where, pattern",
    [
        (where, pattern)
        for where, longest in (("of the field", 6000), ("of a rule", 2048))
        for pattern in PATTERNS
        if len(pattern) <= longest
    ],
)
@mock_sms_registrations
def test_invalid_patterns(where: str, pattern: str) -> None:
    skip_unless_in_model("RegistrationFieldDefinition", "ConditionalBehavior")
    validation = {"Pattern": pattern}
    rule = {
        "Conditions": [{"DependsOnFieldPath": "a.b", "Operator": "HAS_VALUE"}],
        "RuleBehavior": "REQUIRED",
        "ConditionalValidation": {"Pattern": pattern},
    }
    field: dict[str, Any] = {"FieldPath": "a.b", "TextValidation": validation}
    if where == "of a rule":
        field = {
            "FieldPath": "a.b",
            "FieldRequirement": "CONDITIONAL",
            "ConditionalBehavior": {"Rules": [rule], "DefaultBehavior": "OPTIONAL"},
        }
    message = f"a.b: Pattern must be a valid regular expression: .*{PATTERNS[pattern]}"
    define = SmsVoiceControl().registrations.define_type
    refuse(ValueError, message, define, registration_type="X", fields=[field])


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"registration_type": 5}, TypeError, "registration_type must be a string"),
        ({"title": 5}, TypeError, "title must be a string, not 5"),
        ({"incomplete": "yes"}, TypeError, "incomplete must be a boolean, not 'yes'"),
        ({"sections": {"a": 1}}, TypeError, "sections must be a list"),
        ({"sections": ["a"]}, TypeError, "a definition must be a dict, not 'a'"),
        ({"sections": [{}]}, ValueError, "sectionPath: Member must not be null"),
        ({"fields": "a.b"}, TypeError, "fields must be a list, not 'a.b'"),
        ({"fields": [5]}, TypeError, "a definition must be a dict, not 5"),
        (
            {"fields": [{"FieldPath": 5}]},
            ValueError,
            "fieldPath: Member must be of type",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "DisplayHints": []}]},
            ValueError,
            "displayHints: Member must be of type structure",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "TextValidation": []}]},
            ValueError,
            "textValidation: Member must be of type structure",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "TextValidation": {"MinLength": "1"}}]},
            ValueError,
            "minLength: Member must be of type integer",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "TextValidation": {"Length": 1}}]},
            TypeError,
            r"Unknown member 'Length' \(did you mean MinLength\?\). Members of TextValid",
        ),
        (
            {"fields": [CHOICE | {"SelectValidation": {"Options": [5]}}]},
            ValueError,
            "options.1.member: Member must be of type string",
        ),
        ({"supported_associations": 5}, TypeError, "supported_associations must be a"),
        ({"supported_associations": ["x"]}, TypeError, "Association must be a dict"),
    ],
)
@mock_sms_registrations
def test_invalid_definitions(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    define = SmsVoiceControl().registrations.define_type
    refuse(error, message, define, **{"registration_type": "X", **arguments})


@mock_sms_registrations
def test_an_unknown_member_of_a_rule() -> None:
    skip_unless_in_model("RegistrationFieldDefinition", "ConditionalBehavior")
    rule = {"Condition": [], "RuleBehavior": "REQUIRED"}
    behavior = {"Rules": [rule], "DefaultBehavior": "OPTIONAL"}
    field = {"FieldPath": "a.b", "ConditionalBehavior": behavior}
    refuse(
        TypeError,
        r"Unknown member 'Condition' \(did you mean Conditions\?\). Members of Condi",
        SmsVoiceControl().registrations.define_type,
        registration_type="X",
        fields=[field],
    )


@mock_sms_registrations
def test_a_duplicate_among_20_000_fields() -> None:
    fields = [{"FieldPath": f"a.f{number}"} for number in range(20_000)]
    refuse(
        ValueError,
        "a.f7 is defined twice. Define each FieldPath once",
        SmsVoiceControl().registrations.define_type,
        registration_type="X",
        fields=[*fields, fields[7]],
    )


@pytest.mark.in_process
def test_a_structure_that_the_installed_botocore_does_not_have() -> None:
    with pytest.raises(ValueError, match="has no RcsCarInformation. Update botocore"):
        checked("RcsCarInformation", {})
