"""A staged row as a line of COPY: its columns, their limits, and the hash that tells whether anything changed."""

from __future__ import annotations

from hashlib import blake2b

# what the row says of a person, in the order of the staging table; the hash is of these
CONTENT = (
    "number_kind", "birth_date", "sex", "given_name", "family_name", "municipality_code", "resident_from", "first_in_sweden_on", "care_of", "street",
    "postcode", "city", "phone", "email", "school_form", "school_unit", "school_name", "programme", "year", "started_on", "ended_on", "end_reason",
    "compulsory_unit", "compulsory_name", "compulsory_ended_on", "exam_kind", "exam_on",
    "guardian1_name", "guardian1_phone", "guardian1_email", "guardian2_name", "guardian2_phone", "guardian2_email",
)  # fmt: skip
GUARDIANS = 6  # the last ones
# what else is known of the row: of its person, and of what its source tells itself (a number tells a birth date and a sex, too)
EXTRA = ("deceased_on", "has_old_number", "has_protected_guardian", "states_birth", "states_sex", "states_exam")
ADDED = (
    "run_id",
    "row_number",
    "personnummer",
    "sort_key",
    "search_key",
    "content_hash",
    "row_hash",
    "change",
    "youth_id",
)
NULL = "\x01"  # cleaned text cannot hold it
COLUMNS = CONTENT + EXTRA + ADDED
COPY = f"copy sources_stagedrow ({', '.join(COLUMNS)}) from stdin with (format text, null E'\\x01')"

LIMITS = {
    "given_name": 160, "family_name": 160, "care_of": 100, "street": 254, "city": 60, "school_unit": 20, "school_name": 120, "programme": 40,
    "compulsory_unit": 20, "compulsory_name": 120, "guardian1_name": 160, "guardian2_name": 160,
}  # fmt: skip


def extra(
    *,
    deceased_on: str,
    has_old_number: bool,
    has_protected_guardian: bool,
    states_birth: bool,
    states_sex: bool,
    states_exam: bool,
) -> list[str]:
    flags = (has_old_number, has_protected_guardian, states_birth, states_sex, states_exam)
    return [deceased_on, *("t" if flag else "f" for flag in flags)]


def content_hash(content: list[str]) -> str:
    return blake2b("\t".join(content).encode(), digest_size=16).hexdigest()


def copy_line(content: list[str], extras: list[str], added: tuple[str, ...]) -> str:
    return ("\t".join((*content, *extras)) + "\t" + "\t".join(added) + "\n").replace("\\", "\\\\")
