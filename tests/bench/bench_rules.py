"""Identification, and all quality rules together, for 100 000 residents: each against a full read of the tables that it uses.

The read is `COPY (SELECT ... joined by key) TO STDOUT` into nothing: a file at the server, /dev/null too, is the superuser's to write.
Each table is read whole beside its youth's key, one COPY a table: joined all at once their rows would multiply, which a read need not.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from shared_apps.scb import selectors as scb
from tenant_apps.quality import selectors as quality
from tenant_apps.quality.period import period_parameters
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.rules.base import code_parameters
from tenant_apps.register.identification.decisions import sql
from tenant_apps.register.identification.ruleset import parameters
from tenant_apps.register.services.proposals import propose
from tests.bench import population
from tests.bench.figures import figure, seconds, stopwatch

IDENTIFICATION = (
    "sources_sourcerecord", "register_schoolplacement", "register_exam", "register_residence", "register_registration", "register_occupationfact",
    "register_compulsoryschool",
)  # fmt: skip
QUALITY = (
    "register_registration", "support_intervention", "register_occupationfact", "register_residence", "register_exam", "outreach_contact",
)  # fmt: skip


def full_read(tables: tuple[str, ...]) -> None:
    """The youths, and each table joined to them by key."""
    selects = ["select * from register_youth"]
    selects += [f"select t.* from {table} t join register_youth y on y.id = t.youth_id" for table in tables]
    with connection.cursor() as cursor:
        for select in selects:
            with cursor.copy(f"copy ({select}) to stdout") as copy:
                for _ in copy:
                    pass


def fetched(statement: str, values: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return len(cursor.fetchall())


def rules_statement() -> tuple[str, dict[str, Any]]:
    """What `quality.selectors.hits` executes for everyone."""
    spec = scb.format_for(population.PERIOD)
    names = [name for name, rule in RULES.items() if rule.holds_in(spec)]
    return quality._statement(names), {
        **period_parameters(population.PERIOD, None),
        **code_parameters(population.PERIOD, spec),
    }


def run() -> None:
    population.residents()
    nightly = parameters(day=population.TODAY, municipality_codes=[population.CODE], youths=None, every=False)
    figure(
        "identification_100000", limit=3,
        measured=seconds(lambda: fetched(sql(), nightly)), floor=seconds(lambda: full_read(IDENTIFICATION)),
    )  # fmt: skip
    figure(
        "rules_all",
        limit=3,
        measured=seconds(lambda: fetched(*rules_statement())),
        floor=seconds(lambda: full_read(QUALITY)),
    )
    with stopwatch() as elapsed:
        found = propose(day=population.TODAY, municipality_codes=[population.CODE])
    print(
        f"note propose={elapsed():.3f} new={found.new} in={found.open_in} out={found.open_out} check={found.open_check}"
    )
    with stopwatch() as elapsed:
        hits = quality.hits(period=population.PERIOD)
    print(f"note hits={elapsed():.3f} found={len(hits)}")
