"""The AWS::SMSVOICE types of CloudFormation, which moto finds by their import.

Resources are created, changed and deleted by the service's own operations.
"""

from .identities import (
    OptOutListInStack,
    PhoneNumberInStack,
    PoolInStack,
    ResourcePolicyInStack,
    SenderIdInStack,
)
from .registrations import RegistrationInStack

__all__ = [
    "OptOutListInStack",
    "PhoneNumberInStack",
    "PoolInStack",
    "RegistrationInStack",
    "ResourcePolicyInStack",
    "SenderIdInStack",
]
