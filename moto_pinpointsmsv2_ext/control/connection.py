"""Where the resources are that a control is about: in this process or on a server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from moto.core.models import botocore_stubber

from ..pinpointsmsvoicev2.strict_json import load_object

PATH = "/moto-api/pinpoint-sms-voice-v2"

#: the errors of an action, which its caller gets on a server too
ERRORS: dict[str, type[Exception]] = {
    "TypeError": TypeError,
    "ValueError": ValueError,
    "KeyError": KeyError,
}


@dataclass(frozen=True)
class Connection:
    region_name: str
    account_id: str
    #: None for this process
    endpoint_url: str | None

    def through_json(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments and where they are for, as a server gets them, so that both
        accept the same.

        :raises RuntimeError: while no mock is active: one that is entered later empties
            what is planted now
        """
        if not botocore_stubber.enabled:
            raise RuntimeError(
                "No mock is active in this process. Enter one first, by"
                " `with mock_sms_registrations():`, by the decorator"
                " @mock_sms_registrations or by the fixture sms_registrations; or pass"
                " the endpoint_url of a server."
            )
        return load_object(self._to_json(arguments))

    def send(self, path: str, arguments: dict[str, Any], reads: bool) -> Any:
        """Have a server carry out an action.

        :param path: its noun and its name
        :param arguments: by name
        :param reads: whether it changes nothing
        :return: decoded JSON
        """
        import requests

        url = f"{str(self.endpoint_url).rstrip('/')}{PATH}/{path}"
        body = self._to_json(arguments)
        if reads:
            given = {k: v for k, v in json.loads(body).items() if v is not None}
            response = requests.get(url, params=given, timeout=60)
        else:
            response = requests.post(url, data=body, timeout=60)
        try:
            answer = response.json()
        except ValueError:
            raise RuntimeError(
                f"{self.endpoint_url} does not know SmsVoiceControl. Start the server "
                "with moto_sms_server, not with moto_server"
            ) from None
        if response.status_code != 200:
            error_class = ERRORS.get(answer["error"], RuntimeError)
            raise error_class(answer["message"])
        return answer

    def _to_json(self, arguments: dict[str, Any]) -> str:
        where = {"account_id": self.account_id, "region_name": self.region_name}
        try:
            return json.dumps(arguments | where, default=_to_wire)
        except RecursionError:
            raise ValueError("The arguments are nested too deeply") from None


def _to_wire(value: object) -> object:
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return aware.timestamp()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return list(value)
    raise ValueError(f"{value!r} is of no type that the service model has")
