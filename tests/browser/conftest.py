"""The product as a user meets it: gunicorn and a worker on a database of their own, and a real Chromium."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from kaa.core.tenancy import as_owner
from kaa.devtools.postgres import ensure
from tests.browser.visits import PASSWORD
from tests.template import template_database

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]  # fmt: skip
AXE = Path(sys.modules[Axe.__module__].__file__ or "").with_name("axe.min.js")
SETTLED = """() => Promise.all(document.getAnimations().filter(a => Number.isFinite(a.effect.getComputedTiming().endTime))
    .map(a => a.finished.catch(() => null))).then(() => null)"""
VIOLATIONS = """async ([tags, colours]) => (await axe.run(document, {
        runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], rules: colours ? {} : {'color-contrast': {enabled: false}}}))
    .violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160)).join(' | '))"""
WAIT = 30_000  # milliseconds: a busy machine takes its time
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


expect.set_options(timeout=WAIT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.needs("chromium"))


@dataclass(frozen=True)
class Site:
    """A running product with the tenants of tests.browser.visits; `kaa` runs its command line."""

    port: int
    env: dict[str, str]
    visits: dict[str, Any] = field(default_factory=dict)  # pages and sessions of test_pages

    def url(self, tenant: str, path: str = "/") -> str:
        return f"http://{tenant}.localhost:{self.port}{path}" if tenant else f"http://localhost:{self.port}{path}"

    def kaa(self, *arguments: str, stdin: str = "") -> str:
        run = [sys.executable, "-m", "kaa", *arguments]
        done = subprocess.run(run, env=self.env, cwd=ROOT, capture_output=True, text=True, input=stdin, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, django_db_blocker: pytest.FixtureDef
) -> Iterator[Site]:
    server = ensure()
    database = f"{os.environ.get('KAA_TEST_DB', 'kaa_test')}_web_{worker_id}"
    with django_db_blocker.unblock(), as_owner():
        template = template_database()  # migrated already
    server.drop_database(database)
    server.ensure_database(database, template=template)
    port = _free_port()
    env = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "kaa.settings.dev", "KAA_STATE": str(tmp_path_factory.mktemp("state")), "PORT": str(port),
        "DATABASE_URL": server.url("kaa_app", database), "DATABASE_OWNER_URL": server.url("kaa_owner", database),
        "PG_BINDIR": str(server.bindir), "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}", "BROKER_URL": "filesystem://",
    }  # fmt: skip
    site = Site(port=port, env=env)
    site.kaa("migrate_schemas", "--noinput")
    site.kaa("collectstatic", "--noinput", "-v0")
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.visits"], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    site.visits.update(json.loads(made.stdout))
    log = (tmp_path_factory.mktemp("logs") / "site.log").open("wb")
    running = [
        subprocess.Popen([sys.executable, "-m", *command], env=env, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        for command in (
            ["gunicorn", "kaa.wsgi:application", "--config", "deploy/gunicorn.conf.py"],
            ["celery", "-A", "kaa", "worker", "--concurrency", "1"],
        )
    ]
    _wait_for(port, Path(log.name))
    yield site
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
    server.drop_database(database)


def _wait_for(port: int, log: Path) -> None:
    end = time.monotonic() + 90  # a loaded machine takes its time
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the site does not answer:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # playwright's own event loop stands in this thread until the session ends, and the tests after these are no coroutines either
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        viewport={"width": 1440, "height": 1000}, locale="sv-SE", timezone_id="Europe/Stockholm"
    )
    opened.set_default_timeout(WAIT)
    yield opened
    opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A failed test says what the page showed."""
    report = yield
    page = getattr(item, "funcargs", {}).get("page")
    if report.failed and report.when == "call" and page is not None:
        shown = page.evaluate("() => document.body.innerText") or ""
        report.sections.append((f"what {page.url} showed", shown[:3000]))
    return report


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test on script errors and on anything the content security policy stops."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None
    )
    yield opened
    assert not wrong


@pytest.fixture
def log_in(site: Site, page: Page) -> Callable[..., Page]:
    """log_in("administrator") opens Idag of the tenant alfa."""

    def enter(role: str, tenant: str = "alfa") -> Page:
        page.goto(site.url(tenant, "/konto/login/"))
        page.locator("input[name=login]").fill(f"{role}@example.test")
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/konto/login/" not in address)
        return page

    return enter


@pytest.fixture
def keyboard(page: Page) -> Callable[..., None]:
    """keyboard("text of a link, button or field"): tab until it has focus, then press the key."""

    def reach(name: str, key: str = "Enter", *, role: str = "") -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            at = page.evaluate(
                """() => { const e = document.activeElement; const label = e.labels && e.labels[0] ? e.labels[0].innerText : '';
                   const by = (e.getAttribute('aria-labelledby') || '').split(' ').map(i => document.getElementById(i)?.innerText || '').join(' ');
                   return {text: [e.innerText || '', e.value || '', label, by, e.getAttribute('aria-label') || ''].join(' | '), tag: e.tagName} }"""
            )
            if name in at["text"] and (not role or at["tag"] == role):
                if key:
                    page.keyboard.press(key)
                return
        pytest.fail(f"{name!r} is not reached by Tab on {page.url}")

    return reach


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds on the page as it stands. The script is put in once for each page, and only what is wrong comes back.

    `colours`: contrasts too, which take as long as all the other rules.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(SETTLED)  # what fades in has not its colours yet
    found: list[str] = page.evaluate(VIOLATIONS, [AXE_TAGS, colours])
    return found


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """accessible(page): axe finds nothing at 1440 and at 390 pixels, and nothing makes the page wider than the screen."""

    def check(page: Page) -> None:
        size = page.viewport_size
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found = violations(page)
            assert not found, f"{page.url} at {width}:\n" + "\n".join(found)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{page.url} is {wide} pixels wide at {width}"
        if size:
            page.set_viewport_size(size)

    return check
