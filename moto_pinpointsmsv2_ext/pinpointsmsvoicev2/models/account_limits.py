"""Account limits: how many resources an account has and can have."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Listing, Resource
from .configuration_sets import ConfigurationSet
from .identities.opt_out_lists import OptOutList
from .identities.origination_identities import PhoneNumber, Pool, SenderId
from .identities.verified_numbers import VerifiedDestinationNumber
from .registrations.attachments import RegistrationAttachment
from .registrations.registrations import Registration
from .store import Family

_KINDS: dict[str, type[Resource]] = {
    "PHONE_NUMBERS": PhoneNumber,
    "POOLS": Pool,
    "CONFIGURATION_SETS": ConfigurationSet,
    "OPT_OUT_LISTS": OptOutList,
    "SENDER_IDS": SenderId,
    "REGISTRATIONS": Registration,
    "REGISTRATION_ATTACHMENTS": RegistrationAttachment,
    "VERIFIED_DESTINATION_NUMBERS": VerifiedDestinationNumber,
}


@dataclass(frozen=True)
class AccountLimit:
    """The limit of a kind of resource, with the members of the same structure."""

    name: str
    used: int
    max: int


class AccountLimits(Family):
    """DescribeAccountLimits."""

    def describe_account_limits(self) -> Listing[AccountLimit]:
        """List the quotas of resources in order of the service model. (assumed)

        The opt-out list Default is counted. (AWS docs)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeAccountLimits.html
        """
        return Listing(
            [
                AccountLimit(name, self._count(kind), kind.KIND.quota[0])
                for name, kind in _KINDS.items()
            ]
        )

    def _count(self, kind: type[Resource]) -> int:
        for resource in self.store.all(kind):
            resource.settle()
        return len(self.store.all(kind))
