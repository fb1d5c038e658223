"""A process can fork while its threads make requests."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from moto.core.base_backend import backend_lock
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
    pinpointsmsvoicev2_backends,
)

pytestmark = [
    pytest.mark.in_process,
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]


@contextmanager
def held_by_a_thread(
    lock: AbstractContextManager[Any], seconds: float
) -> Iterator[None]:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with lock:
            held.set()
            release.wait(seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(60)
    yield
    release.set()
    thread.join()


def exit_code_of_a_fork(client: Any) -> int | None:
    """Return the exit code of a child process, 0 if its call succeeded."""
    child = multiprocessing.get_context("fork").Process(
        target=client.create_registration,
        kwargs={"RegistrationType": "US_TOLL_FREE_REGISTRATION"},
    )
    child.start()
    child.join(20)
    child.kill()  # This has no effect on a process that has ended.
    return child.exitcode


def test_a_fork_during_a_request_of_a_thread(sms_voice_client: Any) -> None:
    backend = pinpointsmsvoicev2_backends["123456789012"]["us-east-1"]
    with held_by_a_thread(backend.store.turn(), seconds=60):
        assert exit_code_of_a_fork(sms_voice_client) == 0


def test_a_fork_while_a_thread_looks_up_a_backend(sms_voice_client: Any) -> None:
    with held_by_a_thread(backend_lock, seconds=0.5):
        assert exit_code_of_a_fork(sms_voice_client) == 0


def test_threads_of_the_parent_continue_after_a_fork(sms_voice_client: Any) -> None:
    assert exit_code_of_a_fork(sms_voice_client) == 0
    thread = threading.Thread(
        target=sms_voice_client.describe_registrations, daemon=True
    )
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
