"""Letters as tagged PDFs (PDF/UA-1), by WeasyPrint. Its library needs Pango and is loaded when the first letter is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tenant_apps.letters.enums import Channel

STYLES = Path(__file__).parent / "print"
PER_FILE = 100  # 24 ms a letter in files of 100, 36 ms and 535 MB in one of 1 000
PER_SHEET = 24


@dataclass(frozen=True)
class SenderLines:
    name: str
    address: str
    contact: tuple[str, ...]
    window: str = "right"


@dataclass(frozen=True)
class PrintedLetter:
    """One letter as it is printed. `body` is safe HTML of the template's text; `direction` of its language."""

    address: tuple[str, ...]
    subject: str
    body: str
    language: str
    direction: str
    day: str


def letters_html(
    letters: Sequence[PrintedLetter], sender: SenderLines, *, channel: str, title: str, is_trial: bool = False
) -> str:
    name = style_of(channel)
    context = {"letters": letters, "sender": sender, "title": title, "is_trial": is_trial}
    return render_to_string(f"letters/print/{name}.html", context)


def labels_html(addresses: Sequence[tuple[str, ...]], *, title: str) -> str:
    sheets = [addresses[start : start + PER_SHEET] for start in range(0, len(addresses), PER_SHEET)]
    return render_to_string("letters/print/labels.html", {"sheets": sheets, "title": title})


def pdf(html: str, *, style: str) -> bytes:
    """`style`: letter, card, document or labels."""
    from weasyprint import HTML

    sheet, fonts = _sheet(style)
    document = HTML(string=html, base_url=None, url_fetcher=_fetch_nothing)
    content: bytes = document.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    return content


def style_of(channel: str) -> str:
    return {Channel.POSTCARD: "card", Channel.DOCUMENT: "document"}.get(Channel(channel), "letter")


@cache
def _sheet(style: str) -> tuple[Any, Any]:
    """Parsed once in each process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return CSS(filename=str(STYLES / f"{style}.css"), font_config=fonts, url_fetcher=_fetch_nothing), fonts


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, Any]:
    """Nothing in a letter comes from elsewhere: no file of the server and no address on the net."""
    raise ValueError(url.partition(":")[0])


def file_name(*, channel: str, day: str, number: int, kind: str) -> str:
    """Says what it is and when it was made, and names nobody."""
    words = {Channel.POSTCARD: _("postcards"), Channel.VISIT_NOTICE: _("visit-notices")}
    what = _("labels") if kind == "labels" else words.get(Channel(channel), _("letters"))
    return f"{what}-{day}-{number:02}.pdf"
