"""The base class of the CloudFormation resource types."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from ..models import PinpointSMSVoiceV2Backend, pinpointsmsvoicev2_backends
from ..models.base import Resource

Properties = dict[str, Any]
Attributes = dict[str, Callable[[Any], str]]
R = TypeVar("R", bound=Resource)


class InStack(Generic[R]):
    """A resource in a CloudFormation stack.

    A subclass defines which properties require replacement, and how to create, change
    and delete the resource.
    """

    #: the name of the resource type
    TYPE: ClassVar[str]
    #: the property that contains the name of the resource
    NAME: ClassVar[str] = ""
    #: the properties that require replacement when they change (AWS docs)
    CREATE_ONLY: ClassVar[tuple[str, ...]] = ()
    #: by attribute name, the value of Fn::GetAtt
    ATTRIBUTES: ClassVar[Attributes] = {}

    def __new__(cls, *args: Any) -> Any:
        # BaseModel would record the instance for moto's dashboard, which shows the
        # resource itself.
        return object.__new__(cls)

    def __init__(self, resource: R, properties: Properties):
        self.resource = resource
        self.properties = properties

    @property
    def physical_resource_id(self) -> str:
        """The value of Ref: the primary identifier of the type. (AWS docs)"""
        return self.resource.id

    def get_cfn_attribute(self, attribute_name: str) -> str:
        from moto.cloudformation.exceptions import UnformattedGetAttTemplateException

        if attribute_name not in self.ATTRIBUTES:
            raise UnformattedGetAttTemplateException()
        return self.ATTRIBUTES[attribute_name](self.resource)

    def delete(self, account_id: str, region_name: str) -> None:
        backend = pinpointsmsvoicev2_backends[account_id][region_name]
        with backend.store.turn():
            self.remove(backend)

    @classmethod
    def cloudformation_name_type(cls) -> str:
        return cls.NAME

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.TYPE

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in cls.ATTRIBUTES

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
        **kwargs: Any,
    ) -> Any:
        backend = pinpointsmsvoicev2_backends[account_id][region_name]
        properties = cloudformation_json["Properties"]
        with backend.store.turn():
            return cls(cls.create(backend, resource_name, properties), properties)

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> Any:
        backend = pinpointsmsvoicev2_backends[account_id][region_name]
        new, old = cloudformation_json["Properties"], original_resource.properties
        with backend.store.turn():
            if any(new.get(name) != old.get(name) for name in cls.CREATE_ONLY):
                replacement = cls(cls.create(backend, new_resource_name, new), new)
                replacement.take_place_of(original_resource)
                original_resource.remove(backend)
                return replacement
            cls.change(backend, original_resource.resource, new)
            set_tags(backend, original_resource.resource, new)
            original_resource.properties = new
            return original_resource

    def take_place_of(self, other: Any) -> None:
        """Restore the associations of the resource that this one replaces."""

    @classmethod
    @abstractmethod
    def create(
        cls, backend: PinpointSMSVoiceV2Backend, name: str, properties: Properties
    ) -> R:
        """Create the resource.

        :param name: the name of the resource in the stack
        """

    @classmethod
    def change(
        cls, backend: PinpointSMSVoiceV2Backend, resource: R, properties: Properties
    ) -> None:
        """Apply changed properties other than tags. By default there are none."""

    @abstractmethod
    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        """Delete the resource."""


def flag(properties: Properties, name: str) -> bool | None:
    value = properties.get(name)
    return value if value is None else str(value).lower() == "true"


def tags_of(properties: Properties) -> list[dict[str, str]]:
    tags: list[dict[str, str]] = properties.get("Tags", [])
    return tags


def set_tags(
    backend: PinpointSMSVoiceV2Backend, resource: Resource, properties: Properties
) -> None:
    backend.store.tagger.delete_all_tags_for_resource(resource.arn)
    if tags_of(properties):
        backend.store.tag(resource, tags_of(properties))
