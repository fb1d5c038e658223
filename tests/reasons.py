"""The Reasons of errors in the service model: raised, of an operation to come, or never.

``scripts/reasons_table.py`` writes the page of the documentation from it, and
``test_reasons.py`` holds it against the service model.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Raised:
    """A Reason that implemented operations raise.

    :param certainty: documented or observed if AWS names the Reason for the rule; named if
        the rule is documented and the Reason has its name; assumed otherwise
    :param by: which operations raise it, by default those whose docstrings name it
    """

    certainty: str
    by: str = ""


@dataclass(frozen=True)
class Never:
    """A Reason that is not raised, and why."""

    why: str


_LISTS = "each operation that lists items"
_ARNS = "each operation with an ARN"

REASONS: dict[str, dict[str, Raised | Never]] = {
    "AccessDeniedException": {
        "ACCOUNT_DISABLED": Raised("observed"),
        "INSUFFICIENT_ACCOUNT_REPUTATION": Raised("observed"),
    },
    "ConflictException": {
        "CREATE_REGISTRATION_VERSION_NOT_ALLOWED": Raised("named"),
        "DELETION_PROTECTION_ENABLED": Raised("named"),
        "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION": Raised("observed"),
        "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE": Raised("named"),
        "DESTINATION_PHONE_NUMBER_NOT_VERIFIED": Raised("observed"),
        "DESTINATION_PHONE_NUMBER_OPTED_OUT": Raised("observed"),
        "DISASSOCIATE_REGISTRATION_NOT_ALLOWED": Raised("named"),
        "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED": Raised("named"),
        "EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED": Raised("observed"),
        "EVENT_DESTINATION_MISMATCH": Raised("observed"),
        "KEYWORD_MISMATCH": Raised("named"),
        "LAST_PHONE_NUMBER": Raised("observed"),
        "MESSAGE_TYPE_MISMATCH": Raised("observed"),
        "NO_ORIGINATION_IDENTITIES_FOUND": Raised("observed"),
        "NOTIFY_CONFIGURATION_NOT_ACTIVE": Raised("named"),
        "NUMBER_CAPABILITIES_MISMATCH": Raised("named"),
        "OPT_OUT_LIST_MISMATCH": Raised("observed"),
        "PHONE_NUMBER_ASSOCIATED_TO_POOL": Raised("observed"),
        "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION": Raised("assumed"),
        "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL": Raised("observed"),
        "PHONE_NUMBER_NOT_IN_REGISTRATION_REGION": Raised("assumed"),
        "POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION": Raised("named"),
        "PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET": Raised("named"),
        "PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT": Raised("named"),
        "PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET": Raised("named"),
        "RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE": Raised("assumed"),
        "RCS_AGENT_ASSOCIATED_TO_POOL": Raised("named"),
        "REGISTRATION_ALREADY_SUBMITTED": Raised("assumed"),
        "REGISTRATION_NOT_COMPLETE": Raised("named"),
        "RESOURCE_ALREADY_ASSOCIATED": Raised("named"),
        "RESOURCE_ALREADY_EXISTS": Raised("assumed"),
        "RESOURCE_DELETION_NOT_ALLOWED": Raised("observed"),
        "RESOURCE_MODIFICATION_NOT_ALLOWED": Raised("assumed"),
        "RESOURCE_NOT_ACTIVE": Raised("named"),
        "RESOURCE_NOT_EMPTY": Raised("observed"),
        "SELF_MANAGED_OPT_OUTS_MISMATCH": Raised("named"),
        "SENDER_ID_ASSOCIATED_TO_POOL": Raised("assumed"),
        "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED": Raised("observed"),
        "TWO_WAY_CONFIG_MISMATCH": Raised("named"),
        "VERIFICATION_ALREADY_COMPLETE": Raised("assumed"),
        "VERIFICATION_CODE_EXPIRED": Raised("assumed"),
    },
    "ServiceQuotaExceededException": {
        "ASSOCIATIONS_PER_REGISTRATION": Raised("assumed"),
        "CONFIGURATION_SETS_PER_ACCOUNT": Raised("named"),
        "DAILY_DESTINATION_CALL_LIMIT": Raised("named"),
        "DAILY_NOTIFY_TIER_MESSAGE_LIMIT": Raised("named"),
        "EVENT_DESTINATIONS_PER_CONFIGURATION_SET": Raised("named"),
        "KEYWORDS_PER_PHONE_NUMBER": Raised("named"),
        "KEYWORDS_PER_POOL": Raised("named"),
        "MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA": Raised("named"),
        "MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY": Raised("named"),
        "MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS": Raised("named"),
        "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT": Raised("observed"),
        "MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE": Raised("named"),
        "NOTIFY_CONFIGURATIONS_PER_ACCOUNT": Raised("named"),
        "OPT_OUT_LISTS_PER_ACCOUNT": Raised("named"),
        "ORIGINATION_IDENTITIES_PER_POOL": Raised("named"),
        "PHONE_NUMBERS_PER_ACCOUNT": Raised("named"),
        "PHONE_NUMBERS_PER_REGISTRATION": Raised("assumed"),
        "POOLS_PER_ACCOUNT": Raised("named"),
        "PROTECT_CONFIGURATIONS_PER_ACCOUNT": Raised("named"),
        "RCS_AGENTS_PER_ACCOUNT": Raised("named"),
        "REGISTRATION_ATTACHMENTS_CREATED_PER_DAY": Raised("assumed"),
        "REGISTRATION_ATTACHMENTS_PER_ACCOUNT": Raised("named"),
        "REGISTRATION_VERSIONS_CREATED_PER_DAY": Raised("assumed"),
        "REGISTRATIONS_PER_ACCOUNT": Raised("named"),
        "SENDER_IDS_PER_ACCOUNT": Raised("named"),
        "TAGS_PER_RESOURCE": Raised("named"),
        "VERIFICATION_ATTEMPTS_PER_DAY": Raised("named"),
        "VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT": Raised("named"),
    },
    "ValidationException": {
        "ATTACHMENT_TYPE_NOT_SUPPORTED": Raised("named"),
        "CANNOT_ADD_OPTED_OUT_NUMBER": Raised("assumed"),
        "CANNOT_PARSE": Raised(
            "assumed",
            "PutResourcePolicy, and each operation for a body that is not JSON",
        ),
        "CHANNEL_NOT_ENABLED": Raised("named"),
        "COUNTRY_CODE_MISMATCH": Raised("assumed"),
        "COUNTRY_NOT_ENABLED": Raised("named"),
        "DESTINATION_COUNTRY_BLOCKED": Raised("observed"),
        "FIELD_VALIDATION_FAILED": Raised(
            "assumed", "each operation, for a constraint of the service model"
        ),
        "INTERNATIONAL_SENDING_NOT_SUPPORTED": Raised("named"),
        "INVALID_ARN": Raised("observed", _ARNS),
        "INVALID_FILTER_VALUES": Raised("assumed", "each operation with Filters"),
        "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY": Raised("named"),
        "INVALID_NEXT_TOKEN": Raised("assumed", _LISTS),
        "INVALID_PARAMETER": Raised("observed"),
        "INVALID_REGISTRATION_ASSOCIATION": Raised("assumed"),
        "INVALID_REQUEST": Raised(
            "assumed", "each operation on a server, in a Region that AWS does not have"
        ),
        "MAXIMUM_SIZE_EXCEEDED": Raised("named"),
        "MEDIA_TYPE_NOT_SUPPORTED": Never(
            "AWS accepts a message with a file of another type, and an event reports it."
        ),
        "MISSING_PARAMETER": Raised(
            "assumed",
            "CreateRegistrationAttachment, PutRegistrationFieldValue, SendTextMessage, "
            "SendMediaMessage, SendVoiceMessage, SendRcsMessage, SendNotifyTextMessage, "
            "SendNotifyVoiceMessage, UpdateRcsAgent, and each operation for a required "
            "member that is missing",
        ),
        "OTHER": Never("Its name says that no other Reason fits, not which request."),
        "PARAMETERS_CANNOT_BE_USED_TOGETHER": Raised("named"),
        "PHONE_NUMBER_CANNOT_BE_OPTED_IN": Raised("assumed"),
        "PHONE_NUMBER_CANNOT_BE_RELEASED": Never(
            "AWS documents two numbers that ReleasePhoneNumber rejects, those with "
            "deletion protection and those in a pool. Both have a Reason of their own."
        ),
        "PRICE_OVER_THRESHOLD": Raised("named"),
        "REGISTRATION_FIELD_CANNOT_BE_DELETED": Raised("observed"),
        "REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT": Raised("named"),
        "RESOURCE_NOT_ACCESSIBLE": Raised(
            "observed", f"{_ARNS}, and CreateRegistrationAttachment"
        ),
        "SENDER_ID_NOT_REGISTERED": Raised("named"),
        "SENDER_ID_NOT_SUPPORTED": Raised("observed"),
        "SENDER_ID_REQUIRES_REGISTRATION": Raised("observed"),
        "TWO_WAY_CHANNEL_NOT_PRESENT": Raised("named"),
        "TWO_WAY_NOT_ENABLED": Raised("named"),
        "TWO_WAY_NOT_SUPPORTED_IN_COUNTRY": Raised("named"),
        "TWO_WAY_NOT_SUPPORTED_IN_REGION": Raised("assumed"),
        "TWO_WAY_TOPIC_NOT_PRESENT": Raised("assumed"),
        "UNKNOWN_OPERATION": Raised(
            "assumed", "a request for an operation that does not exist"
        ),
        "UNKNOWN_REGISTRATION_FIELD": Raised("named"),
        "UNKNOWN_REGISTRATION_SECTION": Raised("named"),
        "UNKNOWN_REGISTRATION_TYPE": Raised("named"),
        "UNKNOWN_REGISTRATION_VERSION": Raised("named"),
        "UNSPECIFIED_PARAMETER_NOT_SUPPORTED": Never(
            "No operation and no guide of AWS says which parameter it is about."
        ),
        "VERIFICATION_CODE_MISMATCH": Raised("named"),
        "VOICE_CAPABILITY_NOT_AVAILABLE": Raised("assumed"),
    },
}
