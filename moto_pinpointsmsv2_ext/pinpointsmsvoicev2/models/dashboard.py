"""The resources on moto's dashboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from html import escape
from types import SimpleNamespace
from typing import Any, cast

from botocore import xform_name
from botocore.model import StructureShape

from moto.core.model_instances import model_data
from moto.core.utils import get_service_model, iso_8601_datetime_with_milliseconds

from .base import Resource
from .configuration_sets import EventDestination
from .store import Store
from .structures import STRUCTURES


class ShownKind:
    """A kind of resource on the dashboard.

    moto's dashboard shows the public attributes of each BaseModel that was created since
    the last reset, as HTML. A resource is not a BaseModel: it is shown while it exists,
    with the members of its structure and with its text escaped.

    :param kind: the class of the resources
    :param stores: returns the resources of all accounts and Regions
    """

    def __init__(
        self, kind: type[Resource], stores: Callable[[], Sequence[Store]]
    ) -> None:
        self._kind = kind
        self._stores = stores

    @property
    def instances_tracked(self) -> list[SimpleNamespace]:
        """The rows of the dashboard, which has a column for each attribute of a row."""
        return [row for store in self._stores() for row in self._rows_of(store)]

    @instances_tracked.setter
    def instances_tracked(self, empty: list[object]) -> None:
        """A reset of moto sets this to an empty list. It also empties the stores."""

    def _rows_of(self, store: Store) -> list[SimpleNamespace]:
        with store.turn():
            for resource in store.all(self._kind):
                resource.settle()
            return [self._row_of(resource) for resource in store.all(self._kind)]

    def _row_of(self, resource: Resource) -> SimpleNamespace:
        names = _members_of(STRUCTURES[self._kind])
        values = ((name, getattr(resource, name, None)) for name in names)
        return SimpleNamespace(
            **{name: _shown(value) for name, value in values if value is not None}
        )


def show_on_dashboard(service: str, stores: Callable[[], Sequence[Store]]) -> None:
    """Add the kinds of resources to moto's dashboard.

    :param service: moto's name of the service
    :param stores: returns the resources of all accounts and Regions
    """
    for kind in STRUCTURES:
        model_data[service][kind.__name__] = ShownKind(kind, stores)


@cache
def _members_of(structure: str) -> Sequence[str]:
    shape = get_service_model("pinpoint-sms-voice-v2").shape_for(structure)
    return [xform_name(name) for name in cast(StructureShape, shape).members]


def _shown(value: Any) -> Any:
    """Return a value as JSON can represent it, with its text escaped for HTML."""
    if isinstance(value, datetime):
        return iso_8601_datetime_with_milliseconds(value)
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, EventDestination):
        value = {name: item for name, item in vars(value).items() if item is not None}
    if isinstance(value, dict):
        return {escape(name): _shown(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return value
