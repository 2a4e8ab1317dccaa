"""A youth's planning as lines of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kaa.core.clock import STOCKHOLM
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.register.codes import shown
from tenant_apps.register.models import Youth
from tenant_apps.register.timeline_changes import Entry
from tenant_apps.support.selectors.planning import Planning, planning_of

KIND = "planering"


def planning_entries(youth: Youth) -> Iterator[Entry]:
    planning = planning_of(youth)
    for part in (_plans,):
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
