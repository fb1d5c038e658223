"""What resources there are, in which Regions, and how they are related."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypedDict, get_args

from ..pinpointsmsvoicev2.models.base import Resource
from ..pinpointsmsvoicev2.models.configuration_sets import ConfigurationSet
from ..pinpointsmsvoicev2.models.identities.opt_out_lists import OptOutList
from ..pinpointsmsvoicev2.models.identities.origination_identities import (
    Pool,
    PoolMember,
    RcsAgent,
)
from ..pinpointsmsvoicev2.models.identities.settings import Settings
from ..pinpointsmsvoicev2.models.identities.verified_numbers import (
    VerifiedDestinationNumber,
)
from ..pinpointsmsvoicev2.models.messages.inbound import Inbox
from ..pinpointsmsvoicev2.models.messages.message import Messages
from ..pinpointsmsvoicev2.models.notify.configurations import NotifyConfiguration
from ..pinpointsmsvoicev2.models.protect.configurations import ProtectConfiguration
from ..pinpointsmsvoicev2.models.registrations.attachments import RegistrationAttachment
from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Association,
    Registration,
)
from ..pinpointsmsvoicev2.models.registrations.types import type_of
from ..pinpointsmsvoicev2.models.store import Store
from ..pinpointsmsvoicev2.models.structures import STRUCTURES
from ..pinpointsmsvoicev2.models.tables import Tables
from ..pinpointsmsvoicev2.protocol.operations import get_structure
from ..pinpointsmsvoicev2.protocol.wire import structure_writer
from .descriptions import attachments_of, file_name

ResourceKind = Literal[
    "phone-number",
    "sender-id",
    "pool",
    "rcs-agent",
    "configuration-set",
    "opt-out-list",
    "protect-configuration",
    "notify-configuration",
    "verified-destination-number",
    "registration",
    "registration-attachment",
]

_KINDS = {kind.KIND.name: kind for kind in STRUCTURES}

#: by class, the attribute with the id of a related resource, its kind, and what it is
_NAMED: tuple[tuple[type, str, type[Resource], str], ...] = (
    (Settings, "opt_out_list_name", OptOutList, "opt-out list"),
    (
        ConfigurationSet,
        "protect_configuration_id",
        ProtectConfiguration,
        "default protect configuration",
    ),
    (NotifyConfiguration, "pool_id", Pool, "default pool"),
    (VerifiedDestinationNumber, "rcs_agent_id", RcsAgent, "RCS agent"),
)


class Place(TypedDict):
    """An account and a Region."""

    account_id: str
    region_name: str


class RelatedResource(TypedDict):
    """A resource that another one refers to."""

    kind: str
    id: str
    arn: str
    #: what it is to the other one, such as "pool" or "opt-out list"
    why: str


class ListedResource(TypedDict):
    """A resource of any kind."""

    #: as in ARNs
    kind: str
    #: the id; that of a sender ID is its name and its country, ACME/GB
    id: str
    arn: str
    #: the phone number, the sender ID, the display name, the title of the registration
    #: type, the name of the file in S3, or else the id
    name: str
    status: str | None
    #: the members that its describe operation returns
    members: dict[str, Any]
    related: list[RelatedResource]


def list_places(store: Store) -> list[Place]:
    """Return the accounts and Regions with resources or messages, sorted.

    :param store: any store
    """
    places = sorted(
        (each.account_id, each.region_name)
        for each in store.everywhere()
        if _is_used(each)
    )
    return [{"account_id": account, "region_name": name} for account, name in places]


def list_resources(store: Store, kind: ResourceKind | None) -> list[ListedResource]:
    """Return the resources of an account in a Region by kind, oldest first.

    :param kind: the kind, None for all
    """
    for resource in list(store):
        resource.settle()
    kinds = get_args(ResourceKind) if kind is None else [kind]
    found = [resource for name in kinds for resource in store.all(_KINDS[name])]
    return [_listed(store, resource) for resource in found]


def _is_used(store: Tables) -> bool:
    for resource in list(store):
        resource.settle()
    return bool(
        store.record(Messages).by_id
        or store.record(Inbox).by_id
        or any(not _is_given(resource) for resource in store)
    )


def _is_given(resource: Resource) -> bool:
    """Return whether a resource is the list that every account has, and empty."""
    return (
        isinstance(resource, OptOutList)
        and resource.id == "Default"
        and not resource.numbers
    )


def _listed(store: Store, resource: Resource) -> ListedResource:
    members = structure_writer(get_structure(STRUCTURES[type(resource)]))(resource)
    if isinstance(resource, OptOutList):
        members["OptedOutNumberCount"] = len(resource.numbers)
    statuses = ("status", "registration_status", "attachment_status")
    status = next(
        filter(None, (getattr(resource, each, None) for each in statuses)), None
    )
    return {
        "kind": resource.KIND.name,
        "id": resource.id,
        "arn": resource.arn,
        "name": _name(store, resource),
        "status": status,
        "members": members,
        "related": [
            {
                "kind": other.KIND.name,
                "id": other.id,
                "arn": other.arn,
                "why": why,
            }
            for other, why in _related(store, resource)
        ],
    }


def _name(store: Store, resource: Resource) -> str:
    """Return what a person calls a resource."""
    if isinstance(resource, Registration):
        return type_of(store, resource.registration_type).display_hints["Title"]
    if isinstance(resource, RegistrationAttachment):
        return file_name(resource) or resource.id
    member = resource.KIND.alias_member or "display_name"
    return str(getattr(resource, member, resource.name))


def _related(store: Store, resource: Resource) -> Iterator[tuple[Resource, str]]:
    """Return the resources that a resource refers to, and what they are to it."""
    for member in resource.links.of(PoolMember, resource):
        if member.pool is resource:
            yield member.identity, "member"
        else:
            yield member.pool, "pool"
    for association in resource.links.of(Association, resource):
        if association.registration is resource:
            yield association.resource, "associated resource"
        else:
            yield association.registration, "registration"
    for owner, attribute, kind, why in _NAMED:
        if isinstance(resource, owner):
            name = getattr(resource, attribute)
            if name is not None and store.has(kind, name):
                yield store.find(kind.KIND.name, name), why
    if isinstance(resource, Registration):
        for attachment in attachments_of(store, resource):
            yield attachment, "attachment"
    if isinstance(resource, RegistrationAttachment):
        for registration_id in sorted({place[0] for place in resource.uses}):
            yield store.get(Registration, registration_id), "registration"
    if isinstance(resource, NotifyConfiguration):
        upgrade = resource.upgrade
        if upgrade is not None and store.has(Registration, upgrade.id):
            yield upgrade, "tier upgrade"
