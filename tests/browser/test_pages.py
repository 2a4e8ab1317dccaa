"""Every page that has a name, as the most powerful role that may see it and as those to whom it says something else: nothing that
axe finds at 1440 and 390 pixels, nothing wider than the screen, nothing out of the keyboard's reach, one h1, a title of its own,
numbers under headings that stand as they do, nothing in the console; and on paper no navigation and no personnummer in a list.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from tests.browser.conftest import WAIT, violations

# the youth's own page and forms name one person, who is known to whoever prints them; lists may lie on a desk
LISTS = {"today", "youths", "proposals", "report-period", "participants", "import-rows"}
NUMBER = re.compile(r"\b(19|20)\d{6}-[\dT][\dF]\d\d\b")
STATE = """() => ({
    h1: document.querySelectorAll('h1').length, lang: document.documentElement.lang, title: document.title,
    wide: document.documentElement.scrollWidth, tables: document.querySelectorAll('main table').length, csp: window.__csp || [],
    headings: [...document.querySelectorAll('main table')].flatMap(table => {
        const heads = [...table.querySelectorAll('thead tr:last-child > *')];
        const row = [...table.querySelectorAll('tbody tr')].find(tr => tr.children.length === heads.length);
        return row ? heads.filter((th, i) => getComputedStyle(th).textAlign !== getComputedStyle(row.children[i]).textAlign
            && th.innerText.trim() && !row.children[i].matches('.kaa-cell-actions')).map(th => th.innerText) : [];
    }),
})"""
PAPER = """() => [...document.querySelectorAll('nav, .kaa-header, main form button')].filter(e => e.checkVisibility())
    .map(e => e.outerHTML.slice(0, 80))"""
KEYBOARD = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")
CSP = "document.addEventListener('securitypolicyviolation', e => (window.__csp = window.__csp || []).push(e.violatedDirective + ' ' + e.blockedURI))"


def _context(browser: Browser, site: Any, cookies: list[dict[str, str]], host: str, role: str) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="sv-SE", timezone_id="Europe/Stockholm"
    )
    context.set_default_timeout(WAIT)
    context.add_init_script(CSP)
    for one in cookies:
        if role and (one["host"], one["role"]) == (host, role):
            context.add_cookies([{"name": one["name"], "value": one["value"], "url": site.url(host)}])
    return context


def _look(page: Page, width: int, *, colours: bool) -> tuple[dict[str, Any], list[str]]:
    """What is wrong at this width."""
    page.set_viewport_size({"width": width, "height": 900})
    state = page.evaluate(STATE)
    wrong = [f"{width}: {one}" for one in violations(page, colours=colours)]
    page.keyboard.press("Tab")
    wrong += [f"{width}: {one}" for one in page.evaluate(KEYBOARD)]
    if state["wide"] > width:
        wrong.append(f"{width}: the page is {state['wide']} pixels wide")
    return state, wrong


def _on_paper(page: Page, name: str) -> list[str]:
    page.emulate_media(media="print")
    seen = page.evaluate(PAPER)
    text = page.inner_text("body")
    page.emulate_media(media="screen")
    wrong = [f"on paper: {one}" for one in seen]
    if name.split(" ", maxsplit=1)[0] in LISTS and (found := NUMBER.search(text)):
        wrong.append(f"on paper, in a list: {found.group(0)[:8]}-xxxx")
    return wrong


def _visit(page: Page, site: Any, one: dict[str, str], *, first: bool, again: bool) -> tuple[str, list[str]]:
    """The page's title and what is wrong; `first`: of its seat; `again`: seen before as a more powerful role, so that one width is enough."""
    try:
        answer = page.goto(site.url(one["host"], one["path"]))
    except BrowserError as error:
        if "Download is starting" in str(error):
            return "", []  # a file, not a page
        raise
    assert answer
    if answer.status != 200:
        return "", [f"answers {answer.status}"]
    state, wrong = _look(page, 1440, colours=first or not again)
    if first or not again:
        # other colours when narrow: the menu, the same on all pages of a seat, and tables, whose rows are cards
        wrong += _look(page, 390, colours=first or bool(state["tables"]))[1]
    wrong += [f"heading not as its numbers: {text}" for text in state["headings"]] + state["csp"]
    if state["h1"] != 1:
        wrong.append(f"{state['h1']} h1")
    if state["lang"] != "sv":
        wrong.append(f"lang {state['lang']!r}")
    moved = not page.url.endswith(one["path"])  # a finished job leads to what it made
    return "" if moved else state["title"], wrong + _on_paper(page, one["name"])


@pytest.mark.timeout(2400)
@pytest.mark.req("K4-8.1", "A11-02", "A11-03", "A11-05", "K2-3.31", "SEC-04", "K3-4.1", "K4-8.1c")
def test_pages__each_as_its_roles_is_without_faults(site: Any, browser: Browser) -> None:
    visits = site.visits
    faults: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    seats = sorted({(one["host"], one["role"]) for one in visits["pages"]})
    for host, role in seats:
        context = _context(browser, site, visits["cookies"], host, role)
        page = context.new_page()
        console: list[str] = []
        first = True
        page.on("pageerror", lambda error, told=console: told.append(str(error)))
        page.on("console", lambda line, told=console: told.append(line.text) if line.type == "error" else None)
        for one in visits["pages"]:
            if (one["host"], one["role"]) != (host, role):
                continue
            title, wrong = _visit(page, site, one, first=first, again=(host, one["name"]) in seen)
            first = False
            seen.add((host, one["name"]))
            wrong += [f"console: {line}" for line in console]
            console.clear()
            page_name = f"{host} {one['name'].split(' ')[0]}"
            if title and titles.setdefault(title, page_name) != page_name:
                wrong.append(f"the title {title!r} is also that of {titles[title]}")
            if wrong:
                faults[f"{host} {role} {one['name']}"] = wrong
        context.close()
    told = "\n".join(f"{name}\n    " + "\n    ".join(wrong) for name, wrong in faults.items())
    assert not faults, f"{len(faults)} of {len(visits['pages'])} pages:\n{told}"
