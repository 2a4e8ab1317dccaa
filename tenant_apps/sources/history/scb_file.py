"""A municipality's own earlier half-year file, as the period's format says: each row a registration, and perhaps an occupation or a measure.

What SCB's file does not hold is not guessed: when the duty arose and ceased is the day of registration and deregistration, who told the
occupation is "other".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from kaa.core.personnummer import InvalidNumber, ParsedNumber, parse
from shared_apps.scb.specs import FormatSpec
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.history.facts import Fact, Facts, Unusable, problem_of
from tenant_apps.sources.history.models import HistoryKind
from tenant_apps.sources.history.reading import check_dates, complete_registration
from tenant_apps.sources.reading.files import Reading, open_raw
from tenant_apps.sources.reading.headers import header_key
from tenant_apps.sources.reading.table import RawFile
from tenant_apps.sources.reading.values import clean, read_date

Cells = dict[str, str]
REGISTRATION = {"registered_on": "registered_on", "deregistered_on": "deregistered_on"}
REGISTRATION_CODES = {"latest_studies": "latest_studies", "deregistration_reason": "end_reason"}
INTERVENTION = {"intervention_started_on": "started_on", "intervention_ended_on": "ended_on"}
INTERVENTION_CODES = {
    "intervention_type": "type", "intervention_end_reason": "end_reason", "occupation_after": "occupation_after",
}  # fmt: skip


@dataclass(frozen=True)
class OpenedScbFile:
    raw: RawFile
    spec: FormatSpec
    places: dict[str, int]  # of the format's sources
    width: int


def open_scb_file(content: bytes, spec: FormatSpec) -> OpenedScbFile:
    raw = open_raw(content, Reading(delimiter=spec.delimiter))
    _number, first = next(raw.rows(), (0, []))
    if not spec.header:
        return OpenedScbFile(
            raw, spec, {one.source: place for place, one in enumerate(spec.columns)}, len(spec.columns)
        )
    named = {header_key(cell): place for place, cell in enumerate(first)}
    missing = [
        column.name for column in spec.columns if column.constant is None and header_key(column.name) not in named
    ]
    if missing:
        raise FileRefused("missing_columns", columns=", ".join(missing))
    places = {one.source: named[header_key(one.name)] for one in spec.columns if one.constant is None}
    return OpenedScbFile(raw, spec, places, len(first))


def read_scb_file(opened: OpenedScbFile, *, codes: list[str], today: date) -> Facts:
    rows = [(number, row) for number, row in opened.raw.rows() if not opened.spec.header or number > 1]
    if not rows:
        raise FileRefused("only_header")
    place = opened.places["municipality_code"]
    elsewhere = sum(len(row) > place and row[place].strip().zfill(4) not in codes for _number, row in rows)
    if elsewhere * 2 > len(rows):
        raise FileRefused("other_municipality")
    reader = _Reader(opened, codes, today)
    found = Facts(rows=len(rows))
    for number, row in rows:
        reader.take(number, row, found)
    return found


@dataclass
class _Reader:
    opened: OpenedScbFile
    codes: list[str]
    today: date
    registrations: dict[tuple[str, str], Fact] = field(default_factory=dict)
    times: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def take(self, number: int, row: list[str], found: Facts) -> None:
        person = None
        try:
            cells = self._cells(row)
            person = self._person(cells)
            events = self._events(number, cells, person)
            registration = self._registration(number, cells, person)
            found.facts += [registration, *events] if registration else events
        except Unusable as problem:
            found.refuse(number, HistoryKind.REGISTRATION.value, problem, person.value if person else "")

    def _cells(self, row: list[str]) -> Cells:
        if len(row) != self.opened.width:
            raise Unusable("ragged")
        return {source: clean(row[place]) for source, place in self.opened.places.items()}

    def _person(self, cells: Cells) -> ParsedNumber:
        try:
            return parse(cells["personnummer"], today=self.today)
        except InvalidNumber as error:
            raise problem_of(error) from None

    def _registration(self, number: int, cells: Cells, person: ParsedNumber) -> Fact | None:
        """The same on every row of the registration; one that says something else of it contradicts."""
        code = cells["municipality_code"].zfill(4)
        if code not in self.codes:
            raise Unusable("municipality", self._heading("municipality_code"))
        values = {"municipality_code": code, **self._dates(cells, REGISTRATION)}
        if "registered_on" not in values:
            raise Unusable("missing", self._heading("registered_on"))
        complete_registration(values)
        fact = self._fact((number, 1), HistoryKind.REGISTRATION, person, values, _codes(cells, REGISTRATION_CODES))
        before = self.registrations.setdefault((person.value, values["registered_on"]), fact)
        if before is fact:
            return fact
        if before.content_hash != fact.content_hash:
            raise Unusable("contradicts")
        return None

    def _events(self, number: int, cells: Cells, person: ParsedNumber) -> list[Fact]:
        found = []
        occupation = cells.get("contact_occupation", "")
        contact = self._dates(cells, {"contact_date": "as_of"})
        if contact or occupation:
            if not (contact and occupation):
                raise Unusable("missing", self._heading("contact_occupation" if contact else "contact_date"))
            values = {**contact, "known_on": contact["as_of"]}
            codes = {"occupation": occupation, "informant": "other"}
            found.append(self._fact((number, 2), HistoryKind.OCCUPATION, person, values, codes))
        codes, values = _codes(cells, INTERVENTION_CODES), self._dates(cells, INTERVENTION)
        if codes or values:
            if "started_on" not in values or "type" not in codes:
                lacks = "intervention_type" if "started_on" in values else "intervention_started_on"
                raise Unusable("missing", self._heading(lacks))
            found.append(self._fact((number, 3), HistoryKind.INTERVENTION, person, values, codes))
        for fact in found:  # two equal rows are two events: SCB's check K12 asks about them, and they are kept
            key = (fact.number, fact.kind, fact.content_hash)
            self.times[key] += 1
            fact.occurrence = self.times[key]
        return found

    def _fact(
        self, place: tuple[int, int], kind: HistoryKind, person: ParsedNumber, values: Cells, codes: Cells
    ) -> Fact:
        """`place` is the row, and which of its facts."""
        check_dates(values, person.birth_date.isoformat(), self.today.isoformat())
        return Fact(*place, kind.value, person.value, {}, values, codes)

    def _dates(self, cells: Cells, names: dict[str, str]) -> Cells:
        found = {}
        for source, ours in names.items():
            if text := cells.get(source, ""):
                day = read_date(text)
                if day is None:
                    raise Unusable("date", self._heading(source))
                found[ours] = day
        return found

    def _heading(self, source: str) -> str:
        column = self.opened.spec.column_for(source)
        return column.name if column else source


def _codes(cells: Cells, names: dict[str, str]) -> Cells:
    return {ours: cells[source] for source, ours in names.items() if cells.get(source)}
