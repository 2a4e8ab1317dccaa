"""The half-year file of 20 000 rows and more, without the gate, against COPY of the same SELECT and an INSERT ... SELECT of its row map."""

from __future__ import annotations

from statistics import median

from django.db import connection, transaction

from shared_apps.scb import selectors as scb
from tenant_apps.reporting import engine
from tenant_apps.reporting.models import Export
from tenant_apps.reporting.services import make_export
from tests.bench import population
from tests.bench.figures import figure, stopwatch

TIMES = 5
EVERY = 12  # of 100 000 residents: 6 700 registrations with two occupations and one measure each, so three rows


def ours() -> tuple[float, Export]:
    with stopwatch() as elapsed:
        export = make_export(
            period=population.PERIOD,
            municipality_code=population.CODE,
            actor=None,
            today=population.TODAY,
            codes=[population.CODE],
            gate=False,
        )
    return elapsed(), export


def floor(export: Export) -> float:
    """The lines in their order to nowhere; then the row map once more from where it stands, under another number."""
    spec = scb.format_for(population.PERIOD)
    select, values = engine.rows_sql(spec), engine.parameters(spec, population.PERIOD, population.CODE)
    with transaction.atomic(), connection.cursor() as cursor:
        with stopwatch() as elapsed:
            with cursor.copy(f"copy (select line from ({select}) f order by row_number) to stdout", values) as copy:
                for _ in copy:
                    pass
            cursor.execute(
                """insert into reporting_exportrow (export_id, row_number, youth_id, registration_id, event_kind, event_id)
                   select export_id, row_number + 1000000, youth_id, registration_id, event_kind, event_id
                   from reporting_exportrow where export_id = %s""",
                [export.pk],
            )
            cursor.execute("set constraints all immediate")  # what a commit would do
        transaction.set_rollback(True)
    return elapsed()


def run() -> None:
    population.residents(every=EVERY)
    measured, floors = [], []
    for _ in range(TIMES):
        taken, export = ours()
        measured.append(taken)
        floors.append(floor(export))
    if export.row_count < 19_000:
        raise RuntimeError(f"the file has {export.row_count} rows")
    figure("export_20000", measured=median(measured), floor=median(floors), limit=3)
