"""A run of history taken back by the same undo as any other: every table as it was, or nothing and who stands in the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tenant_apps.accounts.models import Label
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.sources.errors import UndoBlocked
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.services.undoing import may_be_undone, undo_run
from tests.factories.numbers import take
from tests.factories.register import registration, youth
from tests.factories.work import contact, intervention
from tests.tenant.sources.history.reading_in import counts, csv_file, load, stage
from tests.tenant.sources.test_undoing import end_context, tables

pytestmark = [pytest.mark.usefixtures("alfa"), pytest.mark.req("K3-1.5")]
A, B = take(2, born_between=(date(2008, 5, 1), date(2008, 5, 31)))
FILES = {
    "registrations": csv_file(
        "Personnummer;Efternamn;Förnamn;Skyddad;Reg.datum;Avregdatum;Etikett",
        f"{A};;;Nej;2024-01-08;2024-06-01;Etikett 1", f"{B};Brolund;Alva;Nej;2024-08-19;;",
    ),
    "contacts": csv_file("Personnummer;Datum;Utfall;Sysselsättning", f"{A};2024-02-01;Nådd;Arbete", f"{A};2024-03-01;Inget svar;"),
    "occupations": csv_file("Personnummer;Datum;Sysselsättning", f"{A};2024-02-20;Praktik"),
    "interventions": csv_file("Personnummer;Insats;Startdatum;Slutdatum", f"{A};Praktik;2024-02-01;2024-03-01", f"{A};Komvux;2024-04-02;"),
}  # fmt: skip


def without_runs() -> dict[str, Any]:
    """Rows of a run stay as verdicts, and the source stays."""
    return {table: sums for table, sums in tables().items() if table not in {"sources_historyrow", "sources_source"}}


def applied(kind: str) -> ImportRun:
    run = load(kind, FILES[kind])
    end_context()
    return run


@pytest.mark.parametrize("kind", FILES)
def test_run__undone_leaves_every_table_as_before(kind: str) -> None:
    someone = youth(number=A)
    Label.objects.create(name="Etikett 1")
    registration(someone, date(2024, 1, 8), latest_studies="")
    intervention(someone, "internship", date(2024, 2, 1))
    end_context()
    before = without_runs()
    run = applied(kind)
    assert sum(counts(run).values()) == run.rows
    assert without_runs() != before
    assert may_be_undone(run=run)
    undo_run(run=run, actor=None, reason="fel fil")
    assert without_runs() == before
    end_context()
    assert counts(load(kind, FILES[kind])) == counts(run)  # nothing remembers it


def test_undo__is_blocked_by_a_contact_with_somebody_whom_the_file_made() -> None:
    youth(number=A)
    Label.objects.create(name="Etikett 1")
    run = applied("registrations")
    made = Youth.objects.get(personnummer=B)
    contact(made, date(2024, 9, 1))
    end_context()
    with pytest.raises(UndoBlocked) as blocked:
        undo_run(run=run, actor=None, reason="fel fil")
    assert [one.youth for one in blocked.value.values["youths"]] == [made.public_id]
    assert Registration.objects.count() == 2


def test_undo__is_blocked_by_a_change_of_what_the_file_gave() -> None:
    youth(number=A)
    run = applied("contacts")
    Contact.objects.filter(outcome="no_answer").update(note="ändrad")
    with pytest.raises(UndoBlocked):
        undo_run(run=run, actor=None, reason="fel fil")
    assert OccupationFact.objects.count() == 1


def test_file__read_anew_discards_the_one_that_waits() -> None:
    youth(number=A)
    first = stage("contacts", FILES["contacts"])
    stage("contacts", FILES["contacts"])
    first.refresh_from_db()
    assert (first.state, first.history.count()) == (ImportRun.State.DISCARDED, 0)
