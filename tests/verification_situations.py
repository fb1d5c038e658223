"""Situations of verified destination numbers that the rules of test_rules.py are about."""

from __future__ import annotations

from .world import Try, World


def verify_twice(w: World) -> Try:
    return w.sms.verify_destination_number, {
        "VerifiedDestinationNumberId": w.verified(),
        "VerificationCode": "000000",
    }


def send_to_who_is_verified(w: World) -> Try:
    return w.sms.send_destination_number_verification_code, {
        "VerifiedDestinationNumberId": w.verified(),
        "VerificationChannel": "VOICE",
    }


def wrong_code(w: World) -> Try:
    return w.sms.verify_destination_number, {
        "VerifiedDestinationNumberId": w.verifying(),
        "VerificationCode": "x",
    }


def replaced_code(w: World) -> Try:
    verified_id = w.verifying()
    first = w.control.verified_numbers.code(verified_id)
    while w.send(verified_id) == first:
        pass
    return w.sms.verify_destination_number, {
        "VerifiedDestinationNumberId": verified_id,
        "VerificationCode": first,
    }


def delete_on_the_first_day(w: World) -> Try:
    return w.sms.delete_verified_destination_number, {
        "VerifiedDestinationNumberId": w.verifying()
    }


def verify_the_same_number(w: World) -> Try:
    w.verifying()
    return w.sms.create_verified_destination_number, {
        "DestinationPhoneNumber": "12065550100"
    }
