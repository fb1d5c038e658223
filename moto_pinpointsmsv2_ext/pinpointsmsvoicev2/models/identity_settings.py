"""What phone numbers and pools are set to, and what lets go of an identity."""

from __future__ import annotations

from typing import Any

from ..exceptions import ConflictException, Field, ValidationException
from .identities import OriginationIdentity, Settings
from .opt_out_lists import OptOutList, OptOutListBackend
from .registration_associations import RegistrationAssociationBackend
from .store import Resource


class IdentitySettingsBackend(RegistrationAssociationBackend, OptOutListBackend):
    """What the backends of phone numbers, sender IDs and pools share."""

    def changed_settings(
        self,
        settings: Settings,
        two_way_enabled: bool | None = None,
        two_way_channel_arn: str | None = None,
        two_way_channel_role: str | None = None,
        self_managed_opt_outs_enabled: bool | None = None,
        opt_out_list_name: str | None = None,
        deletion_protection_enabled: bool | None = None,
    ) -> dict[str, Any]:
        """What settings become, if all of it is allowed. Nothing is changed yet.

        :return: the new values, by attribute
        :raises ResourceNotFoundException: for the opt-out list
        :raises ValidationException: TWO_WAY_CHANNEL_NOT_PRESENT, INVALID_PARAMETER for a
            channel that is none, TWO_WAY_NOT_ENABLED for self-managed opt-outs without
            two-way messaging (the rules are documented, the Reasons inferred)
        """
        if two_way_channel_arn is not None:
            _check_channel(two_way_channel_arn)
        two_way = _given(two_way_enabled, settings.two_way_enabled)
        channel = _given(two_way_channel_arn, settings.two_way_channel_arn)
        role = _given(two_way_channel_role, settings.two_way_channel_role)
        managed = _given(
            self_managed_opt_outs_enabled, settings.self_managed_opt_outs_enabled
        )
        if two_way and channel is None:
            raise ValidationException(
                "TWO_WAY_CHANNEL_NOT_PRESENT",
                [Field("twoWayChannelArn", "Two-way messaging needs a channel")],
            )
        if managed and not two_way:
            raise ValidationException(
                "TWO_WAY_NOT_ENABLED",
                [Field("selfManagedOptOutsEnabled", "It needs two-way messaging")],
            )
        changed = {
            "two_way_enabled": two_way,
            # What was set goes when two-way messaging is disabled: ours.
            "two_way_channel_arn": channel if two_way else None,
            "two_way_channel_role": role if two_way else None,
            "self_managed_opt_outs_enabled": managed,
            "deletion_protection_enabled": _given(
                deletion_protection_enabled, settings.deletion_protection_enabled
            ),
        }
        if opt_out_list_name is not None:
            found = self.store.get(OptOutList, opt_out_list_name, "OptOutListName")
            changed["opt_out_list_name"] = found.id
        return changed

    def check_release(self, identity: OriginationIdentity) -> None:
        """Whether an identity may be let go of.

        :raises ConflictException: that it is in a pool (observed for numbers); while it
            is protected, DELETION_PROTECTION_ENABLED (the rule is documented, the Reason
            inferred); while its registration is in review,
            DISASSOCIATE_REGISTRATION_NOT_ALLOWED
        """
        if getattr(identity, "deletion_protection_enabled", False):
            raise ConflictException("DELETION_PROTECTION_ENABLED", identity)
        if identity.pools:
            raise ConflictException(identity.IN_POOL, identity)
        self.check_disassociation(identity)


def apply(settings: Settings, changed: dict[str, Any]) -> None:
    """Set what :meth:`IdentitySettingsBackend.changed_settings` has allowed."""
    for attribute, value in changed.items():
        setattr(settings, attribute, value)


def check_active(resource: Resource, status: str) -> None:
    """:raises ConflictException: RESOURCE_NOT_ACTIVE: the rule was observed for what joins
    a pool, the Reason is inferred"""
    if status != "ACTIVE":
        raise ConflictException("RESOURCE_NOT_ACTIVE", resource)


def _given(value: Any, otherwise: Any) -> Any:
    return otherwise if value is None else value


def _check_channel(arn: str) -> None:
    """Standard SNS topics and Connect: documented."""
    topic = arn.split(":")[2:3] == ["sns"] and not arn.endswith(".fifo")
    connect = arn.startswith("connect.") and arn.endswith(".amazonaws.com")
    if not topic and not connect:
        raise ValidationException(
            "INVALID_PARAMETER",
            [
                Field(
                    "twoWayChannelArn", "It is neither a standard SNS topic nor Connect"
                )
            ],
        )
