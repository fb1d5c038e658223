"""Numbers that look like numbers.

A number is valid for its country, and nobody's where a country keeps numbers for fiction:
555-0100 to 555-0199 of each North American area, London's 7946-0000 to 7946-0999 in the
United Kingdom, 5550-0000 to 5550-9999 of an area in Australia. Elsewhere it is made from
the example of the numbering plan, and its last digits are drawn. The same seed of moto
draws the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from moto.moto_api._internal import mock_random

_NORTH_AMERICA = frozenset({"US", "CA", "PR"})
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")
_ATTEMPTS = 2_000


def draw_numbers(country: str, number_type: str) -> Iterator[str]:
    """Numbers in E.164 format, drawn as long as they are asked for.

    :param country: two letters, as AWS has them
    :param number_type: LONG_CODE, TOLL_FREE, TEN_DLC or SIMULATOR
    :return: nothing where the country has no such numbers
    """
    draw = _drawer(country, number_type)
    if draw is None:
        return
    for _ in range(_ATTEMPTS):
        number = draw()
        if _is_valid(number, country, toll_free=number_type == "TOLL_FREE"):
            yield number


def area_numbers(wanted: Callable[[str], bool]) -> Iterator[str]:
    """The fictional numbers of all areas of the United States that are wanted, in order."""
    for area in range(201, 990):
        for line in range(100):
            number = f"+1{area}55501{line:02}"
            if wanted(number) and _is_area(area):
                yield number


def _drawer(country: str, number_type: str) -> Callable[[], str] | None:
    # That all but long codes are of the United States only is documented for 10DLC and
    # simulator numbers, and ours for toll-free ones.
    if number_type != "LONG_CODE" and country != "US":
        return None
    if number_type == "TOLL_FREE":
        return lambda: f"+1{mock_random.choice(_TOLL_FREE)}{_fiction()}"
    if country in _NORTH_AMERICA:
        return lambda: f"+1{mock_random.randrange(201, 990)}{_fiction()}"
    if country == "GB":
        return lambda: f"+442079460{mock_random.randrange(1000):03}"
    if country == "AU":
        return lambda: f"+6125550{mock_random.randrange(10_000):04}"
    start = _start_of_an_example(country)
    return (lambda: f"{start}{mock_random.randrange(100_000):05}") if start else None


def _fiction() -> str:
    return f"55501{mock_random.randrange(100):02}"


def _start_of_an_example(country: str) -> str | None:
    import phonenumbers

    mobile = phonenumbers.PhoneNumberType.MOBILE
    example = phonenumbers.example_number_for_type(country, mobile)
    if example is None:
        return None
    e164 = phonenumbers.PhoneNumberFormat.E164
    return str(phonenumbers.format_number(example, e164))[:-5]


def _is_valid(number: str, country: str, toll_free: bool) -> bool:
    import phonenumbers

    parsed = phonenumbers.parse(number)
    is_toll_free = (
        phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.TOLL_FREE
    )
    # Only a valid number is of a region.
    region: str | None = phonenumbers.region_code_for_number(parsed)
    return is_toll_free == toll_free and region == country


@cache
def _is_area(area: int) -> bool:
    return _is_valid(f"+1{area}5550100", "US", toll_free=False)
