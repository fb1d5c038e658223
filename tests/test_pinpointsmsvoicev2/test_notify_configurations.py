"""Notify configurations: create, describe, update, delete; their review and their tier."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import hint_of, needs_notify, progression, refused
from .notify import ENGLISH, configuration, described, record
from .test_pools import number, pool_of

pytestmark = needs_notify

COUNTRIES = [
    *("AS", "AU", "BE", "BR", "CA", "CH", "CO", "DE", "DK", "ES"),
    *("FI", "FR", "GB", "GU", "HK", "IE", "IN", "IT", "JP", "KR"),
    *("MP", "MX", "NL", "NZ", "PR", "PT", "SE", "SG", "US", "VI"),
]
UPGRADE = "NOTIFY_TIER_UPGRADE_REGISTRATION"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def create(client: Any, **members: Any) -> dict[str, Any]:
    given = {
        "DisplayName": "Acme",
        "UseCase": "CODE_VERIFICATION",
        "EnabledChannels": ["SMS"],
        **members,
    }
    created = dict(client.create_notify_configuration(**given))
    del created["ResponseMetadata"]
    return created


def pool(client: Any) -> str:
    pool_id: str = pool_of(client, number(client)["PhoneNumberId"])
    return pool_id


@mock_aws
def test_create_a_configuration() -> None:
    created = create(sms())
    notify_id = created["NotifyConfigurationId"]
    assert isinstance(created.pop("CreatedTimestamp"), datetime)
    assert created == {
        "NotifyConfigurationArn": "arn:aws:sms-voice:us-east-1:123456789012:"
        f"notify-configuration/{notify_id}",
        "NotifyConfigurationId": notify_id,
        "DisplayName": "Acme",
        "UseCase": "CODE_VERIFICATION",
        "EnabledCountries": COUNTRIES,
        "EnabledChannels": ["SMS"],
        "Tier": "BASIC",
        "TierUpgradeStatus": "BASIC",
        "Status": "PENDING",
        "DeletionProtectionEnabled": False,
    }
    prefix, _, digits = notify_id.partition("-")
    assert (prefix, len(digits), int(digits, 16) > 0) == ("notify", 32, True)


@mock_aws
def test_create_with_all_members() -> None:
    client = sms()
    pool_id = pool(client)
    [pool_arn] = [each["PoolArn"] for each in client.describe_pools()["Pools"]]
    created = create(
        client,
        DefaultTemplateId=ENGLISH,
        PoolId=pool_arn,
        EnabledCountries=["US", "CA"],
        EnabledChannels=["VOICE"],
        DeletionProtectionEnabled=True,
        Tags=[{"Key": "team", "Value": "login"}],
    )
    assert created["DefaultTemplateId"] == ENGLISH
    assert created["PoolId"] == pool_id
    assert created["EnabledCountries"] == ["US", "CA"]
    assert created["EnabledChannels"] == ["VOICE"]
    assert created["DeletionProtectionEnabled"] is True
    assert created["Tags"] == [{"Key": "team", "Value": "login"}]


@mock_aws
def test_describe_by_id_and_by_arn() -> None:
    client = sms()
    first, second = create(client), create(client, DisplayName="Other")
    listed = client.describe_notify_configurations()["NotifyConfigurations"]
    assert listed == [first, second]
    for name in (second["NotifyConfigurationId"], second["NotifyConfigurationArn"]):
        assert described(client, name)["DisplayName"] == "Other"


@mock_aws
def test_tags_of_a_configuration() -> None:
    client = sms()
    arn = create(client, Tags=[{"Key": "a", "Value": "1"}])["NotifyConfigurationArn"]
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "b", "Value": "2"}])
    tags = client.list_tags_for_resource(ResourceArn=arn)["Tags"]
    assert tags == [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
    tagging = boto3.client("resourcegroupstaggingapi", region_name="us-east-1")
    found = tagging.get_resources(
        ResourceTypeFilters=["sms-voice:notify-configuration"]
    )["ResourceTagMappingList"]
    assert [each["ResourceARN"] for each in found] == [arn]


def filtered(client: Any, name: str, *values: str) -> list[str]:
    found = client.describe_notify_configurations(
        Filters=[{"Name": name, "Values": list(values)}]
    )["NotifyConfigurations"]
    return [each["DisplayName"] for each in found]


@mock_aws
def test_filters() -> None:
    client = sms()
    pool_id = pool(client)
    create(client, EnabledCountries=["US"], DeletionProtectionEnabled=True)
    other = {"DefaultTemplateId": ENGLISH, "PoolId": pool_id}
    create(client, DisplayName="Google", EnabledChannels=["VOICE"], **other)
    for name, value, found in (
        ("display-name", "Acme", ["Acme"]),
        ("enabled-countries", "CA", ["Google"]),
        ("enabled-channels", "SMS", ["Acme"]),
        ("default-template", ENGLISH, ["Google"]),
        ("default-pool", pool_id, ["Google"]),
        ("use-case", "CODE_VERIFICATION", ["Acme", "Google"]),
        ("deletion-protection-enabled", "true", ["Acme"]),
        ("tier-upgrade-status", "BASIC", ["Acme", "Google"]),
        ("tier-upgrade-status", "ADVANCED", []),
        ("status", "ACTIVE", ["Acme"]),
        ("status", "REQUIRES_VERIFICATION", ["Google"]),
    ):
        assert filtered(client, name, value) == found, name


@mock_aws
def test_pages() -> None:
    client = sms()
    names = [create(client, DisplayName=f"Acme {n}")["DisplayName"] for n in range(3)]
    pages = client.get_paginator("describe_notify_configurations").paginate(
        PaginationConfig={"PageSize": 2}
    )
    listed = [
        [each["DisplayName"] for each in page["NotifyConfigurations"]] for page in pages
    ]
    assert listed == [names[:2], names[2:]]


@mock_aws
def test_the_display_name_is_reviewed() -> None:
    client = sms()
    notify_id = configuration(client, reviewed=False)
    seen = [described(client, notify_id)["Status"] for _ in range(3)]
    assert seen == ["PENDING", "ACTIVE", "ACTIVE"]


@pytest.mark.parametrize("name", ["PayPal", "AMAZON"])
@mock_aws
def test_the_name_of_a_known_brand_requires_verification(name: str) -> None:
    client = sms()
    notify_id = configuration(client, DisplayName=name)
    assert described(client, notify_id)["Status"] == "REQUIRES_VERIFICATION"


@pytest.mark.in_process  # Only the backend has the results decided in advance.
@pytest.mark.parametrize(
    "name, result, seen",
    [
        ("Acme", ("REJECTED", "Misleading"), ["PENDING", "REJECTED"]),
        (None, ("REJECTED", "Misleading"), ["PENDING", "REJECTED"]),
        (None, ("PENDING", None), ["PENDING", "PENDING"]),
        ("Other", ("REJECTED", "Misleading"), ["PENDING", "ACTIVE"]),
    ],
)
@mock_aws
def test_a_review_with_another_result(
    name: str | None, result: tuple[str, str | None], seen: list[str]
) -> None:
    client = sms()
    module = import_module("moto.pinpointsmsvoicev2.models.notify.reviews")
    reviews = record("notify.reviews", "DisplayNameReviews")
    reviews.by_name[name] = module.Review(*result)
    notify_id = configuration(client, reviewed=False)
    found = [described(client, notify_id) for _ in seen]
    assert [each["Status"] for each in found] == seen
    assert found[-1].get("RejectionReason") == (
        result[1] if seen[-1] == "REJECTED" else None
    )


@mock_aws
def test_a_review_at_once() -> None:
    with progression("notify-configuration", progression="immediate"):
        client = sms()
        notify_id = configuration(client, reviewed=False)
        assert described(client, notify_id)["Status"] == "ACTIVE"


@mock_aws
def test_update_all_members() -> None:
    client = sms()
    pool_id = pool(client)
    created = create(client)
    updated = client.update_notify_configuration(
        NotifyConfigurationId=created["NotifyConfigurationArn"],
        DefaultTemplateId=ENGLISH,
        PoolId=pool_id,
        EnabledCountries=["JP"],
        EnabledChannels=["VOICE", "SMS"],
        DeletionProtectionEnabled=True,
    )
    del updated["ResponseMetadata"]
    expected = created | {
        "DefaultTemplateId": ENGLISH,
        "PoolId": pool_id,
        "EnabledCountries": ["JP"],
        "EnabledChannels": ["VOICE", "SMS"],
        "DeletionProtectionEnabled": True,
    }
    assert updated == expected
    assert described(client, created["NotifyConfigurationId"]) == expected


@mock_aws
def test_an_update_changes_only_what_it_has() -> None:
    client = sms()
    created = create(
        client,
        DefaultTemplateId=ENGLISH,
        PoolId=pool(client),
        EnabledCountries=["US"],
        DeletionProtectionEnabled=True,
    )
    updated = client.update_notify_configuration(
        NotifyConfigurationId=created["NotifyConfigurationId"]
    )
    del updated["ResponseMetadata"]
    assert updated == created


@mock_aws
def test_unset_the_template_and_the_pool() -> None:
    client = sms()
    created = create(client, DefaultTemplateId=ENGLISH, PoolId=pool(client))
    updated = client.update_notify_configuration(
        NotifyConfigurationId=created["NotifyConfigurationId"],
        DefaultTemplateId="UNSET_DEFAULT_TEMPLATE",
        PoolId="UNSET_DEFAULT_POOL_FOR_NOTIFY",
    )
    assert "DefaultTemplateId" not in updated
    assert "PoolId" not in updated


@mock_aws
def test_an_empty_list_enables_all_countries() -> None:
    client = sms()
    created = create(client, EnabledCountries=["US"])
    updated = client.update_notify_configuration(
        NotifyConfigurationId=created["NotifyConfigurationId"], EnabledCountries=[]
    )
    assert updated["EnabledCountries"] == COUNTRIES


@mock_aws
def test_delete() -> None:
    client = sms()
    created = create(client)
    arn = created["NotifyConfigurationArn"]
    deleted = client.delete_notify_configuration(NotifyConfigurationId=arn)
    del deleted["ResponseMetadata"]
    assert deleted == created
    assert client.describe_notify_configurations()["NotifyConfigurations"] == []
    error = refused(client.delete_notify_configuration, NotifyConfigurationId=arn)
    assert (error["Code"], error["ResourceType"]) == (
        "ResourceNotFoundException",
        "notify-configuration",
    )


@mock_aws
def test_deletion_protection() -> None:
    client = sms()
    notify_id = configuration(client, DeletionProtectionEnabled=True)
    named = {"NotifyConfigurationId": notify_id}
    error = refused(client.delete_notify_configuration, **named)
    assert (error["Code"], error["Reason"]) == (
        "ConflictException",
        "DELETION_PROTECTION_ENABLED",
    )
    client.update_notify_configuration(**named, DeletionProtectionEnabled=False)
    client.delete_notify_configuration(**named)


#: members, the code, the Reason and the first field or resource type of the error
REFUSED: list[tuple[dict[str, Any], str, str | None, str]] = [
    ({"EnabledChannels": ["SMS", "MMS"]}, "V", "INVALID_PARAMETER", "enabledChannels"),
    ({"EnabledCountries": ["US", "PL"]}, "V", "INVALID_PARAMETER", "enabledCountries"),
    ({"DefaultTemplateId": "other"}, "N", None, "notify-template"),
    ({"PoolId": "pool-1"}, "N", None, "pool"),
    (
        {"PoolId": "arn:aws:sms-voice:us-east-1:210987654321:pool/pool-1"},
        "V",
        "RESOURCE_NOT_ACCESSIBLE",
        "poolId",
    ),
]
CODES = {
    "C": "ConflictException",
    "N": "ResourceNotFoundException",
    "V": "ValidationException",
}


@pytest.mark.parametrize("updates", [False, True])
@pytest.mark.parametrize("members, code, reason, subject", REFUSED)
@mock_aws
def test_a_setting_that_is_refused(
    members: dict[str, Any], code: str, reason: str | None, subject: str, updates: bool
) -> None:
    client = sms()
    given: dict[str, Any] = {"NotifyConfigurationId": configuration(client)}
    call = client.update_notify_configuration
    if not updates:
        given = {"DisplayName": "Acme", "UseCase": "CODE_VERIFICATION"}
        given["EnabledChannels"] = ["SMS"]
        call = client.create_notify_configuration
    error = refused(call, **given | members)
    fields = [field["Name"] for field in error.get("Fields", ())]
    assert (error["Code"], error.get("Reason")) == (CODES[code], reason)
    assert fields == [subject] or error["ResourceType"] == subject
    [before] = (
        client.describe_notify_configurations()["NotifyConfigurations"]
        if updates
        else [{}]
    )
    assert not before or before["EnabledCountries"] == COUNTRIES


@pytest.mark.parametrize(
    "member, value, kind",
    [
        ("DefaultTemplateId", "UNSET_DEFAULT_TEMPLATE", "notify-template"),
        ("PoolId", "UNSET_DEFAULT_POOL_FOR_NOTIFY", "pool"),
    ],
)
@mock_aws
def test_only_an_update_unsets(member: str, value: str, kind: str) -> None:
    given: dict[str, Any] = {member: value}
    error = refused(
        sms().create_notify_configuration,
        DisplayName="Acme",
        UseCase="CODE_VERIFICATION",
        EnabledChannels=["SMS"],
        **given,
    )
    assert (error["Code"], error["ResourceType"]) == ("ResourceNotFoundException", kind)


@mock_aws
def test_a_pool_that_is_not_active() -> None:
    client = sms()
    created = client.create_pool(
        OriginationIdentity=number(client)["PhoneNumberId"],
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
    )
    error = refused(
        client.create_notify_configuration,
        DisplayName="Acme",
        UseCase="CODE_VERIFICATION",
        EnabledChannels=["SMS"],
        PoolId=created["PoolId"],
    )
    assert (error["Reason"], error["ResourceId"]) == (
        "RESOURCE_NOT_ACTIVE",
        created["PoolId"],
    )


@mock_aws
def test_a_pool_that_a_configuration_uses_cannot_be_deleted() -> None:
    client = sms()
    pool_id = pool(client)
    users = [create(client, PoolId=pool_id)["NotifyConfigurationId"] for _ in range(2)]
    create(client)
    error = refused(client.delete_pool, PoolId=pool_id)
    assert (error["Code"], error["Reason"], error["ResourceId"]) == (
        "ConflictException",
        "POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION",
        pool_id,
    )
    assert hint_of(error).endswith(f"first for: {', '.join(users)}")
    for notify_id in users:
        client.update_notify_configuration(
            NotifyConfigurationId=notify_id, PoolId="UNSET_DEFAULT_POOL_FOR_NOTIFY"
        )
    assert client.delete_pool(PoolId=pool_id)["Status"] == "DELETING"


def submitted(client: Any, kind: str = UPGRADE, names: str | None = None) -> str:
    registration_id = str(
        client.create_registration(RegistrationType=kind)["RegistrationId"]
    )
    if names:
        client.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath="notifyInfo.notifyConfigurationId",
            TextValue=names,
        )
    client.submit_registration_version(RegistrationId=registration_id)
    return registration_id


def tier(client: Any, notify_id: str) -> tuple[str, str]:
    found = described(client, notify_id)
    return found["Tier"], found["TierUpgradeStatus"]


@pytest.mark.parametrize("kind", [UPGRADE, "MANAGED_ROUTES_BRAND_VERIFICATION"])
@mock_aws
def test_a_registration_upgrades_the_tier(kind: str) -> None:
    client = sms()
    notify_id = configuration(client)
    assert tier(client, notify_id) == ("BASIC", "BASIC")
    submitted(client, kind)
    seen = [tier(client, notify_id) for _ in range(4)]
    assert seen[0] == ("BASIC", "PENDING_UPGRADE")
    assert seen[-1] == ("ADVANCED", "ADVANCED")
    assert set(seen) == {seen[0], seen[-1]}


@mock_aws
def test_a_registration_that_is_withdrawn() -> None:
    client = sms()
    notify_id = configuration(client)
    registration_id = submitted(client)
    client.discard_registration_version(RegistrationId=registration_id)
    assert tier(client, notify_id) == ("BASIC", "BASIC")


@pytest.mark.parametrize("member", ["NotifyConfigurationId", "NotifyConfigurationArn"])
@mock_aws
def test_a_registration_for_one_configuration(member: str) -> None:
    client = sms()
    first, second = configuration(client), configuration(client)
    submitted(client, names=described(client, first)[member])
    for _ in range(3):
        client.describe_registrations()
    assert tier(client, first) == ("ADVANCED", "ADVANCED")
    assert tier(client, second) == ("BASIC", "BASIC")


@mock_aws
def test_another_registration_does_not_change_the_tier() -> None:
    client = sms()
    notify_id = configuration(client)
    submitted(client, "US_TEN_DLC_BRAND_REGISTRATION")
    assert tier(client, notify_id) == ("BASIC", "BASIC")


@pytest.mark.in_process  # Only the backend has the decisions on registrations.
@mock_aws
def test_a_registration_that_is_denied() -> None:
    client = sms()
    notify_id = configuration(client)
    module = import_module("moto.pinpointsmsvoicev2.models.registrations.decisions")
    decisions = record("registrations.decisions", "Decisions")
    decisions.by_type[UPGRADE] = module.Decision("deny", module.Denial([]))
    submitted(client)
    for _ in range(3):
        described(client, notify_id)
    assert tier(client, notify_id) == ("BASIC", "REJECTED")
