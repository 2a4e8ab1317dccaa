"""Referrals to a partner's preparation meeting: put on a day's list, moved, decided with one click, and what followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import Coded, chosen
from tenant_apps.register.models import Youth
from tenant_apps.support.models import PreparationMeeting, Referral, Share
from tenant_apps.support.services.consents import share, without_consent
from tenant_apps.support.services.interventions import InterventionFacts, start_intervention

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class ReferralFacts:
    meeting: PreparationMeeting
    meets_on: date
    type: str
    local_name: str = ""
    asks: str = ""
    ground: str = ""


@transaction.atomic
def refer(*, youth: Youth, facts: ReferralFacts, actor: User | None, today: date) -> Referral:
    """On the list of a day to come. The partner gets to know of the youth: a consent, or a ground in law, is needed (PRV-31)."""
    _not_for_protected(youth)
    if facts.meeting.archived_at is not None:
        raise ValidationError({"meeting": _("Nobody is referred to this meeting any more.")})
    kind = _measure(facts, today)
    _day(facts.meeting, facts.meets_on, today)
    try:
        given = _share(youth, facts.meeting, facts.ground, until=facts.meets_on, actor=actor, today=today)
    except ValidationError as wrong:
        texts = wrong.message_dict
        if "agency_name" in texts:
            text = _(
                "It is not known which one the meeting's partner is: an administrator writes that in the settings."
            )
            raise ValidationError({"meeting": text}) from None
        raise ValidationError({"ground": texts.get("agency") or texts.get("ground") or wrong.messages}) from None
    made = Referral(
        youth=youth, meeting=facts.meeting, meets_on=facts.meets_on, type=kind.code, type_version=kind.known_version, local_name=facts.local_name,
        asks=facts.asks.strip(), share=given, made_by=actor,
    )  # fmt: skip
    made.clean_fields(exclude=["youth", "meeting", "share", "made_by"])
    made.validate_constraints()
    made.save()
    return made


def _share(
    youth: Youth, meeting: PreparationMeeting, ground: str, *, until: date, actor: User | None, today: date
) -> Share:
    """The list is read at the meeting: what it rests on holds until then."""
    return share(
        youth=youth, agency=meeting.agency, agency_name=meeting.agency_name, shared_on=today, actor=actor, today=today, ground=ground, until=until,
        data=_("Referral to %(meeting)s: name, and what is asked") % {"meeting": meeting.name},
    )  # fmt: skip


def _not_for_protected(youth: Youth) -> None:
    if youth.protected_at is not None:
        raise ValidationError(
            _("Nobody under protection is put on a meeting's list. The handler does it outside this service.")
        )


def stopped(*, referrals: Iterable[Referral], meeting: PreparationMeeting, on: date, today: date) -> dict[int, str]:
    """Of a day's referrals (by key) those that the meeting is not shown, and why. One statement. `referrals` with their youths.

    Somebody has come under protection or died; the consent has been withdrawn, or ends before the meeting (for a day that has
    passed: ended before it was held). What a meeting decided it had been told.
    """
    rows = list(referrals)
    why = {one.pk: text for one in rows if (text := _of_nobody(one.youth))}
    waiting = {
        one.youth_id: one.pk
        for one in rows
        if one.pk not in why and not one.decision and not (one.share and one.share.ground)
    }
    found = without_consent(
        youths=waiting, agency=meeting.agency, agency_name=meeting.agency_name, day=min(today, on), until=on
    )
    return why | {waiting[youth]: text for youth, text in found.items()}


def _of_nobody(youth: Youth) -> str:
    if youth.protected_at is not None:
        return gettext("Has come under protection. The handler tells the partner, outside this service.")
    return gettext("Has died.") if youth.deceased_on is not None else ""


@transaction.atomic
def edit_referral(
    *, referral: Referral, version: int, facts: ReferralFacts, actor: User | None, today: date  # noqa: ARG001  (history has who)
) -> Referral:  # fmt: skip
    """What is asked, or the day, while nothing is decided. Another meeting is another referral: it is shared with others."""
    if referral.version != version:
        raise locking.Conflict(referral)
    if referral.decision:
        raise ValidationError(_("The referral is decided already."))
    if facts.meeting.pk != referral.meeting_id:
        raise ValidationError({"meeting": _("For another meeting, withdraw this referral and make a new one.")})
    _not_for_protected(referral.youth)
    if why := stopped(referrals=[referral], meeting=referral.meeting, on=max(facts.meets_on, today), today=today):
        raise ValidationError(why[referral.pk])
    kind = _measure(facts, today, stored=Coded(referral.type, referral.type_version))
    if facts.meets_on != referral.meets_on:
        _day(facts.meeting, facts.meets_on, today)
    changes = {
        "type": kind.code, "type_version": kind.version, "local_name": facts.local_name, "asks": facts.asks.strip(), "meets_on": facts.meets_on,
    }  # fmt: skip
    return locking.save(referral, version=version, changes=changes)


@transaction.atomic
def decide_referral(
    *, referral: Referral, version: int, decision: str, note: str, actor: User | None, today: date, begins_on: date | None = None
) -> Referral:  # fmt: skip
    """What the meeting said. "Taken up again" puts the youth on the next list too; an accepted one can begin the measure in the same go."""
    if referral.version != version:
        raise locking.Conflict(referral)
    if referral.decision:
        raise ValidationError(_("The referral is decided already."))
    told = chosen("referral_decision", decision, on=today, field="decision")
    if not told.code:
        raise ValidationError({"decision": _("Choose what was decided.")})
    flags = codelists.current("referral_decision", on=today).codes_with
    if referral.meets_on > today and told.code not in flags("withdrawn"):
        raise ValidationError({"decision": _("The meeting has not been held yet.")})
    if begins_on and told.code not in flags("accepted"):
        raise ValidationError({"begins_on": _("A measure follows only from a referral that was accepted.")})
    if told.code not in flags("withdrawn"):
        meeting, on = referral.meeting, referral.meets_on
        if why := stopped(referrals=[referral], meeting=meeting, on=on, today=today):
            text = _("%(why)s So the meeting has nothing to decide: withdraw the referral.")
            raise ValidationError({"decision": text % {"why": why[referral.pk]}})
    changes = {
        "decision": told.code, "decision_version": told.version, "decided_on": min(referral.meets_on, today), "decided_by": actor,
        "note": note.strip(),
    }  # fmt: skip
    saved = locking.save(referral, version=version, changes=changes)
    if told.code in flags("again"):
        _again(saved, actor=actor, today=today)
    if begins_on:
        _begin(saved, begins_on, actor=actor, today=today)
    return saved


def _again(referral: Referral, *, actor: User | None, today: date) -> None:
    """The next meeting after both this one and today; somebody who stands there already stands there once. It is shared anew (PRV-31)."""
    _not_for_protected(referral.youth)
    day = next_meeting(meeting=referral.meeting, after=max(referral.meets_on, today))
    if Referral.objects.filter(youth=referral.youth, meeting=referral.meeting, meets_on=day, decision="").exists():
        return
    ground = referral.share.ground if referral.share else ""
    try:
        given = _share(referral.youth, referral.meeting, ground, until=day, actor=actor, today=today)
    except ValidationError as wrong:
        why = " ".join(wrong.messages)
        text = _(
            "%(why)s So the youth cannot be on the next list: write down a new consent first, or choose another decision."
        )
        raise ValidationError({"decision": text % {"why": why}}) from None
    Referral.objects.create(
        youth=referral.youth, meeting=referral.meeting, meets_on=day, type=referral.type, type_version=referral.type_version,
        local_name=referral.local_name, asks=referral.asks, share=given, made_by=actor,
    )  # fmt: skip


def _begin(referral: Referral, day: date, *, actor: User | None, today: date) -> None:
    facts = InterventionFacts(
        type=referral.type, local_name=referral.local_name, started_on=day, partner=str(referral.meeting.name)
    )
    try:
        begun = start_intervention(youth=referral.youth, facts=facts, actor=actor, today=today)
    except ValidationError as wrong:
        texts = wrong.message_dict
        raise ValidationError({"begins_on": texts.get("started_on") or wrong.messages}) from None
    referral.intervention = begun
    referral.save(update_fields=["intervention"])


def next_meeting(*, meeting: PreparationMeeting, after: date) -> date:
    """The first day of the meeting later than a day."""
    return after + timedelta(days=(meeting.weekday - after.weekday() - 1) % 7 + 1)


def _measure(facts: ReferralFacts, today: date, *, stored: Coded | None = None) -> Coded:
    kind = chosen("intervention_type", facts.type, on=today, field="type", stored=stored or Coded("", None))
    if not kind.code:
        raise ValidationError({"type": _("Choose a measure.")})
    return kind


def _day(meeting: PreparationMeeting, day: date, today: date) -> None:
    if day < today:
        raise ValidationError({"meets_on": _("The meeting has been held: choose a later day.")})
    if day > today + LONGEST:
        raise ValidationError({"meets_on": _("At most a year ahead.")})
    if day.weekday() != meeting.weekday:
        text = _("The meeting is held on another day of the week: %(day)s.") % {"day": meeting.get_weekday_display()}
        raise ValidationError({"meets_on": text})
