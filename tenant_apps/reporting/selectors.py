"""What the SCB page shows, read before it is rendered."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, Q

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from kaa.core.templatetags.kaa_ui import sv_datetime
from kaa.core.tenancy import own_codes
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.models import User
from tenant_apps.quality.period import PERIOD_CTES, PROTECTED_CTES, period_parameters
from tenant_apps.quality.selectors import Hit
from tenant_apps.reporting.models import Answer, Export, ReadingCopy, Receipt
from tenant_apps.reporting.receipts import FileState, file_states
from tenant_apps.reporting.worklists import NO_LABEL, is_mine

SHOWN = 20  # hits of one rule on the page; the rule's own list shows the rest


@dataclass(frozen=True)
class Section:
    """One rule's hits, as many as the page shows, and how many there are."""

    rule: str
    colour: str
    title: str
    hits: list[Hit]
    count: int

    @property
    def summary(self) -> str:
        return f"{self.title} · {self.count}"

    @property
    def left_out(self) -> int:
        return self.count - len(self.hits)


def sections(found: list[Hit], *, colour: str) -> list[Section]:
    by_title: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in found:
        if hit.colour == colour:
            by_title[hit.section, hit.title].append(hit)
    return [Section(rule, colour, title, hits[:SHOWN], len(hits)) for (rule, title), hits in by_title.items()]


@dataclass(frozen=True)
class LabelCount:
    """How much stands against the report under one label; "" is nobody's: the administrator's."""

    key: str
    name: str
    red: int
    yellow: int
    is_mine: bool = False


def by_label(found: list[Hit], user: User) -> list[LabelCount]:
    """One's own first, then by name."""
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    own: set[str] = set()
    for hit in found:
        if hit.colour in {"red", "yellow"}:
            key = str(hit.label_id or NO_LABEL)
            counted[hit.label, key][hit.colour == "yellow"] += 1
            if is_mine(hit, user):
                own.add(key)
    rows = [LabelCount(key, name, red, yellow, key in own) for (name, key), (red, yellow) in counted.items()]
    return sorted(rows, key=lambda one: (not one.is_mine, one.name))


@dataclass(frozen=True)
class KeptExport:
    """A kept file. What it held is not told of one that is withheld: set beside a new file, the figures would tell of somebody."""

    public_id: uuid.UUID
    name: str
    municipality: str
    number: int
    rows: int
    youths: int
    made_at: datetime
    made_by: str
    sha256: str
    size: int
    state: FileState
    replaces_delivery_of: date | None
    is_newest: bool
    remarks: int
    withdrawn: bool


def kept_exports(period: str, exports: Collection[Export] | None = None) -> list[KeptExport]:
    """The period's files, newest first, with what happened to each."""
    rows = list(Export.objects.filter(period=period).select_related("file", "created_by"))
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.municipality_code] = max(row.number, newest.get(row.municipality_code, 0))
    gone, states = withdrawn([row.pk for row in rows]), file_states(rows)
    wanted = {one.pk for one in exports} if exports is not None else {row.pk for row in rows}
    remarks = _remark_counts(wanted)
    return [
        KeptExport(
            public_id=row.public_id, name=row.file.name, municipality=municipality_name(row.municipality_code), number=row.number,
            rows=row.row_count, youths=row.youth_count, made_at=row.created_at, made_by=row.created_by.name if row.created_by else "",
            sha256=row.sha256, size=row.file.size, state=states[row.pk], replaces_delivery_of=_delivery_before(row, rows, states),
            is_newest=row.number == newest[row.municipality_code], remarks=remarks.get(row.pk, 0), withdrawn=row.pk in gone,
        )
        for row in rows
        if row.pk in wanted
    ]  # fmt: skip


def _delivery_before(export: Export, rows: list[Export], states: Mapping[int, FileState]) -> date | None:
    """When the delivery was made that this file replaces at SCB, or would: a new upload erases the one before it, whichever file that was."""
    own = states[export.pk].deliveries
    before = [
        delivery
        for one in rows
        if one.municipality_code == export.municipality_code and one.pk != export.pk
        for delivery in states[one.pk].deliveries
        if (delivery < own[-1] if own else one.number < export.number)
    ]
    return max(before)[0] if before else None


def _remark_counts(exports: Collection[int]) -> dict[int, int]:
    found = Answer.objects.filter(export__in=exports, withdrawn_at=None)
    counted = found.values("export_id").annotate(n=Count("remarks", filter=Q(remarks__youth__protected_at=None)))
    return {one["export_id"]: one["n"] for one in counted.order_by()}


def find_export(public_id: uuid.UUID) -> Export | None:
    return Export.objects.filter(public_id=public_id).select_related("file", "created_by").first()


def usable_export(public_id: uuid.UUID) -> Export | None:
    """A kept file that is not withheld."""
    found = find_export(public_id)
    return None if found is None or withdrawn([found.pk]) else found


def withdrawn(exports: Collection[int]) -> set[int]:
    """Those of these files (primary keys) that are not handed out any more: somebody in them has come under protection since (PRV-22)."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select distinct r.export_id from reporting_exportrow r join register_youth y on y.id = r.youth_id
               where r.export_id = any(%s) and y.protected_at is not null""",
            [list(exports)],
        )
        return {row[0] for row in cursor.fetchall()}


def youths_in(export: Export) -> list[uuid.UUID]:
    """Public ids of all youths in a kept file, for the read log."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select distinct y.public_id from reporting_exportrow r join register_youth o on o.id = r.youth_id
               join register_youth y on y.id = coalesce(o.merged_into_id, o.id) where r.export_id = %s""",
            [export.pk],
        )
        return [row[0] for row in cursor.fetchall()]


def registered_youths(period: str) -> int:
    """How many youths the period's file would hold. Without those under protection."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"with {PERIOD_CTES} select count(*) from spans where in_period", period_parameters(period, None)
        )
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class ByHand:
    """A youth under protection whom the period's report is about: the handler alone reads this."""

    youth: uuid.UUID
    name: str
    number: str
    registered_on: date
    deregistered_on: date | None


def reported_by_hand(period: str) -> list[ByHand]:
    """Those who would be in the period's file but for their protection (PRV-28; rules: Protected identity)."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""with {PROTECTED_CTES}
                select y.public_id, trim(y.given_name || ' ' || y.family_name), coalesce(y.personnummer, ''), r.registered_on, r.deregistered_on
                from registered r join register_youth y on y.id = r.youth_id where r.in_period order by y.sort_key, y.id, r.registered_on""",
            period_parameters(period, None),
        )
        return [ByHand(*row) for row in cursor.fetchall()]


def earlier(period: str) -> str:
    return HalfYear.parse(period).previous().code


def exports_to_answer(period: str) -> list[Export]:
    """Files that SCB may have answered on: what was delivered last stands first. None that is withheld."""
    found = list(Export.objects.filter(period=period).select_related("file").order_by("-created_at", "-pk"))
    gone, states = withdrawn([one.pk for one in found]), file_states(found)
    usable = [one for one in found if one.pk not in gone]
    return sorted(usable, key=lambda one: states[one.pk].deliveries[-1:], reverse=True)


def answerable_text(export: Export) -> str:
    return f"{export.file.name}, {sv_datetime(export.created_at)}"


@dataclass(frozen=True)
class ShownReceipt:
    public_id: uuid.UUID
    kind: str
    what: str
    on: date
    note: str
    by: str
    written_at: datetime
    withdrawn_on: date | None
    withdrawn_by: str


def receipts_of(export: Export) -> list[ShownReceipt]:
    """All that was written of a file, taken back or not, oldest first."""
    found = Receipt.objects.filter(export=export).select_related("recorded_by", "withdrawn_by").order_by("on", "pk")
    return [
        ShownReceipt(
            public_id=one.public_id, kind=one.kind, what=str(one.get_kind_display()), on=one.on, note=one.note,
            by=one.recorded_by.name if one.recorded_by else "", written_at=one.created_at,
            withdrawn_on=clock.local_date(one.withdrawn_at) if one.withdrawn_at else None,
            withdrawn_by=one.withdrawn_by.name if one.withdrawn_by else "",
        )
        for one in found
    ]  # fmt: skip


def copies_of(export: Export) -> list[ReadingCopy]:
    return list(ReadingCopy.objects.filter(export=export).select_related("file", "created_by"))


@dataclass(frozen=True)
class StandingFile:
    """What is left to do with one municipality code's file."""

    municipality: str
    newest: KeptExport | None


def standing_files(period: str) -> list[StandingFile]:
    made = {one.municipality: one for one in kept_exports(period) if one.is_newest}
    return [StandingFile(municipality_name(code), made.get(municipality_name(code))) for code in own_codes()]
