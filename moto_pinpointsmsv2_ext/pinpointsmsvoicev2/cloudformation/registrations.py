"""Registrations and their attachments in stacks."""

from __future__ import annotations

from base64 import b64decode
from typing import ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.registrations.attachments import RegistrationAttachment
from ..models.registrations.registrations import Registration
from .base import TAGS, Attributes, InStack, Properties, tags_of, timestamp_of
from .schema import Property, Schema

_BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"


class RegistrationInStack(InStack[Registration], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-registration.html"""

    TYPE = "AWS::SMSVOICE::Registration"
    PROPERTIES: ClassVar[Schema] = {
        "RegistrationType": Property("RegistrationType", required=True),
        "Tags": TAGS,
    }
    CREATE_ONLY = ("RegistrationType",)
    ATTRIBUTES: ClassVar[Attributes] = {
        "RegistrationArn": lambda resource: resource.arn,
        "RegistrationId": lambda resource: resource.id,
        "RegistrationStatus": lambda resource: resource.registration_status,
        "CurrentVersionNumber": lambda resource: str(resource.current_version_number),
        "CreatedTimestamp": timestamp_of,
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


class RegistrationAttachmentInStack(
    InStack[RegistrationAttachment], CloudFormationModel
):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-registrationattachment.html"""

    TYPE = "AWS::SMSVOICE::RegistrationAttachment"
    PROPERTIES: ClassVar[Schema] = {
        # The file in Base64. (assumed)
        "AttachmentBody": Property("AttachmentBody", pattern=_BASE64),
        "AttachmentUrl": Property("AttachmentUrl"),
        "Tags": TAGS,
    }
    CREATE_ONLY = ("AttachmentBody", "AttachmentUrl")
    ATTRIBUTES: ClassVar[Attributes] = {
        "RegistrationAttachmentArn": lambda resource: resource.arn,
        "RegistrationAttachmentId": lambda resource: resource.id,
        "AttachmentStatus": lambda resource: resource.attachment_status,
        # The URL of the template, empty for a body. (assumed)
        "UploadedAttachmentUrl": lambda resource: resource.attachment_url or "",
        "CreatedTimestamp": timestamp_of,
    }

    @property
    def physical_resource_id(self) -> str:
        return self.resource.arn

    @classmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> RegistrationAttachment:
        body = properties.get("AttachmentBody")
        created = backend.create_registration_attachment(
            None if body is None else b64decode(body),
            properties.get("AttachmentUrl"),
            tags_of(properties),
        )
        return backend.store.get(
            RegistrationAttachment, created.registration_attachment_id
        )

    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        backend.delete_registration_attachment(self.resource.id)
