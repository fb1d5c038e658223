"""What goes on by itself, at the pace of moto's state manager."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from moto.moto_api._internal.managed_state_model import ManagedState

REGISTRATION = "pinpointsmsvoicev2::registration"
ATTACHMENT = "pinpointsmsvoicev2::registration-attachment"
PHONE_NUMBER = "pinpointsmsvoicev2::phone-number"
POOL = "pinpointsmsvoicev2::pool"


class Progress(ManagedState):
    """The statuses that are reached one after another.

    :param model_name: moto's name for it, which its state transitions are set for
    :param statuses: the present one and those to come
    :param enter: called with each that is reached
    """

    def __init__(
        self, model_name: str, statuses: Sequence[str], enter: Callable[[str], None]
    ):
        super().__init__(model_name, list(pairwise(statuses)))
        self._enter = enter
        # The present status is described as often as those to come.
        self._tick = -1

    def settle(self, described: bool) -> None:
        """Reach what is reached by now; to be described is a step on the way."""
        if described:
            self.advance()
        reached, now = self._status, self.status
        while reached != now:
            reached = self._get_next_status(reached)
            self._enter(str(reached))
