"""What prevents a message from an origination identity to a phone number."""

from __future__ import annotations

from ...exceptions import Field, ValidationException
from ..base import Resource
from ..countries import find_country
from ..store import Store
from .number_plans import country_of
from .opt_out_lists import OptOutList
from .origination_identities import PhoneNumber, Pool
from .release import check_active

#: the countries that AWS cannot send messages to (AWS docs)
_BLOCKED = frozenset({"CU", "IR", "KP", "SD", "SY"})

#: US toll-free numbers send there as in the US. (AWS docs)
#: So do all US numbers. (assumed)
_US_TERRITORIES = frozenset({"AS", "GU", "PR", "VI"})


def check_sending(
    store: Store, sender: Resource | None, destination: str, channel: str
) -> None:
    """Check that an identity can send a message.

    :param sender: a phone number, a sender ID or a pool; None if AWS chooses one
    :param destination: the phone number that receives the message, in E.164 format
    :param channel: TEXT or VOICE
    :raises ConflictException: An identity that is not active cannot send. (AWS docs)
        The Reason is RESOURCE_NOT_ACTIVE. (assumed)
        NO_ORIGINATION_IDENTITIES_FOUND if no identity of a pool fits. (observed)
        NUMBER_CAPABILITIES_MISMATCH for an identity that cannot send text. (assumed)
        DESTINATION_PHONE_NUMBER_OPTED_OUT. (observed)
    :raises ValidationException: Some countries receive no messages. (AWS docs)
        The Reason is DESTINATION_COUNTRY_BLOCKED. (assumed)
        VOICE_CAPABILITY_NOT_AVAILABLE for an identity that cannot call. (assumed)
        INVALID_IDENTITY_FOR_DESTINATION_COUNTRY or INTERNATIONAL_SENDING_NOT_SUPPORTED
        for a phone number that cannot send to the destination. (assumed)
    """
    if isinstance(sender, (PhoneNumber, Pool)):
        check_active(sender)
    country = country_of(destination)
    if country in _BLOCKED:
        raise ValidationException(
            "DESTINATION_COUNTRY_BLOCKED",
            detail=f"AWS sends no messages to {country}. Use a phone number in another "
            "country",
        )
    if isinstance(sender, PhoneNumber):
        _check_destination(sender, destination)
    if sender is not None:
        _check_capability(sender, "SMS" if channel == "TEXT" else channel)
    name = getattr(sender, "opt_out_list_name", "Default")
    opt_out_list = store.get(OptOutList, name)
    if destination in opt_out_list.numbers:
        raise opt_out_list.conflict(
            "DESTINATION_PHONE_NUMBER_OPTED_OUT",
            f"Remove {destination} from the list with DeleteOptedOutNumber, if its owner "
            "agrees, or use an origination identity with another list",
        )


def _check_capability(sender: Resource, capability: str) -> None:
    if isinstance(sender, Pool):
        if not any(capability in each.number_capabilities for each in sender.members):
            raise sender.conflict(
                "NO_ORIGINATION_IDENTITIES_FOUND",
                f"Add an identity with the capability {capability} to the pool with "
                "AssociateOriginationIdentity",
            )
    elif capability not in getattr(sender, "number_capabilities", ()):
        hint = f"Use an origination identity with the capability {capability}"
        if capability == "VOICE":
            field = Field("originationIdentity", hint)
            raise ValidationException("VOICE_CAPABILITY_NOT_AVAILABLE", [field])
        raise sender.conflict("NUMBER_CAPABILITIES_MISMATCH", hint)


def _check_destination(number: PhoneNumber, destination: str) -> None:
    """Check that a phone number can send to a destination.

    :raises ValidationException: Simulator numbers cannot send verification codes.
        (AWS docs)
        The Reason is INVALID_IDENTITY_FOR_DESTINATION_COUNTRY. (assumed)
        Numbers send to other countries if InternationalSendingEnabled is set, except
        for countries that they cannot reach. (AWS docs)
        The Reason is INTERNATIONAL_SENDING_NOT_SUPPORTED. (assumed)
    """
    if number.number_type == "SIMULATOR":
        message = (
            f"{number.id} is a simulator number, which cannot send verification codes. "
            "Use another phone number"
        )
        raise ValidationException(
            "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
            [Field("originationIdentity", message)],
        )
    code, own = country_of(destination), number.iso_country_code
    if code == own or (own == "US" and code in _US_TERRITORIES):
        return
    country = find_country(code)
    if country is None or not country.reachable_from_abroad:
        advice = "Use a phone number of its country"
    elif not number.international_sending_enabled:
        advice = "Set InternationalSendingEnabled with UpdatePhoneNumber"
    else:
        return
    message = f"{number.id} of {own} cannot send to {destination}. {advice}"
    raise ValidationException(
        "INTERNATIONAL_SENDING_NOT_SUPPORTED", [Field("originationIdentity", message)]
    )
