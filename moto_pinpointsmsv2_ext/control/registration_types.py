"""Add and change registration types, and check their definitions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from reprlib import repr as shortened
from typing import Any

from botocore import xform_name

from ..pinpointsmsvoicev2.models.registrations.forms import (
    DEFAULT_SELECT_VALIDATION,
    DEFAULT_TEXT_VALIDATION,
    Form,
    RegistrationFieldDefinition,
    section_of,
)
from ..pinpointsmsvoicev2.models.registrations.types import (
    DefinedTypes,
    RegistrationTypeDefinition,
    SupportedAssociation,
    all_types,
)
from ..pinpointsmsvoicev2.models.store import Store
from ..pinpointsmsvoicev2.protocol.operations import get_structure
from ..pinpointsmsvoicev2.protocol.wire import structure_writer
from ..pinpointsmsvoicev2.utils import compile_pattern, meant
from .arguments import checked, checked_list, checked_value, wire
from .types import RegistrationTypeDefinitionTypeDef

Definitions = Sequence[Mapping[str, Any]]

OPERATORS = {"EQUALS", "NOT_EQUALS", "IN", "NOT_IN", "HAS_VALUE", "NO_VALUE"}
BEHAVIORS = {"REQUIRED", "OPTIONAL", "DISALLOWED"}


def checked_type(store: Store, registration_type: str) -> RegistrationTypeDefinition:
    """Return a registration type.

    :raises ValueError: if the type does not exist
    """
    types = all_types(store)
    if registration_type not in types:
        raise ValueError(
            f"Unknown registration type {registration_type}"
            f"{meant(registration_type, types)}. Add it with define_type first"
        )
    return types[registration_type]


def define_type(
    store: Store,
    registration_type: str,
    title: str | None,
    supported_associations: Definitions | None,
    sections: Definitions | None,
    fields: Definitions | None,
    incomplete: bool | None,
) -> RegistrationTypeDefinitionTypeDef:
    """Add or change a type. See :meth:`.registrations.Registrations.define_type`."""
    types = all_types(store)
    name = checked_value("RegistrationType", "registration_type", registration_type)
    if title is not None:
        checked_value("String", "title", title)
    if incomplete is not None:
        checked_value("Boolean", "incomplete", incomplete)
    known = types.get(name) or RegistrationTypeDefinition(
        len(types), name, {"Title": title or name}, []
    )
    changes: dict[str, Any] = {}
    if title is not None:
        changes["display_hints"] = {"Title": title}
    if supported_associations is not None:
        changes["supported_associations"] = [
            _association(association)
            for association in checked_list(
                "supported_associations", supported_associations
            )
        ]
    if sections is not None or fields is not None:
        form = _form(known.form, sections, fields)
        changes["read_form"] = lambda: form
        # A form whose fields are given is complete by default.
        changes["incomplete"] = known.incomplete if fields is None else False
    if incomplete is not None:
        changes["incomplete"] = incomplete
    definition = replace(known, **changes)
    store.record(DefinedTypes).by_name[name] = definition
    return wire(RegistrationTypeDefinitionTypeDef, definition)


def problems_of(form: Form) -> Iterator[str]:
    """Check a form.

    :param form: the form
    :return: a message for each problem
    """
    for field in form.fields.values():
        for problem in _problems_of_field(field, form):
            yield f"{field.field_path}: {problem}"


def _problems_of_field(field: RegistrationFieldDefinition, form: Form) -> Iterator[str]:
    if not re.fullmatch(r"\w+\.\w+", field.field_path):
        yield "FieldPath must be a section, a dot and a name"
    if field.text_validation:
        yield from _problems_of_text(field.text_validation)
    if field.select_validation:
        yield from _problems_of_select(field.select_validation)
    if field.rules:
        yield from _problems_of_rules(field.rules, form)


def _problems_of_text(validation: Mapping[str, Any]) -> Iterator[str]:
    limits = {**DEFAULT_TEXT_VALIDATION, "MinLength": 0, **validation}
    low, high = limits["MinLength"], limits["MaxLength"]
    if not 0 <= low <= high or high < 1:
        yield (
            f"MinLength {low} must be from 0 to MaxLength {high}, and MaxLength at least 1"
        )
    try:
        compile_pattern(validation.get("Pattern", ""))
    except (re.error, OverflowError, RecursionError, ValueError) as error:
        yield f"Pattern must be a valid regular expression: {error}"


def _problems_of_select(validation: Mapping[str, Any]) -> Iterator[str]:
    options = validation["Options"]
    if not options or len(set(options)) < len(options):
        yield f"Options must have at least one option, and each once, not {shortened(options)}"
    if not 0 <= validation["MinChoices"] <= validation["MaxChoices"] <= len(options):
        yield (
            f"MinChoices {validation['MinChoices']} must be from 0 to MaxChoices "
            f"{validation['MaxChoices']}, and MaxChoices at most {len(options)}, the "
            "number of Options"
        )


def _problems_of_rules(rules: Mapping[str, Any], form: Form) -> Iterator[str]:
    behaviors = [rules["DefaultBehavior"]]
    for rule in rules["Rules"]:
        behaviors.append(rule["RuleBehavior"])
        yield from _problems_of_text(rule.get("ConditionalValidation", {}))
        for condition in rule["Conditions"]:
            other = form.fields.get(condition["DependsOnFieldPath"])
            values = condition.get("Values", [])
            if other is None:
                yield (
                    "DependsOnFieldPath must be a field of the form, not "
                    f"{condition['DependsOnFieldPath']}"
                )
            elif other.select_validation:
                for value in values:
                    if value not in other.select_validation["Options"]:
                        yield f"Values must be options of {other.field_path}, not {value}"
            if condition["Operator"] not in OPERATORS:
                yield (
                    f"Unknown operator {condition['Operator']!r}. Operators: "
                    f"{', '.join(sorted(OPERATORS))}"
                )
            elif bool(values) == condition["Operator"].endswith("_VALUE"):
                yield (
                    f"{condition['Operator']} {'must not have' if values else 'requires'}"
                    " Values"
                )
    for behavior in behaviors:
        if behavior not in BEHAVIORS:
            yield (
                f"Unknown behavior {behavior!r}. Behaviors: "
                f"{', '.join(sorted(BEHAVIORS))}"
            )


def _association(members: Mapping[str, Any]) -> SupportedAssociation:
    given = checked("SupportedAssociation", members)
    return SupportedAssociation(
        **{xform_name(name): value for name, value in given.items()}
    )


def _form(
    known: Form, sections: Definitions | None, fields: Definitions | None
) -> Form:
    """Replace the sections, the fields or both of a form, and check the result."""
    if sections is None:
        section_entries = [_wire(section) for section in known.sections.values()]
    else:
        section_entries = [
            _section(each) for each in checked_list("sections", sections)
        ]
    if fields is None:
        field_entries = [_wire(field) for field in known.fields.values()]
    else:
        field_entries = [_field(each) for each in checked_list("fields", fields)]
        if sections is None:
            used = {section_of(field["FieldPath"]) for field in field_entries}
            section_entries = [
                section for section in section_entries if section["SectionPath"] in used
            ]
    for entries, path in (
        (section_entries, "SectionPath"),
        (field_entries, "FieldPath"),
    ):
        counts = Counter(entry[path] for entry in entries)
        twice = [name for name, times in counts.items() if times > 1]
        if twice:
            raise ValueError(f"{twice[0]} is defined twice. Define each {path} once")
    form = Form.of(section_entries, field_entries)
    if fields is None:
        form = replace(
            form, fields=known.fields
        )  # with what the model has no member for
    problems = list(problems_of(form))
    if problems:
        raise ValueError("; ".join(problems))
    return form


def _wire(definition: object) -> dict[str, Any]:
    shape = get_structure(type(definition).__name__)
    return structure_writer(shape)(definition)


def _section(members: Mapping[str, Any]) -> dict[str, Any]:
    return checked("RegistrationSectionDefinition", _with_hints("SectionPath", members))


def _field(members: Mapping[str, Any]) -> dict[str, Any]:
    given = _with_hints("FieldPath", members)
    path = given.get("FieldPath")
    for member, stand_ins in (
        ("TextValidation", DEFAULT_TEXT_VALIDATION),
        ("SelectValidation", DEFAULT_SELECT_VALIDATION),
    ):
        if isinstance(given.get(member), dict):
            given[member] = stand_ins | given[member]
    defaults = {
        "SectionPath": section_of(path) if isinstance(path, str) else "",
        "FieldType": "TEXT",
        "FieldRequirement": "OPTIONAL",
    }
    return checked("RegistrationFieldDefinition", given, defaults)


def _with_hints(path_member: str, members: Mapping[str, Any]) -> dict[str, Any]:
    """Add the DisplayHints that the model requires to a definition."""
    if not isinstance(members, Mapping):
        raise TypeError(f"a definition must be a dict, not {shortened(members)}")
    hints = members.get("DisplayHints")
    if hints is None or isinstance(hints, Mapping):
        hints = hints or {}
        title = hints.get("Title", members.get(path_member))
        hints = {"Title": title, "ShortDescription": title} | dict(hints)
    return {**members, "DisplayHints": hints}
