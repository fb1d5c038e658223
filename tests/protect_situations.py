"""Requests that the rules of protect configurations refuse, and the rows of the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from .world import Try, World

NUMBER = "+12065550100"


def protect_configuration(w: World, **members: Any) -> str:
    created = w.sms.create_protect_configuration(**members)
    return str(created["ProtectConfigurationId"])


def block(w: World, configuration_id: str, number: str = NUMBER) -> None:
    w.sms.put_protect_configuration_rule_set_number_override(
        ProtectConfigurationId=configuration_id,
        DestinationPhoneNumber=number,
        Action="BLOCK",
    )


def _associated(w: World) -> dict[str, str]:
    w.sms.create_configuration_set(ConfigurationSetName="alerts")
    association = {
        "ProtectConfigurationId": protect_configuration(w),
        "ConfigurationSetName": "alerts",
    }
    w.sms.associate_protect_configuration(**association)
    return association


def delete_protected(w: World) -> Try:
    return w.sms.delete_protect_configuration, {
        "ProtectConfigurationId": protect_configuration(
            w, DeletionProtectionEnabled=True
        )
    }


def delete_the_account_default(w: World) -> Try:
    default = {"ProtectConfigurationId": protect_configuration(w)}
    w.sms.set_account_default_protect_configuration(**default)
    return w.sms.delete_protect_configuration, default


def delete_associated(w: World) -> Try:
    associated = _associated(w)["ProtectConfigurationId"]
    return w.sms.delete_protect_configuration, {"ProtectConfigurationId": associated}


def associate_an_unknown_configuration(w: World) -> Try:
    w.sms.create_configuration_set(ConfigurationSetName="alerts")
    return w.sms.associate_protect_configuration, {
        "ProtectConfigurationId": "protect-1",
        "ConfigurationSetName": "alerts",
    }


def associate_with_an_unknown_set(w: World) -> Try:
    return w.sms.associate_protect_configuration, {
        "ProtectConfigurationId": protect_configuration(w),
        "ConfigurationSetName": "alerts",
    }


def disassociate_another(w: World) -> Try:
    return w.sms.disassociate_protect_configuration, _associated(w) | {
        "ProtectConfigurationId": protect_configuration(w)
    }


def disassociate_twice(w: World) -> Try:
    association = _associated(w)
    w.sms.disassociate_protect_configuration(**association)
    return w.sms.disassociate_protect_configuration, association


def unset_an_account_default_that_is_not_set(w: World) -> Try:
    return w.sms.delete_account_default_protect_configuration, {}


def block_an_unknown_country(w: World) -> Try:
    return w.sms.update_protect_configuration_country_rule_set, {
        "ProtectConfigurationId": protect_configuration(w),
        "NumberCapability": "SMS",
        "CountryRuleSetUpdates": {"ZZ": {"ProtectStatus": "BLOCK"}},
    }


def override_that_expired_before(w: World) -> Try:
    return w.sms.put_protect_configuration_rule_set_number_override, {
        "ProtectConfigurationId": protect_configuration(w),
        "DestinationPhoneNumber": NUMBER,
        "Action": "ALLOW",
        "ExpirationTimestamp": datetime(2020, 1, 1, tzinfo=timezone.utc),
    }


def delete_an_unknown_override(w: World) -> Try:
    return w.sms.delete_protect_configuration_rule_set_number_override, {
        "ProtectConfigurationId": protect_configuration(w),
        "DestinationPhoneNumber": NUMBER,
    }


CONFLICT, VALIDATION = "ConflictException", "ValidationException"
MISSING = "ResourceNotFoundException"
# fmt: off
RULES: list[tuple[Callable[[World], Try], str, str | None, str]] = [
    (delete_protected,                   CONFLICT,   "DELETION_PROTECTION_ENABLED", "A"),
    (delete_the_account_default,         CONFLICT,   "PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT", "A"),
    (delete_associated,                  CONFLICT,   "PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET", "A"),
    (associate_an_unknown_configuration, MISSING,    None, "D"),
    (associate_with_an_unknown_set,      MISSING,    None, "D"),
    (disassociate_another,               CONFLICT,   "PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET", "A"),
    (disassociate_twice,                 CONFLICT,   "PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET", "A"),
    (unset_an_account_default_that_is_not_set, MISSING, None, "A"),
    (block_an_unknown_country,           VALIDATION, "INVALID_PARAMETER", "A"),
    (override_that_expired_before,       VALIDATION, "INVALID_PARAMETER", "A"),
    (delete_an_unknown_override,         MISSING,    None, "A"),
]
# fmt: on
