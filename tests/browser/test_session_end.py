"""The end of a session: told in time, put off by one press, and nothing written is lost (WCAG 2.2.1, 2.2.6)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

MINUTE = 60_000
FORM = "/installningar/etiketter/ny/"


@pytest.fixture
def writing(site, page: Page, log_in: Callable[..., Page]) -> Page:
    """An administrator with a form open, and the page's clock in the test's hand."""
    log_in("administrator")
    page.clock.install()
    page.goto(site.url("alfa", FORM))
    return page


@pytest.mark.req("A11-04", "A11-02", "A11-03")
def test_session__warns_in_time_and_stays_by_one_press(writing: Page, accessible: Callable[[Page], None]) -> None:
    page, dialog = writing, writing.get_by_role("alertdialog")
    page.clock.fast_forward(26 * MINUTE)
    assert not dialog.is_visible()
    page.clock.fast_forward(2 * MINUTE)
    dialog.wait_for()
    assert "Minuter kvar: 2" in dialog.inner_text()
    stay = dialog.get_by_role("button", name="Fortsätt vara inloggad")
    assert stay.evaluate("e => e === document.activeElement")
    accessible(page)
    with page.expect_response("**/konto/forlang/") as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 200
    dialog.wait_for(state="hidden")
    page.clock.fast_forward(26 * MINUTE)
    assert not dialog.is_visible()
    page.clock.fast_forward(2 * MINUTE)
    dialog.wait_for()
    with page.expect_response("**/konto/forlang/"):
        page.keyboard.press("Escape")  # somebody is there
    dialog.wait_for(state="hidden")


@pytest.mark.req("A11-04")
def test_session__what_was_written_when_it_ended_is_offered_after_logging_in_again(
    site, writing: Page, log_in: Callable[..., Page]
) -> None:
    page = writing
    name = page.locator("main input[name=name]")
    name.fill("Kvällsgruppen")
    page.clock.fast_forward(2_000)
    page.wait_for_function("Object.keys(sessionStorage).some(key => key.startsWith('kaa-draft:'))")
    assert "Kvällsgruppen" not in page.evaluate("JSON.stringify(sessionStorage)")  # encrypted
    page.context.clear_cookies()  # as when the server's own clock has run out
    page.clock.fast_forward(31 * MINUTE)
    page.wait_for_url("**/konto/login/?ended=1**")
    page.get_by_text("Du loggades ut eftersom").wait_for()
    page.locator("input[name=login]").fill("administrator@example.test")
    page.locator("input[name=password]").fill("Hemligt-losenord-1")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + FORM)
    page.get_by_text("Du skrev här och sparade inte").wait_for()
    assert not name.input_value()
    page.get_by_role("button", name="Lägg tillbaka texten").click()
    assert name.input_value() == "Kvällsgruppen"
    page.get_by_role("button", name="Spara", exact=True).click()
    page.wait_for_url("**/installningar/")
    page.goto(site.url("alfa", FORM))
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("Du skrev här och sparade inte").count() == 0  # saved: nothing is offered


@pytest.mark.req("A11-04")
def test_session__what_another_person_wrote_is_not_offered(site, writing: Page, log_in: Callable[..., Page]) -> None:
    page = writing
    page.locator("main input[name=name]").fill("Någons text")
    page.clock.fast_forward(2_000)
    page.wait_for_function("Object.keys(sessionStorage).some(key => key.startsWith('kaa-draft:'))")
    page.context.clear_cookies()
    page.clock.fast_forward(31 * MINUTE)
    page.wait_for_url("**/konto/login/?ended=1**")
    log_in("coordinator")
    page.goto(site.url("alfa", FORM))
    page.wait_for_function("!Object.keys(sessionStorage).some(key => key.startsWith('kaa-draft:'))")
    assert page.get_by_text("Du skrev här och sparade inte").count() == 0
