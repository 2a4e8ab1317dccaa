"""Finding a youth by name, number (earlier ones too) or telephone. What is searched for is never in a URL or log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Value

from kaa.core.names import like_pattern, search_key
from kaa.core.personnummer import InvalidNumber, parse
from tenant_apps.accounts.models import User
from tenant_apps.register.models import ContactDetail, Guardian, Youth
from tenant_apps.register.selectors.visibility import visible_youths

MOST = 50
SHORTEST_NAME = 2
SHORTEST_PHONE = 6


@dataclass(frozen=True)
class Found:
    youths: tuple[Youth, ...]
    more: bool


class OnlyDigits(Func):
    function = "regexp_replace"
    template = "%(function)s(%(expressions)s, '[^0-9]', '', 'g')"


def search(user: User, text: str, *, today: date) -> Found:
    """At most fifty, in Swedish order; a number or telephone has priority over a name."""
    youths = visible_youths(user)
    digits = "".join(sign for sign in text if sign.isdigit())
    asked = _by_number(youths, text, today=today)
    if asked is None and len(digits) >= SHORTEST_PHONE and not any(sign.isalpha() for sign in text):
        asked = _by_telephone(youths, digits)
    if asked is None:
        asked = _by_name(youths, text)
    rows = list(asked.select_related("label").order_by("sort_key", "id")[: MOST + 1])
    return Found(tuple(rows[:MOST]), more=len(rows) > MOST)


def _by_number(youths: QuerySet[Youth], text: str, *, today: date) -> QuerySet[Youth] | None:
    try:
        value = parse(text, today=today).value
    except InvalidNumber:
        return None
    hits = youths.filter(Q(personnummer=value) | Q(pk__in=Youth.objects.filter(numbers__value=value).values("pk")))
    # ten digits are a telephone number, too
    return hits if hits.exists() else None


def _by_telephone(youths: QuerySet[Youth], digits: str) -> QuerySet[Youth]:
    """070..., +46 70... and 0046 70... are one number: compared without what stands before the area code."""
    core = digits.removeprefix("00").removeprefix("46").removeprefix("0")
    pattern = like_pattern(core).removesuffix("%")
    details = ContactDetail.objects.filter(youth=OuterRef("pk"), kind="phone").alias(digits=OnlyDigits(F("value")))
    guardians = Guardian.objects.filter(youth=OuterRef("pk")).alias(digits=OnlyDigits(F("phone")))
    return youths.filter(
        Exists(details.filter(Like(F("digits"), Value(pattern))))
        | Exists(guardians.filter(Like(F("digits"), Value(pattern))))
    )


def _by_name(youths: QuerySet[Youth], text: str) -> QuerySet[Youth]:
    """Every word somewhere in the name, in any order; marks, case and composition do not count (REL-29)."""
    words = search_key(text).split()
    if len("".join(words)) < SHORTEST_NAME:
        return youths.none()
    for word in words:
        youths = youths.filter(Like(F("search_key"), Value(like_pattern(word))))
    return youths


class Like(Func):
    """LIKE with a pattern of kaa.core.names.like_pattern, whose signs stand for themselves."""

    template = "(%(expressions)s)"
    arg_joiner = " LIKE "

    def __init__(self, *expressions: object) -> None:
        from django.db.models import BooleanField

        super().__init__(*expressions, output_field=BooleanField())
