"""The country rule sets of protect configurations."""

from __future__ import annotations

from ...exceptions import Field, ValidationException
from ..base import Reply
from ..countries import load_countries
from ..store import Family
from .configurations import ProtectConfiguration


class ProtectConfigurationRuleSets(Family):
    """The operations on the rules for countries."""

    def get_protect_configuration_country_rule_set(
        self, protect_configuration_id: str, number_capability: str
    ) -> Reply:
        """Return the rule of every country that AWS sends messages to.

        :param protect_configuration_id: the id or ARN of the protect configuration
        :param number_capability: SMS, VOICE, MMS or RCS. RCS messages follow the rules
            for SMS. (assumed)
        :return: the configuration, and its rules by country
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_GetProtectConfigurationCountryRuleSet.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        return _rule_set(configuration, number_capability)

    def update_protect_configuration_country_rule_set(
        self,
        protect_configuration_id: str,
        number_capability: str,
        country_rule_set_updates: dict[str, dict[str, str]],
    ) -> Reply:
        """Change the rules of countries for one capability. Others are unchanged.

        :param protect_configuration_id: the id or ARN of the protect configuration
        :param number_capability: SMS, VOICE, MMS or RCS
        :param country_rule_set_updates: by country, ``{"ProtectStatus": ...}`` with
            ALLOW, BLOCK, MONITOR or FILTER
        :return: the configuration, and its rules for every country. (assumed)
        :raises ResourceNotFoundException: if the configuration does not exist
        :raises ValidationException: INVALID_PARAMETER for a country that AWS does not
            send messages to, and no rule is changed. (assumed)
            INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateProtectConfigurationCountryRuleSet.html
        """
        configuration = self.store.get(ProtectConfiguration, protect_configuration_id)
        unknown = sorted(country_rule_set_updates.keys() - load_countries())
        if unknown:
            raise ValidationException(
                "INVALID_PARAMETER",
                [
                    Field(
                        f"countryRuleSetUpdates.{code}",
                        f"AWS does not send messages to {code}. Use a country that "
                        "GetProtectConfigurationCountryRuleSet returns",
                    )
                    for code in unknown
                ],
            )
        rules = configuration.country_rules.setdefault(number_capability, {})
        for code, rule in country_rule_set_updates.items():
            rules[code] = rule["ProtectStatus"]
        return _rule_set(configuration, number_capability)


def _rule_set(configuration: ProtectConfiguration, capability: str) -> Reply:
    return Reply(
        configuration,
        number_capability=capability,
        country_rule_set={
            code: {"protect_status": configuration.protect_status(capability, code)}
            for code in load_countries()
        },
    )
