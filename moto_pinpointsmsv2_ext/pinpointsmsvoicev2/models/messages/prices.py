"""What messages cost, in USD.

Prices that AWS publishes in files are not part of this table: it has those that occur in
documentation and in events, and one for all other countries. (assumed)
"""

from __future__ import annotations

from typing import NamedTuple

from ..account import Account


class Price(NamedTuple):
    """The price of a part of a text, of a media message or of a minute of a call."""

    price: float
    #: the fee of the carrier
    fee: float = 0.0

    def times(self, count: int) -> Price:
        return Price(round(self.price * count, 5), round(self.fee * count, 5))

    @property
    def total(self) -> float:
        return round(self.price + self.fee, 5)


_PRICES: dict[str, dict[str, Price]] = {
    "TEXT": {
        "CA": Price(0.00581, 0.006),  # (observed)
        "ES": Price(0.06087),  # (AWS docs)
        "JP": Price(0.07451),  # (observed)
        "US": Price(0.00581, 0.00302),  # of toll-free numbers (AWS docs)
    },
    "MEDIA": {"US": Price(0.0195, 0.00266)},  # (AWS docs)
    "VOICE": {"US": Price(0.013)},  # (AWS docs)
    "RCS": {"US": Price(0.007, 0.00494)},  # (AWS docs)
}
#: the prices in all other countries (assumed)
_OTHERS = {
    "TEXT": Price(0.05),
    "MEDIA": Price(0.0195, 0.00266),
    "VOICE": Price(0.013),
    "RCS": Price(0.007),
}
#: What a conversation of an RCS agent costs in Canada. (AWS docs)
#: The same in other countries. (assumed)
SESSION_FEE = 0.012


def rcs_units(country: str | None, text: str | None) -> int:
    """Return how often the price of an RCS message is charged: in the US for each 160
    characters of a text, elsewhere once. (AWS docs)

    The texts of cards do not count. (assumed)
    """
    return max(1, -(-len(text or "") // 160)) if country == "US" else 1


def price_of(account: Account, channel: str, country: str | None) -> Price:
    """Return the price of a channel in a country.

    A price that is set in the account includes the fee of the carrier.
    """
    own = account.prices.get(channel)
    if own:
        for key in (country or "*", "*"):
            if key in own:
                return Price(own[key])
    return _PRICES[channel].get(country or "", _OTHERS[channel])
