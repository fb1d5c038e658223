"""Rules between phone numbers, sender IDs, pools, opt-out lists and keywords."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused
from .test_pools import number, pool_of

#: the call that is refused, and its arguments
Try = tuple[Callable[..., Any], dict[str, Any]]


def number_id(client: Any, **request: Any) -> str:
    return str(number(client, **request)["PhoneNumberId"])


def keyword(client: Any, identity: str, word: str, **members: Any) -> Try:
    return client.put_keyword, {
        "OriginationIdentity": identity,
        "Keyword": word,
        "KeywordMessage": "x",
        **members,
    }


def joining(client: Any, pool_id: str, identity: str, country: str = "US") -> Try:
    return client.associate_origination_identity, {
        "PoolId": pool_id,
        "OriginationIdentity": identity,
        "IsoCountryCode": country,
    }


def sender_id(client: Any, name: str, country: str = "GB") -> Try:
    return client.request_sender_id, {"SenderId": name, "IsoCountryCode": country}


def a_keyword_that_ends_with_a_space(client: Any) -> Try:
    return keyword(client, number_id(client), "help ")


def stop_that_opts_in(client: Any) -> Try:
    return keyword(client, number_id(client), "STOP", KeywordAction="OPT_IN")


def deleting_a_mandatory_keyword(client: Any) -> Try:
    return client.delete_keyword, {
        "OriginationIdentity": number_id(client),
        "Keyword": "help",
    }


def a_keyword_of_a_number_in_a_pool(client: Any) -> Try:
    identity = number_id(client)
    pool_of(client, identity)
    return keyword(client, identity, "hours")


def deleting_a_keyword_of_a_number_in_a_pool(client: Any) -> Try:
    identity = number_id(client)
    pool_of(client, identity)
    return client.delete_keyword, {"OriginationIdentity": identity, "Keyword": "x"}


def a_list_that_is_there(client: Any) -> Try:
    client.create_opt_out_list(OptOutListName="mine")
    return client.create_opt_out_list, {"OptOutListName": "mine"}


def deleting_the_default_list(client: Any) -> Try:
    return client.delete_opt_out_list, {"OptOutListName": "Default"}


def deleting_a_list_in_use(client: Any) -> Try:
    client.create_opt_out_list(OptOutListName="mine")
    number(client, OptOutListName="mine")
    return client.delete_opt_out_list, {"OptOutListName": "mine"}


def updating_a_number_in_a_pool(client: Any) -> Try:
    identity = number_id(client)
    pool_of(client, identity)
    return client.update_phone_number, {
        "PhoneNumberId": identity,
        "DeletionProtectionEnabled": True,
    }


def updating_a_released_number(client: Any) -> Try:
    identity = number_id(client)
    client.release_phone_number(PhoneNumberId=identity)
    return client.update_phone_number, {
        "PhoneNumberId": identity,
        "DeletionProtectionEnabled": True,
    }


def releasing_a_protected_number(client: Any) -> Try:
    identity = number_id(client, DeletionProtectionEnabled=True)
    return client.release_phone_number, {"PhoneNumberId": identity}


def releasing_a_number_in_a_pool(client: Any) -> Try:
    identity = number_id(client)
    pool_of(client, identity)
    return client.release_phone_number, {"PhoneNumberId": identity}


def deleting_a_protected_pool(client: Any) -> Try:
    pool_id = pool_of(client, number_id(client))
    client.update_pool(PoolId=pool_id, DeletionProtectionEnabled=True)
    return client.delete_pool, {"PoolId": pool_id}


def joining_twice(client: Any) -> Try:
    identity = number_id(client)
    return joining(client, pool_of(client, identity), identity)


def joining_a_second_pool(client: Any) -> Try:
    identity = number_id(client)
    pool_of(client, identity)
    return joining(client, pool_of(client, number_id(client)), identity)


def joining_with_another_type_of_message(client: Any) -> Try:
    promotional = number_id(
        client, MessageType="PROMOTIONAL", NumberType="LONG_CODE", IsoCountryCode="BE"
    )
    return joining(client, pool_of(client, number_id(client)), promotional, "BE")


def joining_as_of_another_country(client: Any) -> Try:
    pool_id = pool_of(client, number_id(client))
    return joining(client, pool_id, number_id(client), "GB")


def leaving_a_pool_that_it_is_not_in(client: Any) -> Try:
    pool_id = pool_of(client, number_id(client))
    return client.disassociate_origination_identity, {
        "PoolId": pool_id,
        "OriginationIdentity": number_id(client),
        "IsoCountryCode": "US",
    }


def the_last_number_leaving_a_pool(client: Any) -> Try:
    identity = number_id(client)
    return client.disassociate_origination_identity, {
        "PoolId": pool_of(client, identity),
        "OriginationIdentity": identity,
        "IsoCountryCode": "US",
    }


def a_sender_id_of_digits(client: Any) -> Try:
    return sender_id(client, "123")


def a_sender_id_where_there_are_none(client: Any) -> Try:
    return sender_id(client, "ACME", "US")


def a_sender_id_that_is_registered(client: Any) -> Try:
    return sender_id(client, "ACME", "IN")


def a_sender_id_that_is_there(client: Any) -> Try:
    client.request_sender_id(SenderId="acme", IsoCountryCode="GB")
    return sender_id(client, "ACME")


CONFLICT, INVALID = "ConflictException", "ValidationException"


@pytest.mark.parametrize(
    "situation, code, reason",
    [
        (a_keyword_that_ends_with_a_space, INVALID, "INVALID_PARAMETER"),
        (stop_that_opts_in, CONFLICT, "RESOURCE_MODIFICATION_NOT_ALLOWED"),
        (deleting_a_mandatory_keyword, CONFLICT, "RESOURCE_DELETION_NOT_ALLOWED"),
        (a_keyword_of_a_number_in_a_pool, CONFLICT, "PHONE_NUMBER_ASSOCIATED_TO_POOL"),
        (
            deleting_a_keyword_of_a_number_in_a_pool,
            CONFLICT,
            "PHONE_NUMBER_ASSOCIATED_TO_POOL",
        ),
        (a_list_that_is_there, CONFLICT, "RESOURCE_ALREADY_EXISTS"),
        (deleting_the_default_list, CONFLICT, "RESOURCE_DELETION_NOT_ALLOWED"),
        (deleting_a_list_in_use, CONFLICT, "RESOURCE_NOT_EMPTY"),
        (updating_a_number_in_a_pool, CONFLICT, "PHONE_NUMBER_ASSOCIATED_TO_POOL"),
        (updating_a_released_number, CONFLICT, "RESOURCE_NOT_ACTIVE"),
        (releasing_a_protected_number, CONFLICT, "DELETION_PROTECTION_ENABLED"),
        (releasing_a_number_in_a_pool, CONFLICT, "PHONE_NUMBER_ASSOCIATED_TO_POOL"),
        (deleting_a_protected_pool, CONFLICT, "DELETION_PROTECTION_ENABLED"),
        (joining_twice, CONFLICT, "RESOURCE_ALREADY_ASSOCIATED"),
        (joining_a_second_pool, CONFLICT, "PHONE_NUMBER_ASSOCIATED_TO_POOL"),
        (joining_with_another_type_of_message, CONFLICT, "MESSAGE_TYPE_MISMATCH"),
        (joining_as_of_another_country, INVALID, "COUNTRY_CODE_MISMATCH"),
        (
            leaving_a_pool_that_it_is_not_in,
            CONFLICT,
            "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL",
        ),
        (the_last_number_leaving_a_pool, CONFLICT, "LAST_PHONE_NUMBER"),
        (a_sender_id_of_digits, INVALID, "INVALID_PARAMETER"),
        (a_sender_id_where_there_are_none, INVALID, "SENDER_ID_NOT_SUPPORTED"),
        (a_sender_id_that_is_registered, INVALID, "SENDER_ID_REQUIRES_REGISTRATION"),
        (a_sender_id_that_is_there, CONFLICT, "RESOURCE_ALREADY_EXISTS"),
    ],
)
@mock_aws
def test_a_rule_is_enforced(
    situation: Callable[[Any], Try], code: str, reason: str
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call, arguments = situation(client)
    error = refused(call, **arguments)
    assert (error["Code"], error["Reason"]) == (code, reason)
