"""Kinds of files, and what their codes mean in our lists: shipped data, read once."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tenant_apps.sources.errors import FileRefused

FOLDER = Path(__file__).parent / "data"
KINDS = ("extens",)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """How headers and codes are compared: composed, one space, no case."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


@dataclass(frozen=True)
class SourceKind:
    """`headings` finds a field by the folded heading; `columns` gives the headings of each field, the documented one first."""

    slug: str
    name: str
    columns: dict[str, tuple[str, ...]]
    headings: dict[str, str]
    required: tuple[str, ...]
    unprotected: frozenset[str]
    sexes: dict[str, str]
    school_forms: dict[str, str]
    end_reasons: dict[str, str]
    exam_kinds: dict[str, str]
    left_reasons: dict[str, str] = field(default_factory=dict)

    @property
    def meaning(self) -> str:
        """Two kinds of the same meaning read the same cells alike."""
        codes = (self.sexes, self.school_forms, self.end_reasons, self.exam_kinds, self.left_reasons)
        return repr((self.slug, sorted(self.unprotected), [sorted(one.items()) for one in codes]))

    def heading(self, name: str) -> str:
        return self.columns[name][0]


@cache
def get_kind(slug: str) -> SourceKind:
    if slug not in KINDS:
        raise FileRefused("unknown_kind")
    data: dict[str, Any] = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    columns = {name: tuple(names) for name, names in data["columns"].items()}

    def codes(key: str) -> dict[str, str]:
        return {fold(code): ours for code, ours in data[key].items()}

    return SourceKind(
        slug=slug,
        name=data["name"],
        columns=columns,
        headings={fold(heading): name for name, names in columns.items() for heading in names},
        required=tuple(name for name in columns if name not in data["optional"]),
        unprotected=frozenset(fold(value) for value in data["unprotected"]),
        sexes=codes("sexes"),
        school_forms=codes("school_forms"),
        end_reasons=codes("end_reasons"),
        exam_kinds=codes("exam_kinds"),
    )
