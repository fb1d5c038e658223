"""The AWS::SMSVOICE resource types of CloudFormation, which moto finds once imported.

Resources are created, changed and deleted with the operations of the service.
"""

from .configuration_sets import ConfigurationSetInStack
from .identities import (
    OptOutListInStack,
    PhoneNumberInStack,
    PoolInStack,
    SenderIdInStack,
)
from .registrations import RegistrationAttachmentInStack, RegistrationInStack
from .resource_policies import ResourcePolicyInStack
from .verified_numbers import VerifiedDestinationNumberInStack

__all__ = [
    "ConfigurationSetInStack",
    "OptOutListInStack",
    "PhoneNumberInStack",
    "PoolInStack",
    "RegistrationAttachmentInStack",
    "RegistrationInStack",
    "ResourcePolicyInStack",
    "SenderIdInStack",
    "VerifiedDestinationNumberInStack",
]
