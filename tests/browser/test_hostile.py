"""What senders, people and developers write is text on the page, and never more."""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
import requests
from playwright.sync_api import Page, expect

from moto_pinpointsmsv2_ext import SmsVoiceControl

from .hostile import (
    AGENT,
    FILES,
    NAMES,
    NUMBER,
    PLACE,
    PLAIN,
    TEXTS,
    answer_words,
    as_shown,
    define_types,
    file_form,
    name_resources,
    person,
    receive_texts,
    send_cards,
    send_files,
    send_texts,
)

pytestmark = pytest.mark.in_process

Open = Callable[..., Page]

VIEWS = ("messages", "conversations", "registrations", "resources")
#: the members of the query of an address, apart from the view
MEMBERS = [
    "q",
    "account",
    "region",
    "page",
    "kind",
    "id",
    "place",
    "person",
    "identity",
]


@pytest.fixture
def reset(endpoint: str) -> Callable[[], None]:
    """Return a function that deletes everything."""

    def reset_server() -> None:
        requests.post(f"{endpoint}/moto-api/reset", timeout=60)

    return reset_server


@pytest.fixture(autouse=True)
def _runs_are_errors(page: Page) -> None:
    """Let a script of a text log an error, which fails the test."""
    page.context.add_init_script(
        "Object.defineProperty(window, 'ran', {set: () => console.error('ran')})"
    )


def outline(page: Page) -> Counter[str]:
    """Return how many elements of each kind a page has, with the names of their attributes.

    A span shortens a long id, so their number depends on texts.
    """
    elements: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("*:not(span)")].map(element =>
            [element.localName, element.id, ...element.getAttributeNames().sort()].join(" "))
        """
    )
    return Counter(elements)


def text_of(page: Page, selector: str) -> str:
    """Return the text of what a selector finds."""
    return "\n".join(texts_of(page, selector))


@pytest.mark.parametrize("text", TEXTS[:5])
def test_a_text_runs_where_it_is_not_escaped(
    page: Page, page_errors: list[str], text: str
) -> None:
    page.route(
        "**/bare", lambda route: route.fulfill(body=text, content_type="text/html")
    )
    with page.expect_event("console", lambda message: message.text == "ran"):
        page.goto("/bare")
    assert "Console: ran" in page_errors
    page_errors.clear()


def texts_of(page: Page, selector: str) -> list[str]:
    texts: list[str] = page.locator(selector).evaluate_all(
        "found => found.map(each => each.textContent)"
    )
    return texts


def opened(page: Page) -> Iterator[Page]:
    """Open the rows of a list one after the other, from the last one."""
    for row in page.locator("[data-row]").all()[::-1]:
        row.click()
        expect(row).to_have_attribute("aria-current", "true")
        yield page


def test_the_texts_of_a_message(
    sms: Any, control: SmsVoiceControl, open_page: Open, reset: Callable[[], None]
) -> None:
    send_texts(sms, control, (PLAIN,) * len(TEXTS))
    listed, detailed = outline(open_page()), outline(next(opened(open_page())))
    reset()
    sent = send_texts(sms, control, TEXTS)
    assert outline(open_page()) == listed
    for page, each in zip(opened(open_page()), sent, strict=True):
        assert outline(page) == detailed
        assert text_of(page, ".body") == as_shown(each.body)
        shown = text_of(page, ".details dl")
        for text in each.context:
            assert as_shown(text) in shown


def test_the_texts_of_a_person(
    control: SmsVoiceControl, open_page: Open, reset: Callable[[], None]
) -> None:
    receive_texts(control, (PLAIN,) * len(TEXTS))
    detailed = outline(next(opened(open_page())))
    threaded = outline(next(opened(open_page(view="conversations"))))
    reset()
    arns = receive_texts(control, TEXTS)
    received = list(zip(TEXTS, arns, strict=True))
    for page, (text, arn) in zip(opened(open_page()), received, strict=True):
        assert outline(page) == detailed
        assert text_of(page, ".body") == as_shown(text)
        assert as_shown(arn) in text_of(page, ".events")
    pages = opened(open_page(view="conversations"))
    for page, text in zip(pages, TEXTS, strict=True):
        assert outline(page) == threaded
        assert text_of(page, ".thread .body") == as_shown(text)


def test_the_texts_of_cards(
    sms: Any, control: SmsVoiceControl, open_page: Open, reset: Callable[[], None]
) -> None:
    def thread() -> Page:
        return open_page(
            view="conversations", person=person(0), identity=AGENT, place=PLACE
        )

    texts = TEXTS[:24]
    send_cards(sms, control, (PLAIN,) * len(texts))
    plain = outline(thread())
    reset()
    send_cards(sms, control, texts)
    page = thread()
    assert outline(page) == plain
    shown = text_of(page, ".thread")
    for text in texts:
        assert text[:200] in shown
    assert texts_of(page, ".suggestions button") == [
        text[:25] for text in texts for _ in ("card", "message")
    ]
    page.locator(".suggestions button").nth(9).click()
    expect(page.locator("#toast")).to_contain_text("done")
    received = control.messages.received[-1]
    assert json.loads(received.body or "")["postbackData"] == texts[4]


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toast"])
def test_the_texts_of_a_form(
    control: SmsVoiceControl,
    open_page: Open,
    reset: Callable[[], None],
    name: str,
) -> None:
    def details() -> Page:
        return open_page(view="registrations", id=name, place=PLACE)

    file_form(control, tuple(f"plain {index}" for index, _ in enumerate(TEXTS)), name)
    plain = outline(details())
    reset()
    file_form(control, TEXTS, name)
    page = details()
    assert outline(page) == plain
    for selector in ("dl", "h2", "ul", "table", "td p"):
        shown = text_of(page, f".details {selector}")
        for text in TEXTS:
            assert as_shown(text) in shown
    page.get_by_role("button", name="Deny…").click()
    shown = text_of(page, "#deny")
    for text in TEXTS:
        assert as_shown(text) in shown
    path = f"section_2.{name}"
    page.get_by_label("Feedback on the version").fill(TEXTS[0])
    page.get_by_label(f"Reason for {path}", exact=True).fill(TEXTS[1])
    page.get_by_label(f"Feedback on {path}", exact=True).fill(TEXTS[2])
    page.locator("#deny").get_by_role("button", name="Deny", exact=True).click()
    expect(page.locator("#toast")).to_have_text("Deny: done")
    described = control.registrations.describe(name)
    assert described["versions"][0]["Feedback"] == TEXTS[0]
    assert described["sections"][2]["fields"][0]["denied"]["2"] == {
        "reason": TEXTS[1],
        "feedback": TEXTS[2],
    }
    expect(page.locator(".details")).to_contain_text("was denied")
    assert page.evaluate("Object.keys(Object.prototype)") == []


def test_the_titles_of_types(
    control: SmsVoiceControl, open_page: Open, reset: Callable[[], None]
) -> None:
    define_types(control, (PLAIN,) * len(TEXTS))
    plain = outline(open_page(view="resources"))
    reset()
    define_types(control, TEXTS)
    assert outline(open_page(view="resources")) == plain
    pages = opened(open_page(view="resources", kind="registration"))
    for page, text in zip(pages, reversed(TEXTS), strict=True):
        assert text_of(page, "#details-title").startswith(as_shown(text))
        assert as_shown(
            json.dumps({text: text}, indent=2, ensure_ascii=False)
        ) in text_of(page, ".details pre")


@pytest.mark.parametrize("view", VIEWS)
def test_the_texts_of_an_address(
    control: SmsVoiceControl, open_page: Open, view: str
) -> None:
    def page_of(text: str) -> Page:
        return open_page(view=view, **dict.fromkeys(MEMBERS, text))

    control.phone_numbers.seed()
    # A text that no account or Region can have is ignored there.
    plain = outline(page_of("no Region"))
    of_a_region = outline(page_of(PLAIN))
    for text in TEXTS:
        page = page_of(text)
        assert outline(page) in (plain, of_a_region)
        assert page.locator("#q").input_value() == text.replace("\0", "\ufffd")
        assert texts_of(page, "#region option:checked") in (["Region: all"], [text])


def test_the_names_of_resources(
    sms: Any, control: SmsVoiceControl, open_page: Open, reset: Callable[[], None]
) -> None:
    views = ("resources", "messages", "conversations")
    name_resources(sms, control, [f"plain{index}" for index, _ in enumerate(NAMES)])
    plain = [outline(open_page(view=view)) for view in views]
    reset()
    name_resources(sms, control, NAMES)
    assert [outline(open_page(view=view)) for view in views] == plain
    for view in views:
        for page in opened(open_page(view=view)):
            assert "exist here" not in text_of(page, ".details")
            page.get_by_role("button", name="Theme").click()
            expect(page.locator("body > #toast")).to_contain_text("Theme")
            expect(page.locator("header > #live")).to_have_text("live")


def test_the_names_of_files(
    sms: Any,
    control: SmsVoiceControl,
    endpoint: str,
    open_page: Open,
    reset: Callable[[], None],
) -> None:
    s3 = boto3.client("s3", region_name="us-east-1", endpoint_url=endpoint)
    send_files(sms, s3, control, ["plain"] * len(FILES))
    plain = [outline(next(opened(open_page(view=view)))) for view in VIEWS]
    reset()
    urls = send_files(sms, s3, control, FILES)
    assert [outline(next(opened(open_page(view=view)))) for view in VIEWS] == plain
    for view in VIEWS[1:]:
        shown = "".join(text_of(page, "main") for page in opened(open_page(view=view)))
        for url in urls:
            # What follows a # is no part of the name.
            assert url.rpartition("/")[2].partition("#")[0] in shown
    received = control.messages.received
    shown = "".join(text_of(page, ".body") for page in opened(open_page()))
    for message in received:
        assert message.body is not None
        assert message.body in shown


def test_the_replies_to_keywords(
    sms: Any, control: SmsVoiceControl, open_page: Open
) -> None:
    answer_words(sms, control, TEXTS)
    page = next(opened(open_page(view="conversations")))
    bodies = texts_of(page, ".thread .bubble.out .body")
    assert bodies == [as_shown(text) for text in TEXTS[-len(bodies) :]]
    assert len(bodies) == 25


def test_texts_that_arrive_while_the_page_is_open(
    sms: Any, control: SmsVoiceControl, open_page: Open, reset: Callable[[], None]
) -> None:
    send_texts(sms, control, [PLAIN] * len(TEXTS))
    plain = outline(open_page())
    reset()
    page = open_page()
    send_texts(sms, control, TEXTS)
    expect(page.locator("tbody tr")).to_have_count(len(TEXTS))
    assert outline(page) == plain
    assert texts_of(page, "td.words")[::-1][:4] == list(TEXTS[:4])


def test_texts_that_are_typed(
    control: SmsVoiceControl, open_page: Open, page_errors: list[str]
) -> None:
    control.phone_numbers.seed(PhoneNumber=NUMBER)
    control.messages.receive(from_=person(0), to=NUMBER, body=PLAIN)
    page = next(opened(open_page(view="conversations")))
    texts = [text for text in TEXTS if text.isprintable()]
    for count, text in enumerate(texts, start=2):
        page.locator("#reply").fill(text)
        page.locator("#reply").press("Enter")
        expect(page.locator(".thread .body")).to_have_count(count)
    assert texts_of(page, ".thread .body") == [PLAIN, *texts]
    assert [each.body for each in control.messages.received] == [PLAIN, *texts]
    page = open_page()
    page.get_by_role("button", name="Next sends…").click()
    for text in texts[:8]:
        page.locator("#next-to").fill(text)
        page.get_by_role("button", name="Decide").click()
        expect(page.locator("#toast")).to_contain_text(text)
        page_errors.clear()  # Chromium logs the status 400.


def test_a_call_that_is_copied_is_python(
    control: SmsVoiceControl, open_page: Open
) -> None:
    file_form(control, TEXTS, "constructor")
    page = open_page(view="registrations", id="constructor", place=PLACE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Deny…").click()
    texts = [text for text in TEXTS if text.isprintable()]
    for index, text in enumerate(texts):
        path = f"section_{index}.constructor"
        page.get_by_label(f"Reason for {path}", exact=True).fill(text)
        page.get_by_label(f"Feedback on {path}", exact=True).fill(text)
    page.get_by_label("Feedback on the version").fill("".join(texts))
    page.locator("#deny").get_by_role("button", name="Copy as test").click()
    expect(page.locator("#toast")).to_have_text("Copied")
    call = ast.parse(page.evaluate("navigator.clipboard.readText()"), mode="eval").body
    assert isinstance(call, ast.Call)
    given = {each.arg: ast.literal_eval(each.value) for each in call.keywords}
    assert given == {
        "registration_id": "constructor",
        "feedback": "".join(texts),
        "fields": {
            f"section_{index}.constructor": {"DeniedReason": text, "Feedback": text}
            for index, text in enumerate(texts)
        },
    }
