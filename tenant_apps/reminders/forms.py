"""Forms of reminders. Choices are plain lists, read before rendering; the rules stand in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.accounts.models import Label, User
from tenant_apps.accounts.selectors import label_choices
from tenant_apps.register.forms import DayField, set_choices
from tenant_apps.register.models import Youth
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.reminders.enums import Recurrence
from tenant_apps.reminders.models import Reminder
from tenant_apps.reminders.selectors.staff import worker_choices
from tenant_apps.reminders.services.reminders import FOLLOWS_THE_YOUTH, LONGEST, Holder

COACH, USER, LABEL = "coach", "user", "label"


class QuickForm(ScreenedForm):
    """The youth's own page: for whoever has the youth's label, once."""

    screened_fields = ("text",)

    text = forms.CharField(
        label=_("What to do"), max_length=LONGEST,
        help_text=_("Short, and nothing sensitive: it stands on Idag. Such as: call about the practice."),
    )  # fmt: skip
    due_on = DayField(label=_("When"))


class ReminderForm(QuickForm):
    recurs = forms.ChoiceField(label=_("Repeated"), choices=Recurrence.choices, required=False)
    holder = forms.ChoiceField(label=_("For whom"))

    def __init__(self, *args: Any, youth: Youth | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.youth = youth
        set_choices(self, "holder", holder_choices(youth))

    def chosen_holder(self) -> Holder:
        kind, _colon, public_id = self.cleaned_data["holder"].partition(":")
        if kind == USER:
            return Holder(user=User.objects.get(public_id=public_id))
        if kind == LABEL:
            return Holder(label=Label.objects.get(public_id=public_id))
        return FOLLOWS_THE_YOUTH

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "text": data["text"], "due_on": data["due_on"], "recurs": data["recurs"], "holder": self.chosen_holder(),
        }  # fmt: skip


class ReminderEditForm(ReminderForm, VersionedForm):
    """A reminder that is mended."""

    def __init__(self, *args: Any, reminder: Reminder, **kwargs: Any) -> None:
        super().__init__(*args, youth=reminder.youth, **kwargs)
        kept = holder_value(reminder)
        choices = holder_choices(reminder.youth)
        if kept not in {key for key, _text in choices}:  # an account that is closed, a label put away
            name = reminder.user.display_name if reminder.user else reminder.label.name if reminder.label else ""
            choices.append((kept, name))
        set_choices(self, "holder", choices)


def holder_choices(youth: Youth | None) -> list[tuple[str, Any]]:
    choices: list[tuple[str, Any]] = [(COACH, _("Whoever has the youth's label"))] if youth else []
    choices += [(f"{USER}:{key}", text) for key, text in worker_choices()]
    return choices + [(f"{LABEL}:{key}", _("The label %(name)s") % {"name": text}) for key, text in label_choices()]


def holder_value(one: Reminder) -> str:
    if one.user:
        return f"{USER}:{one.user.public_id}"
    return f"{LABEL}:{one.label.public_id}" if one.label else COACH


def values_of(one: Reminder) -> dict[str, str]:
    """As the form would post them."""
    return {"text": one.text, "due_on": one.due_on.isoformat(), "recurs": one.recurs, "holder": holder_value(one)}


class ActionForm(ScreenedForm):
    """What a row's buttons post."""

    screened_fields = ("note",)
    ACTIONS = ("done", "dismiss", "reopen", "tomorrow", "week", "move")

    action = forms.ChoiceField(choices=[(one, one) for one in ACTIONS])
    to = DayField(required=False)
    note = forms.CharField(
        label=_("Why, if it is put aside (not required)"), max_length=LONGEST, required=False,
        help_text=_("Short, and nothing sensitive."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("action") == "move" and not data.get("to"):
            self.add_error("to", _("Choose the day."))
        return data
