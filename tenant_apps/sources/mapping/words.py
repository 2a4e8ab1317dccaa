"""What columns and codes are commonly called: shipped data, for suggestions and for finding the header."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tenant_apps.sources.kinds import FOLDER, fold, get_kind


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    return found


@cache
def heading_words() -> dict[str, str]:
    """The field that a heading most likely means."""
    words = dict(get_kind("extens").headings)
    for name, headings in _data()["headings"].items():
        words.update({fold(heading): name for heading in headings})
    return words


@cache
def code_words(name: str) -> dict[str, str]:
    kind = get_kind("extens")
    base = {
        "sex": kind.sexes,
        "school_form": kind.school_forms,
        "end_reason": kind.end_reasons,
        "exam_kind": kind.exam_kinds,
    }.get(name, {})
    return {**base, **{fold(word): code for code, words in _data()["codes"].get(name, {}).items() for word in words}}


@cache
def unprotected_words() -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["unprotected"])


@cache
def protected_words() -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["protected"])


def looks_like_protection(heading: str) -> bool:
    key = fold(heading.replace("_", " "))
    return heading_words().get(key) == "protection" or any(word in key for word in _data()["protection_stems"])
