"""Protect configurations, the configuration sets they apply to and the account default."""

from __future__ import annotations

import datetime
import re
from typing import Any

import boto3

from moto import mock_aws

from . import needs_protect, refused

pytestmark = needs_protect

ARN = "arn:aws:sms-voice:us-east-1:123456789012:"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def body(response: dict[str, Any]) -> dict[str, Any]:
    del response["ResponseMetadata"]
    return response


def create(client: Any, **members: Any) -> str:
    created = client.create_protect_configuration(**members)
    return str(created["ProtectConfigurationId"])


def described(client: Any, **request: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.describe_protect_configurations(**request)[
        "ProtectConfigurations"
    ]
    return found


def filtered(client: Any, name: str, *values: str) -> list[str]:
    filters = [{"Name": name, "Values": list(values)}]
    return [
        each["ProtectConfigurationId"] for each in described(client, Filters=filters)
    ]


def associated(client: Any) -> dict[str, str | None]:
    """Return the protect configuration of each configuration set."""
    sets = client.describe_configuration_sets()["ConfigurationSets"]
    return {
        each["ConfigurationSetName"]: each.get("ProtectConfigurationId")
        for each in sets
    }


def account_default(client: Any) -> list[str]:
    attributes = client.describe_account_attributes()["AccountAttributes"]
    return [
        each["Value"]
        for each in attributes
        if each["Name"] == "DEFAULT_PROTECT_CONFIGURATION_ID"
    ]


@mock_aws
def test_a_created_configuration_is_described() -> None:
    client = sms()
    tags = [{"Key": "Name", "Value": "home countries"}]
    created = body(client.create_protect_configuration(Tags=tags))
    configuration_id = created["ProtectConfigurationId"]
    assert re.fullmatch("protect-[0-9a-f]{32}", configuration_id)
    assert isinstance(created["CreatedTimestamp"], datetime.datetime)
    members = {
        "ProtectConfigurationArn": f"{ARN}protect-configuration/{configuration_id}",
        "ProtectConfigurationId": configuration_id,
        "CreatedTimestamp": created["CreatedTimestamp"],
        "AccountDefault": False,
        "DeletionProtectionEnabled": False,
    }
    assert created == members | {"Tags": tags}
    assert described(client) == [members]


@mock_aws
def test_the_tags_of_a_configuration_are_listed_and_changed() -> None:
    client = sms()
    created = client.create_protect_configuration(Tags=[{"Key": "a", "Value": "b"}])
    arn = created["ProtectConfigurationArn"]
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "Name", "Value": "abroad"}])
    client.untag_resource(ResourceArn=arn, TagKeys=["a"])
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == [
        {"Key": "Name", "Value": "abroad"}
    ]


@mock_aws
def test_configurations_are_described_by_id_and_arn_oldest_first() -> None:
    client = sms()
    ids = [create(client) for _ in range(3)]
    assert [each["ProtectConfigurationId"] for each in described(client)] == ids
    wanted = [f"{ARN}protect-configuration/{ids[2]}", ids[0], ids[2]]
    found = described(client, ProtectConfigurationIds=wanted)
    assert [each["ProtectConfigurationId"] for each in found] == [ids[0], ids[2]]


@mock_aws
def test_an_unknown_configuration_is_not_found() -> None:
    client = sms()
    error = refused(
        client.describe_protect_configurations, ProtectConfigurationIds=["protect-1"]
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "protect-configuration"
    assert error["ResourceId"] == "protect-1"
    assert "Use one that DescribeProtectConfigurations returns" in error["Message"]


@mock_aws
def test_filters_select_configurations() -> None:
    client = sms()
    first, second = create(client), create(client, DeletionProtectionEnabled=True)
    client.set_account_default_protect_configuration(ProtectConfigurationId=first)
    assert filtered(client, "account-default", "true") == [first]
    assert filtered(client, "account-default", "false") == [second]
    assert filtered(client, "deletion-protection-enabled", "true") == [second]
    assert filtered(client, "deletion-protection-enabled", "true", "false") == [
        first,
        second,
    ]


@mock_aws
def test_deletion_protection_is_changed() -> None:
    client = sms()
    configuration = {"ProtectConfigurationId": create(client)}
    updated = body(
        client.update_protect_configuration(
            **configuration, DeletionProtectionEnabled=True
        )
    )
    assert updated["DeletionProtectionEnabled"] is True
    assert described(client) == [updated]
    # A setting that is omitted is unchanged.
    assert body(client.update_protect_configuration(**configuration)) == updated
    error = refused(client.delete_protect_configuration, **configuration)
    assert error["Reason"] == "DELETION_PROTECTION_ENABLED"
    client.update_protect_configuration(
        **configuration, DeletionProtectionEnabled=False
    )
    deleted = body(client.delete_protect_configuration(**configuration))
    assert deleted == updated | {"DeletionProtectionEnabled": False}
    assert described(client) == []


@mock_aws
def test_association_and_disassociation() -> None:
    client = sms()
    configuration_id = create(client)
    client.create_configuration_set(ConfigurationSetName="alerts")
    reply = {
        "ConfigurationSetArn": f"{ARN}configuration-set/alerts",
        "ConfigurationSetName": "alerts",
        "ProtectConfigurationArn": f"{ARN}protect-configuration/{configuration_id}",
        "ProtectConfigurationId": configuration_id,
    }
    by_id = {
        "ProtectConfigurationId": configuration_id,
        "ConfigurationSetName": "alerts",
    }
    assert body(client.associate_protect_configuration(**by_id)) == reply
    assert associated(client) == {"alerts": configuration_id}
    found = client.describe_configuration_sets(
        Filters=[{"Name": "protect-configuration-id", "Values": [configuration_id]}]
    )
    assert len(found["ConfigurationSets"]) == 1
    by_arn = {
        "ProtectConfigurationId": reply["ProtectConfigurationArn"],
        "ConfigurationSetName": reply["ConfigurationSetArn"],
    }
    assert body(client.disassociate_protect_configuration(**by_arn)) == reply
    assert associated(client) == {"alerts": None}


@mock_aws
def test_an_association_replaces_that_of_the_set_only() -> None:
    client = sms()
    first, second = create(client), create(client)
    for name in ("alerts", "offers"):
        client.create_configuration_set(ConfigurationSetName=name)
        client.associate_protect_configuration(
            ProtectConfigurationId=first, ConfigurationSetName=name
        )
    client.associate_protect_configuration(
        ProtectConfigurationId=second, ConfigurationSetName="alerts"
    )
    assert associated(client) == {"alerts": second, "offers": first}


@mock_aws
def test_the_configuration_of_a_set_cannot_be_deleted() -> None:
    client = sms()
    configuration_id = create(client)
    for name in ("alerts", "offers"):
        client.create_configuration_set(ConfigurationSetName=name)
        client.associate_protect_configuration(
            ProtectConfigurationId=configuration_id, ConfigurationSetName=name
        )
    error = refused(
        client.delete_protect_configuration, ProtectConfigurationId=configuration_id
    )
    assert error["Reason"] == "PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET"
    assert error["ResourceType"] == "protect-configuration"
    assert error["ResourceId"] == configuration_id
    assert error["Message"].endswith(
        "Disassociate it with DisassociateProtectConfiguration first from: alerts, "
        "offers"
    )
    # A deleted set has no association. (assumed)
    for name in ("alerts", "offers"):
        client.delete_configuration_set(ConfigurationSetName=name)
    client.delete_protect_configuration(ProtectConfigurationId=configuration_id)
    assert described(client) == []


@mock_aws
def test_disassociating_another_configuration_names_that_of_the_set() -> None:
    client = sms()
    configuration_id, other = create(client), create(client)
    client.create_configuration_set(ConfigurationSetName="alerts")
    client.associate_protect_configuration(
        ProtectConfigurationId=configuration_id, ConfigurationSetName="alerts"
    )
    error = refused(
        client.disassociate_protect_configuration,
        ProtectConfigurationId=other,
        ConfigurationSetName="alerts",
    )
    assert error["ResourceId"] == other
    assert error["Message"].endswith(
        f"Use {configuration_id}, which is associated with alerts"
    )
    assert associated(client) == {"alerts": configuration_id}


@mock_aws
def test_disassociating_from_a_set_without_a_configuration() -> None:
    client = sms()
    client.create_configuration_set(ConfigurationSetName="alerts")
    error = refused(
        client.disassociate_protect_configuration,
        ProtectConfigurationId=create(client),
        ConfigurationSetName="alerts",
    )
    assert error["Message"].endswith(
        "Associate a protect configuration with alerts with "
        "AssociateProtectConfiguration first"
    )


@mock_aws
def test_the_account_default_is_set_replaced_and_removed() -> None:
    client = sms()
    first, second = create(client), create(client)
    assert account_default(client) == []
    for each in (first, second):
        reply = body(
            client.set_account_default_protect_configuration(
                ProtectConfigurationId=f"{ARN}protect-configuration/{each}"
            )
        )
        assert reply == {
            "DefaultProtectConfigurationArn": f"{ARN}protect-configuration/{each}",
            "DefaultProtectConfigurationId": each,
        }
    assert account_default(client) == [second]
    assert [each["AccountDefault"] for each in described(client)] == [False, True]
    error = refused(client.delete_protect_configuration, ProtectConfigurationId=second)
    assert error["Reason"] == "PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT"
    assert body(client.delete_account_default_protect_configuration()) == reply
    assert account_default(client) == []
    assert filtered(client, "account-default", "true") == []
    client.delete_protect_configuration(ProtectConfigurationId=second)


@mock_aws
def test_no_account_default_is_not_found() -> None:
    error = refused(sms().delete_account_default_protect_configuration)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "protect-configuration"
    assert error["Message"].endswith(
        "Set an account default with SetAccountDefaultProtectConfiguration first"
    )


@mock_aws
def test_each_region_has_its_account_default() -> None:
    client = sms()
    client.set_account_default_protect_configuration(
        ProtectConfigurationId=create(client)
    )
    other = boto3.client("pinpoint-sms-voice-v2", region_name="eu-west-1")
    assert account_default(other) == []
