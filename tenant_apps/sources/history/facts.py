"""What a reader gives: facts, one or several of each row, and who is marked as protected."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from json import dumps
from typing import Any

from kaa.core.names import search_key, sort_key
from kaa.core.personnummer import InvalidNumber, Kind, ParsedNumber

PROBLEMS = {
    "length": "number_length", "characters": "number_characters", "date": "number_date", "future": "number_future",
    "check_digit": "number_check_digit",
}  # fmt: skip


class Unusable(Exception):
    """The row cannot be used: a code of messages, and the column."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass
class Fact:
    row_number: int
    part: int
    kind: str
    number: str = ""
    person: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    occurrence: int = 1
    change: str = "new"
    code: str = ""
    detail: str = ""

    @property
    def content_hash(self) -> str:
        said = dumps([self.values, self.codes, self.occurrence], sort_keys=True, ensure_ascii=False)
        return blake2b(said.encode(), digest_size=16).hexdigest()

    def line(self, run: int) -> tuple[Any, ...]:
        """In the order of COLUMNS."""
        values = [dumps(each, ensure_ascii=False) for each in (self.person, self.values, self.codes)]
        hashed = "" if self.change == "refused" else self.content_hash
        return (
            run, self.row_number, self.part, self.kind, self.number, *values, hashed, self.occurrence, self.change, self.code,
            self.detail[:200],
        )  # fmt: skip


COLUMNS = (
    "run_id", "row_number", "part", "kind", "personnummer", "person", "given", "codes", "content_hash", "occurrence", "change", "code", "detail",
)  # fmt: skip


@dataclass
class Facts:
    """`protected` are the numbers of rows with a mark, `numbers` whose they were: none of their rows is among the facts in the end."""

    facts: list[Fact] = field(default_factory=list)
    rows: int = 0
    protected_rows: list[int] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)

    def refuse(self, row: int, kind: str, problem: Unusable, number: str = "") -> None:
        """Its cells are not kept; the number only until it is known whether the person is under protection."""
        self.facts.append(Fact(row, 1, kind, number=number, change="refused", code=problem.code, detail=problem.detail))

    def without_marked(self) -> None:
        """Who is marked on one row is dropped from all."""
        self.protected_rows += [
            fact.row_number for fact in self.facts if fact.part == 1 and fact.number and fact.number in self.numbers
        ]
        self.facts = [fact for fact in self.facts if not fact.number or fact.number not in self.numbers]


def problem_of(error: InvalidNumber) -> Unusable:
    return Unusable(PROBLEMS[error.reason.value])


def person_of(number: ParsedNumber, given: str, family: str, birth: str) -> dict[str, str]:
    """What a new youth is made of; nothing when it would not be enough."""
    if number.kind == Kind.TF or not given or not family:
        return {}
    return {
        "number_kind": number.kind.value, "birth_date": birth or number.birth_date.isoformat(), "sex": number.sex or "unknown",
        "given_name": given, "family_name": family, "sort_key": sort_key(f"{family} {given}"), "search_key": search_key(f"{given} {family}"),
    }  # fmt: skip
