"""Control the service as a whole: its pace, its reset and its health."""

from __future__ import annotations

from reprlib import repr as shortened
from typing import Any, ClassVar, Literal, TypedDict, get_args

from ..pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends
from ..pinpointsmsvoicev2.models.progress import Paces
from .action import Group, action
from .inventory import (
    ListedResource,
    Place,
    ResourceKind,
    list_places,
    list_resources,
)
from .names import unknown

_SERVICE = "pinpointsmsvoicev2"

# The latest time that Python has is some 8,000 years ahead.
_LONGEST = 1_000_000_000

Transition = Literal[
    "message",
    "notify-configuration",
    "phone-number",
    "pool",
    "rcs-launch",
    "registration",
    "registration-attachment",
]
Progression = Literal["immediate", "manual", "time"]


class Health(TypedDict):
    """The result of :meth:`Service.health`."""

    status: Literal["ok"]
    version: str
    moto_version: str


class Service(Group):
    """The actions on the whole service. Their paths have no noun."""

    NOUN: ClassVar[str] = ""

    @action()
    def pace(
        self,
        what: Transition,
        progression: Progression,
        *,
        times: int | None = None,
        seconds: float | None = None,
    ) -> None:
        """Set how fast the status of resources changes, in all accounts and Regions.

        This is moto's state transition of the same name. It lasts until :meth:`reset`,
        the end of the mock or moto's reset.

        :param what: message, notify-configuration, phone-number, pool, rcs-launch,
            registration or registration-attachment
        :param progression: immediate, manual or time
        :param times: with manual, how often a resource is described before its status
            changes
        :param seconds: with time, the seconds after which a status changes
        :raises ValueError: if a name is unknown, or times or seconds do not match the
            progression

        https://docs.getmoto.org/en/latest/docs/configuration/state_transition/index.html
        """
        names = get_args(Transition)
        if what not in names:
            raise ValueError(unknown("state transition", what, names))
        progressions = get_args(Progression)
        if progression not in progressions:
            raise ValueError(unknown("progression", progression, progressions))
        transition: dict[str, Any] = {"progression": progression}
        for name, value, of, kinds, lowest in (
            ("times", times, "manual", int, 1),
            ("seconds", seconds, "time", (int, float), 0),
        ):
            if progression != of:
                if value is not None:
                    raise ValueError(
                        f"Pass {name} with progression {of!r} only, not with "
                        f"{progression!r}"
                    )
            elif (
                isinstance(value, bool)
                or not isinstance(value, kinds)
                or not lowest <= value <= _LONGEST
            ):
                number = "an integer" if kinds is int else "a number"
                raise ValueError(
                    f"progression {of!r} requires {name}, {number} from {lowest} to "
                    f"{_LONGEST}, not {shortened(value)}"
                )
            else:
                transition[name] = value
        self.backend.store.record(Paces).set(f"{_SERVICE}::{what}", transition)

    @action()
    def reset(self) -> None:
        """Reset this service in all accounts and Regions, and nothing else of moto.

        All resources are removed, also decisions, defined registration types and the
        settings of accounts. State transitions get their defaults.
        """
        for _, _, backend in list(pinpointsmsvoicev2_backends.iter_backends()):
            backend.reset()
        Paces({f"{_SERVICE}::{name}" for name in get_args(Transition)}).unset_all()

    @action(reads=True)
    def health(self) -> Health:
        """Return the versions of the package and of moto, if the service is available.

        :return: status "ok", version and moto_version
        """
        # Its import takes longer than the rest of the control.
        from importlib.metadata import version

        return {
            "status": "ok",
            "version": version(__name__.partition(".")[0]),
            "moto_version": version("moto"),
        }

    @action(reads=True)
    def regions(self) -> list[Place]:
        """List the accounts and Regions that have resources or messages, sorted.

        The opt-out list Default, which every Region has, only counts with a number in it.
        Messages that are cleared from the outbox count.

        :return: the account_id and region_name of each
        """
        return list_places(self.backend.store)

    @action(reads=True)
    def resources(self, kind: ResourceKind | None = None) -> list[ListedResource]:
        """List the resources of the account in this Region by kind, oldest first.

        :param kind: list only resources of this kind, named as in ARNs
        :return: for each its kind, id, arn, name, status, members (what its describe
            operation returns, and the OptedOutNumberCount of an opt-out list), and
            related: the resources it refers to, each with its kind, id, arn and why
        :raises ValueError: if the kind does not exist
        """
        kinds = get_args(ResourceKind)
        if kind is not None and kind not in kinds:
            raise ValueError(unknown("kind", kind, kinds))
        return list_resources(self.backend.store, kind)
