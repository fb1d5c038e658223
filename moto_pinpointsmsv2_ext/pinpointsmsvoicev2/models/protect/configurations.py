"""Protect configurations: the destinations that messages are not sent to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from moto.core.utils import utcnow

from ...exceptions import ResourceNotFoundException
from ...utils import parse_time
from ..account import Account
from ..base import Kind, Listing, Reply, Resource, Tag
from ..configuration_sets import ConfigurationSet
from ..identities.opt_out_lists import e164
from ..store import Family


@dataclass(kw_only=True)
class NumberOverride:
    """A rule for a phone number, with the members of
    ProtectConfigurationRuleSetNumberOverride."""

    # A filter on a time has times in ISO 8601 format or in seconds since the epoch.
    # (assumed)
    FILTERS: ClassVar[dict[str, Callable[[Any, frozenset[str]], bool]]] = {
        "destination-phone-number-begins-with": lambda override, values: (
            override.destination_phone_number.startswith(tuple(map(e164, values)))
        ),
        # An override without an expiration time matches neither. (assumed)
        "expires-before": lambda override, values: _is_before_any(
            override.expiration_timestamp, values
        ),
        "expires-after": lambda override, values: _is_after_any(
            override.expiration_timestamp, values
        ),
        "created-before": lambda override, values: _is_before_any(
            override.created_timestamp, values
        ),
        "created-after": lambda override, values: _is_after_any(
            override.created_timestamp, values
        ),
    }

    position: int
    destination_phone_number: str
    #: ALLOW or BLOCK
    action: str
    iso_country_code: str | None
    created_timestamp: datetime
    #: the time from which it does not apply, None if it always does
    expiration_timestamp: datetime | None

    @property
    def expired(self) -> bool:
        at = self.expiration_timestamp
        return at is not None and at <= utcnow()


@dataclass(kw_only=True)
class ProtectConfiguration(Resource):
    """A protect configuration, with the members of ProtectConfigurationInformation."""

    KIND: ClassVar[Kind] = Kind(
        "protect-configuration", "protect", (25, "PROTECT_CONFIGURATIONS_PER_ACCOUNT")
    )

    account: Account = field(repr=False)
    protect_configuration_arn: str
    protect_configuration_id: str
    deletion_protection_enabled: bool = False
    created_timestamp: datetime = field(default_factory=utcnow)
    #: by capability, the ProtectStatus of each country for which one was set
    country_rules: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    #: by phone number, in order of creation
    overrides: dict[str, NumberOverride] = field(default_factory=dict, repr=False)

    @property
    def account_default(self) -> bool:
        return self.account.default_protect_configuration_id == self.id

    def protect_status(self, capability: str, country: str | None) -> str:
        """Return ALLOW, BLOCK, MONITOR or FILTER.

        A new configuration allows every country. (AWS docs)

        :param capability: SMS, VOICE, MMS or RCS
        :param country: an ISO 3166 code of two letters
        """
        return self.country_rules.get(capability, {}).get(country or "", "ALLOW")

    def find_override(self, number: str) -> NumberOverride | None:
        """Return the override for a phone number, None without one.

        An override that has expired is forgotten. (assumed)

        :param number: with or without the plus sign
        """
        override = self.overrides.get(e164(number))
        if override is not None and override.expired:
            del self.overrides[override.destination_phone_number]
            return None
        return override


class ProtectConfigurations(Family):
    """The operations on protect configurations and on what they apply to."""

    def create_protect_configuration(
        self,
        deletion_protection_enabled: bool | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Create a protect configuration that allows every country.

        :param deletion_protection_enabled: whether deleting it is rejected, by default
            False
        :param tags: up to 50 tags; the tag Name is the name that the console shows
        :return: the configuration and its tags
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or PROTECT_CONFIGURATIONS_PER_ACCOUNT for the 26th configuration if quotas
            are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateProtectConfiguration.html
        """
        self.store.check_creation(ProtectConfiguration, tags)
        configuration_id = self.store.new_id(ProtectConfiguration)
        configuration = ProtectConfiguration(
            account=self.store.record(Account),
            protect_configuration_arn=self.store.arn_of(
                ProtectConfiguration, configuration_id
            ),
            protect_configuration_id=configuration_id,
            deletion_protection_enabled=bool(deletion_protection_enabled),
        )
        return self.store.created(self.store.add(configuration, tags))

    def describe_protect_configurations(
        self, protect_configuration_ids: list[str] | None = None
    ) -> Listing[ProtectConfiguration]:
        """List protect configurations.

        The order is oldest first. (assumed)

        :param protect_configuration_ids: up to 5 ids or ARNs, by default all
            configurations
        :raises ResourceNotFoundException: if a configuration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeProtectConfigurations.html
        """
        return self.store.get_many(
            ProtectConfiguration, protect_configuration_ids, "ProtectConfigurationIds"
        )

    def update_protect_configuration(
        self,
        protect_configuration_id: str,
        deletion_protection_enabled: bool | None = None,
    ) -> ProtectConfiguration:
        """Change the deletion protection of a protect configuration.

        :param protect_configuration_id: the id or ARN of the configuration
        :param deletion_protection_enabled: whether deleting it is rejected, by default
            unchanged
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateProtectConfiguration.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        if deletion_protection_enabled is not None:
            configuration.deletion_protection_enabled = deletion_protection_enabled
        return configuration

    def delete_protect_configuration(
        self, protect_configuration_id: str
    ) -> ProtectConfiguration:
        """Delete a protect configuration with its rules.

        :param protect_configuration_id: the id or ARN of the configuration
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ConflictException: A configuration with deletion protection, the account
            default and the configuration of a configuration set cannot be deleted.
            (AWS docs)
            The Reasons are DELETION_PROTECTION_ENABLED,
            PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT and
            PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET. (assumed)
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteProtectConfiguration.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        if configuration.deletion_protection_enabled:
            raise configuration.conflict("DELETION_PROTECTION_ENABLED")
        if configuration.account_default:
            raise configuration.conflict(
                "PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT",
                "Set another one with SetAccountDefaultProtectConfiguration first, or "
                "remove it with DeleteAccountDefaultProtectConfiguration",
            )
        sets = [
            each.id
            for each in self.store.all(ConfigurationSet)
            if each.protect_configuration_id == configuration.id
        ]
        if sets:
            raise configuration.conflict(
                "PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET",
                "Disassociate it with DisassociateProtectConfiguration first from: "
                f"{', '.join(sets)}",
            )
        self.store.remove(configuration)
        return configuration

    def associate_protect_configuration(
        self, protect_configuration_id: str, configuration_set_name: str
    ) -> Reply:
        """Apply a protect configuration to the messages of a configuration set.

        It replaces the protect configuration of the set. (AWS docs)

        :param protect_configuration_id: the id or ARN of the protect configuration
        :param configuration_set_name: the name or ARN of the set
        :raises ResourceNotFoundException: if the configuration or the set does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_AssociateProtectConfiguration.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        configuration_set.protect_configuration_id = configuration.id
        return Reply(configuration, configuration_set)

    def disassociate_protect_configuration(
        self, protect_configuration_id: str, configuration_set_name: str
    ) -> Reply:
        """Remove the protect configuration of a configuration set.

        :param protect_configuration_id: the id or ARN of the protect configuration
        :param configuration_set_name: the name or ARN of the set
        :raises ResourceNotFoundException: if the configuration or the set does not exist
        :raises ConflictException:
            PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET. (assumed)
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DisassociateProtectConfiguration.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        configuration_set = self.store.get(ConfigurationSet, configuration_set_name)
        associated = configuration_set.protect_configuration_id
        if associated != configuration.id:
            raise configuration.conflict(
                "PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET",
                f"Use {associated}, which is associated with {configuration_set.id}"
                if associated
                else "Associate a protect configuration with "
                f"{configuration_set.id} with AssociateProtectConfiguration first",
            )
        configuration_set.protect_configuration_id = None
        return Reply(configuration, configuration_set)

    def set_account_default_protect_configuration(
        self, protect_configuration_id: str
    ) -> Reply:
        """Apply a protect configuration to all messages that have no other one.

        It replaces the account default. (AWS docs)

        :param protect_configuration_id: the id or ARN of the configuration
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetAccountDefaultProtectConfiguration.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        configuration.account.default_protect_configuration_id = configuration.id
        return _default(configuration)

    def delete_account_default_protect_configuration(self) -> Reply:
        """Remove the account default. The protect configuration itself is not deleted.

        :return: the configuration that was the account default
        :raises ResourceNotFoundException: if the account has no default. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteAccountDefaultProtectConfiguration.html
        """
        account = self.store.record(Account)
        default = account.default_protect_configuration_id
        if default is None:
            raise ResourceNotFoundException(
                ProtectConfiguration.KIND.name,
                None,
                "Set an account default with SetAccountDefaultProtectConfiguration first",
            )
        account.default_protect_configuration_id = None
        return _default(self.store.get(ProtectConfiguration, default))


def _default(configuration: ProtectConfiguration) -> Reply:
    return Reply(
        default_protect_configuration_arn=configuration.arn,
        default_protect_configuration_id=configuration.id,
    )


def _is_before_any(at: datetime | None, values: Iterable[str]) -> bool:
    return at is not None and any(at < each for each in _times(values))


def _is_after_any(at: datetime | None, values: Iterable[str]) -> bool:
    return at is not None and any(at > each for each in _times(values))


def _times(values: Iterable[str]) -> list[datetime]:
    return [each for each in map(parse_time, values) if each is not None]
