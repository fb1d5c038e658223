"""What happens to phone numbers and verified numbers at a test's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .arguments import find
from .pinpointsmsvoicev2.models.identities.origination_identities import PhoneNumber
from .pinpointsmsvoicev2.models.identities.verified_numbers import (
    VerifiedDestinationNumber,
)
from .pinpointsmsvoicev2.protocol.operations import get_structure
from .pinpointsmsvoicev2.protocol.wire import structure_writer

if TYPE_CHECKING:
    from .pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend


def hold_phone_number(
    backend: PinpointSMSVoiceV2Backend, phone_number_id: str
) -> dict[str, Any]:
    number = _pending(backend, phone_number_id)
    number.progress = None
    number.held = True
    return _wire(number)


def activate_phone_number(
    backend: PinpointSMSVoiceV2Backend, phone_number_id: str
) -> dict[str, Any]:
    number = _pending(backend, phone_number_id)
    number.progress = None
    number.held = False
    number.set_status("ACTIVE")
    return _wire(number)


def verification_code(
    backend: PinpointSMSVoiceV2Backend, verified_destination_number_id: str
) -> str:
    number = find(backend, VerifiedDestinationNumber, verified_destination_number_id)
    if not number.codes:
        raise ValueError(f"no code was sent to {number.destination_phone_number}")
    code, _ = number.codes[-1]
    return code


def _pending(backend: PinpointSMSVoiceV2Backend, phone_number_id: str) -> PhoneNumber:
    number = find(backend, PhoneNumber, phone_number_id)
    if number.status != "PENDING":
        raise ValueError(f"{number.id} is {number.status}, not PENDING")
    return number


def _wire(number: PhoneNumber) -> dict[str, Any]:
    return structure_writer(get_structure("PhoneNumberInformation"))(number)
