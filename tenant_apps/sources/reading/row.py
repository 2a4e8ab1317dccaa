"""One row's cells, checked and put into our own words."""

from __future__ import annotations

from dataclasses import dataclass

from kaa.core.personnummer import ParsedNumber
from kaa.core.phones import read_phone
from tenant_apps.register.enums import ABROAD, ELSEWHERE
from tenant_apps.sources.kinds import SourceKind, fold
from tenant_apps.sources.reading.staged import LIMITS, NULL, extra
from tenant_apps.sources.reading.values import read_date, read_email, read_postcode

Remarks = list[tuple[str, str]]
_LIMITS = tuple(LIMITS.items())


class RowRefused(Exception):
    """`detail` is a field, or a field and a value parted by a tab; of the value only its shape is kept."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


Cells = dict[str, str]
GUARDIAN_MARKS = ("guardian1_protection", "guardian2_protection", "guardian_protection")


@dataclass(frozen=True, slots=True)
class Content:
    """`texts` in the order of `staged.CONTENT`, `extras` of `staged.EXTRA`; `also` is what of the latter makes another row of it."""

    texts: list[str]
    extras: list[str]
    also: list[str]


@dataclass(frozen=True, slots=True)
class _Left:
    """Why and when somebody left the population register; `day` is NULL when the row does not tell."""

    reason: str = ""
    day: str = NULL


def _day(cells: Cells, name: str) -> str:
    """ISO 8601, which compares as dates do; NULL when there is none."""
    text = cells[name]
    if not text:
        return NULL
    found = read_date(text)
    if found is None:
        raise RowRefused("date", f"{name}\t{text}")
    return found


def read_content(cells: Cells, person: ParsedNumber, kind: SourceKind, as_of: str, remarks: Remarks) -> Content:
    for name, limit in _LIMITS:
        if len(cells[name]) > limit:
            raise RowRefused("too_long", name)
    given, family = cells["given_name"], cells["family_name"]
    if not given and not family:
        raise RowRefused("name_missing")
    states_birth = bool(cells.get("birth_date"))
    birth = _day(cells, "birth_date") if states_birth else person.birth_date.isoformat()
    if birth > as_of:
        raise RowRefused("date", "birth_date")
    said_sex = _sex(cells, kind, remarks)
    who = [person.kind.value, birth, said_sex or person.sex or "unknown", given, family]
    left = _left(cells, kind, as_of, remarks)
    home, details, school = _home(cells, left, as_of, remarks), _details(cells, remarks), _school(cells, kind, remarks)
    exam, is_clear = _exam(cells, kind, remarks)
    if exam[0] and not school[0]:  # a diploma's school is not a place
        school[1:4] = [cells["school_unit"], cells["school_name"], cells["programme"]]
    guardians, is_marked = _guardians(cells, kind, remarks)
    is_dead, is_old = left.reason == "died", left.reason == "old_number"
    extras = extra(
        deceased_on=(as_of if left.day == NULL else left.day) if is_dead else NULL, has_old_number=is_old,
        has_protected_guardian=is_marked, states_birth=states_birth, states_sex=said_sex not in {"", "unknown"},
        states_exam=is_clear and bool(kind.exam_kinds),
    )  # fmt: skip
    also = (
        [f"died {left.day}"] * is_dead + ["old number"] * is_old + ["guardian"] * is_marked + ["exam"] * (not is_clear)
    )
    return Content(who + home + details + school + exam + guardians, extras, also)


def _sex(cells: Cells, kind: SourceKind, remarks: Remarks) -> str:
    """What the source says; empty when it leaves it to the number."""
    text = cells["sex"]
    if text:
        found = kind.sexes.get(text) or kind.sexes.get(fold(text))
        if found:
            return found
        remarks.append(("sex", "sex"))
    return ""


def _left(cells: Cells, kind: SourceKind, as_of: str, remarks: Remarks) -> _Left:
    """A reason that is not known says nothing of where the person lives: a remark, and the row is used as it stands."""
    text = cells.get("left_reason", "")
    if not text:
        return _Left()
    reason = kind.left_reasons.get(fold(text), "")
    if not reason:
        remarks.append(("left_reason", "left_reason"))
    if reason in {"", "none"}:
        return _Left()
    if reason == "old_number":
        remarks.append(("old_number", "left_reason"))
        return _Left(reason)
    day = _day(cells, "left_on") if cells.get("left_on") else NULL
    if day > as_of:
        remarks.append(("future", "left_on"))
        day = NULL
    return _Left(reason, day)


def _home(cells: Cells, left: _Left, as_of: str, remarks: Remarks) -> list[str]:
    """Who died or moved abroad is registered in no municipality; of others who left only that they are elsewhere is known."""
    code = cells["municipality_code"]
    if left.reason in {"died", "emigrated", "moved"}:
        return [ELSEWHERE if left.reason == "moved" else ABROAD, left.day, NULL]
    if code:
        if len(code) == 3:
            code = "0" + code  # a spreadsheet took the first zero
        if not (len(code) == 4 and code.isascii() and code.isdigit()):
            raise RowRefused("municipality", f"municipality_code\t{code}")
    days = []
    for name in ("resident_from", "first_in_sweden_on"):
        day = _day(cells, name)
        if day > as_of:
            remarks.append(("future", name))
            day = NULL
        days.append(day)
    return [code, *days]


def _details(cells: Cells, remarks: Remarks) -> list[str]:
    postcode = cells["postcode"]
    if postcode:
        found = read_postcode(postcode)
        if found is None:
            remarks.append(("postcode", "postcode"))
        postcode = found or ""
    street, care_of = cells["street"], cells["care_of"]
    return [care_of, street, postcode, cells["city"], _phone(cells, "phone", remarks), _email(cells, "email", remarks)]


def _phone(cells: Cells, name: str, remarks: Remarks) -> str:
    text = cells[name]
    if not text:
        return ""
    found = read_phone(text)
    if found is None:
        remarks.append(("phone", name))
    return found or ""


def _email(cells: Cells, name: str, remarks: Remarks) -> str:
    text = cells[name]
    if not text:
        return ""
    found = read_email(text)
    if found is None:
        remarks.append(("email", name))
    return found or ""


def _school(cells: Cells, kind: SourceKind, remarks: Remarks) -> list[str]:
    """A school form that nobody knows is refused: whether the youth is in school would be a guess, and a duty would follow from it."""
    started, ended = _day(cells, "started_on"), _day(cells, "ended_on")
    text = cells["school_form"]
    form = ""
    if text:
        form = kind.school_forms.get(fold(text), "")
        if not form:
            raise RowRefused("school_form", f"school_form\t{text}")
        if started == NULL:
            raise RowRefused("start_missing", "started_on")
    if NULL not in {started, ended} and ended < started:
        raise RowRefused("end_before_start", "ended_on")
    reason = _code(cells, "end_reason", kind.end_reasons, remarks, unknown="unknown")
    if reason and ended == NULL:
        remarks.append(("end_reason_without_end", "end_reason"))
        reason = ""
    compulsory = [cells["compulsory_unit"], cells["compulsory_name"], _day(cells, "compulsory_ended_on")]
    if not form:
        return ["", "", "", "", NULL, NULL, NULL, "", *compulsory]
    placement = [
        form,
        cells["school_unit"],
        cells["school_name"],
        cells["programme"],
        _year(cells, remarks),
        started,
        ended,
        reason,
    ]
    return placement + compulsory


def _year(cells: Cells, remarks: Remarks) -> str:
    text = cells["year"]
    if not text:
        return NULL
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 10:
        return str(int(text))
    remarks.append(("year", "year"))
    return NULL


def _exam(cells: Cells, kind: SourceKind, remarks: Remarks) -> tuple[list[str], bool]:
    """And whether the cells could be read: what cannot be read takes nothing back."""
    day = _day(cells, "exam_on")
    text = cells["exam_kind"]
    found = _code(cells, "exam_kind", kind.exam_kinds, remarks, unknown="")
    if found and day != NULL:
        return [found, day], True
    if bool(text) != (day != NULL):
        remarks.append(("exam_incomplete", "exam_kind"))
    return ["", NULL], not text and day == NULL


def _code(cells: Cells, name: str, codes: dict[str, str], remarks: Remarks, *, unknown: str) -> str:
    text = cells[name]
    if not text:
        return ""
    found = codes.get(fold(text))
    if found is None:
        remarks.append((name, name))
        return unknown
    return found


def _guardians(cells: Cells, kind: SourceKind, remarks: Remarks) -> tuple[list[str], bool]:
    """Nothing of one under protection but that there is somebody (rules: Protected identity)."""
    marked = {name for name in GUARDIAN_MARKS if cells.get(name) and fold(cells[name]) not in kind.unprotected}
    found = []
    for who in ("guardian1", "guardian2"):
        if f"{who}_protection" in marked:
            found += ["", "", ""]
            continue
        name = cells[f"{who}_name"]
        phone, email = _phone(cells, f"{who}_phone", remarks), _email(cells, f"{who}_email", remarks)
        found += [name, phone, email] if name else ["", "", ""]
    return found, bool(marked)
