"""pytest fixtures. They import moto and boto3 on first use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .control import SmsVoiceControl


@pytest.fixture
def sms_voice() -> Iterator[SmsVoiceControl]:
    """Mock AWS during the test, and return the control of the mock."""
    from . import SmsVoiceControl, mock_sms_registrations

    with mock_sms_registrations():
        yield SmsVoiceControl()


@pytest.fixture
def sms_registrations(sms_voice: SmsVoiceControl) -> SmsVoiceControl:
    """An alias of sms_voice."""
    return sms_voice


@pytest.fixture
def sms_voice_client(sms_voice: SmsVoiceControl) -> Any:
    """A boto3 client of the mocked service in the Region of the control."""
    import boto3

    return boto3.client("pinpoint-sms-voice-v2", region_name=sms_voice.region_name)
