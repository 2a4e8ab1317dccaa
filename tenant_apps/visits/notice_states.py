"""How it stands with the notice of each visit on a day's list: three statements, whatever its length."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.letters.enums import Channel, LetterState, Reason
from tenant_apps.letters.models import LeftOut, Letter, LetterTemplate, Mailing
from tenant_apps.letters.selectors.mailings import letters_of
from tenant_apps.letters.selectors.templates import templates_in_use
from tenant_apps.visits.models import HomeVisit, VisitDay, VisitNotice
from tenant_apps.visits.services.notices import step_prefix


@dataclass(frozen=True)
class NoticeState:
    """`remark`: what to see to; `letter`: where it is read; `is_made`: waits to be posted among the letters; `is_posted`: in time."""

    text: str
    tone: str = "warning"
    remark: str = ""
    letter: uuid.UUID | None = None
    is_made: bool = False
    is_posted: bool = False


@dataclass(frozen=True)
class NoticeMailing:
    public_id: uuid.UUID
    name: str
    made_on: date
    waiting: int
    posted: int


def notice_states(user: User, day: VisitDay) -> dict[uuid.UUID, NoticeState]:
    """By the visit's public id."""
    visits = list(day.visits.filter(youth__protected_at=None))
    notices: dict[int, list[VisitNotice]] = {}
    for one in VisitNotice.objects.filter(visit__in=visits).order_by("-pk"):
        notices.setdefault(one.visit_id or 0, []).append(one)
    steps = {one.step_key for rows in notices.values() for one in rows}
    letters: dict[tuple[int, str], list[Letter]] = {}
    for letter in letters_of(user).filter(step_key__in=steps, youth__home_visits__in=visits).order_by("pk").distinct():
        letters.setdefault((letter.youth_id, letter.step_key), []).append(letter)
    rows = LeftOut.objects.filter(mailing__step_key__startswith=step_prefix(day=day), youth__home_visits__in=visits)
    left_out = {one.youth_id: one.reason for one in rows.order_by("pk")}
    return {
        one.public_id: _state(one, notices.get(one.pk, []), letters, left_out.get(one.youth_id, "")) for one in visits
    }


def _state(
    visit: HomeVisit, notices: Iterable[VisitNotice], letters: dict[tuple[int, str], list[Letter]], left_out: str
) -> NoticeState:
    known = next(((one, found) for one in notices if (found := letters.get((one.youth_id, one.step_key)))), None)
    if known is None or all(one.state == LetterState.WITHDRAWN for one in known[1]):
        if visit.notice_posted_on:  # made elsewhere
            return NoticeState(_posted(visit.notice_posted_on), "success", is_posted=True)
        why = str(Reason(left_out).label) if left_out else ""
        if known is None or why:
            return NoticeState(_("not made"), remark=why)
        return NoticeState(_("withdrawn"), remark=str(Reason(known[1][0].reason).label), letter=known[1][0].public_id)
    notice, found = known
    letter = next((one for state in ("made", "returned", "posted") for one in found if one.state == state), found[0])
    differs = "" if notice.says(visit) else _says(notice)
    if letter.state == LetterState.MADE:
        text = _("notice made, not posted")
        return NoticeState(text, "info" if not differs else "warning", differs, letter.public_id, is_made=True)
    if visit.notice_posted_on:
        returned = _("It came in return.") if letter.state == LetterState.RETURNED else ""
        remark = " ".join(part for part in (returned, differs) if part)
        return NoticeState(
            _posted(visit.notice_posted_on),
            "warning" if remark else "success",
            remark,
            letter.public_id,
            is_posted=True,
        )
    posted = _posted(letter.decided_on) if letter.decided_on else ""
    return NoticeState(posted, "danger", differs or _("Too late for this day."), letter.public_id)


def _posted(day: date) -> str:
    return _("posted %(day)s") % {"day": sv_date(day)}


def _says(notice: VisitNotice) -> str:
    at = f"{notice.at:%H:%M}" if notice.at else "–"
    return _("It says %(day)s, %(at)s.") % {"day": sv_date(notice.on), "at": at}


def mailings_of_day(user: User, day: VisitDay) -> list[NoticeMailing]:
    """Where the day's notices are printed and marked as posted; the newest first."""
    seen = letters_of(user).filter(step_key__startswith=step_prefix(day=day))
    mailings = Mailing.objects.filter(pk__in=seen.values("mailing")).select_related("version__template")
    counts = {
        row["mailing"]: (row["waiting"], row["posted"])
        for row in seen.values("mailing").annotate(
            waiting=Count("pk", filter=Q(state=LetterState.MADE)), posted=Count("pk", filter=Q(state=LetterState.POSTED))
        ).order_by()
    }  # fmt: skip
    return [
        NoticeMailing(one.public_id, one.version.template.name, one.made_on, *counts.get(one.pk, (0, 0)))
        for one in mailings
    ]


def notice_templates() -> list[LetterTemplate]:
    """Those that can be made from now; the shipped one first."""
    found = templates_in_use().filter(channel=Channel.VISIT_NOTICE).exclude(versions=None).order_by("pk")
    return list(found)


def needs_making(states: Collection[NoticeState]) -> bool:
    """Somebody has no notice, or one that says another day or time."""
    return any(not one.is_posted and (not one.is_made or one.remark) for one in states)
