"""The pages of history, and the command: load, choose codes, apply, undo."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.outreach.models import Contact
from tenant_apps.register.services.protection import protect_by_numbers
from tenant_apps.sources.history.models import HistoryRow
from tenant_apps.sources.history.reading import open_history, read_history
from tenant_apps.sources.history.shapes import SLUGS, get_shape
from tenant_apps.sources.history.templates import template_file
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.sources.services.runs import request_apply
from tests.factories.numbers import take
from tests.factories.register import youth
from tests.tenant.sources.history.reading_in import csv_file, load, stage

A, B = take(2, born_between=(date(2008, 5, 1), date(2008, 5, 31)))
CONTACTS = csv_file(
    "Personnummer;Datum;Utfall", f"{A};2024-02-01;Nådd", f"{A};2024-03-01;Kod 7", f"{B};2024-03-01;Nådd"
)


def upload(client, content: bytes, **fields: str):
    file = SimpleUploadedFile("kontakter.csv", content, content_type="text/csv")
    return client.post("/import/historik/", {"kind": "history-contacts", "period": "", "file": file, **fields})


@pytest.fixture
def administrator(client_for):
    return client_for("alfa", Role.ADMINISTRATOR)


def test_history__from_upload_to_register_and_back(
    administrator, in_schema, django_capture_on_commit_callbacks
) -> None:
    assert b"/import/historik/" in administrator.get("/import/").content
    assert administrator.get("/import/historik/").status_code == 200
    in_schema("k9901")
    youth(number=A, family_name="Brolund")
    answer = upload(administrator, CONTACTS)
    assert answer.status_code == 302, answer.content.decode()
    page = administrator.get(answer.url).content.decode()
    assert "Kod 7" in page
    assert "tillampa" not in page
    assert A not in page
    assert "Brolund" in administrator.get(f"{answer.url}rader/new/").content.decode()
    saved = administrator.post(f"{answer.url}koder/", {"code-0": "no_answer", "code-0-text": "Kod 7"})
    assert saved.status_code == 302
    in_schema("k9901")
    run = ImportRun.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        applied = administrator.post(f"/import/{run.public_id}/tillampa/")
    assert "/jobb/" in applied.url
    in_schema("k9901")
    assert sorted(Contact.objects.values_list("outcome", flat=True)) == ["no_answer", "reached"]
    assert administrator.get(f"/import/{run.public_id}/").url == answer.url
    assert f"/import/{run.public_id}/angra/" in administrator.get(answer.url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(f"/import/{run.public_id}/angra/", {"reason": "fel fil"})
    in_schema("k9901")
    assert Contact.objects.count() == 0


def test_history__is_no_source_that_comes_again(administrator, in_schema) -> None:
    assert upload(administrator, CONTACTS).status_code == 302
    assert not administrator.get("/import/").context["sources"]
    in_schema("k9901")
    assert Source.objects.exists()


def test_upload__problems_are_told_at_the_field(administrator) -> None:
    assert upload(administrator, b"Personnummer;Datum\n1;2\n").status_code == 400
    without_period = upload(administrator, b"x", kind="scb-file")
    assert without_period.status_code == 400
    assert 'id="id_period_error"' in without_period.content.decode() or "halvår" in without_period.content.decode()


@pytest.mark.parametrize("kind", SLUGS)
def test_template__has_all_columns_and_its_example_is_refused(kind: str, alfa) -> None:
    shape = get_shape(kind)
    content = template_file(shape)
    header, example = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert len(header) == len(example) == len(shape.columns)
    facts = read_history(open_history(content, shape), shape, codes=["2281"], today=clock.today()).facts
    assert [(fact.change, fact.number) for fact in facts] == [("refused", "")]


@pytest.mark.parametrize("kind", SLUGS)
def test_heading__belongs_to_one_column_of_its_shape(kind: str) -> None:
    shape = get_shape(kind)
    headings = [heading.casefold() for column in shape.columns for heading in column.headings]
    assert len(shape.by_heading) == len({heading.replace("_", " ") for heading in headings})
    assert all(column.headings for column in shape.columns)


@pytest.mark.req("PRV-24")
@pytest.mark.parametrize("applied", [False, True], ids=["waiting", "applied"])
def test_protection_later__takes_the_rows_and_figures_away(alfa, applied: bool) -> None:
    youth(number=A)
    youth(number=B)
    content = csv_file("Personnummer;Datum;Utfall", f"{A};2024-02-01;Nådd", f"{B};2024-02-01;Nådd")
    run = load("contacts", content) if applied else stage("contacts", content)
    protect_by_numbers(numbers=[B], source="extens")
    run.refresh_from_db()
    assert (run.rows, run.counts["new"], HistoryRow.objects.filter(run=run).count()) == (1, 1, 1)


def test_command__stages_asks_for_codes_and_applies(alfa, tmp_path: Path) -> None:
    youth(number=A)
    file = tmp_path / "kontakter.csv"

    def answer(content: bytes, *options: str) -> tuple[dict, int]:
        file.write_bytes(content)
        out, code = StringIO(), 0
        try:
            call_command(
                "import_history",
                str(file),
                "--tenant",
                "k9901",
                "--shape",
                "history-contacts",
                "--json",
                *options,
                stdout=out,
            )
        except SystemExit as left:
            code = int(left.code or 0)
        return json.loads(out.getvalue()), code

    waits, code = answer(CONTACTS, "--apply")
    assert (waits["codes"], waits["waiting"], code) == (["contact.outcome: Kod 7"], 1, 4)
    done, code = answer(csv_file("Personnummer;Datum;Utfall", f"{A};2024-02-01;Nådd"), "--apply")
    assert (done["state"], done["new"], code) == ("applied", 1, 0)
    refused, code = answer(b"x;y\n1;2\n")
    assert (refused["problem"], code) == ("missing_columns", 2)


def test_request__is_refused_while_a_code_waits(alfa) -> None:
    from tenant_apps.sources.errors import WrongState

    youth(number=A)
    run = stage("contacts", CONTACTS)
    with pytest.raises(WrongState):
        request_apply(run=run, actor=None, today=clock.today())
