"""A youth's planning as lines of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core.clock import STOCKHOLM
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.models import Youth
from tenant_apps.register.timeline_changes import Entry
from tenant_apps.support.selectors.consents import agency_name
from tenant_apps.support.selectors.planning import Planning, maps, measure_name, planning_of
from tenant_apps.support.selectors.referrals import tone_of

KIND = "planering"


def planning_entries(youth: Youth, *, reader: User) -> Iterator[Entry]:
    """Mapping for those alone who may map (PRV-12)."""
    planning = planning_of(youth)
    for part in (
        _plans,
        _offers,
        _measures,
        _consents,
        _coordinated,
        _referrals,
        _steps,
        *((_assessments,) if maps(planning, reader) else ()),
    ):
        yield from part(planning)


def _entry(day: date, text: str, **more: Any) -> Entry:
    return Entry(kind=KIND, at=datetime.combine(day, time(), STOCKHOLM), when=sv_date(day), text=text, **more)


def _link(name: str, row: Any, label: str) -> dict[str, str]:
    return {"url": reverse(name, args=[row["public_id"]]), "url_label": label}


def _plans(planning: Planning) -> Iterator[Entry]:
    for one in planning["version"]:
        text = (
            _("Action plan made")
            if one["number"] == 1
            else _("Action plan revised, version %(n)d") % {"n": one["number"]}
        )
        link = {
            "url": f"{reverse('plan', args=[one['public_id']])}?version={one['number']}",
            "url_label": _("Read the version"),
        }
        yield _entry(one["made_on"], text, by=one["by"] or "", detail=one["why_revised"] or one["goal"], **link)
    for one in planning["follow_up"]:
        badge = {} if one["with_youth"] else {"badge": _("without the youth"), "badge_tone": "warning"}
        yield _entry(
            one["held_on"], _("Action plan followed up"), by=one["by"] or "", detail=one["note"], **badge, **_link("plan", one, _("To the plan"))
        )  # fmt: skip
    for one in planning["plan"]:
        if one["ended_on"]:
            yield _entry(
                one["ended_on"], _("Action plan ended"), badge=shown("plan_end", one["end_reason"], one["end_reason_version"]),
                detail=one["end_note"], **_link("plan", one, _("To the plan")),
            )  # fmt: skip


def _offers(planning: Planning) -> Iterator[Entry]:
    for one in planning["offer"]:
        accepted, declined = one["response"] == "accepted", one["response"] == "declined"
        yield _entry(
            one["offered_on"], _("Offered: %(what)s") % {"what": measure_name(one)},
            by=one["by"] or "", badge=shown("offer_response", one["response"], one["response_version"]),
            badge_tone="success" if accepted else "neutral" if declined else "warning",
            detail=" · ".join(part for part in (one["unit"], one["note"]) if part), **_link("offer-edit", one, _("Change the offer")),
        )  # fmt: skip


def _measures(planning: Planning) -> Iterator[Entry]:
    for one in planning["measure_held"]:
        text = _("Followed up: %(what)s") % {"what": measure_name(one)}
        yield _entry(
            one["held_on"], text, by=one["by"] or "", detail=one["note"], **_link("measure", one, _("To the measure"))
        )


def _consents(planning: Planning) -> Iterator[Entry]:
    for one in planning["consent"]:
        to = agency_name(one["agency"], one["agency_version"], one["agency_name"])
        link = _link("consent", one, _("Look at the consent"))
        until = _("Valid until %(day)s") % {"day": sv_date(one["valid_until"])}
        yield _entry(
            one["given_on"],
            _("Consent to share with %(agency)s") % {"agency": to},
            by=one["by"] or "",
            detail=until,
            **link,
        )
        if one["withdrawn_on"]:
            yield _entry(one["withdrawn_on"], _("Consent to share with %(agency)s withdrawn") % {"agency": to}, **link)
    for one in planning["share"]:
        to = agency_name(one["agency"], one["agency_version"], one["agency_name"])
        ground = shown("share_ground", one["ground"], one["ground_version"])
        detail = " · ".join(part for part in (one["data"], ground) if part)
        yield _entry(one["shared_on"], _("Shared with %(agency)s") % {"agency": to}, by=one["by"] or "", detail=detail)


def _coordinated(planning: Planning) -> Iterator[Entry]:
    for one in planning["sip"]:
        link = _link("coordinated-edit", one, _("Change the coordinated plan"))
        who = ", ".join(shown("agency", code, one["parties_version"]) for code in one["parties"])
        yield _entry(one["called_on"], _("Coordinated individual plan called"), by=one["by"] or "", detail=who, **link)
        if one["held_on"]:
            yield _entry(one["held_on"], _("Coordinated individual plan: meeting held"), **link)
        if one["ended_on"]:
            yield _entry(one["ended_on"], _("Coordinated individual plan ended"), **link)


def _referrals(planning: Planning) -> Iterator[Entry]:
    for one in planning["referral"]:
        names = {"what": measure_name(one), "meeting": one["meeting"]}
        badge = shown("referral_decision", one["decision"], one["decision_version"])
        yield _entry(
            one["meets_on"], _("Referred to %(meeting)s: %(what)s") % names, by=one["by"] or "", badge=badge or _("no decision yet"),
            badge_tone=tone_of(one["decision"]) if badge else "warning", detail=" · ".join(part for part in (one["asks"], one["note"]) if part),
            **_link("referral-page", one, _("To the referral")),
        )  # fmt: skip


def _steps(planning: Planning) -> Iterator[Entry]:
    for one in planning["step"]:
        text = _("Step %(n)d: %(name)s") % {"n": one["position"], "name": one["name"]}
        yield _entry(one["from_on"], text, by=one["by"] or "")


def _assessments(planning: Planning) -> Iterator[Entry]:
    for one in planning["assessment"]:
        badge = {"badge": _("did not want to answer"), "badge_tone": "warning"} if one["declined"] else {}
        text = _("Mapping: %(what)s") % {"what": one["name"]}
        yield _entry(
            one["held_on"], text, by=one["by"] or "", **badge, **_link("assessment", one, _("Read the mapping"))
        )
