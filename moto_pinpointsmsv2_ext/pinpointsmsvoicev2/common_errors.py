"""The errors that AWS services have in common, and errors of this mock.

The errors about access keys and signatures are not in the service model.

https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/CommonErrors.html
"""

from __future__ import annotations

from .exceptions import PinpointSMSVoiceV2Error


class AccessDeniedException(PinpointSMSVoiceV2Error):
    """The policies of the caller do not allow the operation."""

    code = "AccessDeniedException"


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
