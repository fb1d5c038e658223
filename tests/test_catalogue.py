"""The catalogue of registration types, and the script that checks it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.types import (
    load_definitions,
)

pytestmark = pytest.mark.in_process

CHECK = runpy.run_path(
    str(Path(__file__).parent.parent / "scripts" / "check_catalogue.py")
)


def test_the_catalogue_is_valid() -> None:
    assert list(CHECK["problems"]()) == []


def test_the_size_of_the_catalogue() -> None:
    definitions = load_definitions().values()
    assert len(definitions) == 78
    assert sum(len(definition.form.fields) for definition in definitions) == 1234
    assert sum(definition.incomplete for definition in definitions) == 60


@pytest.mark.parametrize(
    "form, problem",
    [
        ({"base": "none"}, "there is no base none"),
        (
            {"sections": [{"SectionPath": "a"}, {"SectionPath": "a"}]},
            "a is there twice",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "Type": 1}]},
            "a.b has Type, which is nothing",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "certainty": "sure"}]},
            "a.b: sure is no certainty",
        ),
        ({"certainty": None, "fields": [{"FieldPath": "a.b"}]}, "a.b has no certainty"),
        (
            {"fields": [{"FieldPath": "a.b", "denied_reason": "WHY"}]},
            "a.b: WHY is no code of a denial",
        ),
        (
            {"conditions": {"local": {}}},
            "the condition local has no certainty",
        ),
        (
            {"fields": [{"FieldPath": "a.b", "ConditionalBehavior": {}}]},
            "a.b: a rule has a certainty",
        ),
    ],
)
def test_errors_of_a_form_file(form: dict[str, Any], problem: str) -> None:
    whole = {"certainty": "inferred", "sections": [], "fields": []} | form
    whole = {key: value for key, value in whole.items() if value is not None}
    found = CHECK["problems_of_file"](whole, {"sender_id": {}})
    assert list(found) == [problem]


@pytest.mark.parametrize(
    "family, problem",
    [
        ({"form": "none"}, "there is no form none"),
        ({"certainty": "sure"}, "sure is no certainty"),
        ({"regions": {"IN": []}}, "regions has IN, which is none of its countries"),
        ({"complete": ["AU"]}, "complete has AU, which is none of its countries"),
        (
            {
                "supported_associations": [
                    {
                        "association_behavior": "LATER",
                        "disassociation_behavior": "DELETE_REGISTRATION_DISASSOCIATES",
                        "certainty": {
                            "association_behavior": "inferred",
                            "disassociation_behavior": "inferred",
                        },
                    }
                ]
            },
            "LATER is no association_behavior",
        ),
    ],
)
def test_errors_of_a_family_of_types(family: dict[str, Any], problem: str) -> None:
    whole = {"certainty": "inferred", "supported_associations": []} | family
    assert list(CHECK["problems_of_family"](whole, {})) == [problem]


@pytest.mark.parametrize(
    "reason, problem",
    [
        ({"title": "B"}, "A: its description is not one sentence"),
        ({"description": "Too short"}, "A: its description is not one sentence"),
        ({"description": "One. Two."}, "A: its description is not one sentence"),
        (
            {"description": f"A{'a' * 159}."},
            "A: its description has more than 160 characters",
        ),
        ({"title": "B", "description": "B."}, "A: its description is its title"),
        ({"description": "It is so."}, "T has the description of A"),
        ({"title": "T", "description": "Fine."}, "T has the title of A"),
        ({"description": "Fine.", "certainty": "sure"}, "A: sure is no certainty"),
    ],
)
def test_errors_of_a_denial_reason(reason: dict[str, Any], problem: str) -> None:
    resource = {
        "description_certainty": "inferred",
        "reasons": {"A": {"title": "A", "certainty": "documented", **reason}},
        "titles": {"T": {"description": "It is so.", "certainty": "observed"}},
    }
    assert list(CHECK["problems_of_reasons"](resource)) == [problem]


def test_an_unknown_certainty_of_descriptions() -> None:
    resource = {"description_certainty": "sure", "reasons": {}, "titles": {}}
    found = list(CHECK["problems_of_reasons"](resource))
    assert found == ["sure is no certainty"]


def test_only_the_requested_form_is_loaded() -> None:
    definitions = load_definitions()
    for definition in definitions.values():
        definition.__dict__.pop("form", None)
    with mock_sms_registrations():
        client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        client.describe_registration_type_definitions()
        client.describe_registration_field_definitions(
            RegistrationType="GB_SENDER_ID_REGISTRATION"
        )
    assert [name for name, each in definitions.items() if "form" in each.__dict__] == [
        "GB_SENDER_ID_REGISTRATION"
    ]
