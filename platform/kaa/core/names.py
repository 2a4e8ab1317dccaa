"""Keys under which names are sorted and found.

One Python function makes each key, for imports and forms alike; SQL compares them with COLLATE "C", so the order is
the same on every PostgreSQL, with or without ICU.
"""

from __future__ import annotations

import unicodedata

# Swedish order puts foreign letters with these neighbours (CLDR for sv): ü as y, æ as ä, ø and œ as ö.
# v and w are two letters since 2006. å, ä and ö become the three ASCII signs that follow z.
_SORTED_LIKE = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "œ": "}", "ő": "}", "ü": "y", "ű": "y"}
# Letters without a decomposition, as people without the key on their keyboard write them.
_PLAIN = {"ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th", "ŧ": "t", "ŋ": "n", "ə": "e"}
# In a search å is a and ü is u: whoever leaves out marks leaves out all of them.
_SEARCHED_LIKE = {"æ": "a", "ø": "o", "œ": "o"}
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02b9\u02bb\u02bd\u2032`\u00b4"
_HYPHENS = "-\u2212"


class _Folding(dict[int, str]):
    """A table for str.translate() that works out a character the first time it is met."""

    def __init__(self, letters: dict[str, str], *, hyphen: str, apostrophe: str) -> None:
        super().__init__({ord(letter): folded for letter, folded in (_PLAIN | letters).items()})
        self.update(dict.fromkeys(map(ord, _APOSTROPHES), apostrophe))
        self.update(dict.fromkeys(map(ord, _HYPHENS), hyphen))
        self._hyphen = hyphen

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self._fold(character, unicodedata.category(character))
        self[code] = folded
        return folded

    def _fold(self, character: str, category: str) -> str:
        if category == "Pd":
            return self._hyphen
        if category[0] in "PSZ" or category == "Cc":
            return " "
        if category in {"Mn", "Me"} or category[0] == "C":
            return ""
        # One step at a time, so that å with an accent is still å.
        parts = [part for part in unicodedata.decomposition(character).split() if not part.startswith("<")]
        return "".join(chr(int(part, 16)) for part in parts).casefold().translate(self) if parts else character


_SORTING = _Folding(_SORTED_LIKE, hyphen="-", apostrophe="'")
_SEARCHING = _Folding(_SEARCHED_LIKE, hyphen=" ", apostrophe="")


def sort_key(text: str) -> str:
    """Make the key of Swedish alphabetical order: case and marks do not count, å, ä, ö come last.

    Space sorts before the apostrophe, that before the hyphen, and all before letters: Ek, Ek Alm, Ek-Alm, Ekalm.
    Other scripts come after ö.
    """
    return _key(text, _SORTING)


def search_key(text: str) -> str:
    """Make the forgiving key: no marks at all, a hyphen is a space, an apostrophe nothing."""
    return _key(text, _SEARCHING)


def like_pattern(text: str) -> str:
    r"""Make a pattern for LIKE that finds the text anywhere; % _ and \ in it stand for themselves."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _key(text: str, folding: _Folding) -> str:
    # casefold() takes some letters apart, so they are composed again.
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(composed.translate(folding).split())
