"""Reminders that stand open when a registration is closed (tenant_apps.register.closing_parts)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kaa.core import clock
from kaa.core.templatetags.kaa_ui import sv_date
from tenant_apps.accounts.models import User
from tenant_apps.register.closing_parts import Asking, Missing, Part
from tenant_apps.register.models import Registration, Youth
from tenant_apps.reminders.enums import ReminderState
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.services.reminders import close_reminder


class RemindersForm(forms.Form):
    dismiss = forms.BooleanField(label=gettext_lazy("Close the reminders: nothing more is to be done"), required=False)


def _open(youth: Youth) -> list[Reminder]:
    return list(Reminder.objects.filter(youth=youth, state=ReminderState.OPEN).order_by("due_on", "pk"))


def ask_reminders(asking: Asking) -> Part | None:
    found = _open(asking.youth)
    if not found:
        return None
    form = RemindersForm(asking.posted, prefix="reminders")
    about = "; ".join(f"{sv_date(one.due_on)}: {one.text}" for one in found)

    def save(closed: Registration) -> None:  # noqa: ARG001  (the reminders are the youth's)
        if form.cleaned_data["dismiss"]:
            note: Any = _("The registration was closed.")
            for one in found:  # a handful
                close_reminder(reminder=one, actor=asking.user, now=clock.now(), dismissed=True, note=note)

    return Part(_("Reminders"), about, form, save)


def missing_reminders(user: User, registration: Registration, today: date) -> Iterable[Missing]:  # noqa: ARG001
    if n := len(_open(registration.youth)):
        text = ngettext("%(n)d reminder stands open", "%(n)d reminders stand open", n) % {"n": n}
        yield Missing(text, f"{reverse('youth', args=[registration.youth.public_id])}#paminnelser")
