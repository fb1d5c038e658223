"""What the rules of calls find. Their rows are in the table of refusals."""

from __future__ import annotations

from datetime import timedelta

from ...utils import to_the_minute
from ..quotas import Quotas
from .message import Messages
from .request import SendRequest
from .subject import Subject
from .voice import LIMITS


def too_long_to_speak(request: SendRequest) -> Subject | None:
    kind = request.message_body_text_type or "TEXT"
    length = len(request.message_body or "")
    if length <= LIMITS[kind]:
        return None
    return Subject(
        f"Must have at most {LIMITS[kind]} characters of {kind}, but has {length}",
        ["messageBody"],
    )


#: the countries that an account in the sandbox can call (AWS docs)
_SANDBOX_CALLS = frozenset(
    ["AU", "CA", "DE", "HK", "IL", "JP", "MX", "SG", "SE", "US", "GB"]
)


def sandbox_call(request: SendRequest) -> Subject | None:
    if request.account.tier != "SANDBOX" or request.country in _SANDBOX_CALLS:
        return None
    return Subject(
        f"An account in the sandbox cannot call {request.country}. Use another "
        "destination",
        [request.destination_member],
    )


#: the most calls to a destination in 24 hours (AWS docs)
_CALLS = 5


def called_too_often(request: SendRequest) -> Subject | None:
    calls = request.store.record(Messages).calls_to(request.destination)
    if not request.store.record(Quotas).apply() or len(calls) < _CALLS:
        return None
    return Subject(
        f"{request.destination} was called {_CALLS} times in 24 hours. Wait until "
        f"{to_the_minute(calls[0] + timedelta(hours=24))}"
    )


#: the most calls of an account in the sandbox in 24 hours (AWS docs)
_SANDBOX_CALLS_A_DAY = 20


def too_many_calls(request: SendRequest) -> Subject | None:
    if request.account.tier != "SANDBOX" or not request.store.record(Quotas).apply():
        return None
    calls = request.store.record(Messages).all_calls()
    if len(calls) < _SANDBOX_CALLS_A_DAY:
        return None
    return Subject(
        f"An account in the sandbox makes {_SANDBOX_CALLS_A_DAY} calls in 24 hours. Wait "
        f"until {to_the_minute(calls[-_SANDBOX_CALLS_A_DAY] + timedelta(hours=24))}"
    )
