"""Everything that has happened to a youth, as lines: contacts, occupations, measures, registrations, what sources said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.access import Right
from kaa.core.clock import STOCKHOLM, local_date
from kaa.core.templatetags.kaa_ui import sv_date, sv_datetime
from kaa.core.together import read_together
from shared_apps.codelists import selectors as codelists
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.accounts.models import User
from tenant_apps.outreach.ladder.telling import told as outreach_decisions
from tenant_apps.register.codes import shown
from tenant_apps.register.models import OccupationFact, Registration, Youth
from tenant_apps.register.timeline_changes import Entry, changes, changes_rows
from tenant_apps.support.timeline import planning_entries

Rows = tuple[QuerySet[Any, Any], ...]


def _no_rows(youth: Youth) -> Rows:  # noqa: ARG001
    return ()


@dataclass(frozen=True)
class TimelineSource:
    """Lines of one kind: what they are called in the address and on the page, and who may see them.

    `rows` are querysets of one youth; the timeline reads those of all kinds by one statement and gives them, read, to `lines`.
    """

    key: str
    label: Any
    lines: Callable[..., Iterable[Entry]]  # (youth, user, *rows)
    rows: Callable[[Youth], Rows] = _no_rows
    right: Right = Right.YOUTHS_READ
    tab: str = ""  # under which of TABS; none: a tab of its own


# what several kinds are called together: what stands in the address -> what it is called
TABS = {
    "kontakt": gettext_lazy("Contacts"),
    "insatser": gettext_lazy("Measures and planning"),
    "registret": gettext_lazy("The register"),
}

_more: dict[str, TimelineSource] = {}


def timeline_source(source: TimelineSource) -> None:
    """Register, once, when the apps are ready: the lines of a room below."""
    _more[source.key] = source


def _sources(user: User) -> list[TimelineSource]:
    return [one for one in (*_OWN, *_more.values()) if user.may(one.right)]


def tabs(user: User) -> dict[str, Any]:
    """What the timeline can be narrowed to, for this user."""
    return {one.tab or one.key: TABS.get(one.tab, one.label) for one in _sources(user)}


def chosen_tab(user: User, wanted: str) -> str:
    """The tab that an address asks for, by its own name or by a kind's below it; '' is everything."""
    return next((one.tab or one.key for one in _sources(user) if wanted and wanted in {one.key, one.tab}), "")


def entries(youth: Youth, *, user: User, kind: str = "") -> list[Entry]:
    """All lines that the user may see, the latest first; the same few statements whatever the kinds and the years.

    Those of a day stand in the order in which they were written: where a row lies in its table may tell of others that were touched with it.
    """
    wanted = [one for one in _sources(user) if kind in {"", one.key, one.tab}]
    rows = [tuple(each if each.ordered else each.order_by("-pk") for each in one.rows(youth)) for one in wanted]
    read_together(*chain.from_iterable(rows))
    found = [entry for one, own in zip(wanted, rows, strict=True) for entry in one.lines(youth, user, *own)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)


def _contacts(youth: Youth, user: User, contacts: Any, pauses: Any, records: Any) -> Iterator[Entry]:  # noqa: ARG001
    may_write = user.may(Right.YOUTHS_WRITE)
    lists = codelists.snapshots()
    for one in contacts:
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
    yield from outreach_decisions(pauses, records, user)


def _occupations(youth: Youth, user: User, facts: Iterable[OccupationFact]) -> Iterator[Entry]:  # noqa: ARG001
    may_write = user.may(Right.YOUTHS_WRITE)
    for one in facts:
        told_by = shown("informant", one.informant, one.informant_version).lower()
        yield Entry(
            kind="sysselsattning", at=_moment(one.as_of), when=sv_date(one.as_of), by=one.recorded_by.display_name if one.recorded_by else "",
            text=_("Occupation: %(what)s") % {"what": shown("occupation", one.code, one.code_version)},
            detail=_("Known %(day)s from %(who)s") % {"day": sv_date(one.known_on), "who": told_by},
            url=reverse("occupation-edit", args=[one.public_id]) if may_write else "", url_label=_("Change this occupation"),
        )  # fmt: skip


def _self_referrals(youth: Youth, user: User, referrals: Any) -> Iterator[Entry]:  # noqa: ARG001
    """Those that staff have made sure are about this youth."""
    may_write = user.may(Right.YOUTHS_WRITE)
    for one in referrals:
        asked = _("Self-referral by %(who)s: %(about)s") % {
            "who": one.get_who_display(),
            "about": one.get_about_display(),
        }
        yield Entry(
            kind="egenremisser", at=one.received_at, when=sv_datetime(one.received_at), text=asked, badge=one.get_state_display(),
            by=one.decided_by.display_name if one.decided_by else "",
            url=reverse("incoming-referral", args=[one.public_id]) if may_write else "", url_label=_("Open the self-referral"),
        )  # fmt: skip


def _interventions(youth: Youth, user: User, interventions: Any) -> Iterator[Entry]:  # noqa: ARG001
    may_write = user.may(Right.YOUTHS_WRITE)
    for one in interventions:
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


def _planning(youth: Youth, user: User) -> Iterator[Entry]:
    return planning_entries(youth, reader=user)


def _registrations(youth: Youth, user: User, rows: Iterable[Registration]) -> Iterator[Entry]:  # noqa: ARG001
    may_write = user.may(Right.YOUTHS_WRITE)
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


def _participations(youth: Youth, user: User, participations: Any) -> Iterator[Entry]:  # noqa: ARG001
    may_write = user.may(Right.YOUTHS_WRITE)
    for one in participations:
        ended = shown("participation_end", one.end_reason, one.end_reason_version) if one.ended_on else _("ongoing")
        told = [
            (_("Unit"), one.programme.unit.name if one.programme.unit else ""), (_("Came from"), shown("inflow", one.inflow, one.inflow_version)),
            (_("Referred to"), shown("referral", one.referred_to, one.referred_to_version)),
            (_("Afterwards"), shown("occupation", one.occupation_after, one.occupation_after_version)),
        ]  # fmt: skip
        text = _("Takes part again in %(what)s") if one.re_entered else _("Takes part in %(what)s")
        yield Entry(
            kind="deltaganden", at=_moment(one.ended_on or one.started_on), when=f"{sv_date(one.started_on)} – {sv_date(one.ended_on)}".strip(),
            text=text % {"what": one.programme.name}, detail=" · ".join(f"{label}: {said}" for label, said in told if said),
            badge=ended or _("reason missing"), badge_tone=("neutral" if ended else "danger") if one.ended_on else "info",
            by=one.recorded_by.display_name if one.recorded_by else "",
            url=reverse("participation-edit", args=[one.public_id]) if may_write else "",
            url_label=_("Change this participation") if one.ended_on else _("Discharge or change"),
        )  # fmt: skip


def _reminders(youth: Youth, user: User, reminders: Any) -> Iterator[Entry]:  # noqa: ARG001
    """Those that were done or put aside; open ones stand beside the page."""
    for one in reminders:
        if one.closed_at is None:
            continue
        yield Entry(
            kind="paminnelser", at=one.closed_at, when=sv_datetime(one.closed_at), by=one.closed_by.display_name if one.closed_by else "",
            text=_("Reminder: %(what)s") % {"what": one.text}, badge=one.get_state_display(), detail=one.closing_note,
        )  # fmt: skip


def _letters(youth: Youth, user: User, letters: Any) -> Iterator[Entry]:  # noqa: ARG001
    """Letters and messages as they were made; that one was sent is a contact, too."""
    may_write = user.may(Right.YOUTHS_WRITE)
    tones = {"made": "info", "withdrawn": "warning", "posted": "neutral", "returned": "danger"}
    for one in letters:
        yield Entry(
            kind="brev", at=_moment(one.mailing.made_on), when=sv_date(one.mailing.made_on),
            by=one.mailing.made_by.display_name if one.mailing.made_by else "",
            text=_("%(what)s: to %(who)s") % {"what": one.mailing.version.template.name, "who": one.get_recipient_display()},
            badge=one.get_state_display(), badge_tone=tones[one.state], detail=one.get_reason_display() if one.reason else "",
            url=reverse("letter", args=[one.public_id]) if may_write else "", url_label=_("Open the letter"),
        )  # fmt: skip


def _told_by_sources(youth: Youth, user: User, records: Any) -> Iterator[Entry]:  # noqa: ARG001
    for one in records:
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


_OWN = (
    TimelineSource(
        "kontakter", gettext_lazy("Contacts"), _contacts,
        lambda youth: (
            youth.contacts.select_related("user", "occupation"), youth.outreach_pauses.select_related("user", "lifted_by"),
            youth.step_records.select_related("user"),
        ), tab="kontakt",
    ),
    TimelineSource(
        "sysselsattning", gettext_lazy("Occupations"), _occupations,
        lambda youth: (youth.occupations.filter(contact=None).select_related("recorded_by"),),
    ),
    TimelineSource("atgarder", gettext_lazy("Measures"), _interventions, lambda youth: (youth.interventions.select_related("user"),), tab="insatser"),
    TimelineSource(
        "registreringar", gettext_lazy("Registrations"), _registrations,
        lambda youth: (youth.registrations.select_related("opened_by", "mistaken_by"),), tab="registret",
    ),
    TimelineSource("planering", gettext_lazy("Planning"), _planning, right=Right.PLANNING_READ, tab="insatser"),
    TimelineSource(
        "deltaganden", gettext_lazy("Participations"), _participations,
        lambda youth: (youth.participations.select_related("programme__unit", "recorded_by"),), tab="insatser",
    ),
    TimelineSource(
        "paminnelser", gettext_lazy("Reminders"), _reminders,
        lambda youth: (youth.reminders.exclude(closed_at=None).select_related("closed_by"),),
    ),
    TimelineSource(
        "egenremisser", gettext_lazy("Self-referrals"), _self_referrals,
        lambda youth: (youth.self_referrals.select_related("decided_by"),), tab="kontakt",
    ),
    TimelineSource(
        "brev", gettext_lazy("Letters"), _letters,
        lambda youth: (youth.letters.select_related("mailing__version__template", "mailing__made_by"),), tab="kontakt",
    ),
    TimelineSource(
        "import", gettext_lazy("Sources"), _told_by_sources, lambda youth: (youth.source_records.select_related("source"),), tab="registret",
    ),
    TimelineSource("andringar", gettext_lazy("Changes"), changes, changes_rows, tab="registret"),
)  # fmt: skip
