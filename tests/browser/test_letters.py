"""Letters, by keyboard alone: chosen in the list, made and printed by a worker, posted, and one comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

PEOPLE = """
from datetime import date
from kaa.core.tenancy import find_tenant, in_tenant
from tests.factories import letters as post
with in_tenant(find_tenant("k9921")):
    post.sender()
    post.template(post.YOUTH)
    for name in ("Asp", "Bok", "Cypress"):
        post.reachable(date(2008, 1, 26), given_name="Tova", family_name=f"{name}gren", street=f"{name}vagen 1")
"""


@pytest.mark.req("A11-03", "K4-3.1", "K4-8.1")
def test_letters__from_the_list_to_the_post_and_back(site, page, log_in, keyboard, accessible) -> None:
    site.kaa("shell", "-v0", "-c", PEOPLE)
    log_in("coach", tenant="posten")
    page.goto(site.url("posten", "/ungdomar/"))
    for name in ("Aspgren", "Bokgren", "Cypressgren"):
        keyboard(f"Välj Tova {name}", key="Space", role="INPUT")
    expect(page.locator("#list-chosen")).to_contain_text("3 valda")
    keyboard("Med de valda", role="SUMMARY")
    keyboard("Skriv brev eller meddelande", role="BUTTON")
    page.wait_for_url("**/brev/valda/")
    accessible(page)
    keyboard("Gör det för 3 ungdomar", role="BUTTON")  # without a template: said, nothing emptied
    page.locator("[data-error-summary]").wait_for()
    accessible(page)
    keyboard("Mall", key="", role="SELECT")
    page.keyboard.type("Första brevet till ungdom")
    page.keyboard.press("Tab")
    keyboard("Gör det för 3 ungdomar", role="BUTTON")
    page.wait_for_url(re.compile(r"/brev/[0-9a-f-]{36}/$"))
    mailing = page.url
    expect(page.locator("tbody tr").filter(has_text="Tova")).to_have_count(3)
    for _try in range(40):  # the worker prints meanwhile
        if page.locator("main a[href*='/brev/filer/']").count():
            break
        page.wait_for_timeout(500)
        page.goto(mailing)
    accessible(page)

    with page.expect_download() as fetched:
        keyboard(".pdf", role="A")
    assert fetched.value.suggested_filename.endswith(".pdf")
    keyboard("Kontrollera alla igen", role="BUTTON")
    page.get_by_text("Alla kan få det som gjordes till dem").first.wait_for()
    keyboard("Tova Cypressgren", key="Space", role="INPUT")
    keyboard("Markera de ikryssade nedan", role="BUTTON")
    page.get_by_text("1 brev är markerat som postat").first.wait_for()
    keyboard("Markera alla 2 brev som postade", role="BUTTON")
    page.get_by_text("2 brev är markerade som postade").first.wait_for()
    accessible(page)

    keyboard("Tova Bokgren, ungdomen", role="BUTTON")
    page.get_by_text("kontaktuppgiften är markerad som att den inte fungerar").first.wait_for()
    expect(page.locator("tbody tr", has_text="Bokgren")).to_contain_text("i retur")
    expect(page.locator("tbody tr", has_text="Aspgren")).not_to_contain_text("i retur")
    page.goto(f"{mailing}?visa=returned")  # the tab: those alone
    expect(page.locator("tbody tr").filter(has_text="Tova")).to_have_count(1)
    accessible(page)
    keyboard("Tova Bokgren", role="A")
    page.wait_for_url("**/ungdomar/*-*/")
    expect(page.locator("main")).to_contain_text("Bokvagen 1")
    expect(page.locator("main")).to_contain_text(re.compile("retur", re.IGNORECASE))
