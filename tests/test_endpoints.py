"""Every endpoint that botocore can make ends in the mock, never on the network."""

from __future__ import annotations

import itertools
import socket
from typing import Any

import boto3
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError, EndpointResolutionError, HTTPClientError

from moto_pinpointsmsv2_ext import mock_sms_registrations

pytestmark = pytest.mark.in_process

REGIONS = [
    "us-east-1",
    "ap-southeast-2",
    "us-gov-west-1",
    "us-gov-east-1",
    "cn-north-1",
    "cn-northwest-1",
    "eusc-de-east-1",
    "us-iso-east-1",
    "us-isob-east-1",
]


@pytest.fixture(autouse=True)
def _blocked_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a real network call")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    "fips, dual_stack", list(itertools.product([False, True], repeat=2))
)
@mock_sms_registrations
def test_endpoint(
    region: str, fips: bool, dual_stack: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.core.base_backend.allow_unknown_region", lambda: True)
    client = boto3.client(
        "pinpoint-sms-voice-v2",
        region_name=region,
        config=Config(
            use_fips_endpoint=fips,
            use_dualstack_endpoint=dual_stack,
            retries={"total_max_attempts": 1},
        ),
    )
    assert ("fips" in client.meta.endpoint_url) == fips
    try:
        client.describe_registrations()
    except EndpointResolutionError:
        pytest.skip("the botocore installed makes no such endpoint")
    arn = client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
        "RegistrationArn"
    ]
    # The Region is the endpoint's own, whatever form the endpoint has.
    assert f":sms-voice:{region}:" in arn
    [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationArn"] == arn
    assert arn.startswith("arn:aws-cn:") == region.startswith("cn-")
    assert arn.startswith("arn:aws-us-gov:") == region.startswith("us-gov-")


@mock_sms_registrations
def test_a_region_that_boto3_does_not_list() -> None:
    for service, region, call in (
        ("pinpoint-sms-voice-v2", "us-east-99", "describe_registrations"),
        ("pinpoint-sms-voice-v2", "cn-north-1", "describe_registrations"),
        ("sqs", "us-east-99", "list_queues"),
    ):
        client = boto3.client(service, region_name=region)
        with pytest.raises(KeyError, match=region):
            getattr(client, call)()


@mock_sms_registrations
def test_a_client_without_a_signature() -> None:
    from botocore import UNSIGNED

    client = boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="eu-west-2",
        config=Config(signature_version=UNSIGNED),
    )
    arn = client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
        "RegistrationArn"
    ]
    assert ":eu-west-2:" in arn


@pytest.mark.parametrize(
    "host",
    ["sms-voice.us-east-1.amazonaws.com", "sms-voice-fips.us-east-1.api.aws"],
)
@mock_sms_registrations
def test_the_requests_library(host: str) -> None:
    response = requests.post(
        f"https://{host}/",
        data="{}",
        headers={"X-Amz-Target": "PinpointSMSVoiceV2.DescribeRegistrations"},
        timeout=5,
    )
    assert response.json() == {"Registrations": []}


@mock_sms_registrations
def test_whitelist_and_passthrough() -> None:
    from moto.core.exceptions import ServiceNotWhitelisted

    with mock_sms_registrations(config={"core": {"service_whitelist": ["s3"]}}):
        client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        with pytest.raises(ServiceNotWhitelisted):
            client.describe_registrations()


def test_whitelisted() -> None:
    whitelist = {"core": {"service_whitelist": ["pinpointsmsvoicev2"]}}
    with mock_sms_registrations(config=whitelist):
        client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        assert client.describe_registrations()["Registrations"] == []


@pytest.mark.parametrize(
    "passthrough",
    [
        {"services": ["pinpointsmsvoicev2"]},
        {"urls": ["https?://sms-voice.us-east-1.amazonaws.com"]},
    ],
)
def test_passthrough(passthrough: dict[str, list[str]]) -> None:
    with mock_sms_registrations(config={"core": {"passthrough": passthrough}}):
        client = boto3.client(
            "pinpoint-sms-voice-v2",
            region_name="us-east-1",
            config=Config(retries={"total_max_attempts": 1}),
        )
        with pytest.raises(HTTPClientError, match="a real network call"):
            client.describe_registrations()


@mock_sms_registrations
def test_neighbours_keep_their_endpoints() -> None:
    pinpoint = boto3.client("pinpoint", region_name="us-east-1")
    assert pinpoint.get_apps()["ApplicationsResponse"]["Item"] == []
    with pytest.raises(ClientError):
        boto3.client(
            "pinpoint-sms-voice", region_name="us-east-1"
        ).create_configuration_set()
