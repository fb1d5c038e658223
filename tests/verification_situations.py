"""Situations of test_rules.py for verified destination numbers."""

from __future__ import annotations

from .world import Try, World


def verify_twice(w: World) -> Try:
    return w.sms.verify_destination_number, {
        "VerifiedDestinationNumberId": w.verified(),
        "VerificationCode": "000000",
    }


def send_to_a_verified_number(w: World) -> Try:
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


def delete_within_24_hours(w: World) -> Try:
    return w.sms.delete_verified_destination_number, {
        "VerifiedDestinationNumberId": w.verifying()
    }


def create_the_same_number_twice(w: World) -> Try:
    w.verifying()
    return w.sms.create_verified_destination_number, {
        "DestinationPhoneNumber": "12065550100"
    }
