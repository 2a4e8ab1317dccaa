"""Attacks that no URL table shows: pooling proxies, forged tasks, poisoned caches, paths, injected SQL, and walls taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from kaa.core.tenancy import as_owner, find_tenant, in_tenant
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.work import files
from tenants import provisioning
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


# ---- A13: injected SQL -----------------------------------------------------------------------------------------------
@pytest.mark.req("A13")
@pytest.mark.parametrize(
    "payload",
    [
        '\'; reset role; set role "kaa_owner"; --',
        "x'); set search_path = k9902; --",
        "%' or 1=1 --",
        "\\'; select 1; --",
    ],
)
def test_injected_sql__is_only_a_text(client_for, in_schema, payload: str) -> None:
    client = client_for("alfa", Role.ADMINISTRATOR)
    client.post("/konto/login/", {"login": payload, "password": payload})
    for name in ("q", "sok", "namn", "etikett", "sort", "efter", "page", "period"):
        for path in ("/", "/ungdomar/", "/forslag/", "/import/", "/scb/", "/installningar/"):
            assert client.get(path, {name: payload}).status_code < 500, (path, name)
    assert client.post("/sok/", {"q": payload}).status_code < 500
    in_schema("k9901")
    assert connection.schema_name == "k9901"


# ---- A14: a wall taken away is noticed -------------------------------------------------------------------------------
def _alfas_cookie_logs_in_at_beta(client_for) -> bool:
    from django.contrib.sessions.models import Session

    alfa = client_for("alfa", Role.ADMINISTRATOR, email="samma@example.test")
    with in_tenant(find_tenant("k9901")):
        row = Session.objects.get()
    with in_tenant(find_tenant("k9902")):
        User(pk=alfa.user.pk, email="samma@example.test", name="Betas", password=alfa.user.password).save()
        Session.objects.create(session_key=row.session_key, session_data=row.session_data, expire_date=row.expire_date)
    beta = Client(HTTP_HOST="beta.localhost")
    beta.cookies = alfa.cookies
    return beta.get("/konto/losenord/byt/").status_code == 200


@pytest.mark.req("A14")
def test_wall_away__the_session_guard(client_for, settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("SessionGuardMiddleware")]
    assert _alfas_cookie_logs_in_at_beta(
        client_for
    )  # so the attack is real, and with the guard in place it fails (test_sites)


@pytest.mark.req("A14")
def test_wall_away__a_grant_too_many_lets_a_dropped_table_fall_through(committed_alfa) -> None:
    role = f'"{connection.settings_dict["NAME"]}__k9901"'
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {role}; grant select on public.accounts_user to {role}")
        cursor.execute("alter table k9901.accounts_user rename to gone")
    try:
        assert User.objects.count() == 0  # public's rows answer: just what test_dropped_table would see
    finally:
        with as_owner() as owner, owner.cursor() as cursor:
            cursor.execute("alter table k9901.gone rename to accounts_user")
            cursor.execute(f"revoke select on public.accounts_user from {role}")


@pytest.mark.req("A14")
def test_wall_away__a_missing_grant_is_an_error_not_an_empty_answer(committed_alfa) -> None:
    role = f'"{connection.settings_dict["NAME"]}__k9901"'
    with as_owner() as owner, owner.cursor() as cursor:
        cursor.execute(f"revoke select on k9901.accounts_user from {role}")
    try:
        with pytest.raises(ProgrammingError, match="permission denied"):
            User.objects.count()
    finally:
        with as_owner() as owner:
            owner.set_schema_to_public()
            provisioning.grant("k9901")
    assert User.objects.count() == 0


@pytest.mark.req("A14")
def test_wall_away__without_our_backend_the_login_has_no_rights(alfa) -> None:
    """The application's login alone, as a connection that nobody has prepared has it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("reset role")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("select count(*) from k9901.register_youth")
