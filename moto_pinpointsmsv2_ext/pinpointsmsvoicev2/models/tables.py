"""The resources of one account in one Region, by kind, id and alias."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, cast

from moto.moto_api._internal import mock_random
from moto.utilities.tagging_service import TaggingService

from ..exceptions import (
    Field,
    ResourceNotFoundException,
    ServiceQuotaExceededException,
    ValidationException,
)
from ..utils import meant
from .base import Links, Reply, Resource, Tag
from .quotas import Quotas
from .sharing import ResourcePolicy

R = TypeVar("R", bound=Resource)
S = TypeVar("S")

#: the maximum number of tags of a resource (AWS docs)
_TAGS = 50


@dataclass
class Table:
    """The resources of one kind."""

    by_id: dict[str, Resource] = field(default_factory=dict)
    in_order: list[Resource] = field(default_factory=list)
    #: by alias, then by id
    by_alias: dict[str, dict[str, Resource]] = field(default_factory=dict)


class Tables:
    """The resources of one account in one Region."""

    def __init__(
        self,
        account_id: str,
        region_name: str,
        partition: str,
        everywhere: Callable[[], Iterable[Tables]],
    ):
        self.account_id = account_id
        self.region_name = region_name
        self.partition = partition
        #: returns the resources of all accounts in all Regions
        self.everywhere = everywhere
        self.tagger = TaggingService()
        self.links = Links(account_id)
        #: by ARN of the resource
        self.policies: dict[str, ResourcePolicy] = {}
        self._tables: dict[str, Table] = {}
        self._records: dict[type, Any] = {}
        self._gone: list[Resource] = []

    def record(self, of: type[S]) -> S:
        """Return the data of a family other than resources.

        :param of: the class of the data, which is created when it is first used
        """
        if of not in self._records:
            self._records[of] = of()
        return cast(S, self._records[of])

    def new_id(self, kind: type[Resource]) -> str:
        return f"{kind.KIND.prefix}-{mock_random.getrandbits(128):032x}"

    def arn_of(self, kind: type[Resource], resource_id: str) -> str:
        return (
            f"arn:{self.partition}:sms-voice:{self.region_name}:{self.account_id}"
            f":{kind.KIND.name}/{resource_id}"
        )

    def check_creation(
        self,
        kind: type[Resource],
        tags: Iterable[Tag] | None = None,
        count: int | None = None,
    ) -> None:
        """Check that one more resource of a kind can be created with these tags.

        :param count: how many resources count for the quota, by default all of the kind
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE, or the Reason of the
            kind if quotas are enforced
        :raises ValidationException: INVALID_PARAMETER for a key that starts with
            ``aws:``
        """
        _check_tags(tags or (), set())
        have = len(self.all(kind)) if count is None else count
        self.record(Quotas).check(have, *kind.KIND.quota)

    def add(self, resource: R, tags: Iterable[Tag] | None = None) -> R:
        resource.position = self.links.next_position()
        resource.links = self.links
        table = self._tables.setdefault(resource.KIND.name, Table())
        table.by_id[resource.id] = resource
        table.in_order.append(resource)
        alias = _alias_of(resource)
        if alias is not None:
            table.by_alias.setdefault(alias, {})[resource.id] = resource
        if tags:
            self.tag(resource, tags)
        return resource

    def tag(self, resource: Resource, tags: Iterable[Tag]) -> None:
        """Add tags to a resource. Errors are those of :meth:`check_creation`."""
        tags = list(tags)
        had = self.tagger.get_tag_dict_for_resource(resource.arn)
        _check_tags(tags, set(had))
        self.tagger.tag_resource(resource.arn, tags)

    def created(self, resource: Resource) -> Reply:
        """Return a resource with its tags, the result of a create operation."""
        tags = self.tagger.list_tags_for_resource(resource.arn)["Tags"]
        return Reply(resource, tags=tags or None)

    def remove(self, resource: Resource) -> None:
        table = self._tables[resource.KIND.name]
        del table.by_id[resource.id]
        in_order = table.in_order
        del in_order[
            bisect_left(in_order, resource.position, key=attrgetter("position"))
        ]
        alias = _alias_of(resource)
        if alias is not None:
            del table.by_alias[alias][resource.id]
        self.policies.pop(resource.arn, None)
        self.tagger.delete_all_tags_for_resource(resource.arn)

    def forget(self, resource: Resource) -> None:
        """Remove a resource at the next lookup.

        It is not removed immediately, because it may be in a list that is being read.
        """
        resource.gone = True
        self._gone.append(resource)

    def __iter__(self) -> Iterator[Resource]:
        for name in list(self._tables):
            yield from self._table(name).in_order

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return all resources of a kind in order of creation. (assumed)"""
        return cast(Sequence[R], self._table(kind.KIND.name).in_order)

    def has(self, kind: type[Resource], resource_id: str) -> bool:
        return resource_id in self._table(kind.KIND.name).by_id

    def find_by_alias(self, kind: type[R], alias: str) -> R | None:
        """Return the oldest resource of a kind with this alias, None without one."""
        found = self._table(kind.KIND.name).by_alias.get(alias)
        return cast(R, next(iter(found.values()))) if found else None

    def find(self, kind: str, resource_id: str) -> Resource:
        """Return the resource with this id, after the status changes that are due.

        :param kind: the name of the kind
        :raises ResourceNotFoundException: if the resource does not exist
        """
        by_id = self._table(kind).by_id
        if resource_id in by_id:
            by_id[resource_id].settle()
            self._sweep()
        if resource_id not in by_id:
            raise self.not_found(kind, resource_id)
        return by_id[resource_id]

    def not_found(self, kind: str, resource_id: str) -> ResourceNotFoundException:
        """Return the error for a resource that does not exist, with where it exists.

        :param kind: the name of the kind
        """
        hint = f"Does not exist in {self.region_name} of the account {self.account_id}"
        for other in self.everywhere():
            if resource_id in other._table(kind).by_id:
                hint += f". Use a client for {other.region_name}"
                if other.account_id != self.account_id:
                    hint += f" of the account {other.account_id}"
                return ResourceNotFoundException(
                    kind, resource_id, f"{hint}, which has it"
                )
        operation = f"Describe{kind.title().replace('-', '')}s"
        # An id that is not a name is not similar to another by mistake.
        named = [
            each.id for each in self._table(kind).in_order if each.KIND.prefix is None
        ]
        hint += f". Use one that {operation} returns{meant(resource_id, named)}"
        return ResourceNotFoundException(kind, resource_id, hint)

    def _table(self, kind: str) -> Table:
        self._sweep()
        return self._tables.get(kind) or Table()

    def _sweep(self) -> None:
        while self._gone:
            self.remove(self._gone.pop())


def _alias_of(resource: Resource) -> str | None:
    member = resource.KIND.alias_member
    return str(getattr(resource, member)) if member else None


def _check_tags(tags: Iterable[Tag], had: set[str]) -> None:
    """Check that tags can be added to a resource.

    :param had: the keys of the present tags of the resource
    """
    keys = {tag["Key"] for tag in tags}
    reserved = sorted(key for key in keys if key.startswith("aws:"))
    if reserved:
        raise ValidationException(
            "INVALID_PARAMETER",
            [
                Field(
                    "tags",
                    f"The tag key {reserved[0]} must not start with 'aws:'",
                )
            ],
        )
    # This quota cannot be increased, so it applies whether or not quotas are enforced.
    if len(keys | had) > _TAGS:
        raise ServiceQuotaExceededException(
            "TAGS_PER_RESOURCE",
            f"A resource can have {_TAGS} tags. Remove tags with UntagResource or send "
            "fewer",
        )
