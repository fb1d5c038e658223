"""Build denials from the arguments of a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from reprlib import repr as shortened
from typing import TypedDict

from ..pinpointsmsvoicev2.models.registrations.decisions import Denial, Remark
from ..pinpointsmsvoicev2.models.registrations.denial_reasons import (
    denied_reason,
    load_descriptions,
    load_titles,
)
from ..pinpointsmsvoicev2.models.registrations.types import RegistrationTypeDefinition
from ..pinpointsmsvoicev2.utils import meant
from .arguments import checked, checked_list, checked_value
from .field_values import check_field

Reasons = Sequence[str | Mapping[str, str]]
Fields = Mapping[str, str | Mapping[str, str]]

# The reason of a denial for which the test gives none. (assumed)
_DEFAULT_REASON = "UNCLEAR_USE_CASE"


class DenialCode(TypedDict):
    """A reason of a denial, with its code at AWS if it has one."""

    code: str | None
    title: str
    #: what is wrong, and what to change
    description: str


DenialCodes = list[DenialCode]


def list_denial_codes() -> DenialCodes:
    """Return the reasons of AWS, those with a code first."""
    titles, descriptions = load_titles(), load_descriptions()
    codes: list[tuple[str | None, str]] = list(titles.items())
    codes += [(None, title) for title in descriptions if title not in titles.values()]
    return [
        {"code": code, "title": title, "description": descriptions[title]}
        for code, title in codes
    ]


def build_denial(
    definition: RegistrationTypeDefinition | None,
    reasons: Reasons | None,
    fields: Fields | None,
    feedback: str | None,
) -> Denial:
    """Build a denial, and validate it against AWS's codes and the form of a type.

    :param definition: the registration type, or None for any type
    :param reasons: codes, titles or RegistrationDeniedReasonInformation structures
    :param fields: a code, or DeniedReason and Feedback, by field path
    :param feedback: the Feedback of the version
    :return: the denial
    :raises TypeError: if an argument has the wrong type
    :raises ValueError: if a code, a title or a field does not exist
    """
    if feedback is not None:
        checked_value("String", "feedback", feedback)
    if fields is not None and not isinstance(fields, Mapping):
        raise TypeError(f"fields must be a dict by field path, not {shortened(fields)}")
    remarks = {path: _remark(path, remark) for path, remark in (fields or {}).items()}
    if definition:
        for path in remarks:
            check_field(definition, path)
    if reasons is None:
        codes = {remark.denied_reason for remark in remarks.values()}
        named = [code for code in load_titles() if code in codes]
        reasons = named or [_DEFAULT_REASON]
    return Denial(checked_reasons("reasons", reasons), remarks, feedback)


def checked_reasons(name: str, reasons: Reasons) -> list[dict[str, str]]:
    """Return RegistrationDeniedReasonInformation structures.

    :param name: the name of the argument
    :param reasons: codes, titles or structures
    :raises TypeError: if an argument has the wrong type
    :raises ValueError: if a code or a title does not exist
    """
    return [_reason(reason) for reason in checked_list(name, reasons)]


def _reason(reason: str | Mapping[str, str]) -> dict[str, str]:
    if isinstance(reason, str):
        known = {**load_titles(), **load_descriptions()}
        if reason not in known:
            raise ValueError(
                f"Unknown denial code or title {reason!r}{meant(reason, known)}. Pass any "
                "other reason as a dict with Reason and ShortDescription"
            )
        return denied_reason(reason)
    return checked("RegistrationDeniedReasonInformation", reason)


def _remark(path: str, remark: str | Mapping[str, str]) -> Remark:
    checked_value("FieldPath", "field path", path)
    name = f"fields[{path!r}]"
    if isinstance(remark, str):
        if remark not in load_titles():
            raise ValueError(
                f"{name}: Unknown denial code {remark!r}{meant(remark, load_titles())}. "
                "Pass any other reason as a dict with DeniedReason"
            )
        return Remark(remark, None)
    said = checked_value("StringMap", name, remark)
    if not said or not set(said) <= {"DeniedReason", "Feedback"}:
        raise ValueError(
            f"{name} must have DeniedReason, Feedback or both, not {shortened(said)}"
        )
    return Remark(said.get("DeniedReason"), said.get("Feedback"))


def check_attributes(attributes: Mapping[str, str] | None) -> dict[str, str] | None:
    """Validate the argument additional_attributes.

    :param attributes: strings by name, or None
    :return: a copy of the attributes, or None
    :raises TypeError: if the argument is not a dict
    :raises ValueError: if a value is not a string
    """
    if attributes is None:
        return None
    return dict(checked_value("StringMap", "additional_attributes", attributes))
