"""The services that event destinations name: Amazon SNS, Data Firehose, CloudWatch Logs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress

from moto.utilities.arns import parse_arn

from .event import Delivery, Destination, MessageEvent, epoch_milliseconds
from .failures import Undeliverable, explain
from .matching import find_destinations
from .payloads import to_json


def deliver_to_destinations(event: MessageEvent) -> list[Delivery]:
    """Deliver an event to each event destination that matches it.

    :param event: the event
    :return: where it was delivered, or why it was not, in the order of the destinations

    https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-destinations.html
    """
    deliveries = []
    for destination in find_destinations(event):
        error = None
        try:
            _SINKS[destination.kind](destination, event, to_json(event.record))
        except Exception as failure:  # noqa: BLE001 (a subscriber can raise any error)
            error = explain(failure, destination.target)
        deliveries.append(Delivery(destination.kind, destination.target, error))
    return deliveries


def publish(topic_arn: str, message: str) -> None:
    """Publish a message without subject and attributes.

    :param topic_arn: the ARN of the topic
    :param message: the text
    :raises Undeliverable: if the topic does not exist
    """
    from moto.sns.models import sns_backends

    # A two-way channel can be any text that starts as the ARN of a topic.
    *_, region, account, _ = f"{topic_arn}:::".split(":", 5)
    backends = sns_backends.get(account)
    backend = backends.get(region) if backends else None
    if backend is None or topic_arn not in backend.topics:
        raise Undeliverable(f"The topic {topic_arn} does not exist. Create it first")
    backend.publish(message, arn=topic_arn, message_attributes={})


def put_record(stream_arn: str, text: str) -> None:
    """Put a record into a delivery stream.

    :param stream_arn: the ARN of the stream
    :param text: the data
    :raises Undeliverable: if the stream does not exist
    """
    from moto.firehose import models

    stream = parse_arn(stream_arn)
    backend = models.firehose_backends[stream.account][stream.region]
    if stream.resource_id not in backend.delivery_streams:
        raise Undeliverable(
            f"The delivery stream {stream_arn} does not exist. Create it first"
        )
    data = text.encode()
    # The data is in base64 in moto before 5.2.
    encoded = b64encode(data) if hasattr(models, "b64decode") else data
    backend.put_record(stream.resource_id, {"Data": encoded})


def _publish_event(destination: Destination, event: MessageEvent, payload: str) -> None:
    publish(destination.target, payload)


def _put_line(destination: Destination, event: MessageEvent, payload: str) -> None:
    # Each record ends with a newline. (assumed)
    put_record(destination.target, f"{payload}\n")


def _put_log_event(destination: Destination, event: MessageEvent, payload: str) -> None:
    from moto.logs.exceptions import ResourceAlreadyExistsException
    from moto.logs.models import logs_backends

    group_arn = parse_arn(destination.target)
    name = destination.target.split(":log-group:")[-1].removesuffix(":*")
    group = logs_backends[group_arn.account][group_arn.region].groups.get(name)
    if group is None:
        raise Undeliverable(
            f"The log group {destination.target} does not exist. Create it first"
        )
    # The log stream has the name of the event destination. (assumed)
    with suppress(ResourceAlreadyExistsException):
        group.create_log_stream(destination.name)
    group.put_log_events(
        destination.name,
        [{"timestamp": epoch_milliseconds(event.at), "message": payload}],
    )


_SINKS: dict[str, Callable[[Destination, MessageEvent, str], None]] = {
    "SNS": _publish_event,
    "FIREHOSE": _put_line,
    "LOGS": _put_log_event,
}
