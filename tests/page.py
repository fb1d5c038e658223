"""Open the page of messages and reviews, and read its HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import requests

from .test_moto_controls import moto_api

PAGE = moto_api("sms")
HERE = "123456789012/us-east-1"
_VOID = ("br", "input", "link", "meta")


class Element:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict[str, str]):
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    @property
    def raw(self) -> str:
        """The text as it is in the page."""
        return "".join(
            each if isinstance(each, str) else each.raw for each in self.children
        )

    @property
    def text(self) -> str:
        """The text without the white space that a browser does not show."""
        return " ".join(self.raw.split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements in this one, in the order of the page.

        :param attributes: the attributes that they have. A class is one of several.
        """
        return [
            each
            for each in self._inner()
            if each.tag == tag
            and all(
                value in each.attributes.get("class", "").split()
                if name == "class_"
                else each.attributes.get(name.replace("_", "-")) == value
                for name, value in attributes.items()
            )
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        [found] = self.all(tag, **attributes)
        return found

    def terms(self) -> dict[str, str]:
        """Return the descriptions of a description list by term."""
        [listed] = self.all("dl")
        texts = [(each.tag, each.text) for each in listed.all("dt") + listed.all("dd")]
        half = len(texts) // 2
        return dict(
            zip(
                [text for _, text in texts[:half]],
                [text for _, text in texts[half:]],
                strict=True,
            )
        )

    def rows(self) -> list[list[str]]:
        """Return the texts of the cells of the table rows."""
        found = [row.all("td") for row in self.all("tr")]
        return [[cell.text for cell in cells] for cells in found if cells]

    def _inner(self) -> Iterator[Element]:
        for each in self.children:
            if isinstance(each, Element):
                yield each
                yield from each._inner()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return the root of a page whose tags are all closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    [root] = reader.open
    return root


def get(
    headers: dict[str, str] | None = None, path: str = "", **address: object
) -> requests.Response:
    """Send a GET of the page, or of a path below it."""
    query = f"?{urlencode(address)}" if address else ""
    return requests.get(f"{PAGE}{path}{query}", headers=headers, timeout=60)


def opened(**address: object) -> Element:
    """Return the page of an address."""
    response = get(None, "", **address)
    assert response.status_code == 200, response.text
    return parse(response.text)


def details_of(page: Element) -> Element:
    """Return what the page shows about the selected message or resource."""
    return page.one("section", class_="details")


def following(page: Element, link: str) -> Element:
    """Return the page that a link with a text leads to."""
    [found] = [each for each in page.all("a") if each.text == link]
    response = requests.get(
        PAGE.removesuffix("/moto-api/sms") + found["href"], timeout=60
    )
    assert response.status_code == 200, response.text
    return parse(response.text)


def form_of(page: Element, button: str) -> tuple[str, Any, Any]:
    """Return the action, the places and the arguments of the form with a button."""
    [form] = [
        each
        for each in page.all("form")
        if button in [inner.text for inner in each.all("button")]
    ]
    places, arguments = form["data-places"], form["data-arguments"]
    return form["data-action"], json.loads(places), json.loads(arguments)
