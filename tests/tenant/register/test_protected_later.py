"""A youth who comes under protection after work has begun: gone for all but the handlers at once, and erased without a trace (PRV-20 to PRV-24)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.editing import NewDetail, add_detail
from tenant_apps.register.models import ProtectionNotice, Youth
from tenant_apps.register.services import protection
from tenant_apps.register.services.proposals import propose
from tenant_apps.sources.models import ImportRun, RowVerdict, SourceRecord
from tests.factories import accounts, extens
from tests.factories.numbers import take
from tests.factories.work import contact, intervention
from tests.tenant.sources.importing import TODAY, load, stage

NUMBERS = take(8, born_between=(date(2009, 1, 1), date(2009, 12, 31)))
HIDDEN, OTHER = NUMBERS[0], NUMBERS[1]
LATER = TODAY + timedelta(days=7)
pytestmark = pytest.mark.req("PRV-24", "K3-2.2")


def _rows(**hidden: Any) -> list[dict[str, str]]:
    """The first one has a telephone that cannot be read: a remark."""
    first = {"family_name": "Zzskyddad", "phone": "inget nummer", "school_form": "", "started_on": "", **hidden}
    return [extens.row(HIDDEN, **first), *(extens.row(number) for number in NUMBERS[1:])]


def _youth() -> Youth:
    return Youth.objects.get(personnummer=HIDDEN)


def _worked_with() -> Youth:
    load(_rows())
    propose(day=TODAY, municipality_codes=("2281",))
    youth = _youth()
    contact(youth, TODAY, note="ringde Zzskyddad")
    intervention(youth, "guidance", TODAY)
    add_detail(youth=youth, detail=NewDetail("phone", "070-174 06 35"), actor=None, today=TODAY)
    return youth


@pytest.fixture
def handler(alfa: object) -> Any:
    return accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)


@pytest.mark.req("PRV-22", "K3-2.2b")
def test_figures_of_earlier_runs__are_as_if_never_named(alfa: object) -> None:
    first = load(_rows())
    second = load(
        [extens.row(OTHER, city="Annanstad"), *(extens.row(number) for number in NUMBERS[2:])], as_of=LATER
    )  # gone
    third = load(_rows(), as_of=LATER + timedelta(days=7))  # came back
    same = load(_rows(), as_of=LATER + timedelta(days=14))
    assert RowVerdict.objects.filter(youth_key=_youth().pk).count() == 3
    load(_rows(protection="J"), as_of=LATER + timedelta(days=21))
    runs = {run.pk: run for run in ImportRun.objects.all()}
    figures = [
        {key: n for key, n in runs[one.pk].counts.items() if n and key != "base"}
        for one in (first, second, third, same)
    ]
    assert figures == [{"new": 7}, {"changed": 1, "same": 6}, {"changed": 1, "same": 6}, {"same": 7}]
    assert [runs[one.pk].rows for one in (first, second, third, same)] == [7, 7, 7, 7]
    assert not RowVerdict.objects.exists()
    assert not any(run.gone_youths for run in runs.values())


def test_staged_file__loses_the_row(alfa: object, handler: Any) -> None:
    load(_rows())
    waiting = stage(_rows(family_name="Zznytt"), as_of=LATER)
    protection.protect_by_hand(youth=_youth(), note="ringde oss", actor=handler, now=clock.now())
    waiting.refresh_from_db()
    assert (waiting.counts["changed"], waiting.rows) == (0, 7)
    assert not waiting.staged.exists()


def test_mark_in_a_file__is_an_event_for_the_handler_once(alfa: object, handler: Any) -> None:
    load(_rows())
    for week in range(2):
        load(_rows(protection="J"), as_of=LATER + timedelta(days=7 * week))
    event = ProtectionNotice.objects.get()
    assert (event.kind, event.source, event.youth, event.handled_at) == ("marked", "extens", _youth(), None)
    protection.handle(event=event, actor=handler, now=clock.now())
    event.refresh_from_db()
    assert event.handled_by == handler


@pytest.mark.req("K3-2.2e")
def test_row_without_the_mark__is_an_event_and_shows_nobody(alfa: object) -> None:
    load(_rows())
    load(_rows(protection="J"), as_of=LATER)
    for week in (2, 3):
        load(_rows(), as_of=TODAY + timedelta(days=7 * week))
    events = ProtectionNotice.objects.order_by("pk")
    assert [one.kind for one in events] == ["marked", "unmarked"]
    assert _youth().protected_at is not None


def test_lift__is_a_handlers_decision_with_a_reason(alfa: object, handler: Any) -> None:
    youth = _worked_with()
    protection.protect_by_hand(youth=youth, note="ringde oss", actor=handler, now=clock.now())
    with pytest.raises(ValidationError):
        protection.lift(youth=youth, note=" ", actor=handler, now=clock.now())
    with pytest.raises(PermissionDenied):
        protection.lift(youth=youth, note="x", actor=accounts.user(Role.ADMINISTRATOR), now=clock.now())
    protection.lift(youth=youth, note="Skatteverket har hävt", actor=handler, now=clock.now())
    youth.refresh_from_db()
    assert (youth.protected_at, youth.contacts.count()) == (None, 1)
    assert not ProtectionNotice.objects.filter(handled_at=None).exists()


@pytest.mark.req("PRV-21", "K3-1.5", "K3-2.2f")
def test_erase__leaves_no_trace_in_any_table(alfa: object, handler: Any, client_for: Any) -> None:
    youth = _worked_with()
    coach = client_for("alfa", Role.COORDINATOR)
    other = Youth.objects.get(personnummer=OTHER)
    for one in (youth, other):
        assert coach.get(reverse("youth", args=[one.public_id])).status_code == 200
    assert coach.get(reverse("proposals") + "?visa=in").status_code == 200
    connection.set_tenant(alfa)
    marks = [HIDDEN, HIDDEN[2:], str(youth.public_id), "Zzskyddad", "zzskyddad"]
    assert set(_where(marks)) > {"register_youth", "register_youthevent", "audit_readlog", "outreach_contactevent"}
    protection.protect_by_hand(youth=youth, note="ringde oss", actor=handler, now=clock.now())
    protection.erase(youth=youth, actor=handler, now=clock.now())
    assert _where(marks) == []
    assert ReadLog.objects.filter(youths__contains=[other.public_id]).exists()
    assert [(one.kind, one.youth, one.note) for one in ProtectionNotice.objects.all()] == [("erased", None, "")]
    assert not SourceRecord.objects.filter(youth_id=youth.pk).exists()


def _where(marks: list[str]) -> list[str]:
    """Tables of the tenant with a row that holds one of these texts."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if apps.get_app_config(model._meta.app_label).name.startswith("tenant_apps."):
                table = model._meta.db_table
                cursor.execute(
                    f"select exists (select from {table} t where t::text like any(%s))",
                    [[f"%{mark}%" for mark in marks]],
                )
                if cursor.fetchone()[0]:
                    found.append(table)
    return found


def test_erase__only_of_somebody_under_protection(alfa: object, handler: Any) -> None:
    with pytest.raises(ValidationError):
        protection.erase(youth=_worked_with(), actor=handler, now=clock.now())


def _still_url(page: Any) -> str:
    return str(page.content.decode().split('hx-get="/kvar/')[1].split('"')[0])


@pytest.mark.req("K3-2.2d")
def test_open_page__goes_when_its_youth_is_hidden(alfa: object, handler: Any, client_for: Any) -> None:
    youth = _worked_with()
    coach: Client = client_for("alfa", Role.COORDINATOR)
    url = reverse("youth", args=[youth.public_id])
    open_page = f"/kvar/{_still_url(coach.get(url))}"
    lists = [coach.get(f"{reverse('proposals')}?visa={kind}") for kind in ("in", "ut", "kontrollera")]
    (naming,) = [one for one in lists if "Zzskyddad" in one.content.decode()]
    open_list = f"/kvar/{_still_url(naming)}"
    assert [coach.get(one).status_code for one in (open_page, open_list)] == [204, 204]
    connection.set_tenant(alfa)
    protection.protect_by_hand(youth=youth, note="ringde oss", actor=handler, now=clock.now())
    assert [coach.get(one).headers.get("HX-Refresh") for one in (open_page, open_list)] == ["true", "true"]
    assert coach.get(url).status_code == 404
    assert client_for("alfa", Role.COORDINATOR).get(open_page).status_code == 204  # somebody else's page


def test_open_page__asking_keeps_nobody_logged_in(alfa: object, client_for: Any, settings: Any) -> None:
    youth = _worked_with()
    coach: Client = client_for("alfa", Role.COORDINATOR)
    page = coach.get(reverse("youth", args=[youth.public_id]))
    assert settings.SESSION_COOKIE_NAME in page.cookies
    assert settings.SESSION_COOKIE_NAME not in coach.get(f"/kvar/{_still_url(page)}").cookies
