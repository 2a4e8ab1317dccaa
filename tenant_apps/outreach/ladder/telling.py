"""Decisions on a youth's next step, as lines of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from kaa.core.clock import local_date
from kaa.core.templatetags.kaa_ui import sv_date, sv_datetime
from tenant_apps.accounts.models import User
from tenant_apps.outreach.enums import StepResult, Way
from tenant_apps.outreach.ladder.selectors import sees_concerns
from tenant_apps.outreach.ladder.words import ACTIONS
from tenant_apps.outreach.models import OutreachPause, StepRecord
from tenant_apps.register.timeline_changes import Entry


def told(pauses: Iterable[OutreachPause], records: Iterable[StepRecord], user: User) -> Iterator[Entry]:
    """Days of the next contact that staff set, and steps done or passed over."""
    for pause in pauses:
        lifted = _("Taken away %(day)s") % {"day": sv_date(local_date(pause.lifted_at))} if pause.lifted_at else ""
        detail = [str(pause.get_reason_display()).capitalize(), pause.note, lifted]
        yield Entry(
            kind="kontakter", at=pause.made_at, when=sv_datetime(pause.made_at), by=pause.user.display_name if pause.user else "",
            text=_("Next contact set to %(day)s") % {"day": sv_date(pause.until_on)}, detail=" · ".join(part for part in detail if part),
        )  # fmt: skip
    concerns = sees_concerns(user)
    for one in records:
        if one.way == Way.CONCERN and not concerns:
            continue
        skipped = one.result == StepResult.SKIPPED
        yield Entry(
            kind="kontakter", at=one.at, when=sv_datetime(one.at), by=one.user.display_name if one.user else "", detail=one.note,
            text=str(ACTIONS[Way(one.way)]), badge=_("passed over") if skipped else _("done"), badge_tone="neutral" if skipped else "success",
        )  # fmt: skip
