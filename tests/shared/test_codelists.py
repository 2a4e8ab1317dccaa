from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st

from shared_apps.codelists import selectors, services
from shared_apps.codelists.errors import (
    CodeListError,
    ForbiddenWord,
    PublishedIsImmutable,
    ShippedListChanged,
    UnknownCodeList,
)
from shared_apps.codelists.models import Code, CodeList, CodeListVersion
from shared_apps.codelists.shipped import FOLDER
from shared_apps.codelists.snapshots import CodeItem, CodeListSnapshot

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PERIODS = [f"{year}H{half}" for year in range(2014, 2032) for half in (1, 2)]


def snapshot(number: int, period: str) -> CodeListSnapshot:
    return CodeListSnapshot("some", number, "", "scb", False, period, "", MappingProxyType({}), ())


def rows() -> list[tuple]:
    return [
        *CodeListVersion.objects.order_by("pk").values_list(),
        *Code.objects.order_by("pk").values_list(),
    ]


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped files, to change."""
    shutil.copytree(FOLDER, tmp_path / "data")
    return tmp_path / "data"


def change(folder, slug, edit):
    path = folder / f"{slug}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def draft(slug: str = "informant", number: int = 2, period: str = "") -> CodeListVersion:
    version = CodeListVersion.objects.create(
        code_list=CodeList.objects.get(slug=slug), number=number, valid_from_period=period
    )
    Code.objects.create(version=version, code="youth", label="Ungdom", position=1)
    return version


@pytest.mark.req("K2-3.20")
def test_load_shipped__twice_changes_nothing(shipped):
    before = rows()
    assert services.load_shipped() == 0
    assert rows() == before


def test_load_shipped__a_changed_file_is_refused_by_name(shipped, folder):
    change(folder, "informant", lambda data: data["versions"][0]["codes"][0].update(label="Den unga"))
    before = rows()
    with pytest.raises(ShippedListChanged, match=r"informant\.json: version 1 differs in the code youth"):
        services.load_shipped(folder=folder)
    assert rows() == before


@pytest.mark.req("K2-3.20", "REL-28")
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda version: version["rules"].update(skip=[]), id="rules"),
        pytest.param(lambda version: version.update(valid_from_period="2016H1"), id="period"),
        pytest.param(lambda version: version["codes"].pop(), id="a code less"),
        pytest.param(lambda version: version["codes"].reverse(), id="another order"),
    ],
)
def test_load_shipped__any_change_is_refused(shipped, folder, edit):
    change(folder, "latest_studies", lambda data: edit(data["versions"][0]))
    with pytest.raises(ShippedListChanged):
        services.load_shipped(folder=folder)


@pytest.mark.req("K2-3.20", "REL-28")
def test_load_shipped__a_new_version_is_added_beside_the_old(shipped, folder):
    def add(data):
        data["versions"].append(
            {
                **data["versions"][0],
                "number": 2,
                "valid_from_period": "2027H1",
                "codes": data["versions"][0]["codes"][:2],
            }
        )

    change(folder, "intervention_end", add)
    assert services.load_shipped(folder=folder) == 1
    assert selectors.current("intervention_end", period="2026H2").version == 1
    assert selectors.current("intervention_end", period="2027H1").version == 2
    assert selectors.label_for("intervention_end", 1, "turned_20") == "Fyllt 20"


@pytest.mark.req("REL-28")
@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(
            lambda code: CodeListVersion.objects.filter(pk=code.version_id).update(source="x"), id="edit a version"
        ),
        pytest.param(lambda code: CodeListVersion.objects.filter(pk=code.version_id).delete(), id="delete a version"),
        pytest.param(lambda code: Code.objects.filter(pk=code.pk).update(label="x"), id="edit a code"),
        pytest.param(lambda code: Code.objects.filter(pk=code.pk).delete(), id="delete a code"),
        pytest.param(
            lambda code: Code.objects.create(version_id=code.version_id, code="new", label="x", position=99),
            id="add a code",
        ),
        pytest.param(lambda code: Code.objects.filter(pk=code.pk).update(version=draft()), id="move a code out"),
        pytest.param(
            lambda code: Code.objects.filter(version=draft()).update(version_id=code.version_id), id="move one in"
        ),
    ],
)
def test_published_version__the_database_refuses(shipped, attempt):
    """REL-28: whatever writes."""
    code = Code.objects.filter(version__code_list__slug="informant", version__number=1).latest("position")
    with pytest.raises(IntegrityError, match="published"), transaction.atomic():
        attempt(code)


def test_publish__a_draft_is_not_read_until_then(shipped):
    version = draft()
    services.publish(version=version, actor=None, now=NOW)
    assert selectors.current("informant").version == 2
    with pytest.raises(PublishedIsImmutable):
        services.publish(version=version, actor=None, now=NOW)


def test_draft__is_not_read(shipped):
    draft()
    assert selectors.current("informant").version == 1


def test_publish__an_empty_draft_is_refused(shipped):
    version = draft()
    version.codes.all().delete()
    with pytest.raises(CodeListError, match="holds no code"):
        services.publish(version=version, actor=None, now=NOW)


@pytest.mark.req("PRV-13")
def test_publish__a_sensitive_label_is_refused(shipped):
    """PRV-13"""
    version = draft()
    version.codes.update(label="Beroendevården")
    with pytest.raises(ForbiddenWord):
        services.publish(version=version, actor=None, now=NOW)


@given(
    begins=st.lists(st.sampled_from(PERIODS), min_size=1, max_size=5),
    period=st.sampled_from(PERIODS),
)
def test_version__is_the_latest_begun_by_the_period(begins, period):
    found = tuple(
        sorted((snapshot(n, p) for n, p in enumerate(begins, 1)), key=lambda one: (one.valid_from_period, one.version))
    )
    chosen = selectors._choose(found, period)
    begun = [one for one in found if one.valid_from_period <= period]
    if begun:
        latest = max(one.valid_from_period for one in begun)
        assert chosen.valid_from_period == latest
        assert chosen.version == max(one.version for one in begun if one.valid_from_period == latest)
    else:
        assert chosen == found[0]


@given(day=st.dates(date(2010, 1, 1), date(2035, 12, 31)), first=st.none() | st.dates(), last=st.none() | st.dates())
def test_choice__is_open_on_both_ends(day, first, last):
    item = CodeItem("a", "A", MappingProxyType({}), first, last)
    assert item.valid_on(day) == ((first or day) <= day <= (last or day))


def test_choices__leave_out_the_retired_but_labels_stay(shipped):
    types = selectors.current("intervention_type", period="2026H2")
    assert "introductory_programme" not in dict(types.choices(date(2018, 7, 1)))
    assert "introductory_programme" in dict(types.choices(date(2018, 6, 30)))
    assert selectors.label_for("intervention_type", 1, "introductory_programme") == "Studier på introduktionsprogram"


@pytest.mark.parametrize(
    ("slug", "version"), [("informant", 77), ("no_such_list", 1)], ids=["unknown version", "unknown list"]
)
def test_label__of_what_is_unknown_is_the_code(shipped, slug, version):
    assert selectors.label_for(slug, version, "something_else") == "something_else"


def test_current__of_an_unknown_list_is_an_error(shipped):
    with pytest.raises(UnknownCodeList, match="no_such_list"):
        selectors.current("no_such_list")


def test_reading__is_two_queries_for_all_lists_and_then_none(shipped, django_assert_num_queries):
    selectors.forget()
    with django_assert_num_queries(2):
        everything = selectors.snapshots(period="2026H2")
    with django_assert_num_queries(0):
        assert selectors.current("occupation", period="2026H2") is everything["occupation"]
        assert selectors.label_for("occupation", 1, "work") == "Arbete"


def test_label__makes_no_query_even_when_the_minute_has_passed(shipped, django_assert_num_queries, monkeypatch):
    selectors.snapshots()
    monkeypatch.setattr(selectors._published, "_held", (0.0, selectors._published.peek()))
    with django_assert_num_queries(0):
        assert selectors.label_for("occupation", 1, "work") == "Arbete"
    with django_assert_num_queries(2):
        selectors.current("occupation")


def test_rules__come_as_sets(shipped):
    r6 = selectors.forbidden_pairs(period="2026H2")
    assert ("study_certificate", "introductory_certificate") in r6.forbidden
    assert r6.skip == {"missing"}
    r5 = selectors.r5_pairs(period="2026H2")
    assert ("adult_education", "adult_education") in r5
    assert not [pair for pair in r5 if "other" in pair]


@pytest.mark.parametrize(
    ("day", "counts"), [(date(2018, 6, 30), False), (date(2018, 7, 1), True)], ids=["day before", "first day"]
)
def test_placement__an_introductory_programme_counts_from_the_law_of_2018(shipped, day, counts):
    forms = selectors.placement_forms(on=day)
    assert ("IM" in forms) is counts
    assert "GY" in forms
    assert "VUX" not in forms


def test_snapshot__flags_cannot_be_changed(shipped):
    item = selectors.current("occupation").get("work")
    assert item is not None
    with pytest.raises(TypeError):
        item.flags["none"] = True  # type: ignore[index]


def test_tenant__reads_the_lists_and_cannot_write_them(alfa):
    selectors.forget()
    assert selectors.current("occupation", period="2026H2").label("work") == "Arbete"
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        CodeList.objects.filter(slug="occupation").update(name="x")
