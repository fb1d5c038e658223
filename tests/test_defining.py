"""Registration types that define_type adds or changes."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import refused, statuses_until

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"


def sms(region_name: str = "us-east-1") -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name=region_name)


def types(client: Any) -> list[str]:
    pages = client.get_paginator("describe_registration_type_definitions").paginate()
    return list(pages.search("RegistrationTypeDefinitions[].RegistrationType"))


@mock_sms_registrations
def test_a_defined_type_can_be_registered() -> None:
    client, control = sms(), SmsVoiceControl()
    defined = control.registrations.define_type(
        "XK_SENDER_ID_REGISTRATION",
        title="Kosovo sender ID",
        supported_associations=[
            {
                "ResourceType": "SENDER_ID",
                "IsoCountryCode": "XK",
                "AssociationBehavior": "ASSOCIATE_ON_APPROVAL",
                "DisassociationBehavior": "DISASSOCIATE_ALL_CLOSES_REGISTRATION",
            }
        ],
        sections=[{"SectionPath": "senderIdInfo", "DisplayHints": {"Title": "Sender"}}],
        fields=[
            {
                "FieldPath": "senderIdInfo.senderId",
                "FieldRequirement": "REQUIRED",
                "TextValidation": {"MaxLength": 11},
            },
            {
                "FieldPath": "useCase.volume",
                "FieldType": "SELECT",
                "SelectValidation": {"Options": ["10", "100"]},
            },
        ],
    )
    assert types(client)[-1] == "XK_SENDER_ID_REGISTRATION"
    [listed] = client.describe_registration_type_definitions(
        Filters=[
            {"Name": "supported-association-iso-country-code", "Values": ["XK"]},
        ]
    )["RegistrationTypeDefinitions"]
    assert listed == defined
    assert listed["DisplayHints"] == {"Title": "Kosovo sender ID"}
    sections = client.describe_registration_section_definitions(
        RegistrationType="XK_SENDER_ID_REGISTRATION"
    )["RegistrationSectionDefinitions"]
    assert [section["DisplayHints"]["Title"] for section in sections] == [
        "Sender",
        "Use case",
    ]

    registration_id = client.create_registration(
        RegistrationType="XK_SENDER_ID_REGISTRATION"
    )["RegistrationId"]
    for path, reason in (
        ("senderIdInfo.senderId", "INVALID_PARAMETER"),
        ("senderIdInfo.other", "UNKNOWN_REGISTRATION_FIELD"),
    ):
        error = refused(
            client.put_registration_field_value,
            RegistrationId=registration_id,
            FieldPath=path,
            TextValue="MORE THAN ELEVEN",
        )
        assert error["Reason"] == reason
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="ACME",
    )
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "COMPLETE", registration_id)
    [association] = client.list_registration_associations(
        RegistrationId=registration_id
    )["RegistrationAssociations"]
    assert association["ResourceId"] == "ACME"
    assert types(sms("us-west-2"))[-1] == "MANAGED_ROUTES_BRAND_VERIFICATION"


@mock_sms_registrations
def test_described_definitions_can_be_passed_unchanged() -> None:
    client, control = sms(), SmsVoiceControl()
    described = {
        "sections": client.describe_registration_section_definitions(
            RegistrationType=TOLL_FREE
        )["RegistrationSectionDefinitions"],
        "fields": client.describe_registration_field_definitions(
            RegistrationType=TOLL_FREE
        )["RegistrationFieldDefinitions"],
    }
    [definition] = client.describe_registration_type_definitions(
        RegistrationTypes=[TOLL_FREE]
    )["RegistrationTypeDefinitions"]
    control.registrations.define_type(
        "COPY",
        title=definition["DisplayHints"]["Title"],
        supported_associations=definition["SupportedAssociations"],
        **described,
    )
    assert described == {
        "sections": client.describe_registration_section_definitions(
            RegistrationType="COPY"
        )["RegistrationSectionDefinitions"],
        "fields": client.describe_registration_field_definitions(
            RegistrationType="COPY"
        )["RegistrationFieldDefinitions"],
    }
    [copy] = client.describe_registration_type_definitions(RegistrationTypes=["COPY"])[
        "RegistrationTypeDefinitions"
    ]
    assert copy == {**definition, "RegistrationType": "COPY"}


@mock_sms_registrations
def test_arguments_left_out_keep_their_values() -> None:
    client, control = sms(), SmsVoiceControl()
    before = types(client)

    def described(registration_type: str = TOLL_FREE) -> Any:
        [definition] = client.describe_registration_type_definitions(
            RegistrationTypes=[registration_type]
        )["RegistrationTypeDefinitions"]
        return definition

    definition = described()
    fields = client.describe_registration_field_definitions(RegistrationType=TOLL_FREE)[
        "RegistrationFieldDefinitions"
    ]
    control.registrations.define_type(
        TOLL_FREE,
        fields=[
            {**field, "FieldRequirement": "REQUIRED"}
            if field["FieldPath"] == "companyInfo.address2"
            else field
            for field in fields
            if field["SectionPath"] != "messageSamples"
        ],
    )
    assert types(client) == before
    assert described() == definition
    [address] = client.describe_registration_field_definitions(
        RegistrationType=TOLL_FREE, FieldPaths=["companyInfo.address2"]
    )["RegistrationFieldDefinitions"]
    assert address["FieldRequirement"] == "REQUIRED"
    sections = client.describe_registration_section_definitions(
        RegistrationType=TOLL_FREE
    )["RegistrationSectionDefinitions"]
    assert [section["SectionPath"] for section in sections] == [
        "companyInfo",
        "contactInfo",
        "messagingUseCase",
    ]

    control.registrations.define_type(TOLL_FREE, title="TFN")
    assert described()["DisplayHints"]["Title"] == "TFN"
    sections[0]["DisplayHints"]["Title"] = "The company"
    control.registrations.define_type(TOLL_FREE, sections=sections)
    fields = client.describe_registration_field_definitions(RegistrationType=TOLL_FREE)[
        "RegistrationFieldDefinitions"
    ]
    assert len(fields) == 24


@mock_sms_registrations
def test_an_incomplete_form_accepts_any_field() -> None:
    client, control = sms(), SmsVoiceControl()

    def accepts_any_path(registration_type: str) -> bool:
        created = client.create_registration(RegistrationType=registration_type)
        value = {
            "RegistrationId": created["RegistrationId"],
            "FieldPath": "any.path",
            "TextValue": "x",
        }
        try:
            client.put_registration_field_value(**value)
        except client.exceptions.ValidationException:
            return False
        return True

    long_code = "AT_LONG_CODE_REGISTRATION"
    assert accepts_any_path(long_code)
    control.registrations.define_type(long_code, sections=[{"SectionPath": "a"}])
    assert accepts_any_path(long_code)
    control.registrations.define_type(long_code, fields=[{"FieldPath": "a.b"}])
    assert not accepts_any_path(long_code)
    control.registrations.define_type(BRAND, incomplete=True)
    assert accepts_any_path(BRAND)


def rule(**changes: Any) -> dict[str, Any]:
    condition = {"DependsOnFieldPath": "a.b", "Operator": "HAS_VALUE"} | changes
    return {
        "FieldPath": "a.c",
        "FieldRequirement": "CONDITIONAL",
        "ConditionalBehavior": {
            "Rules": [{"Conditions": [condition], "RuleBehavior": "REQUIRED"}],
            "DefaultBehavior": "OPTIONAL",
        },
    }


CHOICE = {
    "FieldPath": "a.b",
    "FieldType": "SELECT",
    "SelectValidation": {"Options": ["x", "y"]},
}


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"registration_type": "NO SUCH"}, ValueError, "regular expression"),
        ({"fields": [{"Path": "a.b"}]}, TypeError, "Unknown member 'Path'"),
        ({"fields": [{}]}, ValueError, "fieldPath: Member must not be null"),
        (
            {"fields": [{"FieldPath": "ab"}]},
            ValueError,
            "ab: FieldPath must be a section, a dot and a name",
        ),
        ({"fields": [{"FieldPath": "a.b"}] * 2}, ValueError, "a.b is defined twice"),
        (
            {"fields": [{"FieldPath": "a.b", "FieldType": "DATE"}]},
            ValueError,
            "enum value set",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "DisplayHints": "x"}]},
            ValueError,
            "displayHints: Member must be of type structure",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "TextValidation": {"Pattern": "("}}]},
            ValueError,
            "a.b: Pattern must be a valid regular expression",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "TextValidation": {"MaxLength": 0}}]},
            ValueError,
            "a.b: MinLength 1 must be from 0 to MaxLength 0",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "FieldType": "SELECT"}]},
            ValueError,
            (
                r"^a.b: Options must have at least one option, and each once, not \[\]; "
                "a.b: MinChoices 1 must be from 0 to MaxChoices 1, and MaxChoices at "
                "most 0, the number of Options$"
            ),
        ),
        (
            {
                "fields": [
                    CHOICE | {"SelectValidation": {"Options": ["x"], "MaxChoices": 2}}
                ]
            },
            ValueError,
            "MinChoices 1 must be from 0 to MaxChoices 2, and MaxChoices at most 1",
        ),
        ({"sections": [{"SectionPath": "a b"}]}, ValueError, "regular expression"),
        (
            {"supported_associations": [{"ResourceType": "POOL"}]},
            ValueError,
            "associationBehavior",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_definitions(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    client, control = sms(), SmsVoiceControl()
    before = types(client)
    with pytest.raises(error, match=message):
        control.registrations.define_type(**{"registration_type": "X", **arguments})
    assert types(client) == before


@pytest.mark.parametrize(
    "field, message",
    [
        (
            rule(DependsOnFieldPath="a.d"),
            "DependsOnFieldPath must be a field of the form, not a.d",
        ),
        (rule(Operator="EQUALS", Values=["z"]), "Values must be options of a.b, not z"),
        (
            rule(Operator="LIKE"),
            "Unknown operator 'LIKE'. Operators: EQUALS, HAS_VALUE, IN",
        ),
        (rule(Operator="IN"), "IN requires Values"),
        (rule(Values=["x"]), "HAS_VALUE must not have Values"),
        (
            rule()
            | {
                "ConditionalBehavior": {
                    **rule()["ConditionalBehavior"],
                    "DefaultBehavior": "MAYBE",
                }
            },
            "Unknown behavior 'MAYBE'. Behaviors: DISALLOWED",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_rules(field: dict[str, Any], message: str) -> None:
    _skip_without_rules()
    with pytest.raises(ValueError, match=message):
        SmsVoiceControl().registrations.define_type("X", fields=[CHOICE, field])


def _skip_without_rules() -> None:
    shape = sms().meta.service_model.shape_for("RegistrationFieldDefinition")
    if "ConditionalBehavior" not in shape.members:
        pytest.skip("the service model of this botocore has no ConditionalBehavior")


@pytest.mark.parametrize(
    "operator, values, choice, required",
    [
        ("EQUALS", ["x"], "x", True),
        ("EQUALS", ["x"], "y", False),
        ("EQUALS", ["x"], None, False),
        ("NOT_EQUALS", ["x"], "y", True),
        ("NOT_EQUALS", ["x"], "x", False),
        ("NOT_EQUALS", ["x"], None, False),
        ("IN", ["x", "y"], "y", True),
        ("IN", ["x"], "y", False),
        ("IN", ["x"], None, False),
        ("NOT_IN", ["x"], "y", True),
        ("NOT_IN", ["x", "y"], "y", False),
        ("NOT_IN", ["x"], None, False),
        ("HAS_VALUE", None, "y", True),
        ("HAS_VALUE", None, None, False),
        ("NO_VALUE", None, None, True),
        ("NO_VALUE", None, "x", False),
    ],
)
@mock_sms_registrations
def test_the_operators_of_rules(
    operator: str, values: list[str] | None, choice: str | None, required: bool
) -> None:
    _skip_without_rules()
    client, control = sms(), SmsVoiceControl()
    condition = {"Operator": operator} | ({"Values": values} if values else {})
    control.registrations.define_type("X", fields=[CHOICE, rule(**condition)])
    registration_id = client.create_registration(RegistrationType="X")["RegistrationId"]
    if choice:
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath="a.b", SelectChoices=[choice]
        )
    client.submit_registration_version(RegistrationId=registration_id)
    end = "REQUIRES_UPDATES" if required else "COMPLETE"
    assert statuses_until(client, end, registration_id)[-1] == end


@mock_sms_registrations
def test_the_first_matching_rule_applies() -> None:
    _skip_without_rules()
    client, control = sms(), SmsVoiceControl()

    def outcome(choice: str | None, text: str | None) -> str:
        created = client.create_registration(RegistrationType="X")
        registration_id = created["RegistrationId"]
        for path, value in (
            ("a.b", choice and {"SelectChoices": [choice]}),
            ("a.c", text and {"TextValue": text}),
        ):
            if value:
                client.put_registration_field_value(
                    RegistrationId=registration_id, FieldPath=path, **value
                )
        client.submit_registration_version(RegistrationId=registration_id)
        for _ in range(4):
            [record] = client.describe_registrations(RegistrationIds=[registration_id])[
                "Registrations"
            ]
        remarks = client.describe_registration_field_values(
            RegistrationId=registration_id, FieldPaths=["a.c"]
        )["RegistrationFieldValues"]
        reasons = [remark.get("DeniedReason") for remark in remarks]
        assert (record["RegistrationStatus"] == "COMPLETE") == (not any(reasons))
        return str((reasons or [None])[0])

    has_value = {"DependsOnFieldPath": "a.b", "Operator": "HAS_VALUE"}
    is_x = {"DependsOnFieldPath": "a.b", "Operator": "EQUALS", "Values": ["x"]}
    field = rule()
    field["ConditionalBehavior"] = {
        "Rules": [
            {
                "Conditions": [has_value, is_x],
                "RuleBehavior": "REQUIRED",
                "ConditionalValidation": {"MinLength": 3, "Pattern": "[a-z]+"},
            },
            {
                "Conditions": [has_value],
                "RuleBehavior": "OPTIONAL",
                "ConditionalValidation": {"AllowedValues": ["yes"]},
            },
        ],
        "DefaultBehavior": "DISALLOWED",
    }
    control.registrations.define_type("X", fields=[CHOICE, field])
    assert outcome(None, None) == "None"
    assert outcome(None, "abc") == "CONDITIONAL_FIELD_NOT_ALLOWED"
    assert outcome("x", None) == "MISSING_CONDITIONAL_FIELD"
    assert outcome("x", "abc") == "None"
    assert outcome("x", "ab") == "INVALID_FIELD_VALUE"
    assert outcome("x", "abC") == "INVALID_FIELD_VALUE"
    assert outcome("y", None) == "None"
    assert outcome("y", "yes") == "None"
    assert outcome("y", "maybe") == "INVALID_FIELD_VALUE"


@pytest.mark.in_process
def test_an_unknown_operator_never_matches() -> None:
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.forms import (
        RegistrationFieldDefinition,
    )

    field = RegistrationFieldDefinition.of(0, rule(Operator="NEWER"))
    assert field.behavior({"a.b": ("x",)}) == ("OPTIONAL", None)


@mock_sms_registrations
def test_a_registration_of_a_type_with_an_unknown_form() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.define_type("UNHEARD_OF", incomplete=True)
    seeded = control.registrations.seed(RegistrationType="UNHEARD_OF")
    value = {
        "RegistrationId": seeded["RegistrationId"],
        "FieldPath": "any.path",
    }
    client.put_registration_field_value(**value, TextValue="x")
    client.delete_registration_field_value(**value)
    number = control.phone_numbers.seed(NumberType="TOLL_FREE")
    error = refused(
        client.create_registration_association,
        RegistrationId=seeded["RegistrationId"],
        ResourceId=number["PhoneNumberId"],
    )
    assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
    [field] = error["Fields"]
    assert field["Message"] == (
        "UNHEARD_OF cannot be associated with TOLL_FREE US. "
        "Submit it without associations"
    )
    client.submit_registration_version(RegistrationId=seeded["RegistrationId"])
    statuses_until(client, "COMPLETE", seeded["RegistrationId"])
