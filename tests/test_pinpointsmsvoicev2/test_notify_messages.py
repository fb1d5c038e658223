"""SendNotifyTextMessage and SendNotifyVoiceMessage."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moto import mock_aws

from . import backend, hint_of, moto_time, needs_notify, refused
from .messaging import (
    account,
    long_code,
    messages,
    outcomes,
    reporting,
    sms,
    types_of,
)
from .notify import ENGLISH, configuration, described, notify_request, record
from .rcs import launched, mixed_pool, needs_rcs
from .test_pools import pool_of
from .test_quotas import ENFORCED

pytestmark = needs_notify

TEXT = "Your Acme verification code is 123456."


def send(client: Any, **members: Any) -> dict[str, Any]:
    sent = client.send_notify_text_message(**members)
    del sent["ResponseMetadata"]
    return dict(sent)


def resource(resource_id: str) -> Any:
    """The resource of the backend, in process only."""
    [found] = [each for each in backend().store if each.id == resource_id]
    return found


@mock_aws
def test_send_a_text_message() -> None:
    client = sms()
    events = reporting(client)
    request = notify_request(client) | {"ConfigurationSetName": "set"}
    sent = send(client, **request, Context={"user": "7"})
    message_id = sent.pop("MessageId")
    assert sent == {"TemplateId": ENGLISH, "ResolvedMessageBody": TEXT}
    first, last = events()
    assert types_of([first, last]) == [
        ("TEXT_SUCCESSFUL", False),
        ("TEXT_DELIVERED", True),
    ]
    for name, value in (
        ("messageId", message_id),
        ("destinationPhoneNumber", "+12065550100"),
        ("isoCountryCode", "US"),
        ("messageType", "TRANSACTIONAL"),
        ("messageEncoding", "GSM"),
        ("context", {"user": "7"}),
        ("totalMessageParts", 1),
        ("totalMessagePrice", 0.00581),
    ):
        assert last[name] == value
    # A number of AWS sends it.
    assert "originationPhoneNumber" not in last
    assert "protectConfiguration" not in last


@mock_aws
def test_send_a_voice_message() -> None:
    client = sms()
    events = reporting(client)
    request = notify_request(client) | {"ConfigurationSetName": "set"}
    sent = client.send_notify_voice_message(**request, VoiceId="JOANNA")
    assert (sent["TemplateId"], sent["ResolvedMessageBody"]) == (ENGLISH, TEXT)
    types = [name for name, _ in types_of(events())]
    assert types == [
        "VOICE_INITIATED",
        "VOICE_RINGING",
        "VOICE_ANSWERED",
        "VOICE_COMPLETED",
    ]


@pytest.mark.parametrize("operation", ["text", "voice"])
@mock_aws
def test_a_dry_run(operation: str) -> None:
    client = sms()
    events = reporting(client)
    request = notify_request(client) | {"ConfigurationSetName": "set", "DryRun": True}
    sent = getattr(client, f"send_notify_{operation}_message")(**request)
    assert sent["MessageId"]
    assert (sent["TemplateId"], sent["ResolvedMessageBody"]) == (ENGLISH, TEXT)
    assert events() == []


@pytest.mark.parametrize(
    "member, value, kind",
    [
        ("NotifyConfigurationId", "notify-1", "notify-configuration"),
        ("TemplateId", "other", "notify-template"),
        ("TemplateId", "UNSET_DEFAULT_TEMPLATE", "notify-template"),
        ("ConfigurationSetName", "none", "configuration-set"),
    ],
)
@mock_aws
def test_what_does_not_exist(member: str, value: str, kind: str) -> None:
    client = sms()
    request = notify_request(client) | {member: value}
    error = refused(client.send_notify_voice_message, **request)
    assert (error["Code"], error["ResourceType"], error["ResourceId"]) == (
        "ResourceNotFoundException",
        kind,
        value,
    )


@mock_aws
def test_a_configuration_of_another_account() -> None:
    client = sms()
    arn = "arn:aws:sms-voice:us-east-1:210987654321:notify-configuration/notify-1"
    request = notify_request(client) | {"NotifyConfigurationId": arn}
    error = refused(client.send_notify_text_message, **request)
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    assert error["Fields"][0]["Name"] == "notifyConfigurationId"


@mock_aws
def test_a_configuration_by_its_arn() -> None:
    client = sms()
    request = notify_request(client)
    found = described(client, request["NotifyConfigurationId"])
    request["NotifyConfigurationId"] = found["NotifyConfigurationArn"]
    assert send(client, **request)["ResolvedMessageBody"] == TEXT


@mock_aws
def test_a_channel_that_is_not_enabled() -> None:
    client = sms()
    request = notify_request(client, EnabledChannels=["SMS"])
    error = refused(client.send_notify_voice_message, **request)
    assert error["Reason"] == "CHANNEL_NOT_ENABLED"
    notify_id = request["NotifyConfigurationId"]
    assert hint_of(error) == (
        f"{notify_id} does not send VOICE. Add it to EnabledChannels with "
        "UpdateNotifyConfiguration"
    )


@pytest.mark.parametrize(
    "name, advice",
    [
        (
            "Amazon",
            (
                "It is REQUIRES_VERIFICATION. Create a case with AWS Support to verify the "
                "name, or use another configuration"
            ),
        ),
        (
            "Acme",
            ("It is PENDING. Wait until DescribeNotifyConfigurations returns ACTIVE"),
        ),
    ],
)
@mock_aws
def test_a_configuration_that_is_not_active(name: str, advice: str) -> None:
    client = sms()
    notify_id = configuration(client, DisplayName=name, reviewed=name == "Amazon")
    error = refused(
        client.send_notify_text_message,
        NotifyConfigurationId=notify_id,
        DestinationPhoneNumber="+12065550100",
        TemplateId=ENGLISH,
        TemplateVariables={"code": "123456"},
    )
    assert error["Reason"] == "NOTIFY_CONFIGURATION_NOT_ACTIVE"
    assert hint_of(error) == advice


@pytest.mark.in_process  # Only the backend can reject a display name.
@mock_aws
def test_a_configuration_that_is_rejected() -> None:
    client = sms()
    request = notify_request(client)
    resource(request["NotifyConfigurationId"]).status = "REJECTED"
    error = refused(client.send_notify_text_message, **request)
    assert hint_of(error) == (
        "It is REJECTED. Use a configuration with another DisplayName"
    )


@mock_aws
def test_a_pool_sends_where_it_has_an_identity() -> None:
    client = sms()
    events = reporting(client)
    number = long_code(client)
    pool_id = pool_of(client, number["PhoneNumberId"])
    request = notify_request(client, PoolId=pool_id) | {"ConfigurationSetName": "set"}
    send(client, **request)
    assert events()[-1]["originationPhoneNumber"] == number["PhoneNumber"]
    send(client, **request | {"DestinationPhoneNumber": "+447700900123"})
    assert "originationPhoneNumber" not in events()[-1]


@mock_aws
def test_aws_sends_where_the_pool_only_has_shared_routes() -> None:
    client = sms()
    events = reporting(client)
    pool_id = pool_of(client, long_code(client)["PhoneNumberId"])
    client.update_pool(PoolId=pool_id, SharedRoutesEnabled=True)
    request = notify_request(client, PoolId=pool_id) | {"ConfigurationSetName": "set"}
    send(client, **request | {"DestinationPhoneNumber": "+447700900123"})
    assert "originationPhoneNumber" not in events()[-1]


@needs_rcs
@mock_aws
def test_an_rcs_agent_of_a_pool_does_not_send() -> None:
    client = sms()
    events = reporting(client)
    pool_id, number = mixed_pool(client, launched(client))
    request = notify_request(client, PoolId=pool_id) | {"ConfigurationSetName": "set"}
    send(client, **request)
    last = events()[-1]
    assert last["eventType"] == "TEXT_DELIVERED"
    assert last["originationPhoneNumber"] == number["PhoneNumber"]


@needs_rcs
@mock_aws
def test_aws_sends_where_the_pool_only_has_an_rcs_agent() -> None:
    client = sms()
    events = reporting(client)
    pool_id = pool_of(client, launched(client))
    request = notify_request(client, PoolId=pool_id) | {"ConfigurationSetName": "set"}
    send(client, **request)
    last = events()[-1]
    assert last["eventType"] == "TEXT_DELIVERED"
    assert "originationPhoneNumber" not in last


@mock_aws
def test_opt_outs_and_protect_configurations_do_not_apply() -> None:
    client = sms()
    request = notify_request(client)
    number = request["DestinationPhoneNumber"]
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    protect = client.create_protect_configuration()["ProtectConfigurationId"]
    client.update_protect_configuration_country_rule_set(
        ProtectConfigurationId=protect,
        NumberCapability="SMS",
        CountryRuleSetUpdates={"US": {"ProtectStatus": "BLOCK"}},
    )
    client.set_account_default_protect_configuration(ProtectConfigurationId=protect)
    assert send(client, **request)["ResolvedMessageBody"] == TEXT


@pytest.mark.in_process  # Only the backend has the tier of the account.
@mock_aws
def test_the_sandbox_does_not_apply() -> None:
    account().tier = "SANDBOX"
    client = sms()
    assert send(client, **notify_request(client))["ResolvedMessageBody"] == TEXT


@pytest.mark.in_process  # Only the backend has what is spent.
@mock_aws
def test_messages_are_spent_on_notify() -> None:
    client = sms()
    client.send_notify_text_message(**notify_request(client))
    assert account().spent == {"NOTIFY": 0.00883}
    client.set_text_message_spend_limit_override(MonthlyLimit=0)
    client.send_notify_text_message(**notify_request(client))
    assert account().spent == {"NOTIFY": 0.01766}
    [first, _] = messages().values()
    assert (first.kind, first.channel) == ("NOTIFY", "TEXT")


@pytest.mark.in_process  # Only the backend has what is spent.
@mock_aws
def test_what_is_not_delivered_costs_nothing() -> None:
    client = sms()
    request = notify_request(client)
    notify_id = request["NotifyConfigurationId"]
    outcomes().add("spam", origination=notify_id)
    client.send_notify_text_message(**request)
    assert account().spent == {"NOTIFY": 0.0}
    [message] = messages().values()
    assert (message.status, message.notify_configuration_id) == ("SPAM", notify_id)
    assert message.request == {
        "NotifyConfigurationId": notify_id,
        "DestinationPhoneNumber": "+12065550100",
        "TemplateId": ENGLISH,
        "TemplateVariables": {"code": "123456"},
    }


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@mock_aws(config=ENFORCED)
def test_the_limits_of_a_day_end_after_24_hours() -> None:
    client = sms()
    request = notify_request(client)
    now = datetime.datetime(2026, 11, 24, 12)
    with moto_time(now):
        client.send_notify_text_message(**request)
    with moto_time(now + datetime.timedelta(hours=1)):
        for _ in range(9):
            client.send_notify_text_message(**request)
        error = refused(client.send_notify_text_message, **request)
    assert hint_of(error) == (
        "+12065550100 was sent 10 messages in 24 hours. Wait until 2026-11-25 12:00 UTC"
    )
    with moto_time(now + datetime.timedelta(hours=24)):
        client.send_notify_text_message(**request)
    assert len(record("notify.request", "NotifyUse").sent) == 10


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@mock_aws(config=ENFORCED)
def test_the_limit_of_the_tier_is_that_of_a_basic_configuration() -> None:
    account().prices = {"TEXT": {"*": 0}}
    client = sms()
    request = notify_request(client)
    now = datetime.datetime(2026, 11, 24, 12)
    with moto_time(now):
        client.send_notify_text_message(**request)
    with moto_time(now + datetime.timedelta(hours=1)):
        use = record("notify.request", "NotifyUse")
        for n in range(199):
            use.add(request["NotifyConfigurationId"], f"+1206555{n:04}")
        request["DestinationPhoneNumber"] = "+12065559999"
        error = refused(client.send_notify_text_message, **request)
        assert hint_of(error) == (
            f"{request['NotifyConfigurationId']} of the tier BASIC sent 200 messages in "
            "24 hours. Wait until 2026-11-25 12:00 UTC, or submit a registration for the "
            "tier ADVANCED"
        )
        other = request | {"NotifyConfigurationId": configuration(client)}
        client.send_notify_text_message(**other)
        resource(request["NotifyConfigurationId"]).tier = "ADVANCED"
        client.send_notify_text_message(**request)


@mock_aws
def test_the_limits_of_a_day_do_not_apply_by_default() -> None:
    client = sms()
    request = notify_request(client)
    for _ in range(11):
        client.send_notify_text_message(**request)


@mock_aws
def test_feedback_on_a_message() -> None:
    client = sms()
    message_id = send(client, **notify_request(client), MessageFeedbackEnabled=True)[
        "MessageId"
    ]
    reply = client.put_message_feedback(
        MessageId=message_id, MessageFeedbackStatus="RECEIVED"
    )
    assert reply["MessageFeedbackStatus"] == "RECEIVED"
