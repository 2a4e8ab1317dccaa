"""Lines of a youth's timeline: planned visits (what came of one is a contact), and concern reports for those who may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.access import Right
from kaa.core.clock import STOCKHOLM
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import shown
from tenant_apps.register.models import Youth
from tenant_apps.register.timeline import TimelineSource
from tenant_apps.register.timeline_changes import Entry
from tenant_apps.visits.enums import ConcernOutcome
from tenant_apps.visits.models import ConcernReport, HomeVisit


def _visits(youth: Youth, user: User, visits: Iterable[HomeVisit]) -> Iterator[Entry]:
    may_write = user.may(Right.YOUTHS_WRITE)
    for one in visits:
        notice = _("Notice posted %(day)s") % {"day": sv_date(one.notice_posted_on)} if one.notice_posted_on else ""
        reason = shown("visit_deviation", one.deviation, one.deviation_version)
        told = _("Tax Agency told %(day)s") % {"day": sv_date(one.told_tax_agency_on)} if one.told_tax_agency_on else ""
        detail = [one.day.area, notice, _("Deviates: %(why)s") % {"why": reason} if reason else "", told]
        gone = one.day.called_off_at is not None
        planned = _("called off") if gone else _("planned")
        yield Entry(
            kind="besok", at=datetime.combine(one.visit_on, time(), STOCKHOLM), when=sv_date(one.visit_on), text=_("On the list of home visits"),
            by=one.recorded_by.display_name if one.recorded_by else "", detail=" · ".join(part for part in detail if part),
            badge=shown("contact_outcome", one.outcome, one.outcome_version) or planned, badge_tone="neutral" if one.outcome else "info",
            url=reverse("visit-day", args=[one.day.public_id]) if may_write and youth.protected_at is None and not gone else "",
            url_label=_("To the visit day"),
        )  # fmt: skip


def _concerns(youth: Youth, user: User, reports: Iterable[ConcernReport]) -> Iterator[Entry]:  # noqa: ARG001
    for one in reports:
        made = one.outcome == ConcernOutcome.MADE
        detail = [one.made_to, one.reference, shown("concern_not_made", one.reason, one.reason_version)]
        yield Entry(
            kind="orosanmalan", at=datetime.combine(one.decided_on, time(), STOCKHOLM), when=sv_date(one.decided_on),
            by=one.decided_by.display_name if one.decided_by else "", detail=" · ".join(part for part in detail if part),
            text=_("Concern report made") if made else _("Concern report considered, not made"),
            url=reverse("concern-edit", args=[one.public_id]), url_label=_("Change this record"),
        )  # fmt: skip


visits = TimelineSource(
    "besok", gettext_lazy("Home visits"), _visits,
    lambda youth: (HomeVisit.objects.filter(youth=youth).select_related("day", "recorded_by"),), tab="kontakt",
)  # fmt: skip
concerns = TimelineSource(
    "orosanmalan", gettext_lazy("Concern reports"), _concerns,
    lambda youth: (ConcernReport.objects.filter(youth=youth).select_related("decided_by"),), right=Right.CONCERNS_WRITE,
)  # fmt: skip
