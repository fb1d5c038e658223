"""Registrations: made, filled in, submitted, reviewed."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, multiple, rule

from .listings import ASSOCIATIONS, VALUES, Item
from .machine import (
    BRAND,
    CAMPAIGN,
    NAMED,
    NUMBERED,
    PLAIN,
    Thing,
    agents,
    attachments,
    by,
    fewer_than,
    numbers,
    registrations,
    sender_ids,
    tag_list,
    tag_sets,
    tokens,
    worlds,
)
from .number_rules import NumberRules, requests
from .service import World

#: defined and not
fields: dict[str, Item] = {
    "a.text": {"TextValue": "Acme"},
    "a.choice": {"SelectChoices": ["NO"]},
    "a.document": {"TextValue": "of another type"},
    "b.one": {"TextValue": "Acme"},
    "b.two": {"SelectChoices": ["A", "B"]},
    "senderIdInfo.senderId": {"TextValue": "Acme"},
}
paths = st.sampled_from(list(fields))
types = st.sampled_from([PLAIN, PLAIN, NUMBERED, NAMED, "US_TOLL_FREE_REGISTRATION"])
decisions = st.sampled_from(["approve", "deny", "hold", "require_authentication"])
verdicts = decisions | st.sampled_from(
    ["authenticate", "require_offline_review", "revoke", "close"]
)


class RegistrationRules(NumberRules):
    @fewer_than(5, "registration")
    @rule(
        target=registrations,
        world=worlds,
        registration_type=types,
        tags=tag_sets,
        token=tokens,
    )
    def create_registration(
        self, world: World, registration_type: str, tags: Item, token: str | None
    ) -> Any:
        reply = self.service.call(
            world,
            "create_registration",
            RegistrationType=registration_type,
            Tags=tag_list(tags),
            ClientToken=token,
        )
        return self.made("registration", world, reply, tags)

    @initialize(target=registrations)
    def drafts(self) -> Any:
        plain, numbered = (
            self.create_registration(World.HOME, registration_type, {}, None)
            for registration_type in (PLAIN, NUMBERED)
        )
        for _ in range(2):
            self.associate_a_number(numbered, "TOLL_FREE", "id")
        return multiple(plain, numbered)

    @rule(registration=registrations, by=by, aws_review=st.booleans())
    def submit(self, registration: Thing, by: str, aws_review: bool) -> None:
        self.call("submit_registration_version", registration, by, AwsReview=aws_review)

    @rule(registration=registrations, by=by)
    def discard(self, registration: Thing, by: str) -> None:
        self.call("discard_registration_version", registration, by)

    @rule(registration=registrations, by=by)
    def create_version(self, registration: Thing, by: str) -> None:
        self.call("create_registration_version", registration, by)

    @rule(registration=registrations)
    def go_on(self, registration: Thing) -> None:
        """Do what comes next, and look what comes of it."""
        for operation in (
            "create_registration_version",
            "submit_registration_version",
            "describe_registration_versions",
        ):
            self.call(operation, registration)

    @rule(
        registration=registrations,
        by=by,
        new=st.booleans(),
        edits=st.lists(st.tuples(paths, st.booleans()), min_size=1, max_size=5),
    )
    def edit(
        self, registration: Thing, by: str, new: bool, edits: list[tuple[str, bool]]
    ) -> None:
        """Put values into a form, and delete those that are marked so."""
        if new:
            self.create_version(registration, by)
        for path, delete in edits:
            if delete:
                self.take(VALUES, registration, by, FieldPath=path)
            else:
                self.put(VALUES, registration, by, FieldPath=path, **fields[path])

    @rule(registration=registrations, path=paths, attachment=attachments, by=by)
    def put_attachment(
        self, registration: Thing, path: str, attachment: Thing, by: str
    ) -> None:
        value = {"RegistrationAttachmentId": attachment.name(by)}
        self.put(VALUES, registration, "id", FieldPath=path, **value)

    @fewer_than(3, "registration-attachment")
    @rule(target=attachments, world=worlds, tags=tag_sets, token=tokens)
    def upload(self, world: World, tags: Item, token: str | None) -> Any:
        reply = self.service.call(
            world,
            "create_registration_attachment",
            AttachmentBody=b"%PDF",
            Tags=tag_list(tags),
            ClientToken=token,
        )
        return self.made("registration-attachment", world, reply, tags)

    @rule(
        registration=registrations,
        resource=st.one_of(numbers, registrations, sender_ids, agents),
        by=by,
    )
    def associate(self, registration: Thing, resource: Thing, by: str) -> None:
        self.put(ASSOCIATIONS, registration, by, ResourceId=resource.name(by))

    @fewer_than(6, "phone-number")
    @rule(
        target=numbers,
        registration=registrations,
        number_type=st.sampled_from(["TOLL_FREE", "TEN_DLC"]),
        by=by,
    )
    def associate_a_number(self, registration: Thing, number_type: str, by: str) -> Any:
        number = self.seed_number(registration.world, {"NumberType": number_type})
        self.associate(registration, number, by)
        return number

    @fewer_than(4, "registration")
    @rule(target=registrations, world=worlds)
    def create_campaign(self, world: World) -> Any:
        brand, campaign = (
            self.create_registration(world, registration_type, {}, None)
            for registration_type in (BRAND, CAMPAIGN)
        )
        self.associate(campaign, brand, "id")
        return multiple(brand, campaign)

    @fewer_than(6, "phone-number")
    @rule(target=numbers, request=requests, registration=registrations, by=by)
    def request_registered(self, request: Item, registration: Thing, by: str) -> Any:
        named = {"RegistrationId": registration.name(by)}
        return self.request(registration.world, {**request, **named})

    @rule(registration=registrations, verdict=verdicts)
    def review(self, registration: Thing, verdict: str) -> None:
        associated: list[Item] = []
        if verdict == "close" and registration.arn not in self.deleted:
            associated = self.service.read(
                registration.world,
                ASSOCIATIONS.operation,
                RegistrationId=registration.id,
            )[ASSOCIATIONS.member]
        if self.service.control(
            registration.world,
            f"registrations.{verdict}",
            registration_id=registration.id,
        ):
            for association in associated:
                # It is closed since these were released.
                if association["ResourceType"] in ("TOLL_FREE", "SENDER_ID"):
                    self.lost(association["ResourceArn"])

    @rule(
        world=worlds,
        registration_type=st.none() | types,
        decision=decisions,
        times=st.sampled_from([None, 1, 2]),
    )
    def decide(
        self,
        world: World,
        registration_type: str | None,
        decision: str,
        times: int | None,
    ) -> None:
        self.service.control(
            world,
            "registrations.on_submit",
            registration_type=registration_type,
            decision=decision,
            times=times,
        )
