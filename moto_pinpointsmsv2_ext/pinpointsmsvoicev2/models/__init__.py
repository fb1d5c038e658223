"""PinpointSMSVoiceV2Backend class with methods for the supported operations."""

from __future__ import annotations

from threading import RLock
from typing import ClassVar

from moto.core.base_backend import BackendDict

from .registrations import RegistrationBackend
from .tags import TagBackend


class PinpointSMSVoiceV2Backend(RegistrationBackend, TagBackend):
    """All families of the service, of one account in one Region.

    A method is an operation: its name, its parameters and its errors are the model's.
    """

    #: Held while a request is carried out: moto's server answers in many threads. It
    #: belongs to the class since a reset empties the instance.
    lock: ClassVar[RLock] = RLock()

    def reset(self) -> None:
        with self.lock:
            super().reset()


pinpointsmsvoicev2_backends = BackendDict(
    PinpointSMSVoiceV2Backend, "pinpoint-sms-voice-v2"
)
