"""Control phone numbers, sender IDs and opt-out lists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from botocore import xform_name

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models.countries import find_country
from ..pinpointsmsvoicev2.models.identities.number_plans import country_of, may_be_in
from ..pinpointsmsvoicev2.models.identities.opt_out_lists import OptOutList
from ..pinpointsmsvoicev2.models.identities.origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    SenderId,
    sender_id_problem,
)
from ..pinpointsmsvoicev2.models.identities.phone_numbers import (
    RegistrationRequirement,
    price_of,
)
from ..pinpointsmsvoicev2.models.identities.pools import join
from ..pinpointsmsvoicev2.models.identities.settings import Settings
from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    associate,
)
from ..pinpointsmsvoicev2.models.registrations.types import (
    SupportedAssociation,
    type_of,
)
from .action import Group, action
from .arguments import checked, checked_phone_number, checked_value, find, wire
from .seeding import UNKNOWN_COUNTRY, arn_of_new, check_settings, new_number
from .types import (
    OptedOutNumberInformationTypeDef,
    PhoneNumberInformationTypeDef,
    PhoneNumberMembers,
    SenderIdInformationTypeDef,
    SenderIdMembers,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

T = TypeVar("T")


class PhoneNumbers(Group):
    """Seed phone numbers, and activate or hold those that are PENDING."""

    NOUN: ClassVar[str] = "phone_numbers"

    @action(shape="PhoneNumberInformation")
    def seed(
        self, **members: Unpack[PhoneNumberMembers]
    ) -> PhoneNumberInformationTypeDef:
        """Seed a phone number.

        :param members: any members of PhoneNumberInformation. Without members the number
            is an ACTIVE US toll-free number. The country is that of PhoneNumber by
            default. Outside the US the type is LONG_CODE by default. PhoneNumber
            is the first number of that type and country that is free. A RegistrationId
            associates the number with the registration, a PoolId with the pool.
        :return: the phone number as PhoneNumberInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, or the id exists

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PhoneNumberInformation.html
        """
        number = members.get("PhoneNumber")
        country = "US"
        # A short code has no country code.
        if isinstance(number, str) and members.get("NumberType") != "SHORT_CODE":
            number = members["PhoneNumber"] = checked_phone_number(
                "PhoneNumber", number
            )
            country = country_of(number) or country
        country = members.get("IsoCountryCode") or country
        defaults = {
            "PhoneNumberArn": "",
            "PhoneNumberId": self.backend.store.new_id(PhoneNumber),
            "PhoneNumber": "+18335550100",
            "Status": "ACTIVE",
            "IsoCountryCode": country,
            "MessageType": "TRANSACTIONAL",
            "NumberCapabilities": ["SMS"],
            "NumberType": "TOLL_FREE" if country == "US" else "LONG_CODE",
            "MonthlyLeasingPrice": "",
            "TwoWayEnabled": False,
            "SelfManagedOptOutsEnabled": False,
            "OptOutListName": "Default",
            "InternationalSendingEnabled": False,
            "DeletionProtectionEnabled": False,
            "CreatedTimestamp": utcnow(),
        }
        given = checked("PhoneNumberInformation", members, defaults)
        given["NumberCapabilities"] = list(dict.fromkeys(given["NumberCapabilities"]))
        number_type = given["NumberType"]
        if number is None:
            given["PhoneNumber"] = new_number(
                self.backend, PhoneNumber, country, number_type
            )
        elif number_type != "SHORT_CODE" and not may_be_in(country, number):
            raise ValueError(
                f"PhoneNumber {number} has the calling code of {country_of(number)}, not "
                f"of {country}. Leave out IsoCountryCode, or pass another number"
            )
        if members.get("MonthlyLeasingPrice") is None:
            given["MonthlyLeasingPrice"] = price_of(number_type)
        return seed_identity(
            self.backend, PhoneNumber, PhoneNumberInformationTypeDef, given
        )

    @action()
    def hold(self, phone_number_id: str) -> PhoneNumberInformationTypeDef:
        """Keep a phone number PENDING, whatever the status of its registration.

        :param phone_number_id: the id or ARN of the phone number
        :return: the phone number as PhoneNumberInformation
        :raises ValueError: if the number does not exist or is not PENDING
        """
        number = _find_pending(self.backend, phone_number_id)
        number.progress = None
        number.held = True
        return wire(PhoneNumberInformationTypeDef, number)

    @action()
    def activate(self, phone_number_id: str) -> PhoneNumberInformationTypeDef:
        """Make a phone number ACTIVE at once, whatever the status of its registration.

        :param phone_number_id: the id or ARN of the phone number
        :return: the phone number as PhoneNumberInformation
        :raises ValueError: if the number does not exist or is not PENDING
        """
        number = _find_pending(self.backend, phone_number_id)
        number.progress = None
        number.held = False
        number.set_status("ACTIVE")
        return wire(PhoneNumberInformationTypeDef, number)

    @action()
    def require_registration(self, required: bool) -> None:
        """Set whether phone numbers of this account and Region wait for a registration.

        At AWS a number of a type that requires a registration stays PENDING until the
        registration is COMPLETE. With False all numbers become ACTIVE at their normal
        pace, including those that wait now, unless they are held.

        :param required: False for stacks and Terraform, which wait for a number
        :raises TypeError: if required is not a boolean
        """
        store = self.backend.store
        requirement = store.record(RegistrationRequirement)
        requirement.required = checked_value("Boolean", "required", required)
        if not required:
            for number in store.all(PhoneNumber):
                if not number.progress:
                    number.start_activation()


class SenderIds(Group):
    """Seed sender IDs."""

    NOUN: ClassVar[str] = "sender_ids"

    @action(shape="SenderIdInformation")
    def seed(self, **members: Unpack[SenderIdMembers]) -> SenderIdInformationTypeDef:
        """Seed a sender ID.

        :param members: any members of SenderIdInformation. Without members the sender ID
            is for the United Kingdom. A RegistrationId associates it with the
            registration.
        :return: the sender ID as SenderIdInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, or the sender ID exists

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SenderIdInformation.html
        """
        defaults = {
            "SenderIdArn": "",
            "SenderId": f"SENDER{len(self.backend.store.all(SenderId)) + 1}",
            "IsoCountryCode": "GB",
            "MessageTypes": ["TRANSACTIONAL"],
            "MonthlyLeasingPrice": "0.00",
            "DeletionProtectionEnabled": False,
            "Registered": False,
        }
        given = checked("SenderIdInformation", members, defaults)
        given["MessageTypes"] = list(dict.fromkeys(given["MessageTypes"]))
        # AWS converts sender IDs to upper case. (observed)
        given["SenderId"] = given["SenderId"].upper()
        _check_sender_id(given["SenderId"], given["IsoCountryCode"])
        return seed_identity(self.backend, SenderId, SenderIdInformationTypeDef, given)


class OptOutLists(Group):
    """Opt end users out."""

    NOUN: ClassVar[str] = "opt_out_lists"

    @action()
    def opt_out(
        self,
        number: str,
        *,
        opt_out_list_name: str = "Default",
        opted_out_timestamp: datetime | None = None,
    ) -> OptedOutNumberInformationTypeDef:
        """Add a number to an opt-out list, as the reply STOP of an end user does.

        :param number: the number in E.164 format
        :param opt_out_list_name: the name or ARN of the list
        :param opted_out_timestamp: the time of the reply. The default is now.
        :return: the number as OptedOutNumberInformation
        :raises ValueError: if the number has another format, or the list does not exist

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_OptedOutNumberInformation.html
        """
        defaults = {"OptedOutTimestamp": utcnow(), "EndUserOptedOut": True}
        if isinstance(number, str):
            number = checked_phone_number("number", number)
        members = {"OptedOutNumber": number, "OptedOutTimestamp": opted_out_timestamp}
        given = checked("OptedOutNumberInformation", members, defaults)
        opt_out_list = find(self.backend, OptOutList, opt_out_list_name)
        entry = opt_out_list.opt_out(number)
        entry.end_user_opted_out = True
        entry.opted_out_timestamp = given["OptedOutTimestamp"]
        return wire(OptedOutNumberInformationTypeDef, entry)


def _find_pending(
    backend: PinpointSMSVoiceV2Backend, phone_number_id: str
) -> PhoneNumber:
    number = find(backend, PhoneNumber, phone_number_id)
    if number.status != "PENDING":
        raise ValueError(f"{number.id} must be PENDING, not {number.status}")
    return number


def seed_identity(
    backend: PinpointSMSVoiceV2Backend,
    kind: type[OriginationIdentity],
    result: type[T],
    given: dict[str, Any],
) -> T:
    """Seed an origination identity, and associate it with its registration and pool."""
    attributes = {xform_name(name): value for name, value in given.items()}
    registration_id = attributes.pop("registration_id", None)
    pool_id = attributes.pop("pool_id", None)
    resource = kind(**attributes)
    arn = arn_of_new(backend, kind, resource.id, resource.arn)
    setattr(resource, kind.KIND.arn_attribute, arn)
    if isinstance(resource, Settings):
        check_settings(backend, resource)
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
    return wire(result, resource)


def _check_sender_id(name: str, iso_country_code: str) -> None:
    problem = sender_id_problem(name)
    if problem:
        raise ValueError(f"SenderId: {problem}")
    country = find_country(iso_country_code)
    if country is None:
        raise ValueError(UNKNOWN_COUNTRY.format(iso_country_code))
    if country.sender_ids == "NONE":
        raise ValueError(
            f"{iso_country_code} does not support sender IDs. Pass another IsoCountryCode"
        )


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
        f"{registration.id} is a {registration.registration_type}, which cannot be "
        f"associated with {resource.association_type}. Pass a registration of another type"
    )
