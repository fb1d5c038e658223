"""Phone numbers, sender IDs, pools, opt-out lists and resource policies in stacks."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.base import Resource
from ..models.identities.opt_out_lists import OptOutList
from ..models.identities.origination_identities import PhoneNumber, Pool, SenderId
from ..models.identities.pools import join
from .base import Attributes, InStack, Properties, flag, tags_of


class OptOutListInStack(InStack[OptOutList], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-optoutlist.html"""

    TYPE = "AWS::SMSVOICE::OptOutList"
    NAME = "OptOutListName"
    CREATE_ONLY = ("OptOutListName",)
    ATTRIBUTES: ClassVar[Attributes] = {"Arn": lambda resource: resource.arn}

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> OptOutList:
        backend.create_opt_out_list(name[:64], tags_of(properties))
        return backend.store.get(OptOutList, name[:64])

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_opt_out_list(self.resource.id)


class PhoneNumberInStack(InStack[PhoneNumber], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-phonenumber.html"""

    TYPE = "AWS::SMSVOICE::PhoneNumber"
    CREATE_ONLY = ("IsoCountryCode", "NumberCapabilities", "NumberType")
    ATTRIBUTES: ClassVar[Attributes] = {
        "Arn": lambda resource: resource.arn,
        "PhoneNumber": lambda resource: resource.phone_number,
        "PhoneNumberId": lambda resource: resource.id,
    }

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> PhoneNumber:
        created = backend.request_phone_number(
            properties["IsoCountryCode"],
            "TRANSACTIONAL",  # The resource type does not have a property for it.
            properties["NumberCapabilities"],
            properties["NumberType"],
            tags=tags_of(properties),
        )
        number = backend.store.get(PhoneNumber, created.phone_number_id)
        if number.progress:
            # CloudFormation waits until the number is active. A number that waits for a
            # registration stays PENDING. (assumed)
            number.progress = None
            number.set_status("ACTIVE")
        cls.change(backend, number, properties)
        return number

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: PhoneNumber,
        properties: Properties,
    ) -> None:
        if not resource.pools:
            backend.update_phone_number(resource.id, **_settings(properties))
            _set_keywords(backend, resource, properties)

    def take_place_of(self, other: PhoneNumberInStack) -> None:
        links = other.resource.links
        for pool in other.resource.pools:
            join(pool, self.resource)
            links.cut(pool, other.resource)

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.release_phone_number(self.resource.id)


class SenderIdInStack(InStack[SenderId], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-senderid.html"""

    TYPE = "AWS::SMSVOICE::SenderId"
    CREATE_ONLY = ("IsoCountryCode", "SenderId")
    ATTRIBUTES: ClassVar[Attributes] = {"Arn": lambda resource: resource.arn}

    @property
    def physical_resource_id(self) -> str:
        return f"{self.resource.iso_country_code}|{self.resource.sender_id}"

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> SenderId:
        created = backend.request_sender_id(
            properties["SenderId"],
            properties["IsoCountryCode"],
            deletion_protection_enabled=flag(properties, "DeletionProtectionEnabled"),
            tags=tags_of(properties),
        )
        return backend.store.get(SenderId, created.key)

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: SenderId,
        properties: Properties,
    ) -> None:
        backend.update_sender_id(
            resource.sender_id,
            resource.iso_country_code,
            bool(flag(properties, "DeletionProtectionEnabled")),
        )

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.release_sender_id(
            self.resource.sender_id, self.resource.iso_country_code
        )


class PoolInStack(InStack[Pool], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-pool.html"""

    TYPE = "AWS::SMSVOICE::Pool"
    ATTRIBUTES: ClassVar[Attributes] = {
        "Arn": lambda resource: resource.arn,
        "PoolId": lambda resource: resource.id,
    }

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> Pool:
        first, *others = properties["OriginationIdentities"]
        created = backend.create_pool(
            first, "TRANSACTIONAL", _country_of(first), tags=tags_of(properties)
        )
        pool = backend.store.get(Pool, created.pool_id)
        # CloudFormation waits until the pool is active. (assumed)
        pool.progress = None
        pool.set_status("ACTIVE")
        for arn in others:
            backend.associate_origination_identity(pool.id, arn, _country_of(arn))
        cls._change_settings(backend, pool, properties)
        return pool

    @classmethod
    def change(
        cls, backend: PinpointSMSVoiceV2Backend, resource: Pool, properties: Properties
    ) -> None:
        wanted = properties["OriginationIdentities"]
        members = {member.identity.arn for member in resource.members}
        for arn in wanted:
            if arn not in members:
                backend.associate_origination_identity(
                    resource.id, arn, _country_of(arn)
                )
        for arn in members - set(wanted):
            backend.disassociate_origination_identity(
                resource.id, arn, _country_of(arn)
            )
        cls._change_settings(backend, resource, properties)

    @classmethod
    def _change_settings(
        cls, backend: PinpointSMSVoiceV2Backend, pool: Pool, properties: Properties
    ) -> None:
        backend.update_pool(
            pool.id,
            **_settings(properties),
            shared_routes_enabled=bool(flag(properties, "SharedRoutesEnabled")),
        )
        _set_keywords(backend, pool, properties)

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_pool(self.resource.id)


class ResourcePolicyInStack(InStack[Resource], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-resourcepolicy.html"""

    TYPE = "AWS::SMSVOICE::ResourcePolicy"
    CREATE_ONLY = ("ResourceArn",)

    @property
    def physical_resource_id(self) -> str:
        return self.resource.arn

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> Resource:
        resource = backend.store.get_by_arn(properties["ResourceArn"])
        cls.change(backend, resource, properties)
        return resource

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: Resource,
        properties: Properties,
    ) -> None:
        document = properties["PolicyDocument"]
        text = document if isinstance(document, str) else json.dumps(document)
        backend.put_resource_policy(resource.arn, text)

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        # DeleteResourcePolicy would fail if the stack has already deleted the resource.
        backend.store.policies.pop(self.resource.arn, None)


def _country_of(arn: str) -> str | None:
    """Return the country in the ARN of a sender ID, None for other ARNs."""
    _, _, path = arn.rpartition(":sender-id/")
    return path.partition("/")[2] if path != arn else None


def _settings(properties: Properties) -> dict[str, Any]:
    """Return the settings of a number or pool, with defaults for missing properties."""
    two_way = properties.get("TwoWay", {})
    return {
        "two_way_enabled": bool(flag(two_way, "Enabled")),
        "two_way_channel_arn": two_way.get("ChannelArn"),
        "two_way_channel_role": two_way.get("ChannelRole"),
        "self_managed_opt_outs_enabled": bool(
            flag(properties, "SelfManagedOptOutsEnabled")
        ),
        "opt_out_list_name": properties.get("OptOutListName", "Default"),
        "deletion_protection_enabled": bool(
            flag(properties, "DeletionProtectionEnabled")
        ),
    }


def _set_keywords(
    backend: PinpointSMSVoiceV2Backend,
    resource: PhoneNumber | Pool,
    properties: Properties,
) -> None:
    """Set the keywords of the template and delete all others."""
    for word, keyword in properties.get("MandatoryKeywords", {}).items():
        backend.put_keyword(resource.id, word, keyword["Message"])
    wanted = {"HELP", "STOP"}
    for keyword in properties.get("OptionalKeywords", []):
        wanted.add(keyword["Keyword"].upper())
        backend.put_keyword(
            resource.id, keyword["Keyword"], keyword["Message"], keyword.get("Action")
        )
    for word in set(resource.keywords) - wanted:
        backend.delete_keyword(resource.id, word)
