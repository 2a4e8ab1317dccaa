"""`make shots`: a picture of every page, for every role, at 1440 and 390 pixels, in ./shots/.

Uses the demo that runs, or starts one on a free port and ends it. A page that is missing is named and passed over.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from kaa.devtools.logins import ROOT, Login, answers, environment_for, logins

WIDTHS = (1440, 390)
START = 300  # seconds
MOST = 250  # pages a role: a runaway is stopped, and says so
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]
# Pages that no link of the frame leads to; where one is missing it is passed over.
ALSO = ("/", "/konto/login/", "/konto/password/reset/", "/there-is-no-such-page/")
DOORS = ("/egenremiss/", "/egenremiss/?sprak=lattlast", "/egenremiss/?sprak=en", "/egenremiss/tack/", "/konto/login/")
# Never followed: what changes something, leaves the site or is a file.
NEVER = re.compile(r"/(logout|static|api|files?|download|media)/|\.(csv|txt|xlsx|pdf|zip|json)$", re.IGNORECASE)
# Pages of other rows, days and half years are the same page.
NUMBERED = re.compile(r"/([0-9a-f]{8}-[0-9a-f-]{27}|\d+|\d{4}-\d{2}-\d{2}|\d{4}[hH][12])(?=/|$)")


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("Chromium is not installed (Debian: apt-get install chromium).")
    return found


@contextlib.contextmanager
def _demo(port: int | None) -> Iterator[int]:
    """The port of a demo that answers: the one given, 8000, or one started for the pictures."""
    for candidate in [port] if port else [8000]:
        if answers(candidate):
            yield candidate
            return
    if not port:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "kaa.devtools.demo", "--port", str(port)]
    demo = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        end = time.monotonic() + START
        while not answers(port):
            if demo.poll() is not None or time.monotonic() > end:
                sys.exit("The demo did not start.")
            time.sleep(0.5)
        yield port
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait()


def _shape(path: str) -> str:
    """Two youths' pages are the same page: one picture."""
    return NUMBERED.sub("/x", path)


def _links(page: Page, base: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    own = [urlsplit(link) for link in found if link.startswith(base)]
    return [one.path for one in own if not NEVER.search(one.path)]


def _picture(page: Page, name: str, folder: Path) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)


def _log_in(page: Page, base: str, login: Login) -> bool:
    page.goto(f"{base}konto/login/")
    page.fill("input[name=login]", login.email)
    page.fill("input[name=password]", login.password)
    page.click("form:has(input[name=password]) button[type=submit]")
    page.wait_for_load_state()
    return page.locator("input[name=password]").count() == 0


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _shape(path).lower()).strip("-") or "start"


def _walk(page: Page, base: str, folder: Path, extra: tuple[str, ...]) -> int:
    """Breadth first from the start page, one picture for each shape of address."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting, seen, taken = list(extra), set[str](), 0
    while waiting and taken < MOST:
        path = waiting.pop(0)
        if _shape(path) in seen:
            continue
        seen.add(_shape(path))
        try:
            answer = page.goto(base.rstrip("/") + path, wait_until="load")
            if answer is None or not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            _picture(page, _name(path), folder)
            waiting += _links(page, base)
            taken += 1
        except BrowserError as error:
            print(f"{base}{path.lstrip('/')}: {str(error).splitlines()[0]}")
    return taken


def _shoot(browser: Browser, base: str, login: Login | None, folder: Path, start: tuple[str, ...] = ("/",)) -> None:
    context = browser.new_context(locale="sv-SE", viewport={"width": WIDTHS[0], "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    try:
        site = (urlsplit(base).hostname or "").removesuffix("localhost").rstrip(".") or "public"
        name = f"{site}-{login.role if login else 'visitor'}"
        if login and not _log_in(page, base, login):
            print(f"{base}: {login.email} ({login.role}) could not log in")
            return
        taken = _walk(page, base, folder / name, start)
        print(f"{name}: {taken} pages{', and more that are passed over' if taken == MOST else ''}", flush=True)
    except BrowserError as error:
        print(f"{base}: {str(error).splitlines()[0]}")
    finally:
        context.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="shots", description=__doc__)
    parser.add_argument("--port", type=int, help="of a demo that runs; else 8000, else one is started")
    parser.add_argument("--only", default="", help="only sites, e-mail addresses or roles that contain this")
    parser.add_argument("--out", type=Path, default=ROOT / "shots")
    given = parser.parse_args()
    executable = _chromium()
    with _demo(given.port) as port, sync_playwright() as playwright:
        people = [
            one for one in logins(environment_for(port, {})) if given.only in f"{one.address} {one.email} {one.role}"
        ]
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        public = f"http://localhost:{port}/"
        for base in dict.fromkeys([public, *(one.url(port) for one in people)]):
            if base != public or not given.only:
                _shoot(browser, base, None, given.out, ALSO if base == public else DOORS)
        for login in people:
            _shoot(browser, login.url(port), login, given.out)
        browser.close()
    print(f"Pictures in {os.path.relpath(given.out)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
