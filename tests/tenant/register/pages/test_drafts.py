"""Drafts: kept on the server for one user, one youth and one form, until the form is saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import get_resolver, reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Contact
from tenant_apps.register.drafts import FORMS
from tenant_apps.register.forgetting import DRAFT_DAYS, forget_protected, sweep_drafts
from tenant_apps.register.models import Draft, Youth
from tenant_apps.reminders.models import Reminder
from tenant_apps.support.models import Intervention, Offer
from tenant_apps.support.services import InterventionFacts, start_intervention
from tests.conftest import PASSWORD
from tests.tenant.register.pages.people import registered

HTMX = {"HX-Request": "true"}


def opened() -> str:
    """As a form says when its page was made."""
    return f"{clock.now().timestamp():.6f}"


def keep(client, youth: Youth, form: str = "contact-add", subject: object = None, **data: str):
    url = reverse("draft", args=[youth.public_id, form, subject or youth.public_id])
    return client.post(url, {"draft": opened(), **data}, headers=HTMX)


@pytest.mark.req("K3-2.3")
def test_draft__that_comes_after_its_form_was_saved_is_not_kept(alfa, client_for, in_schema) -> None:
    """Typing is kept a moment later: on a slow line after the form itself, and the next visit would ask to compare with oneself."""
    youth, client = registered(), client_for("alfa", Role.COACH)
    url = reverse("occupation-add", args=[youth.public_id])
    page = client.get(url)
    shown = page.context["draft"].opened_at
    assert f'name="draft" value="{shown}"' in page.content.decode()
    day = clock.today().isoformat()
    body = {"code": "work", "as_of": day, "informant": "youth", "known_on": day}
    assert client.post(url, {"draft": shown, **body}).status_code == 302
    keep(client, youth, "occupation-add", **{**body, "draft": shown})
    in_schema("k9901")
    assert not Draft.objects.exists()
    keep(client, youth, "occupation-add", **body)
    in_schema("k9901")
    assert Draft.objects.exists()


@pytest.mark.req("K4-7.1", "K4-7.1c", "REL-06")
@pytest.mark.parametrize("name", ["intervention-add", "offer-add", "reminder-add"])
def test_form__delivered_twice_is_saved_once_and_goes_to_the_same_page(alfa, client_for, in_schema, name) -> None:
    youth, client = registered(), client_for("alfa", Role.COACH)
    url, day = reverse(name, args=[youth.public_id]), clock.today().isoformat()
    shown = client.get(url).context["draft"].opened_at
    body = {
        "intervention-add": {"type": "guidance", "started_on": day},
        "offer-add": {
            "type": "guidance",
            "offered_on": day,
            "response": "accepted",
            "answered_on": day,
            "begins_on": day,
        },
        "reminder-add": {"text": "Ring", "due_on": day},
    }[name]
    model = {"intervention-add": Intervention, "offer-add": Offer, "reminder-add": Reminder}[name]
    first, second = (client.post(url, {"draft": shown, **body}) for _each in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]
    in_schema("k9901")
    assert model.objects.filter(youth=youth).count() == 1
    later = client.get(url).context["draft"].opened_at  # asked for anew: said anew
    client.post(url, {"draft": later, **body})
    in_schema("k9901")
    assert model.objects.filter(youth=youth).count() == 2


@pytest.mark.req("K3-2.3")
def test_forms__that_keep_drafts_are_pages() -> None:
    names = set(get_resolver("kaa.urls_tenant").reverse_dict)
    assert {"contact-add", "contact-edit", "occupation-add", "intervention-add", "intervention-edit"} <= FORMS <= names


@pytest.mark.req("K3-2.3", "A11-04")
def test_draft__survives_the_session_and_is_restored_with_a_notice(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    saved = keep(client, youth, note="Ringer på fredag", outcome="reached", channel="sms", recipient="youth")
    assert "Utkast sparat" in saved.content.decode()
    assert keep(client, youth, note="Ringer på fredag klockan tio").status_code in {200, 204}
    in_schema("k9901")
    Session.objects.all().delete()
    url = reverse("contact-add", args=[youth.public_id])
    asked = client.get(url)
    assert asked.status_code == 302
    assert client.post("/konto/login/", {"login": client.user.email, "password": PASSWORD}).status_code == 302
    for page in (client.get(url), client.get(reverse("youth", args=[youth.public_id]))):
        text = page.content.decode()
        assert "Ringer på fredag klockan tio" in text
        assert "Ditt utkast" in text
        assert "Kasta utkastet" in text


@pytest.mark.req("K3-2.3", "K3-2.3a")
def test_draft__never_appears_on_another_youth_form_or_user(alfa, client_for, in_schema) -> None:
    youth, other = registered(), registered()
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    keep(anna, youth, note="Bara mitt")
    for client, name, about in (
        (bo, "contact-add", youth),
        (anna, "contact-add", other),
        (anna, "intervention-add", youth),
        (bo, "youth", youth),
    ):
        assert "Bara mitt" not in client.get(reverse(name, args=[about.public_id])).content.decode()
    assert "Bara mitt" in anna.get(reverse("contact-add", args=[youth.public_id])).content.decode()
    keep(bo, youth, note="Bos")
    in_schema("k9901")
    assert Draft.objects.count() == 2


@pytest.mark.req("K3-2.3")
def test_draft__goes_when_the_form_is_saved_and_not_before(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    keep(client, youth, note="Halvskrivet")
    url = reverse("contact-add", args=[youth.public_id])
    quick = {"channel": "phone", "recipient": "youth", "outcome": "no_answer"}
    client.post(url, quick)  # the button "no answer" is no form of the draft's
    in_schema("k9901")
    assert Draft.objects.count() == 1
    wrong = client.post(url, {**quick, "outcome": "", "note": "Halvskrivet", "draft": "1"})
    assert wrong.status_code == 200
    assert "Halvskrivet" in wrong.content.decode()
    in_schema("k9901")
    assert Draft.objects.count() == 1
    assert client.post(url, {**quick, "note": "Färdigt", "draft": "1"}).status_code == 302
    in_schema("k9901")
    assert not Draft.objects.exists()
    assert Contact.objects.count() == 2


@pytest.mark.req("K3-2.3")
def test_draft__can_be_saved_and_thrown_away_by_plain_buttons(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    url = reverse("draft", args=[youth.public_id, "contact-add", youth.public_id])
    saved = client.post(url, {"note": "Utan skript", "draft_action": "save"})
    assert saved.headers["Location"] == reverse("contact-add", args=[youth.public_id])
    assert "Utan skript" in client.get(saved.headers["Location"]).content.decode()
    client.post(url, {"note": "Utan skript", "draft_action": "throw"})
    assert "Utan skript" not in client.get(saved.headers["Location"]).content.decode()
    in_schema("k9901")
    assert not Draft.objects.exists()


@pytest.mark.req("K3-2.3", "REL-09")
def test_draft__of_an_edit_keeps_its_version_so_that_the_other_is_not_overwritten(alfa, client_for, in_schema) -> None:
    youth = registered()
    day = clock.today() - timedelta(days=20)
    one = start_intervention(
        youth=youth, facts=InterventionFacts(type="motivation", started_on=day), actor=None, today=clock.today()
    )
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    form = {"type": "motivation", "started_on": day.isoformat(), "version": "1"}
    keep(anna, youth, "intervention-edit", one.public_id, **form, place="Annas plats")
    url = reverse("intervention-edit", args=[one.public_id])
    assert bo.post(url, {**form, "place": "Bos plats"}).status_code == 302
    page = anna.get(url)
    assert "Annas plats" in page.content.decode()
    shown = page.context["form"]["version"].value()
    clash = anna.post(url, {**form, "version": shown, "place": "Annas plats", "draft": "1"})
    assert clash.context["conflict"]
    in_schema("k9901")
    assert Draft.objects.count() == 1


@pytest.mark.req("K3-2.3", "PRV-24")
def test_draft__goes_with_protection_and_after_its_days(alfa, client_for, in_schema) -> None:
    youth, other = registered(), registered()
    client = client_for("alfa", Role.COACH)
    keep(client, youth, note="Ett")
    keep(client, other, note="Två")
    in_schema("k9901")
    Youth.objects.filter(pk=youth.pk).update(protected_at=clock.now())
    assert keep(client, youth, note="Nej").status_code == 404
    in_schema("k9901")
    assert sweep_drafts(now=clock.now()) == 1
    assert Draft.objects.get().youth == other
    assert sweep_drafts(now=clock.now() + timedelta(days=DRAFT_DAYS, seconds=5)) == 1
    keep(client, other, note="Tre")
    in_schema("k9901")
    forget_protected([other.pk])
    assert not Draft.objects.exists()


def test_draft__has_bounds_and_only_known_forms(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    assert keep(client, youth, "label-set", note="x").status_code == 404
    keep(client, youth, note="x" * 30_000)
    in_schema("k9901")
    assert "note" not in Draft.objects.get().values
    assert (
        client_for("alfa", Role.READER)
        .post(reverse("draft", args=[youth.public_id, "contact-add", youth.public_id]))
        .status_code
        == 403
    )
