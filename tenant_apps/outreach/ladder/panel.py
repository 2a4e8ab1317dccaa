"""What comes next and why, on the youth's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from kaa.core import clock
from kaa.core.access import Right, user_may
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.selectors import NextStep, sees_concerns, standing
from tenant_apps.outreach.ladder.specs import LadderSpec
from tenant_apps.outreach.ladder.words import ACTIONS
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel
from tenant_apps.register.tenant_kind import is_partnership


@dataclass(frozen=True)
class PanelStep:
    action: str
    position: int
    state: str  # done, now or ahead


@dataclass(frozen=True)
class NextPanel:
    step: NextStep | None
    why_none: str
    steps: tuple[PanelStep, ...]
    may_write: bool
    is_concern: bool
    public_id: Any


def next_panel(request: HttpRequest, youth: Youth) -> Panel | None:
    """None where there is no ladder: a partnership, and who is not registered."""
    if is_partnership(request):
        return None
    today = clock.today()
    found = standing(youth, today=today)
    if found.reason in {"not_registered", "merged"}:
        return None
    step, user = found.step, request.user
    concerns = isinstance(user, User) and sees_concerns(user)
    why_none = words.why_none(found.reason, concerns=concerns)
    if step is not None and step.is_concern and not concerns:
        step, why_none = None, str(words.TO_BE_DECIDED)
    data = NextPanel(
        step=step, why_none=why_none, steps=_steps(found.ladder, step, concerns=concerns),
        may_write=user_may(request, Right.YOUTHS_WRITE), is_concern=step is not None and step.is_concern, public_id=youth.public_id,
    )  # fmt: skip
    return Panel("outreach/next_panel.html", data)


def _steps(ladder: LadderSpec | None, step: NextStep | None, *, concerns: bool) -> tuple[PanelStep, ...]:
    """The ladder as a line of steps, as far as they are for this youth."""
    if ladder is None or step is None or step.position is None:
        return ()
    shown = []
    for one in ladder.steps:
        if one.way == Way.CONCERN and not concerns:
            continue
        if one.position != step.position and not one.age_from <= step.age <= one.age_to:
            continue
        state = "now" if one.position == step.position else "done" if one.position < step.position else "ahead"
        shown.append(PanelStep(str(ACTIONS[one.way]), one.position, state))
    return tuple(shown)
