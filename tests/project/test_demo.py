"""What `make demo` prints, and which places it shows."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from kaa.devtools import demo
from kaa.devtools.demo_data.build import write_waiting_files
from kaa.devtools.demo_data.cache import Cache
from kaa.devtools.demo_data.places import MUNICIPALITIES, PARTNERSHIP, SYDNARKE, VADSTENA
from kaa.devtools.demo_data.world import build_world
from kaa.devtools.logins import Login
from tenant_apps.accounts.matrix import MATRIX
from tests.tenant.sources.importing import stage

PORT = 8123
TODAY = date(2026, 11, 22)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The demo's lines, made of what `kaa demo_data --print-logins` says."""
    monkeypatch.setenv("PORT", str(PORT))
    out = StringIO()
    call_command("demo_data", "--print-logins", stdout=out)
    demo._print_addresses(PORT, [Login(*line.split("\t")) for line in out.getvalue().splitlines()])
    return capsys.readouterr().out.splitlines()


@pytest.mark.req("K2-1.16")
def test_addresses__stand_one_a_line_with_at_least_four_tenants(printed: list[str]) -> None:
    addresses = [line for line in printed if re.fullmatch(r"http://\S+", line)]
    assert addresses[0] == f"http://localhost:{PORT}/"
    tenants = addresses[1:]
    assert all(re.fullmatch(rf"http://[a-z0-9-]+\.localhost:{PORT}/", address) for address in tenants)
    assert len(set(tenants)) == len(tenants) >= 4


@pytest.mark.req("K2-1.16", "K2-3.36")
def test_logins__stand_beside_their_address_one_for_every_role(printed: list[str]) -> None:
    rows = [line.split("  ") for line in printed if re.match(r"http://\S+  ", line)]
    assert all(len(row) == 4 for row in rows)
    assert {row[3] for row in rows} == set(MATRIX)
    assert {row[0] for row in rows} == {line for line in printed if re.fullmatch(r"http://\S+", line)}


@pytest.mark.req("K2-3.34")
def test_places__three_municipalities_one_of_two_codes_and_a_partnership_of_three() -> None:
    assert [len(place.codes) for place in MUNICIPALITIES] == [1, 2, 1]
    assert {place.kind for place in MUNICIPALITIES} == {"municipality"}
    assert (PARTNERSHIP.kind, len(PARTNERSHIP.subprojects)) == ("partnership", 3)


@pytest.mark.req("K2-3.34")
def test_world__of_two_codes_has_people_in_both() -> None:
    world = build_world(SYDNARKE, TODAY, scale=0.2)
    assert {person.town.code for person in world.persons} == set(SYDNARKE.codes)


@pytest.mark.req("K2-3.35")
def test_world__begins_two_years_ago() -> None:
    assert (TODAY - build_world(VADSTENA, TODAY, scale=0.2).start).days in {730, 731}


@pytest.mark.req("K2-3.36")
def test_waiting_file__is_one_that_the_product_reads(alfa: object, tmp_path) -> None:
    """Of Vadstena, whose code is not Alfa's: each row is read, none is refused for its form."""
    path, _listed = write_waiting_files(build_world(VADSTENA, TODAY, scale=0.2), tmp_path)
    assert path.suffix == ".csv"
    alfa.municipality_codes = VADSTENA.codes
    run = stage(path.read_bytes(), as_of=TODAY)
    assert run.counts["new"] > 0


@pytest.mark.req("K2-3.36")
def test_cache__is_one_for_a_day_and_the_code(alfa: object) -> None:
    """A second start finds what the first kept; another day's demo does not."""
    assert Cache(TODAY).folder == Cache(TODAY).folder != Cache(date(2026, 11, 23)).folder
