"""Requests drawn from the shapes of the model, valid and broken, for all that is built.

A valid one is answered in the output shape or with a modelled error of the operation; a
broken one is a ValidationException that names the broken member, and changes nothing.
"""

from __future__ import annotations

import copy
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Any, cast

import pytest
from botocore.model import (
    ListShape,
    MapShape,
    OperationModel,
    Shape,
    StringShape,
    StructureShape,
)
from botocore.validate import ParamValidator
from hypothesis import assume, given
from hypothesis import strategies as st

from moto.sns.models import sns_backends
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
    PinpointSMSVoiceV2Backend,
    pinpointsmsvoicev2_backends,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.account import Account
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.identities.origination_identities import (
    Pool,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.protect.configurations import (
    ProtectConfiguration,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.attachments import (
    RegistrationAttachment,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.idempotency import ClientTokens

from .test_pinpointsmsvoicev2 import BUILT, MODEL, post

pytestmark = pytest.mark.in_process

OPERATIONS = [MODEL.operation_model(name) for name in BUILT]
REGISTRATION = "registration-0123456789abcdef0123456789abcdef"
ARN = f"arn:aws:sms-voice:us-east-1:123456789012:registration/{REGISTRATION}"
ATTACHMENT = "attachment-0123456789abcdef0123456789abcdef"
NUMBER = "phone-0123456789abcdef0123456789abcdef"
POOL = "pool-0123456789abcdef0123456789abcdef"
PROTECT = "protect-0123456789abcdef0123456789abcdef"
AGENT = "rcs-0123456789abcdef0123456789abcdef"
# Ids that exist, so that requests find resources.
KNOWN = {
    "RegistrationIdOrArn": [REGISTRATION, ARN],
    "RegistrationAttachmentIdOrArn": [ATTACHMENT],
    "ResourceIdOrArn": [NUMBER, REGISTRATION],
    "AmazonResourceName": [ARN],
    "RegistrationType": ["US_TOLL_FREE_REGISTRATION", "GB_SENDER_ID_REGISTRATION"],
    "SectionPath": ["companyInfo"],
    "FieldPath": [
        "companyInfo.address2",
        "companyInfo.companyName",
        "companyInfo.businessType",
        "messagingUseCase.optInImage",
    ],
    "SelectChoice": ["NON_PROFIT", "GOVERNMENT"],
    "PhoneNumberIdOrArn": [NUMBER],
    "PhoneOrPoolIdOrArn": [NUMBER, POOL],
    "PhoneOrSenderOrPoolIdOrArn": [NUMBER],
    "PhoneOrSenderIdOrArn": [NUMBER],
    "PoolIdOrArn": [POOL],
    "OptOutListNameOrArn": ["Default"],
    "SenderIdOrArn": ["ACME"],
    "IsoCountryCode": ["US", "GB", "DE"],
    "Keyword": ["STOP", "hours"],
    "ConfigurationSetNameOrArn": ["alerts"],
    "EventDestinationName": ["topic"],
    "ProtectConfigurationIdOrArn": [PROTECT],
    "RcsAgentIdOrArn": [AGENT],
    "RcsMessageOriginationIdentity": [AGENT],
    "SnsTopicArn": ["arn:aws:sns:us-east-1:123456789012:events"],
    "PhoneNumber": ["+12065550100"],
    "AttachmentUrl": ["s3://bucket/key.pdf", "s3://bucket/key", "https://a.b/c.pdf"],
}


def valid(shape: Shape) -> st.SearchStrategy[Any]:
    """Generate values that satisfy all constraints of a shape."""
    low, high = limits(shape)
    if getattr(shape, "is_tagged_union", False):
        members = cast(StructureShape, shape).members.items()
        choices = [st.fixed_dictionaries({name: valid(of)}) for name, of in members]
        return st.one_of(*choices)
    if isinstance(shape, StructureShape):
        return st.fixed_dictionaries(
            {name: valid(shape.members[name]) for name in shape.required_members},
            optional={
                name: valid(member)
                for name, member in shape.members.items()
                if name not in shape.required_members
            },
        )
    if isinstance(shape, ListShape):
        return st.lists(valid(shape.member), min_size=low, max_size=min(high, 6))
    if isinstance(shape, StringShape):
        if "enum" in shape.metadata:
            return st.sampled_from(shape.metadata["enum"])
        # The pattern includes the lengths; without them few texts would be valid.
        lengths = f"{{{low},{min(high, low + 40)}}}"
        pattern = re.sub(r"[+*]$", lengths, shape.metadata.get("pattern", ".*"))
        drawn = st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True).filter(
            lambda text: low <= len(text) <= high
        )
        known = KNOWN.get(shape.name)
        return st.sampled_from(known) | drawn if known else drawn
    if shape.type_name == "boolean":
        return st.booleans()
    if shape.type_name == "blob":
        return (st.just(b"%PDF") | st.binary(min_size=low, max_size=40)).map(
            lambda body: b64encode(body).decode()
        )
    if shape.type_name == "timestamp":
        return st.integers(0, 4_000_000_000) | st.floats(0, 4e9)
    if isinstance(shape, MapShape):
        items = valid(shape.key), valid(shape.value)
        return st.dictionaries(*items, min_size=low, max_size=min(high, 2))
    if shape.type_name == "double":
        return st.floats(low, high)
    assert shape.type_name in ("integer", "long")
    return st.integers(low, high)


def breakages(shape: Shape, value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield fields and invalid values, each of which violates one constraint."""
    low, high = limits(shape)
    wrong_type = {"string": 5, "list": {}, "structure": [], "map": []}
    if path:
        yield path, wrong_type.get(shape.type_name, "5")
        if shape.type_name != "boolean":
            yield path, True
    if isinstance(shape, StructureShape):
        if getattr(shape, "is_tagged_union", False):
            yield path, {}
        for name, member in shape.members.items():
            inner = f"{path}.{lower(name)}" if path else lower(name)
            if name in shape.required_members:
                yield inner, {k: v for k, v in value.items() if k != name}
                yield inner, value | {name: None}
            if name in value:
                for field, broken in breakages(member, value[name], inner):
                    yield field, value | {name: broken}
    elif isinstance(shape, ListShape):
        if low:
            yield path, []
        yield path, [None] * (high + 1)
        for number, item in enumerate(value):
            for field, broken in breakages(
                shape.member, item, f"{path}.{number + 1}.member"
            ):
                yield field, [*value[:number], broken, *value[number + 1 :]]
    elif isinstance(shape, StringShape):
        if low:
            yield path, ""
        if "max" in shape.metadata:
            yield path, "x" * (high + 1)
        if "enum" in shape.metadata:
            yield path, "no-such-value"
        pattern = shape.metadata.get("pattern", "[^a]*")
        if not re.fullmatch(pattern, "\n?", re.ASCII):
            yield path, "\n?"
    elif shape.type_name == "blob":
        yield path, "not base64"
        yield path, ""
    elif shape.type_name in ("integer", "long"):
        yield path, low - 1
        yield path, high + 1
        yield path, low + 0.5
    elif shape.type_name == "double":
        yield path, low - 0.5
        yield path, high + 0.5


def limits(shape: Shape) -> tuple[int, int]:
    return int(shape.metadata.get("min") or 0), int(shape.metadata.get("max") or 999)


def input_of(operation: OperationModel) -> StructureShape:
    assert operation.input_shape
    return operation.input_shape


def lower(name: str) -> str:
    return name[0].lower() + name[1:]


def backend() -> PinpointSMSVoiceV2Backend:
    return pinpointsmsvoicev2_backends["123456789012"]["us-east-1"]


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_sms_registrations():
        yield


def seed_resources(status: RegistrationStatusType = "CREATED") -> None:
    """Reset the backend, and seed the resources of the known ids."""
    pinpointsmsvoicev2_backends.reset()
    control = SmsVoiceControl()
    control.registrations.seed(RegistrationId=REGISTRATION, RegistrationStatus=status)
    control.phone_numbers.seed(PhoneNumberId=NUMBER)
    control.phone_numbers.seed(NumberType="SIMULATOR")
    control.sender_ids.seed(SenderId="ACME")
    if "RcsAgentInformation" in MODEL.shape_names:
        control.rcs_agents.seed(RcsAgentId=AGENT, Status="ACTIVE")
    control.opt_out_lists.opt_out("+12065550100")
    store = backend().store
    topic = "arn:aws:sns:us-east-1:123456789012:events"
    sns_backends["123456789012"]["us-east-1"].create_topic("events")
    backend().create_configuration_set("alerts")
    backend().create_event_destination(
        "alerts", "topic", ["ALL"], sns_destination={"TopicArn": topic}
    )
    store.add(
        Pool(
            pool_arn=store.arn_of(Pool, POOL),
            pool_id=POOL,
            status="ACTIVE",
            message_type="TRANSACTIONAL",
        )
    )
    store.add(
        ProtectConfiguration(
            account=store.record(Account),
            protect_configuration_arn=store.arn_of(ProtectConfiguration, PROTECT),
            protect_configuration_id=PROTECT,
        )
    )
    backend().put_protect_configuration_rule_set_number_override(
        PROTECT, "+12065550100", "BLOCK"
    )
    store.add(
        RegistrationAttachment(
            registration_attachment_arn=store.arn_of(
                RegistrationAttachment, ATTACHMENT
            ),
            registration_attachment_id=ATTACHMENT,
            attachment_status="UPLOAD_COMPLETE",
        )
    )


def state() -> str:
    """Return all state that a request can change."""
    store = backend().store
    registrations = [
        (
            registration,
            registration.versions,
            [version.field_values for version in registration.versions],
            [association.resource_id for association in registration.associations],
        )
        for registration in store.all(Registration)
    ]
    others = [
        (
            resource,
            getattr(resource, "keywords", None),
            getattr(resource, "numbers", None),
            getattr(resource, "codes", None),
            getattr(resource, "destinations", None),
            getattr(resource, "country_rules", None),
            getattr(resource, "overrides", None),
            [
                member.origination_identity
                for member in getattr(resource, "members", ())
            ],
            store.policies.get(resource.arn),
        )
        for resource in store
    ]
    tokens = store.record(ClientTokens)
    account = store.record(Account)
    return repr((registrations, others, store.tagger.tags, tokens, account))


def check_reply(operation: OperationModel, reply: dict[str, Any]) -> None:
    output = operation.output_shape
    assert isinstance(output, StructureShape)
    report = ParamValidator().validate(from_wire(output, reply), output)
    assert not report.has_errors(), report.generate_report()
    assert set(reply) <= set(output.members)


def from_wire(shape: Shape, value: Any) -> Any:
    if isinstance(shape, StructureShape):
        # A list without matches is empty, also where the model has a minimum length.
        # (assumed)
        return {
            k: from_wire(shape.members[k], v)
            for k, v in value.items()
            if not (v == [] and shape.members[k].metadata.get("min"))
        }
    if isinstance(shape, ListShape):
        return [from_wire(shape.member, item) for item in value]
    if isinstance(shape, MapShape):
        return value
    if shape.type_name == "timestamp":
        assert isinstance(value, float)
    return value


@pytest.mark.parametrize("operation", OPERATIONS, ids=BUILT)
@pytest.mark.usefixtures("aws")
@given(data=st.data())
def test_a_valid_request(operation: OperationModel, data: st.DataObject) -> None:
    request = data.draw(valid(input_of(operation)))
    seed_resources(data.draw(st.sampled_from(["CREATED", "SUBMITTED", "COMPLETE"])))
    before = state()
    response = post(operation.name, json.dumps(request))
    reply = response.json()
    if response.status_code == 200:
        check_reply(operation, reply)
        return
    assert response.status_code == 400
    assert reply["__type"] in [error.name for error in operation.error_shapes]
    assert reply.get("Reason") not in ("FIELD_VALIDATION_FAILED", "CANNOT_PARSE")
    assert state() == before


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param(operation, id=operation.name)
        for operation in OPERATIONS
        if input_of(operation).members
    ],
)
@pytest.mark.usefixtures("aws")
@given(data=st.data())
def test_an_invalid_request(operation: OperationModel, data: st.DataObject) -> None:
    request = data.draw(valid(input_of(operation)))
    ways = list(breakages(input_of(operation), request))
    assume(ways)
    field, broken = data.draw(st.sampled_from(ways))
    seed_resources()
    before = state()
    response = post(operation.name, json.dumps(broken))
    error = response.json()
    assert response.status_code == 400
    assert error["__type"] == "ValidationException"
    assert error["Reason"] in ("FIELD_VALIDATION_FAILED", "MISSING_PARAMETER")
    assert field in [found["Name"] for found in error["Fields"]]
    assert state() == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@pytest.mark.parametrize("operation", OPERATIONS, ids=BUILT)
@pytest.mark.usefixtures("aws")
@given(data=st.data())
def test_any_request(operation: OperationModel, data: st.DataObject) -> None:
    names = sorted(input_of(operation).members) or ["NoMember"]
    body = data.draw(
        st.binary()
        | JSON.map(json.dumps).map(str.encode)
        | st.dictionaries(st.sampled_from(names), JSON).map(json.dumps).map(str.encode)
    )
    seed_resources()
    before = copy.copy(state())
    response = post(operation.name, body)
    if response.status_code == 200:
        check_reply(operation, response.json())
    else:
        assert response.status_code == 400
        known = [error.name for error in operation.error_shapes]
        assert response.json()["__type"] in known
        assert state() == before
