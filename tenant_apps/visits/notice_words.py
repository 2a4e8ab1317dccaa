"""The day and the time of a visit as its notice says them, in the notice's own language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, time

from django.utils import translation
from django.utils.translation import gettext as _

from tenant_apps.letters.composing import weekday_in_words
from tenant_apps.letters.languages import ENGLISH, SWEDISH
from tenant_apps.letters.models import Letter
from tenant_apps.visits.models import VisitNotice

DAY, TIME = "besöksdag", "besökstid"  # the fields' names in the templates
SPOKEN = {SWEDISH: "sv", "sv-x-lattlast": "sv", ENGLISH: "en"}


def day_in_words(on: date, language: str) -> str:
    return weekday_in_words(on, language)


def time_in_words(at: time, language: str) -> str:
    """In a language of the tenant's own: the time alone, which every language can read."""
    code = SPOKEN.get(language, "")
    if not code:
        return f"{at:%H:%M}"
    with translation.override(code):
        return _("at about %(at)s") % {"at": _shown(at, code)}


def span_in_words(first: time, last: time, language: str) -> str:
    """What stands where no time of somebody's own is known."""
    code = SPOKEN.get(language, "")
    if first == last:
        return time_in_words(first, language)
    if not code:
        return f"{first:%H:%M}–{last:%H:%M}"
    with translation.override(code):
        return _("between %(first)s and %(last)s") % {"first": _shown(first, code), "last": _shown(last, code)}


def _shown(at: time, code: str) -> str:
    return f"{at:%H.%M}" if code == "sv" else f"{at:%H:%M}"


def said_in(letters: Collection[Letter]) -> Mapping[int, Mapping[str, str]]:
    """What notices that were made from a visit day say of their own visit, by letter: one statement for a whole file."""
    rows = VisitNotice.objects.filter(
        youth__in={one.youth_id for one in letters}, step_key__in={one.step_key for one in letters}
    )
    said = {(one.youth_id, one.step_key): one for one in rows}
    found = {}
    for one in letters:
        notice = said.get((one.youth_id, one.step_key))
        if notice is not None:
            own = {DAY: day_in_words(notice.on, one.language)}
            found[one.pk] = own | ({TIME: time_in_words(notice.at, one.language)} if notice.at else {})
    return found
