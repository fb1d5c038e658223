"""The routes of SmsVoiceControl, as clients of other languages use them."""

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

from .test_hypothesis import check_reply, state, valid
from .test_pinpointsmsvoicev2 import MODEL
from .test_pinpointsmsvoicev2 import post as send


def post(action: str, body: bytes | dict[str, Any]) -> tuple[int, Any]:
    """A request of a client of another language."""
    host = "http://motoapi.amazonaws.com"
    if moto.settings.TEST_SERVER_MODE:
        host = moto.settings.test_server_mode_endpoint()
    response = requests.post(
        f"{host}/moto-api/pinpoint-sms-voice-v2{action}",
        data=body if isinstance(body, bytes) else json.dumps(body),
        timeout=60,
    )
    assert response.headers["Content-Type"] == "application/json"
    return response.status_code, response.json()


HERE = {"account_id": "123456789012", "region_name": "us-east-1"}


@pytest.mark.parametrize(
    "body, error, message",
    [
        (b"", "ValueError", "Must be JSON: Expecting value"),
        (b"[" * 100_000, "ValueError", "Must be JSON: nested more than 100 deep"),
        (b"\xff", "ValueError", "Must be JSON: 'utf-8' codec can't decode"),
        (b"[]", "ValueError", "Must be a JSON object"),
        (b'"text"', "ValueError", "Must be a JSON object"),
        (b"5", "ValueError", "Must be a JSON object"),
        (b"null", "ValueError", "Must be a JSON object"),
        (b'{"x": NaN}', "ValueError", "Must be JSON: NaN is not JSON"),
        ({}, "TypeError", "account_id is missing"),
        ({"account_id": "123456789012"}, "TypeError", "region_name is missing"),
        (HERE | {"region": "x"}, "TypeError", "unexpected 'region'; a request has"),
        (HERE | {"action": "x"}, "TypeError", "unexpected 'action'; a request has"),
        (HERE | {"account_id": 5}, "TypeError", "account_id must be a string, not 5"),
        (HERE | {"region_name": {}}, "TypeError", "region_name must be a string"),
        (HERE | {"region_name": "x"}, "KeyError", "there is no Region x, unless"),
        (HERE | {"members": []}, "TypeError", "members must be a dict, not []"),
        (HERE | {"members": "x"}, "TypeError", "members must be a dict, not 'x'"),
        (HERE | {"members": 0}, "TypeError", "members must be a dict, not 0"),
    ],
)
@pytest.mark.parametrize("action", ["/seed-registration", "/approve"])
@mock_sms_registrations
def test_bodies(
    action: str, body: bytes | dict[str, Any], error: str, message: str
) -> None:
    status, answer = post(action, body)
    assert status == 400
    assert answer["error"] == error
    assert answer["message"].startswith(message)
    assert set(answer) == {"error", "message"}


@pytest.mark.parametrize(
    "action, members, error, message",
    [
        ("/approve", {}, "TypeError", "missing 1 required positional argument"),
        (
            "/approve",
            {"colour": 1},
            "TypeError",
            "unexpected keyword argument 'colour'",
        ),
        ("/approve", {"backend": 1}, "TypeError", "multiple values for argument"),
        ("/registrations", {"x": 1}, "TypeError", "unexpected keyword argument 'x'"),
        ("/seed-sender-id", {"x": 1}, "TypeError", "unexpected member 'x'"),
    ],
)
@mock_sms_registrations
def test_members(
    action: str, members: dict[str, Any], error: str, message: str
) -> None:
    status, answer = post(action, HERE | {"members": members})
    assert (status, answer["error"]) == (400, error)
    assert message in answer["message"]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" + "0" * 400, "1e300"])
@mock_sms_registrations
def test_moments_beyond_all_time(number: str) -> None:
    body = json.dumps(HERE | {"members": {"CreatedTimestamp": "?"}})
    sent = body.replace('"?"', number).encode()
    status, answer = post("/seed-registration", sent)
    assert (status, answer["error"]) == (400, "ValueError")
    assert "createdTimestamp: Member must be of type timestamp" in answer["message"]


@mock_sms_registrations
def test_members_that_are_left_out() -> None:
    assert post("/registrations", HERE) == (200, [])
    assert post("/registrations/", HERE | {"members": None}) == (200, [])


@pytest.mark.parametrize("action", ["", "/", "/make-coffee", "/a/b", "/approve%20"])
@mock_sms_registrations
def test_actions_that_are_none(action: str) -> None:
    status, answer = post(action, HERE)
    assert status == 404
    assert answer["message"].startswith(
        f"Unknown action '{action[1:]}'. Actions: seed-registration, seed-phone-number, "
    )


@pytest.mark.in_process
@mock_sms_registrations
def test_a_fault_of_the_mock(monkeypatch: pytest.MonkeyPatch) -> None:
    from moto_pinpointsmsv2_ext import seeding

    def broken(backend: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(seeding, "list_registrations", broken)
    assert post("/registrations", HERE) == (
        500,
        {"error": "Error", "message": "RuntimeError('out of order')"},
    )


#: what gets past the first check of an argument
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
    """Its values, and now and then any JSON."""
    dice = st.integers(0, 9)
    return dice.flatmap(lambda thrown: JSON if thrown == 9 else strategy)


def nearly(shape: Shape) -> st.SearchStrategy[Any]:
    """Values of a shape, with any JSON in places."""
    if isinstance(shape, StructureShape):
        members = {name: nearly(member) for name, member in shape.members.items()}
        return mostly(st.fixed_dictionaries({}, optional=members))
    if isinstance(shape, ListShape):
        return mostly(st.lists(nearly(shape.member), max_size=3))
    if shape.type_name == "timestamp":
        return mostly(st.floats(0, 4e9))
    return mostly(valid(shape))


def arguments_of(action: str) -> st.SearchStrategy[Any]:
    """What an action takes, or nearly so."""
    name = action.replace("-", "_")
    if action.startswith("seed-"):
        noun = "".join(word.capitalize() for word in action.split("-")[1:])
        return nearly(MODEL.shape_for(f"{noun}Information"))
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
    _, *parameters = inspect.signature(getattr(SmsVoiceControl, name)).parameters
    values = {each: mostly(known.get(each, JSON)) for each in parameters}
    first = {each: values.pop(each) for each in parameters[:1]}
    return st.fixed_dictionaries(first, optional=values)


ACTIONS = [
    name.replace("_", "-") for name in vars(SmsVoiceControl) if not name.startswith("_")
]


@pytest.mark.in_process
@pytest.mark.parametrize("action", ACTIONS)
@settings(deadline=None, max_examples=20, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_any_json_is_carried_out_or_refused(action: str, data: st.DataObject) -> None:
    if action == "seed-rcs-agent" and "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    members = data.draw(mostly(arguments_of(action)))
    body = data.draw(mostly(st.just(HERE | {"members": members})))
    with mock_sms_registrations():
        control = SmsVoiceControl()
        status = data.draw(st.sampled_from(["REVIEWING", "CREATED", "COMPLETE"]))
        control.seed_registration(
            RegistrationId="registration-1", RegistrationStatus=status
        )
        control.seed_phone_number(PhoneNumberId="phone-1", Status="PENDING")
        before = state()
        code, answer = post(f"/{action}", json.dumps(body).encode())
        if code == 200:
            check_what_is_described()
        else:
            assert code == 400
            assert answer["error"] in ("TypeError", "ValueError", "KeyError")
            assert state() == before


def check_what_is_described() -> None:
    """Replies have what the model has, whatever was planted."""
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
