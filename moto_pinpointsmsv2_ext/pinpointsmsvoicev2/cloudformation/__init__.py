"""The AWS::SMSVOICE resource types of CloudFormation, which moto finds once imported.

Resources are created, changed and deleted with the operations of the service.
"""

from moto.core.model_instances import model_data

from .identities import (
    OptOutListInStack,
    PhoneNumberInStack,
    PoolInStack,
    ResourcePolicyInStack,
    SenderIdInStack,
)
from .messaging import ProtectConfigurationInStack
from .registrations import RegistrationInStack

__all__ = [
    "OptOutListInStack",
    "PhoneNumberInStack",
    "PoolInStack",
    "ProtectConfigurationInStack",
    "RegistrationInStack",
    "ResourcePolicyInStack",
    "SenderIdInStack",
]

# moto's dashboard shows the resource itself, not its part of a stack.
for _name in __all__:
    del model_data["pinpointsmsvoicev2"][_name]
