"""Everything that one account keeps in one Region, and how a request names it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from operator import attrgetter
from threading import RLock
from typing import Any, ClassVar, TypeVar, cast

from moto.core.base_backend import backend_lock
from moto.core.utils import (
    get_service_model,
    pascal_to_camelcase,
    underscores_to_camelcase,
)
from moto.utilities.arns import parse_arn

from ..delivery import Event, deliver
from ..exceptions import Field, ResourceNotFoundException, ValidationException
from .base import Listing, Resource
from .tables import R, Tables

S = TypeVar("S")

_E164 = re.compile(r"\+?[1-9][0-9]{1,18}")


class Store(Tables):
    """The resources of one account in one Region, and whatever else it keeps."""

    _lock: ClassVar[RLock]
    _turns: ClassVar[int]
    _events: ClassVar[list[Event]]

    def __init__(
        self,
        account_id: str,
        region_name: str,
        partition: str,
        neighbours: Callable[[], Mapping[str, Store]],
    ):
        super().__init__(account_id, region_name, partition)
        #: the stores of all accounts in the Region
        self.neighbours = neighbours
        self._records: dict[type, Any] = {}

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Carry out a request while nothing else happens; moto's server answers in many
        threads. The events of a turn are delivered when it is over, since who gets them
        may make requests of its own."""
        events: list[Event] = []
        try:
            with Store._lock:
                Store._turns += 1
                try:
                    yield
                finally:
                    Store._turns -= 1
                    if not Store._turns:
                        events, Store._events = Store._events, []
        finally:
            for event in events:
                deliver(event)

    @classmethod
    def lock(cls) -> RLock:
        return cls._lock

    def emit(
        self, detail_type: str, resource: Resource, detail: dict[str, Any], at: datetime
    ) -> None:
        """Have an event delivered when the turn is over."""
        Store._events.append(
            Event(
                self.account_id, self.region_name, detail_type, resource.arn, detail, at
            )
        )

    def record(self, of: type[S]) -> S:
        """What a family keeps besides resources, made when it is first asked for."""
        if of not in self._records:
            self._records[of] = of()
        return cast(S, self._records[of])

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
        if id_or_arn.startswith("arn:"):
            member = member or underscores_to_camelcase(kind.KIND.id_attribute)
            return cast(R, self._by_arn((kind,), id_or_arn, member, shared))
        return cast(R, self.find(kind.KIND.name, id_or_arn))

    def resolve(
        self,
        kinds: Sequence[type[Resource]],
        name: str,
        member: str,
        country: str | None = None,
        by_number: bool = False,
    ) -> Resource:
        """The resource that a parameter names, of one of the kinds that it allows.

        :param kinds: their classes
        :param name: an id, an ARN, the name of a sender ID where the kinds have them
        :param member: the member of the request
        :param country: that of a sender ID; left out, any
        :param by_number: whether a phone number may be named by itself, in E.164 format
        :raises ResourceNotFoundException: where there is none
        :raises ValidationException: INVALID_ARN; INVALID_PARAMETER, for a resource of
            another kind; RESOURCE_NOT_ACCESSIBLE
        """
        if name.startswith("arn:"):
            return self._by_arn(kinds, name, member)
        found = self._by_alias(kinds, name, country, by_number)
        if found is not None:
            return found
        kind = _kinds_by_prefix().get(name.partition("-")[0])
        if kind is None:
            named = [kind for kind in kinds if kind.KIND.prefix is None]
            raise ResourceNotFoundException((named or kinds)[0].KIND.name, name)
        found = self.find(kind.KIND.name, name)
        if kind not in kinds:
            raise _wrong_kind("INVALID_PARAMETER", kind.KIND.name, kinds, member)
        return found

    def get_many(
        self, kind: type[R], ids_or_arns: Iterable[str] | None, member: str
    ) -> Listing[R]:
        """What a describe operation lists: the resources with these ids or ARNs, each
        once, in the order of lists.

        :param ids_or_arns: None or an empty list stands for all of the account; what
            another account shares has to be given by its ARN
        :param member: the member of the request that has them
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        if not ids_or_arns:
            return Listing(self.all(kind))
        found: dict[int, R] = {}
        for name in ids_or_arns:
            resource = self.get(kind, name, member, shared=True)
            if resource.position not in found:
                resource.settle(described=True)
            if resource.gone:
                raise ResourceNotFoundException(kind.KIND.name, resource.id)
            found[resource.position] = resource
        return Listing([found[position] for position in sorted(found)], settled=True)

    def get_owned(
        self,
        kind: type[R],
        ids_or_arns: list[str] | None,
        owner: str | None,
        member: str,
    ) -> Listing[R]:
        """What a describe operation with an Owner lists.

        :param ids_or_arns: up to 5 ids or ARNs
        :param owner: SELF, or SHARED for what other accounts share with this one
        :param member: the member of the request that has the ids
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, for ids and an
            owner (AWS docs; the Reason is assumed); as for :meth:`get_many`
        """
        if owner is not None and ids_or_arns:
            raise ValidationException(
                "PARAMETERS_CANNOT_BE_USED_TOGETHER",
                [
                    Field(pascal_to_camelcase(name), f"Use either {member} or Owner")
                    for name in (member, "Owner")
                ],
            )
        if owner == "SHARED":
            return Listing(self._shared(kind))
        return self.get_many(kind, ids_or_arns, member)

    def get_by_arn(self, arn: str, member: str = "ResourceArn") -> Resource:
        """The resource of any kind that has this ARN; errors as for :meth:`get`."""
        return self._by_arn((), arn, member)

    def _shared(self, kind: type[R]) -> list[R]:
        """What other accounts share with this one by their policies, oldest first."""
        shared = [
            cast(R, store.find(kind.KIND.name, parse_arn(arn).resource_id))
            for store in self.neighbours().values()
            if store is not self
            for arn, policy in list(store.policies.items())
            if policy.allows(self.account_id)
            and parse_arn(arn).resource_type == kind.KIND.name
        ]
        return sorted(shared, key=attrgetter("position"))

    def _by_alias(
        self,
        kinds: Sequence[type[Resource]],
        name: str,
        country: str | None,
        by_number: bool,
    ) -> Resource | None:
        for kind in kinds:
            if kind.KIND.alias_member == "sender_id":
                key = f"{name.upper()}/{country}"
                if country is None:
                    found = self.find_by_alias(kind, name.upper())
                else:
                    found = self._table(kind.KIND.name).by_id.get(key)
            elif kind.KIND.alias_member and by_number and _E164.fullmatch(name):
                found = self.find_by_alias(kind, "+" + name.removeprefix("+"))
            else:
                continue
            if found is not None:
                found.settle()
                return found
        return None

    def _by_arn(
        self,
        kinds: Sequence[type[Resource]],
        arn: str,
        member: str,
        shared: bool = False,
    ) -> Resource:
        """The resource that an ARN names, of any kind where none is given.

        INVALID_ARN was seen for sender IDs, RESOURCE_NOT_ACCESSIBLE for resources of
        another account; other kinds answer the same. (assumed)
        """
        parts = arn.split(":", 5)
        if len(parts) != 6 or parts[1] != self.partition or parts[2] != "sms-voice":
            raise _invalid_arn(member, "The ARN is not of this service")
        named = parse_arn(arn)
        if named.resource_type not in _resource_types() or not named.resource_id:
            raise _invalid_arn(member, "The ARN names no kind of resource")
        if named.region != self.region_name:
            raise _invalid_arn(
                member, f"The ARN is of {named.region}. This is {self.region_name}"
            )
        if kinds and named.resource_type not in [kind.KIND.name for kind in kinds]:
            reason = "INVALID_ARN" if len(kinds) == 1 else "INVALID_PARAMETER"
            raise _wrong_kind(reason, str(named.resource_type), kinds, member)
        store: Store | None = self
        if named.account != self.account_id:
            store = self.neighbours().get(named.account) if shared else None
            policy = store.policies.get(arn) if store else None
            if policy is None or not policy.allows(self.account_id):
                raise ValidationException(
                    "RESOURCE_NOT_ACCESSIBLE",
                    [
                        Field(
                            pascal_to_camelcase(member),
                            f"The resource belongs to the account {named.account}",
                        )
                    ],
                )
        assert store is not None
        return store.find(str(named.resource_type), named.resource_id)


class Family:
    """The operations of one family. A public method is an operation, and nothing else."""

    store: Store


def _start_process() -> None:
    Store._lock = RLock()
    Store._turns = 0
    Store._events = []


_start_process()
# In a forked child nobody releases a lock that another thread of the parent holds. A turn
# can be long, so a fork does not wait for its end as it does for moto's own lock.
with suppress(AttributeError):  # Windows has no fork.
    os.register_at_fork(
        before=backend_lock.acquire,
        after_in_parent=backend_lock.release,
        after_in_child=backend_lock.release,
    )
    os.register_at_fork(after_in_child=_start_process)


@cache
def _resource_types() -> frozenset[str]:
    shape = get_service_model("pinpoint-sms-voice-v2").shape_for("ResourceType")
    return frozenset(shape.metadata["enum"])


@cache
def _kinds_by_prefix() -> Mapping[str, type[Resource]]:
    """All kinds by what their ids begin with."""
    classes: list[type[Resource]] = [Resource]
    for each in classes:
        classes += each.__subclasses__()
    return {
        each.KIND.prefix: each
        for each in classes
        if hasattr(each, "KIND") and each.KIND.prefix
    }


def _invalid_arn(member: str, message: str) -> ValidationException:
    return ValidationException(
        "INVALID_ARN", [Field(pascal_to_camelcase(member), message)]
    )


def _wrong_kind(
    reason: str, found: str, kinds: Sequence[type[Resource]], member: str
) -> ValidationException:
    allowed = ", ".join(kind.KIND.name for kind in kinds)
    message = f"The resource is a {found}. Allowed kinds: {allowed}"
    return ValidationException(reason, [Field(pascal_to_camelcase(member), message)])
