"""Mappings that come with the product: kinds of files that many municipalities have. Read once, from data."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tenant_apps.sources.kinds import FOLDER
from tenant_apps.sources.mapping.definitions import Definition, from_json

SHIPPED = ("population", "exams")


@cache
def _data(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    return found


@cache
def shipped_definition(slug: str) -> Definition:
    return from_json(_data(slug))


def shipped_name(slug: str) -> str:
    return str(_data(slug)["name"])
