"""Requests that the rules of Notify refuse, and the rows of the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .test_pinpointsmsvoicev2.notify import ENGLISH, configuration
from .world import Try, World


def creating(**members: Any) -> Callable[[World], Try]:
    def situation(w: World) -> Try:
        given = {"DisplayName": "Acme", "UseCase": "CODE_VERIFICATION"}
        return w.sms.create_notify_configuration, {
            **given,
            "EnabledChannels": ["SMS"],
            **members,
        }

    return situation


def updating(**members: Any) -> Callable[[World], Try]:
    def situation(w: World) -> Try:
        notify_id = configuration(w.sms)
        return w.sms.update_notify_configuration, {
            "NotifyConfigurationId": notify_id,
            **members,
        }

    return situation


def create_with_a_pool_that_is_not_active(w: World) -> Try:
    pool = w.control.pools.seed(Status="CREATING")["PoolId"]
    return creating(PoolId=pool)(w)


def delete_protected(w: World) -> Try:
    notify_id = configuration(w.sms, DeletionProtectionEnabled=True)
    return w.sms.delete_notify_configuration, {"NotifyConfigurationId": notify_id}


def delete_the_pool_of_a_configuration(w: World) -> Try:
    pool = w.pool()
    configuration(w.sms, PoolId=pool)
    return w.sms.delete_pool, {"PoolId": pool}


def send(**members: Any) -> Callable[[World], Try]:
    def situation(w: World) -> Try:
        return w.sms.send_notify_text_message, {
            "NotifyConfigurationId": configuration(w.sms),
            "DestinationPhoneNumber": "+12065550100",
            "TemplateVariables": {"code": "123456"},
            "TemplateId": ENGLISH,
            **members,
        }

    return situation


def send_without_a_template(w: World) -> Try:
    call, request = send()(w)
    del request["TemplateId"]
    return call, request


CONFLICT, VALIDATION = "ConflictException", "ValidationException"
MISSING = "ResourceNotFoundException"
#: the rules, as in test_rules.py
# fmt: off
RULES: list[tuple[Callable[[World], Try], str, str | None, str]] = [
    (creating(EnabledChannels=["RCS"]),     VALIDATION, "INVALID_PARAMETER", "A"),
    (creating(EnabledCountries=["PL"]),     VALIDATION, "INVALID_PARAMETER", "A"),
    (creating(DefaultTemplateId="other"),   MISSING,    None, "D"),
    (creating(PoolId="pool-1"),             MISSING,    None, "D"),
    (create_with_a_pool_that_is_not_active, CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (updating(EnabledChannels=["MMS"]),     VALIDATION, "INVALID_PARAMETER", "A"),
    (updating(EnabledCountries=["PL"]),     VALIDATION, "INVALID_PARAMETER", "A"),
    (updating(DefaultTemplateId="other"),   MISSING,    None, "D"),
    (updating(PoolId="pool-1"),             MISSING,    None, "D"),
    (delete_protected,                      CONFLICT,   "DELETION_PROTECTION_ENABLED", "A"),
    (delete_the_pool_of_a_configuration,    CONFLICT,   "POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION", "A"),
    (send(TemplateId="other"),              MISSING,    None, "D"),
    (send(NotifyConfigurationId="notify-1"), MISSING,   None, "D"),
    (send(ConfigurationSetName="none"),     MISSING,    None, "D"),
    (send(TemplateVariables={}),            VALIDATION, "MISSING_PARAMETER", "A"),
    (send(TemplateVariables={"code": "12"}), VALIDATION, "INVALID_PARAMETER", "A"),
    (send(DestinationPhoneNumber="+48221234567"), VALIDATION, "COUNTRY_NOT_ENABLED", "A"),
    (send_without_a_template,               VALIDATION, "MISSING_PARAMETER", "A"),
]
# fmt: on
