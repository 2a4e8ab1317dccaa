"""A ladder as a picture: steps in order, each with whom it is for, its days, and where the outcomes lead that are not as usual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shared_apps.codelists import selectors as codelists
from tenant_apps.outreach.enums import Follow, Situation, Way
from tenant_apps.outreach.ladder.checking import Finding, findings
from tenant_apps.outreach.ladder.specs import MAJORITY, OLDEST, LadderSpec, StepSpec, Then
from tenant_apps.outreach.ladder.words import ACTIONS, RECIPIENTS


@dataclass(frozen=True)
class Drawn:
    key: str
    position: int
    action: str
    whom: str
    details: tuple[str, ...]
    leads: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_pause: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Picture:
    key: str
    name: str
    about: str
    is_default: bool
    steps: tuple[Drawn, ...]
    findings: tuple[Finding, ...]
    starter: str = ""
    description: str = ""


def picture(ladder: LadderSpec) -> Picture:
    found = findings(ladder)
    return Picture(
        key=ladder.key, name=ladder.name, about=about(ladder), is_default=ladder.is_default, findings=tuple(found), starter=ladder.starter,
        description=ladder.description, steps=tuple(_drawn(one, ladder, found) for one in ladder.steps),
    )  # fmt: skip


def about(ladder: LadderSpec) -> str:
    reasons = codelists.current("latest_studies")
    parts = [", ".join(reasons.label(one) for one in sorted(ladder.reasons))] if ladder.reasons else []
    if ladder.age_from > 16 or ladder.age_to < OLDEST:
        parts.append(_ages(ladder.age_from, ladder.age_to))
    whom = "; ".join(parts) or (
        _("for everybody whom no other ladder is for") if ladder.is_default else _("for everybody")
    )
    start = ngettext(
        "the first step is due %(n)d day after registration",
        "the first step is due %(n)d days after registration",
        ladder.start_days,
    )
    return f"{whom[:1].upper()}{whom[1:]}; {start % {'n': ladder.start_days}}."


def _ages(first: int, last: int) -> str:
    if first <= 16:
        return _("up to %(last)d years") % {"last": last}
    if last >= OLDEST:
        return _("from %(first)d years") % {"first": first}
    return (
        _("%(first)d–%(last)d years") % {"first": first, "last": last}
        if first != last
        else _("%(n)d years") % {"n": first}
    )


def _drawn(step: StepSpec, ladder: LadderSpec, found: list[Finding]) -> Drawn:
    return Drawn(
        key=step.key, position=step.position, action=str(ACTIONS[step.way]), whom=_whom(step), details=tuple(_details(step)),
        leads=tuple(_leads(step, ladder)), findings=tuple(one for one in found if one.position == step.position), is_pause=step.way == Way.PAUSE,
        is_first=step.position == ladder.steps[0].position, is_last=step.position == ladder.steps[-1].position,
    )  # fmt: skip


def _whom(step: StepSpec) -> str:
    parts = []
    if step.way not in {Way.PAUSE, Way.CONCERN}:
        young, old = step.recipient(MAJORITY - 1), step.recipient(MAJORITY)
        only_minors = step.age_to < MAJORITY or step.audience == "guardian"
        if step.age_from >= MAJORITY or young == old:
            parts.append(str(RECIPIENTS[old]))
        elif only_minors:
            parts.append(str(RECIPIENTS[young]))
        else:
            parts.append(
                _("%(young)s under 18, %(old)s from 18") % {"young": RECIPIENTS[young], "old": RECIPIENTS[old]}
            )
    last = min(step.age_to, MAJORITY - 1) if step.way == Way.CONCERN or step.audience == "guardian" else step.age_to
    if step.age_from > 16 or last < OLDEST:
        parts.append(_ages(step.age_from, last))
    if step.reasons:
        reasons = codelists.current("latest_studies")
        parts.append(", ".join(reasons.label(one).lower() for one in sorted(step.reasons)))
    return ", ".join(parts)


def _details(step: StepSpec) -> list[str]:
    if step.way == Way.PAUSE:
        return [ngettext("%(n)d month", "%(n)d months", step.pause_months) % {"n": step.pause_months}]
    details = []
    if step.tries > 1:
        days = ngettext("%(n)d day between", "%(n)d days between", step.days_between) % {"n": step.days_between}
        tries = _("%(n)d tries on different days") % {"n": step.tries}
        details.append(f"{tries}, {days}")
    details.append(ngettext("then wait %(n)d day", "then wait %(n)d days", step.wait_days) % {"n": step.wait_days})
    if step.hold_from and step.hold_until:
        details.append(
            _("not from %(first)s until %(last)s") % {"first": _day(step.hold_from), "last": _day(step.hold_until)}
        )
    return details


def _day(place: int) -> str:
    return format_date(date(2000, place // 100, place % 100), "j F")


def _leads(step: StepSpec, ladder: LadderSpec) -> list[str]:
    if step.way == Way.PAUSE:
        then = step.follows.get(Situation.TRIED)
        return [_("then %(what)s") % {"what": leads_to(then, ladder) if then else _("from the beginning again")}]
    return [f"{Situation(one).label}: {leads_to(then, ladder)}" for one, then in step.follows.items()]


def leads_to(then: Then, ladder: LadderSpec) -> str:
    if then.follow == Follow.STEP:
        wanted = ladder.at(then.step)
        return _("to step %(n)d") % {"n": wanted.position} if wanted else _("to a step that is not there")
    if then.follow == Follow.PAUSE:
        return ngettext(
            "pause %(n)d month, then from the beginning", "pause %(n)d months, then from the beginning", then.months
        ) % {"n": then.months}
    return str(Follow(then.follow).label)
