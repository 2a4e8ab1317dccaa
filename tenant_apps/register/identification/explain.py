"""A decision in words: which of the five conditions held, from which row, on which date (P1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.municipalities import municipality_name
from tenant_apps.register.identification.decisions import Decided, decide
from tenant_apps.register.identification.reasons import Reason
from tenant_apps.register.identification.ruleset import Settings
from tenant_apps.register.models import Proposal

Evidence = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition of rules.md, "Covered by KAA": `held` tells whether it speaks for the youth being covered."""

    name: str
    held: bool
    detail: str
    table: str = ""
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    reason: str
    since: date | None
    why: str
    conditions: tuple[Condition, ...]


def explain_proposal(proposal: Proposal) -> Explanation:
    return _explanation(proposal.reason, proposal.since, proposal.evidence)


def explain_decision(decided: Decided) -> Explanation:
    return _explanation(decided.reason, decided.since, decided.evidence)


def explain_youth(
    *, youth_id: int, day: date, municipality_codes: list[str], settings: Settings | None = None
) -> Explanation | None:
    """Why somebody is, or is not, covered on a day; None for those under protection."""
    found = decide(day=day, municipality_codes=municipality_codes, youths=[youth_id], settings=settings)
    return explain_decision(found[0]) if found else None


def why_in_words(proposal: Proposal) -> str:
    """One line for a list of proposals."""
    return _why(proposal.reason, proposal.evidence)


def _explanation(reason: str, since: date | None, evidence: Evidence) -> Explanation:
    conditions = (_home(evidence), _schooling(evidence), _age(evidence), _placement(evidence), _exam(evidence))
    return Explanation(reason=reason, since=since, why=_why(reason, evidence), conditions=conditions)


def _day(value: str | None) -> str:
    return date_format(date.fromisoformat(value), "DATE_FORMAT") if value else _("an unknown day")


def _part(evidence: Evidence, key: str) -> Mapping[str, Any]:
    part = evidence.get(key)
    return part if isinstance(part, Mapping) else {}


def _reached(value: str | None, evidence: Evidence) -> bool:
    return bool(value) and str(value) <= str(evidence.get("day", ""))


def _home(evidence: Evidence) -> Condition:
    name, home = _("Home municipality"), _part(evidence, "home")
    if home.get("row"):
        words = {"place": municipality_name(str(home.get("code", ""))), "day": _day(home.get("from"))}
        return Condition(
            name=name,
            held=True,
            detail=_("Lives in %(place)s since %(day)s.") % words,
            table="residence",
            row=home["row"],
        )
    if home.get("abroad"):
        detail = _("Registered nowhere in Sweden since %(day)s.") % {"day": _day(home["abroad"])}
        return Condition(name=name, held=False, detail=detail, table="residence", row=home.get("left_row"))
    if home.get("left_on"):
        detail = _("Does not live here since %(day)s.") % {"day": _day(home["left_on"])}
        return Condition(name=name, held=False, detail=detail, table="residence", row=home.get("left_row"))
    if _part(evidence, "registration").get("row"):
        return Condition(name=name, held=True, detail=_("Registered by hand; no source has given an address."))
    return Condition(name=name, held=False, detail=_("No source says that the youth lives here."))


def _schooling(evidence: Evidence) -> Condition:
    name, facts = _("Compulsory school"), _part(evidence, "schooling")
    ended, ground = facts.get("ended_on"), facts.get("ground")
    words = {"day": _day(ended), "school": facts.get("school") or _("an unknown school")}
    details = {
        "recorded": _("Ended year 9 on %(day)s (%(school)s)."),
        "placement": _("The place in compulsory school ended on %(day)s."),
        "ongoing": _("Goes in compulsory school; school duty lasts until %(day)s at most."),
        "arrived": _("Came to Sweden when no longer of school duty, the day after %(day)s."),
        "age": _("No end of compulsory school is known: school duty by age lasts until %(day)s."),
    }
    held = bool(ended) and str(ended) < str(evidence.get("day", ""))
    tables = {
        "recorded": "compulsoryschool",
        "placement": "schoolplacement",
        "ongoing": "schoolplacement",
        "arrived": "residence",
    }
    table = tables.get(str(ground), "")
    return Condition(
        name=name,
        held=held,
        detail=details.get(str(ground), "") % words,
        table=table,
        row=facts.get("row") if table else None,
    )


def _age(evidence: Evidence) -> Condition:
    if _reached(evidence.get("deceased_on"), evidence):
        return Condition(
            name=_("Under 20"), held=False, detail=_("Deceased on %(day)s.") % {"day": _day(evidence["deceased_on"])}
        )
    if _reached(evidence.get("school_says_deceased"), evidence):
        detail = _("The school says: deceased on %(day)s.") % {"day": _day(evidence["school_says_deceased"])}
        return Condition(name=_("Under 20"), held=False, detail=detail)
    birthday = evidence.get("turns_20")
    detail = _("Turns 20 on %(day)s.") if not _reached(birthday, evidence) else _("Turned 20 on %(day)s.")
    return Condition(name=_("Under 20"), held=not _reached(birthday, evidence), detail=detail % {"day": _day(birthday)})


def _placement(evidence: Evidence) -> Condition:
    name = _("No place in upper secondary school")
    placed, ended = _part(evidence, "placed"), _part(evidence, "ended")
    if placed:
        detail = _("Has a place at %(school)s, %(form)s, from %(day)s (%(source)s).") % _words(placed, "started_on")
        if evidence.get("counts_from"):
            detail += " " + _("It counts from %(day)s, by the law.") % {"day": _day(evidence["counts_from"])}
        return Condition(name=name, held=False, detail=detail, table="schoolplacement", row=placed.get("row"))
    if ended:
        detail = _("The place at %(school)s, %(form)s, ended on %(day)s: %(reason)s (%(source)s).") % _words(
            ended, "ended_on"
        )
        return Condition(name=name, held=True, detail=detail, table="schoolplacement", row=ended.get("row"))
    return Condition(name=name, held=True, detail=_("No source knows of a place."))


def _words(place: Mapping[str, Any], key: str) -> dict[str, str]:
    reason = codelists.label_for(
        "placement_end", place.get("end_reason_version") or 0, str(place.get("end_reason", ""))
    )
    return {
        "school": str(place.get("school") or _("an unknown school")), "day": _day(place.get(key)), "source": str(place.get("source", "")),
        "form": codelists.label_for("school_form", place.get("form_version") or 0, str(place.get("form", ""))),
        "reason": reason or _("no reason given"),
    }  # fmt: skip


def _exam(evidence: Evidence) -> Condition:
    name, exam, diploma, paper = (
        _("No diploma"),
        _part(evidence, "exam"),
        _part(evidence, "diploma"),
        _part(evidence, "paper"),
    )
    if exam.get("row"):
        words = {"kind": _kind(exam), "day": _day(exam.get("awarded_on"))}
        return Condition(name=name, held=False, detail=_("%(kind)s, %(day)s.") % words, table="exam", row=exam["row"])
    if diploma:
        words = {"kind": _words(diploma, "ended_on")["reason"], "day": _day(diploma.get("ended_on"))}
        return Condition(
            name=name,
            held=False,
            detail=_("%(kind)s, %(day)s.") % words,
            table="schoolplacement",
            row=diploma.get("row"),
        )
    if paper.get("kind"):
        words = {"kind": _kind(paper), "day": _day(paper.get("awarded_on"))}
        return Condition(
            name=name, held=True, detail=_("%(kind)s, %(day)s: it does not end the responsibility.") % words
        )
    return Condition(name=name, held=True, detail=_("No diploma is known."))


def _kind(paper: Mapping[str, Any]) -> str:
    return codelists.label_for("exam_kind", paper.get("kind_version") or 0, str(paper.get("kind", "")))


def _why(reason: str, evidence: Evidence) -> str:
    """What decided, in one or two sentences; the condition behind it says the same in full."""
    condition = BEHIND.get(reason)
    return condition(evidence).detail if condition else _doubt(reason, evidence)


BEHIND = {
    Reason.PLACEMENT_ENDED.value: _placement, Reason.PLACED.value: _placement, Reason.LAW_CHANGED.value: _placement,
    Reason.COMPULSORY_ENDED.value: _schooling, Reason.IMMIGRATED.value: _schooling, Reason.COMPULSORY_NOT_ENDED.value: _schooling,
    Reason.MOVED_IN.value: _home, Reason.MOVED_AWAY.value: _home, Reason.MOVED_BETWEEN.value: _home, Reason.LIVES_ELSEWHERE.value: _home,
    Reason.TURNED_20.value: _age, Reason.DIED.value: _age, Reason.EXAM.value: _exam,
}  # fmt: skip


def _doubt(reason: str, evidence: Evidence) -> str:
    texts = {
        Reason.CONFLICT.value: _conflict, Reason.REGISTERED_WHILE_PLACED.value: _placed_all_along, Reason.CONTACT_SAYS_SCHOOL.value: _said,
        Reason.RECORD_GONE.value: _gone, Reason.CLOSED_BEFORE.value: _closed, Reason.SUMMER.value: _summer,
    }  # fmt: skip
    if reason in texts:
        return texts[reason](evidence)
    return str(Reason(reason).label) if reason in Reason.values else reason


def _conflict(evidence: Evidence) -> str:
    ended = _("%(source)s says that the place at %(school)s ended on %(day)s.") % _words(
        _part(evidence, "conflict"), "ended_on"
    )
    told = [_as_of(_part(evidence, key)) for key in ("conflict", "placed")]
    return " ".join([ended, _placement(evidence).detail, *[one for one in told if one]])


def _as_of(place: Mapping[str, Any]) -> str:
    """How old each source's word is: the older one is the likelier to be wrong."""
    if not place.get("as_of"):
        return ""
    return _("%(source)s was last fetched as of %(day)s.") % {
        "source": place.get("source", ""), "day": _day(place["as_of"])
    }  # fmt: skip


def _placed_all_along(evidence: Evidence) -> str:
    return _("Is registered, though a source says placed all along.") + " " + _placement(evidence).detail


def _said(evidence: Evidence) -> str:
    said = _part(evidence, "said")
    words = {
        "day": _day(said.get("as_of")),
        "occupation": codelists.current("occupation").label(str(said.get("code", ""))),
    }
    return _("A contact says, as of %(day)s: %(occupation)s.") % words


def _gone(evidence: Evidence) -> str:
    return _("A source no longer names the youth, or the place in school, since %(day)s.") % {
        "day": _day(evidence.get("gone_on"))
    }


def _closed(evidence: Evidence) -> str:
    return _("The registration ended on %(day)s, and no source has said anything since.") % {
        "day": _day(evidence.get("closed_on"))
    }


def _summer(evidence: Evidence) -> str:
    return _("Has a place at %(school)s, %(form)s, from %(day)s (%(source)s).") % _words(
        _part(evidence, "future"), "started_on"
    )
