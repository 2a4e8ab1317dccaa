"""Files of school units: Skolverket's register and lists like it, as CSV or Excel. Columns are known by their names."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from shared_apps.codelists.selectors import municipalities
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import fold
from tenant_apps.sources.reading.files import open_raw
from tenant_apps.sources.reading.headers import find_header, first_rows, header_key
from tenant_apps.sources.reading.values import clean, read_email

# the documented heading first
HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("Skolenhetskod", "Skolenhetens kod", "Enhetskod", "Kod", "School unit code"),
    "name": ("Skolenhetsnamn", "Skolenhet", "Skolenhetens namn", "Skola", "Namn", "School"),
    "municipality": ("Kommunkod", "Kommun", "Skolkommun", "Municipality"),
    "email": ("E-post", "Epost", "E-postadress", "Mejl", "Mail", "E-mail", "Kontakt"),
}
FIELDS = {header_key(name): field for field, names in HEADINGS.items() for name in names}
REQUIRED = ("code", "name", "municipality")
MAX_ROWS = 20_000
FAULTS: dict[str, Promise] = {
    "code": gettext_lazy("The code must have eight digits."),
    "name": gettext_lazy("The name is missing, or longer than 120 characters."),
    "municipality": gettext_lazy("There is no such municipality."),
    "email": gettext_lazy("The e-mail address is not right."),
    "twice": gettext_lazy("The code stands in an earlier row already."),
}


@dataclass(frozen=True)
class SchoolRow:
    code: str
    name: str
    municipality_code: str
    email: str


@dataclass(frozen=True)
class RowFault:
    """Which row, as a spreadsheet counts, what it said of the school, and what is wrong."""

    number: int
    school: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class SchoolFile:
    rows: tuple[SchoolRow, ...]
    faults: tuple[RowFault, ...]


def read_schools(content: bytes) -> SchoolFile:
    """Good rows and faulty ones apart; FileRefused when the file as a whole cannot be read."""
    raw = open_raw(content)
    header = find_header(first_rows(raw.rows()), frozenset(FIELDS))
    places = _places(header.names)
    towns = _towns()
    good: dict[str, SchoolRow] = {}
    faulty = []
    for number, cells in raw.rows():
        if number <= header.last or not any(cell.strip() for cell in cells):
            continue
        if number > MAX_ROWS:
            raise FileRefused("too_many_rows")
        said = {field: clean(cells[place]) if place < len(cells) else "" for field, place in places.items()}
        row, faults = _read(said, towns)
        if row.code in good and "code" not in faults:
            faults.append("twice")
        if faults:
            faulty.append(RowFault(number, said["name"] or said["code"], tuple(str(FAULTS[one]) for one in faults)))
        else:
            good[row.code] = row
    return SchoolFile(tuple(good.values()), tuple(faulty))


def _places(names: tuple[str, ...]) -> dict[str, int]:
    """Where each field stands; of "Kommunkod" and "Kommun" the first named wins, whichever stands first."""
    found: dict[str, int] = {}
    by_key = {header_key(name): place for place, name in reversed(list(enumerate(names)))}
    for field, known in HEADINGS.items():
        for name in known:
            if header_key(name) in by_key:
                found[field] = by_key[header_key(name)]
                break
    missing = [HEADINGS[field][0] for field in REQUIRED if field not in found]
    if missing:
        raise FileRefused("missing_columns", columns=", ".join(missing))
    return found


def _read(said: dict[str, str], towns: dict[str, str]) -> tuple[SchoolRow, list[str]]:
    faults = []
    code = said["code"].removesuffix(".0").replace(" ", "")
    if len(code) != 8 or not code.isascii() or not code.isdigit():
        faults.append("code")
    if not 0 < len(said["name"]) <= 120:
        faults.append("name")
    town = towns.get(fold(said["municipality"].removesuffix(".0")).zfill(4), "") or towns.get(
        fold(said["municipality"]), ""
    )
    if not town:
        faults.append("municipality")
    email = said.get("email", "").lower()
    if email and read_email(email) is None:
        faults.append("email")
    return SchoolRow(code, said["name"], town, email), faults


def _towns() -> dict[str, str]:
    """By code, by name, and by name with what is often written after it."""
    found: dict[str, str] = {}
    for one in municipalities().values():
        for name in (
            one.code,
            fold(one.name),
            fold(f"{one.name} kommun"),
            fold(f"{one.name}s kommun"),
            fold(f"{one.name} stad"),
        ):
            found[name] = one.code
    return found


def documented() -> str:
    """The headings as the page names them."""
    return ", ".join(names[0] for names in HEADINGS.values())
