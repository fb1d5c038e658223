"""The views of the page: what each shows, as its template takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from .address import Address, Place
from .copying import as_boto3, as_cli, as_test
from .reading import outcomes, places_of, read
from .search import Search

Shown = dict[str, Any]

#: the number of rows on a page
PAGE = 50

#: the operation whose next calls can fail from the page
SENDING = "SendTextMessage"


def messages(address: Address, server: str) -> Shown:
    """Show the messages that a search finds, newest first, and the details of one."""
    search = Search.of(address.q)
    direction = search.words.get("is", "").upper()
    wanted = {
        "to": search.words.get("to"),
        "from_": search.words.get("from"),
        "status": search.words.get("status"),
        "type": search.words.get("type"),
        "text": search.text,
        "direction": direction if direction in ("INBOUND", "OUTBOUND") else None,
    }
    total, rows = _listed(address, places_of(address), wanted)
    selected = None
    if address.id:
        with suppress(ValueError, KeyError, StopIteration):
            selected = _details(Place.of(address.place), address.id, server)
    return {"total": total, "rows": rows, "selected": selected, **_acting()}


def conversations(address: Address, server: str) -> Shown:
    """Show who writes with whom, and one conversation as on a phone."""
    found = [
        {"place": place, **conversation}
        for place in places_of(address)
        for conversation in read("messages/conversations", place)
    ]
    found.sort(key=lambda each: each["last"]["created_at"], reverse=True)
    search = Search.of(address.q)
    found = [
        each
        for each in found
        if search.finds(
            each["last"]["status"],
            each["last"]["channel"],
            [each["person"], each["identity"], each["last"]["body"]],
        )
    ]
    # With a conversation, the number of the page is that of its messages.
    rows, total = found[:PAGE], 0
    thread: list[Shown] = []
    if not address.person:
        rows = _page(address, found)
    else:
        parties = {"person": address.person, "identity": address.identity}
        with suppress(ValueError, KeyError):
            total, thread = _listed(address, [Place.of(address.place)], parties)
        thread.reverse()
    return {
        "conversations": rows,
        "thread": thread,
        "thread_total": total,
        "total": len(found),
        **_acting(),
    }


def registrations(address: Address, server: str) -> Shown:
    """Show the registrations, those that wait for a review first, and one of them."""
    search = Search.of(address.q)
    found = [
        {"place": place, **registration}
        for place in places_of(address)
        for registration in read("registrations/list", place)
    ]
    found = [
        each
        for each in found
        if search.finds(
            each["RegistrationStatus"],
            each["RegistrationType"],
            [each["RegistrationId"], each["RegistrationType"]],
        )
        and (search.words.get("is") != "waiting" or _waits(each))
    ]
    found.sort(key=lambda each: each["CreatedTimestamp"], reverse=True)
    # Those that have waited longest are first.
    found.sort(key=lambda each: each["CreatedTimestamp"] if _waits(each) else _NEVER)
    rows = _page(address, found)
    for row in rows:
        described = _waits(row) and _describe(row["place"], row["RegistrationId"])
        row["described"] = described
    selected = None
    if address.id:
        place = Place.of(address.place)
        with suppress(ValueError, KeyError):
            selected = {"place": place, **_describe(place, address.id)}
    codes = read("registrations/denial_codes") if selected else []
    waiting = sum(map(_waits, found))
    return {
        "total": len(found),
        "waiting": waiting,
        "rows": rows,
        "selected": selected,
        "codes": codes,
    }


def resources(address: Address, server: str) -> Shown:
    """Show all resources by kind with what they belong to, and the spend."""
    search, places = Search.of(address.q), places_of(address)
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


#: the statuses of a registration that somebody has to decide about
_WAITING = ("SUBMITTED", "AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION")
#: later than any time
_NEVER = float("inf")


def _waits(registration: Shown) -> bool:
    return registration["RegistrationStatus"] in _WAITING


def _describe(place: Place, registration_id: str) -> Shown:
    described: Shown = read(
        "registrations/describe", place, registration_id=registration_id
    )
    return described


def _acting() -> Shown:
    """What the forms that decide about messages offer."""
    errors = read("faults/errors", operation=SENDING)
    return {"outcomes": outcomes(), "errors": errors, "sending": SENDING}


def _listed(
    address: Address, places: list[Place], wanted: Mapping[str, str | None]
) -> tuple[int, list[Shown]]:
    """Return how many messages there are, and those on the page of the address."""
    offset = (address.page - 1) * PAGE
    # Messages of several places are merged, so each place is read from its beginning.
    alone = len(places) == 1
    limits = {"limit": PAGE, "offset": offset} if alone else {"limit": offset + PAGE}
    total, rows = 0, []
    for place in places:
        found = read("messages/search", place, **wanted, **limits)
        total += found["total"]
        rows += [{"place": place, **message} for message in found["messages"]]
    rows.sort(key=lambda row: row["created_at"], reverse=True)
    return total, rows[:PAGE] if alone else rows[offset : offset + PAGE]


def _details(place: Place, message_id: str, server: str) -> Shown:
    found = read("messages/search", place, text=message_id)["messages"]
    message = next(each for each in found if each["message_id"] == message_id)
    copies = {
        "boto3": as_boto3(message),
        "AWS CLI": as_cli(message, server),
        "pytest": as_test(message),
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
SHOW: dict[str, Callable[[Address, str], Shown]] = {
    "messages": messages,
    "conversations": conversations,
    "registrations": registrations,
    "resources": resources,
}
