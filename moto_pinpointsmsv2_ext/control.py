"""What a test needs and AWS has no API for."""

from __future__ import annotations

import json
import os
from datetime import datetime, timezone
from typing import Any


class SmsVoiceControl:
    """The hands behind the mock, in process and on a server alike.

    :param region_name: the Region whose resources it is about
    :param account_id: the account; moto's default if left out
    :param endpoint_url: the URL of a running server, ``http://localhost:5000`` for
        example. Left out, it is the server of ``TEST_SERVER_MODE`` where that is set,
        otherwise this process.
    """

    def __init__(
        self,
        region_name: str = "us-east-1",
        account_id: str | None = None,
        endpoint_url: str | None = None,
    ):
        from moto import settings
        from moto.core.models import DEFAULT_ACCOUNT_ID

        self.region_name = region_name
        self.account_id = account_id or os.environ.get(
            "MOTO_ACCOUNT_ID", DEFAULT_ACCOUNT_ID
        )
        self.endpoint_url = endpoint_url
        if endpoint_url is None and settings.TEST_SERVER_MODE:
            self.endpoint_url = settings.test_server_mode_endpoint()

    def seed_registration(self, **members: Any) -> dict[str, Any]:
        """Plant a registration in any state.

        :param members: any members of the model's RegistrationInformation. What is left
            out gets AWS's default; the type, which has none, is
            US_TOLL_FREE_REGISTRATION. A registration that is COMPLETE has its current
            version approved, one that REQUIRES_UPDATES has it denied, and so on.
        :return: the registration, as describe_registrations returns it
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, an id that is taken, or
            version numbers that contradict each other

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RegistrationInformation.html
        """
        return _from_wire(self._act("seed-registration", members))

    def registrations(self) -> list[dict[str, Any]]:
        """All registrations of the account in the Region, oldest first.

        :return: each as describe_registrations returns it
        """
        return [_from_wire(record) for record in self._act("registrations", {})]

    def _act(self, action: str, members: dict[str, Any]) -> Any:
        from . import control_routes

        if self.endpoint_url is None:
            return control_routes.act(
                action, self.account_id, self.region_name, members
            )
        import requests

        response = requests.post(
            f"{self.endpoint_url.rstrip('/')}{control_routes.PATH}/{action}",
            data=json.dumps(
                {
                    "account_id": self.account_id,
                    "region_name": self.region_name,
                    "members": members,
                },
                default=_to_wire,
            ),
            timeout=60,
        )
        answer = response.json()
        if response.status_code != 200:
            error_class = control_routes.ERRORS.get(answer["error"], RuntimeError)
            raise error_class(answer["message"])
        return answer


def _to_wire(value: object) -> float:
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return aware.timestamp()
    raise ValueError(f"{value!r} is of no type that the model has")


def _from_wire(record: dict[str, Any]) -> dict[str, Any]:
    created = datetime.fromtimestamp(record["CreatedTimestamp"], timezone.utc)
    return record | {"CreatedTimestamp": created}
