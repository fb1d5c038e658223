"""The "Registration Status Change" events on moto's EventBridge."""

from __future__ import annotations

import json
import sys
from typing import Any

import boto3
import pytest

from moto import mock_aws
from moto.events.models import events_backends

from . import backend, skip_unless_modelled, statuses_until

SHORT_CODE = "US_SHORT_CODE_REGISTRATION"
# moto before 5.2 cannot do without a time here.
TEMPLATE = '{"what": "registration", "time": <when>}'
PATTERN = {
    "source": ["aws.sms-voice"],
    "detail-type": ["Registration Status Change"],
}


def client(service: str) -> Any:
    return boto3.client(service, region_name="us-east-1")


def queue(name: str) -> tuple[str, str]:
    sqs = client("sqs")
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return url, attributes["Attributes"]["QueueArn"]


def rule(*targets: dict[str, Any], state: str = "ENABLED", **pattern: Any) -> None:
    events = client("events")
    name = f"rule-{len(events.list_rules()['Rules'])}"
    events.put_rule(Name=name, EventPattern=json.dumps(PATTERN | pattern), State=state)
    events.put_targets(
        Rule=name,
        Targets=[
            {"Id": str(number), **target} for number, target in enumerate(targets)
        ],
    )


def received(url: str) -> list[dict[str, Any]]:
    sqs = client("sqs")
    messages: list[dict[str, Any]] = []
    while True:
        reply = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        found = reply.get("Messages", [])
        if not found:
            return messages
        messages += [json.loads(message["Body"]) for message in found]


def statuses(messages: list[dict[str, Any]]) -> list[str]:
    return [
        message["detail"]["registrationDetails"]["currentStatus"]
        for message in messages
    ]


@mock_aws
def test_each_status_of_a_review_sends_an_event() -> None:
    url, arn = queue("statuses")
    rule({"Arn": arn})
    sms = client("pinpoint-sms-voice-v2")
    created = sms.create_registration(RegistrationType=SHORT_CODE)
    registration_id = created["RegistrationId"]
    sms.submit_registration_version(RegistrationId=registration_id)
    statuses_until(sms, "COMPLETE", registration_id)
    sms.delete_registration(RegistrationId=registration_id)
    messages = received(url)
    assert statuses(messages) == [
        "CREATED",
        "SUBMITTED",
        "REVIEWING",
        "PROVISIONING",
        "COMPLETE",
        "DELETED",
    ]
    first = messages[0]
    assert first["version"] == "0"
    assert first["source"] == "aws.sms-voice"
    assert first["detail-type"] == "Registration Status Change"
    assert first["account"] == "123456789012"
    assert first["region"] == "us-east-1"
    assert first["resources"] == [created["RegistrationArn"]]
    assert first["time"].endswith("Z")
    milliseconds = round(created["CreatedTimestamp"].timestamp() * 1000)
    assert first["detail"] == {
        "registrationDetails": {
            "registrationId": registration_id,
            "registrationVersionNumber": 1,
            "registrationType": SHORT_CODE,
            "registrationStatusChangeTimestamp": milliseconds,
            "currentStatus": "CREATED",
        },
        "registrationArn": created["RegistrationArn"],
    }
    assert len({message["id"] for message in messages}) == len(messages)


@mock_aws
def test_a_review_by_aws_sends_no_event_of_its_own() -> None:
    url, arn = queue("statuses")
    rule({"Arn": arn})
    sms = client("pinpoint-sms-voice-v2")
    skip_unless_modelled(sms, "AWS_REVIEWING")
    registration_id = sms.create_registration(RegistrationType=SHORT_CODE)[
        "RegistrationId"
    ]
    sms.submit_registration_version(RegistrationId=registration_id, AwsReview=True)
    seen = statuses_until(sms, "REVIEWING", registration_id)
    assert seen == ["AWS_REVIEWING", "REVIEWING"]
    assert statuses(received(url)) == ["CREATED", "SUBMITTED", "REVIEWING"]


@mock_aws
def test_a_rule_receives_only_matching_events() -> None:
    url, arn = queue("complete")
    other_url, other_arn = queue("disabled")
    rule(
        {"Arn": arn},
        detail={"registrationDetails": {"currentStatus": ["COMPLETE"]}},
    )
    rule({"Arn": other_arn}, state="DISABLED")
    sms = client("pinpoint-sms-voice-v2")
    registration_id = sms.create_registration(RegistrationType=SHORT_CODE)[
        "RegistrationId"
    ]
    sms.submit_registration_version(RegistrationId=registration_id)
    statuses_until(sms, "COMPLETE", registration_id)
    assert statuses(received(url)) == ["COMPLETE"]
    assert received(other_url) == []


@mock_aws
def test_targets_sns_and_cloudwatch_logs() -> None:
    url, queue_arn = queue("subscribed")
    sns, logs = client("sns"), client("logs")
    topic = sns.create_topic(Name="statuses")["TopicArn"]
    sns.subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint=queue_arn,
        Attributes={"RawMessageDelivery": "true"},
    )
    logs.create_log_group(logGroupName="statuses")
    log_arn = "arn:aws:logs:us-east-1:123456789012:log-group:statuses"
    rule({"Arn": topic}, {"Arn": log_arn})
    sms = client("pinpoint-sms-voice-v2")
    sms.create_registration(RegistrationType=SHORT_CODE)
    [message] = received(url)
    assert statuses([message]) == ["CREATED"]
    assert message["time"].endswith("Z")
    logged = logs.filter_log_events(logGroupName="statuses")["events"]
    assert statuses([json.loads(event["message"]) for event in logged]) == ["CREATED"]


@pytest.mark.in_process  # A server's Lambda runs in Docker.
@mock_aws(config={"lambda": {"use_docker": False}})
def test_target_lambda() -> None:
    from moto.awslambda_simple.models import lambda_simple_backends

    iam = client("iam")
    role = iam.create_role(RoleName="r", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    function = client("lambda").create_function(
        FunctionName="listen",
        Runtime="python3.12",
        Role=role,
        Handler="listen.handler",
        Code={"ZipFile": b"zip"},
    )
    backend = lambda_simple_backends["123456789012"]["us-east-1"]
    backend.lambda_simple_results_queue.append("heard")
    rule({"Arn": function["FunctionArn"]})
    client("pinpoint-sms-voice-v2").create_registration(RegistrationType=SHORT_CODE)
    assert backend.lambda_simple_results_queue == []


@mock_aws
def test_an_unreachable_target_does_not_affect_other_targets() -> None:
    url, arn = queue("reached")
    rule(
        {"Arn": "arn:aws:kinesis:us-east-1:123456789012:stream/none"},
        {"Arn": "arn:aws:sqs:us-east-1:123456789012:none"},
        {"Arn": arn},
    )
    sms = client("pinpoint-sms-voice-v2")
    sms.create_registration(RegistrationType=SHORT_CODE)
    assert statuses(received(url)) == ["CREATED"]


@mock_aws
def test_an_input_transformer() -> None:
    url, arn = queue("queue")
    sns = client("sns")
    topic = sns.create_topic(Name="transformed")["TopicArn"]
    sns.subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint=arn,
        Attributes={"RawMessageDelivery": "true"},
    )
    transformer = {
        "InputPathsMap": {"status": "$.detail.registrationDetails.currentStatus"},
        "InputTemplate": '{"now": "<status>"}',
    }
    rule({"Arn": topic, "InputTransformer": transformer})
    sms = client("pinpoint-sms-voice-v2")
    sms.create_registration(RegistrationType=SHORT_CODE)
    assert received(url) == [{"now": "CREATED"}]


@mock_aws
def test_an_input_transformer_of_moto() -> None:
    url, arn = queue("queue")
    transformer = {"InputPathsMap": {"when": "$.time"}, "InputTemplate": TEMPLATE}
    rule({"Arn": arn, "InputTransformer": transformer})
    client("pinpoint-sms-voice-v2").create_registration(RegistrationType=SHORT_CODE)
    [message] = received(url)
    assert message["what"] == "registration"


@mock_aws
def test_other_regions_receive_no_events() -> None:
    url, arn = queue("here")
    rule({"Arn": arn})
    elsewhere = boto3.client("pinpoint-sms-voice-v2", region_name="us-west-2")
    elsewhere.create_registration(RegistrationType=SHORT_CODE)
    assert received(url) == []


@pytest.mark.in_process
@mock_aws
def test_no_eventbridge_backend_is_created_for_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "moto.events.models", raising=False)
    client("pinpoint-sms-voice-v2").create_registration(RegistrationType=SHORT_CODE)
    assert "moto.events.models" not in sys.modules


@pytest.mark.in_process
@mock_aws
def test_an_invalid_rule_does_not_affect_other_rules(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    url, arn = queue("second")
    rule({"Arn": arn})
    rule({"Arn": arn})
    [first, _] = (
        events_backends["123456789012"]["us-east-1"]
        .describe_event_bus("default")
        .rules.values()
    )
    monkeypatch.setattr(first, "event_pattern", None)
    created = client("pinpoint-sms-voice-v2").create_registration(
        RegistrationType=SHORT_CODE
    )
    assert created["RegistrationStatus"] == "CREATED"
    assert statuses(received(url)) == ["CREATED"]
    assert "Event not matched with rule arn:aws:events" in caplog.text


@pytest.mark.in_process
@mock_aws
def test_events_are_sent_when_the_outermost_turn_ends() -> None:
    url, arn = queue("outermost")
    rule({"Arn": arn})
    sms = client("pinpoint-sms-voice-v2")
    with backend().store.turn():
        sms.create_registration(RegistrationType=SHORT_CODE)
        assert received(url) == []
    assert statuses(received(url)) == ["CREATED"]
