"""The bell: what rings for whom, once, without a name; and what is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, RoleGrant
from tenant_apps.register.editing import set_label
from tenant_apps.register.models import Youth
from tenant_apps.register.services.bulk import set_labels
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.reminders.listeners import job_ended, tell_what_waits
from tenant_apps.reminders.models import Notification
from tenant_apps.reminders.selectors.notifications import news_of, unread
from tenant_apps.reminders.services.notifications import News, forget_old, mark_read, tell
from tenant_apps.sources.models import ImportRun, Source
from tenant_apps.work.models import Job
from tests.factories import register as make
from tests.factories.accounts import user as make_user
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_pages import shown_last


def kinds(user) -> list[str]:
    return [one.kind for one in Notification.objects.filter(user=user).order_by("pk")]


def test_label__rings_for_its_holder_and_not_for_who_gave_it(alfa) -> None:
    maria, anders = make_user(Role.COACH), make_user(Role.COORDINATOR)
    hers, his = Label.objects.create(name="Maria", user=maria), Label.objects.create(name="Anders", user=anders)
    one, two = registered(), registered()
    set_label(youth=one, version=1, label=hers, actor=anders)
    set_label(youth=two, version=1, label=his, actor=anders)
    assert kinds(maria) == ["youth_given"]
    assert kinds(anders) == []
    assert Notification.objects.get().youth == one


def test_label__given_to_many_rings_once(alfa) -> None:
    maria = make_user(Role.COACH)
    hers = Label.objects.create(name="Maria", user=maria)
    for _n in range(3):
        registered()
    registered(protected=True)
    set_labels(youths=Youth.objects.shown(), label=hers, actor=None)
    set_labels(youths=Youth.objects.shown(), label=hers, actor=None)  # they have it already
    [one] = Notification.objects.all()
    assert (one.user, one.youth) == (maria, None)


def test_news__is_told_once_for_each_matter(alfa) -> None:
    user = make_user(Role.COACH)
    for _turn in range(3):
        tell(users=[user.pk], news=News(kind="covers", key="a"), actor=None, now=clock.now())
    tell(users=[user.pk], news=News(kind="covers", key="b"), actor=user, now=clock.now())
    assert unread(user) == 1


def test_waiting__imports_and_proposals_ring_for_those_who_decide_once(alfa) -> None:
    runner, coach = make_user(Role.COORDINATOR), make_user(Role.COACH)
    source = Source.objects.create(slug="extens", name="Extens", kind="extens")
    ImportRun.objects.create(source=source, as_of=clock.today())
    make.proposal(registered(), clock.today())
    for _turn in range(2):
        tell_what_waits(now=clock.now())
    assert kinds(runner) == ["import_waits", "proposals_wait"]
    assert kinds(coach) == []


@pytest.mark.req("K4-6.2")
def test_waiting__asks_as_often_for_many_imports_as_for_one(alfa) -> None:
    runner = make_user(Role.COORDINATOR)

    def statements(name: str) -> int:
        source = Source.objects.create(slug=name, name=name, kind="extens")
        ImportRun.objects.create(source=source, as_of=clock.today())
        with CaptureQueriesContext(connection) as queries:
            tell_what_waits(now=clock.now())
        return len(queries)

    assert len({statements(f"extens{n}") for n in range(3)}) == 1
    assert kinds(runner) == ["import_waits"] * 3


def test_waiting__a_protected_youths_proposal_rings_for_nobody(alfa) -> None:
    runner = make_user(Role.COORDINATOR)
    make.proposal(registered(protected=True), clock.today())
    tell_what_waits(now=clock.now())
    assert kinds(runner) == []


@pytest.mark.parametrize(
    ("state", "seconds", "expected"),
    [("done", 60, ["job_done"]), ("done", 1, []), ("failed", 1, ["job_failed"]), ("cancelled", 60, [])],
    ids=["took a while", "was awaited", "failed", "cancelled"],
)
def test_job__of_ones_own(alfa, state, seconds, expected) -> None:
    user = make_user(Role.COORDINATOR)
    job = Job.objects.create(
        kind="import_apply", key="x", arguments={"run": str(user.public_id)}, state=state, created_by=user
    )
    job.created_at = clock.now() - timedelta(seconds=seconds)
    job_ended(job)
    job_ended(job)
    assert kinds(user) == expected


@pytest.mark.req("PRV-22")
def test_protected__rings_for_handlers_alone_and_takes_other_news_away(alfa) -> None:
    maria, handler = make_user(Role.COACH), make_user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    youth = registered()
    set_label(youth=youth, version=1, label=Label.objects.create(name="Maria", user=maria), actor=handler)
    assert unread(maria) == 1
    protect_by_hand(youth=Youth.objects.get(), note="Anmält", actor=handler, now=clock.now())
    assert unread(maria) == 0
    assert kinds(maria) == []
    assert kinds(handler) == ["protection"]
    assert Notification.objects.get().youth is None


@pytest.mark.req("PRV-22", "PRV-24")
@pytest.mark.parametrize("hidden", [1, 2, 3], ids=["two are left", "one is left", "nobody is left"])
def test_protected__news_of_several_is_of_those_who_are_left(alfa, hidden) -> None:
    maria, handler = make_user(Role.COACH), make_user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    hers = Label.objects.create(name="Maria", user=maria)
    people = [registered(given_name=name, family_name="Bergström") for name in ("Alva", "Bo", "Cai")]
    set_labels(youths=Youth.objects.all(), label=hers, actor=handler)
    assert [one.text for one in news_of(maria)] == ["Flera ungdomar har fått din etikett"]
    for youth in people[:hidden]:
        youth.refresh_from_db()
        protect_by_hand(youth=youth, note="Anmält", actor=handler, now=clock.now())
    told = {1: ["Flera ungdomar har fått din etikett"], 2: ["Cai Bergström har fått din etikett"], 3: []}
    assert [one.text for one in news_of(maria)] == told[hidden]
    assert unread(maria) == len(told[hidden])
    kept = {key for one in Notification.objects.filter(user=maria) for key in (one.youth_id, *one.several)}
    assert not kept & {one.pk for one in people[:hidden]}
    for youth in people[:hidden]:
        youth.refresh_from_db()
        erase(youth=youth, actor=handler, now=clock.now())
    assert [one.text for one in news_of(maria)] == told[hidden]


@pytest.mark.req("PRV-22")
def test_protected__is_in_no_bell_even_if_news_of_it_is_left(alfa) -> None:
    handler = make_user(Role.COACH, Role.PROTECTED_HANDLER)
    youth = registered(protected=True)
    tell(users=[handler.pk], news=News(kind="youth_given", key="x", youth=youth.pk), actor=None, now=clock.now())
    assert unread(handler) == 0
    assert news_of(handler) == []


def test_forgotten__read_ones_after_a_month_and_others_after_three(alfa) -> None:
    user, now = make_user(Role.COACH), clock.now()
    for key, days, read in (
        ("new", 0, None),
        ("unread", 60, None),
        ("old", 100, None),
        ("read", 60, 40),
        ("just read", 60, 5),
    ):
        Notification.objects.create(
            user=user, kind="covers", key=key, at=now - timedelta(days=days), read_at=now - timedelta(days=read) if read else None
        )  # fmt: skip
    forget_old(now=now)
    assert set(Notification.objects.values_list("key", flat=True)) == {"new", "unread", "just read"}


@pytest.mark.req("PRV-33")
def test_page__names_and_logs_whom_it_is_about_and_opens_as_read(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    youth = registered(given_name="Alva", family_name="Bergström")
    tell(users=[client.user.pk], news=News(kind="youth_given", key="x", youth=youth.pk), actor=None, now=clock.now())
    start = client.get("/").content.decode()
    assert reverse("notifications") in start
    page = client.get(reverse("notifications"))
    assert "Alva Bergström" in page.content.decode()
    assert shown_last(in_schema) == ("notifications", "list", {youth.public_id})
    one = Notification.objects.get()
    opened = client.post(reverse("notification", args=[one.public_id]))
    assert opened.headers["Location"] == reverse("youth", args=[youth.public_id])
    in_schema("k9901")
    assert unread(client.user) == 0


def test_page__of_another_is_nobodys(alfa, client_for, in_schema) -> None:
    client, other = client_for("alfa", Role.COACH), client_for("alfa", Role.COACH)
    in_schema("k9901")
    tell(users=[other.user.pk], news=News(kind="covers", key="x"), actor=None, now=clock.now())
    one = Notification.objects.get()
    assert client.post(reverse("notification", args=[one.public_id])).status_code == 404
    assert client.post(reverse("notifications-read")).status_code == 302
    in_schema("k9901")
    assert unread(other.user) == 1


def test_mark_read__all(alfa) -> None:
    user = make_user(Role.COACH)
    for key in "abc":
        tell(users=[user.pk], news=News(kind="covers", key=key), actor=None, now=clock.now())
    assert mark_read(user=user, now=clock.now()) == 3
    assert unread(user) == 0


def test_bell__counts_no_further_than_it_shows(alfa, client_for, in_schema) -> None:
    client = client_for("alfa", Role.ACCOUNT_MANAGER)
    in_schema("k9901")
    RoleGrant.objects.create(user=client.user, role=Role.COACH)
    Notification.objects.bulk_create(
        Notification(user=client.user, kind="covers", key=str(n), at=clock.now()) for n in range(120)
    )
    assert "99+" in client.get("/").content.decode()
