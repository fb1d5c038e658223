"""PinpointSMSVoiceV2Backend class with methods for the supported operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.common_models import CloudWatchMetricProvider

from ..delivery import Metrics
from .account import AccountAttributes
from .account_limits import AccountLimits
from .carrier_lookup import CarrierLookup
from .configuration_sets import ConfigurationSets
from .dashboard import show_on_dashboard
from .event_destinations import EventDestinations
from .identities.keywords import Keywords
from .identities.opt_out_lists import OptOutLists, add_opt_out_list
from .identities.phone_numbers import PhoneNumbers
from .identities.pools import Pools
from .identities.rcs_agents import RcsAgents
from .identities.sender_ids import SenderIds
from .identities.verified_numbers import VerifiedDestinationNumbers
from .messages.rcs import RcsMessages
from .messages.sending import Sending
from .messages.verification import VerificationCodes
from .notify.configurations import NotifyConfigurations
from .notify.countries import NotifyCountries
from .notify.sending import NotifySending
from .notify.templates import NotifyTemplates
from .progress import Paces
from .protect.configurations import ProtectConfigurations
from .protect.number_overrides import ProtectConfigurationNumberOverrides
from .protect.rule_sets import ProtectConfigurationRuleSets
from .registrations.associations import RegistrationAssociations
from .registrations.attachments import RegistrationAttachments
from .registrations.definitions import RegistrationDefinitions
from .registrations.field_values import RegistrationFieldValues
from .registrations.registrations import Registrations
from .registrations.reviews import Reviews
from .registrations.versions import RegistrationVersions
from .resource_policies import ResourcePolicies
from .spend_limits import SpendLimits
from .store import Store
from .tags import Tags

if TYPE_CHECKING:
    from moto.cloudwatch.models import MetricAggregatedDatum


class PinpointSMSVoiceV2Backend(
    RegistrationDefinitions,
    Registrations,
    RegistrationVersions,
    RegistrationFieldValues,
    RegistrationAttachments,
    RegistrationAssociations,
    Reviews,
    PhoneNumbers,
    SenderIds,
    Pools,
    RcsAgents,
    Keywords,
    OptOutLists,
    VerifiedDestinationNumbers,
    VerificationCodes,
    ConfigurationSets,
    EventDestinations,
    ProtectConfigurations,
    ProtectConfigurationRuleSets,
    ProtectConfigurationNumberOverrides,
    Sending,
    RcsMessages,
    NotifyConfigurations,
    NotifyTemplates,
    NotifyCountries,
    NotifySending,
    CarrierLookup,
    SpendLimits,
    AccountAttributes,
    AccountLimits,
    ResourcePolicies,
    Tags,
    BaseBackend,
    CloudWatchMetricProvider,
):
    """The backend of one account in one Region.

    A public method is an operation of the service model: it has the operation's name,
    parameters and errors.
    """

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.store = Store(account_id, region_name, self.partition, _all_stores)
        add_opt_out_list(self.store, "Default")

    def reset(self) -> None:
        with Store.lock():
            self.store.record(Paces).unset_all()
            super().reset()

    @staticmethod
    def get_cloudwatch_metrics(
        account_id: str, region: str
    ) -> list[MetricAggregatedDatum]:
        """Return the metrics of messages, which moto's CloudWatch requests."""
        with Store.lock():
            return [
                datum
                for store in _all_stores()
                if (store.account_id, store.region_name) == (account_id, region)
                for datum in store.record(Metrics).data()
            ]


pinpointsmsvoicev2_backends = BackendDict(
    PinpointSMSVoiceV2Backend, "pinpoint-sms-voice-v2"
)


def _all_stores() -> list[Store]:
    return [
        backend.store
        for backends in list(pinpointsmsvoicev2_backends.values())
        for backend in list(backends.values())
    ]


show_on_dashboard("pinpointsmsvoicev2", _all_stores)
