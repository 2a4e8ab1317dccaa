"""The page of the queue: each youth with the proposal, each colleague with what they have and would get."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tenant_apps.distribution.enums import Reason
from tenant_apps.distribution.proposing import Proposed, propose
from tenant_apps.distribution.selectors.people import Person, people, rules
from tenant_apps.distribution.selectors.queue import Waiting, queue

SHOWN = 100


@dataclass(frozen=True)
class QueueRow:
    """`to`, `beside`: public ids as the selects say them; `was`: what was proposed, for the record of why."""

    youth: Waiting
    reason: str
    to: str
    beside: str
    was: str
    is_ticked: bool


@dataclass(frozen=True)
class PersonRow:
    person: Person
    proposed: int
    beside: int
    is_full: bool


@dataclass(frozen=True)
class Queue:
    waiting: list[Waiting]
    people: list[Person]
    proposed: Mapping[int, Proposed]

    @property
    def by_public_id(self) -> dict[str, Waiting]:
        return {str(one.public_id): one for one in self.waiting}

    @property
    def fingerprint(self) -> str:
        """Who waits: as many others are not the same queue."""
        return hashlib.sha256(" ".join(sorted(self.by_public_id)).encode()).hexdigest()

    @property
    def labels(self) -> dict[str, int]:
        return {str(one.public_id): one.label_id for one in self.people}

    @property
    def unplaced(self) -> int:
        return sum(one.person is None for one in self.proposed.values())


def queue_now(*, today: date) -> Queue:
    waiting, colleagues = queue(today=today), people(today=today)
    return Queue(waiting, colleagues, propose(waiting, colleagues, rules()))


def queue_rows(found: Queue, *, posted: Mapping[str, str], ticked: Collection[str]) -> list[QueueRow]:
    """The first ones; what was chosen on the page stands as it was chosen."""
    rows = []
    for one in found.waiting[:SHOWN]:
        proposed, key = found.proposed[one.youth_id], str(one.public_id)
        to, beside = _key(proposed.person), _key(proposed.beside)
        rows.append(
            QueueRow(
                one, str(Reason(proposed.reason).label) if proposed.reason else "", posted.get(f"to-{key}", to), posted.get(f"beside-{key}", beside),
                f"{to}|{proposed.reason}|{beside}", key in ticked,
            )
        )  # fmt: skip
    return rows


def person_rows(found: Queue) -> list[PersonRow]:
    given = Counter(one.person.label_id for one in found.proposed.values() if one.person)
    beside = Counter(one.beside.label_id for one in found.proposed.values() if one.beside)
    return [
        PersonRow(one, given[one.label_id], beside[one.label_id], one.most is not None and one.load.youths + given[one.label_id] >= one.most)
        for one in found.people
    ]  # fmt: skip


def _key(one: Person | None) -> str:
    return str(one.public_id) if one else ""
