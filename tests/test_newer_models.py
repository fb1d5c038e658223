"""An operation of a service model that is newer than the package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import Loader

pytestmark = pytest.mark.in_process

SERVICE = "pinpoint-sms-voice-v2"
PROGRAM = """
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from moto_pinpointsmsv2_ext import mock_sms_registrations

with mock_sms_registrations():
    client = boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-east-1",
        config=Config(retries={"mode": sys.argv[1], "max_attempts": 3}),
    )
    sent = []
    client.meta.events.register("before-send", lambda request, **_: sent.append(1))
    try:
        client.send_telegram(Body="STOP")
    except ClientError as refusal:
        # Each error of the model is a class of its own.
        assert type(refusal) is ClientError
        print(json.dumps([len(sent), refusal.response]))
"""


@pytest.fixture
def newer_model(tmp_path: Path) -> Path:
    """A home whose service model has SendTelegram."""
    loader = Loader()
    version = loader.determine_latest_version(SERVICE, "service-2")
    model = loader.load_service_model(SERVICE, "service-2", version)
    operation: dict[str, Any] = {
        **model["operations"]["PutKeyword"],
        "name": "SendTelegram",
        "input": {"shape": "SendTelegramRequest"},
    }
    newer = {
        **model,
        "operations": {**model["operations"], "SendTelegram": operation},
        "shapes": {
            **model["shapes"],
            "TelegramBody": {"type": "string"},
            "SendTelegramRequest": {
                "type": "structure",
                "members": {"Body": {"shape": "TelegramBody"}},
            },
        },
    }
    folder = tmp_path / ".aws" / "models" / SERVICE / version
    folder.mkdir(parents=True)
    (folder / "service-2.json").write_text(json.dumps(newer), "utf-8")
    return tmp_path


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_an_operation_that_is_not_implemented_is_not_retried(
    mode: str, newer_model: Path
) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM, mode],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(newer_model)},
    )
    sent, response = json.loads(finished.stdout)
    assert sent == 1
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert response["Error"] == {
        "Code": "NotImplemented",
        "Message": "SendTelegram is not implemented in this mock of AWS",
    }
