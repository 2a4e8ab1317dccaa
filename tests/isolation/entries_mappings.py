"""The wizard's addresses: a file that waits belongs to one tenant, and to those who may import. Their part of the table behind test_urls."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.accounts.enums import Role
from tests.isolation.worlds import World, public_id

IMPORTING = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
READING = {"encoding": "utf-8", "delimiter": ";", "first": "1", "last": "1"}
COLUMNS = {"c0": "personnummer", "c1": "family_name", "c2": "protection"}
FINISH = {"name": "Friskolan", "as_of": "2026-11-16", "period_days": ""}


def entries(entry: Any) -> list[Any]:
    """With the table's own class: it gathers this file."""

    def sends(values: dict[str, str]) -> Any:
        return lambda _world: values

    def name(world: World) -> str:
        return world.sentinel

    def file(_world: World) -> dict[str, Any]:
        return {"file": SimpleUploadedFile("friskolan.csv", b"Personnummer;Efternamn\n200904012382;Ek\n")}

    one = public_id("upload")
    return [
        entry("import-new", IMPORTING),
        entry("import-new", IMPORTING, data=file, status=302),
        entry("import-source", IMPORTING, kwargs=public_id("source"), sentinel=name),
        entry("import-source", IMPORTING, kwargs=public_id("source"), data=sends({"period_days": "7"}), status=302),
        entry("upload-reading", IMPORTING, kwargs=one, sentinel=name),
        entry("upload-reading", IMPORTING, kwargs=one, data=sends(READING), status=302),
        entry("upload-columns", IMPORTING, kwargs=one, sentinel=name),
        entry("upload-columns", IMPORTING, kwargs=one, data=sends(COLUMNS), status=302),
        entry("upload-preview", IMPORTING, kwargs=one, data=sends(COLUMNS), sentinel=name),
        entry("upload-values", IMPORTING, kwargs=one, sentinel=name),
        entry("upload-values", IMPORTING, kwargs=one, data=sends({}), status=302),
        entry("upload-finish", IMPORTING, kwargs=one, sentinel=name),
        entry("upload-finish", IMPORTING, kwargs=one, data=sends(FINISH), status=302),
        entry("upload-discard", IMPORTING, kwargs=one, data=sends({}), status=302),
    ]
