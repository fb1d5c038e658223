"""Resources, the links between them, and what operations return."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, ClassVar, Generic, TypeVar

from moto.core.common_models import BaseModel

from ..exceptions import ConflictException
from .progress import Progress

#: {"Key": ..., "Value": ...}
Tag = dict[str, str]

L = TypeVar("L", bound="Link")
T = TypeVar("T")


@dataclass(frozen=True)
class Kind:
    """A kind of resource.

    :param name: what ARNs and the ResourceType of errors call it
    :param prefix: what an id begins with, before a hyphen; None where the id is a name
    :param quota: how many an account may have in a Region, and the Reason when it has them
    :param id_member: the member that is the id, if not the kind's name with Id
    :param alias_member: a member by which requests may name it too
    :param shareable: whether it can have a policy, and be shared by it
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
class Resource(BaseModel):
    """Anything with an ARN. A subclass is a dataclass of its members in snake_case."""

    KIND: ClassVar[Kind]

    #: the order of creation, which is the order of lists (assumed)
    position: int = field(default=0, repr=False)
    #: the statuses that it is on the way to
    progress: Progress | None = field(default=None, repr=False, compare=False)
    #: whether it went so far that it is there no more
    gone: bool = field(default=False, repr=False)
    #: those of its store, once it is in one
    links: Links = field(default_factory=lambda: Links(), repr=False, compare=False)

    @property
    def id(self) -> str:
        return str(getattr(self, self.KIND.id_attribute))

    @property
    def arn(self) -> str:
        return str(getattr(self, self.KIND.arn_attribute))

    @property
    def name(self) -> str:
        """What replies call it where they name an identity; most use the id."""
        return self.id

    def settle(self, described: bool = False) -> None:
        """Reach the status that it has by now; to be described may take it further."""
        if self.progress is not None:
            self.progress.settle(described)

    def conflict(self, reason: str) -> ConflictException:
        return ConflictException(reason, self.KIND.name, self.id)


@dataclass(frozen=True)
class Link:
    """Two resources that belong together."""

    position: int

    @property
    @abstractmethod
    def ends(self) -> tuple[Resource, Resource]:
        """The two, in the order in which they are named."""


class Links:
    """The links between the resources of an account in a Region, found from either end."""

    def __init__(self, account_id: str = "0") -> None:
        self._by_end: dict[str, dict[tuple[str, str], Link]] = {}
        self._account = int(account_id)
        self._positions = count(1)

    def next_position(self) -> int:
        """The position of what is added to a list now.

        No position is given twice, so that a page misses nothing of what is added after
        something is deleted. It tells accounts apart, whose resources stand in one list
        where they share them.
        """
        return next(self._positions) * 10**12 + self._account

    def add(self, link: Link) -> None:
        for end in link.ends:
            self._by_end.setdefault(end.arn, {})[_key(*link.ends)] = link

    def remove(self, link: Link) -> None:
        self.cut(*link.ends)

    def of(self, kind: type[L], resource: Resource) -> list[L]:
        """The links of a class that a resource has, oldest first."""
        links = self._by_end.get(resource.arn, {}).values()
        return [link for link in links if isinstance(link, kind)]

    def between(self, first: Resource, second: Resource) -> Link | None:
        """The link of these two, in this order."""
        return self._by_end.get(first.arn, {}).get(_key(first, second))

    def cut(self, first: Resource, second: Resource) -> None:
        """Remove the link of these two."""
        for end in (first, second):
            del self._by_end[end.arn][_key(first, second)]


def _key(first: Resource, second: Resource) -> tuple[str, str]:
    return first.arn, second.arn


class Reply:
    """What an operation returns whose members are those of several objects.

    :param parts: the objects; the first that has a member gives it
    :param members: members beside those of the objects, in snake_case
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
    """A list, and what else there is to its reply."""

    items: Sequence[T]
    #: where the members of the reply that are not the page are found
    of: object = None
    #: what is described by the list, where it is not the items
    described: Resource | None = None
    #: whether the items have been described when they were looked up
    settled: bool = False
