"""A soft check of free text before it is saved (PRV-15): words that seldom belong here are named, and what to write instead.

Nothing is forbidden: whoever writes confirms, and it is saved. What was found is shown in the answer alone, and never logged.
A form with free text about a youth is a ScreenedForm; what is sent by the API is a ScreenedShape (register/api/screened.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS = Path(__file__).parent / "data" / "sensitive_words.json"
NUMBER = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+ ]?(?:\d{4}|TF\d{2})(?!\d)", re.IGNORECASE)
CODE = re.compile(r"\b[A-TV-Z]\d{2}(?:\.\d{1,2}|[A-Z])?\b")  # ICD-10, as F32.1 or F900
CONFIRMED = "words_confirmed"


@dataclass(frozen=True)
class Category:
    """Words of one kind, by their beginnings (or whole, where the beginning is that of harmless words), and what to write instead."""

    name: str
    instead: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Found:
    word: str
    category: str
    instead: str


@cache
def categories() -> tuple[Category, ...]:
    return tuple(
        Category(one["name"], one["instead"], _pattern(one)) for one in json.loads(WORDS.read_text(encoding="utf-8"))
    )


def _pattern(row: dict[str, Any]) -> re.Pattern[str]:
    """`stems` begin a word, `inside` stand anywhere in one, `words` are whole; `not` are beginnings of harmless words."""
    parts = [rf"\b(?:{_any(row['stems'])})\w*"] if row.get("stems") else []
    parts += [rf"\b\w*(?:{_any(row['inside'])})\w*"] if row.get("inside") else []
    parts += [rf"\b(?:{_any(row['words'])})\b"] if row.get("words") else []
    harmless = rf"(?!\b(?:{_any(row['not'])}))" if row.get("not") else ""
    return re.compile(harmless + f"(?:{'|'.join(parts)})", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in words)


def screen(text: str) -> list[Found]:
    """What in a text is better left out: each word once, in the text's order."""
    found: dict[str, Found] = {}
    for one in categories():
        for match in one.pattern.finditer(text):
            found.setdefault(match[0].casefold(), Found(match[0], one.name, one.instead))
    for pattern, name, instead in (
        (NUMBER, _("personal identity number"), _("Write who it is in another way, or leave it out.")),
        (CODE, _("code of a diagnosis"), _("Write what the youth needs instead of why.")),
    ):
        for match in pattern.finditer(text):
            found.setdefault(match[0].casefold(), Found(match[0], name, instead))
    return sorted(found.values(), key=lambda each: text.casefold().find(each.word.casefold()))


class ScreenedForm(forms.Form):
    """A form whose free text is checked once: the second time, with the box ticked, it is saved.

    `screened_fields`: the free text's names; None: every field that is written by hand (hidden ones hold keys, which
    may look like numbers). The box stands last, and is no value of the form.
    """

    screened_fields: tuple[str, ...] | None = None

    words_confirmed = forms.BooleanField(
        label=gettext_lazy("I have looked at the words above, and they are needed here"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.screened: list[Found] = []
        if not self.data.get(self.add_prefix(CONFIRMED)):
            self.fields[CONFIRMED].widget = forms.HiddenInput()

    def __iter__(self) -> Iterator[BoundField]:
        yield from sorted((self[name] for name in self.fields), key=lambda bound: bound.name == CONFIRMED)

    def free_text(self) -> Iterable[str]:
        if self.screened_fields is not None:
            return [name for name in self.screened_fields if name in self.fields]
        return [
            name
            for name, field in self.fields.items()
            if type(field).__name__ in {"CharField", "NoteField"} and not field.widget.is_hidden
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        is_confirmed = data.pop(CONFIRMED, False)
        for name in self.free_text():
            here = screen(str(data.get(name) or ""))
            if here and not is_confirmed:
                self.add_error(name, _warning(here))
            self.screened += here
        if self.screened:
            self.fields[CONFIRMED].widget = forms.CheckboxInput()
        return data


def told_apart(found: list[Found]) -> str:
    """What kinds of words they are and what to write instead, without the words themselves: for what is kept or logged elsewhere."""
    kinds = ", ".join(dict.fromkeys(one.category for one in found))
    advice = " ".join(dict.fromkeys(one.instead for one in found))
    return f"({kinds}) {advice}"


def _warning(found: list[Found]) -> str:
    words = ", ".join(f"”{one.word}” ({one.category})" for one in found)
    advice = " ".join(dict.fromkeys(one.instead for one in found))
    return _("Should this be written here? %(words)s. %(advice)s If it is needed, tick the box at the end and save again.") % {
        "words": words, "advice": advice,
    }  # fmt: skip
