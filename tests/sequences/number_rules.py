"""Phone numbers: requested, held, changed; their release is a deletion."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .listings import Item
from .machine import (
    Machine,
    Thing,
    fewer_than,
    numbers,
    tag_list,
    tag_sets,
    tokens,
    worlds,
)
from .service import World

requests = st.sampled_from(
    [
        {"IsoCountryCode": "US", "NumberType": "SIMULATOR"},
        {"IsoCountryCode": "US", "NumberType": "TOLL_FREE"},
        {"IsoCountryCode": "US", "NumberType": "TEN_DLC"},
        {"IsoCountryCode": "GB", "NumberType": "LONG_CODE"},
    ]
)
seeds = st.sampled_from(
    [
        {},
        {"NumberType": "SIMULATOR"},
        {"NumberType": "TEN_DLC"},
        {"NumberType": "TEN_DLC", "Status": "PENDING"},
    ]
)


class NumberRules(Machine):
    @fewer_than(6, "phone-number")
    @rule(target=numbers, world=worlds, request=requests, tags=tag_sets, token=tokens)
    def request_number(
        self, world: World, request: Item, tags: Item, token: str | None
    ) -> Any:
        return self.request(world, request, tags, token)

    def request(
        self,
        world: World,
        request: Item,
        tags: Item | None = None,
        token: str | None = None,
    ) -> Any:
        reply = self.service.call(
            world,
            "request_phone_number",
            MessageType="TRANSACTIONAL",
            NumberCapabilities=["SMS"],
            Tags=tag_list(tags or {}),
            ClientToken=token,
            **request,
        )
        return self.made("phone-number", world, reply, tags)

    @fewer_than(6, "phone-number")
    @rule(target=numbers, world=worlds, members=seeds)
    def seed_number(self, world: World, members: Item) -> Any:
        reply = self.service.control(world, "phone_numbers.seed", **members)
        return self.made("phone-number", world, reply)

    @rule(
        number=numbers,
        action=st.sampled_from(["phone_numbers.hold", "phone_numbers.activate"]),
    )
    def hold_or_activate(self, number: Thing, action: str) -> None:
        self.service.control(number.world, action, phone_number_id=number.id)
