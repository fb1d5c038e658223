"""The HTTP routes of SmsVoiceControl."""

from __future__ import annotations

import inspect
import json
from typing import Any

import pytest
import requests
from botocore.model import ListShape, Shape, StructureShape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import moto.settings
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.action import actions_of
from moto_pinpointsmsv2_ext.control.groups import GROUPS

from .test_hypothesis import check_reply, state, valid
from .test_pinpointsmsvoicev2 import MODEL
from .test_pinpointsmsvoicev2 import post as send


def ask(path: str, body: bytes | dict[str, Any], method: str = "POST") -> Any:
    """Send a request to a route, and return the status and the decoded reply."""
    host = "http://motoapi.amazonaws.com"
    if moto.settings.TEST_SERVER_MODE:
        host = moto.settings.test_server_mode_endpoint()
    given: dict[str, Any] = {"params": body}
    if method != "GET":
        given = {"data": body if isinstance(body, bytes) else json.dumps(body)}
    response = requests.request(
        method, f"{host}/moto-api/pinpoint-sms-voice-v2{path}", timeout=60, **given
    )
    assert response.headers["Content-Type"] == "application/json"
    return response.status_code, response.json()


HERE = {"account_id": "123456789012", "region_name": "us-east-1"}


@pytest.mark.parametrize(
    "body, error, message",
    [
        (b"[" * 100_000, "ValueError", "Must be JSON: nested more than 100 deep"),
        (b"\xff", "ValueError", "Must be JSON: 'utf-8' codec can't decode"),
        (b"[]", "ValueError", "Must be a JSON object"),
        (b'"text"', "ValueError", "Must be a JSON object"),
        (b"5", "ValueError", "Must be a JSON object"),
        (b"null", "ValueError", "Must be a JSON object"),
        (b'{"x": NaN}', "ValueError", "Must be JSON: NaN is not JSON"),
        (HERE | {"account_id": 5}, "TypeError", "account_id must be a string, not 5"),
        (HERE | {"region_name": {}}, "TypeError", "region_name must be a string"),
        (
            HERE | {"region_name": "x"},
            "KeyError",
            "Unknown Region 'x'. Use a Region of AWS",
        ),
    ],
)
@pytest.mark.parametrize("action", ["/registrations/seed", "/registrations/approve"])
@mock_sms_registrations
def test_invalid_bodies(
    action: str, body: bytes | dict[str, Any], error: str, message: str
) -> None:
    status, answer = ask(action, body)
    assert status == 400
    assert answer["error"] == error
    assert answer["message"].startswith(message)
    assert set(answer) == {"error", "message"}


@pytest.mark.parametrize(
    "path, arguments, message",
    [
        ("/registrations/approve", {}, "registrations.approve: missing a required"),
        (
            "/registrations/approve",
            {"registration_id": "x", "colour": 1},
            "registrations.approve: Unknown argument 'colour'. Arguments: registration_id, ",
        ),
        (
            "/registrations/approve",
            {"self": 1},
            "registrations.approve: Unknown argument 'self'. Arguments: registration_id, ",
        ),
        (
            "/sender-ids/seed",
            {"x": 1},
            "Unknown member 'x'. Members of SenderIdInformation: ",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_arguments(path: str, arguments: dict[str, Any], message: str) -> None:
    status, answer = ask(path, HERE | arguments)
    assert (status, answer["error"]) == (400, "TypeError")
    assert answer["message"].startswith(message)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" + "0" * 400, "1e300"])
@mock_sms_registrations
def test_timestamps_out_of_range(number: str) -> None:
    body = json.dumps(HERE | {"CreatedTimestamp": "?"})
    sent = body.replace('"?"', number).encode()
    status, answer = ask("/registrations/seed", sent)
    assert (status, answer["error"]) == (400, "ValueError")
    assert "createdTimestamp: Member must be of type timestamp" in answer["message"]


@mock_sms_registrations
def test_account_and_region_are_optional() -> None:
    status, seeded = ask("/registrations/seed", b"")
    assert status == 200
    assert seeded["RegistrationArn"].startswith(
        "arn:aws:sms-voice:us-east-1:123456789012"
    )
    assert ask("/registrations/list", {}, "GET") == (200, [seeded])
    elsewhere = {"region_name": "eu-west-1"}
    assert ask("/registrations/list", elsewhere, "GET") == (200, [])
    elsewhere = {"account_id": "210987654321"}
    assert ask("/registrations/list/", elsewhere, "GET") == (200, [])
    assert ask("/registrations/list", {"status": "COMPLETE"}, "GET") == (200, [])


@pytest.mark.parametrize(
    "path, message",
    [
        ("/coffee/make", "Unknown noun 'coffee'. Nouns: registrations, "),
        ("/registrations/a/b", "Unknown action 'a/b'. Actions: seed, "),
        ("/registrations/approve%20", "Unknown action 'approve%20'. Actions: "),
        ("/phone-numbers/deny", "Unknown action 'deny'. Actions: seed, hold, activate"),
    ],
)
@mock_sms_registrations
def test_unknown_actions(path: str, message: str) -> None:
    status, answer = ask(path, HERE)
    assert status == 404
    assert answer["message"].startswith(message)


@pytest.mark.parametrize(
    "method, path, message",
    [
        ("GET", "/registrations/seed", "Use POST for registrations/seed, not GET"),
        ("POST", "/registrations/list", "Use GET for registrations/list, not POST"),
        ("PUT", "/registrations/seed", "Use POST for registrations/seed, not PUT"),
    ],
)
@mock_sms_registrations
def test_wrong_http_methods(method: str, path: str, message: str) -> None:
    assert ask(path, {}, method) == (400, {"error": "Error", "message": message})


@pytest.mark.in_process
@mock_sms_registrations
def test_an_error_in_the_mock_is_a_500(monkeypatch: pytest.MonkeyPatch) -> None:
    from moto_pinpointsmsv2_ext.control import registrations

    def broken(*arguments: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(registrations, "find", broken)
    assert ask("/registrations/hold", {"registration_id": "x"}) == (
        500,
        {"error": "Error", "message": "RuntimeError('out of order')"},
    )


#: valid values of some arguments, which Hypothesis would hardly generate
KNOWN = st.sampled_from(
    [
        *("registration-1", "phone-1", "US_TOLL_FREE_REGISTRATION", "companyInfo.city"),
        *("deny", "approve", "PRIVACY_POLICY_MISSING", "SMS", "+12065550100", "ACME"),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | KNOWN,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | KNOWN, inner),
    max_leaves=8,
)


def mostly(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Generate values of a strategy, and in one case of ten any JSON."""
    dice = st.integers(0, 9)
    return dice.flatmap(lambda thrown: JSON if thrown == 9 else strategy)


def nearly(shape: Shape) -> st.SearchStrategy[Any]:
    """Generate values of a shape, some with any JSON in place of a member."""
    if isinstance(shape, StructureShape):
        members = {name: nearly(member) for name, member in shape.members.items()}
        return mostly(st.fixed_dictionaries({}, optional=members))
    if isinstance(shape, ListShape):
        return mostly(st.lists(nearly(shape.member), max_size=3))
    if shape.type_name == "timestamp":
        return mostly(st.floats(0, 4e9))
    return mostly(valid(shape))


def arguments_of(noun: str, name: str) -> st.SearchStrategy[Any]:
    """Generate arguments of an action, most of them valid."""
    method = actions_of(GROUPS[noun])[name]
    shape = getattr(method, "shape", None)
    if shape:
        members = nearly(MODEL.shape_for(shape))
        further = st.fixed_dictionaries({}, optional=_further(noun))
        return st.tuples(members, further).map(
            lambda both: both[0] | both[1] if isinstance(both[0], dict) else both[0]
        )
    known = {
        "registration_id": st.just("registration-1"),
        "phone_number_id": st.just("phone-1"),
        "registration_type": st.sampled_from(["X", "US_TOLL_FREE_REGISTRATION"]),
        "decision": st.sampled_from(["approve", "deny", "hold"]),
        "feedback": st.text(),
        "times": st.integers(),
    } | {
        name: st.lists(nearly(MODEL.shape_for(shape)), max_size=3)
        for name, shape in (
            ("sections", "RegistrationSectionDefinition"),
            ("fields", "RegistrationFieldDefinition"),
            ("supported_associations", "SupportedAssociation"),
            ("reasons", "RegistrationDeniedReasonInformation"),
        )
    }
    _, *parameters = inspect.signature(method).parameters
    values = {each: mostly(known.get(each, JSON)) for each in parameters}
    first = {each: values.pop(each) for each in parameters[:1]}
    return st.fixed_dictionaries(first, optional=values)


def _further(noun: str) -> dict[str, st.SearchStrategy[Any]]:
    """Generate the arguments of a seed that are not members of its structure."""
    if noun == "pools":
        identity = nearly(MODEL.shape_for("OriginationIdentityMetadata"))
        return {"origination_identities": mostly(st.lists(KNOWN | identity))}
    if noun != "registrations":
        return {}
    values = mostly(
        st.dictionaries(KNOWN, mostly(st.text())) | st.lists(nearly(FIELD_VALUE))
    )
    version = nearly(MODEL.shape_for("RegistrationVersionInformation"))
    return {"field_values": values, "versions": mostly(st.lists(version, max_size=3))}


FIELD_VALUE = MODEL.shape_for("RegistrationFieldValueInformation")

ACTIONS = [
    (noun, name)
    for noun, group in GROUPS.items()
    for name, method in actions_of(group).items()
    # After a reset the resources that are checked below do not exist.
    if not getattr(method, "reads", False) and name != "reset"
]


@pytest.mark.in_process
@pytest.mark.parametrize("noun, name", ACTIONS)
@settings(deadline=None, max_examples=20, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_any_json_is_accepted_or_refused(
    noun: str, name: str, data: st.DataObject
) -> None:
    if noun == "rcs_agents" and "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    arguments = data.draw(mostly(arguments_of(noun, name)))
    body = HERE | arguments if isinstance(arguments, dict) else arguments
    with mock_sms_registrations():
        control = SmsVoiceControl()
        status = data.draw(st.sampled_from(["REVIEWING", "CREATED", "COMPLETE"]))
        control.registrations.seed(
            RegistrationId="registration-1", RegistrationStatus=status
        )
        control.phone_numbers.seed(PhoneNumberId="phone-1", Status="PENDING")
        before = state()
        code, answer = ask(f"/{noun}/{name}", json.dumps(body).encode())
        if code == 200:
            check_described_resources()
        else:
            assert code == 400
            assert answer["error"] in ("TypeError", "ValueError", "KeyError")
            assert state() == before


def check_described_resources() -> None:
    """Check the replies of describe operations against the model."""
    for operation, request in (
        ("DescribeRegistrations", {}),
        ("DescribePhoneNumbers", {}),
        ("DescribeSenderIds", {}),
        ("DescribeRegistrationTypeDefinitions", {}),
        ("DescribeOptedOutNumbers", {"OptOutListName": "Default"}),
        ("DescribeRegistrationVersions", {"RegistrationId": "registration-1"}),
        ("DescribeRegistrationFieldValues", {"RegistrationId": "registration-1"}),
    ):
        response = send(operation, request)
        assert response.status_code == 200
        check_reply(MODEL.operation_model(operation), response.json())
