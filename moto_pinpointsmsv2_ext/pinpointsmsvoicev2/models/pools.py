"""Pools of origination identities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from moto.core.utils import utcnow

from ..exceptions import (
    ConflictException,
    Field,
    ResourceNotFoundException,
    ValidationException,
)
from ..paging import Listing
from .identities import OriginationIdentity, PhoneNumber, RcsAgent, SenderId, Settings
from .identity_settings import IdentitySettingsBackend, apply, check_active
from .progress import POOL, Progress
from .store import Created, Resource, Tag, check_quota

#: how many identities a pool may have: documented
_IDENTITIES = 100


@dataclass(kw_only=True)
class Pool(Settings, Resource):
    """A pool, with the members of PoolInformation."""

    KIND: ClassVar[str] = "pool"
    ID: ClassVar[str] = "pool_id"
    ARN: ClassVar[str] = "pool_arn"
    PREFIX: ClassVar[str] = "pool"
    QUOTA: ClassVar[tuple[int, str]] = (25, "POOLS_PER_ACCOUNT")
    SHAREABLE: ClassVar[bool] = True

    pool_arn: str
    pool_id: str
    status: str = "CREATING"
    message_type: str
    shared_routes_enabled: bool = False
    created_timestamp: datetime = field(default_factory=utcnow)
    members: list[OriginationIdentity] = field(
        default_factory=list, repr=False, compare=False
    )

    @property
    def phone_numbers(self) -> list[PhoneNumber]:
        return [member for member in self.members if isinstance(member, PhoneNumber)]

    def enter(self, status: str) -> None:
        self.status = status

    def add(self, identity: OriginationIdentity) -> None:
        self.members.append(identity)
        identity.pools.append(self)

    def discard(self, identity: OriginationIdentity) -> None:
        self.members.remove(identity)
        identity.pools.remove(self)


@dataclass(frozen=True)
class PoolMember:
    """An identity of a pool, with the members of OriginationIdentityMetadata and, for the
    replies that have it alone, its pool, which errors about it name (assumed)."""

    KIND: ClassVar[str] = Pool.KIND

    pool: Pool
    identity: OriginationIdentity

    @property
    def id(self) -> str:
        return self.pool.id

    @property
    def position(self) -> int:
        return self.identity.position

    @property
    def pool_arn(self) -> str:
        return self.pool.arn

    @property
    def pool_id(self) -> str:
        return self.pool.id

    @property
    def origination_identity_arn(self) -> str:
        return self.identity.arn

    @property
    def origination_identity(self) -> str:
        return self.identity.resource_id

    @property
    def iso_country_code(self) -> str | None:
        return getattr(self.identity, "iso_country_code", None)

    @property
    def number_capabilities(self) -> list[str]:
        capabilities: list[str] = getattr(self.identity, "number_capabilities", [])
        return capabilities

    @property
    def phone_number(self) -> str | None:
        return getattr(self.identity, "phone_number", None)


class PoolBackend(IdentitySettingsBackend):
    """The operations on pools."""

    def create_pool(
        self,
        origination_identity: str,
        message_type: str,
        iso_country_code: str | None = None,
        deletion_protection_enabled: bool | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Created:
        """Create a pool around its first identity, whose settings it takes over.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreatePool.html

        :param origination_identity: the id or ARN of a phone number, a sender ID or an
            RCS agent
        :param message_type: TRANSACTIONAL or PROMOTIONAL
        :param iso_country_code: the country of a sender ID
        :param deletion_protection_enabled: False, if left out
        :param tags: up to 200 tags
        :return: the pool, CREATING. When it is ACTIVE says moto's state manager, for
            ``pinpointsmsvoicev2::pool``.
        :raises ResourceNotFoundException: for the identity
        :raises ConflictException: RESOURCE_NOT_ACTIVE, MESSAGE_TYPE_MISMATCH,
            PHONE_NUMBER_ASSOCIATED_TO_POOL (Reasons inferred)
        :raises ValidationException: INVALID_ARN, for a sender ID without its country
            (observed)
        :raises ServiceQuotaExceededException: POOLS_PER_ACCOUNT, where the test asks
        """
        identity = self.find_identity(origination_identity, iso_country_code)
        self.store.check_creation(Pool, tags)
        _check_identity(identity, message_type)
        pool_id = self.store.new_id(Pool)
        pool = Pool(
            pool_arn=self.store.arn_of(Pool, pool_id),
            pool_id=pool_id,
            message_type=message_type,
            deletion_protection_enabled=bool(deletion_protection_enabled),
        )
        if isinstance(identity, PhoneNumber):
            take_over(pool, identity)
        pool.add(identity)
        pool.progress = Progress(POOL, ["CREATING", "ACTIVE"], pool.enter)
        self.store.add(pool, tags)
        return self.store.created(pool)

    def describe_pools(
        self, pool_ids: list[str] | None = None, owner: str | None = None
    ) -> Listing[Pool]:
        """List pools, oldest first (the order is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribePools.html

        :param pool_ids: up to 5 ids or ARNs
        :param owner: SELF, or SHARED for those that other accounts share
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, INVALID_ARN,
            RESOURCE_NOT_ACCESSIBLE
        """
        return self.owned(Pool, pool_ids, owner, "PoolIds")

    def update_pool(
        self,
        pool_id: str,
        two_way_enabled: bool | None = None,
        two_way_channel_arn: str | None = None,
        two_way_channel_role: str | None = None,
        self_managed_opt_outs_enabled: bool | None = None,
        opt_out_list_name: str | None = None,
        shared_routes_enabled: bool | None = None,
        deletion_protection_enabled: bool | None = None,
    ) -> Pool:
        """Change what a pool, and with it each of its numbers, is set to.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdatePool.html

        :param pool_id: its id or ARN
        :param two_way_enabled: whether messages are received
        :param two_way_channel_arn: where they go: a standard SNS topic, or Connect
        :param two_way_channel_role: the role that may write there
        :param self_managed_opt_outs_enabled: whether AWS leaves HELP and STOP to you
        :param opt_out_list_name: the name or ARN of an opt-out list
        :param shared_routes_enabled: whether shared routes may be used
        :param deletion_protection_enabled: whether it cannot be deleted
        :raises ResourceNotFoundException: for the pool or the opt-out list
        :raises ConflictException: RESOURCE_NOT_ACTIVE, while it is created or deleted
        :raises ValidationException: TWO_WAY_CHANNEL_NOT_PRESENT, TWO_WAY_NOT_ENABLED,
            INVALID_PARAMETER
        """
        pool = self.store.get(Pool, pool_id)
        check_active(pool, pool.status)
        changed = self.changed_settings(
            pool,
            two_way_enabled,
            two_way_channel_arn,
            two_way_channel_role,
            self_managed_opt_outs_enabled,
            opt_out_list_name,
            deletion_protection_enabled,
        )
        apply(pool, changed)
        if shared_routes_enabled is not None:
            pool.shared_routes_enabled = shared_routes_enabled
        for number in pool.phone_numbers:
            take_over(number, pool)
        return pool

    def delete_pool(self, pool_id: str) -> Pool:
        """Delete a pool. Its identities stay in the account, out of it.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeletePool.html

        :param pool_id: its id or ARN
        :return: the pool, DELETING (inferred)
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: DELETION_PROTECTION_ENABLED; RESOURCE_NOT_ACTIVE,
            while it is created or deleted (Reasons inferred)
        """
        pool = self.store.get(Pool, pool_id)
        if pool.deletion_protection_enabled:
            raise ConflictException("DELETION_PROTECTION_ENABLED", pool)
        check_active(pool, pool.status)
        for identity in list(pool.members):
            pool.discard(identity)
        self.let_go(pool, POOL, "DELETING")
        return pool

    def associate_origination_identity(
        self,
        pool_id: str,
        origination_identity: str,
        iso_country_code: str | None = None,
    ) -> PoolMember:
        """Put an identity into a pool. A number's settings must be those of the pool.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_AssociateOriginationIdentity.html

        :param pool_id: the pool's id or ARN
        :param origination_identity: the id or ARN of a phone number, a sender ID or an
            RCS agent
        :param iso_country_code: the country of a sender ID
        :raises ResourceNotFoundException: for the pool or the identity
        :raises ConflictException: OPT_OUT_LIST_MISMATCH (observed); KEYWORD_MISMATCH,
            MESSAGE_TYPE_MISMATCH, NUMBER_CAPABILITIES_MISMATCH,
            SELF_MANAGED_OPT_OUTS_MISMATCH, TWO_WAY_CONFIG_MISMATCH, RESOURCE_NOT_ACTIVE,
            PHONE_NUMBER_ASSOCIATED_TO_POOL, RESOURCE_ALREADY_ASSOCIATED (inferred)
        :raises ValidationException: INVALID_ARN, for a sender ID without its country
        :raises ServiceQuotaExceededException: ORIGINATION_IDENTITIES_PER_POOL, where the
            test asks
        """
        pool = self.store.get(Pool, pool_id)
        identity = self.find_identity(origination_identity, iso_country_code)
        check_active(pool, pool.status)
        if identity in pool.members:
            raise ConflictException("RESOURCE_ALREADY_ASSOCIATED", identity)
        _check_identity(identity, pool.message_type)
        if isinstance(identity, PhoneNumber):
            check_match(identity, pool)
        if isinstance(identity, RcsAgent) and any(
            isinstance(member, RcsAgent) for member in pool.members
        ):
            # A pool has one agent: documented; the Reason is ours.
            raise ConflictException("RESOURCE_ALREADY_ASSOCIATED", pool)
        check_quota(len(pool.members), _IDENTITIES, "ORIGINATION_IDENTITIES_PER_POOL")
        pool.add(identity)
        return PoolMember(pool, identity)

    def disassociate_origination_identity(
        self,
        pool_id: str,
        origination_identity: str,
        iso_country_code: str | None = None,
    ) -> PoolMember:
        """Take an identity out of a pool.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DisassociateOriginationIdentity.html

        :param pool_id: the pool's id or ARN
        :param origination_identity: the identity's id or ARN
        :param iso_country_code: the country of a sender ID
        :raises ResourceNotFoundException: for the pool or the identity
        :raises ConflictException: PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL (for other
            identities too, which is ours); LAST_PHONE_NUMBER (both observed);
            RESOURCE_NOT_ACTIVE, while the pool is created or deleted
        """
        pool = self.store.get(Pool, pool_id)
        identity = self.find_identity(origination_identity, iso_country_code)
        if identity not in pool.members:
            raise ConflictException("PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL", identity)
        check_active(pool, pool.status)
        if pool.phone_numbers == [identity]:
            raise ConflictException("LAST_PHONE_NUMBER", identity)
        pool.discard(identity)
        return PoolMember(pool, identity)

    def list_pool_origination_identities(self, pool_id: str) -> Listing[PoolMember]:
        """List the identities of a pool, oldest first (the order is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListPoolOriginationIdentities.html

        :param pool_id: the pool's id or ARN
        :raises ResourceNotFoundException: where there is none
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        pool = self.store.get(Pool, pool_id, shared=True)
        members = [PoolMember(pool, identity) for identity in pool.members]
        return Listing(sorted(members, key=lambda member: member.position), of=pool)

    def find_identity(
        self, id_or_arn: str, iso_country_code: str | None
    ) -> OriginationIdentity:
        """A phone number, a sender ID or an RCS agent, by id or ARN.

        :raises ResourceNotFoundException: where there is none
        :raises ValidationException: INVALID_ARN. AWS was seen to ask for the country of
            a sender ID even where the ARN has it. COUNTRY_CODE_MISMATCH, for a number of
            another country (inferred from its name).
        """
        kinds = (PhoneNumber, RcsAgent)
        if id_or_arn.startswith("arn:"):
            identity = self.store.get_by_arn(id_or_arn, "OriginationIdentity")
        else:
            prefix = id_or_arn.partition("-")[0]
            by_prefix = {kind.PREFIX: kind.KIND for kind in kinds} | {"pool": Pool.KIND}
            if prefix in by_prefix:
                identity = self.store.find(by_prefix[prefix], id_or_arn)
            else:
                country = iso_country_code or _no_country()
                identity = self.store.find(
                    SenderId.KIND, f"{id_or_arn.upper()}/{country}"
                )
        if isinstance(identity, SenderId) and iso_country_code is None:
            _no_country()
        if not isinstance(identity, OriginationIdentity):
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field("originationIdentity", f"A {identity.KIND} is none")],
            )
        if (
            isinstance(identity, SenderId)
            and identity.iso_country_code != iso_country_code
        ):
            raise ResourceNotFoundException(SenderId.KIND, identity.sender_id)
        if isinstance(identity, PhoneNumber) and iso_country_code not in (
            None,
            identity.iso_country_code,
        ):
            raise ValidationException(
                "COUNTRY_CODE_MISMATCH",
                [
                    Field(
                        "isoCountryCode",
                        f"{identity.id} is a number of {identity.iso_country_code}",
                    )
                ],
            )
        return identity

    def let_go(self, resource: Pool | PhoneNumber, model: str, status: str) -> None:
        """Take a resource to the status before it is gone, and from there on."""

        def enter(status: str) -> None:
            resource.enter(status)
            self.store.forget(resource)

        resource.enter(status)
        resource.progress = Progress(model, [status, "DELETED"], enter)


def take_over(settings: Settings, others: Settings) -> None:
    """Set what a pool and its numbers have in common; protection is each one's own."""
    settings.two_way_enabled = others.two_way_enabled
    settings.two_way_channel_arn = others.two_way_channel_arn
    settings.two_way_channel_role = others.two_way_channel_role
    settings.self_managed_opt_outs_enabled = others.self_managed_opt_outs_enabled
    settings.opt_out_list_name = others.opt_out_list_name
    settings.keywords = dict(others.keywords)


def check_match(number: PhoneNumber, pool: Pool) -> None:
    """:raises ConflictException: for the first setting that is not the pool's"""
    capabilities = [set(other.number_capabilities) for other in pool.phone_numbers[:1]]
    for reason, matches in (
        ("MESSAGE_TYPE_MISMATCH", number.message_type == pool.message_type),
        (
            "NUMBER_CAPABILITIES_MISMATCH",
            all(set(number.number_capabilities) == other for other in capabilities),
        ),
        ("OPT_OUT_LIST_MISMATCH", number.opt_out_list_name == pool.opt_out_list_name),
        (
            "SELF_MANAGED_OPT_OUTS_MISMATCH",
            number.self_managed_opt_outs_enabled == pool.self_managed_opt_outs_enabled,
        ),
        ("TWO_WAY_CONFIG_MISMATCH", number.two_way_config == pool.two_way_config),
        ("KEYWORD_MISMATCH", number.keyword_config == pool.keyword_config),
    ):
        if not matches:
            raise ConflictException(reason, number)


def _check_identity(identity: OriginationIdentity, message_type: str) -> None:
    """Whether an identity can go into a pool at all."""
    if isinstance(identity, PhoneNumber):
        check_active(identity, identity.status)
        if identity.pools:
            raise ConflictException(identity.IN_POOL, identity)
        types = [identity.message_type]
    else:
        types = getattr(identity, "message_types", [message_type])
    if message_type not in types:
        raise ConflictException("MESSAGE_TYPE_MISMATCH", identity)


def _no_country() -> str:
    raise ValidationException(
        "INVALID_ARN", [Field("senderId", "A sender ID is named with its country")]
    )
