"""Idag's reminders by keyboard: each row acts where it stands, and the focus stays in the list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

MADE = """
from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.models import Label, User
from tenant_apps.reminders.services.reminders import add_reminder
from tests.tenant.register.pages.people import registered
with in_tenant(find_tenant("k9915")):
    coach = User.objects.get(email="coach@example.test")
    label, _made = Label.objects.get_or_create(name="Maria", user=coach)
    for n, text in enumerate(("Ring om praktiken", "Skicka länken", "Boka möte")):
        youth = registered(given_name="Minns", family_name=f"Minnsson{n}", label=label)
        add_reminder(text=text, due_on=clock.today(), youth=youth, actor=coach, now=clock.now())
"""
FOCUSED = "() => document.activeElement.innerText"


@pytest.fixture(scope="module")
def reminders(site) -> None:
    site.kaa("shell", "-v0", "-c", MADE)


def test_idag__rows_act_in_place_and_keep_the_focus(site, page, log_in, accessible, reminders) -> None:
    log_in("coach", tenant="minnas")
    page.goto(site.url("minnas", "/"))
    card, number = page.locator("#paminnelser"), page.locator("#paminnelser-antal .kaa-stat-value")
    expect(number).to_have_text("3")
    accessible(page)
    first = card.get_by_role("button", name=re.compile(r"Klart ?: Ring om praktiken"))
    first.focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("status")).to_contain_text("Klart: Ring om praktiken")
    expect(number).to_have_text("2")
    assert "Skicka länken" in page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    expect(number).to_have_text("1")
    assert "Boka möte" in page.evaluate(FOCUSED)
    accessible(page)
    card.get_by_role("button", name="Ångra").click()
    expect(number).to_have_text("2")
    card.get_by_role("button", name="+1 dag").first.click()
    expect(number).to_have_text("1")
    expect(card).to_contain_text("i morgon")
