"""A guardian who comes under protection goes from what came in by the doors, and from what somebody was about to write."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import DropoutTalk, SchoolUnit, SelfReferral
from tenant_apps.doors.services.referrals import ReferralFacts, receive_referral
from tenant_apps.doors.services.talks import TalkOrder, order_talk
from tenant_apps.register.models import Draft
from tenant_apps.register.services.guardians import protect_guardian
from tests.factories.accounts import user
from tests.factories.register import detail, guardian
from tests.tenant.register.pages.people import registered

pytestmark = [pytest.mark.req("PRV-24", "K4-4.2", "K4-4.1")]
PHONE, EMAIL, OTHER = "0701740699", "eva@example.se", "0701740635"


@pytest.fixture
def family(alfa):
    one = registered(age=17)
    detail(one, "0701740611")
    return one, guardian(one, name="Eva Hemligsson", phone="+46701740699", email="Eva@Example.SE"), guardian(
        one, name="Bo Öppensson", position=2, phone=OTHER
    )  # fmt: skip


def _hide(parent) -> None:
    protect_guardian(guardian=parent, actor=user(Role.COACH, Role.PROTECTED_HANDLER), now=clock.now())


def _talk(**fields: str) -> DropoutTalk:
    unit, _ = SchoolUnit.objects.get_or_create(
        code="10000001", defaults={"name": "Västra gymnasiet", "municipality_code": "2281"}
    )
    order = TalkOrder(**{"pupil_name": "Ola", "worry": "absence", **fields})
    return order_talk(unit=unit, order=order, nonce=None, actor=user(Role.COACH), today=clock.today())


def _sent(sign: str, who: str, name: str, phone: str = "", email: str = "", *, youth=None) -> SelfReferral:
    one = receive_referral(nonce=sign * 32, facts=ReferralFacts(who, "work", name, phone, email, "sv"), now=clock.now())
    if youth:
        SelfReferral.objects.filter(pk=one.pk).update(youth=youth, state="contacted", decided_at=clock.now())
    return one


def _history(model: type) -> str:
    events = model.pgh_event_models["added"].objects.all()  # type: ignore[attr-defined]
    return " ".join(str(value) for row in events.values_list() for value in row)


def test_talk__loses_the_guardian_and_stays(family, client_for) -> None:
    one, hidden, _open = family
    number = str(one.personnummer)
    by_number = _talk(personnummer=number, guardian_name="Eva Hemligsson", guardian_phone=PHONE)
    reordered = _talk(personnummer=number, guardian_name="Hemligsson, Eva", guardian_phone="0701740622")
    by_phone = _talk(guardian_name="Mamma", guardian_phone=PHONE)
    by_pupils_phone = _talk(pupil_phone="0701740611", guardian_name="Eva H", guardian_phone="0701740623")
    by_name = _talk(pupil_name=one.full_name, guardian_name="Eva Hemligsson")
    kept = _talk(personnummer=number, guardian_name="Bo Öppensson", guardian_phone=OTHER)
    namesake = _talk(pupil_name="Kim Annan", guardian_name="Eva Hemligsson", guardian_phone="0701740624")
    _hide(hidden)
    for talk in (by_number, reordered, by_phone, by_pupils_phone, by_name):
        talk.refresh_from_db()
        assert (talk.guardian_name, talk.guardian_phone, talk.version) == ("", "", 2)
    for talk, name in ((kept, "Bo Öppensson"), (namesake, "Eva Hemligsson")):
        talk.refresh_from_db()
        assert (talk.guardian_name, talk.version) == (name, 1)
    history = _history(DropoutTalk)
    assert [sign for sign in (PHONE, "0701740622", "0701740623", "Hemligsson, Eva", "Mamma") if sign in history] == []
    assert OTHER in history
    text = client_for("alfa", Role.COACH).get(reverse("talk", args=[by_number.public_id])).content.decode()
    assert "Hemligsson" not in text
    assert "06 99" not in text


def test_self_referral__that_the_guardian_sent_goes_with_its_history(family) -> None:
    one, hidden, _open = family
    gone = [
        _sent("a", "parent", "Eva Hemligsson", PHONE, youth=one), _sent("b", "parent", "E Hemlig", email=EMAIL),
        _sent("c", "other", "Eva Hemligsson", "0701740622", youth=one), _sent("d", "parent", "Mamma", "0701740623", youth=one),
        _sent("e", "youth", "Ola", PHONE),
    ]  # fmt: skip
    both = _sent("f", "youth", "Ola", PHONE, "ola@example.se", youth=one)
    kept = [
        _sent("g", "parent", "Bo Öppensson", OTHER, youth=one), _sent("h", "parent", one.full_name, "0701740624", youth=one),
        _sent("i", "youth", "Ola", "0701740611"), _sent("j", "parent", "Eva Annansson", "0701740625"),
    ]  # fmt: skip
    _hide(hidden)
    assert set(SelfReferral.objects.values_list("pk", flat=True)) == {both.pk, *(row.pk for row in kept)}
    both.refresh_from_db()
    assert (both.phone, both.email) == ("", "ola@example.se")
    history = _history(SelfReferral)
    assert [sign for sign in (PHONE, EMAIL, "Hemligsson", "Mamma", "0701740623") if sign in history] == []
    assert not SelfReferral.pgh_event_models["added"].objects.filter(pgh_obj_id__in=[row.pk for row in gone]).exists()


def test_telephone__that_an_open_guardian_or_the_youth_has_too_stays(family) -> None:
    one, hidden, also = family
    also.phone = PHONE
    also.save()
    talk = _talk(guardian_name="Bo Öppensson", guardian_phone=PHONE, personnummer=str(one.personnummer))
    _hide(hidden)
    talk.refresh_from_db()
    assert (talk.guardian_name, talk.guardian_phone) == ("Bo Öppensson", PHONE)


def test_draft__of_the_guardians_address_goes_and_is_not_kept_again(family, client_for) -> None:
    one, hidden, also = family
    coach = client_for("alfa", Role.COACH)
    written = {"draft": "1", "street": "Gömda gatan 4", "postcode": "85100", "city": "Midälva"}
    paths = [reverse("draft", args=[one.public_id, "guardian-address", row.public_id]) for row in (hidden, also)]
    assert [coach.post(path, written).status_code for path in paths] == [302, 302]
    assert Draft.objects.count() == 2
    _hide(hidden)
    assert not Draft.objects.exists()  # the other's too: a source's places are handed on
    assert [coach.post(path, written).status_code for path in paths] == [404, 302]
    assert Draft.objects.get().subject == also.public_id
