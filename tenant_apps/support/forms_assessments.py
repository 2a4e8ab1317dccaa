"""Forms of mapping: a youth's answers, the controller's decision, and a question set's next version."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core.locking import VersionedForm
from tenant_apps.register.forms import CHOOSE, DayField, NoteField, set_choices
from tenant_apps.register.screening import ScreenedForm
from tenant_apps.support.models import AssessmentQuestion, AssessmentTemplate
from tenant_apps.support.selectors.assessments import Mapper
from tenant_apps.support.services.assessments import Question

MORE, MOST = 3, 25


class AssessmentForm(ScreenedForm):
    template = forms.CharField(widget=forms.HiddenInput, required=False)
    held_on = DayField(label=_("Was held"))
    declined = forms.BooleanField(
        label=_("The youth did not want to answer"), required=False, help_text=_("That the questions were asked is documented, too."),
    )  # fmt: skip

    def __init__(self, *args: Any, questions: list[AssessmentQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for one in questions:
            self.fields[f"q_{one.pk}"] = _field(one)

    def groups(self) -> Iterator[tuple[str, BoundField]]:
        """Each question's field, with the heading that begins at it."""
        for one in self.questions:
            yield one.heading, self[f"q_{one.pk}"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("declined") and not any(data.get(f"q_{one.pk}") for one in self.questions) and not self.errors:
            raise forms.ValidationError(gettext("Write at least one answer, or that the youth did not want to answer."))
        return data

    def answers(self) -> dict[int, str]:
        return {one.pk: str(self.cleaned_data.get(f"q_{one.pk}") or "") for one in self.questions}


def _field(one: AssessmentQuestion) -> forms.Field:
    if one.choices:
        choices = [("", CHOOSE), *((text, text) for text in one.choices)]
        return forms.ChoiceField(label=one.text, help_text=one.may_record, required=False, choices=choices)
    return NoteField(label=one.text, max_length=one.max_length, rows=2, instruction=one.may_record)


class AssessmentEditForm(AssessmentForm, VersionedForm):
    """What was answered, mended."""


class DecisionForm(forms.Form):
    decided_by = forms.CharField(
        label=_("Who decided"), max_length=120, help_text=_("The controller's board or delegate, and the function.")
    )
    decided_on = DayField(label=_("Decided"))
    reference = forms.CharField(
        label=_("Reference"), max_length=60, help_text=_("The diary number, or where the decision is found.")
    )
    scope = NoteField(
        label=_("How far it goes"), max_length=500, rows=3, required=True,
        instruction=_("What may be recorded, of whom, on which legal ground, and how long it is kept."),
    )  # fmt: skip


class MappersForm(forms.Form):
    """Those whose role may map; who is ticked does."""

    staff = forms.MultipleChoiceField(label=_("Map youths"), widget=forms.CheckboxSelectMultiple, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40_000)

    def __init__(self, *args: Any, staff: Iterable[Mapper], **kwargs: Any) -> None:
        known = list(staff)
        maps = [str(one.public_id) for one in known if one.maps]
        super().__init__(*args, **{"initial": {"staff": maps, "seen": " ".join(maps)}, **kwargs})
        set_choices(self, "staff", [(str(one.public_id), one.name) for one in known])

    def chosen(self) -> list[uuid.UUID]:
        return [uuid.UUID(one) for one in self.cleaned_data["staff"]]

    def seen_before(self) -> list[uuid.UUID] | None:
        """Who was ticked when the page was made."""
        if "seen" not in self.data:
            return None
        known = {key for key, _name in self.fields["staff"].choices}  # type: ignore[attr-defined]
        return [uuid.UUID(one) for one in self.cleaned_data["seen"].split() if one in known]


@dataclass(frozen=True)
class QuestionRow:
    heading: BoundField
    text: BoundField
    may_record: BoundField
    choices: BoundField
    number: int


class TemplateForm(forms.Form):
    """The next version: the questions as they are, and some empty rows. An emptied row is a question taken away."""

    name = forms.CharField(label=_("Name"), max_length=100)
    purpose = forms.CharField(label=_("When it is used"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, template: AssessmentTemplate) -> None:
        initial: dict[str, Any] = {"name": template.name, "purpose": template.purpose}
        self.number_of_rows = min(template.questions.count() + MORE, MOST)
        for n, one in enumerate(template.questions.all(), start=1):
            initial |= {
                f"heading_{n}": one.heading, f"text_{n}": one.text, f"may_{n}": one.may_record, f"choices_{n}": "; ".join(one.choices),
            }  # fmt: skip
        super().__init__(data, initial=initial)
        for n in range(1, self.number_of_rows + 1):
            self.fields[f"heading_{n}"] = forms.CharField(label=_("Heading"), max_length=100, required=False)
            self.fields[f"text_{n}"] = forms.CharField(label=_("Question"), max_length=300, required=False)
            self.fields[f"may_{n}"] = forms.CharField(label=_("What may be recorded"), max_length=300, required=False)
            self.fields[f"choices_{n}"] = forms.CharField(
                label=_("Answers to choose among"), max_length=500, required=False, help_text=_("With semicolons between; empty: free text."),
            )  # fmt: skip

    def rows(self) -> Iterator[QuestionRow]:
        for n in range(1, self.number_of_rows + 1):
            yield QuestionRow(self[f"heading_{n}"], self[f"text_{n}"], self[f"may_{n}"], self[f"choices_{n}"], n)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for n in range(1, self.number_of_rows + 1):
            if data.get(f"text_{n}") and not data.get(f"may_{n}"):
                self.add_error(f"may_{n}", gettext("Say what may be recorded of the answer."))
        return data

    def questions(self) -> list[Question]:
        data = self.cleaned_data
        return [
            Question(
                text=data[f"text_{n}"], may_record=data[f"may_{n}"], heading=data[f"heading_{n}"],
                choices=[text for part in data[f"choices_{n}"].split(";") if (text := part.strip())],
            )
            for n in range(1, self.number_of_rows + 1)
            if data[f"text_{n}"]
        ]  # fmt: skip
