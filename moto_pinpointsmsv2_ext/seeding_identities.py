"""Phone numbers, sender IDs and RCS agents planted by a test, to associate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore import xform_name

from moto.core.utils import utcnow

from .arguments import checked, checked_phone_number, find
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
from .seeding import arn_of_new

if TYPE_CHECKING:
    from .pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend


def seed_phone_number(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """Plant a phone number; see :meth:`.control.SmsVoiceControl.seed_phone_number`."""
    count = len(backend.store.all(PhoneNumber))
    defaults = {
        "PhoneNumberArn": "",
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
    given = checked("PhoneNumberInformation", members, defaults)
    # A short code is a number of its country only, which E.164 has no form for.
    if given["NumberType"] != "SHORT_CODE":
        given["PhoneNumber"] = checked_phone_number("PhoneNumber", given["PhoneNumber"])
    return _plant(backend, PhoneNumber, "PhoneNumberInformation", given)


def seed_sender_id(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """Plant a sender ID; see :meth:`.control.SmsVoiceControl.seed_sender_id`."""
    defaults = {
        "SenderIdArn": "",
        "SenderId": f"SENDER{len(backend.store.all(SenderId)) + 1}",
        "IsoCountryCode": "GB",
        "MessageTypes": ["TRANSACTIONAL"],
        "MonthlyLeasingPrice": "0.00",
        "DeletionProtectionEnabled": False,
        "Registered": False,
    }
    given = checked("SenderIdInformation", members, defaults)
    # AWS was seen to write sender IDs in capitals.
    given["SenderId"] = given["SenderId"].upper()
    return _plant(backend, SenderId, "SenderIdInformation", given)


def seed_rcs_agent(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """Plant an RCS agent; see :meth:`.control.SmsVoiceControl.seed_rcs_agent`."""
    defaults = {
        "RcsAgentArn": "",
        "RcsAgentId": backend.store.new_id(RcsAgent),
        "Status": "CREATED",
        "DeletionProtectionEnabled": False,
        "SelfManagedOptOutsEnabled": False,
        "TwoWayEnabled": False,
        "CreatedTimestamp": utcnow(),
    }
    given = checked("RcsAgentInformation", members, defaults)
    return _plant(backend, RcsAgent, "RcsAgentInformation", given)


def seed_opted_out_number(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> dict[str, Any]:
    """See :meth:`.control.SmsVoiceControl.seed_opted_out_number`."""
    of_list = dict(members)
    name = of_list.pop("OptOutListName", None)
    defaults = {
        "OptedOutNumber": "+12065550100",
        "OptedOutTimestamp": utcnow(),
        "EndUserOptedOut": True,
    }
    given = checked("OptedOutNumberInformation", of_list, defaults)
    opted_out = checked_phone_number("OptedOutNumber", given["OptedOutNumber"])
    opt_out_list = find(backend, OptOutList, "Default" if name is None else name)
    number = opt_out_list.opt_out(opted_out)
    number.end_user_opted_out = given["EndUserOptedOut"]
    number.opted_out_timestamp = given["OptedOutTimestamp"]
    return structure_writer(get_structure("OptedOutNumberInformation"))(number)


def _plant(
    backend: PinpointSMSVoiceV2Backend,
    kind: type[OriginationIdentity],
    shape_name: str,
    given: dict[str, Any],
) -> dict[str, Any]:
    attributes = {xform_name(name): value for name, value in given.items()}
    registration_id = attributes.pop("registration_id", None)
    pool_id = attributes.pop("pool_id", None)
    resource = kind(**attributes)
    arn = arn_of_new(backend, kind, resource.id, resource.arn)
    setattr(resource, kind.KIND.arn_attribute, arn)
    pool = None if pool_id is None else find(backend, Pool, pool_id)
    registration = supported = None
    if registration_id is not None:
        registration = find(backend, Registration, registration_id)
        supported = _find_supported(backend, registration, resource)
    backend.store.add(resource)
    if registration and supported:
        associate(registration, resource, supported)
    if pool is not None:
        join(pool, resource)
    return structure_writer(get_structure(shape_name))(resource)


def _find_supported(
    backend: PinpointSMSVoiceV2Backend,
    registration: Registration,
    resource: OriginationIdentity,
) -> SupportedAssociation:
    for supported in type_of(
        backend.store, registration.registration_type
    ).supported_associations:
        if supported.resource_type == resource.association_type:
            return supported
    raise ValueError(
        f"{registration.registration_type} is not associated with "
        f"{resource.association_type}"
    )
