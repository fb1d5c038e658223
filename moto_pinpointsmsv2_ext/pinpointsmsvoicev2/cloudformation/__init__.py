"""The AWS::SMSVOICE resource types of CloudFormation, which moto finds once imported.

Resources are created, changed and deleted with the operations of the service.
"""

from moto.core.model_instances import model_data

from .configuration_sets import ConfigurationSetInStack
from .identities import (
    OptOutListInStack,
    PhoneNumberInStack,
    PoolInStack,
    SenderIdInStack,
)
from .notify_configurations import NotifyConfigurationInStack
from .protect_configurations import ProtectConfigurationInStack
from .registrations import RegistrationAttachmentInStack, RegistrationInStack
from .resource_policies import ResourcePolicyInStack
from .verified_numbers import VerifiedDestinationNumberInStack

__all__ = [
    "ConfigurationSetInStack",
    "NotifyConfigurationInStack",
    "OptOutListInStack",
    "PhoneNumberInStack",
    "PoolInStack",
    "ProtectConfigurationInStack",
    "RegistrationAttachmentInStack",
    "RegistrationInStack",
    "ResourcePolicyInStack",
    "SenderIdInStack",
    "VerifiedDestinationNumberInStack",
]

# moto's dashboard shows the resource itself, not its part of a stack.
for _name in __all__:
    del model_data["pinpointsmsvoicev2"][_name]
