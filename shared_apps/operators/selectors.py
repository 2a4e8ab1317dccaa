"""The shared code lists and report formats as those who answer for them see them: every version, drafts too. In public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch

from shared_apps.codelists.enums import Owner, VersionStatus
from shared_apps.codelists.models import Code, CodeList, CodeListVersion
from shared_apps.codelists.services import BY_RELEASE
from shared_apps.scb.enums import FormatStatus
from shared_apps.scb.models import ReportFormat


@dataclass(frozen=True)
class VersionRow:
    number: int
    is_draft: bool
    valid_from_period: str
    published_at: datetime | None
    by_release: bool
    published_by: str
    source: str
    codes: tuple[Code, ...]
    code_count: int


@dataclass(frozen=True)
class ListRow:
    """A code list, its versions with the latest first."""

    slug: str
    name: str
    description: str
    owner: str
    verified: bool
    versions: tuple[VersionRow, ...]

    @property
    def published(self) -> VersionRow | None:
        return next((one for one in self.versions if not one.is_draft), None)

    @property
    def drafts(self) -> int:
        return sum(one.is_draft for one in self.versions)


@dataclass(frozen=True)
class FormatRow:
    version: str
    name: str
    is_draft: bool
    verified: bool
    valid_from_period: str
    published_at: datetime | None
    by_release: bool
    published_by: str
    notice: str
    columns: int
    unknown: int
    checks: int


def _version(row: CodeListVersion, codes: tuple[Code, ...], count: int) -> VersionRow:
    return VersionRow(
        number=row.number, is_draft=row.status == VersionStatus.DRAFT, valid_from_period=row.valid_from_period,
        published_at=row.published_at, by_release=row.published_by == BY_RELEASE, published_by=row.published_by,
        source=row.source, codes=codes, code_count=count,
    )  # fmt: skip


def _row(one: CodeList, versions: tuple[VersionRow, ...]) -> ListRow:
    return ListRow(one.slug, one.name, one.description, str(Owner(one.owner).label), one.verified, versions)


def list_rows() -> list[ListRow]:
    """All code lists by name; two queries."""
    counted = CodeListVersion.objects.annotate(code_count=Count("codes")).order_by("-number")
    found = CodeList.objects.order_by("name").prefetch_related(Prefetch("versions", counted))
    return [_row(one, tuple(_version(row, (), row.code_count) for row in one.versions.all())) for one in found]  # type: ignore[attr-defined]  # annotated


def list_with_codes(slug: str) -> ListRow | None:
    """One code list with all versions and their codes; three queries."""
    versions = CodeListVersion.objects.order_by("-number").prefetch_related(
        Prefetch("codes", Code.objects.order_by("position", "id"))
    )
    one = CodeList.objects.filter(slug=slug).prefetch_related(Prefetch("versions", versions)).first()
    if one is None:
        return None
    rows = [(row, tuple(row.codes.all())) for row in one.versions.all()]
    return _row(one, tuple(_version(row, codes, len(codes)) for row, codes in rows))


def format_rows() -> list[FormatRow]:
    """All report formats, the latest first; three queries."""
    found = ReportFormat.objects.order_by("-valid_from_period", "-id").prefetch_related("columns", "checks")
    return [format_row(one) for one in found]


def format_row(one: ReportFormat) -> FormatRow:
    columns = list(one.columns.all())
    return FormatRow(
        version=one.version, name=one.name, is_draft=one.status == FormatStatus.DRAFT, verified=one.verified,
        valid_from_period=one.valid_from_period, published_at=one.published_at, by_release=one.published_by == BY_RELEASE,
        published_by=one.published_by, notice=one.notice, columns=len(columns), checks=len(one.checks.all()),
        unknown=sum(not column.meaning or not column.source for column in columns),
    )  # fmt: skip


def format_with_columns(version: str) -> ReportFormat | None:
    return ReportFormat.objects.filter(version=version).prefetch_related("columns", "checks").first()
