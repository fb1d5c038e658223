"""A mock that is active while the body of a decorated coroutine or generator runs."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, aclosing
from threading import RLock
from typing import Any, ClassVar
from unittest import TestCase

from moto.core.models import MockAWS

from ._sessions import new_mock


def lasting_mock(config: Mapping[str, Any] | None) -> MockAWS:
    """Create the mock of ``mock_aws`` that also decorates coroutines and generators.

    moto's decorator stops the mock when the function returns. An ``async def`` or a
    generator function returns before its body runs.

    moto counts active mocks by class, so this function changes the instance instead of
    deriving a class from one of moto's three classes.

    :param config: moto's configuration
    :return: the mock
    """
    mock = new_mock(config)
    decorate_callable, decorate_class = mock._decorate_callable, mock._decorate_class

    def decorate_any_callable(
        func: Callable[..., Any], reset: bool, remove_data: bool
    ) -> Callable[..., Any]:
        for is_lasting, decorate in _DECORATORS:
            if is_lasting(func):
                return functools.wraps(func)(
                    decorate(func, lambda: _Run(config, reset, remove_data))
                )
        return decorate_callable(func, reset, remove_data)

    def decorate_any_class(klass: Any) -> Any:
        # moto resets its backends before setUp if the class has one, otherwise before
        # each test, which would delete what asyncSetUp created.
        if (
            "asyncSetUp" in vars(klass)
            and getattr(klass, "setUp", None) is TestCase.setUp
        ):
            klass.setUp = TestCase.setUp
        return decorate_class(klass)

    mock._decorate_callable = decorate_any_callable  # type: ignore[method-assign]
    mock._decorate_class = decorate_any_class  # type: ignore[method-assign]
    return mock


class _Run(AbstractContextManager[None]):
    """The mock during one run of a body."""

    _lock: ClassVar = RLock()
    _started: ClassVar[list[_Run]] = []

    def __init__(
        self, config: Mapping[str, Any] | None, reset: bool, remove_data: bool
    ):
        self._mock = new_mock(config)
        self._reset = reset
        self._remove_data = remove_data
        self._ended = False

    def __enter__(self) -> None:
        with self._lock:
            self._mock.start(reset=self._reset)
            self._started.append(self)

    def __exit__(self, *args: object) -> None:
        # Bodies can overlap and end in any order. Each mock restores the environment that
        # it found at its start, so mocks stop in the reverse order of their start.
        with self._lock:
            self._ended = True
            while self._started and self._started[-1]._ended:
                run = self._started.pop()
                run._mock.stop(remove_data=run._remove_data)


def _coroutine(func: Callable[..., Any], run: Callable[[], _Run]) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        with run():
            return await func(*args, **kwargs)

    return wrapper


def _generator(func: Callable[..., Any], run: Callable[[], _Run]) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with run():
            return (yield from func(*args, **kwargs))

    return wrapper


def _async_generator(
    func: Callable[..., Any], run: Callable[[], _Run]
) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        with run():
            async with aclosing(func(*args, **kwargs)) as body:
                step = body.asend(None)
                while True:
                    try:
                        item = await step
                    except StopAsyncIteration:
                        return
                    try:
                        sent = yield item
                    except GeneratorExit:
                        raise
                    except BaseException as error:  # noqa: BLE001 (thrown into the body)
                        step = body.athrow(error)
                    else:
                        step = body.asend(sent)

    return wrapper


_DECORATORS: list[
    tuple[Callable[[object], bool], Callable[..., Callable[..., Any]]]
] = [
    (inspect.iscoroutinefunction, _coroutine),
    (inspect.isasyncgenfunction, _async_generator),
    (inspect.isgeneratorfunction, _generator),
]
