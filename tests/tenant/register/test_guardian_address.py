"""A guardian's address, written by two: the second is told. And until when guardians are shown."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import Role
from tenant_apps.register.models import Guardian, IdentificationSettings
from tenant_apps.register.selectors.youth import youth_view
from tests.factories import accounts
from tests.factories import register as make
from tests.tenant.register.pages.people import registered


@pytest.mark.req("REL-09", "K4-7.1b")
def test_address__of_a_page_from_before_is_laid_beside_what_a_colleague_wrote(alfa, client_for, in_schema) -> None:
    guardian = make.guardian(registered(age=17), name="Eva Bergström")
    url = reverse("guardian-address", args=[guardian.public_id])
    first, second = (client_for("alfa", Role.COACH) for _n in range(2))
    seen = str(second.get(url).context["form"]["version"].value())
    one = {"street": "Storgatan 1", "postcode": "852 30", "city": "Sundsvall", "is_appointed": "on"}
    other = {"street": "Lillgatan 2", "postcode": "852 30", "city": "Sundsvall"}
    assert first.post(url, {**one, "version": seen}).status_code == 302
    page = second.post(url, {**other, "version": seen})
    found = {row.name: (row.yours, row.theirs) for row in page.context["conflict"].differing}
    assert found == {
        "street": ("Lillgatan 2", "Storgatan 1"),
        "postcode": ("852 30", "85230"),
        "is_appointed": ("Nej", "Ja"),
    }
    in_schema("k9901")
    assert Guardian.objects.get().street == "Storgatan 1"
    again = {**other, "version": str(page.context["form"]["version"].value()), "keep_is_appointed": "saved"}
    assert second.post(url, again).status_code == 302
    in_schema("k9901")
    stands = Guardian.objects.get()
    assert (stands.street, stands.postcode, stands.is_appointed) == ("Lillgatan 2", "85230", True)


@pytest.mark.req("K4-1.2b")
@pytest.mark.parametrize(("leap", "is_adult"), [("0228", True), ("0301", False)])
def test_guardians__of_who_is_born_on_29_february_go_by_the_setting(alfa, leap: str, is_adult: bool) -> None:
    IdentificationSettings.objects.create(valid_from=date(2020, 1, 1), leap_birthday=leap)
    youth = make.youth(date(2008, 2, 29))
    make.guardian(youth, name="Eva Bergström")
    view = youth_view(accounts.user(Role.COACH), youth, today=date(2026, 2, 28))
    assert (view.head.is_adult, view.has_guardians) == (is_adult, not is_adult)
