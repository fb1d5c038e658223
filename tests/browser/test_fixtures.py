"""The fixtures of these tests see what would fail a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page

pytestmark = pytest.mark.in_process

ACCESSIBLE = """<!doctype html>
<html lang="en"><title>Numbers</title><main><h1>Numbers</h1></main></html>"""


@pytest.fixture
def show(page: Page, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a page with a text and its headers."""

    def show_page(html: str, **headers: str) -> Page:
        page.route(
            "/page",
            lambda route: route.fulfill(
                body=html, content_type="text/html", headers=headers
            ),
        )
        return open_page("/page")

    return show_page


def test_an_error_of_a_script_is_seen(
    show: Callable[..., Page], page_errors: list[str]
) -> None:
    show("<script>console.error('none'); throw new Error('no number')</script>")
    assert sorted(page_errors) == ["Console: none", "Exception: no number"]
    page_errors.clear()


def test_what_a_policy_blocks_is_seen(
    show: Callable[..., Page], page_errors: list[str]
) -> None:
    policy = {"Content-Security-Policy": "default-src 'none'"}
    page = show("<script>window.ran = 1</script><p style='color: red'>", **policy)
    assert page.evaluate("'ran' in window") is False
    assert sorted(error.partition(" violates")[0] for error in page_errors) == [
        "Console: Applying inline style",
        "Console: Executing inline script",
    ]
    page_errors.clear()


def test_a_request_of_another_host_is_seen_and_fails(
    show: Callable[..., Page], page_errors: list[str]
) -> None:
    page = show(ACCESSIBLE)
    for url in ("https://example.com/", "http://192.0.2.1/"):
        with pytest.raises(Error, match="Failed to fetch"):
            page.evaluate("url => fetch(url)", url)
        assert page_errors == [
            f"Request of another host: {url}",
            "Console: Failed to load resource: net::ERR_NAME_NOT_RESOLVED",
        ]
        page_errors.clear()


def test_axe_names_what_is_not_accessible(
    show: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    accessible(show(ACCESSIBLE))
    page = show(ACCESSIBLE.replace("<h1>", "<h1><button></button>"))
    with pytest.raises(AssertionError, match="button-name"):
        accessible(page)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_page_has_the_color_scheme(
    show: Callable[..., Page], color_scheme: str
) -> None:
    page = show(ACCESSIBLE)
    assert page.evaluate(
        f"matchMedia('(prefers-color-scheme: {color_scheme})').matches"
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_a_window_has_the_width(show: Callable[..., Page], width: int) -> None:
    page = show(ACCESSIBLE)
    assert page.evaluate("innerWidth") == width
