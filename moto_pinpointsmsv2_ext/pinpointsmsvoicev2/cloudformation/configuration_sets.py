"""Configuration sets in stacks."""

from __future__ import annotations

from typing import Any, ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.configuration_sets import ConfigurationSet
from ..models.event_destinations import SINKS
from .base import TAGS, Attributes, InStack, Properties, flag, tags_of
from .schema import Property, Schema


class ConfigurationSetInStack(InStack[ConfigurationSet], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-configurationset.html"""

    TYPE = "AWS::SMSVOICE::ConfigurationSet"
    PROPERTIES: ClassVar[Schema] = {
        "ConfigurationSetName": Property("ConfigurationSetName"),
        "DefaultSenderId": Property("SenderId"),
        "EventDestinations": Property(
            items=Property(
                members={
                    "EventDestinationName": Property(
                        "EventDestinationName", required=True
                    ),
                    "Enabled": Property("Boolean"),
                    "MatchingEventTypes": Property("EventTypeList", required=True),
                    **{member: Property(member) for member in SINKS.values()},
                }
            ),
            at_most=5,
        ),
        "MessageFeedbackEnabled": Property("Boolean"),
        "ProtectConfigurationId": Property("ProtectConfigurationIdOrArn"),
        "Tags": TAGS,
    }
    NAME = "ConfigurationSetName"
    CREATE_ONLY = ("ConfigurationSetName",)
    ATTRIBUTES: ClassVar[Attributes] = {"Arn": lambda resource: resource.arn}

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> ConfigurationSet:
        backend.create_configuration_set(name[:64], tags_of(properties))
        return backend.store.get(ConfigurationSet, name[:64])

    def configure(
        self, backend: PinpointSMSVoiceV2Backend, properties: Properties
    ) -> None:
        self.change(backend, self.resource, properties)

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: ConfigurationSet,
        properties: Properties,
    ) -> None:
        if "DefaultSenderId" in properties:
            backend.set_default_sender_id(resource.id, properties["DefaultSenderId"])
        else:
            backend.delete_default_sender_id(resource.id)
        feedback = flag(properties, "MessageFeedbackEnabled")
        if feedback is not None or resource.default_message_feedback_enabled:
            # There is no operation that removes the setting. (AWS docs)
            backend.set_default_message_feedback_enabled(resource.id, bool(feedback))
        wanted = properties.get("ProtectConfigurationId")
        if wanted:
            backend.associate_protect_configuration(wanted, resource.id)
        elif resource.protect_configuration_id:
            backend.disassociate_protect_configuration(
                resource.protect_configuration_id, resource.id
            )
        _set_destinations(backend, resource, properties.get("EventDestinations", []))

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_configuration_set(self.resource.id)


def _set_destinations(
    backend: PinpointSMSVoiceV2Backend,
    resource: ConfigurationSet,
    wanted: list[Properties],
) -> None:
    """Create and change the event destinations of the template, and delete all others."""
    named = {each["EventDestinationName"]: each for each in wanted}
    for name, destination in list(resource.destinations.items()):
        sinks = _sinks_of(named.get(name, {}))
        # A destination of another service has to be created anew.
        if not any(getattr(destination, attribute) for attribute in sinks):
            backend.delete_event_destination(resource.id, name)
    for name, each in named.items():
        types = each["MatchingEventTypes"]
        if name not in resource.destinations:
            backend.create_event_destination(
                resource.id, name, types, **_sinks_of(each)
            )
        backend.update_event_destination(
            resource.id,
            name,
            flag(each, "Enabled") is not False,
            types,
            **_sinks_of(each),
        )


def _sinks_of(destination: Properties) -> dict[str, Any]:
    """Return the sinks of an event destination by parameter of its operations."""
    return {
        parameter: destination[member]
        for parameter, member in SINKS.items()
        if member in destination
    }
