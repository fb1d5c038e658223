"""Random sequences of operations: what holds whatever came before.

A failure prints the sequence, shortened, as calls of the rules in ``sequences``.
"""

from __future__ import annotations

import sys

import pytest

from .sequences.pool_rules import PoolRules
from .sequences.reading_rules import SharedRules, SharingRules
from .sequences.registration_rules import RegistrationRules
from .sequences.service import World, repeated, timeless

pytestmark = pytest.mark.in_process


class Registrations(RegistrationRules, SharedRules):
    pass


class Identities(PoolRules, SharedRules, SharingRules):
    pass


class Repetitions(RegistrationRules, PoolRules, SharedRules):
    """The same sequence with the same seed is answered the same."""

    def check(self, world: World, size: int) -> None:
        """What is left to the others."""

    def teardown(self) -> None:
        failed = sys.exc_info()[0] is not None
        self.service.stop()
        if not failed:
            again = repeated(self.service.steps)
            for first, second in zip(self.service.steps, again, strict=True):
                assert timeless(first.outcome) == timeless(second.outcome), first


TestRegistrations = Registrations.TestCase
TestIdentities = Identities.TestCase
TestRepetitions = Repetitions.TestCase
