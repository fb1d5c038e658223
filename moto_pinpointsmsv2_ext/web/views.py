"""The views of the page: what each shows, as its template takes it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from .address import Address, Place
from .copying import as_boto3, as_cli, as_test
from .reading import outcomes, places_of, read, selected_places
from .search import Search

Shown = dict[str, Any]

#: the number of rows on a page
PAGE = 50

#: the operation whose next calls can fail from the page
SENDING = "SendTextMessage"


def messages(address: Address, known: list[Place], server: str) -> Shown:
    """Show the messages that a search finds, newest first, and the details of one."""
    total, rows = _listed(
        "messages", address, places_of(address, known), _wanted(address)
    )
    selected = None
    for place in selected_places(address, known):
        # It can be removed meanwhile.
        with suppress(ValueError):
            selected = _details(place, address.id, server)
    return {"total": total, "rows": rows, "selected": selected, **_acting()}


def conversations(address: Address, known: list[Place], server: str) -> Shown:
    """Show who writes with whom, and one conversation as on a phone."""
    # With a conversation, the number of the page is that of its messages.
    listing = replace(address, page=1) if address.person else address
    total, rows = _listed(
        "conversations", listing, places_of(address, known), _wanted(address)
    )
    parties = {"person": address.person, "identity": address.identity}
    chosen = selected_places(address, known) if address.person else []
    thread_total, thread = _listed("messages", address, chosen, parties)
    return {
        "conversations": rows,
        "thread": thread[::-1],
        "thread_total": thread_total,
        "total": total,
        **_acting(),
    }


def registrations(address: Address, known: list[Place], server: str) -> Shown:
    """Show the registrations, those that wait for a review first, and one of them."""
    search, places = Search.of(address.q), places_of(address, known)
    # Of a row only its review is described.
    waiting = {
        (place, each["registration_id"]): each
        for place in places
        for each in read("registrations/waiting", place)
    }
    found = [
        {
            "place": place,
            "waiting": waiting.get((place, registration["RegistrationId"])),
            **registration,
        }
        for place in places
        for registration in read("registrations/list", place)
    ]
    only_waiting = search.words.get("is", "").lower() == "waiting"
    found = [
        each
        for each in found
        if search.finds(
            each["RegistrationStatus"],
            each["RegistrationType"],
            [each["RegistrationId"], each["RegistrationType"]],
        )
        and (each["waiting"] or not only_waiting)
    ]
    found.sort(key=lambda each: each["CreatedTimestamp"], reverse=True)
    # Those that have waited longest are first.
    found.sort(key=lambda each: (each["waiting"] or {}).get("waits_since", math.inf))
    selected = None
    for place in selected_places(address, known) if address.id else []:
        # It can be deleted meanwhile.
        with suppress(ValueError):
            described = read(
                "registrations/describe", place, registration_id=address.id
            )
            selected = {"place": place, **described}
    return {
        "total": len(found),
        "waiting": sum(each["waiting"] is not None for each in found),
        "rows": _page(address, found),
        "selected": selected,
        "codes": read("registrations/denial_codes") if selected else [],
    }


def resources(address: Address, known: list[Place], server: str) -> Shown:
    """Show all resources by kind with what they belong to, and the spend."""
    search, places = Search.of(address.q), places_of(address, known)
    found: list[Shown] = []
    # There are no resources of an unknown kind.
    with suppress(ValueError):
        found = [
            {"place": place, **resource}
            for place in places
            for resource in read("resources", place, kind=address.kind)
        ]
    kinds: dict[str, list[Shown]] = {}
    for each in found:
        texts = [each["name"], each["id"], *each["members"].values()]
        if search.finds(each["status"] or "", each["kind"], texts):
            kinds.setdefault(each["kind"], []).append(each)
    selected = [
        each
        for each in found
        if each["id"] == address.id and str(each["place"]) == address.place
    ]
    return {
        "kinds": {kind: _page(address, rows) for kind, rows in kinds.items()},
        "counts": {kind: len(rows) for kind, rows in kinds.items()},
        "selected": selected[0] if selected else None,
        "spend": [(place, read("account/settings", place)) for place in places],
    }


def _wanted(address: Address) -> Mapping[str, str | None]:
    """Return the arguments of a search of messages."""
    search = Search.of(address.q)
    direction = search.words.get("is", "").upper()
    return {
        "to": search.words.get("to"),
        "from_": search.words.get("from"),
        "status": search.words.get("status"),
        "type": search.words.get("type"),
        "text": search.text,
        "direction": direction if direction in ("INBOUND", "OUTBOUND") else None,
    }


@cache
def _acting() -> Shown:
    """What the forms that decide about messages offer."""
    errors = read("faults/errors", operation=SENDING)
    return {"outcomes": outcomes(), "errors": errors, "sending": SENDING}


def _listed(
    what: Literal["messages", "conversations"],
    address: Address,
    places: list[Place],
    wanted: Mapping[str, str | None],
) -> tuple[int, list[Shown]]:
    """Return how many there are, and those on the page of the address, newest first."""
    offset = (address.page - 1) * PAGE
    # Those of several places are merged, so each place is read from its beginning.
    alone = len(places) == 1
    limits = {"limit": PAGE, "offset": offset} if alone else {"limit": offset + PAGE}
    total, rows = 0, []
    for place in places:
        found = read(f"messages/{_ACTIONS[what]}", place, **wanted, **limits)
        total += found["total"]
        rows += [{"place": place, **each} for each in found[what]]
    rows.sort(key=lambda row: row.get("last", row)["created_at"], reverse=True)
    return total, rows[:PAGE] if alone else rows[offset : offset + PAGE]


#: the action that lists them
_ACTIONS = {"messages": "search", "conversations": "conversations"}


def _details(place: Place, message_id: str, server: str) -> Shown | None:
    found = read("messages/search", place, text=message_id)["messages"]
    messages = [each for each in found if each["message_id"] == message_id]
    if not messages:
        return None
    [message] = messages
    copies = {
        "boto3": as_boto3(message),
        "AWS CLI": as_cli(message, server, place.region_name),
        "pytest": as_test(message, place),
    }
    return {
        "place": place,
        **message,
        "events": read("messages/events", place, message_id=message_id),
        "copies": {name: text for name, text in copies.items() if text},
    }


def _page(address: Address, rows: list[Shown]) -> list[Shown]:
    return rows[(address.page - 1) * PAGE : address.page * PAGE]


#: by view, what shows it
SHOW: dict[str, Callable[[Address, list[Place], str], Shown]] = {
    "messages": messages,
    "conversations": conversations,
    "registrations": registrations,
    "resources": resources,
}
