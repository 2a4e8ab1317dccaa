"""Each label is told once what remains: at the opening, and six, four and two weeks before SCB's date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tenant_apps.accounts.enums import Role
from tenant_apps.reporting import notices
from tenant_apps.reporting.models import Notice
from tenant_apps.work.models import Message
from tests.factories.accounts import user
from tests.tenant.reporting.making import PERIOD, accepted, label, make, somebody, without_reason

DUE = date(2027, 2, 1)
OPENS = date(2027, 1, 1)


@pytest.fixture
def staffed(alfa):
    administrator = user(Role.ADMINISTRATOR, name="Ada")
    maria, noor = user(Role.COACH, name="Maria"), user(Role.COACH, name="Noor")
    under = label("Etikett Maria", maria)
    label("Etikett Noor", noor)
    without_reason(somebody("Hemlig", under=under, day=17))
    without_reason(somebody("Okand", day=18))
    return administrator


def told(kind: str) -> dict[str, str]:
    return {one.recipient: one.body for one in Message.objects.filter(key__contains=f":{kind}:")}


@pytest.mark.req("K3-3.1")
def test_open__tells_each_label_its_figures_and_the_date_once(staffed) -> None:
    for _ in range(3):
        notices.open_report(period=PERIOD, actor=staffed, today=OPENS)
    assert Message.objects.count() == 3  # two labels, and the administrator of what nobody has
    by_name = {one.key.split(":")[3]: one.body for one in Message.objects.all()}
    assert all("1 februari 2027" in body for body in by_name.values())
    assert "1 " in by_name["none"]
    assert Notice.objects.get().sent_by == staffed


@pytest.mark.req("K3-3.1", "PRV-22")
def test_messages__hold_nothing_about_anybody(staffed) -> None:
    hidden = somebody("Dold", day=19, protected=True)
    without_reason(hidden)
    notices.open_report(period=PERIOD, actor=staffed, today=OPENS)
    for one in Message.objects.all():
        text = f"{one.key} {one.subject} {one.body}"
        assert not any(name in text for name in ("Hemlig", "Okand", "Dold", "Alva", "2008"))
        assert one.youth_id is None
    assert "2 " not in Message.objects.get(key__contains=":none:").body.splitlines()[2]


def test_open__before_the_period_is_over_is_refused(staffed) -> None:
    with pytest.raises(ValidationError):
        notices.open_report(period=PERIOD, actor=staffed, today=OPENS - timedelta(days=1))
    assert not Message.objects.exists()


@pytest.mark.req("K3-3.1", "REL-06", "K3-3.1d")
def test_remind__six_four_and_two_weeks_before_once_each_whatever_is_repeated(staffed) -> None:
    day = DUE - timedelta(days=60)
    while day <= DUE:
        for _ in range(2):
            notices.remind(today=day)
        day += timedelta(days=1)
    sent = {one.kind: (DUE - one.sent_on).days for one in Notice.objects.all()}
    assert sent == {"six_weeks": 42, "four_weeks": 28, "two_weeks": 14}
    # Noor has nothing left and is not disturbed
    assert {kind: len(told(kind)) for kind in sent} == {"six_weeks": 2, "four_weeks": 2, "two_weeks": 2}


@pytest.mark.req("K3-3.1")
@pytest.mark.parametrize(
    ("left", "kind"),
    [(43, None), (42, "six_weeks"), (29, "six_weeks"), (28, "four_weeks"), (15, "four_weeks"), (14, "two_weeks"), (0, "two_weeks")],
)  # fmt: skip
def test_remind__a_missed_night_is_made_up_for_by_the_nearest_reminder(staffed, left: int, kind: str | None) -> None:
    sent = notices.remind(today=DUE - timedelta(days=left))
    assert (sent.kind if sent else None) == kind
    assert Notice.objects.count() == (1 if kind else 0)


@pytest.mark.req("K3-3.1")
def test_remind__is_silent_when_the_period_is_accepted(committed_alfa) -> None:
    user(Role.ADMINISTRATOR)
    one = somebody()
    export = make()
    without_reason(one)
    accepted(export)
    assert notices.remind(today=DUE - timedelta(days=14)) is None
    assert not Message.objects.exists()


@pytest.mark.req("K3-3.1")
@pytest.mark.parametrize(("day", "made"), [(date(2026, 12, 31), 0), (date(2027, 1, 1), 1)], ids=["too early", "open"])
def test_page__the_administrator_opens_the_report(committed_alfa, client_for, day: date, made: int) -> None:
    from datetime import UTC, datetime

    import time_machine

    from kaa.core.tenancy import find_tenant, in_tenant

    with time_machine.travel(datetime(day.year, day.month, day.day, 11, tzinfo=UTC), tick=False):
        client = client_for("alfa", Role.ADMINISTRATOR)
        assert client.post(f"/scb/{PERIOD}/oppna/").status_code == 302
        assert client.post(f"/scb/{PERIOD}/oppna/").status_code == 302
        assert client.get(f"/scb/{PERIOD}/").status_code == 200
        assert client_for("alfa", Role.COACH).post(f"/scb/{PERIOD}/oppna/").status_code == 403
    with in_tenant(find_tenant("k9901")):
        assert Message.objects.count() == Notice.objects.count() == made


def test_night__sends_them_as_one_of_its_jobs(alfa) -> None:
    from tenant_apps.work.registry import NIGHTLY

    assert "scb_reminders" in NIGHTLY
