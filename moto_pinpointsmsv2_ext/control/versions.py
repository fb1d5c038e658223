"""Seed the versions of a registration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from reprlib import repr as shortened
from typing import Any

from botocore import xform_name

from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    RegistrationVersion,
)
from ..pinpointsmsvoicev2.models.registrations.states import IN_REVIEW
from .arguments import checked, checked_list
from .denials import Reasons, checked_reasons
from .field_values import FieldValues
from .types import (
    RegistrationVersionInformationTypeDef,
    RegistrationVersionMembers,
)

# The status of the current version, by the status of the registration.
_CURRENT_VERSION_STATUS = {
    "CREATED": "DRAFT",
    "PROVISIONING": "APPROVED",
    "COMPLETE": "APPROVED",
    "CLOSED": "APPROVED",
    "DELETED": "APPROVED",
    "REQUIRES_UPDATES": "DENIED",
}

# The statuses of a version that is neither a draft nor in review.
_DECIDED = ("APPROVED", "DENIED", "DISCARDED", "REVOKED", "ARCHIVED")

# The status of a registration that a decided version leads to.
_STATUS_AFTER = {
    "APPROVED": "COMPLETE",
    "DENIED": "REQUIRES_UPDATES",
    "REVOKED": "REQUIRES_UPDATES",
}

# The member with the number of the version in a status.
_VERDICTS = {
    "APPROVED": "ApprovedVersionNumber",
    "DENIED": "LatestDeniedVersionNumber",
}


class VersionMembers(RegistrationVersionMembers, total=False):
    """A version of a registration, with the values of its form."""

    DeniedReasons: Reasons
    RegistrationFieldValues: FieldValues


#: as a test gives them, or as boto3 returns them
Versions = Sequence[VersionMembers | RegistrationVersionInformationTypeDef]


@dataclass
class VersionSeed:
    """What a test says about a version."""

    status: str | None = None
    #: by member of the history
    times: dict[str, datetime] = field(default_factory=dict)
    denied_reasons: list[dict[str, str]] | None = None
    feedback: str | None = None
    #: not checked yet, since the form depends on the registration
    field_values: FieldValues | None = None


def read_versions(
    versions: Versions | None,
) -> dict[int, VersionSeed]:
    """Check the versions that a test gives.

    :param versions: members of RegistrationVersionInformation, and
        RegistrationFieldValues
    :return: the versions by number
    :raises TypeError: if the model does not have a member
    :raises ValueError: if the model does not allow a value, or numbers are not unique
    """
    seeds: dict[int, VersionSeed] = {}
    for position, version in enumerate(checked_list("versions", versions or []), 1):
        if not isinstance(version, Mapping):
            raise TypeError(f"versions must be dicts, not {shortened(version)}")
        number, seed = _read_version(position, dict(version))
        if number in seeds:
            raise ValueError(f"Version {number} is given twice. Pass each version once")
        seeds[number] = seed
    return seeds


def _read_version(position: int, members: dict[str, Any]) -> tuple[int, VersionSeed]:
    field_values = members.pop("RegistrationFieldValues", None)
    reasons = members.pop("DeniedReasons", None)
    history_member = "RegistrationVersionStatusHistory"
    times = members.get(history_member) or {}
    if isinstance(times, Mapping):
        # The model requires the time of the draft, a test does not.
        members[history_member] = {"DraftTimestamp": 0, **times}
    # The status is only in the result if the test gives it.
    defaults = {"VersionNumber": position, "RegistrationVersionStatus": "DRAFT"}
    given = checked("RegistrationVersionInformation", members, defaults)
    status = members.get("RegistrationVersionStatus")
    if reasons is not None:
        status = status or "DENIED"
        if status not in ("DENIED", "REVOKED"):
            raise ValueError(
                "DeniedReasons requires RegistrationVersionStatus DENIED or REVOKED, not "
                f"{status}"
            )
    return given["VersionNumber"], VersionSeed(
        status=status,
        times={
            xform_name(name): at
            for name, at in given[history_member].items()
            if name in times
        },
        denied_reasons=reasons and checked_reasons("DeniedReasons", reasons),
        feedback=given.get("Feedback"),
        field_values=field_values,
    )


def add_versions(
    registration: Registration,
    given: Mapping[str, Any],
    seeds: Mapping[int, VersionSeed],
) -> None:
    """Add the versions of a registration, and the numbers of those with a verdict.

    A version that the test does not describe has the verdict that the members of the
    registration give. Without any, the current version follows from the status of the
    registration, and earlier ones are DISCARDED.

    :param given: the members of RegistrationInformation
    :param seeds: the versions that the test describes, by number
    :raises ValueError: if versions, numbers and statuses contradict each other
    """
    current = given["CurrentVersionNumber"]
    if max(seeds, default=1) > current:
        raise ValueError(
            f"VersionNumber must be at most CurrentVersionNumber, {current}, not "
            f"{max(seeds)}"
        )
    statuses = {number: seed.status for number, seed in seeds.items() if seed.status}
    for number, status in statuses.items():
        if number < current and status not in _DECIDED:
            raise ValueError(
                f"Version {number} cannot be {status}, since version {current} is newer. "
                f"Statuses of older versions: {', '.join(_DECIDED)}"
            )
    verdicts = _verdicts(given, statuses)
    registration.approved_version_number = verdicts["APPROVED"]
    registration.latest_denied_version_number = verdicts["DENIED"]
    by_number = {number: status for status, number in verdicts.items()} | statuses
    reached = _CURRENT_VERSION_STATUS.get(
        registration.registration_status, registration.registration_status
    )
    # After a version that was approved or denied, the current one is a new draft.
    newest = "DRAFT" if reached in _VERDICTS else reached
    for number in range(1, current + 1):
        default = "DISCARDED" if number < current else newest
        version = registration.open_version(registration.created_timestamp)
        _describe(
            version,
            by_number.get(number, default),
            seeds.get(number, VersionSeed()),
            registration.created_timestamp,
        )


def registration_status(registration: Registration, given: str | None) -> str:
    """Return the status of a seeded registration.

    :param given: the status that the test gives, by default that of its versions
    :raises ValueError: if no version has the status that leads to it
    """
    status = registration.current_version.registration_version_status
    if status == "REQUIRES_OFFLINE_REVIEW":
        status = "REVIEWING"
    elif status not in IN_REVIEW:
        status = registration.status_without_open_version()
    statuses = [each.registration_version_status for each in registration.versions]
    reached = {_STATUS_AFTER[each] for each in statuses if each in _STATUS_AFTER}
    contradicts = given in _STATUS_AFTER.values() and given not in reached
    contradicts |= given == "CREATED" and bool(reached)
    if given not in (None, status) and (contradicts or {status, given} & IN_REVIEW):
        raise ValueError(
            f"RegistrationStatus must be {status}, not {given}, since the versions are "
            f"{', '.join(statuses)}"
        )
    return given or status


def _verdicts(
    given: Mapping[str, Any], statuses: Mapping[int, str]
) -> dict[str, int | None]:
    """Return the numbers of the approved and of the latest denied version.

    :param statuses: the statuses of the versions that the test describes, by number
    """
    current = given["CurrentVersionNumber"]
    verdicts: dict[str, int | None] = {}
    for status, member in _VERDICTS.items():
        number = given.get(member)
        named = [each for each, verdict in statuses.items() if verdict == status]
        if number is not None and number > current:
            raise ValueError(
                f"{member} must be at most CurrentVersionNumber, {current}, not {number}"
            )
        if (
            number is not None
            and (named or number in statuses)
            and number != max(named, default=0)
        ):
            raise ValueError(f"{member} {number} contradicts versions. Leave it out")
        verdicts[status] = number or max(named, default=None)
    approved, denied = verdicts.values()
    if len([each for each in statuses.values() if each == "APPROVED"]) > 1:
        raise ValueError("Only one version can be APPROVED. Older ones are ARCHIVED")
    if approved and approved == denied:
        raise ValueError(
            f"Version {approved} cannot be both approved and denied. Pass different "
            "version numbers"
        )
    reached = _CURRENT_VERSION_STATUS.get(given["RegistrationStatus"])
    if (
        reached in _VERDICTS
        and verdicts[reached] is None
        and current not in (approved, denied, *statuses)
    ):
        verdicts[reached] = current
    return verdicts


def _describe(
    version: RegistrationVersion, status: str, seed: VersionSeed, at: datetime
) -> None:
    before = {"DRAFT": [], "SUBMITTED": [], "REVOKED": ["SUBMITTED", "APPROVED"]}
    before["ARCHIVED"] = before["REVOKED"]
    if status != "DRAFT":
        for reached in (*before.get(status, ["SUBMITTED"]), status):
            version.set_status(reached, at)
    version.registration_version_status_history |= seed.times
    version.denied_reasons = seed.denied_reasons
    version.feedback = seed.feedback
