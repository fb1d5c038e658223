"""What the control does with RCS agents and their testers."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2.rcs import HELLO, needs_rcs

pytestmark = needs_rcs
US = "+12065550100"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def send(client: Any, agent_id: str, **members: Any) -> str:
    request = {
        "DestinationPhoneNumber": US,
        "OriginationIdentity": agent_id,
        "RcsMessageContent": HELLO,
        **members,
    }
    return str(client.send_rcs_message(**request)["MessageId"])


def countries(client: Any, agent_id: str) -> list[tuple[str, str, list[str]]]:
    found = client.describe_rcs_agent_country_launch_status(RcsAgentId=agent_id)
    return [
        (
            each["IsoCountryCode"],
            each["Status"],
            [carrier["Status"] for carrier in each["CarrierStatus"]],
        )
        for each in found["CountryLaunchStatus"]
    ]


@mock_sms_registrations
def test_an_agent_from_its_creation_to_a_card_that_is_read() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = client.create_rcs_agent()["RcsAgentId"]
    assert control.rcs_agents.launch(agent_id)["Status"] == "TESTING"
    tester = client.create_verified_destination_number(
        DestinationPhoneNumber=US, RcsAgentId=agent_id
    )
    message_id = send(client, agent_id)
    assert control.messages.last().status == "ACCEPTED"
    accepted = control.verified_numbers.accept(tester["VerifiedDestinationNumberId"])
    assert accepted["Status"] == "VERIFIED"
    assert control.messages.deliver(message_id).status == "DELIVERED"
    assert control.rcs_agents.launch(agent_id, "US")["Status"] == "ACTIVE"
    card = {"CardOrientation": "VERTICAL", "CardContent": {"Title": "Sale"}}
    content = {"Content": {"RichCard": card}}
    message_id = send(client, agent_id, RcsMessageContent=content)
    read = control.messages.deliver(message_id, outcome="read")
    assert read.events == ("RCS_DELIVERED", "RCS_READ")
    assert (read.channel, read.from_, read.body) == ("RCS", agent_id, None)
    assert read.price == 0.01194
    assert read.request["RcsMessageContent"] == content
    with pytest.raises(ValueError, match="is READ already"):
        control.messages.deliver(message_id, outcome="read")


@mock_sms_registrations
def test_a_message_that_failed_is_not_read() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    control.messages.on_send(outcome="failed")
    message_id = send(client, agent_id)
    with pytest.raises(ValueError, match="is UNDELIVERABLE already"):
        control.messages.deliver(message_id, outcome="read")


@mock_sms_registrations
def test_a_pending_message_falls_back() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    number = control.phone_numbers.seed(NumberType="LONG_CODE")
    control.messages.on_send(from_=agent_id, outcome="pending")
    message_id = send(
        client,
        agent_id,
        FallbackConfiguration={
            "Channel": "SMS",
            "MessageBody": "Plain",
            "OriginationIdentity": number["PhoneNumberId"],
        },
    )
    message = control.messages.deliver(message_id, outcome="failed")
    assert message.events == (
        "RCS_FALLEN_BACK_TO_SMS",
        "TEXT_SUCCESSFUL",
        "TEXT_DELIVERED",
    )
    assert (message.channel, message.from_) == ("TEXT", number["PhoneNumber"])
    assert (message.message_id, message.body) == (message_id, "Plain")


@mock_sms_registrations
def test_a_seeded_agent_sends_everywhere() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed(Status="ACTIVE")["RcsAgentId"]
    send(client, agent_id, DestinationPhoneNumber="+447700900123")
    assert control.messages.last().status == "DELIVERED"


@mock_sms_registrations
def test_a_seeded_agent_that_is_in_test_sends_to_its_testers() -> None:
    client, control = sms(), SmsVoiceControl()
    testing: Any = {"Status": "ACTIVE", "RegistrationId": "registration-1"}
    agent = control.rcs_agents.seed(Status="TESTING", TestingAgent=testing)
    assert agent["TestingAgent"] == testing
    control.verified_numbers.seed(
        DestinationPhoneNumber=US, RcsAgentId=agent["RcsAgentId"]
    )
    send(client, agent["RcsAgentId"])
    assert control.messages.last().status == "DELIVERED"


@mock_sms_registrations
def test_the_carriers_of_a_country() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed()["RcsAgentId"]
    control.rcs_agents.launch(agent_id, "US")
    agent = control.rcs_agents.set_carrier_status(
        agent_id, "US", "REJECTED", carrier="Verizon"
    )
    assert agent["Status"] == "PARTIAL"
    assert countries(client, agent_id) == [
        ("US", "PARTIAL", ["ACTIVE", "ACTIVE", "REJECTED"])
    ]
    control.rcs_agents.set_carrier_status(agent_id, "US", "REJECTED")
    assert countries(client, agent_id) == [("US", "REJECTED", ["REJECTED"] * 3)]
    agent = control.rcs_agents.set_carrier_status(agent_id, "US", "PENDING")
    assert agent["Status"] == "PENDING"


@mock_sms_registrations
def test_a_status_that_is_set_lasts_until_it_is_none() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed()["RcsAgentId"]
    assert control.rcs_agents.set_status(agent_id, "PENDING")["Status"] == "PENDING"
    control.rcs_agents.launch(agent_id, "US")
    [agent] = client.describe_rcs_agents()["RcsAgents"]
    assert agent["Status"] == "PENDING"
    assert control.rcs_agents.set_status(agent_id, None)["Status"] == "ACTIVE"


@mock_sms_registrations
def test_wrong_arguments() -> None:
    client, control = sms(), SmsVoiceControl()
    agents = control.rcs_agents
    agent_id = agents.seed()["RcsAgentId"]
    agents.launch(agent_id, "US")
    with pytest.raises(ValueError, match="Unknown country code 'XX'.*TEST, US"):
        agents.launch(agent_id, "XX")
    with pytest.raises(ValueError, match="registration-.* of this type. Approve that"):
        agents.launch(agent_id, "US")
    with pytest.raises(ValueError, match="billingCategory.*NON_CONVERSATIONAL"):
        agents.launch(agent_id, "CA", billing_category="BOTH")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Invalid status"):
        agents.set_status(agent_id, "GREEN")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Unknown launched country code 'GB'.*: US"):
        agents.set_carrier_status(agent_id, "GB", "ACTIVE")
    with pytest.raises(ValueError, match="Unknown carrier 'ACME'.*Carriers: AT&T"):
        agents.set_carrier_status(agent_id, "US", "ACTIVE", carrier="ACME")
    with pytest.raises(ValueError, match="Unknown rcs-agent 'rcs-1'"):
        agents.launch("rcs-1")
    created = client.create_verified_destination_number(DestinationPhoneNumber=US)
    with pytest.raises(ValueError, match="does not test an RCS agent"):
        control.verified_numbers.accept(created["VerifiedDestinationNumberId"])


@mock_sms_registrations
def test_an_agent_that_is_launched_for_conversations() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed()["RcsAgentId"]
    control.rcs_agents.launch(agent_id, "CA", billing_category="CONVERSATIONAL")
    control.rcs_agents.launch(agent_id, "FR")
    sent = []
    for person in ("+16135550123", "+33612345678"):
        control.messages.receive(from_=person, to=agent_id, body="Is it open?")
        client.send_rcs_message(
            DestinationPhoneNumber=person,
            OriginationIdentity=agent_id,
            RcsMessageContent={"Content": {"TextMessage": {"Body": "Until 5 pm"}}},
        )
        sent.append(control.messages.sent[-1].price)
    assert sent == [0.0, 0.007]
    assert control.account.settings()["spent"] == {"RCS": 0.019}


@mock_sms_registrations
def test_a_tester_accepts_by_number() -> None:
    client, control = sms(), SmsVoiceControl()
    agent_id = control.rcs_agents.seed()["RcsAgentId"]
    client.create_verified_destination_number(
        DestinationPhoneNumber=US, RcsAgentId=agent_id
    )
    control.verified_numbers.accept(US)
    [found] = client.describe_verified_destination_numbers(
        Filters=[{"Name": "rcs-agent-id", "Values": [agent_id]}]
    )["VerifiedDestinationNumbers"]
    assert found["Status"] == "VERIFIED"


@mock_sms_registrations
def test_an_agent_receives_texts_events_and_files() -> None:
    client, control = sms(), SmsVoiceControl()
    topic = boto3.client("sns", region_name="us-east-1").create_topic(Name="inbound")
    agent_id = control.rcs_agents.seed()["RcsAgentId"]
    client.update_rcs_agent(
        RcsAgentId=agent_id,
        TwoWayEnabled=True,
        TwoWayChannelArn=topic["TopicArn"],
        TwoWayRcsEventsEnabled=["ALL"],
    )
    text = control.messages.receive(from_=US, to=agent_id, body="help")
    assert (text.message.channel, text.message.to) == ("RCS", agent_id)
    assert (text.message.encoding, text.message.parts) == ("UNICODE", 1)
    assert text.reply and text.reply.from_ == agent_id
    assert [each.kind for each in text.deliveries] == ["SNS"]
    tap = control.messages.receive_event(
        from_=US, to=agent_id, event="SUGGESTION", data={"text": "Yes"}
    )
    assert tap.message.body == '{"type":"SUGGESTION","text":"Yes"}'
    assert [each.kind for each in tap.deliveries] == ["SNS"]
    ignored = control.messages.receive_file(
        from_=US, to=agent_id, file_name="cat.png", content="Y2F0"
    )
    assert (ignored.message.body, ignored.deliveries) == ("", ())


@mock_sms_registrations
def test_wrong_arguments_of_received_events_and_files() -> None:
    control = SmsVoiceControl()
    agent_id = control.rcs_agents.seed()["RcsAgentId"]
    ends: Any = {"from_": US, "to": agent_id}
    with pytest.raises(ValueError, match="Unknown event 'TAP'. Events: RCS_TYPING"):
        control.messages.receive_event(**ends, event="TAP")
    with pytest.raises(TypeError, match="data must be a dict, not 'Yes'"):
        control.messages.receive_event(
            **ends,
            event="SUGGESTION",
            data="Yes",  # type: ignore[arg-type]
        )
    with pytest.raises(ValueError, match="content must be Base64"):
        control.messages.receive_file(**ends, file_name="cat.png", content="?")
    with pytest.raises(ValueError, match="Unknown rcs-agent 'rcs-1'"):
        control.messages.receive_event(from_=US, to="rcs-1", event="SUGGESTION")
