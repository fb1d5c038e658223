"""The files in resources/registration_forms.

They have the member names of the service model and omit defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from ...utils import load_resource
from .forms import Form, section_of

#: the members at the top of a form's file that apply to all entries
_DEFAULTS = ("certainty", "path_certainty", "validation_certainty", "max_kilobytes")


@cache
def load_form(name: str, country: str) -> Form:
    """Load a form of the catalogue.

    :param name: the name of the file without its suffix
    :param country: the country code, which replaces ``{country}`` and
        ``{country_lower}``
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
    """Read the entries of a form's file by path, each with its certainty.

    :param name: the name of the file without its suffix
    :param country: the country code, which replaces ``{country}`` and
        ``{country_lower}``
    :return: the sections and the fields
    """
    file = _read_file(name, country)
    sections = _kept(file.sections)
    fields = {
        path: entry
        for path, entry in _kept(file.fields).items()
        if section_of(path) in sections or section_of(path) not in file.sections
    }
    return sections, fields


def _kept(entries: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {path: entry for path, entry in entries.items() if not entry.get("omitted")}


class _File(NamedTuple):
    """A form's file with all that it inherits."""

    sections: dict[str, dict[str, Any]]
    fields: dict[str, dict[str, Any]]
    #: the members at the top of the file that apply to all entries
    defaults: dict[str, Any]
    #: by name, the conditions that required_if refers to
    conditions: dict[str, dict[str, Any]]


def _read_file(name: str, country: str) -> _File:
    """Read a form's file.

    A form with a base inherits the entries of the base. An entry of the form overrides
    members of the inherited entry with the same path. An entry that is omitted is not
    part of the form, but can be part of the forms that inherit and name it. The fields
    of an omitted section are omitted too.
    """
    form = load_resource(f"registration_forms/{name}.json")
    base = _File({}, {}, {}, {})
    if "base" in form:
        base = _read_file(form["base"], country)
    declared = {key: form[key] for key in _DEFAULTS if key in form}
    file = _File(
        {path: entry | declared for path, entry in base.sections.items()},
        {path: entry | declared for path, entry in base.fields.items()},
        base.defaults | declared,
        base.conditions | form.get("conditions", {}),
    )
    for own in form["sections"]:
        path = own["SectionPath"].format(country_lower=country.lower())
        entry = file.sections.get(path, file.defaults)
        file.sections[path] = {**entry, "omitted": False, **own, "SectionPath": path}
    for own in form["fields"]:
        path = own["FieldPath"].format(country_lower=country.lower())
        entry = file.fields.get(path, file.defaults)
        if entry.get("omitted"):
            del file.fields[path]  # The form that names it gives its place.
        entry = {**entry, "omitted": False, **own, "FieldPath": path}
        if "required_if" in entry:
            condition = file.conditions[entry["required_if"]]
            entry["ConditionalBehavior"] = _required_if(condition, country)
        file.fields[path] = entry
    return file


def _required_if(condition: Mapping[str, Any], country: str) -> dict[str, Any]:
    """Return the rules of a field that is required under one condition only."""
    filled = {
        "DependsOnFieldPath": condition["DependsOnFieldPath"],
        "Operator": condition["Operator"],
        "Values": [value.format(country=country) for value in condition["Values"]],
    }
    rule = {"Conditions": [filled], "RuleBehavior": "REQUIRED"}
    return {"Rules": [rule], "DefaultBehavior": "OPTIONAL"}
