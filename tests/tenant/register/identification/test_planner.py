"""Identification right after a first large import: the planner knows nothing of the tables yet, and may not be told (ANALYZE is the owner's)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection

from tenant_apps.register.identification import decisions
from tenant_apps.register.identification.ruleset import parameters

PERSONS, LOOPS = 3000, 10
DAY = date(2026, 11, 20)
FILL = (
    """insert into register_youth (personnummer, birth_date, given_name, family_name)
       select (200805170000 + n)::text, date '2008-05-17' + (n %% 900), 'Alva', 'Åsberg' from generate_series(1, %(persons)s) n""",
    """insert into register_residence (youth_id, municipality_code, valid_from, source)
       select id, '2281', birth_date, 'extens' from register_youth""",
    """insert into register_compulsoryschool (youth_id, school_unit, school_name, ended_on, source)
       select id, '20000001', 'Bergsåkers skola', date '2024-06-12', 'extens' from register_youth""",
    """insert into register_schoolplacement (youth_id, source, school_form, school_form_version, started_on, ended_on, end_reason, first_seen_on,
              last_seen_on)
       select id, s.source, 'GY', 1, '2024-08-20', case when id %% 4 = 0 then date '2026-11-10' end,
              case when id %% 4 = 0 then 'interrupted' else '' end, '2024-08-20', '2024-08-20'
       from register_youth, (values ('extens'), ('uedb')) s (source)""",
    """insert into sources_source (slug, name, kind) values ('extens', 'Extens', 'extens')""",
    """insert into sources_sourcerecord (source_id, youth_id, content_hash, first_seen_on, changed_on)
       select s.id, y.id, 'x', '2024-08-20', '2024-08-20' from register_youth y, sources_source s""",
    """insert into register_registration (youth_id, municipality_code, covered_from, registered_on)
       select id, '2281', '2026-09-01', '2026-09-01' from register_youth where id %% 7 = 0""",
    """insert into register_occupationfact (youth_id, code, code_version, as_of, known_on, informant, informant_version)
       select id, 'work', 1, '2026-10-01', '2026-10-01', 'youth', 1 from register_youth where id %% 7 = 0""",
    """insert into register_exam (youth_id, kind, kind_version, awarded_on, source, first_seen_on)
       select id, 'study_certificate', 1, '2026-06-10', 'beda', '2026-06-10' from register_youth where id %% 9 = 0""",
)  # fmt: skip


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def test_decide__does_nothing_once_per_person_when_the_tables_are_unknown_to_the_planner(alfa: object) -> None:
    with connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement, {"persons": PERSONS})
        values = parameters(day=DAY, municipality_codes=["2281"], youths=None, every=False)
        with decisions.planned_for(None):
            cursor.execute(f"explain (analyze, timing off, format json) {decisions.sql()}", values)
            plan = cursor.fetchone()[0]
        found = json.loads(plan) if isinstance(plan, str) else plan
        assert not [one for one in nodes(found[0]["Plan"]) if one["Actual Loops"] > LOOPS]
        cursor.execute("show enable_nestloop")
        assert cursor.fetchone()[0] == "on"
