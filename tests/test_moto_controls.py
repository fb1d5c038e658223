"""moto's features work for this service as for moto's services."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import boto3
import pytest
import requests
from botocore import xform_name
from botocore.exceptions import ClientError

from moto import settings
from moto.core.authorization import ActionAuthenticatorMixin
from moto.moto_api import recorder
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends

from .test_pinpointsmsvoicev2 import MODEL, error_of, post
from .test_pinpointsmsvoicev2.test_dashboard import shown

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"

F = TypeVar("F", bound=Callable[..., None])


def set_initial_no_auth_action_count(count: int) -> Callable[[F], F]:
    """moto's decorator of this name, with its type."""
    return cast(
        Callable[[F], F],
        ActionAuthenticatorMixin.set_initial_no_auth_action_count(count),
    )


def moto_api(path: str) -> str:
    host = "http://motoapi.amazonaws.com"
    if settings.TEST_SERVER_MODE:
        host = settings.test_server_mode_endpoint()
    return f"{host}/moto-api/{path}"


def client(**credentials: str | None) -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1", **credentials)


def user_with(*actions: str) -> dict[str, str]:
    iam = boto3.client("iam", region_name="us-east-1")
    iam.create_user(UserName="filer")
    if actions:
        statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
        iam.put_user_policy(
            UserName="filer",
            PolicyName="filing",
            PolicyDocument=json.dumps(
                {"Version": "2012-10-17", "Statement": [statement]}
            ),
        )
    key = iam.create_access_key(UserName="filer")["AccessKey"]
    return {
        "aws_access_key_id": key["AccessKeyId"],
        "aws_secret_access_key": key["SecretAccessKey"],
    }


@set_initial_no_auth_action_count(3)
@mock_sms_registrations
def test_iam_allows() -> None:
    filer = client(**user_with("sms-voice:CreateRegistration"))
    assert filer.create_registration(RegistrationType=TOLL_FREE)["RegistrationId"]
    with pytest.raises(ClientError) as refusal:
        filer.describe_registrations()
    assert error_of(refusal) == {
        "Code": "AccessDeniedException",
        "Message": "User: arn:aws:iam::123456789012:user/filer is not authorized to perform: sms-voice:DescribeRegistrations",
    }


@set_initial_no_auth_action_count(2)
@mock_sms_registrations
def test_iam_refuses_a_request_before_it_is_validated() -> None:
    filer = client(**user_with())
    for operation, arguments in (
        ("create_registration", {"RegistrationType": "NO_SUCH_TYPE"}),
        ("describe_spend_limits", {}),
    ):
        with pytest.raises(ClientError) as refusal:
            getattr(filer, operation)(**arguments)
        assert error_of(refusal)["Code"] == "AccessDeniedException"
    assert SmsVoiceControl().registrations.list() == []


@set_initial_no_auth_action_count(3)
@mock_sms_registrations
def test_iam_with_a_wrong_key() -> None:
    right = user_with("*")
    for wrong, code in (
        ({"aws_access_key_id": "AKIA" + "0" * 16}, "UnrecognizedClientException"),
        ({"aws_secret_access_key": "guessed"}, "InvalidSignatureException"),
    ):
        with pytest.raises(ClientError) as refusal:
            client(**right | wrong).describe_registrations()
        error = error_of(refusal)
        assert error["Code"] == code


@set_initial_no_auth_action_count(0)
@mock_sms_registrations
def test_iam_without_a_signature() -> None:
    response = post("DescribeRegistrations", headers={"Authorization": ""})
    assert response.status_code == 400
    assert response.json()["__type"] == "MissingAuthenticationTokenException"


@mock_sms_registrations
def test_assumed_roles_see_their_own_account() -> None:
    client().create_registration(RegistrationType=TOLL_FREE)
    credentials = boto3.client("sts", region_name="us-east-1").assume_role(
        RoleArn="arn:aws:iam::210987654321:role/filer", RoleSessionName="filer"
    )["Credentials"]
    other = client(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )
    assert other.describe_registrations()["Registrations"] == []
    arn = other.create_registration(RegistrationType=TOLL_FREE)["RegistrationArn"]
    assert ":210987654321:" in arn
    with pytest.raises(ClientError) as refusal:
        client().describe_registrations(RegistrationIds=[arn])
    assert error_of(refusal)["Reason"] == "RESOURCE_NOT_ACCESSIBLE"


@mock_sms_registrations
def test_the_account_header() -> None:
    post(
        "CreateRegistration",
        {"RegistrationType": TOLL_FREE},
        headers={"x-moto-account-id": "333344445555"},
    )
    assert SmsVoiceControl().registrations.list() == []
    [record] = SmsVoiceControl(account_id="333344445555").registrations.list()
    assert ":333344445555:" in record["RegistrationArn"]


@mock_sms_registrations
def test_the_same_seed_generates_the_same_ids() -> None:
    ids = []
    for _ in range(2):
        requests.post(moto_api("seed?a=42"), timeout=60)
        ids.append(
            client().create_registration(RegistrationType=TOLL_FREE, ClientToken="x")[
                "RegistrationId"
            ]
        )
        requests.post(moto_api("reset"), timeout=60)
    assert ids[0] == ids[1]


@mock_sms_registrations
def test_reset() -> None:
    client().create_registration(RegistrationType=TOLL_FREE, ClientToken="once")
    requests.post(moto_api("reset"), timeout=60)
    assert client().describe_registrations()["Registrations"] == []
    client().create_registration(RegistrationType=TOLL_FREE, ClientToken="once")
    assert len(client().describe_registrations()["Registrations"]) == 1


@mock_sms_registrations
def test_the_dashboard_shows_an_rcs_agent() -> None:
    if "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    seeded = dict(SmsVoiceControl().rcs_agents.seed())
    [row] = shown()["RcsAgent"]
    created: Any = seeded.pop("CreatedTimestamp")
    assert row.pop("created_timestamp").startswith(f"{created:%Y-%m-%dT%H:%M:%S}")
    assert row == {xform_name(name): value for name, value in seeded.items()}


@pytest.mark.in_process  # The recorder of a server writes a file of the server.
@mock_sms_registrations
def test_recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "_location", str(tmp_path / "recording"))
    recorder.start_recording()
    client().create_registration(RegistrationType=TOLL_FREE)
    recorder.stop_recording()
    assert len(SmsVoiceControl().registrations.list()) == 1
    pinpointsmsvoicev2_backends["123456789012"].reset()
    assert SmsVoiceControl().registrations.list() == []
    recorder.replay_recording()
    assert len(SmsVoiceControl().registrations.list()) == 1


@pytest.mark.in_process
def test_the_same_seed_gives_the_same_tokens() -> None:
    def replies() -> list[Any]:
        with mock_sms_registrations():
            requests.post(moto_api("seed?a=42"), timeout=60)
            sms = client()
            for _ in range(2):
                sms.create_registration(RegistrationType=TOLL_FREE)
            page = sms.describe_registrations(MaxResults=1)
            return [page["NextToken"], page["Registrations"][0]["RegistrationId"]]

    assert replies() == replies()
