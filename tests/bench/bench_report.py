"""The half-year file of 20 000 rows and more, without the gate, against COPY of the same SELECT and an INSERT ... SELECT of its row map."""

from __future__ import annotations

from django.db import connection, transaction

from shared_apps.scb import selectors as scb
from tenant_apps.reporting import engine
from tenant_apps.reporting.models import Export
from tenant_apps.reporting.services import make_export
from tests.bench import population
from tests.bench.figures import stopwatch

TIMES = 5
REGISTERED = 6_600  # each with two occupations and one measure, so three rows


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
    """The lines to nowhere, in order; the row map beside the export's own."""
    spec = scb.format_for(population.PERIOD)
    values, rows = engine.parameters(spec, population.PERIOD, population.CODE), engine.rows_sql(spec)
    with stopwatch() as elapsed, transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"copy (select line from ({rows}) f order by row_number) to stdout", values) as copy:
            for _ in copy:
                pass
        cursor.execute(
            f"""insert into reporting_exportrow (export_id, row_number, youth_id, registration_id, event_kind, event_id)
                select %(export)s, row_number, youth_id, registration_id, event_kind, event_id from ({rows}) f""",
            {**values, "export": export.pk},
        )
    return elapsed()
