"""Figures of imports as if whoever has come under protection had never stood in a file (PRV-22, rules: Protected identity)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.models import ImportRun, RowVerdict
from tenant_apps.sources.selectors import figures, find_run
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import discard_run
from tenant_apps.sources.services.undoing import undo_run
from tests.factories import extens
from tests.factories.numbers import take
from tests.tenant.sources.importing import TODAY, counts, load, stage

HIDDEN, B, C, D = take(4, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
LATER = TODAY + timedelta(days=7)
pytestmark = [pytest.mark.usefixtures("alfa"), pytest.mark.req("PRV-22", "K3-2.2b")]


def _hidden(mark: str = "N", **values: Any) -> dict[str, str]:
    return extens.row(HIDDEN, protection=mark, **values)


def _told(run: ImportRun) -> tuple[int, dict[str, int], int]:
    run.refresh_from_db()
    return run.rows, counts(run), run.counts.get("base", 0)


def test_new_person__leaves_another_sources_waiting_run_and_its_remarks() -> None:
    waiting = stage([_hidden(phone="saknas"), extens.row(B, phone="saknas")], source="annan")
    assert _told(waiting) == (2, {"new": 2, "remarks": 2}, 0)
    stage([_hidden("J"), extens.row(C)])
    assert _told(waiting) == (1, {"new": 1, "remarks": 1}, 0)
    assert list(RowVerdict.objects.filter(run=waiting).values_list("row_number", flat=True)) == [3]
    apply_run(run=waiting, actor=None)
    assert _told(waiting) == (1, {"new": 1, "remarks": 1}, 0)


@pytest.mark.parametrize(
    ("again", "one"),
    [({}, {}), ({"phone": "070-000 00 07"}, {}), ({"started_on": "fel"}, {}), ({}, {"phone": "saknas"})],
    ids=["same", "changed", "refused", "gone"],
)
def test_known_youth__leaves_another_sources_waiting_run(again: dict[str, str], one: dict[str, str]) -> None:
    others = [extens.row(B), extens.row(C)]
    load([_hidden(), *others], source="annan")
    rows = others if one else [_hidden(**again), *others]
    waiting = stage(rows, source="annan", as_of=LATER)
    stage([_hidden("J"), extens.row(D)])
    assert _told(waiting) == (2, {"same": 2}, 2)
    assert not RowVerdict.objects.exists()


@pytest.mark.parametrize(
    "again",
    [{}, {"phone": "070-000 00 07"}, {"phone": "saknas"}, {"started_on": "fel"}],
    ids=["same", "changed", "remark", "refused"],
)
@pytest.mark.parametrize("first", [True, False], ids=["marked first", "marked last"])
@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_row_without_the_mark__in_the_same_file_is_not_counted(
    again: dict[str, str], *, first: bool, known: bool
) -> None:
    others = [extens.row(B), extens.row(C)]
    load([*([_hidden()] if known else []), *others])
    pair = [_hidden("J"), _hidden(**again)]
    run = stage([*(pair if first else pair[::-1]), *others], as_of=LATER)
    assert _told(run) == (2, {"same": 2}, 2)
    assert run.protected_rows == [2, 3]
    assert not RowVerdict.objects.exists()


def test_file_that_is_discarded_or_undone__keeps_no_figures() -> None:
    """Whom it named is not known any longer, so nobody could be taken out of them."""
    applied = load([_hidden(), extens.row(B, phone="saknas")])
    waiting = stage([_hidden(family_name="Ny"), extens.row(B)], as_of=LATER)
    discard_run(run=waiting)
    replaced = stage([_hidden()], source="annan")
    stage([_hidden(), extens.row(B)], source="annan")
    undo_run(run=applied, actor=None, reason="fel fil")
    for run in (applied, waiting, replaced):
        assert _told(run) == (0, {}, 0)
        shown = find_run(run.public_id)
        assert shown is not None
        assert figures(shown) == []
        assert not RowVerdict.objects.filter(run=run).exists()


def test_base__of_earlier_runs_is_counted_without() -> None:
    load([_hidden(), extens.row(B), extens.row(C)])
    second = load([_hidden(phone="070-000 00 07"), extens.row(B), extens.row(C)], as_of=LATER)
    third = load([_hidden(started_on="fel"), extens.row(B), extens.row(C)], as_of=LATER + timedelta(days=7))
    assert (_told(second)[2], _told(third)[2]) == (3, 3)
    protect_by_numbers(numbers={HIDDEN})
    assert _told(second) == (2, {"same": 2}, 2)
    assert _told(third) == (2, {"same": 2}, 2)
