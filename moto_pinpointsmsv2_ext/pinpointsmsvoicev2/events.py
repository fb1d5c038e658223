"""The events that the service puts on EventBridge's default bus."""

from __future__ import annotations

import copy
import json
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from moto.core.utils import (
    iso_8601_datetime_without_milliseconds,
    unix_time,
    utcfromtimestamp,
)
from moto.moto_api._internal import mock_random
from moto.utilities.arns import parse_arn

from .wire import epoch_milliseconds

if TYPE_CHECKING:
    from moto.events.models import Rule
    from moto.events.utils import EventMessageType

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    detail_type: str
    detail: dict[str, Any]
    at: datetime


def deliver(account_id: str, region_name: str, event: Event) -> None:
    """Send an event to the targets of the enabled rules that match it.

    https://docs.aws.amazon.com/sms-voice/latest/userguide/monitor-event-bridge.html

    :param account_id: the account
    :param region_name: the Region
    :param event: what happened
    """
    # Who has never imported moto's EventBridge has no rule in it.
    if "moto.events.models" not in sys.modules:
        return
    from moto.events.models import events_backends

    backends = events_backends[account_id]
    # Its own "in" is true of every Region there is.
    if region_name not in list(backends):
        return
    message: EventMessageType = {
        "version": "0",
        "id": str(mock_random.uuid4()),
        "detail-type": event.detail_type,
        "source": "aws.sms-voice",
        "account": account_id,
        "time": epoch_milliseconds(event.at) / 1000,
        "region": region_name,
        # Undocumented for this event; the service's others have it empty.
        "resources": [],
        "detail": event.detail,
    }
    for rule in list(
        backends[region_name].describe_event_bus("default").rules.values()
    ):
        if rule.state == "ENABLED" and rule.event_pattern.matches_event(message):
            for target in rule.targets:
                try:
                    _send(rule, target, copy.deepcopy(message))
                except Exception as error:  # noqa: BLE001 (whatever it is)
                    # AWS delivers when the request is long answered, so that what goes
                    # wrong there is no error of the request.
                    _logger.warning("not delivered to %s: %r", target["Arn"], error)


def _send(rule: Rule, target: dict[str, Any], message: EventMessageType) -> None:
    from moto.events.models import Rule
    from moto.events.utils import EventTemplateParser

    service = parse_arn(target["Arn"]).service
    transformer = target.get("InputTransformer")
    if transformer:
        message["ingestion-time"] = unix_time()  # moto's transformer asks for it.
    if service not in _DELIVERIES:
        # Without a transformer moto has one of its own, which drops the account.
        Rule.send_to_targets(
            cast(Rule, _WithOneTarget(rule, target)), message, bool(transformer)
        )
        return
    message["time"] = iso_8601_datetime_without_milliseconds(
        utcfromtimestamp(int(message["time"]))
    )
    body: object = message
    if transformer:
        body = EventTemplateParser.parse(
            input_template=transformer.get("InputTemplate"),
            input_paths_map=transformer.get("InputPathsMap", {}),
            event=message,
        )
    _DELIVERIES[service](target["Arn"], json.dumps(body))


class _WithOneTarget:
    """A rule that has only one of its targets, so that one which moto cannot deliver to
    keeps nothing from the others."""

    def __init__(self, rule: Rule, target: dict[str, Any]):
        self._rule = rule
        self.targets = [target]

    def __getattr__(self, name: str) -> object:
        return getattr(self._rule, name)


# What moto's rules do not deliver to, though moto has the services.


def _publish(topic_arn: str, message: str) -> None:
    from moto.sns.models import sns_backends

    topic = parse_arn(topic_arn)
    sns_backends[topic.account][topic.region].publish(
        message, arn=topic_arn, message_attributes={}
    )


def _invoke(function_arn: str, message: str) -> None:
    from moto.awslambda.utils import get_backend

    function = parse_arn(function_arn)
    get_backend(function.account, function.region).invoke(
        function_name=function_arn,
        qualifier=None,
        body=message,
        headers={"x-amz-invocation-type": "Event"},
        response_headers={},
    )


_DELIVERIES: dict[str, Callable[[str, str], None]] = {
    "sns": _publish,
    "lambda": _invoke,
}
