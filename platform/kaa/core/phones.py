"""Telephone numbers: the one form in which they are kept, and as people write them (070-174 06 35, 08-465 004 12, 0980-31 92 04)."""

from __future__ import annotations

from django.db.models import Expression, F, TextField, Value
from django.db.models.expressions import Combinable, Func

THREE_DIGIT_AREAS = {
    "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042", "044", "046", "054",
    "060", "063", "070", "072", "073", "076", "077", "079", "090",
}  # fmt: skip
_NOISE = str.maketrans("", "", "/().\u00a0\u2010\u2011\u2012\u2013")
GROUPS = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2), 9: (3, 3, 3)}


def read_phone(text: str) -> str | None:
    """Digits, Swedish ones with a leading 0 and foreign ones with a leading +; None when it cannot be a number."""
    digits = text.replace("-", "").replace(" ", "")
    if not digits.isdigit():
        digits = digits.translate(_NOISE)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if digits.startswith("+460"):
        digits = digits[3:]
    elif digits.startswith("+46"):
        digits = "0" + digits[3:]
    bare = digits.removeprefix("+")
    return digits if bare.isascii() and bare.isdigit() and 5 <= len(bare) <= 15 else None


def written_forms(phone: str) -> list[str]:
    """A number that is kept, and how it may stand in rows from before there was one form."""
    if not phone.startswith("0"):
        return [phone, f"00{phone[1:]}"]
    return [phone, f"+46{phone[1:]}", f"0046{phone[1:]}"]


def kept_phone(column: str | Combinable) -> Expression:
    """What `read_phone` makes of a column, in SQL: so that a row of whatever source and time is found."""
    digits = _replaced(F(column) if isinstance(column, str) else column, "[^0-9+]", "", Value("g"))
    return _replaced(_replaced(digits, "^00", "+"), r"^\+460?", "0")


def _replaced(found: Combinable, pattern: str, by: str, *flags: Value) -> Func:
    return Func(found, Value(pattern), Value(by), *flags, function="regexp_replace", output_field=TextField())


def format_for_people(digits: str) -> str:
    """Group a stored number (digits with a leading 0); anything else is given back as it is."""
    if not digits.isascii() or not digits.isdigit() or not digits.startswith("0"):
        return digits
    area = digits[:2] if digits.startswith("08") else digits[:3] if digits[:3] in THREE_DIGIT_AREAS else digits[:4]
    rest = digits[len(area) :]
    if len(rest) not in GROUPS:
        return digits
    parts, at = [], 0
    for length in GROUPS[len(rest)]:
        parts.append(rest[at : at + length])
        at += length
    return f"{area}-{' '.join(parts)}"
