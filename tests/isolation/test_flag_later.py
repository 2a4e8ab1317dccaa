"""PRV-24: a file marks somebody who has long been here. From then on everyone but the named handlers has every page, file and figure as they
would be if the person had never been here.

Two histories are lived in the same tenant, each taken back after it: without and with the person, who is marked by its last file. All pages
of the attack table are then read by each role, and compared; so are the bytes of the kept files.
"""

from __future__ import annotations

import copy
import datetime as dt
import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.db import connection

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.letters.jobs import letters_files
from tenant_apps.letters.models import Letter
from tenant_apps.letters.services.files import JOB as LETTER_FILES
from tenant_apps.register import bulk_jobs
from tenant_apps.register.forgetting import ANEW
from tenant_apps.register.models import Draft, Youth
from tenant_apps.register.services.proposals import propose
from tenant_apps.reminders.listeners import youths_given
from tenant_apps.reporting import services as exporting
from tenant_apps.reporting.answers.reading import Line, ReadAnswer
from tenant_apps.reporting.answers.services import save_answer
from tenant_apps.reporting.models import Export, ExportRow, ReadingCopy
from tenant_apps.reporting.numbering import note_handed_out
from tenant_apps.reporting.reading_copy import make_reading_copy
from tenant_apps.reporting.receipts import add_receipt
from tenant_apps.work import files
from tenant_apps.work.models import Job
from tests.factories import extens
from tests.factories.numbers import take
from tests.factories.register import occupation, registration
from tests.isolation.conftest import SCHEMAS, _taken_back
from tests.isolation.entries import ENTRIES, Entry
from tests.isolation.test_protected import NEVER, NUMBER, REQUEST, SECRET, TOKEN, UUID, add_person
from tests.isolation.test_urls import _ask, _text
from tests.isolation.worlds import DAY, PK, World, build
from tests.tenant.sources.importing import load

pytestmark = [pytest.mark.req("PRV-24", "PRV-22", "K3-2.2", "K3-2.2a")]

NOW = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
SOURCE = "elevregister"  # beside the world's own
# before and after the person in the file of the half year: whose rows follow has other numbers in it without the person
OTHERS = [
    *take(3, born_between=(dt.date(2008, 3, 1), dt.date(2008, 12, 31))),
    *take(3, born_between=(dt.date(2009, 3, 1), dt.date(2009, 12, 31))),
]
PERIOD = "2026H2"

MOMENT = re.compile(
    r"\b(?!16 nov 2026)\d{1,2} [a-z]{3,4} \d{4} \d{2}:\d{2}\b"
)  # by the database's clock, which does not stand
QUEUE = re.compile(r'(name="expected" value=")[0-9a-f]{64}')  # of public ids, which are random
VERSION = re.compile(r'(?<=name="seen" value=")\d+')

Answer = tuple[int, str, Any]


@dataclass(frozen=True)
class Lived:
    """What a history has left: the answer to each entry and role, and the kept files."""

    answers: dict[tuple[str, str], Answer]
    files: dict[str, Any]


def _file(numbers: list[str], **person: str) -> list[dict[str, str]]:
    rows = []
    for place, number in enumerate(numbers):
        own = person if number == NUMBER else {}
        name = {"family_name": f"Brolund{place}", "given_name": "Bo", "phone": f"070-174 06 {40 + place}"}
        left = {"ended_on": "2026-10-09", "end_reason": "AVB", "municipality_code": "2281"}
        rows.append(extens.row(number, **({} if number == NUMBER else name), **left, **own))
    return rows


def _live(world: World, *, with_person: bool) -> None:
    """Import, registration, work, the half-year file with its answer, a list's workbook and jobs, letters; then the last file."""
    numbers = [*OTHERS, NUMBER] if with_person else OTHERS
    person = add_person(world)["youth"] if with_person else None
    load(_file(numbers), as_of=DAY - dt.timedelta(days=14), today=DAY, source=SOURCE)
    for one in Youth.objects.filter(personnummer__in=OTHERS):
        registration(one, dt.date(2026, 8, 20))
        occupation(one, dt.date(2026, 9, 1), code="work")
    propose(day=DAY, municipality_codes=["2281"])
    _report(world, person)
    _lists(world)
    if person is not None:
        _by_the_way(world, person)
    marked = {"protection": "J"} if with_person else {}
    load(_file(numbers, **marked), as_of=DAY - dt.timedelta(days=7), today=DAY, source=SOURCE)
    if person is not None:
        person.refresh_from_db()
        assert person.protected_at is not None
        for job in Job.objects.filter(kind="scb_reading_copy"):  # what the worker does at once
            make_reading_copy(export=Export.objects.get(public_id=job.arguments["export"]), actor=job.created_by)
            job.delete()
        for kind, work in ((LETTER_FILES, letters_files), (ANEW, bulk_jobs.workbook_anew)):
            for job in Job.objects.filter(kind=kind):
                work(job)
                job.delete()
    export = Export.objects.get(period=PERIOD)
    world.rows.update(export=export, reading_copy=ReadingCopy.objects.get(export=export))


def _report(world: World, person: Youth | None) -> None:
    admin = world.users[Role.ADMINISTRATOR]
    export = exporting.make_export(
        period=PERIOD, municipality_code="2281", actor=admin, today=DAY, codes=["2281"], gate=False, now=NOW
    )
    note_handed_out(export=export, now=NOW)
    add_receipt(export=export, kind="delivered", on=DAY, note="", actor=admin, today=DAY)
    numbers = {
        number: list(
            ExportRow.objects.filter(export=export, youth_id=key)
            .order_by("row_number")
            .values_list("row_number", flat=True)
        )
        for key, number in Youth.objects.filter(personnummer__in=[*OTHERS, NUMBER]).values_list("pk", "personnummer")
    }
    lines = [Line(1, numbers[OTHERS[0]][0], "Fel kod"), Line(2, numbers[OTHERS[-1]][0], "Fel datum")]
    if person is not None:
        assert numbers[OTHERS[0]] < numbers[NUMBER] < numbers[OTHERS[-1]]
        lines += [Line(3, number, "Fel personnummer") for number in numbers[NUMBER]]
    world.rows["answer"] = save_answer(
        export=export, read=ReadAnswer(tuple(lines), ()), header_counts=False, file_name="svar.txt", actor=admin
    )
    make_reading_copy(export=export, actor=admin)


def _lists(world: World) -> None:
    """The coach does something with everybody in the list: a reminder, and a workbook."""
    coach = world.users[Role.COACH]
    common: dict[str, Any] = {"everything": True, "ids": [], "filter": {}}
    reminder = {"action": "reminder", "text": "Ring", "due_on": DAY.isoformat(), **common}
    excel = {"action": "excel", "columns": ["age"], **common}
    for row, arguments in (("bulk_job", reminder), ("excel_job", excel)):
        job = Job.objects.create(kind=bulk_jobs.KIND, key=row, arguments=arguments, created_by=coach, state="running")
        Job.objects.filter(pk=job.pk).update(result=bulk_jobs.bulk(job), state="done")
        world.rows[row] = Job.objects.get(pk=job.pk)


def _by_the_way(world: World, person: Youth) -> None:
    """A draft, news, a letter in the mailing of others, and reads."""
    coach = world.users[Role.COACH]
    Draft.objects.create(
        user=coach, youth=person, form="contact-add", subject=person.public_id, values={"note": "Halvskrivet"}, saved_at=NOW
    )  # fmt: skip
    youths_given(given={world.rows["label"]: [person.pk]}, actor=world.users[Role.ADMINISTRATOR])
    like = Letter.objects.get(pk=PK)
    values = {
        each.attname: getattr(like, each.attname)
        for each in like._meta.concrete_fields
        if each.name not in {"id", "public_id"}
    }
    Letter.objects.create(**{**values, "youth_id": person.pk})
    client = world.client(Role.COACH)
    assert client.get(f"/ungdomar/{person.public_id}/").status_code == 200
    connection.set_tenant(find_tenant(SCHEMAS["alfa"]))  # the request has left it


def _plain(text: str) -> str:
    """Without what is random or by the database's clock, and without a row's place in a history that all youths share."""
    text = QUEUE.sub(r"\1<queue>", MOMENT.sub("<moment>", VERSION.sub("<version>", text)))
    return UUID.sub("<id>", SECRET.sub("<secret>", REQUEST.sub("<request>", TOKEN.sub(r"\1<token>", text))))


def _sheets(content: bytes) -> dict[str, bytes]:
    """A workbook's parts: a zip says when it was packed."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def _answer(entry: Entry, world: World, role: str) -> Answer:
    with in_tenant(find_tenant("k9901")):
        client = world.client(role)
    response = _ask(entry, client, world, world)
    if not response.streaming and response.content[:2] == b"PK":
        return response.status_code, "", _sheets(response.content)
    return response.status_code, _plain(str(response.get("Location", ""))), _plain(_text(response))


def _asked(world: World) -> dict[tuple[str, str], Answer]:
    wanted = [*PAGES, Entry("bulk-result", frozenset({Role.COACH}), kwargs=_excel_job, note="of the workbook")]
    return {
        (entry.id, str(role)): _answer(entry, world, role) for entry in wanted for role in sorted(entry.roles - NEVER)
    }


def _excel_job(world: World) -> dict[str, Any]:
    return {"public_id": world.rows["excel_job"].public_id}


def _kept(world: World) -> dict[str, Any]:
    export: Export = world.rows["export"]
    return {
        "half-year file": files.read(export.file),
        "manifest": {key: value for key, value in export.manifest.items() if key != "made_by"},
        "figures": (export.sha256, export.row_count, export.youth_count),
        "rows": list(ExportRow.objects.filter(export=export).order_by("row_number").values_list("row_number", "event_kind")),
        "reading copy": _sheets(files.read(world.rows["reading_copy"].file)),
    }  # fmt: skip


PAGES = [entry for entry in ENTRIES if entry.data is None]


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[bool, Lived]]:
    """Both histories, in one tenant that has never had either."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, time_machine.travel(NOW, tick=False):
        patch.setattr(exporting, "_snapshot", _taken_as_it_is)
        alfa = find_tenant(SCHEMAS["alfa"])
        found = {}
        with _taken_back():
            with in_tenant(alfa):
                built = build("alfa", "Alfasson")
                User.objects.update(last_login=NOW - dt.timedelta(days=1))
            for with_person in (False, True):
                world = copy.deepcopy(built)
                with _taken_back(), in_tenant(alfa):
                    _live(world, with_person=with_person)
                    kept = _kept(world)
                    found[with_person] = Lived(_asked(world), kept)
        yield found


class _taken_as_it_is:  # noqa: N801  (stands for a context manager)
    """A transaction round the test: the export's own isolation cannot be set in it."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_error: object) -> None: ...


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
def test_page__is_as_if_the_person_had_never_been_here(lived: dict[bool, Lived], entry: Entry) -> None:
    _compare(lived, entry.id)


def test_result_of_a_workbook__is_as_if_the_person_had_never_been_here(lived: dict[bool, Lived]) -> None:
    _compare(lived, "bulk-result of the workbook")


def _compare(lived: dict[bool, Lived], name: str) -> None:
    asked = [key for key in lived[False].answers if key[0] == name]
    for key in asked:
        (status, location, text), answer = lived[False].answers[key], lived[True].answers[key]
        assert answer[:2] == (status, location), key
        if isinstance(text, str):  # line by line: a page whole would hide in a failure's text what it is about
            lines = difflib.unified_diff(text.splitlines(), answer[2].splitlines(), "without", "with", n=0, lineterm="")
            assert not list(lines), key
        else:
            assert answer[2] == text, key


@pytest.mark.req("K3-2.2c", "SEC-06")
def test_files__are_as_if_the_person_had_never_been_in_them(lived: dict[bool, Lived]) -> None:
    for name, found in lived[False].files.items():
        assert lived[True].files[name] == found, name
