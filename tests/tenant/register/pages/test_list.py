"""Ungdomar: filters and their counts, kept filters, columns, pages by key, whom one has chosen."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kaa.core import clock
from kaa.core.clock import STOCKHOLM
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, Unit
from tenant_apps.audit.models import ReadLog
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ListColumns, Registration, SavedFilter, Youth
from tenant_apps.register.selectors.counting import DIMENSIONS, counts
from tenant_apps.register.selectors.filtering import YouthFilter, filtered
from tenant_apps.support.models import Intervention, Participation, Programme
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered, years_ago

TODAY = clock.today()


def ago(days: int) -> Any:
    return TODAY - timedelta(days=days)


def talked(youth: Youth, days: int) -> Contact:
    at = datetime(ago(days).year, ago(days).month, ago(days).day, 12, tzinfo=STOCKHOLM)
    return Contact.objects.create(
        youth=youth,
        at=at,
        channel="phone",
        channel_version=1,
        recipient="youth",
        recipient_version=1,
        outcome="no_answer",
        outcome_version=1,
    )


@pytest.fixture
def caseload(alfa) -> dict[str, Youth]:
    """Somebody for every value of every filter, and somebody under protection with them all."""
    maria = make_user(Role.COACH, name="Maria Ek")
    label, other = Label.objects.create(name="Maria", user=maria), Label.objects.create(name="Anders")
    unit = Unit.objects.create(name="Väst")
    people = {
        "talked": registered(label=label, unit=unit, age=16, days_ago=3),
        "silent": registered(label=other, age=17, days_ago=20),
        "long_ago": registered(age=19, days=345, days_ago=200, label=label),
        "ended": registered(age=18, days_ago=60),
        "closed": make.youth(years_ago(18)),
        "resident": make.youth(years_ago(17)),
        "hidden": registered(label=label, unit=unit, protected=True, days_ago=2),
        "mistaken": make.youth(years_ago(16)),
        "part": make.youth(years_ago(22), label=other),
    }
    make.registration(people["closed"], ago(300), ago(30), latest_studies="not_begun")
    make.registration(people["mistaken"], ago(10), mistaken=True)
    Registration.objects.filter(youth=people["ended"]).update(latest_studies="", latest_studies_version=None)
    programme = Programme.objects.create(name="Framåt", unit=unit)
    Participation.objects.create(youth=people["part"], programme=programme, sex_at_entry="female", started_on=ago(5))
    for name, days in (("talked", 2), ("talked", 80), ("long_ago", 100), ("ended", 30), ("hidden", 1)):
        talked(people[name], days)
    for name, code in (("talked", "work"), ("long_ago", "none"), ("hidden", "work")):
        make.occupation(people[name], ago(4), code=code)
        make.source_record(people[name])
    make.source_record(people["talked"], "beda")
    make.source_record(people["silent"], gone_on=ago(9))
    make.placement(people["talked"], ago(400), ago(20), school_name="Västermalms gymnasium")
    make.placement(people["long_ago"], ago(400), ago(220), school_name="", school_unit="10000009")
    measure = {"type": "motivation", "type_version": 1, "started_on": ago(40)}
    Intervention.objects.create(youth=people["talked"], **measure)
    Intervention.objects.create(youth=people["ended"], **measure, ended_on=ago(10))
    Intervention.objects.create(youth=people["hidden"], **measure)
    return people


ASKED = [
    YouthFilter(), YouthFilter(state="all"), YouthFilter(state="residents"), YouthFilter(state="closed"), YouthFilter(contact="30"),
    YouthFilter(state="all", label="none", age="18"), YouthFilter(label="mine"), YouthFilter(warnings="red"), YouthFilter(source="beda"),
    YouthFilter(state="all", intervention="ongoing", occupation="work"), YouthFilter(turning_20="60"), YouthFilter(new="30", contact="never"),
    YouthFilter(school="Västermalms gymnasium"), YouthFilter(reason="missing"),
]  # fmt: skip


@pytest.mark.req("K3-2.3", "K3-2.3b")
@pytest.mark.parametrize("wanted", ASKED, ids=lambda one: "+".join(one.values().values()))
@pytest.mark.parametrize("role", [Role.COACH, Role.ADMINISTRATOR, Role.PROTECTED_HANDLER])
def test_counts__are_the_lengths_of_the_lists(caseload, role, wanted) -> None:
    """Each filter's each value: the figure beside it is how many the list then holds, and the total how many it holds now."""
    user = make_user(Role.ADMINISTRATOR, role) if role == Role.PROTECTED_HANDLER else make_user(role)
    Label.objects.filter(name="Maria").update(user=user)
    found = counts(user, wanted, today=TODAY, late=True)
    assert found.total == filtered(user, wanted, today=TODAY).count()
    names = set(DIMENSIONS)
    for name in names:
        offered = set(found.of[name]) | {
            "none",
            "missing",
            "mine",
            "never",
            "30",
            "90",
            "180",
            "7",
            "60",
            "recent",
            "ongoing",
            "ended",
        }
        for value in offered & OFFERED.get(name, offered):
            if value in ("", "residents") and not user.may("residents.read"):
                continue
            listed = filtered(user, YouthFilter(**{**wanted.values(), name: value}), today=TODAY).count()
            assert found.of[name][value] == listed, (name, value)


# filters whose values are known beforehand: another value is not asked for
OFFERED = {
    "state": {"registered", "closed", "all", "residents"}, "contact": {"30", "90", "180", "never", "recent"}, "new": {"7", "30"},
    "turning_20": {"30", "60", "180"}, "warnings": {"red", "yellow", "green", "none"}, "intervention": {"ongoing", "ended", "never"},
    "age": {str(age) for age in range(15, 21)}, "municipality": {"2281", "0180"},
    "unit": {"none"}, "label": {"none", "mine"}, "school": {"Västermalms gymnasium", "10000009"}, "source": {"extens", "beda", "none"},
    "occupation": {"work", "none", "missing"}, "reason": {"interrupted_national", "not_begun", "missing"},
}  # fmt: skip


@pytest.mark.req("K3-2.3", "PRV-24")
def test_counts__tell_nothing_of_who_is_protected(caseload, client_for, in_schema) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    url = reverse("youth-counts")
    part = {"HX-Request": "true"}
    with_hidden = client.get(url, {"state": "all"}, headers=part).content
    in_schema("k9901")
    caseload["hidden"].delete()
    assert client.get(url, {"state": "all"}, headers=part).content == with_hidden


@pytest.mark.req("K3-2.3")
def test_counts__are_one_statement_and_show_nobody(
    caseload, client_for, in_schema, django_assert_max_num_queries
) -> None:
    client = client_for("alfa", Role.COACH)
    page = client.get(reverse("youth-counts"), {"state": "registered"}, headers={"HX-Request": "true"})
    text = page.content.decode()
    assert 'data-filter="contact" data-value="never"' in text
    assert 'id="list-total" hx-swap-oob="true">4 ungdomar' in text
    assert (
        "hx-swap-oob" not in client.get(reverse("youth-counts")).content.decode()
    )  # a page of its own without scripts
    in_schema("k9901")
    assert not ReadLog.objects.filter(page="youth-counts").exists()


@pytest.mark.req("K3-2.3", "K3-2.3c", "K4-6.3")
def test_filter__saved_by_name_opens_the_list_and_is_ones_own(alfa, client_for, in_schema) -> None:
    mine = Label.objects.create(name="Maria")
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    saved = anna.post(
        f"{reverse('filter-save')}?label={mine.public_id}&contact=90&sort=-age", {"name": "Tysta", "is_default": "on"}
    )
    assert saved.status_code == 302
    in_schema("k9901")
    one = SavedFilter.objects.get()
    assert one.values == {"state": "registered", "label": str(mine.public_id), "contact": "90", "sort": "-age"}
    opened = anna.get(reverse("youths"))
    assert set(opened.headers["Location"].partition("?")[2].split("&")) == {
        "state=registered", f"label={mine.public_id}", "contact=90", "sort=-age"
    }  # fmt: skip
    assert bo.get(reverse("youths")).status_code == 200
    assert "Tysta" not in bo.get(reverse("youths")).content.decode()
    change = reverse("filter-change", args=[one.public_id])
    assert bo.post(change, {"action": "remove"}).status_code == 404
    assert anna.post(change, {"action": "share"}).status_code == 404  # those who keep the labels share
    assert anna.post(change, {"action": "not_default"}).status_code == 302
    assert anna.get(reverse("youths")).status_code == 200
    assert anna.post(change, {"action": "remove"}).status_code == 302
    in_schema("k9901")
    assert not SavedFilter.objects.exists()


@pytest.mark.req("K4-6.3")
def test_filter__saved_says_how_many_it_gives_in_one_statement(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    for n in range(3):
        registered(days_ago=5 + n)
    registered(protected=True)
    kept = {
        "Alla": {"state": "registered"},
        "Mina": {"state": "registered", "label": "mine"},
        "Gamla": {"state": "registered", "new": "7"},
    }
    rows = {
        name: SavedFilter.objects.create(user=client.user, name=name, values=values) for name, values in kept.items()
    }
    url, part = reverse("youth-counts"), {"HX-Request": "true"}
    text = client.get(url, {"state": "registered"}, headers=part).content.decode()
    found = {
        name: f'id="saved-{row.public_id}" hx-swap-oob="true">{n}<' in text
        for (name, row), n in zip(rows.items(), (3, 0, 2), strict=True)
    }
    assert found == dict.fromkeys(kept, True)
    assert all(
        f'id="saved-{row.public_id}"' in client.get(reverse("youths"), {"state": "registered"}).content.decode()
        for row in rows.values()
    )
    assert (
        ">Mina</a>" in client.get(url, {"state": "registered"}).content.decode()
    )  # without scripts, on the page of the counts


@pytest.mark.req("K3-2.3")
def test_filter__shared_by_an_administrator_is_offered_to_everyone(alfa, client_for) -> None:
    boss, coach = client_for("alfa", Role.ADMINISTRATOR), client_for("alfa", Role.COACH)
    boss.post(f"{reverse('filter-save')}?label=mine&contact=30", {"name": "Mina att ringa", "is_shared": "on"})
    page = coach.get(reverse("youths")).content.decode()
    assert "Mina att ringa" in page
    assert "label=mine" in page


@pytest.mark.req("K3-2.3")
def test_filter__without_a_name_says_so_and_the_same_name_replaces(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    refused = client.post(f"{reverse('filter-save')}?age=17", {"name": "  "})
    assert refused.status_code == 200
    assert refused.context["form"].errors["name"]
    for age in ("17", "18"):
        client.post(f"{reverse('filter-save')}?age={age}", {"name": "Ålder"})
    in_schema("k9901")
    assert SavedFilter.objects.get().values["age"] == "18"


@pytest.mark.req("K3-2.3")
def test_columns__are_chosen_per_user(alfa, client_for, in_schema) -> None:
    youth = registered(label=Label.objects.create(name="Etikettnamnet"))
    make.placement(youth, ago(400), ago(20), school_name="Västermalms gymnasium")
    anna, bo = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    assert anna.post(reverse("list-columns"), {"columns": ["school", "age", "reason"]}).status_code == 302
    table = anna.get(reverse("youths")).context["table"]
    assert [one.key for one in table.columns] == ["age", "reason", "school"]
    assert [cell.text for cell in table.rows[0].cells][0::2] == ["17", "Västermalms gymnasium"]
    assert "number" in [one.key for one in bo.get(reverse("youths")).context["table"].columns]
    in_schema("k9901")
    assert ListColumns.objects.count() == 1


@pytest.mark.req("K3-2.3", "A11-03", "K3-2.3d")
@pytest.mark.parametrize("sort", ["name", "age", "turns_20", "label", "registered", "contact"])
@pytest.mark.parametrize("sign", ["", "-"], ids=["rising", "falling"])
def test_list__every_order_pages_forward_and_back_over_ties(alfa, client_for, monkeypatch, sort, sign) -> None:
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 3)
    label = Label.objects.create(name="Lika")
    people = [registered(family_name="Lika", given_name="Bo", label=label, days_ago=5) for _n in range(4)]
    people += [registered(family_name=f"Olika{n}", days_ago=n + 6, age=16, label=None) for n in range(4)]
    talked(people[0], 3), talked(people[5], 8)
    client = client_for("alfa", Role.COACH)

    def pages(**start: object) -> list[tuple[uuid.UUID, ...]]:
        found, query, way = [], {"sort": f"{sign}{sort}", **start}, "before" if "before" in start else "after"
        while True:
            page = client.get(reverse("youths"), query).context["page"]
            found.append(page.ids)
            key = page.before if way == "before" else page.after
            if key is None:
                return found
            query = {"sort": f"{sign}{sort}", way: key}

    there = pages()
    seen = [one for page in there for one in page]
    assert sorted(seen) == sorted(one.public_id for one in people)
    back = pages(before=there[-1][0])
    assert [one for page in reversed(back) for one in page] == seen[: -len(there[-1])]
    order = client.get(reverse("youths"), {"sort": f"{sign}{sort}"}).content.decode()
    if sort != "turns_20":  # no column of those shown at first
        assert f'aria-sort="{"descending" if sign else "ascending"}"' in order


@pytest.mark.req("K3-2.3")
def test_list__goes_on_after_a_youth_who_has_left_it(alfa, client_for, in_schema, monkeypatch) -> None:
    """Page two is asked for when the last of page one has been closed meanwhile."""
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 2)
    people = [registered(family_name=name) for name in ("Ab", "Be", "Ce", "De", "Ek")]
    client = client_for("alfa", Role.COACH)
    first = client.get(reverse("youths")).context["page"]
    in_schema("k9901")
    Registration.objects.filter(youth=people[1]).update(deregistered_on=TODAY, ceased_on=TODAY, end_reason="moved")
    second = client.get(reverse("youths"), {"state": "registered", "after": first.after}).context["page"]
    assert second.ids == (people[2].public_id, people[3].public_id)


@pytest.mark.req("PRV-24")
def test_list__the_key_of_a_protected_youth_is_no_key(alfa, client_for, monkeypatch) -> None:
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 2)
    people = [registered(family_name=name) for name in ("Ab", "Be", "Ce")]
    hidden = registered(family_name="Bo", protected=True)
    client = client_for("alfa", Role.COACH)
    answers = [
        client.get(reverse("youths"), {"state": "registered", "after": key}) for key in (hidden.public_id, uuid.uuid4())
    ]
    assert [one.context["page"].ids for one in answers] == [(people[0].public_id, people[1].public_id)] * 2


def tick(client, url: str, shown: list[Youth], *chosen: Youth, **more: str):
    data = {"shown": [str(one.public_id) for one in shown], "chosen": [str(one.public_id) for one in chosen], **more}
    return client.post(f"{reverse('list-selection')}{url}", data)


@pytest.mark.req("K3-2.3")
def test_selection__survives_paging_and_not_another_filter(alfa, client_for, monkeypatch) -> None:
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 2)
    people = [registered(family_name=name) for name in ("Ab", "Be", "Ce", "De")]
    client = client_for("alfa", Role.COACH)
    tick(client, "?state=registered", people[:2], people[0])
    after = client.get(reverse("youths"), {"state": "registered"}).context["page"].after
    tick(client, f"?state=registered&after={after}", people[2:], *people[2:])
    assert client.get(reverse("youths")).context["selection"] == {"everything": False, "n": 3, "is_empty": False}
    assert [row.is_chosen for row in client.get(reverse("youths"), {"sort": "name"}).context["table"].rows] == [
        True,
        False,
    ]
    tick(client, "", people[:2])  # unticked
    assert client.get(reverse("youths")).context["selection"]["n"] == 2
    assert client.get(reverse("youths"), {"age": "17"}).context["selection"]["is_empty"]
    tick(client, "", [], choose="everything")
    tick(client, "", people[:2], people[0])
    assert client.get(reverse("youths")).context["selection"] == {"everything": True, "n": 1, "is_empty": False}
    assert [row.is_chosen for row in client.get(reverse("youths")).context["table"].rows] == [True, False]
    tick(client, "", [], choose="nobody")
    assert client.get(reverse("youths")).context["selection"]["is_empty"]
