"""Resources, the links between them, and the results of operations."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, ClassVar, Generic, TypeVar

from ..exceptions import ConflictException
from .progress import Progress

#: {"Key": ..., "Value": ...}
Tag = dict[str, str]

L = TypeVar("L", bound="Link")
T = TypeVar("T")


@dataclass(frozen=True)
class Kind:
    """A kind of resource.

    :param name: the resource type in ARNs and in the ResourceType of errors
    :param prefix: the prefix of ids, before a hyphen; None if the id is a name
    :param quota: the maximum number in an account and Region, and the Reason of the
        error
    :param id_member: the member with the id, by default the name of the kind with Id
    :param alias_member: a member that requests can use instead of the id
    :param shareable: whether the resource can have a policy and be shared with it
    """

    name: str
    prefix: str | None
    quota: tuple[int, str]
    id_member: str = ""
    alias_member: str = ""
    shareable: bool = False

    @property
    def id_attribute(self) -> str:
        return self.id_member or f"{self.name.replace('-', '_')}_id"

    @property
    def arn_attribute(self) -> str:
        return f"{self.name.replace('-', '_')}_arn"


@dataclass(kw_only=True)
class Resource:
    """A resource with an ARN. Subclasses have its members in snake_case."""

    KIND: ClassVar[Kind]

    #: the sort key of lists: resources are listed in order of creation (assumed)
    position: int = field(default=0, repr=False)
    #: the status changes that are still to happen
    progress: Progress | None = field(default=None, repr=False, compare=False)
    #: whether its deletion is complete
    gone: bool = field(default=False, repr=False)
    #: the links of its store, after it is added to one
    links: Links = field(default_factory=lambda: Links(), repr=False, compare=False)

    @property
    def id(self) -> str:
        return str(getattr(self, self.KIND.id_attribute))

    @property
    def arn(self) -> str:
        return str(getattr(self, self.KIND.arn_attribute))

    @property
    def name(self) -> str:
        """The name in responses that contain an identity, by default the id."""
        return self.id

    def settle(self, described: bool = False) -> None:
        """Apply the status changes that are due.

        :param described: whether an operation describes the resource, which moto's
            state transitions can count
        """
        if self.progress is not None:
            self.progress.settle(described)

    def conflict(self, reason: str, hint: str = "") -> ConflictException:
        """Return the error for an operation that the state of the resource rejects.

        :param hint: what to do, the end of the message; by default that of the Reason
        """
        return ConflictException(reason, self.KIND.name, self.id, hint)


@dataclass(frozen=True)
class Link:
    """An association of two resources."""

    position: int

    @property
    @abstractmethod
    def ends(self) -> tuple[Resource, Resource]:
        """The two resources, in order."""


class Links:
    """The links between the resources of an account in a Region, by either resource."""

    def __init__(self, account_id: str = "0") -> None:
        self._by_end: dict[str, dict[tuple[str, str], Link]] = {}
        self._account = int(account_id)
        self._positions = count(1)

    def next_position(self) -> int:
        """Return the position of the next item in a list.

        A position is never used again, so that pages are complete when items are added
        after others are deleted. Positions differ between accounts, because lists of
        shared resources contain resources of several accounts.
        """
        return next(self._positions) * 10**12 + self._account

    def add(self, link: Link) -> None:
        for end in link.ends:
            self._by_end.setdefault(end.arn, {})[_key(*link.ends)] = link

    def remove(self, link: Link) -> None:
        self.cut(*link.ends)

    def of(self, kind: type[L], resource: Resource) -> list[L]:
        """Return the links of a class that a resource has, oldest first."""
        links = self._by_end.get(resource.arn, {}).values()
        return [link for link in links if isinstance(link, kind)]

    def between(self, first: Resource, second: Resource) -> Link | None:
        """Return the link from the first to the second resource, None without one."""
        return self._by_end.get(first.arn, {}).get(_key(first, second))

    def cut(self, first: Resource, second: Resource) -> None:
        """Remove the link from the first resource to the second."""
        for end in (first, second):
            del self._by_end[end.arn][_key(first, second)]


def _key(first: Resource, second: Resource) -> tuple[str, str]:
    return first.arn, second.arn


class Reply:
    """The result of an operation with the members of several objects.

    :param parts: the objects; a member is taken from the first object that has a value
        for it
    :param members: further members, in snake_case
    """

    def __init__(self, *parts: object, **members: object):
        self._parts = parts
        self.__dict__.update(members)

    def __getattr__(self, name: str) -> Any:
        for part in self._parts:
            value = getattr(part, name, None)
            if value is not None:
                return value
        raise AttributeError(name)


@dataclass
class Listing(Generic[T]):
    """The result of an operation that lists items."""

    items: Sequence[T]
    #: the object with the other members of the response
    of: object = None
    #: the resource that the operation describes, if it is not the items
    described: Resource | None = None
    #: whether the status changes of the items have already been applied
    settled: bool = False
