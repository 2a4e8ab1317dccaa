"""The rule's statement, for one youth and for all, and what it is run with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kaa.core.tenancy import own_codes
from kaa.core.together import read_together
from tenant_apps.outreach.ladder import settings as ladder_settings
from tenant_apps.outreach.ladder.compiling import YOUNGEST, parameters
from tenant_apps.outreach.ladder.settings import Settings
from tenant_apps.outreach.ladder.specs import DEFAULT_STARTER, LadderSpec, from_rows, starters
from tenant_apps.outreach.models import LadderStep
from tenant_apps.register.identification import ruleset as identification

# whole years on a day, as kaa.core.ages counts them; `born` is the year, `birthday` month * 100 + day
AGE = """least(greatest(extract(year from {day})::int - born - (extract(month from {day}) * 100 + extract(day from {day}) <
    case when birthday = 229 and %(leap)s = '0228' and extract(day from make_date(extract(year from {day})::int, 3, 1) - 1) = 28
         then 228 else birthday end)::int, {youngest}), 20)"""


@cache
def sql() -> str:
    """Ends with the relation `found`: what is asked of it comes after."""
    text = files("tenant_apps.outreach.ladder").joinpath("next_steps.sql").read_text(encoding="utf-8")
    return re.sub(r"@age\[([^\]]*)\]", lambda hit: AGE.format(day=hit[1], youngest=YOUNGEST), text)


def _steps_in_use() -> QuerySet[LadderStep]:
    steps = LadderStep.objects.filter(ladder__archived_at=None)
    return steps.select_related("ladder").order_by("ladder_id", "position")


def ladders_in_use(steps: Iterable[LadderStep] | None = None) -> list[LadderSpec]:
    """The municipality's own; until it has chosen any, the first shipped one."""
    return from_rows(_steps_in_use() if steps is None else steps) or [starters()[DEFAULT_STARTER]]


class Rule:
    """What holds on a day: one statement to read, whatever the number of youths."""

    def __init__(
        self, day: date, *, settings: Settings | None = None, ladders: Sequence[LadderSpec] | None = None
    ) -> None:
        self.day = day
        own, steps, law = ladder_settings.rows_on(day), _steps_in_use(), identification.rows_on(day)
        read_together(*([] if settings else [own]), *([] if ladders is not None else [steps]), law)
        self.settings = settings or ladder_settings.from_rows(own)
        self.ladders = list(ladders) if ladders is not None else ladders_in_use(steps)
        self.leap = identification.from_rows(law).leap_birthday

    def parameters(self, youths: Collection[int] | None) -> dict[str, Any]:
        return parameters(
            day=self.day,
            municipality_codes=own_codes(),
            youths=youths,
            settings=self.settings,
            ladders=self.ladders,
            leap=self.leap,
        )

    def ask(
        self, tail: str, values: Mapping[str, Any] | None = None, *, youths: Collection[int] | None = None
    ) -> list[dict[str, Any]]:
        """Run the rule with what is asked of `found`: our own text, whose values are parameters. One statement."""
        with connection.cursor() as cursor:
            cursor.execute(sql() + tail, {**self.parameters(youths), **(values or {})})
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
