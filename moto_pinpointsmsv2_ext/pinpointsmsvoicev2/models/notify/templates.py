"""The templates of Notify, from resources/notify_templates.json."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, ClassVar, NamedTuple

from ...exceptions import ResourceNotFoundException
from ...utils import compile_pattern, load_resource, meant, parse_time
from ..base import Listing
from ..store import Family, Store
from .countries import notify_countries

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}", re.ASCII)
#: the type of all templates in the service model, and in the guide (AWS docs)
_TYPES = ("OTP_VERIFICATION", "CODE_VERIFICATION")


@dataclass(kw_only=True)
class NotifyTemplate:
    """A template, with the members of NotifyTemplateInformation."""

    # A filter accepts either name of the type. (assumed)
    FILTERS: ClassVar[dict[str, Callable[[Any, frozenset[str]], bool]]] = {
        "template-type": lambda template, values: not values.isdisjoint(_TYPES),
    }

    template_id: str
    version: int = 1
    template_type: str = _TYPES[0]
    channels: Sequence[str]
    tier_access: Sequence[str] = ("BASIC", "ADVANCED")
    #: ACTIVE or INACTIVE
    status: str = "ACTIVE"
    supported_countries: Sequence[str]
    language_code: str
    content: str
    #: by name, with the members of TemplateVariableMetadata
    variables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: None if no voice message has the template
    supported_voice_ids: Sequence[str] | None = None
    created_timestamp: datetime

    def resolve(self, variables: Mapping[str, str], display_name: str) -> str:
        """Return the text of a message.

        :param variables: the values that the request has
        :param display_name: the display name of the configuration, the value of the
            variable brandName (AWS docs)
        """
        values = {
            name: str(variable.get("DefaultValue", ""))
            for name, variable in self.variables.items()
        }
        values |= {**variables, "brandName": display_name}
        return _PLACEHOLDER.sub(
            lambda found: values.get(found[1], found[0]), self.content
        )


class VariableProblem(NamedTuple):
    """What is wrong with a variable of a request."""

    name: str
    message: str
    #: whether the request lacks it
    missing: bool = False


def problem_of(
    template: NotifyTemplate, given: Mapping[str, str]
) -> VariableProblem | None:
    """Return what is wrong with the variables of a request, None if they are valid.

    The values of variables with the source SYSTEM are those of AWS. A request need not
    have them. (AWS docs)
    A value that it has nevertheless is ignored. (assumed)
    """
    for name, variable in template.variables.items():
        if (
            variable.get("Source") != "SYSTEM"
            and variable["Required"]
            and "DefaultValue" not in variable
            and name not in given
        ):
            return VariableProblem(name, f"Set the variable {name}", missing=True)
    for name, value in given.items():
        if name not in template.variables:
            known = ", ".join(_of_customers(template))
            return VariableProblem(
                name,
                f"{template.template_id} has no variable {name}"
                f"{meant(name, template.variables)}. Use: {known}",
            )
        needed = _need(template.variables[name], value)
        if needed:
            return VariableProblem(name, f"Must be {needed}, but is {value[:100]}")
    return None


def _of_customers(template: NotifyTemplate) -> list[str]:
    return [
        name
        for name, variable in template.variables.items()
        if variable.get("Source") != "SYSTEM"
    ]


def _need(variable: Mapping[str, Any], value: str) -> str | None:
    """Return what a value must be, None if it is valid."""
    if variable.get("Source") == "SYSTEM":
        return None
    if variable["Type"] == "BOOLEAN" and value not in ("true", "false"):
        return "true or false"
    if variable["Type"] == "INTEGER":
        low, high = variable.get("MinValue"), variable.get("MaxValue")
        if not re.fullmatch("-?[0-9]+", value):
            return "an integer"
        if low is not None and int(value) < low:
            return f"at least {low}"
        if high is not None and int(value) > high:
            return f"at most {high}"
    longest = variable.get("MaxLength")
    if longest is not None and len(value) > longest:
        return f"at most {longest} characters"
    pattern = variable.get("Pattern")
    if pattern is not None and not compile_pattern(pattern).fullmatch(value):
        return f"text that matches {pattern}"
    return None


@dataclass
class DefinedTemplates:
    """The templates of an account in a Region beside those of AWS."""

    by_id: dict[str, NotifyTemplate] = field(default_factory=dict)


class NotifyTemplates(Family):
    """DescribeNotifyTemplates."""

    def describe_notify_templates(
        self, template_ids: list[str] | None = None
    ) -> Listing[NotifyTemplate]:
        """List templates.

        All texts, and all ids but notify-code-verification-english-001, are of this
        mock. (assumed)

        :param template_ids: up to 10 ids, by default all templates
        :raises ResourceNotFoundException: if a template does not exist

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeNotifyTemplates.html
        """
        known = all_templates(self.store)
        for template_id in template_ids or ():
            find_template(self.store, template_id)
        return Listing(
            [known[each] for each in known if each in (template_ids or known)]
        )


def all_templates(store: Store) -> Mapping[str, NotifyTemplate]:
    """Return the templates that an account in a Region can use, by id."""
    return {**_load_templates(), **store.record(DefinedTemplates).by_id}


def find_template(store: Store, template_id: str) -> NotifyTemplate:
    """Return a template.

    :raises ResourceNotFoundException: if the template does not exist
    """
    known = all_templates(store)
    if template_id in known:
        return known[template_id]
    raise ResourceNotFoundException(
        "notify-template",
        template_id,
        f"Use a template that DescribeNotifyTemplates returns{meant(template_id, known)}",
    )


def placeholders(content: str) -> list[str]:
    """Return the names of the variables in a text, each once."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(content)))


def known_variables() -> Mapping[str, Mapping[str, Any]]:
    """Return the variables of the templates of AWS, by name."""
    variables: dict[str, dict[str, Any]] = _load_data()["variables"]
    return variables


def voices_of(language_code: str) -> Sequence[str] | None:
    """Return the voices that speak a language, None if they are not known."""
    voices: dict[str, list[str]] = _load_data()["voices"]
    return voices.get(language_code)


@cache
def _load_templates() -> Mapping[str, NotifyTemplate]:
    data = _load_data()
    created = parse_time(data["created"])
    assert created is not None
    return {
        template_id: NotifyTemplate(
            template_id=template_id,
            variables={
                name: known_variables()[name] for name in placeholders(entry["content"])
            },
            supported_voice_ids=(
                voices_of(entry["language_code"])
                if "VOICE" in entry["channels"]
                else None
            ),
            created_timestamp=created,
            **{"supported_countries": list(notify_countries()), **entry},
        )
        for template_id, entry in data["templates"].items()
    }


def _read_data() -> dict[str, Any]:
    data: dict[str, Any] = load_resource("notify_templates.json")
    return data


_load_data = cache(_read_data)
