"""The API's part of the attack matrix: for each address and method who may, with what, and what the answer holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tenant_apps.accounts.enums import Role
from tests.isolation.entries_support import next_meeting
from tests.isolation.worlds import Pick, World, public_id

RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
READING = WORKING | {Role.READER}
LEADERS = frozenset({Role.LOCAL_LEADER})
READERS_AND_LEADERS = READING | LEADERS
LEADERS_ALL = frozenset({Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER})
# whoever has any right of a page; a handler's own right is none of the API's
NOT_HANDLERS = frozenset(Role) - {Role.PROTECTED_HANDLER}


def nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class ApiEntry:
    """`about`: the row that a body or query speaks of, so that another tenant's can be put there."""

    name: str
    roles: frozenset[Role]
    method: str = "get"
    kwargs: Pick = nothing
    body: Pick | None = None
    status: int = 200
    sentinel: Callable[[World], str] | None = None
    shows_youth: bool = False
    writes: bool = False
    version: str = ""  # the row whose version is sent as If-Match
    query: Callable[[World], str] | None = None
    foreign: int = 404  # what another tenant's object gives
    note: str = ""
    upload: bool = False
    others: frozenset[int] = frozenset({403})

    @property
    def id(self) -> str:
        return f"{self.method} {self.name} {self.note}".strip()


def body(**fixed: Any) -> Pick:
    return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}


def of(row: str) -> Callable[[World], str]:
    return lambda world: str(world.rows[row].public_id)


def family_name(world: World) -> str:
    return world.sentinel


def number(world: World) -> str:
    return str(world.rows["youth"].personnummer)


def id_of(row: str) -> Callable[[World], str]:
    return lambda world: str(world.rows[row].public_id)


CONTACT = {"channel": "phone", "recipient": "youth", "outcome": "no_answer", "at": "2026-11-16T10:20:00+01:00"}
READ = {"sentinel": family_name, "shows_youth": True}
API_ENTRIES = [
    ApiEntry("api-youths", READING, **READ),
    ApiEntry("api-youths", READING, query=lambda world: f"?label={world.rows['label'].public_id}&state=all", **READ, note="by label"),
    ApiEntry("api-youth", READING, kwargs=public_id("youth"), **READ),
    ApiEntry(
        "api-youth", WORKING, "patch", kwargs=public_id("youth"), body=body(label=None), version="youth", writes=True, **READ,
    ),
    ApiEntry(
        "api-youth-identity", RUNNING, "patch", kwargs=public_id("youth"), body=body(given_name="Alva Maria", reason="Enligt pass."),
        version="youth", writes=True, **READ,
    ),
    ApiEntry("api-youths-search", READING, "post", body=body(q=family_name), foreign=200, **READ),
    ApiEntry("api-youths-search", READING, "post", body=body(q=number), foreign=200, **READ, note="by number"),
    ApiEntry("api-contacts", READING, sentinel=id_of("contact"), shows_youth=True),
    ApiEntry("api-contacts", WORKING, "post", body=body(youth=of("youth"), **CONTACT), status=201, writes=True, shows_youth=True),
    ApiEntry("api-contact", READING, kwargs=public_id("contact"), sentinel=id_of("contact"), shows_youth=True),
    ApiEntry(
        "api-contact", WORKING, "patch", kwargs=public_id("contact"), body=body(note="Rättad"), version="contact", writes=True,
        sentinel=id_of("contact"), shows_youth=True,
    ),
    # the register
    ApiEntry("api-registrations", READING, sentinel=id_of("registration"), shows_youth=True),
    ApiEntry("api-registrations", READING, query=lambda _world: "?open=true", sentinel=id_of("registration"), shows_youth=True, note="open"),
    ApiEntry(
        "api-registrations", RUNNING, "post", writes=True, status=409, note="who is registered already",
        body=body(youth=of("youth"), covered_from="2026-10-01", latest_studies="study_certificate", municipality_code="2281", source="Skolan ringde"),
    ),
    ApiEntry("api-registration", READING, kwargs=public_id("registration"), sentinel=id_of("registration"), shows_youth=True),
    ApiEntry(
        "api-registration", WORKING, "patch", kwargs=public_id("registration"), body=body(latest_studies="study_certificate"), writes=True,
        version="registration", sentinel=id_of("registration"), shows_youth=True,
    ),
    ApiEntry(
        "api-registration-close", RUNNING, "post", kwargs=public_id("registration"), writes=True, version="registration", shows_youth=True,
        body=body(ceased_on="2026-11-02", end_reason="national_programme", source="Skolan ringde"), sentinel=id_of("registration"),
    ),
    ApiEntry(
        "api-registration-mistake", RUNNING, "post", kwargs=public_id("registration"), writes=True, version="registration", shows_youth=True,
        body=body(reason="Fel person"), sentinel=id_of("registration"),
    ),
    ApiEntry("api-proposals", RUNNING, sentinel=id_of("proposal"), shows_youth=True),
    ApiEntry(
        "api-proposals-decide", RUNNING, "post", writes=True, foreign=200,
        body=body(action="reject", reason="Fel uppgift", proposals=lambda world: [str(world.rows["proposal"].public_id)]),
    ),
    ApiEntry("api-occupations", READING, sentinel=id_of("occupation"), shows_youth=True),
    ApiEntry(
        "api-occupations", WORKING, "post", status=201, writes=True, shows_youth=True,
        body=body(youth=of("youth"), code="work", as_of="2026-11-01", informant="youth", known_on="2026-11-02"),
    ),
    ApiEntry("api-details", READING, sentinel=id_of("detail"), shows_youth=True),
    ApiEntry(
        "api-details", WORKING, "post", status=201, writes=True, shows_youth=True, body=body(youth=of("youth"), kind="phone", value="070-174 06 99")
    ),
    ApiEntry(
        "api-detail-works", WORKING, "post", kwargs=public_id("detail"), body=body(works=False), writes=True, shows_youth=True,
        sentinel=id_of("detail"),
    ),
    ApiEntry("api-guardians", READING, sentinel=family_name, shows_youth=True),
    # measures and programmes
    ApiEntry("api-interventions", READING, sentinel=id_of("intervention"), shows_youth=True),
    ApiEntry(
        "api-interventions", WORKING, "post", status=201, writes=True, shows_youth=True,
        body=body(youth=of("youth"), type="internship", started_on="2026-09-03"),
    ),
    ApiEntry("api-intervention", READING, kwargs=public_id("intervention"), sentinel=id_of("intervention"), shows_youth=True),
    ApiEntry(
        "api-intervention", WORKING, "patch", kwargs=public_id("intervention"), body=body(place="Verkstaden"), writes=True, version="intervention",
        sentinel=id_of("intervention"), shows_youth=True,
    ),
    ApiEntry(
        "api-intervention-end", WORKING, "post", kwargs=public_id("intervention"), writes=True, version="intervention", shows_youth=True,
        body=body(ended_on="2026-10-28", end_reason="completed", occupation_after="work"), sentinel=id_of("intervention"),
    ),
    ApiEntry("api-programmes", READERS_AND_LEADERS, sentinel=lambda _world: "Framåt"),
    ApiEntry("api-participations", READERS_AND_LEADERS, sentinel=lambda world: str(world.rows["youth"].public_id), shows_youth=True),
    ApiEntry(
        "api-participations", WORKING, "post", status=201, writes=True, shows_youth=True,
        body=body(youth=of("youth"), programme=of("other_programme"), started_on="2026-09-03", inflow="school"),
    ),
    ApiEntry("api-participation", READERS_AND_LEADERS, kwargs=public_id("participation"), sentinel=id_of("participation"), shows_youth=True),
    ApiEntry(
        "api-participation", WORKING, "patch", kwargs=public_id("participation"), writes=True, version="participation",
        body=body(ended_on="2026-11-16", end_reason="work"), sentinel=id_of("participation"), shows_youth=True,
    ),
    ApiEntry("api-preparation-meetings", WORKING, sentinel=family_name),
    ApiEntry("api-referrals", WORKING, sentinel=id_of("referral"), shows_youth=True),
    ApiEntry(
        "api-referrals", WORKING, "post", status=201, writes=True, shows_youth=True,
        body=body(youth=of("youth"), meeting=of("meeting"), meets_on=next_meeting, type="internship"),
    ),
    ApiEntry("api-referral", WORKING, kwargs=public_id("referral"), sentinel=id_of("referral"), shows_youth=True),
    ApiEntry(
        "api-referral-decide", WORKING, "post", kwargs=public_id("referral"), writes=True, version="referral", sentinel=id_of("referral"),
        body=body(decision="accepted"), shows_youth=True,
    ),
    ApiEntry("api-step-levels", WORKING, sentinel=family_name),
    ApiEntry("api-youth-steps", WORKING, sentinel=id_of("youth_step"), shows_youth=True),
    ApiEntry(
        "api-youth-steps", WORKING, "post", status=201, writes=True, shows_youth=True,
        body=body(youth=of("youth"), step=of("step"), from_on="2026-11-02"),
    ),
    ApiEntry("api-local-measures", READING, sentinel=family_name),
    # documents
    ApiEntry("api-documents", WORKING, sentinel=id_of("made_document"), shows_youth=True),
    ApiEntry("api-documents", WORKING, query=lambda _world: "?state=sent", sentinel=id_of("sent_document"), shows_youth=True, note="sent"),
    ApiEntry("api-document", WORKING, kwargs=public_id("made_document"), **READ),
    ApiEntry(
        "api-document-sent", WORKING, "post", kwargs=public_id("made_document"), body=body(sent_on="2026-11-16"), writes=True,
        version="made_document", **READ,
    ),
    # sources
    ApiEntry("api-sources", RUNNING, sentinel=family_name),
    ApiEntry("api-import-runs", RUNNING, sentinel=id_of("run")),
    ApiEntry(
        "api-import-runs", RUNNING, "post", body=body(source="extens", file="a;b\n1;2\n"), upload=True, status=422, writes=True, foreign=422,
        note="a file that is refused",
    ),
    ApiEntry("api-import-run", RUNNING, kwargs=public_id("run"), sentinel=id_of("run")),
    ApiEntry("api-import-run-apply", RUNNING, "post", kwargs=public_id("run"), body=body(), status=202, writes=True, sentinel=id_of("run")),
    ApiEntry("api-import-run-discard", RUNNING, "post", kwargs=public_id("run"), body=body(), writes=True, sentinel=id_of("run")),
    # the half-year report
    ApiEntry("api-quality-hits", READING, query=lambda _world: "?period=2026H2", shows_youth=True, foreign=200),
    ApiEntry("api-gate", READING, kwargs=lambda _world: {"period": "2026H2"}, foreign=200),
    ApiEntry("api-exports", READING, query=lambda _world: "?period=2026H1", sentinel=id_of("export")),
    ApiEntry(
        "api-exports", RUNNING, "post", body=body(period="2026H2", municipality_code="2281"), status=202, writes=True, foreign=202,
    ),
    ApiEntry("api-export", READING, kwargs=public_id("export"), sentinel=id_of("export")),
    # the coach's day
    ApiEntry("api-plans", WORKING, sentinel=family_name, shows_youth=True),
    ApiEntry("api-plan", WORKING, kwargs=public_id("plan"), sentinel=family_name, shows_youth=True),
    ApiEntry("api-offers", WORKING, sentinel=id_of("offer"), shows_youth=True),
    ApiEntry(
        "api-offers", WORKING, "post", status=201, writes=True, shows_youth=True,
        body=body(youth=of("youth"), type="guidance", offered_on="2026-09-03", response="pending"),
    ),
    ApiEntry("api-offer", WORKING, kwargs=public_id("offer"), sentinel=id_of("offer"), shows_youth=True),
    ApiEntry(
        "api-offer", WORKING, "patch", kwargs=public_id("offer"), body=body(response="later"), version="offer", writes=True,
        sentinel=id_of("offer"), shows_youth=True,
    ),
    ApiEntry("api-consents", WORKING, sentinel=id_of("consent"), shows_youth=True),
    ApiEntry("api-coordinated-plans", WORKING, sentinel=id_of("coordinated"), shows_youth=True),
    ApiEntry("api-shares", WORKING, sentinel=family_name, shows_youth=True),
    ApiEntry("api-measure-follow-ups", WORKING, sentinel=id_of("measure_follow_up"), shows_youth=True),
    ApiEntry("api-practice-agreements", WORKING, sentinel=family_name, shows_youth=True),
    ApiEntry("api-visit-days", WORKING),
    ApiEntry("api-visits", READING, sentinel=id_of("visit"), shows_youth=True),
    ApiEntry("api-visit", READING, kwargs=public_id("visit"), sentinel=id_of("visit"), shows_youth=True),
    ApiEntry("api-letters", READING, sentinel=id_of("letter"), shows_youth=True),
    ApiEntry("api-letter", READING, kwargs=public_id("letter"), sentinel=id_of("letter"), shows_youth=True),
    ApiEntry("api-mailings", WORKING, sentinel=family_name),
    ApiEntry(
        "api-mailings", WORKING, query=lambda world: f"?waiting=true&template={world.rows['letter_template'].public_id}", sentinel=family_name,
        note="waiting",
    ),
    ApiEntry("api-mailing", WORKING, kwargs=public_id("mailing"), sentinel=family_name),
    ApiEntry("api-letter-templates", WORKING, sentinel=family_name),
    ApiEntry("api-letter-template", WORKING, kwargs=public_id("letter_template"), sentinel=family_name),
    ApiEntry("api-ladders", READING, sentinel=family_name),
    ApiEntry("api-ladder", READING, kwargs=public_id("ladder"), sentinel=family_name),
    ApiEntry("api-outreach-settings", RUNNING, sentinel=lambda _world: "first_contact_days"),
    ApiEntry("api-reminders", WORKING, sentinel=family_name, shows_youth=True),
    ApiEntry(
        "api-reminders", WORKING, "post", status=201, writes=True, shows_youth=True, body=body(youth=of("youth"), text="Ring", due_on="2028-01-10")
    ),
    ApiEntry("api-reminder", WORKING, kwargs=public_id("reminder"), sentinel=family_name, shows_youth=True),
    ApiEntry("api-reminder-close", WORKING, "post", kwargs=public_id("reminder"), body=body(), writes=True, sentinel=family_name, shows_youth=True),
    ApiEntry("api-next-contacts", READING, sentinel=of("youth"), shows_youth=True),
    ApiEntry("api-handovers", READING, sentinel=of("youth"), shows_youth=True),
    ApiEntry("api-steps", READING),
    ApiEntry(
        "api-steps-pass", WORKING, "post", status=422, writes=True, foreign=404, note="a step that is not the next one",
        body=body(youth=of("youth"), way="email", note="Bor utomlands"),
    ),
    ApiEntry("api-self-referrals", WORKING, sentinel=family_name),
    ApiEntry("api-school-notices", WORKING, sentinel=family_name),
    ApiEntry("api-talks", WORKING, sentinel=family_name),
    ApiEntry("api-absences", WORKING),
    ApiEntry("api-assignments", READING, sentinel=of("youth"), shows_youth=True),
    # the rest
    ApiEntry("api-units", READERS_AND_LEADERS | {Role.ACCOUNT_MANAGER}, sentinel=id_of("unit")),
    ApiEntry("api-labels", READING, sentinel=family_name),
    ApiEntry("api-jobs", READING | LEADERS_ALL, sentinel=None),
    ApiEntry("api-job", RUNNING, kwargs=public_id("job"), sentinel=id_of("job"), others=frozenset({403, 404})),
    ApiEntry(
        "api-job-cancel", frozenset({Role.ADMINISTRATOR}), "post", kwargs=public_id("job"), body=body(), writes=True, sentinel=id_of("job"),
        others=frozenset({403, 404}),
    ),
    ApiEntry("api-code-lists", NOT_HANDLERS, sentinel=lambda _world: "contact_outcome"),
    ApiEntry("api-code-list", NOT_HANDLERS, kwargs=lambda _world: {"slug": "occupation"}, sentinel=lambda _world: "scb_code", foreign=200),
]  # fmt: skip
# pages around the API: they show nobody
PAGES = {"api-docs", "api-schema"}
