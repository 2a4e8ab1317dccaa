"""One youth's page, read whole before it is rendered."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kaa.core.access import Right
from kaa.core.ages import turns_20_on
from kaa.core.personnummer import format_for_people
from kaa.core.phones import format_for_people as format_phone
from kaa.core.templatetags.kaa_ui import sv_date
from kaa.core.together import read_relations
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.models import User
from tenant_apps.quality.selectors import Hit
from tenant_apps.register.codes import shown
from tenant_apps.register.enums import DetailKind, Sex
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import CompulsorySchool, PreferredDetail, Registration, Youth
from tenant_apps.register.selectors.listing import neighbours
from tenant_apps.register.selectors.warnings import warnings

ADULT = 18
STAFF = "staff"


@dataclass(frozen=True)
class Sources:
    """The sources that know a youth: their names, and until when each still gave what it gives."""

    names: dict[str, str]
    current_as_of: dict[str, date]

    def name(self, slug: str) -> str:
        return STAFF if slug == STAFF else self.names.get(slug, slug)

    def last_seen(self, slug: str, written: date) -> date:
        """A run that says the same again writes nothing: its day stands on the source."""
        return max(written, self.current_as_of.get(slug, written))


def sources_of(youth: Youth) -> Sources:
    records = youth.source_records.all()
    return Sources(
        names={one.source.slug: one.source.name for one in records},
        current_as_of={
            one.source.slug: one.source.last_as_of for one in records if one.gone_on is None and one.source.last_as_of
        },
    )


@dataclass(frozen=True)
class DetailRow:
    public_id: uuid.UUID
    kind: str
    kind_label: str
    value: str
    owner: str
    source: str
    first_seen_on: date
    last_seen_on: date
    gone_on: date | None
    failed_on: date | None
    failed_reason: str = ""
    is_preferred: bool = False
    may_be_preferred: bool = False


@dataclass(frozen=True)
class PlacementRow:
    form: str
    school: str
    programme: str
    started_on: date
    ended_on: date | None
    end_reason: str
    gone_on: date | None


@dataclass(frozen=True)
class SourcePlacements:
    source: str
    placements: tuple[PlacementRow, ...]


@dataclass(frozen=True)
class ExamRow:
    kind: str
    awarded_on: date
    school: str
    source: str
    gone_on: date | None


@dataclass(frozen=True)
class Neighbours:
    place: int
    total: int
    before: uuid.UUID | None
    after: uuid.UUID | None


@dataclass(frozen=True)
class YouthHead:
    """What stands at the top of every page about a youth."""

    public_id: uuid.UUID
    name: str
    number: str
    age: int
    sex: str
    label: str
    version: int
    is_protected: bool
    turns_20_on: date
    registration: Registration | None
    reason: str
    closed: Registration | None
    is_adult: bool
    exempt_until: date | None = None


@dataclass(frozen=True)
class YouthView:
    head: YouthHead
    warnings: tuple[Hit, ...]
    details: tuple[DetailRow, ...]
    guardians: tuple[DetailRow, ...]
    placements: tuple[SourcePlacements, ...]
    compulsory: str
    exams: tuple[ExamRow, ...]
    earlier_numbers: tuple[str, ...]
    residences: tuple[tuple[str, date, date | None], ...]
    neighbours: Neighbours | None
    has_guardians: bool
    by_hand: tuple[tuple[str, str], ...] = ()


def read_rows(youth: Youth) -> None:
    """All of a youth's own rows that the page shows, by one statement: what is asked of the youth afterwards stands there already."""
    many: dict[str, Any] = {
        "registrations": youth.registrations.all(), "sexes": youth.sexes.all(), "source_records": youth.source_records.select_related("source"),
        "guardians": youth.guardians.order_by("source", "position"), "details": youth.details.order_by("gone_on", "failed_on", "-last_seen_on", "id"),
        "placements": youth.placements.order_by("source", "-started_on", "id"), "exams": youth.exams.order_by("-awarded_on", "id"),
        "numbers": youth.numbers.order_by("-replaced_on"), "residences": youth.residences.order_by("-valid_from"),
    }  # fmt: skip
    one: dict[str, Any] = {
        "compulsory_school": CompulsorySchool.objects.filter(youth=youth),
        "preferred_detail": PreferredDetail.objects.filter(youth=youth),
    }
    read_relations(youth, many=many, one=one)


def youth_head(youth: Youth, *, today: date) -> YouthHead:
    registrations = [one for one in youth.registrations.all() if one.mistaken_at is None]
    opened = next((one for one in registrations if one.deregistered_on is None or one.deregistered_on > today), None)
    sexes = [one for one in youth.sexes.all() if one.valid_from <= today]
    sex = max(sexes, key=lambda one: one.valid_from, default=None)
    age = age_as_decided(youth.birth_date, today)
    return YouthHead(
        public_id=youth.public_id, name=youth.full_name, number=youth.shown_number, age=age, sex=str(Sex(sex.sex).label) if sex else "",
        label=youth.label.name if youth.label else "", version=youth.version, is_protected=youth.protected_at is not None,
        turns_20_on=turns_20_on(youth.birth_date), registration=opened,
        reason=shown("latest_studies", opened.latest_studies, opened.latest_studies_version) if opened else "",
        closed=None if opened or not registrations else registrations[0], is_adult=age >= ADULT,
        exempt_until=youth.exempt_until if youth.exempt_until and youth.exempt_until > today else None,
    )  # fmt: skip


def youth_view(user: User, youth: Youth, *, today: date) -> YouthView:
    """Everything but the timeline; a fixed number of queries."""
    read_rows(youth)
    head = youth_head(youth, today=today)
    sources = sources_of(youth)
    # guardians' part ends at the 18th birthday, whether or not their rows are erased yet (rules: Ages, recipients)
    rows = [] if head.is_adult else [one for one in youth.guardians.all() if not one.is_protected]
    guardians = [_guardian(one, kind, sources) for one in rows for kind in DetailKind]
    compulsory = getattr(youth, "compulsory_school", None)
    return YouthView(
        head=head, warnings=tuple(warnings(today=today, youth_ids=[youth.pk])), details=tuple(_details(youth, sources)),
        guardians=tuple(one for one in guardians if one.value or one.kind == "phone"), has_guardians=bool(guardians),
        placements=tuple(_placements(youth, sources)),
        compulsory=" · ".join(part for part in (compulsory.school_name, sv_date(compulsory.ended_on)) if part) if compulsory else "",
        exams=tuple(
            ExamRow(shown("exam_kind", one.kind, one.kind_version), one.awarded_on, one.school_name, sources.name(one.source), one.gone_on)
            for one in youth.exams.all()
        ),
        earlier_numbers=tuple(format_for_people(one.value) for one in youth.numbers.all()),
        residences=tuple(_residences(youth)),
        neighbours=_neighbours(user, youth, head, today), by_hand=tuple(_by_hand(youth, head)),
    )  # fmt: skip


def _by_hand(youth: Youth, head: YouthHead) -> list[tuple[str, str]]:
    """Why people decided what the sources otherwise say."""
    told = [
        (
            _("Home municipality by hand"),
            next((one.source_note for one in youth.residences.all() if one.source_note), ""),
        ),
        (_("Exempt from automatic proposals"), youth.exempt_reason if head.exempt_until else ""),
    ]
    return [(what, text) for what, text in told if text]


def _neighbours(user: User, youth: Youth, head: YouthHead, today: date) -> Neighbours | None:
    if head.registration is None or youth.label is None or not user.may(Right.YOUTHS_READ):
        return None
    return Neighbours(*neighbours(user, youth, today=today))


def _details(youth: Youth, sources: Sources) -> list[DetailRow]:
    chosen = getattr(youth, "preferred_detail", None)
    found = chosen.detail_id if chosen else None
    ordered = sorted(
        youth.details.all(), key=lambda one: (one.gone_on is not None, one.failed_on is not None, one.pk != found)
    )
    return [
        DetailRow(
            public_id=one.public_id, kind=one.kind, kind_label=str(one.get_kind_display()), value=_shown_value(one), owner="",
            source=sources.name(one.source), first_seen_on=one.first_seen_on,
            last_seen_on=one.last_seen_on if one.gone_on else sources.last_seen(one.source, one.last_seen_on), gone_on=one.gone_on,
            failed_on=one.failed_on,
            failed_reason=shown("contact_outcome", one.failed_reason, one.failed_reason_version),
        )
        for one in ordered
    ]  # fmt: skip


def _shown_value(one: Any) -> str:
    if one.kind == DetailKind.ADDRESS:
        return _address_line(one.care_of, one.value, one.postcode, one.city)
    return format_phone(one.value) if one.kind == DetailKind.PHONE else str(one.value)


def _address_line(care_of: str, street: str, postcode: str, city: str) -> str:
    post = f"{postcode[:3]} {postcode[3:]} {city}".strip() if postcode else city
    return ", ".join(part for part in (f"c/o {care_of}" if care_of else "", street, post) if part)


def _guardian(one: Any, kind: DetailKind, sources: Sources) -> DetailRow:
    values = {DetailKind.PHONE: format_phone(one.phone), DetailKind.EMAIL: one.email, DetailKind.ADDRESS: _home(one)}
    return DetailRow(
        public_id=one.public_id, kind=kind.value, kind_label="", value=values[kind], owner=one.name,
        source=STAFF if kind == DetailKind.ADDRESS else sources.name(one.source), first_seen_on=one.first_seen_on,
        last_seen_on=sources.last_seen(one.source, one.last_seen_on), gone_on=None, failed_on=getattr(one, f"{kind.value}_failed_on"),
    )  # fmt: skip


def _home(one: Any) -> str:
    """A guardian's own address."""
    return _address_line(one.care_of, one.street, one.postcode, one.city) if one.street else ""


def _placements(youth: Youth, sources: Sources) -> list[SourcePlacements]:
    by_source: dict[str, list[PlacementRow]] = {}
    for one in youth.placements.all():
        row = PlacementRow(
            form=shown("school_form", one.school_form, one.school_form_version), school=one.school_name,
            programme=" ".join(part for part in (one.programme, _("year %(n)d") % {"n": one.year} if one.year else "") if part),
            started_on=one.started_on, ended_on=one.ended_on, end_reason=shown("placement_end", one.end_reason, one.end_reason_version),
            gone_on=one.gone_on,
        )  # fmt: skip
        by_source.setdefault(sources.name(one.source), []).append(row)
    return [SourcePlacements(source, tuple(rows)) for source, rows in by_source.items()]


def _residences(youth: Youth) -> list[tuple[str, date, date | None]]:
    return [(municipality_name(one.municipality_code), one.valid_from, one.valid_to) for one in youth.residences.all()]
