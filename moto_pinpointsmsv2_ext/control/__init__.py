"""Control the mock: seed resources and decide the outcome of reviews."""

from __future__ import annotations

from moto import settings

from .account import Account
from .action import by_name
from .connection import Connection, default_account_id, default_region_name
from .faults import Faults
from .identities import OptOutLists, PhoneNumbers, SenderIds
from .messages import Messages
from .notify import NotifyConfigurations
from .pools import Pools
from .rcs_agents import RcsAgents
from .records import Delivery, Event, Message, Received
from .registrations import Registrations
from .service import Service
from .verified_numbers import VerifiedNumbers

__all__ = ["Delivery", "Event", "Message", "Received", "SmsVoiceControl"]


class SmsVoiceControl(Service):
    """Control the mock where AWS has no API, in process and on a server.

    Actions are grouped by noun: ``control.registrations.approve(registration_id)``.
    Records are dicts in the shapes of the service model.

    :param region_name: the Region of the resources. The default is AWS_DEFAULT_REGION,
        or us-east-1 if that is not set or empty.
    :param account_id: the account of the resources. The default is moto's account.
    :param endpoint_url: the URL of a running server, for example
        ``http://localhost:5000``. The default is the server of ``TEST_SERVER_MODE`` if
        that is set, otherwise this process.
    """

    @by_name
    def __init__(
        self,
        *,
        region_name: str | None = None,
        account_id: str | None = None,
        endpoint_url: str | None = None,
    ):
        if endpoint_url is None and settings.TEST_SERVER_MODE:
            endpoint_url = settings.test_server_mode_endpoint()
        region = region_name or default_region_name()
        account = account_id or default_account_id()
        connection = Connection(region, account, endpoint_url)
        super().__init__(connection)
        self.region_name = region
        self.account_id = account
        self.endpoint_url = endpoint_url
        self.registrations = Registrations(connection)
        self.phone_numbers = PhoneNumbers(connection)
        self.sender_ids = SenderIds(connection)
        self.pools = Pools(connection)
        self.rcs_agents = RcsAgents(connection)
        self.verified_numbers = VerifiedNumbers(connection)
        self.opt_out_lists = OptOutLists(connection)
        self.messages = Messages(connection)
        self.faults = Faults(connection)
        self.notify_configurations = NotifyConfigurations(connection)
        self.account = Account(connection)

    def in_region(self, region_name: str) -> SmsVoiceControl:
        """Return a control of the same account and server for another Region.

        :param region_name: the Region
        :return: the control
        :raises ValueError: if the name is empty
        """
        if not region_name:
            raise ValueError(f"Pass the name of a Region, not {region_name!r}")
        return SmsVoiceControl(
            region_name=region_name,
            account_id=self.account_id,
            endpoint_url=self.endpoint_url,
        )
