"""Ids, ARNs, look-up and order of everything the service keeps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

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
from ..paging import Describable, Listing
from ..validation import lower_camel
from .progress import Progress

if TYPE_CHECKING:
    from .resource_policies import ResourcePolicy

#: {"Key": ..., "Value": ...}
Tag = dict[str, str]

#: how many tags a resource may have (AWS docs)
_TAGS = 50


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
    #: whether it can have a policy, and be shared by it
    SHAREABLE: ClassVar[bool] = False

    #: the order of creation, which is the order of lists
    position: int = field(default=0, repr=False)
    #: what goes on with it by itself
    progress: Progress | None = field(default=None, repr=False, compare=False)
    policy: ResourcePolicy | None = field(default=None, repr=False)

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

    #: One count for all accounts, whose resources stand in one list where they share.
    _positions: ClassVar[Iterator[int]] = count(1)

    def __init__(
        self,
        account_id: str,
        region_name: str,
        partition: str,
        neighbours: Callable[[], Mapping[str, Store]],
    ):
        self.account_id = account_id
        self.region_name = region_name
        self.partition = partition
        self.tagger = TaggingService()
        #: the stores of all accounts in the Region
        self.neighbours = neighbours
        self._tables: dict[str, Table] = {}
        self._gone: list[Resource] = []

    def new_id(self, kind: type[Resource]) -> str:
        return f"{kind.PREFIX}-{mock_random.uuid4().hex}"

    def arn_of(self, kind: type[Resource], resource_id: str) -> str:
        return (
            f"arn:{self.partition}:sms-voice:{self.region_name}:{self.account_id}"
            f":{kind.KIND}/{resource_id}"
        )

    def check_creation(
        self, kind: type[Resource], tags: Iterable[Tag] | None = None
    ) -> None:
        """Whether one more resource of a kind, with these tags, is allowed.

        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE; where the test asks for
            quotas, that of the kind
        :raises ValidationException: INVALID_PARAMETER, for a tag of AWS's
        """
        check_tags(tags or (), set())
        check_quota(len(self.all(kind)), *kind.QUOTA)

    def tag(self, resource: Resource, tags: Iterable[Tag]) -> None:
        """Add tags to a resource; errors as for :meth:`check_creation`."""
        tags = list(tags)
        had = self.tagger.get_tag_dict_for_resource(resource.arn)
        check_tags(tags, set(had))
        self.tagger.tag_resource(resource.arn, tags)

    @classmethod
    def next_position(cls) -> int:
        """The position of what is added to a list now. None is given twice, so that a
        page misses nothing of what was added after something was deleted."""
        return next(cls._positions)

    def add(self, resource: R, tags: Iterable[Tag] | None = None) -> R:
        table = self._tables.setdefault(resource.KIND, Table())
        resource.position = self.next_position()
        table.by_id[resource.id] = resource
        table.in_order.append(resource)
        if tags:
            self.tag(resource, tags)
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

    def forget(self, resource: Resource) -> None:
        """Remove a resource when something is next looked for: not now, when it may be
        in the midst of being listed."""
        resource.gone = True
        self._gone.append(resource)

    def all(self, kind: type[R]) -> Sequence[R]:
        """All resources of a kind in the order of their creation (that order is ours)."""
        self._sweep()
        table = self._tables.get(kind.KIND)
        return table.in_order if table else ()  # type: ignore[return-value]

    def get(
        self,
        kind: type[R],
        id_or_arn: str,
        member: str | None = None,
        shared: bool = False,
    ) -> R:
        """One resource.

        :param kind: its class
        :param id_or_arn: its id or its ARN
        :param member: the member of the request that named it, if not the kind's own
        :param shared: whether it may be another account's, which shares it
        :raises ResourceNotFoundException: where there is none
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        resource_id = id_or_arn
        if id_or_arn.startswith("arn:"):
            member = lower_camel(member or _pascal(kind.ID))
            account_id, found_kind, resource_id = self._parse_arn(id_or_arn, member)
            if found_kind != kind.KIND:
                raise _invalid_arn(member, f"The ARN is not of a {kind.KIND}")
            if account_id != self.account_id:
                for resource in self.shared(kind) if shared else ():
                    if resource.arn == id_or_arn:
                        return resource
                raise _not_accessible(member)
        return self.find(kind.KIND, resource_id)  # type: ignore[return-value]

    def get_many(
        self, kind: type[R], ids_or_arns: Iterable[str] | None, member: str
    ) -> Sequence[R]:
        """The resources with these ids or ARNs, each once, in the order of lists.

        :param ids_or_arns: None or an empty list stands for all of the account; what
            another account shares has to be given by its ARN
        """
        if not ids_or_arns:
            return self.all(kind)
        found = {
            resource.position: resource
            for resource in (
                self.get(kind, name, member, shared=True) for name in ids_or_arns
            )
        }
        return [found[position] for position in sorted(found)]

    def get_by_arn(self, arn: str, member: str = "ResourceArn") -> Resource:
        """The resource of any kind that has this ARN; errors as for :meth:`get`."""
        account_id, kind, resource_id = self._parse_arn(arn, lower_camel(member))
        if account_id != self.account_id:
            raise _not_accessible(lower_camel(member))
        return self.find(kind, resource_id)

    def shared(self, kind: type[R]) -> list[R]:
        """What other accounts share with this one by their policies, oldest first."""
        return sorted(
            (
                resource
                for account_id, store in self.neighbours().items()
                if account_id != self.account_id
                for resource in store.all(kind)
                if resource.policy and resource.policy.allows(self.account_id)
            ),
            key=attrgetter("position"),
        )

    def has(self, kind: type[Resource], resource_id: str) -> bool:
        self._sweep()
        table = self._tables.get(kind.KIND)
        return table is not None and resource_id in table.by_id

    def __iter__(self) -> Iterator[Resource]:
        self._sweep()
        for table in self._tables.values():
            yield from table.in_order

    def find(self, kind: str, resource_id: str) -> Resource:
        """The resource with this id, of the kind that has this name.

        :raises ResourceNotFoundException: where there is none
        """
        self._sweep()
        by_id = self._tables.get(kind, Table()).by_id
        if resource_id in by_id:
            by_id[resource_id].settle()
            self._sweep()
        if resource_id not in by_id:
            raise ResourceNotFoundException(kind, resource_id)
        return by_id[resource_id]

    def _sweep(self) -> None:
        while self._gone:
            self.remove(self._gone.pop())

    def _parse_arn(self, arn: str, member: str) -> tuple[str, str, str]:
        """The account, the kind and the id that an ARN names.

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
        return parts[4], kind, resource_id


class StoreBackend(BaseBackend):
    """What every family's backend is made on."""

    #: It belongs to the class since a reset empties the instance.
    lock: ClassVar[RLock] = RLock()

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.store = Store(account_id, region_name, self.partition, self._stores)
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

    def owned(
        self,
        kind: type[R],
        ids: list[str] | None,
        owner: str | None,
        member: str,
    ) -> Listing[R]:
        """What a describe operation with an Owner lists.

        :param ids: up to 5 ids or ARNs
        :param owner: SELF, or SHARED for what other accounts share with this one
        :param member: the member of the request that has the ids
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, for ids and an
            owner (that it is refused is documented, the Reason inferred)
        """
        if owner is not None and ids:
            raise ValidationException(
                "PARAMETERS_CANNOT_BE_USED_TOGETHER",
                [
                    Field(lower_camel(name), "Use either of them")
                    for name in (member, "Owner")
                ],
            )
        if owner == "SHARED":
            return Listing(self.store.shared(kind))
        return Listing(self.store.get_many(kind, ids, member))

    def _stores(self) -> dict[str, Store]:
        from . import pinpointsmsvoicev2_backends

        return {
            account_id: backends[self.region_name].store
            for account_id, backends in list(pinpointsmsvoicev2_backends.items())
            # Its own "in" is true of every Region there is.
            if self.region_name in list(backends)
        }


def _not_accessible(member: str) -> ValidationException:
    return ValidationException(
        "RESOURCE_NOT_ACCESSIBLE",
        [Field(member, "The resource belongs to another account")],
    )


def check_tags(tags: Iterable[Tag], had: set[str]) -> None:
    """Whether tags may be added to those with the keys that a resource had."""
    keys = {tag["Key"] for tag in tags}
    if any(key.startswith("aws:") for key in keys):
        raise ValidationException(
            "INVALID_PARAMETER",
            [Field("tags", "Keys that begin with aws: are reserved for AWS")],
        )
    # No account can have more, so that it is no quota that a test asks for.
    if len(keys | had) > _TAGS:
        raise ServiceQuotaExceededException("TAGS_PER_RESOURCE")


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
