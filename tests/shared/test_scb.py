from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.halfyears import HalfYear
from shared_apps.scb import selectors, services
from shared_apps.scb.enums import CheckCode, ColumnSource
from shared_apps.scb.errors import (
    FormatNotPublishable,
    NoReportFormat,
    PublishedFormatIsImmutable,
    ShippedFormatChanged,
    UnknownPeriod,
)
from shared_apps.scb.models import CollectionPeriod, ReportCheck, ReportColumn, ReportFormat
from shared_apps.scb.shipped import FORMATS, read_formats

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PERIODS = [f"{year}H{half}" for year in range(2014, 2032) for half in (1, 2)]
SPECS = {shipped.spec.version: shipped.spec for shipped in read_formats()}
NEW_IN_2025 = ["IndSyss", "KallKann", "DatumKann", "KomSak", "DatumKom", "AtgTyp"]


def rows() -> list[tuple]:
    models = (CollectionPeriod, ReportFormat, ReportColumn, ReportCheck)
    return [row for model in models for row in model.objects.order_by("pk").values_list()]


@pytest.mark.req("K2-3.20")
def test_load_shipped__twice_changes_nothing(shipped):
    before = rows()
    assert services.load_shipped() == 0
    assert rows() == before


def test_load_shipped__a_changed_published_format_is_refused(shipped, tmp_path):
    shutil.copytree(FORMATS, tmp_path / "formats")
    path = tmp_path / "formats" / "2020.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["checks"][0]["colour"] = "yellow"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ShippedFormatChanged, match="2020"):
        services.load_shipped(folder=tmp_path / "formats")


def test_load_shipped__a_draft_that_the_board_works_on_stays(shipped):
    ReportColumn.objects.filter(report_format__version="2025", name="KomSak").update(meaning="Orsak")
    services.load_shipped()
    assert ReportColumn.objects.get(report_format__version="2025", name="KomSak").meaning == "Orsak"


def test_format_2020__has_scbs_columns_in_order():
    spec = SPECS["2020"]
    assert [column.name for column in spec.columns] == [
        "RKom", "PersonNr", "DatumReg", "SenSysReg", "DatumKontakt", "SysKontakt", "DatumAtgStart", "Atgard",
        "DatumAtgSlut", "GrundAtgSlut", "SysEfter", "DatumAvreg", "GrundAvreg",
    ]  # fmt: skip
    assert {column.source for column in spec.columns} <= set(ColumnSource.values)
    assert [check.code for check in spec.checks] == list(CheckCode.values)
    assert (spec.delimiter, spec.line_end, spec.header, spec.quality_window) == ("\t", "\r\n", True, "period")
    assert not spec.verified
    studies = spec.column_for(ColumnSource.LATEST_STUDIES)
    assert studies is not None
    assert studies.empty_as == "missing"


def test_format_2025__is_2020_and_six_unknown_columns():
    names = [column.name for column in SPECS["2025"].columns]
    assert names == [column.name for column in SPECS["2020"].columns] + NEW_IN_2025


@pytest.mark.req("K2-3.22")
def test_publish__the_draft_of_2025_is_refused_with_every_lack(shipped):
    row = ReportFormat.objects.get(version="2025")
    with pytest.raises(FormatNotPublishable) as refused:
        services.publish(report_format=row, actor=None, now=NOW)
    assert [problem.split(":")[0] for problem in refused.value.problems] == [f"column {name}" for name in NEW_IN_2025]
    assert all("no meaning" in problem and "no code list" in problem for problem in refused.value.problems)
    row.refresh_from_db()
    assert row.status == "draft"
    assert selectors.format_for("2026H2").version == "2020"


def test_publish__a_draft_with_meanings_and_lists_is_used_from_its_period(shipped):
    row = ReportFormat.objects.get(version="2025")
    row.columns.filter(name__in=NEW_IN_2025).update(
        meaning="Känd", kind="code", source="contact_occupation", code_list="occupation"
    )
    services.publish(report_format=row, actor=None, now=NOW)
    assert selectors.format_for("2024H2").version == "2020"
    assert selectors.format_for("2025H1").version == "2025"
    with pytest.raises(PublishedFormatIsImmutable):
        services.publish(report_format=row, actor=None, now=NOW)


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"code_list": "nowhere"}, "nowhere is not published"),
        ({"code_list": "informant"}, "without a number for SCB"),
        ({"empty_as": "nothing_such"}, "nothing_such is no code"),
        ({"source": ""}, "no source"),
        ({"meaning": ""}, "no meaning"),
    ],
    ids=["unknown list", "list without SCB numbers", "unknown code for empty", "no source", "no meaning"],
)
def test_publication_problems__name_the_column(shipped, change, lack):
    spec = selectors.format_version("2020")
    columns = tuple(replace(one, **change) if one.name == "SenSysReg" else one for one in spec.columns)
    (problem,) = services.publication_problems(spec=replace(spec, columns=columns))
    assert problem.startswith("column SenSysReg: ")
    assert lack in problem


@pytest.mark.req("K2-3.20", "REL-28")
@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda row: ReportFormat.objects.filter(pk=row.pk).update(notice=""), id="edit the format"),
        pytest.param(lambda row: row.columns.update(meaning="x"), id="edit a column"),
        pytest.param(lambda row: row.checks.filter(code="K1").update(colour="yellow"), id="edit a check"),
        pytest.param(lambda row: row.checks.all().delete(), id="delete the checks"),
        pytest.param(
            lambda row: ReportColumn.objects.create(report_format=row, position=99, name="New"), id="add a column"
        ),
        pytest.param(lambda row: ReportFormat.objects.filter(pk=row.pk).delete(), id="delete the format"),
    ],
)
def test_published_format__the_database_refuses(shipped, attempt):
    row = ReportFormat.objects.get(version="2020")
    with pytest.raises(IntegrityError, match="published"), transaction.atomic():
        attempt(row)


@given(
    begins=st.lists(st.tuples(st.sampled_from(PERIODS), st.booleans()), max_size=6),
    period=st.sampled_from(PERIODS),
)
def test_format__is_the_latest_published_begun_by_the_period(begins, period):
    found = sorted(
        (
            replace(SPECS["2020"], version=str(n), valid_from_period=start, status="published" if done else "draft")
            for n, (start, done) in enumerate(begins)
        ),
        key=lambda one: (one.valid_from_period, int(one.version)),
    )
    chosen = selectors.choose_format(found, period)
    begun = [one for one in found if one.status == "published" and one.valid_from_period <= period]
    assert chosen == (begun[-1] if begun else None)


def test_format__before_2020_there_is_none(shipped):
    with pytest.raises(NoReportFormat, match="2019H2"):
        selectors.format_for("2019H2")
    assert selectors.format_for("2020H1").version == "2020"


def test_comparison__tells_columns_and_settings(shipped):
    found = selectors.comparison("2020", "2025")
    assert [column.name for column in found.columns_added] == NEW_IN_2025
    assert not found.columns_removed
    assert not found.columns_changed
    assert {change.what for change in found.settings} == {"valid_from_period", "notice"}
    assert not found.is_same
    assert selectors.comparison("2020", "2020").is_same


def test_periods__are_every_half_year_with_its_due_day(shipped):
    found = selectors.periods()
    assert (found[0].code, found[-1].code, len(found)) == ("2015H1", "2030H2", 32)
    assert all((one.start, one.end) == (HalfYear.parse(one.code).start, HalfYear.parse(one.code).end) for one in found)
    assert selectors.period("2026H1").due_on == date(2026, 9, 1)
    assert selectors.period("2026H2").due_on == date(2027, 2, 1)
    assert all(one.opens_on == one.end + timedelta(days=1) for one in found)


def test_ensure_periods__days_that_the_board_has_set_stay(shipped):
    CollectionPeriod.objects.filter(code="2026H2").update(due_on=date(2027, 2, 8))
    assert services.ensure_periods(last="2031H1") == 1
    assert selectors.period("2026H2").due_on == date(2027, 2, 8)
    assert selectors.period("2031H1").due_on == date(2031, 9, 1)


@pytest.mark.parametrize(
    ("today", "current", "reporting"),
    [
        (date(2026, 6, 30), "2026H1", "2026H1"),
        (date(2026, 7, 1), "2026H2", "2026H1"),
        (date(2026, 9, 1), "2026H2", "2026H1"),
        (date(2026, 9, 2), "2026H2", "2026H2"),
        (date(2027, 2, 1), "2027H1", "2026H2"),
        (date(2027, 2, 2), "2027H1", "2027H1"),
    ],
    ids=["last day", "first day after", "due day", "day after due", "due day in winter", "day after it"],
)
def test_period__of_today_and_of_the_next_report(shipped, today, current, reporting):
    assert selectors.current_period(today).code == current
    assert selectors.reporting_period(today).code == reporting


def test_period__unknown_is_an_error(shipped):
    with pytest.raises(UnknownPeriod):
        selectors.period("2099H1")
    with pytest.raises(UnknownPeriod):
        selectors.current_period(date(2099, 1, 1))


def test_days_left__count_down_to_the_due_day(shipped):
    period = selectors.period("2026H2")
    assert period.days_left(date(2027, 1, 30)) == 2
    assert period.days_left(date(2027, 2, 2)) == -1


def test_reading__formats_are_three_queries_and_then_none(shipped, django_assert_num_queries):
    selectors.forget()
    with django_assert_num_queries(3):
        selectors.format_for("2026H2")
    with django_assert_num_queries(0):
        selectors.format_for("2026H1")
        selectors.format_version("2025")


def test_tenant__reads_formats_and_periods_and_cannot_write_them(alfa):
    selectors.forget()
    assert selectors.format_for("2026H2").version == "2020"
    assert selectors.period("2026H2").end == date(2026, 12, 31)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        CollectionPeriod.objects.filter(code="2026H2").update(due_on=date(2027, 3, 1))
