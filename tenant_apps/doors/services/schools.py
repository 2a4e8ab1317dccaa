"""The register of school units: by hand, and from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from kaa.core import locking
from tenant_apps.accounts.models import User
from tenant_apps.doors.models import SchoolLink, SchoolUnit
from tenant_apps.doors.school_file import SchoolRow

COLUMNS = ["name", "municipality_code", "email", "version"]


@dataclass(frozen=True)
class Loaded:
    added: int
    changed: int
    same: int


@transaction.atomic
def save_unit(*, unit: SchoolUnit | None, version: int, changes: Mapping[str, Any], actor: User) -> SchoolUnit:  # noqa: ARG001
    if unit is None:
        unit = SchoolUnit(**changes)
        unit.full_clean()
        unit.save()
        return unit
    return locking.save(unit, version=version, changes=changes)


@transaction.atomic
def archive_unit(*, unit: SchoolUnit, archived: bool, actor: User, now: datetime) -> None:  # noqa: ARG001
    """A school that has closed: what it sent stays in the figures, and its link opens nothing."""
    SchoolUnit.objects.filter(pk=unit.pk).update(archived_at=now if archived else None, version=F("version") + 1)
    if archived:
        SchoolLink.objects.filter(unit=unit, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def load_units(*, rows: Sequence[SchoolRow], actor: User) -> Loaded:  # noqa: ARG001
    """Add the new and change the others: three statements, whatever their number. A school that the file lacks stays; an empty e-mail
    in the file takes none away.
    """
    known = {one.code: one for one in SchoolUnit.objects.filter(code__in=[row.code for row in rows])}
    new, changed = [], []
    for row in rows:
        one = known.get(row.code)
        if one is None:
            new.append(
                SchoolUnit(code=row.code, name=row.name, municipality_code=row.municipality_code, email=row.email)
            )
            continue
        email = row.email or one.email
        if (one.name, one.municipality_code, one.email) != (row.name, row.municipality_code, email):
            one.name, one.municipality_code, one.email, one.version = (
                row.name,
                row.municipality_code,
                email,
                one.version + 1,
            )
            changed.append(one)
    SchoolUnit.objects.bulk_create(new)
    SchoolUnit.objects.bulk_update(changed, COLUMNS)
    return Loaded(added=len(new), changed=len(changed), same=len(rows) - len(new) - len(changed))
