"""Of two occupations of a day, lists, counts and rules take the same one; and what is written stays text in every file."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from kaa.core import clock
from kaa.core.cells import safe
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.distribution.models import Assignment
from tenant_apps.distribution.selectors import given
from tenant_apps.register.selectors.counting import counts
from tenant_apps.register.selectors.filtering import YouthFilter, filtered
from tenant_apps.register.selectors.listing import latest_occupations
from tests.factories import register as make
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered

TODAY = clock.today()


@pytest.mark.req("K3-2.3")
def test_latest_occupation__is_what_was_known_last_everywhere(alfa) -> None:
    """Written first and known last: what a row's key says of the order is chance."""
    youth, day = registered(), TODAY - timedelta(days=5)
    make.occupation(youth, day, code="work", known_on=TODAY)
    make.occupation(youth, day, code="none", known_on=day)
    staff, all_of = user(Role.COORDINATOR), YouthFilter(state="all")
    assert latest_occupations([youth.pk])[youth.pk].code == "work"
    assert youth.occupations.all()[0].code == "work"
    assert set(filtered(staff, YouthFilter(state="all", occupation="work"), today=TODAY)) == {youth}
    assert not filtered(staff, YouthFilter(state="all", occupation="none"), today=TODAY).exists()
    counted = counts(staff, all_of, today=TODAY, partnership=False)
    assert +counted.of["occupation"] == {"work": 1}


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("text", ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_cell__that_begins_a_formula_is_text_also_as_csv(text: str) -> None:
    assert safe(text).startswith("'")


@pytest.mark.req("SEC-06")
def test_workbook__writes_names_as_text(alfa, monkeypatch, tmp_path) -> None:
    from tenant_apps.register import workbook
    from tenant_apps.register.list_columns import columns_of
    from tenant_apps.register.models import Youth

    registered(given_name="=HYPERLINK(1)", family_name="Ek")
    written: list[str] = []
    own = workbook.safe
    monkeypatch.setattr(workbook, "safe", lambda text: written.append(own(text)) or own(text))
    about = workbook.About("Maria", clock.now(), "Alfa", "alla")
    workbook.list_workbook(Youth.objects.all(), columns_of(["age"], partnership=False), about, folder=tmp_path)
    assert "'=HYPERLINK(1) Ek" in written


@pytest.mark.req("PRV-22")
def test_given__the_list_is_as_long_whoever_is_hidden(alfa, monkeypatch) -> None:
    monkeypatch.setattr(given, "SHOWN", 2)
    label, now = Label.objects.create(name="Maria"), clock.now()
    for minutes, hidden in ((3, False), (2, False), (1, True)):
        Assignment.objects.create(
            youth=registered(protected=hidden), label=label, part="responsible", reason="load", batch=uuid.uuid4(),
            at=now - timedelta(minutes=minutes),
        )  # fmt: skip
    assert sum(len(one.rows) for one in given.batches(user(Role.COORDINATOR))) == 2
