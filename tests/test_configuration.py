"""The configuration of mocks: options that apply, and those that are refused."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws
from moto.core.models import ServerModeMockAWS
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import error_of

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


def client() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def create_and_count() -> int:
    client().create_registration(RegistrationType=TOLL_FREE)
    return len(client().describe_registrations()["Registrations"])


@pytest.mark.in_process  # A server does not use this configuration.
@mock_sms_registrations(config={"pinpointsmsvoicev2": {"enforce_quotas": True}})
def test_quotas_are_enforced_by_configuration() -> None:
    for _ in range(25):
        client().create_registration(RegistrationType=TOLL_FREE)
    with pytest.raises(ClientError) as refusal:
        client().create_registration(RegistrationType=TOLL_FREE)
    assert error_of(refusal) == {
        "Code": "ServiceQuotaExceededException",
        "Message": 'Service quota exceeded: Reason="REGISTRATIONS_PER_ACCOUNT": '
        "The quota is 25. Delete one first, or set enforce_quotas to False",
        "Reason": "REGISTRATIONS_PER_ACCOUNT",
    }
    assert len(SmsVoiceControl().registrations.list()) == 25


@pytest.mark.parametrize(
    "config, message",
    [
        (
            {"pinpointsmsvoicev2": {"enforce_quota": True}},
            (
                "Unknown option 'enforce_quota' of config['pinpointsmsvoicev2'] (did you "
                "mean enforce_quotas?). Options: enforce_quotas, require_registration"
            ),
        ),
        (
            {"pinpointsmsvoicev2": {"colour": True}},
            (
                "Unknown option 'colour' of config['pinpointsmsvoicev2']. "
                "Options: enforce_quotas, require_registration"
            ),
        ),
        (
            {"pinpointsmsvoicev2": {1: True}},
            (
                "Unknown option 1 of config['pinpointsmsvoicev2']. "
                "Options: enforce_quotas, require_registration"
            ),
        ),
        (
            {"pinpointsmsvoicev2": {"enforce_quotas": "false"}},
            "enforce_quotas of config['pinpointsmsvoicev2'] must be a bool, not 'false'",
        ),
        (
            {"pinpointsmsvoicev2": {"require_registration": 1}},
            "require_registration of config['pinpointsmsvoicev2'] must be a bool, not 1",
        ),
        (
            {"pinpointsmsvoicev2": ["enforce_quotas"]},
            (
                "config['pinpointsmsvoicev2'] must be a dict of enforce_quotas and "
                "require_registration, not ['enforce_quotas']"
            ),
        ),
        (
            {"pinpoint-sms-voice-v2": {"enforce_quotas": True}},
            "Unknown key 'pinpoint-sms-voice-v2' of config. Use 'pinpointsmsvoicev2'",
        ),
        (
            {"pinpointsmsvoice": {}},
            "Unknown key 'pinpointsmsvoice' of config. Use 'pinpointsmsvoicev2'",
        ),
        (
            {"PinpointSMSVoiceV2": {}},
            "Unknown key 'PinpointSMSVoiceV2' of config. Use 'pinpointsmsvoicev2'",
        ),
        (
            {"sms_voice": {}},
            "Unknown key 'sms_voice' of config. Use 'pinpointsmsvoicev2'",
        ),
        (
            {"enforce_quotas": True},
            (
                "'enforce_quotas' is not a key of config. Pass "
                "config={'pinpointsmsvoicev2': {'enforce_quotas': True}}"
            ),
        ),
        (["pinpointsmsvoicev2"], "config must be a dict by service, not ['pinpointsm"),
    ],
)
def test_invalid_configuration(config: Any, message: str) -> None:
    with pytest.raises(TypeError) as refusal:
        mock_sms_registrations(config=config)
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    "options, message",
    [
        (
            {"enforce_quota": True},
            (
                "Unknown option 'enforce_quota' of config['pinpointsmsvoicev2'] (did you "
                "mean enforce_quotas?). Options: enforce_quotas, require_registration"
            ),
        ),
        (
            {"enforce_quotas": "false"},
            "enforce_quotas of config['pinpointsmsvoicev2'] must be a bool, not 'false'",
        ),
        (
            True,
            (
                "config['pinpointsmsvoicev2'] must be a dict of enforce_quotas and "
                "require_registration, not True"
            ),
        ),
    ],
)
@pytest.mark.in_process  # A server does not use this configuration.
def test_invalid_configuration_of_mock_aws(options: Any, message: str) -> None:
    config: Any = {"pinpointsmsvoicev2": options}
    with mock_aws(config=config), pytest.raises(TypeError) as refusal:
        create_and_count()
    assert str(refusal.value) == message


@pytest.mark.in_process  # A server does not use this configuration.
def test_valid_configuration() -> None:
    options = {"enforce_quotas": False, "require_registration": True}
    config: Any = {"pinpointsmsvoicev2": options, "iam": {}, "other": {}, 1: {}}
    with mock_sms_registrations(config=config):
        assert create_and_count() == 1


@pytest.mark.in_process
@pytest.mark.parametrize(
    "options, calls",
    [
        (
            {"enforce_quotas": True},
            "SmsVoiceControl().account.update(enforce_quotas=True)",
        ),
        (
            {"enforce_quotas": False, "require_registration": False},
            (
                "SmsVoiceControl().account.update(enforce_quotas=False) and "
                "SmsVoiceControl().phone_numbers.require_registration(False)"
            ),
        ),
    ],
)
def test_the_configuration_has_no_effect_on_a_server(
    options: dict[str, bool], calls: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.settings.TEST_SERVER_MODE", True)
    decorated = mock_sms_registrations(config={"pinpointsmsvoicev2": options})(
        create_and_count
    )
    with pytest.raises(TypeError) as refusal:
        decorated()
    assert str(refusal.value) == (
        "config['pinpointsmsvoicev2'] has no effect on the server of TEST_SERVER_MODE. "
        f"Call {calls} in the test instead"
    )


@pytest.mark.in_process
@pytest.mark.parametrize("url", ["http://localhost:1", "localhost:1"])
def test_no_server_of_test_server_mode(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.settings.TEST_SERVER_MODE", True)
    monkeypatch.setenv("TEST_SERVER_MODE_ENDPOINT", url)
    # moto's counters after a start that failed.
    monkeypatch.setattr(ServerModeMockAWS, "_RESET_IN_PROGRESS", False)
    monkeypatch.setattr(ServerModeMockAWS, "_nested_count", 0)
    monkeypatch.setattr(ServerModeMockAWS, "_mocks_active", False)
    mock = mock_sms_registrations()
    with pytest.raises(ConnectionError) as refusal:
        mock.start()
    mock._user_config_mock.stop()
    mock._default_session_mock.stop()
    mock._unmock_env_variables()
    assert str(refusal.value) == (
        f"No server answers at {url}. Start one with moto_sms_server, or set "
        "TEST_SERVER_MODE_ENDPOINT to the URL of one that runs, such as "
        "http://localhost:5000"
    )


@pytest.mark.in_process
def test_other_configuration_with_a_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("moto.settings.TEST_SERVER_MODE", True)
    monkeypatch.setenv("MOTO_CALL_RESET_API", "false")
    with mock_sms_registrations(config={"core": {"mock_credentials": False}}):
        assert client().meta.endpoint_url == "http://localhost:5000"


@pytest.mark.parametrize("value", [{"core": {}}, "eu-west-1"])
def test_a_value_in_place_of_a_function(value: Any) -> None:
    with pytest.raises(TypeError) as refusal:
        mock_sms_registrations(value)
    assert str(refusal.value) == (
        f"Decorate a function or a class, not {value!r}. Pass the configuration by name: "
        "config=..."
    )
