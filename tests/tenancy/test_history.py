"""Every change of the register is kept, however it was made; and only the erasing role can take it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from kaa.core import clock
from kaa.core.tenancy import as_eraser, find_tenant, in_tenant
from kaa.core.tenancy.roles import erasing_role_of, role_of
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.audit.erasure import erase_history
from tenant_apps.audit.models import ReadLog
from tenant_apps.register.models import Youth
from tenants.models import Tenant
from tests.factories.accounts import user
from tests.factories.register import youth


def _events() -> list[Any]:
    return list(apps.get_model("register", "YouthEvent").objects.order_by("pgh_id"))


def _sql(sql: str, *args: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, args or None)


def _saved(of: Youth) -> None:
    of.given_name = "Efter"
    of.save()


CHANGES: dict[str, Callable[[Youth], object]] = {
    "saved": _saved,
    "queryset": lambda of: Youth.objects.filter(pk=of.pk).update(given_name="Efter"),
    "raw SQL": lambda of: _sql("update register_youth set given_name = 'Efter' where id = %s", of.pk),
    "bulk update": lambda of: Youth.objects.bulk_update([Youth(pk=of.pk, given_name="Efter")], ["given_name"]),
}


@pytest.mark.req("K2-2.14")
@pytest.mark.parametrize("way", CHANGES)
def test_change__keeps_who_when_before_and_after(alfa: Tenant, way: str) -> None:
    staff = user(Role.COACH)
    with pghistory.context(user=None, job="a-job"):
        changed = youth(given_name="Före")
    with pghistory.context(user=staff.pk, request="a-request"):
        CHANGES[way](changed)
    before, after = _events()
    assert (before.pgh_label, before.given_name) == ("added", "Före")
    assert (after.pgh_label, after.given_name) == ("changed", "Efter")
    assert before.pgh_context == {"user": None, "job": "a-job"}
    assert after.pgh_context == {"user": staff.pk, "request": "a-request"}
    assert before.pgh_obj_id == after.pgh_obj_id == changed.pk
    assert abs(clock.now() - after.pgh_created_at) < timedelta(minutes=5)
    assert after.personnummer == changed.personnummer


@pytest.mark.req("K2-2.14")
@pytest.mark.parametrize("way", ["queryset", "raw SQL"])
def test_delete__keeps_what_was_there(alfa: Tenant, way: str) -> None:
    gone = youth(given_name="Borta", lives_in=None)
    key = gone.pk
    with pghistory.context(user=7, request="a-request"):
        gone.legal_sexes.all().delete() if hasattr(gone, "legal_sexes") else _sql(
            "delete from register_legalsex where youth_id = %s", key
        )
        if way == "queryset":
            Youth.objects.filter(pk=key).delete()
        else:
            _sql("delete from register_youth where id = %s", key)
    last = _events()[-1]
    assert (last.pgh_label, last.given_name, last.pgh_obj_id) == ("removed", "Borta", key)
    assert last.pgh_context["user"] == 7


@pytest.mark.req("K2-2.14")
def test_many_rows__in_one_statement_have_an_event_each(alfa: Tenant) -> None:
    people = [youth(date(2008, 1, day)) for day in range(1, 6)]
    Label.objects.bulk_create([Label(name=f"L{number}") for number in range(5)])
    assert apps.get_model("accounts", "LabelEvent").objects.filter(pgh_label="added").count() == 5
    with pghistory.context(user=None, job="an-import"):
        _sql("update register_youth set given_name = given_name || ' ny'")
    changed = [event for event in _events() if event.pgh_label == "changed"]
    assert sorted(event.pgh_obj_id for event in changed) == sorted(one.pk for one in people)
    assert {event.pgh_context["job"] for event in changed} == {"an-import"}
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        with (
            connection.connection.cursor() as raw,
            raw.copy("copy accounts_label (name, public_id) from stdin") as copy,
        ):
            copy.write_row(("copied", "00000000-0000-4000-8000-000000000001"))
    assert apps.get_model("accounts", "LabelEvent").objects.filter(name="copied", pgh_label="added").exists()


@pytest.mark.req("K2-2.14")
def test_statement__that_changes_nothing_leaves_no_event(alfa: Tenant) -> None:
    youth()
    count = len(_events())
    _sql("update register_youth set given_name = 'x' where id = -1")
    assert len(_events()) == count


@pytest.mark.req("K2-2.14")
def test_rolled_back_change__leaves_no_event(alfa: Tenant) -> None:
    changed = youth()
    count = len(_events())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _saved(changed)
        raise ZeroDivisionError
    assert len(_events()) == count


@pytest.mark.req("K2-2.14")
def test_request__stands_in_the_events_context(client_for, in_schema, monkeypatch) -> None:
    """A change made by a request carries its user and its id, and neither address nor query."""
    client = client_for("alfa", Role.COACH)
    from tenant_apps.audit import middleware

    def write(**_: object) -> None:
        Label.objects.create(name="from a request")

    monkeypatch.setattr(middleware, "shown_youths", lambda _: {"page": {1}})
    monkeypatch.setattr(middleware, "write_read_log", write)
    response = client.get("/konto/losenord/byt/", {"q": "secret"})
    in_schema("k9901")
    event = apps.get_model("accounts", "LabelEvent").objects.get()
    assert event.pgh_context == {"user": client.user.pk, "request": response["X-Request-Id"]}


@pytest.mark.req("K2-2.14", "K2-2.20")
def test_events__stand_in_the_tenants_own_schema(in_schema) -> None:
    in_schema("k9901")
    youth(given_name="Alfas")
    in_schema("k9902")
    assert _events() == []


# ---- the erasing role ------------------------------------------------------------------------------------------------
@pytest.mark.req("K2-2.15", "K2-2.14")
@pytest.mark.parametrize(
    "sql",
    [
        "delete from register_youthevent",
        "update register_youthevent set given_name = 'x'",
        "truncate register_youthevent",
        "alter table register_youth disable trigger all",
    ],
)
def test_tenants_role__cannot_change_history(alfa: Tenant, sql: str) -> None:
    youth()
    with pytest.raises(DatabaseError, match="permission denied|must be owner"), transaction.atomic():
        _sql(sql)
    assert len(_events()) == 1


@pytest.mark.req("K2-2.15")
def test_erase_history__takes_the_rows_named_and_no_others(alfa: Tenant) -> None:
    erased, kept = youth(given_name="Raderad"), youth(given_name="Kvar")
    _saved(erased)
    assert erase_history(model=Youth, keys=[erased.pk]) == 2
    assert [event.pgh_obj_id for event in _events()] == [kept.pk]
    assert Youth.objects.count() == 2
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone()[0] == role_of(connection.settings_dict["NAME"], "k9901")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _sql("delete from register_youthevent")


@pytest.mark.req("K2-2.15")
def test_eraser__may_delete_logs(alfa: Tenant) -> None:
    ReadLog.objects.create(request_id="x", page="x", youths=[])
    with transaction.atomic(), as_eraser():
        ReadLog.objects.all()._raw_delete("default")
    assert not ReadLog.objects.exists()


@pytest.mark.req("K2-2.15", "TEN-02")
@pytest.mark.parametrize(
    "sql",
    [
        "select * from register_youth",
        "delete from register_youth",
        "update register_youthevent set given_name = 'x'",
        "insert into audit_readlog (request_id, page, youths) values ('x', 'x', '{}')",
        "select * from k9902.register_youthevent",
        "delete from k9902.audit_readlog",
        "select * from public.accounts_user",
        "select * from work_secret",
        "truncate audit_readlog",
        "create table x (a int)",
    ],
)
def test_eraser__can_do_nothing_else(alfa: Tenant, sql: str) -> None:
    youth()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), as_eraser():
        _sql(sql)
    assert len(_events()) == 1
    assert Youth.objects.count() == 1


@pytest.mark.req("K2-2.15")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ends", ["well", "in an error", "rolled back inside"])
def test_eraser__ends_with_its_block(committed_alfa: Tenant, ends: str) -> None:
    own = role_of(connection.settings_dict["NAME"], "k9901")

    def role() -> str:
        with connection.cursor() as cursor:
            cursor.execute("select current_user")
            return str(cursor.fetchone()[0])

    with pytest.raises(RuntimeError, match="outside a transaction"), as_eraser():
        pass
    with transaction.atomic():
        try:
            with as_eraser():
                assert role() == erasing_role_of(connection.settings_dict["NAME"], "k9901")
                if ends == "in an error":
                    raise ZeroDivisionError  # noqa: TRY301  (how the block ends is what is tested)
                if ends == "rolled back inside":
                    with pytest.raises(DatabaseError), transaction.atomic():
                        _sql("select 1/0")
        except ZeroDivisionError:
            pass
        assert role() == own
    assert role() == own
    with in_tenant(find_tenant("k9902")):
        assert role() == role_of(connection.settings_dict["NAME"], "k9902")
