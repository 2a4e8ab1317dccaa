"""On a youth's page: its open reminders, and a new one in one go."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from kaa.core import clock
from kaa.core.access import Right
from tenant_apps.accounts.models import User
from tenant_apps.register.models import Youth
from tenant_apps.register.panels import Panel, youth_panel
from tenant_apps.reminders.forms import QuickForm
from tenant_apps.reminders.selectors.reminders import ReminderRow, reminders_of


@dataclass(frozen=True)
class RemindersPanel:
    youth: UUID
    rows: list[ReminderRow]
    form: QuickForm


@youth_panel
def reminders_panel(request: HttpRequest, youth: Youth) -> Panel | None:
    user = request.user
    if not isinstance(user, User) or not user.may(Right.YOUTHS_WRITE):
        return None
    today = clock.today()
    form = QuickForm(initial={"due_on": today}, auto_id="reminder_%s")
    data = RemindersPanel(youth.public_id, reminders_of(user, youth, today=today), form)
    return Panel("reminders/youth_panel.html", data, place="aside")
