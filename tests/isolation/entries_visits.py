"""Home visits and concern reports: their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import LetterTemplate, TemplateVersion
from tenant_apps.register.models import ContactDetail
from tenant_apps.visits.models import ConcernReport, HomeVisit, VisitDay, VisitStaff
from tests.isolation.worlds import DAY, PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
LATER = dt.date(2028, 12, 4)  # before the world's youth turns 20
KEY = "5f0c1b52-0f6b-4b5e-9a51-0d9f6a3f8d11"


def add_rows(world: World) -> None:
    """In the world's schema: a day to come and one that has been, the world's youth on both."""
    youth, coach = world.rows["youth"], world.users[Role.COACH]
    seen = {"first_seen_on": DAY, "last_seen_on": DAY, "source": "extens"}
    ContactDetail.objects.create(
        id=PK + 800, youth=youth, kind="address", value="Påhittade gatan 1", postcode="85230", city="Sundsvall", **seen
    )
    address = {"street": "Påhittade gatan 1", "postcode": "85230", "city": "Sundsvall"}
    days = {}
    for number, (name, on) in enumerate(
        (("visit_day", LATER), ("past_day", DAY), ("empty_day", LATER + dt.timedelta(days=7)))
    ):
        day = VisitDay.objects.create(id=PK + number, on=on, area=f"Område {world.sentinel}", created_by=coach)
        VisitStaff.objects.bulk_create(
            VisitStaff(id=PK + number * 10 + place, day=day, user=world.users[role])
            for place, role in enumerate((Role.COACH, Role.COORDINATOR))
        )
        days[name] = day
    template = LetterTemplate.objects.create(
        id=PK + 800, key="avisering", name=f"Knackakort {world.sentinel}", channel="visit_notice", sent_to="by_age"
    )
    texts = {"sv": {"subject": "Vi kommer {besöksdag}", "body": "Hej {namn}! Vi kommer {besöksdag} {besökstid}."}}
    TemplateVersion.objects.create(id=PK + 800, template=template, number=1, texts=texts)
    world.rows.update(
        days,
        notice_template=template,
        visit=HomeVisit.objects.create(
            id=PK, day=days["visit_day"], visit_on=LATER, youth=youth, position=1, notice_posted_on=LATER - dt.timedelta(days=7), **address
        ),
        past_visit=HomeVisit.objects.create(
            id=PK + 1, day=days["past_day"], visit_on=DAY, youth=youth, position=1, notice_posted_on=DAY - dt.timedelta(days=8),
            outcome="not_at_address", outcome_version=1, outcome_at=dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC), recorded_by=coach, **address,
        ),
        concern=ConcernReport.objects.create(
            id=PK, youth=youth, outcome="made", decided_on=DAY, decided_by=coach, made_to="Mottagningen", reference=f"SN {world.sentinel}"
        ),
    )  # fmt: skip


def add_protected(world: World, youth: Any) -> dict[str, Any]:
    """Somebody under protection, on the same days and with the same rows as the world's youth."""
    kept = {}
    for number, (row, like) in enumerate((("visit", "visit"), ("past_visit", "past_visit"), ("concern", "concern"))):
        one = world.rows[like]
        values = {
            each.attname: getattr(one, each.attname)
            for each in one._meta.concrete_fields
            if each.name not in {"id", "public_id"}
        }
        kept[row] = type(one).objects.create(**{**values, "id": PK + 700 + number, "youth_id": youth.pk})
    HomeVisit.objects.filter(pk=kept["visit"].pk).update(position=0)  # first on the list
    return kept


def _name(world: World) -> str:
    return world.sentinel


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def body(**fixed: Any) -> Any:
        return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}

    def own(row: str) -> Any:
        return lambda world: str(world.rows[row].public_id)

    def staff(world: World) -> list[str]:
        return [str(world.users[role].public_id) for role in (Role.COACH, Role.COORDINATOR)]

    def version(row: str) -> Any:
        return lambda world: str(world.rows[row].version)

    day, past, visit, youth = public_id("visit_day"), public_id("past_day"), public_id("visit"), public_id("youth")
    planned = {"on": "2028-12-20", "area": "Nacksta", "starts_at": "15:00", "staff": staff}
    shown = {"sentinel": _name, "shows_youth": True}
    settings = {"concern": "duty", "repeat_months": "3", "concern_to": "", "bring": "Broschyr", "version": ""}
    concern = {
        "outcome": "not_made", "decided_on": "2026-11-16", "made_to": "", "reference": "", "reason": "no_ground",
        "decided_by": lambda world: str(world.users[Role.COACH].public_id),
    }  # fmt: skip
    return [
        entry("visits", WORKING, sentinel=_name),
        entry("visit-day-add", WORKING, note="form"),
        entry("visit-day-add", WORKING, data=body(**planned), status=302),
        entry("visit-plan-chosen", WORKING),
        entry("visit-plan-chosen", WORKING, data=body(day=own("empty_day")), note="nobody chosen"),
        entry("visit-settings", RUNNING, note="form"),
        entry("visit-settings", RUNNING, data=body(**settings), status=302),
        entry("visit-day", WORKING, kwargs=day, **shown),
        entry("visit-day", WORKING, kwargs=past, note="done", **shown),
        entry("visit-day-edit", WORKING, kwargs=day, note="form"),
        entry("visit-day-edit", WORKING, kwargs=day, data=body(**planned, version=version("visit_day")), status=302),
        entry("visit-day-state", WORKING, kwargs=day, data=body(action="lock", version=version("visit_day")), status=302),
        entry("visit-day-order", WORKING, kwargs=day, data=body(action="sort"), status=302),
        entry("visit-day-notices", WORKING, kwargs=day, data=body(visit=own("visit"), posted_on="2026-11-16"), status=302),
        entry("visit-day-make-notices", WORKING, kwargs=day, data=body(template=own("notice_template"), language="sv"), status=302),
        entry("visit-day-make-notices", WORKING, kwargs=day, data=body(template="", language="sv"), note="no template", **shown),
        entry("visit-day-notices", WORKING, kwargs=day, data=body(visit=own("visit"), posted_on=""), note="wrong", **shown),
        entry("visit-day-times", WORKING, kwargs=day, data=body(first="15:00", minutes="20"), status=302),
        entry(
            "visit-day-absence", WORKING, kwargs=day, status=302,
            data=body(user=lambda world: str(world.users[Role.COACH].public_id), absent="1"),
        ),
        entry("visit-day-youths", WORKING, kwargs=public_id("empty_day"), note="form"),
        entry("visit-day-youths", WORKING, kwargs=public_id("empty_day"), data=body(q=_name), note="search", **shown),
        entry("visit-day-youths", WORKING, kwargs=public_id("empty_day"), data=body(add="1", youth=own("youth")), status=302, note="add"),
        entry("visit-phone", WORKING, kwargs=day, **shown),
        entry("visit-paper", WORKING, kwargs=day, **shown),
        entry("visit-record", WORKING, kwargs=visit, data=body(result="nobody_home", key=KEY), status=302),
        entry("visit-reason", WORKING, kwargs=visit, data=body(deviation="agreed"), status=302),
        entry("visit-remove", WORKING, kwargs=visit, data=body(), status=302),
        entry("visit-tax-agency", WORKING, kwargs=public_id("past_visit"), **shown),
        entry("visit-tax-agency", WORKING, kwargs=public_id("past_visit"), data=body(), status=302, note="sent"),
        entry("visit-plan-youth", WORKING, kwargs=youth, note="form", **shown),
        entry("visit-plan-youth", WORKING, kwargs=youth, data=body(day=own("empty_day")), status=302),
        entry("concerns", WORKING, note="none"),
        entry("concern-add", WORKING, kwargs=youth, note="form", **shown),
        entry("concern-add", WORKING, kwargs=youth, data=body(**concern), status=302),
        entry("concern-edit", WORKING, kwargs=public_id("concern"), note="form", **shown),
        entry("concern-edit", WORKING, kwargs=public_id("concern"), data=body(**concern, version=version("concern")), status=302),
    ]  # fmt: skip
