"""Guardians under protection: what a source knows of them no longer."""

from __future__ import annotations

from collections.abc import Collection

from tenant_apps.sources.models import SourceRecord


def read_anew(*, youths: Collection[int]) -> None:
    """A handler shows guardians again: the next files' rows of these youths (keys) are read as if they had changed."""
    SourceRecord.objects.filter(youth__in=youths).update(content_hash="", row_hash="")
