"""The structures of the service model that describe resources."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .base import Resource
from .configuration_sets import ConfigurationSet
from .identities.opt_out_lists import OptOutList
from .identities.origination_identities import PhoneNumber, Pool, RcsAgent, SenderId
from .identities.verified_numbers import VerifiedDestinationNumber
from .notify.configurations import NotifyConfiguration
from .protect.configurations import ProtectConfiguration
from .registrations.attachments import RegistrationAttachment
from .registrations.registrations import Registration

#: by kind, the structure of the service model that describes a resource
STRUCTURES: Mapping[type[Resource], str] = MappingProxyType(
    {
        ConfigurationSet: "ConfigurationSetInformation",
        NotifyConfiguration: "NotifyConfigurationInformation",
        OptOutList: "OptOutListInformation",
        PhoneNumber: "PhoneNumberInformation",
        Pool: "PoolInformation",
        ProtectConfiguration: "ProtectConfigurationInformation",
        RcsAgent: "RcsAgentInformation",
        Registration: "RegistrationInformation",
        RegistrationAttachment: "RegistrationAttachmentsInformation",
        SenderId: "SenderIdInformation",
        VerifiedDestinationNumber: "VerifiedDestinationNumberInformation",
    }
)
