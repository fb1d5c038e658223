"""A request to send a message of Notify, with what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from moto.core.utils import utcnow

from ..identities.origination_identities import Pool
from ..messages.message import Message
from ..messages.request import SendRequest
from ..messages.routing import Route, Trip, choose
from .configurations import NotifyConfiguration
from .templates import NotifyTemplate, find_template

_DAY = timedelta(hours=24)


@dataclass
class NotifyUse:
    """The messages of the last 24 hours of an account in a Region."""

    #: the time, the id of the configuration and the destination of each, oldest first
    sent: list[tuple[datetime, str, str]] = field(default_factory=list)

    def add(self, configuration_id: str, destination: str) -> None:
        self.sent = [*self.last_day(), (utcnow(), configuration_id, destination)]

    def last_day(self) -> list[tuple[datetime, str, str]]:
        now = utcnow()
        return [each for each in self.sent if now < each[0] + _DAY]


@dataclass(kw_only=True)
class NotifyRequest(SendRequest):
    """A request of SendNotifyTextMessage or SendNotifyVoiceMessage."""

    # Verification codes are transactional. (assumed)
    message_type: str | None = "TRANSACTIONAL"
    notify_configuration_id: str
    template_variables: Mapping[str, str]
    template_id: str | None = None
    voice_id: str | None = None

    @property
    def kind(self) -> str:
        return "NOTIFY"

    @property
    def operation(self) -> str:
        return f"SendNotify{self.channel.title()}Message"

    @property
    def spent_on(self) -> str:
        return self.kind

    @property
    def body(self) -> str | None:
        assert self.template is not None
        display_name = self.configuration.display_name
        return self.template.resolve(self.template_variables, display_name)

    @cached_property
    def configuration(self) -> NotifyConfiguration:
        return self.store.get(NotifyConfiguration, self.notify_configuration_id)

    @cached_property
    def template(self) -> NotifyTemplate | None:
        """The template of the request, or else of the configuration. (AWS docs)"""
        name = self.template_id or self.configuration.default_template_id
        return find_template(self.store, name) if name else None

    @cached_property
    def sender(self) -> Pool | None:
        pool_id = self.configuration.pool_id
        return self.store.get(Pool, pool_id) if pool_id else None

    @cached_property
    def trip(self) -> Trip:
        """An RCS agent of the pool does not send. (assumed)"""
        return super().trip._replace(without_rcs=True)

    @cached_property
    def route(self) -> Route:
        """The identity of the pool for the country, or else one of AWS. (AWS docs)

        Events do not have the number of AWS. (assumed)
        """
        if self.sender is None:
            return Route()
        found = choose(self.store, self.sender, self.trip)
        return found if found and found.identity else Route()

    @cached_property
    def protect_configuration(self) -> None:
        """Notify has a protect configuration of its own, which is hidden. (AWS docs)

        It allows every message. (assumed)
        """
        return None

    def look_up(self) -> None:
        _ = self.configuration_set, self.configuration, self.template

    def count(self) -> None:
        use = self.store.record(NotifyUse)
        use.add(self.configuration.id, self.destination)

    def message(self, message_id: str) -> Message:
        message = super().message(message_id)
        return replace(message, notify_configuration_id=self.configuration.id)
