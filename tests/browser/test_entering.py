"""The way in."""

from __future__ import annotations

import pytest


@pytest.mark.req("A11-02", "K2-3.31")
def test_login__page_and_mistake_are_accessible(site, page, accessible) -> None:
    page.goto(site.url("alfa", "/"))
    assert "/konto/login/" in page.url
    accessible(page)
    page.locator("input[name=login]").focus()
    page.keyboard.type("nagon@example.test")
    page.keyboard.press("Tab")  # straight to the password: whoever types must not end in another link
    page.keyboard.type("fel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/konto/login/")
    page.locator("[role=alert], .kaa-error-summary").first.wait_for()
    accessible(page)


@pytest.mark.req("K2-1.17")
def test_public_site__answers_without_login_and_leads_to_the_tenants(site, page, accessible) -> None:
    answer = page.goto(site.url(""))
    assert answer.status == 200
    accessible(page)
    page.get_by_role("link", name="Alfa").click()
    assert page.url.startswith(site.url("alfa", "/konto/login/"))


@pytest.mark.req("A11-02")
def test_unknown_page__is_a_page_in_swedish(site, page, accessible, log_in) -> None:
    log_in("reader")
    assert page.goto(site.url("alfa", "/finns-inte/")).status == 404
    accessible(page)
