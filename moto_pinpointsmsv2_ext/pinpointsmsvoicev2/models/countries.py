"""What AWS has for each country, from resources/countries.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..utils import load_resource


@dataclass(frozen=True)
class Country:
    """A country that AWS sends messages to."""

    iso_country_code: str
    name: str
    #: NONE without sender IDs, REQUIRED or OPTIONAL if they are registered, else FREE
    sender_ids: str = "FREE"
    two_way: bool = False
    #: whether numbers of other countries can send there
    reachable_from_abroad: bool = True
    #: whether its long codes only receive messages
    inbound_only: bool = False
    #: the capabilities that a number can have, by number type
    numbers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: why the entry differs from the table of AWS
    note: str = ""

    def has_numbers(self, number_type: str, capabilities: Iterable[str]) -> bool:
        """Return whether the country has numbers of a type with all capabilities."""
        return set(capabilities) <= set(self.numbers.get(number_type, ()))

    @property
    def has_media(self) -> bool:
        """Whether the country has media messages."""
        return any("MMS" in each for each in self.numbers.values())

    def receives(self, number_type: str) -> bool:
        """Return whether numbers of a type can receive messages.

        Long codes that only receive messages do so also where two-way messaging is not
        supported. (assumed)
        """
        return self.two_way or (self.inbound_only and number_type == "LONG_CODE")


@cache
def load_countries() -> Mapping[str, Country]:
    """Return the countries by their ISO 3166 code of two letters."""
    return {
        code: Country(code, **entry)
        for code, entry in load_resource("countries.json")["countries"].items()
    }


def find_country(code: str | None) -> Country | None:
    """Return a country, None if AWS does not send messages to it."""
    return load_countries().get(code or "")
