"""The operations on RCS agents."""

from __future__ import annotations

from collections.abc import Sequence

from ...exceptions import Field, ValidationException
from ..base import Listing, Reply, Tag
from ..registrations.registrations import registrations_of
from ..store import Family
from .opt_out_lists import OptOutList
from .origination_identities import RcsAgent
from .rcs_launches import Launch
from .release import leave
from .settings import apply, changed_settings

#: removes the settings for files that users send (AWS docs)
_UNSET = "UNSET_RCS_MEDIA_CONFIGURATION"


class RcsAgents(Family):
    """The operations on RCS agents."""

    def create_rcs_agent(
        self,
        deletion_protection_enabled: bool | None = None,
        opt_out_list_name: str | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Create an RCS agent, which sends messages after its registrations are approved.

        :param deletion_protection_enabled: whether deleting it is rejected, by default
            False
        :param opt_out_list_name: the name or ARN of an opt-out list, by default Default
        :param tags: up to 50 tags
        :return: the agent, which is CREATED, and its tags
        :raises ResourceNotFoundException: if the opt-out list does not exist
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or RCS_AGENTS_PER_ACCOUNT for the sixth agent if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRcsAgent.html
        """
        name = opt_out_list_name or "Default"
        opt_out_list = self.store.get(OptOutList, name, "OptOutListName")
        self.store.check_creation(RcsAgent, tags)
        agent_id = self.store.new_id(RcsAgent)
        agent = RcsAgent(
            rcs_agent_arn=self.store.arn_of(RcsAgent, agent_id),
            rcs_agent_id=agent_id,
            opt_out_list_name=opt_out_list.id,
            deletion_protection_enabled=bool(deletion_protection_enabled),
        )
        self.store.add(agent, tags)
        return self.store.created(agent)

    def describe_rcs_agents(
        self, rcs_agent_ids: list[str] | None = None, owner: str | None = None
    ) -> Listing[RcsAgent]:
        """List RCS agents.

        The status and TestingAgent follow from the registrations of an agent.
        (AWS docs)
        The order is oldest first. (assumed)
        RCS agents cannot be shared: SHARED lists none. (AWS docs)

        :param rcs_agent_ids: up to 5 ids or ARNs, by default all agents
        :param owner: SELF or SHARED
        :raises ResourceNotFoundException: if an agent does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for ids with an
            owner, INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRcsAgents.html
        """
        return self.store.get_owned(RcsAgent, rcs_agent_ids, owner, "RcsAgentIds")

    def update_rcs_agent(
        self,
        rcs_agent_id: str,
        deletion_protection_enabled: bool | None = None,
        opt_out_list_name: str | None = None,
        self_managed_opt_outs_enabled: bool | None = None,
        two_way_channel_arn: str | None = None,
        two_way_channel_role: str | None = None,
        two_way_enabled: bool | None = None,
        two_way_media_s3_bucket_name: str | None = None,
        two_way_media_s3_key_prefix: str | None = None,
        two_way_media_s3_role: str | None = None,
        two_way_rcs_events_enabled: list[str] | None = None,
    ) -> RcsAgent:
        """Change the settings of an RCS agent.

        A bucket and its role are set and removed together, and require two-way
        messaging. (AWS docs)
        The events and the prefix remain when they are not in the request. (assumed)

        :param rcs_agent_id: the id or ARN of the agent
        :param deletion_protection_enabled: whether deleting it is rejected
        :param opt_out_list_name: the name or ARN of an opt-out list
        :param self_managed_opt_outs_enabled: whether you respond to HELP and STOP
            instead of AWS
        :param two_way_channel_arn: where received messages are sent, the ARN of a
            standard SNS topic or ``connect.region.amazonaws.com``
        :param two_way_channel_role: the ARN of the IAM role for the channel
        :param two_way_enabled: whether the agent receives messages
        :param two_way_media_s3_bucket_name: the bucket for the files that users send,
            UNSET_RCS_MEDIA_CONFIGURATION for none
        :param two_way_media_s3_key_prefix: the start of the keys of the files
        :param two_way_media_s3_role: the ARN of the IAM role for the bucket,
            UNSET_RCS_MEDIA_CONFIGURATION for none
        :param two_way_rcs_events_enabled: the events of users that are sent to the
            channel; ALL is the only one if it is used
        :raises ResourceNotFoundException: if the agent or the opt-out list does not
            exist
        :raises ConflictException: RCS_AGENT_ASSOCIATED_TO_POOL if the request changes
            more than the deletion protection of an agent in a pool. (assumed)
        :raises ValidationException: TWO_WAY_CHANNEL_NOT_PRESENT,
            TWO_WAY_TOPIC_NOT_PRESENT, TWO_WAY_NOT_SUPPORTED_IN_REGION,
            TWO_WAY_NOT_ENABLED, INVALID_PARAMETER for an unsupported channel or for ALL
            with other events, MISSING_PARAMETER for a bucket without a role or a role
            without a bucket. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateRcsAgent.html
        """
        agent = self.store.get(RcsAgent, rcs_agent_id)
        others = (
            *(opt_out_list_name, self_managed_opt_outs_enabled, two_way_enabled),
            *(two_way_channel_arn, two_way_channel_role),
            *(two_way_media_s3_bucket_name, two_way_media_s3_key_prefix),
            *(two_way_media_s3_role, two_way_rcs_events_enabled),
        )
        if agent.pools and any(value is not None for value in others):
            raise agent.conflict(agent.IN_POOL, leave(agent))
        changed = changed_settings(
            self.store,
            agent,
            two_way_enabled,
            two_way_channel_arn,
            two_way_channel_role,
            self_managed_opt_outs_enabled,
            opt_out_list_name,
            deletion_protection_enabled,
        )
        _check_events(two_way_rcs_events_enabled)
        changed |= _changed_media(
            changed["two_way_enabled"],
            two_way_media_s3_bucket_name,
            two_way_media_s3_key_prefix,
            two_way_media_s3_role,
        )
        if two_way_rcs_events_enabled is not None:
            changed["two_way_rcs_events_enabled"] = two_way_rcs_events_enabled
        apply(agent, changed)
        return agent

    def delete_rcs_agent(self, rcs_agent_id: str) -> RcsAgent:
        """Delete an RCS agent.

        The registrations of an agent must be deleted first. (AWS docs)
        It is not listed afterwards. (assumed)

        :param rcs_agent_id: the id or ARN of the agent
        :return: the agent, which is DELETED
        :raises ResourceNotFoundException: if the agent does not exist
        :raises ConflictException: RESOURCE_NOT_EMPTY if it has a registration.
            (observed)
            DELETION_PROTECTION_ENABLED, or RCS_AGENT_ASSOCIATED_TO_POOL if it is in a
            pool. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRcsAgent.html
        """
        agent = self.store.get(RcsAgent, rcs_agent_id)
        if agent.deletion_protection_enabled:
            raise agent.conflict("DELETION_PROTECTION_ENABLED")
        if agent.pools:
            raise agent.conflict(agent.IN_POOL, leave(agent))
        registrations = registrations_of(agent)
        if registrations:
            ids = ", ".join(each.id for each in registrations)
            raise agent.conflict(
                "RESOURCE_NOT_EMPTY",
                f"Delete its registrations with DeleteRegistration first: {ids}",
            )
        self.store.remove(agent)
        agent.fixed_status = "DELETED"
        return agent

    def describe_rcs_agent_country_launch_status(
        self, rcs_agent_id: str, iso_country_codes: list[str] | None = None
    ) -> Listing[Launch]:
        """List the launches of an RCS agent in countries.

        A country has a launch if the agent is associated with its registration.
        (AWS docs)
        Countries without a launch are not listed, also if the request names them.
        (assumed)

        :param rcs_agent_id: the id or ARN of the agent
        :param iso_country_codes: the countries, by default all
        :raises ResourceNotFoundException: if the agent does not exist

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRcsAgentCountryLaunchStatus.html
        """
        agent = self.store.get(RcsAgent, rcs_agent_id)
        launches = [
            launch
            for launch in agent.launches
            if launch.iso_country_code
            and (not iso_country_codes or launch.iso_country_code in iso_country_codes)
        ]
        launches.sort(key=lambda launch: launch.position)
        return Listing(launches, of=agent, described=agent)


def _check_events(names: list[str] | None) -> None:
    """Check that ALL is the only event if it is used. (AWS docs)

    The names of other events are not checked, because AWS can add some. (assumed)
    """
    if names and "ALL" in names and len(names) > 1:
        raise ValidationException(
            "INVALID_PARAMETER",
            [
                Field(
                    "twoWayRcsEventsEnabled",
                    f"Use ALL alone, or omit it: {', '.join(names)}",
                )
            ],
        )


def _changed_media(
    two_way: bool,
    bucket: str | None,
    prefix: str | None,
    role: str | None,
) -> dict[str, str | None]:
    """Validate a change of the settings for files that users send.

    :param two_way: whether two-way messaging is enabled after the change
    :return: by attribute, the new values
    """
    if (bucket is None) != (role is None) or (bucket == _UNSET) != (role == _UNSET):
        named = {"twoWayMediaS3BucketName": bucket, "twoWayMediaS3Role": role}
        wrong = [name for name, value in named.items() if value in (None, _UNSET)]
        raise ValidationException(
            "MISSING_PARAMETER",
            [
                Field(
                    name, "Set TwoWayMediaS3BucketName and TwoWayMediaS3Role together"
                )
                for name in wrong
            ],
        )
    if bucket == _UNSET:
        return dict.fromkeys(_MEDIA)
    if (bucket or prefix) and not two_way:
        member = "twoWayMediaS3BucketName" if bucket else "twoWayMediaS3KeyPrefix"
        raise ValidationException(
            "TWO_WAY_NOT_ENABLED",
            [Field(member, "Requires two-way messaging. Set TwoWayEnabled")],
        )
    changed = dict(zip(_MEDIA, (bucket, prefix, role), strict=True))
    return {name: value for name, value in changed.items() if value is not None}


_MEDIA = (
    "two_way_media_s3_bucket_name",
    "two_way_media_s3_key_prefix",
    "two_way_media_s3_role",
)
