"""Reads a source's table, row by row. A protected row is dropped before anything of it is looked at (PRV-20, PRV-21)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from kaa.core.names import search_key, sort_key
from kaa.core.personnummer import InvalidNumber, Kind, ParsedNumber, parse
from tenant_apps.register.enums import ABROAD, ELSEWHERE
from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.kinds import SourceKind, fold
from tenant_apps.sources.reading.row import Content, RowRefused, read_content
from tenant_apps.sources.reading.staged import EXTRA, GUARDIANS, NULL, content_hash, copy_line
from tenant_apps.sources.reading.table import Table
from tenant_apps.sources.reading.values import clean

_cached_sort = lru_cache(maxsize=20_000)(sort_key)
_cached_search = lru_cache(maxsize=20_000)(search_key)
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
REFUSED, REMARK = "refused", "remark"
_MARKED = EXTRA.index("has_protected_guardian")
READING = 2  # raised when what a cell says is read in another way: then every row is read anew


@dataclass(frozen=True, slots=True)
class Known:
    """What the register has of a number before the file is read; `content` is None when this source never named the youth."""

    youth_id: int
    content: str | None
    is_gone: bool
    is_protected: bool
    is_earlier: bool = False  # by a number that the youth had before


@dataclass
class Reader:
    """One pass over one file. `lines` yields the rows that change something; the rest is told afterwards."""

    opened: Table
    kind: SourceKind
    known: Mapping[str, Known]
    codes: frozenset[str]
    run_id: int
    as_of: date
    today: date
    known_rows: Mapping[str, Known] = field(default_factory=dict)  # by the hash of the row that last told of them
    is_whole: bool = True  # else an increment: it may name nobody, and what it names is no fair sample

    verdicts: list[tuple[int, str, str, str]] = field(default_factory=list)
    protected_rows: list[int] = field(default_factory=list)
    protected_numbers: set[str] = field(default_factory=set)
    lifted_rows: list[int] = field(default_factory=list)
    lifted_youths: set[int] = field(default_factory=set)
    seen_youths: set[int] = field(default_factory=set)
    mentioned_youths: set[int] = field(default_factory=set)  # by rows that could not be read whole: they are not gone
    row_youths: dict[int, int] = field(default_factory=dict)  # of rows with a verdict: who is known already
    same_rows: dict[int, int] = field(default_factory=dict)  # of each youth of whom the file says what it said before
    refused_rows: dict[str, list[int]] = field(default_factory=dict)  # by number, as far as it could be read
    guardians_left: dict[int, dict[str, int]] = field(
        default_factory=dict
    )  # of youths with one under protection: the names still given, and their places
    guarded_rows: int = 0  # of minors with one under protection
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("new", "changed", "same", "came_back", "refused", "remarks"), 0)
    )
    _seen_numbers: set[str] = field(default_factory=set)
    _known_youth: int | None = None  # of the row at hand
    _number: str = ""
    _elsewhere: int = 0
    _with_code: int = 0
    addresses: Counter[tuple[str, str]] = field(
        default_factory=Counter
    )  # postcode area and town of rows without a municipality

    def __post_init__(self) -> None:
        fields = {place: name for name, place in self.opened.columns.items()}
        self._names = [fields.get(place, "") for place in range(self.opened.width)]
        self._day = self.as_of.isoformat()
        # the same cells mean something else under another heading, code or municipality
        meaning = repr((READING, sorted(self.opened.columns.items()), self.kind.meaning, sorted(self.codes)))
        self._meaning = blake2b(meaning.encode(), digest_size=16).digest()
        # 18 that day by kaa.core.ages (29 February counts as 1 March); dates compare as texts
        self._adult = f"{self.as_of.year - 18}{self._day[4:]}"

    def lines(self) -> Iterator[str]:
        opened, unprotected = self.opened, self.kind.unprotected
        mark = opened.columns["protection"]
        strange = opened.has_quotes
        read_anything = False
        for number, row in opened.rows():
            read_anything = True
            if len(row) > mark and row[mark] not in unprotected and fold(row[mark]) not in unprotected:
                self._drop_protected(number, row)
                continue
            self._known_youth, self._number = None, ""
            try:
                if strange:
                    self._refuse_strange(number, row)
                row_hash = blake2b("\x1f".join(row).encode(), digest_size=16, key=self._meaning).hexdigest()
                if (told := self.known_rows.get(row_hash)) and told.youth_id not in self.seen_youths:
                    self._note_unchanged(number, told)
                    continue
                line = self._line(number, row, row_hash)
            except RowRefused as refusal:
                self._refused(number, row, refusal)
                continue
            if line is not None:
                yield line
        if not self.is_whole:
            return
        if not read_anything:
            raise FileRefused("only_header")
        if self._elsewhere * 2 > self._with_code:
            raise FileRefused("other_municipality")

    def _refused(self, number: int, row: list[str], refusal: RowRefused) -> None:
        if not self._number:
            self._note_mentioned(row)
        self._verdict(number, REFUSED, refusal.code, refusal.detail)
        self.counts["refused"] += 1
        if self._number:
            self.refused_rows.setdefault(self._number, []).append(number)

    def _note_mentioned(self, row: list[str]) -> None:
        """A row with cells too many or too few, or a strange one: who it is about may stand in any cell, and is still in the file."""
        for cell in row:
            with suppress(InvalidNumber):
                known = self.known.get(parse(cell, today=self.today).value)
                if known is not None and not known.is_protected:
                    self.mentioned_youths.add(known.youth_id)
                    self._known_youth = known.youth_id

    def refuse_elsewhere(self, here: frozenset[str]) -> None:
        """Where no row gives a municipality, the addresses tell whose file it is: `here` are the areas and towns of those known to live here."""
        elsewhere = sum(
            count for (area, town), count in self.addresses.items() if area not in here and town not in here
        )
        if here and not self._with_code and elsewhere * 2 > self.addresses.total():
            raise FileRefused("other_addresses")

    @property
    def tells_no_municipality(self) -> bool:
        return not self._with_code

    def _drop_protected(self, number: int, row: list[str]) -> None:
        """Only the row's number stays; the personnummer is held in memory until its youth, if there is one, is protected.

        In a row with cells too many or too few it may stand in any of them.
        """
        self.protected_rows.append(number)
        place = self.opened.columns["personnummer"]
        for cell in row[place : place + 1] if len(row) == self.opened.width else row:
            with suppress(InvalidNumber):
                self.protected_numbers.add(parse(cell, today=self.today).value)

    def _refuse_strange(self, number: int, row: list[str]) -> None:
        for cell in row:
            if "\0" in cell:
                raise RowRefused("nul")
            if "\n" in cell or "\r" in cell:
                if self.opened.delimiter in cell:  # other rows in one cell: among them may be one under protection
                    raise FileRefused("broken_csv", row=number)
                raise RowRefused("line_break")

    def _note_unchanged(self, number: int, told: Known) -> None:
        """To the letter what the last file said, without a remark and with a municipality of ours: nothing to read."""
        self.seen_youths.add(told.youth_id)
        self.same_rows[told.youth_id] = number
        self.counts["same"] += 1
        self._with_code += 1

    def _line(self, number: int, row: list[str], row_hash: str) -> str | None:
        columns = self.opened.columns
        if len(row) != self.opened.width:
            raise RowRefused("ragged")
        person = self._parse(row[columns["personnummer"]])
        self._number = person.value
        known = self.known.get(person.value)
        self._known_youth = known.youth_id if known else None
        if known is not None and known.is_protected:
            self.lifted_rows.append(number)
            self.lifted_youths.add(known.youth_id)
            return None
        if self._is_old_number(row):
            if known is None:
                raise RowRefused("old_number_unknown")  # who it is stands under another number
            if known.is_earlier:
                return None  # as the register has it; the person's own row is another one
        self._refuse_duplicate(person, known)
        cells = dict(zip(self._names, _cleaned(row), strict=True))
        remarks: list[tuple[str, str]] = []
        content = read_content(cells, person, self.kind, self._day, remarks)
        texts = content.texts
        self._note_municipality(texts[5], texts[10], texts[11], remarks)
        for code, column in remarks:
            self._verdict(number, REMARK, code, self.kind.heading(column) if column else "")
        if remarks:
            self.counts["remarks"] += 1
        return self._compare(number, person, known, content, row_hash if texts[5] and not remarks else "")

    def _is_old_number(self, row: list[str]) -> bool:
        place = self.opened.columns.get("left_reason")
        return place is not None and self.kind.left_reasons.get(fold(row[place])) == "old_number"

    def _parse(self, text: str) -> ParsedNumber:
        if not text.strip():
            raise RowRefused("number_missing")
        try:
            return parse(text, today=self.today)
        except InvalidNumber as invalid:
            raise RowRefused(f"number_{invalid.reason}") from None

    def _refuse_duplicate(self, person: ParsedNumber, known: Known | None) -> None:
        """A youth whose row is refused further on is still in the file, so is not gone: noted here, first of all."""
        if person.value in self._seen_numbers or (known and known.youth_id in self.seen_youths):
            raise RowRefused("duplicate")
        self._seen_numbers.add(person.value)
        if known is None:
            return
        if person.kind is Kind.TF and known.content is None:
            raise RowRefused("tf_taken")  # REL-24: holds only at the school that gave it
        self.seen_youths.add(known.youth_id)

    def _note_municipality(self, code: str, postcode: str, city: str, remarks: list[tuple[str, str]]) -> None:
        """Whose file it is: by the code, else by where people live, as far as the register knows the places (REL-03)."""
        if not code:
            if postcode:
                self.addresses[postcode[:3], city.casefold()] += 1
            return
        if not self.codes or code in {ABROAD, ELSEWHERE}:  # who left says nothing of whose file it is
            return
        self._with_code += 1
        if code not in self.codes:
            self._elsewhere += 1
            remarks.append(("moved_out", "municipality_code"))

    def _compare(
        self, number: int, person: ParsedNumber, known: Known | None, content: Content, row_hash: str
    ) -> str | None:
        texts, extras = content.texts, content.extras
        digest = content_hash([person.value, *texts, *content.also])
        is_adult = texts[1] <= self._adult
        if extras[_MARKED] == "t" and not is_adult:
            self.guarded_rows += 1
            row_hash = ""  # always read: somebody else's file may name whom it marks
            if known is not None:
                named = (texts[-GUARDIANS], texts[-GUARDIANS // 2])
                self.guardians_left[known.youth_id] = {name: place for place, name in enumerate(named, start=1) if name}
        if known is None or known.content is None:
            change = "new"
        elif known.is_gone:
            change = "came_back"
        elif known.content == digest:
            self.counts["same"] += 1
            self.same_rows[known.youth_id] = number
            return None
        else:
            change = "changed"
        self.counts[change] += 1
        if is_adult:  # guardians end at the 18th birthday; after the hash, for a birthday is no change
            texts[-GUARDIANS:] = [""] * GUARDIANS
            extras[_MARKED] = "f"
        given, family = texts[3], texts[4]
        keys = f"{_cached_sort(family)}  {_cached_sort(given)}".strip()[:400], _cached_search(f"{given} {family}")[:400]
        youth = NULL if known is None else str(known.youth_id)
        return copy_line(
            texts, extras, (str(self.run_id), str(number), person.value, *keys, digest, row_hash, change, youth)
        )

    def _verdict(self, number: int, verdict: str, code: str, detail: str = "") -> None:
        column, _, value = detail.partition("\t")
        if value:
            column = f"{self.kind.heading(column)} ({shape(value)})"
        elif column in self.kind.columns:
            column = self.kind.heading(column)
        self.verdicts.append((number, verdict, code, column[:200]))
        if self._known_youth is not None:
            self.row_youths[number] = self._known_youth


def shape(text: str) -> str:
    """What a value looks like, without what it says: A for a letter, 9 for a digit."""
    return _DIGIT.sub("9", _LETTER.sub("A", text[:20]))


def _cleaned(row: list[str]) -> list[str]:
    whole = "".join(row)
    if whole.isprintable() and "  " not in whole and (whole.isascii() or unicodedata.is_normalized("NFC", whole)):
        return [cell.strip() for cell in row]
    return [clean(cell) for cell in row]
