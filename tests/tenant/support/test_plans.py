"""Action plans: the fields of the duty to document, versions, follow-ups, and who has a current one (I7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.register.models import LegalSex, Youth
from tenant_apps.register.selectors.counting import counts
from tenant_apps.register.selectors.filtering import YouthFilter, filtered
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.selectors.reminders import open_reminders
from tenant_apps.reminders.services.reminders import close_reminder
from tenant_apps.support.models import ActionPlan, PlanFollowUp, PlanItem, PlanVersion
from tenant_apps.support.selectors.plans import is_current, plan_shares, plan_view, without_plan
from tenant_apps.support.services import plans
from tenant_apps.support.services.plans import PlanFacts, Step
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered

TODAY = clock.today()
SOON = TODAY + timedelta(days=90)
STEPS = (
    Step("youth", "Söka till komvux", due_on=TODAY + timedelta(days=14)),
    Step("municipality", "Boka möte"),
    Step("other", "Ta emot", who="Komvux"),
)


def facts(**changed: object) -> PlanFacts:
    return PlanFacts(**({"goal": "Läsa klart", "planning": "", "next_follow_up_on": SOON, "steps": STEPS} | changed))


def made(youth: Youth | None = None, *, today: date = TODAY, **changed: object) -> ActionPlan:
    return plans.make_plan(youth=youth or registered(), facts=facts(**changed), actor=None, today=today)


def posted(**changed: str) -> dict[str, str]:
    return {
        "goal": "Läsa klart svenskan", "planning": "Två kurser i taget", "next_follow_up_on": SOON.isoformat(), "youth_1": "Söka till komvux",
        "youth_1_due": (TODAY + timedelta(days=14)).isoformat(), "other_1": "Ta emot", "other_1_who": "Komvux", **changed,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"goal": " "}, "goal"),
        ({"steps": ()}, "__all__"),
        ({"next_follow_up_on": TODAY}, "next_follow_up_on"),
        ({"next_follow_up_on": TODAY + timedelta(days=500)}, "next_follow_up_on"),
    ],
    ids=["no goal", "nothing to do", "follow-up today", "follow-up too far away"],
)
def test_make_plan__refuses(alfa, changed, field) -> None:
    with pytest.raises(ValidationError) as wrong:
        made(**changed)
    assert list(getattr(wrong.value, "error_dict", {"__all__": 1})) == [field]


def test_make_plan__one_goes_on_at_a_time(alfa) -> None:
    youth = registered()
    plan = made(youth)
    with pytest.raises(ValidationError):
        made(youth)
    plans.end_plan(plan=plan, version=1, ended_on=TODAY, end_reason="work", note="", actor=None, today=TODAY)
    made(youth)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPlan.objects.create(youth=youth, started_on=TODAY, next_follow_up_on=SOON)


def test_plan__an_end_without_a_reason_is_refused_by_the_table(alfa) -> None:
    plan = made()
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPlan.objects.filter(pk=plan.pk).update(ended_on=TODAY, next_follow_up_on=None)


@pytest.mark.req("K4-5.3")
def test_revise_plan__keeps_the_version_before_and_what_is_done(alfa) -> None:
    plan = made()
    first = plan.versions.get()
    plans.mark_item(item=first.items.get(responsible="youth"), is_done=True, actor=None, today=TODAY)
    wanted = facts(goal="Ta körkort", steps=(STEPS[0], Step("municipality", "Skriva intyg")))
    plans.revise_plan(plan=plan, version=1, facts=wanted, why="Bytte mål", actor=None, today=TODAY)
    now, before = plan_view(plan, today=TODAY), plan_view(plan, today=TODAY, number=1)
    assert (now.version.goal, before.version.goal) == ("Ta körkort", "Läsa klart")
    assert [one.number for one in now.versions] == [2, 1]
    assert [one.done_on for one in now.version.parts[0].items] == [TODAY]
    assert [one.what for one in before.version.parts[1].items] == ["Boka möte"]
    with pytest.raises(ValidationError):
        plans.mark_item(item=first.items.get(responsible="municipality"), is_done=True, actor=None, today=TODAY)
    with pytest.raises(locking.Conflict):
        plans.revise_plan(plan=ActionPlan.objects.get(), version=1, facts=wanted, why="Igen", actor=None, today=TODAY)


def test_follow_up__moves_the_next_and_remembers_which_version_stood(alfa) -> None:
    plan = made()
    later = SOON + timedelta(days=90)
    held = plans.follow_up_plan(
        plan=plan, version=1, held_on=TODAY, next_on=later, note="Har sökt", with_youth=False, actor=None, today=TODAY
    )
    plan.refresh_from_db()
    assert (held.on_version, plan.next_follow_up_on, plan.version) == (1, later, 2)
    with pytest.raises(ValidationError):
        plans.follow_up_plan(
            plan=plan, version=2, held_on=TODAY + timedelta(days=1), next_on=later, note="", with_youth=True, actor=None, today=TODAY
        )  # fmt: skip


@pytest.mark.req("K4-5.3")
@pytest.mark.parametrize(
    ("passed", "current"), [(-1, True), (30, True), (31, False)], ids=["to come", "30 days ago", "31 days ago"]
)
def test_current__row_and_set_agree(alfa, passed, current) -> None:
    """rules.md, I7: not ended, and its next follow-up not passed by more than 30 days."""
    due = TODAY + timedelta(days=5)
    plan = made(today=TODAY, next_follow_up_on=due)
    day = due + timedelta(days=passed)
    assert is_current(plan.next_follow_up_on, plan.ended_on, on=day) is current
    assert sum(one.with_plan for one in plan_shares(day=day)) == int(current)


@pytest.mark.req("K4-5.3")
def test_current__goes_by_what_was_written_last_not_by_the_latest_day(alfa) -> None:
    """A day that was written wrong and mended the same day, and a follow-up that is written down after a later version."""
    wrong, soon, later = (TODAY + timedelta(days=days) for days in (200, 10, 60))
    plan = made(today=TODAY, next_follow_up_on=wrong)
    plans.revise_plan(plan=plan, version=1, facts=facts(next_follow_up_on=soon), why="fel dag", actor=None, today=TODAY)
    beyond = soon + timedelta(days=31)
    assert sum(one.with_plan for one in plan_shares(day=beyond)) == 0
    plan.refresh_from_db()
    plans.follow_up_plan(
        plan=plan, version=plan.version, held_on=TODAY, next_on=later, note="", with_youth=True, actor=None, today=TODAY + timedelta(days=3)
    )  # fmt: skip
    PlanVersion.objects.filter(number=2).update(made_on=TODAY + timedelta(days=1))
    plan.refresh_from_db()
    assert is_current(plan.next_follow_up_on, plan.ended_on, on=beyond)
    assert sum(one.with_plan for one in plan_shares(day=beyond)) == 1


def test_share__is_by_sex_of_open_registrations_and_holds_for_days_that_have_passed(alfa) -> None:
    with_plan, without = registered(), registered()
    LegalSex.objects.filter(youth=with_plan).delete()
    LegalSex.objects.create(youth=with_plan, sex="female", valid_from=with_plan.birth_date)
    plan = made(with_plan)
    plans.end_plan(plan=plan, version=1, ended_on=TODAY, end_reason="work", note="", actor=None, today=TODAY)
    assert sum(one.registered for one in plan_shares(day=TODAY)) == 2
    assert sum(one.with_plan for one in plan_shares(day=TODAY)) == 0
    ActionPlan.objects.filter(pk=plan.pk).update(started_on=TODAY - timedelta(days=5))
    PlanVersion.objects.update(made_on=TODAY - timedelta(days=5))
    women = next(one for one in plan_shares(day=TODAY - timedelta(days=1)) if one.sex == "female")
    assert women.with_plan == 1
    Youth.objects.filter(pk=with_plan.pk).update(protected_at=clock.now())
    assert sum(one.with_plan for one in plan_shares(day=TODAY - timedelta(days=1))) == 0
    assert without.pk


@pytest.mark.req("K4-5.3")
def test_pages__from_the_form_to_the_print(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    assert client.get(reverse("plan-add", args=[youth.public_id])).status_code == 200
    answer = client.post(reverse("plan-add", args=[youth.public_id]), posted())
    assert answer.status_code == 302, answer.content.decode()[:3000]
    in_schema("k9901")
    plan = ActionPlan.objects.get()
    args = [plan.public_id]
    revised = client.post(reverse("plan-revise", args=args), posted(goal="Nytt mål", why="Ville annat", version="1"))
    assert revised.status_code == 302, revised.content.decode()[:3000]
    told = client.post(
        reverse("plan-follow-up", args=args),
        {
            "version": "2",
            "held_on": TODAY.isoformat(),
            "next_on": SOON.isoformat(),
            "note": "Gick bra",
            "with_youth": "on",
        },
    )
    assert told.status_code == 302, told.content.decode()[:3000]
    page = client.get(reverse("plan", args=args)).content.decode()
    assert "Nytt mål" in page
    assert "Gick bra" in page
    assert "Läsa klart svenskan" in client.get(reverse("plan", args=args) + "?version=1").content.decode()
    assert client.get(reverse("plan", args=args) + "?version=9").status_code == 404
    compared = client.get(reverse("plan-compare", args=args)).content.decode()
    assert "Läsa klart svenskan" in compared
    assert "Nytt mål" in compared
    printed = client.get(reverse("plan-print", args=args)).content.decode()
    assert "Nytt mål" in printed
    in_schema("k9901")
    youth.refresh_from_db()
    assert youth.personnummer[-4:] not in printed
    assert youth.shown_number not in printed
    shown = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert shown.count("Nytt mål") >= 1
    assert 'id="planering"' in shown


def test_form__a_conflict_shows_both_and_nothing_is_emptied(alfa, client_for, in_schema) -> None:
    plan = made()
    plans.revise_plan(plan=plan, version=1, facts=facts(goal="Annans mål"), why="x", actor=None, today=TODAY)
    client = client_for("alfa", Role.COACH)
    answer = client.post(
        reverse("plan-revise", args=[plan.public_id]), posted(goal="Mitt mål", why="y", version="1")
    ).content.decode()
    assert "Mitt mål" in answer
    assert "Annans mål" in answer


def test_form__a_row_with_a_date_says_what(alfa, client_for) -> None:
    youth = registered()
    answer = client_for("alfa", Role.COACH).post(
        reverse("plan-add", args=[youth.public_id]), posted(municipality_2_due=TODAY.isoformat())
    )
    assert answer.status_code == 200
    assert "Läsa klart svenskan" in answer.content.decode()
    assert "Kommunen, Vad, rad 2" in answer.content.decode()


@pytest.mark.req("PRV-15")
def test_form__words_that_seldom_belong_are_asked_about_once(alfa, client_for, in_schema, caplog) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    url = reverse("plan-add", args=[youth.public_id])
    asked = client.post(url, posted(planning="Har en depression och behöver lugn"))
    assert asked.status_code == 200
    assert "depression" in asked.content.decode()
    assert 'name="words_confirmed"' in asked.content.decode()
    assert "depression" not in caplog.text
    assert (
        client.post(url, posted(planning="Har en depression och behöver lugn", words_confirmed="on")).status_code == 302
    )


def test_page__queries_do_not_grow_with_the_plan(alfa, client_for, in_schema) -> None:
    youth = registered()
    client = client_for("alfa", Role.COACH)
    url = reverse("youth", args=[youth.public_id])

    def counted() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        in_schema("k9901")
        return len(queries)

    few = counted()
    plan = made(youth)
    for n in range(1, 6):
        plans.revise_plan(plan=plan, version=n, facts=facts(goal=f"Mål {n}"), why="", actor=None, today=TODAY)
    assert counted() == few


def test_erase__leaves_no_trace_of_the_plan(alfa) -> None:
    youth, plan = None, made()
    youth = plan.youth
    plans.follow_up_plan(
        plan=plan, version=1, held_on=TODAY, next_on=SOON, note="", with_youth=True, actor=None, today=TODAY
    )
    handler = make_user(Role.PROTECTED_HANDLER, Role.COACH)
    protect_by_hand(youth=youth, note="Beslut", actor=handler, now=clock.now())
    erase(youth=youth, actor=handler, now=clock.now())
    for model in (ActionPlan, PlanVersion, PlanItem, PlanFollowUp):
        assert not model.objects.exists()
        assert not model.pgh_event_model.objects.exists()


def test_handover__says_how_many_open_plans_go_with_the_youths(alfa) -> None:
    from tenant_apps.accounts.models import Label
    from tenant_apps.reminders.selectors.handovers import plan_of
    from tenant_apps.reminders.services.handovers import caseload_of

    label = Label.objects.create(name="Maria")
    today = clock.today()
    for ended in (None, None, today):
        ActionPlan.objects.create(
            youth=registered(label=label), started_on=today, ended_on=ended, next_follow_up_on=None if ended else today,
            end_reason="studies" if ended else "", end_reason_version=1 if ended else None,
        )  # fmt: skip
    ActionPlan.objects.create(youth=registered(), started_on=today, next_follow_up_on=today)
    counts = dict(plan_of(caseload_of(label=label), today=today).counts)
    assert counts["Pågående handlingsplaner"] == 2


@pytest.mark.req("K4-5.3", "K4-6.2")
def test_follow_up__stands_in_idag_on_the_day_that_was_agreed_last(alfa) -> None:
    coach = make_user(Role.COACH)
    youth = registered(label=Label.objects.create(name="M", user=coach))

    def due() -> list[date]:
        lists = open_reminders(coach, mine=True, today=TODAY)
        return [row.due_on for group in lists.groups for row in group.rows]

    plan = made(youth)
    assert due() == [SOON]
    plans.revise_plan(
        plan=plan, version=1, facts=facts(next_follow_up_on=SOON - timedelta(days=9)), why="x", actor=coach, today=TODAY
    )
    assert due() == [SOON - timedelta(days=9)]
    close_reminder(reminder=Reminder.objects.get(), actor=coach, now=clock.now())
    plan.refresh_from_db()
    plans.follow_up_plan(
        plan=plan, version=plan.version, held_on=TODAY, next_on=SOON, note="", with_youth=True, actor=coach, today=TODAY
    )  # fmt: skip
    assert due() == [SOON]
    plan.refresh_from_db()
    plans.end_plan(
        plan=plan, version=plan.version, ended_on=TODAY, end_reason="work", note="", actor=coach, today=TODAY
    )
    assert due() == []
    assert Reminder.objects.count() == 1


@pytest.mark.req("K4-5.3")
def test_measures__show_the_share_with_a_plan_and_who_has_none(alfa, client_for, in_schema) -> None:
    bare, stale, planned = (registered(days_ago=days) for days in (40, 20, 9))
    made(planned)
    made(stale)
    ActionPlan.objects.filter(youth=stale).update(next_follow_up_on=TODAY - timedelta(days=31))
    PlanVersion.objects.filter(plan__youth=stale).update(next_follow_up_on=TODAY - timedelta(days=31))
    page = client_for("alfa", Role.COACH).get(reverse("measures"))
    planless = page.context["planless"]
    assert [one.youth for one in planless.listed] == [bare.public_id, stale.public_id]
    assert (page.context["planned"], page.context["registered"], planless.total, planless.mine) == (1, 3, 2, False)
    in_schema("k9901")
    assert sum(one.with_plan for one in plan_shares(day=TODAY)) == 1


@pytest.mark.req("K4-5.3", "K3-2.3")
def test_without_plan__are_ones_own_first_and_the_same_in_the_list_of_youths(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    own, others, planned, ended = (registered(days_ago=days) for days in (40, 20, 9, 8))
    make.registration(make.youth(date(TODAY.year - 18, 1, 5)), TODAY - timedelta(days=90), TODAY - timedelta(days=9))
    Youth.objects.filter(pk=own.pk).update(label=Label.objects.create(name="M", user=client.user))
    made(planned)
    plan = made(ended)
    plans.end_plan(
        plan=plan, version=plan.version, ended_on=TODAY, end_reason="work", note="", actor=client.user, today=TODAY
    )
    wanted = {value: YouthFilter(plan=value) for value in ("current", "none")}
    found = {value: set(filtered(client.user, one, today=TODAY)) for value, one in wanted.items()}
    assert found == {"current": {planned}, "none": {own, others, ended}}
    told = counts(client.user, YouthFilter(), today=TODAY, late=True).of["plan"]
    assert told == {"current": 1, "none": 3}
    planless = without_plan(client.user, today=TODAY, shown=20)
    assert [one.youth for one in planless.listed] == [own.public_id]
    assert (planless.listed_of, planless.total, planless.mine) == (1, 3, True)
    text = client.get(reverse("measures")).content.decode()
    assert "Alla dina (1)" in text
    assert "Alla i registret (3)" in text
    assert 'name="plan"' in client.get(reverse("youths"), {"plan": "none"}).content.decode()
    assert 'name="plan"' not in client_for("alfa", Role.READER).get(reverse("youths")).content.decode()
