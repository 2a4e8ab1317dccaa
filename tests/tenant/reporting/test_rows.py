"""The file's rows: what the written rules make of any records, and how a format's rows decide about the bytes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_apps.scb import selectors as scb
from tenant_apps.register.models import OccupationFact, Registration
from tenant_apps.reporting import services
from tenant_apps.reporting.errors import NotRepresentable
from tenant_apps.support.models import Intervention
from tests.factories.register import occupation, registration, youth
from tests.factories.work import intervention
from tests.tenant.quality.plain_period import PERIOD, Person, people

SHOWN = ("DatumReg", "DatumKontakt", "SysKontakt", "DatumAtgStart", "DatumAtgSlut", "DatumAvreg")


def built(spec: object = None) -> services.Built:
    return services.build(spec=spec or scb.format_for(PERIOD), period=PERIOD, municipality_code="2281")


def rows(content: bytes) -> list[dict[str, str]]:
    head, *lines = content.decode("utf-8").removesuffix("\r\n").split("\r\n")
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


@pytest.mark.req("K2-3.21", "K2-3.26")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(everyone=st.lists(people, min_size=1, max_size=3))
def test_rows__are_those_of_the_written_rules_and_lead_back_to_their_records(
    alfa: object, everyone: list[Person]
) -> None:
    with transaction.atomic():
        made = [(person, person.record()) for person in everyone]
        file = rows(built().content)
        for person, one in made:
            assert (
                Counter(tuple(row[name] for name in SHOWN) for row in file if row["PersonNr"] == one.personnummer)
                == person.rows()
            )
        with connection.cursor() as cursor:
            cursor.execute("select youth_id, registration_id, event_kind, event_id from file_row order by row_number")
            for row, (youth_id, registration_id, kind, event_id) in zip(file, cursor.fetchall(), strict=True):
                reg = Registration.objects.select_related("youth").get(pk=registration_id)
                assert (row["PersonNr"], row["DatumReg"]) == (reg.youth.personnummer, f"{reg.registered_on:%Y%m%d}")
                event = {"occupation": OccupationFact, "intervention": Intervention}.get(kind)
                record = event.objects.get(pk=event_id) if event else None
                assert record is None or record.youth_id == youth_id == reg.youth_id
                assert row["DatumKontakt"] == (f"{record.as_of:%Y%m%d}" if kind == "occupation" else "")
                assert row["DatumAtgStart"] == (f"{record.started_on:%Y%m%d}" if kind == "intervention" else "")
        transaction.set_rollback(True)


@pytest.mark.req("K2-3.21", "K2-3.25")
def test_rows__stand_by_number_date_event_and_id(alfa: object) -> None:
    """Whatever order they were written in: by number as bytes, then registration, then event (none first)."""
    people_ = [youth(date(2008, 5, day)) for day in (20, 17, 18)]
    for one in people_:
        registration(one, date(2026, 9, 1))
        intervention(one, "guidance", date(2026, 9, 20))
        occupation(one, date(2026, 10, 1), code="work")
        occupation(one, date(2026, 9, 10), code="work")
        registration(one, date(2026, 7, 1), date(2026, 8, 1))
    file = rows(built().content)
    events = [(row["PersonNr"], row["DatumReg"], row["DatumKontakt"] or row["DatumAtgStart"]) for row in file]
    assert events == sorted(events)
    assert len(events) == 12


@pytest.mark.req("K2-3.21")
def test_format__decides_columns_delimiter_dates_line_ends_and_encoding(alfa: object) -> None:
    one = youth(date(2008, 5, 17))
    registration(one, date(2026, 9, 1), latest_studies="")
    spec = scb.format_for(PERIOD)
    chosen = {column.name: column for column in spec.columns}
    constant = dataclasses.replace(chosen["RKom"], position=90, name="Källa", source="constant", empty_as="KAÅ")
    other = dataclasses.replace(
        spec, encoding="iso-8859-1", delimiter_name="semicolon", date_format="YYYY-MM-DD", line_end_name="lf", sort=("event_date",),
        columns=(chosen["DatumReg"], constant, chosen["SenSysReg"], dataclasses.replace(chosen["RKom"], name="Kön", source="sex")),
    )  # fmt: skip
    assert built(other).content == f"DatumReg;Källa;SenSysReg;Kön\n2026-09-01;KAÅ;6;{one.sexes.get().sex}\n".encode(
        "iso-8859-1"
    )
    with connection.cursor() as cursor:
        cursor.execute("drop table file_row")
    assert built(dataclasses.replace(other, header=False)).content.startswith(b"2026-09-01;")


@pytest.mark.req("K2-3.21")
def test_format__character_outside_its_encoding_names_the_row(alfa: object) -> None:
    registration(youth(date(2008, 5, 17)), date(2026, 9, 1))
    spec = scb.format_for(PERIOD)
    constant = dataclasses.replace(spec.columns[0], position=90, name="x", source="constant", empty_as="ł")
    with pytest.raises(NotRepresentable) as refused:
        built(dataclasses.replace(spec, encoding="iso-8859-1", columns=(*spec.columns, constant)))
    assert refused.value.row_number == 2  # as SCB counts: the header is row 1
    with connection.cursor() as cursor:
        cursor.execute("drop table file_row")
    uncounted = dataclasses.replace(
        spec, encoding="iso-8859-1", columns=(*spec.columns, constant), header_counts_in_row_numbers=False
    )
    with pytest.raises(NotRepresentable) as refused:
        built(uncounted)
    assert refused.value.row_number == 1


@pytest.mark.req("K2-3.21")
def test_file__without_anybody_is_a_header(alfa: object) -> None:
    assert built().content.count(b"\r\n") == 1
