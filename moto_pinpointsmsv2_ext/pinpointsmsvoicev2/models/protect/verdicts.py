"""What a protect configuration decides on a message."""

from __future__ import annotations

from enum import Enum, auto

from ..account import Account
from ..configuration_sets import ConfigurationSet
from ..store import Store
from .configurations import ProtectConfiguration


class Verdict(Enum):
    """What becomes of a message."""

    ALLOWED = auto()
    BLOCKED_BY_NUMBER_OVERRIDE = auto()
    BLOCKED_BY_COUNTRY_RULE = auto()
    #: accepted, and blocked later if it appears to be fraudulent
    FILTERED = auto()
    #: sent, and its events say whether it appears to be fraudulent
    MONITORED = auto()


_OF_OVERRIDES = {
    "ALLOW": Verdict.ALLOWED,
    "BLOCK": Verdict.BLOCKED_BY_NUMBER_OVERRIDE,
}
_OF_COUNTRIES = {
    "ALLOW": Verdict.ALLOWED,
    "BLOCK": Verdict.BLOCKED_BY_COUNTRY_RULE,
    "FILTER": Verdict.FILTERED,
    "MONITOR": Verdict.MONITORED,
}


def effective_configuration(
    store: Store,
    requested_id: str | None = None,
    configuration_set: ConfigurationSet | None = None,
) -> ProtectConfiguration | None:
    """Return the protect configuration of a message, None without one.

    That of the request has precedence over that of the configuration set, and this over
    the account default. (AWS docs)

    :param requested_id: the ProtectConfigurationId of the request, an id or ARN
    :param configuration_set: the configuration set of the message
    :raises ResourceNotFoundException: if the requested configuration does not exist
    :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE
    """
    of_set = configuration_set.protect_configuration_id if configuration_set else None
    default = store.record(Account).default_protect_configuration_id
    found = requested_id or of_set or default
    return store.get(ProtectConfiguration, found) if found else None


def assess(
    configuration: ProtectConfiguration | None,
    capability: str,
    destination: str,
    country: str | None,
) -> Verdict:
    """Return the verdict on a message, ALLOWED without a protect configuration.

    The rule for a phone number overrides the rule for its country, both ways. (AWS docs)
    RCS messages follow the rules for SMS. (assumed)
    Voice messages are not filtered or monitored. (assumed)

    :param configuration: the :func:`effective_configuration`
    :param capability: SMS, VOICE, MMS or RCS
    :param destination: the phone number in E.164 format
    :param country: the country of the phone number
    """
    if configuration is None:
        return Verdict.ALLOWED
    override = configuration.find_override(destination)
    if override is not None:
        return _OF_OVERRIDES[override.action]
    status = configuration.protect_status(
        "SMS" if capability == "RCS" else capability, country
    )
    if capability == "VOICE" and status != "BLOCK":
        return Verdict.ALLOWED
    return _OF_COUNTRIES[status]
