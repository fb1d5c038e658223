"""Filters, MaxResults and NextToken, the same for every operation that lists resources.

A token holds the position of the last item of the previous page rather than an offset,
so that no item is skipped or repeated when items are added or deleted between two
requests. A token is only valid for the operation, account, Region and parameters of the
request that returned it. (assumed)
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from botocore.model import StructureShape

from ..filters import matcher, problem_of
from .idempotency import fingerprint
from .problems import Cause, Problem, Refusal


@dataclass
class PageRequest:
    """The members of a request that select a page."""

    filters: list[dict[str, Any]]
    max_results: int
    next_token: str | None
    #: the operation, the account and the Region that a token is valid for
    scope: tuple[str, ...]
    #: the other members of the request, which a token is valid for
    params: dict[str, Any]

    @classmethod
    def take_from(
        cls, params: dict[str, Any], default_max_results: int, *scope: str
    ) -> PageRequest:
        """Remove the members that select a page from a request.

        :param params: the parsed request; Filters, MaxResults and NextToken are removed
        :param default_max_results: the page size if the request has no MaxResults
        :param scope: the operation, the account and the Region
        """
        return cls(
            params.pop("Filters", []),
            params.pop("MaxResults", default_max_results),
            params.pop("NextToken", None),
            scope,
            params,
        )

    def refusal(self, item_shape: StructureShape) -> Refusal | None:
        """Check the filters and the token.

        :param item_shape: the shape of an item
        :return: the first problem, None if both are valid
        """
        for wanted in self.filters:
            message = problem_of(wanted, item_shape)
            if message is not None:
                return Refusal(Cause.FILTER, [Problem("filters", message)])
        if self.next_token is not None and self._position() is None:
            message = (
                "The token is not valid for this request. Send the NextToken of the "
                "previous page with the parameters of that request"
            )
            return Refusal(Cause.TOKEN, [Problem("nextToken", message)])
        return None

    def page(
        self, items: Sequence[Any], item_shape: StructureShape, settled: bool = False
    ) -> tuple[list[Any], str | None]:
        """Return one page of items.

        :param items: all items of the list, sorted by position if they have one
        :param item_shape: the shape of an item
        :param settled: whether the items have already been described by this request
        :return: the items, and the token of the next page or None
        """
        matches = [matcher(wanted, item_shape) for wanted in self.filters]
        found: list[Any] = []
        last = 0
        for position, item in self._remaining(items):
            full = len(found) == self.max_results
            settle = None if settled else getattr(item, "settle", None)
            if settle is not None:
                # An item after the page is not described: it only decides whether
                # there is a next page.
                settle(described=not full)
                if item.gone:
                    continue
            if all(match(item) for match in matches):
                if full:
                    return found, self._token(last)
                found.append(item)
                last = position
        return found, None

    def _remaining(self, items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """Yield the items after the token's position, each with its position.

        Items without a position are in a fixed list; their index is used.
        """
        after = self._position() if self.next_token is not None else None
        if items and not hasattr(items[0], "position"):
            start = 0 if after is None else after + 1
            return ((index, items[index]) for index in range(start, len(items)))
        start = 0
        if after is not None:
            start = bisect_right(items, after, key=attrgetter("position"))
        # No slice: it would take a reference to everything that comes after the page.
        rest = (items[index] for index in range(start, len(items)))
        return ((item.position, item) for item in rest)

    def _token(self, position: int) -> str:
        return urlsafe_b64encode(self._payload(position)).decode("ascii")

    def _payload(self, position: int) -> bytes:
        place = str(position).encode("ascii")
        bound_to = fingerprint(self.params, *self.scope, repr(self.filters))
        seal = blake2b(place, key=bound_to, digest_size=15).digest()
        return seal + place

    def _position(self) -> int | None:
        try:
            payload = urlsafe_b64decode(str(self.next_token))
            position = int(payload[15:])
        except ValueError:
            return None
        return position if payload == self._payload(position) else None
