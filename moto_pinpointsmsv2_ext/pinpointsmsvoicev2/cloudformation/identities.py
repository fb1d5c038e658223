"""Phone numbers, sender IDs, pools and opt-out lists in stacks."""

from __future__ import annotations

from typing import Any, ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.identities.opt_out_lists import OptOutList
from ..models.identities.origination_identities import PhoneNumber, Pool, SenderId
from ..models.identities.pools import join
from ..models.registrations.types import all_types
from .base import TAGS, Attributes, InStack, Properties, flag, tags_of
from .schema import Property, Schema

#: the properties that numbers and pools have in common
_SETTINGS: Schema = {
    "DeletionProtectionEnabled": Property("Boolean"),
    "OptOutListName": Property("OptOutListNameOrArn"),
    "SelfManagedOptOutsEnabled": Property("Boolean"),
    "Tags": TAGS,
    "MandatoryKeywords": Property(
        required=True,
        members={
            word: Property(
                required=True,
                members={"Message": Property("KeywordMessage", required=True)},
            )
            for word in ("HELP", "STOP")
        },
    ),
    "OptionalKeywords": Property(
        items=Property(
            members={
                "Keyword": Property(
                    "Keyword", required=True, pattern="(?i)(?!.*(stop|help)).*"
                ),
                "Message": Property("KeywordMessage", required=True),
                "Action": Property("KeywordAction", required=True),
            }
        )
    ),
}


def _two_way(channel_pattern: str) -> Property:
    return Property(
        members={
            "Enabled": Property("Boolean", required=True),
            "ChannelArn": Property("TwoWayChannelArn", pattern=channel_pattern),
            "ChannelRole": Property("IamRoleArn"),
        }
    )


class OptOutListInStack(InStack[OptOutList], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-optoutlist.html"""

    TYPE = "AWS::SMSVOICE::OptOutList"
    PROPERTIES: ClassVar[Schema] = {
        "OptOutListName": Property("OptOutListName"),
        "Tags": TAGS,
    }
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
    PROPERTIES: ClassVar[Schema] = {
        "IsoCountryCode": Property("IsoCountryCode", required=True),
        "NumberCapabilities": Property("NumberCapabilityList", required=True),
        "NumberType": Property("RequestableNumberType", required=True),
        "TwoWay": _two_way("arn:.*"),
        **_SETTINGS,
    }
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
            # CloudFormation waits until the number is active. It cannot register a
            # number, so one that waits for a registration stays PENDING. (assumed)
            number.progress = None
            number.set_status("ACTIVE")
        return number

    def configure(
        self, backend: PinpointSMSVoiceV2Backend, properties: Properties
    ) -> None:
        self.change(backend, self.resource, properties)

    @classmethod
    def change(
        cls,
        backend: PinpointSMSVoiceV2Backend,
        resource: PhoneNumber,
        properties: Properties,
    ) -> None:
        if not resource.pools:
            _set_keywords(backend, resource, properties)
            # Last, since it can protect the number from deletion.
            backend.update_phone_number(resource.id, **_settings(properties))

    def find_wait(self) -> str:
        number = self.resource
        if number.status != "PENDING":
            return ""
        types = [
            name
            for name, definition in all_types(self.place.backend.store).items()
            for supported in definition.supported_associations
            if supported.resource_type == number.number_type
            and supported.iso_country_code == number.iso_country_code
        ]
        return (
            f"{number.phone_number} is PENDING until its registration is COMPLETE. "
            f"CloudFormation does not register numbers. Associate {number.id} with a "
            f"registration of type {' or '.join(types)}, and submit the registration"
        )

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
    PROPERTIES: ClassVar[Schema] = {
        "IsoCountryCode": Property("IsoCountryCode", required=True),
        "SenderId": Property("SenderId", required=True, pattern="[A-Z0-9_-]+"),
        "DeletionProtectionEnabled": Property("Boolean"),
        "Tags": TAGS,
    }
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
    PROPERTIES: ClassVar[Schema] = {
        "OriginationIdentities": Property(
            required=True, items=Property("PhoneOrSenderIdOrArn"), at_least=1
        ),
        "SharedRoutesEnabled": Property("Boolean"),
        "TwoWay": _two_way(".*"),
        **_SETTINGS,
    }
    ATTRIBUTES: ClassVar[Attributes] = {
        "Arn": lambda resource: resource.arn,
        "PoolId": lambda resource: resource.id,
    }

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> Pool:
        first, *_ = properties["OriginationIdentities"]
        created = backend.create_pool(
            first, "TRANSACTIONAL", _country_of(first), tags=tags_of(properties)
        )
        pool = backend.store.get(Pool, created.pool_id)
        # CloudFormation waits until the pool is active. (assumed)
        pool.progress = None
        pool.set_status("ACTIVE")
        return pool

    def configure(
        self, backend: PinpointSMSVoiceV2Backend, properties: Properties
    ) -> None:
        self.change(backend, self.resource, properties)

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
        _set_keywords(backend, pool, properties)
        backend.update_pool(
            pool.id,
            **_settings(properties),
            shared_routes_enabled=bool(flag(properties, "SharedRoutesEnabled")),
        )

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_pool(self.resource.id)


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
            resource.id, keyword["Keyword"], keyword["Message"], keyword["Action"]
        )
    for word in set(resource.keywords) - wanted:
        backend.delete_keyword(resource.id, word)
