"""The settings that phone numbers, pools and RCS agents have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...exceptions import Field, ValidationException
from ..countries import find_country
from ..store import Store
from .opt_out_lists import OptOutList

#: the Regions of Amazon Connect (AWS docs)
_CONNECT_REGIONS = frozenset(
    {
        "us-east-1",
        "us-west-2",
        "af-south-1",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ca-central-1",
        "eu-central-1",
        "eu-west-2",
        "us-gov-west-1",
    }
)


@dataclass(kw_only=True)
class Keyword:
    """A keyword, with the members of KeywordInformation."""

    position: int
    keyword: str
    keyword_message: str
    keyword_action: str = "AUTOMATIC_RESPONSE"


def mandatory_keywords() -> dict[str, Keyword]:
    """Return HELP and STOP.

    Every phone number and pool has these keywords. (AWS docs)
    The text of their messages is not documented. (assumed)
    """
    return {
        "HELP": Keyword(
            position=-2,
            keyword="HELP",
            keyword_message="For assistance, please contact the sender.",
        ),
        "STOP": Keyword(
            position=-1,
            keyword="STOP",
            keyword_message="You are now opted out and will no longer receive messages.",
            keyword_action="OPT_OUT",
        ),
    }


@dataclass(kw_only=True)
class Settings:
    """The settings of a phone number, a pool or an RCS agent."""

    two_way_enabled: bool = False
    two_way_channel_arn: str | None = None
    two_way_channel_role: str | None = None
    self_managed_opt_outs_enabled: bool = False
    opt_out_list_name: str = "Default"
    deletion_protection_enabled: bool = False
    keywords: dict[str, Keyword] = field(
        default_factory=mandatory_keywords, repr=False, compare=False
    )

    @property
    def two_way_config(self) -> tuple[bool, str | None, str | None]:
        """The settings that count for two-way messaging: no channel if it is disabled."""
        if not self.two_way_enabled:
            return False, None, None
        return True, self.two_way_channel_arn, self.two_way_channel_role

    @property
    def keyword_config(self) -> set[tuple[str, str, str]]:
        return {
            (keyword.keyword, keyword.keyword_message, keyword.keyword_action)
            for keyword in self.keywords.values()
        }


def changed_settings(
    store: Store,
    settings: Settings,
    two_way_enabled: bool | None = None,
    two_way_channel_arn: str | None = None,
    two_way_channel_role: str | None = None,
    self_managed_opt_outs_enabled: bool | None = None,
    opt_out_list_name: str | None = None,
    deletion_protection_enabled: bool | None = None,
) -> dict[str, Any]:
    """Validate a change of settings without applying it.

    A parameter that is None leaves its setting unchanged.

    :param settings: the present settings
    :return: by attribute, the new values
    :raises ResourceNotFoundException: if the opt-out list does not exist
    :raises ValidationException: Two-way messaging requires a channel, and self-managed
        opt-outs require two-way messaging. (AWS docs)
        The Reasons are TWO_WAY_CHANNEL_NOT_PRESENT and TWO_WAY_NOT_ENABLED. (assumed)
        INVALID_PARAMETER for an unsupported channel, TWO_WAY_TOPIC_NOT_PRESENT for a
        topic that does not exist, TWO_WAY_NOT_SUPPORTED_IN_REGION for a Region without
        Amazon Connect. (assumed)
    """
    if two_way_channel_arn is not None:
        _check_channel(two_way_channel_arn)
    two_way = _or_default(two_way_enabled, settings.two_way_enabled)
    channel, role = two_way_channel_arn, two_way_channel_role
    # A channel and a role can be set while two-way messaging is disabled, as Terraform
    # does. A request that disables it removes those that it does not contain. (assumed)
    if two_way_enabled is not False:
        channel = _or_default(channel, settings.two_way_channel_arn)
        role = _or_default(role, settings.two_way_channel_role)
    managed = _or_default(
        self_managed_opt_outs_enabled, settings.self_managed_opt_outs_enabled
    )
    if two_way and channel is None:
        raise ValidationException(
            "TWO_WAY_CHANNEL_NOT_PRESENT",
            [Field("twoWayChannelArn", "Set TwoWayChannelArn with TwoWayEnabled")],
        )
    # The channel can be Amazon Connect; an older edition of the page excludes it.
    # (AWS docs)
    if managed and not two_way:
        raise ValidationException(
            "TWO_WAY_NOT_ENABLED",
            [
                Field(
                    "selfManagedOptOutsEnabled",
                    "Requires two-way messaging. Set TwoWayEnabled",
                )
            ],
        )
    changed = {
        "two_way_enabled": two_way,
        "two_way_channel_arn": channel,
        "two_way_channel_role": role,
        "self_managed_opt_outs_enabled": managed,
        "deletion_protection_enabled": _or_default(
            deletion_protection_enabled, settings.deletion_protection_enabled
        ),
    }
    if opt_out_list_name is not None:
        found = store.get(OptOutList, opt_out_list_name, "OptOutListName")
        changed["opt_out_list_name"] = found.id
    return changed


def check_two_way(
    iso_country_code: str, number_type: str, member: str = "twoWayEnabled"
) -> None:
    """Check that phone numbers of a country and type can receive messages.

    :param member: the member of the request, named in the error
    :raises ValidationException: Not all countries support two-way messaging. (AWS docs)
        The Reason is TWO_WAY_NOT_SUPPORTED_IN_COUNTRY. (assumed)
    """
    country = find_country(iso_country_code)
    if country is None or not country.receives(number_type):
        message = (
            f"{iso_country_code} does not support two-way messaging. Use a phone number "
            "of another country"
        )
        raise ValidationException(
            "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY", [Field(member, message)]
        )


def apply(settings: Settings, changed: dict[str, Any]) -> None:
    """Set the values that :func:`changed_settings` returns."""
    for attribute, value in changed.items():
        setattr(settings, attribute, value)


def copy_settings(source: Settings, target: Settings) -> None:
    """Copy the settings that a pool and its phone numbers share.

    Deletion protection is not shared.
    """
    target.two_way_enabled = source.two_way_enabled
    target.two_way_channel_arn = source.two_way_channel_arn
    target.two_way_channel_role = source.two_way_channel_role
    target.self_managed_opt_outs_enabled = source.self_managed_opt_outs_enabled
    target.opt_out_list_name = source.opt_out_list_name
    target.keywords = dict(source.keywords)


def _or_default(value: Any, default: Any) -> Any:
    return default if value is None else value


def _check_channel(arn: str) -> None:
    """Check that a channel is a standard SNS topic or Amazon Connect. (AWS docs)

    Amazon Connect is only available in some Regions. (AWS docs)
    """
    topic = arn.split(":")[2:3] == ["sns"] and not arn.endswith(".fifo")
    connect = arn.startswith("connect.") and arn.endswith(".amazonaws.com")
    if not topic and not connect:
        message = (
            f"Unsupported channel {arn}. Use the ARN of a standard SNS topic or "
            "connect.region.amazonaws.com"
        )
        raise _invalid_channel("INVALID_PARAMETER", message)
    if connect and arn.split(".")[1] not in _CONNECT_REGIONS:
        raise _invalid_channel(
            "TWO_WAY_NOT_SUPPORTED_IN_REGION",
            f"Amazon Connect is not available in the Region of {arn}. Use one of: "
            f"{', '.join(sorted(_CONNECT_REGIONS))}",
        )
    if topic and not _topic_exists(arn):
        raise _invalid_channel(
            "TWO_WAY_TOPIC_NOT_PRESENT",
            f"The topic {arn} does not exist. Create it with CreateTopic of Amazon SNS "
            "first",
        )


def _topic_exists(arn: str) -> bool:
    """Return whether moto's SNS has a topic in any account and Region."""
    from moto.sns.models import sns_backends

    return any(
        arn in backend.topics
        for backends in list(sns_backends.values())
        for backend in list(backends.values())
    )


def _invalid_channel(reason: str, message: str) -> ValidationException:
    return ValidationException(reason, [Field("twoWayChannelArn", message)])
