"""Protect configurations in stacks."""

from __future__ import annotations

from typing import ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.protect.configurations import ProtectConfiguration
from .base import TAGS, Attributes, InStack, Properties, flag, tags_of
from .schema import Property, Schema

#: the capabilities that a template has rules for
_CAPABILITIES = ("SMS", "VOICE", "MMS")
_RULES = Property(
    items=Property(
        members={
            "CountryCode": Property("IsoCountryCode", required=True),
            "ProtectStatus": Property("ProtectStatus", required=True),
        }
    )
)


class ProtectConfigurationInStack(InStack[ProtectConfiguration], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-protectconfiguration.html"""

    TYPE = "AWS::SMSVOICE::ProtectConfiguration"
    PROPERTIES: ClassVar[Schema] = {
        "CountryRuleSet": Property(members=dict.fromkeys(_CAPABILITIES, _RULES)),
        "DeletionProtectionEnabled": Property("Boolean"),
        "Tags": TAGS,
    }
    ATTRIBUTES: ClassVar[Attributes] = {
        "Arn": lambda resource: resource.arn,
        "ProtectConfigurationId": lambda resource: resource.id,
    }

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> ProtectConfiguration:
        created = backend.create_protect_configuration(
            flag(properties, "DeletionProtectionEnabled"), tags_of(properties)
        )
        return backend.store.get(ProtectConfiguration, created.protect_configuration_id)

    def configure(
        self, backend: PinpointSMSVoiceV2Backend, properties: Properties
    ) -> None:
        self._set_rules(backend, self.resource, properties)

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: ProtectConfiguration,
        properties: Properties,
    ) -> None:
        backend.update_protect_configuration(
            resource.id, bool(flag(properties, "DeletionProtectionEnabled"))
        )
        cls._set_rules(backend, resource, properties)

    @classmethod
    def _set_rules(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        configuration: ProtectConfiguration,
        properties: Properties,
    ) -> None:
        """Set the rules of the template.

        A country that is not in the template is allowed again. (assumed)
        """
        rule_set = properties.get("CountryRuleSet", {})
        for capability in _CAPABILITIES:
            others = configuration.country_rules.get(capability, {})
            updates = {code: {"ProtectStatus": "ALLOW"} for code in others}
            for rule in rule_set.get(capability, ()):
                updates[rule["CountryCode"]] = {"ProtectStatus": rule["ProtectStatus"]}
            backend.update_protect_configuration_country_rule_set(
                configuration.id, capability, updates
            )

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_protect_configuration(self.resource.id)
