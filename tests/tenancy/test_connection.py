"""The connection's own wall: what it remembers of role and path, and what it does when a transaction breaks."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import DatabaseError, InternalError, connection, transaction
from structlog.testing import capture_logs

from kaa.core import clock
from kaa.core.tenancy import as_owner, each_tenant, find_tenant, in_tenant
from kaa.core.tenancy.roles import SCHEMA, erasing_role_of, role_of
from tenant_apps.accounts.models import User
from tenant_apps.work import files, services
from tenant_apps.work.models import Job
from tenants import provisioning
from tenants.models import Tenant
from tests.factories.accounts import user


def _one(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _swallow_an_error() -> None:
    with suppress(DatabaseError):
        _one("select 1/0")


@pytest.mark.req("A6", "TEN-02")
@pytest.mark.django_db(transaction=True)
def test_commit__of_a_broken_transaction_never_leaves_the_tenant_before(committed_alfa: Tenant) -> None:
    """The role is set inside the transaction; an error that a view hides makes the server roll it back at COMMIT."""
    user("coach", name="Alfas")
    beta = find_tenant("k9902")
    with in_tenant(beta):
        user("coach", name="Betas")
    assert _one("select current_user") == role_of(connection.settings_dict["NAME"], "k9901")
    with in_tenant(beta):
        with pytest.raises(InternalError, match="broken"), transaction.atomic():
            User.objects.count()
            _swallow_an_error()
        assert _one("select current_user") == role_of(connection.settings_dict["NAME"], "k9902")
        assert [one.name for one in User.objects.all()] == ["Betas"]


@pytest.mark.req("A6", "REL-02")
@pytest.mark.django_db(transaction=True)
def test_commit__of_a_broken_transaction_is_told_and_not_taken_for_saved(committed_alfa: Tenant) -> None:
    with pytest.raises(InternalError), transaction.atomic():
        user("coach", name="Alfas")
        _swallow_an_error()
    assert not User.objects.exists()


@pytest.mark.req("A6")
def test_savepoint__that_an_error_broke_is_no_end_of_the_transaction(alfa: Tenant) -> None:
    with transaction.atomic():
        with pytest.raises(DatabaseError), transaction.atomic():
            _one("select 1/0")
        user("coach", name="Alfas")
    assert User.objects.get().name == "Alfas"


@pytest.mark.req("TEN-02")
@pytest.mark.parametrize(
    "schema", ["k1__erase", "k9901__erase", "k9901\n", "kaa", "K9901", "pg_temp", "information_schema"]
)
def test_schema__with_a_name_that_is_or_could_be_anothers_role(db: None, schema: str) -> None:
    """The role of a schema k9901__erase would be k9901's erasing role."""
    assert role_of("kaa", "k9901__erase") == erasing_role_of("kaa", "k9901")
    if schema == "kaa":
        assert SCHEMA.match(schema)  # positive control
        return
    assert not SCHEMA.match(schema)
    with pytest.raises(ValidationError):
        provisioning.create_tenant(provisioning.NewTenant(schema=schema, name="X", host="x.localhost"))
    with pytest.raises(ImproperlyConfigured), in_tenant(Tenant(schema_name=schema)):
        User.objects.count()


@pytest.mark.req("TEN-09", "K2-2.5")
def test_each_tenant__left_half_way_does_not_change_the_schema_later(db: None) -> None:
    """A loop that an exception ends is closed when its frame is collected: by then another tenant may be at work."""
    loop = each_tenant()
    assert next(loop).schema_name == "k9901"
    with in_tenant(find_tenant("k9902")):
        del loop
        assert connection.schema_name == "k9902"


@pytest.mark.req("TEN-09")
def test_opening__of_a_second_tenant_and_of_all_in_turn_is_logged(alfa: Tenant) -> None:
    with capture_logs() as told, in_tenant(find_tenant("k9902")):
        assert connection.schema_name == "k9902"
    assert [(one["event"], one["schema"], one["within"]) for one in told] == [
        ("second_tenant_opened", "k9902", "k9901")
    ]
    with capture_logs() as told:
        assert len(list(each_tenant())) == 2
    assert [(one["event"], one["schemas"]) for one in told] == [("tenants_opened_in_turn", "all")]
    with capture_logs() as told, in_tenant(alfa):
        pass
    assert told == []


@pytest.mark.req("TEN-05", "TEN-06")
def test_work__rests_in_a_schema_that_is_behind_the_code(db: None) -> None:
    Tenant.objects.filter(schema_name="k9901").update(migrated_to="older")
    assert [tenant.schema_name for tenant in each_tenant()] == ["k9902"]
    with pytest.raises(LookupError):
        find_tenant("k9901")


@pytest.mark.req("TEN-07")
def test_sweep__spares_the_file_whose_transaction_is_still_open(alfa: Tenant) -> None:
    """Its bytes lie there before its row can be seen by another worker."""
    folder = files._folder()
    written = folder / "11111111-2222-4333-8444-555555555555"
    written.write_bytes(b"half a report")
    kept = files.store(kind="test", name="a.txt", content_type="text/plain", content=b"kept")
    assert files.sweep() == 0
    assert written.exists()
    two_days_ago = clock.now().timestamp() - 2 * 24 * 60 * 60
    for path in (written, files.path_of(kept)):
        os.utime(path, (two_days_ago, two_days_ago))
    assert services.FUNCTIONS["sweep_files"](Job()) == {"files": 1}
    assert not written.exists()
    assert files.read(kept) == b"kept"


@pytest.mark.django_db(transaction=True)
def test_drop_tenant__takes_its_files_with_it(transactional_db: None, settings, tmp_path: Path) -> None:
    """A new tenant by the old name would find them in its folder."""
    settings.PRIVATE_FILES = tmp_path
    with as_owner():
        tenant = provisioning.create_tenant(
            provisioning.NewTenant(schema="k9903", name="Gamma", host="gamma.localhost", municipality_codes=["0181"])
        )
        for schema in ("k9901", "k9903"):
            (tmp_path / schema).mkdir()
            (tmp_path / schema / "file").write_bytes(b"x")
        provisioning.drop_tenant(tenant)
    assert [path.name for path in tmp_path.iterdir()] == ["k9901"]
