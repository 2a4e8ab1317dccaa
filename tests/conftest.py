"""Two tenants, made once; each test as the application's login, so that every test checks the wall."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connection
from django.test import Client
from django.test.testcases import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from kaa.core import clock
from kaa.core.rubbish import leave_what_is_loaded
from kaa.core.tenancy import as_owner
from tests.template import template_database

# what a truncating test keeps: the tenants themselves, what migrations made, the shared code lists and formats
KEEP = (
    "django_migrations", "django_content_type", "auth_permission", "tenants_tenant", "tenants_domain", "work_secret",
    "codelists_codelist", "codelists_codelistversion", "codelists_code", "scb_collectionperiod", "scb_reportformat", "scb_reportcolumn",
    "scb_reportcheck",
)  # fmt: skip
PASSWORD = "Hemligt-losenord-1"  # of made-up users


settings.register_profile("kaa", deadline=None)  # the machine's noise is not a property of the code
settings.load_profile("kaa")


def pytest_configure(config: pytest.Config) -> None:
    from kaa.devtools.messages import compile_if_stale

    compile_if_stale()


# What is dear to set up is set up by one process; the longest begin first, so that no process waits for another at the end.
# (xdist's own marks for this do nothing from pytest 9.2 on: pytest-dev/pytest-xdist#1386.)
TOGETHER = {"tests/browser/": "browser", "tests/project/test_demo_start.py": "demo", "tests/isolation/": ""}
FIRST = ("demo", "browser")


def _together(node: str) -> str:
    """The name of the tests that one process runs together, or the test's own; a folder without a name: file by file."""
    path = node.partition("::")[0]
    return next((name or path for start, name in TOGETHER.items() if path.startswith(start)), node)


def _turn(node: str) -> int:
    """What takes minutes in one process comes first, so that the other has something to do meanwhile; single tests come last."""
    group = _together(node)
    return FIRST.index(group) if group in FIRST else len(FIRST) + (group == node)


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return _together(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    config.option.loadscopereorder = False  # would begin with the groups of most tests
    return Together(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    yield
    items.sort(key=lambda item: _turn(item.nodeid))


def pytest_collection_finish() -> None:
    leave_what_is_loaded()


def pytest_runtest_setup(item: pytest.Item) -> None:
    names = [name for mark in item.iter_markers("needs") for name in mark.args]
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        text = f"this machine lacks {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{text}, and with CI=true a skip is a failure")
        pytest.skip(text)


def pytest_unconfigure(config: pytest.Config) -> None:
    from django.conf import settings as django_settings

    shutil.rmtree(django_settings.STATE, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With CI=true a skip of whatever kind is a failure: nothing is left out unseen."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped with CI=true: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: pytest.FixtureDef
) -> None:
    """Runs before the test database is made: the owner makes it, from a template."""
    connection.close()
    connection.settings_dict.update(connection.settings_dict["OWNER_LOGIN"], LOGIN="owner")
    with django_db_blocker.unblock():
        # the template has all migrations; Django's own command would work through the tenants' for public once more, minutes for nothing
        connection.settings_dict["TEST"].update(TEMPLATE=template_database(), MIGRATE=False)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: pytest.FixtureDef
) -> Iterator[None]:
    """In place of pytest-django's, which makes no database for tests that ask for it through fixtures of their own."""
    from tenants import provisioning
    from tenants.models import Domain, Tenant

    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={DEFAULT_DB_ALIAS})
        provisioning.ensure_role("public")
        provisioning.grant("public")
        public = Tenant.objects.create(schema_name="public", name="KAA-registret", kind=Tenant.Kind.PUBLIC)
        Domain.objects.create(domain="localhost", tenant=public)
        for schema, name, host, codes in (
            ("k9901", "Alfa", "alfa.localhost", ["2281"]),
            ("k9902", "Beta", "beta.localhost", ["0180"]),
        ):
            new = provisioning.NewTenant(
                schema=schema, name=name, host=host, municipality_codes=codes, controller=f"{name}s nämnd"
            )
            provisioning.create_tenant(new)
        connection.close()
        connection.settings_dict.update(connection.settings_dict["APP_LOGIN"], LOGIN="app")
        connection.set_schema_to_public()
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict.update(connection.settings_dict["OWNER_LOGIN"], LOGIN="owner")
        teardown_databases(made, verbosity=0)


def _empty_as_owner(self: TransactionTestCase) -> None:
    """Instead of Django's flush: the application may not TRUNCATE, and the tenants must survive."""
    with as_owner() as conn:
        conn.set_schema_to_public()
        with conn.cursor() as cursor:
            cursor.execute(f"""do $$ declare t text; hit boolean; found text := ''; begin
                for t in select format('%I.%I', schemaname, tablename) from pg_tables
                         where (schemaname = 'public' or schemaname like 'k99%') and tablename <> all(array{list(KEEP)}) loop
                    execute 'select exists (select from ' || t || ')' into hit;
                    if hit then found := found || ',' || t; end if;
                end loop;
                if found <> '' then execute 'truncate ' || substr(found, 2) || ' restart identity cascade'; end if;
            end $$""")


TransactionTestCase._fixture_teardown = _empty_as_owner


def _tenant(schema: str) -> Iterator[object]:
    from tenants.models import Tenant

    tenant = Tenant.objects.get(schema_name=schema)
    connection.set_tenant(tenant)
    yield tenant
    connection.set_schema_to_public()


@pytest.fixture
def alfa(db: None) -> Iterator[object]:
    """In the schema of the tenant Alfa (k9901, municipality 2281, alfa.localhost)."""
    yield from _tenant("k9901")


@pytest.fixture
def beta(db: None) -> Iterator[object]:
    """In the schema of the tenant Beta (k9902, municipality 0180, beta.localhost)."""
    yield from _tenant("k9902")


@pytest.fixture
def committed_alfa(transactional_db: None) -> Iterator[object]:
    """As alfa, for tests that commit; every table is emptied afterwards."""
    yield from _tenant("k9901")


@pytest.fixture
def in_schema(db: None) -> Callable[[str], object]:
    """Choose a tenant by hand: in_schema("k9902")."""
    from tenants.models import Tenant

    def choose(schema: str) -> object:
        connection.set_schema_to_public()
        tenant = Tenant.objects.get(schema_name=schema)
        connection.set_tenant(tenant)
        return tenant

    return choose


@pytest.fixture
def client_for(db: None, in_schema: Callable[[str], object]) -> Callable[..., Client]:
    """client_for("alfa", Role.COACH): a client with that host, logged in as a user with the role(s); `.user` is the user."""
    from tests.factories.accounts import user as make_user

    schemas = {"alfa": "k9901", "beta": "k9902", "public": "public"}

    def make(tenant: str, *roles: str, email: str | None = None) -> Client:
        before = connection.tenant
        host = "localhost" if tenant == "public" else f"{tenant}.localhost"
        client = Client(HTTP_HOST=host)
        if roles:
            in_schema(schemas[tenant])
            staff = make_user(*roles, email=email)
            client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
            client.user = staff
        connection.set_tenant(before)
        return client

    return make


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    cache.clear()
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        connection.set_schema_to_public()


@pytest.fixture(autouse=True)
def _on_day(request: pytest.FixtureRequest) -> Iterator[None]:
    """Of a test whose people, periods or steps are of one time of the year: it holds in July, too."""
    marker = request.node.get_closest_marker("on_day")
    if marker is None:
        yield
        return
    import datetime as dt

    import time_machine

    with time_machine.travel(dt.datetime(*marker.args, 11, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def time_machine_travel() -> Iterator[Callable[..., None]]:
    """time_machine_travel(minutes=25): the clock stands that much after the test's start."""
    import datetime as dt

    import time_machine

    start = clock.now()
    travellers: list[time_machine.travel] = []

    def travel(**after: float) -> None:
        for old in travellers:
            old.stop()
        travellers.clear()
        traveller = time_machine.travel(start + dt.timedelta(**after), tick=False)
        traveller.start()
        travellers.append(traveller)

    yield travel
    for old in travellers:
        old.stop()
