"""What a definition of define_type has without the members that it omits."""

from __future__ import annotations

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_defining import sms


@mock_sms_registrations
def test_the_defaults_of_fields_and_sections() -> None:
    client, control = sms(), SmsVoiceControl()
    select = {"FieldType": "SELECT", "SelectValidation": {"Options": ["x", "y"]}}
    control.registrations.define_type(
        "X",
        fields=[
            {"FieldPath": "step2Info.name"},
            {"FieldPath": "webURL.kind", **select},
        ],
    )
    sections = client.describe_registration_section_definitions(RegistrationType="X")
    assert [
        (section["SectionPath"], section["DisplayHints"])
        for section in sections["RegistrationSectionDefinitions"]
    ] == [
        ("step2Info", {"Title": "Step 2 info", "ShortDescription": "Step 2 info"}),
        ("webURL", {"Title": "Web url", "ShortDescription": "Web url"}),
    ]
    text, choice = client.describe_registration_field_definitions(RegistrationType="X")[
        "RegistrationFieldDefinitions"
    ]
    del text["DisplayHints"], choice["DisplayHints"]
    assert text == {
        "SectionPath": "step2Info",
        "FieldPath": "step2Info.name",
        "FieldType": "TEXT",
        "FieldRequirement": "OPTIONAL",
        "TextValidation": {
            "MinLength": 1,
            "MaxLength": 2048,
            "Pattern": r"^(?=\s*\S)[\s\S]+$",
        },
    }
    assert choice == {
        "SectionPath": "webURL",
        "FieldPath": "webURL.kind",
        "FieldType": "SELECT",
        "FieldRequirement": "OPTIONAL",
        "SelectValidation": {"MinChoices": 1, "MaxChoices": 1, "Options": ["x", "y"]},
    }
