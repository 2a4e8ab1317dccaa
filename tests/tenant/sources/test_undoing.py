"""A run taken back: every table as it was, history aside; or nothing changed, and those named who stand in the way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.db import connection

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register import models
from tenant_apps.register.editing import NewDetail, add_detail
from tenant_apps.register.services import protection
from tenant_apps.register.services.people import set_exemption
from tenant_apps.register.services.proposals import propose
from tenant_apps.register.services.setting_aside import put_under_inquiry
from tenant_apps.sources.errors import NeedsReason, UndoBlocked, WrongState
from tenant_apps.sources.models import ImportRun, SourceRecordBefore, StagedRow
from tenant_apps.sources.services.undoing import KEPT_DAYS, forget_old, request_undo, undo_run
from tests.factories import accounts, extens
from tests.factories.numbers import take
from tests.factories.work import contact
from tests.tenant.sources.importing import TODAY, load, stage

pytestmark = [pytest.mark.usefixtures("alfa"), pytest.mark.req("K3-1.5")]
LATER = TODAY + timedelta(days=7)
NUMBERS = take(12, born_between=(date(2009, 1, 1), date(2009, 12, 31)))
A, B, C, D = NUMBERS[:4]


def tables() -> dict[str, str]:
    """A checksum of every table of the tenant, but for history, runs and what was said of rows."""
    aside = {"sources_importrun", "sources_rowverdict", "django_migrations", "work_job"}
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if hasattr(model, "pgh_tracked_model") or table in aside or not model._meta.managed:
                continue
            if apps.get_app_config(model._meta.app_label).name.startswith("tenant_apps."):
                cursor.execute(
                    f"select coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') from {table} t"
                )
                found[table] = cursor.fetchone()[0]
    return found


def import_as_the_worker_does(rows: Any, **options: Any) -> ImportRun:
    """The job's two steps: the file, and the proposals that come of it."""
    run = load_alone(rows, **options)
    with pghistory.context(run=str(run.public_id)):
        propose(day=run.as_of, municipality_codes=("2281",))
    end_context()
    return run


def load_alone(rows: Any, **options: Any) -> ImportRun:
    run = load(rows, **options)
    end_context()
    return run


def end_context() -> None:
    """What a commit does, of which a test has none until its end."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('pghistory.context_metadata', '', true)")


def in_school(number: str, **values: Any) -> dict[str, str]:
    return extens.row(number, **{"municipality_code": "2281", **values})


def without_school(number: str, **values: Any) -> dict[str, str]:
    return in_school(number, **{"school_form": None, "started_on": None, **values})


def test_first_file__undone_leaves_every_table_as_before() -> None:
    propose(day=TODAY, municipality_codes=("2281",))
    before = tables()
    run = import_as_the_worker_does(
        [in_school(A), without_school(B), in_school(C, ended_on="2026-09-30", end_reason="AVB")]
    )
    assert models.Proposal.objects.exists()
    assert tables() != before
    undo_run(run=run, actor=None, reason="fel fil")
    assert tables() == before | {"sources_source": tables()["sources_source"]}
    run.refresh_from_db()
    assert (run.state, run.undo_reason, run.source.last_as_of) == ("undone", "fel fil", None)


def test_second_file__undone_restores_changed_gone_returned_and_removed_rows() -> None:
    import_as_the_worker_does([in_school(A), in_school(B), without_school(C)], as_of=TODAY)
    import_as_the_worker_does([in_school(B), without_school(C)], as_of=TODAY + timedelta(days=1))  # A is gone
    before = tables()
    run = import_as_the_worker_does(
        [
            in_school(A),  # came back
            in_school(B, ended_on="2026-10-01", end_reason="AVB", phone="070-000 00 09", guardian1_name=None, family_name="Öberg", year="2"),
            in_school(D),
        ],
        as_of=LATER,
    )  # fmt: skip
    assert not models.Guardian.objects.filter(youth__personnummer=B).exists()
    undo_run(run=run, actor=None, reason="fel fil")
    assert tables() == before
    assert not SourceRecordBefore.objects.filter(run=run).exists()
    again = import_as_the_worker_does([in_school(A), in_school(B), without_school(C)], as_of=LATER)
    assert (again.counts["came_back"], again.counts["same"]) == (1, 2)


def _random_file(dice: random.Random) -> list[dict[str, str]]:
    rows = []
    for number in NUMBERS:
        if dice.random() < 0.25:
            continue
        build = in_school if dice.random() < 0.6 else without_school
        rows.append(build(
            number,
            phone=dice.choice(["070-000 00 01", "070-000 00 03", None]), municipality_code=dice.choices(["2281", "0180"], [9, 1])[0],
            guardian1_name=dice.choice(["Kim Påhittad", None]), given_name=dice.choice(["Alva", "Alba"]),
            **({"ended_on": "2026-09-15", "end_reason": "AVB"} if build is in_school and dice.random() < 0.3 else {}),
            compulsory_ended_on=dice.choice(["2025-06-12", "2026-06-12"]),
            **({"exam_kind": dice.choice(["EX", "SB"]), "exam_on": dice.choice(["2026-06-10", "2026-06-12"])}
               if dice.random() < 0.4 else {}),
        ))  # fmt: skip
    return rows


@pytest.mark.req("K3-1.5a")
@pytest.mark.parametrize("seed", range(6))
def test_any_files__undone_one_after_another_give_back_each_state(seed: int) -> None:
    dice = random.Random(seed)
    states, runs = [], []
    for week in range(3):
        states.append(tables())
        runs.append(import_as_the_worker_does(_random_file(dice), as_of=TODAY + timedelta(days=7 * week)))
    for run, state in zip(reversed(runs), reversed(states), strict=True):
        undo_run(run=run, actor=None)
        assert {name for name, sum_ in tables().items() if state[name] != sum_} <= {"sources_source"}


def _contact(youth: models.Youth) -> None:
    contact(youth, TODAY)


def _detail(youth: models.Youth) -> None:
    add_detail(youth=youth, detail=NewDetail("phone", "070-174 06 35"), actor=None, today=LATER)


def _exemption(youth: models.Youth) -> None:
    set_exemption(
        youth=youth,
        version=youth.version,
        until=LATER + timedelta(days=30),
        reason="utomlands",
        actor=None,
        today=LATER,
        municipality_codes=("2281",),
    )


def _inquiry(youth: models.Youth) -> None:
    done = put_under_inquiry(
        proposals=[youth.proposals.get().pk], until=LATER + timedelta(days=9), note="ringer skolan", actor=None, today=LATER
    )  # fmt: skip
    assert done.done == 1


WORK = {
    "a contact": _contact,
    "a telephone number": _detail,
    "an exemption": _exemption,
    "a decision on the proposal": _inquiry,
}


@pytest.mark.req("K3-1.5b")
@pytest.mark.parametrize("work", WORK.values(), ids=WORK.keys())
def test_youth_that_was_worked_with__stands_in_the_way_by_name(work: Any) -> None:
    run = import_as_the_worker_does([in_school(A), without_school(B, family_name="Namnsdotter")])
    youth = models.Youth.objects.get(personnummer=B)
    work(youth)
    before = tables()
    with pytest.raises(UndoBlocked) as blocked:
        undo_run(run=run, actor=None, reason="fel fil")
    assert [(one.youth, one.name) for one in blocked.value.values["youths"]] == [(youth.public_id, "Alva Namnsdotter")]
    assert tables() == before


def test_proposals_that_the_night_changed__stand_not_in_the_way() -> None:
    run = import_as_the_worker_does([in_school(A), without_school(B)])
    propose(day=TODAY + timedelta(days=2000), municipality_codes=("2281",))  # long past the 20th birthday: lapsed
    undo_run(run=run, actor=None)
    assert not models.Youth.objects.exists()


def test_work_with_others__is_kept() -> None:
    load_alone([in_school(A)])
    youth = models.Youth.objects.get()
    run = load_alone([in_school(A), in_school(B)], as_of=LATER)
    _contact(youth)
    undo_run(run=run, actor=None)
    assert youth.contacts.count() == 1
    assert [one.personnummer for one in models.Youth.objects.all()] == [A]


def test_later_file__is_undone_first() -> None:
    first = load_alone([in_school(A)])
    second = load_alone([in_school(A), in_school(B)], as_of=LATER)
    with pytest.raises(WrongState):
        undo_run(run=first, actor=None)
    undo_run(run=second, actor=None)
    undo_run(run=first, actor=None)
    assert not models.Youth.objects.exists()


def test_staged_file__compared_with_what_was_undone_is_discarded() -> None:
    run = load_alone([in_school(A)])
    waiting = stage([in_school(A), in_school(B)], as_of=LATER)
    undo_run(run=run, actor=None)
    waiting.refresh_from_db()
    assert waiting.state == "discarded"
    assert not StagedRow.objects.exists()


@pytest.mark.req("PRV-24")
def test_protected_since__stays_and_does_not_stand_in_the_way() -> None:
    run = load_alone([in_school(A), in_school(B)])
    models.Youth.objects.filter(personnummer=A).update(protected_at="2026-10-08T08:00Z")
    undo_run(run=run, actor=None)
    youth = models.Youth.objects.get()
    assert (youth.personnummer, youth.protected_at is not None, youth.placements.count()) == (A, True, 1)


def test_reason__is_asked_for() -> None:
    run = load_alone([in_school(A)])
    with pytest.raises(NeedsReason):
        request_undo(run=run, reason=" ", actor=None, today=TODAY)


def test_old_run__can_no_longer_be_undone() -> None:
    run = load_alone([in_school(A)])
    ImportRun.objects.filter(pk=run.pk).update(applied_at=run.applied_at - timedelta(days=KEPT_DAYS + 1))
    assert forget_old() == 1
    with pytest.raises(WrongState):
        undo_run(run=run, actor=None)


@pytest.fixture(autouse=True)
def _day(settings: Any) -> Iterator[None]:
    import time_machine

    with time_machine.travel(date(2026, 10, 7)):
        yield


@pytest.mark.req("K3-1.5f")
@pytest.mark.parametrize("is_shown", [True, False], ids=["shown again", "still hidden"])
def test_hidden_since__undone_leaves_what_the_source_knew(is_shown: bool) -> None:
    """Somebody the source has long named is not taken for new by the next file; and what stays hidden stays as the run wrote it, row and record."""
    handler = accounts.user(Role.ADMINISTRATOR, Role.PROTECTED_HANDLER)
    end_context()
    import_as_the_worker_does([in_school(A), in_school(B)], as_of=TODAY)
    youth = models.Youth.objects.get(personnummer=A)
    known = youth.source_records.values().get()
    changed = [in_school(A, phone="070-000 00 09"), in_school(B)]
    run = import_as_the_worker_does(changed, as_of=LATER)
    written = youth.source_records.values().get()
    youth.refresh_from_db()
    protection.protect_by_hand(youth=youth, note="ringde", actor=handler, now=clock.now())
    if is_shown:
        youth.refresh_from_db()
        protection.lift(youth=youth, note="hävd", actor=handler, now=clock.now())
    end_context()
    undo_run(run=run, actor=None, reason="fel fil")
    found = (youth.source_records.values().get(), youth.details.get(kind="phone", gone_on=None).value)
    assert found == ((known, "0700000001") if is_shown else (written, "0700000009"))
    if is_shown:
        again = import_as_the_worker_does(changed, as_of=LATER)
        assert (again.counts["new"], again.counts["changed"], again.counts["same"]) == (0, 1, 1)
        assert youth.source_records.get().first_seen_on == TODAY


@pytest.mark.req("K4-3.14")
def test_detail_that_is_used_since__goes_and_what_used_it_stays() -> None:
    """Which one is tried first is no fact of the run's: it does not stand in its way."""
    load([in_school(A)])
    run = load([without_school(A, phone="070-000 00 09")], as_of=TODAY + timedelta(days=1))
    youth = models.Youth.objects.get()
    detail = youth.details.get(gone_on=None, kind="phone")
    models.PreferredDetail.objects.create(youth=youth, detail=detail)
    undo_run(run=run, actor=None, reason="fel fil")
    connection.check_constraints()
    assert not models.PreferredDetail.objects.exists()
    assert youth.details.get(gone_on=None, kind="phone").pk != detail.pk
