"""The targets of EventBridge rules, some of which moto itself does not support."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from moto.core.utils import (
    iso_8601_datetime_without_milliseconds,
    unix_time,
    utcfromtimestamp,
)
from moto.utilities.arns import parse_arn

from .failures import Undeliverable
from .sinks import publish, put_record

if TYPE_CHECKING:
    from moto.events.models import Rule
    from moto.events.utils import EventMessageType


def send(rule: Rule, target: dict[str, Any], message: EventMessageType) -> None:
    """Send an event to one target of a rule.

    :raises Undeliverable: if the target does not exist or moto does not deliver to it.
        The service of moto that receives the event can raise any other error
    """
    from moto.events.models import Rule
    from moto.events.utils import EventTemplateParser

    service = parse_arn(target["Arn"]).service
    transformer = target.get("InputTransformer")
    if transformer:
        message["ingestion-time"] = unix_time()  # moto's transformer requires it.
    if service not in _DELIVERIES:
        single = cast(Rule, _SingleTargetRule(rule, target))
        try:
            # Without a transformer moto uses a default one, which removes the account.
            Rule.send_to_targets(single, message, bool(transformer))
        except NotImplementedError as error:
            raise Undeliverable(
                f"moto's EventBridge does not deliver to {target['Arn']}. Use an SQS "
                "queue as the target"
            ) from error
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


class _SingleTargetRule:
    """A rule with one of its targets.

    moto delivers to the targets in turn: with all of them, an error for one target
    would prevent the delivery to the others.
    """

    def __init__(self, rule: Rule, target: dict[str, Any]):
        self._rule = rule
        self.targets = [target]

    def __getattr__(self, name: str) -> object:
        return getattr(self._rule, name)


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
    "firehose": put_record,
    "sns": publish,
    "lambda": _invoke,
}
