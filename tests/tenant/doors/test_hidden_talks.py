"""What a member of staff writes of somebody under protection: it tells the author nothing, and nobody else anything at all."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.doors.models import DropoutTalk, SchoolUnit
from tenant_apps.doors.services.talks import TalkOrder, order_talk
from tenant_apps.register.models import ProtectionNotice
from tenant_apps.register.numbers import NUMBERS_AN_HOUR
from tests.factories.accounts import user
from tests.factories.numbers import take
from tests.factories.register import detail, guardian, youth

pytestmark = [pytest.mark.req("PRV-22", "K4-4.2")]
LIST = "/inkommet/?visa=samtal"
FREE = take(1, skip=4000)[0]


@pytest.fixture
def unit(alfa) -> SchoolUnit:
    return SchoolUnit.objects.create(code="10000001", name="Västra gymnasiet", municipality_code="2281")


def _written(client, unit: SchoolUnit, name: str, **fields: str) -> str:
    form = {"unit": str(unit.public_id), "pupil_name": name, "worry": "absence", "ordered_by": "Rektorn", **fields}
    answer = client.post(reverse("talk-add"), form)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return client.get(answer["Location"]).content.decode()


def test_author__sees_what_they_wrote_whoever_the_number_is_of(unit, client_for) -> None:
    hidden, known = youth(protected=True), youth()
    coach, other = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    for name, number in (("Prov Ett", hidden.personnummer), ("Prov Två", known.personnummer), ("Prov Tre", FREE)):
        assert name in _written(coach, unit, name, personnummer=number)
    of_hidden = DropoutTalk.objects.get(pupil_name="Prov Ett")
    path = reverse("talk", args=[of_hidden.public_id])
    assert coach.get(path).status_code == 200
    assert hidden.family_name not in coach.get(path).content.decode()
    seen = other.get(LIST).content.decode()
    assert ("Prov Ett" in seen, "Prov Två" in seen, "Prov Tre" in seen) == (False, True, True)
    assert other.get(path).status_code == 404
    held = {"held_on": clock.today().isoformat(), "parties": ["school"], "result": "stays", "version": "1"}
    assert coach.post(path, held).status_code == 302
    assert "Prov Ett" in coach.get(f"{LIST}&lage=alla").content.decode()


def test_author__sees_what_they_wrote_whoever_the_telephone_is_of(unit, client_for) -> None:
    hidden = youth(protected=True)
    guardian(hidden, phone="0701740699")
    detail(hidden, "0701740698")
    coach, other = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    telephones = (
        ("Prov Ett", {"guardian_phone": "070-174 06 99"}), ("Prov Två", {"pupil_phone": "070-174 06 98"}),
        ("Prov Tre", {"pupil_phone": "070-174 06 35"}),
    )  # fmt: skip
    for name, fields in telephones:
        assert name in _written(coach, unit, name, **fields)
    seen = other.get(LIST).content.decode()
    assert ("Prov Ett" in seen, "Prov Två" in seen, "Prov Tre" in seen) == (False, False, True)
    assert ProtectionNotice.objects.filter(kind="tried", youth=hidden, by=coach.user).count() == 2


def test_numbers__that_a_user_writes_are_counted_and_the_handlers_see_who_tried(
    unit, client_for, time_machine_travel
) -> None:
    time_machine_travel()  # numbers are counted by the hour
    hidden, known = youth(protected=True), youth()
    coach = client_for("alfa", Role.COACH)
    _written(coach, unit, "Prov", personnummer=known.personnummer)
    assert not ReadLog.objects.filter(ground="probe").exists()
    _written(coach, unit, "Prov", personnummer=hidden.personnummer)
    probe = ReadLog.objects.get(ground="probe")
    assert (probe.user_id, probe.youths) == (coach.user.pk, [hidden.public_id])
    assert ProtectionNotice.objects.get(kind="tried").by == coach.user
    form = {"unit": str(unit.public_id), "pupil_name": "Prov", "worry": "absence", "ordered_by": "Rektorn"}
    answers = [
        coach.post(reverse("talk-add"), {**form, "personnummer": number}).status_code
        for number in [known.personnummer, FREE] * (NUMBERS_AN_HOUR // 2)
    ]
    assert answers.count(302) == NUMBERS_AN_HOUR - 2
    assert answers[-2:] == [200, 200]
    assert coach.post(reverse("talk-add"), form).status_code == 302  # without a number nothing is asked


def test_talk__written_before_its_author_was_kept_has_its_first_coach(unit) -> None:
    """What the migration writes of the rows that are there."""
    author, later = user(Role.COACH), user(Role.COACH)
    talk = order_talk(unit=unit, order=TalkOrder("Bo", "absence"), nonce=None, actor=author, today=clock.today())
    by_link = order_talk(unit=unit, order=TalkOrder("Bo", "absence"), nonce="a" * 32, actor=None, today=clock.today())
    DropoutTalk.objects.update(written_by=None, coach=later)
    with connection.cursor() as cursor:
        cursor.execute(import_module("tenant_apps.doors.migrations.0003_talk_written_by").AUTHORS)
    talk.refresh_from_db()
    by_link.refresh_from_db()
    assert (talk.written_by, by_link.written_by) == (author, None)
