"""Control the settings of an account."""

from __future__ import annotations

from typing import ClassVar

from ..pinpointsmsvoicev2.models.quotas import Quotas
from .action import Group, action
from .arguments import checked_value


class Account(Group):
    """Change the settings of an account in a Region."""

    NOUN: ClassVar[str] = "account"

    @action()
    def update(self, *, enforce_quotas: bool | None = None) -> None:
        """Change settings of the account in this Region. They last until a reset.

        :param enforce_quotas: whether AWS's quotas apply. The default is the value in
            moto's configuration, False if it has none.
        :raises TypeError: if an argument has the wrong type
        """
        if enforce_quotas is not None:
            checked_value("Boolean", "enforce_quotas", enforce_quotas)
            self.backend.store.record(Quotas).enforced = enforce_quotas
