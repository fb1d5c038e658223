"""Pages of one item return the whole list in its order, for every list operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from moto_pinpointsmsv2_ext import mock_sms_registrations

from .protect_situations import block, protect_configuration
from .test_pinpointsmsvoicev2 import needs_protect
from .world import World

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"

#: the operation, the request, the member of the reply and the key of an item
Case = tuple[str, dict[str, Any], str, str]


def registration(w: World, registration_type: str = TOLL_FREE, **members: Any) -> str:
    seeded = w.control.registrations.seed(RegistrationType=registration_type, **members)
    return str(seeded["RegistrationId"])


def registrations(w: World) -> Case:
    for _ in range(3):
        registration(w)
    return "describe_registrations", {}, "Registrations", "RegistrationId"


def versions(w: World) -> Case:
    registration_id = registration(w, CurrentVersionNumber=3)
    return (
        "describe_registration_versions",
        {"RegistrationId": registration_id},
        "RegistrationVersions",
        "VersionNumber",
    )


def field_values(w: World) -> Case:
    registration_id = registration(w)
    for name in ("website", "companyName", "city"):
        w.sms.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath=f"companyInfo.{name}",
            TextValue="https://acme.example",
        )
    return _field_values(registration_id)


def field_values_of_an_incomplete_form(w: World) -> Case:
    registration_id = registration(w, "GB_LONG_CODE_REGISTRATION")
    for name in ("c", "b", "a"):
        w.sms.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=f"x.{name}", TextValue="x"
        )
    return _field_values(registration_id)


def _field_values(registration_id: str) -> Case:
    return (
        "describe_registration_field_values",
        {"RegistrationId": registration_id},
        "RegistrationFieldValues",
        "FieldPath",
    )


def section_definitions(w: World) -> Case:
    return (
        "describe_registration_section_definitions",
        {"RegistrationType": TOLL_FREE},
        "RegistrationSectionDefinitions",
        "SectionPath",
    )


def field_definitions(w: World) -> Case:
    return (
        "describe_registration_field_definitions",
        {"RegistrationType": TOLL_FREE},
        "RegistrationFieldDefinitions",
        "FieldPath",
    )


def type_definitions(w: World) -> Case:
    return (
        "describe_registration_type_definitions",
        {},
        "RegistrationTypeDefinitions",
        "RegistrationType",
    )


def associations(w: World) -> Case:
    campaign = registration(w, CAMPAIGN, RegistrationStatus="COMPLETE")
    for _ in range(3):
        w.number(NumberType="TEN_DLC", RegistrationId=campaign)
    return (
        "list_registration_associations",
        {"RegistrationId": campaign},
        "RegistrationAssociations",
        "ResourceId",
    )


def attachments(w: World) -> Case:
    for _ in range(3):
        w.sms.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    return (
        "describe_registration_attachments",
        {},
        "RegistrationAttachments",
        "RegistrationAttachmentId",
    )


def phone_numbers(w: World) -> Case:
    for _ in range(3):
        w.number()
    return "describe_phone_numbers", {}, "PhoneNumbers", "PhoneNumberId"


def sender_ids(w: World) -> Case:
    for name in ("CCC", "BBB", "AAA"):
        w.sender_id(name)
    return "describe_sender_ids", {}, "SenderIds", "SenderId"


def pools(w: World) -> Case:
    for _ in range(3):
        w.pool()
    return "describe_pools", {}, "Pools", "PoolId"


def identities_of_a_pool(w: World) -> Case:
    last = w.sender_id("LAST")
    pool_id = w.pool(w.number())
    for name in (last, w.sender_id("LATER")):
        w.join(pool_id, name, IsoCountryCode="GB")
    return (
        "list_pool_origination_identities",
        {"PoolId": pool_id},
        "OriginationIdentities",
        "OriginationIdentity",
    )


def keywords(w: World) -> Case:
    number = w.number()
    for word in ("c", "b", "a"):
        w.sms.put_keyword(
            OriginationIdentity=number, Keyword=word, KeywordMessage="Hello"
        )
    return "describe_keywords", {"OriginationIdentity": number}, "Keywords", "Keyword"


def opt_out_lists(w: World) -> Case:
    for name in ("c", "b", "a"):
        w.sms.create_opt_out_list(OptOutListName=name)
    return "describe_opt_out_lists", {}, "OptOutLists", "OptOutListName"


def opted_out_numbers(w: World) -> Case:
    for last in (3, 2, 1):
        w.control.opt_out_lists.opt_out(f"+1206555010{last}")
    return (
        "describe_opted_out_numbers",
        {"OptOutListName": "Default"},
        "OptedOutNumbers",
        "OptedOutNumber",
    )


def verified_numbers(w: World) -> Case:
    for last in (3, 2, 1):
        w.sms.create_verified_destination_number(
            DestinationPhoneNumber=f"+1206555010{last}"
        )
    return (
        "describe_verified_destination_numbers",
        {},
        "VerifiedDestinationNumbers",
        "DestinationPhoneNumber",
    )


def protect_configurations(w: World) -> Case:
    for _ in range(3):
        protect_configuration(w)
    return (
        "describe_protect_configurations",
        {},
        "ProtectConfigurations",
        "ProtectConfigurationId",
    )


def number_overrides(w: World) -> Case:
    configuration_id = protect_configuration(w)
    for last in (3, 2, 1):
        block(w, configuration_id, f"+1206555010{last}")
    block(w, configuration_id, "+12065550103")  # It keeps its place.
    return (
        "list_protect_configuration_rule_set_number_overrides",
        {"ProtectConfigurationId": configuration_id},
        "RuleSetNumberOverrides",
        "DestinationPhoneNumber",
    )


@pytest.mark.parametrize(
    "case",
    [
        registrations,
        versions,
        field_values,
        field_values_of_an_incomplete_form,
        section_definitions,
        field_definitions,
        type_definitions,
        associations,
        attachments,
        phone_numbers,
        sender_ids,
        pools,
        identities_of_a_pool,
        keywords,
        opt_out_lists,
        opted_out_numbers,
        verified_numbers,
        pytest.param(protect_configurations, marks=needs_protect),
        pytest.param(number_overrides, marks=needs_protect),
    ],
)
@mock_sms_registrations
def test_pages_of_one_are_the_list(case: Callable[[World], Case]) -> None:
    w = World()
    operation, request, member, key = case(w)
    listed = getattr(w.sms, operation)(**request)[member]
    keys = [item[key] for item in listed]
    assert len(set(keys)) == len(keys) >= 3
    pages = list(
        w.sms.get_paginator(operation).paginate(
            **request, PaginationConfig={"PageSize": 1}
        )
    )
    assert [[item[key] for item in page[member]] for page in pages] == [
        [each] for each in keys
    ]
