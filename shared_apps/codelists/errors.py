from __future__ import annotations


class CodeListError(Exception):
    """A rule for the shared code lists is broken."""


class UnknownCodeList(CodeListError, LookupError):
    """No published version of a list with that name."""


class PublishedIsImmutable(CodeListError):
    """Values are stored with their list's version (REL-28): what it says may never change."""


class ShippedListChanged(CodeListError):
    """A shipped file differs from the version in the database that bears the same number."""


class ForbiddenWord(CodeListError):
    """A label holds a word about health, crime or belief (PRV-13): no such code may exist."""


class BadShippedFile(CodeListError):
    """A shipped file cannot be read as a code list."""
