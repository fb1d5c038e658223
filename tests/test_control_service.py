"""SmsVoiceControl controls the service as a whole: pace, reset and health."""

from __future__ import annotations

from typing import Any, get_args

import boto3
import pytest
import requests

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext._register import STATE_TRANSITIONS
from moto_pinpointsmsv2_ext.control.service import Transition

from .test_control_arguments import sms
from .test_moto_controls import moto_api

NUMBER = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}


def statuses(times: int) -> list[str]:
    """Request a number and describe it a few times."""
    number_id = sms().request_phone_number(**NUMBER)["PhoneNumberId"]
    return [
        sms().describe_phone_numbers(PhoneNumberIds=[number_id])["PhoneNumbers"][0][
            "Status"
        ]
        for _ in range(times)
    ]


@mock_sms_registrations
def test_the_pace_of_phone_numbers() -> None:
    control = SmsVoiceControl()
    assert statuses(2) == ["PENDING", "ACTIVE"]
    control.pace("phone-number", "immediate")
    assert statuses(1) == ["ACTIVE"]
    control.pace("phone-number", "manual", times=2)
    assert statuses(4) == ["PENDING", "PENDING", "ACTIVE", "ACTIVE"]
    control.pace("phone-number", "time", seconds=3600)
    assert statuses(3) == ["PENDING"] * 3
    control.pace("phone-number", "time", seconds=0)
    assert statuses(1) == ["ACTIVE"]


@pytest.mark.parametrize("what", get_args(Transition))
@mock_sms_registrations
def test_each_pace_is_a_state_transition_of_moto(what: Any) -> None:
    SmsVoiceControl().pace(what, "manual", times=7)
    assert transition(what) == {"progression": "manual", "times": 7}
    SmsVoiceControl().reset()
    assert transition(what) == STATE_TRANSITIONS[f"pinpointsmsvoicev2::{what}"]


def transition(what: str) -> Any:
    """Ask moto for a state transition."""
    name = f"pinpointsmsvoicev2::{what}"
    path = f"state-manager/get-transition?model_name={name}"
    return requests.get(moto_api(path), timeout=60).json()


@pytest.mark.in_process
def test_all_state_transitions_have_a_pace() -> None:
    names = [name.removeprefix("pinpointsmsvoicev2::") for name in STATE_TRANSITIONS]
    assert sorted(get_args(Transition)) == sorted(names)


@mock_sms_registrations
def test_a_pace_lasts_until_motos_reset() -> None:
    SmsVoiceControl(region_name="eu-west-1").pace("registration", "immediate")
    assert transition("registration") == {"progression": "immediate"}
    requests.post(moto_api("reset"), timeout=60)
    assert transition("registration") == {"progression": "manual", "times": 1}


@pytest.mark.in_process  # A server has no mock that ends.
def test_a_pace_ends_with_the_mock() -> None:
    with mock_sms_registrations():
        SmsVoiceControl().pace("registration", "immediate")
    with mock_sms_registrations():
        assert transition("registration") == {"progression": "manual", "times": 1}


@pytest.mark.parametrize(
    "arguments, message",
    [
        (
            ("registrations", "immediate"),
            (
                r"Unknown state transition 'registrations' \(did you mean registration\?\)\. "
                "State transitions: message, notify-configuration, phone-number, pool, rcs-launch, reg"
            ),
        ),
        (("phone_number", "immediate"), r"did you mean phone-number\?"),
        (
            ("pool", "imediate"),
            (
                r"Unknown progression 'imediate' \(did you mean immediate\?\)\. "
                "Progressions: immediate, manual, time"
            ),
        ),
        (("pool", None), "Unknown progression None. Progressions: immediate, "),
        (([], "immediate"), r"Unknown state transition \[\]\. State transitions"),
        (
            ("pool", "manual"),
            "'manual' requires times, an integer from 1 to 1000000000, not N",
        ),
        (
            ("pool", "time"),
            "'time' requires seconds, a number from 0 to 1000000000, not None",
        ),
    ],
)
@mock_sms_registrations
def test_unknown_paces(arguments: tuple[Any, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SmsVoiceControl().pace(*arguments)
    assert transition("pool") == {"progression": "manual", "times": 1}


@pytest.mark.parametrize(
    "progression, arguments, message",
    [
        (
            "manual",
            {"times": 0},
            "requires times, an integer from 1 to 1000000000, not 0",
        ),
        (
            "manual",
            {"times": 1.5},
            "requires times, an integer from 1 to 1000000000, not 1.5",
        ),
        ("manual", {"times": True}, "an integer from 1 to 1000000000, not True"),
        ("manual", {"times": "1"}, "an integer from 1 to 1000000000, not '1'"),
        (
            "manual",
            {"times": 1, "seconds": 2},
            "Pass seconds with progression 'time' only, not with 'manual'",
        ),
        (
            "time",
            {"seconds": -1},
            "requires seconds, a number from 0 to 1000000000, not -1",
        ),
        ("time", {"seconds": 1e12}, "a number from 0 to 1000000000, not 1000000000000"),
        ("time", {"seconds": "1"}, "a number from 0 to 1000000000, not '1'"),
        (
            "immediate",
            {"times": 1},
            "Pass times with progression 'manual' only, not with 'immediate'",
        ),
    ],
)
@mock_sms_registrations
def test_times_and_seconds_of_a_pace(
    progression: Any, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        SmsVoiceControl().pace("pool", progression, **arguments)
    assert transition("pool") == {"progression": "manual", "times": 1}


@mock_sms_registrations
def test_reset_removes_all_of_the_service_and_nothing_else() -> None:
    queues = boto3.client("sqs", region_name="us-east-1")
    queues.create_queue(QueueName="kept")
    control = SmsVoiceControl()
    other = SmsVoiceControl(account_id="210987654321", region_name="eu-west-1")
    for each in (control, other):
        each.registrations.seed()
        each.registrations.on_submit(decision="hold")
        each.registrations.define_type("X")
    control.reset()
    for each in (control, other):
        assert each.registrations.list() == []
        with pytest.raises(ValueError, match="Unknown registration type X"):
            each.registrations.on_submit("X")
    models = requests.get(moto_api("data.json"), timeout=60).json()
    assert models["pinpointsmsvoicev2"].get("Registration", []) == []
    # Every account has this list.
    lists = sms().describe_opt_out_lists()["OptOutLists"]
    assert [each["OptOutListName"] for each in lists] == ["Default"]
    assert len(queues.list_queues()["QueueUrls"]) == 1


@mock_sms_registrations
def test_health() -> None:
    import moto

    assert SmsVoiceControl().health() == {
        "status": "ok",
        "version": moto_pinpointsmsv2_ext.__version__,
        "moto_version": moto.__version__,
    }


@pytest.mark.parametrize("region", ["", None, "eu-west-1"])
@mock_sms_registrations
def test_the_default_region_is_that_of_boto3(
    region: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    if region is not None:
        monkeypatch.setenv("AWS_DEFAULT_REGION", region)
    seeded = SmsVoiceControl().registrations.seed()
    # boto3 has no client without a Region.
    assert seeded["RegistrationArn"].split(":")[3] == (region or "us-east-1")


@mock_sms_registrations
def test_a_resource_of_another_region_or_account() -> None:
    control = SmsVoiceControl()
    elsewhere = control.in_region("eu-west-1").registrations.seed()
    number = SmsVoiceControl(account_id="210987654321").phone_numbers.seed()
    for name in (elsewhere["RegistrationId"], elsewhere["RegistrationArn"]):
        with pytest.raises(ValueError) as refusal:
            control.registrations.approve(name)
        assert str(refusal.value) == (
            f"Unknown registration '{name}' in us-east-1 of account 123456789012. It "
            "exists in eu-west-1 of account 123456789012: pass these as region_name and "
            "account_id"
        )
    with pytest.raises(ValueError, match="exists in us-east-1 of account 210987654321"):
        control.phone_numbers.activate(number["PhoneNumberId"])
    with pytest.raises(ValueError, match="Pass the id or ARN of one that exists there"):
        control.registrations.approve(number["PhoneNumberId"])


@mock_sms_registrations
def test_registrations_of_all_regions() -> None:
    control = SmsVoiceControl()
    here = control.registrations.seed(RegistrationStatus="COMPLETE")
    there = control.in_region("eu-west-1").registrations.seed()
    SmsVoiceControl(account_id="210987654321").registrations.seed()
    assert control.registrations.list(all_regions=True) == [there, here]
    assert control.registrations.list(all_regions=False) == [here]
    complete = control.registrations.list(status="COMPLETE", all_regions=True)
    assert complete == [here]
    with pytest.raises(TypeError, match="all_regions must be a boolean, not 'yes'"):
        control.registrations.list(all_regions="yes")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "call, message",
    [
        (
            lambda control: control.registrations.deny("x", ["INVALID_URL"]),
            (
                r"registrations.deny: pass \['INVALID_URL'\] by name. "
                "Names: reasons, fields, feedback"
            ),
        ),
        (
            lambda control: control.registrations.seed("COMPLETE"),
            "registrations.seed: pass 'COMPLETE' by name. Names: .*the members of the",
        ),
        (
            lambda control: control.registrations.hold("x", 1),
            "registrations.hold takes only registration_id",
        ),
        (
            lambda control: control.reset("registrations"),
            "reset takes no arguments",
        ),
        (
            lambda control: control.pace("pool", "manual", 2),
            "pace: pass 2 by name. Names: times, seconds",
        ),
        (
            lambda control: SmsVoiceControl("eu-west-1"),  # type: ignore[call-arg]
            (
                "SmsVoiceControl: pass 'eu-west-1' by name. "
                "Names: region_name, account_id, endpoint_url"
            ),
        ),
        (
            lambda control: SmsVoiceControl(region="eu-west-1"),  # type: ignore[call-arg]
            r"SmsVoiceControl: Unknown argument 'region' \(did you mean region_name\?\)",
        ),
        (
            lambda control: control.registrations.deny("x", reason=["INVALID_URL"]),
            (
                r"registrations.deny: Unknown argument 'reason' \(did you mean reasons\?\)\. "
                "Arguments: registration_id, reasons, fields, feedback"
            ),
        ),
        (
            lambda control: control.registrations.deny(reasons=["INVALID_URL"]),
            "registrations.deny: missing a required argument: 'registration_id'",
        ),
    ],
)
@mock_sms_registrations
def test_arguments_that_need_a_name(call: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(SmsVoiceControl())
