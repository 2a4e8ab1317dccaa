"""What a municipality lets apply by itself: which kinds, how many at once, from which day; and how it is told."""

from __future__ import annotations

from datetime import date

import pytest

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.identification import errors, jobs
from tenant_apps.register.identification.automatic import KEYS
from tenant_apps.register.identification.ruleset import DEFAULTS, settings_on
from tenant_apps.register.models import IdentificationSettings, Proposal, Registration
from tenant_apps.register.services import setting_aside
from tenant_apps.register.services.identification import run_identification, save_settings
from tenant_apps.register.services.registrations import mark_registration_as_mistake
from tenant_apps.work.models import Job
from tests.factories import register as make

D = date
DAY = D(2026, 11, 20)
CODES = ["2281"]


def decided(*kinds: str, **values) -> IdentificationSettings:
    given = {
        "valid_from": DAY, "summer_month": 9, "summer_day": 15, "leap_birthday": "0301", "automatic_at_most": 50, "note": "beslut i nämnden",
        "seen": IdentificationSettings.objects.order_by("-pk").values_list("pk", flat=True).first(), "actor": None, "today": DAY,
    }  # fmt: skip
    return save_settings(automatic_kinds=kinds, **(given | values))


def leaver(**fields):
    who = make.youth()
    make.compulsory(who, D(2024, 6, 12))
    make.placement(who, D(2024, 8, 20), D(2026, 11, 10), end_reason="interrupted", **fields)
    return who


def run(day: date = DAY):
    return run_identification(day=day, municipality_codes=CODES)


@pytest.mark.req("K3-2.1", "K3-2.1d")
def test_run__applies_only_what_is_decided(alfa: object) -> None:
    leaver()
    make.compulsory(make.youth(), D(2024, 6, 12))
    stored = decided("in:placement_ended")
    found = run()
    assert (found.counts.new, found.opened, found.closed, found.held) == (2, 1, 0, 0)
    applied, waiting = Proposal.objects.get(state="applied"), Proposal.objects.get(state="new")
    assert (applied.automatic_by, applied.decided_by, applied.reason) == (stored, None, "placement_ended")
    assert waiting.reason == "compulsory_ended"
    assert Registration.objects.get().registered_on == DAY


def test_run__nothing_by_itself_without_a_decision(alfa: object) -> None:
    leaver()
    assert (settings_on(DAY), run().opened) == (DEFAULTS, 0)


def test_run__a_contradiction_is_never_an_automatic_change(alfa: object) -> None:
    who = leaver()
    make.placement(who, D(2024, 8, 20), source="uedb")
    decided(*KEYS)
    assert run().opened == 0
    assert Proposal.objects.get().kind == "check"


@pytest.mark.parametrize("n", [2, 3], ids=["as many as may", "one more"])
def test_run__too_many_at_once_wait_for_a_person(alfa: object, n: int) -> None:
    for _ in range(n):
        leaver()
    decided("in:placement_ended", automatic_at_most=2)
    found = run()
    assert (found.opened, found.held) == ((2, 0) if n == 2 else (0, 3))


def test_run__what_a_person_has_had_a_say_in_waits_for_one(alfa: object) -> None:
    rejected, waits, mistaken = leaver(), leaver(), leaver()
    run()
    ids = dict(Proposal.objects.values_list("youth_id", "pk"))
    setting_aside.reject_proposals(proposals=[ids[rejected.pk]], reason="går i annan kommun", actor=None)
    setting_aside.put_under_inquiry(
        proposals=[ids[waits.pk]], until=D(2026, 11, 21), note="ringer", actor=None, today=DAY
    )
    mark_registration_as_mistake(
        registration=make.registration(mistaken, DAY, covered_from=D(2026, 11, 11)), reason="fel person", actor=None
    )
    rejected.placements.update(end_reason="unknown")  # brings it back
    decided("in:placement_ended")
    assert run(D(2026, 11, 21)).opened == 0
    assert Proposal.objects.filter(state="new").count() == 3


def test_run__a_new_event_after_a_mistake_applies(alfa: object) -> None:
    who = leaver()
    make.registration(who, D(2025, 9, 1), mistaken=True)
    decided("in:placement_ended")
    assert run().opened == 1


def test_run__closes_by_itself_and_again_changes_nothing(alfa: object) -> None:
    who = make.youth()
    make.compulsory(who, D(2024, 6, 12))
    make.registration(who, D(2024, 9, 20))
    make.placement(who, D(2026, 8, 19))
    decided("out:placed")
    assert run().closed == 1
    again = run()
    assert (again.closed, again.counts.new) == (0, 0)


def test_job__tells_how_many_applied_by_themselves(alfa: object) -> None:
    leaver()
    decided("in:placement_ended")
    result = jobs.identify(Job(kind="identify", arguments={"day": DAY.isoformat()}))
    assert (result["new"], result["opened"], result["held"]) == (1, 1, 0)


def test_history__tells_that_nobody_looked(alfa: object) -> None:
    leaver()
    decided("in:placement_ended")
    run()
    event = Registration.pgh_event_models["added"].objects.get()
    assert event.pgh_context["automatic"] is True


def test_settings__hold_from_their_day(alfa: object) -> None:
    decided("in:placement_ended")
    decided("out:exam", valid_from=D(2026, 12, 1), summer_day=1, summer_month=10)
    assert settings_on(D(2026, 11, 19)) == DEFAULTS
    assert settings_on(D(2026, 11, 30)).automatic == {"in:placement_ended"}
    later = settings_on(D(2026, 12, 1))
    assert (later.automatic, later.summer_month, later.summer_day) == ({"out:exam"}, 10, 1)
    decided(valid_from=D(2026, 12, 1))
    assert settings_on(D(2026, 12, 1)).automatic == frozenset()
    assert IdentificationSettings.objects.count() == 3


@pytest.mark.parametrize("month", [9, 10], ids=["default", "the municipality's"])
def test_settings__the_summer_ends_when_they_say(alfa: object, month: int) -> None:
    who = make.youth()
    make.compulsory(who, D(2024, 6, 12))
    make.placement(who, D(2024, 10, 20))
    if month != 9:
        decided(summer_month=month, valid_from=D(2024, 6, 1), today=D(2024, 6, 1))
    for day in (D(2024, month, 14), D(2024, month, 15)):
        run(day)
        assert Proposal.objects.count() == (day.day == 15)


@pytest.mark.req("REL-22")
@pytest.mark.parametrize(
    ("leap", "first"), [("0301", D(2026, 3, 1)), ("0228", D(2026, 2, 28))], ids=["1 March", "28 February"]
)
def test_settings__born_on_29_february(alfa: object, leap: str, first: date) -> None:
    """School duty, for somebody still in compulsory school, lasts to the 18th birthday at most."""
    decided(leap_birthday=leap, valid_from=D(2026, 1, 1), today=D(2026, 1, 1))
    make.placement(make.youth(D(2008, 2, 29)), D(2014, 8, 20), form="GR")
    found = []
    for day in (D(2026, 2, 27), D(2026, 2, 28), D(2026, 3, 1)):
        run(day)
        found += [day] if Proposal.objects.exists() else []
    assert (found[0], Proposal.objects.get().since) == (first, first)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        pytest.param({"valid_from": D(2026, 11, 19)}, errors.DateHasPassed, id="yesterday"),
        pytest.param({"summer_month": 6, "summer_day": 31}, errors.NoSuchDay, id="31 June"),
        pytest.param({"note": " "}, errors.NoSource, id="no reason"),
        pytest.param({"seen": 4711}, errors.SettingsChanged, id="somebody was first"),
    ],
)
def test_settings__refuse(alfa: object, values: dict, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        decided(**values)
    assert not IdentificationSettings.objects.exists()


def test_settings__never_let_what_is_to_be_checked_apply(alfa: object) -> None:
    assert decided("check:conflict", "in:moved_in").automatic == ["in:moved_in"]


FORM = {
    "automatic_in": ["in:placement_ended"], "automatic_at_most": "30", "summer_day": "15", "summer_month": "9", "leap_birthday": "0301",
    "note": "beslut i nämnden", "seen": "",
}  # fmt: skip


def test_settings_page__saves_and_shows_the_decision(alfa: object, client_for, in_schema) -> None:
    client = client_for("alfa", Role.COORDINATOR)
    today = clock.today().isoformat()
    assert client.post("/installningar/identifiering/", FORM | {"valid_from": today}).status_code == 302
    text = client.get("/installningar/identifiering/").content.decode()
    assert "beslut i nämnden" in text
    in_schema("k9901")
    row = IdentificationSettings.objects.get()
    assert (row.automatic, row.automatic_at_most, row.decided_by) == (["in:placement_ended"], 30, client.user)


def test_settings_page__the_second_saver_is_told_and_loses_nothing(alfa: object, client_for, in_schema) -> None:
    decided("out:exam", valid_from=clock.today(), today=clock.today())
    client = client_for("alfa", Role.ADMINISTRATOR)
    body = FORM | {"valid_from": clock.today().isoformat(), "note": "mitt eget skäl"}
    response = client.post("/installningar/identifiering/", body)
    assert response.status_code == 200
    assert "mitt eget skäl" in response.content.decode()
    in_schema("k9901")
    latest = IdentificationSettings.objects.get()
    assert f'name="seen" value="{latest.pk}"' in response.content.decode()
    assert client.post("/installningar/identifiering/", body | {"seen": str(latest.pk)}).status_code == 302


def test_settings_page__not_for_coaches(alfa: object, client_for) -> None:
    assert client_for("alfa", Role.COACH).get("/installningar/identifiering/").status_code == 403


def test_proposals_page__tells_what_applied_by_itself_and_what_was_too_much(
    alfa: object, client_for, in_schema
) -> None:
    from kaa.core.ages import birthday

    today = clock.today()
    born = birthday(today, -17)
    for _ in range(2):
        make.compulsory(make.youth(born), today.replace(year=today.year - 1))
    decided("in:compulsory_ended", valid_from=today, today=today, automatic_at_most=1)
    assert run(today).held == 2
    client = client_for("alfa", Role.ADMINISTRATOR)
    assert client.get("/forslag/").context["held"] == 2
    in_schema("k9901")
    decided("in:compulsory_ended", valid_from=today, today=today)
    assert run(today).opened == 2
    rows = client.get("/forslag/?lage=genomforda").context["page"].rows
    assert [row.is_automatic for row in rows] == [True, True]
