"""The numbering plans match the phonenumbers package."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import boto3
import phonenumbers
import pytest
import requests
from botocore.exceptions import ClientError

from moto_pinpointsmsv2_ext import mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.identities.number_plans import (
    country_of,
)

from .test_moto_controls import moto_api

SCRIPT = runpy.run_path(
    str(Path(__file__).parent.parent / "scripts" / "number_plans.py")
)
COUNTRIES = sorted(phonenumbers.SUPPORTED_REGIONS)
WITHOUT_NUMBERS = {"AX", "BL", "CC", "CX", "EH", "MF", "SJ", "TA", "VA"}
#: the countries that AWS sends SMS to (AWS docs)
SERVED = """
AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BM BN BO BR BS BT BW BY BZ
CA CD CF CG CH CI CK CL CM CN CO CR CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM
FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN
IQ IS IT JE JM JO JP KE KG KH KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD
ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NU NZ OM
PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SE SG SI SK SL SM SN SO SR
SS ST SV SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VE VG VI VN VU WS XK
YE YT ZA ZM ZW
"""


def set_seed(seed: int) -> None:
    requests.post(moto_api(f"seed?a={seed}"), timeout=60)


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def request_number(client: Any, country: str, number_type: str = "LONG_CODE") -> str:
    number = client.request_phone_number(
        IsoCountryCode=country,
        NumberType=number_type,
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
    )
    return str(number["PhoneNumber"])


def is_valid(number: str, country: str, number_type: str) -> bool:
    parsed = phonenumbers.parse(number)
    is_toll_free = phonenumbers.number_type(parsed) == (
        phonenumbers.PhoneNumberType.TOLL_FREE
    )
    return (
        phonenumbers.is_valid_number(parsed)
        and phonenumbers.region_code_for_number(parsed) == country
        and is_toll_free == (number_type == "TOLL_FREE")
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
@mock_sms_registrations
def test_every_number_is_valid_in_its_country(seed: int) -> None:
    set_seed(seed)
    client, without = sms(), set()
    wanted = [(country, "LONG_CODE") for country in COUNTRIES]
    wanted += [("US", "TOLL_FREE"), ("US", "TEN_DLC"), ("US", "SIMULATOR")]
    for country, number_type in wanted:
        try:
            number = request_number(client, country, number_type)
        except ClientError as error:
            assert error.response["Error"]["Code"] == "ResourceNotFoundException"
            without.add(country)
        else:
            assert is_valid(number, country, number_type), (number, country)
            assert country_of(number) == country
    assert without == WITHOUT_NUMBERS


@mock_sms_registrations
def test_the_same_seed_generates_the_same_numbers() -> None:
    client, drawn = sms(), []
    for seed in (5, 5, 6):
        requests.post(moto_api("reset"), timeout=60)
        set_seed(seed)
        drawn.append([request_number(client, each) for each in ("US", "DE", "IN")])
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.in_process
def test_the_country_of_an_example_of_each_type() -> None:
    """Each supported country has an example of its own; others can share a neighbour's."""
    expected = {
        phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164): (
            phonenumbers.region_code_for_number(example)
        )
        for country in COUNTRIES
        for number_type in phonenumbers.PhoneNumberType.values()
        if (example := phonenumbers.example_number_for_type(country, number_type))
    }
    found = {number: country_of(number) for number in expected}
    assert found == expected
    assert set(SERVED.split()) <= set(found.values())


@pytest.mark.in_process
@pytest.mark.parametrize(
    "number, country",
    [
        ("+12065550100", "US"),
        ("12065550100", "US"),
        ("+18005550100", "US"),
        # The number that many tests use, in an area code that does not exist.
        ("+15555550100", "US"),
        ("+14165550100", "CA"),
        ("+17875550100", "PR"),
        ("+19395550100", "PR"),
        ("+16715550100", "GU"),
        ("+18095550100", "DO"),
        ("+18495550100", "DO"),
        ("+16585550100", "JM"),
        ("+18765550100", "JM"),
        ("+442079460000", "GB"),
        # In a range for fiction that phonenumbers considers invalid.
        ("+447700900123", "GB"),
        ("+441481256789", "GG"),
        ("+441534256789", "JE"),
        ("+441624756789", "IM"),
        ("+79123456789", "RU"),
        ("+77710009998", "KZ"),
        ("+4740612345", "NO"),
        ("+4779123456", "SJ"),
        ("+61255501234", "AU"),
        ("+61891621234", "CC"),
        ("+61891641234", "CX"),
        ("+358412345678", "FI"),
        ("+358181234567", "AX"),
        ("+212650123456", "MA"),
        ("+262692123456", "RE"),
        ("+262639012345", "YT"),
        ("+590690001234", "GP"),
        ("+590590271234", "BL"),
        ("+590590077123", "MF"),
        ("+59995181234", "CW"),
        ("+5993181234", "BQ"),
        ("+390612345678", "IT"),
        ("+390669812345", "VA"),
        ("+1", "US"),
        ("+800123456789", None),
        ("+999", None),
    ],
)
def test_the_country_of_a_number(number: str, country: str | None) -> None:
    assert country_of(number) == country


@pytest.mark.in_process
def test_the_table_matches_the_newest_phonenumbers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["number_plans.py", "--check"])
    SCRIPT["main"]()
    table = SCRIPT["TABLE"].read_text("utf-8")
    stale = tmp_path / "number_plans.json"
    stale.write_text(table.replace('"876"', '"877"'), "utf-8")
    monkeypatch.setitem(SCRIPT["main"].__globals__, "TABLE", stale)
    with pytest.raises(SystemExit, match="run make number-plans"):
        SCRIPT["main"]()
    monkeypatch.setattr(sys, "argv", ["number_plans.py"])
    SCRIPT["main"]()
    assert stale.read_text("utf-8") == table
