"""docs/requirements.csv tells which test proves which promise; here the two are compared, both ways."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from functools import cache

import pytest

from tests.architecture.source import ROOT, dotted, files, name, tree

COLUMNS = ["id", "source", "promise", "test", "state"]
STATES = {"done", "part", "open"}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (ROOT / "docs" / "requirements.csv").open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        rows = tuple(reader)
        assert reader.fieldnames == COLUMNS
        return rows


def _ids(decorators: list[ast.expr]) -> set[str]:
    return {
        argument.value
        for node in decorators
        if isinstance(node, ast.Call) and dotted(node.func) in {"pytest.mark.req", "mark.req"}
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def _whole_file(body: list[ast.stmt]) -> set[str]:
    """`pytestmark = pytest.mark.req(...)`, or a list of marks."""
    marks: list[ast.expr] = []
    for node in body:
        if isinstance(node, ast.Assign) and any(dotted(target) == "pytestmark" for target in node.targets):
            marks += node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
    return _ids(marks)


@cache
def _marked() -> dict[str, frozenset[str]]:
    """`path::function` -> the ids that it carries, its file's included. Read, not imported."""
    found: dict[str, frozenset[str]] = {}
    for file in files("tests"):
        body = tree(file).body
        whole = _whole_file(body)
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found[f"{name(file)}::{node.name}"] = frozenset(whole | _ids(node.decorator_list))
    return found


def test_rows__are_whole_and_unique() -> None:
    assert not [row["id"] for row in _rows() if row["state"] not in STATES or not row["source"] or not row["promise"]]
    assert not [each for each, times in Counter(row["id"] for row in _rows()).items() if times > 1]


@pytest.mark.req("K2-1.8")
def test_markers__each_has_a_row() -> None:
    known = {row["id"] for row in _rows()}
    assert not {test: ids - known for test, ids in _marked().items() if ids - known}


@cache
def _measured() -> frozenset[str]:
    """`bench:figure`, as `make bench` prints it; of a figure per rule or case what they have in common."""
    strings = {
        node.value
        for file in files("tests/bench")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return frozenset(f"bench:{text}" for text in strings)


@pytest.mark.req("K2-1.8")
@pytest.mark.parametrize("state", ["done", "part"])
def test_rows_called_done__name_tests_that_carry_their_id(state: str) -> None:
    """Several tests are parted by a space. What is measured names its figure."""
    wrong = []
    for row in _rows():
        if row["state"] == state:
            tests = row["test"].split()
            wrong += [
                f"{row['id']}: {test}"
                for test in tests or ["no test"]
                if test not in _measured() and row["id"] not in _marked().get(test, ())
            ]
    assert not wrong


def test_rows_called_open__name_no_test() -> None:
    assert not [row["id"] for row in _rows() if row["state"] == "open" and row["test"]]
