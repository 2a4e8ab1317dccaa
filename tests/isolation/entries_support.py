"""Planning, consent and measures: their part of the table behind test_urls."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Registration
from tenant_apps.support.models import (
    ActionPlan,
    Answer,
    Assessment,
    AssessmentDecision,
    AssessmentQuestion,
    AssessmentTemplate,
    Consent,
    CoordinatedPlan,
    InterventionFollowUp,
    LadderStep,
    LocalMeasure,
    Offer,
    PlanFollowUp,
    PlanItem,
    PlanVersion,
    PracticeAgreement,
    PreparationMeeting,
    Programme,
    Referral,
    Share,
    YouthStep,
)
from tenant_apps.support.selectors.assessments import PURPOSE, row_of
from tenant_apps.work import files
from tenant_apps.work.sealing import sealer
from tests.isolation.worlds import DAY, PK, World, public_id

WORKING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.COACH})
NEXT = DAY + dt.timedelta(days=90)


def add_rows(world: World) -> None:
    """In the world's schema: each thing once, on the world's youth; what it says holds the world's name."""
    youth = world.rows["youth"]
    plan = ActionPlan.objects.create(id=PK, youth=youth, started_on=DAY, next_follow_up_on=NEXT)
    version = PlanVersion.objects.create(
        id=PK, plan=plan, number=1, made_on=DAY, goal=f"Mål {world.sentinel}", next_follow_up_on=NEXT
    )
    item = PlanItem.objects.create(
        id=PK, plan_version=version, position=1, responsible="youth", what=f"Söka {world.sentinel}"
    )
    PlanFollowUp.objects.create(id=PK, plan=plan, held_on=DAY, on_version=1, note=f"Sagt {world.sentinel}")
    form = files.store(
        kind="consent", name="samtycke.pdf", content_type="application/pdf", content=f"%PDF-{world.sentinel}".encode()
    )
    consent = Consent.objects.create(
        id=PK, youth=youth, agency="employment_service", agency_version=1, data=f"Studier {world.sentinel}", purpose="Planera", given_by="youth",
        given_how="paper", given_on=DAY, valid_until=NEXT, is_mature=True, judged_by="Personal", judged_on=DAY, file=form,
    )  # fmt: skip
    world.rows.update(
        plan=plan, plan_item=item, consent=consent,
        offer=Offer.objects.create(
            id=PK, youth=youth, offered_on=DAY, type="motivation", type_version=1, response="pending", response_version=1,
            note=f"Sagt {world.sentinel}",
        ),
        coordinated=CoordinatedPlan.objects.create(
            id=PK, youth=youth, parties=["employment_service"], parties_version=1, consent_on=DAY, called_on=DAY
        ),
    )  # fmt: skip
    Share.objects.create(
        id=PK, youth=youth, agency="employment_service", agency_version=1, shared_on=DAY, data=f"Namn {world.sentinel}", consent=consent
    )  # fmt: skip
    due = InterventionFollowUp.objects.create(id=PK, intervention=world.rows["intervention"], due_on=NEXT)
    world.rows["measure_follow_up"] = due
    PracticeAgreement.objects.create(
        id=PK, intervention=world.rows["intervention"], place=f"Hos {world.sentinel}", days_a_week=5
    )
    _mapping(world)
    _steps_and_referrals(world)


def _steps_and_referrals(world: World) -> None:
    """The meeting is on Mondays, the day of the world; the consent is to its partner. The measure's own name does not change the other forms."""
    youth = world.rows["youth"]
    meeting = PreparationMeeting.objects.create(
        id=PK, name=f"Beredning {world.sentinel}", agency="employment_service", agency_version=1, weekday=DAY.weekday()
    )
    step = LadderStep.objects.create(id=PK, position=1, name=f"Steg {world.sentinel}")
    LadderStep.objects.create(id=PK + 1, position=2, name="Nästa steg")
    closed = Registration.objects.create(
        id=PK + 2, youth=youth, municipality_code=world.rows["registration"].municipality_code, covered_from=dt.date(2025, 6, 13),
        registered_on=dt.date(2025, 6, 20), latest_studies="study_certificate", latest_studies_version=1, ceased_on=dt.date(2025, 8, 18),
        deregistered_on=dt.date(2025, 8, 20), end_reason="national_programme", end_reason_version=1,
    )  # fmt: skip
    world.rows.update(
        past_registration=closed, meeting=meeting, step=step,
        youth_step=YouthStep.objects.create(id=PK, youth=youth, step=step, position=1, from_on=DAY),
        other_programme=Programme.objects.create(id=PK + 1, name=f"Projekt {world.sentinel}", unit=world.rows["unit"]),
        local_measure=LocalMeasure.objects.create(
            id=PK, name=f"Namn {world.sentinel}", type="internship", type_version=1, step=step, archived_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
        ),
        referral=Referral.objects.create(
            id=PK, youth=youth, meeting=meeting, meets_on=DAY, type="internship", type_version=1, asks=f"Plats {world.sentinel}"
        ),
    )  # fmt: skip


def _mapping(world: World) -> None:
    AssessmentDecision.objects.create(
        id=PK, decided_by="Nämnden", decided_on=DAY, reference=f"Dnr {world.sentinel}", scope="Allt"
    )
    template = AssessmentTemplate.objects.create(id=PK, slug="first_contact", number=1, name="Sju frågor")
    question = AssessmentQuestion.objects.create(
        id=PK, template=template, position=1, text="Vad vill du?", may_record="Önskemål"
    )
    mapping = Assessment.objects.create(id=PK, youth=world.rows["youth"], template=template, held_on=DAY)
    sealed = sealer(PURPOSE).seal(f"Läsa {world.sentinel}", row=row_of(mapping.public_id, question.pk))
    Answer.objects.create(id=PK, assessment=mapping, question=question, sealed=sealed)
    world.rows.update(mapping=mapping, mapping_template=template)


def _name(world: World) -> str:
    return world.sentinel


def _with_version(row: str, **fixed: Any) -> Any:
    return lambda world: {**fixed, "version": str(world.rows[row].version)}


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""
    youth, plan = public_id("youth"), public_id("plan")
    shown = {"sentinel": _name, "shows_youth": True}
    steps = {
        "goal": "Läsa klart",
        "planning": "",
        "youth_1": "Söka komvux",
        "youth_1_due": "2027-02-01",
        "next_follow_up_on": "2099-02-01",
    }
    revised = {**steps, "next_follow_up_on": NEXT.isoformat(), "why": "Nytt mål"}
    return [
        entry("plan-add", WORKING, kwargs=youth, status=302, note="form"),  # the world's youth has one: revise it
        entry("plan-add", WORKING, kwargs=youth, data=lambda _world: steps, **shown),
        entry("plan", WORKING, kwargs=plan, **shown),
        entry("plan-print", WORKING, kwargs=plan, **shown),
        entry("plan-compare", WORKING, kwargs=plan, **shown),
        entry("plan-revise", WORKING, kwargs=plan, note="form", **shown),
        entry("plan-revise", WORKING, kwargs=plan, status=302, data=_with_version("plan", **revised)),
        entry("plan-follow-up", WORKING, kwargs=plan, note="form", **shown),
        entry(
            "plan-follow-up", WORKING, kwargs=plan, status=302,
            data=_with_version("plan", held_on=DAY.isoformat(), with_youth="on", note="", next_on=NEXT.isoformat()),
        ),
        entry("plan-end", WORKING, kwargs=plan, note="form", **shown),
        entry(
            "plan-end", WORKING, kwargs=plan, status=302,
            data=_with_version("plan", ended_on=DAY.isoformat(), end_reason="goal_reached", note=""),
        ),
        entry("plan-item-done", WORKING, kwargs=public_id("plan_item"), data=lambda _world: {}, status=302),
        *_agreements(entry),
        *_mappings(entry),
        *_measures(entry),
        *_participations(entry),
        *_referrals(entry),
        *_settings(entry),
    ]  # fmt: skip


def _agreements(entry: Any) -> list[Any]:
    """Offers, consents and coordinated plans."""
    youth, day, shown = public_id("youth"), DAY.isoformat(), {"sentinel": _name, "shows_youth": True}
    offer = {
        "type": "motivation",
        "unit": "",
        "offered_on": day,
        "response": "accepted",
        "answered_on": day,
        "begins_on": day,
        "note": "",
    }
    consent = {
        "agency": "employment_service", "agency_name": "", "which_data": "Studier", "purpose": "Planera", "given_by": "youth", "given_how": "oral",
        "given_on": day, "valid_until": NEXT.isoformat(), "is_mature": "yes", "judged_by": "Coach", "judged_on": day,
    }  # fmt: skip
    sip = {
        "initiator": "",
        "parties": ["employment_service"],
        "consent_on": day,
        "called_on": day,
        "held_on": day,
        "follow_up_on": NEXT.isoformat(),
    }

    def signed(world: World) -> dict[str, Any]:
        return {"version": str(world.rows["consent"].version), "file": SimpleUploadedFile("s.pdf", b"%PDF-1.7 signed")}

    return [
        entry("offer-add", WORKING, kwargs=youth, note="form", **shown),
        entry("offer-add", WORKING, kwargs=youth, data=lambda _world: offer, status=302),
        entry("offer-edit", WORKING, kwargs=public_id("offer"), note="form", **shown),
        entry("offer-edit", WORKING, kwargs=public_id("offer"), status=302, data=_with_version("offer", **offer)),
        entry("consent-add", WORKING, kwargs=youth, note="form", **shown),
        entry("consent-add", WORKING, kwargs=youth, data=lambda _world: consent, status=302),
        entry("consent", WORKING, kwargs=public_id("consent"), **shown),
        entry("consent-file", WORKING, kwargs=public_id("consent"), **shown),
        entry("consent-form", WORKING, kwargs=public_id("consent"), data=signed, status=302),
        entry("consent-withdraw", WORKING, kwargs=public_id("consent"), note="form", **shown),
        entry("consent-withdraw", WORKING, kwargs=public_id("consent"), status=302, data=_with_version("consent", withdrawn_on=day)),
        entry("share-add", WORKING, kwargs=youth, note="form", **shown),
        entry(
            "share-add", WORKING, kwargs=youth, status=302,
            data=lambda _world: {"agency": "employment_service", "which_data": "Studier", "shared_on": day, "ground": ""},
        ),
        entry("coordinated-add", WORKING, kwargs=youth, note="form", **shown),
        entry("coordinated-add", WORKING, kwargs=youth, data=lambda _world: sip, status=302),
        entry("coordinated-edit", WORKING, kwargs=public_id("coordinated"), note="form", **shown),
        entry("coordinated-edit", WORKING, kwargs=public_id("coordinated"), status=302, data=_with_version("coordinated", **sip)),
    ]  # fmt: skip


def _mappings(entry: Any) -> list[Any]:
    """Zone B: 404, not 403, for whoever has not the right (PRV-12)."""
    deciding, mapping, day = frozenset({Role.ADMINISTRATOR}), public_id("mapping"), DAY.isoformat()
    hidden = {"others": frozenset({404})}
    shown = {"sentinel": _name, "shows_youth": True, **hidden}
    answered = {"held_on": day, f"q_{PK}": "Läsa klart"}
    decision = {"decided_by": "Nämnden", "decided_on": day, "reference": "Dnr 1", "scope": "Allt"}

    def begun(world: World) -> dict[str, Any]:
        return {**answered, "held_on": "2026-11-02", "template": str(world.rows["mapping_template"].public_id)}

    questions = {
        "name": "Sju frågor",
        "purpose": "",
        "text_1": "Vad vill du?",
        "may_1": "Önskemål",
        "heading_1": "",
        "choices_1": "",
    }
    return [
        entry("assessment-add", WORKING, kwargs=public_id("youth"), note="form", **shown),
        entry("assessment-add", WORKING, kwargs=public_id("youth"), data=begun, status=302, **hidden),
        entry("assessment", WORKING, kwargs=mapping, **shown),
        entry("assessment-edit", WORKING, kwargs=mapping, note="form", **shown),
        entry("assessment-edit", WORKING, kwargs=mapping, status=302, data=_with_version("mapping", **answered), **hidden),
        entry("assessment-settings", deciding, sentinel=_name, note="form"),
        entry("assessment-settings", deciding, data=lambda _world: decision, sentinel=_name, note="decided already"),
        entry("assessment-off", deciding, data=lambda _world: {}, status=302),
        entry("assessment-staff", deciding, data=lambda _world: {"staff": []}, status=302),
        entry("assessment-template", deciding, kwargs=public_id("mapping_template"), note="form"),
        entry("assessment-template", deciding, kwargs=public_id("mapping_template"), data=lambda _world: questions, status=302),
    ]  # fmt: skip


def _measures(entry: Any) -> list[Any]:
    """The world's measure ran from 3 September to 28 October."""
    measure, shown = public_id("intervention"), {"sentinel": _name, "shows_youth": True}
    agreement = {"version": "1", "place": "Bageriet", "days_a_week": "4", "supervisor": "", "supervisor_phone": ""}
    return [
        entry("measure", WORKING, kwargs=measure, **shown),
        entry("measure-next", WORKING, kwargs=measure, note="form", **shown),
        entry("measure-next", WORKING, kwargs=measure, data=lambda _world: {"due_on": "2099-01-01"}, note="ended", **shown),
        entry("measure-held", WORKING, kwargs=measure, note="form", **shown),
        entry("measure-held", WORKING, kwargs=measure, data=lambda _world: {"held_on": "2026-10-01", "note": ""}, status=302),
        entry("practice-agreement", WORKING, kwargs=measure, note="form", **shown),
        entry("practice-agreement", WORKING, kwargs=measure, data=lambda _world: agreement, status=302),
        entry("practice-week", WORKING, kwargs=measure, note="form", **shown),
        entry("practice-week", WORKING, kwargs=measure, data=lambda _world: {"day": "2026-10-01", "planned": "5", "present": "4"}, status=302),
    ]  # fmt: skip


LEADERS = frozenset({Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER})


def _participations(entry: Any) -> list[Any]:
    """The world's participation began on the world's day."""
    youth, one, shown = public_id("youth"), public_id("participation"), {"sentinel": _name, "shows_youth": True}
    seeing = WORKING | {Role.READER, Role.LOCAL_LEADER}

    def enrolled(world: World) -> dict[str, Any]:
        return {
            "programme": str(world.rows["other_programme"].public_id),
            "started_on": "2026-10-01",
            "inflow": "school",
            "target_group": "",
        }

    def discharged(world: World) -> dict[str, Any]:
        ended = {
            "ended_on": DAY.isoformat(),
            "end_reason": "studies",
            "referred_to": "adult_education",
            "occupation_after": "adult_education",
        }
        row = world.rows["participation"]
        return {
            **ended,
            "programme": str(world.rows["programme"].public_id),
            "started_on": DAY.isoformat(),
            "version": str(row.version),
        }

    return [
        entry("participation-add", WORKING, kwargs=youth, note="form", **shown),
        entry("participation-add", WORKING, kwargs=youth, data=enrolled, status=302),
        entry("participation-edit", WORKING, kwargs=one, note="form", **shown),
        entry("participation-edit", WORKING, kwargs=one, data=discharged, status=302),
        entry("participations", seeing | LEADERS, sentinel=_name),
    ]  # fmt: skip


def next_meeting(_world: World) -> str:
    """The next day on which the meeting is held: one that has been held is refused."""
    today = clock.today()
    return (today + dt.timedelta(days=(DAY.weekday() - today.weekday() - 1) % 7 + 1)).isoformat()


def _referrals(entry: Any) -> list[Any]:
    youth, one, shown = public_id("youth"), public_id("referral"), {"sentinel": _name, "shows_youth": True}

    def referred(world: World) -> dict[str, Any]:
        return {
            "meets_on": next_meeting(world),
            "meeting": str(world.rows["meeting"].public_id),
            "type": "internship",
            "asks": "Prova på",
            "ground": "",
        }

    def changed(world: World) -> dict[str, Any]:
        return {**referred(world), "version": str(world.rows["referral"].version)}

    def meeting_day(world: World) -> dict[str, Any]:
        return {"public_id": world.rows["meeting"].public_id, "day": DAY}

    step = {"step": "", "from_on": DAY.isoformat()}
    return [
        entry("measures", WORKING, sentinel=_name),
        entry("referral-add", WORKING, kwargs=youth, note="form", **shown),
        entry("referral-add", WORKING, kwargs=youth, data=referred, status=302),
        entry("referral-page", WORKING, kwargs=one, **shown),
        entry("referral-edit", WORKING, kwargs=one, note="form", **shown),
        entry("referral-edit", WORKING, kwargs=one, data=changed, status=302),
        entry("referral-decision", WORKING, kwargs=one, note="form", **shown),
        entry("referral-decision", WORKING, kwargs=one, status=302, data=_with_version("referral", decision="accepted", note="", begins_on="")),
        entry("referral-decide", WORKING, kwargs=one, status=302, data=_with_version("referral", decision="again")),
        entry("referral-list", WORKING, kwargs=meeting_day, **shown),
        entry("youth-steps", WORKING, kwargs=youth, note="form", **shown),
        entry(
            "youth-steps", WORKING, kwargs=youth, status=302,
            data=lambda world: {
                **step, "step": str(world.rows["step"].public_id), "mends": str(world.rows["youth_step"].public_id), "version": "1",
            },
        ),
        entry("youth-step-remove", WORKING, kwargs=public_id("youth_step"), data=lambda _world: {"version": 1}, status=302),
    ]  # fmt: skip


def _settings(entry: Any) -> list[Any]:
    """The ladder, names of measures, preparation meetings, and what somebody is enrolled in."""
    deciding = frozenset({Role.ADMINISTRATOR})
    kinds = {
        "namn": ("local_measure", {"name": "Nytt namn", "type": "internship", "step": ""}),
        "moten": ("meeting", {"name": "Nytt möte", "agency": "employment_service", "weekday": "2", "place": "", "is_in_use": "on"}),
        "verksamheter": ("programme", {"name": "Ny verksamhet", "kind": "unit", "unit": "", "is_in_use": "on"}),
    }  # fmt: skip
    ladder = {"name_1": "Kontakt", "about_1": "", "name_2": "Studier", "about_2": ""}
    found = [
        entry("measure-settings", deciding, sentinel=_name),
        entry("step-ladder", deciding, sentinel=_name, note="form"),
        entry("step-ladder", deciding, data=lambda _world: {**ladder, "version": "3"}, status=302),
    ]
    for kind, (row, data) in kinds.items():
        one = lambda world, kind=kind, row=row: {"kind": kind, "public_id": world.rows[row].public_id}  # noqa: E731
        found += [
            entry(
                "measure-setting-add", deciding, kwargs=lambda _world, kind=kind: {"kind": kind}, note=f"{kind} form"
            ),
            entry(
                "measure-setting-add",
                deciding,
                kwargs=lambda _world, kind=kind: {"kind": kind},
                data=_new(data),
                status=302,
                note=kind,
            ),
            entry("measure-setting", deciding, kwargs=one, note=f"{kind} form"),
            entry("measure-setting", deciding, kwargs=one, data=_with_version(row, **data), status=302, note=kind),
        ]
    return found


def _new(data: dict[str, str]) -> Any:
    return lambda _world: {**data, "version": "1"}
