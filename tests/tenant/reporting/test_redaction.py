"""Kept files when somebody in them comes under protection: as if they had never been in them (PRV-24)."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pgtrigger
import pytest
from django.db import connection, transaction
from django.db.models import F

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant
from tenant_apps.register.models import Registration
from tenant_apps.register.services import protection
from tenant_apps.reminders.models import Notification
from tenant_apps.reporting import reading_copy, selectors, services
from tenant_apps.reporting.answers import selectors as selectors_of_answers
from tenant_apps.reporting.answers.reading import Line, ReadAnswer
from tenant_apps.reporting.answers.services import preview, save_answer
from tenant_apps.reporting.models import Export, ExportRow, ReadingCopy, Receipt, SealedExport
from tenant_apps.reporting.numbering import note_handed_out
from tenant_apps.reporting.receipts import add_receipt
from tenant_apps.work import files
from tenant_apps.work.models import Job, StoredFile
from tenant_apps.work.services import FUNCTIONS, NIGHTLY
from tests.factories import accounts
from tests.factories.register import occupation, registration, youth

TODAY = date(2027, 1, 20)
pytestmark = [pytest.mark.req("PRV-24", "K3-2.2"), pytest.mark.usefixtures("committed_alfa")]


def _make() -> Export:
    return services.make_export(period="2026H2", municipality_code="2281", actor=None, today=TODAY, codes=["2281"])


def _somebody(day: int, occupations: int = 1) -> Registration:
    one = youth(date(2008, 5, day))
    for number in range(occupations):
        occupation(one, date(2026, 9, 2 + number), code="work")
    return registration(one, date(2026, 9, 1))


@pytest.fixture
def people() -> list[Registration]:
    files.sweep(older_than=0)  # what other tests left
    return [_somebody(day, occupations) for day, occupations in ((3, 1), (4, 2), (5, 1), (6, 1))]


@pytest.fixture
def handler() -> Any:
    return accounts.user(Role.ADMINISTRATOR, Role.PROTECTED_HANDLER)


def _protect(one: Registration, handler: Any) -> None:
    one.youth.refresh_from_db()
    protection.protect_by_hand(youth=one.youth, note="ringde oss", actor=handler, now=clock.now())


def _folder() -> set[str]:
    return {path.name for path in files.scratch().iterdir() if path.is_file()}


@pytest.mark.req("K3-2.2c")
def test_file__is_byte_for_byte_what_it_would_be_without_them(people: list[Registration], handler: Any) -> None:
    export = _make()
    whole = files.read(export.file)
    for one in (people[1], people[3]):
        _protect(one, handler)
    export = Export.objects.select_related("file").get()
    without = _make()
    assert files.read(export.file) == files.read(without.file) != whole
    kept = ("rows", "youths", "bytes", "sha256")
    assert [export.manifest[key] for key in kept] == [without.manifest[key] for key in kept]
    assert (export.sha256, export.row_count, export.youth_count) == (
        without.sha256,
        without.row_count,
        without.youth_count,
    )
    rows = ("row_number", "youth_id", "registration_id", "event_kind", "event_id")
    maps = [
        list(ExportRow.objects.filter(export=one).values_list(*rows).order_by("row_number"))
        for one in (export, without)
    ]
    assert maps[0] == maps[1]
    assert {one.withdrawn for one in selectors.kept_exports("2026H2")} == {False}


def _answer(*numbers: int) -> ReadAnswer:
    return ReadAnswer(
        lines=tuple(Line(at=at, number=number, text="Fel") for at, number in enumerate(numbers, 1)),
        unread=(),
        heading="",
    )


@pytest.fixture
def delivered(people: list[Registration], handler: Any) -> tuple[Export, dict[int, int]]:
    """A file of five rows, of whose four youths the first two have come under protection since; each youth's row as it was delivered."""
    export = _make()
    note_handed_out(export=export, now=clock.now())
    rows = dict(ExportRow.objects.filter(export=export).order_by("-row_number").values_list("youth_id", "row_number"))
    for one in people[:2]:
        _protect(one, handler)
    return Export.objects.get(), rows


@pytest.mark.req("K3-3.2", "PRV-22")
def test_answer__finds_the_row_by_the_number_that_was_delivered(people: list[Registration], delivered: Any) -> None:
    export, rows = delivered
    hidden, last = rows[people[1].youth_id], rows[people[3].youth_id]
    seen = preview(export=export, read=_answer(last, hidden), header_counts=False)
    assert [one.youth_id for one in seen.matched] == [people[3].youth_id]
    assert (seen.outside, seen.youths) == ((), {people[3].youth.public_id})  # as if Statistics Sweden had not named it
    assert seen.may_be_saved
    beyond = preview(export=export, read=_answer(last, hidden, last + 1), header_counts=False)
    [told] = beyond.problems(header_counts=False)
    assert f" {last + 1} " in told
    assert f" {export.row_count}." in told  # the rows that the file has now: nothing tells that it ever had more
    assert export.row_count == last - 3


def _deliver(export: Export) -> None:
    note_handed_out(export=export, now=clock.now())
    _write_down(export)


def _write_down(export: Export, on: date | None = None) -> None:
    add_receipt(export=export, kind="delivered", on=on or clock.today(), note="", actor=None, today=clock.today())


def _numbers(export: Export) -> dict[int, int]:
    """The first row of each youth in the file as it is now."""
    return dict(ExportRow.objects.filter(export=export).order_by("-row_number").values_list("youth_id", "row_number"))


@dataclass
class Story:
    """What happens to a file, and which rows SCB has: those of the file when it was taken to be delivered."""

    export: Export
    people: list[Registration]
    handler: Any
    delivered: dict[int, int] = field(default_factory=dict)

    def deliver(self) -> None:
        self.take()
        self.write_down()

    def take(self) -> None:
        note_handed_out(export=self.export, now=clock.now())
        self.delivered = _numbers(self.export)

    def write_down(self) -> None:
        _write_down(self.export)

    def write_down_yesterday(self) -> None:
        _write_down(self.export, clock.today() - timedelta(days=1))

    def next_day(self) -> None:
        with pgtrigger.ignore("reporting.Export:kept_as_made"):
            Export.objects.update(created_at=F("created_at") - timedelta(days=1))
        Receipt.objects.update(created_at=F("created_at") - timedelta(days=1), on=F("on") - timedelta(days=1))
        self.export.refresh_from_db()
        self.export.editions = [
            {**one, **{key: _day_before(one[key]) for key in ("since", "handed") if one[key]}}
            for one in self.export.editions
        ]
        self.export.save(update_fields=["editions"])

    def hide(self) -> None:
        _protect(self.people[1], self.handler)

    def hide_another(self) -> None:
        _protect(self.people[0], self.handler)

    def show(self) -> None:
        self.people[1].youth.refresh_from_db()
        protection.lift(youth=self.people[1].youth, note="hävd", actor=self.handler, now=clock.now())

    def erase(self) -> None:
        self.people[1].youth.refresh_from_db()
        protection.erase(youth=self.people[1].youth, actor=self.handler, now=clock.now())


def _day_before(moment: str) -> str:
    return (datetime.fromisoformat(moment) - timedelta(days=1)).isoformat()


@pytest.mark.req("K3-3.2f", "PRV-22", "PRV-24")
@pytest.mark.parametrize(
    "told",
    [
        "deliver hide", "hide deliver", "take hide write_down", "take next_day hide write_down_yesterday", "deliver hide hide_another",
        "hide deliver hide_another", "hide deliver show", "deliver hide show", "deliver next_day hide take_anew", "hide deliver erase",
        "deliver hide erase", "hide erase deliver", "deliver hide erase hide_another", "hide deliver show hide", "hide take show write_down",
    ],
)  # fmt: skip
def test_answer__has_the_numbers_of_what_was_delivered_whatever_was_hidden_before_or_after(
    people: list[Registration], handler: Any, told: str
) -> None:
    """The last youth's rows follow those who are hidden: in each edition they have other numbers."""
    story = Story(_make(), people, handler)
    for step in told.split():
        if step == "take_anew":  # looked at again after it was delivered
            note_handed_out(export=story.export, now=clock.now())
        else:
            getattr(story, step)()
    last = people[3].youth_id
    export = Export.objects.get()
    save_answer(export=export, read=_answer(story.delivered[last]), header_counts=False, file_name="", actor=None)
    [remark] = selectors_of_answers.remarks_of(last)
    assert remark.row_number == _numbers(export)[last]  # as the file is now: no gap tells of anybody
    total = len(_whole(story))
    beyond = preview(export=export, read=_answer(total + 1), header_counts=False)
    assert beyond.outside == (total + 1,)


def _whole(story: Story) -> range:
    """The data rows of what was delivered."""
    return range(1, story.delivered[story.people[3].youth_id] + 1)


@pytest.mark.req("K3-3.2", "PRV-22", "PRV-28")
def test_answer__on_a_hidden_row_is_the_handlers_to_read(people: list[Registration], handler: Any, delivered: Any) -> None:  # fmt: skip
    export, rows = delivered
    hidden, shown = rows[people[1].youth_id], rows[people[3].youth_id]
    answer = save_answer(export=export, read=_answer(shown, hidden), header_counts=False, file_name="", actor=None)
    [kept] = selectors_of_answers.answers_of(export)
    assert kept.remarks == 1
    assert [one.youth for one in selectors_of_answers.standing_remarks()] == [people[3].youth.public_id]
    assert {one.remarks for one in selectors.kept_exports("2026H2")} == {1}
    assert [one.youth for one in selectors_of_answers.remarks_by_hand("2026H2")] == [people[1].youth.public_id]
    assert selectors_of_answers.remarks_by_hand("2026H1") == []
    assert [one.user_id for one in Notification.objects.all()] == [handler.pk]
    people[1].youth.refresh_from_db()
    protection.lift(youth=people[1].youth, note="hävd", actor=handler, now=clock.now())
    assert [one.row_number for one in selectors_of_answers.remarks_of(people[1].youth_id)] == [
        _numbers(Export.objects.get())[people[1].youth_id]
    ]
    assert answer.remarks.count() == 2


@pytest.mark.req("K3-3.2", "PRV-22")
def test_answer__on_nothing_but_hidden_rows_is_saved(people: list[Registration], delivered: Any, client_for: Any) -> None:  # fmt: skip
    export, rows = delivered
    hidden = rows[people[0].youth_id]
    client = client_for("alfa", Role.ADMINISTRATOR)
    form = {"fil": str(export.public_id), "header_counts": "no", "text": f"{hidden}\tFel kod", "file_name": ""}
    page = client.post("/scb/2026H2/svar/", form).content.decode()
    assert 'name="save"' in page
    assert str(people[0].youth.public_id) not in page
    saved = client.post("/scb/2026H2/svar/", {**form, "save": "1"}, follow=True).content.decode()
    assert "Fel kod" not in saved
    assert client.get("/scb/2026H2/skyddade/").status_code == 403
    with in_tenant(find_tenant("k9901")):
        RoleGrant.objects.create(user=client.user, role=Role.PROTECTED_HANDLER)
    assert "Fel kod" in client.get("/scb/2026H2/skyddade/").content.decode()


@pytest.mark.req("PRV-21", "PRV-22")
def test_answer__on_an_erased_row_passes_too(people: list[Registration], handler: Any, delivered: Any) -> None:
    export, rows = delivered
    for one in people[:2]:
        one.youth.refresh_from_db()
        protection.erase(youth=one.youth, actor=handler, now=clock.now())
    answer = save_answer(
        export=export, read=_answer(rows[people[1].youth_id]), header_counts=False, file_name="", actor=None
    )
    assert not answer.remarks.exists()


def test_lift__makes_the_file_whole_again(people: list[Registration], handler: Any) -> None:
    export = _make()
    whole, manifest = files.read(export.file), export.manifest
    for one in people[1:3]:
        _protect(one, handler)
    for one in people[1:3]:
        one.youth.refresh_from_db()
        protection.lift(youth=one.youth, note="hävd", actor=handler, now=clock.now())
    export = Export.objects.select_related("file").get()
    assert (files.read(export.file), export.manifest) == (whole, manifest)
    assert not SealedExport.objects.exists()
    assert StoredFile.objects.count() == 1
    assert _folder() == {str(export.file.public_id)}


@pytest.mark.req("PRV-21")
def test_erase__leaves_their_rows_in_no_file(people: list[Registration], handler: Any) -> None:
    _make()
    numbers = [one.youth.personnummer for one in people[1:3]]
    for one in people[1:3]:
        _protect(one, handler)
    assert any(
        str(number).encode() in path.read_bytes() for number in numbers for path in files.scratch().iterdir()
    )  # sealed
    for one in people[1:3]:
        one.youth.refresh_from_db()
        protection.erase(youth=one.youth, actor=handler, now=clock.now())
        assert SealedExport.objects.exists() == (one is people[1])
    assert not any(
        str(number).encode() in path.read_bytes() for number in numbers for path in files.scratch().iterdir()
    )
    assert ExportRow.objects.values("youth_id").distinct().count() == 2


def test_reading_copy__is_removed_and_made_anew(people: list[Registration], handler: Any) -> None:
    export = _make()
    copy = reading_copy.make_reading_copy(export=export, actor=handler)
    _protect(people[1], handler)
    assert not ReadingCopy.objects.filter(pk=copy.pk).exists()
    assert str(copy.file.public_id) not in _folder()
    job = Job.objects.get(kind=reading_copy.KIND)
    assert job.arguments == {"export": str(export.public_id)}


def test_protected_while_the_file_was_made__is_not_in_it(
    people: list[Registration], handler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.build

    def build(**options: Any) -> Any:
        built = real(**options)

        def work() -> None:
            with in_tenant(find_tenant("k9901")):
                _protect(people[1], handler)
            connection.close()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(20)
        return built

    monkeypatch.setattr(services, "build", build)
    export = _make()
    assert people[1].youth.personnummer.encode() not in files.read(export.file)
    assert not ExportRow.objects.filter(youth_id=people[1].youth_id).exists()


def test_being_hidden_when_the_file_is_committed__is_waited_for(
    people: list[Registration], handler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one has looked for files before there was this one, and is committed only after the file is."""
    real, is_hidden = services.build, threading.Event()
    threads = []

    def hide() -> None:
        with in_tenant(find_tenant("k9901")), transaction.atomic():
            _protect(people[1], handler)
            is_hidden.set()
            time.sleep(1)
        connection.close()

    def build(**options: Any) -> Any:
        built = real(**options)
        threads.append(threading.Thread(target=hide))
        threads[0].start()
        assert is_hidden.wait(20)
        return built

    monkeypatch.setattr(services, "build", build)
    export = _make()
    threads[0].join(20)
    assert people[1].youth.personnummer.encode() not in files.read(export.file)
    assert not ExportRow.objects.filter(youth_id=people[1].youth_id).exists()


def test_night__rebuilds_a_file_that_protection_and_the_export_both_missed(
    people: list[Registration], handler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = _make()
    whole = {str(export.file.public_id)}
    with monkeypatch.context() as none:
        none.setattr("tenant_apps.register.services.protection.HIDE", [])
        _protect(people[1], handler)
    assert selectors.withdrawn([export.pk]) == {export.pk}
    assert "scb_hide_missed" in NIGHTLY
    FUNCTIONS["scb_hide_missed"](Job())
    export.refresh_from_db()
    assert not selectors.withdrawn([export.pk])
    assert people[1].youth.personnummer.encode() not in files.read(export.file)
    assert whole < _folder()  # sealed: a handler may still show the youth again
