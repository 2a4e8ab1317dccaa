"""A municipality of 100 000 residents aged 14-19, with numbers that nobody holds: born 2107-2112, so that `TODAY` lies in 2127."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connection

from kaa.core import tenancy
from kaa.core.personnummer import check_digit
from shared_apps.scb import selectors as scb
from shared_apps.scb.models import CollectionPeriod
from tenant_apps.sources.models import ImportRun
from tenant_apps.sources.reading import files
from tenant_apps.sources.services import staging
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.runs import ensure_source
from tenants import provisioning
from tenants.models import Tenant
from tests.factories import extens
from tests.factories.register import FAMILY, GIVEN

ALL = 100_000
PERSONS = int(os.environ.get("PERSONS", ALL))  # fewer: to see that a figure runs, not to measure
SCHEMA, CODE = "kbench", "2281"
TODAY, PERIOD = date(2127, 10, 7), "2127H2"
# to the end of 2112: nobody has turned 20, one in five goes to compulsory school
FIRST_BIRTH, DAYS = date(2107, 10, 15), 1905
SYLLABLES = ("an", "bel", "dor", "el", "fri", "gun", "hil", "is", "jor", "kar")


def tenant() -> Tenant:
    """The bench's own tenant, set; with the collection period that `TODAY` lies in."""
    files.MAX_BYTES = 40 * 1024 * 1024  # 100 000 full rows are 27 MB; the product takes 20 MB a file
    staging.MAX_BYTES = files.MAX_BYTES  # type: ignore[attr-defined]
    found: Tenant | None = Tenant.objects.filter(schema_name=SCHEMA).first()
    if found is None:
        found = provisioning.create_tenant(
            provisioning.NewTenant(schema=SCHEMA, name="Mätvik", host="bench.localhost", municipality_codes=[CODE])
        )
        CollectionPeriod.objects.get_or_create(
            code=PERIOD,
            defaults={
                "start": date(2127, 7, 1),
                "end": date(2127, 12, 31),
                "opens_on": date(2128, 1, 1),
                "due_on": date(2128, 2, 1),
            },
        )
        scb.forget()
        tenancy.connection.set_tenant(found)
        _without_autovacuum()
    tenancy.connection.set_tenant(found)
    return found


def _without_autovacuum() -> None:
    """It would count a table's rows between two measurements, when there are none: plans made from that are of no municipality."""
    execute("".join(f"alter table {table} set (autovacuum_enabled = false);" for table in tables()))


def number_of(place: int) -> str:
    birth = FIRST_BIRTH + timedelta(days=place % DAYS)
    nine = f"{birth:%y%m%d}{1 + place // DAYS:03d}"
    return f"{birth:%Y%m%d}{nine[6:]}{check_digit(nine)}"


def person(place: int) -> extens.Row:
    """Most are in school. Every fourth has left it, for KAA to know of, and 3 % of the others; 4 % have an exam, 3 % never began."""
    birth = FIRST_BIRTH + timedelta(days=place % DAYS)
    left_compulsory = birth.year + 16
    began, share = date(left_compulsory, 8, 17), place // DAYS * 7 + place
    given = f"{GIVEN[share % 10]}{SYLLABLES[share // 10 % 10]}{SYLLABLES[share // 100 % 10]}"
    values: dict[str, object] = {
        "given_name": given, "family_name": f"{FAMILY[place % 10]}{SYLLABLES[place // 1000 % 10]}", "municipality_code": CODE,
        "resident_from": birth if place % 3 else date(2115, 1 + place % 12, 1), "street": f"Påhittade gatan {place % 900 + 1}",
        "phone": f"070-{place % 1000:03d} {place // 1000 % 100:02d} {place % 97:02d}", "email": f"{place}@example.test",
        "started_on": began, "compulsory_ended_on": date(left_compulsory, 6, 12), "year": 1 + max(0, TODAY.year - began.year) % 4,
        "guardian1_name": f"{GIVEN[place % 9]} Påhittad", "guardian1_phone": f"070-{place % 900:03d} 00 01",
    }  # fmt: skip
    if place % 2:
        values |= {"guardian2_name": f"{GIVEN[place % 7]} Påhittad", "guardian2_email": f"v{place}@example.test"}
    if began > TODAY:
        values |= {
            "school_form": "GR",
            "school_unit": "20000001",
            "programme": "",
            "year": 9,
            "started_on": date(began.year - 10, 8, 17),
        }
        values |= {"compulsory_name": "", "compulsory_unit": "", "compulsory_ended_on": None}
    elif place % 4 == 3 or share % 100 < 3:
        values |= {"ended_on": date(2127, 2, 1) if began.year < 2127 else date(2127, 9, 20), "end_reason": "AVB"}
    elif share % 100 < 7 and began.year < 2125:
        values |= {
            "ended_on": date(began.year + 3, 6, 10),
            "end_reason": "EX",
            "exam_kind": "EX",
            "exam_on": date(began.year + 3, 6, 10),
        }
    elif share % 100 < 10:
        values |= {
            "school_form": "",
            "school_unit": "",
            "school_name": "",
            "programme": "",
            "year": "",
            "started_on": "",
        }
    return extens.row(number_of(place), **values)


@cache
def school_file(persons: int = PERSONS) -> bytes:
    return extens.csv_file(person(place) for place in range(persons))


def changed_file() -> bytes:
    """A week later: 2 % have another telephone number, 1 % are gone, 1 % are new."""
    last = PERSONS + PERSONS // 100

    def rows() -> Iterator[extens.Row]:
        for place in range(last):
            if place % 101 == 7:
                continue
            row = person(place)
            yield {**row, "phone": "070-999 99 99"} if place % 50 == 3 else row

    return extens.csv_file(rows())


def load(content: bytes | BinaryIO, *, as_of: date = TODAY) -> ImportRun:
    """As a person does by the page: staged, looked at, applied."""
    run = staging.stage_file(
        source=ensure_source(slug="extens"), file_name="extens.csv", content=content, as_of=as_of, today=as_of
    )
    return apply_run(run=run, actor=None, reason="mätning")


def execute(sql: str, parameters: Any = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def tables() -> list[str]:
    """What the figures fill: the register, its sources and its history, the work with youths, exports."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname ~ %s order by 1",
            ["^(register|sources|support|outreach|reporting|work_storedfile)_?"],
        )
        return [name for (name,) in cursor]


@cache
def file_on_disk() -> Path:
    """The school file, for a process that is to read it without having made it."""
    path = Path(tempfile.mkdtemp()) / "extens.csv"
    path.write_bytes(school_file())
    return path


def empty() -> None:
    execute(f"truncate {', '.join(tables())} restart identity cascade")


def analyze() -> None:
    """As the owner's maintenance does: a tenant's role may not."""
    execute(f"vacuum (analyze) {', '.join(tables())}")


def residents(*, every: int = 4) -> None:
    """100 000 residents, every fourth past compulsory school registered: 20 000, with 40 000 occupation facts, 60 000 contacts and 20 000 measures."""
    tenant()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from register_youth")
        if cursor.fetchone()[0] != PERSONS:
            empty()
            load(school_file())
    work = "register_registration, register_occupationfact, outreach_contact, support_intervention"
    execute(f"truncate {work} restart identity cascade")
    for statement in WORK:
        execute(statement, {"start": date(2127, 7, 1), "code": CODE, "every": every})
    analyze()


# A youth's lot, not the row's own number: that goes with who is registered (one in `every`), and what is dealt by it would not grow with them.
LOT = "cross join lateral (select abs(hashint8extended({youth}, 1)) lot) l"
WORK = (
    f"""insert into register_registration (youth_id, municipality_code, covered_from, registered_on, deregistered_on, ceased_on, latest_studies,
           latest_studies_version, end_reason, end_reason_version)
       select y.id, %(code)s, %(start)s::date - 200, %(start)s::date - 190 + (lot %% 250)::int, e."on", e."on",
              case when lot %% 60 = 0 then '' else 'interrupted_national' end, 1,
              case when e."on" is null then '' else 'national_programme' end, case when e."on" is not null then 1 end
       from register_youth y {LOT.format(youth="y.id")}
       join register_contactdetail d on d.youth_id = y.id and d.kind = 'email'
       cross join lateral (select case when lot %% 40 = 0 then %(start)s::date + 100 end) e ("on")
       where split_part(d.value, '@', 1)::int %% %(every)s = %(every)s - 1 and y.birth_date < '2112-01-01'""",
    f"""insert into register_occupationfact (youth_id, code, code_version, as_of, known_on, informant, informant_version)
       select y.youth_id, case when n = 0 or lot %% 100 = 0 then 'none' else (array['work', 'unknown', 'kaa_intervention'])[1 + lot %% 3] end, 1,
              %(start)s::date + 62 + n * 20, %(start)s::date + 62 + n * 20, 'youth', 1
       from register_registration y {LOT.format(youth="y.youth_id")} cross join generate_series(0, 1) n""",
    """insert into outreach_contact (youth_id, at, channel, channel_version, recipient, recipient_version, outcome, outcome_version, occupation_id)
       select youth_id, as_of + interval '12 hours', 'phone', 1, 'youth', 1, 'reached', 1, id from register_occupationfact""",
    """insert into outreach_contact (youth_id, at, channel, channel_version, recipient, recipient_version, outcome, outcome_version)
       select youth_id, %(start)s::date + interval '70 days', 'phone', 1, 'youth', 1, 'no_answer', 1 from register_registration""",
    f"""insert into support_intervention (youth_id, type, type_version, started_on, planned_end_on, ended_on, end_reason, end_reason_version,
           occupation_after, occupation_after_version)
       select youth_id, (array['guidance', 'motivation', 'internship'])[1 + lot %% 3], 1, %(start)s::date + 65, %(start)s::date + 150,
              case when lot %% 2 = 0 then %(start)s::date + 90 end, case when lot %% 2 = 0 and lot %% 50 <> 0 then 'completed' else '' end,
              case when lot %% 2 = 0 then 1 end, case when lot %% 2 = 0 then 'work' else '' end, case when lot %% 2 = 0 then 1 end
       from register_registration {LOT.format(youth="youth_id")}""",
)
