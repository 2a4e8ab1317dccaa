"""Egenremiss: four taps without login, kept outside the register, matched only for those who may see the match."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.doors import open_page
from tenant_apps.doors.models import DoorSettings, ReferralLanguage, SelfReferral
from tenant_apps.doors.selectors.referrals import matches
from tenant_apps.doors.services.forgetting import forget_old
from tenant_apps.doors.services.settings import save_language, save_settings
from tenant_apps.doors.texts import TEXTS, chosen, languages
from tenant_apps.register.models import Registration
from tests.factories.accounts import user
from tests.factories.register import detail, guardian, placement, registration, youth

pytestmark = pytest.mark.req("K4-4.1")
PATH = "/egenremiss/"
FORM = {"who": "youth", "about": "work", "name": "Alva Åsberg", "phone": "070-174 06 35", "email": "", "webbplats": ""}
DAY = dt.date(2026, 9, 1)


def _visitor(host: str = "alfa.localhost") -> Client:
    return Client(HTTP_HOST=host, enforce_csrf_checks=True)


def _stamp(page: bytes) -> str:
    found = re.search(r'name="stamp" value="([^"]+)"', page.decode())
    assert found
    return found[1]


@pytest.fixture
def filled(time_machine_travel):
    """A form that was opened a minute ago."""
    visitor = _visitor()
    time_machine_travel()
    stamp = _stamp(visitor.get(PATH).content)
    time_machine_travel(minutes=1)
    return visitor, {**FORM, "stamp": stamp}


def test_form__is_sent_without_login_and_leaves_no_session(alfa, filled) -> None:
    visitor, form = filled
    answer = visitor.post(PATH, form)
    assert (answer.status_code, answer["Location"]) == (302, "/egenremiss/tack/?sprak=sv")
    page = visitor.get(answer["Location"])
    assert "inom 3 arbetsdagar" in page.content.decode()
    row = SelfReferral.objects.get()
    assert (row.name, row.phone, row.who, row.about, row.state, row.language) == (
        "Alva Åsberg", "0701740635", "youth", "work", "new", "sv",
    )  # fmt: skip
    assert not Registration.objects.exists()
    assert not Session.objects.exists()
    assert not visitor.cookies
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Cache-Control"] == "no-store"


def test_form__sent_twice_is_kept_once(alfa, filled) -> None:
    visitor, form = filled
    assert [visitor.post(PATH, form).status_code for _ in range(3)] == [302, 302, 302]
    assert SelfReferral.objects.count() == 1


@pytest.mark.req("K4-4.1d")
def test_robot__who_fills_in_everything_is_thanked_and_nothing_is_kept(alfa, filled) -> None:
    visitor, form = filled
    assert visitor.post(PATH, {**form, "webbplats": "https://x.example"}).status_code == 302
    assert not SelfReferral.objects.exists()


@pytest.mark.parametrize("how", ["at once", "without a stamp", "another tenant's stamp", "two days later"])
def test_form__not_shown_to_a_person_just_now_is_asked_for_again(alfa, time_machine_travel, how: str) -> None:
    time_machine_travel()
    visitor = _visitor("beta.localhost" if how.startswith("another") else "alfa.localhost")
    stamp = "" if how.startswith("without") else _stamp(visitor.get(PATH).content)
    time_machine_travel(seconds=1 if how == "at once" else 2 * 86400 if how.startswith("two") else 60)
    answer = _visitor().post(PATH, {**FORM, "stamp": stamp})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Tryck på knappen en gång till" in text
    assert 'value="Alva Åsberg"' in text  # nothing typed is lost
    assert not SelfReferral.objects.exists()
    time_machine_travel(days=3)
    again = {**FORM, "stamp": _stamp(answer.content)}
    if how != "at once":  # that stamp is three days old by now
        time_machine_travel(minutes=2)
        again["stamp"] = _stamp(_visitor().get(PATH).content)
        time_machine_travel(minutes=3)
        assert _visitor().post(PATH, again).status_code == 302


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"who": ""}, "Välj vem du är."),
        ({"about": "x"}, "Välj vad du vill ha hjälp med."),
        ({"name": " "}, "Skriv ditt namn."),
        ({"phone": ""}, "Skriv ett telefonnummer eller en e-postadress."),
        ({"phone": "ring mig"}, "Telefonnumret ser fel ut."),
        ({"email": "alva"}, "E-postadressen ser fel ut."),
    ],
    ids=["who", "about", "name", "no way to reach", "telephone", "e-mail"],
)  # fmt: skip
def test_form__tells_what_is_missing_beside_the_field(alfa, filled, change: dict[str, str], told: str) -> None:
    visitor, form = filled
    answer = visitor.post(PATH, {**form, **change})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not SelfReferral.objects.exists()


def test_sending__is_limited_per_address(alfa, filled, monkeypatch, time_machine_travel) -> None:
    monkeypatch.setitem(open_page.LIMITS, "referral", (2, 300))
    visitor, form = filled
    assert [visitor.post(PATH, form).status_code for _ in range(3)] == [302, 302, 429]
    assert "Vänta en stund" in visitor.post(PATH, form).content.decode()
    assert visitor.post(PATH, form, REMOTE_ADDR="192.0.2.7").status_code == 302


@pytest.mark.parametrize(
    ("key", "lang", "words"),
    [("sv", "sv", "Vill du att vi ringer dig?"), ("lattlast", "sv", "Går du inte i skolan?"), ("en", "en", "Would you like us to call you?")],
)  # fmt: skip
def test_language__is_chosen_on_the_page_and_said_in_its_lang(alfa, key: str, lang: str, words: str) -> None:
    text = _visitor().get(f"{PATH}?sprak={key}").content.decode()
    assert f'<html lang="{lang}"' in text
    assert words in text
    assert text.count('aria-current="true"') == 1


@pytest.mark.req("K4-4.1c")
def test_language__of_the_tenants_own_is_shown_when_it_is_whole(alfa) -> None:
    staff = user(Role.ADMINISTRATOR)
    texts = {key: f"<ar {key}>" for key in TEXTS}
    changes = {"tag": "ar", "name": "العربية", "is_right_to_left": True, "is_published": True}
    with pytest.raises(Exception, match="alla texter"):
        save_language(language=None, version=None, changes={**changes, "texts": {"title": "x"}}, actor=staff)
    save_language(language=None, version=None, changes={**changes, "texts": texts}, actor=staff)
    text = _visitor().get(f"{PATH}?sprak=ar").content.decode()
    assert '<html lang="ar" dir="rtl"' in text
    assert "&lt;ar who_parent&gt;" in text
    assert 'lang="sv"' in text  # what stands around it
    ReferralLanguage.objects.update(is_published=False)
    assert "العربية" not in _visitor().get(PATH).content.decode()
    assert chosen(languages(), "ar").key == "sv"


def test_closed_form__says_so_and_takes_nothing(alfa, filled) -> None:
    visitor, form = filled
    DoorSettings.objects.create(is_open=False, phone="060-19 10 00")
    answer = visitor.post(PATH, form)
    assert "060-19 10 00" in answer.content.decode()
    assert not SelfReferral.objects.exists()


# ---- the inbox -------------------------------------------------------------------------------------------------------
def _received(**fields: object) -> SelfReferral:
    values = {
        "nonce": "b" * 32,
        "who": "youth",
        "about": "work",
        "name": "Alva",
        "phone": "0701740635",
        "language": "sv",
    }
    return SelfReferral.objects.create(**{**values, "received_at": clock.now(), **fields})


def _registered(**fields: object):
    one = youth(**fields)
    registration(one, DAY)
    return one


@pytest.mark.req("K4-4.1a")
def test_inbox__finds_the_youth_by_telephone_and_by_a_guardians(alfa, client_for) -> None:
    item, own, childs = _received(), _registered(), _registered()
    detail(own, "0701740635")
    guardian(childs, phone="0701740635")
    client = client_for("alfa", Role.COACH)
    text = client.get(f"/inkommet/egenremisser/{item.public_id}/").content.decode()
    assert str(own.public_id) in text
    assert str(childs.public_id) in text


def test_inbox__never_finds_somebody_under_protection_but_for_handlers(alfa, client_for) -> None:
    item, hidden = _received(), _registered(protected=True)
    detail(hidden, "0701740635")
    path = f"/inkommet/egenremisser/{item.public_id}/"
    coordinator = client_for("alfa", Role.COORDINATOR)
    assert coordinator.get(path).status_code == 404
    assert (
        "Alva" not in coordinator.get("/inkommet/?lage=alla").content.decode()
    )  # whose telephone it is would be shown
    handler = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    assert str(hidden.public_id) in handler.get(path).content.decode()


def test_inbox__an_item_tied_to_somebody_who_comes_under_protection_is_gone_for_others(alfa, client_for) -> None:
    one = _registered()
    item = _received(youth=one, state="contacted", decided_at=clock.now())
    one.protected_at = clock.now()
    one.save()
    coach = client_for("alfa", Role.COACH)
    assert coach.get(f"/inkommet/egenremisser/{item.public_id}/").status_code == 404
    assert "Alva" not in coach.get("/inkommet/?lage=alla").content.decode()


def test_outcome__is_recorded_and_tied_to_the_youth(alfa, client_for) -> None:
    item, one = _received(), _registered()
    detail(one, "0701740635")
    client = client_for("alfa", Role.COACH)
    form = {"state": "contacted", "youth": str(one.public_id), "version": "1"}
    assert client.post(f"/inkommet/egenremisser/{item.public_id}/", form).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.youth, item.decided_by) == ("contacted", one, client.user)
    late = client.post(f"/inkommet/egenremisser/{item.public_id}/", {**form, "state": "nothing"})
    assert late.status_code == 200  # somebody else was first: both versions are shown
    assert "conflict" in late.context
    item.refresh_from_db()
    assert item.state == "contacted"


@pytest.mark.req("K4-4.1b")
def test_rule__erases_what_led_to_nothing_with_its_history(alfa) -> None:
    now, one = clock.now(), _registered()
    old = now - dt.timedelta(days=91)
    _received(received_at=old)
    _received(nonce="c" * 32, received_at=old, state="nothing", decided_at=old)
    kept = [
        _received(nonce="d" * 32, received_at=old, state="contacted", decided_at=now),
        _received(nonce="e" * 32, received_at=old, state="registered", decided_at=old, youth=one),
        _received(nonce="f" * 32),
    ]
    assert forget_old(today=clock.local_date(now))["referrals"] == 2
    assert set(SelfReferral.objects.all()) == set(kept)
    events = SelfReferral.pgh_event_models["added"].objects
    assert set(events.values_list("pgh_obj_id", flat=True)) == {row.pk for row in kept}
    assert forget_old(today=clock.local_date(now))["referrals"] == 0


@pytest.mark.parametrize(
    ("written", "by"),
    [("Alva Åsberg", "samma namn"), ("alva asberg", "samma namn"), ("Alwa Åsberg", "ett liknande namn")],
)
def test_inbox__suggests_those_of_that_name_or_one_like_it(alfa, client_for, written: str, by: str) -> None:
    item = _received(name=written, phone="0701740699")
    named, stranger = (
        _registered(given_name="Alva", family_name="Åsberg"),
        _registered(given_name="Bo", family_name="Ek"),
    )
    text = client_for("alfa", Role.COACH).get(f"/inkommet/egenremisser/{item.public_id}/").content.decode()
    assert str(named.public_id) in text
    assert by in text
    assert str(stranger.public_id) not in text
    item.refresh_from_db()
    assert item.youth is None  # a person decides


@pytest.mark.parametrize("written", ["Alva", "{number}", "0701740635", "Södra gymnasiet"])
def test_inbox__what_is_no_whole_name_finds_nobody(alfa, client_for, written: str) -> None:
    one = _registered(given_name="Alva", family_name="Åsberg")
    detail(one, "0701740635")
    placement(one, DAY, school_name="Södra gymnasiet")
    item = _received(name=written.format(number=one.personnummer), phone="0701740699")
    text = client_for("alfa", Role.COACH).get(f"/inkommet/egenremisser/{item.public_id}/").content.decode()
    assert str(one.public_id) not in text


def test_inbox__the_name_of_somebody_under_protection_is_suggested_to_handlers_alone(alfa, client_for) -> None:
    item = _received(name="Alva Åsberg", phone="0701740699")
    hidden = _registered(given_name="Alva", family_name="Åsberg", protected=True)
    path = f"/inkommet/egenremisser/{item.public_id}/"
    assert str(hidden.public_id) not in client_for("alfa", Role.COORDINATOR).get(path).content.decode()
    handler = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    assert str(hidden.public_id) in handler.get(path).content.decode()


def test_inbox__the_same_youth_by_telephone_and_name_stands_once(alfa, client_for) -> None:
    one = _registered(given_name="Alva", family_name="Åsberg")
    detail(one, "0701740635")
    item = _received(name="Alva Åsberg")
    client = client_for("alfa", Role.COACH)
    assert [found.public_id for found in matches(client.user, item)] == [one.public_id]


@pytest.mark.req("REL-09", "K4-4.1")
@pytest.mark.parametrize("is_first", [True, False])
def test_settings__that_somebody_saved_meanwhile_are_not_lost(alfa, client_for, is_first) -> None:
    """Who closed the form finds it closed, though a colleague had the page from before; the colleague chooses."""
    if not is_first:
        save_settings(version=1, changes={"phone": "060-19 10 00"}, actor=user(Role.ADMINISTRATOR))
    one, two = client_for("alfa", Role.ADMINISTRATOR), client_for("alfa", Role.ADMINISTRATOR)
    path = reverse("door-settings")
    version = re.search(r'name="version" value="(\d+)"', two.get(path).content.decode())[1]
    form = {
        "phone": "", "call_within_days": "3", "referral_days": "90", "talk_days": "365", "notice_days": "365", "absence_days": "180",
        "version": version,
    }  # fmt: skip
    assert one.post(path, form).status_code == 302  # closes it
    answer = two.post(path, {**form, "is_open": "on", "talk_days": "400"})
    assert answer.status_code == 200
    assert {row.name for row in answer.context["conflict"].differing} == {"is_open", "talk_days"}
    row = DoorSettings.objects.get()
    assert (row.is_open, row.talk_days) == (False, 365)
    newer = re.search(r'name="version" value="(\d+)"', answer.content.decode())[1]
    chosen = {**form, "is_open": "on", "talk_days": "400", "version": newer, "keep_is_open": "saved"}
    assert two.post(path, chosen).status_code == 302
    row.refresh_from_db()
    assert (row.is_open, row.talk_days) == (False, 400)
