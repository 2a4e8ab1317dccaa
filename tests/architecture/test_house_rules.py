"""House rules that a linter does not know."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import CODE, ROOT, dotted, files, name, tree

SWITCHES = {
    "set_tenant",
    "set_tenant_being_made",
    "set_schema",
    "set_schema_to_public",
    "schema_context",
    "tenant_context",
}
# where the schema may be chosen: the tenancy room, and provisioning
TENANCY = ("platform/kaa/core/tenancy/", "tenants/")
CLOCK = "platform/kaa/core/clock.py"
READS_THE_CLOCK = {
    "datetime.now", "datetime.datetime.now", "datetime.utcnow", "date.today", "datetime.date.today", "timezone.now",
}  # fmt: skip
PRINTS = ("platform/kaa/devtools/",)
# where text is said to be markup already: our own pictures, and letters whose every line is escaped there
MAKES_MARKUP = {"platform/kaa/core/templatetags/kaa_ui.py", "tenant_apps/letters/text.py"}
VAGUE = {"utils", "helpers", "common", "misc"}
TEMPLATES = [file for place in CODE for file in sorted((ROOT / place).rglob("templates/**/*.html"))]
FORBIDDEN_IN_TEMPLATES = {
    "inline style": r"\sstyle\s*=",
    "style element": r"<style\b",
    "inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "event handler": r"\son[a-z]+\s*=\s*[\"']",
    "hx-on": r"\b(data-)?hx-on",
    # a help text or a name that somebody wrote would become a part of the page, and htmx obeys attributes that CSP lets pass
    "unescaped text": r"\|\s*safe(seq)?\b|\{%-?\s*autoescape\s+off",
    # the supervising authority is linked to, as the law asks (2018:1937 12 §): a link loads nothing
    "third-party origin": r"(src|href|action)\s*=\s*[\"'](https?:)?//(?!www\.digg\.se/)",
}


def _calls(file: Path) -> list[tuple[str, int]]:
    return [(dotted(node.func), node.lineno) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]


def _outside(*allowed: str) -> list[Path]:
    return [file for file in files(*CODE) if not name(file).startswith(allowed)]


@pytest.mark.req("TEN-09")
def test_schema__is_chosen_only_in_the_tenancy_room() -> None:
    found = [
        f"{name(f)}:{line} {call}"
        for f in _outside(*TENANCY)
        for call, line in _calls(f)
        if call.split(".")[-1] in SWITCHES
    ]
    assert not found


@pytest.mark.req("TEN-09")
def test_tenants__are_never_entered_with_a_with_statement() -> None:
    """django-tenants' `with tenant:` keeps its stack on the class: two threads swap schemas."""
    found = []
    for file in files(*CODE, "tests"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.With | ast.AsyncWith):
                names = [dotted(item.context_expr).split(".")[-1] for item in node.items]
                found += [f"{name(file)}:{node.lineno}" for each in names if each in {"tenant", "alfa", "beta"}]
    assert not found


NOW_WITHOUT_ARGUMENTS = {"localdate", "localtime"}  # with one, they only change the zone


def _reads_the_clock(node: ast.Call) -> bool:
    call = dotted(node.func)
    return call in READS_THE_CLOCK or (
        call.split(".")[-1] in NOW_WITHOUT_ARGUMENTS and not node.args and not node.keywords
    )


@pytest.mark.req("REL-20")
def test_clock__is_read_in_one_module() -> None:
    calls = [(file, node) for file in _outside(CLOCK) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    found = [f"{name(file)}:{node.lineno}" for file, node in calls if _reads_the_clock(node)]
    assert not found


def test_print__only_in_tools_and_commands() -> None:
    files_ = [file for file in _outside(*PRINTS) if "management" not in file.parts]
    assert not [f"{name(file)}:{line}" for file in files_ for call, line in _calls(file) if call == "print"]


def test_modules__have_a_name_that_says_something() -> None:
    assert not [name(file) for file in files(*CODE, "tests") if file.stem in VAGUE]


def test_imports__are_absolute() -> None:
    relative = [
        f"{name(file)}:{node.lineno}"
        for file in files(*CODE, "tests")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def test_annotations__are_postponed_everywhere() -> None:
    def postponed(file: Path) -> bool:
        imports = [node for node in tree(file).body if isinstance(node, ast.ImportFrom)]
        return any(node.module == "__future__" for node in imports)

    code = [file for file in files(*CODE) if "migrations" not in file.parts and file.name != "__init__.py"]
    assert not [name(file) for file in code if tree(file).body and not postponed(file)]


def test_services__take_keyword_arguments_only() -> None:
    """A public function of `services` is called by name: `actor` and `today` cannot change places."""
    services = [
        file for file in files("tenants", "shared_apps", "tenant_apps") if "services" in {file.stem, file.parent.name}
    ]
    found = [
        f"{name(file)}:{node.lineno} {node.name}"
        for file in services
        for node in tree(file).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and (node.args.args or node.args.posonlyargs)
    ]
    assert not found


def test_tests__are_functions_without_unittest() -> None:
    """A test is a function, named test_<thing>__<case>."""
    found = []
    for file in files("tests"):
        if not file.name.startswith("test_"):
            continue
        for node in tree(file).body:
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                found.append(f"{name(file)}:{node.lineno} {node.name}")
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and "__" not in node.name:
                found.append(f"{name(file)}:{node.lineno} {node.name}")
    assert not found


@pytest.mark.req("SEC-04")
@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_templates__pass_a_strict_csp(what: str) -> None:
    pattern = re.compile(FORBIDDEN_IN_TEMPLATES[what], re.IGNORECASE)
    found = []
    for file in TEMPLATES:
        text = re.sub(
            r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        found += [f"{name(file)}: {match.group(0)[:60]}" for match in pattern.finditer(text)]
    assert not found


@pytest.mark.req("SEC-04")
def test_markup__is_made_of_text_in_few_places() -> None:
    found = {
        name(file)
        for file in _outside()
        for call, _line in _calls(file)
        if call.split(".")[-1] in {"mark_safe", "SafeString"}
    }
    assert found == MAKES_MARKUP


def test_repository__names_no_registry_in_its_locks() -> None:
    for file in ROOT.glob("requirements*"):
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", file.read_text(encoding="utf-8")), file


@pytest.mark.parametrize("conf", ["kaa.urls_tenant", "kaa.urls_public"])
def test_address__has_a_name_and_a_path_of_its_own(conf: str) -> None:
    """Of two with one name or one path the latter is never reached, and nobody is told."""

    def walk(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, str]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, prefix + str(one.pattern))
            else:
                yield str(one.name), prefix + str(one.pattern)

    found = list(walk(get_resolver(conf).url_patterns))
    for place in (0, 1):
        counted = Counter(one[place] for one in found)
        assert [text for text, times in counted.items() if times > 1] == []
