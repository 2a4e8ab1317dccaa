"""From SS 12000's persons to rows of our fields. Of a person under protection only number and mark go on (PRV-20, PRV-21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kaa.core.ages import age_on
from kaa.core.personnummer import InvalidNumber, ParsedNumber, parse
from tenant_apps.sources.kinds import fold
from tenant_apps.sources.reading.values import read_date
from tenant_apps.sources.ss12000.answers import Json, day_of, id_of, part_of, parts_of, text_of
from tenant_apps.sources.ss12000.enrolments import Studies, Unit, read_enrolments
from tenant_apps.sources.ss12000.kind import kind

FROM_AGE, TO_AGE = 15, 21  # whom the duty may come to concern; the others of the school are none of our business
FIELDS = tuple(kind().columns)
PLACES = {name: place for place, name in enumerate(FIELDS)}
FREE = "Ingen"
EMAIL_TYPES = ("Privat", "Skola elev", "", "Arbete övrigt", "Skola personal")
PHONE_TYPES = ("Privat", "Hem", "", "Arbete", "Arbete övrigt")
GUARDIAN, GUARDIAN_MARKED = "vårdnadshavare", "J"  # what the mark says is not kept
Remark = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """`refusal` stands in for what the reader would say of a row without a name."""

    number: int
    remote_id: str
    value: str
    cells: list[str]
    remarks: tuple[Remark, ...] = ()
    refusal: str = ""
    guardians: tuple[str, ...] = ()

    @property
    def is_protected(self) -> bool:
        return self.cells[PLACES["protection"]] != FREE


@dataclass(frozen=True, slots=True)
class Adult:
    name: str
    phone: str
    email: str


@dataclass
class Translator:
    """Takes persons one by one, in the server's order, and keeps what is ours of them.

    `known` are the numbers that the source gave before; `first_seen` the start of a placement without one.
    """

    day: date
    units: Mapping[str, Unit]
    programmes: Mapping[str, str]
    chosen: frozenset[str]
    known: frozenset[str]
    is_certified: bool
    first_seen: Callable[[str, str, str], str]

    rows: list[Row] = field(default_factory=list)
    adults: dict[str, Adult] = field(default_factory=dict)
    seen: dict[str, bool] = field(default_factory=dict)  # id -> under protection
    marked_ids: set[str] = field(default_factory=set)  # also of those whose number is not told
    marked_numbers: set[str] = field(
        default_factory=set
    )  # of others under protection: who is in the register is hidden
    times: Counter[str] = field(default_factory=Counter)  # how often each id was told
    persons: int = 0  # also those under protection: their places in the list are counted
    nameless: int = 0  # under protection, without an id
    marked: int = 0  # persons who carry a securityMarking, whatever it says
    lacks_start: bool = False
    has_municipality: bool = False

    def take(self, person: Any) -> None:
        self.persons += 1
        number = self.persons
        if not isinstance(person, dict):
            self._refuse(number, "", "person_shape")
            return
        remote_id = id_of(person)
        mark = self._mark(person)
        self.times[remote_id] += 1
        if mark not in {FREE, None}:
            self.nameless += not remote_id
            self.marked_ids |= {remote_id} - {""}
        if self._is_told(remote_id, is_marked=mark not in {FREE, None}):
            return
        parsed, text = _number(person, self.day)
        studies = self._studies(person, parsed)
        if not self._concerns(person, parsed, studies):
            if mark == FREE and remote_id:
                self.adults[remote_id] = _adult(person)
            elif mark is not None and mark != FREE and text:
                self.marked_numbers.add(text)
            return
        if mark is None:
            self._refuse(number, remote_id, "protection_missing", text)
        elif mark != FREE:
            self.rows.append(Row(number, remote_id, text, _cells({"personnummer": text, "protection": mark})))
        else:
            self._row(number, remote_id, text, person, studies)

    @property
    def shown(self) -> int:
        """How many persons were told, as if those under protection had not been (PRV-22)."""
        return self.persons - self.nameless - sum(self.times[one] for one in self.marked_ids)

    def _is_told(self, remote_id: str, *, is_marked: bool) -> bool:
        """The list moves while it is read: the same person comes again. Marked once is marked."""
        if not remote_id:
            return False
        before = self.seen.get(remote_id)
        if before is True or before is is_marked:
            return True
        self.seen[remote_id] = is_marked
        if is_marked and before is False:
            self.rows = [row for row in self.rows if row.remote_id != remote_id]
            self.adults.pop(remote_id, None)
        return False

    def _mark(self, person: Json) -> str | None:
        """What the document knows as no mark, a mark (PRV-20: also one that it does not know), or None when nothing is said."""
        if "securityMarking" in person:
            self.marked += 1
            text = text_of(person["securityMarking"])
            return FREE if fold(text) == fold(FREE) else text or "?"
        return FREE if self.is_certified else None

    def _refuse(self, number: int, remote_id: str, code: str, text: str = "") -> None:
        cells = _cells({"personnummer": text, "protection": FREE})
        self.rows.append(Row(number, remote_id, text, cells, refusal=code))

    def _studies(self, person: Json, parsed: ParsedNumber | None) -> Studies:
        value = parsed.value if parsed else ""
        return read_enrolments(
            person, units=self.units, programmes=self.programmes, day=self.day.isoformat(),
            first_seen=lambda form, code: self.first_seen(value, form, code),
        )  # fmt: skip

    def _concerns(self, person: Json, parsed: ParsedNumber | None, studies: Studies) -> bool:
        """Pupils of the age; and whoever the source gave before, also with no enrolment left."""
        birth = read_date(day_of(person.get("birthDate")))
        born = date.fromisoformat(birth) if birth else parsed.birth_date if parsed else None
        if born is not None and not FROM_AGE <= age_on(born, self.day) < TO_AGE:
            return False
        if parsed is not None and parsed.value in self.known:
            return True
        if self.chosen and not studies.units & self.chosen:
            return False
        return bool(parts_of(person, "enrolments")) and (born is not None or studies.are_of_age)

    def _row(self, number: int, remote_id: str, text: str, person: Json, studies: Studies) -> None:
        cells = {
            "personnummer": text, "protection": FREE, "birth_date": day_of(person.get("birthDate")),
            "family_name": text_of(person.get("familyName")), "given_name": text_of(person.get("givenName")),
            "sex": text_of(person.get("sex"), 40),
        }  # fmt: skip
        remarks = list(studies.remarks)
        cells |= _address(person)
        self.has_municipality = self.has_municipality or bool(cells.get("municipality_code"))
        cells["phone"] = _phone(person, remarks)
        cells["email"] = _email(person, remarks)
        cells |= studies.cells
        self.lacks_start = self.lacks_start or studies.lacks_start
        guardians = tuple(_guardian_ids(person))
        self.rows.append(Row(number, remote_id, text, _cells(cells), tuple(dict.fromkeys(remarks)), "", guardians))

    # ---- guardians: other persons of the same server -----------------------------------------------------------------
    def missing_guardians(self) -> set[str]:
        return {one for row in self.rows for one in row.guardians if one not in self.seen}

    def take_guardian(self, person: Any) -> None:
        remote_id = id_of(person)
        if remote_id and isinstance(person, dict):
            mark = self._mark(person)
            self.seen[remote_id] = mark != FREE
            if mark == FREE:
                self.adults[remote_id] = _adult(person)
            elif mark is not None:
                self.marked_ids.add(remote_id)

    def place_guardians(self) -> None:
        """The first two whose data may be kept, by name, so that the same two stand in the same order each time."""
        for row in self.rows:
            if not self.marked_ids.isdisjoint(row.guardians):
                row.cells[PLACES["guardian_protection"]] = GUARDIAN_MARKED
            found = [self.adults[one] for one in row.guardians if one in self.adults and not self.seen.get(one)]
            found = [one for one in found if one.name]
            for place, adult in enumerate(sorted(found, key=lambda one: (one.name, one.phone, one.email))[:2], start=1):
                row.cells[PLACES[f"guardian{place}_name"]] = adult.name
                row.cells[PLACES[f"guardian{place}_phone"]] = adult.phone
                row.cells[PLACES[f"guardian{place}_email"]] = adult.email
        self.adults.clear()


@dataclass(frozen=True)
class FetchedTable:
    """What the reader of rows is fed (reading.table.Table)."""

    fetched: list[Row]
    columns: dict[str, int] = field(default_factory=lambda: dict(PLACES))
    width: int = len(FIELDS)
    has_quotes: bool = True  # JSON may hold NUL
    delimiter: str = "\t"  # no cell holds one

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        for row in self.fetched:
            yield row.number, row.cells


def _cells(values: Mapping[str, str]) -> list[str]:
    cells = [""] * len(FIELDS)
    for name, value in values.items():
        cells[PLACES[name]] = value
    return cells


def _number(person: Json, day: date) -> tuple[ParsedNumber | None, str]:
    """The number in its one form; as it stands when it is wrong, for the reader to say how."""
    civic = part_of(person, "civicNo")
    text = text_of(civic.get("value"), 40)
    if not text or fold(text_of(civic.get("nationality"))) not in {"", "se"}:
        return None, ""
    try:
        parsed = parse(text, today=day)
    except InvalidNumber:
        return None, text
    return parsed, parsed.value


def _adult(person: Json) -> Adult:
    name = f"{text_of(person.get('givenName'), 80)} {text_of(person.get('familyName'), 80)}".strip()
    remarks: list[Remark] = []
    return Adult(name[:160], _phone(person, remarks), _email(person, remarks))


def _ranked(person: Json, name: str, types: tuple[str, ...], remarks: list[Remark], column: str) -> list[Json]:
    """By type, in our order; a type that the document does not have comes last and is remarked upon."""
    found = []
    for one in parts_of(person, name):
        kind_of_it = text_of(one.get("type"), 40)
        if kind_of_it not in types:
            remarks.append(("enum", column))
        found.append((types.index(kind_of_it) if kind_of_it in types else len(types), one))
    return [one for _rank, one in sorted(found, key=lambda each: each[0])]


def _phone(person: Json, remarks: list[Remark]) -> str:
    found = _ranked(person, "phoneNumbers", PHONE_TYPES, remarks, "phone")
    found.sort(key=lambda one: one.get("mobile") is not True)
    return next((text for one in found if (text := text_of(one.get("value"), 60))), "")


def _email(person: Json, remarks: list[Remark]) -> str:
    found = _ranked(person, "emails", EMAIL_TYPES, remarks, "email")
    return next((text for one in found if (text := text_of(one.get("value"), 300))), "")


def _address(person: Json) -> dict[str, str]:
    """The population register's address; another one only to find the youth, never for the municipality."""
    found = parts_of(person, "addresses")
    registered = [one for one in found if fold(text_of(one.get("type"))).startswith("folkbokf")]
    one = next(iter(registered or found), {})
    municipality = text_of(one.get("municipalityCode"), 10) if registered else ""
    return {
        "municipality_code": municipality, "care_of": text_of(one.get("careOf") or one.get("co")),
        "street": text_of(one.get("streetAddress")), "postcode": text_of(one.get("postalCode"), 20), "city": text_of(one.get("locality")),
    }  # fmt: skip


def _guardian_ids(person: Json) -> Iterator[str]:
    for one in parts_of(person, "responsibles"):
        relation = fold(text_of(one.get("relationType")))
        found = id_of(one.get("person"))
        if found and (not relation or relation.startswith(GUARDIAN)):
            yield found
