"""The hint behind AWS's own words in the message of an error: what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import hint_of, refused
from .campaigns import new_campaign
from .test_pool_settings import REQUEST, number_of, pool_of
from .test_resource_policies import client_of_the_other_account

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"

#: the call that is refused, its arguments, and what the message ends with
Case = tuple[Callable[..., Any], dict[str, Any], str]


def client(region_name: str = "us-east-1") -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name=region_name)


def created(sms: Any, kind: str = TOLL_FREE) -> str:
    return str(sms.create_registration(RegistrationType=kind)["RegistrationId"])


def put(sms: Any, **value: Any) -> tuple[Callable[..., Any], dict[str, Any]]:
    registration_id = created(sms, BRAND)
    return sms.put_registration_field_value, {"RegistrationId": registration_id} | value


def a_type(sms: Any) -> Case:
    return (
        sms.create_registration,
        {"RegistrationType": "US_TOLLFREE_REGISTRATION"},
        (
            "Unknown registration type US_TOLLFREE_REGISTRATION (did you mean "
            "US_TOLL_FREE_REGISTRATION?). Use a name that "
            "DescribeRegistrationTypeDefinitions returns"
        ),
    )


def a_field(sms: Any) -> Case:
    return (
        *put(sms, FieldPath="companyInfo.compnyName", TextValue="Acme"),
        (
            "US_TEN_DLC_BRAND_REGISTRATION has no field companyInfo.compnyName (did you "
            "mean companyInfo.companyName?). Use a path that "
            "DescribeRegistrationFieldDefinitions returns"
        ),
    )


def an_option(sms: Any) -> Case:
    return (
        *put(sms, FieldPath="companyInfo.legalType", SelectChoices=["PRIVAT_PROFIT"]),
        (
            "Unknown choice 'PRIVAT_PROFIT' (did you mean PRIVATE_PROFIT?). Use one of: "
            "PRIVATE_PROFIT, PUBLIC_PROFIT, NON_PROFIT, GOVERNMENT"
        ),
    )


def a_submission_without_a_number(sms: Any) -> Case:
    return (
        sms.submit_registration_version,
        {"RegistrationId": created(sms)},
        "Associate with CreateRegistrationAssociation first: TOLL_FREE US",
    )


def a_number_that_waits_for_its_registration(sms: Any) -> Case:
    registration_id = created(sms)
    number = sms.request_phone_number(
        **REQUEST | {"NumberType": "TOLL_FREE"}, RegistrationId=registration_id
    )
    return (
        *a_pool_of(sms, number),
        f"The phone-number is PENDING. Wait until {registration_id} is COMPLETE",
    )


def a_number_without_a_registration(sms: Any) -> Case:
    number = sms.request_phone_number(**REQUEST)
    return (
        *a_pool_of(sms, number),
        (
            "The phone-number is PENDING. Wait until DescribePhoneNumbers returns ACTIVE. "
            "If its type requires a registration, associate one with "
            "CreateRegistrationAssociation first"
        ),
    )


def a_pool_of(
    sms: Any, number: dict[str, Any]
) -> tuple[Callable[..., Any], dict[str, Any]]:
    return sms.create_pool, {
        "OriginationIdentity": number["PhoneNumberId"],
        "MessageType": "TRANSACTIONAL",
        "IsoCountryCode": "US",
    }


def a_pool_that_is_being_created(sms: Any) -> Case:
    pool = sms.create_pool(
        OriginationIdentity=number_of(sms),
        MessageType="TRANSACTIONAL",
        IsoCountryCode="US",
    )
    return (
        sms.delete_pool,
        {"PoolId": pool["PoolId"]},
        "The pool is CREATING. Wait until DescribePools returns ACTIVE",
    )


def a_pool_that_is_being_deleted(sms: Any) -> Case:
    named = {"PoolId": pool_of(sms, number_of(sms))}
    sms.delete_pool(**named)
    return sms.delete_pool, named, "The pool is DELETING. Use another pool"


def a_brand_with_a_campaign(sms: Any) -> Case:
    brand, campaign = created(sms, BRAND), created(sms, CAMPAIGN)
    sms.create_registration_association(RegistrationId=campaign, ResourceId=brand)
    return (
        sms.delete_registration,
        {"RegistrationId": brand},
        f"Delete the registrations associated first: {campaign}",
    )


def a_registration_with_a_number(sms: Any) -> Case:
    registration_id = created(sms)
    number = sms.request_phone_number(
        **REQUEST | {"NumberType": "TOLL_FREE"}, RegistrationId=registration_id
    )
    return (
        sms.delete_registration,
        {"RegistrationId": registration_id},
        f"Release the associated resources first: {number['PhoneNumberId']}",
    )


def an_association_of_a_type_without_any(sms: Any) -> Case:
    return (
        sms.create_registration_association,
        {"RegistrationId": created(sms, BRAND), "ResourceId": created(sms, BRAND)},
        (
            "US_TEN_DLC_BRAND_REGISTRATION cannot be associated with "
            "US_TEN_DLC_BRAND_REGISTRATION. Submit it without associations"
        ),
    )


def a_campaign_that_is_not_complete(sms: Any) -> Case:
    if not hasattr(sms, "list_available_phone_numbers"):
        pytest.skip("the service model of this botocore lacks the operation")
    return (
        sms.list_available_phone_numbers,
        {
            "IsoCountryCode": "US",
            "NumberCapabilities": ["SMS"],
            "NumberType": "TEN_DLC",
            "RegistrationId": created(sms, CAMPAIGN),
        },
        (
            "The registration is CREATED and its version DRAFT. Submit it with "
            "SubmitRegistrationVersion. Wait until the registration is COMPLETE"
        ),
    )


def a_discarded_campaign(sms: Any) -> Case:
    named = {"RegistrationId": new_campaign(sms)}
    sms.submit_registration_version(**named)
    sms.discard_registration_version(**named)
    call, arguments, _ = a_campaign_that_is_not_complete(sms)
    return (
        call,
        arguments | named,
        (
            "The registration is CREATED and its version DISCARDED. Create a new "
            "version with CreateRegistrationVersion first and submit it. Wait until the "
            "registration is COMPLETE"
        ),
    )


def a_submitted_version(sms: Any) -> Case:
    named = {"RegistrationId": created(sms, "US_SHORT_CODE_REGISTRATION")}
    sms.submit_registration_version(**named)
    return (
        sms.create_registration_version,
        named,
        (
            "The registration is SUBMITTED and its version SUBMITTED. Wait until the "
            "review ends, or withdraw the version with DiscardRegistrationVersion first"
        ),
    )


def a_version_in_review(sms: Any) -> Case:
    _, named, _ = a_submitted_version(sms)
    for _ in range(2):
        sms.describe_registrations(RegistrationIds=[named["RegistrationId"]])
    return (
        sms.discard_registration_version,
        named,
        (
            "The registration is REVIEWING and its version REVIEWING. Wait until the "
            "review ends"
        ),
    )


def a_list_in_use(sms: Any) -> Case:
    sms.create_opt_out_list(OptOutListName="mine")
    number_id = number_of(sms, OptOutListName="mine")
    return (
        sms.delete_opt_out_list,
        {"OptOutListName": "mine"},
        f"Set another OptOutListName for what uses it first: {number_id}",
    )


def a_setting_of_a_pool(sms: Any) -> Case:
    sms.create_opt_out_list(OptOutListName="mine")
    pool_id = pool_of(sms, number_of(sms))
    return (
        sms.associate_origination_identity,
        {
            "PoolId": pool_id,
            "OriginationIdentity": number_of(sms, OptOutListName="mine"),
            "IsoCountryCode": "US",
        },
        f"Set OptOutListName of the phone number as in {pool_id} with UpdatePhoneNumber",
    )


def a_message_type_of_a_pool(sms: Any) -> Case:
    sms.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    return (
        sms.create_pool,
        {
            "OriginationIdentity": "ACME",
            "MessageType": "PROMOTIONAL",
            "IsoCountryCode": "GB",
        },
        (
            "Use an origination identity with the MessageType PROMOTIONAL: it has "
            "TRANSACTIONAL"
        ),
    )


def capabilities_of_a_pool(sms: Any) -> Case:
    pool_id = pool_of(sms, number_of(sms))
    number = sms.request_phone_number(**REQUEST | {"NumberCapabilities": ["VOICE"]})
    for _ in range(2):
        sms.describe_phone_numbers()
    return (
        sms.associate_origination_identity,
        {
            "PoolId": pool_id,
            "OriginationIdentity": number["PhoneNumberId"],
            "IsoCountryCode": "US",
        },
        f"Use a phone number with the NumberCapabilities of {pool_id}",
    )


def a_keyword(sms: Any) -> Case:
    return (
        sms.delete_keyword,
        {"OriginationIdentity": number_of(sms), "Keyword": "HALT"},
        "Use one of: HELP, STOP",
    )


@pytest.mark.parametrize(
    "situation",
    [
        a_type,
        a_field,
        an_option,
        a_submission_without_a_number,
        a_number_that_waits_for_its_registration,
        a_number_without_a_registration,
        a_pool_that_is_being_created,
        a_pool_that_is_being_deleted,
        a_brand_with_a_campaign,
        a_registration_with_a_number,
        an_association_of_a_type_without_any,
        a_campaign_that_is_not_complete,
        a_discarded_campaign,
        a_submitted_version,
        a_version_in_review,
        a_message_type_of_a_pool,
        capabilities_of_a_pool,
        a_list_in_use,
        a_setting_of_a_pool,
        a_keyword,
    ],
)
@mock_aws
def test_a_hint(situation: Callable[[Any], Case]) -> None:
    call, arguments, hint = situation(client())
    assert hint_of(refused(call, **arguments)) == hint


@mock_aws
def test_a_resource_of_another_region() -> None:
    registration_id = created(client("eu-west-1"))
    error = refused(
        client().submit_registration_version, RegistrationId=registration_id
    )
    assert hint_of(error) == (
        "Does not exist in us-east-1 of the account 123456789012. Use a client for "
        "eu-west-1, which has it"
    )


@mock_aws
def test_a_resource_of_another_account() -> None:
    registration_id = created(client_of_the_other_account())
    error = refused(
        client().submit_registration_version, RegistrationId=registration_id
    )
    assert hint_of(error) == (
        "Does not exist in us-east-1 of the account 123456789012. Use a client for "
        "us-east-1 of the account 210987654321, which has it"
    )


@mock_aws
def test_a_name_that_is_misspelt() -> None:
    sms = client()
    sms.create_opt_out_list(OptOutListName="newsletter")
    error = refused(sms.delete_opt_out_list, OptOutListName="news-letter")
    assert hint_of(error) == (
        "Does not exist in us-east-1 of the account 123456789012. Use one that "
        "DescribeOptOutLists returns (did you mean newsletter?)"
    )


@pytest.mark.beyond_moto
@mock_aws
def test_fields_with_different_problems() -> None:
    error = refused(
        client().create_registration, RegistrationType="a b", ClientToken="\u00e9"
    )
    assert {field["Name"] for field in error["Fields"]} == {
        "registrationType",
        "clientToken",
    }
    assert hint_of(error) == "; ".join(
        f"{field['Name']}: {field['Message']}" for field in error["Fields"]
    )


@pytest.mark.beyond_moto
@mock_aws
def test_a_value_that_no_member_can_have() -> None:
    error = refused(
        client().request_phone_number, **REQUEST | {"NumberType": "TOLLFREE"}
    )
    assert hint_of(error).endswith("] (did you mean TOLL_FREE?)")
