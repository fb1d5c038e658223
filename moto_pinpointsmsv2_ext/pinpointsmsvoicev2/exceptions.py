"""Exceptions raised by the PinpointSMSVoiceV2 service.

Each class has the name of the error in the service model, and the members of the error
as attributes.

The message of an error also contains its members: ``Conflict Occurred - Reason="..."
ResourceType="..." ResourceId="..."``. (observed)
The text before Reason in the other errors. (assumed)

This mock adds a hint after them, which says what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from moto.core.exceptions import ServiceException

#: By the Reason of a conflict, what to do where the Reason alone determines it.
HINTS = {
    "DELETION_PROTECTION_ENABLED": (
        "Set DeletionProtectionEnabled to False with the resource's update operation "
        "first"
    ),
    "RESOURCE_ALREADY_ASSOCIATED": "Use the existing association",
    "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED": (
        "Set the required fields and create the required associations first"
    ),
    "VERIFICATION_ALREADY_COMPLETE": "Use the number: its status is VERIFIED",
    "VERIFICATION_CODE_EXPIRED": (
        "Send another code with SendDestinationNumberVerificationCode and use it "
        "within 24 hours"
    ),
}


@dataclass(frozen=True)
class Field:
    """A ValidationExceptionField: a member of a request and what is wrong with it."""

    name: str
    message: str


class PinpointSMSVoiceV2Error(ServiceException):
    """The base class of the service's errors.

    :param detail: what to do, the end of the message
    :param named: the members of the error that the message contains
    """

    #: the text before the members in the message
    opening: ClassVar[str] = ""
    #: the status code of the HTTP response
    status: ClassVar[int] = 400

    def __init__(self, detail: str = "", **named: str | None):
        tail = " ".join(
            f'{name}="{value}"' for name, value in named.items() if value is not None
        )
        # Without members, the opening has no separator at its end.
        head = (self.opening + tail).rstrip(" :-")
        super().__init__(": ".join(part for part in (head, detail) if part))


class ConflictException(PinpointSMSVoiceV2Error):
    """The state of a resource does not allow the operation.

    :param detail: what to do, by default the hint in HINTS
    """

    code = "ConflictException"
    opening = "Conflict Occurred - "

    def __init__(
        self,
        reason: str | None,
        resource_type: str | None,
        resource_id: str | None,
        detail: str = "",
    ):
        self.reason = reason
        self.resource_type = resource_type
        self.resource_id = resource_id
        super().__init__(
            detail or HINTS.get(reason or "", ""),
            Reason=reason,
            ResourceType=resource_type,
            ResourceId=resource_id,
        )


class ResourceNotFoundException(PinpointSMSVoiceV2Error):
    """The request refers to a resource that does not exist."""

    code = "ResourceNotFoundException"
    opening = "Resource not found: "

    def __init__(
        self, resource_type: str | None, resource_id: str | None, detail: str = ""
    ):
        self.resource_type = resource_type
        self.resource_id = resource_id
        super().__init__(detail, ResourceType=resource_type, ResourceId=resource_id)


class ValidationException(PinpointSMSVoiceV2Error):
    """The request violates a constraint of the model or a rule of the service.

    :param detail: what to do, by default the messages of the fields
    """

    code = "ValidationException"
    opening = "Validation Exception: "

    def __init__(
        self, reason: str | None, fields: Iterable[Field] = (), detail: str = ""
    ):
        self.reason = reason
        # AWS omits a member without a value. (observed)
        self.fields = list(fields) or None
        names = ",".join(field.name for field in self.fields or ())
        super().__init__(
            detail or _summary(self.fields or ()), Reason=reason, Fields=names or None
        )


class ServiceQuotaExceededException(PinpointSMSVoiceV2Error):
    """The request would exceed a quota of the account."""

    code = "ServiceQuotaExceededException"
    opening = "Service quota exceeded: "

    def __init__(self, reason: str | None, detail: str = ""):
        self.reason = reason
        super().__init__(detail, Reason=reason)


class AccessDeniedException(PinpointSMSVoiceV2Error):
    """The account cannot send messages."""

    code = "AccessDeniedException"
    opening = "Access denied: "

    def __init__(self, reason: str, detail: str = ""):
        self.reason = reason
        super().__init__(detail, Reason=reason)


def _summary(fields: Iterable[Field]) -> str:
    """Return the messages of fields, each with its field if they differ."""
    messages = list(dict.fromkeys(field.message for field in fields))
    if len(messages) > 1:
        messages = [f"{field.name}: {field.message}" for field in fields]
    return "; ".join(messages)
