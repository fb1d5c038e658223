"""Pools and what is in them, keywords, opt-out lists."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from .listings import KEYWORDS, MEMBERS, OPTED_OUT, Item
from .machine import (
    Thing,
    agents,
    by,
    fewer_than,
    lists,
    numbers,
    people,
    pools,
    sender_ids,
    settings,
    tag_list,
    tag_sets,
    tokens,
    words,
    worlds,
)
from .number_rules import NumberRules, requests
from .service import World

identities = st.one_of(numbers, numbers, sender_ids, agents)
messages = st.sampled_from(["9 to 5", "Bye"])


class PoolRules(NumberRules):
    @initialize(target=pools)
    def a_pool(self) -> Any:
        first = self.service.control(World.HOME, "phone_numbers.seed")
        self.made("phone-number", World.HOME, first)
        reply = self.service.call(
            World.HOME,
            "create_pool",
            OriginationIdentity=first["PhoneNumberId"],
            IsoCountryCode="US",
            MessageType="TRANSACTIONAL",
        )
        return self.made("pool", World.HOME, reply)

    @fewer_than(6, "phone-number")
    @rule(target=numbers, request=requests, pool=pools, by=by)
    def request_pooled(self, request: Item, pool: Thing, by: str) -> Any:
        return self.request(pool.world, {**request, "PoolId": pool.name(by)})

    @fewer_than(6, "phone-number")
    @rule(target=numbers, request=requests, opt_out_list=lists, by=by)
    def request_listed(self, request: Item, opt_out_list: Thing, by: str) -> Any:
        named = {"OptOutListName": opt_out_list.name(by)}
        return self.request(opt_out_list.world, {**request, **named})

    @rule(number=numbers, by=by, change=settings)
    def update_number(self, number: Thing, by: str, change: Item) -> None:
        self.call("update_phone_number", number, by, **change)

    @fewer_than(4, "sender-id")
    @rule(
        target=sender_ids,
        world=worlds,
        name=st.sampled_from(["ACME", "acme", "BETA"]),
        country=st.sampled_from(["GB", "DE", "IN"]),
        tags=tag_sets,
        token=tokens,
    )
    def request_sender_id(
        self, world: World, name: str, country: str, tags: Item, token: str | None
    ) -> Any:
        reply = self.service.call(
            world,
            "request_sender_id",
            SenderId=name,
            IsoCountryCode=country,
            Tags=tag_list(tags),
            ClientToken=token,
        )
        return self.made("sender-id", world, reply, tags)

    @rule(sender_id=sender_ids, by=by, protected=st.booleans())
    def protect_sender_id(self, sender_id: Thing, by: str, protected: bool) -> None:
        change = {"DeletionProtectionEnabled": protected}
        self.call("update_sender_id", sender_id, by, **change)

    @fewer_than(2, "rcs-agent")
    @rule(target=agents, world=worlds)
    def seed_agent(self, world: World) -> Any:
        reply = self.service.control(world, "rcs_agents.seed")
        return self.made("rcs-agent", world, reply)

    @fewer_than(3, "pool")
    @rule(target=pools, identity=identities, by=by, tags=tag_sets, token=tokens)
    def create_pool(
        self, identity: Thing, by: str, tags: Item, token: str | None
    ) -> Any:
        reply = self.service.call(
            identity.world,
            "create_pool",
            OriginationIdentity=identity.name(by),
            IsoCountryCode=identity.country,
            MessageType="TRANSACTIONAL",
            Tags=tag_list(tags),
            ClientToken=token,
        )
        return self.made("pool", identity.world, reply, tags)

    @rule(pool=pools, by=by, change=settings)
    def update_pool(self, pool: Thing, by: str, change: Item) -> None:
        self.call("update_pool", pool, by, **change)

    @rule(pool=pools, opt_out_list=lists, by=by)
    def list_for_pool(self, pool: Thing, opt_out_list: Thing, by: str) -> None:
        self.call("update_pool", pool, by, OptOutListName=opt_out_list.name(by))

    @rule(pool=pools, identity=identities, by=by, token=tokens, leave=st.booleans())
    def join_or_leave(
        self, pool: Thing, identity: Thing, by: str, token: str | None, leave: bool
    ) -> None:
        change = self.take if leave else self.put
        change(
            MEMBERS,
            pool,
            by,
            OriginationIdentity=identity.name(by),
            IsoCountryCode=identity.country,
            ClientToken=token,
        )

    @rule(owner=st.one_of(numbers, pools), by=by, word=words, message=messages)
    def put_keyword(self, owner: Thing, by: str, word: str, message: str) -> None:
        item = {"Keyword": word, "KeywordMessage": message}
        if self.put(KEYWORDS, owner, by, **item):
            [found] = self.service.read(
                owner.world,
                KEYWORDS.operation,
                OriginationIdentity=owner.id,
                Keywords=[word],
            )[KEYWORDS.member]
            assert found["Keyword"] == word.upper()
            assert found["KeywordMessage"] == message

    @rule(owner=st.one_of(numbers, pools), by=by, word=words)
    def delete_keyword(self, owner: Thing, by: str, word: str) -> None:
        if self.take(KEYWORDS, owner, by, Keyword=word):
            assert not self.take(KEYWORDS, owner, by, Keyword=word)

    @fewer_than(6, "opt-out-list")
    @rule(
        target=lists,
        world=worlds,
        name=st.sampled_from(["A", "B", "Default"]),
        tags=tag_sets,
        token=tokens,
    )
    def create_list(
        self, world: World, name: str, tags: Item, token: str | None
    ) -> Any:
        reply = self.service.call(
            world,
            "create_opt_out_list",
            OptOutListName=name,
            Tags=tag_list(tags),
            ClientToken=token,
        )
        return self.made("opt-out-list", world, reply, tags)

    @rule(opt_out_list=lists, by=by, person=people)
    def opt_out(self, opt_out_list: Thing, by: str, person: str) -> None:
        self.put(OPTED_OUT, opt_out_list, by, OptedOutNumber=person)

    @rule(opt_out_list=lists, by=by, person=people)
    def opt_in(self, opt_out_list: Thing, by: str, person: str) -> None:
        self.take(OPTED_OUT, opt_out_list, by, OptedOutNumber=person)

    @rule(opt_out_list=lists, person=people)
    def say_stop(self, opt_out_list: Thing, person: str) -> None:
        if self.service.control(
            opt_out_list.world,
            "opt_out_lists.opt_out",
            opt_out_list_name=opt_out_list.id,
            number=person,
        ):
            self.opted(opt_out_list, person)
