"""Swedish telephone numbers as people write them: 070-174 06 35, 08-465 004 12, 0980-31 92 04."""

from __future__ import annotations

THREE_DIGIT_AREAS = {
    "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042", "044", "046", "054",
    "060", "063", "070", "072", "073", "076", "077", "079", "090",
}  # fmt: skip
GROUPS = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2), 9: (3, 3, 3)}


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
