"""On a youth's page: SCB's remarks that stand, and the way on for somebody who goes through a list of hits."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel, youth_panel
from tenant_apps.reporting import worklists
from tenant_apps.reporting.answers.selectors import ShownRemark, remarks_of


@dataclass(frozen=True)
class RoundView:
    """Where somebody is in the list they go through."""

    title: str
    left: int
    mended: bool  # nothing of the list is wrong with this youth any more
    next_url: str
    list_url: str


@dataclass(frozen=True)
class ReportPanel:
    remarks: list[ShownRemark]
    round: RoundView | None
    may_mend: bool


@youth_panel
def report_panel(request: HttpRequest, youth: Youth) -> Panel | None:
    user = request.user
    if not isinstance(user, User) or not user.may(Right.REPORT_READ):
        return None
    data = ReportPanel(remarks_of(youth.pk), _round(request, user, youth), user.may(Right.YOUTHS_WRITE))
    return Panel("reporting/youth_panel.html", data) if data.remarks or data.round else None


def _round(request: HttpRequest, user: User, youth: Youth) -> RoundView | None:
    at = worklists.round_of(request.session.get(worklists.KEPT))
    if at is None or at.youth != str(youth.public_id):
        return None
    found = worklists.worklist(at.wanted, user)
    title = found[0].title if at.wanted.section and found else ""
    return RoundView(
        title=title, left=len(found), mended=all(hit.youth != youth.public_id for hit in found),
        next_url=reverse("report-next", args=[at.wanted.period]),
        list_url=f"{reverse('report-list', args=[at.wanted.period])}?{worklists.query_of(at.wanted)}",
    )  # fmt: skip
