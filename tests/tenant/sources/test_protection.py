"""A protected person's row leaves nothing but its number (PRV-20, PRV-21)."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from django.db import connection

from tenant_apps.register import models
from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.models import SourceRecord, StagedRow
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.undoing import undo_run
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import counts, load, stage

A, B, C = take(3, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
FAMILY, GIVEN = "Ömsesidig", "Zlatomir"
LATER = date(2026, 10, 14)
pytestmark = pytest.mark.usefixtures("alfa")


def _found_anywhere(*words: str) -> list[str]:
    """Every table of the schema, every row as text."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = current_schema()")
        for (table,) in cursor.fetchall():
            for word in words:
                cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', [f"%{word}%"])
                if cursor.fetchone()[0]:
                    found.append(f"{table}: {word}")
    return found


def _protected_row(mark: str = "J", **values: str) -> dict[str, str]:
    return extens.row(A, given_name=GIVEN, family_name=FAMILY, protection=mark, street="Hemliga stigen 4", **values)


@pytest.mark.req("PRV-21", "K2-3.1", "K2-3.3", "K2-3.7", "K3-1.5e")
@pytest.mark.parametrize("mark", ["J", "sekretessmarkering", "skyddad folkbokföring", "?"])
def test_protected_row__leaves_no_trace(
    mark: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    run = stage([_protected_row(mark), extens.row(B)])
    apply_run(run=run, actor=None)
    run.refresh_from_db()
    assert run.protected_rows == [2]
    assert (run.rows, counts(run)) == (1, {"new": 1})  # the figures do not tell
    words = (A, A[2:], GIVEN, FAMILY, "Hemliga stigen")
    assert not _found_anywhere(*words)
    assert _found_anywhere(B)  # the search does find
    out = caplog.text + "".join(capfd.readouterr())
    assert not [word for word in words if word in out]


@pytest.mark.req("PRV-21")
@pytest.mark.parametrize("first", [True, False], ids=["marked row first", "marked row last"])
def test_marked_and_unmarked_row_of_the_same_person__both_go(first: bool) -> None:
    rows = [_protected_row(), _protected_row("N", phone="saknas")]
    run = stage([*(rows if first else rows[::-1]), extens.row(B)])
    run.refresh_from_db()
    assert run.protected_rows == [2, 3]
    assert counts(run)["new"] == 1
    assert not _found_anywhere(A, GIVEN, FAMILY)
    assert not run.verdicts.exists()


MANY = take(12, born_between=(date(2009, 1, 1), date(2009, 12, 31)))


@pytest.mark.req("K3-1.4f")
@pytest.mark.parametrize("known", [True, False], ids=["of those known", "in a first file"])
def test_column_that_marks_many__is_refused_and_hides_nobody(known: bool) -> None:
    if known:
        load([extens.row(number) for number in MANY])
    with pytest.raises(FileRefused) as refused:
        stage(
            [extens.row(number, protection="2026-09-01" if place else "N") for place, number in enumerate(MANY)],
            as_of=LATER,
        )
    assert refused.value.code == "many_marked"
    assert not models.Youth.objects.exclude(protected_at=None).exists()
    assert models.Youth.objects.count() == len(MANY) * known


@pytest.mark.req("K3-1.4f", "PRV-20")
def test_ten_marked__are_believed() -> None:
    """However small the register is: ten may be under protection, and wait for nobody."""
    load([extens.row(number) for number in MANY])
    stage([extens.row(number, protection="J" if place < 10 else "N") for place, number in enumerate(MANY)], as_of=LATER)
    assert models.Youth.objects.exclude(protected_at=None).count() == 10


@pytest.mark.req("PRV-20", "PRV-24")
def test_known_youth__is_protected_at_once_and_not_gone() -> None:
    load([extens.row(A), extens.row(B)])
    run = stage([_protected_row(), extens.row(B)], as_of=LATER)
    youth = models.Youth.objects.get(personnummer=A)
    assert youth.protected_at
    assert counts(run) == {"same": 1}
    apply_run(run=run, actor=None)
    youth.refresh_from_db()
    assert youth.given_name == "Alva"  # nothing of the marked row
    assert SourceRecord.objects.get(youth=youth).gone_on is None
    assert not _found_anywhere(GIVEN, FAMILY, "Hemliga stigen")


@pytest.mark.req("PRV-20")
def test_lifted_mark__changes_nothing_and_is_for_the_handler() -> None:
    load([extens.row(A), extens.row(B)])
    load([_protected_row(), extens.row(B)], as_of=LATER)
    run = load([extens.row(A, phone="070-000 00 09"), extens.row(B)], as_of=LATER)
    assert (run.lifted_rows, run.protected_rows, counts(run)) == ([2], [], {"same": 1})
    assert not models.ContactDetail.objects.filter(value="0700000009").exists()


@pytest.mark.req("PRV-21")
def test_waiting_run_of_another_source__loses_the_person_too() -> None:
    stage([_protected_row("N")], source="annan")
    assert StagedRow.objects.count() == 1
    stage([_protected_row(), extens.row(B)])
    assert not _found_anywhere(A, FAMILY)


@pytest.mark.req("PRV-23")
def test_protected_after_staging__is_not_written() -> None:
    load([extens.row(A), extens.row(B)])
    run = stage([extens.row(A, phone="070-000 00 09")], as_of=LATER)
    protect_by_numbers(numbers={A, B})
    apply_run(run=run, actor=None, reason="ett test")
    assert not models.ContactDetail.objects.filter(value="0700000009").exists()
    assert not SourceRecord.objects.exclude(gone_on=None).exists()


@pytest.mark.req("PRV-20")
def test_protect_by_numbers__finds_earlier_numbers_and_counts_once() -> None:
    load([extens.row(A)])
    models.YouthNumber.objects.create(youth=models.Youth.objects.get(), value=C, kind="personnummer", replaced_on=LATER)
    assert protect_by_numbers(numbers={C}) == 1
    assert protect_by_numbers(numbers={A, C}) == 0
    assert protect_by_numbers(numbers=set()) == 0


@pytest.mark.req("K3-1.5")
def test_guardian_under_protection__in_a_file_is_an_event_and_nothing_of_the_guardian_is_kept() -> None:
    both = {"guardian2_name": "Zeb Påhittad", "guardian2_phone": "070-174 06 06"}
    load([extens.row(A, **both), extens.row(B)])
    rows = [
        extens.row(A, guardian1_protection="J", **both),
        extens.row(B, guardian1_protection="N"),
        extens.row(C, guardian1_protection="skyddad", guardian1_name="Dold Påhittad"),
    ]
    load(rows, as_of=LATER)
    told = models.ProtectionNotice.objects.order_by("pk").values_list("kind", "youth__personnummer")
    assert sorted(told) == sorted([("guardian", A), ("guardian", C)])
    found = (
        models.Guardian.objects.shown()
        .order_by("youth__personnummer", "position")
        .values_list("youth__personnummer", "position", "name")
    )
    assert sorted(found) == sorted([(A, 2, "Zeb Påhittad"), (B, 1, "Kim Påhittad")])
    assert not _found_anywhere("Dold")
    assert not models.Guardian.pgh_event_model.objects.filter(youth__personnummer=A, name="Kim Påhittad").exists()


@pytest.mark.req("K3-1.5")
def test_guardian_under_protection__does_not_hinder_an_undo() -> None:
    load([extens.row(B)])
    run = load([extens.row(A, guardian1_protection="J"), extens.row(B)], as_of=LATER)
    assert models.ProtectionNotice.objects.get().youth.personnummer == A
    undo_run(run=run, actor=None, reason="fel fil")
    assert not models.ProtectionNotice.objects.exists()
    assert models.Youth.objects.get().personnummer == B
