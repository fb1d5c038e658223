"""The registrations that upgrade Notify configurations to the tier ADVANCED."""

from __future__ import annotations

from ..registrations.registrations import Registration
from ..store import Store
from .configurations import NotifyConfiguration

#: the registration types (AWS docs, and observed)
_TYPES = ("NOTIFY_TIER_UPGRADE_REGISTRATION", "MANAGED_ROUTES_BRAND_VERIFICATION")


def request_upgrade(store: Store, registration: Registration) -> None:
    """Let the tier of configurations follow a registration that is submitted.

    They are the configurations whose id or ARN is a value in the form. A form without
    any is for all configurations of the account in the Region. (assumed)
    """
    if registration.registration_type not in _TYPES:
        return
    values = registration.current_version.field_values.values()
    named = {value.text_value for value in values}
    every = store.all(NotifyConfiguration)
    for configuration in [
        each for each in every if each.id in named or each.arn in named
    ] or every:
        configuration.upgrade = registration
