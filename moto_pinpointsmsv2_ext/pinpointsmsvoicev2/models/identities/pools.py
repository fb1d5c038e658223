"""The operations on pools of origination identities."""

from __future__ import annotations

from collections.abc import Sequence

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..notify.configurations import check_not_used
from ..progress import POOL, Progress
from ..quotas import Quotas
from ..store import Family, Store
from .origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    PoolMember,
    RcsAgent,
    SenderId,
)
from .release import begin_deletion, check_active, leave
from .settings import apply, changed_settings, check_two_way, copy_settings

#: the maximum number of origination identities in a pool (AWS docs)
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
        """Create a pool with its first origination identity, whose settings it copies.

        The pool becomes ACTIVE at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::pool``.

        :param origination_identity: the id or ARN of a phone number, a sender ID or an
            RCS agent
        :param message_type: TRANSACTIONAL or PROMOTIONAL
        :param iso_country_code: the country of a sender ID
        :param deletion_protection_enabled: whether deleting it is rejected, by default
            False
        :param tags: up to 50 tags
        :return: the pool, which is CREATING, and its tags
        :raises ResourceNotFoundException: if the identity does not exist
        :raises ConflictException: RESOURCE_NOT_ACTIVE, MESSAGE_TYPE_MISMATCH or
            PHONE_NUMBER_ASSOCIATED_TO_POOL. (assumed)
        :raises ValidationException: INVALID_ARN for a sender ID without a country.
            (observed)
            COUNTRY_CODE_MISMATCH for a phone number of another country. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or POOLS_PER_ACCOUNT for the 26th pool if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreatePool.html
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
        """List pools.

        The order is oldest first. (assumed)

        :param pool_ids: up to 5 ids or ARNs, by default all pools
        :param owner: SELF, or SHARED for those that other accounts share with this
            account
        :raises ResourceNotFoundException: if a pool does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for ids with an
            owner, INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribePools.html
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
        """Change the settings of a pool and of each phone number in it.

        :param pool_id: the id or ARN of the pool
        :param two_way_enabled: whether the numbers receive messages
        :param two_way_channel_arn: where received messages are sent, the ARN of a
            standard SNS topic or ``connect.region.amazonaws.com``
        :param two_way_channel_role: the ARN of the IAM role for the channel
        :param self_managed_opt_outs_enabled: whether you respond to HELP and STOP
            instead of AWS
        :param opt_out_list_name: the name or ARN of an opt-out list
        :param shared_routes_enabled: whether messages can use shared routes
        :param deletion_protection_enabled: whether deleting the pool is rejected
        :raises ResourceNotFoundException: if the pool or the opt-out list does not
            exist
        :raises ConflictException: RESOURCE_NOT_ACTIVE if the pool is not ACTIVE.
            (assumed)
        :raises ValidationException: TWO_WAY_CHANNEL_NOT_PRESENT,
            TWO_WAY_TOPIC_NOT_PRESENT, TWO_WAY_NOT_SUPPORTED_IN_REGION,
            TWO_WAY_NOT_SUPPORTED_IN_COUNTRY for a phone number in the pool,
            TWO_WAY_NOT_ENABLED or INVALID_PARAMETER. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdatePool.html
        """
        pool = self.store.get(Pool, pool_id)
        check_active(pool)
        if two_way_enabled:
            for number in pool.phone_numbers:
                check_two_way(number.iso_country_code, number.number_type)
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
        """Delete a pool. Its origination identities leave the pool and are not deleted.

        The pool is DELETING until it is no longer listed. (assumed)
        This happens at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::pool``.

        :param pool_id: the id or ARN of the pool
        :return: the pool, which is DELETING
        :raises ResourceNotFoundException: if the pool does not exist
        :raises ConflictException: DELETION_PROTECTION_ENABLED, RESOURCE_NOT_ACTIVE if the
            pool is not ACTIVE, or POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeletePool.html
        """
        pool = self.store.get(Pool, pool_id)
        if pool.deletion_protection_enabled:
            raise pool.conflict("DELETION_PROTECTION_ENABLED")
        check_active(pool)
        check_not_used(self.store, pool)
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
        """Add an origination identity to a pool.

        The settings of a phone number must match those of the pool.

        :param pool_id: the id or ARN of the pool
        :param origination_identity: the id or ARN of a phone number, a sender ID or an
            RCS agent
        :param iso_country_code: the country of a sender ID
        :return: the members of the pool and of the identity in it
        :raises ResourceNotFoundException: if the pool or the identity does not exist
        :raises ConflictException: OPT_OUT_LIST_MISMATCH. (observed)
            KEYWORD_MISMATCH, MESSAGE_TYPE_MISMATCH, NUMBER_CAPABILITIES_MISMATCH,
            SELF_MANAGED_OPT_OUTS_MISMATCH, TWO_WAY_CONFIG_MISMATCH,
            RESOURCE_NOT_ACTIVE, PHONE_NUMBER_ASSOCIATED_TO_POOL or
            RESOURCE_ALREADY_ASSOCIATED. (assumed)
        :raises ValidationException: INVALID_ARN for a sender ID without a country.
            (observed)
            COUNTRY_CODE_MISMATCH for a phone number of another country. (assumed)
        :raises ServiceQuotaExceededException: ORIGINATION_IDENTITIES_PER_POOL for the
            101st identity if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_AssociateOriginationIdentity.html
        """
        pool = self.store.get(Pool, pool_id)
        identity = find_identity(self.store, origination_identity, iso_country_code)
        check_active(pool)
        if self.store.links.between(pool, identity):
            raise identity.conflict(
                "RESOURCE_ALREADY_ASSOCIATED",
                f"Use another origination identity: it is already in {pool.id}",
            )
        _check_identity(identity, pool.message_type)
        if isinstance(identity, PhoneNumber):
            check_match(identity, pool)
        members = pool.members
        if isinstance(identity, RcsAgent) and any(
            isinstance(member.identity, RcsAgent) for member in members
        ):
            # A pool can have one RCS agent. (AWS docs)
            # The Reason of the conflict. (assumed)
            raise pool.conflict(
                "RESOURCE_ALREADY_ASSOCIATED",
                "Remove the other RCS agent with DisassociateOriginationIdentity first",
            )
        self.store.record(Quotas).check(
            len(members), _IDENTITIES, "ORIGINATION_IDENTITIES_PER_POOL"
        )
        return Reply(pool, join(pool, identity, iso_country_code))

    def disassociate_origination_identity(
        self,
        pool_id: str,
        origination_identity: str,
        iso_country_code: str | None = None,
    ) -> Reply:
        """Remove an origination identity from a pool.

        :param pool_id: the id or ARN of the pool
        :param origination_identity: the id or ARN of the identity
        :param iso_country_code: the country of a sender ID
        :return: the members of the pool and of the identity that was in it
        :raises ResourceNotFoundException: if the pool or the identity does not exist
        :raises ConflictException: PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL for a phone
            number that is not in the pool, LAST_PHONE_NUMBER for the only phone number
            of the pool. (observed)
            PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL for other identities. (assumed)
            RESOURCE_NOT_ACTIVE if the pool is not ACTIVE. (assumed)
        :raises ValidationException: INVALID_ARN for a sender ID without a country.
            (observed)
            COUNTRY_CODE_MISMATCH for a phone number of another country. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DisassociateOriginationIdentity.html
        """
        pool = self.store.get(Pool, pool_id)
        identity = find_identity(self.store, origination_identity, iso_country_code)
        member = self.store.links.between(pool, identity)
        if member is None:
            raise identity.conflict(
                "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL",
                "Use an origination identity that ListPoolOriginationIdentities returns "
                f"for {pool.id}",
            )
        check_active(pool)
        if pool.phone_numbers == [identity]:
            raise identity.conflict(
                "LAST_PHONE_NUMBER",
                f"Add another phone number to {pool.id} first, or delete the pool with "
                "DeletePool",
            )
        self.store.links.remove(member)
        return Reply(pool, member)

    def list_pool_origination_identities(self, pool_id: str) -> Listing[PoolMember]:
        """List the origination identities of a pool.

        They are in the order in which they joined. (assumed)

        :param pool_id: the id or ARN of the pool
        :raises ResourceNotFoundException: if the pool does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListPoolOriginationIdentities.html
        """
        pool = self.store.get(Pool, pool_id, shared=True)
        return Listing(pool.members, of=pool)


def find_identity(
    store: Store, name: str, iso_country_code: str | None
) -> OriginationIdentity:
    """Return the phone number, sender ID or RCS agent of a request about a pool.

    :param name: the id or ARN of the identity, or the name of a sender ID
    :param iso_country_code: the country of a sender ID
    :raises ResourceNotFoundException: if the identity does not exist
    :raises ValidationException: INVALID_ARN for a sender ID without a country, also if
        its ARN contains the country. (observed)
        COUNTRY_CODE_MISMATCH for a phone number of another country. (assumed)
    """
    kinds = (PhoneNumber, SenderId, RcsAgent)
    country = iso_country_code or ""
    try:
        identity = store.resolve(kinds, name, "OriginationIdentity", country)
    except ResourceNotFoundException as error:
        if error.resource_type == SenderId.KIND.name and not country:
            raise _missing_country() from None
        raise
    assert isinstance(identity, OriginationIdentity)
    if isinstance(identity, SenderId):
        if not country:
            raise _missing_country()
        if identity.iso_country_code != country:
            raise ResourceNotFoundException(
                SenderId.KIND.name,
                identity.sender_id,
                f"Set IsoCountryCode to {identity.iso_country_code}, the country of the "
                "sender ID",
            )
    if isinstance(identity, PhoneNumber) and country not in (
        "",
        identity.iso_country_code,
    ):
        message = (
            f"{identity.id} is a phone number in {identity.iso_country_code}, not "
            f"{country}. Set IsoCountryCode to {identity.iso_country_code}"
        )
        raise ValidationException(
            "COUNTRY_CODE_MISMATCH", [Field("isoCountryCode", message)]
        )
    return identity


def join(
    pool: Pool, identity: OriginationIdentity, country: str | None = None
) -> PoolMember:
    """Add an identity to a pool, without checking that it is allowed."""
    member = PoolMember(pool.links.next_position(), pool, identity, country)
    pool.links.add(member)
    return member


def check_match(number: PhoneNumber, pool: Pool) -> None:
    """Check that the settings of a phone number match a pool.

    :raises ConflictException: for the first setting that does not match
    """
    others = [other.number_capabilities for other in pool.phone_numbers[:1]]
    capabilities = others[0] if others else number.number_capabilities
    for reason, member, has, wanted in (
        (
            "MESSAGE_TYPE_MISMATCH",
            "MessageType",
            number.message_type,
            pool.message_type,
        ),
        (
            "NUMBER_CAPABILITIES_MISMATCH",
            "NumberCapabilities",
            set(number.number_capabilities),
            set(capabilities),
        ),
        (
            "OPT_OUT_LIST_MISMATCH",
            "OptOutListName",
            number.opt_out_list_name,
            pool.opt_out_list_name,
        ),
        (
            "SELF_MANAGED_OPT_OUTS_MISMATCH",
            "SelfManagedOptOutsEnabled",
            number.self_managed_opt_outs_enabled,
            pool.self_managed_opt_outs_enabled,
        ),
        (
            "TWO_WAY_CONFIG_MISMATCH",
            "TwoWayEnabled, TwoWayChannelArn and TwoWayChannelRole",
            number.two_way_config,
            pool.two_way_config,
        ),
        (
            "KEYWORD_MISMATCH",
            "Keyword, KeywordMessage and KeywordAction",
            number.keyword_config,
            pool.keyword_config,
        ),
    ):
        if has != wanted:
            raise number.conflict(reason, _matching(reason, member, pool))


def _matching(reason: str, member: str, pool: Pool) -> str:
    """Return how to make a setting of a phone number that of a pool, for an error."""
    if reason in ("MESSAGE_TYPE_MISMATCH", "NUMBER_CAPABILITIES_MISMATCH"):
        return f"Use a phone number with the {member} of {pool.id}"
    operation = "PutKeyword" if reason == "KEYWORD_MISMATCH" else "UpdatePhoneNumber"
    return f"Set {member} of the phone number as in {pool.id} with {operation}"


def _check_identity(identity: OriginationIdentity, message_type: str) -> None:
    """Check that an identity can be in a pool with this message type."""
    if isinstance(identity, PhoneNumber):
        check_active(identity)
        if identity.pools:
            raise identity.conflict(identity.IN_POOL, leave(identity))
        types = [identity.message_type]
    else:
        types = getattr(identity, "message_types", [message_type])
    if message_type not in types:
        raise identity.conflict(
            "MESSAGE_TYPE_MISMATCH",
            f"Use an origination identity with the MessageType {message_type}: it has "
            f"{', '.join(types)}",
        )


def _missing_country() -> ValidationException:
    return ValidationException(
        "INVALID_ARN",
        [Field("senderId", "A sender ID requires a country. Set IsoCountryCode")],
    )
