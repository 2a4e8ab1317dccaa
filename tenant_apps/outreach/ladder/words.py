"""What a step is called and why it comes, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.outreach.enums import Situation, Way
from tenant_apps.outreach.ladder.compiling import SITUATIONS
from tenant_apps.register.codes import shown

ACTIONS = {
    Way.PHONE: gettext_lazy("Telephone"),
    Way.LETTER: gettext_lazy("Letter"),
    Way.POSTCARD: gettext_lazy("Postcard"),
    Way.SMS: gettext_lazy("Text message"),
    Way.EMAIL: gettext_lazy("E-mail"),
    Way.VISIT_NOTICE: gettext_lazy("Notice of a home visit"),
    Way.HOME_VISIT: gettext_lazy("Home visit"),
    Way.CONCERN: gettext_lazy("Consider a concern report"),
    Way.PAUSE: gettext_lazy("Pause"),
}
RECIPIENTS = {
    "guardian": gettext_lazy("to the guardians"),
    "youth": gettext_lazy("to the youth"),
    "both": gettext_lazy("to the youth and the guardians"),
}
BLOCKED = {
    "protected": gettext_lazy("The person has protected identity: handled outside the ladder."),
    "merged": gettext_lazy("The youth has been merged with another."),
    "deceased": gettext_lazy("The person is deceased."),
    "turned_20": gettext_lazy("Has turned 20: the responsibility has ended. Close the registration."),
    "turns_20": gettext_lazy("Turns 20 before the next step would come."),
    "moved": gettext_lazy("Lives in another municipality, according to the population register. See the proposals."),
    "enrolled": gettext_lazy("Is placed in school, according to a source. See the proposals."),
    "by_mistake": gettext_lazy("Is said to be on the list by mistake. Check the registration."),
    "not_registered": gettext_lazy("Is not registered now."),
    "no_ladder": gettext_lazy("No ladder is for this age and reason for registration."),
}
# What whoever may not record a concern report is told of a step that considers one. So that it says nothing, the same is said of another.
TO_BE_DECIDED = gettext_lazy("Whoever works with the youth decides what comes next.")
REMARKS = {
    "no_guardian": gettext_lazy("No guardian is known"),
    "no_phone": gettext_lazy("No telephone number that works"),
    "no_email": gettext_lazy("No e-mail that works"),
    "no_address": gettext_lazy("No address that works"),
}


def why_none(reason: str, *, concerns: bool) -> str:
    """Why nothing comes next, as one who may record concern reports, or may not, is told."""
    return str(TO_BE_DECIDED if reason == "by_mistake" and not concerns else BLOCKED.get(reason, ""))


def why(row: dict[str, Any], day: date) -> str:
    """The reason for the step and its date, as one sentence."""
    if row["by_guarantee"]:
        return _("The contact of this half year is missing")
    if row["pinned"]:
        return _("The day of the next contact is set to %(day)s") % {"day": sv_date(row["paused"])}
    if row["ended"]:
        return _followed_up(row, day)
    if row["last_on"] is None:
        return _("Registered %(day)s, no attempt yet") % {"day": sv_date(row["registered_on"])}
    return _climbed(row["tries"], row["last_on"], row["pos"], _situation(row["last_class"]))


def _climbed(made: int, last: date, position: int | None, situation: Situation | None) -> str:
    """On the ladder: what the step before led to."""
    if made:
        text = ngettext("%(n)d try without an answer, %(day)s", "%(n)d tries without an answer, the last %(day)s", made)
        return text % {"n": made, "day": sv_date(last)}
    if position is None:
        return _("The ladder's steps are done, the last %(day)s") % {"day": sv_date(last)}
    if situation is None:
        return _("The step before was done or passed over %(day)s") % {"day": sv_date(last)}
    return str(AFTER[situation]) % {"day": sv_date(last)}


def _situation(number: int) -> Situation | None:
    return next((one for one, known in SITUATIONS.items() if known == number), None)


def _followed_up(row: dict[str, Any], day: date) -> str:
    code, as_of, old = row["occupation"], row["occupation_as_of"], row["grows_old"]
    if code:
        what = shown("occupation", code, None).lower()
        text = (
            _("%(what)s since %(day)s is no longer certain") if old <= day else _("%(what)s, known %(day)s: ask again")
        )
        said = text % {"what": what, "day": sv_date(as_of)}
        return said[:1].upper() + said[1:]
    return _("Reached %(day)s, but the occupation is not known") % {"day": sv_date(row["ended_on"])}


AFTER = {
    Situation.TRIED: gettext_lazy("Nobody answered the step before, %(day)s"),
    Situation.FAILED: gettext_lazy("The contact detail failed %(day)s"),
    Situation.NO_DETAILS: gettext_lazy("Contact details were missing %(day)s"),
    Situation.REACHED: gettext_lazy("Reached %(day)s"),
    Situation.OCCUPIED: gettext_lazy("Reached %(day)s"),
    Situation.SUPPORT: gettext_lazy("Wants support, said %(day)s"),
    Situation.DECLINED: gettext_lazy("Was not interested %(day)s: ask again"),
    Situation.CALL_BACK: gettext_lazy("Asked %(day)s to be contacted later"),
    Situation.MISTAKE: gettext_lazy("Said to be on the list by mistake %(day)s"),
}
