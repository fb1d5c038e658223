"""What is to become of what is submitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Remark:
    """What a review says of a field."""

    denied_reason: str | None = None
    feedback: str | None = None


@dataclass(frozen=True)
class Denial:
    """Why a version is denied."""

    #: in the words of RegistrationDeniedReasonInformation
    reasons: list[dict[str, str]]
    #: by field path
    fields: Mapping[str, Remark] = field(default_factory=dict)
    feedback: str | None = None


@dataclass(frozen=True)
class Decision:
    """What is to become of a submitted version, unless its form is found wanting."""

    #: approve, deny, hold or require_authentication; the form's own is reject
    verdict: str = "approve"
    denial: Denial | None = None
    additional_attributes: dict[str, str] | None = None
    #: how many submissions it is for; None for all
    times: int | None = None


@dataclass
class Decisions:
    """What is decided beforehand for the registrations of a type, or None: of all."""

    by_type: dict[str | None, Decision] = field(default_factory=dict)

    def take(self, registration_type: str, denied_by_form: bool) -> Decision:
        """The decision for one submission, which uses it up where it is for some only.

        :param denied_by_form: whether the form is found wanting; such a submission
            counts only where it is held
        """
        key = registration_type if registration_type in self.by_type else None
        decision = self.by_type.get(key, Decision())
        if denied_by_form and decision.verdict != "hold":
            return decision
        if decision.times == 1:
            del self.by_type[key]
        elif decision.times is not None:
            self.by_type[key] = replace(decision, times=decision.times - 1)
        return decision
