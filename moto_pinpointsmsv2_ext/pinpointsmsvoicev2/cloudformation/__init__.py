"""The AWS::SMSVOICE resource types of CloudFormation, which moto finds once imported.

Resources are created, changed and deleted with the operations of the service.
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
