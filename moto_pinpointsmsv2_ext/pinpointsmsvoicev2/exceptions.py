"""Exceptions raised by the PinpointSMSVoiceV2 service.

Each class has the name of the error in the service model, and the members of the error
as attributes.

The message of an error also contains its members: ``Conflict Occurred - Reason="..."
ResourceType="..." ResourceId="..."``. (observed)
The text before Reason in the other errors. (assumed)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from moto.core.exceptions import ServiceException


@dataclass(frozen=True)
class Field:
    """A ValidationExceptionField: a member of a request and what is wrong with it."""

    name: str
    message: str


class PinpointSMSVoiceV2Error(ServiceException):
    """The base class of the service's errors.

    :param detail: further text of the message
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
        super().__init__(
            ": ".join(part for part in (self.opening + tail, detail) if part)
        )


class ConflictException(PinpointSMSVoiceV2Error):
    """The state of a resource does not allow the operation."""

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
    """The request refers to a resource that does not exist."""

    code = "ResourceNotFoundException"
    opening = "Resource not found: "

    def __init__(self, resource_type: str, resource_id: str | None):
        self.resource_type = resource_type
        self.resource_id = resource_id
        super().__init__(ResourceType=resource_type, ResourceId=resource_id)


class ValidationException(PinpointSMSVoiceV2Error):
    """The request violates a constraint of the model or a rule of the service."""

    code = "ValidationException"
    opening = "Validation Exception: "

    def __init__(self, reason: str, fields: Iterable[Field] = (), detail: str = ""):
        self.reason = reason
        # AWS omits a member without a value. (observed)
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
