"""Two accounts and two Regions of the mock, and what a call leaves behind in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any

import boto3
import requests
from botocore.exceptions import ClientError

from moto.moto_api import state_manager
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
    pinpointsmsvoicev2_backends,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.types import (
    RegistrationTypeDefinition,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.store import Store

#: what goes on by itself, in the words of moto's state manager
PACED = [
    f"pinpointsmsvoicev2::{model}"
    for model in ("registration", "registration-attachment", "phone-number", "pool")
]
PACES: list[dict[str, Any]] = [
    {"progression": "manual", "times": 1},
    {"progression": "immediate"},
    {"progression": "manual", "times": 2},
]
STILL = {"progression": "manual", "times": 10**9}
SEED = "http://motoapi.amazonaws.com/moto-api/seed?a=42"

#: path -> value
Picture = dict[str, object]


class World(Enum):
    """An account in a Region."""

    HOME = ("123456789012", "us-east-1")
    ABROAD = ("123456789012", "eu-west-1")
    OTHER = ("210987654321", "us-east-1")

    @property
    def account_id(self) -> str:
        return self.value[0]

    @property
    def region_name(self) -> str:
        return self.value[1]

    def __repr__(self) -> str:
        return str(self)


@dataclass(eq=False)
class Step:
    """What was done, to be done again."""

    world: World
    #: an operation of the service, or an action of the control
    name: str
    arguments: dict[str, Any]
    outcome: object = None


class Service:
    """The mock, from its start to its end."""

    def __init__(self) -> None:
        # A client is made once, so boto3's session need not be made anew.
        self._mock = mock_sms_registrations(
            config={"core": {"reset_boto3_session": False}}
        )
        self._mock.start()
        self.steps: list[Step] = []
        self._first: dict[tuple[World, str, str], Step] = {}
        self._pace = PACES[0]
        _set_transition(self._pace)
        requests.post(SEED, timeout=60)
        # The seed makes moto draw the same key each time, so that a client has it, too.
        key = _client("sts", "us-east-1", "testing").assume_role(
            RoleArn=f"arn:aws:iam::{World.OTHER.account_id}:role/r",
            RoleSessionName="other",
        )["Credentials"]["AccessKeyId"]
        self._keys = {World.OTHER: key}
        for world in World:
            _listen(self.client(world, "sqs"), self.client(world, "events"))
        self.client(World.HOME, "sns").create_topic(Name="inbound")
        self._now = self.picture()

    def stop(self) -> None:
        for model in PACED:
            state_manager.unset_transition(model)
        self._mock.stop()

    def client(self, world: World, service: str = "pinpoint-sms-voice-v2") -> Any:
        key = self._keys.get(world, "testing")
        return _client(service, world.region_name, key)

    def read(self, world: World, operation: str, **arguments: Any) -> dict[str, Any]:
        """The reply to a request that changes nothing but what goes on by itself."""
        step = Step(world, operation, arguments)
        self.do(step)
        return dict(self._outcome(step, []))

    def call(
        self, world: World, operation: str, **arguments: Any
    ) -> dict[str, Any] | None:
        """Make a request that may change something.

        :return: the reply; None where the request is refused, or its ClientToken was
            answered before
        """
        given = {name: value for name, value in arguments.items() if value is not None}
        token = world, operation, given.get("ClientToken", "")
        first = self._first.get(token) if token[2] else None
        step = Step(world, operation, given)
        changed = self._changed_by(step)
        refused = isinstance(step.outcome, ClientError)
        if refused or first:
            assert not changed, f"{step} changes {changed}"
        if first:
            same = step.outcome == first.outcome
            assert same if first.arguments == given else refused, (first, step)
        if refused or first:
            return None
        if token[2]:
            self._first[token] = step
        outcome: dict[str, Any] = self._outcome(step, changed)
        return outcome

    def set_pace(self, transition: dict[str, Any]) -> None:
        """How everything goes on by itself from now on."""
        self.do(Step(World.HOME, "set_pace", {"transition": transition}))

    def control(self, world: World, action: str, **arguments: Any) -> Any:
        """Have the control do something.

        :return: what it returns; None where it refuses
        """
        step = Step(world, action, arguments)
        changed = self._changed_by(step)
        if isinstance(step.outcome, ValueError):
            assert not changed, f"{step} changes {changed}"
            return None
        outcome: dict[str, Any] = self._outcome(step, changed)
        return outcome

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nothing goes on by itself while the block runs, in which one only reads."""
        pace = self._pace
        self.set_pace(STILL)
        try:
            yield
        finally:
            self.set_pace(pace)

    def is_refused(self, world: World, operation: str, **arguments: Any) -> bool:
        """Whether a read is."""
        try:
            self.read(world, operation, **arguments)
        except ClientError:
            return True
        return False

    def statuses(self, world: World) -> Iterator[tuple[str, str]]:
        """The statuses of registrations that EventBridge was told since the last time.

        :return: the registration's ARN and its status, in order
        """
        sqs = self.client(world, "sqs")
        url = sqs.get_queue_url(QueueName="statuses")["QueueUrl"]
        while True:
            reply = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
            for message in reply.get("Messages", []):
                detail = json.loads(message["Body"])["detail"]
                status = detail["registrationDetails"]["currentStatus"]
                yield detail["registrationArn"], status
            if not reply.get("Messages"):
                return

    def tagged(self, world: World) -> dict[str, dict[str, str]]:
        """What the Resource Groups Tagging API has of this service, by ARN."""
        tagging = self.client(world, "resourcegroupstaggingapi")
        pages = tagging.get_paginator("get_resources").paginate(
            ResourceTypeFilters=["sms-voice"]
        )
        return {
            found["ResourceARN"]: {tag["Key"]: tag["Value"] for tag in found["Tags"]}
            for page in pages
            for found in page["ResourceTagMappingList"]
        }

    def do(self, step: Step) -> None:
        """Carry a step out, and note what comes of it."""
        if step.name == "set_pace":
            self._pace = step.arguments["transition"]
            _set_transition(self._pace)
        else:
            target: Any = self.client(step.world)
            if step.name not in target.meta.method_to_api_mapping:
                target = SmsVoiceControl(
                    region_name=step.world.region_name,
                    account_id=step.world.account_id,
                )
            try:
                reply = attrgetter(step.name)(target)(**step.arguments)
                step.outcome = _without_metadata(reply)
            except (ClientError, ValueError) as refusal:
                step.outcome = refusal
        self.steps.append(step)
        if self._pace is not STILL:
            self._now = self.picture()

    def picture(self) -> Picture:
        """All that a request could change, wherever it is."""
        found: Picture = {}
        for world in World:
            backend = pinpointsmsvoicev2_backends[world.account_id][world.region_name]
            with backend.store.turn():
                # What it has come to by now, as whoever looks next would find it.
                for resource in list(backend.store):
                    resource.settle()
                list(backend.store)
            _draw(found, {}, str(world), backend)
        return found

    def _changed_by(self, step: Step) -> list[str]:
        before = self._now
        self.do(step)
        after = self._now
        if before == after:
            return []
        paths = [*before, *(path for path in after if path not in before)]
        return [path for path in paths if before.get(path) != after.get(path)]

    def _outcome(self, step: Step, changed: list[str]) -> Any:
        if isinstance(step.outcome, Exception):
            raise step.outcome
        elsewhere = [path for path in changed if not path.startswith(str(step.world))]
        assert not elsewhere, f"{step} changes {elsewhere}"
        return step.outcome


def repeated(steps: list[Step]) -> list[Step]:
    """The same steps, done on a mock that begins anew."""
    again = Service()
    try:
        for step in steps:
            again.do(Step(step.world, step.name, step.arguments))
        return again.steps
    finally:
        again.stop()


def timeless(value: object) -> object:
    """An outcome without what no seed decides: the time."""
    if isinstance(value, ClientError):
        return timeless({**value.response, "ResponseMetadata": None})
    if isinstance(value, ValueError):
        return str(value)
    if isinstance(value, dict):
        return {name: timeless(item) for name, item in value.items()}
    if isinstance(value, list):
        return [timeless(item) for item in value]
    return "(a time)" if isinstance(value, datetime) else value


def _without_metadata(reply: Any) -> Any:
    if isinstance(reply, dict):
        reply.pop("ResponseMetadata", None)
    return reply


@cache
def _session() -> Any:
    return boto3.Session("testing", "testing")


@cache
def _client(service: str, region_name: str, key: str) -> Any:
    return _session().client(
        service,
        region_name=region_name,
        aws_access_key_id=key,
        aws_secret_access_key="testing",
    )


def _listen(sqs: Any, events: Any) -> None:
    url = sqs.create_queue(QueueName="statuses")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    pattern = json.dumps({"source": ["aws.sms-voice"]})
    events.put_rule(Name="statuses", EventPattern=pattern)
    target = {"Id": "queue", "Arn": arn["Attributes"]["QueueArn"]}
    events.put_targets(Rule="statuses", Targets=[target])


def _set_transition(transition: dict[str, Any]) -> None:
    for model in PACED:
        state_manager.set_transition(model, transition)


def _draw(found: Picture, seen: dict[int, str], path: str, value: object) -> None:
    """Add a value and all that it has to a picture; what it has twice, by its path."""
    if value is None or isinstance(value, _PLAIN):
        found[path] = value
    elif isinstance(value, RegistrationTypeDefinition):
        found[path] = value.registration_type
    elif isinstance(value, _OPAQUE):
        return
    elif id(value) in seen:
        found[path] = seen[id(value)]
    else:
        seen[id(value)] = path
        if isinstance(value, dict):
            found[path] = len(value)
            for name, item in value.items():
                _draw(found, seen, f"{path}[{name!r}]", item)
        elif isinstance(value, (list, tuple)):
            found[path] = len(value)
            for index, item in enumerate(value):
                _draw(found, seen, f"{path}[{index}]", item)
        elif isinstance(value, (set, frozenset)):
            found[path] = frozenset(value)
        else:
            members = dict(vars(value))
            if isinstance(value, Store):
                # A record is made when it is first asked for, which changes nothing yet.
                for of, data in members.pop("_records").items():
                    if _drawn(data) != _drawn(of()):
                        members[of.__name__] = data
            for name, item in members.items():
                _draw(found, seen, f"{path}.{name}", item)


def _drawn(value: object) -> Picture:
    found: Picture = {}
    _draw(found, {}, "", value)
    return found


_PLAIN = (str, bytes, int, float, bool, datetime)
_OPAQUE: Any = (Callable, type, Iterator)
