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

from moto_pinpointsmsv2_ext import mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.countries import load_countries
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.identities.number_plans import (
    country_of,
)

from .test_moto_controls import moto_api

SCRIPT = runpy.run_path(
    str(Path(__file__).parent.parent / "scripts" / "number_plans.py")
)
COUNTRIES = sorted(phonenumbers.SUPPORTED_REGIONS)
#: the countries that AWS sends SMS to, with their dialling prefixes (AWS docs)
#: AWS has 44-1434 for Jersey, which is not a prefix of Jersey.
SERVED = """
AD376 AE971 AF93 AG1268 AI1264 AL355 AM374 AO244 AR54 AT43 AU61 AW297 AZ994 BA387 BB1246
BD880 BE32 BF226 BG359 BH973 BI257 BM1441 BN673 BO591 BR55 BS1242 BT975 BW267 BY375
BZ501 CA1 CD243 CF236 CG242 CH41 CI225 CK682 CL56 CM237 CN86 CO57 CR506 CV238 CY357
CZ420 DE49 DJ253 DK45 DM1767 DO1809/1829/1849 DZ213 EC593 EE372 EG20 ER291 ES34 ET251
FI358 FJ679 FM691 FO298 FR33 GA241 GB44 GD1473 GE995 GF594 GG441481 GH233 GI350 GL299
GM220 GN224 GP590 GQ240 GR30 GT502 GU1671 GW245 GY592 HK852 HN504 HR385 HT509 HU36 ID62
IE353 IL972 IM441624 IN91 IQ964 IS354 IT39 JE441534 JM1876 JO962 JP81 KE254 KG996 KH855
KM269 KN1869 KR82 KW965 KY1345 KZ7 LA856 LB961 LC1758 LI423 LK94 LR231 LS266 LT370 LU352
LV371 LY218 MA212 MC377 MD373 ME382 MG261 MH692 MK389 ML223 MM95 MN976 MO853 MQ596 MR222
MS1664 MT356 MU230 MV960 MW265 MX52 MY60 MZ258 NA264 NC687 NE227 NF672 NG234 NI505 NL31
NO47 NP977 NU683 NZ64 OM968 PA507 PE51 PF689 PG675 PH63 PK92 PL48 PR1787/1939 PS970
PT351 PW680 PY595 QA974 RE262 RO40 RS381 RU7 RW250 SA966 SB677 SC248 SE46 SG65 SI386
SK421 SL232 SM378 SN221 SO252 SR597 SS211 ST239 SV503 SZ268 TC1649 TD235 TG228 TH66
TJ992 TL670 TM993 TN216 TO676 TR90 TT1868 TV688 TW886 TZ255 UA380 UG256 US1 UY598 UZ998
VE58 VG1284 VI1340 VN84 VU678 WS685 XK383 YE967 YT262 ZA27 ZM260 ZW263
"""


def set_seed(seed: int) -> None:
    requests.post(moto_api(f"seed?a={seed}"), timeout=60)


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def request_number(
    client: Any,
    country: str,
    number_type: str = "LONG_CODE",
    capability: str = "SMS",
) -> str:
    number = client.request_phone_number(
        IsoCountryCode=country,
        NumberType=number_type,
        MessageType="TRANSACTIONAL",
        NumberCapabilities=[capability],
    )
    return str(number["PhoneNumber"])


def is_valid(number: str, country: str, number_type: str) -> bool:
    parsed = phonenumbers.parse(number)
    is_toll_free = phonenumbers.number_type(parsed) == (
        phonenumbers.PhoneNumberType.TOLL_FREE
    )
    # The US and Canada share their toll-free numbers.
    shared = "US" if is_toll_free else country
    return (
        phonenumbers.is_valid_number(parsed)
        and phonenumbers.region_code_for_number(parsed) == shared
        and is_toll_free == (number_type == "TOLL_FREE")
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
@mock_sms_registrations
def test_every_number_is_valid_in_its_country(seed: int) -> None:
    set_seed(seed)
    client, found = sms(), 0
    for country, offered in load_countries().items():
        for number_type, (capability, *_) in offered.numbers.items():
            if number_type != "SHORT_CODE":
                number = request_number(client, country, number_type, capability)
                assert is_valid(number, country, number_type), (number, country)
                found += 1
                if (country, number_type) != ("CA", "TOLL_FREE"):
                    assert country_of(number) == country
    assert found == 91


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
    assert set(load_countries()) <= set(found.values())


@pytest.mark.in_process
def test_the_countries_of_the_dialling_prefixes() -> None:
    prefixes = {each[:2]: each[2:].split("/") for each in SERVED.split()}
    assert list(prefixes) == list(load_countries())
    found = {
        country: {country_of(prefix) for prefix in each}
        for country, each in prefixes.items()
    }
    shared = {"CA": "US", "KZ": "RU", "YT": "RE"}
    assert found == {country: {shared.get(country, country)} for country in prefixes}


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
