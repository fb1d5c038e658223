"""The forms of registrations: their sections, their fields, and what each field accepts.

A definition has the members of the model's structure of its name. The catalogue of
resources/registration_forms writes them in the model's words too, and leaves out what has
a default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from ...utils import compile_pattern, load_resource

# The model requires these three members. The pattern is the one seen live on fields that
# ask for nothing special; the maximum is that of TextValue; both as defaults are ours.
DEFAULT_TEXT_VALIDATION = {
    "MinLength": 1,
    "MaxLength": 2048,
    "Pattern": r"^(?=\s*\S)[\s\S]+$",
}

#: the values of a field: the text, the choices, or the id of the attachment
Values = tuple[str, ...]


@dataclass(frozen=True)
class RegistrationSectionDefinition:
    position: int
    section_path: str
    display_hints: dict[str, str]

    @classmethod
    def of(
        cls, position: int, members: Mapping[str, Any]
    ) -> RegistrationSectionDefinition:
        """A section from members of the model's structure, of which only the path must be."""
        path = members["SectionPath"]
        return cls(position, path, _display_hints(path, members))


@dataclass(frozen=True)
class RegistrationFieldDefinition:
    position: int
    section_path: str
    field_path: str
    field_type: str
    field_requirement: str
    display_hints: dict[str, str]
    select_validation: dict[str, Any] | None
    text_validation: dict[str, Any] | None
    #: the rules of a field, ConditionalBehavior in the model's words
    rules: dict[str, Any] | None
    #: the code of the denial where the field is missing, if not the usual one
    denied_reason: str | None

    @classmethod
    def of(
        cls, position: int, members: Mapping[str, Any]
    ) -> RegistrationFieldDefinition:
        """A field from members of the model's structure; defaults stand in for the rest."""
        path = members["FieldPath"]
        field_type = members.get("FieldType", "TEXT")
        text = select = None
        if field_type == "TEXT":
            text = DEFAULT_TEXT_VALIDATION | members.get("TextValidation", {})
        elif field_type == "SELECT":
            defaults = {"MinChoices": 1, "MaxChoices": 1, "Options": []}
            select = defaults | members.get("SelectValidation", {})
        return cls(
            position=position,
            section_path=section_of(path),
            field_path=path,
            field_type=field_type,
            field_requirement=members.get("FieldRequirement", "OPTIONAL"),
            display_hints=_display_hints(path, members),
            select_validation=select,
            text_validation=text,
            rules=members.get("ConditionalBehavior"),
            denied_reason=members.get("denied_reason"),
        )

    @property
    def conditional_behavior(self) -> dict[str, Any] | None:
        """Only present, as the model says, on fields that are CONDITIONAL."""
        return self.rules if self.field_requirement == "CONDITIONAL" else None

    def behavior(
        self, values: Mapping[str, Values]
    ) -> tuple[str, Mapping[str, Any] | None]:
        """What the form asks of this field, and the validation that goes with it.

        The first rule whose conditions all hold decides, as the model describes it.

        :param values: the form, by field path
        :return: REQUIRED, OPTIONAL or DISALLOWED, and the ConditionalValidation
        """
        if self.rules is None:
            # A CONDITIONAL field whose rules nobody published may be left out: ours.
            required = self.field_requirement == "REQUIRED"
            return "REQUIRED" if required else "OPTIONAL", None
        for rule in self.rules["Rules"]:
            if all(_holds(condition, values) for condition in rule["Conditions"]):
                return rule["RuleBehavior"], rule.get("ConditionalValidation")
        return self.rules["DefaultBehavior"], None

    def accepts(self, values: Values) -> str | None:
        """What is wrong with a value, None where nothing is."""
        if self.select_validation is not None:
            return _select_problem(values, self.select_validation)
        return _text_problem(values[0], self.text_validation or {})


@dataclass(frozen=True)
class Form:
    sections: Mapping[str, RegistrationSectionDefinition]
    fields: Mapping[str, RegistrationFieldDefinition]

    @classmethod
    def of(
        cls,
        sections: Iterable[Mapping[str, Any]],
        fields: Iterable[Mapping[str, Any]],
    ) -> Form:
        """A form from members of the model's structures, in the order of the form.

        A section that is only the first part of a field's path is added.
        """
        fields = list(fields)
        by_path = {section["SectionPath"]: section for section in sections}
        for field in fields:
            path = section_of(field["FieldPath"])
            by_path.setdefault(path, {"SectionPath": path})
        return cls(
            MappingProxyType(
                {
                    path: RegistrationSectionDefinition.of(position, section)
                    for position, (path, section) in enumerate(by_path.items())
                }
            ),
            MappingProxyType(
                {
                    field["FieldPath"]: RegistrationFieldDefinition.of(position, field)
                    for position, field in enumerate(fields)
                }
            ),
        )


EMPTY_FORM = Form(MappingProxyType({}), MappingProxyType({}))


def section_of(field_path: str) -> str:
    """The section is the part before the dot, in every field ever seen."""
    return field_path.partition(".")[0]


@cache
def load_form(name: str, country: str) -> Form:
    """A form of the catalogue.

    :param name: its file
    :param country: what ``{country_lower}`` in a path stands for
    """
    sections, fields = read_form(name, country)
    order = list(sections)
    by_section = sorted(
        fields.values(), key=lambda field: order.index(section_of(field["FieldPath"]))
    )
    return Form.of(sections.values(), by_section)


def read_form(
    name: str, country: str
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The entries of a form's file by path, each with its certainty.

    A form with a base has all of the base's entries; its own, and the certainties it
    gives to all of them, replace what the base has under the same path.

    :return: the sections and the fields
    """
    form = load_resource(f"registration_forms/{name}.json")
    defaults = {
        key: form[key] for key in ("certainty", "validation_certainty") if key in form
    }
    base = read_form(form["base"], country) if "base" in form else ({}, {})
    entries = []
    for kind, path_member, inherited in (
        ("sections", "SectionPath", base[0]),
        ("fields", "FieldPath", base[1]),
    ):
        merged = {path: entry | defaults for path, entry in inherited.items()}
        for own in form[kind]:
            path = own[path_member].format(country_lower=country.lower())
            entry = merged.get(path, defaults) | own
            merged[path] = entry | {path_member: path}
        entries.append(merged)
    return entries[0], entries[1]


def _display_hints(path: str, members: Mapping[str, Any]) -> dict[str, str]:
    """The hints, with the two that the model requires. Where AWS's are not known they are
    made from the path: ``agentDetails.brandName`` is "Brand name"."""
    words = re.sub("([A-Z]+|[0-9]+)", r" \1", path.rpartition(".")[2]).lower()
    known: dict[str, str] = members.get("DisplayHints", {})
    title = known.get("Title", words.strip().capitalize())
    return {"Title": title, "ShortDescription": title} | known


def _holds(condition: Mapping[str, Any], values: Mapping[str, Values]) -> bool:
    """Whether a FieldCondition holds."""
    value = values.get(condition["DependsOnFieldPath"], ())
    # Of several choices one suffices. (assumed)
    meets = not set(value).isdisjoint(condition.get("Values", ()))
    # An empty field has no value to compare: no comparison holds. (assumed)
    differs = bool(value) and not meets
    # HAS_VALUE and NO_VALUE test only presence. (AWS docs)
    outcomes = {
        "EQUALS": meets,
        "IN": meets,
        "NOT_EQUALS": differs,
        "NOT_IN": differs,
        "HAS_VALUE": bool(value),
        "NO_VALUE": not value,
    }
    # An unknown operator evaluates to false. (AWS docs)
    return outcomes.get(condition["Operator"], False)


def _text_problem(text: str, validation: Mapping[str, Any]) -> str | None:
    low, high = validation.get("MinLength", 0), validation.get("MaxLength")
    pattern = validation.get("Pattern")
    if len(text) < low or high is not None and len(text) > high:
        return f"The text must have {low} to {high} characters"
    if pattern is not None and not compile_pattern(pattern).fullmatch(text):
        return f"The text must match {pattern}"
    return None


def _select_problem(choices: Values, validation: Mapping[str, Any]) -> str | None:
    low, high = validation["MinChoices"], validation["MaxChoices"]
    if not low <= len(choices) <= high:
        return f"The field takes {low} to {high} choices"
    if len(set(choices)) < len(choices):
        return "A choice is given twice"
    unknown = [choice for choice in choices if choice not in validation["Options"]]
    if unknown:
        return f"{unknown[0]} is none of {', '.join(validation['Options'])}"
    return None


def violates(values: Values, validation: Mapping[str, Any]) -> bool:
    """Whether a value breaks a ConditionalValidation, which narrows the field's own."""
    allowed = validation.get("AllowedValues")
    if allowed is not None and not set(values) <= set(allowed):
        return True
    return any(_text_problem(value, validation) for value in values)
