"""Who gets whom, by the municipality's rules of thumb: a pure function of the queue, the people and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tenant_apps.distribution.enums import Balance, CounsellorRule, Reason
from tenant_apps.distribution.models import DistributionRules
from tenant_apps.distribution.selectors.people import Person
from tenant_apps.distribution.selectors.queue import Waiting


@dataclass(frozen=True)
class Proposed:
    """None: nobody can be proposed, and the page says so."""

    person: Person | None
    reason: str = ""
    beside: Person | None = None


class _Loads:
    """What each has, and what the proposals add as they are made."""

    def __init__(self, people: Sequence[Person], balance: str) -> None:
        self.weight = {one.label_id: _counted(one, balance) for one in people}
        self.youths = {one.label_id: one.load.youths for one in people}

    def has_room(self, one: Person) -> bool:
        return one.most is None or self.youths[one.label_id] < one.most

    def order(self, one: Person) -> tuple[float, str, int]:
        """By the working time: half the time, half the youths."""
        return self.weight[one.label_id] / one.share, one.name, one.label_id

    def give(self, one: Person, *, beside: bool = False) -> None:
        self.weight[one.label_id] += 1
        self.youths[one.label_id] += 0 if beside else 1


def _counted(one: Person, balance: str) -> int:
    if balance == Balance.ACTIVE:
        return one.load.active + one.load.beside
    return one.load.steps if balance == Balance.STEPS else one.load.youths + one.load.beside


def propose(waiting: Sequence[Waiting], people: Sequence[Person], rules: DistributionRules) -> dict[int, Proposed]:
    """By the youth's key, longest waiting first. Colleagues who are away, or take none, are not proposed."""
    able = [one for one in people if one.takes_new and one.away is None]
    loads = _Loads(people, rules.balance)
    return {one.youth_id: _propose(one, able, rules, loads) for one in waiting}


def _propose(youth: Waiting, able: list[Person], rules: DistributionRules, loads: _Loads) -> Proposed:
    open_to = [one for one in able if loads.has_room(one) and youth.unit_id in {None, one.unit_id or youth.unit_id}]
    by_studies = rules.counsellor_rule != CounsellorRule.NEVER and youth.studies in rules.counsellor_codes
    alone = by_studies and rules.counsellor_rule == CounsellorRule.ALONE
    person, reason = _responsible(youth, open_to, rules, loads, to_counsellor=alone)
    beside = None
    if person is not None:
        loads.give(person)
        if by_studies and not alone and not person.is_counsellor:
            beside = min((one for one in open_to if one.is_counsellor), key=loads.order, default=None)
            if beside is not None:
                loads.give(beside, beside=True)
    return Proposed(person, reason, beside)


def _responsible(
    youth: Waiting, open_to: list[Person], rules: DistributionRules, loads: _Loads, *, to_counsellor: bool
) -> tuple[Person | None, str]:  # fmt: skip
    if rules.to_earlier and (known := next((one for one in open_to if one.label_id == youth.earlier), None)):
        return known, Reason.EARLIER
    counsellors = [one for one in open_to if one.is_counsellor]
    if to_counsellor and counsellors:
        return min(counsellors, key=loads.order), Reason.STUDIES
    mixed = rules.counsellor_rule == CounsellorRule.NEVER
    group = open_to if mixed else ([one for one in open_to if not one.is_counsellor] or open_to)
    if not group:
        return None, ""
    if rules.by_school and (near := [one for one in group if _of_school(one, youth)]):
        return min(near, key=loads.order), Reason.SCHOOL
    if rules.by_area and (near := _of_area(group, youth.postcode)):
        return min(near, key=loads.order), Reason.AREA
    return min(group, key=loads.order), Reason.LOAD


def _of_school(one: Person, youth: Waiting) -> bool:
    names = {youth.school_unit.casefold(), youth.school_name.casefold()} - {""}
    return any(school.casefold() in names for school in one.schools)


def _of_area(group: list[Person], postcode: str) -> list[Person]:
    """Those with the longest beginning that fits: 85231 before 852."""
    fits = {
        one.label_id: max((len(part) for part in one.postcodes if postcode.startswith(part)), default=0)
        for one in group
    }
    longest = max(fits.values(), default=0)
    return [one for one in group if longest and fits[one.label_id] == longest]
