"""The doors without login: the holder of a link, and whoever comes by. Nothing of anybody is seen through them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.doors.models import DropoutTalk, SchoolLink, SchoolNotice, SchoolUnit, SelfReferral
from tenant_apps.doors.services.forgetting import forget_old
from tenant_apps.doors.services.links import holds_ticket, new_link, open_link, revoke_link, send_code, use_code
from tenant_apps.doors.services.notices import NoticeFacts, receive_notice
from tenant_apps.doors.services.talks import TalkOrder, order_talk
from tenant_apps.register.services.protection import erase
from tenant_apps.work.models import Message
from tests.factories.accounts import user
from tests.factories.register import detail, guardian, registration, youth
from tests.tenant.doors.test_school_door import NUMBER, TALK, _code_of, _hidden

pytestmark = pytest.mark.req("K4-8.1")
PATHS = ("", "samtal/", "anmalan/")


def _school(code: str = "10000001", name: str = "Västra gymnasiet") -> SchoolUnit:
    return SchoolUnit.objects.create(code=code, name=name, municipality_code="2281", email="skola@skola.example")


def _link(unit: SchoolUnit) -> str:
    return new_link(unit=unit, actor=user(Role.ADMINISTRATOR), now=clock.now())


def _statuses(token: str, host: str = "alfa.localhost") -> set[int]:
    visitor = Client(HTTP_HOST=host)
    found = {visitor.get(f"/skola/{token}/{path}").status_code for path in PATHS}
    found |= {visitor.post(f"/skola/{token}/{path}", TALK).status_code for path in ("samtal/", "anmalan/", "kod/")}
    return found


@pytest.mark.req("A3", "TEN-08", "K4-8.1e")
def test_link__of_one_tenant_opens_nothing_at_anothers_host(alfa) -> None:
    token = _link(_school())
    stored = bytes(SchoolLink.objects.get().token_hash)
    with in_tenant(find_tenant("k9902")):
        other = _school(name="Betas gymnasium")
        SchoolLink.objects.create(unit=other, token_hash=stored)  # even its row, copied into the other's schema
    assert Client(HTTP_HOST="alfa.localhost").get(f"/skola/{token}/").status_code == 200
    for host in ("beta.localhost", "localhost", "gamma.localhost"):
        assert _statuses(token, host) == {404}, host


def test_link__revoked_replaced_of_a_closed_school_or_made_up_opens_nothing(alfa) -> None:
    unit, actor = _school(), user(Role.ADMINISTRATOR)
    first = _link(unit)
    second = _link(unit)
    assert _statuses(first) == {404}
    assert open_link(token=second)
    revoke_link(unit=unit, actor=actor, now=clock.now())
    assert _statuses(second) == {404}
    third = _link(unit)
    SchoolUnit.objects.update(archived_at=clock.now())
    assert _statuses(third) == {404}
    assert _statuses("x" * 32) == {404}
    assert not SchoolLink.objects.filter(token_hash__in=[token.encode() for token in (first, second, third)]).exists()


def test_ticket__of_one_school_is_no_other_schools(alfa) -> None:
    one, other = _school(), _school("10000002", "Östra gymnasiet")
    first, second = open_link(token=_link(one)), open_link(token=_link(other))
    send_code(link=first, now=clock.now())
    code = _code_of(Message.objects.get())
    assert use_code(link=second, code=code, now=clock.now()) == ""
    ticket = use_code(link=first, code=code, now=clock.now())
    assert holds_ticket(link=first, ticket=ticket)
    assert not holds_ticket(link=second, ticket=ticket)
    assert not holds_ticket(link=first, ticket=ticket[:-2] + "xx")
    with in_tenant(find_tenant("k9902")):
        assert not holds_ticket(link=first, ticket=ticket)


def test_staff__see_the_link_once_and_it_stands_nowhere(alfa, client_for) -> None:
    unit = _school()
    client = client_for("alfa", Role.COORDINATOR)
    page = client.post(f"/installningar/skolor/{unit.public_id}/lank/")
    token = page.content.decode().split("localhost/skola/")[1][:32]
    assert open_link(token=token)
    assert page["Cache-Control"] == "no-store"
    for path in (f"/installningar/skolor/{unit.public_id}/", "/installningar/skolor/"):
        assert token not in client.get(path).content.decode()
    assert token not in json.dumps([session.get_decoded() for session in Session.objects.all()])


@pytest.mark.req("PRV-22")
def test_open_pages__answer_the_same_whoever_is_registered_or_protected(alfa, time_machine_travel, caplog) -> None:
    """A pupil in the register, one under protection and one unknown: byte for byte the same answer, and no number in log or session."""
    token = _link(_school())
    known, hidden = youth(number=NUMBER), youth(protected=True)
    registration(known, dt.date(2026, 9, 1))
    detail(known, "0701740635")
    visitor = Client(HTTP_HOST="alfa.localhost")
    time_machine_travel()
    stamps = [_hidden(visitor.get(f"/skola/{token}/samtal/").content, "stamp") for _ in range(3)]
    time_machine_travel(minutes=1)
    numbers = [NUMBER, hidden.personnummer, "200901262386" if NUMBER != "200901262386" else "200901252395"]
    with caplog.at_level("DEBUG"):
        answers = [
            visitor.post(f"/skola/{token}/samtal/", {**TALK, "personnummer": number, "stamp": stamp})
            for number, stamp in zip(numbers, stamps, strict=True)
        ]
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].status_code == 200
    assert not [number for number in numbers if number in caplog.text]
    assert token not in caplog.text
    assert not Session.objects.exists()
    for path in ("/egenremiss/", "/egenremiss/tack/", *(f"/skola/{token}/{path}" for path in PATHS)):
        text = visitor.get(path).content.decode()
        assert known.family_name not in text
        assert str(known.public_id) not in text


@pytest.mark.req("PRV-22")
def test_staff__see_nothing_of_what_came_in_about_somebody_under_protection(alfa, client_for) -> None:
    unit, hidden = _school(), youth(number=NUMBER, protected=True, family_name="Hemligsson")
    now = clock.now()
    talk = order_talk(
        unit=unit, order=TalkOrder("Ola Hemligsson", "absence", NUMBER), nonce="a" * 32, actor=None, today=clock.today()
    )
    facts = NoticeFacts("ends", "Ola Hemligsson", NUMBER, clock.today(), "Kim")
    notice = receive_notice(unit=unit, facts=facts, nonce="b" * 32, now=now)
    paths = [f"/inkommet/samtal/{talk.public_id}/", f"/inkommet/anmalningar/{notice.public_id}/"]
    lists = ["/inkommet/?visa=samtal&lage=alla", "/inkommet/?visa=anmalningar&lage=alla", "/inkommet/skolor/"]
    coordinator = client_for("alfa", Role.COORDINATOR)
    assert [coordinator.get(path).status_code for path in paths] == [404, 404]
    for path in lists:
        text = coordinator.get(path).content.decode()
        assert "Hemligsson" not in text
        assert "Västra gymnasiet" not in text  # nor is it counted
    handler = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    assert [handler.get(path).status_code for path in paths] == [200, 200]
    SelfReferral.objects.create(
        nonce="c" * 32, who="youth", about="work", name="Ola", phone="0701740635", language="sv", received_at=now
    )
    detail(hidden, "0701740635")
    erase(youth=hidden, actor=handler.user, now=now)
    for model in (DropoutTalk, SchoolNotice, SelfReferral):
        assert not model.objects.exists()
        assert not model.pgh_event_models["added"].objects.exists()


@pytest.mark.req("PRV-22")
def test_staff__see_nothing_of_what_leads_to_somebody_under_protection_by_a_telephone(alfa, client_for) -> None:
    """The school need not write the number, and it is often the parent who calls. What is about a brother or sister stays."""
    unit, hidden, sister = _school(), youth(number=NUMBER, protected=True), youth(family_name="Systersson")
    now, today, parents = clock.now(), clock.today(), "0701740635"
    guardian(hidden, phone=parents)
    detail(hidden, "0701740636")
    talks = [
        order_talk(unit=unit, order=order, nonce=sign * 32, actor=None, today=today)
        for sign, order in (
            ("a", TalkOrder("Ola Dolsson", "absence", pupil_phone="0701740636")),
            ("b", TalkOrder("Ola Dolsson", "absence", guardian_phone=parents)),
            ("c", TalkOrder("Eva Systersson", "absence", str(sister.personnummer), guardian_phone=parents)),
        )
    ]
    referral = SelfReferral.objects.create(
        nonce="d" * 32, who="parent", about="work", name="Bo Dolsson", phone=parents, language="sv", received_at=now
    )
    tied = SelfReferral.objects.create(
        nonce="e" * 32, who="parent", about="work", name="Bo", phone=parents, language="sv", received_at=now, youth=sister, state="contacted",
        decided_at=now,
    )  # fmt: skip
    coordinator = client_for("alfa", Role.COORDINATOR)
    paths = [f"/inkommet/samtal/{one.public_id}/" for one in talks] + [
        reverse("incoming-referral", args=[referral.public_id])
    ]
    assert [coordinator.get(path).status_code for path in paths] == [404, 404, 200, 404]
    for path in ("/inkommet/?visa=samtal&lage=alla", "/inkommet/?lage=alla"):
        assert "Dolsson" not in coordinator.get(path).content.decode()
    handler = client_for("alfa", Role.COORDINATOR, Role.PROTECTED_HANDLER)
    assert [handler.get(path).status_code for path in paths] == [200] * 4
    erase(youth=hidden, actor=handler.user, now=now)
    assert list(DropoutTalk.objects.values_list("pk", flat=True)) == [talks[2].pk]
    assert list(SelfReferral.objects.values_list("pk", flat=True)) == [tied.pk]


@pytest.mark.req("PRV-22", "K4-4.3")
@pytest.mark.parametrize("state", ["failed", "sent", "waiting"])
def test_receipt__of_a_notice_is_in_no_figure_and_list_of_messages(alfa, client_for, state) -> None:
    """Else whoever may not see the notice would read there that it came, and when."""
    hidden, admin = youth(number=NUMBER, protected=True), client_for("alfa", Role.ADMINISTRATOR)
    before = admin.get(reverse("outbox")).context["outbox"]
    facts = NoticeFacts("ends", "Ola", NUMBER, clock.today(), "Kim")
    notice = receive_notice(unit=_school(), facts=facts, nonce="b" * 32, now=clock.now())
    Message.objects.update(state=state, attempts=9, sent_at=clock.now() if state == "sent" else None)
    page = admin.get(reverse("outbox"))
    assert page.context["outbox"] == before
    assert notice.receipt not in page.content.decode()
    again = admin.post(reverse("outbox"), follow=True)
    assert "0 meddelanden" in again.content.decode()
    assert Message.objects.get().state == ("waiting" if state == "failed" else state)
    erase(youth=hidden, actor=user(Role.COACH, Role.PROTECTED_HANDLER), now=clock.now())
    assert not Message.objects.exists()


@pytest.mark.req("PRV-22")
def test_rule__takes_the_whole_row_of_somebody_under_protection(alfa) -> None:
    """Its person gone, nothing would hide the row any more: it would begin to count."""
    youth(number=NUMBER, protected=True)
    unit, old = _school(), clock.today() - dt.timedelta(days=400)
    order_talk(unit=unit, order=TalkOrder("Ola", "absence", NUMBER), nonce="a" * 32, actor=None, today=old)
    assert forget_old(today=clock.today())["talks"] == 0
    assert not DropoutTalk.objects.exists()
    assert connection.schema_name == "k9901"


def test_markup__that_is_sent_is_text_on_the_staffs_pages(alfa, client_for) -> None:
    """What anybody may write is shown to staff: as it was written, and never as a part of the page."""
    name = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'
    item = SelfReferral.objects.create(
        nonce="c" * 32, who="youth", about="work", name=name, phone="0701740635", email='"><b>@x.example', language="sv", received_at=clock.now()
    )  # fmt: skip
    client = client_for("alfa", Role.COACH)
    for path in ("/inkommet/", f"/inkommet/egenremisser/{item.public_id}/"):
        text = client.get(path).content.decode()
        assert "&lt;img src=x onerror=alert(1)&gt;" in text
        assert "<img src=x" not in text
        assert "<script>alert" not in text
        assert "<b>@x" not in text
