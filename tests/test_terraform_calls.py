"""The calls of Terraform's AWS provider for ``aws_pinpointsmsvoicev2_*``, version 6.

Each resource is created, read, changed and deleted with the provider's requests, in its
order, and waits as it does. scripts/test_terraform runs Terraform itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any
from uuid import uuid4

import boto3
import pytest
from botocore.exceptions import ClientError

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import create_topic, error_of, refused

NUMBER = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
}


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def token() -> str:
    return f"terraform-{uuid4()}"


def found(call: Callable[..., Any], **arguments: Any) -> Any:
    """The one item of a list, or None if the resource does not exist."""
    try:
        reply = call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ResourceNotFoundException"
        return None
    [items] = [value for value in reply.values() if isinstance(value, list)]
    [item] = items
    return item


def wait(read: Callable[[], Any], pending: Collection[str], target: str | None) -> Any:
    """Wait for a status, or until the resource is gone, as StateChangeConf does."""
    for _ in range(10):
        item = read()
        if item is None or item["Status"] == target:
            assert (item is None) == (target is None)
            return item
        assert item["Status"] in pending
    raise TimeoutError(f"still {item['Status']}")


class Number:
    """aws_pinpointsmsvoicev2_phone_number"""

    def __init__(self, client: Any, number_type: str, **members: Any):
        self.client = client
        requested = client.request_phone_number(
            **NUMBER, NumberType=number_type, ClientToken=token(), **members
        )
        self.id = requested["PhoneNumberId"]
        self.state = self.wait_until_active()
        self.arn = self.state["PhoneNumberArn"]

    def read(self) -> Any:
        return found(self.client.describe_phone_numbers, PhoneNumberIds=[self.id])

    def wait_until_active(self) -> Any:
        return wait(self.read, ("PENDING", "ASSOCIATING"), "ACTIVE")

    def update(self, **members: Any) -> None:
        # The provider sends the request twice.
        for _ in range(2):
            self.client.update_phone_number(PhoneNumberId=self.id, **members)
        self.state = self.wait_until_active()

    def delete(self) -> None:
        self.client.release_phone_number(PhoneNumberId=self.id)
        wait(self.read, ("DISASSOCIATING",), None)


class Pool:
    """aws_pinpointsmsvoicev2_pool"""

    def __init__(self, client: Any, *identities: str, **members: Any):
        self.client = client
        seed, *extras = sorted(identities)
        created = client.create_pool(
            OriginationIdentity=seed,
            MessageType="TRANSACTIONAL",
            ClientToken=token(),
            **members,
        )
        self.id = created["PoolId"]
        self.state = self.wait_until_active()
        self.arn = self.state["PoolArn"]
        self.associate(*extras)

    def read(self) -> Any:
        return found(self.client.describe_pools, PoolIds=[self.id])

    def wait_until_active(self) -> Any:
        return wait(self.read, ("CREATING",), "ACTIVE")

    def identities(self) -> set[str]:
        listed = self.client.list_pool_origination_identities(PoolId=self.id)
        return {
            identity["OriginationIdentityArn"]
            for identity in listed["OriginationIdentities"]
        }

    def associate(self, *identities: str) -> None:
        for identity in identities:
            self.client.associate_origination_identity(
                PoolId=self.id, OriginationIdentity=identity, ClientToken=token()
            )

    def update(self, **members: Any) -> None:
        self.client.update_pool(PoolId=self.id, **members)
        self.state = self.wait_until_active()

    def delete(self) -> None:
        self.client.delete_pool(PoolId=self.id)
        wait(self.read, ("DELETING", "ACTIVE"), None)


@mock_sms_registrations
def test_an_opt_out_list() -> None:
    client = sms()
    created = client.create_opt_out_list(
        OptOutListName="newsletter",
        ClientToken=token(),
        Tags=[{"Key": "team", "Value": "sms"}],
    )
    arn = created["OptOutListArn"]
    read = {"OptOutListNames": ["newsletter"]}
    state = found(client.describe_opt_out_lists, **read)
    assert (state["OptOutListArn"], state["OptOutListName"]) == (arn, "newsletter")
    client.untag_resource(ResourceArn=arn, TagKeys=["team"])
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "owner", "Value": "me"}])
    tags = client.list_tags_for_resource(ResourceArn=arn)["Tags"]
    assert tags == [{"Key": "owner", "Value": "me"}]
    client.delete_opt_out_list(OptOutListName="newsletter")
    assert found(client.describe_opt_out_lists, **read) is None


@mock_sms_registrations
def test_a_simulator_number() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="newsletter")
    number = Number(client, "SIMULATOR")
    assert number.state["OptOutListName"] == "Default"
    assert number.state["TwoWayEnabled"] is False
    assert number.read() == number.state
    changed = {
        "DeletionProtectionEnabled": True,
        "OptOutListName": "newsletter",
        "SelfManagedOptOutsEnabled": False,
        "TwoWayEnabled": False,
    }
    number.update(**changed)
    assert number.read() == {**number.state, **changed}
    number.update(**changed | {"DeletionProtectionEnabled": False})
    number.delete()


@mock_sms_registrations
def test_a_number_with_two_way_messaging() -> None:
    client = sms()
    number = Number(client, "SIMULATOR")
    changed = {
        "TwoWayEnabled": True,
        "TwoWayChannelArn": create_topic(),
        "SelfManagedOptOutsEnabled": True,
    }
    client.update_phone_number(PhoneNumberId=number.id, **changed)
    assert number.wait_until_active() == {**number.state, **changed}


@mock_sms_registrations
def test_a_toll_free_number_waits_for_its_registration() -> None:
    with pytest.raises(TimeoutError, match="still PENDING"):
        Number(sms(), "TOLL_FREE")


@mock_sms_registrations
def test_a_toll_free_number_without_a_registration() -> None:
    SmsVoiceControl().phone_numbers.require_registration(False)
    number = Number(sms(), "TOLL_FREE", OptOutListName="Default")
    assert number.state["Status"] == "ACTIVE"
    assert number.read() == number.state
    number.delete()


@mock_sms_registrations
def test_a_number_of_a_complete_campaign() -> None:
    campaign = SmsVoiceControl().registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="COMPLETE",
    )
    registration_id = campaign["RegistrationId"]
    number = Number(sms(), "TEN_DLC", RegistrationId=registration_id)
    assert number.state["RegistrationId"] == registration_id


@mock_sms_registrations
def test_a_sender_id() -> None:
    client = sms()
    key = {"SenderId": "ACME", "IsoCountryCode": "GB"}
    requested = client.request_sender_id(
        **key, ClientToken=token(), DeletionProtectionEnabled=False
    )
    state = found(client.describe_sender_ids, SenderIds=[key])
    assert "RegistrationId" not in state
    assert state["Registered"] is False
    for member in ("SenderIdArn", "MessageTypes", "MonthlyLeasingPrice"):
        assert state[member] == requested[member]
    client.update_sender_id(**key, DeletionProtectionEnabled=True)
    changed = found(client.describe_sender_ids, SenderIds=[key])
    assert changed == {**state, "DeletionProtectionEnabled": True}
    client.update_sender_id(**key, DeletionProtectionEnabled=False)
    client.release_sender_id(**key)
    assert found(client.describe_sender_ids, SenderIds=[key]) is None


@mock_sms_registrations
def test_a_pool() -> None:
    client = sms()
    one, two = Number(client, "SIMULATOR"), Number(client, "SIMULATOR")
    pool = Pool(client, one.arn)
    assert pool.identities() == {one.arn}
    assert pool.state["OptOutListName"] == "Default"
    assert pool.read() == pool.state
    # An identity is added before another is removed, so that one remains.
    pool.associate(two.arn)
    client.disassociate_origination_identity(
        PoolId=pool.id, OriginationIdentity=one.arn, ClientToken=token()
    )
    assert pool.identities() == {two.arn}
    pool.update(SharedRoutesEnabled=True, DeletionProtectionEnabled=True)
    assert pool.state["SharedRoutesEnabled"] is True
    pool.update(DeletionProtectionEnabled=False)
    pool.delete()


@mock_sms_registrations
def test_a_pool_with_a_country() -> None:
    client = sms()
    one, two = Number(client, "SIMULATOR"), Number(client, "SIMULATOR")
    pool = Pool(client, one.arn, IsoCountryCode="US")
    client.associate_origination_identity(
        PoolId=pool.id,
        OriginationIdentity=two.arn,
        IsoCountryCode="US",
        ClientToken=token(),
    )
    assert pool.identities() == {one.arn, two.arn}


@mock_sms_registrations
def test_a_sender_id_joins_a_pool_with_a_country_only() -> None:
    client = sms()
    arn = client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")["SenderIdArn"]
    pool = Pool(client, arn, IsoCountryCode="GB")
    assert pool.identities() == {arn}
    # hashicorp/terraform-provider-aws#50038: without the country of the pool, the provider
    # sends none.
    number = Pool(client, Number(client, "SIMULATOR").arn)
    with pytest.raises(ClientError) as refusal:
        number.associate(arn)
    error = error_of(refusal)
    assert error["Reason"] == "INVALID_ARN"
    assert error["Fields"][0]["Name"] == "senderId"


@mock_sms_registrations
def test_a_number_in_a_pool_is_released_after_the_pool() -> None:
    client = sms()
    number = Number(client, "SIMULATOR")
    pool = Pool(client, number.arn)
    # The provider repeats the request after this error.
    error = refused(client.release_phone_number, PhoneNumberId=number.id)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "PHONE_NUMBER_ASSOCIATED_TO_POOL"
    pool.delete()
    number.delete()


@pytest.mark.parametrize("of_pool", [False, True])
@mock_sms_registrations
def test_a_keyword(of_pool: bool) -> None:
    client = sms()
    number = Number(client, "SIMULATOR")
    arn = Pool(client, number.arn).arn if of_pool else number.arn
    key = {"OriginationIdentity": arn, "Keyword": "HOURS"}
    put = client.put_keyword(**key, KeywordMessage="9 to 5")
    assert put["OriginationIdentityArn"] == arn
    assert put["KeywordAction"] == "AUTOMATIC_RESPONSE"
    read = {"OriginationIdentity": arn, "Keywords": ["HOURS"]}
    state = found(client.describe_keywords, **read)
    assert state == {
        "Keyword": "HOURS",
        "KeywordMessage": "9 to 5",
        "KeywordAction": "AUTOMATIC_RESPONSE",
    }
    client.put_keyword(
        **key, KeywordMessage="never", KeywordAction=state["KeywordAction"]
    )
    changed = found(client.describe_keywords, **read)
    assert changed == {**state, "KeywordMessage": "never"}
    client.delete_keyword(**key)
    assert found(client.describe_keywords, **read) is None


@mock_sms_registrations
def test_a_mandatory_keyword_is_adopted() -> None:
    client = sms()
    number = Number(client, "SIMULATOR")
    client.put_keyword(
        OriginationIdentity=number.arn, Keyword="HELP", KeywordMessage="Call us"
    )
    state = found(
        client.describe_keywords, OriginationIdentity=number.arn, Keywords=["HELP"]
    )
    assert state["KeywordMessage"] == "Call us"


@mock_sms_registrations
def test_a_resource_policy() -> None:
    client = sms()
    if not hasattr(client, "put_resource_policy"):
        pytest.skip("the service model of this botocore has no policies")
    resource = {"ResourceArn": Number(client, "SIMULATOR").arn}
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    client.put_resource_policy(**resource, Policy=policy)
    assert client.get_resource_policy(**resource)["Policy"] == policy
    client.delete_resource_policy(**resource)
    # The provider takes this policy as none.
    assert client.get_resource_policy(**resource)["Policy"] == "{}"
