"""The rules between resources: the error and the Reason of each refused request.

The last column is the certainty of the Reason: D (AWS docs), O (observed) or A (assumed).
That the request is refused is documented for most rules.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from botocore.exceptions import ParamValidationError

from moto_pinpointsmsv2_ext import mock_sms_registrations

from . import country_situations as countries
from . import messaging_situations as messaging
from . import notify_situations as notify
from . import protect_situations as protect
from . import rcs_situations as rcs
from . import verification_situations as verification
from .test_pinpointsmsvoicev2 import IMPERATIVE, hint_of, refused
from .world import Try, World

TOPIC = "arn:aws:sns:us-east-1:123456789012:inbound"


def release_protected(w: World) -> Try:
    number = w.number(DeletionProtectionEnabled=True)
    return w.sms.release_phone_number, {"PhoneNumberId": number}


def release_pooled(w: World) -> Try:
    number = w.number()
    w.pool(number)
    return w.sms.release_phone_number, {"PhoneNumberId": number}


def release_in_review(w: World) -> Try:
    return w.sms.release_phone_number, {"PhoneNumberId": w.in_review()}


def release_twice(w: World) -> Try:
    return w.sms.release_phone_number, {"PhoneNumberId": w.released()}


def update_released(w: World) -> Try:
    return w.sms.update_phone_number, {"PhoneNumberId": w.released()}


def update_pooled(w: World) -> Try:
    number = w.number()
    w.pool(number)
    return w.sms.update_phone_number, {
        "PhoneNumberId": number,
        "DeletionProtectionEnabled": True,
    }


def two_way_without_channel(w: World) -> Try:
    return w.sms.update_phone_number, {
        "PhoneNumberId": w.number(),
        "TwoWayEnabled": True,
    }


def two_way_to_a_fifo_topic(w: World) -> Try:
    return w.sms.update_phone_number, {
        "PhoneNumberId": w.number(),
        "TwoWayEnabled": True,
        "TwoWayChannelArn": TOPIC + ".fifo",
    }


def self_managed_without_two_way(w: World) -> Try:
    return w.sms.update_pool, {"PoolId": w.pool(), "SelfManagedOptOutsEnabled": True}


def update_with_an_unknown_list(w: World) -> Try:
    return w.sms.update_pool, {"PoolId": w.pool(), "OptOutListName": "none"}


def promotional_simulator(w: World) -> Try:
    return w.sms.request_phone_number, {
        "IsoCountryCode": "US",
        "MessageType": "PROMOTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "SIMULATOR",
    }


def ten_dlc_in_britain(w: World) -> Try:
    return w.sms.request_phone_number, {
        "IsoCountryCode": "GB",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "TEN_DLC",
    }


def request_with_an_incomplete_campaign(w: World) -> Try:
    campaign = w.control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION"
    )
    return w.sms.request_phone_number, {
        "IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "TEN_DLC",
        "RegistrationId": campaign["RegistrationId"],
    }


def pool_of_a_pending_number(w: World) -> Try:
    return w.sms.create_pool, {
        "IsoCountryCode": "US",
        "OriginationIdentity": w.number(Status="PENDING"),
        "MessageType": "TRANSACTIONAL",
    }


def pool_of_another_message_type(w: World) -> Try:
    return w.sms.create_pool, {
        "IsoCountryCode": "US",
        "OriginationIdentity": w.number(),
        "MessageType": "PROMOTIONAL",
    }


def pool_of_a_sender_id_of_another_message_type(w: World) -> Try:
    return w.sms.create_pool, {
        "OriginationIdentity": w.sender_id(),
        "IsoCountryCode": "GB",
        "MessageType": "PROMOTIONAL",
    }


def second_pool(w: World) -> Try:
    number = w.number()
    w.pool(number)
    return w.sms.create_pool, {
        "IsoCountryCode": "US",
        "OriginationIdentity": number,
        "MessageType": "TRANSACTIONAL",
    }


def join_twice(w: World) -> Try:
    number = w.number()
    return w.sms.associate_origination_identity, {
        "IsoCountryCode": "US",
        "PoolId": w.pool(number),
        "OriginationIdentity": number,
    }


def join_another(w: World) -> Try:
    number = w.number()
    w.pool(number)
    return w.sms.associate_origination_identity, {
        "IsoCountryCode": "US",
        "PoolId": w.pool(),
        "OriginationIdentity": number,
    }


def join_with_other_keywords(w: World) -> Try:
    pool_id, number = w.pool(), w.number()
    w.sms.put_keyword(
        OriginationIdentity=number, Keyword="hours", KeywordMessage="9 to 5"
    )
    return w.sms.associate_origination_identity, {
        "IsoCountryCode": "US",
        "PoolId": pool_id,
        "OriginationIdentity": number,
    }


def join_with_another_list(w: World) -> Try:
    w.sms.create_opt_out_list(OptOutListName="other")
    return w.joining(OptOutListName="other")


def join_a_pool_that_is_being_created(w: World) -> Try:
    pool = w.sms.create_pool(
        IsoCountryCode="US", OriginationIdentity=w.number(), MessageType="TRANSACTIONAL"
    )
    return w.sms.associate_origination_identity, {
        "IsoCountryCode": "US",
        "PoolId": pool["PoolId"],
        "OriginationIdentity": w.number(),
    }


def sender_id_arn_without_country(w: World) -> Try:
    arn = w.control.sender_ids.seed(SenderId="ACME")["SenderIdArn"]
    return w.sms.associate_origination_identity, {
        "PoolId": w.pool(),
        "OriginationIdentity": arn,
    }


def leave_a_pool_it_is_not_in(w: World) -> Try:
    return w.sms.disassociate_origination_identity, {
        "IsoCountryCode": "US",
        "PoolId": w.pool(),
        "OriginationIdentity": w.number(),
    }


def last_number_leaves(w: World) -> Try:
    number = w.number()
    pool_id = w.pool(number)
    w.join(pool_id, w.sender_id(), IsoCountryCode="GB")
    return w.sms.disassociate_origination_identity, {
        "IsoCountryCode": "US",
        "PoolId": pool_id,
        "OriginationIdentity": number,
    }


def delete_protected_pool(w: World) -> Try:
    pool_id = w.pool(DeletionProtectionEnabled=True)
    return w.sms.delete_pool, {"PoolId": pool_id}


def delete_pool_twice(w: World) -> Try:
    pool_id = w.pool()
    w.sms.delete_pool(PoolId=pool_id)
    return w.sms.delete_pool, {"PoolId": pool_id}


def release_protected_sender_id(w: World) -> Try:
    w.sender_id(DeletionProtectionEnabled=True)
    return w.sms.release_sender_id, {"SenderId": "ACME", "IsoCountryCode": "GB"}


def release_pooled_sender_id(w: World) -> Try:
    w.join(w.pool(), w.sender_id(), IsoCountryCode="GB")
    return w.sms.release_sender_id, {"SenderId": "acme", "IsoCountryCode": "GB"}


def request(country: str, name: str = "ACME") -> Callable[[World], Try]:
    return lambda w: (
        w.sms.request_sender_id,
        {"SenderId": name, "IsoCountryCode": country},
    )


def sender_id_twice(w: World) -> Try:
    w.sender_id()
    return request("GB", "acme")(w)


def list_in_use(w: World) -> Try:
    w.sms.create_opt_out_list(OptOutListName="used")
    w.number(OptOutListName="used")
    return w.sms.delete_opt_out_list, {"OptOutListName": "used"}


def list_in_use_by_a_pool(w: World) -> Try:
    w.sms.create_opt_out_list(OptOutListName="used")
    w.sms.update_pool(PoolId=w.pool(), OptOutListName="used")
    return w.sms.delete_opt_out_list, {"OptOutListName": "used"}


def list_twice(w: World) -> Try:
    return w.sms.create_opt_out_list, {"OptOutListName": "Default"}


def delete_default(w: World) -> Try:
    return w.sms.delete_opt_out_list, {"OptOutListName": "Default"}


def opt_in_again_twice(w: World) -> Try:
    number = {"OptOutListName": "Default", "OptedOutNumber": "+12065550100"}
    w.sms.put_opted_out_number(**number)
    w.sms.delete_opted_out_number(**number)
    w.sms.put_opted_out_number(**number)
    return w.sms.delete_opted_out_number, number


def opt_in_a_number_that_is_not_opted_out(w: World) -> Try:
    number = {"OptOutListName": "Default", "OptedOutNumber": "+12065550100"}
    return w.sms.delete_opted_out_number, number


def delete_stop(w: World) -> Try:
    return w.sms.delete_keyword, {"OriginationIdentity": w.number(), "Keyword": "stop"}


def delete_help(w: World) -> Try:
    return w.sms.delete_keyword, {"OriginationIdentity": w.pool(), "Keyword": "Help"}


def delete_an_unknown_keyword(w: World) -> Try:
    return w.sms.delete_keyword, {"OriginationIdentity": w.number(), "Keyword": "x"}


def stop_with_another_action(w: World) -> Try:
    return w.sms.put_keyword, {
        "OriginationIdentity": w.pool(),
        "Keyword": "Stop",
        "KeywordMessage": "Bye",
        "KeywordAction": "AUTOMATIC_RESPONSE",
    }


def help_with_another_action(w: World) -> Try:
    return w.sms.put_keyword, {
        "OriginationIdentity": w.number(),
        "Keyword": "help",
        "KeywordMessage": "Hello",
        "KeywordAction": "OPT_IN",
    }


def keyword_with_a_space(w: World) -> Try:
    return w.sms.put_keyword, {
        "OriginationIdentity": w.number(),
        "Keyword": "hours ",
        "KeywordMessage": "9 to 5",
    }


def ids_and_owner(w: World) -> Try:
    return w.sms.describe_phone_numbers, {
        "PhoneNumberIds": [w.number()],
        "Owner": "SELF",
    }


def malformed_policy(w: World) -> Try:
    arn = w.control.phone_numbers.seed()["PhoneNumberArn"]
    return w.sms.put_resource_policy, {"ResourceArn": arn, "Policy": "[1]"}


def policy_of_a_registration(w: World) -> Try:
    arn = w.control.registrations.seed()["RegistrationArn"]
    return w.sms.put_resource_policy, {"ResourceArn": arn, "Policy": "{}"}


def put_keyword_of_a_pooled_number(w: World) -> Try:
    number = w.number()
    w.pool(number)
    return w.sms.put_keyword, {
        "OriginationIdentity": number,
        "Keyword": "HOURS",
        "KeywordMessage": "9 to 5",
    }


def delete_keyword_of_a_pooled_number(w: World) -> Try:
    number = w.number()
    w.sms.put_keyword(
        OriginationIdentity=number, Keyword="HOURS", KeywordMessage="9 to 5"
    )
    w.pool(number)
    return w.sms.delete_keyword, {"OriginationIdentity": number, "Keyword": "HOURS"}


def pool_of_another_country(w: World) -> Try:
    return w.sms.create_pool, {
        "OriginationIdentity": w.number(),
        "IsoCountryCode": "GB",
        "MessageType": "TRANSACTIONAL",
    }


def join_with_another_country(w: World) -> Try:
    return w.sms.associate_origination_identity, {
        "PoolId": w.pool(),
        "OriginationIdentity": w.number(),
        "IsoCountryCode": "GB",
    }


CONFLICT, VALIDATION = "ConflictException", "ValidationException"
MISSING = "ResourceNotFoundException"
# fmt: off
RULES: list[tuple[Callable[[World], Try], str, str | None, str]] = [
    (release_protected,                CONFLICT,   "DELETION_PROTECTION_ENABLED", "A"),
    (release_pooled,                   CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "O"),
    (release_in_review,                CONFLICT,   "DISASSOCIATE_REGISTRATION_NOT_ALLOWED", "A"),
    (release_twice,                    CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (update_released,                  CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (update_pooled,                    CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "O"),
    (two_way_without_channel,          VALIDATION, "TWO_WAY_CHANNEL_NOT_PRESENT", "A"),
    (two_way_to_a_fifo_topic,          VALIDATION, "INVALID_PARAMETER", "A"),
    (self_managed_without_two_way,     VALIDATION, "TWO_WAY_NOT_ENABLED", "A"),
    (update_with_an_unknown_list,  MISSING,    None, "D"),
    (promotional_simulator,            MISSING,    None, "O"),
    (ten_dlc_in_britain,               MISSING,    None, "A"),
    (countries.long_code_in_france,    MISSING,    None, "A"),
    (countries.two_way_in_liberia,     VALIDATION, "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY", "A"),
    (countries.two_way_of_a_pool_with_a_number_in_liberia, VALIDATION, "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY", "A"),
    (countries.simulator_that_sends_abroad, VALIDATION, "INTERNATIONAL_SENDING_NOT_SUPPORTED", "A"),
    (countries.code_from_a_simulator,  VALIDATION, "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY", "A"),
    (countries.code_to_another_country, VALIDATION, "INTERNATIONAL_SENDING_NOT_SUPPORTED", "A"),
    (countries.numbers_without_a_campaign, VALIDATION, "MISSING_PARAMETER", "A"),
    (countries.numbers_of_a_brand,     VALIDATION, "INVALID_REGISTRATION_ASSOCIATION", "A"),
    (countries.numbers_of_a_campaign_in_review, CONFLICT,   "REGISTRATION_NOT_COMPLETE", "A"),
    (countries.choice_without_a_campaign, VALIDATION, "MISSING_PARAMETER", "A"),
    (countries.number_in_two_campaigns, CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION", "A"),
    (request_with_an_incomplete_campaign, CONFLICT, "REGISTRATION_NOT_COMPLETE", "A"),
    (pool_of_a_pending_number,         CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (pool_of_another_message_type,     CONFLICT,   "MESSAGE_TYPE_MISMATCH", "A"),
    (pool_of_a_sender_id_of_another_message_type, CONFLICT, "MESSAGE_TYPE_MISMATCH", "A"),
    (second_pool,                      CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "A"),
    (join_twice,                       CONFLICT,   "RESOURCE_ALREADY_ASSOCIATED", "A"),
    (join_another,                     CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "A"),
    (join_with_other_keywords,         CONFLICT,   "KEYWORD_MISMATCH", "A"),
    (join_with_another_list,           CONFLICT,   "OPT_OUT_LIST_MISMATCH", "O"),
    (lambda w: w.joining(MessageType="PROMOTIONAL"), CONFLICT, "MESSAGE_TYPE_MISMATCH", "A"),
    (lambda w: w.joining(NumberCapabilities=["SMS", "VOICE"]), CONFLICT, "NUMBER_CAPABILITIES_MISMATCH", "A"),
    (lambda w: w.joining(TwoWayEnabled=True, TwoWayChannelArn=TOPIC), CONFLICT, "TWO_WAY_CONFIG_MISMATCH", "A"),
    (lambda w: w.joining(SelfManagedOptOutsEnabled=True), CONFLICT, "SELF_MANAGED_OPT_OUTS_MISMATCH", "A"),
    (lambda w: w.joining(Status="PENDING"), CONFLICT, "RESOURCE_NOT_ACTIVE", "A"),
    (join_a_pool_that_is_being_created,      CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (sender_id_arn_without_country,    VALIDATION, "INVALID_ARN", "O"),
    (leave_a_pool_it_is_not_in,        CONFLICT,   "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL", "O"),
    (last_number_leaves,               CONFLICT,   "LAST_PHONE_NUMBER", "O"),
    (delete_protected_pool,            CONFLICT,   "DELETION_PROTECTION_ENABLED", "A"),
    (delete_pool_twice,                CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (release_protected_sender_id,      CONFLICT,   "DELETION_PROTECTION_ENABLED", "A"),
    (release_pooled_sender_id,         CONFLICT,   "SENDER_ID_ASSOCIATED_TO_POOL", "A"),
    (request("US"),                    VALIDATION, "SENDER_ID_NOT_SUPPORTED", "A"),
    (request("CA"),                    VALIDATION, "SENDER_ID_NOT_SUPPORTED", "A"),
    (request("CN"),                    VALIDATION, "SENDER_ID_NOT_SUPPORTED", "A"),
    (request("ZZ"),                    VALIDATION, "INVALID_PARAMETER", "A"),
    (request("MX"),                    VALIDATION, "SENDER_ID_REQUIRES_REGISTRATION", "O"),
    (request("IN"),                    VALIDATION, "SENDER_ID_REQUIRES_REGISTRATION", "O"),
    (request("GB", "1234"),            VALIDATION, "INVALID_PARAMETER", "A"),
    (request("GB", "-ACME"),           VALIDATION, "INVALID_PARAMETER", "A"),
    (sender_id_twice,                  CONFLICT,   "RESOURCE_ALREADY_EXISTS", "A"),
    (list_in_use,                      CONFLICT,   "RESOURCE_NOT_EMPTY", "A"),
    (list_in_use_by_a_pool,            CONFLICT,   "RESOURCE_NOT_EMPTY", "A"),
    (list_twice,                       CONFLICT,   "RESOURCE_ALREADY_EXISTS", "A"),
    (delete_default,                   CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "A"),
    (opt_in_again_twice,               VALIDATION, "PHONE_NUMBER_CANNOT_BE_OPTED_IN", "A"),
    (opt_in_a_number_that_is_not_opted_out,                 MISSING,    None, "D"),
    (delete_stop,                      CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "A"),
    (delete_help,                      CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "A"),
    (delete_an_unknown_keyword,              MISSING,    None, "D"),
    (stop_with_another_action,         CONFLICT,   "RESOURCE_MODIFICATION_NOT_ALLOWED", "A"),
    (put_keyword_of_a_pooled_number,   CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "A"),
    (delete_keyword_of_a_pooled_number, CONFLICT,  "PHONE_NUMBER_ASSOCIATED_TO_POOL", "A"),
    (pool_of_another_country,          VALIDATION, "COUNTRY_CODE_MISMATCH", "A"),
    (join_with_another_country,       VALIDATION, "COUNTRY_CODE_MISMATCH", "A"),
    (help_with_another_action,         CONFLICT,   "RESOURCE_MODIFICATION_NOT_ALLOWED", "A"),
    (keyword_with_a_space,             VALIDATION, "INVALID_PARAMETER", "A"),
    (verification.verify_twice,                     CONFLICT,   "VERIFICATION_ALREADY_COMPLETE", "A"),
    (verification.send_to_a_verified_number,          CONFLICT,   "VERIFICATION_ALREADY_COMPLETE", "A"),
    (verification.wrong_code,                       VALIDATION, "VERIFICATION_CODE_MISMATCH", "A"),
    (verification.replaced_code,                    CONFLICT,   "VERIFICATION_CODE_EXPIRED", "A"),
    (verification.delete_within_24_hours,          CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "A"),
    (verification.create_the_same_number_twice,           CONFLICT,   "RESOURCE_ALREADY_EXISTS", "A"),
    *messaging.RULES,
    *notify.RULES,
    (ids_and_owner,                    VALIDATION, "PARAMETERS_CANNOT_BE_USED_TOGETHER", "A"),
    *protect.RULES,
    *rcs.RULES,
    (malformed_policy,              VALIDATION, "CANNOT_PARSE", "A"),
    (policy_of_a_registration,         VALIDATION, "INVALID_ARN", "A"),
]
# fmt: on


@pytest.mark.parametrize(
    "situation, code, reason, certainty",
    RULES,
    ids=[f"{number}-{rule[2] or rule[1]}" for number, rule in enumerate(RULES)],
)
@mock_sms_registrations
def test_rule(
    situation: Callable[[World], Try], code: str, reason: str | None, certainty: str
) -> None:
    assert certainty in ("D", "O", "A")
    world = World()
    try:
        call, arguments = situation(world)
        error = refused(call, **arguments)
    except (AttributeError, ParamValidationError):
        if len(world.sms.meta.service_model.operation_names) >= 110:
            raise
        pytest.skip("the service model of this botocore lacks operations or members")
    assert error["Code"] == code
    assert error.get("Reason") == reason
    assert IMPERATIVE.search(hint_of(error)), error["Message"]
    if code == VALIDATION:
        assert error["Fields"]
    else:
        assert error["ResourceType"]
