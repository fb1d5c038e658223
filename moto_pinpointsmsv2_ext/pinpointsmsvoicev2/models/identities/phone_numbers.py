"""The operations on phone numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..config import configured
from ..countries import find_country
from ..progress import PHONE_NUMBER
from ..registrations.associations import (
    check_association,
    disassociate_all,
    take_into_use,
)
from ..registrations.registrations import Registration, associate
from ..registrations.types import all_types, type_of
from ..store import Family, Store
from .number_plans import draw_numbers, list_numbers
from .origination_identities import PhoneNumber, Pool
from .pools import check_match, join
from .release import begin_deletion, check_active, check_release
from .settings import apply, changed_settings, check_two_way, copy_settings

#: The monthly price of a number type, as a decimal number with two digits (AWS docs)
#: 2.00 for toll-free numbers, 1.00 for all others. (assumed)
_PRICES = {"TOLL_FREE": "2.00"}


def price_of(number_type: str) -> str:
    """Return the monthly price of a number type."""
    return _PRICES.get(number_type, "1.00")


#: the maximum length of the list of ListAvailablePhoneNumbers (assumed)
_AVAILABLE = 100


@dataclass
class RegistrationRequirement:
    """Whether phone numbers wait for a registration."""

    #: None leaves it to moto's configuration
    required: bool | None = None

    def applies(self) -> bool:
        if self.required is None:
            return configured("require_registration")
        return self.required


class AvailablePhoneNumber(str):
    """A phone number that can be requested, with its position in the list."""

    position: int


class PhoneNumbers(Family):
    """The operations on phone numbers."""

    def request_phone_number(
        self,
        iso_country_code: str,
        message_type: str,
        number_capabilities: list[str],
        number_type: str,
        opt_out_list_name: str | None = None,
        pool_id: str | None = None,
        registration_id: str | None = None,
        number_preference: list[dict[str, Any]] | None = None,
        international_sending_enabled: bool | None = None,
        deletion_protection_enabled: bool | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Request a phone number.

        The number becomes ACTIVE at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::phone-number``. A number of a type that requires a
        registration stays PENDING until the registration is COMPLETE.

        A 10DLC number can be requested without its campaign, and associated with it
        later. (assumed)

        :param iso_country_code: the country
        :param message_type: TRANSACTIONAL or PROMOTIONAL
        :param number_capabilities: any of SMS, VOICE and MMS
        :param number_type: LONG_CODE, TOLL_FREE, TEN_DLC or SIMULATOR
        :param opt_out_list_name: the name or ARN of an opt-out list, by default Default
        :param pool_id: the id or ARN of a pool that the number joins
        :param registration_id: the id or ARN of a registration for the number
        :param number_preference: one NumberPreferenceItem, only for US 10DLC numbers and
            with the registration of their campaign
        :param international_sending_enabled: whether it can send to other countries, by
            default False
        :param deletion_protection_enabled: whether releasing it is rejected, by default
            False
        :param tags: up to 50 tags
        :return: the number, which is PENDING, and its tags
        :raises ResourceNotFoundException: if the opt-out list, the pool or the
            registration does not exist.
            There are no PROMOTIONAL simulator numbers. (observed)
            Other numbers that the country does not have. (assumed)
        :raises ConflictException: REGISTRATION_NOT_COMPLETE or
            RESOURCE_MODIFICATION_NOT_ALLOWED as CreateRegistrationAssociation,
            RESOURCE_NOT_ACTIVE, MESSAGE_TYPE_MISMATCH, NUMBER_CAPABILITIES_MISMATCH,
            OPT_OUT_LIST_MISMATCH as AssociateOriginationIdentity
        :raises ValidationException: INVALID_REGISTRATION_ASSOCIATION,
            INVALID_PARAMETER for a number preference that is not for US 10DLC numbers,
            MISSING_PARAMETER for one without a registration,
            TWO_WAY_NOT_SUPPORTED_IN_COUNTRY for a pool with two-way messaging, or
            INTERNATIONAL_SENDING_NOT_SUPPORTED for a simulator number. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or PHONE_NUMBERS_PER_ACCOUNT for the 26th number if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RequestPhoneNumber.html
        """
        pool = self.store.get(Pool, pool_id) if pool_id else None
        registration = None
        if registration_id is not None:
            registration = self.store.get(Registration, registration_id)
        if number_preference and (iso_country_code, number_type) != ("US", "TEN_DLC"):
            raise ValidationException(
                "INVALID_PARAMETER",
                [
                    Field(
                        "numberPreference",
                        "Set IsoCountryCode to US and NumberType to TEN_DLC",
                    )
                ],
            )
        if number_preference and registration_id is None:
            raise _missing_campaign()
        if international_sending_enabled:
            _check_international_sending(number_type)
        self.store.check_creation(PhoneNumber, tags)
        phone_number_id = self.store.new_id(PhoneNumber)
        number = PhoneNumber(
            phone_number_arn=self.store.arn_of(PhoneNumber, phone_number_id),
            phone_number_id=phone_number_id,
            phone_number="",
            status="PENDING",
            iso_country_code=iso_country_code,
            message_type=message_type,
            # A capability that is given twice is listed once. (assumed)
            number_capabilities=list(dict.fromkeys(number_capabilities)),
            number_type=number_type,
            monthly_leasing_price=price_of(number_type),
            international_sending_enabled=bool(international_sending_enabled),
            deletion_protection_enabled=bool(deletion_protection_enabled),
        )
        if pool:
            check_active(pool)
            if pool.two_way_enabled:
                check_two_way(iso_country_code, number_type, "poolId")
            copy_settings(pool, number)
        if opt_out_list_name is not None:
            named = changed_settings(
                self.store, number, opt_out_list_name=opt_out_list_name
            )
            apply(number, named)
        if pool:
            check_match(number, pool)
        number.phone_number = _find_available(self.store, number, number_preference)
        supported = None
        if registration:
            supported = check_association(
                self.store, registration, number, "registrationId"
            )
        self.store.add(number, tags)
        if registration and supported:
            associate(registration, number, supported)
        if pool:
            join(pool, number)
        if registration and registration.registration_status == "COMPLETE":
            take_into_use(registration, number)
        elif not _is_registered(self.store, number):
            number.start_activation()
        return self.store.created(number)

    def describe_phone_numbers(
        self, phone_number_ids: list[str] | None = None, owner: str | None = None
    ) -> Listing[PhoneNumber]:
        """List phone numbers.

        The order is oldest first. (assumed)

        :param phone_number_ids: up to 5 ids or ARNs, by default all phone numbers
        :param owner: SELF, or SHARED for those that other accounts share with this
            account
        :raises ResourceNotFoundException: if a phone number does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for ids with an
            owner, INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribePhoneNumbers.html
        """
        return self.store.get_owned(
            PhoneNumber, phone_number_ids, owner, "PhoneNumberIds"
        )

    def update_phone_number(
        self,
        phone_number_id: str,
        two_way_enabled: bool | None = None,
        two_way_channel_arn: str | None = None,
        two_way_channel_role: str | None = None,
        self_managed_opt_outs_enabled: bool | None = None,
        opt_out_list_name: str | None = None,
        international_sending_enabled: bool | None = None,
        deletion_protection_enabled: bool | None = None,
    ) -> PhoneNumber:
        """Change the settings of a phone number that is not in a pool.

        UpdatePool changes the settings of the phone numbers in a pool.

        :param phone_number_id: the id or ARN of the phone number
        :param two_way_enabled: whether the number receives messages
        :param two_way_channel_arn: where received messages are sent, the ARN of a
            standard SNS topic or ``connect.region.amazonaws.com``
        :param two_way_channel_role: the ARN of the IAM role for the channel
        :param self_managed_opt_outs_enabled: whether you respond to HELP and STOP
            instead of AWS
        :param opt_out_list_name: the name or ARN of an opt-out list
        :param international_sending_enabled: whether it can send to other countries
        :param deletion_protection_enabled: whether releasing it is rejected
        :raises ResourceNotFoundException: if the phone number or the opt-out list does
            not exist
        :raises ConflictException: PHONE_NUMBER_ASSOCIATED_TO_POOL if it is in a pool.
            (observed)
            RESOURCE_NOT_ACTIVE if it is released. (assumed)
        :raises ValidationException: TWO_WAY_CHANNEL_NOT_PRESENT,
            TWO_WAY_TOPIC_NOT_PRESENT, TWO_WAY_NOT_SUPPORTED_IN_REGION,
            TWO_WAY_NOT_SUPPORTED_IN_COUNTRY, TWO_WAY_NOT_ENABLED,
            INTERNATIONAL_SENDING_NOT_SUPPORTED for a simulator number, or
            INVALID_PARAMETER. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdatePhoneNumber.html
        """
        number = self.store.get(PhoneNumber, phone_number_id)
        if number.pools:
            raise number.conflict(
                number.IN_POOL,
                f"Change the settings with UpdatePool: the number is in {number.pool_id}",
            )
        _check_not_released(number)
        if two_way_enabled:
            check_two_way(number.iso_country_code, number.number_type)
        if international_sending_enabled:
            _check_international_sending(number.number_type)
        changed = changed_settings(
            self.store,
            number,
            two_way_enabled,
            two_way_channel_arn,
            two_way_channel_role,
            self_managed_opt_outs_enabled,
            opt_out_list_name,
            deletion_protection_enabled,
        )
        apply(number, changed)
        if international_sending_enabled is not None:
            number.international_sending_enabled = international_sending_enabled
        return number

    def release_phone_number(self, phone_number_id: str) -> PhoneNumber:
        """Release a phone number.

        The number is DISASSOCIATING until it is no longer listed. (assumed)
        This happens at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::phone-number``.

        Its registration can become CLOSED. (AWS docs)

        :param phone_number_id: the id or ARN of the phone number
        :return: the number, which is DISASSOCIATING
        :raises ResourceNotFoundException: if the phone number does not exist
        :raises ConflictException: PHONE_NUMBER_ASSOCIATED_TO_POOL if it is in a pool.
            (observed)
            DELETION_PROTECTION_ENABLED, DISASSOCIATE_REGISTRATION_NOT_ALLOWED if its
            registration is in review, RESOURCE_NOT_ACTIVE if it is already released.
            (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ReleasePhoneNumber.html
        """
        number = self.store.get(PhoneNumber, phone_number_id)
        _check_not_released(number)
        check_release(number)
        disassociate_all(self.store, number)
        begin_deletion(self.store, number, PHONE_NUMBER, "DISASSOCIATING")
        return number

    def list_available_phone_numbers(
        self,
        iso_country_code: str,
        number_capabilities: list[str],
        number_type: str,
        registration_id: str | None = None,
        number_preference: list[dict[str, Any]] | None = None,
    ) -> Listing[AvailablePhoneNumber]:
        """List phone numbers that can be requested. Only US 10DLC numbers are listed.

        The account must have an approved campaign. (AWS docs)

        :param iso_country_code: the country, US
        :param number_capabilities: any of SMS, VOICE and MMS
        :param number_type: the number type, TEN_DLC
        :param registration_id: the id or ARN of a campaign that is COMPLETE
        :param number_preference: one NumberPreferenceItem, a pattern of digits
        :return: up to 100 numbers, empty if no number matches
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ConflictException: REGISTRATION_NOT_COMPLETE. (assumed)
        :raises ValidationException: MISSING_PARAMETER without a registration,
            INVALID_REGISTRATION_ASSOCIATION for one of another type. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListAvailablePhoneNumbers.html
        """
        if registration_id is None:
            raise _missing_campaign()
        registration = self.store.get(Registration, registration_id)
        _check_type(self.store, registration, number_type)
        if registration.registration_status != "COMPLETE":
            raise registration.state_conflict("REGISTRATION_NOT_COMPLETE")
        found: list[AvailablePhoneNumber] = []
        country = find_country(iso_country_code)
        if country and country.has_numbers(number_type, number_capabilities):
            matches = _preference_filter(number_preference)
            numbers = (
                number
                for number in list_numbers("US", "TEN_DLC")
                if matches(number) and not _is_taken(self.store, number)
            )
            for text in islice(numbers, _AVAILABLE):
                number = AvailablePhoneNumber(text)
                number.position = int(text)
                found.append(number)
        return Listing(found)


def _find_available(
    store: Store, number: PhoneNumber, preference: list[dict[str, Any]] | None
) -> str:
    """Return a phone number that no account has.

    :raises ResourceNotFoundException: if there is none
    """
    simulated_promotion = (
        number.number_type == "SIMULATOR" and number.message_type == "PROMOTIONAL"
    )
    country = find_country(number.iso_country_code)
    available = country and country.has_numbers(
        number.number_type, number.number_capabilities
    )
    if available and not simulated_promotion:
        drawn = draw_numbers(number.iso_country_code, number.number_type)
        if preference:
            drawn = filter(
                _preference_filter(preference), list_numbers("US", "TEN_DLC")
            )
        for candidate in drawn:
            if not _is_taken(store, candidate):
                return candidate
    raise ResourceNotFoundException(
        PhoneNumber.KIND.name,
        None,
        f"No {number.message_type} {number.number_type} number of "
        f"{number.iso_country_code} with these capabilities is available. Use another "
        "NumberType, MessageType or country",
    )


def _is_taken(store: Store, number: str) -> bool:
    """Return whether an account has the number in this Region."""
    return any(
        other.find_by_alias(PhoneNumber, number) is not None
        for other in store.neighbours().values()
    )


def _is_registered(store: Store, number: PhoneNumber) -> bool:
    """Return whether numbers of this type and country require a registration.

    This applies to a type and country with a registration type in the US. (AWS docs)
    It applies in the same way to other countries. (assumed)
    """
    return store.record(RegistrationRequirement).applies() and any(
        supported.resource_type == number.number_type
        and supported.iso_country_code in number.registration_countries
        for definition in all_types(store).values()
        for supported in definition.supported_associations
    )


def _check_not_released(number: PhoneNumber) -> None:
    if number.status in ("DISASSOCIATING", "DELETED"):
        raise number.conflict(
            "RESOURCE_NOT_ACTIVE",
            f"The phone number is {number.status}. Use another phone number",
        )


def _check_type(store: Store, registration: Registration, number_type: str) -> None:
    """Check that a registration is for numbers of a type.

    :raises ValidationException: INVALID_REGISTRATION_ASSOCIATION. (assumed)
    """
    definition = type_of(store, registration.registration_type)
    types = {each.resource_type for each in definition.supported_associations}
    if number_type not in types:
        message = (
            f"{definition.registration_type} is not for {number_type} numbers. Use a "
            "registration of another type"
        )
        raise ValidationException(
            "INVALID_REGISTRATION_ASSOCIATION", [Field("registrationId", message)]
        )


def _check_international_sending(number_type: str) -> None:
    """Check that numbers of a type can send to other countries.

    :raises ValidationException: Simulator numbers only send to their country. (AWS docs)
        The Reason is INTERNATIONAL_SENDING_NOT_SUPPORTED. (assumed)
    """
    if number_type == "SIMULATOR":
        message = (
            "A simulator number cannot send to other countries. Omit "
            "InternationalSendingEnabled"
        )
        raise ValidationException(
            "INTERNATIONAL_SENDING_NOT_SUPPORTED",
            [Field("internationalSendingEnabled", message)],
        )


def _missing_campaign() -> ValidationException:
    message = "Set RegistrationId to that of a campaign that is COMPLETE"
    return ValidationException("MISSING_PARAMETER", [Field("registrationId", message)])


def _preference_filter(
    preference: list[dict[str, Any]] | None,
) -> Callable[[str], bool]:
    """Return a function that checks whether a number matches a preference.

    The pattern applies to the digits with or without the country code. (assumed)
    """
    if not preference:
        return lambda number: True
    [kind], filters = preference[0]["PreferenceType"], preference[0]["Filter"]
    matches: dict[str, Callable[[str, str], bool]] = {
        "StartsWith": str.startswith,
        "EndsWith": str.endswith,
        "Contains": str.__contains__,
        "ExactMatch": str.__eq__,
    }
    match = matches[kind]
    return lambda number: any(
        match(digits, wanted.removeprefix("+"))
        for wanted in filters
        for digits in (number[2:], number[1:])
    )
