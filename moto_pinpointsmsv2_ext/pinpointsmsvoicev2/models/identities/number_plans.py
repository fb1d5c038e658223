"""The phone numbers of each country, from resources/number_plans.json.

All are valid in their country. Where a country reserves numbers for fiction, they are of
those: 555-0100 to 555-0199 of an area in North America, 020 7946 0000 to 0999 in the
United Kingdom. Elsewhere they are mobile numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from moto.moto_api._internal import mock_random

from ...utils import load_resource


def draw_numbers(country: str, number_type: str) -> Iterator[str]:
    """Yield each number of a country once, from a random one on.

    The same seed of moto draws the same numbers.

    :param country: an ISO 3166 code of two letters
    :param number_type: LONG_CODE, TOLL_FREE, TEN_DLC or SIMULATOR
    :return: numbers in E.164 format, none where the country has no such numbers
    """
    ranges = _ranges(country, number_type)
    first = mock_random.randrange(len(ranges)) if ranges else 0
    for numbers in (*ranges[first:], *ranges[:first]):
        start = mock_random.randrange(len(numbers))
        for number in chain(numbers[start:], numbers[:start]):
            yield f"+{number}"


def list_numbers(country: str, number_type: str) -> Iterator[str]:
    """Yield the numbers that :func:`draw_numbers` does, in order."""
    for number in chain.from_iterable(_ranges(country, number_type)):
        yield f"+{number}"


def country_of(number: str) -> str | None:
    """The country that a number is in. The number need not be a valid one.

    Where countries share a calling code, the longest start of a number that is known
    decides; a number with none of these is in the main country of the calling code
    (+1 555 555 0100 is in the US).

    :param number: in E.164 format, with or without the plus
    :return: an ISO 3166 code of two letters, None where no country has the calling code
    """
    starts, digits = _starts(), number.removeprefix("+")
    beginnings = (digits[:length] for length in range(len(digits), 0, -1))
    return next((starts[each] for each in beginnings if each in starts), None)


@cache
def _load_plans() -> Mapping[str, Mapping[str, Any]]:
    plans: dict[str, dict[str, Any]] = load_resource("number_plans.json")["countries"]
    return plans


@cache
def _ranges(country: str, number_type: str) -> Sequence[range]:
    """The ranges of a type of number, each with its first and last as integers."""
    plan = _load_plans().get(country, {})
    patterns = [
        plan["calling_code"] + pattern.format(area=area)
        for area in plan.get("areas", [""])
        for pattern in plan.get(number_type, [])
    ]
    return tuple(
        range(int(each.replace("#", "0")), int(each.replace("#", "9")) + 1)
        for each in patterns
    )


@cache
def _starts() -> Mapping[str, str]:
    """The countries by what their numbers start with."""
    return {
        plan["calling_code"] + start: country
        for country, plan in _load_plans().items()
        for start in plan.get("starts", [""])
    }
