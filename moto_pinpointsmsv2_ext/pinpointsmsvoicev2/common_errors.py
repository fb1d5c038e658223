"""Errors of AWS before a request reaches an operation, and faults of this mock.

https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/CommonErrors.html
"""

from __future__ import annotations

from .exceptions import PinpointSMSVoiceV2Error


class AccessDeniedException(PinpointSMSVoiceV2Error):
    """The policies of the caller do not allow the action."""

    code = "AccessDeniedException"


class InternalServerException(PinpointSMSVoiceV2Error):
    """A fault of this mock, said in the service's own words."""

    code = "InternalServerException"
    status = 500

    def __init__(self, detail: str, request_id: str):
        self.request_id = request_id
        super().__init__(detail)


class UnrecognizedClientException(PinpointSMSVoiceV2Error):
    """The access key is not known. An error common to AWS services, in no model."""

    code = "UnrecognizedClientException"


class InvalidSignatureException(PinpointSMSVoiceV2Error):
    """The signature is not that of the key. Common to AWS services, in no model."""

    code = "InvalidSignatureException"


class MissingAuthenticationTokenException(PinpointSMSVoiceV2Error):
    """The request is not signed. Common to AWS services, in no model."""

    code = "MissingAuthenticationTokenException"


class NotImplementedException(PinpointSMSVoiceV2Error):
    """The operation exists at AWS and not in this mock. No SDK models it and none retries
    it, so that no program takes it for an answer of AWS."""

    code = "NotImplemented"
    status = 501

    def __init__(self, operation: str):
        super().__init__(f"{operation} is not built in this mock of AWS")
