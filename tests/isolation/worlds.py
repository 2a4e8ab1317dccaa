"""One small world per tenant: the same primary keys and user names in both, other people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.test import Client

from shared_apps.codelists.selectors import current
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, RoleGrant, Unit, User
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import (
    ContactDetail,
    Guardian,
    LegalSex,
    ListWorkbook,
    OccupationFact,
    Proposal,
    ProtectionNotice,
    Registration,
    Residence,
    SavedFilter,
    Youth,
)
from tenant_apps.reporting.models import Export
from tenant_apps.sources.models import Connection, ImportRun, Source, Upload
from tenant_apps.sources.services.uploads import keep_upload
from tenant_apps.support.models import Intervention, Participation, Programme
from tenant_apps.work import files
from tenant_apps.work.models import Job, StoredFile
from tests.conftest import PASSWORD

DAY = dt.date(2026, 11, 16)
PK = 7_000_001  # of every row, in both tenants; no sequence comes that far
NUMBERS = {"alfa": "200901262386", "beta": "200901262386"}  # the same person may live in two registers
PERSONS = {"alfa": "Alvafrid", "beta": "Bodilfrid"}


@dataclass
class World:
    """What a test needs to make requests in one tenant, and what it must or must not find in the answers."""

    name: str
    sentinel: str  # the family name, which everything in this world bears
    person: str = ""  # the given name of its youths in the register, which nothing else bears
    rows: dict[str, Any] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)  # begun once: hundreds of tests ask as each role

    def begin_sessions(self) -> None:
        for role in self.users:
            self.sessions[role] = self.client(role).cookies[settings.SESSION_COOKIE_NAME].value

    def client(self, role: str | None, *, host: str | None = None) -> Client:
        """A client logged in with the role (in this world's schema, which must be set), or nobody's."""
        client = Client(HTTP_HOST=f"{host or self.name}.localhost")
        if role in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        elif role:
            client.force_login(self.users[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


def build(name: str, family_name: str) -> World:
    """In the schema that is set. Every primary key is PK, in both tenants."""
    world = World(name=name, sentinel=family_name, person=PERSONS[name])
    _staff(world)
    _person(world)
    _work(world)
    world.begin_sessions()
    return world


def _staff(world: World) -> None:
    unit = Unit.objects.create(id=PK, name="Delprojekt Väst", is_subproject=True, county_code="22")
    for number, role in enumerate(Role):
        staff = User(id=PK + number, email=f"{role}@example.test", name=f"Personal {role.label}")
        staff.set_password(PASSWORD)
        staff.save()
        scope = (
            {"unit": unit} if role == Role.LOCAL_LEADER else {"county_code": "22"} if role == Role.COUNTY_LEADER else {}
        )
        RoleGrant.objects.create(user=staff, role=role, **scope)
        world.users[role] = staff
    world.rows["unit"] = unit
    world.rows["label"] = Label.objects.create(id=PK, name=f"Etikett {world.sentinel}", user=world.users[Role.COACH])


def _person(world: World) -> None:
    youth = Youth.objects.create(
        id=PK, personnummer=NUMBERS[world.name], birth_date=dt.date(2009, 1, 26), given_name=world.person, family_name=world.sentinel,
        sort_key=world.sentinel.lower(), search_key=f"{world.person} {world.sentinel}".lower(), label=world.rows["label"], unit=world.rows["unit"],
    )  # fmt: skip
    LegalSex.objects.create(id=PK, youth=youth, sex="female", valid_from=youth.birth_date)
    code = "2281" if world.name == "alfa" else "0180"
    Residence.objects.create(
        id=PK, youth=youth, municipality_code=code, valid_from=dt.date(2009, 1, 26), source="extens"
    )
    seen = {"first_seen_on": DAY, "last_seen_on": DAY, "source": "extens"}
    world.rows["detail"] = ContactDetail.objects.create(id=PK, youth=youth, kind="phone", value="0701740635", **seen)
    Guardian.objects.create(id=PK, youth=youth, position=1, name=f"Eva {world.sentinel}", phone="0701740606", **seen)
    occupation = OccupationFact.objects.create(
        id=PK,
        youth=youth,
        code="none",
        code_version=1,
        as_of=dt.date(2026, 9, 1),
        known_on=DAY,
        informant="youth",
        informant_version=1,
    )
    world.rows.update(
        youth=youth,
        registration=Registration.objects.create(
            id=PK, youth=youth, municipality_code=code, covered_from=dt.date(2026, 6, 13), registered_on=dt.date(2026, 8, 20),
            latest_studies="study_certificate", latest_studies_version=current("latest_studies").version,
        ),
        contact=Contact.objects.create(
            id=PK, youth=youth, at=dt.datetime(2026, 9, 1, 10, 20, tzinfo=dt.UTC), channel="phone", channel_version=1, recipient="youth",
            recipient_version=1, outcome="reached", outcome_version=1, occupation=occupation, user=world.users[Role.COACH],
        ),
        occupation=occupation,
        intervention=Intervention.objects.create(
            id=PK, youth=youth, type="motivation", type_version=1, started_on=dt.date(2026, 9, 3), ended_on=dt.date(2026, 10, 28)
        ),
        proposal=Proposal.objects.create(
            id=PK, youth=youth, kind="out", reason="placed", since=DAY, fingerprint="f" * 32, found_on=DAY, evidence={}
        ),
    )  # fmt: skip
    world.rows["hidden"] = hidden = Youth.objects.create(
        id=PK + 1, birth_date=dt.date(2009, 2, 3), given_name="Dold", family_name=f"Dold{world.sentinel}",
        protected_at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC)
    )  # fmt: skip
    world.rows["notice"] = ProtectionNotice.objects.create(
        id=PK, youth=hidden, kind="marked", at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC), source="extens"
    )
    Guardian.objects.create(
        id=PK + 1, youth=hidden, position=0, is_protected=True, source="extens", first_seen_on=DAY, last_seen_on=DAY
    )


def _work(world: World) -> None:
    youth, source = (
        world.rows["youth"],
        Source.objects.create(id=PK, slug="extens", name=f"Extens {world.sentinel}", kind="extens"),
    )
    programme = Programme.objects.create(id=PK, name="Framåt", unit=world.rows["unit"])
    participation = Participation.objects.create(
        id=PK, youth=youth, programme=programme, sex_at_entry="female", started_on=DAY
    )
    world.rows.update(programme=programme, participation=participation)
    fetched = Source.objects.create(id=PK + 1, slug="ss12000", name=f"SS 12000 {world.sentinel}", kind="ss12000")
    world.rows["connection"] = Connection.objects.create(
        id=PK,
        source=fetched,
        base_address="http://127.0.0.1:9",
        token_address="http://127.0.0.1:9",
        client_id=world.sentinel,
    )
    run = ImportRun.objects.create(
        id=PK, source=source, as_of=DAY, file_name=f"{world.sentinel}.csv", file_sha256="0" * 64, protected_rows=[41]
    )
    job = Job.objects.create(
        id=PK, kind="import_apply", key=str(run.public_id), arguments={"run": str(run.public_id)}, state="queued"
    )
    stored = files.store(
        kind="scb_export", name="kaa.txt", content_type="text/plain", content=f"{world.sentinel}\r\n".encode()
    )
    StoredFile.objects.filter(pk=stored.pk).update(id=PK)
    stored = StoredFile.objects.get(pk=PK)
    export = Export.objects.create(
        id=PK, period="2026H1", municipality_code="2281", format_version="2020", file=stored, sha256=stored.sha256, row_count=1,
        youth_count=1, manifest={}, number=1,
    )  # fmt: skip
    world.rows.update(source=source, run=run, job=job, export=export)
    from tests.isolation import entries_history
    from tests.isolation.entries_reporting import add_rows

    add_rows(world)
    entries_history.add_rows(world)
    _lists(world)
    world.rows["upload"] = _upload(world)
    from tests.isolation.entries_merging import add_rows as add_merges
    from tests.isolation.entries_tokens import add_rows as add_tokens

    add_merges(world)
    from tests.isolation.entries_doors import add_rows as add_incoming

    add_incoming(world)
    from tests.isolation.entries_support import add_rows as add_planning

    add_planning(world)
    add_tokens(world)
    from tests.isolation.entries_reminders import add_rows as add_reminders

    add_reminders(world)
    from tests.isolation.entries_distribution import add_rows as add_distribution

    add_distribution(world)
    from tests.isolation.entries_letters import add_rows as add_letters

    add_letters(world)
    from tests.isolation.entries_visits import add_rows as add_visits

    add_visits(world)
    from tests.isolation.entries_documents import add_rows as add_documents

    add_documents(world)
    from tests.isolation.entries_outreach import add_rows as add_ladder

    add_ladder(world)


def _upload(world: World) -> Upload:
    """A file in the wizard, its columns chosen."""
    number = "200904012382" if world.name == "alfa" else "200904022381"
    content = f"Personnummer;Efternamn;Skyddad\n{number};{world.sentinel};N\n".encode()
    columns = {"personnummer": [["Personnummer"]], "family_name": [["Efternamn"]], "protection": [["Skyddad"]]}
    upload = keep_upload(
        name=f"{world.sentinel}.csv",
        content=content,
        actor=world.users[Role.ADMINISTRATOR],
        draft={"definition": {"columns": columns}},
    )
    Upload.objects.filter(pk=upload.pk).update(is_mapped=True)
    return Upload.objects.get(pk=upload.pk)


def _lists(world: World) -> None:
    """What a coach has kept of the list of youths."""
    coach, youth = world.users[Role.COACH], world.rows["youth"]
    told = {"done": 0, "unchanged": 0, "failed": {str(youth.public_id): "no_detail"}, "gone": 0}
    arguments = {"action": "contact", "everything": True, "ids": [], "filter": {}}
    book = files.store(
        kind="list_workbook", name="ungdomar.xlsx", content_type="text/plain", content=world.sentinel.encode()
    )
    world.rows.update(
        saved_filter=SavedFilter.objects.create(
            id=PK, user=coach, name=f"Filter {world.sentinel}", values={"state": "all"}
        ),
        bulk_job=Job.objects.create(
            id=PK + 1, kind="list_bulk", key="valda", arguments=arguments, result=told, state="done", created_by=coach
        ),
        workbook=ListWorkbook.objects.create(
            id=PK, file=book, user=coach, about="Visa: Alla", has_numbers=False, youths=[youth.public_id]
        ),
    )


Pick = Callable[[World], dict[str, Any]]


def public_id(row: str, name: str = "public_id") -> Pick:
    """The URL's argument: the public id of one of the world's rows."""
    return lambda world: {name: world.rows[row].public_id}
