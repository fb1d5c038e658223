"""Verified destination numbers: their days, their codes, and which are listed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import backend, moto_time, refused
from .test_pools import number, pool_of
from .test_quotas import ENFORCED

ADDED = datetime(2026, 1, 1, 12)
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def added(client: Any, number: str = "+12065550100") -> str:
    created = client.create_verified_destination_number(DestinationPhoneNumber=number)
    return str(created["VerifiedDestinationNumberId"])


def newest_code(verified_id: str) -> str:
    """The code that was sent last, in process only."""
    [number] = [each for each in backend().store if each.id == verified_id]
    return str(number.codes[-1][0])


def send(client: Any, verified_id: str) -> None:
    client.send_destination_number_verification_code(**code_to(verified_id))


def code_to(verified_id: str) -> dict[str, str]:
    return {"VerifiedDestinationNumberId": verified_id, "VerificationChannel": "TEXT"}


@pytest.mark.in_process  # The clock of a server is its own.
@mock_aws
def test_a_number_is_deleted_after_24_hours() -> None:
    client = sms()
    with moto_time(ADDED):
        number = {"VerifiedDestinationNumberId": added(client)}
    with moto_time(ADDED + DAY - SECOND):
        error = refused(client.delete_verified_destination_number, **number)
        assert error["Reason"] == "RESOURCE_DELETION_NOT_ALLOWED"
    with moto_time(ADDED + DAY):
        client.delete_verified_destination_number(**number)
    listed = client.describe_verified_destination_numbers()
    assert listed["VerifiedDestinationNumbers"] == []


@pytest.mark.in_process  # The clock of a server is its own.
@mock_aws
def test_a_code_expires_after_24_hours() -> None:
    client = sms()
    with moto_time(ADDED):
        verified_id = added(client)
        send(client, verified_id)
    answer = {
        "VerifiedDestinationNumberId": verified_id,
        "VerificationCode": newest_code(verified_id),
    }
    with moto_time(ADDED + DAY):
        error = refused(client.verify_destination_number, **answer)
        assert error["Reason"] == "VERIFICATION_CODE_EXPIRED"
        assert error["ResourceId"] == verified_id
    with moto_time(ADDED + DAY - SECOND):
        done = client.verify_destination_number(**answer)
        assert done["Status"] == "VERIFIED"


@pytest.mark.in_process  # Neither clock nor quotas of a server can be set.
@mock_aws(config=ENFORCED)
def test_a_sixth_code_is_sent_24_hours_after_the_first() -> None:
    client = sms()
    with moto_time(ADDED):
        verified_id = added(client)
        send(client, verified_id)
    with moto_time(ADDED + DAY - SECOND):
        for _ in range(4):
            send(client, verified_id)
        error = refused(
            client.send_destination_number_verification_code,
            VerifiedDestinationNumberId=verified_id,
            VerificationChannel="TEXT",
        )
        assert error["Code"] == "ServiceQuotaExceededException"
        assert error["Reason"] == "VERIFICATION_ATTEMPTS_PER_DAY"
    with moto_time(ADDED + DAY):
        send(client, verified_id)


@mock_aws
def test_ids_and_numbers_together_narrow_the_list() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    ids = [
        client.create_verified_destination_number(DestinationPhoneNumber=number)[
            "VerifiedDestinationNumberId"
        ]
        for number in ("+12065550100", "+12065550101")
    ]
    listed = client.describe_verified_destination_numbers(
        VerifiedDestinationNumberIds=ids[:1],
        DestinationPhoneNumbers=["+12065550101", "+12065550100"],
    )["VerifiedDestinationNumbers"]
    assert [number["VerifiedDestinationNumberId"] for number in listed] == ids[:1]


@mock_aws
def test_a_number_is_added_once() -> None:
    client = sms()
    verified_id = added(client)
    error = refused(
        client.create_verified_destination_number,
        DestinationPhoneNumber="12065550100",
    )
    assert error["Reason"] == "RESOURCE_ALREADY_EXISTS"
    assert error["ResourceId"] == verified_id


@mock_aws
def test_numbers_are_listed_by_number() -> None:
    client = sms()
    first, _ = added(client), added(client, "+12065550101")
    listed = client.describe_verified_destination_numbers(
        DestinationPhoneNumbers=["+12065550100"]
    )["VerifiedDestinationNumbers"]
    assert [number["VerifiedDestinationNumberId"] for number in listed] == [first]
    error = refused(
        client.describe_verified_destination_numbers,
        DestinationPhoneNumbers=["+12065550100", "+12065550102"],
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceId"] == "+12065550102"


@pytest.mark.parametrize(
    "members, kind",
    [
        ({"OriginationIdentity": "+12065550103"}, "phone-number"),
        ({"OriginationIdentity": "pool-1"}, "pool"),
        ({"ConfigurationSetName": "mine"}, "configuration-set"),
    ],
)
@mock_aws
def test_a_code_requires_an_existing_identity_and_configuration_set(
    members: dict[str, str], kind: str
) -> None:
    client = sms()
    error = refused(
        client.send_destination_number_verification_code,
        VerifiedDestinationNumberId=added(client),
        VerificationChannel="TEXT",
        **members,
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == kind


@mock_aws
def test_a_code_is_sent_with_a_configuration_set() -> None:
    client = sms()
    created = client.create_configuration_set(ConfigurationSetName="mine")
    verified_id = added(client)
    for name in ("mine", created["ConfigurationSetArn"]):
        sent = client.send_destination_number_verification_code(
            VerifiedDestinationNumberId=verified_id,
            VerificationChannel="TEXT",
            ConfigurationSetName=name,
        )
        assert sent["MessageId"]


@mock_aws
def test_a_wrong_code_is_refused() -> None:
    client = sms()
    verified_id = added(client)
    send(client, verified_id)
    error = refused(
        client.verify_destination_number,
        VerifiedDestinationNumberId=verified_id,
        VerificationCode="x",
    )
    assert error["Reason"] == "VERIFICATION_CODE_MISMATCH"


@pytest.mark.in_process  # Only the backend knows the code.
@mock_aws
def test_a_number_is_verified_once() -> None:
    client = sms()
    verified_id = added(client)
    send(client, verified_id)
    answer = {
        "VerifiedDestinationNumberId": verified_id,
        "VerificationCode": newest_code(verified_id),
    }
    client.verify_destination_number(**answer)
    assert (
        refused(client.verify_destination_number, **answer)["Reason"]
        == "VERIFICATION_ALREADY_COMPLETE"
    )
    error = refused(
        client.send_destination_number_verification_code,
        VerifiedDestinationNumberId=verified_id,
        VerificationChannel="VOICE",
    )
    assert error["Reason"] == "VERIFICATION_ALREADY_COMPLETE"


@pytest.mark.parametrize("destination", ["+12065550100", "+442079460000"])
@mock_aws
def test_a_simulator_number_does_not_send_codes(destination: str) -> None:
    client = sms()
    simulator, verified_id = number(client), added(client, destination)
    for identity in (simulator["PhoneNumberId"], simulator["PhoneNumber"]):
        error = refused(
            client.send_destination_number_verification_code,
            **code_to(verified_id),
            OriginationIdentity=identity,
        )
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY"
        [field] = error["Fields"]
        assert field == {
            "Name": "originationIdentity",
            "Message": f"{simulator['PhoneNumberId']} is a simulator number, which only "
            "sends to the simulator destinations of US. Use another phone number",
        }


@pytest.mark.parametrize(
    "country, destination, at_home",
    [
        ("US", "+12065550100", True),
        # Toll-free numbers of the US reach its territories.
        ("US", "+17875550100", True),
        ("US", "+13405550100", True),
        ("US", "+14165550100", False),
        ("CA", "+14165550100", True),
        ("CA", "+12065550100", False),
        ("CA", "+17875550100", False),
        ("BE", "+4930231250", False),
    ],
)
@mock_aws
def test_numbers_send_codes_abroad_if_that_is_enabled(
    country: str, destination: str, at_home: bool
) -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("UpdatePhoneNumberRequest")
    if "InternationalSendingEnabled" not in shape.members:
        pytest.skip("the service model of this botocore has no such setting")
    own = number(client, IsoCountryCode=country, NumberType="LONG_CODE")
    request = {
        **code_to(added(client, destination)),
        "OriginationIdentity": own["PhoneNumberId"],
    }
    if not at_home:
        error = refused(client.send_destination_number_verification_code, **request)
        assert error["Reason"] == "INTERNATIONAL_SENDING_NOT_SUPPORTED"
        [field] = error["Fields"]
        assert field == {
            "Name": "originationIdentity",
            "Message": f"{own['PhoneNumberId']} of {country} cannot send to "
            f"{destination}. Set InternationalSendingEnabled with UpdatePhoneNumber",
        }
        client.update_phone_number(
            PhoneNumberId=own["PhoneNumberId"], InternationalSendingEnabled=True
        )
    assert client.send_destination_number_verification_code(**request)["MessageId"]


@pytest.mark.parametrize(
    "destination",
    ["+441632960000", "+13405550100", "+376312345"],
)
@mock_aws
def test_no_number_of_another_country_sends_codes_there(destination: str) -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("UpdatePhoneNumberRequest")
    if "InternationalSendingEnabled" not in shape.members:
        pytest.skip("the service model of this botocore has no such setting")
    own = number(client, IsoCountryCode="CA", NumberType="LONG_CODE")["PhoneNumberId"]
    client.update_phone_number(PhoneNumberId=own, InternationalSendingEnabled=True)
    error = refused(
        client.send_destination_number_verification_code,
        **code_to(added(client, destination)),
        OriginationIdentity=own,
    )
    assert error["Reason"] == "INTERNATIONAL_SENDING_NOT_SUPPORTED"
    [field] = error["Fields"]
    assert field["Message"] == (
        f"{own} of CA cannot send to {destination}. Use a phone number of its country"
    )


@mock_aws
def test_a_pool_of_a_simulator_number_and_a_sender_id_send_codes() -> None:
    client = sms()
    pool_id = pool_of(client, number(client)["PhoneNumberId"])
    client.describe_pools(PoolIds=[pool_id])
    for destination, identity in (("+12065550100", pool_id), ("+4930231250", "ACME")):
        assert client.send_destination_number_verification_code(
            **code_to(added(client, destination)), OriginationIdentity=identity
        )["MessageId"]
