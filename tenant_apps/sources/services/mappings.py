"""Mappings: saved under a name, each version kept; without a column of protection only by a certificate (rules.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import User
from tenant_apps.sources.errors import ImportProblem
from tenant_apps.sources.mapping.dates import CONTRADICT
from tenant_apps.sources.mapping.definitions import Definition
from tenant_apps.sources.mapping.mapped import missing_fields
from tenant_apps.sources.models import ImportRun, Mapping, Source, Upload
from tenant_apps.sources.services.staging import stage_file
from tenant_apps.sources.services.uploads import destroy_upload


def certificate_text() -> str:
    """What the administrator says. Kept with the mapping as it was worded."""
    return _(
        "I certify that this source holds no person with protected personal data: neither a confidentiality mark nor protected population "
        "registration, nor a guardian or somebody in the household who has it."
    )


def check_definition(*, definition: Definition) -> None:
    missing = missing_fields(definition)
    if missing:
        raise ImportProblem("mapping_incomplete", columns=", ".join(missing))
    if set(CONTRADICT) <= set(definition.dates):
        raise ImportProblem("dates_contradict")


@transaction.atomic
def save_mapping(
    *,
    name: str,
    definition: Definition,
    actor: User | None,
    today: date,
    source: Source | None = None,
    certified_by: User | None = None,
) -> Source:
    """The source that reads by this mapping: the one given, with a new version of its mapping; else a new one of that name.

    ImportProblem("not_certified") when no column tells of protection and nobody with the right has certified that there is none.
    """
    check_definition(definition=definition)
    certificate = _certificate(definition, certified_by, today)
    mapping = source.mapping if source else None
    taken = Mapping.objects.filter(name=name) | Mapping.objects.filter(sources__name=name)
    if taken.exclude(pk=mapping.pk if mapping else 0).exists() or (
        source is None and Source.objects.filter(name=name).exists()
    ):
        raise ImportProblem("name_taken")
    with pghistory.context(user=actor.pk if actor else None):
        mapping = _write(mapping, name, definition, certificate)
    if source is None:
        return Source.objects.create(slug=_free_slug(name), name=name, kind="mapping", mapping=mapping)
    source.mapping, source.name = mapping, name
    source.save(update_fields=["mapping", "name"])
    return source


@transaction.atomic
def save_and_stage(
    *, upload: Upload, name: str, definition: Definition, content: bytes, as_of: date, period_days: int | None, actor: User | None,
    today: date, force: bool = False, force_reason: str = "",
) -> ImportRun:  # fmt: skip
    """The wizard's end. All of it or nothing: a mapping that does not read its own file is not kept; then the file's key is destroyed."""
    source = save_mapping(
        name=name,
        definition=definition,
        actor=actor,
        today=today,
        source=upload.source,
        certified_by=upload.certified_by,
    )
    if period_days:
        set_period(source=source, days=period_days)
    run = stage_file(
        source=source, file_name=upload.name, content=content, as_of=as_of, actor=actor, today=today, force=force,
        force_reason=force_reason,
    )  # fmt: skip
    destroy_upload(upload=upload)
    return run


def _write(mapping: Mapping | None, name: str, definition: Definition, certificate: dict[str, Any]) -> Mapping:
    """A new one, or the next version of it."""
    if mapping is None:
        return Mapping.objects.create(name=name, definition=definition.to_json(), **certificate)
    values = {"name": name, "definition": definition.to_json(), "version": mapping.version + 1, **certificate}
    for key, value in values.items():
        setattr(mapping, key, value)
    mapping.save()
    return mapping


def _certificate(definition: Definition, by: User | None, today: date) -> dict[str, Any]:
    if "protection" in definition.columns:
        return {"certified_by": None, "certified_name": "", "certified_on": None, "certificate": ""}
    if by is None or not definition.unprotected_by_certificate:
        raise ImportProblem("not_certified")
    return {
        "certified_by": by,
        "certified_name": by.name[:160],
        "certified_on": today,
        "certificate": certificate_text(),
    }


def _free_slug(name: str) -> str:
    base = slugify(name)[:30] or "kalla"
    slug, number = base, 2
    while Source.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def set_period(*, source: Source, days: int | None) -> Source:
    """How often its data should come; an alarm after one and a half (REL-04)."""
    source.period_days = days
    source.save(update_fields=["period_days"])
    return source
