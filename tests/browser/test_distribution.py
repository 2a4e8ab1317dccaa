"""New youths are given to their coaches, at a desk and on a telephone."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

PEOPLE = """
from datetime import timedelta
from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.reminders.models import Absence
from tests.factories import register as make
from tests.tenant.distribution.people import coach, counsellor
from tests.tenant.register.pages.people import years_ago
with in_tenant(find_tenant("k9916")):
    maria, ahmed, sture = coach("Maria"), coach("Ahmed", share=50, most=20), counsellor("Sture")
    Absence.objects.create(user=ahmed.user, cover=maria.user, starts_on=clock.today(), ends_on=clock.today() + timedelta(days=9))
    for n in range(6):
        youth = make.youth(years_ago(17, days=n), given_name="Ny", family_name=f"Fordelad{n}")
        studies = "study_certificate" if n == 2 else "interrupted_national"
        make.registration(youth, clock.today() - timedelta(days=n * 4), latest_studies=studies)
        make.detail(youth, "Storgatan 1", kind="address", postcode="85230", city="Sundsvall")
        make.placement(youth, clock.today() - timedelta(days=400), clock.today() - timedelta(days=30))
"""


@pytest.mark.req("K4-5.4")
def test_queue__is_given_away_as_proposed_and_by_hand(site, page, log_in, accessible) -> None:
    site.kaa("shell", "-v0", "-c", PEOPLE)
    log_in("administrator", tenant="dorr")
    page.get_by_role("navigation").first.locator("a[href='/fordelning/']").click()
    row = page.locator("tbody tr", has_text="Fordelad5")
    expect(row.locator("select").first).to_contain_text("Maria")
    accessible(page)
    if folder := os.environ.get("KAA_SHOTS"):
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/queue-{width}.png", full_page=True)
    page.set_viewport_size({"width": 390, "height": 844})
    row.locator("select").nth(1).select_option(label="Sture")
    row.locator("input[type=checkbox]").check()
    page.locator("button[value=ticked]").click()
    expect(page.locator("tbody tr", has_text="Fordelad5")).to_have_count(0)
    page.locator("button[value=all]").click()
    expect(page.locator("#ko select")).to_have_count(0)
    for path in ("/fordelning/historik/", "/fordelning/regler/", "/fordelning/vid-sidan/"):
        page.goto(site.url("dorr", path))
        accessible(page)
        if folder:
            page.screenshot(path=f"{folder}/{path.strip('/').replace('/', '-')}.png", full_page=True)
