"""Ids, ARNs, look-up and order of everything the service keeps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from threading import RLock
from typing import Any, ClassVar, TypeVar

from moto.core.base_backend import BaseBackend
from moto.core.common_models import BaseModel
from moto.core.config import default_user_config
from moto.moto_api._internal import mock_random
from moto.utilities.tagging_service import TaggingService

from ..events import Event, deliver
from ..exceptions import (
    Field,
    ResourceNotFoundException,
    ServiceQuotaExceededException,
    ValidationException,
)
from ..idempotency import ClientTokens
from ..operations import get_enum
from ..paging import Describable
from ..validation import lower_camel
from .progress import Progress

#: {"Key": ..., "Value": ...}
Tag = dict[str, str]


@dataclass(kw_only=True)
class Resource(BaseModel, Describable):
    """Anything with an ARN.

    A subclass is a dataclass of its members in snake_case, and says in class variables
    what the store has to know.
    """

    #: the kind in the ARN's path, and the ResourceType of errors
    KIND: ClassVar[str]
    #: the members that are the id and the ARN
    ID: ClassVar[str]
    ARN: ClassVar[str]
    #: what an id begins with
    PREFIX: ClassVar[str]
    #: how many an account may have in a Region, and the Reason when it has them
    QUOTA: ClassVar[tuple[int, str]]

    #: the order of creation, which is the order of lists
    position: int = field(default=0, repr=False)
    #: what goes on with it by itself
    progress: Progress | None = field(default=None, repr=False, compare=False)

    @property
    def id(self) -> str:
        return str(getattr(self, self.ID))

    @property
    def arn(self) -> str:
        return str(getattr(self, self.ARN))

    def settle(self, described: bool = False) -> None:
        if self.progress is not None:
            self.progress.settle(described)


@dataclass(frozen=True)
class Created:
    """A resource with its tags, which only the reply of its creation has."""

    resource: Resource
    tags: list[Tag] | None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.resource, name)


R = TypeVar("R", bound=Resource)


@dataclass
class Table:
    by_id: dict[str, Resource] = field(default_factory=dict)
    in_order: list[Resource] = field(default_factory=list)


class Store:
    """The resources of one account in one Region, by kind."""

    def __init__(self, account_id: str, region_name: str, partition: str):
        self.account_id = account_id
        self.region_name = region_name
        self.partition = partition
        self.tagger = TaggingService()
        self._tables: dict[str, Table] = {}
        self._last_position = 0

    def new_id(self, kind: type[Resource]) -> str:
        return f"{kind.PREFIX}-{mock_random.uuid4().hex}"

    def arn_of(self, kind: type[Resource], resource_id: str) -> str:
        return (
            f"arn:{self.partition}:sms-voice:{self.region_name}:{self.account_id}"
            f":{kind.KIND}/{resource_id}"
        )

    def check_quota(self, kind: type[Resource]) -> None:
        """:raises ServiceQuotaExceededException: where the test asks for quotas"""
        check_quota(len(self.all(kind)), *kind.QUOTA)

    def add(self, resource: R, tags: Iterable[Tag] | None = None) -> R:
        table = self._tables.setdefault(resource.KIND, Table())
        self._last_position += 1
        resource.position = self._last_position
        table.by_id[resource.id] = resource
        table.in_order.append(resource)
        if tags:
            self.tagger.tag_resource(resource.arn, list(tags))
        return resource

    def created(self, resource: Resource) -> Created:
        """A resource as the operation that creates it returns it."""
        tags = self.tagger.list_tags_for_resource(resource.arn)["Tags"]
        return Created(resource, tags or None)

    def remove(self, resource: Resource) -> None:
        table = self._tables[resource.KIND]
        del table.by_id[resource.id]
        in_order = table.in_order
        del in_order[
            bisect_left(in_order, resource.position, key=attrgetter("position"))
        ]
        self.tagger.delete_all_tags_for_resource(resource.arn)

    def all(self, kind: type[R]) -> Sequence[R]:
        """All resources of a kind in the order of their creation (that order is ours)."""
        table = self._tables.get(kind.KIND)
        return table.in_order if table else ()  # type: ignore[return-value]

    def get(self, kind: type[R], id_or_arn: str, member: str | None = None) -> R:
        """One resource.

        :param kind: its class
        :param id_or_arn: its id or its ARN
        :param member: the member of the request that named it, if not the kind's own
        :raises ResourceNotFoundException: where there is none
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        resource_id = id_or_arn
        if id_or_arn.startswith("arn:"):
            member = lower_camel(member or _pascal(kind.ID))
            found_kind, resource_id = self._parse_arn(id_or_arn, member)
            if found_kind != kind.KIND:
                raise _invalid_arn(member, f"The ARN is not of a {kind.KIND}")
        return self.find(kind.KIND, resource_id)  # type: ignore[return-value]

    def get_many(
        self, kind: type[R], ids_or_arns: Iterable[str] | None, member: str
    ) -> Sequence[R]:
        """The resources with these ids or ARNs, each once, in the order of lists.

        :param ids_or_arns: None or an empty list stands for all
        """
        if not ids_or_arns:
            return self.all(kind)
        found = {
            resource.position: resource
            for resource in (self.get(kind, name, member) for name in ids_or_arns)
        }
        return [found[position] for position in sorted(found)]

    def get_by_arn(self, arn: str, member: str = "ResourceArn") -> Resource:
        """The resource of any kind that has this ARN; errors as for :meth:`get`."""
        return self.find(*self._parse_arn(arn, lower_camel(member)))

    def has(self, kind: type[Resource], resource_id: str) -> bool:
        table = self._tables.get(kind.KIND)
        return table is not None and resource_id in table.by_id

    def __iter__(self) -> Iterator[Resource]:
        for table in self._tables.values():
            yield from table.in_order

    def find(self, kind: str, resource_id: str) -> Resource:
        """The resource with this id, of the kind that has this name.

        :raises ResourceNotFoundException: where there is none
        """
        table = self._tables.get(kind)
        if table is None or resource_id not in table.by_id:
            raise ResourceNotFoundException(kind, resource_id)
        resource = table.by_id[resource_id]
        resource.settle()
        return resource

    def _parse_arn(self, arn: str, member: str) -> tuple[str, str]:
        """The kind and the id that an ARN names.

        INVALID_ARN was seen for sender IDs, RESOURCE_NOT_ACCESSIBLE for resources of
        another account; that other kinds answer the same is inferred.
        """
        parts = arn.split(":", 5)
        if len(parts) != 6 or parts[1:3] != [self.partition, "sms-voice"]:
            raise _invalid_arn(member, "The ARN is not of this service")
        kind, _, resource_id = parts[5].partition("/")
        if kind not in get_enum("ResourceType") or not resource_id:
            raise _invalid_arn(member, "The ARN names no kind of resource")
        if parts[3] != self.region_name:
            raise _invalid_arn(member, "The ARN is of another Region")
        if parts[4] != self.account_id:
            raise ValidationException(
                "RESOURCE_NOT_ACCESSIBLE",
                [Field(member, "The resource belongs to another account")],
            )
        return kind, resource_id


class StoreBackend(BaseBackend):
    """What every family's backend is made on."""

    #: It belongs to the class since a reset empties the instance.
    lock: ClassVar[RLock] = RLock()

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.store = Store(account_id, region_name, self.partition)
        self.client_tokens = ClientTokens()
        #: what is to be told to EventBridge
        self.events: list[Event] = []

    @contextmanager
    def turn(self) -> Iterator[None]:
        """While a request is carried out, nothing else happens. moto's server answers in
        many threads. The events of a turn are delivered when it is over, since who gets
        them may make requests of its own.
        """
        events: list[Event] = []
        try:
            with self.lock:
                try:
                    yield
                finally:
                    events, self.events = self.events, []
        finally:
            for event in events:
                deliver(self.account_id, self.region_name, event)

    def reset(self) -> None:
        with self.lock:
            super().reset()


def check_quota(count: int, limit: int, reason: str) -> None:
    """Refuse one more than the limit.

    :raises ServiceQuotaExceededException: where the test asks for quotas
    """
    config = default_user_config.get("pinpointsmsvoicev2") or {}
    enforced = isinstance(config, dict) and config.get("enforce_quotas")
    if enforced and count >= limit:
        raise ServiceQuotaExceededException(reason)


def _pascal(attribute: str) -> str:
    return "".join(part.capitalize() for part in attribute.split("_"))


def _invalid_arn(member: str, message: str) -> ValidationException:
    return ValidationException("INVALID_ARN", [Field(member, message)])
