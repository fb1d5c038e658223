"""CarrierLookup: what is known about a phone number.

https://docs.aws.amazon.com/sms-voice/latest/userguide/carrier-lookup.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..exceptions import Field, ValidationException
from .base import Reply
from .countries import find_country
from .identities.number_plans import calling_code_of, country_of
from .store import Family

_E164 = re.compile(r"\+[1-9][0-9]{1,18}")


@dataclass(frozen=True)
class Carrier:
    """The carrier of a phone number. The carriers of numbers are not public, so this is
    one with the codes that networks use for tests. (assumed)
    """

    #: MOBILE, LANDLINE, VOIP, PREPAID, OTHER or INVALID
    phone_number_type: str = "MOBILE"
    carrier: str = "Example Carrier"
    mcc: str = "001"
    mnc: str = "01"


@dataclass
class Carriers:
    """The carriers of phone numbers."""

    #: by phone number in E.164 format; others have the carrier of the mock
    by_number: dict[str, Carrier] = field(default_factory=dict)

    def find(self, number: str) -> Carrier:
        return self.by_number.get(number) or Carrier()


class CarrierLookup(Family):
    """CarrierLookup."""

    def carrier_lookup(
        self, phone_number: str, enable_cleansing: bool | None = None
    ) -> Reply:
        """Return the country, the carrier and the type of a phone number.

        A number that cannot exist has the type INVALID. (AWS docs)
        That is a number of no country, one with less than 8 or more than 15 digits, and
        one with the calling code 1 that does not have 11 digits. (assumed)

        :param phone_number: with a plus sign; brackets, spaces, hyphens, periods and
            commas are removed
        :param enable_cleansing: whether zeros that a country does not dial after its
            calling code are removed
        :return: the members of the response, without MCC and MNC for a number that is
            not mobile
        :raises ValidationException: INVALID_PARAMETER for a number with less than two
            digits. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CarrierLookup.html
        """
        number = re.sub(r"[^+0-9]", "", phone_number)
        if not _E164.fullmatch(number):
            message = f"Must have 2 to 19 digits after the plus sign: '{phone_number}'"
            raise ValidationException(
                "INVALID_PARAMETER", [Field("phoneNumber", message)]
            )
        cleansed = _cleanse(number) if enable_cleansing else number
        country = country_of(cleansed)
        carrier = self.store.record(Carriers).find(cleansed)
        if (
            country is None
            or not _is_possible(cleansed)
            or carrier.phone_number_type == "INVALID"
        ):
            return Reply(e164_phone_number=number, phone_number_type="INVALID")
        mobile = carrier.phone_number_type in ("MOBILE", "PREPAID")
        served = find_country(country)
        return Reply(
            e164_phone_number=cleansed,
            dialing_country_code=calling_code_of(country),
            iso_country_code=country,
            country=served.name if served else None,
            mcc=carrier.mcc if mobile else None,
            mnc=carrier.mnc if mobile else None,
            carrier=carrier.carrier,
            phone_number_type=carrier.phone_number_type,
            # A number from which only brackets and the like are removed counts as
            # cleansed. (assumed)
            original_phone_number=(
                phone_number if enable_cleansing and cleansed != phone_number else None
            ),
        )


def _is_possible(number: str) -> bool:
    digits = len(number) - 1
    return digits == 11 if number.startswith("+1") else 8 <= digits <= 15


#: countries whose numbers can start with zero after the calling code
_WITH_ZERO = frozenset({"CG", "CI", "GA", "IT", "SM", "VA"})


def _cleanse(number: str) -> str:
    """Remove a zero that is only dialled inside a country."""
    country = country_of(number)
    if country is None or country in _WITH_ZERO:
        return number
    start = "+" + calling_code_of(country)
    return start + number.removeprefix(start).removeprefix("0")
