"""moto for PinpointSMSVoiceV2 (boto3's ``pinpoint-sms-voice-v2``), as a plugin.

Importing this package is enough for moto to know the service. It imports neither moto
nor boto3 itself: both come with the first use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

from ._register import register

if TYPE_CHECKING:
    from moto.core.models import MockAWS

    from .control import SmsVoiceControl

__all__ = ["SmsVoiceControl", "mock_sms_registrations"]
__version__ = "0.1.0"

P = ParamSpec("P")
T = TypeVar("T")

register()


@overload
def mock_sms_registrations(func: Callable[P, T]) -> Callable[P, T]: ...


@overload
def mock_sms_registrations(
    func: None = None, config: Mapping[str, Any] | None = None
) -> MockAWS: ...


def mock_sms_registrations(
    func: Callable[P, T] | None = None, config: Mapping[str, Any] | None = None
) -> MockAWS | Callable[P, T]:
    """Mock AWS, PinpointSMSVoiceV2 included.

    This is moto's ``mock_aws`` with a name that says what a test is about. It serves as a
    decorator on a function or a class, bare or called, and as a context manager; with
    ``TEST_SERVER_MODE`` it sends boto3 to moto's server, as ``mock_aws`` does.

    As a decorator it lasts as long as the body, which may be that of an ``async def``, a
    generator or an async generator: from its first step to its end, and so also while it
    is suspended.

    The default session of boto3 is a new one, as in ``mock_aws``, with the environment,
    the credentials and the Region of the moment, but botocore's files are read once for
    all of them rather than for each. moto's option ``{"core": {"reset_boto3_session":
    False}}`` keeps the session itself, and saves a little more.

    :param func: what it decorates
    :param config: moto's configuration. ``{"pinpointsmsvoicev2": {"enforce_quotas":
        True}}`` makes the quotas of AWS count.
    :return: the decorated function or class, or the mock to enter or start

    https://docs.getmoto.org/en/latest/docs/getting_started.html
    """
    from ._lasting import lasting_mock

    mock = lasting_mock(config)
    return mock if func is None else mock(func)


def __getattr__(name: str) -> object:
    # The control imports moto, which an import of this package does not.
    if name == "SmsVoiceControl":
        from .control import SmsVoiceControl

        return SmsVoiceControl
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
