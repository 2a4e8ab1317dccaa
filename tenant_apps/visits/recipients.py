"""To whom the notice of a visit goes: as the ladder's step says, by the age on the day (rules: Ages, recipients, guardians)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kaa.core.ages import age_on
from tenant_apps.letters.addresses import ADULT, Person
from tenant_apps.letters.enums import SentTo
from tenant_apps.letters.selectors.people import people
from tenant_apps.outreach.enums import Way
from tenant_apps.outreach.ladder.rule import Rule
from tenant_apps.outreach.ladder.specs import LadderSpec
from tenant_apps.register.identification.ruleset import settings_on

STEPS = """
select f.youth, f.ladder, f.sid, f.way, f.age, r.latest_studies from found f join register_registration r on r.public_id = f.registration"""


def audiences(youths: Collection[int], *, today: date) -> dict[int, str]:
    """What the youth's ladder says of its notice: the step that is next, else the one that would come. Without such a step: nothing."""
    if not youths:
        return {}
    rule = Rule(today)
    ladders = {one.key: one for one in rule.ladders}
    found = {}
    for row in rule.ask(STEPS, youths=youths):
        ladder = ladders.get(row["ladder"])
        audience = _audience(ladder, row) if ladder else None
        if audience:
            found[int(row["youth"])] = audience
    return found


def _audience(ladder: LadderSpec, row: dict[str, object]) -> str | None:
    notices = [one for one in ladder.steps if one.way == Way.VISIT_NOTICE]
    age = int(str(row["age"]))
    fitting = [one for one in notices if one.is_for(reason=str(row["latest_studies"]), age=age)]
    step = next((one for one in notices if one.key == row["sid"]), None) or next(iter(fitting), None)
    return step.audience.value if step else None


@dataclass(frozen=True)
class Noticed:
    """`recipients`: youth or guardian; `guarded`: those whose notice would go to a guardian under protection."""

    recipients: dict[int, str]
    guarded: frozenset[int]


def noticed(youths: Collection[int], *, posted_on: date, today: date) -> Noticed:
    """Whose name a notice that is posted on the day bears. The youth's own, when no guardian is known who may be written to."""
    wanted, leap = audiences(youths, today=today), settings_on(posted_on).leap_birthday
    found, guarded = {}, set()
    for key, person in people(youths, day=posted_on).items():
        is_minor = age_on(person.birth_date, posted_on, leap=leap) < ADULT
        to_guardians = is_minor and wanted.get(key, SentTo.BY_AGE) != SentTo.YOUTH
        found[key] = "guardian" if to_guardians and _has_guardian(person) else "youth"
        if to_guardians and any(one.is_protected for one in person.guardians):
            guarded.add(key)
    return Noticed(found, frozenset(guarded))


def _has_guardian(person: Person) -> bool:
    return any(one.name and not one.is_protected for one in person.guardians)
