"""The rules of protect configurations for phone numbers, which override countries."""

from __future__ import annotations

from datetime import datetime

from moto.core.utils import utcnow

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply
from ..identities.number_plans import country_of
from ..identities.opt_out_lists import e164
from ..store import Family
from .configurations import NumberOverride, ProtectConfiguration


class ProtectConfigurationNumberOverrides(Family):
    """The operations on the rules for phone numbers."""

    def put_protect_configuration_rule_set_number_override(
        self,
        protect_configuration_id: str,
        destination_phone_number: str,
        action: str,
        expiration_timestamp: datetime | None = None,
    ) -> Reply:
        """Create or replace the rule for a phone number.

        A rule that is replaced keeps its CreatedTimestamp. (assumed)

        :param protect_configuration_id: the id or ARN of the protect configuration
        :param destination_phone_number: the phone number in E.164 format
        :param action: ALLOW or BLOCK
        :param expiration_timestamp: the time from which the rule does not apply, by
            default none
        :return: the rule and its configuration
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ValidationException: INVALID_PARAMETER for an expiration time that is
            not in the future. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutProtectConfigurationRuleSetNumberOverride.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        now, number = utcnow(), e164(destination_phone_number)
        if expiration_timestamp is not None and expiration_timestamp <= now:
            message = (
                f"{expiration_timestamp:%Y-%m-%dT%H:%M:%SZ} is not in the future. Use a "
                f"time after {now:%Y-%m-%dT%H:%M:%SZ}, or omit ExpirationTimestamp"
            )
            raise ValidationException(
                "INVALID_PARAMETER", [Field("expirationTimestamp", message)]
            )
        known = configuration.find_override(number)
        override = NumberOverride(
            position=known.position if known else self.store.links.next_position(),
            destination_phone_number=number,
            action=action,
            iso_country_code=country_of(number),
            created_timestamp=known.created_timestamp if known else now,
            expiration_timestamp=expiration_timestamp,
        )
        configuration.overrides[number] = override
        return Reply(override, configuration)

    def list_protect_configuration_rule_set_number_overrides(
        self, protect_configuration_id: str
    ) -> Listing[NumberOverride]:
        """List the rules for phone numbers, without those that have expired. (assumed)

        The order is oldest first. (assumed)

        :param protect_configuration_id: the id or ARN of the protect configuration
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListProtectConfigurationRuleSetNumberOverrides.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        overrides = configuration.overrides.values()
        return Listing(
            [each for each in overrides if not each.expired], of=configuration
        )

    def delete_protect_configuration_rule_set_number_override(
        self, protect_configuration_id: str, destination_phone_number: str
    ) -> Reply:
        """Delete the rule for a phone number.

        :param protect_configuration_id: the id or ARN of the protect configuration
        :param destination_phone_number: the phone number in E.164 format
        :return: the rule and its configuration
        :raises ResourceNotFoundException: if the configuration or the rule does not
            exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteProtectConfigurationRuleSetNumberOverride.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        override = configuration.find_override(destination_phone_number)
        if override is None:
            # The service model has no type for overrides. (assumed)
            raise ResourceNotFoundException(
                ProtectConfiguration.KIND.name,
                destination_phone_number,
                "Use a phone number that "
                "ListProtectConfigurationRuleSetNumberOverrides returns for "
                f"{configuration.id}",
            )
        del configuration.overrides[override.destination_phone_number]
        return Reply(override, configuration)
