"""Event destinations: the logs, streams and topics that events of messages go to."""

from __future__ import annotations

from typing import NoReturn

from moto.core.utils import pascal_to_camelcase

from ..delivery import Destination
from ..exceptions import (
    ConflictException,
    Field,
    ResourceNotFoundException,
    ValidationException,
)
from .base import Reply
from .configuration_sets import ConfigurationSet, EventDestination, Sink
from .quotas import Quotas
from .store import Family, Store

#: the maximum number of event destinations of a configuration set (AWS docs)
_DESTINATIONS = 5

#: by attribute of a destination, the member of the request
SINKS = {
    "cloud_watch_logs_destination": "CloudWatchLogsDestination",
    "kinesis_firehose_destination": "KinesisFirehoseDestination",
    "sns_destination": "SnsDestination",
}


#: by attribute of a destination, its kind in deliveries and the member with its ARN
_KINDS = {
    "cloud_watch_logs_destination": ("LOGS", "LogGroupArn"),
    "kinesis_firehose_destination": ("FIREHOSE", "DeliveryStreamArn"),
    "sns_destination": ("SNS", "TopicArn"),
}


def destinations_of(configuration_set: ConfigurationSet) -> list[Destination]:
    """Return the event destinations of a configuration set in order of creation.

    They stay as they are if the set changes.
    """
    return [
        Destination(
            name=destination.event_destination_name,
            matching_event_types=destination.matching_event_types,
            enabled=destination.enabled,
            kind=kind,
            target=sink[member],
            role=sink.get("IamRoleArn"),
        )
        for destination in configuration_set.event_destinations
        for attribute, (kind, member) in _KINDS.items()
        if (sink := getattr(destination, attribute)) is not None
    ]


class EventDestinations(Family):
    """The operations on the event destinations of configuration sets."""

    def create_event_destination(
        self,
        configuration_set_name: str,
        event_destination_name: str,
        matching_event_types: list[str],
        cloud_watch_logs_destination: Sink | None = None,
        kinesis_firehose_destination: Sink | None = None,
        sns_destination: Sink | None = None,
    ) -> Reply:
        """Add an event destination to a configuration set. It is enabled.

        :param configuration_set_name: the name or ARN of the set
        :param event_destination_name: the name of the destination
        :param matching_event_types: the types of the events that it receives
        :param cloud_watch_logs_destination: IamRoleArn and LogGroupArn
        :param kinesis_firehose_destination: IamRoleArn and DeliveryStreamArn
        :param sns_destination: TopicArn
        :return: the set and the destination
        :raises ResourceNotFoundException: if the set does not exist
        :raises ConflictException: RESOURCE_ALREADY_EXISTS if the set has a destination
            with this name. (assumed)
        :raises ValidationException: Exactly one of the three destinations must be set.
            (AWS docs)
            The Reason is MISSING_PARAMETER or PARAMETERS_CANNOT_BE_USED_TOGETHER.
            (assumed)
            INVALID_PARAMETER for a role, and RESOURCE_NOT_ACCESSIBLE for a log group, a
            stream or a topic that does not exist. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE for the set
        :raises ServiceQuotaExceededException: EVENT_DESTINATIONS_PER_CONFIGURATION_SET
            for the 6th destination if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateEventDestination.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        sinks = _given(
            cloud_watch_logs_destination, kinesis_firehose_destination, sns_destination
        )
        if not sinks:
            _refuse("MISSING_PARAMETER", SINKS)
        if event_destination_name in configuration_set.destinations:
            raise ConflictException(
                "RESOURCE_ALREADY_EXISTS",
                "event-destination",
                event_destination_name,
                "Use another EventDestinationName, or change the destination with "
                "UpdateEventDestination",
            )
        self.store.record(Quotas).check(
            len(configuration_set.destinations),
            _DESTINATIONS,
            "EVENT_DESTINATIONS_PER_CONFIGURATION_SET",
        )
        _check_access(self.store, sinks)
        destination = EventDestination(
            event_destination_name=event_destination_name,
            matching_event_types=matching_event_types,
            cloud_watch_logs_destination=cloud_watch_logs_destination,
            kinesis_firehose_destination=kinesis_firehose_destination,
            sns_destination=sns_destination,
        )
        configuration_set.destinations[event_destination_name] = destination
        return Reply(configuration_set, event_destination=destination)

    def update_event_destination(
        self,
        configuration_set_name: str,
        event_destination_name: str,
        enabled: bool | None = None,
        matching_event_types: list[str] | None = None,
        cloud_watch_logs_destination: Sink | None = None,
        kinesis_firehose_destination: Sink | None = None,
        sns_destination: Sink | None = None,
    ) -> Reply:
        """Change an event destination. Members that are not set stay as they are.

        :param configuration_set_name: the name or ARN of the set
        :param event_destination_name: the name of the destination
        :param enabled: whether the destination receives events
        :param matching_event_types: the types of the events that it receives
        :param cloud_watch_logs_destination: IamRoleArn and LogGroupArn
        :param kinesis_firehose_destination: IamRoleArn and DeliveryStreamArn
        :param sns_destination: TopicArn
        :return: the set and the destination
        :raises ResourceNotFoundException: if the set or the destination does not exist
        :raises ConflictException: EVENT_DESTINATION_MISMATCH for a destination of
            another service. (observed)
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for two
            destinations, INVALID_PARAMETER for a role, and RESOURCE_NOT_ACCESSIBLE for a
            log group, a stream or a topic that does not exist. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE for the set

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateEventDestination.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        destination = _find(configuration_set, event_destination_name)
        sinks = _given(
            cloud_watch_logs_destination, kinesis_firehose_destination, sns_destination
        )
        for attribute in sinks:
            if getattr(destination, attribute) is None:
                raise ConflictException(
                    "EVENT_DESTINATION_MISMATCH",
                    "event-destination",
                    event_destination_name,
                    f"The destination has no {SINKS[attribute]}. Delete it and create "
                    "another",
                )
        _check_access(self.store, sinks)
        for attribute, sink in sinks.items():
            setattr(destination, attribute, sink)
        if enabled is not None:
            destination.enabled = enabled
        if matching_event_types is not None:
            destination.matching_event_types = matching_event_types
        return Reply(configuration_set, event_destination=destination)

    def delete_event_destination(
        self, configuration_set_name: str, event_destination_name: str
    ) -> Reply:
        """Remove an event destination from a configuration set.

        :param configuration_set_name: the name or ARN of the set
        :param event_destination_name: the name of the destination
        :return: the set and the destination
        :raises ResourceNotFoundException: if the set or the destination does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteEventDestination.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        destination = _find(configuration_set, event_destination_name)
        del configuration_set.destinations[event_destination_name]
        return Reply(configuration_set, event_destination=destination)


def _find(configuration_set: ConfigurationSet, name: str) -> EventDestination:
    if name not in configuration_set.destinations:
        raise ResourceNotFoundException(
            "event-destination",
            name,
            f"Not in the configuration set {configuration_set.id}. Use one that "
            "DescribeConfigurationSets returns",
        )
    return configuration_set.destinations[name]


def _given(*sinks: Sink | None) -> dict[str, Sink]:
    """Return the sink of a request by its attribute; empty without one.

    :param sinks: in the order of SINKS
    :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for several sinks
    """
    given = {
        attribute: sink
        for attribute, sink in zip(SINKS, sinks, strict=True)
        if sink is not None
    }
    if len(given) > 1:
        _refuse("PARAMETERS_CANNOT_BE_USED_TOGETHER", given)
    return given


def _refuse(reason: str, attributes: dict[str, str] | dict[str, Sink]) -> NoReturn:
    """Refuse a request that does not have exactly one sink."""
    message = f"Set exactly one of {', '.join(SINKS.values())}"
    names = [pascal_to_camelcase(SINKS[attribute]) for attribute in attributes]
    raise ValidationException(reason, [Field(name, message) for name in names])


def _check_access(store: Store, sinks: dict[str, Sink]) -> None:
    """Check that the role, and the log group, stream or topic of a sink exist.

    Policies are not evaluated.

    :param sinks: by attribute of a destination
    :raises ValidationException: The message starts with "Could not assume IAM role" or
        "Could not access Kinesis Firehose Stream". (observed)
        It is similar for log groups and topics. (assumed)
        The Reasons are INVALID_PARAMETER and RESOURCE_NOT_ACCESSIBLE. (assumed)
    """
    for attribute, sink in sinks.items():
        member = pascal_to_camelcase(SINKS[attribute])
        if "IamRoleArn" in sink and not _has_role(store, sink["IamRoleArn"]):
            raise _inaccessible(
                "INVALID_PARAMETER",
                f"{member}.iamRoleArn",
                f"Could not assume IAM role {sink['IamRoleArn']}. Create it in the "
                f"account {store.account_id} first",
            )
        name, what, exists = _ACCESS[attribute]
        if not exists(store, sink[name]):
            raise _inaccessible(
                "RESOURCE_NOT_ACCESSIBLE",
                f"{member}.{pascal_to_camelcase(name)}",
                f"Could not access {what} {sink[name]}. Create it in "
                f"{store.region_name} of the account {store.account_id} first",
            )


def _inaccessible(reason: str, name: str, message: str) -> ValidationException:
    return ValidationException(reason, [Field(name, message)])


def _has_role(store: Store, arn: str) -> bool:
    from moto.iam.models import iam_backends

    backends = iam_backends[store.account_id]
    # In process, moto creates the roles of GovCloud in the partition aws.
    return any(
        role.arn == arn
        for partition in (store.partition, "aws")
        for role in backends[partition].get_roles()
    )


def _has_log_group(store: Store, arn: str) -> bool:
    from moto.logs.models import logs_backends

    groups = logs_backends[store.account_id][store.region_name].groups.values()
    return arn.removesuffix(":*") in (group.arn.removesuffix(":*") for group in groups)


def _has_stream(store: Store, arn: str) -> bool:
    from moto.firehose.models import firehose_backends

    backend = firehose_backends[store.account_id][store.region_name]
    streams = backend.delivery_streams.values()
    return any(stream.delivery_stream_arn == arn for stream in streams)


def _has_topic(store: Store, arn: str) -> bool:
    from moto.sns.models import sns_backends

    return arn in sns_backends[store.account_id][store.region_name].topics


#: by attribute of a destination, the member with an ARN, what it refers to, and whether
#: that exists
_ACCESS = {
    "cloud_watch_logs_destination": (
        "LogGroupArn",
        "CloudWatch Logs Log Group",
        _has_log_group,
    ),
    "kinesis_firehose_destination": (
        "DeliveryStreamArn",
        "Kinesis Firehose Stream",
        _has_stream,
    ),
    "sns_destination": ("TopicArn", "SNS Topic", _has_topic),
}
