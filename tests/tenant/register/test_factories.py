"""The factories make rows that the database accepts, and distinct numbers for the same birth date."""

from __future__ import annotations

from datetime import date

from tests.factories import register as make


def test_factories__make_rows(alfa: object) -> None:
    somebody = make.youth(date(2008, 2, 29))
    others = [make.youth(date(2008, 2, 29)) for _ in range(4)]
    make.placement(somebody, date(2024, 8, 20), date(2026, 6, 10), end_reason="interrupted")
    make.compulsory(somebody, date(2024, 6, 14))
    make.exam(somebody, date(2026, 6, 10), kind="study_certificate")
    make.registration(somebody, date(2026, 6, 11))
    make.proposal(somebody, date(2026, 6, 11))
    make.occupation(somebody, date(2026, 9, 1))
    make.detail(somebody)
    make.guardian(somebody)
    assert len({one.personnummer for one in [somebody, *others]}) == 5
