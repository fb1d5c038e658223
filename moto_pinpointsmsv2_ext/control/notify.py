"""Control Notify configurations and the templates of Notify."""

from __future__ import annotations

import re
from collections.abc import Mapping
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from botocore import xform_name

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models.identities.origination_identities import Pool
from ..pinpointsmsvoicev2.models.notify.configurations import NotifyConfiguration
from ..pinpointsmsvoicev2.models.notify.countries import CHANNELS, notify_countries
from ..pinpointsmsvoicev2.models.notify.reviews import DisplayNameReviews, Review
from ..pinpointsmsvoicev2.models.notify.templates import (
    DefinedTemplates,
    NotifyTemplate,
    all_templates,
    known_variables,
    placeholders,
    voices_of,
)
from ..pinpointsmsvoicev2.utils import compile_pattern, meant
from .action import Group, action
from .arguments import checked, checked_value, find, wire
from .names import unknown
from .seeding import arn_of_new
from .types import (
    NotifyConfigurationInformationTypeDef,
    NotifyConfigurationMembers,
    NotifyConfigurationTierType,
    NotifyTemplateInformationTypeDef,
    NotifyTemplateMembers,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

Record = NotifyConfigurationInformationTypeDef
Decision = Literal["approve", "reject", "require_verification", "hold"]

#: by decision, the status of a configuration
_STATUSES = {
    "approve": "ACTIVE",
    "reject": "REJECTED",
    "require_verification": "REQUIRES_VERIFICATION",
    "hold": "PENDING",
}


class NotifyConfigurations(Group):
    """Seed Notify configurations, decide their reviews and define templates."""

    NOUN: ClassVar[str] = "notify_configurations"

    @action(shape="NotifyConfigurationInformation")
    def seed(self, **members: Unpack[NotifyConfigurationMembers]) -> Record:
        """Seed a Notify configuration.

        :param members: any members of NotifyConfigurationInformation. Without members it
            is ACTIVE, of the tier BASIC, and has all countries and channels.
        :return: the configuration as NotifyConfigurationInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, the id exists, or the
            pool or the template does not exist

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_NotifyConfigurationInformation.html
        """
        store = self.backend.store
        defaults = {
            "NotifyConfigurationArn": "arn:-",
            "NotifyConfigurationId": store.new_id(NotifyConfiguration),
            "DisplayName": "Example",
            "UseCase": "CODE_VERIFICATION",
            "EnabledCountries": list(notify_countries()),
            "EnabledChannels": list(CHANNELS),
            "Tier": "BASIC",
            "TierUpgradeStatus": "BASIC",
            "Status": "ACTIVE",
            "DeletionProtectionEnabled": False,
            "CreatedTimestamp": utcnow(),
        }
        given = checked("NotifyConfigurationInformation", members, defaults)
        given["NotifyConfigurationArn"] = arn_of_new(
            self.backend,
            NotifyConfiguration,
            given["NotifyConfigurationId"],
            members.get("NotifyConfigurationArn") or "",
        )
        if members.get("TierUpgradeStatus") is None:
            given["TierUpgradeStatus"] = given["Tier"]
        if "PoolId" in given:
            given["PoolId"] = find(self.backend, Pool, given["PoolId"]).id
        if "DefaultTemplateId" in given:
            self._check_template(given["DefaultTemplateId"])
        configuration = NotifyConfiguration(
            **{xform_name(name): value for name, value in given.items()}
        )
        return wire(Record, store.add(configuration))

    @action()
    def approve(self, notify_configuration_id: str) -> Record:
        """Make a configuration ACTIVE at once, whatever its status.

        :param notify_configuration_id: the id or ARN of the configuration
        :return: the configuration as NotifyConfigurationInformation
        :raises ValueError: if the configuration does not exist
        """
        return self._decide(notify_configuration_id, "approve")

    @action()
    def reject(
        self, notify_configuration_id: str, *, reason: str | None = None
    ) -> Record:
        """Reject the display name of a configuration at once, whatever its status.

        :param notify_configuration_id: the id or ARN of the configuration
        :param reason: the RejectionReason. The default is a sentence of this package.
        :return: the configuration as NotifyConfigurationInformation, which is REJECTED
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the configuration does not exist
        """
        return self._decide(notify_configuration_id, "reject", reason)

    @action()
    def require_verification(self, notify_configuration_id: str) -> Record:
        """Require the verification of a display name at once, as of a known brand.

        :param notify_configuration_id: the id or ARN of the configuration
        :return: the configuration as NotifyConfigurationInformation, which is
            REQUIRES_VERIFICATION
        :raises ValueError: if the configuration does not exist
        """
        return self._decide(notify_configuration_id, "require_verification")

    @action()
    def hold(self, notify_configuration_id: str) -> Record:
        """Keep a configuration PENDING until a decision.

        :param notify_configuration_id: the id or ARN of the configuration
        :return: the configuration as NotifyConfigurationInformation
        :raises ValueError: if the configuration does not exist or is not PENDING
        """
        configuration = find(self.backend, NotifyConfiguration, notify_configuration_id)
        if configuration.status != "PENDING":
            raise ValueError(
                f"{configuration.id} must be PENDING, not {configuration.status}"
            )
        return self._decide(configuration.id, "hold")

    @action()
    def on_create(
        self,
        display_name: str | None = None,
        *,
        decision: Decision = "approve",
        reason: str | None = None,
    ) -> None:
        """Decide the reviews of configurations in advance. It lasts until a reset.

        The review ends at the pace of ``pinpointsmsvoicev2::notify-configuration``.

        :param display_name: the display name, by default all names without a decision of
            their own
        :param decision: approve, reject, require_verification or hold
        :param reason: the RejectionReason, with reject only
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if an argument has an invalid value
        """
        if display_name is not None:
            shape = "NotifyConfigurationDisplayName"
            checked_value(shape, "display_name", display_name)
        reviews = self.backend.store.record(DisplayNameReviews)
        reviews.by_name[display_name] = _review(decision, reason)

    @action()
    def set_tier(
        self, notify_configuration_id: str, tier: NotifyConfigurationTierType
    ) -> Record:
        """Set the tier of a configuration, without a registration.

        :param notify_configuration_id: the id or ARN of the configuration
        :param tier: BASIC or ADVANCED
        :return: the configuration as NotifyConfigurationInformation
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the tier or the configuration does not exist
        """
        configuration = find(self.backend, NotifyConfiguration, notify_configuration_id)
        checked_value("NotifyConfigurationTier", "tier", tier)
        configuration.tier = configuration.tier_upgrade_status = tier
        configuration.upgrade = None
        return wire(Record, configuration)

    @action(shape="NotifyTemplateInformation")
    def define_template(
        self, **members: Unpack[NotifyTemplateMembers]
    ) -> NotifyTemplateInformationTypeDef:
        """Add a template to those of AWS, or replace it. It lasts until a reset.

        :param members: any members of NotifyTemplateInformation, TemplateId among them.
            Without further members the template is for all channels, countries and
            tiers, in English. By default each variable in Content, such as
            ``{{code}}``, is that of AWS, or else a required STRING of the customer.
        :return: the template as NotifyTemplateInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, or a variable of the
            content is not defined

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_NotifyTemplateInformation.html
        """
        defaults = {
            "Version": 1,
            "TemplateType": "OTP_VERIFICATION",
            "Channels": list(CHANNELS),
            "TierAccess": ["BASIC", "ADVANCED"],
            "Status": "ACTIVE",
            "SupportedCountries": list(notify_countries()),
            "LanguageCode": "en",
            "Content": "Your {{brandName}} verification code is {{code}}.",
            "CreatedTimestamp": utcnow(),
        }
        given = checked("NotifyTemplateInformation", members, defaults)
        if "VOICE" in given["Channels"]:
            given.setdefault("SupportedVoiceIds", voices_of(given["LanguageCode"]))
        given["Variables"] = _variables(given["Content"], given.get("Variables"))
        template = NotifyTemplate(
            **{xform_name(name): value for name, value in given.items()}
        )
        defined = self.backend.store.record(DefinedTemplates).by_id
        defined[template.template_id] = template
        return wire(NotifyTemplateInformationTypeDef, template)

    def _decide(
        self,
        notify_configuration_id: str,
        decision: Decision,
        reason: str | None = None,
    ) -> Record:
        configuration = find(self.backend, NotifyConfiguration, notify_configuration_id)
        configuration.finish_review(_review(decision, reason))
        return wire(Record, configuration)

    def _check_template(self, template_id: str) -> None:
        known = all_templates(self.backend.store)
        if template_id not in known:
            raise ValueError(
                f"Unknown template {template_id!r}{meant(template_id, known)}. Pass one "
                "that describe_notify_templates returns, or define it with "
                "define_template first"
            )


def _review(decision: Decision, reason: str | None) -> Review:
    if decision not in tuple(_STATUSES):
        raise ValueError(unknown("decision", decision, _STATUSES))
    if reason is not None:
        checked_value("String", "reason", reason)
        if decision != "reject":
            raise ValueError(f"Pass reason with reject only, not with {decision}")
    if decision == "reject":
        reason = reason or "Display name is not allowed"
    return Review(_STATUSES[decision], reason)


def _variables(
    content: str, given: Mapping[str, Mapping[str, Any]] | None
) -> Mapping[str, Mapping[str, Any]]:
    """Return the variables of a template, checked or by default."""
    names = placeholders(content)
    if given is None:
        own = {"Type": "STRING", "Required": True, "Source": "CUSTOMER"}
        return {name: known_variables().get(name, own) for name in names}
    undefined = [name for name in names if name not in given]
    if undefined:
        raise ValueError(
            f"Content has the variable {undefined[0]}, which Variables does not define. "
            "Add it, or leave Variables out"
        )
    for name, variable in given.items():
        try:
            compile_pattern(variable.get("Pattern", ""))
        except (re.error, OverflowError, RecursionError) as error:
            pattern = shortened(variable["Pattern"])
            raise ValueError(
                f"The Pattern {pattern} of {name} must be a valid regular expression: "
                f"{error}"
            ) from None
    return given
