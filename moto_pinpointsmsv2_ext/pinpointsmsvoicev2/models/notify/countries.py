"""The countries that Notify reaches, from resources/notify_countries.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...utils import load_resource
from ..base import Listing
from ..store import Family

#: the channels that Notify has (AWS docs)
CHANNELS = ("SMS", "VOICE")


@dataclass(frozen=True)
class NotifyCountry:
    """A country, with the members of NotifyCountryInformation.

    That every country has both channels, both tiers and an identity of AWS. (assumed)
    """

    iso_country_code: str
    country_name: str
    supported_channels: Sequence[str] = CHANNELS
    supported_use_cases: Sequence[str] = ("CODE_VERIFICATION",)
    supported_tiers: Sequence[str] = ("BASIC", "ADVANCED")
    customer_owned_identity_required: bool = False


@cache
def notify_countries() -> Mapping[str, NotifyCountry]:
    """Return the countries by their ISO 3166 code of two letters, in its order."""
    return {
        code: NotifyCountry(code, name)
        for code, name in load_resource("notify_countries.json")["countries"].items()
    }


class NotifyCountries(Family):
    """ListNotifyCountries."""

    def list_notify_countries(
        self,
        channels: list[str] | None = None,
        use_cases: list[str] | None = None,
        tier: str | None = None,
    ) -> Listing[NotifyCountry]:
        """List the countries that messages can be sent to.

        A country has to support one of the channels and one of the use cases. (assumed)

        :param channels: channels, by default all
        :param use_cases: use cases, by default all
        :param tier: BASIC or ADVANCED, by default both

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListNotifyCountries.html
        """
        return Listing(
            [
                country
                for country in notify_countries().values()
                if (not channels or set(channels) & set(country.supported_channels))
                and (not use_cases or set(use_cases) & set(country.supported_use_cases))
                and (tier is None or tier in country.supported_tiers)
            ]
        )
