"""Zone B is apart (ADR 14): no file, gate or figure reads it, and staff without mapping have the register alone (PRV-12)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.halfyears import HalfYear
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.distribution.selectors.people import people
from tenant_apps.distribution.selectors.queue import queue
from tenant_apps.doors.selectors import figures as door_figures
from tenant_apps.outreach.ladder.guarantee import guarantee
from tenant_apps.quality.selectors import hits
from tenant_apps.register.selectors.today import today_view
from tenant_apps.reminders import digest
from tenant_apps.support.models import AssessmentExclusion
from tenant_apps.support.selectors.assessments import may_map
from tenant_apps.support.selectors.offers import offer_shares
from tenant_apps.support.selectors.participants import subproject_figures
from tenant_apps.support.selectors.participations import figures as participation_figures
from tenant_apps.support.selectors.plans import plan_shares
from tenant_apps.support.services.assessments import choose_mappers
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered
from tests.tenant.reporting.making import PERIOD, make, somebody
from tests.tenant.support.test_assessments import SECRET, decided, mapped

TODAY = clock.today()
ZONE_B = re.compile(r"support_(assessment|answer)", re.IGNORECASE)


def _of_a_coach(act: Callable[..., object]) -> Callable[[], object]:
    return lambda: act(make_user(Role.COORDINATOR))


READERS: dict[str, Callable[[], object]] = {
    "the quality rules": lambda: hits(period=PERIOD, youths=None),
    "offers": lambda: offer_shares(first=TODAY - timedelta(days=180), last=TODAY),
    "plans": lambda: plan_shares(day=TODAY),
    "participations": _of_a_coach(lambda user: participation_figures(user, period=HalfYear.of(TODAY), today=TODAY)),
    "subprojects": _of_a_coach(lambda user: subproject_figures(user, today=TODAY)),
    "doors": _of_a_coach(lambda user: door_figures.figures(user, began=door_figures.school_year(TODAY))),
    "the guarantee": _of_a_coach(lambda user: guarantee(user, mine=False, today=TODAY)),
    "Idag": _of_a_coach(lambda user: today_view(user, mine=False, today=TODAY)),
    "the digest": lambda: digest.letters(today=date(2026, 11, 16)),
    "distribution": lambda: (people(today=TODAY), queue(today=TODAY)),
}


@pytest.mark.req("PRV-12", "PRV-17")
@pytest.mark.parametrize("reader", READERS)
def test_zone_b__is_read_by_no_figure(alfa, reader: str) -> None:
    _reads_no_zone_b(READERS[reader])


@pytest.mark.req("PRV-12", "PRV-17")
def test_zone_b__is_read_by_no_file(committed_alfa) -> None:
    _reads_no_zone_b(make)


def _reads_no_zone_b(reader: Callable[[], object]) -> None:
    decided()
    mapped(somebody(under=Label.objects.create(name="Maria", user=make_user(Role.COACH))))
    with CaptureQueriesContext(connection) as told:
        reader()
    asked = [one["sql"] for one in told if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert asked
    assert [text for text in asked if ZONE_B.search(text)] == []


@pytest.mark.req("PRV-12", "PRV-17")
def test_zone_b__is_read_by_no_page_of_the_report(alfa, client_for, in_schema) -> None:
    decided()
    mapped(somebody())
    client = client_for("alfa", Role.COORDINATOR)
    for address in (reverse("report"), reverse("report-period", args=[PERIOD]), reverse("remarks")):
        with CaptureQueriesContext(connection) as told:
            assert client.get(address, follow=True).status_code == 200
        assert [one["sql"] for one in told if ZONE_B.search(one["sql"])] == []


@pytest.mark.req("PRV-12", "PRV-32")
def test_staff_without_mapping__have_the_register_and_nothing_of_zone_b(alfa, client_for, in_schema) -> None:
    decided()
    youth = registered()
    one = mapped(youth)
    coach, admin = client_for("alfa", Role.COACH), client_for("alfa", Role.ADMINISTRATOR)
    page, mapping = reverse("youth", args=[youth.public_id]), reverse("assessment", args=[one.public_id])
    zone_b = [
        mapping,
        reverse("assessment-edit", args=[one.public_id]),
        reverse("assessment-add", args=[youth.public_id]),
    ]
    assert [coach.get(address).status_code for address in zone_b] == [200, 200, 200]
    settings = admin.get(reverse("assessment-settings")).content.decode()
    assert (
        f'value="{coach.user.public_id}" checked' in re.sub(r"\s+", " ", settings)
        or str(coach.user.public_id) in settings
    )
    saved = admin.post(reverse("assessment-staff"), {"staff": [str(admin.user.public_id)]})
    assert saved.status_code == 302
    in_schema("k9901")
    assert [each.user for each in AssessmentExclusion.objects.all()] == [coach.user]
    assert [coach.get(address).status_code for address in zone_b] == [404, 404, 404]
    shown = coach.get(page)
    assert shown.status_code == 200
    assert mapping not in shown.content.decode()
    assert SECRET not in shown.content.decode()
    assert coach.get(reverse("plan-add", args=[youth.public_id])).status_code == 200
    assert admin.get(mapping).status_code == 200
    assert mapping in admin.get(page).content.decode()
    admin.post(reverse("assessment-staff"), {"staff": [str(admin.user.public_id), str(coach.user.public_id)]})
    assert coach.get(mapping).status_code == 200
    assert coach.post(reverse("assessment-staff"), {"staff": []}).status_code == 403


@pytest.mark.req("PRV-12", "K4-7.1b")
def test_mappers__of_a_page_from_before_leave_what_somebody_else_has_said(alfa, client_for, in_schema) -> None:
    decided()
    first, other = make_user(Role.COACH), make_user(Role.COACH)
    admin = client_for("alfa", Role.ADMINISTRATOR)
    form = admin.get(reverse("assessment-settings")).context["staff_form"]
    seen = form.initial["seen"]
    keys = {str(one.public_id) for one in (first, other, admin.user)}
    assert keys <= set(seen.split())
    assert f'value="{seen}"' in str(form["seen"])
    for away in (first, other):  # two administrators, on the same page
        staff = sorted(set(seen.split()) - {str(away.public_id)})
        admin.post(reverse("assessment-staff"), {"staff": staff, "seen": seen})
    in_schema("k9901")
    assert {one.user for one in AssessmentExclusion.objects.all()} == {first, other}


def test_choose_mappers__of_those_alone_whose_role_may(alfa) -> None:
    decided()
    reader, coach = make_user(Role.READER), make_user(Role.COACH)
    choose_mappers(chosen=[], actor=None)
    choose_mappers(chosen=[], actor=None)
    assert [one.user for one in AssessmentExclusion.objects.all()] == [coach]
    assert not may_map(coach)
    choose_mappers(chosen=[reader.public_id, coach.public_id], actor=None)
    assert may_map(coach)
    assert not may_map(reader)
    assert not reader.may(Right.ASSESSMENTS)
