"""Filters, MaxResults and NextToken, the same for every operation that lists.

A token names the last item it was given with, not an offset, so pages neither skip nor
repeat anything when items are added or deleted in between. It is bound to the operation,
the account and Region, and the other parameters of the request. Its form is ours.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from botocore import xform_name
from botocore.model import ListShape, Shape, StructureShape

from .exceptions import Field, ValidationException


class Listable(Protocol):
    """An item of a list. Its position does not change, and the list is sorted by it."""

    @property
    def position(self) -> int: ...


T = TypeVar("T", bound=Listable)


class Describable:
    """What goes on by itself while it is looked at."""

    #: whether it went so far that it is there no more
    gone = False

    def settle(self, described: bool = False) -> None:
        """Reach the status that it has by now; to be described may take it further."""


@dataclass
class Listing(Generic[T]):
    """A list, and what else there is to its reply."""

    items: Sequence[T]
    #: where the members of the reply that are not the page are found
    of: object = None
    #: what is described by the list, where it is not the items
    described: Describable | None = None


@dataclass
class PageRequest:
    """The members of a request that are about the page."""

    filters: list[dict[str, Any]]
    max_results: int
    next_token: str | None
    #: what a token is bound to: the operation, the account and the Region ...
    scope: tuple[str, ...]
    #: ... and the other members of the request
    params: dict[str, Any]

    @classmethod
    def take_from(
        cls, params: dict[str, Any], default_max_results: int, *scope: str
    ) -> PageRequest:
        """Take the page's members out of a request.

        :param params: the parsed request; what remains is for the backend method
        :param default_max_results: the size of a page that asks for none
        :param scope: operation, account and Region, which a token is bound to
        """
        return cls(
            params.pop("Filters", []),
            params.pop("MaxResults", default_max_results),
            params.pop("NextToken", None),
            scope,
            params,
        )

    def page(
        self, listing: Listing[T], item_shape: StructureShape
    ) -> tuple[list[T], str | None]:
        """One page and the token of the next.

        :param listing: all that is listed, sorted by position
        :param item_shape: the shape of an item
        :raises ValidationException: INVALID_NEXT_TOKEN or INVALID_FILTER_VALUES
        """
        matches = [_matcher(wanted, item_shape) for wanted in self.filters]
        remaining = self._remaining(listing.items)
        if listing.described is not None:
            listing.described.settle(described=True)
        found: list[T] = []
        for item in remaining:
            full = len(found) == self.max_results
            if isinstance(item, Describable):
                # What comes after the page is not described, only counted.
                item.settle(described=not full)
                if item.gone:
                    continue
            if all(match(item) for match in matches):
                if full:
                    return found, self._token(found[-1].position)
                found.append(item)
        return found, None

    def _remaining(self, items: Sequence[T]) -> Iterator[T]:
        start = 0
        if self.next_token is not None:
            start = bisect_right(items, self._position(), key=attrgetter("position"))
        return (items[index] for index in range(start, len(items)))

    def _token(self, position: int) -> str:
        return urlsafe_b64encode(self._payload(position)).decode("ascii")

    def _payload(self, position: int) -> bytes:
        place = str(position).encode("ascii")
        bound_to = fingerprint(self.params, *self.scope, repr(self.filters))
        seal = blake2b(place, key=bound_to, digest_size=15).digest()
        return seal + place

    def _position(self) -> int:
        try:
            payload = urlsafe_b64decode(str(self.next_token))
            position = int(payload[15:])
        except ValueError:
            position = None
        if position is None or payload != self._payload(position):
            raise ValidationException(
                "INVALID_NEXT_TOKEN",
                [Field("nextToken", "The token is not of this request")],
            )
        return position


def fingerprint(params: dict[str, Any], *scope: str) -> bytes:
    """A digest of the members of a request, 16 bytes."""
    canonical = json.dumps([scope, params], sort_keys=True, default=repr)
    return blake2b(canonical.encode("utf-8"), digest_size=16).digest()


class Filterable:
    """An item some of whose filter names are not names of its members."""

    #: filter name -> the values of an item that the filter looks at
    FILTERS: ClassVar[dict[str, Callable[[Any], Iterable[str]]]] = {}


def _matcher(
    wanted: dict[str, Any], item_shape: StructureShape
) -> Callable[[Any], bool]:
    """Whether an item has one of the values of a filter: exact, and case-sensitive.

    That the values of a filter are alternatives, and filters must all match, is AWS's
    habit and inferred here; so is the refusal of a value that the member cannot have.
    """
    name, values = wanted["Name"], set(wanted["Values"])
    member = _member(name, item_shape)
    shape = item_shape.members.get(member)
    if shape is not None:
        possible = _possible_values(shape)
        if possible and not values <= possible:
            impossible = ", ".join(sorted(values - possible))
            raise ValidationException(
                "INVALID_FILTER_VALUES",
                [Field("filters", f"{name} cannot have the value {impossible}")],
            )
    attribute = xform_name(member)

    def matches(item: Any) -> bool:
        special = item.FILTERS.get(name) if isinstance(item, Filterable) else None
        value = special(item) if special else getattr(item, attribute)
        if isinstance(value, str):
            return value in values
        return not values.isdisjoint(_texts(value))

    return matches


def _member(filter_name: str, item_shape: StructureShape) -> str:
    """The member that a filter is named after; of a list it has the singular."""
    name = "".join(part.capitalize() for part in filter_name.split("-"))
    plurals = (name, f"{name}s", f"{name[:-1]}ies")
    return next((each for each in plurals if each in item_shape.members), name)


def _possible_values(shape: Shape) -> set[str]:
    if shape.type_name == "boolean":
        return {"true", "false"}
    if isinstance(shape, ListShape):
        return _possible_values(shape.member)
    return set(shape.metadata.get("enum", ()))


def _texts(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    if isinstance(value, bool):
        return (str(value).lower(),)
    return value if isinstance(value, Iterable) else (str(value),)
