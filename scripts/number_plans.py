"""Write resources/number_plans.json from the numbering plans of the phonenumbers package.

``--check`` writes nothing, and fails if the table differs from what would be written.

The plans of phonenumbers are regular expressions. They are followed digit by digit, so
that the table holds for every number, not only for a sample: all numbers of a range are
valid, and all valid numbers with a start are in one country.
"""

from __future__ import annotations

import json
import re
import sys
from collections import deque
from collections.abc import Iterator
from functools import cache, reduce
from pathlib import Path
from typing import Any, NamedTuple

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.countries import find_country

TABLE = (
    Path(moto_pinpointsmsv2_ext.__file__).parent
    / "pinpointsmsvoicev2"
    / "resources"
    / "number_plans.json"
)
ABOUT = (
    "Numbering plans, written by scripts/number_plans.py. starts: what follows the calling "
    "code in the numbers of this country; the main country of a calling code has none, "
    "and has all other numbers. LONG_CODE, TEN_DLC, SIMULATOR, TOLL_FREE: ranges of valid "
    "numbers without the calling code, where AWS has the type; # is any digit, {area} is any of areas. They are "
    "reserved for fiction if the country reserves any, else for mobile phones."
)

#: The ranges that regulators reserve for fiction, of mobile numbers if phonenumbers takes
#: those for valid. It does not in the United Kingdom and Ireland.
FICTION = {
    # ACMA: 02 5550 0000 to 9999
    "AU": ["25550####"],
    # Bundesnetzagentur, Mitteilung 148/2021: two ranges of mobile numbers; Berlin, Hamburg,
    # Frankfurt, Cologne, Munich
    "DE": ["17139200##", "176040690##", "3023125###", "4066969###"]
    + ["6990009###", "2214710###", "8999998###"],
    # Ofcom: 020 7946 0000 to 0999
    "GB": ["2079460###"],
    # PTS: 070-174 06 05 to 99
    "SE": [f"7017406{digit}#" for digit in range(1, 10)],
}
#: NANPA: 555-0100 to 555-0199 of each area
AREA_FICTION = "{area}55501##"
TOLL_FREE_AREAS = (800, 833, 844, 855, 866, 877, 888)

#: A regular expression: its alternatives, each a sequence of what may stand there (digits,
#: or an expression), at least how often, at most how often.
Parts = tuple[tuple[Any, int, int], ...]
Expression = frozenset[Parts]
TOKEN = re.compile(r"\(\?:|[)|?]|\{(\d+)(?:,(\d+))?\}|\\d|\d|\[[\d-]+\]")
DIGITS = "0123456789"
TYPES = (
    *("premium_rate", "toll_free", "shared_cost", "voip", "personal_number"),
    *("pager", "uan", "voicemail", "fixed_line", "mobile"),
)
#: what phonenumbers has for calling codes of no country
NO_COUNTRY = "001"
#: how many digits of a range are free, the best first
SIZES = (5, 4, 3, 2)


@cache
def parse(pattern: str | None) -> Expression:
    """A pattern of phonenumbers, None for one that matches nothing."""
    if pattern is None:
        return frozenset()
    tokens = deque(TOKEN.finditer(pattern))
    assert "".join(token[0] for token in tokens) == pattern, pattern
    return _alternatives(tokens)


def _alternatives(tokens: deque[re.Match[str]]) -> Expression:
    found: list[Parts] = []
    parts: list[tuple[Any, int, int]] = []
    while tokens and tokens[0][0] != ")":
        token = tokens.popleft()
        if token[0] == "|":
            found.append(tuple(parts))
            parts = []
        elif token[0] == "?" or token[0].startswith("{"):
            low, high = token[1] or 0, token[2] or token[1] or 1
            parts[-1] = (parts[-1][0], int(low), int(high))
        elif token[0] == "(?:":
            parts.append((_alternatives(tokens), 1, 1))
            tokens.popleft()
        else:
            digits = "".join(d for d in DIGITS if re.fullmatch(token[0], d))
            parts.append((digits, 1, 1))
    return frozenset([*found, tuple(parts)])


@cache
def after(expression: Expression, digit: str) -> Expression:
    """What matches what may follow the digit."""
    return one(frozenset(rest for parts in expression for rest in _after(parts, digit)))


@cache
def one(expression: Expression) -> Expression:
    """The same object for equal expressions, which are large and often compared."""
    return expression


def _after(parts: Parts, digit: str) -> Iterator[Parts]:
    if not parts:
        return
    (what, low, high), *others = parts
    once_less = ((what, max(low - 1, 0), high - 1),) if high > 1 else ()
    if isinstance(what, str):
        if digit in what:
            yield (*once_less, *others)
    else:
        yield from ((*rest, *once_less, *others) for rest in after(what, digit))
    if low == 0:
        yield from _after(tuple(others), digit)


@cache
def is_complete(expression: Expression) -> bool:
    """Whether no more digits are needed."""
    return any(all(low == 0 for _, low, _ in parts) for parts in expression)


class Plan(NamedTuple):
    """What may follow some digits in the numbers of a country."""

    country: str
    #: of what is taken to be the country's, be it a valid number or not
    start: Expression
    valid: Expression
    fixed: Expression
    mobile: Expression


#: the plans of all countries of a calling code, after some digits
Plans = tuple[Plan, ...]


def plans_of(calling_code: int) -> Plans:
    # The order is that in which phonenumbers asks whose a number is.
    countries = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[calling_code]
    return tuple(map(_plan_of, countries))


def _plan_of(country: str) -> Plan:
    metadata = PhoneMetadata.metadata_for_region(country)
    assert metadata
    patterns = {
        name: description.national_number_pattern
        for name in TYPES
        if (description := getattr(metadata, name))
    }
    valid = parse("|".join(patterns.values()))
    leading = metadata.leading_digits
    return Plan(
        country,
        start=parse(rf"(?:{leading})\d{{0,14}}") if leading else valid,
        valid=valid,
        fixed=parse(patterns.get("fixed_line")),
        mobile=parse(patterns.get("mobile")),
    )


@cache
def step(plans: Plans, digit: str) -> Plans:
    """The plans after one more digit."""
    return tuple(
        Plan(country, *(after(each, digit) for each in expressions))
        for country, *expressions in plans
    )


def move(plans: Plans, digits: str) -> Plans:
    """The plans after more digits."""
    return reduce(step, digits, plans)


def owner(plans: Plans) -> Plan | None:
    """The country of the number that is complete here, None where it is not valid."""
    plan = next((plan for plan in plans if is_complete(plan.start)), None)
    return plan if plan and is_complete(plan.valid) else None


@cache
def owners(plans: Plans) -> frozenset[str]:
    """The countries of all valid numbers that start here."""
    if not any(plan.valid for plan in plans):
        return frozenset()
    here = owner(plans)
    there = (owners(move(plans, digit)) for digit in DIGITS)
    return frozenset({here.country} if here else ()).union(*there)


def starts(plans: Plans, digits: str = "") -> Iterator[tuple[str, str]]:
    """The fewest digits that tell the country of all valid numbers, with the country.

    A short number is in the country of the longer ones that start with it: some of 7
    digits in Canada, which cannot be dialled from abroad.
    """
    found = owners(plans)
    if len(found) == 1:
        yield digits, next(iter(found))
    elif found:
        for digit in DIGITS:
            yield from starts(move(plans, digit), digits + digit)


@cache
def is_range(plans: Plans, free: int, country: str, of_fixed: bool = False) -> bool:
    """Whether any so many digits make a mobile number of the country here.

    :param of_fixed: a fixed one will do too
    """
    if free:
        return all(
            is_range(move(plans, digit), free - 1, country, of_fixed)
            for digit in DIGITS
        )
    plan = owner(plans)
    if not plan or plan.country != country:
        return False
    return is_complete(plan.mobile) or of_fixed and is_complete(plan.fixed)


@cache
def first_range(plans: Plans, free: int, country: str) -> str | None:
    """The lowest digits that any so many others make a mobile number of the country."""
    if is_range(plans, free, country):
        return ""
    if country not in owners(plans):
        return None
    found = (
        (digit, first_range(move(plans, digit), free, country)) for digit in DIGITS
    )
    return next((digit + rest for digit, rest in found if rest is not None), None)


def mobile_range(plans: Plans, country: str) -> str | None:
    """The range around the example of a mobile number or, where that is another
    country's, the lowest one; of 100,000 numbers or as many as there are."""
    mobile = phonenumbers.PhoneNumberType.MOBILE
    example = phonenumbers.example_number_for_type(country, mobile)
    if example is None:
        return None
    number = phonenumbers.national_significant_number(example)
    for free in SIZES:
        if is_range(move(plans, number[:-free]), free, country):
            return number[:-free] + "#" * free
    for free in SIZES:
        digits = first_range(plans, free, country)
        if digits is not None:
            return digits + "#" * free
    return None


def table() -> dict[str, dict[str, Any]]:
    """An entry for each country."""
    found = {}
    for calling_code, countries in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        if countries == (NO_COUNTRY,):
            continue
        plans = plans_of(calling_code)
        by_country: dict[str, list[str]] = {plan.country: [] for plan in plans}
        for digits, country in starts(plans):
            by_country[country].append(digits)
        for country, beginnings in by_country.items():
            entry: dict[str, Any] = {"calling_code": str(calling_code)}
            if country != plans[0].country:
                entry["starts"] = beginnings
            found[country] = entry | ranges(plans, country)
    return dict(sorted(found.items()))


def ranges(plans: Plans, country: str) -> dict[str, list[str]]:
    """The ranges of each type of number that AWS has in a country."""
    offered = find_country(country)
    if not offered or "LONG_CODE" not in offered.numbers:
        return {}
    if country in FICTION:
        for fiction in FICTION[country]:
            digits, free = fiction.rstrip("#"), fiction.count("#")
            if not is_range(move(plans, digits), free, country, of_fixed=True):
                sys.exit(f"FICTION: {fiction} is not valid in {country}: remove it")
        return {"LONG_CODE": FICTION[country]}
    areas = fictional_areas(plans, country) if plans[0].country == "US" else []
    if not areas:
        mobile = mobile_range(plans, country)
        return {"LONG_CODE": [mobile]} if mobile else {}
    found = {"areas": areas}
    for number_type in offered.numbers:
        if number_type == "TOLL_FREE":
            # Canada has them in the areas of the US.
            found[number_type] = [f"{area}55501##" for area in TOLL_FREE_AREAS]
        elif number_type != "SHORT_CODE":
            found[number_type] = [AREA_FICTION]
    return found


def fictional_areas(plans: Plans, country: str) -> list[str]:
    """The areas of North America that have numbers for fiction, and are the country's."""
    return [
        str(area)
        for area in range(200, 1000)
        if is_range(move(plans, f"{area}55501"), 2, country, of_fixed=True)
    ]


def text() -> str:
    """The table, a line for each country."""
    lines = (f'    "{key}": {json.dumps(value)}' for key, value in table().items())
    about, countries = json.dumps(ABOUT), ",\n".join(lines)
    return f'{{\n  "about": {about},\n  "countries": {{\n{countries}\n  }}\n}}\n'


def main() -> None:
    if "--check" not in sys.argv:
        TABLE.write_text(text(), "utf-8")
    elif TABLE.read_text("utf-8") != text():
        sys.exit(f"{TABLE.name} is not up to date: run make number-plans")


if __name__ == "__main__":
    main()
