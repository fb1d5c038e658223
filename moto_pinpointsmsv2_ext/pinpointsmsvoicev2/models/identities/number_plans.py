"""The phone numbers of each country, from resources/number_plans.json.

All numbers are valid in their country. They are from the ranges that a country reserves
for fiction if it has any: 555-0100 to 555-0199 of an area code in North America, 020
7946 0000 to 0999 in the United Kingdom. In other countries they are mobile numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from moto.moto_api._internal import mock_random

from ...utils import load_resource


def draw_numbers(country: str, number_type: str) -> Iterator[str]:
    """Yield each number of a country once, starting at a random one.

    The sequence is the same for the same seed of moto.

    :param country: an ISO 3166 code of two letters
    :param number_type: LONG_CODE, TOLL_FREE, TEN_DLC or SIMULATOR, a type that AWS has
        in the country
    :return: numbers in E.164 format
    """
    ranges = _ranges(country, number_type)
    first = mock_random.randrange(len(ranges))
    for numbers in (*ranges[first:], *ranges[:first]):
        start = mock_random.randrange(len(numbers))
        for number in chain(numbers[start:], numbers[:start]):
            yield f"+{number}"


def list_numbers(country: str, number_type: str) -> Iterator[str]:
    """Yield the numbers of :func:`draw_numbers` in ascending order."""
    for number in chain.from_iterable(_ranges(country, number_type)):
        yield f"+{number}"


def country_of(number: str) -> str | None:
    """Return the country of a phone number, which can be an invalid number.

    Countries that share a calling code are distinguished by the longest known prefix. A
    number with no known prefix is in the main country of its calling code: +1 555 555
    0100 is in the US.

    :param number: in E.164 format, with or without the plus sign
    :return: an ISO 3166 code of two letters, None if no country has the calling code
    """
    countries, digits = _countries_by_prefix(), number.removeprefix("+")
    prefixes = (digits[:length] for length in range(len(digits), 0, -1))
    return next((countries[each] for each in prefixes if each in countries), None)


def calling_code_of(country: str) -> str:
    """Return the calling code of a country, without the plus sign."""
    return _plans()[country].calling_code


def may_be_in(country: str, number: str) -> bool:
    """Return whether a number has the calling code of a country.

    :param country: an ISO 3166 code of two letters
    :param number: in E.164 format
    :return: True also if the plan of the country is not known
    """
    plan = _plans().get(country)
    return plan is None or number.startswith(f"+{plan.calling_code}")


class _Plan(NamedTuple):
    calling_code: str
    #: prefixes after the calling code; the main country of a calling code has an empty one
    starts: Sequence[str]
    areas: Sequence[str]
    #: by number type
    patterns: Mapping[str, Sequence[str]]


@cache
def _plans() -> Mapping[str, _Plan]:
    """Return the numbering plans by country."""
    return {
        country: _Plan(
            plan.pop("calling_code"),
            plan.pop("starts", [""]),
            plan.pop("areas", [""]),
            plan,
        )
        for country, plan in load_resource("number_plans.json")["countries"].items()
    }


@cache
def _ranges(country: str, number_type: str) -> Sequence[range]:
    """Return the ranges of the numbers of a type, as integers without the plus sign."""
    plan = _plans()[country]
    patterns = [
        plan.calling_code + pattern.format(area=area)
        for area in plan.areas
        for pattern in plan.patterns[number_type]
    ]
    return tuple(
        range(int(each.replace("#", "0")), int(each.replace("#", "9")) + 1)
        for each in patterns
    )


@cache
def _countries_by_prefix() -> Mapping[str, str]:
    """Return the country of each known prefix of phone numbers."""
    return {
        plan.calling_code + start: country
        for country, plan in _plans().items()
        for start in plan.starts
    }
