"""What is done to everything: it is looked at, tagged, shared, deleted."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from . import listings
from .listings import (
    ASSOCIATIONS,
    KEYWORDS,
    KINDS,
    MEMBERS,
    OPTED_OUT,
    PARTS,
    VALUES,
    VERSIONS,
    Item,
    Listed,
)
from .machine import (
    Machine,
    Thing,
    agents,
    attachments,
    by,
    lists,
    numbers,
    pools,
    registrations,
    sender_ids,
    some_tags,
    tag_list,
    worlds,
)
from .number_rules import NumberRules
from .service import World

POLICY = json.dumps({"Statement": [{"Effect": "Allow", "Principal": "*"}]})

listed_things = st.one_of(registrations, attachments, numbers, sender_ids, pools, lists)
anything = listed_things | agents

#: for each member that names a resource, what is not for another account or Region
REQUESTS: list[tuple[str, str, Item]] = [
    ("tag_resource", "ResourceArn", {"Tags": [{"Key": "a", "Value": "stolen"}]}),
    ("list_tags_for_resource", "ResourceArn", {}),
    ("put_resource_policy", "ResourceArn", {"Policy": "{}"}),
    ("delete_registration", "RegistrationId", {}),
    ("submit_registration_version", "RegistrationId", {}),
    ("describe_registration_versions", "RegistrationId", {}),
    ("delete_registration_attachment", "RegistrationAttachmentId", {}),
    ("release_phone_number", "PhoneNumberId", {}),
    ("update_pool", "PoolId", {"SharedRoutesEnabled": True}),
    ("delete_pool", "PoolId", {}),
    ("delete_opt_out_list", "OptOutListName", {}),
    ("put_opted_out_number", "OptOutListName", {"OptedOutNumber": "+12065550100"}),
    ("release_sender_id", "SenderId", {"IsoCountryCode": "GB"}),
    ("delete_keyword", "OriginationIdentity", {"Keyword": "HOURS"}),
]

#: what is put into a list while its pages are turned
FRESH: dict[Listed, list[Item]] = {
    VALUES: [{"FieldPath": f"b.{n}", "TextValue": "Acme"} for n in ("one", "two")],
    KEYWORDS: [{"Keyword": word, "KeywordMessage": "Yes"} for word in ("A", "B")],
    OPTED_OUT: [{"OptedOutNumber": f"+1206555011{digit}"} for digit in range(2)],
}


class SharedRules(NumberRules):
    @rule(world=worlds, kind=st.sampled_from(["registration", "pool", *KINDS]))
    def poll(self, world: World, kind: str) -> None:
        listings.whole(self.service, world, KINDS[kind])

    @rule(world=worlds, size=st.sampled_from([1, 2]))
    def look_at_everything(self, world: World, size: int) -> None:
        self.check(world, size)

    @rule(thing=listed_things, by=by)
    def delete_or_release(self, thing: Thing, by: str) -> None:
        self.delete(thing, by)

    @rule(resource=anything, tags=some_tags, remove=st.booleans())
    def tag_or_untag(self, resource: Thing, tags: Item, remove: bool) -> None:
        given = {"TagKeys": list(tags)} if remove else {"Tags": tag_list(tags)}
        reply = self.service.call(
            resource.world,
            "untag_resource" if remove else "tag_resource",
            ResourceArn=resource.arn,
            **given,
        )
        if reply is not None:
            had = self.tags.setdefault(resource.arn, {})
            had.update(tags)
            for key in tags if remove else ():
                del had[key]

    @rule(
        thing=listed_things,
        part=st.sampled_from([0, 1, 2, None]),
        size=st.sampled_from([1, 2]),
        data=st.data(),
    )
    def page_while_it_changes(
        self, thing: Thing, part: int | None, size: int, data: st.DataObject
    ) -> None:
        """Pages skip nothing and repeat nothing of what is there all the while, and have
        what comes before they end."""
        if thing.arn in self.deleted:
            return
        listed, owner = KINDS[thing.kind], {}
        if part is not None and thing.kind in PARTS:
            listed = PARTS[thing.kind][part % len(PARTS[thing.kind])]
            owner = {listed.of: thing.id}
        name = listed.arn or listed.id

        def now() -> dict[Any, Item]:
            with self.service.still():
                items = listings.whole(self.service, thing.world, listed, **owner)
            return {item[name]: item for item in items}

        expected, seen = list(now()), []
        removed: set[Any] = set()
        for page, more in listings.pages(
            self.service, thing.world, listed, size, **owner
        ):
            seen += [item[name] for item in page]
            there = now()
            names = list(there)
            removals = [[], *([each] for each in names), names[-2:], names[-3:]]
            for gone in data.draw(st.sampled_from(removals), "remove"):
                removed.add(gone)
                self._remove(thing, listed, there[gone])
            if data.draw(st.booleans(), "put"):
                self._put(thing, listed, {*there, *seen, *removed})
            there = now()
            expected = [each for each in expected if each in there]
            if more:
                expected += [each for each in there if each not in expected]
        assert [each for each in seen if each in expected] == expected
        assert len(set(seen)) == len(seen), seen

    def _remove(self, thing: Thing, listed: Listed, item: Item) -> None:
        if listed is VERSIONS:
            return
        if listed.remove and listed.of:
            named = {listed.id: item[listed.id]}
            if listed is MEMBERS:
                named["IsoCountryCode"] = item.get("IsoCountryCode")
            self.take(listed, thing, "id", **named)
            return
        # An association goes with the number that it is of.
        arn = item["ResourceArn"] if listed is ASSOCIATIONS else item[listed.arn]
        if arn in self.things:
            self.delete(self.things[arn], "id")

    def _put(self, thing: Thing, listed: Listed, taken: set[Any]) -> None:
        if listed is ASSOCIATIONS:
            number = self.seed_number(thing.world, {})
            self.put(listed, thing, "id", ResourceId=number.id)
        for item in FRESH.get(listed, ()):
            if item[listed.id] not in taken:
                self.put(listed, thing, "id", **item)
                return


class SharingRules(Machine):
    @rule(resource=anything, share=st.booleans())
    def share_or_keep(self, resource: Thing, share: bool) -> None:
        reply = self.service.call(
            resource.world,
            "put_resource_policy" if share else "delete_resource_policy",
            ResourceArn=resource.arn,
            Policy=POLICY if share else None,
        )
        if reply:
            self.shared -= {resource.arn}
            self.shared |= {resource.arn} if share else set()

    @rule(thing=anything, world=worlds, request=st.sampled_from(REQUESTS))
    def reach_for_another_s(
        self, thing: Thing, world: World, request: tuple[str, str, Item]
    ) -> None:
        operation, member, arguments = request
        if world is not thing.world:
            named = {member: thing.arn}
            assert not self.service.call(world, operation, **named, **arguments)
