"""The base class of the CloudFormation resource types."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from moto.core.exceptions import ServiceException
from moto.core.utils import iso_8601_datetime_with_milliseconds

from ..models import PinpointSMSVoiceV2Backend, pinpointsmsvoicev2_backends
from ..models.base import Resource
from .events import Place
from .schema import Property, Schema, problems_of

Properties = dict[str, Any]
Attributes = dict[str, Callable[[Any], str]]
R = TypeVar("R", bound=Resource)

TAGS = Property("TagList")


class InStack(Generic[R]):
    """A resource in a CloudFormation stack.

    A subclass defines which properties require replacement, and how to create, change
    and delete the resource.
    """

    #: the name of the resource type
    TYPE: ClassVar[str]
    #: the properties of the type (AWS docs)
    PROPERTIES: ClassVar[Schema]
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

    def __init__(self, resource: R, properties: Properties, place: Place):
        self.resource = resource
        # Private, since moto shows public attributes without escaping them.
        self._properties = properties
        self.place = place

    @property
    def physical_resource_id(self) -> str:
        """The value of Ref: the primary identifier of the type. (AWS docs)"""
        return self.resource.id

    def get_cfn_attribute(self, attribute_name: str) -> str:
        from moto.cloudformation.exceptions import UnformattedGetAttTemplateException

        if attribute_name not in self.ATTRIBUTES:
            raise UnformattedGetAttTemplateException()
        self.resource.settle()
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
        place = Place(backend, kwargs["StackId"], kwargs["LogicalId"], cls.TYPE)
        try:
            cls._check(properties, place)
            return cls._make(resource_name, properties, place)
        except ServiceException as error:
            place.add_event("CREATE_FAILED", str(error), properties, "")
            raise

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
        new, old = cloudformation_json["Properties"], original_resource._properties
        cls._check(new, original_resource.place)
        if any(new.get(name) != old.get(name) for name in cls.CREATE_ONLY):
            replacement = cls._make(new_resource_name, new, original_resource.place)
            with backend.store.turn():
                replacement.take_place_of(original_resource)
            original_resource.clean_up()
            return replacement
        with backend.store.turn():
            cls.change(backend, original_resource.resource, new)
            set_tags(backend, original_resource.resource, new)
        original_resource._properties = new
        return original_resource

    @classmethod
    def _check(cls, properties: Properties, place: Place) -> None:
        from moto.cloudformation.exceptions import ValidationError

        problems = list(problems_of(cls.PROPERTIES, properties))
        if problems:
            raise ValidationError(
                message="Properties validation failed for resource "
                f"{place.logical_id} with message:\n" + "\n".join(problems)
            )

    @classmethod
    def _make(cls, name: str, properties: Properties, place: Place) -> Any:
        backend = place.backend
        with backend.store.turn():
            made = cls(cls.create(backend, name, properties), properties, place)
            try:
                made.configure(backend, properties)
            except ServiceException:
                made.remove(backend)
                raise
            waits = made.find_wait()
        if waits:
            made_id = made.physical_resource_id
            place.add_event("CREATE_IN_PROGRESS", waits, properties, made_id)
        return made

    def clean_up(self) -> None:
        """Delete the resource after its replacement.

        A resource that cannot be deleted remains, and the update succeeds. (assumed)
        """
        place = self.place
        try:
            with place.backend.store.turn():
                self.remove(place.backend)
        except ServiceException as error:
            own_id = self.physical_resource_id
            place.add_event("DELETE_FAILED", str(error), self._properties, own_id)

    def find_wait(self) -> str:
        """Return what the created resource waits for, by default nothing."""
        return ""

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

    def configure(
        self, backend: PinpointSMSVoiceV2Backend, properties: Properties
    ) -> None:
        """Apply the properties that the creation does not take. By default there are none."""

    @classmethod
    def change(
        cls, backend: PinpointSMSVoiceV2Backend, resource: R, properties: Properties
    ) -> None:
        """Apply changed properties other than tags. By default there are none."""

    @abstractmethod
    def remove(self, backend: PinpointSMSVoiceV2Backend) -> None:
        """Delete the resource."""


def timestamp_of(resource: Any) -> str:
    return iso_8601_datetime_with_milliseconds(resource.created_timestamp)


def flag(properties: Properties, name: str) -> bool | None:
    value = properties.get(name)
    return value if value is None else str(value).lower() == "true"


def tags_of(properties: Properties) -> list[dict[str, str]]:
    """Return the tags. A template can have numbers and flags as values."""
    return [
        {
            name: text if isinstance(text, str) else json.dumps(text)
            for name, text in tag.items()
        }
        for tag in properties.get("Tags", [])
    ]


def set_tags(
    backend: PinpointSMSVoiceV2Backend, resource: Resource, properties: Properties
) -> None:
    backend.store.tagger.delete_all_tags_for_resource(resource.arn)
    if tags_of(properties):
        backend.store.tag(resource, tags_of(properties))
