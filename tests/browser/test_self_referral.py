"""Egenremiss on a telephone: from the public form to the task in Inkommet, matched with somebody who is registered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

KNOWN = """
from kaa.core.tenancy import find_tenant, in_tenant
from tests.factories import register as make
from tests.tenant.register.pages.people import registered
with in_tenant(find_tenant("k9916")):
    youth = registered(given_name="Alva", family_name="Egenremiss")
    make.detail(youth, "0701740635")
    print(youth.public_id)
"""
TAP = 24  # pixels: what WCAG 2.2 asks of a target at least; the choices are larger


@pytest.mark.req("K4-4.1", "K4-8.1")
def test_phone__sends_it_without_login_and_a_coach_finds_whom_it_is_about(site, page, log_in, accessible) -> None:
    youth = site.kaa("shell", "-v0", "-c", KNOWN).strip().splitlines()[-1]
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url("dorr", "/egenremiss/"))
    assert not page.context.cookies()
    accessible(page)
    for choice in page.locator(".doors-choice").all():
        assert choice.bounding_box()["height"] >= TAP
    page.locator(".doors-choice:has(input[value=youth])").click()
    page.get_by_role("button").last.click()
    expect(page.locator("[data-error-summary]")).to_be_visible()  # what is missing is said, what was chosen stands
    expect(page.locator("input[value=youth]")).to_be_checked()
    accessible(page)
    page.locator(".doors-choice:has(input[value=work])").click()
    page.locator("#name").fill("Alva E")
    page.locator("#phone").fill("070-174 06 35")
    page.wait_for_timeout(3_200)  # a person needs some seconds: who is quicker is asked to press again
    page.get_by_role("button").last.click()
    page.wait_for_url(re.compile("/egenremiss/tack/"))
    accessible(page)
    assert not page.context.cookies()

    log_in("coach", tenant="dorr")
    page.set_viewport_size({"width": 390, "height": 844})
    waiting = page.locator(".kaa-stat", has=page.locator("a[href='/inkommet/']"))
    expect(waiting.locator(".kaa-stat-value")).to_have_text("1")
    waiting.locator("a").click()
    page.get_by_role("link", name="Alva E", exact=True).click()
    expect(page.locator(f"main a[href='/ungdomar/{youth}/']")).to_be_visible()
    accessible(page)
    page.locator("input[name=state][value=registered]").check()
    page.locator(f"input[name=youth][value='{youth}']").check()
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main")).not_to_contain_text("Server Error")
    page.goto(site.url("dorr", f"/ungdomar/{youth}/?visa=egenremisser"))
    expect(page.locator("#handelser")).to_contain_text("genremiss")
    page.goto(site.url("dorr"))
    expect(page.locator(".kaa-stat a[href='/inkommet/']")).to_have_count(0)  # nothing waits any more
