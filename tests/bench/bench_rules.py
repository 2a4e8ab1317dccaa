"""Identification, and all quality rules together, for 100 000 residents: each against a full read of the tables that it uses.

The read is `COPY (SELECT ... joined by key) TO STDOUT` into nothing: a file at the server, /dev/null too, is the superuser's to write.
It is made in two ways, all tables joined at once (their rows multiply) and one COPY a table beside its youths; the cheaper is the floor.
"""

from __future__ import annotations

from functools import partial
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
from tests.bench import flaws, population
from tests.bench.figures import figure, seconds, stopwatch

TIMES = 5
FEWER = 5  # lists of one registered in five, against lists of all
IDENTIFICATION = (
    "sources_sourcerecord", "register_schoolplacement", "register_exam", "register_residence", "register_registration", "register_occupationfact",
    "register_compulsoryschool",
)  # fmt: skip
QUALITY = (
    "register_registration", "support_intervention", "register_occupationfact", "register_residence", "register_exam", "outreach_contact",
)  # fmt: skip


def copied(select: str) -> None:
    with connection.cursor() as cursor, cursor.copy(f"copy ({select}) to stdout") as copy:
        for _ in copy:
            pass


def joined(tables: tuple[str, ...]) -> None:
    joins = " ".join(f"left join {table} on {table}.youth_id = y.id" for table in tables)
    copied(f"select * from register_youth y {joins}")


def apart(tables: tuple[str, ...]) -> None:
    copied("select * from register_youth")
    for table in tables:
        copied(f"select t.* from {table} t join register_youth y on y.id = t.youth_id")


def full_read(tables: tuple[str, ...]) -> float:
    return min(seconds(lambda: joined(tables), times=TIMES), seconds(lambda: apart(tables), times=TIMES))


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


def lists() -> dict[str, tuple[float, int]]:
    """Seconds and hits of each rule's own list."""
    found = {}
    for section in dict.fromkeys(rule.section for rule in RULES.values()):
        hits = quality.hits(period=population.PERIOD, section=section)
        found[section] = (seconds(partial(quality.hits, period=population.PERIOD, section=section), times=3), len(hits))
    return found


def of_all(*, every: int) -> dict[str, tuple[float, int]]:
    population.residents(every=every)
    flaws.make()
    try:
        return lists()
    finally:
        flaws.unmake()


def growth() -> None:
    """Each rule's list of 20 000 registered against that of 4 000, times the rows that it has more; every rule has something to find."""
    few, many = of_all(every=4 * FEWER), of_all(every=4)
    population.residents()
    for section, (measured, rows) in many.items():
        taken, before = few[section]
        if section in flaws.GUARDS:
            print(
                f"note rule_list_{section}={measured:.3f} a guard: nobody can make what it would find, so it has no growth"
            )
        elif rows > before > 0:
            figure(f"rule_list_{section}", measured=measured, floor=taken * rows / before, limit=1)
        elif rows and population.PERSONS < population.ALL:
            print(f"note rule_list_{section}={measured:.3f} hits={rows}, too few people to measure its growth")
        else:
            raise RuntimeError(f"{section} has {before} and {rows} hits: its growth is not measured")


def run() -> None:
    growth()
    nightly = parameters(day=population.TODAY, municipality_codes=[population.CODE], youths=None, every=False)
    measured = seconds(lambda: fetched(sql(), nightly), times=TIMES)
    figure("identification_100000", measured=measured, floor=full_read(IDENTIFICATION), limit=3)
    measured = seconds(lambda: fetched(*rules_statement()), times=TIMES)
    figure("rules_all", measured=measured, floor=full_read(QUALITY), limit=3)
    with stopwatch() as elapsed:
        found = propose(day=population.TODAY, municipality_codes=[population.CODE])
    print(
        f"note propose={elapsed():.3f} new={found.new} in={found.open_in} out={found.open_out} check={found.open_check}"
    )
    with stopwatch() as elapsed:
        hits = quality.hits(period=population.PERIOD)
    print(f"note hits={elapsed():.3f} found={len(hits)}")
