"""Send one-time codes by text message, and read from a queue what became of them.

All functions except `main` run unchanged against AWS. `main` runs them against the mock, with
a person who opted out and a country that is blocked.
"""

import json
from collections.abc import Iterator
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

CONFIGURATION_SET = "codes"
#: what a person is told, by the Reason of the error
REFUSALS = {
    "DESTINATION_PHONE_NUMBER_OPTED_OUT": "You opted out. Send us START, and try again",
    "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION": (
        "We send no codes to your country. Use the app instead"
    ),
}


class NotSent(Exception):
    """A code was not sent. The message is for the person who asked for it."""


def prepare(client: Any, sender: str, blocked_country: str) -> str:
    """Create a configuration set that blocks a country and reports to a queue, and let
    people who opted out opt in again.

    :param sender: the id of a phone number or a pool
    :return: the URL of the queue
    """
    client.put_keyword(
        OriginationIdentity=sender,
        Keyword="START",
        KeywordMessage="You receive codes again.",
        KeywordAction="OPT_IN",
    )
    sns = boto3.client("sns", region_name=client.meta.region_name)
    sqs = boto3.client("sqs", region_name=client.meta.region_name)
    topic = sns.create_topic(Name="codes")["TopicArn"]
    queue = str(sqs.create_queue(QueueName="codes")["QueueUrl"])
    attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    arn = attributes["Attributes"]["QueueArn"]
    policy = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": {"Service": "sns.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": arn,
            "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
        },
    }
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(policy)})
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    client.create_configuration_set(ConfigurationSetName=CONFIGURATION_SET)
    client.create_event_destination(
        ConfigurationSetName=CONFIGURATION_SET,
        EventDestinationName="queue",
        MatchingEventTypes=["TEXT_ALL"],
        SnsDestination={"TopicArn": topic},
    )
    protection = client.create_protect_configuration()["ProtectConfigurationId"]
    client.update_protect_configuration_country_rule_set(
        ProtectConfigurationId=protection,
        NumberCapability="SMS",
        CountryRuleSetUpdates={blocked_country: {"ProtectStatus": "BLOCK"}},
    )
    client.associate_protect_configuration(
        ProtectConfigurationId=protection, ConfigurationSetName=CONFIGURATION_SET
    )
    return queue


def send_code(client: Any, sender: str, destination: str, code: str) -> str:
    """Send a code, and return the id of the message.

    boto3 repeats a call that is throttled, by default four times.

    :param sender: the id of a phone number or a pool
    :raises NotSent: if the person cannot receive codes, or not now
    """
    try:
        message = client.send_text_message(
            DestinationPhoneNumber=destination,
            OriginationIdentity=sender,
            MessageBody=f"{code} is your code. It expires in 10 minutes.",
            MessageType="TRANSACTIONAL",
            ConfigurationSetName=CONFIGURATION_SET,
            TimeToLive=600,
        )
    except client.exceptions.ConflictException as error:
        reason = error.response["Reason"]
        if reason not in REFUSALS:
            raise
        raise NotSent(REFUSALS[reason]) from error
    except client.exceptions.ThrottlingException as error:
        raise NotSent("We are busy. Try again in a minute") from error
    return str(message["MessageId"])


def reports(sqs: Any, queue: str) -> Iterator[dict[str, Any]]:
    """Yield the final events in a queue, and delete what was read."""
    while messages := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get(
        "Messages"
    ):
        for message in messages:
            # SNS wraps the event in a notification.
            event = json.loads(json.loads(message["Body"])["Message"])
            if event["isFinal"]:
                yield event
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


@mock_sms_registrations
def main() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    control = SmsVoiceControl(region_name="us-east-1")
    number = control.phone_numbers.seed(
        NumberType="LONG_CODE", InternationalSendingEnabled=True
    )
    sender = number["PhoneNumberId"]
    queue = prepare(client, sender, blocked_country="CA")
    control.opt_out_lists.opt_out("+12065550102")
    control.messages.on_send("+12065550103", outcome="unreachable")
    for destination in (
        "+12065550101",
        "+12065550102",
        "+12065550103",
        "+14165550104",
    ):
        try:
            send_code(client, sender, destination, "123456")
        except NotSent as refusal:
            print(f"{destination}  {refusal}")
    for event in reports(boto3.client("sqs", region_name="us-east-1"), queue):
        print(f"{event['destinationPhoneNumber']}  {event['messageStatus']}")


if __name__ == "__main__":
    main()
