"""The address bar of the page has the state of the page, and a person searches with words."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.web.address import VIEWS, Address

from .page import HERE, following, opened
from .test_control_arguments import sms
from .test_outbox import ANN, BOB, send, started

#: each text of an address, with a view and a page
addresses = st.builds(
    Address,
    view=st.sampled_from(list(VIEWS)),
    page=st.integers(1, 9999),
    account=st.from_regex("[0-9]{12}|", fullmatch=True),
    region=st.sampled_from(["", "us-east-1", "eu-west-1"]),
    **{
        each.name: st.text()
        for each in fields(Address)
        if each.name not in ("view", "page", "account", "region")
    },
)


@pytest.mark.in_process
@given(addresses)
def test_a_link_leads_to_its_address(address: Address) -> None:
    assert Address.of(address.link()) == address
    assert Address.of(f"http://localhost:5000{address.link()}") == address


@pytest.mark.in_process
@given(addresses, addresses)
def test_a_link_with_changes(address: Address, other: Address) -> None:
    changes: dict[str, Any] = {"q": other.q, "id": other.id, "page": other.page}
    assert Address.of(address.link(**changes)) == replace(address, **changes)
    assert Address.of(address.to(other.view, id=other.id)) == Address(
        view=other.view, account=address.account, region=address.region, id=other.id
    )


@pytest.mark.in_process
def test_a_link_has_only_what_is_not_the_default() -> None:
    assert Address().link() == "/moto-api/sms"
    assert Address().link(q="a b") == "/moto-api/sms?q=a+b"
    assert Address(view="resources").to("messages") == "/moto-api/sms"


TEXT, QUOTED, LINK, CODE = "Hello you", 'Say "x"', "See https://x.example", "%2B&q=é+#"


def talk() -> tuple[SmsVoiceControl, str]:
    """Four messages and the answer of a person."""
    control, number = started()
    for body in (TEXT, QUOTED, LINK):
        send(number, ANN, body)
    control.messages.on_send(outcome="pending", times=1)
    send(number, BOB, CODE)
    control.messages.receive(from_=ANN, to=number, body="Yes please")
    return control, number


@pytest.mark.parametrize(
    "q, bodies",
    [
        ("", ["Yes please", CODE, LINK, QUOTED, TEXT]),
        ("  ", ["Yes please", CODE, LINK, QUOTED, TEXT]),
        ("hello", [TEXT]),
        ("hello you", [TEXT]),
        ("you hello", []),
        ('"Hello you"', [TEXT]),
        (CODE, [CODE]),
        ("https://x", [LINK]),
        ('https:"//x.example"', [LINK]),
        ("to:0102", [CODE]),
        ("to:+12065550102", [CODE]),
        ("TO:0102", [CODE]),
        ("from:5550101", ["Yes please"]),
        ("status:delivered", [LINK, QUOTED, TEXT]),
        ("status:ACCEPTED", [CODE]),
        ("type:transactional to:0102", [CODE]),
        ("type:voice", []),
        ("is:inbound", ["Yes please"]),
        ("is:OUTBOUND", [CODE, LINK, QUOTED, TEXT]),
        ("is:nothing", ["Yes please", CODE, LINK, QUOTED, TEXT]),
        ("to:0101 hello status:delivered", [TEXT]),
        ('to:"0102"', [CODE]),
        ('to:""', ["Yes please", CODE, LINK, QUOTED, TEXT]),
        ("nothing:like", []),
    ],
)
@mock_sms_registrations
def test_what_a_search_of_messages_finds(q: str, bodies: list[str]) -> None:
    talk()
    page = opened(q=q)
    assert [row[6] for row in page.rows()] == bodies
    assert page.one("h1").text == f"Messages {len(bodies)}"
    assert page.one("input", id="q")["value"] == q


@pytest.mark.parametrize(
    "q, people",
    [
        ("", [ANN, BOB]),
        ("please", [ANN]),
        ("hello", [ANN]),
        ("to:0102", [BOB]),
        ("is:inbound", [ANN]),
        ("status:accepted", [BOB]),
        ("nothing", []),
    ],
)
@mock_sms_registrations
def test_what_a_search_of_conversations_finds(q: str, people: list[str]) -> None:
    talk()
    page = opened(view="conversations", q=q)
    assert [row.one("strong").text for row in page.all("a", data_row="")] == people
    assert page.one("h1").text == f"Conversations {len(people)}"


@pytest.mark.parametrize(
    "q, types",
    [
        ("", ["US_TOLL_FREE_REGISTRATION", "US_TEN_DLC_BRAND_REGISTRATION"]),
        ("type:ten_dlc", ["US_TEN_DLC_BRAND_REGISTRATION"]),
        ("status:complete", ["US_TEN_DLC_BRAND_REGISTRATION"]),
        ("is:waiting", ["US_TOLL_FREE_REGISTRATION"]),
        ("is:WAITING", ["US_TOLL_FREE_REGISTRATION"]),
        ("toll_free", ["US_TOLL_FREE_REGISTRATION"]),
        ("is:waiting status:complete", []),
    ],
)
@mock_sms_registrations
def test_what_a_search_of_registrations_finds(q: str, types: list[str]) -> None:
    control = SmsVoiceControl()
    control.registrations.seed(RegistrationStatus="REVIEWING")
    control.registrations.seed(
        RegistrationType="US_TEN_DLC_BRAND_REGISTRATION", RegistrationStatus="COMPLETE"
    )
    page = opened(view="registrations", q=q)
    assert [row[0] for row in page.rows()] == types
    if not types:
        assert page.one("p", class_="empty").text == (
            f"No registration has {q}. Show all registrations"
        )


@pytest.mark.parametrize(
    "q, names",
    [
        ("status:active", ["+12015550100"]),
        ("type:opt-out", ["Default"]),
        ("5550100", ["+12015550100"]),
        ("TRANSACTIONAL", ["+12015550100"]),
        ("nothing", []),
    ],
)
@mock_sms_registrations
def test_what_a_search_of_resources_finds(q: str, names: list[str]) -> None:
    started()
    page = opened(view="resources", q=q)
    tables = page.one("section").all("table")[:-1]
    assert [row[0] for table in tables for row in table.rows()] == names


@mock_sms_registrations
def test_the_pages_of_a_list() -> None:
    _, number = started()
    for index in range(51):
        send(number, body=f"Text {index}")
    first = opened(q="text")
    assert [row[6] for row in first.rows()] == [f"Text {i}" for i in range(50, 0, -1)]
    assert first.one("nav", class_="pages").text == "1 to 50 of 51 Older"
    second = following(first, "Older")
    assert [row[6] for row in second.rows()] == ["Text 0"]
    assert second.one("nav", class_="pages").text == "Newer 51 to 51 of 51"
    assert second.one("input", id="q")["value"] == "text"
    assert following(second, "Newer").rows() == first.rows()
    thread = opened(view="conversations", person=ANN, identity=number, place=HERE)
    bodies = [each.text for each in thread.all("p", class_="body")]
    assert bodies == [f"Text {index}" for index in range(1, 51)]
    older = following(thread, "Older")
    assert [each.text for each in older.all("p", class_="body")] == ["Text 0"]
    assert older.one("h1").text == "Conversations 1"
    assert len(older.all("a", data_row="")) == 1


@mock_sms_registrations
def test_pages_of_messages_of_several_regions() -> None:
    for region_name in ("us-east-1", "us-west-2"):
        control = SmsVoiceControl(region_name=region_name)
        numbers = [
            control.phone_numbers.seed(NumberType="SIMULATOR")["PhoneNumber"]
            for _ in range(30)
        ]
        for index, number in enumerate(numbers):
            control.messages.receive(
                from_=ANN, to=number, body=f"{index} {region_name}"
            )
    pages = [opened(page=page).rows() for page in (1, 2, 3)]
    assert [len(rows) for rows in pages] == [50, 10, 0]
    bodies = [row[6] for rows in pages for row in rows]
    assert bodies == [
        f"{index} {region_name}"
        for region_name in ("us-west-2", "us-east-1")
        for index in range(29, -1, -1)
    ]
    assert pages[0][0][7] == "123456789012/us-west-2"
    conversations = [opened(view="conversations", page=page) for page in (1, 2)]
    assert [len(each.all("a", data_row="")) for each in conversations] == [50, 10]


@mock_sms_registrations
def test_the_pages_of_one_kind_of_resources() -> None:
    for index in range(51):
        sms().create_opt_out_list(OptOutListName=f"List{index:02}")
    page = opened(view="resources")
    assert following(page, "All 52").rows()[0][0] == "Default"
    page = following(page, "opt-out-list")
    assert [row[0] for row in page.rows()][-1] == "List48"
    page = following(page, "Older")
    assert [row[0] for row in page.rows()] == ["List49", "List50"]
    assert page.one("nav", class_="pages").text == "Newer 51 to 52 of 52"
