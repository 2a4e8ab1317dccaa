from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.names import like_pattern, search_key, sort_key

pytestmark = pytest.mark.req("REL-29")

latin = st.text(alphabet="abcxyzåäöÅÄÖéèñüÜçøæłßABCXYZ '-’", max_size=30)
SWEDISH = "abcdefghijklmnopqrstuvwxyzåäö"


def in_c_order(names: list[str]) -> list[str]:
    """Sort as SQL does with COLLATE "C": by the key's bytes."""
    return sorted(names, key=lambda name: sort_key(name).encode())


@pytest.mark.parametrize(
    "in_order",
    [
        pytest.param(["Erik", "Zorn", "Åberg", "Ärlig", "Öberg"], id="å, ä, ö last"),
        pytest.param(["Ek", "Ek Alm", "Ek-Alm", "Ekalm", "Ekberg"], id="shorter, space, hyphen, letter"),
        pytest.param(["Lund", "Mukherjee", "Müller", "Mzansi"], id="ü as y"),
        pytest.param(["Valter", "Vivi", "Wahl"], id="v before w"),
        pytest.param(["Zorn", "Åre", "Ære", "Äro", "Öst", "Østa"], id="the neighbours' letters"),
        pytest.param(["Öst", "Ивановић", "محمد"], id="other scripts last"),
        pytest.param(["Dag", "de Geer", "Dina"], id="case does not count"),
    ],
)
def test_sort_key__order(in_order: list[str]):
    assert in_c_order(in_order[::-1]) == in_order
    assert len({sort_key(name) for name in in_order}) == len(in_order)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("André", "andre", id="acute"),
        pytest.param("Hélène", "Helene", id="acute and grave"),
        pytest.param("Muñoz", "Munoz", id="tilde"),
        pytest.param("Çelik", "celik", id="cedilla"),
        pytest.param("Łukasz", "Lukasz", id="stroke"),
        pytest.param("IŞIK", "ışık", id="Turkish i without dot"),
        pytest.param("İpek", "ipek", id="Turkish capital i with dot"),
        pytest.param("Weiß", "WEISS", id="sharp s"),
        pytest.param("O’Brien", "O'Brien", id="typographic apostrophe"),
        pytest.param("Anna\u2010Karin", "Anna-Karin", id="typographic hyphen"),
        pytest.param("  Anna \t\u00a0Karin\n", "Anna Karin", id="white space"),
        pytest.param("An\u00adna\u200b", "Anna", id="invisible characters"),
        pytest.param("A\u030asa", "Åsa", id="a and a ring"),
        pytest.param("ǺSA", "åsa", id="a ring with an accent"),
        pytest.param("{sa", "sa", id="signs that stand for å, ä, ö"),
    ],
)
def test_sort_key__equal(one: str, other: str):
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize("name", ["", " ", "Ö", "Okänd", "A" * 300, "محمد", "李", "\x00"])
def test_keys__bear_any_name(name: str):
    assert "\x00" not in sort_key(name) + search_key(name)
    assert len(sort_key(name)) <= len(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("asa", "Åsa", id="å as a"),
        pytest.param("arlig", "Ärlig", id="ä as a"),
        pytest.param("OBERG", "Öberg", id="ö as o, any case"),
        pytest.param("muller", "Müller", id="ü as u"),
        pytest.param("anna karin", "Anna-Karin", id="hyphen as space"),
        pytest.param("obrien", "O'Brien", id="no apostrophe"),
        pytest.param("soren", "Søren", id="ø as o"),
        pytest.param("Åsa", "asa", id="marks typed that the name lacks"),
    ],
)
def test_search_key__finds(typed: str, name: str):
    assert search_key(typed) == search_key(name)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        pytest.param("Åsa", "%Åsa%", id="plain"),
        pytest.param("100%", r"%100\%%", id="per cent"),
        pytest.param("a_b", r"%a\_b%", id="underscore"),
        pytest.param("a\\b", r"%a\\b%", id="backslash"),
        pytest.param("\\%", r"%\\\%%", id="backslash and per cent"),
    ],
)
def test_like_pattern__escapes(text: str, pattern: str):
    assert like_pattern(text) == pattern


@given(st.text(max_size=30))
def test_like_pattern__can_be_read_back(text: str):
    """Read as PostgreSQL reads it: each backslash takes the next sign literally, and no wildcard is left."""
    signs = iter(like_pattern(text)[1:-1])
    literal = "".join(next(signs) if sign == "\\" else f"<{sign}>" if sign in "%_" else sign for sign in signs)
    assert literal == text


@given(st.text(max_size=30))
def test_keys__are_the_same_for_nfc_and_nfd(text: str):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed) == sort_key(decomposed) == sort_key(text)
    assert search_key(composed) == search_key(decomposed) == search_key(text)


@given(latin)
def test_keys__do_not_see_case(text: str):
    assert sort_key(text) == sort_key(text.upper()) == sort_key(text.lower())
    assert search_key(text) == search_key(text.upper()) == search_key(text.lower())


@given(latin)
def test_search_key__holds_only_plain_letters_and_settles(text: str):
    key = search_key(text)
    assert key.replace(" ", "").isalpha() or not key.strip()
    assert key.isascii()
    assert search_key(key) == key


@given(st.text(alphabet=SWEDISH, max_size=12), st.text(alphabet=SWEDISH, max_size=12))
def test_sort_key__is_the_order_of_the_swedish_alphabet(one: str, other: str):
    places = [[SWEDISH.index(letter) for letter in text] for text in (one, other)]
    assert (sort_key(one).encode() < sort_key(other).encode()) == (places[0] < places[1])
