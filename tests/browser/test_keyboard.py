"""That the look for what stands in the way of the keyboard, which test_pages takes at every page, finds it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.test_pages import KEYBOARD

SEEN = "<style>:focus-visible { outline: 3px solid; }</style>"


@pytest.mark.req("A11-03")
@pytest.mark.parametrize(
    ("body", "found"),
    [
        (SEEN + '<a href="/">Hem</a><button>Spara</button><label>Namn <input></label>', ""),
        (SEEN + '<span style="cursor: pointer">Visa</span>', "by mouse alone: <span"),
        (SEEN + '<button tabindex="2">Spara</button>', "an order of its own: <button"),
        (SEEN + '<button style="outline: none">Spara</button>', "focus is not seen: <button"),
        (
            SEEN + '<a href="/">Hem</a><p>Text</p><div style="position: fixed; inset: 0">Sidhuvud</div>',
            "focus behind <div",
        ),
    ],
)
def test_keyboard__finds_what_cannot_be_reached_or_seen(page: Page, body: str, found: str) -> None:
    page.set_content(body)
    page.keyboard.press("Tab")
    told = page.evaluate(KEYBOARD)
    assert [one.startswith(found) for one in told] == ([True] if found else []), told
