"""Phone numbers: requested, listed, changed, released."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..progress import PHONE_NUMBER
from ..registrations.associations import check_association, disassociate_all
from ..registrations.registrations import Registration, associate
from ..registrations.types import all_types
from ..store import Family, Store
from .number_plans import draw_numbers, list_numbers
from .origination_identities import PhoneNumber, Pool
from .pools import check_match, join
from .release import begin_deletion, check_active, check_release
from .settings import apply, changed_settings, copy_settings

#: What a month costs. The format is documented; that 2.00 is a toll-free number's price
#: and 1.00 that of all others is inferred.
_PRICES = {"TOLL_FREE": "2.00"}

#: how many numbers ListAvailablePhoneNumbers has to show: ours
_AVAILABLE = 100


class AvailablePhoneNumber(str):
    """A number that could be requested, and its place in the list of them."""

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
        """Request a phone number. One whose type is registered waits, PENDING, until its
        registration is COMPLETE.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RequestPhoneNumber.html

        :param iso_country_code: the country
        :param message_type: TRANSACTIONAL or PROMOTIONAL
        :param number_capabilities: any of SMS, VOICE, MMS
        :param number_type: LONG_CODE, TOLL_FREE, TEN_DLC or SIMULATOR
        :param opt_out_list_name: the name or ARN of an opt-out list; Default, if left out
        :param pool_id: the id or ARN of a pool to put it into
        :param registration_id: the id or ARN of a registration to associate it with
        :param number_preference: one NumberPreferenceItem, for US 10DLC numbers
        :param international_sending_enabled: whether it may send to other countries
        :param deletion_protection_enabled: whether it cannot be released
        :param tags: up to 200 tags
        :return: the number, PENDING. When it is ACTIVE says moto's state manager, for
            ``pinpointsmsvoicev2::phone-number``.
        :raises ResourceNotFoundException: for the opt-out list, the pool or the
            registration; where there is no such number (observed for simulators of
            PROMOTIONAL type, inferred for others)
        :raises ConflictException: as CreateRegistrationAssociation and
            AssociateOriginationIdentity
        :raises ValidationException: INVALID_REGISTRATION_ASSOCIATION; INVALID_PARAMETER,
            for a preference where none can be had
        :raises ServiceQuotaExceededException: PHONE_NUMBERS_PER_ACCOUNT, where quotas
            are enforced
        """
        pool = self.store.get(Pool, pool_id) if pool_id else None
        registration = None
        if registration_id is not None:
            registration = self.store.get(Registration, registration_id)
        if number_preference and (iso_country_code, number_type) != ("US", "TEN_DLC"):
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("numberPreference", "Only US 10DLC numbers can be chosen")],
            )
        self.store.check_creation(PhoneNumber, tags)
        phone_number_id = self.store.new_id(PhoneNumber)
        number = PhoneNumber(
            phone_number_arn=self.store.arn_of(PhoneNumber, phone_number_id),
            phone_number_id=phone_number_id,
            phone_number="",
            status="PENDING",
            iso_country_code=iso_country_code,
            message_type=message_type,
            number_capabilities=number_capabilities,
            number_type=number_type,
            monthly_leasing_price=_PRICES.get(number_type, "1.00"),
            international_sending_enabled=bool(international_sending_enabled),
            deletion_protection_enabled=bool(deletion_protection_enabled),
        )
        if pool:
            check_active(pool)
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
        if not _is_registered(self.store, number) or (
            registration and registration.registration_status == "COMPLETE"
        ):
            number.start_activation()
        return self.store.created(number)

    def describe_phone_numbers(
        self, phone_number_ids: list[str] | None = None, owner: str | None = None
    ) -> Listing[PhoneNumber]:
        """List phone numbers, oldest first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribePhoneNumbers.html

        :param phone_number_ids: up to 5 ids or ARNs
        :param owner: SELF, or SHARED for those that other accounts share
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, INVALID_ARN,
            RESOURCE_NOT_ACCESSIBLE
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
        """Change what a number is set to. One in a pool is changed with the pool.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdatePhoneNumber.html

        :param phone_number_id: its id or ARN
        :param two_way_enabled: whether messages are received
        :param two_way_channel_arn: where they go: a standard SNS topic, or Connect
        :param two_way_channel_role: the role that may write there
        :param self_managed_opt_outs_enabled: whether AWS leaves HELP and STOP to you
        :param opt_out_list_name: the name or ARN of an opt-out list
        :param international_sending_enabled: whether it may send to other countries
        :param deletion_protection_enabled: whether it cannot be released
        :raises ResourceNotFoundException: for the number or the opt-out list
        :raises ConflictException: PHONE_NUMBER_ASSOCIATED_TO_POOL (observed);
            RESOURCE_NOT_ACTIVE, once it is released
        :raises ValidationException: TWO_WAY_CHANNEL_NOT_PRESENT, TWO_WAY_NOT_ENABLED,
            INVALID_PARAMETER
        """
        number = self.store.get(PhoneNumber, phone_number_id)
        if number.pools:
            raise number.conflict(number.IN_POOL)
        _check_that_it_is_kept(number)
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
        """Give a number back. A registration that it closes is CLOSED.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ReleasePhoneNumber.html

        :param phone_number_id: its id or ARN
        :return: the number, DISASSOCIATING (inferred). It is listed until moto's state
            manager says that it is gone.
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: PHONE_NUMBER_ASSOCIATED_TO_POOL (observed);
            DELETION_PROTECTION_ENABLED, DISASSOCIATE_REGISTRATION_NOT_ALLOWED while its
            registration is in review, RESOURCE_NOT_ACTIVE the second time (inferred)
        """
        number = self.store.get(PhoneNumber, phone_number_id)
        _check_that_it_is_kept(number)
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
        """List numbers that could be requested: US 10DLC numbers only.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListAvailablePhoneNumbers.html

        :param iso_country_code: US
        :param number_capabilities: what the numbers must be able to do: all can SMS,
            VOICE and MMS (ours)
        :param number_type: TEN_DLC
        :param registration_id: the id or ARN of a campaign that is COMPLETE
        :param number_preference: one NumberPreferenceItem, a pattern of digits
        :return: at most 100 numbers (ours); none where none match
        :raises ResourceNotFoundException: for the registration
        :raises ConflictException: REGISTRATION_NOT_COMPLETE (inferred)
        """
        if registration_id is not None:
            registration = self.store.get(Registration, registration_id)
            if registration.registration_status != "COMPLETE":
                raise registration.conflict("REGISTRATION_NOT_COMPLETE")
        found: list[AvailablePhoneNumber] = []
        if iso_country_code == "US" and "RCS" not in number_capabilities:
            wanted = _preferred(number_preference)
            numbers = (
                number
                for number in list_numbers("US", "TEN_DLC")
                if wanted(number) and not _is_taken(self.store, number)
            )
            for text in islice(numbers, _AVAILABLE):
                number = AvailablePhoneNumber(text)
                number.position = int(text)
                found.append(number)
        return Listing(found)


def _find_available(
    store: Store, number: PhoneNumber, preference: list[dict[str, Any]] | None
) -> str:
    """A number that nobody has.

    :raises ResourceNotFoundException: where there is none
    """
    simulated_promotion = (
        number.number_type == "SIMULATOR" and number.message_type == "PROMOTIONAL"
    )
    if not simulated_promotion and "RCS" not in number.number_capabilities:
        drawn = draw_numbers(number.iso_country_code, number.number_type)
        if preference:
            drawn = filter(_preferred(preference), list_numbers("US", "TEN_DLC"))
        for candidate in drawn:
            if not _is_taken(store, candidate):
                return candidate
    raise ResourceNotFoundException(PhoneNumber.KIND.name, None)


def _is_taken(store: Store, number: str) -> bool:
    """Whether an account of the Region has a number."""
    return any(
        other.find_by_alias(PhoneNumber, number) is not None
        for other in store.neighbours().values()
    )


def _is_registered(store: Store, number: PhoneNumber) -> bool:
    """Whether numbers of this type and country are for registered senders only: where
    there is a registration for them. (AWS docs for the US)"""
    return any(
        supported.resource_type == number.number_type
        and supported.iso_country_code == number.iso_country_code
        for definition in all_types(store).values()
        for supported in definition.supported_associations
    )


def _check_that_it_is_kept(number: PhoneNumber) -> None:
    if number.status in ("DISASSOCIATING", "DELETED"):
        raise number.conflict("RESOURCE_NOT_ACTIVE")


def _preferred(preference: list[dict[str, Any]] | None) -> Callable[[str], bool]:
    """Whether a number matches a preference. That the digits are those after the country
    code, or all of them, is ours."""
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
