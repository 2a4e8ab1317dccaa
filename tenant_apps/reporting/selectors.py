"""What the SCB page shows, read before it is rendered."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from kaa.core.halfyears import HalfYear
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.quality.period import PERIOD_CTES, period_parameters
from tenant_apps.quality.selectors import Hit
from tenant_apps.reporting.models import Export

SHOWN = 50  # hits of one rule on the page; the label's own list shows the rest


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


NO_LABEL = "none"


def by_label(found: list[Hit]) -> list[LabelCount]:
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for hit in found:
        if hit.colour in {"red", "yellow"}:
            counted[hit.label, str(hit.label_id or NO_LABEL)][hit.colour == "yellow"] += 1
    return [LabelCount(key, name, red, yellow) for (name, key), (red, yellow) in sorted(counted.items())]


@dataclass(frozen=True)
class KeptExport:
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
    replaces: bool
    withdrawn: bool


def kept_exports(period: str) -> list[KeptExport]:
    """The period's files, newest first; the newest of each municipality code replaces the earlier ones at SCB."""
    rows = list(Export.objects.filter(period=period).select_related("file", "created_by"))
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.municipality_code] = max(row.number, newest.get(row.municipality_code, 0))
    gone = withdrawn([row.pk for row in rows])
    return [
        KeptExport(
            public_id=row.public_id, name=row.file.name, municipality=municipality_name(row.municipality_code), number=row.number,
            rows=row.row_count, youths=row.youth_count, made_at=row.created_at, made_by=row.created_by.name if row.created_by else "",
            sha256=row.sha256, size=row.file.size, replaces=1 < row.number == newest[row.municipality_code],
            withdrawn=row.pk in gone,
        )
        for row in rows
    ]  # fmt: skip


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
            "select distinct y.public_id from reporting_exportrow r join register_youth y on y.id = r.youth_id where r.export_id = %s",
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


def earlier(period: str) -> str:
    return HalfYear.parse(period).previous().code
