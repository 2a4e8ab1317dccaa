"""A visit day: planned at the office, made with a telephone that loses its connection."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

TODAY = """
from datetime import timedelta
from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.models import User
from tests.factories import register as make, visits as visiting
from tests.tenant.register.pages.people import registered
with in_tenant(find_tenant("k9910")):
    staff = [User.objects.get(email=f"{name}@example.test") for name in ("coach", "coordinator")]
    day = visiting.visit_day(clock.today(), staff=staff, area="Nacksta")
    for place, name in enumerate(("Linden", "Lunden", "Lonn")):
        youth = registered(given_name="Besok", family_name=f"{name}sson")
        make.guardian(youth, name="Kim Linden")
        visiting.address(youth, f"Besoksgatan {place + 1}")
        visiting.visit(day, youth, street=f"Besoksgatan {place + 1}")
    print(day.public_id)
"""
PLANNING = """
from kaa.core.tenancy import find_tenant, in_tenant
from tests.factories import visits as visiting
from tests.tenant.register.pages.people import registered
with in_tenant(find_tenant("k9910")):
    for place, name in enumerate(("Planelid", "Planerud")):
        youth = registered(age=18, given_name="Tova", family_name=name)
        visiting.address(youth, f"Planvagen {9 - place}")
"""
KEPT = "JSON.stringify(Object.entries(localStorage).filter(([name]) => name.startsWith('kaa-visits')))"


def shown(page):
    """The one visit that is on the screen."""
    return page.locator("[data-visit]:not([hidden])")


@pytest.mark.req("K4-2.1", "REL-06")
def test_phone__keeps_what_is_entered_without_a_connection_and_sends_it_once(
    site, page, context, log_in, accessible
) -> None:
    day = site.kaa("shell", "-v0", "-c", TODAY).strip().splitlines()[-1]
    page.set_viewport_size({"width": 390, "height": 844})
    log_in("coach", tenant="besok")
    page.goto(site.url("besok", f"/besok/{day}/telefon/"))
    expect(shown(page)).to_have_count(1)
    expect(shown(page).get_by_role("heading")).to_have_text("Besok Lindensson")
    accessible(page)
    for button in shown(page).locator(".kaa-big-actions button").all():
        assert button.bounding_box()["height"] >= 44

    context.set_offline(True)
    shown(page).locator("summary").click()
    shown(page).get_by_label("Kort anteckning").fill("Ringer fredag")
    shown(page).get_by_role("button", name="Ingen hemma").click()
    expect(shown(page).locator("[data-visit-result]")).to_contain_text("sparat här, skickas snart")
    shown(page).get_by_role("button", name="Nästa").click()
    expect(shown(page).get_by_role("heading")).to_have_text("Besok Lundensson")
    shown(page).get_by_role("button", name="Träffade ungdomen").click()
    expect(page.locator("[data-visit-status]")).to_contain_text("(2)")
    accessible(page)
    kept = page.evaluate(KEPT)
    assert not [word for word in ("Besok", "sson", "gatan", "Linden") if word in kept]
    [[_name, entries]] = json.loads(kept)
    assert [set(one) for one in json.loads(entries)] == [
        {"key", "visit", "result", "label", "at", "note", "deviation"}
    ] * 2

    # whoever logs out is told, and may stay
    page.locator("summary", has_text="Meny").click()
    page.locator(".kaa-menu").get_by_role("button", name="Logga ut").click()
    dialog = page.get_by_role("alertdialog", name="Resultat av hembesök är inte skickade än")
    expect(dialog).to_contain_text("Väntar i den här telefonen: 2")
    page.wait_for_timeout(600)  # until it has faded in
    accessible(page)
    dialog.get_by_role("button", name="Fortsätt vara inloggad").click()

    context.set_offline(False)
    expect(page.locator("[data-visit]").nth(0).locator("[data-visit-result]")).to_contain_text("sparat")
    expect(shown(page).locator("[data-visit-result]")).to_have_text("Träffade ungdomen sparat")
    expect(page.locator("[data-visit-status]")).to_be_empty()
    assert page.evaluate(KEPT) == "[]"

    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto(site.url("besok", f"/besok/{day}/"))
    rows = page.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("Ingen hemma")
    expect(rows.nth(1)).to_contain_text("Träffad vid hembesök")
    accessible(page)


GONE = """
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.visits.models import HomeVisit
with in_tenant(find_tenant("k9910")):
    HomeVisit.objects.filter(day__public_id="{day}", youth__family_name="Lindensson").delete()
"""


@pytest.mark.req("K4-2.11")
def test_phone__keeps_what_cannot_be_delivered_until_it_is_removed(site, page, context, log_in, accessible) -> None:
    day = site.kaa("shell", "-v0", "-c", TODAY.replace("Nacksta", "Granlo")).strip().splitlines()[-1]
    page.set_viewport_size({"width": 390, "height": 844})
    log_in("coach", tenant="besok")
    page.goto(site.url("besok", f"/besok/{day}/telefon/"))
    context.set_offline(True)
    shown(page).locator("summary").click()
    shown(page).get_by_label("Kort anteckning").fill("Ringer fredag")
    shown(page).get_by_role("button", name="Ingen hemma").click()
    site.kaa("shell", "-v0", "-c", GONE.format(day=day))
    context.set_offline(False)
    box = page.get_by_role("region", name="Ifyllt här men inte levererat")
    expect(box.get_by_role("listitem")).to_contain_text("Ingen hemma · Ringer fredag")
    expect(page.locator("[data-visit]")).to_have_count(2)
    assert "Linden" not in box.inner_text()
    accessible(page)
    page.goto(site.url("besok", "/besok/"))  # it is there still, wherever home visits are
    expect(box.get_by_role("listitem")).to_have_count(1)
    accessible(page)
    box.get_by_role("button", name="Ta bort").click()
    expect(box).to_be_hidden()
    assert page.evaluate(KEPT) == "[]"


@pytest.mark.req("K4-2.11")
def test_phone__lists_a_note_that_is_asked_about_when_its_visit_is_gone(site, page, log_in) -> None:
    day = site.kaa("shell", "-v0", "-c", TODAY.replace("Nacksta", "Haga")).strip().splitlines()[-1]
    page.set_viewport_size({"width": 390, "height": 844})
    log_in("coach", tenant="besok")
    page.goto(site.url("besok", f"/besok/{day}/telefon/"))
    shown(page).locator("summary").click()
    shown(page).get_by_label("Kort anteckning").fill("Har adhd")
    shown(page).get_by_role("button", name="Ingen hemma").click()
    expect(shown(page).get_by_role("button", name="Spara utan anteckningen")).to_be_visible()
    site.kaa("shell", "-v0", "-c", GONE.format(day=day))
    page.reload()
    box = page.get_by_role("region", name="Ifyllt här men inte levererat")
    expect(box.get_by_role("listitem")).to_contain_text("Ingen hemma · Har adhd")
    box.get_by_role("button", name="Ta bort").click()
    assert page.evaluate(KEPT) == "[]"


@pytest.mark.req("K4-2.1")
def test_phone__without_javascript_is_plain_forms(site, browser, page, log_in) -> None:
    day = site.kaa("shell", "-v0", "-c", TODAY.replace("Nacksta", "Skönsberg")).strip().splitlines()[-1]
    log_in("coach", tenant="besok")
    plain = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, storage_state=page.context.storage_state()
    )
    other = plain.new_page()
    other.goto(site.url("besok", f"/besok/{day}/telefon/"))
    assert other.locator("[data-visit]").count() == 3
    other.locator("[data-visit]").nth(1).get_by_role("button", name="Ingen hemma").click()
    expect(other.locator("#messages")).to_contain_text("Besöket är sparat")
    expect(other.locator("[data-visit]").nth(1).locator("[data-visit-result]")).to_contain_text("Ingen hemma")
    plain.close()


@pytest.mark.req("K4-2.1", "A11-05")
def test_day__is_planned_noticed_ordered_and_printed(site, page, log_in, accessible) -> None:
    site.kaa("shell", "-v0", "-c", PLANNING)
    log_in("coach", tenant="besok")
    page.get_by_role("link", name="Hembesök").first.click()
    page.get_by_role("link", name="Ny besöksdag").first.click()
    when = page.evaluate("new Date(Date.now() + 14 * 864e5).toISOString().slice(0, 10)")
    page.locator("input[name=on]").fill(when)
    page.locator("input[name=starts_at]").fill("15:00")
    page.get_by_role("button", name="Spara").click()
    page.locator("[data-error-summary]").wait_for()  # one alone does not go
    assert page.locator("input[name=on]").input_value() == when
    accessible(page)
    page.get_by_label("Maria Coordinator").check()
    page.get_by_role("button", name="Spara").click()

    page.get_by_label("Namn, personnummer eller telefon", exact=True).fill("Tova")
    page.locator("main").get_by_role("button", name="Sök").click()
    page.get_by_label("Välj Tova Planelid").first.check()
    page.get_by_label("Välj Tova Planerud").first.check()
    accessible(page)
    page.get_by_role("button", name="Lägg de valda på listan").first.click()
    rows = page.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("Planvagen 8")
    page.get_by_role("button", name="Flytta Tova Planelid uppåt").focus()
    page.keyboard.press("Enter")
    expect(rows.nth(0)).to_contain_text("Planvagen 9")
    page.get_by_role("button", name="Sätt tiderna").click()
    expect(rows.nth(1)).to_contain_text("15:20")
    page.get_by_role("button", name="Listan är klar").click()
    page.get_by_text("På listan utan postad avisering: 2.").wait_for()
    accessible(page)
    page.get_by_role("button", name="Gör aviseringarna").click()
    page.get_by_text("2 aviseringar är gjorda").wait_for()
    expect(page.locator("main")).to_contain_text("gjord, inte postad")
    accessible(page)
    page.get_by_role("link", name="Knackakort").click()
    page.get_by_role("button", name="Markera alla 2 brev som postade").click()
    page.get_by_text("2 brev är markerade som postade").wait_for()
    page.get_by_role("link", name="Hembesök").first.click()
    page.locator("main table").get_by_role("link").first.click()
    expect(page.locator("main")).not_to_contain_text("gjord, inte postad")
    page.get_by_role("button", name="Listan är klar").click()
    page.get_by_text("Listan är klar. Skriv ut den").wait_for()

    page.get_by_role("link", name="På papper").click()
    accessible(page)
    page.emulate_media(media="print")
    expect(page.locator(".kaa-nav")).to_be_hidden()
    assert "2008" not in page.locator("table").inner_text()
