"""The backend matches the service model, operation by operation."""

from __future__ import annotations

import inspect
import re
import sys
import typing
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore import xform_name
from botocore.model import OperationModel

import moto_pinpointsmsv2_ext
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.filters import _member
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.configuration_sets import (
    ConfigurationSet,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.notify.configurations import (
    NotifyConfiguration,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.protect.configurations import (
    NumberOverride,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.denial_reasons import (
    load_titles,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.types import (
    RegistrationTypeDefinition,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.operations import (
    SERVICE,
    get_operation,
)

from .test_pinpointsmsvoicev2 import BUILT, MODEL

pytestmark = pytest.mark.in_process

PAGE_MEMBERS = {"Filters", "MaxResults", "NextToken"}
PACKAGE = Path(moto_pinpointsmsv2_ext.__file__).parent


def enum_of(shape: str) -> list[str]:
    values: list[str] = MODEL.shape_for(shape).metadata["enum"]
    return values


def members_for_the_backend(operation: OperationModel) -> dict[str, bool]:
    """Return the members that a backend method receives, and whether each is required."""
    shape = operation.input_shape
    if shape is None:
        return {}
    taken_out = set(operation.idempotent_members)
    listed = get_operation(operation.name)
    if listed and listed.page:
        taken_out |= PAGE_MEMBERS
    return {
        xform_name(name): name in shape.required_members
        for name in shape.members
        if name not in taken_out
    }


@pytest.mark.parametrize("name", MODEL.operation_names)
def test_a_backend_method_matches_its_operation(name: str) -> None:
    if name not in BUILT:
        assert get_operation(name), "it is answered as an operation that is not built"
        return
    method = getattr(PinpointSMSVoiceV2Backend, xform_name(name))
    _, *parameters = inspect.signature(method).parameters.values()
    required = {
        parameter.name: parameter.default is parameter.empty for parameter in parameters
    }
    members = members_for_the_backend(MODEL.operation_model(name))
    if len(MODEL.operation_names) < 110:
        # Older models have fewer members and require more of them.
        assert set(members) <= set(required)
    else:
        assert required == members
    assert all(
        parameter.default in (parameter.empty, None)
        and parameter.kind is parameter.POSITIONAL_OR_KEYWORD
        for parameter in parameters
    )
    assert set(typing.get_type_hints(method)) == {
        *(parameter.name for parameter in parameters),
        "return",
    }
    assert f"API_{name}.html" in (inspect.getdoc(method) or "")


PAGINATORS = botocore.session.get_session().get_paginator_model(SERVICE)


@pytest.mark.parametrize("name", MODEL.operation_names)
def test_paginated_operations_match_the_paginators_of_botocore(name: str) -> None:
    operation = get_operation(name)
    assert operation
    try:
        paginator = PAGINATORS.get_paginator(name)
    except ValueError:
        assert operation.page is None
    else:
        assert operation.page
        assert operation.page.member == paginator["result_key"]
        assert paginator["limit_key"] == "MaxResults"
        assert paginator["input_token"] == paginator["output_token"] == "NextToken"


FAMILIES = (
    "Registration",
    "PhoneNumber",
    "SenderId",
    "Pool",
    "OptOutList",
    "OptedOutNumber",
    "Keyword",
    "VerifiedDestinationNumber",
    "DestinationNumber",
    "OriginationIdentit",
    "ResourcePolicy",
    "ConfigurationSet",
    "DefaultMessage",
    "EventDestination",
    "SpendLimit",
    "DescribeAccount",
    "ProtectConfiguration",
    "SendTextMessage",
    "SendMediaMessage",
    "SendVoiceMessage",
    "MessageFeedback",
    "CarrierLookup",
    "RcsAgent",
    "SendRcsMessage",
    "NotifyConfiguration",
    "NotifyTemplate",
    "NotifyCountries",
    "SendNotify",
)


def test_complete_families_are_implemented() -> None:
    """All operations of registrations, identities, configuration sets, protect
    configurations, spend limits, the account, messages, RCS and Notify, and tags."""
    tags = {"ListTagsForResource", "TagResource", "UntagResource"}
    of_families = {
        name
        for name in MODEL.operation_names
        if any(family in name for family in FAMILIES)
    }
    assert set(BUILT) == of_families | tags
    if len(MODEL.operation_names) >= 110:
        assert len(BUILT) == 110


def test_constants_in_capitals_are_values_of_the_model() -> None:
    """Reasons, statuses and similar constants in the code exist in the model."""
    if "AWS_REVIEWING" not in enum_of("RegistrationStatus"):
        pytest.skip("an older model: it has fewer Reasons and statuses")
    errors = ("AccessDenied", "Conflict", "ServiceQuotaExceeded", "Validation")
    reasons = {
        reason for error in errors for reason in enum_of(f"{error}ExceptionReason")
    }
    known = reasons | set(load_titles()) | {"HAS_VALUE", "NO_VALUE"}
    for shape in map(MODEL.shape_for, MODEL.shape_names):
        known |= set(shape.metadata.get("enum", ()))
    # The status of a message is the ending of the type of its event.
    known |= {each.partition("_")[2] for each in enum_of("EventType")}
    named = set()
    for path in (PACKAGE / "pinpointsmsvoicev2").rglob("*.py"):
        named |= set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', path.read_text("utf-8")))
    others = {
        *("NOT_EQUALS", "NOT_IN"),  # the model has no enum of operators
        # statuses of CloudFormation
        *("CREATE_FAILED", "CREATE_IN_PROGRESS", "DELETE_FAILED"),
        *(
            "US_TEN_DLC_BRAND_VETTING",
            "SENDER_ID",
            "RCS_AGENT",
        ),  # or of registration types
        "AIT_SUSPECTED",  # or of reasons in events
        # values that remove a setting
        *("UNSET_DEFAULT_TEMPLATE", "UNSET_DEFAULT_POOL_FOR_NOTIFY"),
        *("NOTIFY_TIER_UPGRADE_REGISTRATION", "MANAGED_ROUTES_BRAND_VERIFICATION"),
        "TTL_EXPIRATION_REVOKED",  # or of statuses in events
        # or of events of people and of the files that they send
        *("CONVERSATION_STARTED", "RCS_TYPING", "ROLE_ASSUME_FAILED"),
        "UNSET_RCS_MEDIA_CONFIGURATION",  # part of a pattern
    }
    assert named - known == others
    assert len(named & reasons) >= 30


def test_every_pattern_of_the_model_compiles() -> None:
    patterns = {
        shape.metadata["pattern"]
        for shape in map(MODEL.shape_for, MODEL.shape_names)
        if "pattern" in shape.metadata
    }
    assert len(patterns) > 10
    for pattern in patterns:
        re.compile(pattern)


def test_the_service_folder_imports_only_dependencies_of_moto() -> None:
    allowed = {"moto", "botocore", "werkzeug", *sys.stdlib_module_names}
    for path in (PACKAGE / "pinpointsmsvoicev2").rglob("*.py"):
        for module in re.findall(
            r"^\s*(?:from|import) ([a-zA-Z_]\w*)", path.read_text("utf-8"), re.MULTILINE
        ):
            assert module in allowed, f"{path.name} imports {module}"


def test_the_certainty_of_a_rule_is_one_of_three_tags_at_the_end_of_a_line() -> None:
    woven = re.compile(
        r"\b(inferred|ours|documented by|(was|were) seen)\b", re.IGNORECASE
    )
    inside = re.compile(r'\((AWS docs|observed|assumed)\)(?!("""|\.)?$)')
    for path in (PACKAGE / "pinpointsmsvoicev2").rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            legend = path.name == "states.py" and number < 6
            assert legend or not inside.search(line), f"{path}:{number}"
            assert not woven.search(line), f"{path}:{number}"


def test_no_file_is_longer_than_500_lines() -> None:
    for path in (*PACKAGE.rglob("*.py"), *Path(__file__).parent.rglob("*.py")):
        assert len(path.read_text("utf-8").splitlines()) <= 500, path


#: the structures with filters that are not members
FILTERABLE: list[Any] = [
    *(RegistrationTypeDefinition, ConfigurationSet, NumberOverride),
    NotifyConfiguration,
]


def filters() -> list[tuple[str, str]]:
    """Return the filter names of the implemented operations, with their operations."""
    found = []
    for name in BUILT:
        shape = MODEL.operation_model(name).input_shape
        if shape is not None and "Filters" in shape.members:
            listed: Any = shape.members["Filters"]
            names = listed.member.members["Name"].metadata["enum"]
            found += [(name, each) for each in names]
    return found


@pytest.mark.parametrize("operation, name", filters())
def test_each_filter_of_the_model_is_implemented(operation: str, name: str) -> None:
    """A filter reads a member or an attribute of the item, and never fails."""
    known = get_operation(operation)
    assert known and known.page
    members = known.page.item_shape.members
    special = {each for item in FILTERABLE for each in item.FILTERS}
    assert _member(name, known.page.item_shape) in members or name in special
