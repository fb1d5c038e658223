"""SmsVoiceControl lets operations fail."""

from __future__ import annotations

import datetime
from typing import Any

import boto3
import pytest
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_routes import HERE, ask
from .test_pinpointsmsvoicev2 import MODEL, moto_time

CREATE = "CreateOptOutList"


def sms(attempts: int = 1, **where: Any) -> Any:
    """Return a client that tries each call a number of times, validating nothing."""
    config = Config(
        parameter_validation=False,
        retries={"mode": "standard", "total_max_attempts": attempts},
    )
    where.setdefault("region_name", "us-east-1")
    return boto3.client("pinpoint-sms-voice-v2", config=config, **where)


def failure(client: Any, operation: str = CREATE, **members: Any) -> dict[str, Any]:
    """Return the code and the members of the error of a call, with its HTTP status."""
    with pytest.raises(ClientError) as refusal:
        getattr(client, xform_name(operation))(**members)
    response: dict[str, Any] = dict(refusal.value.response)
    metadata = response.pop("ResponseMetadata")
    code = response.pop("Error")["Code"]
    if "RequestId" in response:
        assert response["RequestId"] == metadata["RequestId"]
        response["RequestId"] = "the id of the request"
    return {"Status": metadata["HTTPStatusCode"], "Code": code, **response}


def names_of_lists(client: Any) -> list[str]:
    lists = client.describe_opt_out_lists()["OptOutLists"]
    return [each["OptOutListName"] for each in lists]


HINT = f"A fault is set for {CREATE}"


@pytest.mark.parametrize(
    "error, reason, expected",
    [
        (
            "ThrottlingException",
            None,
            {"Status": 400, "Message": f"Rate exceeded: {HINT}"},
        ),
        (
            "InternalServerException",
            None,
            {"Status": 500, "Message": HINT, "RequestId": "the id of the request"},
        ),
        (
            "AccessDeniedException",
            "ACCOUNT_DISABLED",
            {
                "Status": 400,
                "Message": f'Reason="ACCOUNT_DISABLED": {HINT}',
                "Reason": "ACCOUNT_DISABLED",
            },
        ),
        ("AccessDeniedException", None, {"Status": 400, "Message": HINT}),
        (
            "ServiceQuotaExceededException",
            "OPT_OUT_LISTS_PER_ACCOUNT",
            {
                "Status": 400,
                "Message": "Service quota exceeded: "
                f'Reason="OPT_OUT_LISTS_PER_ACCOUNT": {HINT}',
                "Reason": "OPT_OUT_LISTS_PER_ACCOUNT",
            },
        ),
        (
            "ConflictException",
            "RESOURCE_ALREADY_EXISTS",
            {
                "Status": 400,
                "Message": 'Conflict Occurred - Reason="RESOURCE_ALREADY_EXISTS": '
                f"{HINT}",
                "Reason": "RESOURCE_ALREADY_EXISTS",
            },
        ),
        (
            "ValidationException",
            "UNKNOWN_OPERATION",
            {
                "Status": 400,
                "Message": f'Validation Exception: Reason="UNKNOWN_OPERATION": {HINT}',
                "Reason": "UNKNOWN_OPERATION",
            },
        ),
    ],
)
@mock_sms_registrations
def test_the_next_call_fails(
    error: str, reason: str | None, expected: dict[str, Any]
) -> None:
    control, client = SmsVoiceControl(), sms()
    control.faults.fail_next(CREATE, error, reason=reason)
    given = failure(client, OptOutListName="list")
    assert given == {"Code": error, **expected}
    assert names_of_lists(client) == ["Default"]
    client.create_opt_out_list(OptOutListName="list")
    assert names_of_lists(client) == ["Default", "list"]


@mock_sms_registrations
def test_a_resource_that_is_not_found() -> None:
    operation = "DeleteOptOutList"
    SmsVoiceControl().faults.fail_next(operation, "ResourceNotFoundException")
    assert failure(sms(), operation, OptOutListName="Default") == {
        "Status": 400,
        "Code": "ResourceNotFoundException",
        "Message": f"Resource not found: A fault is set for {operation}",
    }


@mock_sms_registrations
def test_every_operation_can_fail() -> None:
    # A fault comes before the request is validated, as throttling does. (assumed)
    client, codes = sms(), {}
    for operation in MODEL.operation_names:
        SmsVoiceControl().faults.fail_next(operation, "ThrottlingException")
        first = failure(client, operation)["Code"]
        try:
            getattr(client, xform_name(operation))()
            second = "none"
        except ClientError as error:
            second = error.response["Error"]["Code"]
        codes[operation] = first, second == first
    assert codes == dict.fromkeys(MODEL.operation_names, ("ThrottlingException", False))


@mock_sms_registrations
def test_boto3_repeats_a_call_that_is_throttled() -> None:
    control = SmsVoiceControl()
    control.faults.fail_next(CREATE, "ThrottlingException", times=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", lambda seconds: None)
        reply = sms(attempts=3).create_opt_out_list(OptOutListName="list")
    assert reply["ResponseMetadata"]["RetryAttempts"] == 2
    assert names_of_lists(sms()) == ["Default", "list"]


@mock_sms_registrations
def test_faults_apply_in_order_and_one_for_all_calls_last() -> None:
    control, client = SmsVoiceControl(), sms()
    for error, times in (
        ("InternalServerException", None),
        ("ValidationException", 1),
        ("AccessDeniedException", None),
        ("ConflictException", 2),
    ):
        control.faults.fail_next(CREATE, error, times=times)
    codes = [failure(client, OptOutListName="list")["Code"] for _ in range(6)]
    assert codes == [
        "ValidationException",
        "ConflictException",
        "ConflictException",
        "AccessDeniedException",
        "AccessDeniedException",
        "AccessDeniedException",
    ]
    control.faults.clear()
    client.create_opt_out_list(OptOutListName="list")


@mock_sms_registrations
def test_a_client_token_of_a_call_that_fails_is_not_used() -> None:
    client = sms()
    SmsVoiceControl().faults.fail_next(CREATE, "InternalServerException")
    failure(client, OptOutListName="first", ClientToken="token")
    # The same token with another request.
    client.create_opt_out_list(OptOutListName="second", ClientToken="token")
    assert names_of_lists(client) == ["Default", "second"]


@mock_sms_registrations
def test_faults_of_another_region_account_or_operation() -> None:
    for control in (
        SmsVoiceControl(region_name="eu-west-1"),
        SmsVoiceControl(account_id="210987654321"),
    ):
        control.faults.fail_next(CREATE, "ThrottlingException", times=None)
    SmsVoiceControl().faults.fail_next("DeleteOptOutList", "ThrottlingException")
    sms().create_opt_out_list(OptOutListName="list")
    ireland = sms(region_name="eu-west-1")
    assert failure(ireland)["Code"] == "ThrottlingException"


@mock_sms_registrations
def test_the_name_of_an_operation_in_boto3() -> None:
    SmsVoiceControl().faults.fail_next("create_opt_out_list", "ThrottlingException")
    assert failure(sms())["Code"] == "ThrottlingException"


@mock_sms_registrations
def test_faults_last_until_a_reset() -> None:
    control = SmsVoiceControl()
    control.faults.fail_next(CREATE, "ThrottlingException", times=None)
    control.faults.throttle(CREATE, after=0, per_seconds=60)
    control.reset()
    sms().create_opt_out_list(OptOutListName="list")


@mock_sms_registrations
def test_calls_are_throttled_after_a_number_of_calls() -> None:
    control, client = SmsVoiceControl(), sms()
    control.faults.throttle(CREATE, after=2, per_seconds=3600)
    for name in ("first", "second"):
        client.create_opt_out_list(OptOutListName=name)
    assert failure(client, OptOutListName="third") == {
        "Status": 400,
        "Code": "ThrottlingException",
        "Message": f"Rate exceeded: {HINT}",
    }
    assert names_of_lists(client) == ["Default", "first", "second"]
    control.faults.clear()
    client.create_opt_out_list(OptOutListName="third")


@pytest.mark.in_process
@mock_sms_registrations
def test_a_throttle_follows_the_clock_of_moto() -> None:
    control, client = SmsVoiceControl(), sms()
    control.faults.throttle("DescribePools", after=2, per_seconds=10)

    def allowed(second: int) -> bool:
        at = datetime.datetime(2026, 1, 1, second=second)
        with moto_time(at):
            try:
                client.describe_pools()
            except ClientError:
                return False
            return True

    seconds = (0, 4, 9, 10, 11, 14, 15)
    answers = {second: allowed(second) for second in seconds}
    # A call leaves the period 10 seconds later, and one that is throttled does not count.
    assert answers == {
        0: True,
        4: True,
        9: False,
        10: True,
        11: False,
        14: True,
        15: False,
    }


@mock_sms_registrations
def test_a_fault_and_a_throttle_of_one_operation() -> None:
    control, client = SmsVoiceControl(), sms()
    control.faults.throttle("DescribePools", after=1, per_seconds=3600)
    control.faults.fail_next("DescribePools", "InternalServerException")
    assert failure(client, "DescribePools")["Code"] == "InternalServerException"
    assert client.describe_pools()["Pools"] == []
    assert failure(client, "DescribePools")["Code"] == "ThrottlingException"


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (
            {"operation": "SendTextMesage"},
            ValueError,
            r"Unknown operation 'SendTextMesage' \(did you mean SendTextMessage\?\)\. Pass",
        ),
        (
            {"operation": "send_text_mesage"},
            ValueError,
            r"\(did you mean send_text_message\?\)",
        ),
        ({"operation": 5}, TypeError, "operation must be a string, not 5"),
        (
            {"error": "Throttling"},
            ValueError,
            (
                r"CreateOptOutList: Unknown error 'Throttling' \(did you mean "
                r"ThrottlingException\?\)\. Errors: AccessDeniedException, Conflict"
            ),
        ),
        (
            {"operation": "DescribePools", "error": "ConflictException"},
            ValueError,
            "DescribePools: Unknown error 'ConflictException'",
        ),
        ({"error": []}, ValueError, r"CreateOptOutList: Unknown error \[\]\. Errors: "),
        (
            {"error": "AccessDeniedException", "reason": "ACCOUNT_DISABLE"},
            ValueError,
            (
                r"AccessDeniedException: Unknown reason 'ACCOUNT_DISABLE' \(did you mean "
                r"ACCOUNT_DISABLED\?\)\. Reasons: INSUFFICIENT_ACCOUNT_REPUTATION, ACC"
            ),
        ),
        (
            {"reason": "ACCOUNT_DISABLED"},
            ValueError,
            "ThrottlingException has no Reason. Do not pass reason with it",
        ),
        ({"times": 0}, ValueError, "times must be an integer from 1 to 1000000, not 0"),
        ({"times": 1.5}, TypeError, "times must be an integer, not 1.5"),
        ({"times": True}, TypeError, "times must be an integer, not True"),
    ],
)
@mock_sms_registrations
def test_faults_that_are_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    arguments = {"operation": CREATE, "error": "ThrottlingException"} | arguments
    with pytest.raises(error, match=message):
        SmsVoiceControl().faults.fail_next(**arguments)
    sms().create_opt_out_list(OptOutListName="list")


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"operation": "X"}, ValueError, "Unknown operation 'X'. Pass the name of an "),
        ({"after": -1}, ValueError, "after must be an integer from 0 to 1000000, not"),
        ({"after": 0.5}, TypeError, "after must be an integer, not 0.5"),
        (
            {"per_seconds": 0},
            ValueError,
            "per_seconds must be a number from 0.001 to 86400, not 0",
        ),
        ({"per_seconds": "1"}, TypeError, "per_seconds must be a number, not '1'"),
    ],
)
@mock_sms_registrations
def test_throttles_that_are_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    given: dict[str, Any] = {"operation": CREATE, "after": 0, "per_seconds": 60}
    with pytest.raises(error, match=message):
        SmsVoiceControl().faults.throttle(**(given | arguments))
    sms().create_opt_out_list(OptOutListName="list")


@mock_sms_registrations
def test_faults_over_http() -> None:
    fault = {"operation": CREATE, "error": "ThrottlingException"}
    assert ask("/faults/fail-next", HERE | fault) == (200, None)
    assert failure(sms())["Code"] == "ThrottlingException"
    throttle = {"operation": CREATE, "after": 0, "per_seconds": 60}
    assert ask("/faults/throttle", HERE | throttle) == (200, None)
    assert failure(sms())["Code"] == "ThrottlingException"
    assert ask("/faults/clear", HERE) == (200, None)
    sms().create_opt_out_list(OptOutListName="list")


@mock_sms_registrations
def test_the_errors_of_an_operation() -> None:
    errors = SmsVoiceControl().faults.errors("send_text_message")
    assert list(errors) == [
        "AccessDeniedException",
        "ConflictException",
        "InternalServerException",
        "ResourceNotFoundException",
        "ServiceQuotaExceededException",
        "ThrottlingException",
        "ValidationException",
    ]
    assert errors["AccessDeniedException"] == [
        "INSUFFICIENT_ACCOUNT_REPUTATION",
        "ACCOUNT_DISABLED",
    ]
    assert errors["ThrottlingException"] == []
    with pytest.raises(ValueError, match="Unknown operation 'SendText'"):
        SmsVoiceControl().faults.errors("SendText")
