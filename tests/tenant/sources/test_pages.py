"""The pages of import: load, look, apply or discard."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.register import models
from tenant_apps.sources.models import ImportRun, StagedRow
from tests.factories import extens
from tests.factories.numbers import faulty, take
from tests.tenant.sources.importing import load, stage

A, B, C = take(3, born_between=(date(2010, 1, 1), date(2010, 12, 31)))


def _upload(client, content: bytes, **fields: str):
    file = SimpleUploadedFile("extens.csv", content, content_type="text/csv")
    return client.post("/import/", {"source": "extens", "as_of": clock.today().isoformat(), "file": file, **fields})


@pytest.fixture
def administrator(client_for):
    return client_for("alfa", Role.ADMINISTRATOR)


@pytest.mark.req("K2-3.1", "K2-3.6")
def test_import__from_upload_to_register(administrator, in_schema, django_capture_on_commit_callbacks) -> None:
    assert administrator.get("/import/").status_code == 200
    answer = _upload(administrator, extens.csv_file([extens.row(A), extens.row(faulty(B))]))
    assert answer.status_code == 302, answer.content.decode()
    page = administrator.get(answer.url)
    assert page.status_code == 200
    assert "kontrollsiffra" in page.content.decode()
    listed = administrator.get(f"{answer.url}rader/new/")
    assert listed.status_code == 200
    assert "Alva" not in listed.content.decode()  # not in the register yet: only the row
    with django_capture_on_commit_callbacks(execute=True):
        applied = administrator.post(f"{answer.url}tillampa/")
    assert applied.status_code == 302
    assert "/jobb/" in applied.url
    in_schema("k9901")
    assert models.Youth.objects.get().personnummer == A
    assert ImportRun.objects.get().applied_by_id == administrator.user.pk
    assert administrator.get(answer.url).status_code == 200


def test_upload__problem_is_told_in_the_form(administrator) -> None:
    answer = _upload(administrator, b"PK\x03\x04 excel")
    assert answer.status_code == 400
    assert "CSV" in answer.content.decode()
    answer = _upload(
        administrator, extens.csv_file([extens.row(A)]), as_of=(clock.today() + timedelta(days=1)).isoformat()
    )
    assert answer.status_code == 400


@pytest.mark.req("K3-1.4a")
def test_upload__the_day_that_is_typed_goes_before_the_names_and_none_is_asked_for(administrator, in_schema) -> None:
    page = administrator.get("/import/").content.decode()
    assert 'name="as_of"' in page
    assert clock.today().isoformat() not in page
    content = extens.csv_file([extens.row(A)])
    answer = _upload(administrator, content, as_of="")
    assert answer.status_code == 400
    assert "Ange dagen" in answer.content.decode()
    named = SimpleUploadedFile("extens-2026-01-02.csv", content, content_type="text/csv")
    for typed, day in (("", date(2026, 1, 2)), (clock.today().isoformat(), clock.today())):
        named.seek(0)
        answer = administrator.post("/import/", {"source": "extens", "as_of": typed, "file": named})
        assert answer.status_code == 302, answer.content.decode()
        in_schema("k9901")
        assert ImportRun.objects.first().as_of == day


@pytest.mark.req("REL-02")
def test_job__that_cannot_identify_says_that_the_file_is_applied(alfa, monkeypatch) -> None:
    """What the file says is in the register: "nothing was changed" would be false."""
    from tenant_apps.sources.services import following
    from tenant_apps.sources.services.runs import request_apply
    from tenant_apps.work import services as work

    def fails(**_values: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(following, "run_identification", fails)
    run = request_apply(run=stage([extens.row(A)]), actor=None, today=clock.today())
    for attempt in range(work.MAX_ATTEMPTS):
        if attempt < work.MAX_ATTEMPTS - 1:
            with pytest.raises(RuntimeError):
                work.run(public_id=str(run.job.public_id))
        else:
            work.run(public_id=str(run.job.public_id))
    run.refresh_from_db()
    run.job.refresh_from_db()
    assert (run.state, run.job.state) == ("applied", "failed")
    assert "verkställd" in run.job.message
    assert models.Youth.objects.exists()


@pytest.mark.req("SEC-07")
def test_upload__too_large_is_told(administrator, in_schema) -> None:
    answer = _upload(administrator, b"x" * (20 * 1024 * 1024 + 1))
    assert answer.status_code == 400
    assert "20 MB" in answer.content.decode()
    in_schema("k9901")
    assert not ImportRun.objects.exists()


def test_discard__takes_the_rows_away(administrator, in_schema) -> None:
    in_schema("k9901")
    run = stage([extens.row(A)])
    assert administrator.post(f"/import/{run.public_id}/kasta/").status_code == 302
    in_schema("k9901")
    run.refresh_from_db()
    assert run.state == ImportRun.State.DISCARDED
    assert not StagedRow.objects.exists()


@pytest.mark.req("REL-03")
def test_large_change__is_asked_about_and_told_why(administrator, in_schema) -> None:
    in_schema("k9901")
    load([extens.row(A), extens.row(B)])
    run = stage([extens.row(A)])
    url = f"/import/{run.public_id}/"
    assert 'name="reason"' in administrator.get(url).content.decode()
    assert administrator.post(f"{url}tillampa/").status_code == 400
    assert administrator.post(f"{url}tillampa/", {"reason": "Läsåret är slut"}).status_code == 302
    in_schema("k9901")
    run.refresh_from_db()
    assert (run.state, run.confirmed_reason) == (ImportRun.State.APPLYING, "Läsåret är slut")


@pytest.mark.req("K2-2.16", "PRV-33")
@pytest.mark.parametrize("key", ["changed", "gone", "came_back"])
def test_list__shows_youths_and_is_logged(administrator, in_schema, key: str) -> None:
    in_schema("k9901")
    load([extens.row(A), extens.row(B)])
    if key == "came_back":
        load([extens.row(B)])
    run = stage([extens.row(B)] if key == "gone" else [extens.row(A, phone=""), extens.row(B)])
    youth = models.Youth.objects.get(personnummer=A)
    answer = administrator.get(f"/import/{run.public_id}/rader/{key}/")
    assert youth.full_name in answer.content.decode()
    assert A not in answer.content.decode()
    in_schema("k9901")
    assert [list(row.youths) for row in ReadLog.objects.all()] == [[youth.public_id]]


@pytest.mark.req("PRV-22")
def test_list__has_nobody_who_came_under_protection(administrator, in_schema) -> None:
    in_schema("k9901")
    load([extens.row(A), extens.row(B)])
    run = stage([extens.row(A, phone=""), extens.row(B)])
    models.Youth.objects.filter(personnummer=A).update(protected_at=clock.now())
    assert "Alva" not in administrator.get(f"/import/{run.public_id}/rader/changed/").content.decode()


@pytest.mark.req("PRV-21")
@pytest.mark.parametrize(
    ("roles", "sees"),
    [((Role.ADMINISTRATOR,), False), ((Role.ADMINISTRATOR, Role.PROTECTED_HANDLER), True)],
    ids=["administrator", "handler"],
)
def test_protected_rows__are_for_handlers(client_for, in_schema, roles: tuple[str, ...], sees: bool) -> None:
    client = client_for("alfa", *roles)
    in_schema("k9901")
    run = stage([extens.row(A), extens.row(B), extens.row(C, protection="J")])
    run.protected_rows = [98765]
    run.save()
    answer = client.get(f"/import/{run.public_id}/")
    assert ("98765" in answer.content.decode()) is sees


@pytest.mark.parametrize("role", [Role.COACH, Role.READER, Role.ACCOUNT_MANAGER, Role.PROTECTED_HANDLER])
def test_pages__need_the_right(client_for, in_schema, role: Role) -> None:
    client = client_for("alfa", role)
    in_schema("k9901")
    run = stage([extens.row(A)])
    for path in ("", f"{run.public_id}/", f"{run.public_id}/rader/new/"):
        assert client.get(f"/import/{path}").status_code == 403
    for path in ("tillampa", "kasta"):
        assert client.post(f"/import/{run.public_id}/{path}/").status_code == 403


@pytest.mark.req("TEN-02")
def test_run_of_another_tenant__is_unknown(client_for, in_schema) -> None:
    client = client_for("beta", Role.ADMINISTRATOR)
    in_schema("k9901")
    run = stage([extens.row(A)])
    assert client.get(f"/import/{run.public_id}/").status_code == 404
    assert client.post(f"/import/{run.public_id}/tillampa/").status_code == 404


# ---- the command -------------------------------------------------------------------------------------------------


def _command(file: Path, *options: str) -> tuple[dict[str, object], int]:
    out = StringIO()
    try:
        call_command("import_source", str(file), "--tenant", "k9901", "--json", *options, stdout=out)
    except SystemExit as end:
        return json.loads(out.getvalue()), int(end.code or 0)
    return json.loads(out.getvalue()), 0


@pytest.mark.req("K2-3.1", "K2-3.6")
def test_command__stages_applies_and_tells_by_its_exit_code(db: None, in_schema, tmp_path: Path) -> None:
    file = tmp_path / "extens.csv"
    file.write_bytes(extens.csv_file([extens.row(A), extens.row(B)]))
    assert (_command(file)[0]["problem"], _command(file)[1]) == ("as_of_missing", 2)
    file = file.rename(tmp_path / f"extens-{clock.today().isoformat()}.csv")
    answer, code = _command(file)
    assert (answer["state"], answer["new"], code) == ("staged", 2, 0)
    answer, code = _command(file, "--apply")
    assert (answer["state"], code) == ("applied", 0)
    file.write_bytes(extens.csv_file([extens.row(A)]))
    answer, code = _command(file, "--apply")
    assert (answer["problem"], answer["state"], code) == ("reason", "staged", 3)
    answer, code = _command(file, "--apply", "--reason", "slut")
    assert (answer["gone"], code) == (1, 0)
    answer, code = _command(file, "--apply", "--as-of", "2020-01-01")
    assert (answer["problem"], code) == ("older", 2)
    assert _command(file, "--apply", "--as-of", "2020-01-01", "--force")[0]["problem"] == "force_reason"
    assert _command(file, "--apply", "--as-of", "2020-01-01", "--force", "--reason", "rättad fil")[1] == 0
    file.write_bytes(b"nothing")
    assert _command(file)[1] == 2


def test_command__unknown_tenant_or_file(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no open tenant"):
        call_command("import_source", "x.csv", "--tenant", "k9999")
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_source", str(tmp_path / "x.csv"), "--tenant", "k9901")
