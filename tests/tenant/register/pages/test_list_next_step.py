"""The list of youths by what comes next on the outreach ladder: the same as Uppsök's list says, in list, counts, kept filters and files."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.selectors import StepFilter, standing, step_page, steps_seen_by
from tenant_apps.register.bulk_jobs import KIND
from tenant_apps.register.list_facts import list_facts
from tenant_apps.register.models import ListColumns, ListWorkbook, SavedFilter, Youth
from tenant_apps.register.selectors.counting import counts
from tenant_apps.register.selectors.filtering import YouthFilter, counted, filtered
from tenant_apps.work import files
from tenant_apps.work.models import Job
from tenant_apps.work.services import run
from tests.api.asking import Program
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_list import tick

TODAY = clock.today()
KINDS = ("phone", "letter", "postcard", "sms", "email", "visit_notice", "home_visit", "concern", "follow_up")
TIMES = ("overdue", "today", "week", "later", "none")
PART = {"HX-Request": "true"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def people(alfa) -> dict[str, Youth]:
    """Somebody at every kind and time of step that the tests ask for, and some for whom there is none."""
    reach.ladder(
        {"way": "phone", "tries": 2, "days_between": 3}, {"way": "letter", "audience": "youth", "wait_days": 14},
        {"way": "concern", "audience": "youth"}, start_days=7,
    )  # fmt: skip
    found = {
        "late": registered(days_ago=20, family_name="Ab"),
        "today": registered(days_ago=7, family_name="Be"),
        "week": registered(days_ago=5, family_name="Ce"),
        "later": registered(days_ago=200, family_name="De"),
        "letter": registered(days_ago=40, family_name="Ek"),
        "concern": registered(days_ago=90, family_name="Fi"),
        "occupied": registered(days_ago=30, family_name="Gi"),
        "resident": make.youth(date(TODAY.year - 17, 1, 5)),
        "closed": make.youth(date(TODAY.year - 18, 1, 5)),
        "hidden": registered(days_ago=20, protected=True),
        "dead": registered(days_ago=20, deceased_on=ago(2)),
    }
    make.registration(found["closed"], ago(300), ago(30))
    reach.pause(found["later"], ago(1), TODAY + timedelta(days=5))
    reach.contacts(found["letter"], [ago(30), ago(26)])
    reach.contacts(found["concern"], [ago(80), ago(75)])
    reach.contact(found["concern"], ago(70), "sent", channel="letter")
    reach.contact(found["occupied"], ago(10), "reached_has_occupation", occupation="work")
    return found


def listed(user: User, **wanted: Any) -> set[Youth]:
    return set(filtered(user, YouthFilter(**wanted), today=TODAY))


@pytest.mark.req("K3-2.3", "K4-1.2")
@pytest.mark.parametrize("role", [Role.COACH, Role.READER, Role.ADMINISTRATOR, Role.PROTECTED_HANDLER])
def test_list__has_whom_the_ladder_has(people, role) -> None:
    user = make_user(Role.READER, role) if role == Role.PROTECTED_HANDLER else make_user(role)
    steps = steps_seen_by(user, today=TODAY)
    seen = {(one.public_id, "follow_up" if one.is_follow_up else one.way.value, one.group) for one in steps}
    assert {kind for _who, kind, _when in seen} >= {"phone", "letter", "follow_up"}
    assert {when for _who, _kind, when in seen} >= {"overdue", "today", "week", "later"}
    for kind in ("", *KINDS):
        for when in ("", *TIMES[:-1]):
            if kind or when:
                fits = {who for who, its, then in seen if kind in ("", its) and when in ("", then)}
                found = {one.public_id for one in listed(user, next_step=kind, next_step_due=when)}
                assert found == fits, (kind, when)
    with_step = {who for who, _kind, _when in seen}
    without = {one.public_id for one in listed(user)} - with_step
    assert {one.public_id for one in listed(user, next_step_due="none")} == without
    assert not listed(user, next_step="phone", next_step_due="none")
    for when in TIMES[:-1]:
        assert len(listed(user, next_step_due=when)) == step_page(user, StepFilter(group=when), today=TODAY).total


@pytest.mark.req("K3-2.3", "K3-2.3b")
@pytest.mark.parametrize(
    "wanted",
    [{}, {"state": "all"}, {"next_step": "phone"}, {"next_step_due": "none", "state": "all"}, {"next_step": "phone", "next_step_due": "overdue"},
     {"next_step_due": "overdue", "age": "17", "warnings": "red"}, {"contact": "never"}],
    ids=lambda one: "+".join(one.values()) or "nothing",
)  # fmt: skip
def test_counts__are_the_lengths_of_the_lists(people, wanted) -> None:
    user = make_user(Role.ADMINISTRATOR)
    for parts in ({"quick": False, "late": True}, {"quick": True, "late": True}, {}):
        found = counts(user, YouthFilter(**wanted), today=TODAY, **parts)
        assert found.total == len(listed(user, **wanted))
        for name, values in (("next_step", KINDS), ("next_step_due", TIMES)):
            if name in found.of:
                given = {value: len(listed(user, **{**wanted, name: value})) for value in values}
                assert {value: found.of[name][value] for value in values} == given, (parts, name)
        for value in ("16", "17") if "age" in found.of else ():
            assert found.of["age"][value] == len(listed(user, **{**wanted, "age": value}))


@pytest.mark.req("PRV-16")
def test_concern__is_told_to_nobody_who_may_not_record_one(people, client_for, in_schema) -> None:
    coach, reader = client_for("alfa", Role.COACH), client_for("alfa", Role.READER)
    in_schema("k9901")
    step = standing(people["concern"], today=TODAY).step
    assert step is not None
    assert step.is_concern
    assert people["concern"] in listed(coach.user, next_step="concern")
    assert not listed(reader.user, next_step="concern")
    assert people["concern"] in listed(reader.user, next_step_due="none")
    shared = SavedFilter.objects.create(
        user=coach.user, name="Oro", is_shared=True, values={"state": "registered", "next_step": "concern"}
    )
    ListColumns.objects.create(user=reader.user, columns=["next_step"])
    for client, seen in ((coach, True), (reader, False)):
        text = client.get(reverse("youths"), {"state": "registered"}).content.decode()
        assert ('value="concern"' in text) is seen
        text = client.get(
            reverse("youth-counts"), {"state": "registered", "del": "fler"}, headers=PART
        ).content.decode()
        assert ('data-value="concern"' in text) is seen
        text = client.get(reverse("youth-counts"), {"state": "registered"}, headers=PART).content.decode()
        assert f'id="saved-{shared.public_id}" hx-swap-oob="true">{int(seen)}<' in text


@pytest.mark.req("K3-2.3", "PRV-22", "PRV-24")
def test_filter__tells_nothing_of_who_is_protected(people, client_for, in_schema) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    in_schema("k9901")
    ListColumns.objects.create(user=client.user, columns=["next_step", "age"])

    def pages() -> list[Any]:
        found = []
        for name in ("youths", "youth-counts"):
            for value in TIMES:
                asked = {"state": "all", "next_step_due": value}
                answer = client.get(reverse(name), asked, headers=PART if name == "youth-counts" else {})
                found.append(answer.context["table"].rows if name == "youths" else answer.content)
        found.append(client.get(reverse("youth-counts"), {"state": "all", "del": "fler"}, headers=PART).content)
        return found

    with_hidden = pages()
    in_schema("k9901")
    people["hidden"].delete()
    assert pages() == with_hidden
    in_schema("k9901")
    handler = make_user(Role.COACH, Role.PROTECTED_HANDLER)
    late = registered(days_ago=20, protected=True)
    assert late in listed(handler, next_step_due="none")  # handled outside the ladder
    assert late not in listed(handler, next_step_due="overdue")


@pytest.mark.req("K3-2.3")
def test_page__filters_pages_and_shows_the_column(people, client_for, in_schema, monkeypatch) -> None:
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 1)
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    late = sorted(listed(client.user, next_step_due="overdue"), key=lambda one: one.sort_key)
    assert len(late) >= 3
    client.post(reverse("list-columns"), {"columns": ["next_step"]})
    seen, url = [], "?state=registered&next_step_due=overdue"
    while url:
        page = client.get(f"{reverse('youths')}{url}")
        seen += page.context["table"].rows
        url = page.context["next_url"]
    assert [row.public_id for row in seen] == [one.public_id for one in late]
    cells = {row.public_id: row.cells[0] for row in seen}
    assert cells[people["late"].public_id].text
    assert cells[people["late"].public_id].sub.endswith(", försenat")
    text = client.get(reverse("youths"), {"state": "registered", "next_step": "home_visit"}).content.decode()
    assert 'name="next_step"' in text
    assert (
        client.get(reverse("youths"), {"next_step": "nonsense"}).context["page"].rows
    )  # what does not fit is left out


@pytest.mark.req("K3-2.3")
def test_statements__are_as_many_for_thirty_as_for_three_and_for_two_kept_filters_as_for_five(
    alfa, client_for, in_schema
) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    ListColumns.objects.create(user=client.user, columns=["next_step", "age"])

    def asked(name: str, **query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            headers = PART if name == "youth-counts" else {}
            answer = client.get(reverse(name), {"state": "registered", **query}, headers=headers)
        assert answer.status_code == 200
        return len(queries)

    def all_of() -> list[int]:
        return [
            asked("youths"), asked("youths", next_step="phone", next_step_due="overdue"), asked("youth-counts"),
            asked("youth-counts", **{"del": "fler"}),
        ]  # fmt: skip

    def more(youths: int, filters: range) -> None:
        in_schema("k9901")
        for _each in range(youths):
            registered(days_ago=20)
        for n in filters:
            values = {"state": "registered", "next_step": "phone", "age": str(15 + n)}
            SavedFilter.objects.create(user=client.user, name=f"Filter {n}", values=values)

    more(3, range(2))
    all_of()
    few = all_of()
    more(27, range(2, 5))
    assert all_of() == few


@pytest.mark.req("K4-6.3", "K3-2.3c")
def test_filter__is_kept_counted_and_opens_the_list(people, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    client.post(
        f"{reverse('filter-save')}?next_step=phone&next_step_due=overdue", {"name": "Sena samtal", "is_default": "on"}
    )
    in_schema("k9901")
    kept = SavedFilter.objects.get()
    assert kept.values == {"state": "registered", "next_step": "phone", "next_step_due": "overdue"}
    late = listed(client.user, next_step="phone", next_step_due="overdue")
    asked = [
        YouthFilter(),
        YouthFilter(next_step="phone", next_step_due="overdue"),
        YouthFilter(next_step_due="none", state="all"),
    ]
    assert counted(client.user, asked, today=TODAY) == [
        filtered(client.user, one, today=TODAY).count() for one in asked
    ]
    text = client.get(reverse("youth-counts"), {"state": "registered"}, headers=PART).content.decode()
    assert f'id="saved-{kept.public_id}" hx-swap-oob="true">{len(late)}<' in text
    opened = client.get(reverse("youths"), follow=True)
    assert {row.public_id for row in opened.context["table"].rows} == {one.public_id for one in late}


@pytest.mark.req("K3-2.3e", "K4-6.3")
def test_chosen_over_pages__are_those_of_the_filter_in_bulk_and_in_excel(people, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    late = {one.public_id for one in listed(client.user, next_step="phone", next_step_due="overdue")}
    url = "?state=registered&next_step=phone&next_step_due=overdue"
    tick(client, url, [], choose="everything")
    day = (TODAY + timedelta(days=3)).isoformat()
    client.post(reverse("bulk", args=["reminder"]), {"text": "Ring", "due_on": day, "once": "1"})
    tick(client, url, [], choose="everything")
    client.post(reverse("bulk", args=["excel"]), {"columns": ["next_step"], "once": "2"})
    in_schema("k9901")
    for job in Job.objects.filter(kind=KIND):
        run(public_id=str(job.public_id))
    reminded, excel = Job.objects.filter(kind=KIND).order_by("pk")
    assert set(reminded.result["youths"]["done"]) == {str(one) for one in late}
    assert excel.result["done"] == len(late)
    book = ListWorkbook.objects.get()
    assert "Nästa steg: Telefon" in book.about
    assert {str(one) for one in book.youths} == {str(one) for one in late}
    rows = CalamineWorkbook.from_filelike(io.BytesIO(files.read(book.file))).get_sheet_by_index(0).to_python()
    assert len(rows) == len(late) + 1
    assert all(str(row[1]).startswith("Telefon (") for row in rows[1:])


@pytest.mark.req("K4-8.1")
def test_api__has_the_same_filters(people, in_schema) -> None:
    program = Program(Role.COACH)
    late = {str(one.public_id) for one in listed(program.user, next_step="phone", next_step_due="overdue")}
    answer = program.get("youths/?next_step=phone&next_step_due=overdue").json()
    assert {one["id"] for one in answer["results"]} == late
    assert program.get("youths/?next_step=nonsense").status_code == 400
    in_schema("k9901")
    assert Program(Role.READER).get("youths/?next_step=concern").status_code == 400


def test_facts__are_told_by_the_rooms_above() -> None:
    assert {one.name for one in list_facts()} == {"next_step", "plan"}
