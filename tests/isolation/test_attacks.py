"""Attacks that no URL table shows: pooling proxies, forged tasks, poisoned caches, paths, injected SQL, and walls taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from kaa.core.tenancy.cache import make_key
from kaa.core.tenancy.roles import SCHEMA
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.work import files
from tests.factories.accounts import user

# ---- A9: tasks -------------------------------------------------------------------------------------------------------
SEEN: list = []  # an eager task gets copies of its arguments


@pytest.fixture
def seen():
    SEEN.clear()
    return SEEN


@shared_task
def names_of_users(tenant: str) -> None:
    SEEN.append((connection.schema_name, [staff.name for staff in User.objects.all()]))


@shared_task(bind=True, max_retries=2)
def fails_once(self, tenant: str) -> None:
    SEEN.append(connection.schema_name)
    if len(SEEN) == 1:
        raise self.retry(countdown=0)


@pytest.mark.req("A9", "TEN-06", "K2-2.11")
def test_task__runs_in_the_tenant_of_its_argument_and_leaves_none(db: None, in_schema, seen) -> None:
    for schema, name in (("k9901", "Alfas"), ("k9902", "Betas")):
        in_schema(schema)
        user(Role.COACH, name=name)
    connection.set_schema_to_public()
    for schema in ("k9901", "k9902", "k9901"):
        names_of_users.delay(schema)
        assert connection.schema_name == "public"
    assert seen == [("k9901", ["Alfas"]), ("k9902", ["Betas"]), ("k9901", ["Alfas"])]


@pytest.mark.req("A9", "TEN-06")
@pytest.mark.parametrize(
    "arguments", [(), ("public",), ("k9999",), (None,), (7,), ("kaa_template_schema",), ("k9901; drop",)]
)
def test_task__without_an_open_tenant_does_nothing(db: None, arguments: tuple) -> None:
    with pytest.raises((RuntimeError, LookupError, TypeError)):
        names_of_users.apply(arguments, throw=True)


@pytest.mark.req("A9", "TEN-06")
def test_task__headers_choose_nothing(db: None, seen) -> None:
    names_of_users.apply_async(("k9901",), headers={"_schema_name": "k9902"})
    assert seen[0][0] == "k9901"


@pytest.mark.req("A9", "TEN-06")
def test_task__retried_runs_in_the_same_tenant(db: None, seen) -> None:
    fails_once.apply(("k9902",), throw=False)
    assert seen == ["k9902", "k9902"]


@pytest.mark.req("A9", "TEN-06")
def test_task__called_inside_another_tenant_is_refused(alfa) -> None:
    with pytest.raises(RuntimeError, match="one tenant called in another"):
        names_of_users("k9902")


@pytest.mark.req("A9")
def test_beat__sends_one_message_for_each_open_tenant(db: None, monkeypatch) -> None:
    from tenant_apps.work import tasks

    sent: list[str] = []
    monkeypatch.setattr(tasks.wake_stale_jobs, "delay", sent.append)
    tasks.dispatch_stale_jobs()
    assert sent == ["k9901", "k9902"]


@pytest.mark.req("A9", "TEN-06")
def test_every_task__of_ours_has_the_tenants_base_and_argument() -> None:
    from kaa import celery_app

    celery_app.loader.import_default_modules()
    ours = {
        name: task
        for name, task in celery_app.tasks.items()
        if name.startswith(("tenant_apps.", "shared_apps.", "tenants."))
    }
    assert ours
    for name, task in ours.items():
        assert type(task).__mro__[1].__name__ in {"TenantTask", "Task"}, name
        first = task.run.__code__.co_varnames[: task.run.__code__.co_argcount][:1]
        assert task.in_public or first == ("tenant",), name


# ---- A11: caches -----------------------------------------------------------------------------------------------------
@pytest.mark.req("A11", "TEN-08", "K2-2.13")
def test_cache__of_one_tenant_is_not_found_in_another(in_schema) -> None:
    in_schema("k9901")
    cache.set("samma", "alfas")
    in_schema("k9902")
    assert cache.get("samma") is None
    connection.set_schema_to_public()
    assert cache.get("samma") is None
    in_schema("k9901")
    assert cache.get("samma") == "alfas"


@pytest.mark.req("A11", "TEN-08")
@pytest.mark.parametrize("key", ["x", "k9902::1:x", ":k9902::1:x", "../k9902::1:x", "k9902", "", "*"])
def test_cache__no_key_of_one_tenant_is_anothers(in_schema, key: str) -> None:
    """Whatever is asked for: the tenant stands first, and its name has no colon that could end it earlier."""
    made = {}
    for schema in ("k9901", "k9902"):
        in_schema(schema)
        assert ":" not in schema
        assert SCHEMA.match(schema)
        made[schema] = make_key(key, "", 1)
        cache.set(key, f"{schema}s")
    assert made["k9901"].partition(":")[0] == "k9901"
    assert made["k9901"] != made["k9902"]
    assert not SCHEMA.match("k99:01")
    in_schema("k9901")
    assert cache.get(key) == "k9901s"
    assert cache.get("k9902::1:x") in {None, "k9901s"}


@pytest.mark.req("A11", "TEN-08")
def test_login_page__is_each_tenants_own_whoever_was_first(db: None) -> None:
    for name, other in (("alfa", b"Beta"), ("beta", b"Alfa"), ("alfa", b"Beta")):
        page = Client(HTTP_HOST=f"{name}.localhost").get("/konto/login/").content
        assert name.title().encode() in page
        assert other not in page


# ---- A12: files ------------------------------------------------------------------------------------------------------
@pytest.mark.req("A12", "TEN-07", "K2-2.13")
def test_files__lie_under_the_tenants_folder_by_an_opaque_name(in_schema) -> None:
    in_schema("k9901")
    file = files.store(kind="test", name="../../k9902/evil.txt", content_type="text/plain", content=b"alfas")
    path = files.path_of(file)
    assert path.parent == Path(settings.PRIVATE_FILES) / "k9901"
    assert path.name == str(file.public_id)
    assert files.read(file) == b"alfas"
    in_schema("k9902")
    with pytest.raises(FileNotFoundError):
        files.read(file)


@pytest.mark.req("A12", "TEN-07")
@pytest.mark.parametrize(
    "path",
    [
        "/media/x",
        "/files/k9901/",
        "/static/../settings/base.py",
        "/static/%2e%2e/%2e%2e/manage.py",
        "/.git/config",
        "/filer/../../etc/passwd",
    ],
)
def test_files__no_address_reaches_the_disk(client_for, path: str) -> None:
    response = client_for("alfa", Role.ADMINISTRATOR).get(path)
    assert response.status_code in {302, 403, 404}
