"""The soft check of free text (PRV-15), against sentences labelled by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from django import forms

from tenant_apps.register.screening import ScreenedForm, categories, screen

FOLDER = Path(__file__).parent / "data"


def _sentences(name: str) -> list[str]:
    return (FOLDER / f"screening_{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.req("PRV-15")
def test_screen__finds_at_least_nine_of_ten() -> None:
    sensitive = _sentences("sensitive")
    missed = [one for one in sensitive if not screen(one)]
    assert len(sensitive) + len(_sentences("harmless")) >= 200
    assert len(missed) <= len(sensitive) / 10, missed


@pytest.mark.req("PRV-15")
def test_screen__seldom_asks_in_vain() -> None:
    harmless = _sentences("harmless")
    asked = [(one, screen(one)[0].word) for one in harmless if screen(one)]
    assert len(asked) <= len(harmless) / 20, asked


def test_screen__says_each_word_once_in_the_order_of_the_text() -> None:
    found = screen("Polisen ringde. Har adhd. polisen igen, 20090126-2386.")
    assert [one.word for one in found] == ["Polisen", "adhd", "20090126-2386"]
    assert all(one.instead for one in found)


def test_categories__each_says_what_to_write_instead() -> None:
    assert len(categories()) >= 6
    assert all(one.instead and one.name for one in categories())


class _Form(ScreenedForm):
    note = forms.CharField()


@pytest.mark.req("PRV-15")
def test_form__asks_once_and_keeps_what_was_written() -> None:
    asked = _Form({"note": "Har adhd"})
    assert not asked.is_valid()
    assert list(asked.errors) == ["note"]
    assert asked["note"].value() == "Har adhd"
    assert not asked["words_confirmed"].is_hidden
    assert _Form({"note": "Har adhd", "words_confirmed": "on"}).is_valid()
    assert _Form({"note": "Vill bli snickare"}).is_valid()
    assert _Form({"note": "Vill bli snickare"})["words_confirmed"].is_hidden
