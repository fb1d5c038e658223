"""The forms of registrations: sections, fields, and the values that a field accepts.

A definition has the members of the structure with its name in the service model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ...utils import compile_pattern, meant

# The service model requires these three members.
# Fields without a special format have this pattern. (observed)
# A field without a known pattern has it too, with the maximum of TextValue. (assumed)
DEFAULT_TEXT_VALIDATION = {
    "MinLength": 1,
    "MaxLength": 2048,
    "Pattern": r"^(?=\s*\S)[\s\S]+$",
}
DEFAULT_SELECT_VALIDATION = {"MinChoices": 1, "MaxChoices": 1, "Options": []}

#: the text, the choices or the attachment id of a field
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
        """Create a section from members of RegistrationSectionDefinition.

        :param members: the members, of which only SectionPath is required
        """
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
    #: the rules of the field, in the form of ConditionalBehavior
    rules: dict[str, Any] | None
    #: the code of the denial if the field is missing, None for the general code
    denied_reason: str | None
    #: the maximum size of an attachment, None for that of an upload
    max_kilobytes: int | None
    #: the maximum size of a PDF, if it is another one
    max_pdf_kilobytes: int | None
    #: the code of the denial if the attachment is larger, None for the general code
    size_denied_reason: str | None
    #: the certainty in the file of the form, None for a form without a file
    certainty: str | None

    @classmethod
    def of(
        cls, position: int, members: Mapping[str, Any]
    ) -> RegistrationFieldDefinition:
        """Create a field from members of RegistrationFieldDefinition.

        :param members: the members, of which only FieldPath is required
        """
        path = members["FieldPath"]
        field_type = members.get("FieldType", "TEXT")
        text = select = None
        if field_type == "TEXT":
            text = DEFAULT_TEXT_VALIDATION | members.get("TextValidation", {})
        elif field_type == "SELECT":
            select = DEFAULT_SELECT_VALIDATION | members.get("SelectValidation", {})
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
            max_kilobytes=members.get("max_kilobytes"),
            max_pdf_kilobytes=members.get("max_pdf_kilobytes"),
            size_denied_reason=members.get("size_denied_reason"),
            certainty=members.get("certainty"),
        )

    @property
    def conditional_behavior(self) -> dict[str, Any] | None:
        """The rules of a CONDITIONAL field, None for other fields. (AWS docs)"""
        return self.rules if self.field_requirement == "CONDITIONAL" else None

    def behavior(
        self, values: Mapping[str, Values]
    ) -> tuple[str, Mapping[str, Any] | None]:
        """Return whether the field is required, and the validation that applies.

        The first rule whose conditions are all true applies. (AWS docs)

        :param values: by field path, the values of the form
        :return: REQUIRED, OPTIONAL or DISALLOWED, and the ConditionalValidation or None
        """
        if self.rules is None:
            # A CONDITIONAL field without known rules is optional. (assumed)
            required = self.field_requirement == "REQUIRED"
            return "REQUIRED" if required else "OPTIONAL", None
        for rule in self.rules["Rules"]:
            if all(_holds(condition, values) for condition in rule["Conditions"]):
                return rule["RuleBehavior"], rule.get("ConditionalValidation")
        return self.rules["DefaultBehavior"], None

    def is_too_large(self, size: int, is_pdf: bool) -> bool:
        """Return whether an attachment of this size is denied.

        A kilobyte has 1024 bytes. (assumed)

        :param size: in bytes
        """
        limit = is_pdf and self.max_pdf_kilobytes or self.max_kilobytes
        return limit is not None and size > limit * 1024

    def accepts(self, values: Values) -> str | None:
        """Check a value against the validation of the field.

        :return: what is wrong with the value, None if the field accepts it
        """
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
        """Create a form from members of the section and field definitions.

        A section that only occurs in the path of a field is added.

        :param sections: the sections, in the order of the form
        :param fields: the fields, in the order of the form
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
    """Return the section of a field, the part of its path before the dot. (observed)"""
    return field_path.partition(".")[0]


def _display_hints(path: str, members: Mapping[str, Any]) -> dict[str, str]:
    """Return display hints with the two members that the service model requires.

    Unknown hints are derived from the path: ``agentDetails.brandName`` becomes
    "Brand name". (assumed)
    """
    words = re.sub("([A-Z]+|[0-9]+)", r" \1", path.rpartition(".")[2])
    known: dict[str, str] = members.get("DisplayHints", {})
    title = known.get("Title", words.strip().capitalize())
    return {"Title": title, "ShortDescription": title} | known


def _holds(condition: Mapping[str, Any], values: Mapping[str, Values]) -> bool:
    """Return whether a FieldCondition is true.

    :param condition: the condition
    :param values: by field path, the values of the form
    """
    value = values.get(condition["DependsOnFieldPath"], ())
    # One matching choice is sufficient. (assumed)
    meets = not set(value).isdisjoint(condition.get("Values", ()))
    # A comparison with the value of an empty field is false. (assumed)
    differs = bool(value) and not meets
    # HAS_VALUE and NO_VALUE only test whether the field has a value. (AWS docs)
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
        return f"Must have {low} to {high} characters, but has {len(text)}"
    if pattern is not None and not compile_pattern(pattern).fullmatch(text):
        return f"Must match the pattern {pattern}"
    return None


def _select_problem(choices: Values, validation: Mapping[str, Any]) -> str | None:
    low, high = validation["MinChoices"], validation["MaxChoices"]
    if not low <= len(choices) <= high:
        return f"Must have {low} to {high} choices, but has {len(choices)}"
    if len(set(choices)) < len(choices):
        return f"Must not repeat a choice: {', '.join(choices)}"
    unknown = [choice for choice in choices if choice not in validation["Options"]]
    if unknown:
        options = ", ".join(validation["Options"])
        close = meant(unknown[0], validation["Options"])
        return f"Unknown choice '{unknown[0]}'{close}. Use one of: {options}"
    return None


def violates(values: Values, validation: Mapping[str, Any]) -> bool:
    """Return whether a value violates a ConditionalValidation.

    :param values: the values of a field, which the field accepts
    :param validation: the ConditionalValidation of the rule that applies
    """
    allowed = validation.get("AllowedValues")
    if allowed is not None and not set(values) <= set(allowed):
        return True
    return any(_text_problem(value, validation) for value in values)
