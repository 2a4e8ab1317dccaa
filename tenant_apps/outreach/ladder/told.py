"""What the list of youths is told of the next step: filters by what comes next and when, and a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder import words
from tenant_apps.outreach.ladder.rule import Rule, sql
from tenant_apps.outreach.ladder.selectors import FOLLOW_UP, GROUP_SQL, GROUPS, SEEN_SQL, group_of, sees_concerns
from tenant_apps.register.list_facts import NOTHING_TOLD, Choices, FactFilter, ListFact

# as Uppsök's list has it, so that a figure here is a figure there
TOLD = f"""
select f.youth as youth_id, case when f.follows_up then '{FOLLOW_UP}' else coalesce(f.way, 'phone') end as kind, {GROUP_SQL} as due, f.due_on
from found f where {SEEN_SQL}"""
GROUP_NAMES = {
    "overdue": gettext_lazy("Overdue"), "today": gettext_lazy("Today"), "week": gettext_lazy("Within a week"), "later": gettext_lazy("Later"),
}  # fmt: skip


def _statement(user: User, today: date) -> tuple[str, Mapping[str, Any]]:
    return sql() + TOLD, {**Rule(today).parameters(None), "concerns": sees_concerns(user)}


def _kinds(user: User, _today: date) -> Choices:
    left_out = {Way.PAUSE} if sees_concerns(user) else {Way.PAUSE, Way.CONCERN}
    ways = [(way.value, words.ACTIONS[way]) for way in Way if way not in left_out]
    return [*ways, (FOLLOW_UP, _("Follow-up of those reached"))]


def _times(_user: User, _today: date) -> Choices:
    return [*((group, GROUP_NAMES[group]) for group in GROUPS), (NOTHING_TOLD, _("No next step"))]


def _cells(user: User, ids: Sequence[int], today: date) -> dict[int, tuple[str, str]]:
    rows = Rule(today).ask(TOLD, {"concerns": sees_concerns(user)}, youths=ids)
    return {row["youth_id"]: (_kind(row["kind"]), _when(row["due_on"], today)) for row in rows}


def _kind(kind: str) -> str:
    return _("Follow-up") if kind == FOLLOW_UP else str(words.ACTIONS[Way(kind)])


def _when(day: date, today: date) -> str:
    group, shown = group_of((day - today).days), sv_date(day)
    if group == "overdue":
        return _("%(day)s, overdue") % {"day": shown}
    return _("%(day)s, today") % {"day": shown} if group == "today" else shown


NEXT_STEP = ListFact(
    "next_step", _statement, (FactFilter("next_step", "kind", _kinds), FactFilter("next_step_due", "due", _times)), _cells,
)  # fmt: skip
