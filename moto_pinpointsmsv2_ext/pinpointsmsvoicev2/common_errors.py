"""The errors that AWS services have in common, and errors of this mock.

The errors about access keys and signatures are not in the service model.

https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/CommonErrors.html
"""

from __future__ import annotations

from .exceptions import (
    ConflictException,
    PinpointSMSVoiceV2Error,
    ResourceNotFoundException,
    ServiceQuotaExceededException,
    ValidationException,
)


class AccessDeniedException(PinpointSMSVoiceV2Error):
    """The policies of the caller, or the state of the account, do not allow the
    operation."""

    code = "AccessDeniedException"

    def __init__(self, detail: str = "", reason: str | None = None):
        self.reason = reason
        super().__init__(detail, Reason=reason)


class ThrottlingException(PinpointSMSVoiceV2Error):
    """The operation is called too often."""

    code = "ThrottlingException"
    # The text of other AWS services. (assumed)
    opening = "Rate exceeded"


class InternalServerException(PinpointSMSVoiceV2Error):
    """A bug in this mock, in the form of the service's error."""

    code = "InternalServerException"
    status = 500

    def __init__(self, detail: str, request_id: str):
        self.request_id = request_id
        super().__init__(detail)


class UnrecognizedClientException(PinpointSMSVoiceV2Error):
    """The access key is unknown."""

    code = "UnrecognizedClientException"


class InvalidSignatureException(PinpointSMSVoiceV2Error):
    """The signature of the request does not match."""

    code = "InvalidSignatureException"


class MissingAuthenticationTokenException(PinpointSMSVoiceV2Error):
    """The request is not signed."""

    code = "MissingAuthenticationTokenException"


class NotImplementedException(PinpointSMSVoiceV2Error):
    """The operation exists at AWS, but not in this mock.

    The error is not in the service model, so that programs do not mistake it for an
    error of AWS, and SDKs do not retry the request.
    """

    code = "NotImplemented"
    status = 501

    def __init__(self, operation: str):
        super().__init__(f"{operation} is not implemented in this mock of AWS")


def error_with_code(
    code: str, reason: str | None, detail: str, request_id: str
) -> PinpointSMSVoiceV2Error:
    """Return an error of the service model, without a resource or fields.

    :param code: the name of the error
    :param reason: its Reason, None if it has none
    :param detail: the end of the message
    :param request_id: the id of the request
    """
    if code == ThrottlingException.code:
        return ThrottlingException(detail)
    if code == InternalServerException.code:
        return InternalServerException(detail, request_id)
    if code == AccessDeniedException.code:
        return AccessDeniedException(detail, reason)
    if code == ServiceQuotaExceededException.code:
        return ServiceQuotaExceededException(reason, detail)
    if code == ConflictException.code:
        return ConflictException(reason, None, None, detail)
    if code == ResourceNotFoundException.code:
        return ResourceNotFoundException(None, None, detail)
    return ValidationException(reason, detail=detail)
