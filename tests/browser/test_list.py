"""Ungdomar as a coach works in it: by keyboard, on a phone, with a draft that outlives the session."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

MANY = """
from kaa.core.tenancy import find_tenant, in_tenant
from tests.factories import register as make
from tests.tenant.register.pages.people import registered
with in_tenant(find_tenant("k9905")):
    for place in range(53):
        one = registered(given_name="Listan", family_name=f"Listsson{place:02d}", days_ago=place)
        make.detail(one, f"Påhittade gatan {place}", kind="address")
"""


@pytest.fixture(scope="module")
def caseload(site) -> None:
    site.kaa("shell", "-v0", "-c", MANY)


@pytest.mark.req("K3-2.3", "A11-02", "A11-03")
def test_list__filter_choose_over_pages_and_log_a_letter_to_all_of_them(
    site, page, log_in, accessible, caseload
) -> None:
    log_in("coach", tenant="lista")
    page.goto(site.url("lista", "/ungdomar/"))
    expect(page.locator("#list-total")).to_have_text("53 ungdomar")  # the second request
    option = page.locator("select[name=contact] option[value=never]")
    assert option.inner_text() == "Aldrig (53)"
    accessible(page)
    page.locator("summary", has_text="Så många ger varje val").click()
    page.locator("summary", has_text="Kolumner").click()
    page.locator("summary", has_text="Spara filtret").click()
    accessible(page)
    page.locator("summary", has_text="Kolumner").click()
    page.locator("summary", has_text="Spara filtret").click()

    first = page.get_by_label("Välj Listan Listsson00")
    first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#list-chosen")).to_contain_text("1 vald")
    page.get_by_role("link", name="Nästa", exact=True).click()
    page.get_by_label("Välj Listan Listsson52").check()
    expect(page.locator("#list-chosen")).to_contain_text("2 valda")
    page.get_by_role("link", name="Föregående").click()
    assert first.is_checked()
    page.get_by_role("link", name="Namn").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Namn")

    page.locator("summary", has_text="Med de valda").click()
    page.get_by_role("button", name="Logga ett brev eller meddelande").click()
    assert "2 ungdomar är valda" in page.content()
    accessible(page)
    page.get_by_role("button", name="Gör det för 2 ungdomar").click()
    page.locator("[data-error-summary]").wait_for()
    accessible(page)
    page.locator("select[name=channel]").select_option(label="Brev")
    page.get_by_role("button", name="Gör det för 2 ungdomar").click()
    page.get_by_text("Klart för 2 ungdomar").wait_for()
    accessible(page)


@pytest.mark.req("K3-2.3")
def test_list__on_a_phone_is_cards(site, page, log_in, caseload) -> None:
    log_in("coach", tenant="lista")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url("lista", "/ungdomar/"))
    card = page.locator("tbody tr").first
    assert card.evaluate("row => getComputedStyle(row).display") == "block"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.req("K3-2.3", "A11-04")
def test_draft__is_kept_while_typing_and_outlives_the_session(site, page, log_in, context, caseload) -> None:
    log_in("coach", tenant="lista")
    page.goto(site.url("lista", "/ungdomar/"))
    page.get_by_role("link", name="Listan Listsson03").click()
    page.locator("#log-contact textarea[name=note]").press_sequentially("Ringer på fredag")
    status = page.locator("#log-contact [data-draft]")
    expect(status).to_contain_text("Utkast sparat")
    assert status.get_attribute("role") == "status"
    youth = page.url
    context.clear_cookies()
    page.goto(youth)  # no question is asked: nothing would be lost
    assert "/konto/login/" in page.url
    page.locator("input[name=login]").fill("coach@example.test")
    page.locator("input[name=password]").fill("Hemligt-losenord-1")
    page.keyboard.press("Enter")
    page.wait_for_url(youth)
    assert page.locator("#log-contact textarea[name=note]").input_value() == "Ringer på fredag"
    page.get_by_text("Ditt utkast från").wait_for()
    page.get_by_role("button", name="Kasta utkastet").click()
    page.get_by_text("Utkastet är kastat").wait_for()


@pytest.mark.req("K3-2.3")
def test_draft__that_cannot_be_saved_says_so(site, page, log_in, context, caseload) -> None:
    log_in("coach", tenant="lista")
    page.goto(site.url("lista", "/ungdomar/"))
    page.get_by_role("link", name="Listan Listsson04").click()
    note = page.locator("#log-contact textarea[name=note]")
    context.clear_cookies()
    note.press_sequentially("Skrivet efteråt")
    expect(page.locator("#log-contact [data-draft]")).to_contain_text("kunde inte sparas")
    assert note.input_value() == "Skrivet efteråt"
    page.once("dialog", lambda dialog: dialog.accept())  # it asks, for this would be lost
    page.goto(site.url("lista", "/konto/login/"))
