"""Reminders, absences, handovers, notifications: their part of the table behind test_urls."""

from __future__ import annotations

from datetime import date
from typing import Any

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.reminders.models import Absence, Handover, Notification, Reminder
from tests.isolation.worlds import DAY, PK, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
COACH = frozenset({Role.COACH})  # whose news the world has
EVERYONE = frozenset(Role)
YOUTH = public_id("youth")


def add_rows(world: World) -> None:
    """In the world's schema: a reminder on the world's youth, and an absence of the coach's."""
    days = {"due_on": DAY, "first_due_on": DAY, "starts_on": DAY}
    coach, coordinator = world.users[Role.COACH], world.users[Role.COORDINATOR]
    world.rows.update(
        reminder=Reminder.objects.create(id=PK, youth=world.rows["youth"], text=f"Ring {world.sentinel}", **days),
        news=Notification.objects.create(
            id=PK, user=coach, kind="youth_given", key="given", youth=world.rows["youth"], at=clock.now()
        ),
        other_label=(other := Label.objects.create(id=PK + 1, name=f"Annan {world.sentinel}", user=coordinator)),
        handover=Handover.objects.create(
            id=PK,
            from_label=other,
            to_label=world.rows["label"],
            at=clock.now(),
            by=coordinator,
            moved={"youths": [PK], "reminders_of_label": [], "reminders_of_user": []},
        ),
        absence=Absence.objects.create(id=PK, user=coach, cover=coordinator, starts_on=DAY, ends_on=date(2028, 1, 1)),
    )


def _name(world: World) -> str:
    return world.sentinel


def _body(**fixed: Any) -> Any:
    return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}


def _cover(world: World) -> str:
    return str(world.users[Role.ADMINISTRATOR].public_id)


def _label(row: str) -> Any:
    return lambda world: str(world.rows[row].public_id)


def _who(world: World) -> str:
    return str(world.users[Role.COORDINATOR].public_id)


def _version(row: str) -> Any:
    return lambda world: str(world.rows[row].version)


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""
    form = {"text": "Ring", "due_on": "2028-01-10", "recurs": ""}
    own = frozenset({403, 404})
    return [
        entry("reminders", WORKING, query="?vems=alla", sentinel=_name, shows_youth=True),
        entry("reminders", WORKING, query="?vems=alla&visa=klara", note="done"),
        entry("reminder-new", WORKING, note="form"),
        entry("reminder-new", WORKING, data=_body(**form, holder=lambda world: f"label:{world.rows['label'].public_id}"), status=302),
        entry("reminder-add", WORKING, kwargs=YOUTH, sentinel=_name, shows_youth=True, note="form"),
        entry("reminder-add", WORKING, kwargs=YOUTH, data=_body(**form, holder="coach"), status=302),
        entry("reminder-edit", WORKING, kwargs=public_id("reminder"), sentinel=_name, shows_youth=True, note="form"),
        entry("reminder-edit", WORKING, kwargs=public_id("reminder"), data=_body(**form, holder="coach", version=_version("reminder")), status=302),
        entry("reminder-act", WORKING, kwargs=public_id("reminder"), data=_body(action="done", place="today"), status=302),
        entry("bulk", WORKING, kwargs=lambda _world: {"action": "reminder"}, foreign_is_unknown=False, note="reminder"),
        entry("my-page", EVERYONE),
        entry("my-page", WORKING, data=_body(pace="daily"), status=302, note="digest"),
        entry("absence-add", WORKING, note="form"),
        entry("absence-add", WORKING, data=_body(who=_who, starts_on="2028-01-10", last_on="2028-01-12", cover=_cover), status=302),
        entry("absence-edit", WORKING, kwargs=public_id("absence"), others=own, note="form"),
        entry("absence-edit", WORKING, kwargs=public_id("absence"), data=_body(starts_on=DAY.isoformat(), last_on="2028-01-08", cover=_cover,
              version=_version("absence")), status=302, others=own),
        entry("handovers", RUNNING, note="form"),
        entry("handovers", RUNNING, data=_body(from_label=_label("label"), to_label=_label("other_label"), note=""), sentinel=_name, shows_youth=True,
              note="what moves"),
        entry("handovers", RUNNING, data=_body(from_label=_label("label"), to_label=_label("other_label"), note="", expected="1"), status=302,
              note="confirmed"),
        entry("caseload-handover", RUNNING, kwargs=public_id("handover"), sentinel=_name, shows_youth=True),
        entry("handover-back", RUNNING, kwargs=public_id("handover"), data=_body(), status=302),
        entry("notifications", EVERYONE),
        entry("notifications", COACH, sentinel=_name, shows_youth=True, others=frozenset({200}), note="one's own"),
        entry("notifications-read", EVERYONE, data=_body(), status=302),
        entry("notification", COACH, kwargs=public_id("news"), data=_body(), status=302, others=frozenset({404})),
        entry("absence-end", WORKING, kwargs=public_id("absence"), data=_body(), status=302, others=own),
    ]  # fmt: skip
