"""Registrations in stacks."""

from __future__ import annotations

from typing import ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.registrations.registrations import Registration
from .base import Attributes, InStack, Properties, tags_of


class RegistrationInStack(InStack[Registration], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-registration.html"""

    TYPE = "AWS::SMSVOICE::Registration"
    CREATE_ONLY = ("RegistrationType",)
    ATTRIBUTES: ClassVar[Attributes] = {
        "RegistrationArn": lambda resource: resource.arn,
        "RegistrationId": lambda resource: resource.id,
    }

    @property
    def physical_resource_id(self) -> str:
        return self.resource.arn

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> Registration:
        created = backend.create_registration(
            properties["RegistrationType"], tags_of(properties)
        )
        return backend.store.get(Registration, created.registration_id)

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_registration(self.resource.id)
