"""The demo's made-up world: nobody's numbers and telephones, the published shares, and what the product makes of it."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from datetime import date, timedelta

import pytest

from kaa.core.halfyears import HalfYear
from kaa.devtools.demo_data import extract, next_file
from kaa.devtools.demo_data.caseload import SAME, Case, Teller
from kaa.devtools.demo_data.keeping import SAID
from kaa.devtools.demo_data.numbers import _by_year
from kaa.devtools.demo_data.partnership import participants
from kaa.devtools.demo_data.places import MUNICIPALITIES, PARTNERSHIP, PLACES, SUNDSVALL, Place
from kaa.devtools.demo_data.plans import REASONS, quotas
from kaa.devtools.demo_data.staff import logins, make_staff
from kaa.devtools.demo_data.world import World, build_world
from tenant_apps.accounts.matrix import MATRIX
from tenant_apps.accounts.models import User
from tenant_apps.sources.kinds import get_kind
from tests.project.demo_shown import (
    shows_a_caseload_handed_over,
    shows_letters_at_20,
    shows_mailings,
    shows_practice,
    shows_the_coming_visit_day,
    shows_what_was_taken_over,
    shows_who_is_beside,
)

TODAY = date(2026, 11, 22)
DAYS = [date(2026, 11, 22), date(2027, 1, 2), date(2027, 7, 1), date(2028, 2, 29)]
FICTIVE = re.compile(
    r"^(0701740(60[5-9]|6[1-9]\d)|0313900(6\d\d)|0406280(4\d\d)|08465004\d\d|0980319(2\d\d))$"
)  # PTS' numbers for books and films


@pytest.fixture(scope="module")
def worlds() -> dict[str, World]:
    return {place.slug: build_world(place, TODAY) for place in MUNICIPALITIES}


@pytest.mark.req("K2-3.35")
def test_numbers__are_the_tax_agencys_and_used_once(worlds: dict[str, World]) -> None:
    used = [person.number for world in worlds.values() for person in world.persons]
    used += [one.person.number for one in participants(PARTNERSHIP, TODAY)]
    known = {number for numbers in _by_year().values() for number in numbers}
    assert len(used) == len(set(used))
    assert set(used) <= known


@pytest.mark.req("K2-3.36")
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_world__is_the_same_for_the_same_day(today: date) -> None:
    first, second = (build_world(SUNDSVALL, today, scale=0.2) for _ in range(2))
    assert extract.rows(first, today) == extract.rows(second, today)
    assert next_file.waiting_rows(first) == next_file.waiting_rows(second)


@pytest.mark.req("K2-3.35")
def test_residents__number_and_age_as_told(worlds: dict[str, World]) -> None:
    listed = [one for one in worlds["sundsvall"].persons if extract.is_listed(one, TODAY)]
    assert 2800 <= len(listed) <= 3200
    assert all(15 <= one.age_on(TODAY) <= 20 for one in listed)


@pytest.mark.req("K2-3.35")
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_reasons__have_the_published_shares(today: date) -> None:
    """Sundsvall's 625 in two years; those whose proposals are still open come on top."""
    planned = Counter(one.reason for one in build_world(SUNDSVALL, today).persons if one.reason)
    for reason, count in quotas(625, REASONS).items():
        assert abs(planned[reason] - count) <= max(4, 0.15 * count), reason


def test_women__are_as_many_as_published(worlds: dict[str, World]) -> None:
    planned = [one for one in worlds["sundsvall"].persons if one.reason]
    assert 0.42 <= sum(one.female for one in planned) / len(planned) <= 0.46


@pytest.mark.parametrize("slug", [place.slug for place in MUNICIPALITIES])
def test_telephones__ring_nobody(worlds: dict[str, World], slug: str) -> None:
    rows = extract.rows(worlds[slug], TODAY)
    found = {row.get(column, "") for row in rows for column in ("Telefon", "Vh1 telefon", "Vh2 telefon")} - {""}
    assert found
    assert all(FICTIVE.match(re.sub(r"\D", "", phone)) for phone in found)


def test_mail__goes_to_reserved_domains(worlds: dict[str, World]) -> None:
    found = {
        row.get(column, "")
        for row in extract.rows(worlds["sundsvall"], TODAY)
        for column in ("Epost", "Vh1 epost", "Vh2 epost")
    } - {""}
    assert all(address.isascii() and address.endswith(".example") for address in found)


def test_columns__are_those_that_the_reader_knows() -> None:
    kind = get_kind("extens")
    fields = [kind.headings[column.casefold()] for column in extract.COLUMNS]
    assert set(kind.required) <= set(fields)
    assert len(fields) == len(set(fields))


def test_file__has_one_row_a_person_and_history_in_it(worlds: dict[str, World]) -> None:
    world = worlds["sundsvall"]
    days = world.extract_days()
    numbers = [row["Personnummer"] for row in extract.rows(world, days[-1])]
    assert 10 <= len(days) <= 20
    assert days[0] == world.start
    assert len(numbers) == len(set(numbers))


@pytest.mark.req("K2-3.36")
def test_logins__one_for_every_role_of_the_matrix() -> None:
    found = logins()
    assert {one.role for one in found} == set(MATRIX)
    assert {one.host for one in found} == {place.host for place in PLACES} | {"localhost"}
    assert all(re.fullmatch(r"http://\S+:8000/\t\S+@\S+\t\S{12,}\t\w+", one.line(8000)) for one in found)


def _case(number: int, *, end_reason: str = "") -> Case:
    last = TODAY - timedelta(days=30 if end_reason else 1)
    return Case(
        number, str(number), date(2026, 3, 1), date(2025, 9, 1) + timedelta(days=number % 200), last, end_reason, TODAY
    )


@pytest.mark.parametrize(
    "end_reason", ["", "national_programme", "turned_20"], ids=["open", "back to school", "turned 20"]
)
def test_stories__break_no_red_rule(end_reason: str) -> None:
    for number in range(300):
        case = _case(number, end_reason=end_reason)
        story = Teller(case, "test").tell()
        told = [(touch.on, touch.occupation) for touch in story.touches if touch.occupation] + [
            (day, code) for day, code, _ in story.facts
        ]
        assert all(case.registered_on <= day <= case.last_day for day, _ in told)
        for measure in story.measures:
            assert not [day for day, code in told if code == "none" and measure.covers(day)]  # R1
            halves = [
                half
                for half in case.half_years
                if measure.started <= half.end and (not measure.ended or measure.ended >= half.start)
            ]
            assert all(
                any(half.contains(day) for day, _ in told) for half in halves if half.start <= case.last_day
            )  # R2
            assert bool(measure.ended) == bool(measure.end_reason) == bool(measure.after)  # R3, R4
            assert SAME.get(measure.type) != measure.after  # R5


def test_stories__reach_as_many_as_published() -> None:
    fates: Counter[str] = Counter()
    for number in range(600):
        story = Teller(_case(number), "shares").tell()
        reached = any(touch.occupation for touch in story.touches)
        nothing = any(touch.outcome == "no_details" for touch in story.touches)
        fates["reached" if reached else "no details" if nothing else "attempted"] += 1
    assert 0.70 <= fates["reached"] / 600 <= 0.82
    assert 0.11 <= fates["attempted"] / 600 <= 0.22
    assert 0.04 <= fates["no details"] / 600 <= 0.10


@pytest.mark.req("K2-3.34")
def test_participants__stand_in_three_subprojects_and_both_target_groups() -> None:
    found = participants(PARTNERSHIP, TODAY)
    assert len(found) > 100
    assert {one.subproject for one in found} == {0, 1, 2}
    assert {one.target_group for one in found} == {"under_20", "age_20_24"}
    assert all(one.ended is None or one.started <= one.ended < TODAY for one in found)


def _sent(place: Place) -> Place:
    """As the process gets it that fills the tenant."""
    sent: Place = pickle.loads(pickle.dumps(place))
    return sent


def test_staff__has_everybody_whose_login_is_printed(alfa: object) -> None:
    make_staff(_sent(PARTNERSHIP))
    printed = {one.email for one in logins() if one.host == PARTNERSHIP.host}
    assert printed <= set(User.objects.values_list("email", flat=True))


@pytest.fixture
def filled(committed_alfa: object) -> World:
    """A small Sundsvall in the tenant Alfa, made as the demo is made."""
    from kaa.devtools.demo_data.build import fill_tenant

    world = fill_tenant(committed_alfa, _sent(SUNDSVALL), today=TODAY, scale=0.2)
    assert world is not None
    return world


@pytest.mark.req("K4-8.1", "K2-3.3", "K2-3.34", "K2-3.35", "K2-3.36", "K4-8.1a")
def test_demo__is_what_the_product_makes_of_the_files(filled: World) -> None:
    """One filling for all: it takes some seconds."""
    from kaa.devtools.demo_data.importing import SOURCE
    from tenant_apps.quality.selectors import hits
    from tenant_apps.register.models import Proposal, ProtectionNotice, Registration, SavedFilter, Youth
    from tenant_apps.reporting.answers.selectors import standing_remarks
    from tenant_apps.reporting.models import Export
    from tenant_apps.sources.models import Source
    from tenant_apps.sources.services.staging import stage_file

    rules = {hit.rule for hit in hits(period=HalfYear.of(TODAY).code)}
    assert rules >= {"R1", "R2", "R3", "R4", "R5", "R6", "Y1", "Y2", "Y3", "Y4", "G1", "K6", "K12"}
    assert set(Export.objects.values_list("period", flat=True)) == {"2025H2", "2026H1"}
    assert Registration.objects.count() > 50
    assert set(Proposal.objects.filter(state="new").values_list("kind", flat=True)) == {"in", "out", "check"}
    assert Proposal.objects.filter(state="rejected").exists()
    assert Youth.objects.exclude(protected_at=None).count() == 2
    notices = ProtectionNotice.objects.order_by("at", "pk")
    waiting = [(one.kind, one.handled_at is None) for one in notices]
    assert waiting == [("marked", False), ("marked", True), ("guardian", True)]
    assert {one.text for one in standing_remarks()} == set(SAID)
    assert SavedFilter.objects.filter(is_shared=True).count() == 1
    mapped = Source.objects.get(kind="mapping")
    assert mapped.runs.get().state == "applied"
    assert not mapped.runs.get().counts.get("refused")

    content = extract.csv_file(next_file.waiting_rows(filled))
    run = stage_file(
        source=Source.objects.get(slug=SOURCE), file_name="waits.csv", content=content, as_of=TODAY, today=TODAY
    )
    assert all(run.counts[kind] for kind in ("new", "changed", "gone", "came_back", "refused"))
    assert len(run.protected_rows) == 4  # two since long, two that are new
    _shows_the_coachs_day()
    shows_letters_at_20(TODAY)
    shows_the_coming_visit_day(TODAY)
    shows_mailings(TODAY)
    shows_practice(TODAY)
    shows_who_is_beside()
    shows_what_was_taken_over(TODAY)
    shows_a_caseload_handed_over(TODAY)


def _shows_the_coachs_day() -> None:
    """Two years of visits, letters, plans, offers and consents; a day that comes, a draft, letters in return; and somebody twice."""
    from tenant_apps.accounts.enums import Role
    from tenant_apps.distribution.models import Assignment
    from tenant_apps.distribution.selectors.queue import queue_count
    from tenant_apps.letters.models import Letter, LetterFile
    from tenant_apps.register.selectors.duplicates import pairs
    from tenant_apps.support.models import ActionPlan, Assessment, Consent, Offer, PlanFollowUp
    from tenant_apps.visits.models import ConcernReport, HomeVisit, VisitDay

    days = list(VisitDay.objects.order_by("on").values_list("on", "state"))
    assert (days[0][0] < TODAY - timedelta(days=680), days[-1]) == (True, (TODAY + timedelta(days=10), "planned"))
    assert HomeVisit.objects.filter(outcome="not_at_address", told_tax_agency_on=None).exists()
    assert set(ConcernReport.objects.values_list("outcome", flat=True)) == {"made", "not_made"}
    assert set(Letter.objects.values_list("state", flat=True)) == {"made", "posted", "returned"}
    assert LetterFile.objects.count() >= 2
    for model in (ActionPlan, PlanFollowUp, Offer, Consent, Assessment, Assignment):
        assert model.objects.count() > 5, model
    assert queue_count(today=TODAY) > 0
    handler = User.objects.filter(grants__role=Role.ADMINISTRATOR).first()
    assert handler is not None
    assert any("tf" in {one.one.number_kind, one.other.number_kind} for one in pairs(handler).rows)
