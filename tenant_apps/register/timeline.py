"""Everything that has happened to a youth, as lines: contacts, occupations, measures, registrations, what sources said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.access import Right
from kaa.core.clock import STOCKHOLM, local_date
from kaa.core.templatetags.kaa_ui import sv_date, sv_datetime
from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.telling import told as outreach_decisions
from tenant_apps.register.codes import shown
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.register.timeline_changes import Entry, changes
from tenant_apps.support.timeline import planning_entries

# what stands in the address -> what it is called
KINDS = {
    "kontakter": gettext_lazy("Contacts"),
    "sysselsattning": gettext_lazy("Occupations"),
    "atgarder": gettext_lazy("Measures"),
    "registreringar": gettext_lazy("Registrations"),
    "planering": gettext_lazy("Planning"),
    "deltaganden": gettext_lazy("Participations"),
    "paminnelser": gettext_lazy("Reminders"),
    "egenremisser": gettext_lazy("Self-referrals"),
    "brev": gettext_lazy("Letters"),
    "import": gettext_lazy("Sources"),
    "andringar": gettext_lazy("Changes"),
}


@dataclass(frozen=True)
class TimelineSource:
    """Lines that a room below adds: what they are called in the address and on the page, and who may see them."""

    key: str
    label: Any
    lines: Callable[[Youth, User], Iterable[Entry]]
    right: Right = Right.YOUTHS_READ


_more: dict[str, TimelineSource] = {}


def timeline_source(source: TimelineSource) -> None:
    """Register, once, when the apps are ready."""
    _more[source.key] = source


def kinds(user: User) -> dict[str, Any]:
    """What the timeline can be narrowed to, for this user."""
    own = {key: label for key, label in KINDS.items() if key != "planering" or user.may(Right.PLANNING_READ)}
    return own | {key: one.label for key, one in _more.items() if user.may(one.right)}


def entries(youth: Youth, *, user: User, kind: str = "") -> list[Entry]:
    """All lines that the user may see, the latest first; one query for each kind."""
    may_write = user.may(Right.YOUTHS_WRITE)
    sources: dict[str, Any] = {
        "kontakter": partial(_contacts, user=user), "sysselsattning": _occupations, "atgarder": _interventions, "registreringar": _registrations,
        "deltaganden": _participations, "paminnelser": _reminders, "egenremisser": _self_referrals, "brev": _letters, "import": _sources,
        "andringar": changes,
    }  # fmt: skip
    if user.may(Right.PLANNING_READ):
        sources["planering"] = partial(_planning, may_map=user.may(Right.ASSESSMENTS))
    wanted: Iterable[Any] = [sources[kind]] if kind in sources else () if kind else sources.values()
    more = [one for key, one in _more.items() if user.may(one.right) and kind in {"", key}]
    found = [entry for source in wanted for entry in source(youth, may_write)]
    found += [entry for one in more for entry in one.lines(youth, user)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)


def _contacts(youth: Youth, may_write: bool, *, user: User) -> Iterator[Entry]:  # noqa: FBT001
    lists = codelists.snapshots()
    for one in youth.contacts.select_related("user", "occupation"):
        reached = one.outcome in lists["contact_outcome"].codes_with("reached")
        channel = shown("contact_channel", one.channel, one.channel_version)
        detail = [one.note]
        if one.occupation:
            told = shown("occupation", one.occupation.code, one.occupation.code_version)
            detail.insert(0, _("Occupation %(day)s: %(what)s") % {"day": sv_date(one.occupation.as_of), "what": told})
        yield Entry(
            kind="kontakter", at=one.at, when=sv_datetime(one.at), by=one.user.display_name if one.user else "",
            text=_("%(channel)s: %(who)s") % {"channel": channel, "who": lists["informant"].label(one.recipient).lower()},
            badge=shown("contact_outcome", one.outcome, one.outcome_version), badge_tone="success" if reached else "neutral",
            detail=" · ".join(part for part in detail if part),
            url=reverse("contact-edit", args=[one.public_id]) if may_write else "", url_label=_("Change this contact"),
        )  # fmt: skip
    yield from outreach_decisions(youth, user)


def _occupations(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: FBT001
    facts: Iterable[OccupationFact] = youth.occupations.filter(contact=None).select_related("recorded_by")
    for one in facts:
        told_by = shown("informant", one.informant, one.informant_version).lower()
        yield Entry(
            kind="sysselsattning", at=_moment(one.as_of), when=sv_date(one.as_of), by=one.recorded_by.display_name if one.recorded_by else "",
            text=_("Occupation: %(what)s") % {"what": shown("occupation", one.code, one.code_version)},
            detail=_("Known %(day)s from %(who)s") % {"day": sv_date(one.known_on), "who": told_by},
            url=reverse("occupation-edit", args=[one.public_id]) if may_write else "", url_label=_("Change this occupation"),
        )  # fmt: skip


def _self_referrals(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: FBT001
    """Those that staff have made sure are about this youth."""
    for one in youth.self_referrals.select_related("decided_by"):
        asked = _("Self-referral by %(who)s: %(about)s") % {
            "who": one.get_who_display(),
            "about": one.get_about_display(),
        }
        yield Entry(
            kind="egenremisser", at=one.received_at, when=sv_datetime(one.received_at), text=asked, badge=one.get_state_display(),
            by=one.decided_by.display_name if one.decided_by else "",
            url=reverse("incoming-referral", args=[one.public_id]) if may_write else "", url_label=_("Open the self-referral"),
        )  # fmt: skip


def _interventions(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: FBT001
    for one in youth.interventions.select_related("user"):
        kind = shown("intervention_type", one.type, one.type_version)
        days = f"{sv_date(one.started_on)} – {sv_date(one.ended_on)}"
        detail = [one.local_name, one.partner, one.place]
        badge, tone = "", "neutral"
        if one.ended_on:
            reason = shown("intervention_end", one.end_reason, one.end_reason_version)
            badge, tone = (reason, "neutral") if reason else (_("reason missing"), "danger")
            after = shown("occupation", one.occupation_after, one.occupation_after_version)
            detail.append(_("Afterwards: %(what)s") % {"what": after} if after else "")
        else:
            badge, tone = _("ongoing"), "info"
            detail.append(_("Planned end %(day)s") % {"day": sv_date(one.planned_end_on)} if one.planned_end_on else "")
        yield Entry(
            kind="atgarder", at=_moment(one.ended_on or one.started_on), when=days.strip(), by=one.user.display_name if one.user else "",
            text=_("Measure: %(what)s") % {"what": kind}, detail=" · ".join(part for part in detail if part), badge=badge, badge_tone=tone,
            url=reverse("intervention-edit", args=[one.public_id]) if may_write else "",
            url_label=_("Change this measure") if one.ended_on else _("End or change this measure"),
        )  # fmt: skip


def _planning(youth: Youth, may_write: bool, *, may_map: bool) -> Iterator[Entry]:  # noqa: ARG001, FBT001
    return planning_entries(youth, may_map=may_map)


def _registrations(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: FBT001
    rows: Iterable[Registration] = youth.registrations.select_related("opened_by", "mistaken_by")
    for one in rows:
        studies = shown("latest_studies", one.latest_studies, one.latest_studies_version)
        late = _("Covered from %(day)s, found %(days)d days later.") % {
            "day": sv_date(one.covered_from),
            "days": one.days_late,
        }
        opened = _("Registered in %(place)s: %(why)s") % {
            "place": municipality_name(one.municipality_code),
            "why": studies or _("reason missing"),
        }
        yield Entry(
            kind="registreringar", at=_moment(one.registered_on), when=sv_date(one.registered_on), text=opened,
            by=one.opened_by.display_name if one.opened_by else "", detail=" ".join(part for part in (late, one.source_note) if part),
            badge=_("by mistake") if one.mistaken_at else "", badge_tone="warning",
            url=reverse("registration-edit", args=[one.public_id]) if may_write and not one.mistaken_at else "",
            url_label=_("Change this registration"),
        )  # fmt: skip
        if one.mistaken_at:
            day = local_date(one.mistaken_at)
            yield Entry(
                kind="registreringar", at=one.mistaken_at, when=sv_date(day), by=one.mistaken_by.display_name if one.mistaken_by else "",
                text=_("The registration of %(day)s was made by mistake") % {"day": sv_date(one.registered_on)}, detail=one.mistaken_reason,
            )  # fmt: skip
        if one.deregistered_on:
            why = shown("deregistration_reason", one.end_reason, one.end_reason_version)
            ceased = _("The duty ceased %(day)s.") % {"day": sv_date(one.ceased_on)} if one.ceased_on else ""
            yield Entry(
                kind="registreringar", at=_moment(one.deregistered_on), when=sv_date(one.deregistered_on), detail=ceased,
                text=_("Deregistered: %(why)s") % {"why": why or _("reason missing")},
            )  # fmt: skip


def _participations(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: ARG001, FBT001
    for one in youth.participations.select_related("programme__unit"):
        ended = shown("participation_end", one.end_reason, one.end_reason_version) if one.ended_on else _("ongoing")
        yield Entry(
            kind="deltaganden", at=_moment(one.ended_on or one.started_on), when=f"{sv_date(one.started_on)} – {sv_date(one.ended_on)}".strip(),
            text=_("Takes part in %(what)s") % {"what": one.programme.name}, detail=one.programme.unit.name if one.programme.unit else "",
            badge=ended, badge_tone="neutral" if one.ended_on else "info",
        )  # fmt: skip


def _reminders(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: ARG001, FBT001
    """Those that were done or put aside; open ones stand beside the page."""
    for one in youth.reminders.exclude(closed_at=None).select_related("closed_by"):
        if one.closed_at is None:
            continue
        yield Entry(
            kind="paminnelser", at=one.closed_at, when=sv_datetime(one.closed_at), by=one.closed_by.display_name if one.closed_by else "",
            text=_("Reminder: %(what)s") % {"what": one.text}, badge=one.get_state_display(), detail=one.closing_note,
        )  # fmt: skip


def _letters(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: FBT001
    """Letters and messages as they were made; that one was sent is a contact, too."""
    tones = {"made": "info", "withdrawn": "warning", "posted": "neutral", "returned": "danger"}
    for one in youth.letters.select_related("mailing__version__template", "mailing__made_by"):
        yield Entry(
            kind="brev", at=_moment(one.mailing.made_on), when=sv_date(one.mailing.made_on),
            by=one.mailing.made_by.display_name if one.mailing.made_by else "",
            text=_("%(what)s: to %(who)s") % {"what": one.mailing.version.template.name, "who": one.get_recipient_display()},
            badge=one.get_state_display(), badge_tone=tones[one.state], detail=one.get_reason_display() if one.reason else "",
            url=reverse("letter", args=[one.public_id]) if may_write else "", url_label=_("Open the letter"),
        )  # fmt: skip


def _sources(youth: Youth, may_write: bool) -> Iterator[Entry]:  # noqa: ARG001, FBT001
    for one in youth.source_records.select_related("source"):
        told = [
            (one.first_seen_on, _("first named in %(source)s")),
            (one.changed_on, _("changed in %(source)s")),
            (one.gone_on, _("gone from %(source)s")),
        ]
        for number, (day, text) in enumerate(told):
            if day is None or (number == 1 and day == one.first_seen_on):
                continue
            said = text % {"source": one.source.name}
            yield Entry(kind="import", at=_moment(day), when=sv_date(day), text=said[:1].upper() + said[1:])
