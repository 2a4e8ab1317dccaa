"""What a municipality has from the system it had before: a file of contacts that is taken in, one of measures that waits for its codes.

Beside it what else is set up once: a program's token, and a decision on what identification may apply by itself from the next half year.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Min

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from kaa.devtools.demo_data.importing import at
from kaa.devtools.demo_data.staff import email_of
from kaa.devtools.demo_data.world import World
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import ApiToken, User
from tenant_apps.accounts.tokens.services import make_token, revoke_token
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import Registration
from tenant_apps.register.services.identification import save_settings
from tenant_apps.sources.history.services import apply_history, choose_codes, stage_history
from tenant_apps.sources.models import ImportRun

CALLS, MEASURES = 24, 9
AUTOMATIC = ("out:died", "out:moved_away")
NOTE = "Nämndens beslut: den som avlidit eller flyttat skrivs av utan granskning. Högst tio på en gång."


def take_over(world: World, actor: User) -> None:
    _contacts(world, actor)
    _measures(world, actor)
    _tokens(world)
    start = HalfYear.of(world.today).next().start
    save_settings(
        valid_from=start, summer_month=9, summer_day=15, leap_birthday="0301", automatic_kinds=AUTOMATIC,
        automatic_at_most=10, note=NOTE, seen=None, actor=actor, today=world.today,
    )  # fmt: skip


def _file(headings: Sequence[str], rows: Sequence[Sequence[str | None]]) -> bytes:
    """As the other system writes it: semicolons, Windows-1252."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([headings, *rows])
    return out.getvalue().encode("cp1252", "replace")


def _contacts(world: World, actor: User) -> None:
    """A call in the morning of the day on which the youth was first tried here; the last row's number is wrong."""
    found = (
        Contact.objects.filter(youth__protected_at=None, youth__number_kind="personnummer")
        .values("youth__personnummer")
        .annotate(first=Min("at"))
        .order_by("first", "youth__personnummer")[:CALLS]
    )
    rows = [
        (one["youth__personnummer"], clock.local_date(one["first"]).isoformat(), "07:40", "Telefon", "Ringt, ej svar")
        for one in found
    ]
    rows.append((world.persons[0].number[:-1], *rows[-1][1:]))
    headings = ("Personnr", "Datum för kontakt", "Klockan", "Kontaktsätt", "Kontaktresultat")
    run = stage_history(
        kind="history-contacts", file_name="kontakter-tidigare-system.csv", content=_file(headings, rows), actor=actor, today=world.today
    )  # fmt: skip
    run = choose_codes(run=run, chosen={("contact.outcome", "Ringt, ej svar"): "no_answer"})
    run = apply_history(run=run, actor=actor)
    day = world.today - timedelta(days=40)
    ImportRun.objects.filter(pk=run.pk).update(created_at=at(day, 9), applied_at=at(day, 10))


def _measures(world: World, actor: User) -> None:
    """Its names of measures are its own: the administrator says what they mean here."""
    names = ("Jobbspår", "Studiebesök", "Praktik")
    found = (
        Registration.objects.filter(youth__protected_at=None, deregistered_on=None, mistaken_at=None)
        .filter(youth__number_kind="personnummer")
        .order_by("registered_on", "youth__personnummer")
        .values_list("youth__personnummer", "registered_on")[:MEASURES]
    )
    rows = [
        (number, names[place % len(names)], (since + timedelta(days=3)).isoformat(), (since + timedelta(days=4)).isoformat(), "Fullföljd")
        for place, (number, since) in enumerate(found)
    ]  # fmt: skip
    headings = ("Personnr", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak")
    stage_history(
        kind="history-interventions", file_name="insatser-tidigare-system.csv", content=_file(headings, rows), actor=actor, today=world.today
    )  # fmt: skip


def _tokens(world: World) -> None:
    """A token in use and one that was revoked; nobody has their secrets."""
    user = User.objects.get(email=email_of(Role.ADMINISTRATOR, world.place.slug))
    made = at(world.today - timedelta(days=60), 9)
    kept = make_token(user=user, name="Kommunens beslutsstöd", may_write=False, days=365, now=made).token
    ApiToken.objects.filter(pk=kept.pk).update(last_used_at=at(world.today - timedelta(days=1), 4))
    gone = make_token(user=user, name="Provkörning", may_write=True, days=30, now=made).token
    revoke_token(token=gone, actor=user, now=made + timedelta(days=2))
