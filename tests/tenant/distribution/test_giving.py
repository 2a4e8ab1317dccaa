"""Giving: accepted all, changed one by one, to one and the same; two administrators at once; who is beside; what is kept of it."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.accounts.selectors import label_text
from tenant_apps.distribution.models import Assignment, DistributionRules, Recipient
from tenant_apps.distribution.selectors.given import beside, beside_of
from tenant_apps.distribution.selectors.page import queue_now
from tenant_apps.distribution.selectors.people import people
from tenant_apps.distribution.services.giving import Choice, give, put_beside
from tenant_apps.register.models import Youth
from tenant_apps.reminders.models import Notification
from tests.tenant.distribution.people import coach, counsellor
from tests.tenant.distribution.test_proposing import new
from tests.tenant.register.pages.people import registered
from tests.tenant.register.pages.test_pages import shown_last

PAGE = "distribution"


@pytest.fixture
def administrator(alfa, client_for, in_schema):
    client = client_for("alfa", Role.ADMINISTRATOR)
    in_schema("k9901")
    return client


def as_shown(page) -> dict[str, object]:
    """What the page's form would send, with nothing changed."""
    data: dict[str, object] = {"expected": page.context["fingerprint"], "shown": []}
    for row in page.context["rows"]:
        key = str(row.youth.public_id)
        data["shown"].append(key)
        data |= {f"to-{key}": row.to, f"beside-{key}": row.beside, f"was-{key}": row.was}
    return data


def labels(*youths: Youth) -> list[str]:
    found = dict(Youth.objects.filter(pk__in=[one.pk for one in youths]).values_list("pk", "label__name"))
    return [found[one.pk] for one in youths]


@pytest.mark.req("K4-5.4")
def test_all__are_given_as_shown_with_why_a_bell_and_a_line_in_the_timeline(administrator, in_schema) -> None:
    maria, sture = coach("Maria"), counsellor("Sture")
    DistributionRules.objects.create(counsellor_rule="beside")
    certified, other = new(studies="study_certificate"), new()
    page = administrator.get(reverse(PAGE))
    assert page.context["total"] == 2
    assert {certified.public_id, other.public_id} <= set(shown_last(in_schema)[2])
    assert administrator.post(reverse(PAGE), {**as_shown(page), "action": "all"}).status_code == 302
    in_schema("k9901")
    assert labels(certified, other) == ["Maria", "Maria"]
    rows = {(one.youth_id, one.part): (one.label_id, one.reason) for one in Assignment.objects.all()}
    assert rows == {
        (certified.pk, "responsible"): (maria.pk, "load"), (certified.pk, "beside"): (sture.pk, "studies"),
        (other.pk, "responsible"): (maria.pk, "load"),
    }  # fmt: skip
    assert {(one.user_id, one.kind) for one in Notification.objects.all()} == {
        (maria.user_id, "youth_given"), (sture.user_id, "beside"),
    }  # fmt: skip
    text = administrator.get(reverse("youth", args=[certified.public_id])).content.decode()
    assert "Sture" in text
    assert "Maria" in administrator.get(reverse("distribution-history")).content.decode()


def test_one__can_be_changed_before_it_is_given(administrator, in_schema) -> None:
    coach("Ahmed")
    maria = coach("Maria")
    first, second = new(days_ago=9), new(days_ago=1)
    data = as_shown(administrator.get(reverse(PAGE)))
    key = str(first.public_id)
    answer = administrator.post(
        reverse(PAGE), {**data, f"to-{key}": str(maria.public_id), "chosen": key, "action": "ticked"}
    )
    assert answer.status_code == 302
    in_schema("k9901")
    assert labels(first, second) == ["Maria", None]
    assert Assignment.objects.get().reason == "by_hand"


def test_ticked__go_to_one_and_the_same_also_one_who_is_away(administrator, in_schema) -> None:
    maria = coach("Maria", takes_new=False)
    youths = [new(), new(), new()]
    keys = [str(one.public_id) for one in youths[:2]]
    administrator.post(reverse(PAGE), {"action": "to", "chosen": keys, "to": str(maria.public_id)})
    in_schema("k9901")
    assert labels(*youths) == ["Maria", "Maria", None]
    assert queue_now(today=clock.today()).waiting[0].youth_id == youths[2].pk


@pytest.mark.parametrize(
    ("data", "keeps"),
    [
        ({"action": "ticked"}, False), ({"action": "to", "tick": True}, False), ({"action": "all", "expected": "7"}, True),
        ({"action": "ticked", "tick": True, "nobody": True}, True),
    ],
    ids=["nobody ticked", "to nobody", "the queue has changed", "ticked without a coach"],
)  # fmt: skip
def test_wrong__is_said_and_what_was_chosen_stands(administrator, in_schema, data, keeps) -> None:
    coach("Ahmed")
    maria, youth = coach("Maria"), new()
    key, sent = str(youth.public_id), as_shown(administrator.get(reverse(PAGE)))
    sent[f"beside-{key}"] = str(maria.public_id)
    if data.pop("tick", False):
        sent["chosen"] = key
    if data.pop("nobody", False):
        sent[f"to-{key}"] = ""
    page = administrator.post(reverse(PAGE), {**sent, **data})
    assert page.status_code == 200
    assert page.context["problem"]
    row = page.context["rows"][0]
    assert (row.beside, row.is_ticked) == (str(maria.public_id), "chosen" in sent)
    in_schema("k9901")
    assert not Assignment.objects.exists()
    assert keeps in {True, False}


@pytest.mark.req("K4-5.4")
def test_all__gives_nobody_whom_the_page_has_not_shown(administrator, in_schema) -> None:
    maria, seen = coach("Maria"), new()
    sent = {**as_shown(administrator.get(reverse(PAGE))), "action": "all"}
    in_schema("k9901")
    give(choices=[Choice(seen.pk, maria.pk)], actor=None, now=clock.now(), today=clock.today())
    unseen = new()  # as many as before, but another
    page = administrator.post(reverse(PAGE), sent)
    assert page.status_code == 200
    assert page.context["problem"]
    in_schema("k9901")
    assert labels(unseen) == [None]


def test_given_away_meanwhile__stays_and_is_told(administrator, in_schema) -> None:
    ahmed = coach("Ahmed")
    maria, taken, free = coach("Maria"), new(), new()
    now, today = clock.now(), clock.today()
    give(choices=[Choice(taken.pk, ahmed.pk)], actor=None, now=now, today=today)
    given = give(choices=[Choice(taken.pk, maria.pk), Choice(free.pk, maria.pk)], actor=None, now=now, today=today)
    assert (given.count, given.taken) == (1, {taken.pk})
    assert labels(taken, free) == ["Ahmed", "Maria"]
    sent = {"action": "to", "chosen": str(taken.public_id), "to": str(maria.public_id)}
    page = administrator.post(reverse(PAGE), sent, follow=True)
    assert any("1" in str(one) for one in page.context["messages"])
    in_schema("k9901")
    assert labels(taken) == ["Ahmed"]


def test_two_at_once__give_each_youth_once(committed_alfa) -> None:
    people, youths = [coach("Ahmed"), coach("Maria")], [new() for _ in range(6)]
    connection.set_schema_to_public()
    start, given, wrong = threading.Barrier(2), [], []

    def work(label: Label) -> None:
        try:
            with in_tenant(find_tenant("k9901")):
                choices = [Choice(one.pk, label.pk) for one in youths]
                start.wait(timeout=20)
                given.append(give(choices=choices, actor=None, now=clock.now(), today=clock.today()).count)
        except Exception as error:  # noqa: BLE001
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with in_tenant(find_tenant("k9901")):
        assert not wrong
        assert sorted(given) == [0, 6]
        assert Assignment.objects.count() == 6
        assert len(set(labels(*youths))) == 1


def test_giving__takes_as_many_statements_for_many_as_for_one(alfa) -> None:
    people, sture = [coach("Ahmed"), coach("Maria")], counsellor("Sture")

    def statements(count: int) -> int:
        youths = [new() for _ in range(count)]
        choices = [Choice(one.pk, people[n % 2].pk, "load", sture.pk) for n, one in enumerate(youths)]
        with CaptureQueriesContext(connection) as queries:
            give(choices=choices, actor=None, now=clock.now(), today=clock.today())
        return len(queries)

    assert statements(2) == statements(40)


def test_queue__takes_as_many_statements_for_many_as_for_few(administrator, in_schema) -> None:
    coach("Maria")

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert administrator.get(reverse(PAGE)).status_code == 200
        in_schema("k9901")
        return len(queries)

    new()
    statements()
    few = statements()
    for _ in range(30):
        new()
    assert statements() == few


def test_navigation_and_idag__count_the_queue_for_those_who_distribute(administrator, client_for, in_schema) -> None:
    new()
    new(protected=True)
    page = administrator.get("/")
    assert page.context["counts"]["distribution"] == 1
    assert {one.url: one.count for one in page.context["shell"].nav}[reverse(PAGE)] == 1
    in_schema("k9901")
    coachs = client_for("alfa", Role.COACH)
    assert "distribution" not in coachs.get("/").context["counts"]
    assert coachs.get(reverse(PAGE)).status_code == 403


def test_rules__are_saved_with_who_takes_what(administrator, in_schema) -> None:
    maria = coach("Maria")
    page, key = administrator.get(reverse("distribution-rules")), maria.public_id
    data = {
        "version": page.context["form"].initial["version"], "to_earlier": "on", "counsellor_codes": ["study_certificate"],
        "counsellor_rule": "beside",
        "by_area": "on", "balance": "steps", f"profession_{key}": "counsellor", f"share_{key}": "40", f"most_{key}": "30",
        f"postcodes_{key}": "852, 854 31", f"schools_{key}": "Midälvaskolan; 12345678", f"takes_new_{key}": "on",
    }  # fmt: skip
    wrong = administrator.post(reverse("distribution-rules"), {**data, f"postcodes_{key}": "Öster"})
    assert (wrong.status_code, f"{label_text(maria)}, Postnummer" in wrong.content.decode()) == (200, True)
    assert administrator.post(reverse("distribution-rules"), data).status_code == 302
    in_schema("k9901")
    saved, row = Recipient.objects.get(label=maria), DistributionRules.objects.get()
    assert (saved.profession, saved.share, saved.most) == ("counsellor", 40, 30)
    assert (saved.postcodes, saved.schools) == (["852", "85431"], ["Midälvaskolan", "12345678"])
    assert (row.counsellor_rule, row.by_school, row.balance, row.version) == ("beside", False, "steps", 2)
    again = administrator.post(reverse("distribution-rules"), {**data, f"share_{key}": "60"})
    assert again.status_code == 200  # somebody saved meanwhile
    assert again.context["form"][f"share_{key}"].value() == "60"


def test_beside__is_put_changed_and_ended_on_the_youths_page(administrator, in_schema) -> None:
    maria, sture, stina = coach("Maria"), counsellor("Sture"), counsellor("Stina")
    youth = registered(label=maria)
    address = reverse("beside-set", args=[youth.public_id])

    def put(label: Label | None, seen: Label | None) -> int:
        sent = {"label": str(label.public_id) if label else "", "seen": str(seen.public_id) if seen else ""}
        status = administrator.post(address, sent).status_code
        in_schema("k9901")
        return status

    assert put(maria, None) == 200  # is responsible
    assert put(sture, None) == 302
    assert put(stina, None) == 200  # changed meanwhile
    assert put(stina, sture) == 302
    assert put(None, stina) == 302
    rows = Assignment.objects.filter(youth=youth).order_by("pk")
    assert [(one.label.name, one.ended_at is None) for one in rows] == [("Sture", False), ("Stina", False)]
    assert {one.user_id for one in Notification.objects.all()} == {sture.user_id, stina.user_id}


@pytest.mark.parametrize("how", ["given", "by another way"])
def test_beside__who_has_the_youth_now_is_not_beside_any_more(alfa, how: str) -> None:
    sture, maria = counsellor("Sture"), coach("Maria")
    youth = registered(label=maria)
    actor, today = maria.user, clock.today()
    put_beside(youth=youth, label=sture, actor=actor, now=clock.now())
    assert beside_of(sture.user, today=today)
    Youth.objects.filter(pk=youth.pk).update(label=None if how == "given" else sture)
    if how == "given":
        give(choices=[Choice(youth.pk, sture.pk, "by_hand")], actor=actor, now=clock.now(), today=today)
        assert Assignment.objects.get(part="beside").ended_at is not None
    assert (beside(youth), beside_of(sture.user, today=today)) == (None, [])
    load = {one.label_id: one.load for one in people(today=today)}[sture.pk]
    assert (load.youths, load.beside) == (1, 0)


def test_beside__is_a_list_of_ones_own(alfa, client_for, in_schema) -> None:
    maria, youth = coach("Maria"), None
    client = client_for("alfa", Role.COACH)
    in_schema("k9901")
    mine = Label.objects.create(name="Min", user=client.user)
    youth, hidden = registered(label=maria), registered(label=maria)
    give_beside = {"part": "beside", "reason": "by_hand", "batch": maria.public_id, "at": clock.now(), "label": mine}
    for one in (youth, hidden):
        Assignment.objects.create(youth=one, **give_beside)
    Youth.objects.filter(pk=hidden.pk).update(protected_at=clock.now())
    page = client.get(reverse("beside"))
    assert [row.public_id for row in page.context["rows"]] == [youth.public_id]
    assert list(shown_last(in_schema)[2]) == [youth.public_id]
