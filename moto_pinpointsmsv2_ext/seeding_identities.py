"""Phone numbers, sender IDs and RCS agents planted by a test, to associate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore import xform_name

from moto.core.utils import utcnow

from .pinpointsmsvoicev2.exceptions import ResourceNotFoundException
from .pinpointsmsvoicev2.models.identities.opt_out_lists import OptOutList
from .pinpointsmsvoicev2.models.identities.origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    RcsAgent,
    SenderId,
)
from .pinpointsmsvoicev2.models.identities.pools import join
from .pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    associate,
)
from .pinpointsmsvoicev2.models.registrations.types import SupportedAssociation, type_of
from .pinpointsmsvoicev2.protocol.operations import get_structure
from .pinpointsmsvoicev2.protocol.wire import structure_writer
from .seeding import checked

if TYPE_CHECKING:
    from .pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend


def seed_phone_number(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """Plant a phone number; see :meth:`.control.SmsVoiceControl.seed_phone_number`."""
    count = len(backend.store.all(PhoneNumber))
    defaults = {
        "PhoneNumberId": backend.store.new_id(PhoneNumber),
        # 555-01xx are the numbers that North America keeps for fiction.
        "PhoneNumber": f"+1833555{count + 100:04}",
        "Status": "ACTIVE",
        "IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "TOLL_FREE",
        "MonthlyLeasingPrice": "2.00",
        "TwoWayEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "OptOutListName": "Default",
        "DeletionProtectionEnabled": False,
        "CreatedTimestamp": utcnow(),
    }
    given = _given("PhoneNumberInformation", members, defaults, "PhoneNumberArn")
    return _plant(backend, PhoneNumber, "PhoneNumberInformation", given)


def seed_sender_id(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """Plant a sender ID; see :meth:`.control.SmsVoiceControl.seed_sender_id`."""
    defaults = {
        "SenderId": f"SENDER{len(backend.store.all(SenderId)) + 1}",
        "IsoCountryCode": "GB",
        "MessageTypes": ["TRANSACTIONAL"],
        "MonthlyLeasingPrice": "0.00",
        "DeletionProtectionEnabled": False,
        "Registered": False,
    }
    given = _given("SenderIdInformation", members, defaults, "SenderIdArn")
    # AWS was seen to write sender IDs in capitals.
    given["SenderId"] = given["SenderId"].upper()
    return _plant(backend, SenderId, "SenderIdInformation", given)


def seed_rcs_agent(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """Plant an RCS agent; see :meth:`.control.SmsVoiceControl.seed_rcs_agent`."""
    defaults = {
        "RcsAgentId": backend.store.new_id(RcsAgent),
        "Status": "CREATED",
        "DeletionProtectionEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "TwoWayEnabled": False,
        "CreatedTimestamp": utcnow(),
    }
    given = _given("RcsAgentInformation", members, defaults, "RcsAgentArn")
    return _plant(backend, RcsAgent, "RcsAgentInformation", given)


def seed_opted_out_number(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """See :meth:`.control.SmsVoiceControl.seed_opted_out_number`."""
    of_list = {name: members[name] for name in members if name != "OptOutListName"}
    defaults = {
        "OptedOutNumber": "+12065550100",
        "OptedOutTimestamp": utcnow(),
        "EndUserOptedOut": True,
    }
    given = checked("OptedOutNumberInformation", of_list, defaults)
    name = members.get("OptOutListName", "Default")
    if not backend.store.has(OptOutList, name):
        raise ValueError(f"there is no opt-out list {name}")
    number = backend.store.get(OptOutList, name).opt_out(
        given["OptedOutNumber"], given["EndUserOptedOut"]
    )
    number.opted_out_timestamp = given["OptedOutTimestamp"]
    return structure_writer(get_structure("OptedOutNumberInformation"))(number)


def _given(
    shape_name: str, members: Mapping[str, Any], defaults: dict[str, Any], arn: str
) -> dict[str, Any]:
    if members.get(arn) is not None:
        raise ValueError(f"{arn} follows from the id")
    given = checked(shape_name, members, defaults | {arn: ""})
    del given[arn]
    return given


def _plant(
    backend: PinpointSMSVoiceV2Backend,
    kind: type[OriginationIdentity],
    shape_name: str,
    given: dict[str, Any],
) -> dict[str, Any]:
    registration_id = given.pop("RegistrationId", None)
    pool_id = given.pop("PoolId", None)
    attributes: dict[str, Any] = {kind.KIND.arn_attribute: ""}
    attributes |= {xform_name(name): value for name, value in given.items()}
    resource = kind(**attributes)
    if backend.store.has(kind, resource.id):
        raise ValueError(f"there is a {kind.KIND.name} {resource.id} already")
    setattr(resource, kind.KIND.arn_attribute, backend.store.arn_of(kind, resource.id))
    if pool_id is not None and not backend.store.has(Pool, pool_id):
        raise ValueError(f"there is no pool {pool_id}")
    registration = supported = None
    if registration_id is not None:
        registration, supported = _find_supported(backend, registration_id, resource)
    backend.store.add(resource)
    if registration and supported:
        associate(registration, resource, supported)
    if pool_id is not None:
        join(backend.store.get(Pool, pool_id), resource)
    return structure_writer(get_structure(shape_name))(resource)


def _find_supported(
    backend: PinpointSMSVoiceV2Backend,
    registration_id: str,
    resource: OriginationIdentity,
) -> tuple[Registration, SupportedAssociation]:
    try:
        registration = backend.store.get(Registration, registration_id)
    except ResourceNotFoundException:
        raise ValueError(f"there is no registration {registration_id}") from None
    for supported in type_of(
        backend.store, registration.registration_type
    ).supported_associations:
        if supported.resource_type == resource.association_type:
            return registration, supported
    raise ValueError(
        f"{registration.registration_type} is not associated with "
        f"{resource.association_type}"
    )
