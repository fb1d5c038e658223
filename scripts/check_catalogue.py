"""Check the catalogue of registration types, their forms and the reasons of denials.

Whoever adds a type or a field by hand sees here what makes no sense of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext.control.registration_types import problems_of
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.denial_reasons import (
    load_titles,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.form_files import (
    read_form,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.forms import (
    section_of,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.types import (
    load_definitions,
)

RESOURCES = (
    Path(moto_pinpointsmsv2_ext.__file__).parent / "pinpointsmsvoicev2" / "resources"
)
CERTAINTIES = {"documented", "observed", "inferred"}
MAX_DESCRIPTION = 160
ENTRY = {
    "sections": {
        "SectionPath",
        "DisplayHints",
        "certainty",
        "path_certainty",
        "omitted",
    },
    "fields": {
        "FieldPath",
        "FieldType",
        "FieldRequirement",
        "TextValidation",
        "SelectValidation",
        "DisplayHints",
        "ConditionalBehavior",
        "certainty",
        "path_certainty",
        "validation_certainty",
        "conditional_certainty",
        "conditional_note",
        "denied_reason",
        "max_kilobytes",
        "max_pdf_kilobytes",
        "note",
        "omitted",
        "required_if",
        "size_denied_reason",
    },
}
BEHAVIORS = {
    "association_behavior": {
        "ASSOCIATE_BEFORE_SUBMIT",
        "ASSOCIATE_ON_APPROVAL",
        "ASSOCIATE_AFTER_COMPLETE",
    },
    "disassociation_behavior": {
        "DISASSOCIATE_ALL_CLOSES_REGISTRATION",
        "DISASSOCIATE_ALL_ALLOWS_DELETE_REGISTRATION",
        "DELETE_REGISTRATION_DISASSOCIATES",
    },
}


def problems() -> Iterator[str]:
    """All that is wrong, a sentence each."""
    forms = {path.stem: json.loads(path.read_text("utf-8")) for path in files()}
    for name, form in forms.items():
        for problem in problems_of_file(form, forms):
            yield f"registration_forms/{name}.json: {problem}"
        sections, fields = read_form(name, "XX")
        for path in fields:
            if section_of(path) not in sections:
                yield f"registration_forms/{name}.json: {path} is in no section"
        used = {section_of(path) for path in fields}
        for path in sections if fields else ():
            if path not in used:
                yield f"registration_forms/{name}.json: {path} has no field"
    reasons = json.loads(
        (RESOURCES / "registration_denial_reasons.json").read_text("utf-8")
    )
    for problem in problems_of_reasons(reasons):
        yield f"registration_denial_reasons.json: {problem}"
    families = json.loads((RESOURCES / "registration_types.json").read_text("utf-8"))
    for family in families["families"]:
        for problem in problems_of_family(family, forms):
            yield f"registration_types.json: {family['type']}: {problem}"
    for name, definition in load_definitions().items():
        for problem in problems_of(definition.form):
            yield f"{name}: {problem}"


def files() -> list[Path]:
    return sorted((RESOURCES / "registration_forms").glob("*.json"))


def problems_of_file(form: dict[str, Any], forms: dict[str, Any]) -> Iterator[str]:
    if form.get("base", "sender_id") not in forms:
        yield f"there is no base {form['base']}"
    for name, condition in form.get("conditions", {}).items():
        if condition.get("certainty") not in CERTAINTIES:
            yield f"the condition {name} has no certainty"
    for kind, path in (("sections", "SectionPath"), ("fields", "FieldPath")):
        counted = Counter(entry[path] for entry in form[kind])
        yield from (f"{name} is there twice" for name, n in counted.items() if n > 1)
        for entry in form[kind]:
            for key in sorted(set(entry) - ENTRY[kind]):
                yield f"{entry[path]} has {key}, which is nothing"
            for key in entry:
                if key.endswith("certainty") and entry[key] not in CERTAINTIES:
                    yield f"{entry[path]}: {entry[key]} is no certainty"
            if "certainty" not in entry | form and "base" not in form:
                yield f"{entry[path]} has no certainty"
            for member in ("denied_reason", "size_denied_reason"):
                code = entry.get(member, "MISSING_REQUIRED_FIELD")
                if code not in load_titles():
                    yield f"{entry[path]}: {code} is no code of a denial"
            if ("ConditionalBehavior" in entry) != ("conditional_certainty" in entry):
                yield f"{entry[path]}: a rule has a certainty"


def problems_of_reasons(resource: dict[str, Any]) -> Iterator[str]:
    """A description is one sentence, not too long to be printed in a line, and its own."""
    if resource["description_certainty"] not in CERTAINTIES:
        yield f"{resource['description_certainty']} is no certainty"
    by_title: dict[str, str] = {}
    by_description: dict[str, str] = {}
    for name, reason in {**resource["reasons"], **resource["titles"]}.items():
        title = reason.get("title", name)
        if title is not None and by_title.setdefault(title, name) != name:
            yield f"{name} has the title of {by_title[title]}"
        if reason["certainty"] not in CERTAINTIES:
            yield f"{name}: {reason['certainty']} is no certainty"
        description = reason.get("description", "")
        if not re.fullmatch(r"[A-Z](?:[^.!?]|[.](?! ))*[.]", description):
            yield f"{name}: its description is not one sentence"
        elif len(description) > MAX_DESCRIPTION:
            yield f"{name}: its description has more than {MAX_DESCRIPTION} characters"
        elif by_description.setdefault(description, name) != name:
            yield f"{name} has the description of {by_description[description]}"
        elif description.rstrip(".").lower() == (title or "").rstrip(".").lower():
            yield f"{name}: its description is its title"


def problems_of_family(family: dict[str, Any], forms: dict[str, Any]) -> Iterator[str]:
    used = [family.get("form"), *family.get("forms", {}).values()]
    yield from (
        f"there is no form {name}" for name in used if name not in {*forms, None}
    )
    countries = family.get("countries", {})
    for certainty in [
        *countries.values(),
        *([] if countries else [family["certainty"]]),
    ]:
        if certainty not in CERTAINTIES:
            yield f"{certainty} is no certainty"
    for key in ("forms", "regions", "complete", "optional"):
        for country in family.get(key, ()):
            if country not in countries:
                yield f"{key} has {country}, which is none of its countries"
    for association in family["supported_associations"]:
        for member, behaviors in BEHAVIORS.items():
            if association[member] not in behaviors:
                yield f"{association[member]} is no {member}"
            if association["certainty"][member] not in CERTAINTIES:
                yield f"{association['certainty'][member]} is no certainty"


def main() -> None:
    found = list(problems())
    for problem in found:
        print(problem)
    fields = sum(len(each.form.fields) for each in load_definitions().values())
    print(
        f"{len(load_definitions())} types, {fields} fields in {len(files())} files, "
        f"{len(load_titles())} denial codes, {len(found)} problems"
    )
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
