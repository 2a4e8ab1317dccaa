"""Languages of texts: Swedish, easy Swedish and English for all, and those that a tenant has had its own texts translated into."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import gettext as _

SWEDISH, EASY, ENGLISH = "sv", "sv-x-lattlast", "en"
FIRST = (SWEDISH, EASY, ENGLISH)
# those that municipalities have their texts translated into; any further one is added here
OFFERED = (
    "ar", "so", "ti", "prs", "fa", "ckb", "kmr", "uk", "ru", "pl", "es", "fr", "de", "tr", "th", "vi", "am", "sw", "bs", "hr", "sr", "sq", "ro", "ur",
    "ps", "fi", "fit", "se", "smj", "sma", "rom", "yi",
)  # fmt: skip
RIGHT_TO_LEFT = {"ar", "prs", "fa", "ckb", "ur", "ps", "yi"}
NOT_IN_BABEL = {
    "fit": "meänkieli",
    "rom": "romani čhib",
    "prs": "dari",
    "kmr": "nordkurdiska",
    "sma": "sydsamiska",
    "smj": "lulesamiska",
}


@cache
def _own_name(code: str) -> str:
    if code in NOT_IN_BABEL:
        return NOT_IN_BABEL[code]
    try:
        return str(Locale("sv").languages.get(code, code))
    except UnknownLocaleError:
        return code


def language_name(code: str) -> str:
    if code == EASY:
        return _("easy Swedish")
    return _own_name(code)


def is_known(code: str) -> bool:
    return code in FIRST or code in OFFERED


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def in_order(codes: list[str] | set[str]) -> list[str]:
    return [code for code in (*FIRST, *OFFERED) if code in codes]
