"""Notify configurations: the settings of messages that are sent from templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ..base import Kind, Listing, Reply, Resource, Tag
from ..identities.origination_identities import Pool
from ..identities.release import check_active
from ..progress import NOTIFY_CONFIGURATION, Progress
from ..registrations.registrations import Registration
from ..registrations.states import IN_REVIEW
from ..store import Family, Store
from .countries import CHANNELS, notify_countries
from .reviews import DisplayNameReviews, Review
from .templates import find_template

#: the values with which UpdateNotifyConfiguration removes a setting (AWS docs)
NO_TEMPLATE, NO_POOL = "UNSET_DEFAULT_TEMPLATE", "UNSET_DEFAULT_POOL_FOR_NOTIFY"


@dataclass(kw_only=True)
class NotifyConfiguration(Resource):
    """A configuration, with the members of NotifyConfigurationInformation."""

    KIND: ClassVar[Kind] = Kind(
        "notify-configuration", "notify", (25, "NOTIFY_CONFIGURATIONS_PER_ACCOUNT")
    )
    FILTERS: ClassVar[dict[str, Callable[[Any, frozenset[str]], bool]]] = {
        "default-template": lambda configuration, values: (
            configuration.default_template_id in values
        ),
        # The value is an id. (assumed)
        "default-pool": lambda configuration, values: configuration.pool_id in values,
    }

    notify_configuration_arn: str
    notify_configuration_id: str
    display_name: str
    use_case: str
    default_template_id: str | None = None
    pool_id: str | None = None
    enabled_countries: Sequence[str]
    enabled_channels: Sequence[str]
    tier: str = "BASIC"
    tier_upgrade_status: str = "BASIC"
    status: str = "PENDING"
    rejection_reason: str | None = None
    deletion_protection_enabled: bool = False
    created_timestamp: datetime = field(default_factory=utcnow)
    #: the registration that was submitted for the tier ADVANCED
    upgrade: Registration | None = field(default=None, repr=False)

    def settle(self, described: bool = False) -> None:
        super().settle(described)
        if self.upgrade is not None and self.tier == "BASIC":
            self.upgrade.settle(described)
            self.tier_upgrade_status = _upgrade_status(self.upgrade.registration_status)
            if self.tier_upgrade_status == "ADVANCED":
                self.tier = "ADVANCED"

    def finish_review(self, review: Review) -> None:
        """Set the result of the review of the display name."""
        self.progress = None
        self.status = review.status
        self.rejection_reason = review.reason


def _upgrade_status(registration_status: str) -> str:
    """Return the TierUpgradeStatus for the status of the registration. (assumed)

    After a registration that is withdrawn it is BASIC. (assumed)
    """
    if registration_status in ("COMPLETE", "REQUIRES_UPDATES"):
        return "ADVANCED" if registration_status == "COMPLETE" else "REJECTED"
    pending = registration_status in (*IN_REVIEW, "PROVISIONING")
    return "PENDING_UPGRADE" if pending else "BASIC"


class NotifyConfigurations(Family):
    """The operations on Notify configurations."""

    def create_notify_configuration(
        self,
        display_name: str,
        use_case: str,
        enabled_channels: list[str],
        default_template_id: str | None = None,
        pool_id: str | None = None,
        enabled_countries: list[str] | None = None,
        deletion_protection_enabled: bool | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Create a configuration, whose display name is reviewed.

        It becomes ACTIVE, or REQUIRES_VERIFICATION with the name of a well-known brand,
        at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::notify-configuration``. Display names need not be unique.
        (assumed)

        :param display_name: the name that the messages have
        :param use_case: CODE_VERIFICATION
        :param enabled_channels: SMS, VOICE or both
        :param default_template_id: the template of messages that are sent without one
        :param pool_id: the id or ARN of a pool of the account that sends the messages
            where it has an identity for the country
        :param enabled_countries: the countries that messages can be sent to, by default
            all of the tier. (assumed)
        :param deletion_protection_enabled: whether deleting it is rejected, by default
            False
        :param tags: up to 50 tags
        :return: the configuration, which is PENDING, and its tags
        :raises ResourceNotFoundException: if the template or the pool does not exist
        :raises ConflictException: RESOURCE_NOT_ACTIVE if the pool is not ACTIVE.
            (assumed)
        :raises ValidationException: INVALID_PARAMETER for a channel or a country that
            Notify does not have. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or NOTIFY_CONFIGURATIONS_PER_ACCOUNT for the 26th configuration if quotas
            are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateNotifyConfiguration.html
        """
        _check_supported(enabled_channels, enabled_countries)
        settings = _settings(self.store, default_template_id, pool_id)
        self.store.check_creation(NotifyConfiguration, tags)
        configuration_id = self.store.new_id(NotifyConfiguration)
        configuration = NotifyConfiguration(
            notify_configuration_arn=self.store.arn_of(
                NotifyConfiguration, configuration_id
            ),
            notify_configuration_id=configuration_id,
            display_name=display_name,
            use_case=use_case,
            enabled_countries=enabled_countries or list(notify_countries()),
            enabled_channels=enabled_channels,
            deletion_protection_enabled=bool(deletion_protection_enabled),
            **settings,
        )
        review = self.store.record(DisplayNameReviews).of(display_name)
        if review.status != configuration.status:
            configuration.progress = Progress(
                NOTIFY_CONFIGURATION,
                [configuration.status, review.status],
                lambda status: configuration.finish_review(review),
            )
        return self.store.created(self.store.add(configuration, tags))

    def describe_notify_configurations(
        self, notify_configuration_ids: list[str] | None = None
    ) -> Listing[NotifyConfiguration]:
        """List configurations.

        The order is oldest first. (assumed)

        :param notify_configuration_ids: up to 5 ids or ARNs, by default all
            configurations
        :raises ResourceNotFoundException: if a configuration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeNotifyConfigurations.html
        """
        return self.store.get_many(
            NotifyConfiguration, notify_configuration_ids, "NotifyConfigurationIds"
        )

    def update_notify_configuration(
        self,
        notify_configuration_id: str,
        default_template_id: str | None = None,
        pool_id: str | None = None,
        enabled_countries: list[str] | None = None,
        enabled_channels: list[str] | None = None,
        deletion_protection_enabled: bool | None = None,
    ) -> NotifyConfiguration:
        """Change the settings of a configuration.

        Settings that the request does not have are unchanged. The configuration need not
        be ACTIVE. (assumed)

        :param notify_configuration_id: the id or ARN of the configuration
        :param default_template_id: a template, or UNSET_DEFAULT_TEMPLATE for none
        :param pool_id: the id or ARN of a pool, or UNSET_DEFAULT_POOL_FOR_NOTIFY for none
        :param enabled_countries: the countries; an empty list is all of the tier.
            (assumed)
        :param enabled_channels: SMS, VOICE or both
        :param deletion_protection_enabled: whether deleting it is rejected
        :raises ResourceNotFoundException: if the configuration, the template or the pool
            does not exist
        :raises ConflictException: RESOURCE_NOT_ACTIVE if the pool is not ACTIVE.
            (assumed)
        :raises ValidationException: INVALID_PARAMETER for a channel or a country that
            Notify does not have. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateNotifyConfiguration.html
        """
        configuration = self.store.get(NotifyConfiguration, notify_configuration_id)
        _check_supported(enabled_channels, enabled_countries)
        settings: dict[str, Any] = {}
        if default_template_id == NO_TEMPLATE:
            settings["default_template_id"] = default_template_id = None
        if pool_id == NO_POOL:
            settings["pool_id"] = pool_id = None
        settings |= _settings(self.store, default_template_id, pool_id)
        if enabled_countries is not None:
            settings["enabled_countries"] = enabled_countries or list(
                notify_countries()
            )
        if enabled_channels is not None:
            settings["enabled_channels"] = enabled_channels
        if deletion_protection_enabled is not None:
            settings["deletion_protection_enabled"] = deletion_protection_enabled
        for name, value in settings.items():
            setattr(configuration, name, value)
        return configuration

    def delete_notify_configuration(
        self, notify_configuration_id: str
    ) -> NotifyConfiguration:
        """Delete a configuration.

        :param notify_configuration_id: the id or ARN of the configuration
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ConflictException: A configuration with deletion protection cannot be
            deleted. (AWS docs)
            The Reason is DELETION_PROTECTION_ENABLED. (assumed)
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteNotifyConfiguration.html
        """
        configuration = self.store.get(NotifyConfiguration, notify_configuration_id)
        if configuration.deletion_protection_enabled:
            raise configuration.conflict("DELETION_PROTECTION_ENABLED")
        self.store.remove(configuration)
        return configuration


def check_not_used(store: Store, pool: Pool) -> None:
    """Check that no configuration uses a pool.

    :raises ConflictException: POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION. (assumed)
    """
    users = [
        each.id for each in store.all(NotifyConfiguration) if each.pool_id == pool.id
    ]
    if users:
        raise pool.conflict(
            "POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION",
            f"Set another PoolId, or {NO_POOL}, with UpdateNotifyConfiguration first "
            f"for: {', '.join(users)}",
        )


def _check_supported(
    channels: Sequence[str] | None, countries: Sequence[str] | None
) -> None:
    """Check that Notify has the channels and the countries of a request."""
    for name, noun, given, known in (
        ("enabledChannels", "channel", channels, CHANNELS),
        ("enabledCountries", "country", countries, tuple(notify_countries())),
    ):
        unknown = [each for each in given or () if each not in known]
        if unknown:
            message = (
                f"Notify does not have the {noun} {', '.join(unknown)}. "
                f"Use: {', '.join(known)}"
            )
            raise ValidationException("INVALID_PARAMETER", [Field(name, message)])


def _settings(
    store: Store, template_id: str | None, pool_id: str | None
) -> dict[str, Any]:
    """Return the template and the pool of a request, as far as it has them.

    The values that remove them are for an update only: otherwise no template and no pool
    has such an id. (AWS docs)
    """
    settings: dict[str, Any] = {}
    if template_id:
        settings["default_template_id"] = find_template(store, template_id).template_id
    if pool_id:
        pool = store.get(Pool, pool_id)
        check_active(pool)
        settings["pool_id"] = pool.id
    return settings
