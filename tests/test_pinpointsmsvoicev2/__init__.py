from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError

from moto import settings


def error_of(refusal: pytest.ExceptionInfo[ClientError]) -> dict[str, Any]:
    """The error's code and all members of its shape."""
    response: dict[str, Any] = dict(refusal.value.response)
    metadata = response.pop("ResponseMetadata")
    assert metadata["HTTPStatusCode"] == 400
    assert metadata["RetryAttempts"] == 0
    code = response.pop("Error")["Code"]
    return {"Code": code, **response}


def skip_unless_modelled(client: Any, status: str) -> None:
    """Older botocores know fewer statuses of a registration."""
    shape = client.meta.service_model.shape_for("RegistrationStatus")
    if status not in shape.enum:
        pytest.skip(f"the service model of this botocore has no {status}")


def unchecked_client() -> Any:
    """A client that sends what it is given, as those of other languages may."""
    return boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-east-1",
        config=Config(parameter_validation=False),
    )


def post(
    operation: str,
    body: bytes | str | dict[str, Any] = b"{}",
    path: str = "/",
    method: str = "POST",
    headers: dict[str, str] | None = None,
) -> requests.Response:
    """One request as bytes on the wire, wherever the service is."""
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
