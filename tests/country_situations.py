"""Situations of test_rules.py for countries, simulator numbers and campaigns."""

from __future__ import annotations

from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType

from .world import Try, World

TWO_WAY = {
    "TwoWayEnabled": True,
    "TwoWayChannelArn": "arn:aws:sns:us-east-1:123456789012:inbound",
}
TEN_DLC = {
    "IsoCountryCode": "US",
    "NumberCapabilities": ["SMS"],
    "NumberType": "TEN_DLC",
}


def _liberian(w: World) -> str:
    return w.number(NumberType="LONG_CODE", IsoCountryCode="LR")


def _campaign(w: World, status: RegistrationStatusType = "COMPLETE") -> str:
    campaign = w.control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION", RegistrationStatus=status
    )
    return str(campaign["RegistrationId"])


def long_code_in_france(w: World) -> Try:
    return w.sms.request_phone_number, {
        "IsoCountryCode": "FR",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "LONG_CODE",
    }


def two_way_in_liberia(w: World) -> Try:
    return w.sms.update_phone_number, {"PhoneNumberId": _liberian(w), **TWO_WAY}


def two_way_of_a_pool_with_a_number_in_liberia(w: World) -> Try:
    pool_id = w.pool()
    w.join(pool_id, _liberian(w), IsoCountryCode="LR")
    return w.sms.update_pool, {"PoolId": pool_id, **TWO_WAY}


def simulator_that_sends_abroad(w: World) -> Try:
    return w.sms.update_phone_number, {
        "PhoneNumberId": w.number(),
        "InternationalSendingEnabled": True,
    }


def _code_from(w: World, number: str, destination: str) -> Try:
    created = w.sms.create_verified_destination_number(
        DestinationPhoneNumber=destination
    )
    return w.sms.send_destination_number_verification_code, {
        "VerifiedDestinationNumberId": created["VerifiedDestinationNumberId"],
        "VerificationChannel": "TEXT",
        "OriginationIdentity": number,
    }


def code_from_a_simulator(w: World) -> Try:
    return _code_from(w, w.number(), "+12065550100")


def code_to_another_country(w: World) -> Try:
    return _code_from(w, w.number(NumberType="TOLL_FREE"), "+14165550100")


def numbers_without_a_campaign(w: World) -> Try:
    return w.sms.list_available_phone_numbers, TEN_DLC


def numbers_of_a_brand(w: World) -> Try:
    brand = w.control.registrations.seed(
        RegistrationType="US_TEN_DLC_BRAND_REGISTRATION", RegistrationStatus="COMPLETE"
    )
    return w.sms.list_available_phone_numbers, {
        **TEN_DLC,
        "RegistrationId": brand["RegistrationId"],
    }


def numbers_of_a_campaign_in_review(w: World) -> Try:
    return w.sms.list_available_phone_numbers, {
        **TEN_DLC,
        "RegistrationId": _campaign(w, "REVIEWING"),
    }


def choice_without_a_campaign(w: World) -> Try:
    return w.sms.request_phone_number, {
        **TEN_DLC,
        "MessageType": "TRANSACTIONAL",
        "NumberPreference": [{"PreferenceType": ["StartsWith"], "Filter": ["206"]}],
    }


def number_in_two_campaigns(w: World) -> Try:
    number = w.number(NumberType="TEN_DLC", RegistrationId=_campaign(w))
    return w.sms.create_registration_association, {
        "RegistrationId": _campaign(w),
        "ResourceId": number,
    }
