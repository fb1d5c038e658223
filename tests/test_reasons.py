"""Each Reason of the service model is in reasons.py, and each of those raised is raised."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ParamValidationError

from moto import settings
from moto_pinpointsmsv2_ext import mock_sms_registrations

from .reason_situations import SITUATIONS
from .reasons import REASONS, Never, Raised
from .test_pinpointsmsvoicev2 import BUILT, MODEL, refused
from .test_pinpointsmsvoicev2.test_quotas import QUOTAS, Repeated
from .test_pinpointsmsvoicev2.test_refusals import IN_PROCESS
from .test_pinpointsmsvoicev2.test_refusals import SITUATIONS as REFUSED
from .test_rules import RULES
from .world import Try, World

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "reasons_table.py"))
RAISED = [
    (error, reason, entry)
    for error, reasons in REASONS.items()
    for reason, entry in reasons.items()
    if isinstance(entry, Raised)
]
NEWEST = len(MODEL.operation_names) >= 110


def repeated(
    what: Callable[[object], Repeated], allowed: int
) -> Callable[[World], Try]:
    def situation(w: World) -> Try:
        call, arguments = what(w.sms)
        for n in range(allowed):
            call(**arguments(n))
        return call, arguments(allowed)

    return situation


def sent(find: Callable[[object], tuple[str, Any, Any]]) -> Callable[[World], Try]:
    def situation(w: World) -> Try:
        if settings.TEST_SERVER_MODE and find in IN_PROCESS:
            pytest.skip("only the backend has the data of the account")
        operation, request, _ = find(w.sms)
        return getattr(w.sms, operation), request

    return situation


ALL_SITUATIONS: dict[str, Callable[[World], Try]] = {
    **{reason: sent(find) for find, reason in REFUSED.items() if reason},
    **{reason: situation for situation, _, reason, _ in RULES if reason},
    **{reason: repeated(what, allowed) for what, allowed, reason in QUOTAS},
    **SITUATIONS,
}


def enum_of(error: str) -> set[str]:
    name = f"{error}Reason"
    return (
        set(MODEL.shape_for(name).metadata["enum"])
        if name in MODEL.shape_names
        else set()
    )


@pytest.mark.in_process
@pytest.mark.parametrize("error", REASONS)
def test_each_reason_of_the_model_is_listed(error: str) -> None:
    missing = enum_of(error) - set(REASONS[error])
    assert not missing, (
        f"botocore's service model has new Reasons of {error}: {sorted(missing)}. Add each "
        "to tests/reasons.py as Raised or Never, with a situation if it is raised, "
        "and run make reasons"
    )


@pytest.mark.in_process
@pytest.mark.parametrize("error", REASONS)
def test_each_listed_reason_is_in_the_model(error: str) -> None:
    if not NEWEST:
        pytest.skip("the list has the Reasons of the newest service model")
    assert set(REASONS[error]) == enum_of(error)


@pytest.mark.in_process
def test_each_error_with_a_reason_is_listed() -> None:
    errors = [name for name in MODEL.shape_names if name.endswith("ExceptionReason")]
    assert {name.removesuffix("Reason") for name in errors} <= set(REASONS)


@pytest.mark.in_process
def test_a_reason_that_is_not_raised_says_why_and_is_in_no_docstring() -> None:
    for reasons in REASONS.values():
        for reason, entry in reasons.items():
            if isinstance(entry, Never):
                assert entry.why.endswith(".")
            if not isinstance(entry, Raised):
                assert SCRIPT["raised_by"](reason) == []


@pytest.mark.parametrize(
    "error, reason, entry",
    RAISED,
    ids=[reason for _, reason, _ in RAISED],
)
@mock_sms_registrations
def test_each_reason_that_is_listed_as_raised(
    error: str, reason: str, entry: Raised
) -> None:
    if reason not in enum_of(error):
        pytest.skip("the service model of this botocore has no such Reason")
    if reason == "INVALID_REQUEST" and not settings.TEST_SERVER_MODE:
        pytest.skip("in process, moto raises KeyError for such a Region")
    world = World()
    world.control.account.update(enforce_quotas=True)
    try:
        call, arguments = ALL_SITUATIONS[reason](world)
        raised = refused(call, **arguments)
    except (AttributeError, ParamValidationError):
        if NEWEST:
            raise
        pytest.skip("the service model of this botocore lacks operations or members")
    assert (raised["Code"], raised["Reason"]) == (error, reason)
    operation = world.sms.meta.method_to_api_mapping[call.__name__]
    assert operation in BUILT
    shapes = MODEL.operation_model(operation).error_shapes
    assert error in {shape.name for shape in shapes}
    assert entry.by or operation in SCRIPT["raised_by"](reason)


@pytest.mark.in_process
def test_the_page_of_the_documentation() -> None:
    if not NEWEST:
        pytest.skip("the documentation has the operations of the newest service model")
    assert SCRIPT["PAGE"].read_text("utf-8") == SCRIPT["page"](), "run make reasons"
