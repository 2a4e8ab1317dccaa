"""The wizard's pages: from a file in an unknown shape to a staged run, with nothing lost and nobody under protection shown."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.sources.models import ImportRun, Mapping, Source, StagedRow, Upload
from tenant_apps.sources.services.mappings import set_period
from tenant_apps.sources.services.uploads import content_of, keep_upload, sweep_stale
from tenant_apps.work.models import Secret, StoredFile
from tests.factories import extens, source_files
from tests.factories.register import youth as make_youth
from tests.tenant.sources.importing import load

SECRET = source_files.PROTECTED_NAME


@pytest.fixture
def administrator(client_for):
    return client_for("alfa", Role.ADMINISTRATOR)


def begin(client, content: bytes, name: str = "elever.csv") -> str:
    """The address of the first step."""
    answer = client.post("/import/ny/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def chosen(page: str) -> dict[str, str | list[str]]:
    """What the form's fields hold as the page gives them."""
    found: dict[str, str | list[str]] = {}
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        value = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = value.group(1) if value else ""
    for tag in re.findall(r"<input [^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name is None or name.group(1) in {"csrfmiddlewaretoken", "q"} or "kept" in name.group(1):
            continue
        if "checkbox" in tag:
            if "checked" in tag:
                found.setdefault(name.group(1), []).append(value.group(1) if value else "on")  # type: ignore[union-attr]
        else:
            found[name.group(1)] = value.group(1) if value else ""
    return found


def column(page: str, heading: str) -> str:
    place = re.search(r'id="col-(\d+)">' + re.escape(heading) + "<", page)
    assert place, heading
    return f"c{place.group(1)}"


def through_reading(client, url: str) -> str:
    page = client.get(url)
    assert page.status_code == 200
    answer = client.post(url, chosen(page.content.decode()))
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


@pytest.mark.req("PRV-20", "PRV-21", "K3-1.1")
def test_wizard__from_file_to_run(administrator, in_schema) -> None:
    url = begin(administrator, source_files.codes_as_text(), "elever 2026-11-16.csv")
    first = administrator.get(url).content.decode()
    assert "Sekretesskod" in first
    assert "Lind" not in first
    columns_url = through_reading(administrator, url)
    page = administrator.get(columns_url).content.decode()
    sent = chosen(page) | {column(page, "Startade"): "started_on", column(page, "Varför slutat"): "end_reason"}
    answer = administrator.post(columns_url, sent)
    assert answer.status_code == 302, answer.content.decode()
    page = administrator.get(answer.url).content.decode()
    assert SECRET not in page
    assert "Introduktion" in page
    sent = chosen(page)
    in_schema("k9901")
    for name, value in (("Introduktion", "IM"), ("Nationellt program", "GY"), ("Hoppade av", "interrupted")):
        place = re.search(r'id="value-([a-z_]+-\d+)">' + name + "<", page)
        assert place, name
        sent["v_" + place.group(1).replace("-", "_")] = value
    answer = administrator.post(answer.url, sent)
    assert answer.status_code == 302
    page = administrator.get(answer.url).content.decode()
    assert "2026-11-16" in page
    answer = administrator.post(answer.url, chosen(page) | {"name": "Skolan i Midälva", "period_days": "7"})
    assert answer.status_code == 302, answer.content.decode()
    in_schema("k9901")
    run = ImportRun.objects.get()
    assert (run.as_of, run.counts["new"], run.counts["refused"]) == (date(2026, 11, 16), 5, 0)
    assert run.protected_rows == [4]
    assert run.reading["mapping"] == "Skolan i Midälva"
    assert set(StagedRow.objects.values_list("school_form", flat=True)) == {"GY", "IM"}
    assert not Upload.objects.exists()
    assert not Secret.objects.filter(name__startswith="upload-").exists()
    assert Source.objects.get().period_days == 7
    shown = administrator.get(f"/import/{run.public_id}/").content.decode()
    assert "Skolan i Midälva" in shown


@pytest.mark.req("PRV-21")
@pytest.mark.parametrize("shape", source_files.SHAPES)
def test_no_step__shows_or_keeps_a_protected_person(administrator, in_schema, shape: str) -> None:
    url = begin(administrator, source_files.SHAPES[shape](), shape)
    pages = [administrator.get(url).content.decode()]
    columns_url = through_reading(administrator, url)
    pages.append(administrator.get(columns_url).content.decode())
    sent = chosen(pages[-1])
    if shape == "without-century.xlsx":
        sent |= {column(pages[-1], "Född"): "personnummer", column(pages[-1], "Sista fyra"): "personnummer"}
    live = administrator.post(f"{columns_url}rader/", sent)
    assert live.status_code == 200
    pages.append(live.content.decode())
    answer = administrator.post(columns_url, sent)
    assert answer.status_code == 302, answer.content.decode()
    pages.append(administrator.get(answer.url).content.decode())
    number = source_files.NUMBERS[2]
    for page in pages:
        assert SECRET not in page
        assert number not in page
        assert number[2:] not in page
    in_schema("k9901")
    assert not ImportRun.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = current_schema()")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'select count(*) from "{table}" t where t::text ilike %s or t::text like %s',
                [f"%{SECRET}%", f"%{number}%"],
            )
            assert not cursor.fetchone()[0], table
    for file in (Path(settings.PRIVATE_FILES) / "k9901").iterdir():
        assert SECRET.encode() not in file.read_bytes()


@pytest.mark.req("PRV-20")
def test_before_protection_is_chosen__no_row_is_shown(administrator) -> None:
    url = through_reading(administrator, begin(administrator, source_files.two_date_forms()))
    page = administrator.get(url).content.decode()
    sent = chosen(page) | {column(page, "Skyddad id"): ""}
    live = administrator.post(f"{url}rader/", sent).content.decode()
    assert "Öberg" not in live
    answer = administrator.post(url, sent)
    assert answer.status_code == 400
    assert "Öberg" not in answer.content.decode()
    assert administrator.get(url.replace("kolumner", "koder")).status_code == 302  # nor by the address of a later step


@pytest.mark.req("PRV-22")
def test_preview__leaves_out_whom_the_register_protects(administrator, in_schema) -> None:
    in_schema("k9901")
    make_youth(number=source_files.NUMBERS[0], protected=True)
    known = make_youth(number=source_files.NUMBERS[1])
    rows = [["Personnr", "Efternamn", "Skyddad"], [source_files.NUMBERS[0], "Dold", "N"], [source_files.NUMBERS[1], "Synlig", "N"],
            [source_files.NUMBERS[3], "Dubbel", "N"], [source_files.NUMBERS[3], "Dubbel", "J"]]  # fmt: skip
    url = through_reading(administrator, begin(administrator, source_files.lines(rows).encode()))
    page = administrator.get(url).content.decode()
    assert "Synlig" in page
    assert "Dold" not in page
    assert "Dubbel" not in page
    in_schema("k9901")
    assert {youth for log in ReadLog.objects.all() for youth in log.youths} == {known.public_id}


def test_preview__writes_codes_and_dates_for_people_and_tells_what_is_missing(administrator) -> None:
    row = [source_files.NUMBERS[1], "Synlig", "N", "GY", "2026-08-17", "2281"]
    heads = ["Personnr", "Efternamn", "Skyddad", "Typ av utbildning", "Startdatum", "Kommunkod"]
    missing = "Ingen kolumn säger vilken skolform"
    url = through_reading(administrator, begin(administrator, source_files.lines([heads, row]).encode()))
    page = administrator.get(url).content.decode()
    assert "Gymnasieskola" in page
    assert "17 aug 2026" in page
    assert "Sundsvall" in page
    assert missing not in page
    url = through_reading(
        administrator,
        begin(administrator, source_files.lines([heads[:3] + heads[4:], row[:3] + row[4:]]).encode(), "utan.csv"),
    )
    assert missing in administrator.get(url).content.decode()


def test_preview__of_codes_that_nobody_has_translated_shows_the_rest_of_the_row(administrator) -> None:
    rows = [
        ["Personnr", "Efternamn", "Skyddad", "Typ av utbildning"],
        [source_files.NUMBERS[1], "Synlig", "N", "Okänd form"],
    ]
    url = through_reading(administrator, begin(administrator, source_files.lines(rows).encode()))
    page = administrator.get(url).content.decode()
    assert "Synlig" in page
    assert "Kan inte läsas" not in page


@pytest.mark.req("PRV-21", "PRV-22")
def test_pages__do_not_tell_how_many_are_protected_nor_where(administrator) -> None:
    """The same pages with nobody marked, but for the last row's being there."""
    pages = []
    for mark in (b";N;", b";J;"):
        content = source_files.surname_first().replace(b"|J|", b"|N|").replace(b"|N|", mark.replace(b";", b"|"), 1)
        url = through_reading(administrator, begin(administrator, content))
        reading = administrator.get(url.replace("kolumner/", "")).content.decode()
        page = administrator.get(url).content.decode()
        pages.append(
            [re.findall(r"<tbody>(.*?)</tbody>", each, re.DOTALL)[0].replace(url, "") for each in (reading, page)]
        )
        rows = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)[1]
        assert "Rad " not in rows
    assert pages[0] == pages[1]


def without_mark() -> bytes:
    rows = [
        ["Personnr", "Efternamn", "Förnamn"],
        [source_files.NUMBERS[0], "Ek", "Bo"],
        [source_files.NUMBERS[1], "Zetterdahl", "Lo"],
    ]
    return source_files.lines(rows).encode()


@pytest.mark.req("PRV-20", "K3-1.1c")
def test_certificate__is_asked_for_kept_and_shown(administrator, in_schema) -> None:
    url = through_reading(administrator, begin(administrator, without_mark()))
    page = administrator.get(url).content.decode()
    assert "Zetterdahl" not in page
    assert administrator.post(url, chosen(page)).status_code == 400
    answer = administrator.post(url, chosen(page) | {"certify": "on"})
    assert answer.status_code == 302
    assert "Zetterdahl" in administrator.get(answer.url).content.decode()
    answer = administrator.post(answer.url, {})
    answer = administrator.post(answer.url, {"name": "Utan skydd", "as_of": clock.today().isoformat()})
    assert answer.status_code == 302, answer.content.decode()
    in_schema("k9901")
    mapping = Mapping.objects.get()
    assert (mapping.certified_by_id, mapping.certified_on) == (administrator.user.pk, clock.today())
    run = ImportRun.objects.get()
    assert run.reading["certificate"]["by"] == administrator.user.name
    assert mapping.certificate in administrator.get(answer.url).content.decode()


@pytest.mark.req("PRV-20")
def test_certificate__is_for_administrators_and_not_against_the_files_own_headings(client_for, administrator) -> None:
    coordinator = client_for("alfa", Role.COORDINATOR)
    url = through_reading(coordinator, begin(coordinator, without_mark()))
    page = coordinator.get(url).content.decode()
    assert 'name="certify"' not in page
    assert coordinator.post(url, chosen(page) | {"certify": "on"}).status_code == 400
    url = through_reading(administrator, begin(administrator, source_files.two_date_forms()))
    page = administrator.get(url).content.decode()
    answer = administrator.post(url, chosen(page) | {column(page, "Skyddad id"): "", "certify": "on"})
    assert answer.status_code == 400
    assert "Skyddad id" in answer.content.decode()


def test_error__empties_nothing_and_back_keeps_what_was_chosen(administrator) -> None:
    url = through_reading(administrator, begin(administrator, source_files.surname_first()))
    page = administrator.get(url).content.decode()
    sent = chosen(page) | {
        column(page, "Elevens pnr"): "",
        column(page, "Gata"): "care_of",
        "fixed_school_name": "Midälvaskolan",
    }
    answer = administrator.post(url, sent)
    assert answer.status_code == 400
    assert chosen(answer.content.decode())[column(page, "Gata")] == "care_of"
    assert administrator.post(url, sent | {"back": "1"}).status_code == 302
    again = chosen(administrator.get(url).content.decode())
    assert (again[column(page, "Gata")], again["fixed_school_name"]) == ("care_of", "Midälvaskolan")


def test_reading__wrong_choice_is_told_and_can_be_mended(administrator) -> None:
    url = begin(administrator, source_files.two_date_forms())
    page = administrator.get(url).content.decode()
    answer = administrator.post(url, chosen(page) | {"encoding": "utf-8"})
    assert answer.status_code == 400
    assert "Skyddad id" in answer.content.decode()
    assert administrator.post(url, chosen(page) | {"delimiter": ";", "again": "1"}).status_code == 302
    assert administrator.get(url).status_code == 200
    assert administrator.post(url, chosen(page) | {"first": "1", "last": "9"}).status_code == 400


@pytest.mark.req("K3-1.1b")
def test_mapping__is_used_by_name_and_changed_in_a_new_version(administrator, in_schema) -> None:
    url = through_reading(administrator, begin(administrator, source_files.surname_first()))
    url = administrator.post(url, chosen(administrator.get(url).content.decode())).url
    url = administrator.post(url, chosen(administrator.get(url).content.decode())).url
    day = clock.today().isoformat()
    assert administrator.post(url, {"name": "Friskolan", "as_of": day}).status_code == 302
    in_schema("k9901")
    source = Source.objects.get()

    def send(content: bytes, **fields: str):
        file = SimpleUploadedFile("nasta.csv", content)
        return administrator.post("/import/", {"source": source.slug, "as_of": day, "file": file, **fields})

    answer = send(source_files.surname_first())
    assert answer.url.startswith("/import/")
    in_schema("k9901")
    assert ImportRun.objects.count() == 2
    answer = send(source_files.surname_first().replace(b"Gata", b"Adressen"))
    assert answer.status_code == 400
    assert "Gata" in answer.content.decode()
    mend = re.search(r'href="(/import/fil/[^"]+)"', answer.content.decode())
    assert mend
    in_schema("k9901")
    assert Upload.objects.count() == 1
    url = through_reading(administrator, mend.group(1))
    page = administrator.get(url).content.decode()
    url = administrator.post(url, chosen(page) | {column(page, "Adressen"): "street"}).url
    url = administrator.post(url, chosen(administrator.get(url).content.decode())).url
    answer = administrator.post(url, chosen(administrator.get(url).content.decode()))
    assert answer.status_code == 302, answer.content.decode()
    in_schema("k9901")
    assert (Mapping.objects.get().version, Source.objects.count()) == (2, 1)
    answer = send(source_files.surname_first(), change="1")
    assert answer.url.startswith("/import/fil/")
    assert administrator.get(f"/import/kalla/{source.public_id}/").status_code == 200


def test_name_taken__is_told(administrator, in_schema) -> None:
    for expected in (302, 400):
        url = through_reading(administrator, begin(administrator, source_files.surname_first()))
        url = administrator.post(url, chosen(administrator.get(url).content.decode())).url
        url = administrator.post(url, chosen(administrator.get(url).content.decode())).url
        answer = administrator.post(url, {"name": "Friskolan", "as_of": clock.today().isoformat()})
        assert answer.status_code == expected
    in_schema("k9901")
    assert Mapping.objects.count() == 1


@pytest.mark.req("REL-02", "K3-1.4", "K3-1.4a")
def test_refused_file__is_kept_and_an_older_one_takes_a_reason(administrator, in_schema) -> None:
    in_schema("k9901")
    today = clock.today()
    load([extens.row(source_files.NUMBERS[0])], as_of=today, today=today)
    file = SimpleUploadedFile(
        f"extens_{(today - timedelta(days=9)).isoformat()}.csv", extens.csv_file([extens.row(source_files.NUMBERS[0])])
    )
    answer = administrator.post("/import/", {"source": "extens", "as_of": "", "file": file})
    assert answer.status_code == 400
    kept = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
    assert kept
    again = {"source": "extens", "as_of": "", "kept": kept.group(1), "force": "on"}
    assert administrator.post("/import/", again).status_code == 400
    answer = administrator.post("/import/", again | {"force_reason": "Den nya var fel"})
    assert answer.status_code == 302, answer.content.decode()
    in_schema("k9901")
    run = ImportRun.objects.first()
    assert (run.as_of, run.reading["force_reason"]) == (today - timedelta(days=9), "Den nya var fel")
    assert not Upload.objects.exists()


@pytest.mark.req("PRV-21", "K3-1.5", "K3-1.5d")
def test_upload__opens_with_its_key_alone_and_goes_after_a_day(alfa, in_schema) -> None:
    upload = keep_upload(name="x.csv", content=b"Personnummer;" * 50, actor=None)
    assert content_of(upload=upload) == b"Personnummer;" * 50
    path = Path(settings.PRIVATE_FILES) / "k9901" / str(upload.file.public_id)
    assert b"Personnummer" not in path.read_bytes()
    assert sweep_stale() == {"uploads": 0, "runs": 0}
    load_run = ImportRun.objects.create(
        source=Source.objects.create(slug="x", name="x", kind="extens"),
        as_of=date(2026, 1, 1),
        file_name="x",
        file_sha256="x",
    )
    later = clock.now() + timedelta(hours=25)
    assert sweep_stale(now=later) == {"uploads": 1, "runs": 1}
    load_run.refresh_from_db()
    assert load_run.state == ImportRun.State.DISCARDED
    assert not Upload.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Secret.objects.filter(name=upload.key_name).exists()


def test_expired_upload__sends_back_with_a_word(administrator, in_schema) -> None:
    url = begin(administrator, source_files.surname_first())
    in_schema("k9901")
    Secret.objects.filter(name__startswith="upload-").delete()
    answer = administrator.get(url, follow=True)
    assert answer.redirect_chain[-1][0] == "/import/"
    assert "ett dygn" in answer.content.decode()


def test_thrown_away__is_gone(administrator, in_schema) -> None:
    url = begin(administrator, source_files.surname_first())
    assert administrator.post(f"{url}kasta/").status_code == 302
    assert administrator.get(url).status_code == 404
    in_schema("k9901")
    assert not StoredFile.objects.exists()


@pytest.mark.req("REL-04", "K3-1.4", "K3-1.4e")
@pytest.mark.parametrize(("age", "told"), [(10, False), (11, True)], ids=["one and a half periods", "a day more"])
def test_stale_data__is_told_on_import_and_today(administrator, in_schema, age: int, told: bool) -> None:
    in_schema("k9901")
    day = clock.today() - timedelta(days=age)
    load([extens.row(source_files.NUMBERS[0])], as_of=day, today=day)
    set_period(source=Source.objects.get(), days=7)
    for address in ("/import/", "/"):
        assert (f"{age} dagar gamla" in administrator.get(address).content.decode()) is told


@pytest.mark.req("REL-04", "K3-1.4", "K3-1.4e")
@pytest.mark.parametrize(("age", "told"), [(10, False), (11, True)], ids=["one and a half periods", "a day more"])
def test_source_that_never_delivered__is_told_too(administrator, in_schema, age: int, told: bool) -> None:
    in_schema("k9901")
    Source.objects.create(slug="x", name="Friskolan", kind="extens", period_days=7)
    Source.objects.update(created_at=clock.now() - timedelta(days=age))
    for address in ("/import/", "/"):
        assert (f"Inget har verkställts än, {age} dagar" in administrator.get(address).content.decode()) is told


@pytest.mark.req("REL-04")
@pytest.mark.parametrize(
    ("days", "is_active", "told"),
    [(2, True, True), (1, True, False), (30, False, False)],
    ids=["missed", "in time", "not fetched"],
)
def test_connection__is_stale_after_a_missed_night_without_a_period(
    alfa, days: int, is_active: bool, told: bool
) -> None:
    from tenant_apps.sources.selectors import stale_sources
    from tenant_apps.sources.ss12000.models import Connection

    source = Source.objects.create(slug="ss12000", name="Skolsystemet", kind="ss12000")
    Connection.objects.create(source=source, base_address="x", token_address="x", client_id="x", is_active=is_active)
    today = clock.today()
    Source.objects.update(last_as_of=today - timedelta(days=days))
    assert bool(stale_sources(today=today)) is told
