"""The results of reviews of display names, by default and decided in advance."""

from __future__ import annotations

from dataclasses import dataclass, field

#: The display name of a well-known brand of others has to be verified. (AWS docs)
#: Which names these are. (assumed)
_BRANDS = frozenset(
    {"AMAZON", "APPLE", "FACEBOOK", "GOOGLE", "MICROSOFT", "NETFLIX", "PAYPAL"}
)


@dataclass(frozen=True)
class Review:
    """The result of the review of a display name."""

    #: the status of the configuration; PENDING if there is no result yet
    status: str
    #: the RejectionReason
    reason: str | None = None


@dataclass
class DisplayNameReviews:
    """The results decided in advance."""

    #: by display name; None is the result for all other names
    by_name: dict[str | None, Review] = field(default_factory=dict)

    def of(self, display_name: str) -> Review:
        decided = self.by_name.get(display_name) or self.by_name.get(None)
        if decided is not None:
            return decided
        known = display_name.upper() in _BRANDS
        return Review("REQUIRES_VERIFICATION" if known else "ACTIVE")
