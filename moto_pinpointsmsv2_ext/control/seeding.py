"""Seed registrations in any state."""

from __future__ import annotations

from collections.abc import Iterable

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend
from ..pinpointsmsvoicev2.models.base import Resource
from ..pinpointsmsvoicev2.models.countries import find_country
from ..pinpointsmsvoicev2.models.identities.number_plans import list_numbers
from ..pinpointsmsvoicev2.models.identities.opt_out_lists import OptOutList
from ..pinpointsmsvoicev2.models.identities.settings import Settings
from ..pinpointsmsvoicev2.models.registrations.registrations import Registration
from ..pinpointsmsvoicev2.models.registrations.types import type_of
from .arguments import checked, find
from .field_values import FieldValues, checked_values, set_values
from .registration_types import checked_type
from .types import RegistrationMembers
from .versions import (
    Versions,
    add_versions,
    read_versions,
    registration_status,
)

UNKNOWN_COUNTRY = "AWS does not send messages to {}. Pass another IsoCountryCode"


def seed_registration(
    backend: PinpointSMSVoiceV2Backend,
    members: RegistrationMembers,
    field_values: FieldValues | None,
    versions: Versions | None,
) -> Registration:
    """Seed a registration. See :meth:`.registrations.Registrations.seed`."""
    seeds = read_versions(versions)
    # AWS has defaults for all of these except the type. (AWS docs)
    defaults = {
        "RegistrationArn": "",
        "RegistrationId": backend.store.new_id(Registration),
        "RegistrationType": "US_TOLL_FREE_REGISTRATION",
        "RegistrationStatus": "CREATED",
        "CurrentVersionNumber": max(seeds, default=1),
        "CreatedTimestamp": utcnow(),
    }
    given = checked("RegistrationInformation", members, defaults)
    checked_type(backend.store, given["RegistrationType"])
    registration_id, current = given["RegistrationId"], given["CurrentVersionNumber"]
    registration = Registration(
        registration_arn=arn_of_new(
            backend, Registration, registration_id, given["RegistrationArn"]
        ),
        registration_id=registration_id,
        registration_type=given["RegistrationType"],
        registration_status=given["RegistrationStatus"],
        additional_attributes=given.get("AdditionalAttributes"),
        created_timestamp=given["CreatedTimestamp"],
    )
    add_versions(registration, given, seeds)
    status = members.get("RegistrationStatus")
    registration.registration_status = registration_status(registration, status)
    definition = type_of(backend.store, registration.registration_type)
    values = {
        number: checked_values(backend, definition, seed.field_values)
        for number, seed in seeds.items()
    }
    if field_values is not None:
        if values.get(current):
            raise ValueError(
                f"Pass the field values of version {current} once, as field_values or as "
                "RegistrationFieldValues"
            )
        values[current] = checked_values(backend, definition, field_values)
    backend.store.add(registration)
    for number, of_version in values.items():
        version = registration.versions[number - 1]
        set_values(backend, registration, version, of_version)
    return registration


def arn_of_new(
    backend: PinpointSMSVoiceV2Backend,
    kind: type[Resource],
    resource_id: str,
    given_arn: str,
) -> str:
    """Return the ARN of a resource that is to be seeded.

    :param backend: the backend of the account and Region
    :param kind: the class of the resource
    :param resource_id: the id of the resource
    :param given_arn: the ARN that the test gives, or an empty string
    :return: the ARN
    :raises ValueError: if the id exists, or the given ARN does not match the id
    """
    if resource_id.startswith("arn:"):
        raise ValueError(
            f"{resource_id} is an ARN. Pass the id of the {kind.KIND.name}"
        )
    if backend.store.has(kind, resource_id):
        raise ValueError(
            f"The {kind.KIND.name} {resource_id} already exists. Pass another id"
        )
    arn = backend.store.arn_of(kind, resource_id)
    if given_arn not in ("", arn):
        raise ValueError(
            f"{given_arn} is not the ARN of {resource_id}. Pass {arn} or leave it out"
        )
    return arn


def check_settings(backend: PinpointSMSVoiceV2Backend, settings: Settings) -> None:
    """Check the settings of a resource that is to be seeded.

    :raises ValueError: if the opt-out list does not exist, or two-way messaging has no
        channel
    """
    find(backend, OptOutList, settings.opt_out_list_name)
    if settings.two_way_enabled and settings.two_way_channel_arn is None:
        raise ValueError("TwoWayEnabled requires a channel. Pass TwoWayChannelArn too")


def new_number(
    backend: PinpointSMSVoiceV2Backend,
    kind: type[Resource],
    country: str,
    number_type: str,
) -> str:
    """Return the first number of a country that no resource of a kind has.

    :param backend: the backend of the account and Region
    :param kind: the class of the resource
    :param country: an ISO 3166 code of two letters
    :param number_type: the type of the number. A SHORT_CODE has five digits.
    :raises ValueError: if there is none
    """
    known = find_country(country)
    if known is None:
        raise ValueError(UNKNOWN_COUNTRY.format(country))
    numbers: Iterable[str] = map(str, range(20000, 100000))
    if number_type != "SHORT_CODE":
        if number_type not in known.numbers:
            types = ", ".join(dict.fromkeys((*known.numbers, "SHORT_CODE")))
            raise ValueError(
                f"AWS has no {number_type} numbers in {country}. Pass PhoneNumber, or one "
                f"of these types: {types}"
            )
        numbers = list_numbers(country, number_type)
    stores = backend.store.neighbours().values()
    for number in numbers:
        if all(store.find_by_alias(kind, number) is None for store in stores):
            return number
    raise ValueError(f"{country} has no further {number_type} number. Pass PhoneNumber")
