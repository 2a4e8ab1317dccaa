"""What SS 12000's codes mean in our lists: shipped data, read once (SS 12000:2020, Code_SchoolType, Code_SecurityMarking)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tenant_apps.sources.kinds import FOLDER, SourceKind, fold

SLUG = "ss12000"


@dataclass(frozen=True)
class Codes:
    """Groups of school types; `known` are all that are understood."""

    passed_over: frozenset[str]
    compulsory: frozenset[str]
    upper_secondary: frozenset[str]
    known: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{SLUG}.json").read_text(encoding="utf-8"))
    return found


@cache
def codes() -> Codes:
    data = _data()
    return Codes(
        passed_over=frozenset(data["passed_over"]),
        compulsory=frozenset(data["compulsory"]),
        upper_secondary=frozenset(data["upper_secondary"]),
        known=frozenset(data["school_forms"]),
    )


@cache
def kind() -> SourceKind:
    """The reader's own kind. Columns are named as the document names them, so that verdicts can be looked up there."""
    data = _data()
    columns = {field: tuple(names) or (field,) for field, names in data["columns"].items()}
    return SourceKind(
        slug=SLUG,
        name=data["name"],
        columns=columns,
        headings={fold(name): field for field, names in columns.items() for name in names},
        required=tuple(columns),
        unprotected=frozenset(fold(value) for value in data["unprotected"]),
        sexes={fold(code): ours for code, ours in data["sexes"].items()},
        school_forms={fold(code): ours for code, ours in data["school_forms"].items()},
        end_reasons={fold(code): ours for code, ours in data["end_reasons"].items()},
        exam_kinds={},
    )
