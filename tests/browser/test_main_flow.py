"""The spine, as an administrator walks it, by keyboard alone: file, difference, proposals, a youth, what is red, the half year's file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kaa.core import clock
from tests.factories.extens import csv_file, row
from tests.factories.numbers import take

SENTINEL = "Österlund"


def _file(today: date, folder: Path) -> Path:
    """Two who left school ten days ago and one who is still there."""
    numbers = take(3, born_between=(date(today.year - 17, 1, 1), date(today.year - 17, 12, 31)))
    left = {
        "ended_on": (today - timedelta(days=10)).isoformat(),
        "end_reason": "Avbrott",
        "started_on": f"{today.year - 1}-08-18",
    }
    school = {
        "compulsory_ended_on": f"{today.year - 1}-06-12",
        "resident_from": "2015-03-01",
        "municipality_code": "2281",
    }
    rows = [
        row(numbers[0], family_name=SENTINEL, given_name="Alva", **left, **school),
        row(numbers[1], family_name="Wik", given_name="Noel", **left, **school),
        row(
            numbers[2], family_name="Persson", given_name="Hugo", **{**school, "started_on": f"{today.year - 1}-08-18"}
        ),
    ]
    path = folder / f"extens-{today.isoformat()}.csv"
    path.write_bytes(csv_file(rows, encoding="cp1252"))
    return path


@pytest.mark.req(
    "K2-5.1",
    "K2-3.29",
    "K2-3.31",
    "K2-3.32",
    "A11-02",
    "A11-03",
    "K2-3.1",
    "K2-3.4",
    "K2-3.16",
    "K2-3.24",
    "A2",
    "K2-2.20",
)
def test_main_flow__from_a_schools_file_to_the_half_years_file(  # noqa: PLR0917  (fixtures)
    site, page, log_in, keyboard, accessible, tmp_path
) -> None:
    today = clock.today()

    def choose(label: str, text: str) -> None:
        keyboard(label, key="", role="SELECT")
        page.keyboard.type(text)

    log_in("administrator")
    accessible(page)  # Idag, empty

    keyboard("Import", role="A")
    page.wait_for_url("**/import/")
    accessible(page)
    page.locator("input[type=file]").set_input_files(_file(today, tmp_path))  # the chooser itself is the browser's
    keyboard("Läs filen", role="BUTTON")
    page.wait_for_url("**/import/*-*/")
    accessible(page)
    keyboard("Verkställ", role="BUTTON")
    page.get_by_text("Filen är verkställd").first.wait_for()
    accessible(page)

    keyboard("Se vilka som ska in och ut", role="A")
    page.wait_for_url("**/forslag/**")
    accessible(page)
    keyboard(SENTINEL, key="Space", role="INPUT")
    keyboard("Registrera de valda", role="BUTTON")
    page.get_by_text("1 ungdom registrerades").first.wait_for()

    keyboard("Ungdomar", role="A")
    page.wait_for_url("**/ungdomar/")
    assert page.get_by_role("link", name="Noel Wik").count() == 0  # not applied, not registered
    accessible(page)
    keyboard(SENTINEL, role="A")
    page.wait_for_url("**/ungdomar/*-*/")
    accessible(page)

    youth = page.url
    keyboard("Ny åtgärd", role="A")
    page.wait_for_url("**/atgard/")
    accessible(page)
    choose("Åtgärd", "Praktik")
    keyboard("Spara", role="BUTTON")
    page.wait_for_url(youth)
    keyboard("Praktik", role="A")
    page.wait_for_url("**/atgarder/**")
    keyboard("Avsluta eller ändra åtgärden", role="A")
    page.get_by_label("Slutade").wait_for()
    keyboard("Slutade", key="", role="INPUT")
    page.keyboard.type(f"{today:%m%d%Y}")  # in the order of this browser's own language
    keyboard("Spara", role="BUTTON")
    page.wait_for_url(youth)
    accessible(page)  # with what is red

    keyboard("SCB", role="A")
    page.wait_for_url("**/scb/**")
    accessible(page)
    make = page.get_by_role("button", name="Skapa fil")
    assert make.get_attribute("aria-disabled") == "true"
    keyboard("Rätta", role="A")
    page.wait_for_url("**/atgarder/**")
    accessible(page)
    choose("Grund för att den upphör", "Fullföljd")
    choose("Sysselsättning efter", "Arbete")
    keyboard("Spara", role="BUTTON")
    page.wait_for_url(youth)
    keyboard("Mer", role="SUMMARY")
    keyboard("Ny sysselsättning", role="A")
    page.wait_for_url("**/sysselsattning/")
    accessible(page)
    choose("Sysselsättning", "Arbete")
    choose("Från vem", "Ungdom")
    keyboard("Spara", role="BUTTON")
    page.wait_for_url(youth)

    keyboard("SCB", role="A")
    page.wait_for_url("**/scb/**")
    assert make.get_attribute("aria-disabled") is None
    keyboard("Skapa fil", role="BUTTON")
    page.get_by_role("link", name="KAA_2281").wait_for()  # the job's page leads back
    with page.expect_download() as download:
        keyboard("KAA_2281", role="A")
    lines = download.value.path().read_bytes().decode().split("\r\n")
    assert lines[0].startswith("RKom\tPersonNr\tDatumReg")
    assert len(lines) == 4  # header, an occupation, a measure, the end of the last line
    assert all(line.startswith("2281\t") for line in lines[1:3])
    accessible(page)

    assert _found(page, site.url("alfa", "/installningar/"))
    log_in("administrator", tenant="beta")
    for path in ("/", "/ungdomar/", "/forslag/", "/import/"):
        page.goto(site.url("beta", path))
        assert SENTINEL not in page.content()
    assert not _found(page, site.url("beta", "/installningar/"))


def _found(page, address: str) -> bool:
    page.goto(address)
    page.locator("input[name=q]").first.fill(SENTINEL)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: now != address)  # one hit opens the youth
    return SENTINEL in page.locator("main").inner_text()
