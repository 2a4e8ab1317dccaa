"""Free text: about a youth it is looked through before it is saved (PRV-15), and every box has its instruction and length (PRV-14)."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator

import pytest
from django import forms

from kaa.core.api.shapes import Shape
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.screening import ScreenedForm
from tests.architecture.source import CODE, files, name, tree

LONGEST = 500
# names under which free text about a youth is asked for, in a box or on a line
NOTES = {
    "note",
    "notes",
    "reason",
    "source",
    "source_note",
    "text",
    "why",
    "asks",
    "goal",
    "planning",
    "purpose",
    "which_data",
}
# free text that is about no youth, and what it is about instead
NOT_OF_A_YOUTH = {
    "tenant_apps.accounts.forms.SiteContactForm": "the service's own shortcomings",
    "tenant_apps.letters.forms.NewTemplateForm": "a letter's template",
    "tenant_apps.letters.forms.SenderForm": "the sender of letters",
    "tenant_apps.letters.forms.TextForm": "a letter's template",
    "tenant_apps.register.identification.forms.SettingsForm": "who decided on a setting",
    "tenant_apps.reporting.forms.AnswerForm": "Statistics Sweden's answer to a file",
    "tenant_apps.reporting.forms.ReceiptForm": "Statistics Sweden's receipt of a file",
    "tenant_apps.sources.forms.ApplyForm": "why a large file is applied",
    "tenant_apps.sources.forms.UndoForm": "why a file is undone",
    "tenant_apps.sources.forms_mapping.FinishForm": "why an older file is loaded",
    "tenant_apps.support.forms_assessments.DecisionForm": "the board's decision on mapping",
    "tenant_apps.support.forms_assessments.TemplateForm": "a set of questions",
    "tenant_apps.visits.forms.SettingsForm": "what to bring on visits",
}
# texts that are longer than a note; a document's own fields (documents/forms.py) are made by its template and have 2 000 signs
LONGER = {
    "tenant_apps.accounts.forms.SiteContactForm.shortcomings": "a public page",
    "tenant_apps.letters.forms.NewTemplateForm.body": "a letter",
    "tenant_apps.letters.forms.SenderForm.turn_to": "a part of a letter",
    "tenant_apps.letters.forms.TextForm.body": "a letter",
    "tenant_apps.reporting.forms.AnswerForm.text": "a pasted list",
    "tenant_apps.support.forms_plans.PlanForm.planning": "the plan itself, which the law demands to be documented",
    "tenant_apps.support.forms_plans.PlanReviseForm.planning": "the same",
}


def _walk(kind: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for one in kind.__subclasses__():
        yield one
        yield from _walk(one)


def _forms() -> list[type[forms.BaseForm]]:
    """Every form class of the product's own, in modules and in views."""
    for file in files(*CODE):
        if any(isinstance(node, ast.ClassDef) and node.name.endswith("Form") for node in tree(file).body):
            importlib.import_module(name(file).removeprefix("platform/").removesuffix(".py").replace("/", "."))
    own = {
        one
        for one in _walk(forms.BaseForm)
        if one.__module__.split(".")[0] in {"tenant_apps", "shared_apps", "tenants", "kaa"}
    }
    return sorted(own, key=_dotted)


def _dotted(kind: type[forms.BaseForm]) -> str:
    return f"{kind.__module__}.{kind.__name__}"


def _free_text(kind: type[forms.BaseForm]) -> dict[str, forms.Field]:
    """Boxes, and lines with the name of a note."""
    fields: dict[str, forms.Field] = getattr(kind, "base_fields", {})
    return {
        key: field
        for key, field in fields.items()
        if isinstance(field.widget, forms.Textarea)
        or (type(field) is forms.CharField and key in NOTES and not field.widget.is_hidden)
    }


def _looked_through(kind: type[forms.BaseForm], names: set[str]) -> set[str]:
    if not issubclass(kind, ScreenedForm):
        return set()
    return names if kind.screened_fields is None else set(kind.screened_fields)


@pytest.mark.req("PRV-15")
def test_free_text_on_a_youth__is_looked_through_before_it_is_saved() -> None:
    unscreened = {
        _dotted(kind): missing
        for kind in _forms()
        if _dotted(kind) not in NOT_OF_A_YOUTH
        and (missing := (found := set(_free_text(kind))) - _looked_through(kind, found))
    }
    assert unscreened == {}


@pytest.mark.req("PRV-15")
def test_exemptions__are_of_forms_that_are_there_and_have_free_text() -> None:
    there = {_dotted(kind) for kind in _forms() if _free_text(kind)}
    assert set(NOT_OF_A_YOUTH) <= there


@pytest.mark.req("PRV-15")
def test_free_text_that_is_sent__is_looked_through_too() -> None:
    importlib.import_module("kaa.urls_api")
    unscreened = [
        f"{one.__module__}.{one.__name__}.{key}"
        for one in _subclasses(Shape)
        for key, field in one().fields.items()
        if one.__name__.endswith("Body") and key in NOTES and type(field).__name__ == "CharField"
        and not (issubclass(one, ScreenedShape) and key in one.free_text)
    ]  # fmt: skip
    assert unscreened == ["tenant_apps.sources.api.ApplyBody.reason"]  # why a large file is applied


def _subclasses(kind: type) -> list[type]:
    return [each for one in kind.__subclasses__() for each in (one, *_subclasses(one))]


@pytest.mark.req("PRV-14")
def test_box_of_free_text__has_an_instruction_and_a_length() -> None:
    longer, wrong = set(), []
    for kind in _forms():
        for key, field in getattr(kind, "base_fields", {}).items():
            if not isinstance(field.widget, forms.Textarea):
                continue
            if not str(getattr(field, "instruction", "")) or not getattr(field, "max_length", None):
                wrong.append(f"{_dotted(kind)}.{key}")
            elif field.max_length > LONGEST:
                longer.add(f"{_dotted(kind)}.{key}")
    assert wrong == []
    assert longer == set(LONGER)


@pytest.mark.req("PRV-14")
def test_line_of_free_text__has_a_help_and_a_length() -> None:
    wrong = [
        f"{_dotted(kind)}.{key}"
        for kind in _forms()
        if _dotted(kind) not in NOT_OF_A_YOUTH
        for key, field in _free_text(kind).items()
        if not isinstance(field.widget, forms.Textarea) and not (field.help_text and 0 < (getattr(field, "max_length", 0) or 0) <= LONGEST)
    ]  # fmt: skip
    assert wrong == []
