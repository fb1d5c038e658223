"""Control pools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any, ClassVar

from botocore import xform_name

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.exceptions import (
    ResourceNotFoundException,
    ValidationException,
)
from ..pinpointsmsvoicev2.models.identities.origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    RcsAgent,
    SenderId,
)
from ..pinpointsmsvoicev2.models.identities.pools import join
from ..pinpointsmsvoicev2.models.identities.settings import copy_settings
from .action import Group, action
from .arguments import checked, checked_list, wire
from .seeding import arn_of_new, check_settings
from .types import (
    OriginationIdentityMetadataMembers,
    PoolInformationTypeDef,
    PoolMembers,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

OriginationIdentities = Sequence[str | OriginationIdentityMetadataMembers]

# The settings that a pool copies from its first phone number.
_SETTINGS = (
    "TwoWayEnabled",
    "TwoWayChannelArn",
    "TwoWayChannelRole",
    "SelfManagedOptOutsEnabled",
    "OptOutListName",
)


class Pools(Group):
    """Seed pools."""

    NOUN: ClassVar[str] = "pools"

    @action(shape="PoolInformation")
    def seed(
        self,
        *,
        origination_identities: OriginationIdentities | None = None,
        **members: Unpack[PoolMembers],
    ) -> PoolInformationTypeDef:
        """Seed a pool.

        :param members: any members of PoolInformation. Without members the pool is
            ACTIVE and has the settings of its first phone number.
        :param origination_identities: the phone numbers, sender IDs and RCS agents in the
            pool. Each is an id, an ARN, a phone number, the name of a sender ID, or a
            dict of OriginationIdentity and IsoCountryCode, as
            list_pool_origination_identities returns it. By default the pool is empty.
        :return: the pool as PoolInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, the id exists, or an
            identity does not exist or is in another pool

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PoolInformation.html
        """
        store = self.backend.store
        found = self._find_identities(origination_identities)
        identities = [identity for identity, _ in found]
        defaults = {
            "PoolArn": "",
            "PoolId": store.new_id(Pool),
            "Status": "ACTIVE",
            "MessageType": _message_type(identities),
            "TwoWayEnabled": False,
            "SelfManagedOptOutsEnabled": False,
            "OptOutListName": "Default",
            "SharedRoutesEnabled": False,
            "DeletionProtectionEnabled": False,
            "CreatedTimestamp": utcnow(),
        }
        given = checked("PoolInformation", members, defaults)
        given["PoolArn"] = arn_of_new(
            self.backend, Pool, given["PoolId"], given["PoolArn"]
        )
        pool = Pool(**{xform_name(name): value for name, value in given.items()})
        numbers = [each for each in identities if isinstance(each, PhoneNumber)]
        if numbers:
            copy_settings(numbers[0], pool)
            for name in _SETTINGS:
                if members.get(name) is not None:
                    setattr(pool, xform_name(name), given[name])
        check_settings(self.backend, pool)
        store.add(pool)
        for identity, country in found:
            join(pool, identity, country)
        return wire(PoolInformationTypeDef, pool)

    def _find_identities(
        self, names: OriginationIdentities | None
    ) -> list[tuple[OriginationIdentity, str | None]]:
        found: dict[str, tuple[OriginationIdentity, str | None]] = {}
        for each in checked_list("origination_identities", names or []):
            identity, country = self._find_identity(each)
            if identity.arn in found:
                raise ValueError(f"{identity.name} is given twice. Pass it once")
            if isinstance(identity, PhoneNumber) and identity.pools:
                raise ValueError(
                    f"{identity.id} is in {identity.pool_id}. A phone number can be in "
                    "one pool only"
                )
            found[identity.arn] = identity, country
        agents = [each.id for each, _ in found.values() if isinstance(each, RcsAgent)]
        # A pool can have one RCS agent. (AWS docs)
        if len(agents) > 1:
            raise ValueError(f"Pass one RCS agent only, not {', '.join(agents)}")
        return list(found.values())

    def _find_identity(
        self, given: str | OriginationIdentityMetadataMembers
    ) -> tuple[OriginationIdentity, str | None]:
        country = None
        name: Any = given
        if isinstance(given, Mapping):
            stand_ins = {
                "OriginationIdentityArn": "",
                "OriginationIdentity": "",
                "IsoCountryCode": "US",
                "NumberCapabilities": ["SMS"],
            }
            checked("OriginationIdentityMetadata", given, stand_ins)
            name = given.get("OriginationIdentityArn") or given.get(
                "OriginationIdentity"
            )
            country = given.get("IsoCountryCode")
        if not isinstance(name, str):
            raise TypeError(
                "origination_identities must have strings, or dicts with "
                f"OriginationIdentity, not {shortened(given)}"
            )
        store = self.backend.store
        countries = [
            each.iso_country_code
            for each in store.all(SenderId)
            if each.sender_id == name.upper()
        ]
        if country is None and len(countries) > 1:
            raise ValueError(
                f"{name} is a sender ID in {', '.join(countries)}. Pass a dict of "
                "OriginationIdentity and IsoCountryCode"
            )
        kinds = (PhoneNumber, SenderId, RcsAgent)
        try:
            identity = store.resolve(
                kinds, name, "OriginationIdentity", country, by_number=True
            )
        except (ResourceNotFoundException, ValidationException):
            where = "" if country is None else f" of {country}"
            raise ValueError(
                f"Unknown origination identity {name!r}{where} in {store.region_name} of "
                f"account {store.account_id}. Pass the id or ARN of a phone number, sender "
                "ID or RCS agent that exists there"
            ) from None
        assert isinstance(identity, OriginationIdentity)
        return identity, country


def _message_type(identities: Sequence[OriginationIdentity]) -> str:
    """Return the message type of the first identity that has one."""
    for identity in identities:
        if isinstance(identity, PhoneNumber):
            return identity.message_type
        if isinstance(identity, SenderId):
            return identity.message_types[0]
    return "TRANSACTIONAL"
