"""Delivered, accepted, rejected: facts with a date, and what follows from them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from kaa.core import clock
from kaa.core.tenancy import find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.reporting import differences, receipts, selectors
from tenant_apps.reporting.models import Receipt
from tests.tenant.reporting.making import PERIOD, make, receipt, somebody

NOW = datetime(2027, 1, 21, tzinfo=UTC)


@pytest.fixture
def export(committed_alfa):
    somebody()
    return make()


@pytest.mark.req("K3-3.2", "REL-05", "K3-3.2c")
def test_receipts__the_last_decision_holds(export) -> None:
    day = clock.local_date(export.created_at)
    receipt(export, "delivered", day)
    assert not receipts.is_period_accepted(PERIOD)
    receipt(export, "rejected", day + timedelta(days=1))
    receipt(export, "accepted", day + timedelta(days=2))
    state = receipts.file_states([export])[export.pk]
    assert (state.delivered_on, state.decision, state.decided_on) == (day, "accepted", day + timedelta(days=2))
    assert receipts.is_period_accepted(PERIOD)


@pytest.mark.req("K3-3.2")
def test_delivery__of_a_new_file_erases_the_one_before(export) -> None:
    receipt(export, "delivered")
    receipt(export, "accepted")
    second = make()
    assert receipts.is_period_accepted(PERIOD)  # made, and not delivered
    receipt(second, "delivered")
    assert not receipts.is_period_accepted(PERIOD)
    rows = {one.number: one for one in selectors.kept_exports(PERIOD)}
    assert rows[2].replaces_delivery_of == clock.local_date(export.created_at)
    assert rows[1].replaces_delivery_of is None


@pytest.mark.req("K3-3.2", "REL-05")
def test_delivery__of_the_first_file_again_stands_at_scb_and_is_to_be_decided_on(export) -> None:
    """SCB has what was delivered last, not what was made last."""
    day = clock.local_date(export.created_at)
    receipt(export, "delivered", day)
    receipt(export, "accepted", day)
    second = make()
    receipt(second, "delivered", day + timedelta(days=1))
    again = receipt(export, "delivered", day + timedelta(days=2))
    [(standing, state)] = receipts.latest_delivered(PERIOD).values()
    assert (standing, state.delivered_on, state.decision) == (export, day + timedelta(days=2), "")
    assert not receipts.is_period_accepted(PERIOD)
    assert differences.period_before(make(period="2027H1", gate=False)) == export
    rows = {one.number: one for one in selectors.kept_exports(PERIOD)}
    assert rows[1].replaces_delivery_of == day + timedelta(days=1)
    assert rows[2].replaces_delivery_of == day
    assert [one.number for one in selectors.exports_to_answer(PERIOD)] == [1, 2]
    made = make()
    rows = {one.number: one for one in selectors.kept_exports(PERIOD)}
    assert rows[made.number].replaces_delivery_of == day + timedelta(days=2)
    receipt(export, "accepted", day + timedelta(days=2))
    assert receipts.is_period_accepted(PERIOD)
    receipts.withdraw_receipt(receipt=receipt(second, "delivered", day + timedelta(days=3)), actor=None, now=NOW)
    assert receipts.is_period_accepted(PERIOD)
    assert again.withdrawn_at is None


@pytest.mark.req("K3-3.2")
@pytest.mark.parametrize(
    ("kind", "shift", "field"),
    [("accepted", 0, "kind"), ("rejected", 0, "kind"), ("delivered", -1, "on"), ("delivered", 9000, "on")],
    ids=["accepted before delivered", "rejected before delivered", "before it was made", "in the future"],
)
def test_receipt__that_cannot_be_true_is_refused(export, kind: str, shift: int, field: str) -> None:
    day = clock.local_date(export.created_at) + timedelta(days=shift)
    with pytest.raises(ValidationError) as refused:
        receipts.add_receipt(export=export, kind=kind, on=day, note="", actor=None, today=clock.today())
    assert list(refused.value.message_dict) == [field]
    assert not Receipt.objects.exists()


def test_receipt__twice_on_a_day_is_refused_and_again_when_taken_back(export) -> None:
    made = receipt(export, "delivered")
    with pytest.raises(ValidationError, match="redan|already"):
        receipt(export, "delivered")
    receipts.withdraw_receipt(receipt=made, actor=None, now=NOW)
    assert receipt(export, "delivered").pk != made.pk


@pytest.mark.req("K3-3.2", "REL-05")
def test_withdraw__keeps_the_history_and_never_the_ground_of_a_decision(export) -> None:
    delivered, decided = receipt(export, "delivered"), receipt(export, "accepted")
    with pytest.raises(ValidationError):
        receipts.withdraw_receipt(receipt=delivered, actor=None, now=NOW)
    receipts.withdraw_receipt(receipt=decided, actor=None, now=NOW)
    assert not receipts.is_period_accepted(PERIOD)
    events = decided.pgh_event_models["changed"].objects.filter(pgh_obj_id=decided.pk).order_by("pgh_id")
    assert [event.withdrawn_at for event in events] == [None, NOW]
    assert [one.withdrawn_on is not None for one in selectors.receipts_of(export)] == [False, True]


@pytest.mark.req("K3-3.2")
def test_page__writes_down_and_takes_back(export, client_for) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    address = f"/scb/filer/{export.public_id}"
    day = clock.local_date(export.created_at).isoformat()
    wrong = client.post(f"{address}/kvittens/", {"kind": "accepted", "on": day, "note": "Ärende 7"})
    assert wrong.status_code == 400
    assert "Ärende 7" in wrong.content.decode()  # nothing typed is lost
    assert client.post(f"{address}/kvittens/", {"kind": "delivered", "on": day, "note": "Ärende 7"}).status_code == 302
    assert "Ärende 7" in client.get(f"{address}/uppgifter/").content.decode()
    with in_tenant(find_tenant("k9901")):
        made = Receipt.objects.get()
        assert made.recorded_by == client.user
    assert client.post(f"/scb/kvittenser/{made.public_id}/aterta/").status_code == 302
    with in_tenant(find_tenant("k9901")):
        assert Receipt.objects.get().withdrawn_by == client.user
    reader = client_for("alfa", Role.READER)
    assert reader.get(f"{address}/uppgifter/").status_code == 200
    assert reader.post(f"{address}/kvittens/", {}).status_code == 403
