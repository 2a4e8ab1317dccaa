"""Values of code lists in forms and services: what may be chosen on a day, and the version that is stored with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shared_apps.codelists import selectors as codelists

Choices = list[tuple[str, str | Promise]]


@dataclass(frozen=True)
class Coded:
    """A code as a row stores it; nothing chosen is an empty code without a version."""

    code: str
    version: int | None

    @property
    def known_version(self) -> int:
        """For what must be coded: only nothing chosen is without a version."""
        if self.version is None:
            raise ValueError(self.code)
        return self.version


NOTHING = Coded("", None)


def choices(slug: str, *, on: date, keep: str = "", empty: str | Promise | None = None) -> Choices:
    """What may be chosen that day; a stored value that has been retired stays choosable in its own row (REL-28)."""
    found = codelists.current(slug, on=on)
    offered: Choices = [("", empty)] if empty is not None else []
    offered += found.choices(on)
    if keep and keep not in {code for code, _label in offered}:
        offered.append((keep, found.label(keep)))
    return offered


def chosen(slug: str, code: str, *, on: date, field: str, stored: Coded = NOTHING) -> Coded:
    """Give code and version to store; a value that is not changed keeps the version it had."""
    if not code:
        return NOTHING
    if code == stored.code:
        return stored
    found = codelists.current(slug, on=on)
    item = found.get(code)
    if item is None or not item.valid_on(on):
        raise ValidationError({field: _("This value cannot be chosen for that date.")})
    return Coded(code, found.version)


def shown(slug: str, code: str, version: int | None) -> str:
    """The label as it was when the value was stored."""
    if not code:
        return ""
    return codelists.label_for(slug, version, code) if version else codelists.current(slug).label(code)
