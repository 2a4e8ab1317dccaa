"""The SCB round trip, by keyboard, on every page of it: hits mended one after the other, the kept file, its receipt, copy and answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kaa.core import clock
from kaa.core.halfyears import HalfYear

WORLD = """
from datetime import timedelta
from kaa.core import clock
from kaa.core.halfyears import HalfYear
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.models import RoleGrant, User
from tenant_apps.reporting.services import make_export
from tests.factories.register import occupation, registration, youth
from tests.factories.work import intervention
today = clock.today()
now, before = HalfYear.of(today), HalfYear.of(today).previous()
with in_tenant(find_tenant("k9906")):
    administrator = User.objects.get(email="administrator@example.test")
    RoleGrant.objects.create(user=administrator, role="protected_handler")
    made = []
    for name in ("Abrahamsson", "Bengtsson"):
        one = youth(today.replace(year=today.year - 17, month=5, day=17), given_name="Alva", family_name=name, lives_in="0180")
        registration(one, before.start + timedelta(days=3), municipality_code="0180")
        occupation(one, before.start + timedelta(days=4), code="work")
        occupation(one, now.start, code="work")
        made.append(one)
    make_export(period=before.code, municipality_code="0180", actor=administrator, today=today, codes=["0180"])
    occupation(made[0], before.start + timedelta(days=9), code="unknown")
    make_export(period=before.code, municipality_code="0180", actor=administrator, today=today, codes=["0180"])
    for one in made:
        intervention(one, "guidance", now.start, ended_on=now.start + timedelta(days=2), end_reason="")
    hidden = youth(today.replace(year=today.year - 17, month=6, day=1), given_name="Alva", family_name="Dold", protected=True)
    registration(hidden, now.start, municipality_code="0180")
"""


@pytest.fixture
def tab_to(page: Page) -> Callable[..., None]:
    """tab_to("Spara"): with the Tab key to what is called so, and Enter."""

    def reach(name: str, key: str = "Enter") -> None:
        for _ in range(200):
            page.keyboard.press("Tab")
            at = page.evaluate("() => document.activeElement.innerText || document.activeElement.value || ''")
            if name in at:
                page.keyboard.press(key)
                return
        pytest.fail(f"{name!r} is not reached by Tab on {page.url}")

    return reach


@pytest.mark.req("K3-3.1", "K3-3.2", "K3-3.3", "K3-4.1", "A11-02", "A11-03")
def test_scb__round_trip_by_keyboard(site, page, log_in, tab_to, accessible) -> None:
    site.kaa("shell", "-c", WORLD)
    today = clock.today()
    now, before = HalfYear.of(today).code, HalfYear.of(today).previous().code
    log_in("administrator", tenant="inlast")
    _mend_one_after_the_other(site, page, tab_to, accessible, now)
    _what_remains(site, page, accessible, now)
    _the_kept_file(site, page, tab_to, accessible, before)
    _the_answer(page, tab_to, accessible)


def _mend_one_after_the_other(site, page, tab_to, accessible, period) -> None:
    page.goto(site.url("inlast", f"/scb/{period}/"))
    accessible(page)
    expect(page.get_by_role("button", name="Skapa fil")).to_have_attribute("aria-disabled", "true")
    page.goto(site.url("inlast", f"/scb/{period}/lista/?regel=R3"))
    accessible(page)
    tab_to("Gå igenom listan")
    for last in (False, True):
        page.wait_for_url("**/atgarder/**")
        page.locator("select[name=end_reason]").select_option(index=1)
        page.locator("select[name=end_reason]").focus()
        tab_to("Spara")
        page.wait_for_url("**/ungdomar/**")
        expect(page.get_by_text("Rättat").first).to_be_visible()
        accessible(page)
        tab_to("Tillbaka till listan" if last else "Nästa i listan")
    page.wait_for_url("**/lista/**")
    expect(page.get_by_text("Inget att rätta")).to_be_visible()
    accessible(page)


def _what_remains(site, page, accessible, period) -> None:
    page.goto(site.url("inlast", f"/scb/{period}/sista-dagen/"))
    accessible(page)
    page.emulate_media(media="print")
    accessible(page)
    page.emulate_media(media="screen")
    page.goto(site.url("inlast", f"/scb/{period}/skyddade/"))
    expect(page.get_by_text("Alva Dold")).to_be_visible()
    accessible(page)


def _the_kept_file(site, page, tab_to, accessible, period) -> None:
    page.goto(site.url("inlast", f"/scb/{period}/"))
    accessible(page)
    page.locator("a[href$='/uppgifter/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/uppgifter/")
    accessible(page)
    page.locator("input[name=kind]").first.focus()
    tab_to("Spara")
    expect(page.get_by_text("Inskrivet: lämnad")).to_be_visible()
    accessible(page)
    tab_to("Mot filen som skapades före")
    page.wait_for_url("**/skillnad/**")
    expect(page.get_by_role("link", name="Alva Abrahamsson")).to_be_visible()
    accessible(page)
    page.go_back()
    tab_to("Skapa läskopia")
    page.get_by_role("link", name="LASKOPIA").wait_for()
    accessible(page)
    with page.expect_download() as download:
        tab_to("LASKOPIA")
    assert download.value.path().read_bytes().startswith(b"PK")


def _the_answer(page, tab_to, accessible) -> None:
    page.keyboard.press("Home")
    page.get_by_role("link", name="Läs in SCB:s svar").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/svar/**")
    accessible(page)
    page.locator("textarea[name=text]").fill("2 Fel kod\n99 Fel")
    tab_to("Granska raderna")
    expect(page.get_by_text("Rad 99 finns inte i filen")).to_be_visible()
    accessible(page)
    page.locator("textarea[name=text]").fill("2 Fel kod")
    tab_to("Granska raderna")
    expect(page.get_by_role("button", name="Spara anmärkningarna")).to_be_visible()
    tab_to("Spara anmärkningarna")
    page.wait_for_url("**/anmarkningar/")
    expect(page.get_by_text("Fel kod")).to_be_visible()
    accessible(page)
    tab_to("Alva Abrahamsson")
    page.wait_for_url("**/ungdomar/**")
    expect(page.get_by_text("Fel kod")).to_be_visible()
    accessible(page)
