"""Status changes at the pace of moto's state transitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from moto.moto_api import state_manager
from moto.moto_api._internal.managed_state_model import ManagedState

REGISTRATION = "pinpointsmsvoicev2::registration"
ATTACHMENT = "pinpointsmsvoicev2::registration-attachment"
PHONE_NUMBER = "pinpointsmsvoicev2::phone-number"
POOL = "pinpointsmsvoicev2::pool"
MESSAGE = "pinpointsmsvoicev2::message"
NOTIFY_CONFIGURATION = "pinpointsmsvoicev2::notify-configuration"
RCS_LAUNCH = "pinpointsmsvoicev2::rcs-launch"


class Progress(ManagedState):
    """The status changes of a resource that are still to happen.

    :param model_name: the name of moto's state transitions for the resource
    :param statuses: the present status and the following ones
    :param set_status: called with each new status
    """

    def __init__(
        self,
        model_name: str,
        statuses: Sequence[str],
        set_status: Callable[[str], None],
    ):
        super().__init__(model_name, list(pairwise(statuses)))
        self._set_status = set_status
        self._last = statuses[-1]
        # With a manual transition the present status is described as often as each
        # following one.
        self._tick = -1

    @property
    def done(self) -> bool:
        """Whether no status change is left."""
        return self._status == self._last

    def settle(self, described: bool) -> None:
        """Set the statuses that are due.

        :param described: whether an operation describes the resource, which a manual
            transition counts
        """
        if described:
            self.advance()
        reached, now = self._status, self.status
        while reached != now:
            reached = self._get_next_status(reached)
            self._set_status(str(reached))


@dataclass
class Paces:
    """The state transitions of moto that last until the resources are reset."""

    names: set[str] = field(default_factory=set)

    def set(self, model_name: str, transition: dict[str, Any]) -> None:
        state_manager.set_transition(model_name, transition)
        self.names.add(model_name)

    def unset_all(self) -> None:
        for name in self.names:
            state_manager.unset_transition(name)
