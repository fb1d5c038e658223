"""Configuration sets: the defaults of messages, and where their events are sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from moto.core.utils import utcnow

from .base import Kind, Listing, Reply, Resource, Tag
from .store import Family

#: one of CloudWatchLogsDestination, KinesisFirehoseDestination and SnsDestination
Sink = dict[str, str]


@dataclass(kw_only=True)
class EventDestination:
    """An event destination, with the members of the same structure.

    Exactly one of the three sinks is set.
    """

    event_destination_name: str
    matching_event_types: list[str]
    # The destination is enabled when it is created. (observed)
    enabled: bool = True
    cloud_watch_logs_destination: Sink | None = None
    kinesis_firehose_destination: Sink | None = None
    sns_destination: Sink | None = None


@dataclass(kw_only=True)
class ConfigurationSet(Resource):
    """A configuration set, with the members of ConfigurationSetInformation."""

    KIND: ClassVar[Kind] = Kind(
        "configuration-set",
        None,
        (25, "CONFIGURATION_SETS_PER_ACCOUNT"),
        id_member="configuration_set_name",
    )
    # A filter on event destinations matches if one of them does. (assumed)
    FILTERS: ClassVar[dict[str, Callable[[Any, frozenset[str]], bool]]] = {
        "event-destination-name": lambda configuration_set, values: (
            not values.isdisjoint(configuration_set.destinations)
        ),
        "matching-event-types": lambda configuration_set, values: any(
            not values.isdisjoint(destination.matching_event_types)
            for destination in configuration_set.event_destinations
        ),
        # Message feedback is off until it is set. (AWS docs)
        "default-message-feedback-enabled": lambda configuration_set, values: (
            str(bool(configuration_set.default_message_feedback_enabled)).lower()
            in values
        ),
    }

    configuration_set_arn: str
    configuration_set_name: str
    created_timestamp: datetime = field(default_factory=utcnow)
    default_message_type: str | None = None
    default_sender_id: str | None = None
    default_message_feedback_enabled: bool | None = None
    protect_configuration_id: str | None = None
    #: by name, in order of creation
    destinations: dict[str, EventDestination] = field(default_factory=dict, repr=False)

    @property
    def event_destinations(self) -> list[EventDestination]:
        return list(self.destinations.values())


class ConfigurationSets(Family):
    """The operations on configuration sets and their defaults."""

    def create_configuration_set(
        self, configuration_set_name: str, tags: Sequence[Tag] | None = None
    ) -> Reply:
        """Create a configuration set without defaults and event destinations.

        :param configuration_set_name: the name of the set
        :param tags: up to 50 tags
        :return: the set and its tags
        :raises ConflictException: RESOURCE_ALREADY_EXISTS if a set has this name.
            (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or CONFIGURATION_SETS_PER_ACCOUNT for the 26th set if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateConfigurationSet.html
        """
        name = configuration_set_name
        if self.store.has(ConfigurationSet, name):
            existing = self.store.get(ConfigurationSet, name)
            raise existing.conflict(
                "RESOURCE_ALREADY_EXISTS",
                "Use another ConfigurationSetName, or delete the set with "
                "DeleteConfigurationSet first",
            )
        self.store.check_creation(ConfigurationSet, tags)
        arn = self.store.arn_of(ConfigurationSet, name)
        configuration_set = ConfigurationSet(
            configuration_set_arn=arn, configuration_set_name=name
        )
        return self.store.created(self.store.add(configuration_set, tags))

    def describe_configuration_sets(
        self, configuration_set_names: list[str] | None = None
    ) -> Listing[ConfigurationSet]:
        """List configuration sets.

        The order is oldest first. (assumed)

        :param configuration_set_names: up to 5 names or ARNs, by default all sets
        :raises ResourceNotFoundException: if a set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeConfigurationSets.html
        """
        return self.store.get_many(
            ConfigurationSet, configuration_set_names, "ConfigurationSetNames"
        )

    def delete_configuration_set(self, configuration_set_name: str) -> ConfigurationSet:
        """Delete a configuration set with its event destinations.

        :param configuration_set_name: the name or ARN of the set
        :raises ResourceNotFoundException: if the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteConfigurationSet.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        self.store.remove(configuration_set)
        return configuration_set

    def set_default_message_type(
        self, configuration_set_name: str, message_type: str
    ) -> Reply:
        """Set the type of messages that are sent without one.

        :param configuration_set_name: the name or ARN of the set
        :param message_type: TRANSACTIONAL or PROMOTIONAL
        :return: the set and the type
        :raises ResourceNotFoundException: if the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetDefaultMessageType.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        configuration_set.default_message_type = message_type
        return Reply(configuration_set, message_type=message_type)

    def delete_default_message_type(self, configuration_set_name: str) -> Reply:
        """Remove the default message type.

        A set without one is unchanged. (assumed)

        :param configuration_set_name: the name or ARN of the set
        :return: the set and the type that was removed
        :raises ResourceNotFoundException: if the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteDefaultMessageType.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        removed = configuration_set.default_message_type
        configuration_set.default_message_type = None
        return Reply(configuration_set, message_type=removed)

    def set_default_sender_id(
        self, configuration_set_name: str, sender_id: str
    ) -> Reply:
        """Set the sender ID of messages for which the account has no identity.

        The account need not have the sender ID. (assumed)

        :param configuration_set_name: the name or ARN of the set
        :param sender_id: the name of the sender ID
        :return: the set and the sender ID
        :raises ResourceNotFoundException: if the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetDefaultSenderId.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        configuration_set.default_sender_id = sender_id
        return Reply(configuration_set, sender_id=sender_id)

    def delete_default_sender_id(self, configuration_set_name: str) -> Reply:
        """Remove the default sender ID.

        A set without one is unchanged. (assumed)

        :param configuration_set_name: the name or ARN of the set
        :return: the set and the sender ID that was removed
        :raises ResourceNotFoundException: if the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteDefaultSenderId.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        removed = configuration_set.default_sender_id
        configuration_set.default_sender_id = None
        return Reply(configuration_set, sender_id=removed)

    def set_default_message_feedback_enabled(
        self, configuration_set_name: str, message_feedback_enabled: bool
    ) -> Reply:
        """Set whether feedback on messages is recorded where a request does not say.

        :param configuration_set_name: the name or ARN of the set
        :param message_feedback_enabled: whether feedback is recorded
        :return: the set and the setting
        :raises ResourceNotFoundException: if the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetDefaultMessageFeedbackEnabled.html
        """
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        configuration_set.default_message_feedback_enabled = message_feedback_enabled
        return Reply(
            configuration_set, message_feedback_enabled=message_feedback_enabled
        )
