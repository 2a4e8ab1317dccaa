"""Reading code lists, from any schema: a tenant's role may only SELECT here, and the search path ends in public.

All published versions are a few hundred rows. They are read whole, in two queries, and kept for a minute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kaa.core import clock
from kaa.core.halfyears import HalfYear
from shared_apps.codelists.caching import TimedValue
from shared_apps.codelists.enums import VersionStatus
from shared_apps.codelists.errors import UnknownCodeList
from shared_apps.codelists.models import Code, CodeListVersion
from shared_apps.codelists.municipalities import Municipality, municipalities, municipality_name
from shared_apps.codelists.snapshots import CodeItem, CodeListSnapshot

__all__ = [
    "CodeItem", "CodeListSnapshot", "Municipality", "R6Rules", "current", "forbidden_pairs", "forget", "get_version",
    "label_for", "municipalities", "municipality_name", "placement_forms", "r5_pairs", "snapshots", "versions",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class R6Rules:
    """Latest studies that cannot follow one another: (earlier, later); codes in `skip` are passed over."""

    forbidden: frozenset[tuple[str, str]]
    skip: frozenset[str]


def _read_all() -> Mapping[str, tuple[CodeListSnapshot, ...]]:
    codes: dict[int, list[CodeItem]] = defaultdict(list)
    published = VersionStatus.PUBLISHED
    rows = Code.objects.filter(version__status=published).order_by("version_id", "position", "id")
    for version, code, label, flags, first, last in rows.values_list(
        "version_id", "code", "label", "flags", "valid_from", "valid_to"
    ):
        codes[version].append(CodeItem(code, label, MappingProxyType(flags), first, last))
    lists: dict[str, list[CodeListSnapshot]] = defaultdict(list)
    found = (
        CodeListVersion.objects.filter(status=published)
        .select_related("code_list")
        .order_by("valid_from_period", "number")
    )
    for row in found:
        about = row.code_list
        lists[about.slug].append(
            CodeListSnapshot(
                slug=about.slug,
                version=row.number,
                name=about.name,
                owner=about.owner,
                verified=about.verified,
                valid_from_period=row.valid_from_period,
                source=row.source,
                rules=MappingProxyType(row.rules),
                codes=tuple(codes[row.pk]),
            )
        )
    return MappingProxyType({slug: tuple(of_list) for slug, of_list in lists.items()})


_published: TimedValue[Mapping[str, tuple[CodeListSnapshot, ...]]] = TimedValue(_read_all)


def forget() -> None:
    """Read again at the next question: called after a publication, and by tests between databases."""
    _published.forget()


def versions(slug: str) -> tuple[CodeListSnapshot, ...]:
    """Give a list's published versions, the earliest first."""
    found = _published.get().get(slug)
    if not found:
        raise UnknownCodeList(f"no published version of the code list {slug}")
    return found


def _choose(found: tuple[CodeListSnapshot, ...], period: str) -> CodeListSnapshot:
    """Choose the latest that holds for the period; before the first one, the first, so that history reads."""
    return next((one for one in reversed(found) if one.valid_from_period <= period), found[0])


def _period(on: date | None, period: str | None) -> str:
    if period is not None:
        return HalfYear.parse(period).code
    return HalfYear.of(on or clock.today()).code


def current(slug: str, *, on: date | None = None, period: str | None = None) -> CodeListSnapshot:
    """Give the version that holds for a period (REL-28: an SCB period fixes it), or for the period of a day (today)."""
    return _choose(versions(slug), _period(on, period))


def snapshots(*, on: date | None = None, period: str | None = None) -> Mapping[str, CodeListSnapshot]:
    """Give all lists at once, each in the version that holds."""
    wanted = _period(on, period)
    return MappingProxyType({slug: _choose(found, wanted) for slug, found in _published.get().items()})


def get_version(slug: str, version: int) -> CodeListSnapshot:
    for one in versions(slug):
        if one.version == version:
            return one
    raise UnknownCodeList(f"no published version {version} of the code list {slug}")


def label_for(slug: str, version: int, code: str) -> str:
    """Give the label that a stored value had when it was stored; the code itself when list or version is unknown.

    What is published never changes, so an old reading answers as well as a new one: once a process has read the lists,
    no query is made here, and a template may ask.
    """
    for lists in (_published.peek(), None):
        for one in (lists if lists is not None else _published.get()).get(slug, ()):
            if one.version == version:
                return one.label(code)
    return code


def forbidden_pairs(*, period: str) -> R6Rules:
    """Give R6's pairs for a collection period (SenSysReg)."""
    rules = current("latest_studies", period=period).rules
    pairs = frozenset((earlier, later) for earlier, later in rules.get("forbidden_pairs", ()))
    return R6Rules(pairs, frozenset(rules.get("skip", ())))


def r5_pairs(*, period: str) -> frozenset[tuple[str, str]]:
    """Give R5's pairs for a collection period: (Atgard, the SysEfter that says the same)."""
    types = current("intervention_type", period=period).codes
    return frozenset((item.code, occupation) for item in types for occupation in item.flags.get("corresponds_to", ()))


def placement_forms(*, on: date) -> frozenset[str]:
    """Give the school forms in which a placement that day keeps a youth outside the duty (29 kap. 9 § skollagen).

    Introductory programmes count from 2018-07-01: a date in the flags, for history is judged by the law of its day.
    """

    def counts(item: CodeItem) -> bool:
        first, last = item.flags.get("placement_from"), item.flags.get("placement_to")
        return (
            bool(item.flags.get("placement"))
            and (first is None or date.fromisoformat(first) <= on)
            and (last is None or on <= date.fromisoformat(last))
        )

    return frozenset(item.code for item in current("school_form", on=on).codes if counts(item))
