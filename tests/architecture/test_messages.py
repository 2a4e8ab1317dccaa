"""The Swedish texts' own tool: what it finds, keeps and complains of."""

from __future__ import annotations

import gettext
from pathlib import Path

import django
import pytest

from kaa.devtools import messages

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
A = _("Log contact")
B = ngettext("%(n)s youth", "%(n)s youths", 2)
C = pgettext("month", "May")
D = _(A)
"""
PAGE = """{% load i18n %}{% translate "Save" %} {{ _("Close") }}
{% blocktranslate trimmed %}
  Ready
  to go
{% endblocktranslate %}"""
IDS = {"Log contact", "%(n)s youth", "May", "Save", "Ready to go", "Close"}
PART = """
msgid "Log contact"
msgstr "Skriv kontakt"

msgid "%(n)s youth"
msgid_plural "%(n)s youths"
msgstr[0] "%(n)s ungdom"
msgstr[1] "%(n)s ungdomar"

msgctxt "month"
msgid "May"
msgstr "maj"

msgid "Nowhere in the code"
msgstr "Ingenstans"
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tenants" / "templates").mkdir(parents=True)
    (tmp_path / "tenants" / "views.py").write_text(CODE)
    (tmp_path / "tenants" / "templates" / "page.html").write_text(PAGE)
    parts = tmp_path / "locale" / "parts"
    parts.mkdir(parents=True)
    (parts / "area.po").write_text(PART)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PARTS", parts)
    monkeypatch.setattr(messages, "PO", parts.parent / "django.po")
    monkeypatch.setattr(messages, "MO", parts.parent / "django.mo")
    return tmp_path


def test_extract__finds_code_and_templates(checkout: Path) -> None:
    found = {
        message.id if isinstance(message.id, str) else message.id[0] for message in messages.extract() if message.id
    }
    assert found == IDS


def test_merge__keeps_what_is_known_and_is_stable(checkout: Path) -> None:
    messages.merge(consume=True)
    first = messages.PO.read_bytes()
    messages.merge(consume=True)
    assert messages.PO.read_bytes() == first
    assert not list(messages.PARTS.iterdir())
    assert b'#~ msgid "Nowhere in the code"' in first


def test_faults__name_what_is_untranslated_and_only_that(checkout: Path) -> None:
    messages.merge(consume=True)
    told = "\n".join(messages.faults())
    assert all(repr(text) in told for text in ("Save", "Ready to go", "Close"))
    assert "Log contact" not in told
    assert "youth" not in told


def test_faults__name_a_placeholder_that_the_code_does_not_fill(checkout: Path) -> None:
    (messages.PARTS / "area.po").write_text(PART.replace("%(n)s ungdomar", "%(m)s ungdomar"))
    messages.merge(consume=True)
    assert any("placeholder" in fault for fault in messages.faults())


def test_compile__serves_parts_before_they_are_merged(checkout: Path) -> None:
    messages.compile_if_stale()
    with messages.MO.open("rb") as opened:
        swedish = gettext.GNUTranslations(opened)
    assert swedish.gettext("Log contact") == "Skriv kontakt"
    assert swedish.ngettext("%(n)s youth", "%(n)s youths", 2) == "%(n)s ungdomar"
    assert swedish.pgettext("month", "May") == "maj"


def test_our_words__leave_djangos_own_alone() -> None:
    """An id of ours that Django has, too, would speak for both: "May", the month, once became what somebody may do."""

    def catalogue(path: Path) -> dict[str, str]:
        with path.open("rb") as file:
            return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]

    messages.compile_if_stale()
    djangos = catalogue(Path(django.__file__).parent / "conf/locale/sv/LC_MESSAGES/django.mo")
    ours = catalogue(messages.MO)
    assert {key: (djangos[key], text) for key, text in ours.items() if key and djangos.get(key, text) != text} == {}
