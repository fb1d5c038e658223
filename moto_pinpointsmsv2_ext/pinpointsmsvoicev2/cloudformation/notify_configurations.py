"""Notify configurations in stacks."""

from __future__ import annotations

from typing import ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.notify.configurations import (
    NO_POOL,
    NO_TEMPLATE,
    NotifyConfiguration,
)
from ..models.notify.reviews import DisplayNameReviews
from .base import TAGS, Attributes, InStack, Properties, flag, tags_of, timestamp_of
from .schema import Property, Schema


class NotifyConfigurationInStack(InStack[NotifyConfiguration], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-notifyconfiguration.html"""

    TYPE = "AWS::SMSVOICE::NotifyConfiguration"
    PROPERTIES: ClassVar[Schema] = {
        "DefaultTemplateId": Property("NotifyTemplateId"),
        "DeletionProtectionEnabled": Property("Boolean"),
        "DisplayName": Property("NotifyConfigurationDisplayName", required=True),
        "EnabledChannels": Property("NotifyEnabledChannelsList", required=True),
        "EnabledCountries": Property("IsoCountryCodeList"),
        "PoolId": Property("PoolIdOrArn"),
        "Tags": TAGS,
        "UseCase": Property("NotifyConfigurationUseCase", required=True),
    }
    CREATE_ONLY = ("DisplayName", "UseCase")
    ATTRIBUTES: ClassVar[Attributes] = {
        "NotifyConfigurationArn": lambda resource: resource.arn,
        "NotifyConfigurationId": lambda resource: resource.id,
        "Status": lambda resource: resource.status,
        "Tier": lambda resource: resource.tier,
        "TierUpgradeStatus": lambda resource: resource.tier_upgrade_status,
        "CreatedTimestamp": timestamp_of,
    }

    @property
    def physical_resource_id(self) -> str:
        """The ARN. (assumed)"""
        return self.resource.arn

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> NotifyConfiguration:
        created = backend.create_notify_configuration(
            properties["DisplayName"],
            properties["UseCase"],
            properties["EnabledChannels"],
            properties.get("DefaultTemplateId"),
            properties.get("PoolId"),
            properties.get("EnabledCountries"),
            flag(properties, "DeletionProtectionEnabled"),
            tags_of(properties),
        )
        configuration = backend.store.get(
            NotifyConfiguration, created.notify_configuration_id
        )
        # CloudFormation waits until the display name is reviewed. (assumed)
        reviews = backend.store.record(DisplayNameReviews)
        configuration.finish_review(reviews.of(configuration.display_name))
        return configuration

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: NotifyConfiguration,
        properties: Properties,
    ) -> None:
        backend.update_notify_configuration(
            resource.id,
            properties.get("DefaultTemplateId", NO_TEMPLATE),
            properties.get("PoolId", NO_POOL),
            properties.get("EnabledCountries", []),
            properties["EnabledChannels"],
            bool(flag(properties, "DeletionProtectionEnabled")),
        )

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_notify_configuration(self.resource.id)
