"""Exceptions raised by the PinpointSMSVoiceV2 service.

Each class is named after the error shape of the service model and carries that shape's
members as attributes. AWS puts the members into the text of the message as well:
``Conflict Occurred - Reason="..." ResourceType="..." ResourceId="..."``. Only that tail
was seen; the opening words of all but ConflictException are our guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from moto.core.exceptions import ServiceException


@dataclass(frozen=True)
class Field:
    """A ValidationExceptionField: a member of the request and what is wrong with it."""

    name: str
    message: str


class PinpointSMSVoiceV2Error(ServiceException):
    opening: ClassVar[str] = ""
    #: of the HTTP response
    status: ClassVar[int] = 400

    def __init__(self, detail: str = "", **named: str | None):
        tail = " ".join(
            f'{name}="{value}"' for name, value in named.items() if value is not None
        )
        super().__init__(
            ": ".join(part for part in (self.opening + tail, detail) if part)
        )


class ConflictException(PinpointSMSVoiceV2Error):
    """The state of a resource does not allow the request."""

    code = "ConflictException"
    opening = "Conflict Occurred - "

    def __init__(self, reason: str, resource_type: str, resource_id: str):
        self.reason = reason
        self.resource_type = resource_type
        self.resource_id = resource_id
        super().__init__(
            Reason=reason, ResourceType=resource_type, ResourceId=resource_id
        )


class ResourceNotFoundException(PinpointSMSVoiceV2Error):
    """No resource of this kind has the id, or the ARN, of the request."""

    code = "ResourceNotFoundException"
    opening = "Resource not found: "

    def __init__(self, resource_type: str, resource_id: str | None):
        self.resource_type = resource_type
        self.resource_id = resource_id
        super().__init__(ResourceType=resource_type, ResourceId=resource_id)


class ValidationException(PinpointSMSVoiceV2Error):
    """The request breaks a constraint of the service model, or a rule across members."""

    code = "ValidationException"
    opening = "Validation Exception: "

    def __init__(self, reason: str, fields: Iterable[Field] = (), detail: str = ""):
        self.reason = reason
        # AWS leaves a member out where it has nothing to say in it.
        self.fields = list(fields) or None
        names = ",".join(field.name for field in self.fields or ())
        super().__init__(detail, Reason=reason, Fields=names or None)


class ServiceQuotaExceededException(PinpointSMSVoiceV2Error):
    """The request would exceed a quota of the account."""

    code = "ServiceQuotaExceededException"
    opening = "Service quota exceeded: "

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(Reason=reason)
