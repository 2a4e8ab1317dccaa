from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.audit.models import ReadLog
from tenant_apps.support.services import InterventionFacts, start_intervention
from tests.factories import register as make
from tests.factories.accounts import user
from tests.factories.visits import visit, visit_day
from tests.tenant.register.pages.people import own_statements, registered, years_ago

READERS = [Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH, Role.READER]


def shown_last(in_schema) -> tuple[str, str, set[uuid.UUID]]:
    in_schema("k9901")
    row = ReadLog.objects.order_by("-id").first()
    return (row.page, row.ground, set(row.youths)) if row else ("", "", set())


@pytest.mark.req("PRV-33")
@pytest.mark.parametrize("role", READERS)
def test_youth__page_is_shown_and_logged(alfa, client_for, in_schema, role) -> None:
    youth = registered(given_name="Alva", family_name="Bergström")
    make.guardian(youth)
    make.detail(youth)
    make.exam(youth, clock.today() - timedelta(days=40))
    make.placement(youth, years_ago(1), clock.today() - timedelta(days=20))
    make.occupation(youth, clock.today() - timedelta(days=3))
    client = client_for("alfa", role)
    page = client.get(reverse("youth", args=[youth.public_id]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Alva Bergström" in text
    assert youth.shown_number in text
    assert ("log-contact" in text) == (role != Role.READER)
    assert shown_last(in_schema) == ("youth", "page", {youth.public_id})


@pytest.mark.parametrize(
    ("query", "current"), [("", "Alla"), ("?visa=sysselsattning", "Sysselsättning"), ("?visa=kontakt", "Kontakter")]
)
def test_timeline__marks_the_tab_that_is_shown(alfa, client_for, query, current) -> None:
    youth = registered()
    page = client_for("alfa", Role.COACH).get(reverse("youth", args=[youth.public_id]) + query)
    assert [one["label"] for one in page.context["kinds"] if one["current"]] == [current]


@pytest.mark.req("PRV-33")
def test_youths__list_logs_exactly_those_shown(alfa, client_for, in_schema) -> None:
    here = {registered(family_name=name).public_id for name in ("Ek", "Al", "Öst")}
    gone = make.youth(years_ago(18))
    make.registration(gone, clock.today() - timedelta(days=90), clock.today() - timedelta(days=20))
    client = client_for("alfa", Role.COACH)
    page = client.get(reverse("youths"))
    assert page.status_code == 200
    assert shown_last(in_schema) == ("youths", "list", here)
    closed = client.get(reverse("youths"), {"state": "closed"})
    assert str(gone.public_id) in closed.content.decode()
    assert shown_last(in_schema) == ("youths", "list", {gone.public_id})


@pytest.mark.req("PRV-33")
def test_today__shows_the_coach_own_youths_first_and_others_by_the_switch(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    label = Label.objects.create(name="Maria", user=client.user)
    mine = registered(given_name="Min", label=label)
    others = registered(given_name="Annans")
    page = client.get("/")
    assert page.status_code == 200
    assert shown_last(in_schema) == ("today", "list", {mine.public_id})
    assert client.get("/", {"visa": "alla"}).status_code == 200
    assert shown_last(in_schema) == ("today", "list", {mine.public_id, others.public_id})


def test_today__groups_the_ladders_steps_by_date_and_counts_who_is_untried(alfa, client_for, in_schema) -> None:
    for days in (45, 30, 7, 5):
        registered(days_ago=days)
    client = client_for("alfa", Role.COORDINATOR)
    view = client.get("/").context["view"]
    assert [(group.key, group.total) for group in view.steps.groups] == [("overdue", 2), ("today", 1), ("week", 1)]
    assert (view.steps.untried, view.steps.late, view.steps.shortest) == (4, 1, 0)
    assert view.proposals == 0


def test_today__lists_who_turns_20(alfa, client_for, in_schema) -> None:
    soon = registered(age=19, days=330)
    registered(age=19, days=200)
    view = client_for("alfa", Role.COORDINATOR).get("/").context["view"]
    assert [one.public_id for one in view.turning] == [soon.public_id]


@pytest.mark.parametrize("role", [Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER])
def test_today__names_nobody_to_who_may_read_no_youths(alfa, client_for, in_schema, role) -> None:
    youth = registered(family_name="Ingensyn")
    begun = clock.today() - timedelta(days=5)
    facts = InterventionFacts(type="motivation", started_on=begun, ended_on=begun)
    start_intervention(youth=youth, facts=facts, actor=None, today=clock.today())
    page = client_for("alfa", role).get("/")
    assert page.status_code == 200
    assert "Ingensyn" not in page.content.decode()
    in_schema("k9901")
    assert not ReadLog.objects.exists()


def test_today__sends_an_account_manager_to_the_settings(alfa, client_for) -> None:
    client = client_for("alfa", Role.ACCOUNT_MANAGER)
    assert client.get("/").headers["Location"] == reverse("settings")
    assert client.get(reverse("youths")).status_code == 403


@pytest.mark.parametrize("name", ["youths", "search"])
def test_pages__are_refused_to_who_sees_no_youths(alfa, client_for, name) -> None:
    client = client_for("alfa", Role.ACCOUNT_MANAGER)
    assert client.post(reverse(name), {"q": "Alva"}).status_code == 403


@pytest.mark.parametrize("name", ["contact-add", "occupation-add", "intervention-add", "label-set", "detail-add"])
def test_forms__are_refused_to_readers(alfa, client_for, name) -> None:
    youth = registered()
    client = client_for("alfa", Role.READER)
    assert client.get(reverse(name, args=[youth.public_id])).status_code == 403
    assert client.post(reverse(name, args=[youth.public_id])).status_code == 403


@pytest.mark.parametrize("name", ["contact-add", "occupation-add", "intervention-add", "label-set", "detail-add"])
def test_forms__open_for_coaches(alfa, client_for, in_schema, name) -> None:
    youth = registered()
    page = client_for("alfa", Role.COACH).get(reverse(name, args=[youth.public_id]))
    assert page.status_code == 200
    assert shown_last(in_schema) == (name, "page", {youth.public_id})


def test_resident__never_registered_is_shown_only_to_who_needs_the_sources(alfa, client_for) -> None:
    resident = make.youth(years_ago(17))
    url = reverse("youth", args=[resident.public_id])
    assert client_for("alfa", Role.COACH).get(url).status_code == 404
    assert client_for("alfa", Role.READER).get(url).status_code == 404
    administrator = client_for("alfa", Role.ADMINISTRATOR)
    assert administrator.get(url).status_code == 200
    assert str(resident.public_id) in administrator.get(reverse("youths"), {"state": "residents"}).content.decode()
    coach = client_for("alfa", Role.COACH).get(reverse("youths"), {"state": "residents"})
    assert str(resident.public_id) not in coach.content.decode()


def test_youth__explains_why_it_is_registered_and_what_is_proposed(alfa, client_for) -> None:
    youth = registered()
    registration = youth.registrations.get()
    make.proposal(
        youth, registration.registered_on, state="applied", registration=registration, reason="placement_ended"
    )
    make.proposal(youth, clock.today(), kind="out", reason="placed")
    text = client_for("alfa", Role.ADMINISTRATOR).get(reverse("youth", args=[youth.public_id])).content.decode()
    assert 'id="forklaring"' in text
    assert "Förslag: avsluta" in text
    assert (
        "Förslag: avsluta"
        not in client_for("alfa", Role.COACH).get(reverse("youth", args=[youth.public_id])).content.decode()
    )


def test_youth__of_another_tenant_does_not_exist(alfa, client_for, in_schema) -> None:
    in_schema("k9902")
    other = registered()
    in_schema("k9901")
    assert client_for("alfa", Role.ADMINISTRATOR).get(reverse("youth", args=[other.public_id])).status_code == 404


@pytest.mark.req("PRV-24")
def test_protected__is_invisible_everywhere_but_to_the_handler(alfa, client_for, in_schema) -> None:
    hidden = registered(given_name="Hemlig", family_name="Skyddad", protected=True, age=19, days=330)
    detail, registration = make.detail(hidden), hidden.registrations.get()
    one = str(hidden.public_id)
    client = client_for("alfa", Role.ADMINISTRATOR)
    number = hidden.personnummer
    for path, data in (("/", {"visa": "alla"}), (reverse("youths"), {}), (reverse("youths"), {"state": "all"})):
        assert one not in client.get(path, data).content.decode()
    for asked in ("Hemlig", number, "0700000001"):
        assert "Skyddad" not in client.post(reverse("search"), {"q": asked}, follow=True).content.decode()
    assert client.get(reverse("youth", args=[one])).status_code == 404
    for name in ("contact-add", "occupation-add", "intervention-add", "label-set", "detail-add"):
        assert client.get(reverse(name, args=[one])).status_code == 404
        assert client.post(reverse(name, args=[one])).status_code == 404
    assert client.post(reverse("detail-failed", args=[detail.public_id])).status_code == 404
    assert client.get(reverse("registration-edit", args=[registration.public_id])).status_code == 404
    in_schema("k9901")
    assert not ReadLog.objects.filter(youths__contains=[hidden.public_id]).exists()
    handler = client_for("alfa", Role.ADMINISTRATOR, Role.PROTECTED_HANDLER)
    assert handler.get(reverse("youth", args=[one])).status_code == 200
    assert one in handler.get(reverse("youths")).content.decode()


@pytest.mark.req("A11-03")
def test_list__says_its_order_to_screen_readers_and_warnings_in_words(alfa, client_for) -> None:
    for name in ("Åberg", "Zander", "Öst", "Ärlig"):
        registered(family_name=name, given_name="Bo")
    client = client_for("alfa", Role.COACH)
    page = client.get(reverse("youths"), {"sort": "-name"})
    assert 'aria-sort="descending"' in page.content.decode()
    assert [row.name for row in page.context["page"].rows] == ["Bo Öst", "Bo Ärlig", "Bo Åberg", "Bo Zander"]
    up = client.get(reverse("youths"), {"sort": "name"})
    assert 'aria-sort="ascending"' in up.content.decode()


@pytest.mark.parametrize("sort", ["name", "-name", "registered", "-registered"])
def test_list__pages_by_key_hold_everybody_once(alfa, client_for, monkeypatch, sort) -> None:
    monkeypatch.setattr("tenant_apps.register.selectors.listing.PAGE_SIZE", 3)
    everybody = [
        registered(family_name="Lika" if n % 2 else f"Olika{n}", days_ago=n // 2 + 1).public_id for n in range(8)
    ]
    client = client_for("alfa", Role.COACH)
    query: dict[str, object] = {"sort": sort}
    seen, pages = [], 0
    while True:
        page = client.get(reverse("youths"), query).context["page"]
        seen += page.ids
        pages += 1
        if page.after is None:
            break
        query["after"] = page.after
    assert pages == 3
    assert sorted(seen) == sorted(everybody)
    query.pop("after")
    query["before"] = page.ids[0]
    back = client.get(reverse("youths"), query).context["page"]
    assert back.ids == tuple(seen[3:6])
    assert back.before is not None


def test_list__filters(alfa, client_for) -> None:
    label = Label.objects.create(name="Anders")
    a = registered(age=16, label=label)
    b = registered(age=19, days=340)
    make.occupation(a, clock.today() - timedelta(days=9), code="none")
    make.occupation(a, clock.today() - timedelta(days=2), code="work")
    make.occupation(b, clock.today(), code="none")
    client = client_for("alfa", Role.COACH)

    def ids(**query: object) -> set[uuid.UUID]:
        return set(client.get(reverse("youths"), query).context["page"].ids)

    assert ids(label=label.public_id) == {a.public_id}
    assert ids(label="none") == {b.public_id}
    assert ids(age="16") == {a.public_id}
    assert ids(age="19") == {b.public_id}
    assert ids(occupation="work") == {a.public_id}
    assert ids(occupation="none") == {b.public_id}
    assert ids(turning_20="60") == {b.public_id}
    assert ids(reason="interrupted_national") == {a.public_id, b.public_id}
    assert ids(reason="study_certificate") == set()
    assert ids(age="not a number", sort="; drop", after="x") == {a.public_id, b.public_id}


def test_queries__are_as_many_for_30_youths_as_for_3(alfa, client_for, in_schema) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_for("alfa", Role.COORDINATOR)
    from shared_apps.codelists import selectors as codelists
    from shared_apps.scb import selectors as scb

    def counted(path: str) -> int:
        for shared in (codelists, scb):  # read on a clock of their own: once now, not in the middle of a count
            shared.forget()
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        in_schema("k9901")
        return len(queries)

    def more(count: int) -> None:
        for _n in range(count):
            youth = registered()
            make.occupation(youth, clock.today())

    more(3)
    few = [counted(path) for path in ("/?visa=alla", reverse("youths"))]
    more(27)
    assert [counted(path) for path in ("/?visa=alla", reverse("youths"))] == few


def test_youth__queries_do_not_grow_with_its_history(alfa, client_for, in_schema) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_for("alfa", Role.COACH)
    youth = registered()
    url = reverse("youth", args=[youth.public_id])

    def fill(first: int, count: int) -> None:
        for n in range(first, first + count):
            make.occupation(youth, clock.today() - timedelta(days=n))
            make.detail(youth, f"07000001{n:02d}")

    def counted() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        in_schema("k9901")
        return len(queries)

    fill(0, 3)
    few = counted()
    fill(3, 27)
    assert counted() <= few  # fewer, when what is read once in a while was read the first time


@pytest.mark.req("K4-7.1")
def test_youth__takes_at_most_twenty_statements(alfa, client_for, in_schema) -> None:
    """With a label, neighbours in its list, events and a visit that was for nothing; besides who asks, and that it is asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_for("alfa", Role.COACH)
    label = Label.objects.create(name="Maria", user=client.user)
    youth, _before, _after = (registered(days_ago=60, label=label) for _n in range(3))
    make.guardian(youth)
    make.occupation(youth, clock.today())
    gone = visit_day(clock.today() - timedelta(days=3), staff=[client.user, user(Role.COACH)])
    visit(gone, youth, outcome="nobody_home", outcome_version=1, outcome_at=clock.now() - timedelta(days=3))
    visit(visit_day(clock.today() + timedelta(days=3), staff=[client.user, user(Role.COACH)]), youth)
    url = reverse("youth", args=[youth.public_id])
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    counted = own_statements(queries)
    assert len(counted) <= 20, "\n".join(sql[:150] for sql in counted)


def test_warnings__stand_on_the_youth_the_list_and_the_coach_today(alfa, client_for, in_schema) -> None:
    """A measure that ended without a reason (R3): red, with a link to where it is mended."""
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    youth = registered(days_ago=60, label=Label.objects.create(name="Maria", user=client.user))
    other = registered(days_ago=60)
    day = clock.today() - timedelta(days=10)
    for one in (youth, other):
        facts = InterventionFacts(
            type="motivation", started_on=day - timedelta(days=20), ended_on=day, occupation_after="unknown"
        )
        start_intervention(youth=one, facts=facts, actor=None, today=clock.today())
    mend = reverse("intervention-edit", args=[youth.interventions.get().public_id])
    assert mend in client.get(reverse("youth", args=[youth.public_id])).content.decode()
    row = next(one for one in client.get(reverse("youths")).context["page"].rows if one.public_id == youth.public_id)
    assert "red" in {tone for _text, tone in row.badges}
    assert all(any(sign.isalpha() for sign in text) for text, _tone in row.badges)  # in words, never by colour alone
    view = client.get("/").context["view"]
    assert {one.youth for one in view.red} == {youth.public_id}
    assert {one.youth for one in client.get("/?visa=alla").context["view"].red} == {youth.public_id, other.public_id}
