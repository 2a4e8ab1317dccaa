"""A school's link: talks about feared dropouts, and notices with a mailed code (15 kap. 15 § skollagen)."""

from __future__ import annotations

import datetime as dt
import re
from importlib import import_module

import pytest
from django.db import connection
from django.test import Client

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import DropoutTalk, SchoolCode, SchoolLink, SchoolNotice, SchoolUnit, SelfReferral
from tenant_apps.doors.selectors.figures import figures
from tenant_apps.doors.services.forgetting import forget_old
from tenant_apps.doors.services.links import new_link, send_code, use_code
from tenant_apps.doors.services.notices import NoticeFacts, receive_notice
from tenant_apps.doors.services.talks import TalkOrder, order_talk
from tenant_apps.register.models import Proposal, Registration, Youth
from tenant_apps.work.models import Message
from tests.factories.accounts import user
from tests.factories.numbers import take, twin
from tests.factories.register import placement, proposal, registration, youth

DAY = dt.date(2026, 11, 1)
NUMBER = take(1, born_between=(dt.date(2009, 1, 1), dt.date(2009, 12, 31)))[0]
TALK = {
    "pupil_name": "Bo Ek", "personnummer": NUMBER, "worry": "absence", "pupil_phone": "070-174 06 35", "guardian_name": "Eva Ek",
    "guardian_phone": "", "ordered_by": "Kim Rektor", "ordered_phone": "060-19 10 00", "webbplats": "",
}  # fmt: skip


@pytest.fixture
def unit(alfa) -> SchoolUnit:
    return SchoolUnit.objects.create(
        code="10000001", name="Västra gymnasiet", municipality_code="2281", email="skola@skola.example"
    )


@pytest.fixture
def door(unit) -> str:
    return f"/skola/{new_link(unit=unit, actor=user(Role.ADMINISTRATOR), now=clock.now())}/"


def _visitor(host: str = "alfa.localhost") -> Client:
    return Client(HTTP_HOST=host, enforce_csrf_checks=True)


def _hidden(page: bytes, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page.decode())
    assert found, page.decode()[:3000]
    return found[1]


def _code_of(message: Message) -> str:
    return re.search(r"\d{6}", message.body)[0]


# ---- talks -----------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-4.2")
def test_talk__is_ordered_by_the_link_and_registers_nobody(door, time_machine_travel) -> None:
    time_machine_travel()
    visitor = _visitor()
    stamp = _hidden(visitor.get(f"{door}samtal/").content, "stamp")
    time_machine_travel(minutes=2)
    for _press in range(2):  # the button pressed twice
        answer = visitor.post(f"{door}samtal/", {**TALK, "stamp": stamp})
        assert answer.status_code == 200
        assert "Samtalet är beställt" in answer.content.decode()
        assert "Bo Ek" not in answer.content.decode()
    talk = DropoutTalk.objects.get()
    assert (talk.pupil_name, talk.personnummer, talk.via, talk.unit.name) == (
        "Bo Ek",
        NUMBER,
        "link",
        "Västra gymnasiet",
    )
    assert not visitor.cookies
    assert not Registration.objects.exists()
    assert not Youth.objects.exists()
    assert SchoolLink.objects.get().last_used_on == clock.today()


@pytest.mark.req("K4-4.2")
def test_talk__with_a_wrong_number_keeps_what_was_written_and_does_not_say_it_again_in_the_error(
    door, time_machine_travel
) -> None:
    visitor = _visitor()
    answer = visitor.post(f"{door}samtal/", {**TALK, "personnummer": "200913451234"})
    assert answer.status_code == 422
    assert 'value="Bo Ek"' in answer.content.decode()
    assert "börjar med ett datum som inte finns" in answer.content.decode()
    assert not DropoutTalk.objects.exists()


@pytest.mark.req("K4-4.2", "K4-4.2a")
def test_talk__of_staff_is_held_with_a_result_and_counted_per_school_and_year(unit, client_for) -> None:
    client = client_for("alfa", Role.COACH)
    form = {**TALK, "unit": str(unit.public_id), "personnummer": ""}
    assert client.post("/inkommet/samtal/nytt/", form).status_code == 302
    talk = DropoutTalk.objects.get()
    assert (talk.via, talk.coach) == ("staff", client.user)
    path = f"/inkommet/samtal/{talk.public_id}/"
    today = clock.today().isoformat()
    wrong = client.post(path, {"held_on": today, "result": "", "version": "1"})
    assert "Ange vad samtalet ledde till." in wrong.content.decode()
    assert (
        client.post(
            path, {"held_on": today, "parties": ["school", "youth"], "result": "stays", "version": "1"}
        ).status_code
        == 302
    )
    found = figures(client.user, began=clock.today().year if clock.today().month >= 7 else clock.today().year - 1)
    assert [(row.school, row.ordered, row.held, row.stays) for row in found.schools] == [("Västra gymnasiet", 1, 1, 1)]
    assert "Västra gymnasiet" in client.get("/inkommet/skolor/").content.decode()


@pytest.mark.req("K4-4.2")
def test_talk__loses_its_person_when_the_time_is_up_and_still_counts(unit) -> None:
    today = clock.today()
    day = today - dt.timedelta(days=366)
    order = TalkOrder(pupil_name="Bo Ek", worry="absence", personnummer=NUMBER)
    order_talk(unit=unit, order=order, nonce="a" * 32, actor=None, today=day)
    order_talk(unit=unit, order=order, nonce="b" * 32, actor=None, today=today)
    assert forget_old(today=today)["talks"] == 1
    old = DropoutTalk.objects.get(ordered_on=day)
    assert (old.pupil_name, old.personnummer, old.anonymised_on) == ("", "", today)
    events = DropoutTalk.pgh_event_models["added"].objects
    assert not events.filter(pgh_obj_id=old.pk, pupil_name="Bo Ek").exists()
    assert DropoutTalk.objects.get(ordered_on=today).pupil_name == "Bo Ek"


@pytest.mark.req("K4-4.2", "K4-4.1", "K4-4.3")
def test_form__gone_back_to_and_filled_in_about_another_is_another(door, unit, time_machine_travel) -> None:
    """The button pressed twice is one; another pupil is another, with a receipt of their own."""
    time_machine_travel()
    visitor, other = _visitor(), twin(NUMBER)
    stamp = _hidden(visitor.get(f"{door}samtal/").content, "stamp")
    of_referral = _hidden(visitor.get("/egenremiss/").content, "stamp")
    visitor.post(f"{door}kod/")
    page = visitor.post(f"{door}anmalan/", {"code": _code_of(Message.objects.get())}).content
    notice = {"stamp": _hidden(page, "stamp"), "ticket": _hidden(page, "ticket"), "kind": "ends", "sent_by": "Kim"}
    notice["happened_on"] = (clock.today() - dt.timedelta(days=20)).isoformat()
    time_machine_travel(minutes=2)
    receipts = set()
    for name, number in (
        ("Bo Ek", NUMBER),
        ("Bo Ek", NUMBER),
        ("Eva Ek", other),
        ("Eva Ek", NUMBER),
        ("Bo Ek", NUMBER),
    ):
        person = {"pupil_name": name, "personnummer": number}
        assert visitor.post(f"{door}samtal/", {**TALK, **person, "stamp": stamp}).status_code == 200
        sent = visitor.post(f"{door}anmalan/", {**notice, **person}).content.decode()
        receipts |= set(re.findall(r"[CDFGHJKMNPQRTVWXY34679]{4}-[CDFGHJKMNPQRTVWXY34679]{4}", sent))
        form = {
            "who": "youth",
            "about": "work",
            "name": f"{name} {number[-1]}",
            "phone": "070-174 06 35",
            "stamp": of_referral,
        }
        assert visitor.post("/egenremiss/", form).status_code == 302
    assert (DropoutTalk.objects.count(), SchoolNotice.objects.count(), SelfReferral.objects.count()) == (3, 3, 3)
    assert receipts == set(SchoolNotice.objects.values_list("receipt", flat=True))
    raw = stamp.split(":", maxsplit=1)[0]
    assert raw not in set(DropoutTalk.objects.values_list("nonce", flat=True))  # what was written cannot be tried out


# ---- notices ---------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-4.3")
def test_notice__needs_a_code_from_the_schools_mailbox_and_gives_a_receipt(door, time_machine_travel) -> None:
    time_machine_travel()
    visitor = _visitor()
    assert visitor.post(f"{door}kod/").status_code == 302
    mail = Message.objects.get()
    assert (mail.recipient, mail.state) == ("skola@skola.example", "waiting")
    page = visitor.post(f"{door}anmalan/", {"code": _code_of(mail)})
    stamp, ticket = _hidden(page.content, "stamp"), _hidden(page.content, "ticket")
    mail.refresh_from_db()
    assert mail.body == ""  # the code does not lie in the outbox
    time_machine_travel(minutes=2)
    form = {
        "kind": "ends", "pupil_name": "Bo Ek", "personnummer": NUMBER, "happened_on": (clock.today() - dt.timedelta(days=20)).isoformat(),
        "sent_by": "Kim Rektor", "stamp": stamp, "ticket": ticket,
    }  # fmt: skip
    for _press in range(2):
        answer = visitor.post(f"{door}anmalan/", form)
        assert answer.status_code == 200
    notice = SchoolNotice.objects.get()
    assert notice.receipt in answer.content.decode()
    assert "Bo Ek" not in answer.content.decode()
    assert (notice.days_late, notice.state) == (20, "new")
    [receipt] = Message.objects.exclude(pk=mail.pk)
    assert notice.receipt in receipt.body
    assert NUMBER not in receipt.body + receipt.subject
    assert "Bo" not in receipt.body
    another = visitor.post(f"{door}anmalan/", {"ticket": ticket, "another": "1", "sent_by": "Kim Rektor"})
    assert 'value="Kim Rektor"' in another.content.decode()
    time_machine_travel(hours=2)
    late = visitor.post(f"{door}anmalan/", form)
    assert late.status_code == 422
    assert "Be om en ny" in late.content.decode()


@pytest.mark.req("K4-4.3")
@pytest.mark.parametrize("how", ["wrong five times", "too late", "used", "replaced"])
def test_code__opens_once_for_a_while_and_is_not_guessed(unit, door, how: str) -> None:
    now, link = clock.now(), SchoolLink.objects.get()
    send_code(link=link, now=now)
    code = _code_of(Message.objects.get())
    wrong = "000000" if code != "000000" else "111111"
    if how == "wrong five times":
        assert [use_code(link=link, code=wrong, now=now) for _ in range(5)] == [""] * 5
    elif how == "too late":
        now += dt.timedelta(minutes=21)
    elif how == "used":
        assert use_code(link=link, code=code, now=now)
    else:
        send_code(link=link, now=now)
        newer = SchoolCode.objects.order_by("-pk").first()
        assert Message.objects.get(key__endswith=str(newer.public_id)).body
        if _code_of(Message.objects.get(key__endswith=str(newer.public_id))) == code:
            return  # one in a million
    assert use_code(link=link, code=code, now=now) == ""
    assert code.encode() not in b"".join(bytes(row.code_hash) for row in SchoolCode.objects.all())


@pytest.mark.req("K4-4.3")
def test_code__is_sent_a_few_times_an_hour_only(unit, door) -> None:
    visitor = _visitor()
    assert [visitor.post(f"{door}kod/").status_code for _ in range(9)] == [302] * 9
    assert SchoolCode.objects.count() == 6


@pytest.mark.req("K4-4.3")
def test_code__is_counted_without_the_cache_and_over_a_new_link(unit, door, monkeypatch) -> None:
    def down(*_given: object, **_options: object) -> None:
        raise ConnectionError

    monkeypatch.setattr("kaa.core.tenancy.limits.cache.add", down)
    monkeypatch.setattr("kaa.core.tenancy.limits.cache.incr", down)
    now, link = clock.now(), SchoolLink.objects.get()
    assert [send_code(link=link, now=now) for _ in range(9)] == [True] * 6 + [False] * 3
    new_link(unit=unit, actor=user(Role.ADMINISTRATOR), now=now)
    newer = SchoolLink.objects.get(revoked_at=None)
    assert not send_code(link=newer, now=now + dt.timedelta(minutes=59))
    assert send_code(link=newer, now=now + dt.timedelta(minutes=61))


@pytest.mark.req("K4-4.3", "PRV-22")
def test_receipt__tells_nothing_of_the_notices_before_it(unit) -> None:
    """A running number would count the municipality's notices, and leave a gap at one that is shown to handlers alone."""
    told = [_noticed(unit, nonce=f"{n:032}").receipt for n in range(40)]
    assert len(set(told)) == 40
    assert all(re.fullmatch(r"[CDFGHJKMNPQRTVWXY34679]{4}-[CDFGHJKMNPQRTVWXY34679]{4}", one) for one in told)
    assert told != sorted(told)


@pytest.mark.req("K4-4.3")
def test_receipt__told_before_it_was_random_is_kept(unit) -> None:
    """What the migration writes of the rows that are there."""
    notice = _noticed(unit)
    first = import_module("tenant_apps.doors.migrations.0002_random_receipts").OLD.strip().splitlines()[0]
    with connection.cursor() as cursor:
        cursor.execute(first)
    notice.refresh_from_db()
    assert notice.receipt == f"{notice.received_on.year}-{notice.pk}"


def _noticed(unit, kind: str = "ends", *, number: str = NUMBER, nonce: str = "n" * 32, **days: int) -> SchoolNotice:
    now = clock.now() - dt.timedelta(**days)
    facts = NoticeFacts(kind, "Bo Ek", number, clock.local_date(now) - dt.timedelta(days=20), "Kim")
    return receive_notice(unit=unit, facts=facts, nonce=nonce, now=now)


@pytest.mark.req("K4-4.3", "K4-4.3a")
def test_notice__is_checked_against_the_sources_and_put_under_inquiry_with_the_proposal(unit, client_for) -> None:
    one = youth(number=NUMBER)
    registration(one, dt.date(2026, 9, 1))
    placement(one, dt.date(2025, 8, 18), school_name="Södra gymnasiet")
    waiting = proposal(one, dt.date(2026, 10, 1), kind="out", reason="placed")
    notice = _noticed(unit)
    path = f"/inkommet/anmalningar/{notice.public_id}/"
    text = client_for("alfa", Role.COACH).get(path).content.decode()
    assert "Södra gymnasiet" in text
    assert f"/ungdomar/{one.public_id}/" in text
    client = client_for("alfa", Role.COORDINATOR)
    assert client.post(f"{path}utred/", {"until": "2020-01-01", "version": "1"}).status_code == 200
    until = (clock.today() + dt.timedelta(days=14)).isoformat()
    assert client.post(f"{path}utred/", {"until": until, "version": "1"}).status_code == 302
    assert Proposal.objects.get(pk=waiting.pk).state == "inquiry"
    notice.refresh_from_db()
    assert notice.state == "inquiry"
    assert client.post(path, {"result": "sources_late", "version": str(notice.version)}).status_code == 302
    notice.refresh_from_db()
    assert (notice.state, notice.result, notice.decided_by) == ("checked", "sources_late", client.user)


@pytest.mark.req("K4-4.3")
@pytest.mark.parametrize(
    ("kind", "days", "fields", "same"),
    [
        ("begins", (0, None), {}, True), ("begins", (25, None), {}, True), ("begins", (60, None), {}, False),
        ("begins", (0, None), {"school_unit": "10000009"}, False), ("ends", (400, 0), {}, True), ("ends", (400, -20), {}, True),
        ("ends", (400, None), {}, False), ("ends", (400, -60), {}, False), ("ends", (400, None), {"gone_on": DAY}, False),
        ("ends", (400, 0), {"school_unit": "", "school_name": "VÄSTRA GYMNASIET"}, True),
    ],
    ids=[
        "begins that day", "begins within weeks", "began long before", "begins elsewhere", "ended that day", "ends within weeks", "goes there still",
        "ends much later", "no longer in the source", "known by name alone",
    ],
)  # fmt: skip
def test_notice__says_whether_the_sources_say_the_same(  # noqa: PLR0917  (fixtures and a table)
    unit, client_for, kind, days, fields, same
) -> None:
    """`days`: of the place in the sources, counted back from what the school told."""
    notice = _noticed(unit, kind)
    told, one = notice.happened_on, youth(number=NUMBER)
    registration(one, dt.date(2026, 9, 1))
    began, ended = (None if back is None else told - dt.timedelta(days=back) for back in days)
    placement(one, began, ended, **({"school_name": "Västra gymnasiet"} | fields))
    text = client_for("alfa", Role.COACH).get(f"/inkommet/anmalningar/{notice.public_id}/").content.decode()
    assert ("Källorna stämmer med skolans anmälan" in text) is same
    assert ("Källorna stämmer inte med skolans anmälan" in text) is not same
    assert not Proposal.objects.exists()  # docs/adr/0015


@pytest.mark.req("K4-4.3", "K4-4.3b")
def test_absence__is_not_looked_up_and_has_its_own_deletion_time(unit, client_for) -> None:
    one = youth(number=NUMBER)
    registration(one, dt.date(2026, 9, 1))
    absence, end = _noticed(unit, "absence", days=181), _noticed(unit, "ends", nonce="m" * 32, days=181)
    text = client_for("alfa", Role.COACH).get(f"/inkommet/anmalningar/{absence.public_id}/").content.decode()
    assert str(one.public_id) not in text
    assert forget_old(today=clock.today())["notices"] == 1
    absence.refresh_from_db()
    end.refresh_from_db()
    assert (absence.personnummer, absence.anonymised_on) == ("", clock.today())
    assert end.personnummer == NUMBER
    found = figures(
        user(Role.COACH), began=end.received_on.year if end.received_on.month >= 7 else end.received_on.year - 1
    )
    assert (found.total.ends, found.total.absence, found.total.median_days) == (1, 1, 20)
