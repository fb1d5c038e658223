"""Quotas, where the test asks for them: the last that is allowed, and one more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import MODEL, refused

ENFORCED: Any = {"pinpointsmsvoicev2": {"enforce_quotas": True}}
SIMULATOR = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}
BRITISH = {"IsoCountryCode": "GB", "MessageType": "TRANSACTIONAL"}

#: the call, and its arguments for the n-th time
Repeated = tuple[Callable[..., Any], Callable[[int], dict[str, Any]]]


def registrations(sms: Any) -> Repeated:
    request = {"RegistrationType": "US_TOLL_FREE_REGISTRATION"}
    return sms.create_registration, lambda n: request


def attachments(sms: Any) -> Repeated:
    request = {"AttachmentBody": b"%PDF-1.7"}
    return sms.create_registration_attachment, lambda n: request


def phone_numbers(sms: Any) -> Repeated:
    return sms.request_phone_number, lambda n: SIMULATOR


def sender_ids(sms: Any) -> Repeated:
    return sms.request_sender_id, lambda n: {
        "SenderId": f"ACME{n}",
        "IsoCountryCode": "GB",
    }


def pools(sms: Any) -> Repeated:
    sms.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    return sms.create_pool, lambda n: {"OriginationIdentity": "ACME", **BRITISH}


def identities_of_a_pool(sms: Any) -> Repeated:
    for n in range(101):
        sms.request_sender_id(SenderId=f"ACME{n}", IsoCountryCode="GB")
    pool = sms.create_pool(OriginationIdentity="ACME100", **BRITISH)
    for _ in range(2):
        sms.describe_pools()
    return sms.associate_origination_identity, lambda n: {
        "PoolId": pool["PoolId"],
        "OriginationIdentity": f"ACME{n}",
        "IsoCountryCode": "GB",
    }


def opt_out_lists(sms: Any) -> Repeated:
    return sms.create_opt_out_list, lambda n: {"OptOutListName": f"list-{n}"}


def configuration_sets(sms: Any) -> Repeated:
    return sms.create_configuration_set, lambda n: {"ConfigurationSetName": f"set-{n}"}


def event_destinations(sms: Any) -> Repeated:
    topic = boto3.client("sns", region_name="us-east-1").create_topic(Name="events")
    sms.create_configuration_set(ConfigurationSetName="one")
    return sms.create_event_destination, lambda n: {
        "ConfigurationSetName": "one",
        "EventDestinationName": f"destination-{n}",
        "MatchingEventTypes": ["ALL"],
        "SnsDestination": {"TopicArn": topic["TopicArn"]},
    }


def protect_configurations(sms: Any) -> Repeated:
    if not hasattr(sms, "create_protect_configuration"):
        pytest.skip("the service model of this botocore has no protect configurations")
    return sms.create_protect_configuration, lambda n: {}


def notify_configurations(sms: Any) -> Repeated:
    if not hasattr(sms, "create_notify_configuration"):
        pytest.skip("the service model of this botocore has no Notify")
    return sms.create_notify_configuration, lambda n: {
        "DisplayName": "Acme",
        "UseCase": "CODE_VERIFICATION",
        "EnabledChannels": ["SMS"],
    }


def verified_numbers(sms: Any) -> Repeated:
    return sms.create_verified_destination_number, lambda n: {
        "DestinationPhoneNumber": f"+120655501{n:02}"
    }


def verification_codes(sms: Any) -> Repeated:
    created = sms.create_verified_destination_number(
        DestinationPhoneNumber="+12065550100"
    )
    return sms.send_destination_number_verification_code, lambda n: {
        "VerifiedDestinationNumberId": created["VerifiedDestinationNumberId"],
        "VerificationChannel": "TEXT",
    }


def keywords_of(identity: str) -> Callable[[int], dict[str, Any]]:
    return lambda n: {
        "OriginationIdentity": identity,
        "Keyword": f"word{n}",
        "KeywordMessage": "x",
    }


def keywords_of_a_number(sms: Any) -> Repeated:
    return sms.put_keyword, keywords_of(
        sms.request_phone_number(**SIMULATOR)["PhoneNumberId"]
    )


def keywords_of_a_pool(sms: Any) -> Repeated:
    sms.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    pool = sms.create_pool(OriginationIdentity="ACME", **BRITISH)
    return sms.put_keyword, keywords_of(pool["PoolId"])


def rcs_agents(sms: Any) -> Repeated:
    return sms.create_rcs_agent, lambda n: {}


def keywords_of_an_agent(sms: Any) -> Repeated:
    return sms.put_keyword, keywords_of(sms.create_rcs_agent()["RcsAgentId"])


def numbers_of_testers(sms: Any) -> Repeated:
    sms.create_verified_destination_number(DestinationPhoneNumber="+12065550199")
    agent = sms.create_rcs_agent()["RcsAgentId"]
    call, arguments = verified_numbers(sms)
    return call, lambda n: arguments(n) | {"RcsAgentId": agent}


#: what is repeated how often it is allowed, and the Reason against one more
QUOTAS: list[tuple[Callable[[Any], Repeated], int, str]] = [
    (registrations, 25, "REGISTRATIONS_PER_ACCOUNT"),
    (attachments, 25, "REGISTRATION_ATTACHMENTS_PER_ACCOUNT"),
    (phone_numbers, 25, "PHONE_NUMBERS_PER_ACCOUNT"),
    (sender_ids, 200, "SENDER_IDS_PER_ACCOUNT"),
    (pools, 25, "POOLS_PER_ACCOUNT"),
    # The first of 100 is what the pool is created with.
    (identities_of_a_pool, 99, "ORIGINATION_IDENTITIES_PER_POOL"),
    # Default is the first of 25.
    (opt_out_lists, 24, "OPT_OUT_LISTS_PER_ACCOUNT"),
    (configuration_sets, 25, "CONFIGURATION_SETS_PER_ACCOUNT"),
    (event_destinations, 5, "EVENT_DESTINATIONS_PER_CONFIGURATION_SET"),
    (protect_configurations, 25, "PROTECT_CONFIGURATIONS_PER_ACCOUNT"),
    (notify_configurations, 25, "NOTIFY_CONFIGURATIONS_PER_ACCOUNT"),
    (verified_numbers, 10, "VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT"),
    (verification_codes, 5, "VERIFICATION_ATTEMPTS_PER_DAY"),
    # HELP and STOP are the first two of 30.
    (keywords_of_a_number, 28, "KEYWORDS_PER_PHONE_NUMBER"),
    (keywords_of_a_pool, 28, "KEYWORDS_PER_POOL"),
    *(
        [
            (rcs_agents, 5, "RCS_AGENTS_PER_ACCOUNT"),
            (keywords_of_an_agent, 28, "KEYWORDS_PER_PHONE_NUMBER"),
            (numbers_of_testers, 10, "VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT"),
        ]
        if "RcsAgentInformation" in MODEL.shape_names
        else []
    ),
]


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@pytest.mark.parametrize("what, allowed, reason", QUOTAS)
@mock_aws(config=ENFORCED)
def test_quota(what: Callable[[Any], Repeated], allowed: int, reason: str) -> None:
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call, arguments = what(sms)
    for n in range(allowed):
        call(**arguments(n))
    error = refused(call, **arguments(allowed))
    assert error["Code"] == "ServiceQuotaExceededException"
    assert error["Reason"] == reason


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@mock_aws(config=ENFORCED)
def test_an_existing_keyword_can_be_changed_at_the_quota() -> None:
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call, arguments = keywords_of_a_number(sms)
    for n in range(28):
        call(**arguments(n))
    assert call(**arguments(27))["Keyword"] == "WORD27"
