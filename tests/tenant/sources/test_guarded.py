"""A guardian under protection by one source is nobody's whom another names (rules: Protected identity; Ages, recipients, guardians)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tenant_apps.letters.addresses import Wish, recipients
from tenant_apps.letters.models import Letter
from tenant_apps.letters.selectors.people import people
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.letters.services.templates import ensure_starters
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.selectors import standing
from tenant_apps.register.models import Guardian, ProtectionNotice, Youth
from tenant_apps.register.services.guardians import protect_guardian
from tenant_apps.register.services.merging import apply_merge, propose_merge
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services.undoing import undo_run
from tests.factories import extens
from tests.factories import letters as post
from tests.factories import outreach as reach
from tests.factories import register as make
from tests.factories.accounts import user
from tests.factories.numbers import take
from tests.tenant.sources.importing import load, stage

A, B = take(2, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
MANY = take(12, born_between=(date(2010, 1, 1), date(2010, 12, 31)))
DAY = date(2026, 10, 7)
LATER, LAST = DAY + timedelta(days=7), DAY + timedelta(days=14)
OTHER = "annan"
HIDDEN, OPEN = "Kim Påhittad", "Zeb Öppen Påhittad"
BOTH = {"guardian1_name": HIDDEN, "guardian2_name": OPEN, "guardian2_phone": "070-174 06 06"}
SPELLED = {
    "guardian1_name": "PÅHITTAD, Kim Maria",
    "guardian2_name": "Påhittad Zeb-Öppen",
    "guardian2_phone": "070-174 06 06",
}
OPENLY = {"guardian1_protection": "N", "guardian2_protection": "N"}
MARKED = {"guardian1_protection": "J", "guardian2_protection": "N"}
TAKEN = {"guardian2_name": OPEN, "guardian2_phone": "070-174 06 06"}
pytestmark = [pytest.mark.usefixtures("alfa"), pytest.mark.req("K4-3.10")]


def says(source: str = "extens", as_of: date = DAY, **values: str) -> Any:
    rest = {"guardian2_name": "", "guardian2_phone": ""} | OPENLY
    return load([extens.row(A, **(rest | values)), extens.row(B)], source=source, as_of=as_of)


def known() -> set[tuple[str, str]]:
    return set(Guardian.objects.shown().filter(youth__personnummer=A).values_list("source", "name"))


def addressees() -> list[str]:
    youth = Youth.objects.get(personnummer=A)
    if not youth.registrations.exists():
        make.registration(youth, DAY)
    youth.placements.all().delete()
    found = recipients(people([youth.pk], day=LAST)[youth.pk], Wish("letter", "guardian", LAST))
    return [one.name for one in found.addressees] or [str(one.value) for one in found.reasons]


ORDERS = {
    "marks last": [("extens", BOTH), (OTHER, SPELLED), ("extens", BOTH | MARKED)],
    "marks first": [("extens", BOTH | MARKED), (OTHER, SPELLED)],
    "marked whom the other named alone": [(OTHER, SPELLED), ("extens", BOTH | MARKED)],
    "named again by the other": [("extens", BOTH), (OTHER, SPELLED), ("extens", BOTH | MARKED), (OTHER, SPELLED | {"phone": "070-174 06 35"})],
}  # fmt: skip


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_hidden_by_one_source__is_known_by_no_others_name(order: Any) -> None:
    for step, (source, values) in enumerate(order):
        says(source, DAY + timedelta(days=step), **values)
    assert {name for _source, name in known()} <= {OPEN, SPELLED["guardian2_name"]}
    assert addressees() in ([OPEN], [SPELLED["guardian2_name"]])
    assert [one.kind for one in ProtectionNotice.objects.all()] == ["guardian"]
    events: Any = Guardian.pgh_event_model  # type: ignore[attr-defined]
    assert not events.objects.filter(youth__personnummer=A, name__icontains="Kim").exists()


EARLIER = {
    "by the same source": [("extens", BOTH), ("extens", {"guardian1_name": ""} | TAKEN), ("extens", {"guardian1_name": ""} | TAKEN | MARKED)],
    "by another source": [(OTHER, BOTH), (OTHER, {"guardian1_name": OPEN}), ("extens", {"guardian1_name": ""} | TAKEN | MARKED)],
}  # fmt: skip


@pytest.mark.parametrize("order", EARLIER.values(), ids=EARLIER)
def test_whom_a_source_named_before__goes_from_history_and_from_letters(order: Any) -> None:
    ensure_starters()
    for step, (source, values) in enumerate(order):
        says(source, DAY + timedelta(days=step), **values)
        if step == 0:
            youth = Youth.objects.get(personnummer=A)
            make.registration(youth, DAY)
            make.detail(youth, "Storgatan 1", kind="address", postcode="85230", city="Sundsvall")
            youth.placements.all().delete()
            mailing = post.made(post.GUARDIANS, youth, today=DAY).mailing
            mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=reach.moment(DAY))
    assert OPEN in {name for _source, name in known()}
    events: Any = Guardian.pgh_event_model  # type: ignore[attr-defined]
    assert not events.objects.filter(youth__personnummer=A, name__icontains="Kim").exists()
    letters = Letter.objects.filter(youth__personnummer=A)
    assert letters.exists()
    assert not letters.filter(name__icontains="Kim").exists()


def test_merged_with_one_whom_another_source_tells_of__stays_hidden() -> None:
    says(**BOTH | MARKED)
    marked = Youth.objects.get(personnummer=A)
    twice = make.youth(marked.birth_date)
    for place, name in enumerate((SPELLED["guardian1_name"], SPELLED["guardian2_name"]), start=1):
        make.guardian(twice, place, name=name, source=OTHER)
    who, now = user(Role.COORDINATOR), reach.moment(LATER)
    merge = propose_merge(kept=twice, away=marked, reason="Samma person", actor=who, now=now)
    apply_merge(merge=merge, actor=user(Role.ADMINISTRATOR), now=now, today=LATER, municipality_codes=["2281"])
    names = set(Guardian.objects.shown().filter(youth=twice).values_list("source", "name"))
    assert names == {("extens", OPEN), (OTHER, SPELLED["guardian2_name"])}
    assert Guardian.objects.hidden().filter(youth=twice).exists()
    events: Any = Guardian.pgh_event_model  # type: ignore[attr-defined]
    assert not events.objects.filter(name__icontains="Kim", youth=twice).exists()


def test_marked_without_a_name__takes_everyone_elses() -> None:
    says(OTHER, **BOTH)
    says("extens", LATER, guardian1_name="", **MARKED)
    assert (known(), addressees()) == (set(), ["guardian_protected", "no_guardian"])
    reach.ladder({"way": "letter", "audience": "guardian"})
    step = standing(Youth.objects.get(personnummer=A), today=LAST).step
    assert step is not None
    assert step.remarks == (str(words.REMARKS["no_guardian"]),)
    says(OTHER, LAST, **BOTH, phone="070-174 06 35")
    assert known() == set()


def test_undone__stays_hidden() -> None:
    says(**BOTH)
    run = says(as_of=LATER, **BOTH | MARKED)
    undo_run(run=run, actor=None, reason="fel fil")
    assert known() == {("extens", OPEN)}
    assert addressees() == [OPEN]


def test_hidden_by_hand__is_not_let_in_at_another_place() -> None:
    says(**BOTH)
    says(OTHER, **SPELLED)
    handler = user(Role.PROTECTED_HANDLER)
    protect_guardian(
        guardian=Guardian.objects.get(source="extens", name=HIDDEN, youth__personnummer=A),
        actor=handler,
        now=reach.moment(LATER),
    )
    assert known() == {("extens", OPEN), (OTHER, SPELLED["guardian2_name"])}
    says(as_of=LATER, guardian1_name=OPEN, guardian1_phone="", guardian2_name=HIDDEN)
    assert {name for _source, name in known()} == {OPEN, SPELLED["guardian2_name"]}
    assert addressees() == [OPEN]


@pytest.mark.parametrize("first", ["the handler", "the source"])
def test_one_hidden_by_hand_one_by_the_source__neither_comes_back(first: str) -> None:
    """Each says whom it hides and not whom the other does."""

    def by_hand(name: str, day: date) -> None:
        found = Guardian.objects.get(source="extens", name=name, youth__personnummer=A)
        protect_guardian(guardian=found, actor=user(Role.PROTECTED_HANDLER), now=reach.moment(day))

    says(**(BOTH | MARKED if first == "the source" else BOTH))
    by_hand(OPEN, DAY)
    says(as_of=LATER, **BOTH | MARKED, phone="070-174 06 35")
    says(OTHER, LATER, **SPELLED)
    says(as_of=LAST, **BOTH | MARKED, phone="070-174 06 36")
    assert known() == set()
    assert addressees() == ["guardian_protected", "no_guardian"]


def test_two_sources_mark_each_another__nobody_is_named() -> None:
    says(**BOTH | MARKED)
    says(OTHER, **SPELLED, guardian1_protection="N", guardian2_protection="J")
    says(as_of=LATER, **BOTH | MARKED, phone="070-174 06 35")
    assert known() == set()


def staged(source: str, **values: str) -> Any:
    rest = {"guardian2_name": "", "guardian2_phone": ""} | OPENLY
    return stage([extens.row(A, **(rest | values)), extens.row(B)], source=source, as_of=DAY)


def test_marked_in_a_file_read_before_the_others_was_applied__is_hidden_and_stays_so() -> None:
    ensure_starters()
    marking, naming = staged("extens", **BOTH | MARKED), staged(OTHER, **SPELLED)
    apply_run(run=naming, actor=None)
    assert len(known()) == 2
    run = apply_run(run=marking, actor=None)
    assert known() == {("extens", OPEN), (OTHER, SPELLED["guardian2_name"])}
    events: Any = Guardian.pgh_event_model  # type: ignore[attr-defined]
    assert not events.objects.filter(youth__personnummer=A, name__icontains="Kim").exists()
    undo_run(run=run, actor=None, reason="fel fil")
    assert not [name for _source, name in known() if "Kim" in name]
    assert Guardian.objects.hidden().filter(youth__personnummer=A).exists()


def test_row_that_marks__is_read_though_it_says_what_it_said_before() -> None:
    """As for who was marked before the register kept that somebody is hidden."""
    says(**BOTH | MARKED)
    Guardian.objects.hidden().delete()
    make.guardian(Youth.objects.get(personnummer=A), 1, name=SPELLED["guardian1_name"], source=OTHER)
    says(as_of=LATER, **BOTH | MARKED)
    assert known() == {("extens", OPEN)}


def test_column_that_marks_many_guardians__is_refused_and_hides_nobody() -> None:
    many = [extens.row(number, **(OPENLY | BOTH)) for number in MANY]
    load(many, as_of=DAY)
    with pytest.raises(FileRefused, match="many_marked"):
        load([{**row, "guardian1_protection": "Mor"} for row in many], as_of=LATER)
    assert not Guardian.objects.hidden().exists()
    assert Guardian.objects.filter(name=HIDDEN).count() == len(many)


def test_shown_again_by_a_handler__comes_back_with_the_next_file(client_for: Any, in_schema: Any) -> None:
    says(**BOTH | MARKED)
    says(as_of=LATER, **BOTH)
    assert known() == {("extens", OPEN)}, "a file alone shows nobody"
    show = reverse("protected-guardians", args=[Youth.objects.get(personnummer=A).public_id], urlconf="kaa.urls_tenant")
    client = client_for("alfa", Role.PROTECTED_HANDLER)
    assert show in client.get("/skyddade/").content.decode()
    assert client.post(show).status_code == 302
    in_schema("k9901")
    says(as_of=LAST, **BOTH)
    assert known() == {("extens", HIDDEN), ("extens", OPEN)}
    assert client.post(show).status_code == 404


def test_other_youths__are_untouched() -> None:
    says(**BOTH)
    says(OTHER, **SPELLED)
    before = Guardian.objects.filter(youth__personnummer=B).count()
    events: Any = Guardian.pgh_event_model  # type: ignore[attr-defined]
    history = events.objects.filter(youth__personnummer=B).count()
    says(as_of=LATER, **BOTH | MARKED)
    assert Guardian.objects.filter(youth__personnummer=B).count() == before == 2
    assert events.objects.filter(youth__personnummer=B).count() == history
