"""The Swedish texts, with Babel alone: extract, merge, compile, check.

Message ids are English and stand in the code; the Swedish stands in django.po. Whoever writes a page puts its pairs in
a file of their own below parts/; `merge --consume` moves them into django.po. Imports nothing of the product: the
wheel's build loads this file by its path.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(__file__).resolve().parents[1] / "locale" / "sv" / "LC_MESSAGES"
PO, MO, PARTS = FOLDER / "django.po", FOLDER / "django.mo", FOLDER / "parts"
SOURCES = ("platform/kaa", "tenants", "shared_apps", "tenant_apps")
HEADER = "# Swedish texts of kaa, made by `make messages`."
SKIPPED = {"migrations", "devtools", "vendor", "__pycache__", "locale"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
DATED = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Tr|Language-Team|Generated-By)[^\n]*\n', re.MULTILINE)
# `extract_python` returns (line, function, arguments, comments)
Found = tuple[int, str, str | tuple[str | None, ...] | None, list[str]]


def _extract(file: Path) -> list[Found]:
    text = file.read_bytes()
    if file.suffix != ".py":
        from django.utils.translation.template import templatize

        text = templatize(text.decode(), origin=str(file)).encode()
    # Babel's own annotations of keywords and results do not fit what it takes and gives
    keywords: Any = list(KEYWORDS)
    found: Any = extract_python(io.BytesIO(text), keywords, ["Translators:"], {"encoding": "utf-8"})
    return list(found)


def _sources() -> Iterator[Path]:
    for source in SOURCES:
        for file in sorted((ROOT / source).rglob("*")):
            relative = file.relative_to(ROOT).parts
            template = "templates" in relative and file.suffix in {".html", ".txt", ".xml"}
            if (file.suffix == ".py" or template) and not SKIPPED.intersection(relative):
                yield file


def _new_catalog() -> Catalog:
    return Catalog(locale="sv", project="kaa", version="1", msgid_bugs_address="-", header_comment=HEADER, fuzzy=False)


def extract() -> Catalog:
    """Every message id that the code and the templates hold, without translations."""
    catalog = _new_catalog()
    for file in _sources():
        for line, function, arguments, comments in _extract(file):
            texts = arguments if isinstance(arguments, tuple) else (arguments,)
            picked = _pick(function, texts)
            if picked is not None:
                identity, context = picked
                where = [(str(file.relative_to(ROOT)), line)]
                catalog.add(identity, None, where, auto_comments=comments, context=context)
    return catalog


def _pick(function: str, texts: tuple[str | None, ...]) -> tuple[str | tuple[str, str], str | None] | None:
    """The message id (or singular and plural) and the context among a call's arguments; None when it is no literal."""
    spec = KEYWORDS[function] or (1,)
    context: str | None = None
    ids: list[str] = []
    for place in spec:
        index = place if isinstance(place, int) else place[0]
        text = texts[index - 1] if index <= len(texts) else None
        if not text:
            return None
        if isinstance(place, int):
            ids.append(text)
        else:
            context = text
    return (ids[0] if len(ids) == 1 else (ids[0], ids[1])), context


def _read(file: Path) -> Iterator[Message]:
    with file.open("rb") as opened:
        catalog = read_po(opened, locale="sv", domain="django", abort_invalid=True)
    yield from (message for message in catalog if message.id)
    yield from catalog.obsolete.values()


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0]), message.context


def _translated(message: Message) -> bool:
    texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
    return all(texts) and not message.fuzzy


def _parts() -> list[Path]:
    return sorted(PARTS.glob("*.po"))


def _translations() -> dict[tuple[str, str | None], Message]:
    """django.po's first, then those of the parts; two that disagree are told."""
    known: dict[tuple[str, str | None], Message] = {}
    for file in ([PO] if PO.exists() else []) + _parts():
        for message in _read(file):
            if not _translated(message):
                continue
            before = known.setdefault(_key(message), message)
            if isinstance(before.string, str) and isinstance(message.string, str) and before.string != message.string:
                told = f"{file.name}: {message.id!r} is {before.string!r} already, not {message.string!r}"
                print(told, file=sys.stderr)
            elif isinstance(before.string, str) and not isinstance(message.string, str):
                known[_key(message)] = message  # the plural forms serve the singular, too
    return known


def _string(message: Message, translation: Message | None) -> str | tuple[str, ...]:
    plural = not isinstance(message.id, str)
    if translation is None:
        return ("", "") if plural else ""
    string = translation.string or ""
    if plural:
        return (string, string) if isinstance(string, str) else tuple(string)
    return string if isinstance(string, str) else string[0]


def build() -> Catalog:
    """Every message id of the code with its translation; translations without a message id become obsolete entries."""
    known = _translations()
    catalog = extract()
    used = set()
    for message in catalog:
        if message.id:
            used.add(_key(message))
            message.string = _string(message, known.get(_key(message)))
    for key, message in known.items():
        if key not in used:
            catalog.obsolete[message.id if isinstance(message.id, str) else message.id[0]] = message
    return catalog


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: several test processes may write at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def merge(*, consume: bool) -> None:
    """Rewrite django.po: sorted and without dates or line numbers, so that two branches seldom meet on a line."""
    buffer = io.BytesIO()
    parts = _parts()
    write_po(buffer, build(), width=0, sort_output=True, include_lineno=False, ignore_obsolete=False)
    _replace(PO, DATED.sub(b"", buffer.getvalue()))
    if consume:
        for part in parts:
            part.unlink()


def compile_catalog() -> None:
    """django.mo of django.po and of what waits in parts/: needs neither Django nor the sources."""
    catalog = _new_catalog()
    for (_, context), message in _translations().items():
        catalog.add(message.id, message.string, context=context)
    buffer: BinaryIO = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    _replace(MO, buffer.read())


def compile_if_stale() -> None:
    """For the start of the tests, the demo and the wheel: django.mo is not in git."""
    sources = [file for file in (PO, *_parts()) if file.exists()]
    if sources and (not MO.exists() or max(file.stat().st_mtime for file in sources) > MO.stat().st_mtime):
        compile_catalog()


def faults() -> list[str]:
    """What stands untranslated, is missing in django.po, or has other placeholders than its message id."""
    found = [f"{part.relative_to(ROOT)}: not merged yet (make messages)" for part in _parts()]
    written = {_key(message): message for message in _read(PO)} if PO.exists() else {}
    for message in extract():
        if not message.id:
            continue
        where = message.locations[0][0] if message.locations else "?"
        own = written.get(_key(message))
        if own is None:
            found.append(f"{where}: missing in django.po: {message.id!r}")
        elif not _translated(own):
            found.append(f"{where}: untranslated or fuzzy: {message.id!r}")
        else:
            message.string = own.string
            found += [f"{where}: {message.id!r}: {error}" for error in message.check(_new_catalog())]
    return found


def main() -> int:
    """`python -m kaa.devtools.messages extract|merge [--consume]|compile|check`."""
    parser = argparse.ArgumentParser(prog="messages", description=__doc__)
    parser.add_argument("action", choices=("extract", "merge", "compile", "check"))
    parser.add_argument("--consume", action="store_true", help="merge: remove the parts that were merged")
    given = parser.parse_args()
    if given.action == "extract":
        for message in sorted(extract(), key=lambda each: str(each.id)):
            if message.id:
                print(message.id)
    elif given.action == "merge":
        merge(consume=given.consume)
    elif given.action == "compile":
        compile_catalog()
    else:
        found = faults()
        print("\n".join(found) if found else "Every text has its Swedish.")
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
