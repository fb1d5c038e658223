"""Verified destination numbers in stacks."""

from __future__ import annotations

from typing import ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.identities.verified_numbers import VerifiedDestinationNumber
from .base import TAGS, Attributes, InStack, Properties, tags_of, timestamp_of
from .schema import Property, Schema


class VerifiedDestinationNumberInStack(
    InStack[VerifiedDestinationNumber], CloudFormationModel
):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-verifieddestinationnumber.html"""

    TYPE = "AWS::SMSVOICE::VerifiedDestinationNumber"
    PROPERTIES: ClassVar[Schema] = {
        "DestinationPhoneNumber": Property("PhoneNumber", required=True),
        "Tags": TAGS,
    }
    CREATE_ONLY = ("DestinationPhoneNumber",)
    ATTRIBUTES: ClassVar[Attributes] = {
        "VerifiedDestinationNumberArn": lambda resource: resource.arn,
        "VerifiedDestinationNumberId": lambda resource: resource.id,
        "Status": lambda resource: resource.status,
        "CreatedTimestamp": timestamp_of,
    }

    @property
    def physical_resource_id(self) -> str:
        return self.resource.arn

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> VerifiedDestinationNumber:
        created = backend.create_verified_destination_number(
            properties["DestinationPhoneNumber"], tags=tags_of(properties)
        )
        return backend.store.get(
            VerifiedDestinationNumber, created.verified_destination_number_id
        )

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_verified_destination_number(self.resource.id)
