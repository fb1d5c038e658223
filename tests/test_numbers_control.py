"""SmsVoiceControl for phone numbers, opt-out lists and verified numbers."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import refused

REQUEST = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
}


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def statuses(client: Any, times: int = 3) -> list[str]:
    return [
        client.describe_phone_numbers()["PhoneNumbers"][0]["Status"]
        for _ in range(times)
    ]


@mock_sms_registrations
def test_a_toll_free_number_becomes_active_with_its_registration() -> None:
    client, control = sms(), SmsVoiceControl()
    created = client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    registration_id = created["RegistrationId"]
    client.request_phone_number(
        **REQUEST, NumberType="TOLL_FREE", RegistrationId=registration_id
    )
    control.registrations.on_submit(decision="hold")
    client.submit_registration_version(RegistrationId=registration_id)
    assert statuses(client) == ["PENDING"] * 3
    control.registrations.approve(registration_id)
    assert statuses(client) == ["PENDING", "ACTIVE", "ACTIVE"]


@mock_sms_registrations
def test_a_number_of_a_campaign() -> None:
    client, control = sms(), SmsVoiceControl()
    campaign = control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="COMPLETE",
    )
    client.request_phone_number(
        **REQUEST, NumberType="TEN_DLC", RegistrationId=campaign["RegistrationId"]
    )
    assert statuses(client) == ["PENDING", "ACTIVE", "ACTIVE"]
    # A number without a campaign is PENDING until it has one.
    second = client.request_phone_number(**REQUEST, NumberType="TEN_DLC")
    number_id = second["PhoneNumberId"]

    def status() -> str:
        listed = client.describe_phone_numbers(PhoneNumberIds=[number_id])
        return str(listed["PhoneNumbers"][0]["Status"])

    assert [status(), status(), status()] == ["PENDING"] * 3
    client.create_registration_association(
        RegistrationId=campaign["RegistrationId"], ResourceId=number_id
    )
    assert [status(), status()] == ["PENDING", "ACTIVE"]
    if "ListAvailablePhoneNumbers" in client.meta.service_model.operation_names:
        listed = client.list_available_phone_numbers(
            IsoCountryCode="US",
            NumberType="TEN_DLC",
            NumberCapabilities=["SMS"],
            RegistrationId=campaign["RegistrationId"],
        )
        assert len(listed["AvailablePhoneNumbers"]) == 10
    # The release of its numbers does not close a campaign.
    client.release_phone_number(PhoneNumberId=number_id)
    [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationStatus"] == "COMPLETE"


@mock_sms_registrations
def test_hold_and_activate() -> None:
    client, control = sms(), SmsVoiceControl()
    requested = client.request_phone_number(**REQUEST, NumberType="SIMULATOR")
    number_id = requested["PhoneNumberId"]
    assert control.phone_numbers.hold(number_id)["Status"] == "PENDING"
    assert statuses(client) == ["PENDING"] * 3
    active = control.phone_numbers.activate(number_id)
    assert active == client.describe_phone_numbers()["PhoneNumbers"][0]
    assert active["Status"] == "ACTIVE"
    for move in (control.phone_numbers.hold, control.phone_numbers.activate):
        with pytest.raises(ValueError, match="must be PENDING, not ACTIVE"):
            move(number_id)
        with pytest.raises(ValueError, match="Unknown phone-number 'none'"):
            move("none")


@mock_sms_registrations
def test_a_held_number_stays_pending_when_its_registration_is_complete() -> None:
    client, control = sms(), SmsVoiceControl()
    registration = control.registrations.seed(RegistrationStatus="REVIEWING")
    registration_id = registration["RegistrationId"]
    number = control.phone_numbers.seed(
        Status="PENDING", RegistrationId=registration_id
    )
    control.phone_numbers.hold(number["PhoneNumberId"])
    control.registrations.approve(registration_id)
    assert statuses(client) == ["PENDING"] * 3


@mock_sms_registrations
def test_a_number_becomes_active_without_a_registration() -> None:
    client, control = sms(), SmsVoiceControl()
    control.phone_numbers.require_registration(False)
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    assert statuses(client) == ["PENDING", "ACTIVE", "ACTIVE"]


@mock_sms_registrations
def test_numbers_that_wait_become_active_once_no_registration_is_required() -> None:
    client, control = sms(), SmsVoiceControl()
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    held = client.request_phone_number(**REQUEST, NumberType="TEN_DLC")
    control.phone_numbers.hold(held["PhoneNumberId"])
    assert statuses(client) == ["PENDING"] * 3
    control.phone_numbers.require_registration(False)
    assert statuses(client) == ["PENDING", "ACTIVE", "ACTIVE"]
    assert client.describe_phone_numbers()["PhoneNumbers"][1]["Status"] == "PENDING"


@mock_sms_registrations
def test_a_number_that_is_becoming_active_is_not_delayed() -> None:
    client, control = sms(), SmsVoiceControl()
    client.request_phone_number(**REQUEST, NumberType="SIMULATOR")
    assert statuses(client, 1) == ["PENDING"]
    control.phone_numbers.require_registration(False)
    assert statuses(client, 1) == ["ACTIVE"]


@mock_sms_registrations
def test_registrations_are_required_again() -> None:
    client, control = sms(), SmsVoiceControl()
    control.phone_numbers.require_registration(False)
    control.phone_numbers.require_registration(True)
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    assert statuses(client) == ["PENDING"] * 3


@mock_sms_registrations
def test_a_requirement_applies_to_its_region() -> None:
    client = sms()
    SmsVoiceControl(region_name="eu-west-1").phone_numbers.require_registration(False)
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    assert statuses(client) == ["PENDING"] * 3


@pytest.mark.in_process  # A server does not use this configuration.
@mock_sms_registrations(config={"pinpointsmsvoicev2": {"require_registration": False}})
def test_the_control_overrides_the_configuration() -> None:
    client = sms()
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    assert statuses(client) == ["PENDING", "ACTIVE", "ACTIVE"]
    client.release_phone_number(
        PhoneNumberId=client.describe_phone_numbers()["PhoneNumbers"][0][
            "PhoneNumberId"
        ]
    )
    statuses(client, 1)
    SmsVoiceControl().phone_numbers.require_registration(True)
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    assert statuses(client) == ["PENDING"] * 3


@pytest.mark.in_process  # A server does not use this configuration.
@mock_sms_registrations(config={"pinpointsmsvoicev2": {"enforce_quotas": True}})
def test_an_option_that_the_configuration_omits_keeps_its_default() -> None:
    client = sms()
    client.request_phone_number(**REQUEST, NumberType="TOLL_FREE")
    assert statuses(client) == ["PENDING"] * 3


@mock_sms_registrations
def test_a_stack_with_a_toll_free_number_in_a_pool() -> None:
    client, control = sms(), SmsVoiceControl()
    control.phone_numbers.require_registration(False)
    keywords = {"HELP": {"Message": "Call us"}, "STOP": {"Message": "Bye"}}
    number = {
        "IsoCountryCode": "US",
        "NumberCapabilities": ["SMS"],
        "NumberType": "TOLL_FREE",
        "MandatoryKeywords": keywords,
    }
    pool = {
        "OriginationIdentities": [{"Fn::GetAtt": ["Number", "Arn"]}],
        "MandatoryKeywords": keywords,
    }
    resources = {
        "Number": {"Type": "AWS::SMSVOICE::PhoneNumber", "Properties": number},
        "Pool": {"Type": "AWS::SMSVOICE::Pool", "Properties": pool},
    }
    boto3.client("cloudformation", region_name="us-east-1").create_stack(
        StackName="sms", TemplateBody=json.dumps({"Resources": resources})
    )
    [active] = client.describe_phone_numbers()["PhoneNumbers"]
    assert active["Status"] == "ACTIVE"
    assert active["PoolId"] == client.describe_pools()["Pools"][0]["PoolId"]


@mock_sms_registrations
def test_require_registration_takes_a_boolean() -> None:
    with pytest.raises(TypeError, match="required must be a boolean, not 'no'"):
        SmsVoiceControl().phone_numbers.require_registration("no")  # type: ignore[arg-type]


@mock_sms_registrations
def test_a_sender_id_registered_on_approval_is_listed_and_released() -> None:
    client, control = sms(), SmsVoiceControl()
    created = client.create_registration(RegistrationType="ID_SENDER_ID_REGISTRATION")
    registration_id = created["RegistrationId"]
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="Acme",
    )
    client.submit_registration_version(RegistrationId=registration_id)
    control.registrations.approve(registration_id)
    [sender] = client.describe_sender_ids(
        Filters=[{"Name": "registered", "Values": ["true"]}]
    )["SenderIds"]
    assert sender["SenderId"] == "ACME"
    shape = client.meta.service_model.shape_for("SenderIdInformation")
    if "RegistrationId" in shape.members:
        assert sender["RegistrationId"] == registration_id
    client.release_sender_id(SenderId="ACME", IsoCountryCode="ID")
    [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationStatus"] == "CLOSED"


@mock_sms_registrations
def test_close_removes_the_number_from_its_pool() -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="COMPLETE")
    number = control.phone_numbers.seed(RegistrationId=seeded["RegistrationId"])
    pool = client.create_pool(
        IsoCountryCode="US",
        OriginationIdentity=number["PhoneNumberId"],
        MessageType="TRANSACTIONAL",
    )
    control.registrations.close(seeded["RegistrationId"])
    members = client.list_pool_origination_identities(PoolId=pool["PoolId"])
    assert members["OriginationIdentities"] == []
    assert client.describe_phone_numbers()["PhoneNumbers"] == []


@mock_sms_registrations
def test_numbers_are_seeded_into_a_pool() -> None:
    client, control = sms(), SmsVoiceControl()
    first = control.phone_numbers.seed()
    pool = client.create_pool(
        IsoCountryCode="US",
        OriginationIdentity=first["PhoneNumberId"],
        MessageType="TRANSACTIONAL",
    )
    second = control.phone_numbers.seed(PoolId=pool["PoolId"])
    assert second["PoolId"] == pool["PoolId"]
    with pytest.raises(ValueError, match="Unknown pool 'none'"):
        control.phone_numbers.seed(PoolId="none")


@mock_sms_registrations
def test_an_end_user_opts_out() -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.opt_out_lists.opt_out("+12065550123")
    assert seeded["EndUserOptedOut"] is True
    [listed] = client.describe_opted_out_numbers(
        OptOutListName="Default",
        Filters=[{"Name": "end-user-opted-out", "Values": ["true"]}],
    )["OptedOutNumbers"]
    assert listed == seeded
    with pytest.raises(ValueError, match="Unknown opt-out-list 'none'"):
        control.opt_out_lists.opt_out("+12065550123", opt_out_list_name="none")


@mock_sms_registrations
def test_verification() -> None:
    client, control = sms(), SmsVoiceControl()
    tags = [{"Key": "a", "Value": "b"}]
    created = client.create_verified_destination_number(
        DestinationPhoneNumber="12065550100", Tags=tags
    )
    assert created["DestinationPhoneNumber"] == "+12065550100"
    assert created["Status"] == "PENDING"
    assert created["Tags"] == tags
    verified_id = created["VerifiedDestinationNumberId"]
    assert verified_id.startswith("vdn-")
    with pytest.raises(ValueError, match="No code was sent"):
        control.verified_numbers.code(verified_id)
    with pytest.raises(ValueError, match="Unknown verified-destination-number 'none'"):
        control.verified_numbers.code("none")
    number = control.phone_numbers.seed()
    pool = client.create_pool(
        IsoCountryCode="US",
        OriginationIdentity=number["PhoneNumberId"],
        MessageType="TRANSACTIONAL",
    )
    client.describe_pools()
    client.describe_pools()
    for identity in (number["PhoneNumberId"], pool["PoolId"], pool["PoolArn"]):
        sent = client.send_destination_number_verification_code(
            VerifiedDestinationNumberId=verified_id,
            VerificationChannel="TEXT",
            OriginationIdentity=identity,
        )
        assert sent["MessageId"]
    code = control.verified_numbers.code(verified_id)
    assert len(code) == 6
    assert code.isdigit()
    done = client.verify_destination_number(
        VerifiedDestinationNumberId=verified_id, VerificationCode=code
    )
    assert done["Status"] == "VERIFIED"
    for request, found in (
        ({}, 1),
        ({"DestinationPhoneNumbers": ["+12065550100"]}, 1),
        ({"VerifiedDestinationNumberIds": [verified_id]}, 1),
        ({"Filters": [{"Name": "status", "Values": ["PENDING"]}]}, 0),
    ):
        listed = client.describe_verified_destination_numbers(**request)
        assert len(listed["VerifiedDestinationNumbers"]) == found
    for request in (
        {"DestinationPhoneNumbers": ["+12065550199"]},
        {"VerifiedDestinationNumberIds": ["vdn-0"]},
    ):
        error = refused(client.describe_verified_destination_numbers, **request)
        assert error["Code"] == "ResourceNotFoundException"
        assert error["ResourceType"] == "verified-destination-number"


@mock_sms_registrations
def test_invalid_parameters_of_a_verification_code() -> None:
    client = sms()
    created = client.create_verified_destination_number(
        DestinationPhoneNumber="+12065550100"
    )
    for request, kind in (
        ({"OriginationIdentity": "phone-0"}, "phone-number"),
        ({"OriginationIdentity": "pool-0"}, "pool"),
        ({"ConfigurationSetName": "none"}, "configuration-set"),
    ):
        error = refused(
            client.send_destination_number_verification_code,
            VerifiedDestinationNumberId=created["VerifiedDestinationNumberId"],
            VerificationChannel="TEXT",
            **request,
        )
        assert error["Code"] == "ResourceNotFoundException"
        assert error["ResourceType"] == kind
    error = refused(
        client.send_destination_number_verification_code,
        VerifiedDestinationNumberId=created["VerifiedDestinationNumberId"],
        VerificationChannel="TEXT",
        OriginationIdentity="arn:aws:sms-voice:us-west-2:123456789012:pool/pool-0",
    )
    assert error["Reason"] == "INVALID_ARN"
    assert [field["Name"] for field in error["Fields"]] == ["originationIdentity"]


@mock_sms_registrations
def test_agents_in_pools() -> None:
    client, control = sms(), SmsVoiceControl()
    if "RcsAgentInformation" not in client.meta.service_model.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    first, second = control.rcs_agents.seed(), control.rcs_agents.seed()
    pool = client.create_pool(
        IsoCountryCode="US",
        OriginationIdentity=first["RcsAgentId"],
        MessageType="TRANSACTIONAL",
    )
    for _ in range(2):
        client.describe_pools()
    error = refused(
        client.associate_origination_identity,
        PoolId=pool["PoolId"],
        OriginationIdentity=second["RcsAgentId"],
    )
    assert error["Reason"] == "RESOURCE_ALREADY_ASSOCIATED"
    [member] = client.list_pool_origination_identities(PoolId=pool["PoolId"])[
        "OriginationIdentities"
    ]
    assert member["NumberCapabilities"] == ["RCS"]
    number = control.phone_numbers.seed()
    client.associate_origination_identity(
        PoolId=pool["PoolId"],
        OriginationIdentity=number["PhoneNumberId"],
        IsoCountryCode="US",
    )
    created = client.create_verified_destination_number(
        DestinationPhoneNumber="+12065550100", RcsAgentId=first["RcsAgentArn"]
    )
    assert created["RcsAgentId"] == first["RcsAgentId"]
    keywords = client.describe_keywords(OriginationIdentity=first["RcsAgentId"])
    assert [each["Keyword"] for each in keywords["Keywords"]] == ["HELP", "STOP"]


@mock_sms_registrations
def test_available_numbers_run_out() -> None:
    client, control = sms(), SmsVoiceControl()
    if "ListAvailablePhoneNumbers" not in client.meta.service_model.operation_names:
        pytest.skip("the service model of this botocore has no choice of numbers")
    campaign = control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="COMPLETE",
    )
    error = refused(
        client.request_phone_number,
        **REQUEST,
        NumberType="TEN_DLC",
        NumberPreference=[{"PreferenceType": ["StartsWith"], "Filter": ["00"]}],
        RegistrationId=campaign["RegistrationId"],
    )
    assert error["Code"] == "ResourceNotFoundException"
