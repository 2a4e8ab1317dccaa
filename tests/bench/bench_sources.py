"""An import of 100 000 persons against COPY and INSERT ... SELECT into the same tables; against the ORM; and its memory.

The floor knows everything already: the file is read and checked, nobody is in the register, no history is written. Its rows are the staged
lines that the product's own reader gave, put by COPY into a temporary table and from there into the nine tables with their indexes and keys.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db import connection, transaction

from tenant_apps.register import models
from tenant_apps.sources.models import ImportRun, Source, SourceRecord
from tenant_apps.sources.services.runs import ensure_source
from tenant_apps.sources.services.staging import stage_file
from tests.bench import population
from tests.bench.figures import figure, stopwatch

TIMES = 3
ORM_ROWS = 2_000
LATER = population.TODAY + timedelta(days=7)
GUARDIANS = "(values (1, guardian1_name, guardian1_phone, guardian1_email), (2, guardian2_name, guardian2_phone, guardian2_email))"
INSERTS = (
    """insert into register_youth (id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key)
       select youth_id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key from import_floor""",
    "insert into register_legalsex (youth_id, sex, valid_from) select youth_id, sex, birth_date from import_floor",
    """insert into register_residence (youth_id, municipality_code, valid_from, first_in_sweden_on, source)
       select youth_id, municipality_code, resident_from, first_in_sweden_on, 'extens' from import_floor""",
    """insert into register_contactdetail (youth_id, kind, value, care_of, postcode, city, source, first_seen_on, last_seen_on)
       select youth_id, d.kind, d.value, d.care_of, d.postcode, d.city, 'extens', %(day)s, %(day)s
       from import_floor cross join lateral (values ('phone', phone, '', '', ''), ('email', email, '', '', ''),
                                                    ('address', street, care_of, postcode, city)) d (kind, value, care_of, postcode, city)""",
    f"""insert into register_guardian (youth_id, position, name, phone, email, source, first_seen_on, last_seen_on)
       select youth_id, g.position, g.name, g.phone, g.email, 'extens', %(day)s, %(day)s
       from import_floor cross join lateral {GUARDIANS} g (position, name, phone, email) where g.name <> ''""",
    """insert into register_schoolplacement (youth_id, source, school_form, school_form_version, school_unit, school_name, programme, year,
         started_on, ended_on, end_reason, end_reason_version, first_seen_on, end_first_seen_on, last_seen_on)
       select youth_id, 'extens', school_form, 1, school_unit, school_name, programme, year, started_on, ended_on, end_reason,
              case when end_reason <> '' then 1 end, %(day)s, case when ended_on is not null then %(day)s::date end, %(day)s
       from import_floor where school_form <> ''""",
    """insert into register_compulsoryschool (youth_id, school_unit, school_name, ended_on, source)
       select youth_id, compulsory_unit, compulsory_name, compulsory_ended_on, 'extens' from import_floor where compulsory_unit <> ''""",
    """insert into register_exam (youth_id, kind, kind_version, awarded_on, school_name, programme, source, first_seen_on)
       select youth_id, exam_kind, 1, exam_on, school_name, programme, 'extens', %(day)s from import_floor where exam_kind <> ''""",
    """insert into sources_sourcerecord (source_id, youth_id, content_hash, first_seen_on, changed_on)
       select %(source)s, youth_id, content_hash, %(day)s, %(day)s from import_floor""",
)  # fmt: skip
SECOND = (
    """create temporary table import_floor on commit drop as
       select l.*, nextval('register_youth_id_seq') as id from later l where not exists (select from register_youth y where y.personnummer = l.personnummer)""",
    "update import_floor set youth_id = id",
    """update register_contactdetail c set value = l.phone from later l join register_youth y on y.personnummer = l.personnummer
       where c.youth_id = y.id and c.kind = 'phone' and c.value <> l.phone""",
    """update sources_sourcerecord s set content_hash = l.content_hash, changed_on = %(day)s
       from later l join register_youth y on y.personnummer = l.personnummer where s.youth_id = y.id and s.content_hash <> l.content_hash""",
    """update sources_sourcerecord s set gone_on = %(day)s from register_youth y
       where y.id = s.youth_id and not exists (select from later l where l.personnummer = y.personnummer)""",
)
TARGETS = [statement.split()[2] for statement in INSERTS]


def counts() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in TARGETS:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
    return found


def triggers(state: str) -> None:
    """Ours, those of the history; the keys' own stay."""
    for table in TARGETS:
        population.execute(f"alter table {table} {state} trigger user")


def staged_rows(content: bytes, day: date) -> bytes:
    """What the reader makes of a file, as COPY gives it: read once, outside the time measured."""
    stage_file(source=ensure_source(slug="extens"), file_name="extens.csv", content=content, as_of=day, today=day)
    with connection.cursor() as cursor:
        population.execute("update sources_stagedrow set youth_id = coalesce(youth_id, row_number)")
        with cursor.copy("copy sources_stagedrow to stdout") as copy:
            return b"".join(bytes(block) for block in copy)


def put(cursor: Any, table: str, lines: bytes) -> None:
    cursor.execute(f"create temporary table {table} (like sources_stagedrow) on commit drop")
    with cursor.copy(f"copy {table} from stdin") as copy:
        for at in range(0, len(lines), 65_536):
            copy.write(lines[at : at + 65_536])
    cursor.execute(f"analyze {table}")


def floor(lines: bytes) -> float:
    """COPY, ANALYZE, and an INSERT ... SELECT a table, in one transaction."""
    values: dict[str, Any] = {"day": population.TODAY, "source": ensure_source(slug="extens").pk}
    triggers("disable")
    with stopwatch() as elapsed, transaction.atomic(), connection.cursor() as cursor:
        put(cursor, "import_floor", lines)
        for statement in INSERTS:
            cursor.execute(statement, values)
    triggers("enable")
    return elapsed()


def imported(content: bytes, day: date = population.TODAY) -> float:
    with stopwatch() as elapsed:
        population.load(content, as_of=day)
    return elapsed()


def row_by_row(persons: int) -> float:
    """The same rows as somebody would write them with the ORM, who must also take the file of next week."""
    source = ensure_source(slug="extens")
    rows = [population.person(place) for place in range(persons)]
    with stopwatch() as elapsed, transaction.atomic():
        for row in rows:
            _put(row, source)
    return elapsed()


def _put(row: Any, source: Source) -> None:
    day, seen = population.TODAY, {"first_seen_on": population.TODAY, "last_seen_on": population.TODAY}
    number = row["personnummer"]
    birth = date(int(number[:4]), int(number[4:6]), int(number[6:8]))
    names = {"given_name": row["given_name"], "family_name": row["family_name"], "birth_date": birth}
    youth, _ = models.Youth.objects.update_or_create(personnummer=number, defaults=names)
    models.LegalSex.objects.update_or_create(youth=youth, valid_from=birth, defaults={"sex": "female"})
    home = {"municipality_code": row["municipality_code"], "source": "extens"}
    models.Residence.objects.update_or_create(youth=youth, valid_from=row["resident_from"], defaults=home)
    for kind, name, postcode in (
        ("phone", "phone", ""),
        ("email", "email", ""),
        ("address", "street", row["postcode"].replace(" ", "")),
    ):
        key = {"youth": youth, "kind": kind, "value": row[name], "postcode": postcode, "source": "extens"}
        models.ContactDetail.objects.update_or_create(**key, defaults=seen)
    for position in (1, 2) if birth > day - timedelta(days=18 * 365) else ():
        if name := row.get(f"guardian{position}_name"):
            models.Guardian.objects.update_or_create(
                youth=youth, source="extens", position=position, defaults={"name": name, **seen}
            )
    if row["school_form"]:
        key = {
            "youth": youth,
            "source": "extens",
            "school_form": row["school_form"],
            "school_unit": row["school_unit"],
            "started_on": row["started_on"],
        }
        rest = {
            "school_form_version": 1,
            "school_name": row["school_name"],
            "programme": row["programme"],
            "ended_on": row.get("ended_on") or None,
        }
        models.SchoolPlacement.objects.update_or_create(**key, defaults={**rest, **seen})
    if row["compulsory_unit"]:
        models.CompulsorySchool.objects.update_or_create(
            youth=youth, defaults={"ended_on": row["compulsory_ended_on"], "source": "extens"}
        )
    SourceRecord.objects.update_or_create(
        source=source, youth=youth, defaults={"content_hash": "0" * 32, "first_seen_on": day, "changed_on": day}
    )


def memory() -> float:
    """MB, in a process of its own: what this one has read before does not count."""
    command = [sys.executable, "-m", "tests.bench.import_memory", str(population.file_on_disk())]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1])


def run() -> None:
    population.tenant()
    population.empty()
    content, changed = population.school_file(), population.changed_file()
    lines, later_lines = staged_rows(content, population.TODAY), staged_rows(changed, LATER)
    ours, theirs = [], []
    for _ in range(TIMES):
        population.empty()
        theirs.append(floor(lines))
        wanted = counts()
        population.empty()
        ours.append(imported(content))
        if counts() != wanted:
            raise RuntimeError(f"the floor writes other rows: {counts()} {wanted}")
    figure("import_100000", measured=median(ours), floor=median(theirs), limit=2.5)
    population.analyze()
    second_floor = median(floor_of_second(later_lines) for _ in range(TIMES))
    figure("import_second_2_percent", measured=imported(changed, LATER), floor=second_floor, limit=3)
    _check_second()
    population.empty()
    scaled = row_by_row(ORM_ROWS) * population.PERSONS / ORM_ROWS
    figure("import_vs_orm", measured=median(ours), floor=scaled, limit=0.02)
    population.empty()
    figure("import_memory_mb", measured=memory(), floor=1, limit=250)  # the ratio is MB


def floor_of_second(lines: bytes) -> float:
    """The whole file by COPY beside the register, joined by number; what differs is updated or inserted. Rolled back."""
    values: dict[str, Any] = {"day": LATER, "source": ensure_source(slug="extens").pk}
    triggers("disable")
    with transaction.atomic(), connection.cursor() as cursor:
        with stopwatch() as elapsed:
            put(cursor, "later", lines)
            for statement in (*SECOND, *INSERTS):
                cursor.execute(statement, values)
            cursor.execute("set constraints all immediate")  # what a commit would do
        transaction.set_rollback(True)
    triggers("enable")
    return elapsed()


def _check_second() -> None:
    run = ImportRun.objects.get(as_of=LATER, state=ImportRun.State.APPLIED)
    found = {kind: run.counts[kind] * 100 / population.PERSONS for kind in ("new", "changed", "gone")}
    if [round(share) for share in found.values()] != [1, 2, 1]:
        raise RuntimeError(f"the second file was not what it should be: {run.counts}")
