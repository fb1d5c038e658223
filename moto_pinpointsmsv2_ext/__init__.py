"""A plugin for moto that mocks PinpointSMSVoiceV2 (boto3's ``pinpoint-sms-voice-v2``).

Importing this package registers the service with moto. The import loads neither moto nor
boto3; both are loaded on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

from ._register import check_moto, register

if TYPE_CHECKING:
    from moto.core.models import MockAWS

    from .control import SmsVoiceControl

__all__ = ["SmsVoiceControl", "mock_sms_registrations", "mock_sms_voice"]
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
    """Mock AWS, including PinpointSMSVoiceV2.

    This is moto's ``mock_aws`` under another name: a decorator of functions and classes,
    with or without arguments, and a context manager. With ``TEST_SERVER_MODE`` it directs
    boto3 to moto's server, as ``mock_aws`` does.

    A decorated coroutine, generator or async generator is mocked from its first step to
    its end, also while it is suspended.

    Each mock has a new default session of boto3, as with ``mock_aws``, with the current
    environment, credentials and Region, but the sessions share botocore's files, which
    are read once. moto's option ``{"core": {"reset_boto3_session": False}}`` keeps one
    session, which is slightly faster.

    :param func: the function or class to decorate
    :param config: moto's configuration. ``{"pinpointsmsvoicev2": {"enforce_quotas":
        True}}`` enforces the quotas of AWS, ``{"require_registration": False}`` activates
        phone numbers without a registration. With ``TEST_SERVER_MODE`` a mock with such
        an option does not start: SmsVoiceControl changes the settings of a server.
    :return: the decorated function or class, or the mock
    :raises TypeError: if ``pinpointsmsvoicev2`` has an unknown option, or a value of
        another type
    :raises ImportError: if moto is too old

    https://docs.getmoto.org/en/latest/docs/getting_started.html
    """
    check_moto()
    from ._lasting import lasting_mock

    if func is not None and not callable(func):
        raise TypeError(
            f"Decorate a function or a class, not {func!r}. Pass the configuration by "
            "name: config=..."
        )
    if config is not None:
        # Its import takes as long as that of the service.
        from ._config import check_config

        check_config(config)
    mock = lasting_mock(config)
    return mock if func is None else mock(func)


#: another name of the decorator
mock_sms_voice = mock_sms_registrations


def __getattr__(name: str) -> object:
    # The control imports moto, so it is imported on first use.
    if name == "SmsVoiceControl":
        check_moto()
        from .control import SmsVoiceControl

        return SmsVoiceControl
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
