"""The file that the wizard works on: opened once in a request, and read as its draft says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tenant_apps.sources.errors import FileRefused
from tenant_apps.sources.mapping.definitions import Definition, from_json
from tenant_apps.sources.mapping.looking import Look, look_at
from tenant_apps.sources.mapping.mapped import MappedTable, find_places
from tenant_apps.sources.mapping.words import heading_words, unprotected_words
from tenant_apps.sources.models import Upload
from tenant_apps.sources.reading.files import open_raw
from tenant_apps.sources.reading.headers import Header, find_header, first_rows, header_key, read_header
from tenant_apps.sources.reading.table import RawFile
from tenant_apps.sources.services import uploads


@dataclass
class Work:
    """One upload in one request: opened once, and read as its draft says."""

    upload: Upload

    @cached_property
    def content(self) -> bytes:
        return uploads.content_of(upload=self.upload)

    @cached_property
    def definition(self) -> Definition:
        """A mapping begins with the common words for no protection; which of them hold here, the step of codes asks."""
        kept = self.upload.draft.get("definition")
        return from_json(kept) if kept else Definition(unprotected=tuple(sorted(unprotected_words())))

    @cached_property
    def raw(self) -> RawFile:
        return open_raw(self.content, self.definition.reading)

    @cached_property
    def head(self) -> list[tuple[int, list[str]]]:
        return first_rows(self.raw.rows())

    @cached_property
    def header(self) -> Header:
        """Where the draft says; else where the mapping's headings are, or any that are known."""
        rows = self.upload.draft.get("header")
        if rows:
            return read_header(self.head, rows[0], rows[1])
        if self.definition.columns:
            try:
                return find_places(self.head, self.definition)[0]
            except FileRefused:
                pass
        return find_header(self.head, frozenset(heading_words()))

    @cached_property
    def look(self) -> Look:
        return look_at(self.raw, self.header)

    def started(self) -> Definition:
        """The draft, or what the file suggests."""
        if self.definition.columns:
            return self.definition.changed(columns=self._present(self.definition))
        columns: dict[str, tuple[tuple[str, ...], ...]] = {}
        for column in self.look.columns:
            if column.suggestion:
                columns[column.suggestion] = (*columns.get(column.suggestion, ()), (column.name,))
        return self.definition.changed(columns=columns, dates=self.look.dates)

    def _present(self, definition: Definition) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Each heading as this file writes it: a mapping may know it by several names."""
        here = {header_key(name): name for name in reversed(self.header.names)}
        found = {
            field: tuple(
                (here[key],)
                for part in parts
                if (key := next((header_key(each) for each in part if header_key(each) in here), ""))
            )
            for field, parts in definition.columns.items()
        }
        return {field: parts for field, parts in found.items() if parts}

    def table(self, definition: Definition) -> MappedTable:
        where = {name: place for place, name in reversed(list(enumerate(self.header.names)))}
        places = {
            name: found
            for name, parts in definition.columns.items()
            if (found := tuple(where[part[0]] for part in parts if part[0] in where))
        }
        return MappedTable(self.raw, self.header, definition, places)

    def keep(self, definition: Definition, **changes: Any) -> None:
        draft = {**self.upload.draft, "definition": definition.to_json(), **changes.pop("draft", {})}
        uploads.save_draft(upload=self.upload, draft=draft, **changes)
        self.upload.draft = draft

    def found_by_itself(self) -> RawFile | None:
        """How the file is read when nobody says anything of it."""
        try:
            return open_raw(self.content)
        except FileRefused:
            return None
