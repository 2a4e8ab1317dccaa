"""Reminders on the pages: Idag, the list, a youth's page; and their buttons, which act where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.register.models import Draft
from tenant_apps.reminders.enums import ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services import reminders as services
from tenant_apps.reminders.services.reminders import Holder
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_pages import shown_last

MOST_ON_IDAG = 12
# what each request costs, whatever its page: the tenant, the session, who it is and may, the bell, what the navigation counts
OF_EVERY_PAGE = (
    'FROM "tenants_domain"',
    '"django_session"',
    'FROM "accounts_user"',
    'FROM "accounts_rolegrant"',
    '"reminders_notification"',
    "from register_registration r join register_youth y on y.id = r.youth_id\n    left join (accounts_label",
    'FROM "doors_selfreferral"',
)
PREPARING = ("savepoint", "release", "set ", "select set_config", "begin", "commit")
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def coach(alfa, client_for, in_schema):
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    client.label = Label.objects.create(name="Maria", user=client.user)
    return client


def remind(**fields: object) -> Reminder:
    values = {"text": "Ring om praktiken", "due_on": clock.today(), "actor": None, "now": clock.now(), **fields}
    return services.add_reminder(**values)


def act(client, one: Reminder, action: str, **data: object):
    headers = data.pop("headers", {})
    return client.post(
        reverse("reminder-act", args=[one.public_id]), {"action": action, "place": "today", **data}, **headers
    )


def test_today__has_reminders_by_day_and_logs_their_youths(coach, in_schema) -> None:
    youth = registered(label=coach.label, given_name="Alva", family_name="Bergström")
    late = remind(youth=youth, key="late", due_on=clock.today() - timedelta(days=2))
    remind(text="Fri", holder=Holder(user=coach.user))
    remind(text="Om en månad", youth=youth, due_on=clock.today() + timedelta(days=30))
    page = coach.get("/")
    assert [(one.key, one.total) for one in page.context["lists"].groups] == [("overdue", 1), ("today", 1)]
    text = page.content.decode()
    assert late.text in text
    assert "Om en månad" not in text
    assert youth.public_id in shown_last(in_schema)[2]


@pytest.mark.req("K4-6.1")
def test_today__takes_at_most_twelve_statements(coach, in_schema) -> None:
    from shared_apps.codelists import selectors as codelists
    from shared_apps.scb import selectors as scb

    for n in range(4):
        remind(youth=registered(label=coach.label), key=f"k{n}", due_on=clock.today() - timedelta(days=n))
    for shared in (codelists, scb):
        shared.forget()
    coach.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert coach.get("/").status_code == 200
    counted = [
        one["sql"] for one in queries if not one["sql"].lower().startswith(PREPARING) and not any(name in one["sql"] for name in OF_EVERY_PAGE)
    ]  # fmt: skip
    assert len(counted) <= MOST_ON_IDAG, "\n".join(sql[:150] for sql in counted)


def test_reader__has_no_reminders(alfa, client_for) -> None:
    youth = registered()
    remind(youth=youth)
    client = client_for("alfa", Role.READER)
    assert client.get("/").context["lists"] is None
    assert client.get(reverse("reminders")).status_code == 403
    assert "Ring om praktiken" not in client.get(reverse("youth", args=[youth.public_id])).content.decode()


@pytest.mark.parametrize(
    "case",
    [
        ("done", {}, ReminderState.DONE, 0), ("dismiss", {"note": "Flyttat"}, ReminderState.DISMISSED, 0),
        ("tomorrow", {}, ReminderState.OPEN, 1), ("week", {}, ReminderState.OPEN, 7), ("move", {"days": 20}, ReminderState.OPEN, 20),
    ],
    ids=["done", "put aside", "a day", "a week", "to a day"],
)  # fmt: skip
def test_act__without_javascript_goes_back_to_where_it_was(coach, in_schema, case) -> None:
    action, data, state, days = case
    one = remind(youth=registered(label=coach.label))
    if "days" in data:
        data = {"to": (clock.today() + timedelta(days=data["days"])).isoformat()}
    answer = act(coach, one, action, **data)
    assert answer.headers["Location"] == "/#paminnelser"
    in_schema("k9901")
    one.refresh_from_db()
    assert (one.state, one.due_on) == (state, clock.today() + timedelta(days=days))


def test_act__with_htmx_gives_the_card_with_the_focus_on_the_next_row(coach, in_schema) -> None:
    first, second = (remind(text=text, key=text, youth=registered(label=coach.label)) for text in ("Ett", "Två"))
    answer = act(coach, first, "done", at="0", headers=HTMX)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in text
    assert answer.context["focus"] == second.public_id
    assert text.count("autofocus") == 1
    assert 'hx-swap-oob="true"' in text
    assert reverse("reminder-act", args=[first.public_id]) in text  # take it back
    in_schema("k9901")
    assert shown_last(in_schema)[2] == {second.youth.public_id}
    undone = act(coach, first, "reopen", headers=HTMX)
    assert undone.context["lists"].now == 2


def test_act__of_the_last_row_leaves_the_focus_on_undo(coach) -> None:
    one = remind(youth=registered(label=coach.label))
    text = act(coach, one, "done", at="0", headers=HTMX).content.decode()
    assert text.count("autofocus") == 1


@pytest.mark.parametrize("data", [{"action": "move"}, {"action": "move", "to": "2001-01-01"}, {"action": "x"}])
def test_act__that_cannot_be_done_says_why(coach, in_schema, data) -> None:
    one = remind(youth=registered(label=coach.label))
    answer = coach.post(reverse("reminder-act", args=[one.public_id]), {"place": "today", **data}, **HTMX)
    assert answer.context["is_problem"]
    in_schema("k9901")
    assert Reminder.objects.get().due_on == clock.today()


def test_series__says_when_it_comes_next(coach) -> None:
    one = remind(youth=registered(label=coach.label), recurs="weekly")
    answer = act(coach, one, "done", headers=HTMX)
    assert [row.days_left for group in answer.context["lists"].groups for row in group.rows] == [7]


def test_youth__page_makes_one_in_one_go(coach, in_schema) -> None:
    youth = registered(label=coach.label)
    url = reverse("reminder-add", args=[youth.public_id])
    page = coach.get(reverse("youth", args=[youth.public_id]))
    assert url in page.content.decode()
    answer = coach.post(url, {"text": "Ring mamma", "due_on": clock.today().isoformat()})
    assert answer.headers["Location"] == reverse("youth", args=[youth.public_id])
    in_schema("k9901")
    one = Reminder.objects.get()
    assert (one.text, one.user, one.label, one.created_by) == ("Ring mamma", None, None, coach.user)
    assert "Ring mamma" in coach.get(reverse("youth", args=[youth.public_id])).content.decode()


def test_form__with_an_error_keeps_what_was_written(coach) -> None:
    youth = registered()
    answer = coach.post(reverse("reminder-add", args=[youth.public_id]), {"text": "Ring mamma", "due_on": "2001-01-01"})
    assert answer.status_code == 200
    assert "Ring mamma" in answer.content.decode()
    assert "due_on" in answer.context["form"].errors


def test_form__keeps_a_draft(coach, in_schema) -> None:
    youth = registered()
    draft = reverse("draft", args=[youth.public_id, "reminder-add", youth.public_id])
    assert coach.post(draft, {"text": "Halvskriven"}).status_code in {200, 302}
    in_schema("k9901")
    assert Draft.objects.get().values["text"] == "Halvskriven"
    assert "Halvskriven" in coach.get(reverse("reminder-add", args=[youth.public_id])).content.decode()


def test_edit__gives_to_somebody_else_and_shows_a_conflict(coach, in_schema, client_for) -> None:
    other = client_for("alfa", Role.COACH)
    in_schema("k9901")
    one = remind(youth=registered(label=coach.label))
    url = reverse("reminder-edit", args=[one.public_id])
    form = {
        "text": "Ring",
        "due_on": clock.today().isoformat(),
        "recurs": "",
        "holder": f"user:{other.user.public_id}",
        "version": "1",
    }
    assert coach.get(url).status_code == 200
    assert coach.post(url, form).status_code == 302
    second = coach.post(url, {**form, "text": "Skriv"})
    assert second.context["conflict"].differing
    in_schema("k9901")
    assert (Reminder.objects.get().text, Reminder.objects.get().user) == ("Ring", other.user)
    assert other.get("/").context["lists"].now == 1


def test_new__is_free_and_ones_own(coach, in_schema) -> None:
    url = reverse("reminder-new")
    form = {
        "text": "Beställ kort",
        "due_on": clock.today().isoformat(),
        "recurs": "monthly",
        "holder": f"user:{coach.user.public_id}",
    }
    assert coach.get(url).status_code == 200
    assert coach.post(url, form).headers["Location"] == reverse("reminders")
    assert "Beställ kort" in coach.get(reverse("reminders")).content.decode()


def test_list__of_done_ones_opens_them_again(coach, in_schema) -> None:
    one = remind(youth=registered(label=coach.label))
    services.close_reminder(reminder=one, actor=coach.user, now=clock.now())
    page = coach.get(reverse("reminders"), {"visa": "klara"})
    assert [row.public_id for row in page.context["rows"]] == [one.public_id]
    act(coach, one, "reopen", place="list")
    assert coach.get(reverse("reminders")).context["lists"].now == 1


def test_list__of_done_ones_goes_on_by_page(coach, in_schema, monkeypatch) -> None:
    for module in ("selectors.reminders", "views"):
        monkeypatch.setattr(f"tenant_apps.reminders.{module}.SHOWN_CLOSED", 2)
    for n in range(3):
        one = remind(text=f"Nr {n}", holder=Holder(user=coach.user))
        services.close_reminder(reminder=one, actor=coach.user, now=clock.now() + timedelta(seconds=n))
    first = coach.get(reverse("reminders"), {"visa": "klara"})
    assert [row.text for row in first.context["rows"]] == ["Nr 2", "Nr 1"]
    second = coach.get(reverse("reminders"), {"visa": "klara", "fore": first.context["older"]})
    assert [row.text for row in second.context["rows"]] == ["Nr 0"]


@pytest.mark.req("PRV-22")
def test_protected__reminder_is_nobodys_address(coach, in_schema) -> None:
    one = remind(youth=registered(label=coach.label, protected=True))
    assert coach.get(reverse("reminder-edit", args=[one.public_id])).status_code == 404
    assert act(coach, one, "done").status_code == 404
    assert coach.get("/").context["lists"].groups == ()


def test_timeline__has_those_done(coach) -> None:
    youth = registered(label=coach.label)
    services.close_reminder(reminder=remind(youth=youth), actor=coach.user, now=clock.now())
    text = coach.get(reverse("youth", args=[youth.public_id]), {"visa": "paminnelser"}).content.decode()
    assert "Ring om praktiken" in text


def test_queries__do_not_grow_with_the_reminders(coach, in_schema) -> None:
    def counted(path: str) -> int:
        coach.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert coach.get(path).status_code == 200
        in_schema("k9901")
        return len(queries)

    youth = registered(label=coach.label)
    paths = ["/", reverse("reminders"), reverse("youth", args=[youth.public_id])]
    remind(youth=youth)
    few = [counted(path) for path in paths]
    for n in range(20):
        remind(youth=youth, text=f"nr {n}")
        remind(youth=registered(label=coach.label), holder=Holder(user=coach.user))
    assert [counted(path) for path in paths] == few
