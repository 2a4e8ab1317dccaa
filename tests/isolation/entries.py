"""The table behind test_urls: for each URL who may, with what, and what the answer holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tests.conftest import PASSWORD
from tests.factories import extens
from tests.isolation import (
    entries_distribution,
    entries_documents,
    entries_doors,
    entries_history,
    entries_identification,
    entries_letters,
    entries_lists,
    entries_mappings,
    entries_merging,
    entries_outreach,
    entries_protection,
    entries_reminders,
    entries_reporting,
    entries_ss12000,
    entries_support,
    entries_tokens,
    entries_visits,
)
from tests.isolation.worlds import PK, Pick, World, public_id

# pages that anyone may open: logging in, and the public start page; they show nobody (test_sites)
OPEN = {
    "start", "accessibility", "account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
OPEN |= entries_doors.OPEN
EVERYONE = frozenset(Role)
RUNNING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
WORKING = RUNNING | {Role.COACH}
READING = WORKING | {Role.READER}
LEADERS = frozenset({Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER})


def nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Entry:
    """`others` are the answers that a role without the right may get; `data` makes it a POST with a valid body."""

    name: str
    roles: frozenset[Role]
    kwargs: Pick = nothing
    data: Pick | None = None
    status: int = 200
    sentinel: Callable[[World], str] | None = None
    shows_youth: bool = False
    others: frozenset[int] = frozenset({403})
    foreign_is_unknown: bool = True
    query: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        return f"{self.name} {self.note}".strip()

    @property
    def method(self) -> str:
        return "GET" if self.data is None else "POST"


def family_name(world: World) -> str:
    return world.sentinel


def body(**fixed: Any) -> Pick:
    """A POST's valid body; a callable value is asked of the world."""
    return lambda world: {key: value(world) if callable(value) else value for key, value in fixed.items()}


def coach_id(world: World) -> dict[str, Any]:
    return {"public_id": world.users[Role.COACH].public_id}


def _coachs_version(world: World) -> str:
    with in_tenant(
        find_tenant({"alfa": "k9901", "beta": "k9902"}[world.name])
    ):  # it rises with each change that the table makes
        return str(User.objects.get(pk=world.users[Role.COACH].pk).version)


def extens_file(_world: World) -> dict[str, Any]:
    content = extens.csv_file([extens.row("200904012382")])
    return {"source": "extens", "as_of": "2026-11-16", "file": SimpleUploadedFile("extens.csv", content)}


def number(world: World) -> str:
    return str(world.rows["youth"].personnummer)


def version(row: str) -> Callable[[World], str]:
    return lambda world: str(world.rows[row].version)


YOUTH = public_id("youth")
CONTACT = {
    "channel": "phone",
    "recipient": "youth",
    "outcome": "no_answer",
    "at": "2026-11-16T10:20",
    "occupation": "",
    "as_of": "",
    "note": "",
}
INTERVENTION = {
    "type": "internship",
    "started_on": "2026-09-03",
    "local_name": "",
    "partner": "",
    "place": "",
    "planned_end_on": "",
}
# the world's measure has ended without a reason: closing asks for it
ENDED_MEASURE = {f"measures-reason_{PK}": "completed", f"measures-after_{PK}": "work"}
RUNNERS = {"roles": RUNNING, "others": frozenset({403})}
WORKERS = {"roles": WORKING, "others": frozenset({403})}
MANAGERS = frozenset({Role.ACCOUNT_MANAGER})
SITE = MANAGERS | {Role.ADMINISTRATOR, Role.OPERATOR}
TODAY = READING | LEADERS

ENTRIES = [
    Entry("account_change_password", EVERYONE),
    Entry(
        "account_change_password",
        EVERYONE,
        status=302,
        data=body(oldpassword=PASSWORD, password1="Nytt-Hemligt-losenord-2", password2="Nytt-Hemligt-losenord-2"),
    ),
    Entry("account_reauthenticate", EVERYONE),
    Entry("account_reauthenticate", EVERYONE, data=body(password=PASSWORD), status=302),
    Entry("usersessions_list", EVERYONE),
    Entry("usersessions_list", EVERYONE, data=body(), status=302),
    Entry("session-extend", EVERYONE, data=body()),
    Entry("accessibility-edit", SITE, note="form"),
    Entry(
        "accessibility-edit",
        SITE,
        status=302,
        data=body(
            email="kaa@example.test", phone="", assessed_on="", shortcomings="Kartan kan inte zoomas", version="0"
        ),
    ),
    Entry("job", RUNNING, kwargs=public_id("job"), others=frozenset({403, 404})),
    Entry(
        "job-cancel",
        frozenset({Role.ADMINISTRATOR}),
        kwargs=public_id("job"),
        data=body(),
        status=302,
        others=frozenset({403, 404}),
    ),
    # the register
    Entry("today", READING, sentinel=family_name, shows_youth=True, others=frozenset({200, 302, 403})),
    Entry("youths", READING, sentinel=family_name, shows_youth=True),
    Entry("search", READING, data=body(q=family_name), sentinel=None, status=302),
    Entry("search", READING, data=body(q="070-174 06 35"), status=302, note="by telephone"),
    Entry("search", READING, data=body(q="son"), status=302, note="by a part of a name"),
    Entry("youth", READING, kwargs=YOUTH, sentinel=family_name, shows_youth=True),
    Entry("contact-add", WORKING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry("contact-add", WORKING, kwargs=YOUTH, data=body(**CONTACT), status=302),
    Entry("contact-edit", WORKING, kwargs=public_id("contact"), sentinel=family_name, shows_youth=True, note="form"),
    Entry(
        "contact-edit",
        WORKING,
        kwargs=public_id("contact"),
        data=body(**CONTACT, version=version("contact")),
        status=302,
    ),
    Entry("occupation-add", WORKING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry(
        "occupation-add",
        WORKING,
        kwargs=YOUTH,
        status=302,
        data=body(code="work", as_of="2026-11-01", informant="youth", known_on="2026-11-02"),
    ),
    Entry("identity-edit", WORKING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry(
        "identity-edit",
        RUNNING,
        kwargs=YOUTH,
        status=302,
        data=body(
            number=number,
            given_name="Alva Maria",
            family_name=family_name,
            birth_date="",
            reason="Enligt pass.",
            version=version("youth"),
        ),
    ),
    Entry("youth-reads", RUNNING, kwargs=YOUTH, sentinel=family_name, shows_youth=True),
    Entry("label-set", WORKING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry("label-set", WORKING, kwargs=YOUTH, data=body(label="", version=version("youth")), status=302),
    Entry("detail-add", WORKING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry("detail-add", WORKING, kwargs=YOUTH, data=body(kind="phone", value="070-174 06 99"), status=302),
    Entry("detail-failed", WORKING, kwargs=public_id("detail"), data=body(), status=302),
    Entry(
        "registration-edit",
        WORKING,
        kwargs=public_id("registration"),
        sentinel=family_name,
        shows_youth=True,
        note="form",
    ),
    Entry(
        "registration-edit",
        WORKING,
        kwargs=public_id("registration"),
        status=302,
        data=body(
            latest_studies="study_certificate",
            covered_from="2026-06-13",
            source_note="",
            version=version("registration"),
        ),
    ),
    Entry("intervention-add", WORKING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry("intervention-add", WORKING, kwargs=YOUTH, data=body(**INTERVENTION), status=302),
    Entry(
        "intervention-edit",
        WORKING,
        kwargs=public_id("intervention"),
        sentinel=family_name,
        shows_youth=True,
        note="form",
    ),
    Entry(
        "intervention-edit",
        WORKING,
        kwargs=public_id("intervention"),
        status=302,
        data=body(
            **INTERVENTION,
            version=version("intervention"),
            ended_on="2026-10-28",
            end_reason="completed",
            occupation_after="work",
        ),
    ),
    Entry("participants", frozenset({Role.LOCAL_LEADER}), sentinel=family_name, shows_youth=True),
    # registering and closing by hand; the world's youth is registered, so that a second registration is refused on the form
    Entry("registration-open", RUNNING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry(
        "registration-open",
        RUNNING,
        kwargs=YOUTH,
        sentinel=family_name,
        shows_youth=True,
        data=body(
            covered_from="2026-10-01",
            latest_studies="study_certificate",
            municipality_code="2281",
            source="Skolan ringde",
        ),
    ),
    Entry(
        "registration-close",
        RUNNING,
        kwargs=public_id("registration"),
        sentinel=family_name,
        shows_youth=True,
        note="form",
    ),
    Entry(
        "registration-close",
        RUNNING,
        kwargs=public_id("registration"),
        status=302,
        data=body(
            ceased_on="2026-11-02",
            end_reason="national_programme",
            source="Skolan ringde",
            version=version("registration"),
            **ENDED_MEASURE,
        ),
    ),
    Entry("registration-closed", RUNNING, kwargs=public_id("registration"), status=302, note="open still"),
    Entry(
        "registration-closed", RUNNING, kwargs=public_id("past_registration"), sentinel=family_name, shows_youth=True
    ),
    Entry(
        "registration-mistake",
        RUNNING,
        kwargs=public_id("registration"),
        sentinel=family_name,
        shows_youth=True,
        note="form",
    ),
    Entry(
        "registration-mistake",
        RUNNING,
        kwargs=public_id("registration"),
        status=302,
        data=body(reason="Fel person", version=version("registration")),
    ),
    Entry("exempt-set", RUNNING, kwargs=YOUTH, sentinel=family_name, shows_youth=True, note="form"),
    Entry(
        "exempt-set",
        RUNNING,
        kwargs=YOUTH,
        status=302,
        data=body(until="2028-11-01", reason="Utomlands", version=version("youth")),
    ),
    Entry("youth-add", RUNNING),
    Entry(
        "youth-add",
        RUNNING,
        status=302,
        note="saved",
        data=body(
            number="20090126TF11",
            given_name="Ny",
            family_name="Nysson",
            municipality_code="2281",
            lives_here_from="2026-08-01",
            source="Bor hos släkt",
        ),
    ),
    Entry(
        "youth-add",
        RUNNING,
        sentinel=family_name,
        shows_youth=True,
        note="like somebody here",
        data=body(
            number="20090126TF02",
            given_name=lambda world: world.person,
            family_name=family_name,
            municipality_code="2281",
            lives_here_from="2026-08-01",
            source="Bor hos släkt",
        ),
    ),
    # sources
    Entry("imports", RUNNING),
    Entry("imports", RUNNING, data=extens_file, status=302),
    Entry("import-run", RUNNING, kwargs=public_id("run")),
    Entry("import-apply", RUNNING, kwargs=public_id("run"), data=body(), status=302),
    Entry("import-discard", RUNNING, kwargs=public_id("run"), data=body(), status=302),
    Entry("import-undo", RUNNING, kwargs=public_id("run"), status=302, note="not applied"),
    Entry("import-undo", RUNNING, kwargs=public_id("run"), data=body(reason="Fel fil"), status=302),
    Entry("import-rows", RUNNING, kwargs=lambda world: {"public_id": world.rows["run"].public_id, "key": "refused"}),
    # identification
    Entry("proposals", RUNNING, query="?visa=ut", sentinel=family_name, shows_youth=True),
    Entry(
        "proposals-decide",
        RUNNING,
        status=302,
        data=body(
            chosen=lambda world: str(world.rows["proposal"].public_id), visa="ut", action="reject", reason="Fel uppgift"
        ),
    ),
    # the half-year report
    Entry("report", READING, status=302),
    Entry(
        "report-period",
        READING,
        kwargs=lambda _world: {"period": "2026H2"},
        sentinel=family_name,
        shows_youth=True,
        foreign_is_unknown=False,
    ),
    Entry(
        "report-export",
        RUNNING,
        kwargs=lambda _world: {"period": "2026H2"},
        foreign_is_unknown=False,
        status=302,
        data=body(municipality_code="2281"),
    ),
    Entry("export-file", RUNNING, kwargs=public_id("export"), sentinel=family_name),
    # settings
    Entry("settings", WORKING | MANAGERS),
    Entry("staff-add", MANAGERS, note="form"),
    Entry(
        "staff-add",
        MANAGERS,
        data=body(name="Ny Nysson", email="ny@example.test", roles=[Role.READER.value]),
        status=302,
    ),
    Entry(
        "staff-edit",
        MANAGERS,
        kwargs=coach_id,
        sentinel=lambda world: world.users[Role.COACH].email,
        note="form",
    ),
    Entry(
        "staff-edit",
        MANAGERS,
        kwargs=coach_id,
        status=302,
        data=body(
            name="Annat namn",
            email=lambda world: world.users[Role.COACH].email,
            roles=[Role.COACH.value],
            is_active="on",
            version=_coachs_version,
        ),
    ),
    Entry(
        "staff-link",
        MANAGERS,
        kwargs=lambda world: {"public_id": world.users[Role.COACH].public_id},
        data=body(),
        status=302,
    ),
    Entry("label-add", RUNNING, note="form"),
    Entry("label-add", RUNNING, data=body(name="Ny", user=""), status=302),
    Entry("label-edit", RUNNING, kwargs=public_id("label"), sentinel=family_name, note="form"),
    Entry("label-edit", RUNNING, kwargs=public_id("label"), data=body(name="Annan", user="", version="1"), status=302),
]
ENTRIES += entries_identification.entries(Entry)
ENTRIES += entries_lists.entries(Entry)
ENTRIES += entries_protection.entries(Entry)
ENTRIES += entries_mappings.entries(Entry)
ENTRIES += entries_history.entries(Entry)
ENTRIES += entries_ss12000.entries(Entry)
ENTRIES += entries_reporting.entries(Entry)
ENTRIES += entries_merging.entries(Entry)
ENTRIES += entries_doors.entries(Entry)
ENTRIES += entries_support.entries(Entry)
ENTRIES += entries_tokens.entries(Entry)
ENTRIES += entries_reminders.entries(Entry)
ENTRIES += entries_letters.entries(Entry)
ENTRIES += entries_visits.entries(Entry)
ENTRIES += entries_distribution.entries(Entry)
ENTRIES += entries_outreach.entries(Entry)
ENTRIES += entries_documents.entries(Entry)

# Pages on which nobody of the register need stand; who does by what was done before is in the read log all the same. Any other page has a sentinel.
MAY_SHOW_NOBODY = {
    "account_change_password", "account_reauthenticate", "usersessions_list", "accessibility-edit form", "job",
    "youth-add", "imports", "import-run", "import-rows", "settings", "staff-add form", "label-add form", "late-schools",
    "identification-settings form", "youth-counts", "bulk", "bulk excel", "import-new", "history-template",
    "ss12000-add form", "report-list narrowed", "report-protected", "export-page", "answer-add form", "duplicates",
    "outbox", "incoming absence", "referral-sheet", "referral-language-add form", "school-unit-add form",
    "school-units-import form", "assessment-template form", "measure-setting-add namn form",
    "measure-setting namn form", "measure-setting-add moten form", "measure-setting moten form",
    "measure-setting-add verksamheter form", "measure-setting verksamheter form", "tokens", "api-docs", "api-schema",
    "reminders done", "reminder-new form", "bulk reminder", "my-page", "absence-add form", "absence-edit form",
    "handovers form", "notifications", "letters-bulk form", "turning-20", "letter-template-add form",
    "sms-gateway form", "visit-day-add form", "visit-plan-chosen", "visit-settings form", "visit-day-edit form",
    "visit-day-youths form", "concerns none", "beside", "ladder-add form", "outreach-settings form",
}  # fmt: skip
