"""Lines of a youth's timeline: to whom distribution gave the youth, and who has been beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.clock import local_date
from kaa.core.templatetags.kaa_ui import sv_date, sv_datetime
from tenant_apps.accounts.models import User
from tenant_apps.distribution.enums import Part, Reason
from tenant_apps.distribution.models import Assignment
from tenant_apps.register.models import Youth
from tenant_apps.register.timeline import TimelineSource
from tenant_apps.register.timeline_changes import Entry


def _lines(_youth: Youth, _user: User, assignments: Iterable[Assignment]) -> Iterator[Entry]:
    for one in assignments:
        text = _("%(label)s beside the coach") if one.part == Part.BESIDE else _("Given to %(label)s")
        ended = _("until %(day)s") % {"day": sv_date(local_date(one.ended_at))} if one.ended_at else ""
        detail = [str(Reason(one.reason).label).capitalize(), ended]
        yield Entry(
            kind="fordelning", at=one.at, when=sv_datetime(one.at), by=one.by.display_name if one.by else "", text=text % {"label": one.label.name},
            detail=" · ".join(part for part in detail if part),
        )  # fmt: skip


distributed = TimelineSource(
    "fordelning", gettext_lazy("Distribution"), _lines,
    lambda youth: (Assignment.objects.filter(youth=youth).select_related("label", "by"),), tab="registret",
)  # fmt: skip
