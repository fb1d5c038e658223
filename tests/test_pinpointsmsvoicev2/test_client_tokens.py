"""A request repeated with the same client token, for all operations that have one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore import xform_name

from moto import mock_aws

from . import BUILT, MODEL, refused

OPERATIONS = [name for name in BUILT if MODEL.operation_model(name).idempotent_members]
COUNTRY = {"IsoCountryCode": "US"}  # Older service models require it.
NUMBER: dict[str, Any] = COUNTRY | {
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}


class Case:
    """A request, other parameters for it, and the resource of a conflict."""

    def __init__(
        self,
        resource_type: str,
        id_member: str,
        request: dict[str, Any],
        **other: Any,
    ):
        self.resource_type = resource_type
        self.id_member = id_member
        self.request = request
        self.other = request | other


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def number(client: Any) -> str:
    number_id = str(client.request_phone_number(**NUMBER)["PhoneNumberId"])
    for _ in range(3):
        client.describe_phone_numbers()
    return number_id


def pool(client: Any) -> str:
    pool_id = str(
        client.create_pool(
            OriginationIdentity=number(client),
            MessageType="TRANSACTIONAL",
            **COUNTRY,
        )["PoolId"]
    )
    for _ in range(3):
        client.describe_pools()
    return pool_id


def associate(client: Any) -> Case:
    request = {"PoolId": pool(client), "OriginationIdentity": number(client)} | COUNTRY
    return Case("pool", "PoolId", request, OriginationIdentity=number(client))


def disassociate(client: Any) -> Case:
    case = associate(client)
    for request in (case.request, case.other):
        client.associate_origination_identity(**request)
    return case


def add_destination(client: Any) -> Case:
    client.create_configuration_set(ConfigurationSetName="one")
    topic = boto3.client("sns", region_name="us-east-1").create_topic(Name="events")
    request = {
        "ConfigurationSetName": "one",
        "EventDestinationName": "topic",
        "MatchingEventTypes": ["ALL"],
        "SnsDestination": {"TopicArn": topic["TopicArn"]},
    }
    return Case(
        "configuration-set",
        "ConfigurationSetName",
        request,
        EventDestinationName="other",
    )


def override(client: Any) -> Case:
    created = client.create_protect_configuration()
    request = {
        "ProtectConfigurationId": created["ProtectConfigurationId"],
        "DestinationPhoneNumber": "+12065550100",
        "Action": "BLOCK",
    }
    return Case(
        "protect-configuration", "ProtectConfigurationId", request, Action="ALLOW"
    )


#: the case of each operation
CASES: dict[str, Callable[[Any], Case]] = {
    "AssociateOriginationIdentity": associate,
    "CreateConfigurationSet": lambda client: Case(
        "configuration-set",
        "ConfigurationSetName",
        {"ConfigurationSetName": "one"},
        ConfigurationSetName="other",
    ),
    "CreateEventDestination": add_destination,
    "CreateNotifyConfiguration": lambda client: Case(
        "notify-configuration",
        "NotifyConfigurationId",
        {
            "DisplayName": "Acme",
            "UseCase": "CODE_VERIFICATION",
            "EnabledChannels": ["SMS"],
        },
        DisplayName="Other",
    ),
    "CreateOptOutList": lambda client: Case(
        "opt-out-list",
        "OptOutListName",
        {"OptOutListName": "one"},
        OptOutListName="other",
    ),
    "CreatePool": lambda client: Case(
        "pool",
        "PoolId",
        COUNTRY
        | {"OriginationIdentity": number(client), "MessageType": "TRANSACTIONAL"},
        OriginationIdentity=number(client),
    ),
    "CreateProtectConfiguration": lambda client: Case(
        "protect-configuration",
        "ProtectConfigurationId",
        {},
        DeletionProtectionEnabled=True,
    ),
    "CreateRcsAgent": lambda client: Case(
        "rcs-agent", "RcsAgentId", {}, DeletionProtectionEnabled=True
    ),
    "CreateRegistration": lambda client: Case(
        "registration",
        "RegistrationId",
        {"RegistrationType": "US_TOLL_FREE_REGISTRATION"},
        RegistrationType="GB_SENDER_ID_REGISTRATION",
    ),
    "CreateRegistrationAttachment": lambda client: Case(
        "registration-attachment",
        "RegistrationAttachmentId",
        {"AttachmentBody": b"%PDF-1.7 one"},
        AttachmentBody=b"%PDF-1.7 other",
    ),
    "CreateVerifiedDestinationNumber": lambda client: Case(
        "verified-destination-number",
        "VerifiedDestinationNumberId",
        {"DestinationPhoneNumber": "+12065550100"},
        DestinationPhoneNumber="+12065550101",
    ),
    "DisassociateOriginationIdentity": disassociate,
    "PutProtectConfigurationRuleSetNumberOverride": override,
    "RequestPhoneNumber": lambda client: Case(
        "phone-number", "PhoneNumberId", NUMBER, DeletionProtectionEnabled=True
    ),
    "RequestSenderId": lambda client: Case(
        "sender-id",
        "SenderId",
        {"SenderId": "ACME", "IsoCountryCode": "DE"},
        SenderId="OTHER",
    ),
}


def state(client: Any) -> dict[str, Any]:
    """Return all resources that can be listed, the members of each pool and the number
    overrides of each protect configuration."""
    described = {
        name: getattr(client, xform_name(name))()
        for name in BUILT
        if name.startswith("Describe")
        and "Definitions" not in name
        and not getattr(MODEL.operation_model(name).input_shape, "required_members", ())
    }
    members = {
        pool["PoolId"]: client.list_pool_origination_identities(PoolId=pool["PoolId"])
        for pool in described["DescribePools"]["Pools"]
    }
    protect = described.get("DescribeProtectConfigurations", {})
    overrides = {
        each[
            "ProtectConfigurationId"
        ]: client.list_protect_configuration_rule_set_number_overrides(
            ProtectConfigurationId=each["ProtectConfigurationId"]
        )
        for each in protect.get("ProtectConfigurations", ())
    }
    for response in (*described.values(), *members.values(), *overrides.values()):
        del response["ResponseMetadata"]
    return described | members | overrides


def settled_state(client: Any) -> dict[str, Any]:
    """Return the state after all transitions have ended."""
    for _ in range(2):
        state(client)
    return state(client)


@pytest.mark.beyond_moto
@pytest.mark.parametrize("operation", OPERATIONS)
@mock_aws
def test_the_same_request_returns_the_first_reply(operation: str) -> None:
    client = sms()
    call = getattr(client, xform_name(operation))
    case = CASES[operation](client)
    first = call(**case.request, ClientToken="token")
    before = settled_state(client)
    again = call(**case.request, ClientToken="token")
    del first["ResponseMetadata"], again["ResponseMetadata"]
    assert again == first
    assert settled_state(client) == before


@pytest.mark.beyond_moto
@pytest.mark.parametrize("operation", OPERATIONS)
@mock_aws
def test_another_request_with_the_same_token_is_a_conflict(operation: str) -> None:
    client = sms()
    call = getattr(client, xform_name(operation))
    case = CASES[operation](client)
    first = call(**case.request, ClientToken="token")
    before = settled_state(client)
    error = refused(call, **case.other, ClientToken="token")
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_ALREADY_EXISTS"
    assert error["ResourceType"] == case.resource_type
    assert error["ResourceType"] in MODEL.shape_for("ResourceType").metadata["enum"]
    # The id of a sender ID is its name and its country.
    assert error["ResourceId"].partition("/")[0] == first[case.id_member]
    assert settled_state(client) == before
    call(**case.other, ClientToken="another-token")


def test_every_operation_with_a_client_token_has_a_case() -> None:
    assert set(OPERATIONS) <= set(CASES)
