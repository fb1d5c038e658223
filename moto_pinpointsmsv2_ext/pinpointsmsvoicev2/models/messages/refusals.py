"""Why messages are refused: one table, in the order in which its rows are applied.

Opt-out lists come before rules for numbers, and these before rules for countries.
(AWS docs)
The rest of the order is not documented: cheap checks come first, money last. (assumed)

Constraints of the service model are checked before, as for every operation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

from ...exceptions import (
    AccessDeniedException,
    ConflictException,
    Field,
    PinpointSMSVoiceV2Error,
    ResourceNotFoundException,
    ServiceQuotaExceededException,
    ValidationException,
)
from ..countries import find_country
from ..identities.origination_identities import PhoneNumber, Pool, RcsAgent, SenderId
from ..identities.verified_numbers import VerifiedDestinationNumber
from ..notify import refusals as notify
from ..protect.verdicts import Verdict
from ..quotas import Quotas
from .outcomes import SIMULATORS
from .rcs_rules import (
    fallback_without_identity,
    idle_agent,
    in_fallback,
    lone_companion,
    media_by_sms,
    missing_companion,
    not_launched,
    pool_as_fallback,
    unreadable_file,
    without_rcs_content,
    wrong_value,
)
from .request import SendRequest
from .subject import Subject, about
from .voice_rules import (
    called_too_often,
    sandbox_call,
    too_long_to_speak,
    too_many_calls,
)


class Refusal(NamedTuple):
    """A row of the table."""

    #: what is refused
    rule: str
    #: TEXT, MEDIA, VOICE, and NOTIFY for the messages of Notify
    channels: Sequence[str]
    error: type[PinpointSMSVoiceV2Error]
    #: None for an error without a Reason
    reason: str | None
    #: of the Reason: AWS docs, observed or assumed
    certainty: str
    #: Returns what is refused, None if the rule does not apply. Look-ups of resources
    #: raise the error themselves.
    find: Callable[[Any], Subject | None]


def check(request: SendRequest) -> None:
    """Check that a message can be sent.

    :raises PinpointSMSVoiceV2Error: that of the first row that applies
    """
    for row in _rows_of(request.kind):
        subject = row.find(request)
        if subject is not None:
            raise _error(row, subject)
    # What an RCS message falls back to follows the rules of its channel. (assumed)
    if request.fallback_configuration and request.fallback:
        try:
            check(request.fallback)
        except ValidationException as error:
            raise in_fallback(error) from None


def _select_rows(kind: str) -> Sequence[Refusal]:
    return [row for row in REFUSALS if kind in row.channels]


_rows_of = cache(_select_rows)


def _error(row: Refusal, subject: Subject) -> PinpointSMSVoiceV2Error:
    reason = str(row.reason)
    if row.error is ValidationException:
        fields = [Field(name, subject.hint) for name in subject.members]
        return ValidationException(reason, fields)
    if row.error is ConflictException:
        return ConflictException(reason, *subject.resource, subject.hint)
    assert row.error in (AccessDeniedException, ServiceQuotaExceededException)
    return row.error(reason, subject.hint)


def _without_body(request: SendRequest) -> Subject | None:
    if request.message_body is None:
        return Subject("Set MessageBody", ["messageBody"])
    return None


def _without_content(request: SendRequest) -> Subject | None:
    if request.message_body is None and not request.media_urls:
        return Subject("Set MessageBody or MediaUrls", ["messageBody", "mediaUrls"])
    return None


def _too_many_parts(request: SendRequest) -> Subject | None:
    size = request.size
    if size is None or size.units <= size.limit:
        return None
    return Subject(
        f"Must have at most {size.limit} characters in {size.encoding}, but has "
        f"{size.units}",
        ["messageBody"],
    )


def _disabled(request: SendRequest) -> Subject | None:
    return _suspended(request, "ACCOUNT_DISABLED", "is disabled")


def _paused(request: SendRequest) -> Subject | None:
    return _suspended(request, "INSUFFICIENT_ACCOUNT_REPUTATION", "is paused")


def _suspended(request: SendRequest, reason: str, state: str) -> Subject | None:
    if request.account.suspended != reason:
        return None
    return Subject(
        f"The account {request.store.account_id} {state}. Create a case with AWS Support"
    )


def _look_up(request: SendRequest) -> None:
    """Look up what the request names; an error of the look-up is that of the row."""
    request.look_up()


def _missing(request: SendRequest) -> None:
    with suppress(ValidationException):
        _look_up(request)


def _inactive(request: SendRequest) -> Subject | None:
    sender = request.sender
    if isinstance(sender, RcsAgent):
        return idle_agent(sender)
    if not isinstance(sender, (PhoneNumber, Pool)) or sender.status == "ACTIVE":
        return None
    return about(sender, f"It is {sender.status}. Wait until it is ACTIVE")


def _unserved_country(request: SendRequest) -> Subject | None:
    if find_country(request.country) is not None:
        return None
    return Subject(
        f"AWS does not send messages to {request.destination}. Use another destination",
        [request.destination_member],
    )


def _sender_id_policy(request: SendRequest) -> str | None:
    """Return what the country of the destination requires of the sender ID of the
    request, None if the request has none."""
    country = find_country(request.country)
    if not isinstance(request.sender, (SenderId, str)) or country is None:
        return None
    return country.sender_ids


def _unsupported_sender_id(request: SendRequest) -> Subject | None:
    if _sender_id_policy(request) != "NONE":
        return None
    return Subject(
        f"{request.country} does not support sender IDs. Use a phone number",
        ["senderId"],
    )


def _unregistered_sender_id(request: SendRequest) -> Subject | None:
    sender, code = request.sender, request.country
    if _sender_id_policy(request) != "REQUIRED":
        return None
    if isinstance(sender, SenderId) and (
        sender.registered or sender.iso_country_code != code
    ):
        return None
    return Subject(
        f"{code} requires a registration of sender IDs. Submit one, or use a phone number",
        ["senderId"],
    )


def _wrong_country(request: SendRequest) -> Subject | None:
    sender, code = request.sender, request.country
    if isinstance(sender, SenderId) and sender.iso_country_code != code:
        name, own = sender.sender_id, sender.iso_country_code
        return Subject(
            f"{name} is a sender ID of {own}, not {code}. Use a sender ID of {code}",
            ["senderId"],
        )
    if isinstance(sender, RcsAgent):
        return not_launched(request, sender)
    if not isinstance(sender, PhoneNumber) or sender.number_type != "SIMULATOR":
        return None
    own = sender.iso_country_code
    if code == own and request.destination in SIMULATORS:
        return None
    return Subject(
        f"{sender.id} is a simulator number, which only sends to the simulator "
        f"destinations of {own}. Use another phone number",
        ["originationIdentity"],
    )


#: US toll-free numbers send there as in the US. (AWS docs)
#: So do all US numbers. (assumed)
_US_TERRITORIES = frozenset({"AS", "GU", "PR", "VI"})


def _international(request: SendRequest) -> Subject | None:
    """Numbers send to other countries if InternationalSendingEnabled is set, except for
    countries that they cannot reach. (AWS docs)
    Media messages reach the countries that have them. (assumed)
    """
    sender, code = request.sender, request.country
    if not isinstance(sender, PhoneNumber):
        return None
    own = sender.iso_country_code
    if code == own or (own == "US" and code in _US_TERRITORIES):
        return None
    country = find_country(code)
    if country is None or not country.reachable_from_abroad:
        advice = "Use a phone number of its country"
    elif request.channel == "MEDIA" and not country.has_media:
        advice = "Send a text message: the country has no media messages"
    elif not sender.international_sending_enabled:
        advice = "Set InternationalSendingEnabled with UpdatePhoneNumber"
    else:
        return None
    return Subject(
        f"{sender.id} of {own} cannot send to {request.destination}. {advice}",
        ["originationIdentity"],
    )


def _incapable(request: SendRequest) -> Subject | None:
    sender = request.sender
    if sender is None or isinstance(sender, (Pool, RcsAgent)):
        return None
    # Every sender ID has the capability SMS. (assumed)
    had = ["SMS"] if isinstance(sender, str) else sender.number_capabilities
    if request.capability in had:
        return None
    hint = f"It has {', '.join(had)}. Use a phone number with {request.capability}"
    if isinstance(sender, str):
        return Subject(hint, resource=(SenderId.KIND.name, sender))
    return about(sender, hint)._replace(members=["originationIdentity"])


def _mute(request: SendRequest) -> Subject | None:
    subject = _incapable(request)
    return subject and subject._replace(members=["originationIdentity"])


def _other_type(request: SendRequest) -> Subject | None:
    sender, wanted = request.sender, request.wanted_type
    if wanted is None or sender is None or isinstance(sender, (str, RcsAgent)):
        return None
    types = (
        sender.message_types if isinstance(sender, SenderId) else [sender.message_type]
    )
    if wanted in types:
        return None
    return about(
        sender,
        f"It sends {' and '.join(types)} messages, not {wanted}. Change MessageType, or "
        "use another identity",
    )


def _without_route(request: SendRequest) -> Subject | None:
    if request.route is not None:
        return None
    sender, code = request.sender, request.country
    need = (
        f"no {request.wanted_type or ''} identity with {request.capability} for {code}"
    )
    need = " ".join(need.split())
    if isinstance(sender, Pool):
        advice = "Associate one with AssociateOriginationIdentity"
        return about(sender, f"It has {need}. {advice}, or name an identity")
    advice = "Add one with RequestPhoneNumber"
    return Subject(
        f"The account has {need}. {advice}",
        resource=("account", request.store.account_id),
    )


def _unverified(request: SendRequest) -> Subject | None:
    destination = request.destination
    if (
        request.account.tier != "SANDBOX"
        or request.verification
        or destination in SIMULATORS
    ):
        return None
    verified = request.store.find_by_alias(VerifiedDestinationNumber, destination)
    if verified is not None and verified.status == "VERIFIED":
        return None
    return Subject(
        f"{request.store.account_id} is in the sandbox. Send a code to the number with "
        "SendDestinationNumberVerificationCode and verify it first",
        resource=(VerifiedDestinationNumber.KIND.name, destination),
    )


def _opted_out(request: SendRequest) -> Subject | None:
    opt_out_list = request.opt_out_list
    if request.destination not in opt_out_list.numbers:
        return None
    return about(
        opt_out_list,
        f"{request.destination} is on the list. Use another destination, or remove it "
        "with DeleteOptedOutNumber if the recipient agrees",
    )


def _blocked_number(request: SendRequest) -> Subject | None:
    if request.verdict is not Verdict.BLOCKED_BY_NUMBER_OVERRIDE:
        return None
    return _by_protection(request, f"It blocks {request.destination}")


def _blocked_country(request: SendRequest) -> Subject | None:
    if request.verdict is not Verdict.BLOCKED_BY_COUNTRY_RULE:
        return None
    return _by_protection(
        request, f"It blocks {request.capability} to {request.country}"
    )


def _by_protection(request: SendRequest, hint: str) -> Subject:
    assert request.protect_configuration is not None
    return about(
        request.protect_configuration, f"{hint}. Change its rules to allow the message"
    )


def _too_expensive(request: SendRequest) -> Subject | None:
    """The price of a text or media message, or of a minute of a call, with the fee of the
    carrier. (assumed)
    """
    voice = request.channel == "VOICE"
    price = (request.unit_price if voice else request.price).total
    if request.max_price is None or price <= float(request.max_price):
        return None
    member = "maxPricePerMinute" if voice else "maxPrice"
    return Subject(
        f"Must be at least {price:.5f}, but is {request.max_price}", [member]
    )


def _overspent_on(channel: str) -> Callable[[SendRequest], Subject | None]:
    def find(request: SendRequest) -> Subject | None:
        return _overspent(request) if request.spent_on == channel else None

    return find


def _overspent(request: SendRequest) -> Subject | None:
    """A limit counts if the account has set one, if its maximum is set, or if quotas are
    enforced. (assumed)
    """
    account, channel = request.account, request.spent_on
    if not (
        channel in account.spend_overrides
        or channel in account.spend_maximums
        or request.store.record(Quotas).apply()
    ):
        return None
    limit, spent = account.spend_limit(channel), account.spent_this_month(channel)
    if round(spent + request.price.total, 5) <= limit:
        return None
    return Subject(
        f"The limit of the month is {limit} USD and {spent:.5f} USD are spent. Change it "
        f"with Set{channel.title()}MessageSpendLimitOverride"
    )


ALL = ("TEXT", "MEDIA", "VOICE", "RCS")
TEXT, MEDIA, VOICE, RCS = (("TEXT",), ("MEDIA",), ("VOICE",), ("RCS",))
NOTIFY = ("NOTIFY",)
DOCS, OBSERVED, ASSUMED = "AWS docs", "observed", "assumed"
CONFLICT, VALIDATION = ConflictException, ValidationException
QUOTA, DENIED = ServiceQuotaExceededException, AccessDeniedException
MISSING = ResourceNotFoundException

# The table is easier to read with one row per line.
# fmt: off
REFUSALS = (
    Refusal("a text or voice message without a body", (*TEXT, *VOICE), VALIDATION, "MISSING_PARAMETER", ASSUMED, _without_body),
    Refusal("a media message without body and file", MEDIA, VALIDATION, "MISSING_PARAMETER", ASSUMED, _without_content),
    Refusal("a text of more than 1530 characters in GSM, else 630", TEXT, VALIDATION, "MAXIMUM_SIZE_EXCEEDED", ASSUMED, _too_many_parts),
    Refusal("a voice message of more than 3000 characters, SSML 6000", VOICE, VALIDATION, "MAXIMUM_SIZE_EXCEEDED", ASSUMED, too_long_to_speak),
    Refusal("an RCS message without content", RCS, VALIDATION, "MISSING_PARAMETER", ASSUMED, without_rcs_content),
    Refusal("a value that the content of RCS does not have", RCS, VALIDATION, "INVALID_PARAMETER", ASSUMED, wrong_value),
    Refusal("a web view without its mode", RCS, VALIDATION, "MISSING_PARAMETER", ASSUMED, missing_companion),
    Refusal("a mode without a web view, an alignment in a vertical card", RCS, VALIDATION, "PARAMETERS_CANNOT_BE_USED_TOGETHER", ASSUMED, lone_companion),
    Refusal("an RCS message with a file in S3 that cannot be read", RCS, VALIDATION, "INVALID_PARAMETER", ASSUMED, unreadable_file),
    Refusal("a fallback to SMS with a file", RCS, VALIDATION, "PARAMETERS_CANNOT_BE_USED_TOGETHER", ASSUMED, media_by_sms),
    Refusal("a fallback from a pool or an RCS agent", RCS, VALIDATION, "INVALID_PARAMETER", ASSUMED, pool_as_fallback),
    Refusal("an account that is disabled", (*ALL, *NOTIFY), DENIED, "ACCOUNT_DISABLED", OBSERVED, _disabled),
    Refusal("an account that is paused", (*ALL, *NOTIFY), DENIED, "INSUFFICIENT_ACCOUNT_REPUTATION", OBSERVED, _paused),
    Refusal("a resource that does not exist", (*ALL, *NOTIFY), MISSING, None, DOCS, _missing),
    Refusal("a resource that another account does not share", (*ALL, *NOTIFY), VALIDATION, "RESOURCE_NOT_ACCESSIBLE", OBSERVED, _look_up),
    Refusal("a fallback of an RCS agent without an identity", RCS, VALIDATION, "MISSING_PARAMETER", ASSUMED, fallback_without_identity),
    Refusal("an identity or pool that is not active", ALL, CONFLICT, "RESOURCE_NOT_ACTIVE", ASSUMED, _inactive),
    Refusal("a Notify configuration that is not active", NOTIFY, CONFLICT, "NOTIFY_CONFIGURATION_NOT_ACTIVE", ASSUMED, notify.inactive),
    Refusal("a country that a Notify configuration does not enable", NOTIFY, VALIDATION, "COUNTRY_NOT_ENABLED", ASSUMED, notify.other_country),
    Refusal("a channel that a Notify configuration does not enable", NOTIFY, VALIDATION, "CHANNEL_NOT_ENABLED", ASSUMED, notify.other_channel),
    Refusal("a Notify message without a template", NOTIFY, VALIDATION, "MISSING_PARAMETER", ASSUMED, notify.without_template),
    Refusal("a template that is not for the message, or a voice that it does not have", NOTIFY, VALIDATION, "INVALID_PARAMETER", ASSUMED, notify.unfit_template),
    Refusal("a template without the value of a variable", NOTIFY, VALIDATION, "MISSING_PARAMETER", ASSUMED, notify.missing_variable),
    Refusal("a value that a template does not allow", NOTIFY, VALIDATION, "INVALID_PARAMETER", ASSUMED, notify.invalid_variable),
    Refusal("a country that AWS does not serve", ALL, VALIDATION, "DESTINATION_COUNTRY_BLOCKED", OBSERVED, _unserved_country),
    Refusal("a sender ID in a country without them", TEXT, VALIDATION, "SENDER_ID_NOT_SUPPORTED", OBSERVED, _unsupported_sender_id),
    Refusal("a sender ID that is not registered where that is required", TEXT, VALIDATION, "SENDER_ID_NOT_REGISTERED", ASSUMED, _unregistered_sender_id),
    Refusal("a sender ID or RCS agent of another country, a simulator number elsewhere", ALL, VALIDATION, "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY", ASSUMED, _wrong_country),
    Refusal("a number of another country", (*TEXT, *MEDIA), VALIDATION, "INTERNATIONAL_SENDING_NOT_SUPPORTED", ASSUMED, _international),
    Refusal("an identity without SMS or MMS", (*TEXT, *MEDIA), CONFLICT, "NUMBER_CAPABILITIES_MISMATCH", ASSUMED, _incapable),
    Refusal("an identity without VOICE", VOICE, VALIDATION, "VOICE_CAPABILITY_NOT_AVAILABLE", ASSUMED, _mute),
    Refusal("an identity of another message type", TEXT, CONFLICT, "MESSAGE_TYPE_MISMATCH", OBSERVED, _other_type),
    Refusal("a pool or an account without an identity for the destination", ALL, CONFLICT, "NO_ORIGINATION_IDENTITIES_FOUND", OBSERVED, _without_route),
    Refusal("a destination that an account in the sandbox has not verified", ALL, CONFLICT, "DESTINATION_PHONE_NUMBER_NOT_VERIFIED", OBSERVED, _unverified),
    Refusal("a call to a country that the sandbox does not reach", VOICE, VALIDATION, "DESTINATION_COUNTRY_BLOCKED", ASSUMED, sandbox_call),
    # That calls are refused too. (assumed)
    Refusal("a destination on the opt-out list", ALL, CONFLICT, "DESTINATION_PHONE_NUMBER_OPTED_OUT", OBSERVED, _opted_out),
    Refusal("a destination that is blocked", ALL, CONFLICT, "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE", ASSUMED, _blocked_number),
    Refusal("a country that is blocked", ALL, CONFLICT, "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION", OBSERVED, _blocked_country),
    Refusal("a price above that of the request", ALL, VALIDATION, "PRICE_OVER_THRESHOLD", ASSUMED, _too_expensive),
    Refusal("more than the spend limit of text messages", TEXT, QUOTA, "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT", OBSERVED, _overspent_on("TEXT")),
    Refusal("more than the spend limit of media messages", MEDIA, QUOTA, "MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA", ASSUMED, _overspent_on("MEDIA")),
    Refusal("more than the spend limit of RCS messages", (*TEXT, *RCS), QUOTA, "MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS", ASSUMED, _overspent_on("RCS")),
    Refusal("more than the spend limit of voice messages", VOICE, QUOTA, "MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE", ASSUMED, _overspent_on("VOICE")),
    Refusal("more than the spend limit of Notify messages", NOTIFY, QUOTA, "MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY", ASSUMED, _overspent_on("NOTIFY")),
    Refusal("the 201st message of a configuration of the tier BASIC in 24 hours", NOTIFY, QUOTA, "DAILY_NOTIFY_TIER_MESSAGE_LIMIT", ASSUMED, notify.beyond_tier),
    Refusal("the eleventh Notify message to a destination in 24 hours", NOTIFY, QUOTA, "DAILY_DESTINATION_CALL_LIMIT", ASSUMED, notify.sent_too_often),
    Refusal("the sixth call to a destination in 24 hours", VOICE, QUOTA, "DAILY_DESTINATION_CALL_LIMIT", ASSUMED, called_too_often),
    Refusal("the twenty-first call of the sandbox in 24 hours", VOICE, QUOTA, "DAILY_DESTINATION_CALL_LIMIT", ASSUMED, too_many_calls),
)
# fmt: on
