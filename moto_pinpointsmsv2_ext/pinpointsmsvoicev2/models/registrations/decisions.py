"""The results of reviews, decided in advance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Remark:
    """What a review says about a field."""

    denied_reason: str | None = None
    feedback: str | None = None


@dataclass(frozen=True)
class Denial:
    """The reasons for which a version is denied."""

    #: with the members of RegistrationDeniedReasonInformation
    reasons: list[dict[str, str]]
    #: by field path
    fields: Mapping[str, Remark] = field(default_factory=dict)
    feedback: str | None = None


@dataclass(frozen=True)
class Decision:
    """The result of the review of a submitted version."""

    #: approve, deny, hold, require_authentication, or reject for a form with faults
    verdict: str = "approve"
    denial: Denial | None = None
    additional_attributes: dict[str, str] | None = None
    #: the number of submissions that the decision applies to, None for all
    times: int | None = None
    #: whether it has applied to a submission
    used: bool = False


@dataclass
class Decisions:
    """The decisions made in advance."""

    #: by registration type; None is the decision for all other types
    by_type: dict[str | None, Decision] = field(default_factory=dict)

    def take(self, registration_type: str, denied_by_form: bool) -> Decision:
        """Return the decision for one submission.

        A decision for a limited number of submissions is removed after the last one.

        :param registration_type: the type of the submitted registration
        :param denied_by_form: whether the form has faults; such a submission only
            counts if the decision is to hold it
        """
        key = registration_type if registration_type in self.by_type else None
        decision = self.by_type.get(key, Decision())
        if denied_by_form and decision.verdict != "hold":
            return decision
        if decision.times == 1:
            del self.by_type[key]
        elif key in self.by_type:
            left = decision.times and decision.times - 1
            self.by_type[key] = replace(decision, times=left, used=True)
        return decision
