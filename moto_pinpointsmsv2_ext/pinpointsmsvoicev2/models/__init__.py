"""PinpointSMSVoiceV2Backend class with methods for the supported operations."""

from __future__ import annotations

from moto.core.base_backend import BackendDict

from .registration_attachments import RegistrationAttachmentBackend
from .registration_field_values import RegistrationFieldValueBackend
from .registration_versions import RegistrationVersionBackend
from .reviews import ReviewBackend
from .tags import TagBackend


class PinpointSMSVoiceV2Backend(
    RegistrationVersionBackend,
    RegistrationFieldValueBackend,
    RegistrationAttachmentBackend,
    ReviewBackend,
    TagBackend,
):
    """All families of the service, of one account in one Region.

    A method is an operation: its name, its parameters and its errors are the model's.
    """


pinpointsmsvoicev2_backends = BackendDict(
    PinpointSMSVoiceV2Backend, "pinpoint-sms-voice-v2"
)
