"""One cell each. They run some million times in an import: plain functions, the common case first."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

# control characters and those that turn the direction of writing: they hide what a text says
_HIDDEN = dict.fromkeys(
    [
        *range(32),
        127,
        *range(0x80, 0xA0),
        0xAD,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    ]
)
_HIDDEN[9] = " "
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
FIRST_YEAR, LAST_YEAR = 1900, 2200


def clean(text: str) -> str:
    """Composed (NFC), without hidden characters and needless space."""
    text = text.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text.translate(_HIDDEN)).strip()
    return text


@lru_cache(maxsize=50_000)
def read_date(text: str) -> str | None:
    """ISO 8601 with or without hyphens; what a database adds (00:00:00) is passed over. Given with hyphens; None: no such date."""
    text = text.removesuffix(" 00:00:00").removesuffix("T00:00:00")
    if len(text) not in {8, 10} or not text.isascii() or "W" in text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def read_email(text: str) -> str | None:
    """In small letters, as it is kept everywhere; None when it cannot be an address."""
    return text.lower() if _EMAIL.match(text) and len(text.lower()) <= 254 else None


def read_postcode(text: str) -> str | None:
    digits = text.replace(" ", "").removeprefix("SE-").removeprefix("S-")
    return digits if len(digits) == 5 and digits.isascii() and digits.isdigit() else None
