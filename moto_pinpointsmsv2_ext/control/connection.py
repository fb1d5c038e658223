"""The connection of a control to its resources, in this process or on a server."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber

from ..pinpointsmsvoicev2.strict_json import load_object

if TYPE_CHECKING:
    import requests

PATH = "/moto-api/pinpoint-sms-voice-v2"

# The server answers within milliseconds.
_TIMEOUT = 60

#: the errors that an action raises, in process and on a server
ERRORS: dict[str, type[Exception]] = {
    "TypeError": TypeError,
    "ValueError": ValueError,
    "KeyError": KeyError,
}


def default_account_id() -> str:
    """Return MOTO_ACCOUNT_ID, or moto's account if that is not set."""
    return os.environ.get("MOTO_ACCOUNT_ID") or DEFAULT_ACCOUNT_ID


def default_region_name() -> str:
    """Return AWS_DEFAULT_REGION, or us-east-1 if that is not set or empty.

    boto3 cannot create a client with an empty Region.
    """
    return os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"


@dataclass(frozen=True)
class Connection:
    """The Region, the account and the server of a control."""

    region_name: str
    account_id: str
    #: the URL of the server, or None for this process
    endpoint_url: str | None

    def __post_init__(self) -> None:
        given = self.endpoint_url
        if given is None:
            return
        if not isinstance(given, str):
            raise TypeError(
                f"endpoint_url must be a string, not {shortened(given)}. Pass a URL such "
                "as 'http://localhost:5000'"
            )
        if not re.match("https?://.", given):
            # A host and a port without a scheme: localhost:5000.
            host = given.rpartition("//")[2] or "localhost:5000"
            raise ValueError(
                "endpoint_url must start with http:// or https:// and a host, not "
                f"{given!r}. Pass 'http://{host}'"
            )
        try:
            url = urlsplit(given)
            valid = re.fullmatch(r"[\w.:%-]+", url.hostname or "") and url.port != 0
        except ValueError:
            valid = False
        if not valid:
            raise ValueError(
                f"endpoint_url has an invalid host or port: {given!r}. Pass a URL such as "
                "'http://localhost:5000'"
            )

    def through_json(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Convert arguments to JSON and back, so that a control in process accepts the
        same values as a server.

        :param arguments: the arguments by name
        :return: the arguments with account_id and region_name
        :raises RuntimeError: if no mock is active. A mock that starts later deletes all
            resources, so what is seeded before is lost.
        :raises ValueError: if JSON cannot represent a value
        """
        if not botocore_stubber.enabled:
            raise RuntimeError(
                "No mock is active in this process. Start one with"
                " `with mock_sms_registrations():`, with the decorator"
                " @mock_sms_registrations or with the fixture sms_voice, or pass the"
                " endpoint_url of a server"
            )
        return load_object(self._to_json(arguments))

    def send(self, path: str, arguments: dict[str, Any], reads: bool) -> Any:
        """Run an action on the server.

        :param path: the noun and the name of the action, separated by a slash
        :param arguments: the arguments by name
        :param reads: True if the action changes nothing
        :return: the result as decoded JSON
        :raises TypeError: if an argument of an action that only reads is not a string
        :raises ConnectionError: if no server answers
        :raises TimeoutError: if the server does not answer in time
        :raises RuntimeError: if the server does not have the routes of the control
        """
        import requests

        url = f"{str(self.endpoint_url).rstrip('/')}{PATH}/{path}"
        body = self._to_json(arguments)
        if reads:
            given = {k: v for k, v in load_object(body).items() if v is not None}
            for name, value in given.items():
                # A query string has no other types, so the server would not see them.
                if isinstance(value, bool):
                    given[name] = str(value).lower()
                elif not isinstance(value, str):
                    raise TypeError(f"{name} must be a string, not {shortened(value)}")
        try:
            if reads:
                response = requests.get(url, params=given, timeout=_TIMEOUT)
            else:
                response = requests.post(url, data=body, timeout=_TIMEOUT)
        except requests.Timeout:
            raise TimeoutError(
                f"{self.endpoint_url} does not answer within {_TIMEOUT} seconds. Start "
                "the server again"
            ) from None
        except requests.ConnectionError:
            raise ConnectionError(
                f"No server answers at {self.endpoint_url}. Start one with "
                "moto_sms_server, or pass the endpoint_url of one that runs"
            ) from None
        return self._answer_of(response)

    def _answer_of(self, response: requests.Response) -> Any:
        try:
            answer = response.json()
            if response.status_code == 200:
                return answer
            error = ERRORS.get(answer["error"], RuntimeError)(answer["message"])
        except (ValueError, KeyError, TypeError):
            raise RuntimeError(
                f"{self.endpoint_url} does not have the routes of SmsVoiceControl. Start "
                "the server with moto_sms_server, not with moto_server"
            ) from None
        raise error

    def _to_json(self, arguments: dict[str, Any]) -> str:
        where = {"account_id": self.account_id, "region_name": self.region_name}
        try:
            return json.dumps(arguments | where, default=_to_wire)
        except RecursionError:
            raise ValueError(
                "Arguments must be nested at most 100 deep. Pass flatter values"
            ) from None


def _to_wire(value: object) -> object:
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return aware.timestamp()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return list(value)
    raise ValueError(
        f"Unsupported value {value!r}. Pass a string, number, boolean, datetime, dict or "
        "list"
    )
