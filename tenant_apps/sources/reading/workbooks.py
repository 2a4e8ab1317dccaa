"""Excel workbooks (.xlsx) as CSV in memory. What an archive claims and what it holds are looked at before anybody unpacks it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from tenant_apps.sources.errors import FileRefused

CHILD = Path(__file__).with_name("workbook_child.py")
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 1000
MAX_RATIO = 100  # sheets of many like rows come to some fifty; looked at from a megabyte on
RATIO_FROM = 1024 * 1024
MAX_COLUMNS = 200
WAIT = 90
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a workbook with a password is put in an old file's clothes
NESTED = (".zip", ".xlsx", ".xls", ".ods", ".docx", ".7z", ".rar", ".gz", ".jar")
BLOCK = 1024 * 1024
_LOCAL_HEADER = 30


@dataclass(frozen=True)
class Workbook:
    """One sheet as UTF-8 CSV with commas, and what other sheets there are."""

    form: str
    content: bytes
    sheet: str
    sheets: tuple[str, ...]


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLD))


def read_workbook(content: bytes, sheet: str = "") -> Workbook:
    if content.startswith(OLD):
        raise FileRefused("password") if ENCRYPTED in content else FileRefused("old_workbook", what=".xls")
    form = _form_of_archive(content)
    command = [sys.executable, "-I", str(CHILD), sheet, str(MAX_COLUMNS)]
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise FileRefused("too_heavy") from None
    head, _, rows = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise FileRefused("too_heavy")
    told = json.loads(head)
    if "problem" in told:
        raise FileRefused(told["problem"])
    return Workbook(form, rows, told["sheet"], tuple(told["sheets"]))


def _form_of_archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise FileRefused("not_csv", what="zip") from None
    if len(entries) > MAX_ENTRIES:
        raise FileRefused("bomb")
    names = {entry.filename.lower() for entry in entries}
    if "xl/workbook.xml" not in names:
        raise FileRefused("old_workbook", what=".ods") if "content.xml" in names else FileRefused("not_csv", what="zip")
    if any("vbaproject" in name or "externallinks/" in name for name in names):
        raise FileRefused("macros")
    if any(name.endswith(NESTED) or ".." in name or name.startswith("/") for name in names):
        raise FileRefused("bomb")
    _check_claims(entries)
    _check_contents(content, entries)
    return "xlsx"


def _check_claims(entries: list[zipfile.ZipInfo]) -> None:
    claimed = sum(entry.file_size for entry in entries)
    for entry in entries:
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise FileRefused("bomb")
        if entry.flag_bits & 1:
            raise FileRefused("password")
        if (entry.external_attr >> 16) & 0o170000 == 0o120000:  # a symbolic link
            raise FileRefused("bomb")
    if claimed > MAX_UNPACKED:
        raise FileRefused("bomb")


def _check_contents(content: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Unpacked piece by piece and thrown away: a directory may lie about sizes, and several entries may point at the same bytes."""
    total = 0
    for entry in entries:
        start = entry.header_offset
        lengths = content[start + 26 : start + _LOCAL_HEADER]
        if len(lengths) < 4:
            raise FileRefused("broken_workbook")
        start += _LOCAL_HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        packed = content[start : start + entry.compress_size]
        size = 0
        before = b""
        for piece in _pieces(packed, entry.compress_type):
            size += len(piece)
            total += len(piece)
            if total > MAX_UNPACKED or size > entry.file_size:
                raise FileRefused("bomb")
            if entry.filename.lower().endswith((".xml", ".rels")) and _has_entities(before + piece):
                raise FileRefused("entities")
            before = piece[-32:]


def _pieces(packed: bytes, method: int) -> list[bytes] | _Inflated:
    if method == zipfile.ZIP_STORED:
        return [packed]
    if method != zipfile.ZIP_DEFLATED:
        raise FileRefused("broken_workbook")
    return _Inflated(packed)


class _Inflated:
    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._machine = zlib.decompressobj(-15)

    def __iter__(self) -> _Inflated:
        return self

    def __next__(self) -> bytes:
        if self._machine.eof:
            raise StopIteration
        try:
            piece = self._machine.decompress(self._packed, BLOCK)
        except zlib.error:
            raise FileRefused("broken_workbook") from None
        self._packed = self._machine.unconsumed_tail
        if not piece:
            raise StopIteration
        return piece


def _has_entities(piece: bytes) -> bool:
    """A document type is where entities are made; no program writes one into a workbook. UTF-16 would hide it."""
    return b"<!DOCTYPE" in piece or b"<!ENTITY" in piece or b"<\0!\0" in piece or b"\0<\0!" in piece
