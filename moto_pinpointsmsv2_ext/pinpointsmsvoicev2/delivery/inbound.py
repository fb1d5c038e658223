"""The delivery of messages of users to two-way channels."""

from __future__ import annotations

from .event import Delivery, InboundMessage
from .failures import explain
from .payloads import inbound_message, to_json
from .sinks import publish


def publish_inbound(message: InboundMessage) -> Delivery:
    """Publish a message of a user on the two-way channel of the number.

    :param message: the message
    :return: where it was delivered, or why it was not

    https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html
    """
    if not message.channel.startswith("arn:"):
        return Delivery(
            "CONNECT",
            message.channel,
            "moto has no Amazon Connect that receives messages. Use the ARN of an SNS "
            "topic as TwoWayChannelArn",
        )
    try:
        publish(message.channel, to_json(inbound_message(message)))
    except Exception as error:  # noqa: BLE001 (a subscriber can raise any error)
        return Delivery("SNS", message.channel, explain(error, message.channel))
    return Delivery("SNS", message.channel)
