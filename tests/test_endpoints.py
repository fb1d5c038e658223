"""The mock handles every endpoint that botocore can resolve."""

from __future__ import annotations

import itertools
import json
import re
import socket
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import (
    ClientError,
    EndpointResolutionError,
    EndpointVariantError,
    HTTPClientError,
)
from botocore.loaders import create_loader

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
    config = Config(
        use_fips_endpoint=fips,
        use_dualstack_endpoint=dual_stack,
        retries={"total_max_attempts": 1},
    )
    try:
        client = boto3.client(
            "pinpoint-sms-voice-v2", region_name=region, config=config
        )
        client.describe_registrations()
    except (EndpointResolutionError, EndpointVariantError):
        pytest.skip("the botocore installed makes no such endpoint")
    assert ("fips" in client.meta.endpoint_url) == fips
    arn = client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
        "RegistrationArn"
    ]
    # The endpoint determines the Region, whatever its form.
    assert f":sms-voice:{region}:" in arn
    [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationArn"] == arn
    assert arn.startswith("arn:aws-cn:") == region.startswith("cn-")
    assert arn.startswith("arn:aws-us-gov:") == region.startswith("us-gov-")


def hosts() -> Iterator[tuple[str, str]]:
    """Yield the Region and the host of each endpoint rule of each partition."""
    loader = create_loader()
    rules = json.dumps(
        loader.load_service_model("pinpoint-sms-voice-v2", "endpoint-rule-set-1")
    )
    for partition in loader.load_data("partitions")["partitions"]:
        regions = [name for name in partition["regions"] if "global" not in name]
        # Older versions of botocore have partitions without endpoints.
        for region, host in itertools.product(
            regions[:1], sorted(set(re.findall(r'"https://([^"]+)"', rules)))
        ):
            for suffix in ("dnsSuffix", "dualStackDnsSuffix"):
                host = host.replace(
                    f"{{PartitionResult#{suffix}}}", partition["outputs"][suffix]
                )
            yield region, host.replace("{Region}", region)


each_host = pytest.mark.parametrize("region, host", list(hosts()))
FORMS = ["{host}", "{host}:443", "{host}.", "{host}.:8443", "{upper}", "{upper}.:443"]


@each_host
@mock_sms_registrations
def test_hosts_in_every_form(
    region: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.core.base_backend.allow_unknown_region", lambda: True)
    client = boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-west-2",
        config=Config(retries={"total_max_attempts": 1}),
    )
    for form in FORMS:
        url = f"https://{form.format(host=host, upper=host.upper())}/"

        def send_there(request: Any, url: str = url, **kwargs: Any) -> None:
            request.url = url

        client.meta.events.register("before-sign", send_there)
        created = client.create_registration(
            RegistrationType="US_TOLL_FREE_REGISTRATION"
        )
        assert created["RegistrationArn"].split(":")[3] == region, url
        client.meta.events.unregister("before-sign", send_there)


@each_host
@mock_sms_registrations
def test_hosts_in_every_form_with_the_requests_library(
    region: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.core.base_backend.allow_unknown_region", lambda: True)
    for form in FORMS:
        url = f"https://{form.format(host=host, upper=host.upper())}/"
        created = requests.post(
            url,
            data='{"RegistrationType": "US_TOLL_FREE_REGISTRATION"}',
            headers={"X-Amz-Target": "PinpointSMSVoiceV2.CreateRegistration"},
            timeout=5,
        ).json()
        assert created["RegistrationArn"].split(":")[3] == region, url


@mock_sms_registrations
def test_an_endpoint_url_with_a_port() -> None:
    client = boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="eu-west-1",
        endpoint_url="https://sms-voice.eu-west-1.amazonaws.com:443",
    )
    assert client.describe_registrations()["Registrations"] == []


@pytest.mark.parametrize(
    "host", ["sms-voice.example.com", "sms-voice.api.example.com", "sms-voice.local"]
)
@mock_sms_registrations
def test_other_hosts_are_not_mocked(host: str) -> None:
    with pytest.raises(AssertionError, match="a real network call"):
        requests.post(f"https://{host}:443/", timeout=5)


@mock_sms_registrations
def test_a_region_that_boto3_does_not_have() -> None:
    for service, region, call in (
        ("pinpoint-sms-voice-v2", "us-east-99", "describe_registrations"),
        ("pinpoint-sms-voice-v2", "cn-north-1", "describe_registrations"),
        ("sqs", "us-east-99", "list_queues"),
    ):
        client = boto3.client(service, region_name=region)
        with pytest.raises(KeyError, match=region):
            getattr(client, call)()


@mock_sms_registrations
def test_an_unsigned_client() -> None:
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
def test_other_services_keep_their_endpoints() -> None:
    pinpoint = boto3.client("pinpoint", region_name="us-east-1")
    assert pinpoint.get_apps()["ApplicationsResponse"]["Item"] == []
    with pytest.raises(ClientError):
        boto3.client(
            "pinpoint-sms-voice", region_name="us-east-1"
        ).create_configuration_set()
