"""What staff have decided on a youth, from history: labels, units, exemptions; and proposals that were decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kaa.core.clock import local_date
from kaa.core.personnummer import format_for_people
from kaa.core.templatetags.kaa_ui import sv_date, sv_datetime
from kaa.core.together import read_together
from tenant_apps.accounts.models import Label, Unit, User
from tenant_apps.register.codes import shown
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.models import OccupationFact, Youth
from tenant_apps.register.services.identity import CONTEXT


@dataclass(frozen=True)
class Entry:
    """One line of the timeline."""

    kind: str
    at: datetime
    when: str
    text: str
    by: str = ""
    detail: str = ""
    badge: str = ""
    badge_tone: str = "neutral"
    url: str = ""
    url_label: str = ""


def changes_rows(youth: Youth) -> tuple[QuerySet[Any, Any], ...]:
    """Each version of the youth, the proposals that were decided, and the occupations that were taken back."""
    versions: Any = Youth.pgh_event_models["changed"]  # type: ignore[attr-defined]
    removed: Any = OccupationFact.pgh_event_models["removed"]  # type: ignore[attr-defined]
    decided = (ProposalState.REJECTED, ProposalState.INQUIRY, ProposalState.APPLIED)
    return (
        versions.objects.filter(pgh_obj_id=youth.pk)
        .order_by("pgh_id")
        .values(
            "label_id",
            "unit_id",
            "exempt_until",
            "exempt_reason",
            "personnummer",
            "given_name",
            "family_name",
            "birth_date",
            "pgh_created_at",
            "pgh_context",
        ),
        youth.proposals.filter(state__in=decided).select_related("decided_by"),
        removed.objects.filter(youth_id=youth.pk, pgh_label="removed", pgh_context__has_key="mistake")
        .order_by("pgh_id")
        .values("code", "code_version", "as_of", "pgh_created_at", "pgh_context"),
    )


def changes(youth: Youth, user: User, versions: Any, proposals: Any, removed: Any) -> Iterator[Entry]:  # noqa: ARG001
    """Each version against the one before; a fixed number of queries, whatever the history's length."""
    names = _Names([*versions, *removed])
    for before, now in pairwise(versions):
        at, by = now["pgh_created_at"], names.user(now)
        for text, detail in _told(before, now, names):
            yield Entry(kind="andringar", at=at, when=sv_datetime(at), by=by, text=text, detail=detail)
    yield from _decided(proposals)
    yield from _taken_back(removed, names)


def _told(before: dict[str, Any], now: dict[str, Any], names: _Names) -> Iterator[tuple[str, str]]:
    if before["label_id"] != now["label_id"]:
        was, became = names.labels.get(before["label_id"], ""), names.labels.get(now["label_id"], "")
        yield (
            _("Label: %(name)s") % {"name": became} if became else _("No label any more"),
            _("Before: %(name)s") % {"name": was} if was else "",
        )
    if before["unit_id"] != now["unit_id"]:
        became = names.units.get(now["unit_id"], "")
        yield (_("Unit: %(name)s") % {"name": became} if became else _("No unit any more"), "")
    if before["exempt_until"] != now["exempt_until"]:
        until = now["exempt_until"]
        text = (
            _("Exempt from automatic proposals until %(day)s") % {"day": sv_date(until)}
            if until
            else _("The exemption was ended")
        )
        yield (text, now["exempt_reason"] or "")
    yield from _identity(before, now)


def _identity(before: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What staff have written of who the youth is; what files write is the sources' own."""
    why = (now["pgh_context"] or {}).get(CONTEXT)
    if why is None:
        return
    said = (
        (
            _("Number: %(value)s"),
            *(format_for_people(one["personnummer"]) if one["personnummer"] else "" for one in (before, now)),
        ),
        (_("Name: %(value)s"), *(f"{one['given_name']} {one['family_name']}".strip() for one in (before, now))),
        (_("Date of birth: %(value)s"), *(sv_date(one["birth_date"]) for one in (before, now))),
    )
    for text, was, became in said:
        if was != became:
            earlier = _("Before: %(name)s") % {"name": was} if was else ""
            yield text % {"value": became}, " · ".join(filter(None, (earlier, why)))


class _Names:
    """Of those who, and the labels and units that, a history names."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        labels = Label.objects.filter(pk__in=_named(rows, "label_id")).values_list("pk", "name")
        units = Unit.objects.filter(pk__in=_named(rows, "unit_id")).values_list("pk", "name")
        who: Any = {(one["pgh_context"] or {}).get("user") for one in rows} - {None}
        users = User.objects.filter(pk__in=who)
        read_together(labels, units, users)
        self.labels, self.units = dict(labels), dict(units)
        self.users = {one.pk: one.display_name for one in users}

    def user(self, row: dict[str, Any]) -> str:
        return self.users.get((row["pgh_context"] or {}).get("user") or 0, "")


def _named(rows: list[dict[str, Any]], column: str) -> set[int]:
    return {one[column] for one in rows if one.get(column) is not None}


def _decided(proposals: Any) -> Iterator[Entry]:
    """Proposals that somebody applied, rejected or put under inquiry, with the reason."""
    for one in proposals:
        if one.decided_at is None:
            continue
        words = {"kind": str(ProposalKind(one.kind).label), "day": sv_date(one.found_on)}
        yield Entry(
            kind="andringar", at=one.decided_at, when=sv_date(local_date(one.decided_at)), by=one.decided_by.display_name if one.decided_by else "",
            text=_("Proposal of %(day)s: %(kind)s") % words, badge=str(ProposalState(one.state).label), detail=one.decision_note,
        )  # fmt: skip


def _taken_back(rows: Any, names: _Names) -> Iterator[Entry]:
    """Occupations that were never so: what stood, who took it back and why."""
    for one in rows:
        words = {"what": shown("occupation", one["code"], one["code_version"]), "day": sv_date(one["as_of"])}
        yield Entry(
            kind="andringar", at=one["pgh_created_at"], when=sv_datetime(one["pgh_created_at"]), by=names.user(one),
            text=_("Taken back: the occupation %(what)s of %(day)s") % words, detail=one["pgh_context"]["mistake"],
        )  # fmt: skip
