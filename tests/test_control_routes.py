"""The HTTP routes of SmsVoiceControl."""

from __future__ import annotations

import inspect
import json
import runpy
from pathlib import Path
from typing import Any

import pytest
import requests
from botocore.model import ListShape, Shape, StructureShape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.action import actions_of
from moto_pinpointsmsv2_ext.control.groups import GROUPS

from .test_hypothesis import check_reply, state, valid
from .test_moto_controls import moto_api
from .test_pinpointsmsvoicev2 import MODEL
from .test_pinpointsmsvoicev2 import post as send


def ask(path: str, body: bytes | dict[str, Any], method: str = "POST") -> Any:
    """Send a request to a route, and return the status and the decoded reply."""
    given: dict[str, Any] = {"params": body}
    if method != "GET":
        given = {"data": body if isinstance(body, bytes) else json.dumps(body)}
    response = requests.request(method, url_of(path), timeout=60, **given)
    assert response.headers["Content-Type"] == "application/json"
    return response.status_code, response.json()


def url_of(path: str) -> str:
    return moto_api(f"pinpoint-sms-voice-v2{path}")


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
        ("/reset", {"x": 1}, "reset takes no arguments, not 'x'"),
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


@mock_sms_registrations
def test_a_get_lists_the_actions_with_their_members() -> None:
    status, answer = ask("/", {}, "GET")
    assert status == 200
    nouns = {each["noun"]: each["actions"] for each in answer["nouns"]}
    assert list(nouns) == ["", *(noun.replace("_", "-") for noun in GROUPS if noun)]
    assert [each["path"] for each in nouns[""]] == [
        f"/moto-api/pinpoint-sms-voice-v2/{name}"
        for name in ("pace", "reset", "health", "regions", "resources")
    ]
    assert [each["name"] for each in answer["members_of_all"]] == list(HERE)
    deny = next(each for each in nouns["registrations"] if each["action"] == "deny")
    assert (deny["method"], deny["path"]) == (
        "POST",
        "/moto-api/pinpoint-sms-voice-v2/registrations/deny",
    )
    assert deny["description"] == (
        "Deny the version in review. The registration becomes REQUIRES_UPDATES at once."
    )
    types = [(each["name"], each["type"], each["required"]) for each in deny["members"]]
    assert types == [
        ("registration_id", "string", True),
        ("reasons", "array", False),
        ("fields", "object", False),
        ("feedback", "string", False),
    ]
    assert deny["members"][3]["description"] == "the Feedback of the version"
    assert ask("", {}, "GET") == (200, answer)


@mock_sms_registrations
def test_a_get_lists_the_actions_of_a_noun() -> None:
    status, answer = ask("/registrations/", {}, "GET")
    [noun] = answer["nouns"]
    assert (status, noun["noun"]) == (200, "registrations")
    actions = {each["action"]: each for each in noun["actions"]}
    members = {each["name"]: each for each in actions["seed"]["members"]}
    assert members["field_values"]["type"] == "object or array"
    assert members["RegistrationStatus"] == {
        "name": "RegistrationStatus",
        "required": False,
        "type": "string",
        "values": MODEL.shape_for("RegistrationStatus").metadata["enum"],
        "description": "The status of the registration.",
    }
    assert members["CreatedTimestamp"]["type"] == "number"
    assert members["AdditionalAttributes"]["type"] == "object"
    assert actions["list"]["method"] == "GET"
    assert actions["list"]["members"][1] == {
        "name": "all_regions",
        "required": False,
        "type": "boolean",
        "default": False,
        "description": "list those of all Regions, one Region after the other",
    }
    decision = actions["on-submit"]["members"][1]
    assert decision["values"][:2] == ["approve", "deny"]
    assert decision["default"] == "approve"
    assert ask("/registrations", {}, "GET") == (200, answer)


@mock_sms_registrations
def test_a_head_request_has_the_status_of_a_get() -> None:
    for path, status in (
        ("/health", 200),
        ("/", 200),
        ("/registrations/list", 200),
        ("/registrations/seed", 400),
        ("/coffee/", 404),
    ):
        response = requests.head(url_of(path), timeout=60)
        assert response.status_code == status
        assert response.headers["Content-Type"] == "application/json"
    SmsVoiceControl().registrations.seed()
    assert len(SmsVoiceControl().registrations.list()) == 1


@pytest.mark.parametrize("path", ["", "/"])
@pytest.mark.parametrize(
    "accept",
    [
        "text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
        "application/json;q=0.5, text/html",
    ],
)
@mock_sms_registrations
def test_a_browser_is_led_to_the_page(path: str, accept: str) -> None:
    headers = {"Accept": accept}
    for send_request in (requests.get, requests.head):
        response = send_request(
            url_of(path), headers=headers, allow_redirects=False, timeout=60
        )
        assert (response.status_code, response.content) == (303, b"")
        assert response.headers["Location"] == "/moto-api/sms"


@pytest.mark.parametrize(
    "path, accept",
    [
        ("/", None),
        ("/", "*/*"),
        ("/", "application/json"),
        ("/", "application/json, text/plain, */*"),
        ("/", "text/html, application/json"),
        ("/registrations/", "text/html"),
        ("/health", "text/html"),
    ],
)
@mock_sms_registrations
def test_a_program_is_not_led_to_the_page(path: str, accept: str | None) -> None:
    # requests sends Accept: */* of its own, unless it is None.
    headers = {"Accept": accept}
    response = requests.get(url_of(path), headers=headers, timeout=60)
    assert response.history == []
    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        "application/json",
    )


@mock_sms_registrations
def test_health() -> None:
    status, answer = ask("/health", {}, "GET")
    assert (status, answer["status"]) == (200, "ok")
    assert set(answer) == {"status", "version", "moto_version"}


@pytest.mark.in_process  # A server has its own environment.
@mock_sms_registrations
def test_the_default_account_and_region_are_those_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "333344445555")
    _, seeded = ask("/registrations/seed", b"")
    assert seeded["RegistrationArn"].startswith(
        "arn:aws:sms-voice:eu-west-1:333344445555"
    )


@pytest.mark.in_process
def test_the_page_of_actions_is_current() -> None:
    root = Path(__file__).parent.parent
    script = runpy.run_path(str(root / "scripts" / "http_actions.py"))
    page = (root / "docs" / "reference" / "http.md").read_text("utf-8")
    assert script["page"]() == page, "run make http-actions"


@pytest.mark.parametrize(
    "path, message",
    [
        ("", "Unknown action ''. Actions: pace, reset, health"),
        ("/registrations/aprove", "Unknown action 'aprove' (did you mean approve?). "),
        (
            "/registration/list",
            "Unknown path 'registration' (did you mean registrations",
        ),
        ("/coffee/make", "Unknown path 'coffee'. Paths: registrations, "),
        ("/helth", "Unknown path 'helth' (did you mean health?). Paths: registrat"),
        ("/registrations/a/b", "Unknown action 'a/b'. Actions: seed, "),
        (
            "/registrations/approve%20",
            "Unknown action 'approve%20' (did you mean approve?)",
        ),
        ("/phone-numbers/deny", "Unknown action 'deny'. Actions: seed, hold, activate"),
    ],
)
@mock_sms_registrations
def test_unknown_actions(path: str, message: str) -> None:
    status, answer = ask(path, HERE)
    assert (status, answer["error"]) == (404, "NotFound")
    assert answer["message"].startswith(message)


@pytest.mark.parametrize(
    "method, path, message",
    [
        (
            "GET",
            "/registrations/seed",
            (
                "Use POST for registrations/seed, not GET. Pass arguments as a JSON object, "
                "with curl -d '{}'"
            ),
        ),
        (
            "POST",
            "/registrations/list",
            (
                "Use GET for registrations/list, not POST. Pass arguments in the query "
                "string, with curl without -d"
            ),
        ),
        (
            "PUT",
            "/registrations/seed",
            (
                "Use POST for registrations/seed, not PUT. Pass arguments as a JSON object, "
                "with curl -d '{}'"
            ),
        ),
    ],
)
@mock_sms_registrations
def test_wrong_http_methods(method: str, path: str, message: str) -> None:
    answer = {"error": "BadRequest", "message": message}
    assert ask(path, {}, method) == (400, answer)


@mock_sms_registrations
def test_an_argument_that_is_given_twice() -> None:
    path = "/registrations/list?status=CREATED&status=COMPLETE"
    assert ask(path, {}, "GET") == (
        400,
        {"error": "TypeError", "message": "status is given twice. Pass it once"},
    )


@pytest.mark.in_process
@mock_sms_registrations
def test_an_error_in_the_mock_is_a_500(monkeypatch: pytest.MonkeyPatch) -> None:
    from moto_pinpointsmsv2_ext.control import registrations

    def broken(*arguments: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(registrations, "find", broken)
    assert ask("/registrations/hold", {"registration_id": "x"}) == (
        500,
        {
            "error": "InternalServerError",
            "message": "RuntimeError('out of order')",
        },
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
    if noun == "notify_configurations" and (
        "NotifyConfigurationInformation" not in MODEL.shape_names
    ):
        pytest.skip("the service model of this botocore has no Notify")
    arguments = data.draw(mostly(arguments_of(noun, name)))
    body = HERE | arguments if isinstance(arguments, dict) else arguments
    with mock_sms_registrations():
        control = SmsVoiceControl()
        status: Any = data.draw(st.sampled_from(["REVIEWING", "CREATED", "COMPLETE"]))
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
