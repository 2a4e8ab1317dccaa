"""Looking into answers that may lack or hold anything: whatever is not what it should be counts as absent."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from tenant_apps.sources.ss12000.errors import FetchFailed

Json = dict[str, Any]


def text_of(value: object, limit: int = 400) -> str:
    """One line, storable as UTF-8; a number is its digits."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = " ".join(str(value)[: limit * 2].split())[:limit]
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def day_of(value: object) -> str:
    """The day of a date or a date and time, as it is written."""
    text = text_of(value, 40)
    return text[:10] if len(text) > 10 and text[10] in "T " else text


def part_of(value: object, name: str) -> Json:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def parts_of(value: object, name: str) -> list[Json]:
    """The objects in a list, at most some hundred."""
    found = value.get(name) if isinstance(value, dict) else None
    return [one for one in found[:500] if isinstance(one, dict)] if isinstance(found, list) else []


def id_of(value: object) -> str:
    """A UUID in its one form; empty when there is none."""
    found = value.get("id") if isinstance(value, dict) else value
    try:
        return str(uuid.UUID(found)) if isinstance(found, str) else ""
    except ValueError:
        return ""


def listed(answer: Json, *names: str) -> list[Any]:
    """The page's list: the standard calls it `data`, the reference document of organisations `organisations`."""
    for name in names:
        if name in answer:
            found = answer[name]
            if found is None:
                return []
            if isinstance(found, list):
                return found
            break
    raise FetchFailed("shape")


def deleted_in(answer: Json) -> Iterator[str]:
    data = answer.get("data")
    if not isinstance(data, dict):
        raise FetchFailed("shape")
    persons = data.get("persons")
    if persons is not None and not isinstance(persons, list):
        raise FetchFailed("shape")
    for one in persons or []:
        if found := id_of(one):
            yield found
