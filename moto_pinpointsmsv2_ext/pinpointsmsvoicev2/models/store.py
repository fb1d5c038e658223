"""The resources of one account in one Region, found by the names in a request."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from operator import attrgetter
from threading import RLock
from typing import Any, ClassVar, cast

from moto.core.base_backend import backend_lock
from moto.core.utils import (
    get_service_model,
    pascal_to_camelcase,
    underscores_to_camelcase,
)
from moto.utilities.arns import parse_arn

from ..delivery import (
    Deliverable,
    Event,
    InboundMessage,
    MessageEvent,
    Metrics,
    deliver,
)
from ..exceptions import Field, ValidationException
from .base import Listing, Resource
from .tables import R, Tables

_E164 = re.compile(r"\+?[1-9][0-9]{1,18}")


class Store(Tables):
    """The resources of one account in one Region, and other data of the families."""

    _lock: ClassVar[RLock]
    _turns: ClassVar[int]
    _events: ClassVar[list[Deliverable]]

    def __init__(
        self,
        account_id: str,
        region_name: str,
        partition: str,
        stores: Callable[[], Iterable[Store]],
    ):
        super().__init__(account_id, region_name, partition, stores)
        self._stores = stores
        #: sends the events of messages that are due at the start of a request
        self.settle_messages: Callable[[bool], None] | None = None

    @contextmanager
    def turn(self, described: bool = False) -> Iterator[None]:
        """Lock all stores for the duration of a request.

        moto's server handles requests in several threads. The events of a request are
        delivered after the lock is released, because a target can send requests itself.

        :param described: whether the request counts as a description of messages
        """
        events: list[Deliverable] = []
        try:
            with Store._lock:
                Store._turns += 1
                try:
                    if self.settle_messages is not None:
                        self.settle_messages(described)
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

    def neighbours(self) -> dict[str, Store]:
        """Return the stores of all accounts in the Region by account id."""
        return {
            store.account_id: store
            for store in self._stores()
            if store.region_name == self.region_name
        }

    def emit(
        self, detail_type: str, resource: Resource, detail: dict[str, Any], at: datetime
    ) -> None:
        """Queue an event, which is delivered at the end of the request."""
        Store._events.append(
            Event(
                self.account_id, self.region_name, detail_type, resource.arn, detail, at
            )
        )

    def emit_message(self, event: MessageEvent | InboundMessage) -> None:
        """Queue an event of a message or a message of a user, as :meth:`emit`."""
        Store._events.append(event)
        if isinstance(event, MessageEvent):
            self.record(Metrics).put_event(event)

    def get(
        self,
        kind: type[R],
        id_or_arn: str,
        member: str | None = None,
        shared: bool = False,
    ) -> R:
        """Return a resource.

        :param kind: the class of the resource
        :param id_or_arn: the id or ARN of the resource
        :param member: the member of the request, named in errors; by default the id of
            the kind
        :param shared: whether the resource can be one that another account shares
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE
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
        shared: bool = False,
    ) -> Resource:
        """Return the resource that a parameter for several kinds of resources refers
        to.

        :param kinds: the classes of the resources that the parameter accepts
        :param name: an id, an ARN, or the name of a sender ID if the parameter accepts
            one
        :param member: the member of the request, named in errors
        :param country: the country of a sender ID, by default any country
        :param by_number: whether the parameter accepts a phone number in E.164 format
        :param shared: whether the resource can be one that another account shares
        :raises ResourceNotFoundException: if the resource does not exist
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE, or
            INVALID_PARAMETER for a resource of another kind
        """
        if name.startswith("arn:"):
            return self._by_arn(kinds, name, member, shared)
        found = self._by_alias(kinds, name, country, by_number)
        if found is not None:
            return found
        kind = _kinds_by_prefix().get(name.partition("-")[0])
        if kind is None:
            named = [kind for kind in kinds if kind.KIND.prefix is None]
            raise self.not_found((named or kinds)[0].KIND.name, name)
        found = self.find(kind.KIND.name, name)
        if kind not in kinds:
            raise wrong_kind("INVALID_PARAMETER", kind.KIND.name, kinds, member)
        return found

    def get_many(
        self, kind: type[R], ids_or_arns: Iterable[str] | None, member: str
    ) -> Listing[R]:
        """Return the resources with these ids or ARNs, in order and without repetition.

        :param kind: the class of the resources
        :param ids_or_arns: ids or ARNs; ARNs for resources that another account shares.
            None or an empty list selects all resources of the account
        :param member: the member of the request, named in errors
        :raises ResourceNotFoundException: if a resource does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE
        """
        if not ids_or_arns:
            return Listing(self.all(kind))
        found: dict[int, R] = {}
        for name in ids_or_arns:
            resource = self.get(kind, name, member, shared=True)
            if resource.position not in found:
                resource.settle(described=True)
            if resource.gone:
                raise self.not_found(kind.KIND.name, resource.id)
            found[resource.position] = resource
        return Listing([found[position] for position in sorted(found)], settled=True)

    def get_owned(
        self,
        kind: type[R],
        ids_or_arns: list[str] | None,
        owner: str | None,
        member: str,
    ) -> Listing[R]:
        """Return the resources that a describe operation with an Owner selects.

        :param kind: the class of the resources
        :param ids_or_arns: up to 5 ids or ARNs
        :param owner: SELF, or SHARED for resources that other accounts share with this
            account
        :param member: the member of the request with the ids, named in errors
        :raises ResourceNotFoundException: if a resource does not exist
        :raises ValidationException: Ids cannot be used with an owner. (AWS docs)
            The Reason is PARAMETERS_CANNOT_BE_USED_TOGETHER. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE, as for :meth:`get_many`
        """
        if owner is not None and ids_or_arns:
            raise ValidationException(
                "PARAMETERS_CANNOT_BE_USED_TOGETHER",
                [
                    Field(pascal_to_camelcase(name), f"Set either {member} or Owner")
                    for name in (member, "Owner")
                ],
            )
        if owner == "SHARED":
            return Listing(self._shared(kind))
        return self.get_many(kind, ids_or_arns, member)

    def get_by_arn(self, arn: str, member: str = "ResourceArn") -> Resource:
        """Return the resource of any kind with this ARN, as :meth:`get`."""
        return self._by_arn((), arn, member)

    def _shared(self, kind: type[R]) -> list[R]:
        """Return the resources that other accounts share, oldest first."""
        shared = [
            resource
            for store in self.neighbours().values()
            if store is not self
            for resource in store.all(kind)
            if (policy := store.policies.get(resource.arn)) is not None
            and policy.allows(self.account_id)
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
        """Return the resource with this ARN, of any kind if kinds is empty.

        INVALID_ARN for sender IDs, RESOURCE_NOT_ACCESSIBLE for other accounts. (observed)
        The same Reasons for other kinds of resources. (assumed)
        """
        parts = arn.split(":", 5)
        if len(parts) != 6 or parts[1] != self.partition or parts[2] != "sms-voice":
            raise _invalid_arn(
                member, f"Must start with arn:{self.partition}:sms-voice:, but is {arn}"
            )
        named = parse_arn(arn)
        if named.resource_type not in _resource_types() or not named.resource_id:
            raise _invalid_arn(
                member, f"Must end with the type and id of a resource, but is {arn}"
            )
        if named.region != self.region_name:
            raise _invalid_arn(
                member,
                f"The ARN is in the Region {named.region}. "
                f"Use an ARN in {self.region_name}",
            )
        if kinds and named.resource_type not in [kind.KIND.name for kind in kinds]:
            reason = "INVALID_ARN" if len(kinds) == 1 else "INVALID_PARAMETER"
            raise wrong_kind(reason, str(named.resource_type), kinds, member)
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
                            "The resource belongs to the account "
                            f"{named.account}. Use an ARN of {self.account_id}",
                        )
                    ],
                )
        assert store is not None
        return store.find(str(named.resource_type), named.resource_id)


class Family:
    """The operations of one family. Every public method is an operation."""

    store: Store


def _start_process() -> None:
    Store._lock = RLock()
    Store._turns = 0
    Store._events = []


_start_process()
# A lock that another thread of the parent holds is never released in a forked child. A
# fork waits for moto's own lock. It does not wait for this one, which a request can hold
# for a long time, but creates a new one.
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
    """Return all kinds of resources by the prefix of their ids."""
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


def wrong_kind(
    reason: str, found: str, kinds: Sequence[type[Resource]], member: str
) -> ValidationException:
    """Return the error for a resource of a kind that a parameter does not accept."""
    allowed = ", ".join(kind.KIND.name for kind in kinds)
    article = "an" if found.startswith(("opt-", "rcs-")) else "a"
    message = f"Must not be {article} {found}. Allowed kinds: {allowed}"
    return ValidationException(reason, [Field(pascal_to_camelcase(member), message)])
