"""The decorator mocks coroutines and generators while their body runs."""

from __future__ import annotations

import asyncio
import inspect
import os
import unittest
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws, settings
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
QUOTAS = {"pinpointsmsvoicev2": {"enforce_quotas": True}}

decorators = pytest.mark.parametrize(
    "decorate",
    [
        mock_sms_registrations,
        lambda func: mock_sms_registrations()(func),
        lambda func: mock_sms_registrations(config={"iam": {}})(func),
    ],
    ids=["bare", "called", "config"],
)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def client() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def create_and_count() -> int:
    client().create_registration(RegistrationType=TOLL_FREE)
    return len(client().describe_registrations()["Registrations"])


def mock_is_active() -> bool:
    if settings.TEST_SERVER_MODE:
        return str(client().meta.endpoint_url).startswith("http://localhost")
    try:
        SmsVoiceControl().registrations.list()
    except RuntimeError:
        return False
    return True


async def coroutine(*, fail: bool = False) -> int:
    create_and_count()
    await asyncio.sleep(0)
    if fail:
        raise LookupError("not found")
    return create_and_count()


def generator(log: list[Any]) -> Generator[int, Any, str]:
    """Yield the number of registrations, and create one at each step."""
    try:
        while True:
            try:
                received = yield create_and_count()
            except LookupError as error:
                received = error
            log.append(received)
            if received == "end":
                return "ended"
            if received == "fail":
                raise KeyError("failed")
    finally:
        log.append(create_and_count())


async def async_generator(log: list[Any]) -> AsyncGenerator[int, Any]:
    try:
        while True:
            try:
                received = yield create_and_count()
            except LookupError as error:
                received = error
            await asyncio.sleep(0)
            log.append(received)
            if received == "end":
                return
            if received == "fail":
                raise KeyError("failed")
    finally:
        await asyncio.sleep(0)
        log.append(create_and_count())


@decorators
def test_a_coroutine_is_mocked_to_its_end(decorate: Decorator) -> None:
    decorated = decorate(coroutine)
    assert asyncio.run(decorated()) == 2
    assert asyncio.run(decorated()) == 2  # Each run starts with an empty backend.
    assert not mock_is_active()


def test_a_coroutine_that_fails() -> None:
    with pytest.raises(LookupError, match="not found"):
        asyncio.run(mock_sms_registrations(coroutine)(fail=True))
    assert not mock_is_active()


def test_a_coroutine_that_is_cancelled() -> None:
    @mock_sms_registrations
    async def wait() -> None:
        await asyncio.sleep(60)

    async def cancel() -> None:
        task = asyncio.create_task(wait())
        await asyncio.sleep(0)
        assert mock_is_active()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not mock_is_active()

    asyncio.run(cancel())


@decorators
def test_a_generator_is_mocked_from_its_first_step_to_its_end(
    decorate: Decorator,
) -> None:
    log: list[Any] = []
    steps = decorate(generator)(log)
    assert not mock_is_active()
    assert next(steps) == 1
    assert mock_is_active()
    assert create_and_count() == 2
    assert steps.send("a word") == 3
    error = LookupError("not found")
    assert steps.throw(error) == 4
    with pytest.raises(StopIteration) as end:
        steps.send("end")
    assert end.value.value == "ended"
    assert log == ["a word", error, "end", 5]
    assert not mock_is_active()


def test_a_generator_that_is_closed() -> None:
    log: list[Any] = []
    steps = mock_sms_registrations(generator)(log)
    next(steps)
    steps.close()
    assert log == [2]
    assert not mock_is_active()


def test_a_generator_that_is_never_started() -> None:
    log: list[Any] = []
    mock_sms_registrations(generator)(log).close()
    assert log == []
    assert not mock_is_active()


def test_a_generator_that_fails() -> None:
    log: list[Any] = []
    steps = mock_sms_registrations(generator)(log)
    next(steps)
    with pytest.raises(KeyError, match="failed"):
        steps.send("fail")
    assert log == ["fail", 2]
    assert not mock_is_active()


@decorators
def test_an_async_generator_is_mocked_from_its_first_step_to_its_end(
    decorate: Decorator,
) -> None:
    async def use() -> None:
        log: list[Any] = []
        steps = decorate(async_generator)(log)
        assert not mock_is_active()
        assert await anext(steps) == 1
        assert mock_is_active()
        assert create_and_count() == 2
        assert await steps.asend("a word") == 3
        error = LookupError("not found")
        assert await steps.athrow(error) == 4
        with pytest.raises(StopAsyncIteration):
            await steps.asend("end")
        assert log == ["a word", error, "end", 5]
        assert not mock_is_active()

    asyncio.run(use())


def test_an_async_generator_that_is_closed() -> None:
    async def use() -> None:
        log: list[Any] = []
        steps = mock_sms_registrations(async_generator)(log)
        await anext(steps)
        await steps.aclose()
        assert log == [2]
        assert not mock_is_active()

    asyncio.run(use())


def test_an_async_generator_that_fails() -> None:
    async def use() -> None:
        log: list[Any] = []
        steps = mock_sms_registrations(async_generator)(log)
        await anext(steps)
        with pytest.raises(KeyError, match="failed"):
            await steps.asend("fail")
        assert log == ["fail", 2]
        assert not mock_is_active()

    asyncio.run(use())


def test_an_async_generator_that_is_abandoned() -> None:
    async def leave(log: list[Any]) -> None:
        async for count in mock_sms_registrations(async_generator)(log):
            assert count == 1
            break

    async def wait() -> None:
        log: list[Any] = []
        await leave(log)
        for _ in range(10):  # asyncio closes it in another task.
            await asyncio.sleep(0)
        assert log == [2]
        assert not mock_is_active()

    asyncio.run(wait())
    asyncio.run(leave([]))  # The loop ends before it is closed.
    assert not mock_is_active()


def test_the_decorator_keeps_the_kind_of_a_function() -> None:
    for kind, function in (
        (inspect.iscoroutinefunction, coroutine),
        (inspect.isgeneratorfunction, generator),
        (inspect.isasyncgenfunction, async_generator),
    ):
        decorated = mock_sms_registrations(function)
        assert kind(decorated)
        assert decorated.__name__ == function.__name__
        assert inspect.signature(decorated) == inspect.signature(function)


@pytest.mark.in_process  # A server does not use this configuration.
def test_the_configuration_applies_while_the_mock_is_active() -> None:
    async def create_26() -> None:
        for _ in range(26):
            client().create_registration(RegistrationType=TOLL_FREE)
            await asyncio.sleep(0)

    with pytest.raises(ClientError, match="REGISTRATIONS_PER_ACCOUNT"):
        asyncio.run(mock_sms_registrations(config=QUOTAS)(create_26)())
    asyncio.run(mock_sms_registrations(create_26)())


def test_nesting_in_mock_aws() -> None:
    @mock_sms_registrations
    async def inside() -> int:
        with mock_aws():
            create_and_count()
        await asyncio.sleep(0)
        return create_and_count()

    assert asyncio.run(inside()) == 2
    assert not mock_is_active()
    with mock_aws():
        assert asyncio.run(inside()) == 2
        assert create_and_count() == 3
    assert not mock_is_active()


@pytest.mark.in_process  # A server refuses the options of a mock.
def test_bodies_that_overlap() -> None:
    """The mock is active until the last body ends, in whatever order they end. After that
    the environment is restored."""
    before = dict(os.environ), boto3.DEFAULT_SESSION

    @mock_sms_registrations(config=QUOTAS)
    async def first(order: list[int]) -> None:
        create_and_count()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        order.append(create_and_count())

    @mock_sms_registrations
    async def second(order: list[int], waits: int) -> None:
        create_and_count()
        for _ in range(waits):
            await asyncio.sleep(0)
        order.append(create_and_count())

    async def use(waits: int) -> None:
        order: list[int] = []
        await asyncio.gather(first(order), second(order, waits), second(order, waits))
        assert order == [4, 5, 6]
        assert not mock_is_active()
        assert (dict(os.environ), boto3.DEFAULT_SESSION) == before

    asyncio.run(use(waits=1))
    asyncio.run(use(waits=5))
    with mock_sms_registrations():
        for _ in range(26):
            client().create_registration(RegistrationType=TOLL_FREE)


@pytest.fixture
@mock_sms_registrations
def seeded(request: pytest.FixtureRequest) -> Iterator[str]:
    SmsVoiceControl().registrations.seed()
    yield request.node.name


def test_a_fixture_that_yields(seeded: str) -> None:
    assert seeded == "test_a_fixture_that_yields"
    assert create_and_count() == 2


@mock_sms_registrations
class Bodies:
    async def coroutine(self) -> int:
        return await coroutine()

    def generator(self) -> Iterator[int]:
        yield create_and_count()
        yield create_and_count()

    async def async_generator(self) -> AsyncGenerator[int, None]:
        yield create_and_count()
        yield create_and_count()

    async def test_begins_empty(self) -> int:
        return await coroutine()


def test_the_methods_of_a_class() -> None:
    async def use(bodies: Bodies) -> list[int]:
        return [count async for count in bodies.async_generator()]

    with mock_sms_registrations():
        assert asyncio.run(Bodies().coroutine()) == 2
        assert list(Bodies().generator()) == [3, 4]
        assert asyncio.run(use(Bodies())) == [5, 6]
    for _ in range(2):
        assert asyncio.run(Bodies().test_begins_empty()) == 2
    assert not mock_is_active()


@mock_sms_registrations
class TestAsyncCase(unittest.IsolatedAsyncioTestCase):
    async def test_one(self) -> None:
        self.assertEqual(await coroutine(), 2)

    async def test_another_begins_empty(self) -> None:
        self.assertEqual(await coroutine(), 2)


@mock_sms_registrations(config={"iam": {}})
class TestAsyncSetUp(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        await asyncio.sleep(0)
        create_and_count()

    async def test_sees_what_set_up_created(self) -> None:
        self.assertEqual(await coroutine(), 3)

    async def test_begins_with_its_own_set_up(self) -> None:
        self.assertEqual(await coroutine(), 3)


@mock_sms_registrations
class TestBothSetUps(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        create_and_count()

    async def asyncSetUp(self) -> None:
        create_and_count()

    async def test_sees_what_both_created(self) -> None:
        self.assertEqual(await coroutine(), 4)

    async def test_begins_with_its_own_set_ups(self) -> None:
        self.assertEqual(await coroutine(), 4)
