"""What all rules share: the resources made so far, and what holds of all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    precondition,
)
from hypothesis.strategies._internal.featureflags import FeatureFlags

from . import listings, statuses
from .listings import KINDS, PARTS, Item, Listed
from .service import PACES, Service, World

PLAIN, NUMBERED, NAMED = "SEQUENCE_PLAIN", "SEQUENCE_NUMBERED", "SEQUENCE_NAMED"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"

#: types with forms that are soon filled in, and associations of each behavior
TYPES: list[dict[str, Any]] = [
    {
        "registration_type": PLAIN,
        "fields": [
            {"FieldPath": "a.text"},
            {
                "FieldPath": "a.choice",
                "FieldType": "SELECT",
                "SelectValidation": {"Options": ["YES", "NO"]},
            },
            {"FieldPath": "a.document", "FieldType": "ATTACHMENT"},
        ],
    },
    {
        "registration_type": NUMBERED,
        "fields": [{"FieldPath": "a.text", "FieldRequirement": "REQUIRED"}],
        "supported_associations": [
            {
                "ResourceType": "TOLL_FREE",
                "IsoCountryCode": "US",
                "AssociationBehavior": "ASSOCIATE_BEFORE_SUBMIT",
                "DisassociationBehavior": "DISASSOCIATE_ALL_CLOSES_REGISTRATION",
            },
            {
                "ResourceType": "TEN_DLC",
                "IsoCountryCode": "US",
                "AssociationBehavior": "ASSOCIATE_AFTER_COMPLETE",
                "DisassociationBehavior": "DISASSOCIATE_ALL_ALLOWS_DELETE_REGISTRATION",
            },
        ],
    },
    {
        "registration_type": NAMED,
        "fields": [{"FieldPath": "senderIdInfo.senderId"}],
        "supported_associations": [
            {
                "ResourceType": "SENDER_ID",
                "IsoCountryCode": "IN",
                "AssociationBehavior": "ASSOCIATE_ON_APPROVAL",
                "DisassociationBehavior": "DISASSOCIATE_ALL_CLOSES_REGISTRATION",
            }
        ],
    },
]


@dataclass(frozen=True)
class Thing:
    """A resource that was made, and may be gone by now."""

    world: World
    kind: str
    id: str
    arn: str
    #: of a sender ID
    country: str | None = None

    def name(self, by: str) -> str:
        """Its id or its ARN, as ``by`` says."""
        return str(getattr(self, by))


registrations: Bundle[Thing] = Bundle("registrations")
attachments: Bundle[Thing] = Bundle("attachments")
numbers: Bundle[Thing] = Bundle("numbers")
sender_ids: Bundle[Thing] = Bundle("sender_ids")
agents: Bundle[Thing] = Bundle("agents")
pools: Bundle[Thing] = Bundle("pools")
lists: Bundle[Thing] = Bundle("lists")

_TOPIC = "arn:aws:sns:us-east-1:123456789012:inbound"
_ROLE = "arn:aws:iam::123456789012:role/inbound"

Found = dict[str, list[Item]]
Parts = dict[tuple[str, Listed], list[Item]]

_AGENT = Listed("", "", "RcsAgentId", arn="RcsAgentArn")
_SHAREABLE = ("phone-number", "sender-id", "pool", "opt-out-list")
#: how ids begin that nothing else has
_IDS = ("registration-", "attachment-", "phone-", "pool-", "rcs-")
#: what a pool and its numbers are set to alike
_IN_COMMON = (
    "TwoWayEnabled",
    "TwoWayChannelArn",
    "TwoWayChannelRole",
    "SelfManagedOptOutsEnabled",
    "OptOutListName",
)

people = st.sampled_from([f"+1206555010{digit}" for digit in range(3)])
words = st.sampled_from(["STOP", "hours", "HOURS", "where"])
#: of a number or a pool
settings = st.sampled_from(
    [
        {"TwoWayEnabled": True, "TwoWayChannelArn": _TOPIC},
        {"TwoWayEnabled": True, "TwoWayChannelRole": _ROLE},
        {"TwoWayEnabled": False},
        {"SelfManagedOptOutsEnabled": True},
        {"DeletionProtectionEnabled": True},
        {"DeletionProtectionEnabled": False},
    ]
)
#: Most happens at home, so that it meets.
worlds = st.sampled_from([World.HOME] * 5 + [World.ABROAD, World.OTHER])
by = st.sampled_from(["id", "arn"])
tokens = st.sampled_from([None, None, "token-1", "token-2"])
some_tags = st.sampled_from([{"a": "1"}, {"b": "1"}, {"a": "2", "b": "2"}])
tag_sets: st.SearchStrategy[dict[str, str]] = st.just({}) | some_tags


def tag_list(tags: Mapping[str, str]) -> list[dict[str, str]] | None:
    return [{"Key": key, "Value": value} for key, value in tags.items()] or None


class _AllRules(FeatureFlags):
    def is_enabled(self, name: object) -> bool:
        return True


def fewer_than(most: int, kind: str) -> Callable[[Any], Any]:
    """A rule that counts only while there are few of a kind, so that they meet."""

    def few(machine: Machine) -> bool:
        return most > sum(
            thing.kind == kind and arn not in machine.deleted
            for arn, thing in machine.things.items()
        )

    return precondition(few)


class Machine(RuleBasedStateMachine):
    """The mock, and what a test knows of it from the replies."""

    def __init__(self) -> None:
        super().__init__()
        # Hypothesis leaves most rules out of most sequences, and without some rules a
        # sequence gets nowhere: half of the sequences may have all of them.
        some = self._rules_strategy.enabled_rules_strategy
        self._rules_strategy.enabled_rules_strategy = st.shared(
            st.just(_AllRules()) | some, key=("all or some rules", self)
        )
        self.service = Service()
        #: what was made, and what of it was deleted, by ARN
        self.things: dict[str, Thing] = {}
        self.deleted: set[str] = set()
        self.tags: dict[str, dict[str, str]] = {}
        #: whose policy lets everybody in
        self.shared: set[str] = set()
        #: what EventBridge was told of each registration
        self.told: dict[str, list[str]] = {}
        #: what was put into each version's form, by path, and into each opt-out list
        self.forms: dict[tuple[str, int], dict[str, Item]] = {}
        self.opted_out: dict[str, list[str]] = {}
        for world in World:
            for definition in TYPES:
                # As most types have, they have fields that nobody defined.
                self.service.control(
                    world, "registrations.define_type", **definition, incomplete=True
                )

    @initialize(target=lists)
    def default_lists(self) -> Any:
        return multiple(
            *(
                self.made("opt-out-list", world, item)
                for world in World
                for item in listings.whole(self.service, world, KINDS["opt-out-list"])
            )
        )

    @initialize(target=numbers)
    def a_number(self) -> Any:
        reply = self.service.control(World.HOME, "phone_numbers.seed")
        return self.made("phone-number", World.HOME, reply)

    @initialize(transition=st.sampled_from(PACES))
    def pace(self, transition: Item) -> None:
        self.service.set_pace(transition)

    def teardown(self) -> None:
        try:
            # A sequence that has failed has been looked at.
            if sys.exc_info()[0] is None:
                for world in World:
                    self.check(world, 1)
        finally:
            self.service.stop()

    def call(
        self, operation: str, thing: Thing, by: str = "id", **arguments: Any
    ) -> Item | None:
        """Make a request that names a resource, where it is.

        :return: the reply, None where there is none of this request
        """
        named: dict[str, str | None] = {KINDS[thing.kind].id: thing.name(by)}
        if thing.kind == "sender-id":
            named["IsoCountryCode"] = thing.country
        return self.service.call(thing.world, operation, **named, **arguments)

    def delete(self, thing: Thing, by: str) -> bool:
        done = self.call(KINDS[thing.kind].remove, thing, by) is not None
        if done:
            self.lost(thing.arn)
        return done

    def put(self, listed: Listed, owner: Thing, by: str, **item: Any) -> bool:
        """Put an item into a list of a resource."""
        named = {listed.of: owner.name(by)}
        reply = self.service.call(owner.world, listed.put, **named, **item)
        if reply is None:
            return False
        if listed is listings.VALUES:
            path = item.pop("FieldPath")
            form = self.forms.setdefault((owner.arn, reply["VersionNumber"]), {})
            form[path] = {member: reply[member] for member in item}
        elif listed is listings.OPTED_OUT:
            self.opted(owner, item["OptedOutNumber"])
        return True

    def take(self, listed: Listed, owner: Thing, by: str, **item: Any) -> bool:
        """Take an item out of a list of a resource."""
        named = {listed.of: owner.name(by)}
        reply = self.service.call(owner.world, listed.remove, **named, **item)
        if reply is None:
            return False
        if listed is listings.VALUES:
            form = self.forms.get((owner.arn, reply["VersionNumber"]), {})
            had = form.pop(item["FieldPath"], {})
            assert {member: reply[member] for member in had} == had
        elif listed is listings.OPTED_OUT:
            self.opted_out[owner.arn].remove(item["OptedOutNumber"])
        return True

    def opted(self, opt_out_list: Thing, person: str) -> None:
        people = self.opted_out.setdefault(opt_out_list.arn, [])
        if person not in people:
            people.append(person)

    def made(
        self,
        kind: str,
        world: World,
        reply: dict[str, Any] | None,
        tags: Mapping[str, str] | None = None,
    ) -> Any:
        """The resource that a reply is about, for a bundle; nothing where there is none."""
        if reply is None:
            return multiple()
        listed = KINDS.get(kind, _AGENT)
        assert listed.arn
        thing = Thing(
            world,
            kind,
            reply[listed.id],
            reply[listed.arn],
            reply.get("IsoCountryCode"),
        )
        # One of a name that was there before is the newest again.
        self.things.pop(thing.arn, None)
        self.things[thing.arn] = thing
        self.deleted.discard(thing.arn)
        self.shared.discard(thing.arn)
        self.tags[thing.arn] = dict(tags or {})
        return thing

    def lost(self, arn: str) -> None:
        """A resource was deleted."""
        self.deleted.add(arn)
        self.tags.pop(arn, None)
        self.opted_out.pop(arn, None)

    def check(self, world: World, size: int) -> None:
        """Hold everything that an account has in a Region against everything else."""
        with self.service.still():
            found = {
                kind: listings.check(self.service, world, listed, size)
                for kind, listed in KINDS.items()
            }
            parts = self._parts(world, found, size)
            self._check_what_is_there(world, found, str([found, parts]))
            self._check_parts(parts)
            self._check_sharing(world, size)
            self._check_associations(found, parts)
            self._check_pools(found, parts)
            self._check_statuses(world, found, parts)

    def _check_parts(self, parts: Parts) -> None:
        """A form and an opt-out list have what was put into them."""
        for (arn, listed), items in parts.items():
            if listed is listings.VALUES:
                current = len(parts[arn, listings.VERSIONS])
                assert {
                    item["FieldPath"]: value
                    for item in items
                    if (value := _value(item))
                } == self.forms.get((arn, current), {})
            elif listed is listings.OPTED_OUT:
                people = [item["OptedOutNumber"] for item in items]
                assert people == self.opted_out.get(arn, [])

    def _parts(self, world: World, found: Found, size: int) -> Parts:
        """What each resource has, by the resource's ARN and the operation."""
        parts: Parts = {}
        for kind, all_listed in PARTS.items():
            for item in found[kind]:
                for listed in all_listed:
                    owner = {listed.of: item[KINDS[kind].id]}
                    parts[item[KINDS[kind].arn], listed] = listings.check(
                        self.service, world, listed, size, **owner
                    )
        return parts

    def _check_what_is_there(self, world: World, found: Found, text: str) -> None:
        """What was made is there until it is deleted, and nothing of it afterwards."""
        there = {item[KINDS[kind].arn] for kind in found for item in found[kind]}
        tagged = {}
        for arn, thing in self.things.items():
            if thing.world is not world:
                continue
            if arn in there or thing.kind not in KINDS:
                reply = self.service.read(
                    world, "list_tags_for_resource", ResourceArn=arn
                )
                tags = {tag["Key"]: tag["Value"] for tag in reply["Tags"]}
                assert arn in self.deleted or tags == self.tags[arn], thing
                if tags:
                    tagged[arn] = tags
                continue
            assert arn in self.deleted, f"{thing} is lost"
            assert not self._is_there(thing)
            if thing.id.startswith(_IDS):
                assert thing.id not in text, f"{thing} is gone, and not all of it"
        known = self.service.tagged(world)
        assert {arn: tags for arn, tags in known.items() if tags} == tagged

    def _check_sharing(self, world: World, size: int) -> None:
        """What others of the Region share is listed, and is described by its ARN."""
        for kind, listed in KINDS.items():
            if kind in _SHAREABLE:
                items = listings.check(
                    self.service, world, listed, size, Owner="SHARED"
                )
                assert [item[listed.arn] for item in items] == [
                    arn
                    for arn, thing in self.things.items()
                    if arn in self.shared
                    and thing.kind == kind
                    and thing.world.region_name == world.region_name
                    and thing.world.account_id != world.account_id
                    and self._is_there(thing)
                ]

    def _is_there(self, thing: Thing) -> bool:
        return not self.service.is_refused(
            thing.world, "list_tags_for_resource", ResourceArn=thing.arn
        )

    def _check_associations(self, found: Found, parts: Parts) -> None:
        """A registration has what has it."""
        ids = {
            item["RegistrationArn"]: item["RegistrationId"]
            for item in found["registration"]
        }
        pairs = {
            (item["ResourceArn"], ids[arn])
            for (arn, listed), items in parts.items()
            if listed is listings.ASSOCIATIONS
            for item in items
        }
        assert {
            (item["PhoneNumberArn"], item["RegistrationId"])
            for item in found["phone-number"]
            if "RegistrationId" in item
        } == {pair for pair in pairs if ":phone-number/" in pair[0]}
        for item in found["sender-id"]:
            of = {identifier for arn, identifier in pairs if arn == item["SenderIdArn"]}
            assert item.get("RegistrationId") in (of or {None}), item
        there = {item[KINDS[kind].arn] for kind in found for item in found[kind]}
        assert {arn for arn, _ in pairs if ":rcs-agent/" not in arn} <= there

    def _check_pools(self, found: Found, parts: Parts) -> None:
        """A pool has what has it, and its numbers are set as it is."""
        names = {item["OptOutListName"] for item in found["opt-out-list"]}
        pools_by_id = {pool["PoolId"]: pool for pool in found["pool"]}
        pairs = {
            (item["OriginationIdentityArn"], pool_id)
            for pool_id, pool in pools_by_id.items()
            for item in parts[pool["PoolArn"], listings.MEMBERS]
        }
        assert {
            (item["PhoneNumberArn"], item["PoolId"])
            for item in found["phone-number"]
            if "PoolId" in item
        } == {pair for pair in pairs if ":phone-number/" in pair[0]}
        for item in [*found["pool"], *found["phone-number"]]:
            if item["Status"] not in ("DELETING", "DISASSOCIATING"):
                assert item["OptOutListName"] in names, item
        for number in found["phone-number"]:
            if "PoolId" in number:
                pool = pools_by_id[number["PoolId"]]
                for member in _IN_COMMON:
                    assert number.get(member) == pool.get(member), (number, pool)
                assert _keywords(parts, number["PhoneNumberArn"]) == _keywords(
                    parts, pool["PoolArn"]
                )

    def _check_statuses(self, world: World, found: Found, parts: Parts) -> None:
        """Statuses move along their edges, and only what was submitted is reviewed."""
        for arn, status in self.service.statuses(world):
            self.told.setdefault(arn, []).append(status)
        told = {arn: way for arn, way in self.told.items() if _is_in(world, arn)}
        for way in told.values():
            assert way[0] == "CREATED", way
            assert statuses.is_way(way, statuses.REGISTRATION), way
        there = {item["RegistrationArn"]: item for item in found["registration"]}
        assert {arn for arn, way in told.items() if way[-1] != "DELETED"} == set(there)
        for arn, item in there.items():
            # AWS_REVIEWING has no event.
            now = item["RegistrationStatus"]
            last = "SUBMITTED" if now == "AWS_REVIEWING" else now
            assert told[arn][-1] == last, told[arn]
            _check_versions(item, parts[arn, listings.VERSIONS])


def _check_versions(registration: Item, versions: list[Item]) -> None:
    by_number = {
        version["VersionNumber"]: version["RegistrationVersionStatus"]
        for version in versions
    }
    current = len(versions)
    assert list(by_number) == list(range(current, 0, -1))
    assert registration["CurrentVersionNumber"] == current
    for version in versions:
        history = version["RegistrationVersionStatusHistory"]
        assert statuses.is_history(by_number[version["VersionNumber"]], history), (
            version
        )
    approved = [n for n, status in by_number.items() if status == "APPROVED"]
    assert approved == _given(registration, "ApprovedVersionNumber")
    denied = [n for n, status in by_number.items() if status == "DENIED"]
    assert denied[:1] == _given(registration, "LatestDeniedVersionNumber")
    status = registration["RegistrationStatus"]
    in_review = {n: s for n, s in by_number.items() if s in statuses.IN_REVIEW}
    if by_number[current] == "REQUIRES_OFFLINE_REVIEW":
        in_review[current] = "REVIEWING"
    assert in_review == ({current: status} if status in statuses.IN_REVIEW else {})
    if status in ("PROVISIONING", "COMPLETE"):
        assert approved


def _value(item: Item) -> Item:
    members = ("TextValue", "SelectChoices", "RegistrationAttachmentId")
    return {member: item[member] for member in members if member in item}


def _given(item: Item, member: str) -> list[Any]:
    return [item[member]] if member in item else []


def _keywords(parts: Parts, arn: str) -> list[Item]:
    return sorted(parts[arn, listings.KEYWORDS], key=lambda item: str(item["Keyword"]))


def _is_in(world: World, arn: str) -> bool:
    return arn.split(":")[3:5] == [world.region_name, world.account_id]
