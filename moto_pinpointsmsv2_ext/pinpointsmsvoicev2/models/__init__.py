"""PinpointSMSVoiceV2Backend class with methods for the supported operations."""

from __future__ import annotations

from moto.core.base_backend import BackendDict

from .keywords import KeywordBackend
from .phone_numbers import PhoneNumberBackend
from .registration_attachments import RegistrationAttachmentBackend
from .registration_field_values import RegistrationFieldValueBackend
from .registration_versions import RegistrationVersionBackend
from .resource_policies import ResourcePolicyBackend
from .reviews import ReviewBackend
from .sender_ids import SenderIdBackend
from .tags import TagBackend
from .verified_destination_numbers import VerifiedDestinationNumberBackend


class PinpointSMSVoiceV2Backend(
    RegistrationVersionBackend,
    RegistrationFieldValueBackend,
    RegistrationAttachmentBackend,
    ReviewBackend,
    PhoneNumberBackend,
    SenderIdBackend,
    KeywordBackend,
    VerifiedDestinationNumberBackend,
    ResourcePolicyBackend,
    TagBackend,
):
    """All families of the service, of one account in one Region.

    A method is an operation: its name, its parameters and its errors are the model's.
    """


pinpointsmsvoicev2_backends = BackendDict(
    PinpointSMSVoiceV2Backend, "pinpoint-sms-voice-v2"
)
