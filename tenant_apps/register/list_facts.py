"""What rooms above tell of everybody in the list of youths, for its filters, their counts and columns: each registers when the apps are ready."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tenant_apps.accounts.models import User

NOTHING_TOLD = "none"
Choices = list[tuple[str, Any]]


@dataclass(frozen=True)
class FactFilter:
    """`name` is the filter's in the address (a field of YouthFilter), `column` the one of the statement that it asks."""

    name: str
    column: str
    choices: Callable[[User, date], Choices]


@dataclass(frozen=True)
class ListFact:
    """`statement`: as far as the user may know, rows of (youth_id, the filters' columns) with named parameters, at most one for each youth.

    `cells`: (text, what stands below it) by primary key, for the column of the list that has the fact's name.
    """

    name: str
    statement: Callable[[User, date], tuple[str, Mapping[str, Any]]]
    filters: tuple[FactFilter, ...]
    cells: Callable[[User, Sequence[int], date], Mapping[int, tuple[str, str]]]

    @property
    def relation(self) -> str:
        return f"fact_{self.name}"

    def with_named(self, user: User, today: date) -> tuple[str, dict[str, Any]]:
        """As a part of a `with`, its parameters under names of their own."""
        sql, values = self.statement(user, today)
        own = re.sub(r"%\((\w+)\)s", rf"%({self.relation}_\1)s", sql)
        return f"{self.relation} as materialized ({own})", {
            f"{self.relation}_{key}": one for key, one in values.items()
        }

    def with_places(self, user: User, today: date) -> tuple[str, list[Any]]:
        """The same with parameters by place, as Django has them."""
        sql, named = self.with_named(user, today)
        values: list[Any] = []

        def place(found: re.Match[str]) -> str:
            values.append(named[found[1]])
            return "%s"

        return re.sub(r"%\((\w+)\)s", place, sql), values


_facts: list[ListFact] = []


def list_fact(fact: ListFact) -> None:
    """Register, once, when the apps are ready."""
    if fact not in _facts:
        _facts.append(fact)


def list_facts() -> list[ListFact]:
    return list(_facts)


def fact_filters() -> dict[str, tuple[ListFact, FactFilter]]:
    return {one.name: (fact, one) for fact in _facts for one in fact.filters}


def asked_of(fact: ListFact, wanted: Any) -> dict[str, str]:
    """What a filter asks of a fact, by its columns."""
    return {one.column: getattr(wanted, one.name) for one in fact.filters if getattr(wanted, one.name)}


def condition(asked: Mapping[str, str]) -> tuple[str, list[str]]:
    """Over `told`, which is null for whom nothing is told. The columns are ours; what is asked is a parameter."""
    parts = [
        "told.youth_id is null" if value == NOTHING_TOLD else f"told.{column} = %s" for column, value in asked.items()
    ]
    return " and ".join(parts), [value for value in asked.values() if value != NOTHING_TOLD]


def cells_of(
    user: User, ids: Sequence[int], columns: Sequence[str], today: date
) -> dict[str, Mapping[int, tuple[str, str]]]:
    return {fact.name: fact.cells(user, ids, today) for fact in _facts if ids and fact.name in columns}
