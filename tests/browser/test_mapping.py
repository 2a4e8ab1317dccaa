"""Five files in shapes that are not shipped, mapped without code; and the wizard by keyboard and on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.factories import source_files

COLUMNS = {
    "merged-header.xlsx": {"Placering Från": "started_on", "Placering Till": "ended_on"},
    "codes-as-text.csv": {"Startade": "started_on", "Varför slutat": "end_reason"},
    "without-century.xlsx": {"Född": "personnummer", "Sista fyra": "personnummer"},
}
CODES = {"codes-as-text.csv": {"Nationellt program": "GY", "Introduktion": "IM", "Hoppade av": "interrupted"}}


def choose(page: Page, row: str, value: str) -> None:
    page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row, exact=True)).locator(
        "select"
    ).select_option(value)


def open_file(page: Page, site, path: Path) -> None:
    page.goto(site.url("filer", "/import/ny/"))
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Gå vidare").click()
    page.wait_for_url("**/import/fil/*/")


@pytest.mark.req("K3-1.1", "K3-1.1e")
@pytest.mark.parametrize("shape", source_files.SHAPES)
def test_shape_not_shipped__is_mapped_and_staged_without_code(  # noqa: PLR0917  (fixtures)
    site, log_in, page, accessible, tmp_path, shape: str
) -> None:
    path = tmp_path / f"2026-11-16 {shape}"
    path.write_bytes(source_files.SHAPES[shape]())
    log_in("administrator", tenant="filer")
    open_file(page, site, path)
    is_first = shape == "merged-header.xlsx"
    if is_first:
        accessible(page)
    page.get_by_role("button", name="Gå vidare till kolumnerna").click()
    page.wait_for_url("**/kolumner/")
    if is_first:
        accessible(page)
    for heading, field in COLUMNS.get(shape, {}).items():
        with page.expect_response("**/kolumner/rader/"):  # the rows follow each choice
            choose(page, heading, field)
    page.locator("#preview").get_by_role("table").wait_for()
    assert source_files.PROTECTED_NAME not in page.content()
    page.get_by_role("button", name="Gå vidare till koderna").click()
    page.wait_for_url("**/koder/")
    if is_first:
        accessible(page)
    for value, code in CODES.get(shape, {}).items():
        choose(page, value, code)
    page.get_by_role("button", name="Gå vidare till dag och namn").click()
    page.wait_for_url("**/klart/")
    assert page.locator("input[name=as_of]").input_value() == "2026-11-16"
    page.get_by_label("Källans namn").fill(f"Källa {shape}")
    if is_first:
        accessible(page)
    page.get_by_role("button", name="Spara mappningen och läs filen").click()
    page.get_by_text("Mappningen är sparad").wait_for()
    assert page.get_by_text("Nya").first.is_visible()
    figures = page.locator(".kaa-stats").inner_text()
    assert "5" in figures
    accessible(page)


def test_wizard__goes_back_and_keeps_what_was_chosen(site, log_in, page, tmp_path) -> None:
    path = tmp_path / "elever.csv"
    path.write_bytes(source_files.surname_first())
    log_in("administrator", tenant="filer")
    open_file(page, site, path)
    page.get_by_role("button", name="Gå vidare till kolumnerna").press("Enter")
    page.wait_for_url("**/kolumner/")
    choose(page, "Gata", "care_of")
    page.get_by_role("button", name="Tillbaka").press("Enter")
    page.wait_for_url(lambda address: "kolumner" not in address)
    page.get_by_role("button", name="Gå vidare till kolumnerna").press("Enter")
    page.wait_for_url("**/kolumner/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Gata", exact=True))
    assert row.locator("select").input_value() == "care_of"
    page.get_by_role("button", name="Kasta filen").press("Enter")
    page.wait_for_url("**/import/")
