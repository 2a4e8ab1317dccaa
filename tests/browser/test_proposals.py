"""Proposals by keyboard and on a phone: filtered, decided in bulk, taken back; what applies by itself; how late the schools tell."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kaa.core import clock
from tests.factories import extens
from tests.factories.numbers import take

pytestmark = pytest.mark.needs("chromium")


def _import(site, tmp_path: Path) -> None:
    today = clock.today()
    ended = (today - timedelta(days=40)).isoformat()
    people = take(4, born_between=(date(today.year - 17, 1, 1), date(today.year - 17, 12, 31)))
    rows = [
        extens.row(number, family_name=f"Bulksson{n}", municipality_code="2281", started_on=f"{today.year - 1}-08-20", ended_on=ended,
                   end_reason="Avbrott", resident_from="2015-03-01", compulsory_ended_on=f"{today.year - 1}-06-12")
        for n, number in enumerate(people)
    ]  # fmt: skip
    file = tmp_path / f"extens_{today.isoformat()}.csv"
    file.write_bytes(extens.csv_file(rows))
    site.kaa("import_source", "--tenant", "k9907", "--source", "extens", str(file), "--apply")


@pytest.mark.req("K3-2.1", "K3-4.1")
def test_proposals__in_bulk_by_keyboard_and_on_a_phone(site, page, log_in, accessible, tmp_path) -> None:
    _import(site, tmp_path)
    log_in("administrator", tenant="forslag")
    page.goto(site.url("forslag", "/forslag/"))
    page.get_by_role("link", name="Bulksson0").first.wait_for()
    accessible(page)
    page.get_by_label("Skäl", exact=True).first.select_option("placement_ended")
    page.get_by_role("button", name="Visa").first.press("Enter")
    page.wait_for_url("**orsak=placement_ended**")
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("radio", name="i listan").last.press("Space")  # all of them
    page.get_by_role("button", name="Avvisa").press("Enter")
    page.locator("[data-error-summary]").wait_for()  # no reason given
    assert page.get_by_role("radio", name="i listan").last.is_checked()
    accessible(page)
    page.locator("textarea[name=reason]").fill("Går i skola i en annan kommun, rektorn ringde.")
    page.get_by_role("button", name="Avvisa").press("Enter")
    page.get_by_text("förslag avvisades").first.wait_for()
    page.goto(site.url("forslag", "/forslag/?visa=in&lage=avvisade"))
    accessible(page)
    page.get_by_role("checkbox", name="Bulksson1").press("Space")
    page.get_by_role("button", name="Ta tillbaka").press("Enter")
    page.get_by_text("1 beslut togs tillbaka").first.wait_for()
    page.goto(site.url("forslag", "/forslag/"))
    page.get_by_role("checkbox", name="Bulksson1").press("Space")
    page.get_by_role("button", name="Registrera de valda").press("Enter")
    page.get_by_text("1 ungdom registrerades").first.wait_for()
    page.goto(site.url("forslag", "/forslag/skolor/"))
    assert page.locator("tbody tr").count() == 1
    accessible(page)


@pytest.mark.req("K3-2.1", "K3-4.1")
def test_settings__what_applies_by_itself(site, page, log_in, accessible) -> None:
    log_in("coordinator", tenant="forslag")
    page.goto(site.url("forslag", "/installningar/identifiering/"))
    accessible(page)
    page.get_by_role("checkbox", name="Fyllt 20").press("Space")
    page.get_by_role("button", name="Spara").press("Enter")
    page.locator("[data-error-summary]").wait_for()  # why is needed
    assert page.get_by_role("checkbox", name="Fyllt 20").is_checked()
    accessible(page)
    page.locator("textarea[name=note]").fill("Nämndens beslut § 12.")
    page.get_by_role("button", name="Spara").press("Enter")
    page.get_by_text("Inställningarna är sparade").first.wait_for()
    page.get_by_text("Nämndens beslut § 12.").first.wait_for()
    accessible(page)
