"""The rules between resources: what is refused, with which error and Reason.

One row a rule. Its mark is the certainty of the Reason: O observed, D documented, I inferred
by its name, ours where nothing is known. That something is refused is surer in most cases.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from botocore.exceptions import ParamValidationError

from moto_pinpointsmsv2_ext import mock_sms_registrations

from .test_pinpointsmsvoicev2 import refused
from .verification_situations import (
    delete_on_the_first_day,
    replaced_code,
    send_to_who_is_verified,
    verify_the_same_number,
    verify_twice,
    wrong_code,
)
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


def update_with_a_list_that_is_none(w: World) -> Try:
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


def join_a_pool_that_is_created(w: World) -> Try:
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


def opt_in_who_is_in(w: World) -> Try:
    number = {"OptOutListName": "Default", "OptedOutNumber": "+12065550100"}
    return w.sms.delete_opted_out_number, number


def delete_stop(w: World) -> Try:
    return w.sms.delete_keyword, {"OriginationIdentity": w.number(), "Keyword": "stop"}


def delete_help(w: World) -> Try:
    return w.sms.delete_keyword, {"OriginationIdentity": w.pool(), "Keyword": "Help"}


def delete_what_is_none(w: World) -> Try:
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


def policy_that_is_none(w: World) -> Try:
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


def join_as_of_another_country(w: World) -> Try:
    return w.sms.associate_origination_identity, {
        "PoolId": w.pool(),
        "OriginationIdentity": w.number(),
        "IsoCountryCode": "GB",
    }


CONFLICT, VALIDATION = "ConflictException", "ValidationException"
MISSING = "ResourceNotFoundException"
# fmt: off
RULES: list[tuple[Callable[[World], Try], str, str | None, str]] = [
    (release_protected,                CONFLICT,   "DELETION_PROTECTION_ENABLED", "I"),
    (release_pooled,                   CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "O"),
    (release_in_review,                CONFLICT,   "DISASSOCIATE_REGISTRATION_NOT_ALLOWED", "I"),
    (release_twice,                    CONFLICT,   "RESOURCE_NOT_ACTIVE", "I"),
    (update_released,                  CONFLICT,   "RESOURCE_NOT_ACTIVE", "I"),
    (update_pooled,                    CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "O"),
    (two_way_without_channel,          VALIDATION, "TWO_WAY_CHANNEL_NOT_PRESENT", "I"),
    (two_way_to_a_fifo_topic,          VALIDATION, "INVALID_PARAMETER", "ours"),
    (self_managed_without_two_way,     VALIDATION, "TWO_WAY_NOT_ENABLED", "I"),
    (update_with_a_list_that_is_none,  MISSING,    None, "D"),
    (promotional_simulator,            MISSING,    None, "O"),
    (ten_dlc_in_britain,               MISSING,    None, "I"),
    (request_with_an_incomplete_campaign, CONFLICT, "REGISTRATION_NOT_COMPLETE", "I"),
    (pool_of_a_pending_number,         CONFLICT,   "RESOURCE_NOT_ACTIVE", "I"),
    (pool_of_another_message_type,     CONFLICT,   "MESSAGE_TYPE_MISMATCH", "I"),
    (pool_of_a_sender_id_of_another_message_type, CONFLICT, "MESSAGE_TYPE_MISMATCH", "I"),
    (second_pool,                      CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "I"),
    (join_twice,                       CONFLICT,   "RESOURCE_ALREADY_ASSOCIATED", "I"),
    (join_another,                     CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "I"),
    (join_with_other_keywords,         CONFLICT,   "KEYWORD_MISMATCH", "I"),
    (join_with_another_list,           CONFLICT,   "OPT_OUT_LIST_MISMATCH", "O"),
    (lambda w: w.joining(MessageType="PROMOTIONAL"), CONFLICT, "MESSAGE_TYPE_MISMATCH", "I"),
    (lambda w: w.joining(NumberCapabilities=["SMS", "VOICE"]), CONFLICT, "NUMBER_CAPABILITIES_MISMATCH", "I"),
    (lambda w: w.joining(TwoWayEnabled=True, TwoWayChannelArn=TOPIC), CONFLICT, "TWO_WAY_CONFIG_MISMATCH", "I"),
    (lambda w: w.joining(SelfManagedOptOutsEnabled=True), CONFLICT, "SELF_MANAGED_OPT_OUTS_MISMATCH", "I"),
    (lambda w: w.joining(Status="PENDING"), CONFLICT, "RESOURCE_NOT_ACTIVE", "I"),
    (join_a_pool_that_is_created,      CONFLICT,   "RESOURCE_NOT_ACTIVE", "I"),
    (sender_id_arn_without_country,    VALIDATION, "INVALID_ARN", "O"),
    (leave_a_pool_it_is_not_in,        CONFLICT,   "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL", "O"),
    (last_number_leaves,               CONFLICT,   "LAST_PHONE_NUMBER", "O"),
    (delete_protected_pool,            CONFLICT,   "DELETION_PROTECTION_ENABLED", "I"),
    (delete_pool_twice,                CONFLICT,   "RESOURCE_NOT_ACTIVE", "I"),
    (release_protected_sender_id,      CONFLICT,   "DELETION_PROTECTION_ENABLED", "I"),
    (release_pooled_sender_id,         CONFLICT,   "SENDER_ID_ASSOCIATED_TO_POOL", "I"),
    (request("US"),                    VALIDATION, "SENDER_ID_NOT_SUPPORTED", "I"),
    (request("CA"),                    VALIDATION, "SENDER_ID_NOT_SUPPORTED", "I"),
    (request("CN"),                    VALIDATION, "SENDER_ID_NOT_SUPPORTED", "I"),
    (request("IN"),                    VALIDATION, "SENDER_ID_REQUIRES_REGISTRATION", "O"),
    (request("GB", "1234"),            VALIDATION, "INVALID_PARAMETER", "I"),
    (request("GB", "-ACME"),           VALIDATION, "INVALID_PARAMETER", "I"),
    (sender_id_twice,                  CONFLICT,   "RESOURCE_ALREADY_EXISTS", "I"),
    (list_in_use,                      CONFLICT,   "RESOURCE_NOT_EMPTY", "I"),
    (list_in_use_by_a_pool,            CONFLICT,   "RESOURCE_NOT_EMPTY", "I"),
    (list_twice,                       CONFLICT,   "RESOURCE_ALREADY_EXISTS", "I"),
    (delete_default,                   CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "I"),
    (opt_in_again_twice,               VALIDATION, "PHONE_NUMBER_CANNOT_BE_OPTED_IN", "I"),
    (opt_in_who_is_in,                 MISSING,    None, "D"),
    (delete_stop,                      CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "I"),
    (delete_help,                      CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "I"),
    (delete_what_is_none,              MISSING,    None, "D"),
    (stop_with_another_action,         CONFLICT,   "RESOURCE_MODIFICATION_NOT_ALLOWED", "I"),
    (put_keyword_of_a_pooled_number,   CONFLICT,   "PHONE_NUMBER_ASSOCIATED_TO_POOL", "I"),
    (delete_keyword_of_a_pooled_number, CONFLICT,  "PHONE_NUMBER_ASSOCIATED_TO_POOL", "I"),
    (pool_of_another_country,          VALIDATION, "COUNTRY_CODE_MISMATCH", "I"),
    (join_as_of_another_country,       VALIDATION, "COUNTRY_CODE_MISMATCH", "I"),
    (help_with_another_action,         CONFLICT,   "RESOURCE_MODIFICATION_NOT_ALLOWED", "I"),
    (keyword_with_a_space,             VALIDATION, "INVALID_PARAMETER", "I"),
    (verify_twice,                     CONFLICT,   "VERIFICATION_ALREADY_COMPLETE", "I"),
    (send_to_who_is_verified,          CONFLICT,   "VERIFICATION_ALREADY_COMPLETE", "I"),
    (wrong_code,                       VALIDATION, "VERIFICATION_CODE_MISMATCH", "I"),
    (replaced_code,                    CONFLICT,   "VERIFICATION_CODE_EXPIRED", "I"),
    (delete_on_the_first_day,          CONFLICT,   "RESOURCE_DELETION_NOT_ALLOWED", "I"),
    (verify_the_same_number,           CONFLICT,   "RESOURCE_ALREADY_EXISTS", "I"),
    (ids_and_owner,                    VALIDATION, "PARAMETERS_CANNOT_BE_USED_TOGETHER", "I"),
    (policy_that_is_none,              VALIDATION, "CANNOT_PARSE", "I"),
    (policy_of_a_registration,         VALIDATION, "INVALID_ARN", "ours"),
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
    assert certainty in ("D", "O", "I", "ours")
    world = World()
    try:
        call, arguments = situation(world)
        error = refused(call, **arguments)
    except (AttributeError, ParamValidationError):
        if len(world.sms.meta.service_model.operation_names) >= 110:
            raise
        pytest.skip("the service model of this botocore has not all of it")
    assert error["Code"] == code
    assert error.get("Reason") == reason
    if code == VALIDATION:
        assert error["Fields"]
    else:
        assert error["ResourceType"]
