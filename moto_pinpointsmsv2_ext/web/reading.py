"""Read through the actions of the control, with the JSON that its HTTP actions return."""

from __future__ import annotations

import json
from typing import Any

from ..control.action import carry_out
from ..control.connection import default_account_id, default_region_name
from ..control.groups import GROUPS
from ..control.listing import list_actions
from ..control.records import to_wire
from .address import Address, Place


def read(path: str, place: Place | None = None, **arguments: object) -> Any:
    """Return the result of an action that only reads.

    :param path: the noun and the action: messages/search
    :param place: the account and the Region. The default is that of the server.
    :param arguments: the other arguments; those that are empty are left out
    """
    noun, _, name = path.rpartition("/")
    given = {argument: value for argument, value in arguments.items() if value}
    if place is not None:
        given.update(place.arguments)
    result = carry_out(GROUPS[noun], name, given)
    return json.loads(json.dumps(result, default=to_wire))


def outcomes() -> list[str]:
    """Return what can become of a message."""
    [noun] = list_actions("messages")["nouns"]
    values: list[str] = next(
        member["values"]
        for each in noun["actions"]
        for member in each["members"]
        if member["name"] == "outcome"
    )
    return values


def known_places() -> list[Place]:
    """Return the accounts and Regions that have something."""
    return [Place(**each) for each in read("regions")]


def places_of(address: Address, known: list[Place]) -> list[Place]:
    """Return the accounts and Regions that an address is about."""
    return [
        place
        for place in known
        if address.account in ("", place.account_id)
        and address.region in ("", place.region_name)
    ]


def selected_places(address: Address, known: list[Place]) -> list[Place]:
    """Return the place of what is selected, none if there is nothing in it."""
    return [place for place in known if str(place) == address.place]


def acting_places(address: Address, known: list[Place]) -> list[Place]:
    """Return where an action is that is about no message or resource.

    Without anything there yet, it is the account and Region of the address or the server.
    """
    account_id = address.account or default_account_id()
    region_name = address.region or default_region_name()
    return places_of(address, known) or [Place(account_id, region_name)]
