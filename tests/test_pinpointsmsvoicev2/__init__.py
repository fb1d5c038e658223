from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast
from unittest.mock import patch

import boto3
import botocore.session
import pytest
import requests
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import ServiceModel

import moto
from moto import backends, settings

# The service is not among those that moto's types name.
get_backend: Callable[[str], Any] = cast(Any, backends.get_backend)
MODEL: ServiceModel = botocore.session.get_session().get_service_model(
    "pinpoint-sms-voice-v2"
)
_BACKEND = get_backend("pinpointsmsvoicev2").backend
BUILT = [name for name in MODEL.operation_names if hasattr(_BACKEND, xform_name(name))]
needs_protect = pytest.mark.skipif(
    "ProtectConfigurationRuleSetNumberOverride" not in MODEL.shape_names,
    reason="the service model of this botocore has no protect configurations",
)
needs_notify = pytest.mark.skipif(
    "NotifyConfigurationInformation" not in MODEL.shape_names,
    reason="the service model of this botocore has no Notify",
)
needs_errors_of_stacks = pytest.mark.skipif(
    moto.__version__.startswith("5.1."),
    reason="CloudFormation of this moto answers 500 if a resource of a stack is refused",
)


def backend() -> Any:
    """The backend of the account and the Region of the tests, in process only."""
    return get_backend("pinpointsmsvoicev2")["123456789012"]["us-east-1"]


#: a sentence in the imperative, or what a member must be
IMPERATIVE = re.compile(
    r"(^|[.:,;] |or )(Add|Associate|Authenticate|Change|Create|Delete|Disable|Disassociate|Keep|Omit"
    r"|Put|Release|Remove|Send|Set|Submit|Upload|Use|Wait)\b|[Mm]ust\b"
)


def hint_of(error: dict[str, Any]) -> str:
    """Return what follows the words of AWS in the message of an error."""
    tail = r'(?:(?:Reason|Fields|ResourceType|ResourceId)="[^"]*" ?)+: (.*)'
    found = re.search(tail, error["Message"], re.DOTALL)
    assert found, f"no hint in {error['Message']}"
    return found[1]


def error_of(refusal: pytest.ExceptionInfo[ClientError]) -> dict[str, Any]:
    """Return the code and the members of an error, and check that it says what to do."""
    response: dict[str, Any] = dict(refusal.value.response)
    metadata = response.pop("ResponseMetadata")
    assert metadata["HTTPStatusCode"] == 400
    assert metadata["RetryAttempts"] == 0
    code = response.pop("Error")["Code"]
    for field in response.get("Fields", ()):
        message = field["Message"]
        assert re.match(r"([A-Z][a-z]*|[A-Z]+|\S*[\d._:'\"-]\S*) \S", message)
        assert not message.isupper()
    if response.get("Reason") or response.get("ResourceType"):
        assert IMPERATIVE.search(hint_of(response)), response["Message"]
    return {"Code": code, **response}


def refused(call: Callable[..., Any], **arguments: Any) -> dict[str, Any]:
    """Return the error of a call. Its fields must be members of the operation, and its
    resource one of the request."""
    with pytest.raises(ClientError) as refusal:
        call(**arguments)
    error = error_of(refusal)
    client: Any = call.__self__  # type: ignore[attr-defined]
    operation = client.meta.service_model.operation_model(refusal.value.operation_name)
    members = {name[0].lower() + name[1:] for name in operation.input_shape.members}
    for field in error.get("Fields", ()):
        root = re.split(r"[.\[]", field["Name"])[0]
        # AWS names senderId if the origination identity is a sender ID. (observed)
        assert root in members or root == "senderId"
    # A number that is not available and an account default that is not set have no id.
    without_id = ("RequestPhoneNumber", "DeleteAccountDefaultProtectConfiguration")
    if error["Code"] == "ResourceNotFoundException" and (
        operation.name not in without_id or "ResourceId" in error
    ):
        # The id of a sender ID ends with its country.
        resource_id = error["ResourceId"].partition("/")[0]
        assert resource_id.lower() in str(arguments).lower()
    return error


def create_topic(name: str = "inbound", region_name: str = "us-east-1") -> str:
    """Create a topic that two-way messages can be sent to, and return its ARN."""
    sns = boto3.client("sns", region_name=region_name)
    return str(sns.create_topic(Name=name)["TopicArn"])


@contextmanager
def progression(model: str, **transition: Any) -> Iterator[None]:
    """Set the state transition of a model while the block runs."""
    name = f"pinpointsmsvoicev2::{model}"
    moto_api = "http://motoapi.amazonaws.com"
    if settings.TEST_SERVER_MODE:
        moto_api = settings.test_server_mode_endpoint()
    url = f"{moto_api}/moto-api/state-manager"
    body = {"model_name": name, "transition": transition}
    requests.post(f"{url}/set-transition", json=body, timeout=60)
    try:
        yield
    finally:
        unset = {"model_name": name}
        requests.post(f"{url}/unset-transition", json=unset, timeout=60)


@contextmanager
def moto_time(now: datetime.datetime) -> Iterator[None]:
    """Set moto's clock to a UTC time while the block runs, in process only."""
    with patch("moto.core.utils.datetime", wraps=datetime) as clock:
        clock.datetime.utcnow.return_value = now  # moto calls this before Python 3.11.
        clock.datetime.now.return_value = now.replace(tzinfo=datetime.timezone.utc)
        yield


def statuses_until(
    client: Any, status: str, registration_id: str, at_most: int = 10
) -> list[str]:
    """Poll until a registration has a status, and return the statuses seen."""
    seen: list[str] = []
    while status not in seen and len(seen) < at_most:
        [registration] = client.describe_registrations(
            RegistrationIds=[registration_id]
        )["Registrations"]
        seen.append(registration["RegistrationStatus"])
    return seen


def skip_unless_modelled(client: Any, status: str) -> None:
    """Skip a test if the service model of botocore does not have a status."""
    shape = client.meta.service_model.shape_for("RegistrationStatus")
    if status not in shape.enum:
        pytest.skip(f"the service model of this botocore has no {status}")


def unchecked_client(**config: Any) -> Any:
    """Create a client that sends requests without validating their parameters."""
    return boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-east-1",
        config=Config(parameter_validation=False, **config),
    )


def post(
    operation: str,
    body: bytes | str | dict[str, Any] = b"{}",
    path: str = "/",
    method: str = "POST",
    headers: dict[str, str] | None = None,
) -> requests.Response:
    """Send one HTTP request to the service, in process or on a server."""
    host = "https://sms-voice.us-east-1.amazonaws.com"
    if settings.TEST_SERVER_MODE:
        host = settings.test_server_mode_endpoint()
    sent = {
        "X-Amz-Target": f"PinpointSMSVoiceV2.{operation}",
        "Content-Type": "application/x-amz-json-1.0",
        "Authorization": "AWS4-HMAC-SHA256 "
        "Credential=testing/20260101/us-east-1/sms-voice/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=0",
    }
    response = requests.request(
        method,
        host + path,
        data=json.dumps(body) if isinstance(body, dict) else body,
        headers=sent | (headers or {}),
        timeout=60,
    )
    if method != "HEAD":
        assert response.headers["Content-Type"] == "application/x-amz-json-1.0"
    assert response.headers["x-amzn-requestid"]
    return response
