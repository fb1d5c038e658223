"""The operations on pools of origination identities."""

from __future__ import annotations

from collections.abc import Sequence

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..progress import POOL, Progress
from ..quotas import check_quota
from ..store import Family, Store
from .origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    PoolMember,
    RcsAgent,
    SenderId,
)
from .release import begin_deletion, check_active
from .settings import apply, changed_settings, copy_settings

#: how many identities a pool may have (AWS docs)
_IDENTITIES = 100


class Pools(Family):
    """The operations on pools."""

    def create_pool(
        self,
        origination_identity: str,
        message_type: str,
        iso_country_code: str | None = None,
        deletion_protection_enabled: bool | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
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
        :raises ServiceQuotaExceededException: POOLS_PER_ACCOUNT, where quotas are
            enforced
        """
        identity = find_identity(self.store, origination_identity, iso_country_code)
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
            copy_settings(identity, pool)
        pool.progress = Progress(POOL, [pool.status, "ACTIVE"], pool.set_status)
        self.store.add(pool, tags)
        join(pool, identity, iso_country_code)
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
        return self.store.get_owned(Pool, pool_ids, owner, "PoolIds")

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
        check_active(pool)
        changed = changed_settings(
            self.store,
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
            copy_settings(pool, number)
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
            raise pool.conflict("DELETION_PROTECTION_ENABLED")
        check_active(pool)
        for member in pool.members:
            self.store.links.remove(member)
        begin_deletion(self.store, pool, POOL, "DELETING")
        return pool

    def associate_origination_identity(
        self,
        pool_id: str,
        origination_identity: str,
        iso_country_code: str | None = None,
    ) -> Reply:
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
        identity = find_identity(self.store, origination_identity, iso_country_code)
        check_active(pool)
        if self.store.links.between(pool, identity):
            raise identity.conflict("RESOURCE_ALREADY_ASSOCIATED")
        _check_identity(identity, pool.message_type)
        if isinstance(identity, PhoneNumber):
            check_match(identity, pool)
        members = pool.members
        if isinstance(identity, RcsAgent) and any(
            isinstance(member.identity, RcsAgent) for member in members
        ):
            # A pool has one agent. (AWS docs)
            # The Reason. (assumed)
            raise pool.conflict("RESOURCE_ALREADY_ASSOCIATED")
        check_quota(len(members), _IDENTITIES, "ORIGINATION_IDENTITIES_PER_POOL")
        return Reply(pool, join(pool, identity, iso_country_code))

    def disassociate_origination_identity(
        self,
        pool_id: str,
        origination_identity: str,
        iso_country_code: str | None = None,
    ) -> Reply:
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
        identity = find_identity(self.store, origination_identity, iso_country_code)
        member = self.store.links.between(pool, identity)
        if member is None:
            raise identity.conflict("PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL")
        check_active(pool)
        if pool.phone_numbers == [identity]:
            raise identity.conflict("LAST_PHONE_NUMBER")
        self.store.links.remove(member)
        return Reply(pool, member)

    def list_pool_origination_identities(self, pool_id: str) -> Listing[PoolMember]:
        """List the identities of a pool, in the order in which they joined. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListPoolOriginationIdentities.html

        :param pool_id: the pool's id or ARN
        :raises ResourceNotFoundException: where there is none
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        pool = self.store.get(Pool, pool_id, shared=True)
        return Listing(pool.members, of=pool)


def find_identity(
    store: Store, name: str, iso_country_code: str | None
) -> OriginationIdentity:
    """The phone number, sender ID or RCS agent that a request about a pool names.

    :param name: its id or ARN, or the name of a sender ID
    :param iso_country_code: the country of a sender ID
    :raises ResourceNotFoundException: where there is none
    :raises ValidationException: INVALID_ARN, for a sender ID without its country, even
        where its ARN has it (observed); COUNTRY_CODE_MISMATCH, for a number of another
        country (assumed)
    """
    kinds = (PhoneNumber, SenderId, RcsAgent)
    country = iso_country_code or ""
    try:
        identity = store.resolve(kinds, name, "OriginationIdentity", country)
    except ResourceNotFoundException as error:
        if error.resource_type == SenderId.KIND.name and not country:
            raise _no_country() from None
        raise
    assert isinstance(identity, OriginationIdentity)
    if isinstance(identity, SenderId):
        if not country:
            raise _no_country()
        if identity.iso_country_code != country:
            raise ResourceNotFoundException(SenderId.KIND.name, identity.sender_id)
    if isinstance(identity, PhoneNumber) and country not in (
        "",
        identity.iso_country_code,
    ):
        message = f"{identity.id} is a number of {identity.iso_country_code}"
        raise ValidationException(
            "COUNTRY_CODE_MISMATCH", [Field("isoCountryCode", message)]
        )
    return identity


def join(
    pool: Pool, identity: OriginationIdentity, country: str | None = None
) -> PoolMember:
    """Put an identity into a pool, whatever speaks against it."""
    member = PoolMember(pool.links.next_position(), pool, identity, country)
    pool.links.add(member)
    return member


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
            raise number.conflict(reason)


def _check_identity(identity: OriginationIdentity, message_type: str) -> None:
    """Whether an identity can go into a pool at all."""
    if isinstance(identity, PhoneNumber):
        check_active(identity)
        if identity.pools:
            raise identity.conflict(identity.IN_POOL)
        types = [identity.message_type]
    else:
        types = getattr(identity, "message_types", [message_type])
    if message_type not in types:
        raise identity.conflict("MESSAGE_TYPE_MISMATCH")


def _no_country() -> ValidationException:
    return ValidationException(
        "INVALID_ARN",
        [Field("senderId", "Give IsoCountryCode with the name of a sender ID")],
    )
