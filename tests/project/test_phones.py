from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaa.core.phones import format_for_people


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("0701740635", "070-174 06 35"),
        ("0313900600", "031-390 06 00"),
        ("0846500400", "08-465 004 00"),
        ("0980319200", "0980-31 92 00"),
        ("+4670174063", "+4670174063"),
        ("112", "112"),
        ("", ""),
    ],
)
def test_format_for_people__groups(digits: str, shown: str) -> None:
    assert format_for_people(digits) == shown


@given(st.text(alphabet="0123456789+ -", max_size=14))
def test_format_for_people__keeps_every_digit(text: str) -> None:
    shown = format_for_people(text)
    assert [sign for sign in shown if sign.isdigit()] == [sign for sign in text if sign.isdigit()]
