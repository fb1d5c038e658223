"""Resource policies in stacks."""

from __future__ import annotations

import json
from typing import ClassVar

from moto.core.common_models import CloudFormationModel

from ..models import PinpointSMSVoiceV2Backend
from ..models.base import Resource
from .base import InStack, Properties
from .schema import Property, Schema


class ResourcePolicyInStack(InStack[Resource], CloudFormationModel):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-resourcepolicy.html"""

    TYPE = "AWS::SMSVOICE::ResourcePolicy"
    PROPERTIES: ClassVar[Schema] = {
        "ResourceArn": Property("AmazonResourceName", required=True),
        "PolicyDocument": Property(required=True),
    }
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
