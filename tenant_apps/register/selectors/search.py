"""Finding a youth by name, number (earlier ones and parts too), telephone or school. What is searched for is never in a URL or log.

At most two statements, whatever is written: what is written as it stands, and, when nobody has that, whose school is called so, or whose
name sounds or is spelt like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Concat, Greatest, Replace

from kaa.core.names import like_pattern, search_key
from kaa.core.personnummer import InvalidNumber, parse
from tenant_apps.accounts.models import User
from tenant_apps.register.models import CompulsorySchool, ContactDetail, Guardian, SchoolPlacement, Youth, YouthNumber
from tenant_apps.register.selectors.visibility import registered_on, visible_youths

MOST = 50
SHORTEST_NAME = 2
SHORTEST_SOUND = 3
SHORTEST_SCHOOL = 3
SHORTEST_PHONE = 6
LAST_FOUR, BIRTH_DATE = 4, (6, 8)
ALIKE = 0.45  # of a word's trigrams; below it strangers begin to be alike
NAME_ALIKE = 0.55


@dataclass(frozen=True)
class Found:
    """`is_alike`: nobody has what was written; these are spelt or sound like it. `by_school`: they go, or went, to a school of that name."""

    youths: tuple[Youth, ...]
    more: bool
    is_alike: bool = False
    by_school: bool = False


class OnlyDigits(Func):
    function = "regexp_replace"
    template = "%(function)s(%(expressions)s, '[^0-9]', '', 'g')"


class OneOfEach(Func):
    """Double letters become single: Andersson is Anderson."""

    function = "regexp_replace"
    template = r"%(function)s(%(expressions)s, '(.)\1', '\1', 'g')"


class Alike(Func):
    """How much of a word stands somewhere in a text, from 0 to 1 (pg_trgm)."""

    function = "word_similarity"
    output_field = FloatField()


class Like(Func):
    """LIKE with a pattern of kaa.core.names.like_pattern, whose signs stand for themselves."""

    template = "(%(expressions)s)"
    arg_joiner = " LIKE "

    def __init__(self, *expressions: object) -> None:
        super().__init__(*expressions, output_field=BooleanField())


def search(user: User, text: str, *, today: date) -> Found:
    """At most fifty: the best first, those registered now before others, then in Swedish order."""
    youths: Any = visible_youths(user).select_related("label", "unit").annotate(is_open=registered_on(today))
    rows = _as_written(youths, text, today=today)
    if rows:
        return Found(tuple(rows[:MOST]), more=len(rows) > MOST)
    rows = _otherwise(youths, text)
    by_school = bool(rows) and getattr(rows[0], "by_school", False)
    if by_school:  # a school's name as it is written goes before a person's that is only like it
        rows = [one for one in rows if getattr(one, "by_school", False)]
    return Found(tuple(rows[:MOST]), more=len(rows) > MOST, is_alike=bool(rows) and not by_school, by_school=by_school)


def _as_written(youths: Any, text: str, *, today: date) -> list[Youth]:
    """A whole number before a telephone, that before a part of a number, that before a name."""
    ways = [
        way for way in (_by_number(text, today), _by_telephone(text), _by_part(text), _by_name(text)) if way is not None
    ]
    if not ways:
        return []
    found = youths.filter(reduce(or_, ways))
    rank = Case(
        *(When(way, then=Value(place)) for place, way in enumerate(ways)),
        default=Value(len(ways)),
        output_field=IntegerField(),
    )
    found = found.annotate(rank=rank, begun=_words_begun(text)).order_by("rank", "-begun", "-is_open", "sort_key", "id")
    rows: list[Any] = list(found[: MOST + 1])
    best = rows[0].rank if rows else 0
    # somebody's whole number is asked for: nobody whose telephone happens to hold it
    return [one for one in rows if one.rank == best] if best == 0 and _by_number(text, today) is not None else rows


def _digits(text: str) -> str:
    return "" if any(sign.isalpha() for sign in text) else "".join(sign for sign in text if sign.isdigit())


def _by_number(text: str, today: date) -> Q | None:
    try:
        value = parse(text, today=today).value
    except InvalidNumber:
        return None
    earlier = YouthNumber.objects.filter(youth=OuterRef("pk"), value=value)
    return Q(personnummer=value) | Q(Exists(earlier))


def _by_part(text: str) -> Q | None:
    """The last four, or the birth date as six or eight digits: of the present number or an earlier one."""
    digits = _digits(text)
    if len(digits) == LAST_FOUR:
        pattern = f"%{digits}"
    elif len(digits) in BIRTH_DATE:
        pattern = f"{digits}____" if len(digits) == max(BIRTH_DATE) else f"__{digits}____"
    else:
        return None
    earlier = YouthNumber.objects.filter(youth=OuterRef("pk")).filter(Like(F("value"), Value(pattern)))
    return Q(Like(F("personnummer"), Value(pattern))) | Q(Exists(earlier))


def _by_telephone(text: str) -> Q | None:
    """070..., +46 70... and 0046 70... are one number: compared without what stands before the area code."""
    digits = _digits(text)
    if len(digits) < SHORTEST_PHONE:
        return None
    core = digits.removeprefix("00").removeprefix("46").removeprefix("0")
    pattern = like_pattern(core).removesuffix("%")
    details = ContactDetail.objects.filter(youth=OuterRef("pk"), kind="phone").alias(digits=OnlyDigits(F("value")))
    guardians = Guardian.objects.filter(youth=OuterRef("pk")).alias(digits=OnlyDigits(F("phone")))
    return Q(Exists(details.filter(Like(F("digits"), Value(pattern))))) | Q(
        Exists(guardians.filter(Like(F("digits"), Value(pattern))))
    )


def _by_name(text: str) -> Q | None:
    """Every word somewhere in the name, in any order; marks, case and composition do not count (REL-29)."""
    words = search_key(text).split()
    if len("".join(words)) < SHORTEST_NAME:
        return None
    wanted = Q()
    for word in words:
        wanted &= Q(Like(F("search_key"), Value(like_pattern(word))))
    return wanted


def _words_begun(text: str) -> Any:
    """How many of the words begin a name: Lind before Hedlind."""
    begun: Any = Value(0, output_field=IntegerField())
    padded = Concat(Value(" "), F("search_key"))
    for word in search_key(text).split():
        starts = When(Like(padded, Value(f"% {like_pattern(word).removeprefix('%')}")), then=Value(1))
        begun = begun + Case(starts, default=Value(0), output_field=IntegerField())
    return begun


# one sound, several spellings; in this order, the same in Python and SQL
_SOUNDS = (
    ("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("x", "ks"),
    ("z", "s"), ("w", "v"), ("y", "i"), ("j", "i"), ("h", ""), ("dt", "t"),
)  # fmt: skip


def sound_of(word: str) -> str:
    """Kristoffer and Christopher are kristofer; Jonsson and Johnson are ionson."""
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    return "".join(sign for place, sign in enumerate(word) if place == 0 or sign != word[place - 1])


def _otherwise(youths: Any, text: str) -> list[Youth]:
    """Those of a school first, then whoever's name is spelt or sounds like it, the most alike first: one statement."""
    youths, alike = _alike(youths, text)
    school = _by_school(text)
    ways = [way for way in (alike, school) if way is not None]
    if not ways:
        return []
    marked = Case(When(school, then=Value(True)), default=Value(False)) if school is not None else Value(False)
    youths = youths.annotate(by_school=marked).filter(reduce(or_, ways))
    return list(youths.order_by("-by_school", "-likeness", "-is_open", "sort_key", "id")[: MOST + 1])


def _alike(youths: Any, text: str) -> tuple[Any, Q | None]:
    """With `likeness`; the condition: every word of three letters or more is spelt or sounds like a part of the name."""
    words = [word for word in search_key(text).split() if len(word) >= SHORTEST_SOUND and word.isalpha()][:4]
    total: Any = Value(0.0, output_field=FloatField())
    if not words:
        return youths.annotate(likeness=total), None
    sounds: Any = F("search_key")
    for spelt, sound in _SOUNDS:
        sounds = Replace(sounds, Value(spelt), Value(sound))
    youths, wanted = youths.alias(sounds=OneOfEach(sounds)), Q()
    for place, word in enumerate(words):
        likeness = Greatest(
            Alike(Value(word), F("search_key")), Alike(Value(sound_of(word)), F("sounds")), output_field=FloatField()
        )
        youths, wanted = youths.alias(**{f"like_{place}": likeness}), wanted & Q(**{f"like_{place}__gte": ALIKE})
        total = total + F(f"like_{place}")
    return youths.annotate(likeness=total), wanted & Q(likeness__gte=NAME_ALIKE * len(words))


class WithoutMarks(Func):
    """As kaa.core.names.search_key writes what schools are called by, in SQL."""

    function = "translate"
    template = "%(function)s(lower(%(expressions)s), 'åäáàâöøóüúéèëêçñæ-', 'aaaaaooouueeeecna ')"


def _by_school(text: str) -> Q | None:
    """Every word somewhere in the name of one school: of a place that the sources still give, or of year 9."""
    words = search_key(text).split()
    if len("".join(words)) < SHORTEST_SCHOOL or not any(word.isalpha() for word in words):
        return None
    wanted = Q()
    for word in words:
        wanted &= Q(Like(F("school"), Value(like_pattern(word))))
    places = SchoolPlacement.objects.filter(gone_on=None).alias(school=WithoutMarks(F("school_name"))).filter(wanted)
    compulsory = CompulsorySchool.objects.alias(school=WithoutMarks(F("school_name"))).filter(wanted)
    return Q(pk__in=places.values("youth")) | Q(pk__in=compulsory.values("youth"))
