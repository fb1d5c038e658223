"""The calls of the table, measured in a process that holds nothing else.

The floor is botocore alone: a client whose every call is answered with a canned reply of the
same size.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from cost import Meter

from moto import mock_aws
from moto.core.models import botocore_stubber
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"
SERVICE = "pinpoint-sms-voice-v2"
CARD = {
    "CardOrientation": "VERTICAL",
    "CardContent": {
        "Title": "Your order",
        "Description": "It arrives today",
        "Media": {"FileUrl": "https://acme.example/order.png", "Height": "MEDIUM"},
        "Suggestions": [{"Reply": {"Text": "Thanks", "PostbackData": "thanks"}}],
    },
}


def client(service: str = SERVICE, region: str = "us-east-1", **options: Any) -> Any:
    return boto3.client(service, region_name=region, **options)


def canned(reply: dict[str, Any]) -> Any:
    """A client of the service that never leaves botocore."""
    reply.pop("ResponseMetadata", None)
    body = json.dumps(reply, default=lambda moment: moment.timestamp()).encode()

    class Raw(BytesIO):
        def stream(self, **_: Any) -> Iterator[bytes]:
            yield self.read()

    def answer(request: Any, **_: Any) -> AWSResponse:
        headers = HTTPHeaders()
        headers["Content-Type"] = "application/x-amz-json-1.0"
        return AWSResponse(request.url, 200, headers, Raw(body))

    floor = client()
    # botocore asks every handler and takes the first answer: moto's must not be one.
    floor.meta.events.unregister("before-send", botocore_stubber)
    floor.meta.events.register("before-send", answer)
    return floor


@contextmanager
def registrations(count: int) -> Iterator[Any]:
    """A client in an account with so many registrations."""
    with mock_sms_registrations():
        sms = client()
        for _ in range(count):
            sms.create_registration(RegistrationType=TOLL_FREE)
        yield sms


def calls_beside_other_services(meter: Meter) -> None:
    with registrations(1) as sms:
        dynamodb, secrets = client("dynamodb"), client("secretsmanager")
        dynamodb.create_table(
            TableName="t",
            KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        secrets.create_secret(Name="s", SecretString="x")
        [registration] = sms.describe_registrations()["Registrations"]
        ids = [registration["RegistrationId"]]
        floor = canned(sms.describe_registrations())
        meter.measure(
            {
                "floor": lambda: floor.describe_registrations(RegistrationIds=ids),
                "list_tables": dynamodb.list_tables,
                "list_secrets": secrets.list_secrets,
                "describe": lambda: sms.describe_registrations(RegistrationIds=ids),
                "create": lambda: sms.create_registration(RegistrationType=TOLL_FREE),
            },
            times=20,
        )


def lists(meter: Meter) -> None:
    with registrations(100) as sms:
        floor = canned(sms.describe_registrations())
        meter.measure(
            {
                "floor of a page": floor.describe_registrations,
                "page": sms.describe_registrations,
            },
            times=3,
        )
        control = SmsVoiceControl()
        ids = [control.phone_numbers.seed()["PhoneNumberId"] for _ in range(100)]
        floor_of_numbers = canned(sms.describe_phone_numbers())

        def describe(which: Any) -> Any:
            return which.describe_registration_field_definitions(
                RegistrationType=CAMPAIGN
            )

        floor_of_fields = canned(describe(sms))
        meter.measure(
            {
                "floor of numbers": floor_of_numbers.describe_phone_numbers,
                "numbers": sms.describe_phone_numbers,
                "floor of fields": lambda: describe(floor_of_fields),
                "fields": lambda: describe(sms),
            },
            times=3,
        )
        floor_of_pool = canned({"PoolId": "pool-0"})
        meter.measure(
            {
                "floor of a pool": lambda: fill_a_pool(floor_of_pool, ids),
                "pool": lambda: fill_a_pool(sms, ids),
            },
            times=1,
        )


def fill_a_pool(sms: Any, number_ids: list[str]) -> None:
    """A pool made of numbers, and deleted: 3 calls and one for each number."""
    first, *others = number_ids
    pool = sms.create_pool(
        IsoCountryCode="US", OriginationIdentity=first, MessageType="TRANSACTIONAL"
    )["PoolId"]
    for _ in range(2):
        sms.describe_pools(PoolIds=[pool])
    for number in others:
        sms.associate_origination_identity(
            IsoCountryCode="US", PoolId=pool, OriginationIdentity=number
        )
    sms.delete_pool(PoolId=pool)


def a_form(meter: Meter) -> None:
    with mock_sms_registrations():
        sms, control = client(), SmsVoiceControl()
        fields = sms.describe_registration_field_definitions(
            RegistrationType=TOLL_FREE
        )["RegistrationFieldDefinitions"]
        attachment = sms.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
        values = {
            "TEXT": {"TextValue": "US"},
            "ATTACHMENT": {
                "RegistrationAttachmentId": attachment["RegistrationAttachmentId"]
            },
        }
        form = [
            {"FieldPath": field["FieldPath"]}
            | (
                values.get(field["FieldType"])
                or {"SelectChoices": field["SelectValidation"]["Options"][:1]}
            )
            for field in fields
        ]
        floor = canned({"RegistrationId": "registration-0"})
        meter.measure(
            {
                "floor of a form": lambda: file(floor, form, "phone-0"),
                "form": lambda: file(
                    sms, form, control.phone_numbers.seed()["PhoneNumberId"]
                ),
            },
            times=1,
        )


def file(sms: Any, form: list[dict[str, Any]], number_id: str) -> None:
    """A form filled in and submitted: 3 calls and one for each field."""
    created = sms.create_registration(RegistrationType=TOLL_FREE)
    registration_id = created["RegistrationId"]
    sms.create_registration_association(
        RegistrationId=registration_id, ResourceId=number_id
    )
    for value in form:
        sms.put_registration_field_value(RegistrationId=registration_id, **value)
    sms.submit_registration_version(RegistrationId=registration_id)


def messages(meter: Meter) -> None:
    with mock_sms_registrations():
        sms, sns, sqs = client(), client("sns"), client("sqs")
        number = SmsVoiceControl().phone_numbers.seed(NumberType="LONG_CODE")
        topic = sns.create_topic(Name="t")["TopicArn"]
        queue = sqs.create_queue(QueueName="q")["QueueUrl"]
        attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])
        sns.subscribe(
            TopicArn=topic,
            Protocol="sqs",
            Endpoint=attributes["Attributes"]["QueueArn"],
        )
        sms.create_configuration_set(ConfigurationSetName="set")
        sms.create_event_destination(
            ConfigurationSetName="set",
            EventDestinationName="topic",
            MatchingEventTypes=["TEXT_ALL"],
            SnsDestination={"TopicArn": topic},
        )
        text = {
            "DestinationPhoneNumber": "+12065550101",
            "OriginationIdentity": number["PhoneNumberId"],
            "MessageBody": "Your code is 123456",
        }
        agent = SmsVoiceControl().rcs_agents.seed()
        SmsVoiceControl().rcs_agents.launch(agent["RcsAgentId"], "US")
        card = {
            "DestinationPhoneNumber": "+12065550101",
            "OriginationIdentity": agent["RcsAgentId"],
            "RcsMessageContent": {"Content": {"RichCard": CARD}},
        }
        floor = canned(sms.send_text_message(**text))
        meter.measure(
            {
                "floor of a text": lambda: floor.send_text_message(**text),
                "text": lambda: sms.send_text_message(**text),
                "floor of a card": lambda: floor.send_rcs_message(**card),
                "card": lambda: sms.send_rcs_message(**card),
                "sns": lambda: sns.publish(
                    PhoneNumber="+12065550101", Message="Your code is 123456"
                ),
            },
            times=20,
        )
        # moto's SQS looks through the messages of a queue for each that it receives.
        meter.measure(
            {
                "text reported": lambda: sms.send_text_message(
                    **text, ConfigurationSetName="set"
                ),
                "two to a queue": lambda: [
                    sns.publish(TopicArn=topic, Message="Your code is 123456")
                    for _ in range(2)
                ],
            },
            times=1,
        )


def tests(meter: Meter) -> None:
    """What the mock costs a test."""

    def small_test(mock: Any, service: str, operation: str) -> None:
        with mock():
            getattr(client(service), operation)()

    def enter_and_leave() -> None:
        with mock_sms_registrations():
            pass

    meter.measure(
        {
            "test": lambda: small_test(
                mock_sms_registrations, SERVICE, "describe_registrations"
            ),
            "test of mock_aws": lambda: small_test(
                mock_aws, SERVICE, "describe_registrations"
            ),
            "test of dynamodb": lambda: small_test(mock_aws, "dynamodb", "list_tables"),
            "enter and leave": enter_and_leave,
        },
        times=3,
    )


def main() -> None:
    meter = Meter()
    calls_beside_other_services(meter)
    lists(meter)
    a_form(meter)
    messages(meter)
    tests(meter)
    meter.report()


if __name__ == "__main__":
    main()
