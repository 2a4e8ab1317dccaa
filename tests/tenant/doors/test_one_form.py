"""However a telephone or an address is written, and whichever source has it: what leads to somebody under protection is found by it."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from kaa.core import clock
from kaa.core.phones import read_phone, written_forms
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.forms_open import ReferralForm
from tenant_apps.doors.models import DropoutTalk, SchoolUnit, SelfReferral
from tenant_apps.doors.services.referrals import receive_referral
from tenant_apps.doors.services.talks import TalkOrder, order_talk
from tenant_apps.register.editing import NewDetail, add_detail, clean_value
from tenant_apps.register.models import ContactDetail, Guardian, Youth
from tenant_apps.register.services.protection import erase, protect_by_hand
from tests.factories import extens
from tests.factories.accounts import user
from tests.factories.numbers import take
from tests.factories.register import detail, guardian, registration, youth
from tests.tenant.sources.importing import TODAY, load, stage

pytestmark = pytest.mark.req("PRV-22", "K4-4.1")
PHONE = "0701740699"
MINORS = (date(2010, 1, 1), date(2010, 12, 31))
WRITTEN = ("070-174 06 99", "+46 70 174 06 99", "0046701740699", "+46 (0)70 174 06 99")


def _sent(phone: str, email: str = "", sign: str = "a") -> SelfReferral:
    form = ReferralForm.read(
        {"who": "youth", "about": "work", "name": "Ola Hemligsson", "phone": phone, "email": email}
    )
    assert not form.errors
    return receive_referral(nonce=sign * 32, facts=form.facts("sv"), now=clock.now())


@pytest.mark.parametrize("written", WRITTEN)
def test_telephone__has_one_form_wherever_it_is_written(written: str) -> None:
    assert read_phone(written) == clean_value("phone", written) == PHONE
    assert PHONE in written_forms(PHONE)


@pytest.mark.parametrize("written", WRITTEN)
def test_telephone__that_staff_wrote_in_another_way_hides_what_comes_in(alfa, client_for, written: str) -> None:
    hidden = youth()
    add_detail(youth=hidden, detail=NewDetail("phone", written), actor=None, today=clock.today())
    handler = client_for("alfa", Role.COACH, Role.PROTECTED_HANDLER)
    protect_by_hand(youth=hidden, note="x", actor=handler.user, now=clock.now())
    one = _sent("070-174 06 99")
    coach = client_for("alfa", Role.COACH)
    assert "Hemligsson" not in coach.get(reverse("incoming")).content.decode()
    assert coach.get(reverse("incoming-referral", args=[one.public_id])).status_code == 404
    assert "Hemligsson" in handler.get(reverse("incoming")).content.decode()
    hidden.refresh_from_db()
    erase(youth=hidden, actor=handler.user, now=clock.now())
    assert not SelfReferral.objects.exists()


@pytest.mark.parametrize("stored", ["+46701740699", "0046701740699", "070-174 06 99"])
@pytest.mark.parametrize("whose", ["own", "guardians"])
def test_row__from_before_there_was_one_form_hides_and_is_erased(alfa, client_for, stored: str, whose: str) -> None:
    hidden = youth(protected=True)
    if whose == "own":
        detail(hidden, stored)
    else:
        guardian(hidden, phone=stored)
    unit = SchoolUnit.objects.create(code="10000001", name="Västra gymnasiet", municipality_code="2281")
    order_talk(
        unit=unit, order=TalkOrder("Ola", "absence", guardian_phone=PHONE), nonce="b" * 32, actor=None, today=TODAY
    )
    _sent(PHONE)
    coach = client_for("alfa", Role.COACH)
    assert "Hemligsson" not in coach.get(reverse("incoming")).content.decode()
    assert "Västra" not in coach.get(f"{reverse('incoming')}?visa=samtal").content.decode()
    erase(youth=hidden, actor=user(Role.COACH, Role.PROTECTED_HANDLER), now=clock.now())
    assert not SelfReferral.objects.exists()
    assert not DropoutTalk.objects.exists()


def test_address__of_a_file_hides_whatever_letters_it_is_written_in(alfa, client_for) -> None:
    number = take(1, born_between=MINORS)[0]
    load([extens.row(number, email="Alva.Dold@Example.SE", guardian1_email="Mor.Dold@Example.SE")])
    hidden = Youth.objects.get(personnummer=number)
    assert set(hidden.details.filter(kind="email").values_list("value", flat=True)) == {"alva.dold@example.se"}
    assert hidden.guardians.get(position=1).email == "mor.dold@example.se"
    # as it was kept before
    ContactDetail.objects.filter(kind="email").update(value="Alva.Dold@Example.SE")
    Guardian.objects.filter(position=1).update(email="Mor.Dold@Example.SE")
    handler = user(Role.COACH, Role.PROTECTED_HANDLER)
    protect_by_hand(youth=hidden, note="x", actor=handler, now=clock.now())
    _sent("", "alva.dold@EXAMPLE.se"), _sent("", "mor.dold@example.se", "b")
    assert "Hemligsson" not in client_for("alfa", Role.COACH).get(reverse("incoming")).content.decode()
    hidden.refresh_from_db()
    erase(youth=hidden, actor=handler, now=clock.now())
    assert not SelfReferral.objects.exists()


@pytest.mark.req("K4-4.1a")
@pytest.mark.parametrize(("kind", "stored"), [("phone", "+46701740699"), ("email", "Alva@Example.SE")])
def test_match__is_found_however_the_register_has_it(alfa, client_for, kind: str, stored: str) -> None:
    one = youth(family_name="Zzfunnen")
    registration(one, TODAY)
    detail(one, stored, kind=kind)
    item = _sent(PHONE, "alva@example.se")
    text = client_for("alfa", Role.COACH).get(reverse("incoming-referral", args=[item.public_id])).content.decode()
    assert "Zzfunnen" in text


def _migrated() -> None:
    """What the migrations write of the rows that are there."""
    register = import_module("tenant_apps.register.migrations.0015_one_form_of_contact_details")
    sources = import_module("tenant_apps.sources.migrations.0011_addresses_in_small_letters")
    with connection.cursor() as cursor:
        for statement in (register.DETAILS, register.GUARDIANS, sources.FORWARDS):
            cursor.execute(statement)


def test_migration__writes_each_detail_in_its_one_form(alfa) -> None:
    one = youth()
    for value, kind, fields in (
        ("+46701740699", "phone", {"source": "staff"}), ("0046 70-174 06 35", "phone", {}), ("0046701740604", "phone", {}),
        ("+4791234567", "phone", {}), ("004791234568", "phone", {}), ("070-174 06 05 (mor)", "phone", {}), ("0701740607", "phone", {}),
        ("+46701740607", "phone", {}), ("Alva@Example.SE", "email", {}), ("Storgatan 4", "address", {}),
    ):  # fmt: skip
        detail(one, value, kind=kind, **fields)
    parent = guardian(one, phone="+46 70 174 06 99", email="Eva@Example.SE")
    _migrated()
    assert set(ContactDetail.objects.values_list("value", flat=True)) == {
        "0701740699", "0701740635", "0701740604", "+4791234567", "+4791234568", "070-174 06 05 (mor)", "0701740607", "+46701740607",
        "alva@example.se", "Storgatan 4",
    }  # fmt: skip
    parent.refresh_from_db()
    assert (parent.phone, parent.email) == (PHONE, "eva@example.se")


def test_file__read_again_after_the_migration_shows_no_change(alfa) -> None:
    number = take(1, born_between=MINORS)[0]
    rows = [extens.row(number, email="Alva.Dold@Example.SE", guardian1_email="Mor.Dold@Example.SE")]
    load(rows)
    ContactDetail.objects.filter(kind="email").update(value="Alva.Dold@Example.SE")
    Guardian.objects.filter(position=1).update(email="Mor.Dold@Example.SE")
    _migrated()
    before = [list(model.objects.order_by("pk").values()) for model in (ContactDetail, Guardian)]
    again = stage(rows, as_of=TODAY + timedelta(days=7))
    assert (again.counts["changed"], again.counts["same"]) == (0, 1)
    later = [extens.row(number, email="Alva.Dold@Example.SE", guardian1_email="Mor.Dold@Example.SE", given_name="Alba")]
    load(later, as_of=TODAY + timedelta(days=14))
    assert [list(model.objects.order_by("pk").values()) for model in (ContactDetail, Guardian)] == before
    assert stage(later, as_of=TODAY + timedelta(days=21)).counts["changed"] == 0
