"""What the shipped files say: read without a database."""

from __future__ import annotations

import re
from datetime import date

import pytest

from shared_apps.codelists.errors import BadShippedFile, ForbiddenWord
from shared_apps.codelists.municipalities import municipalities, municipality_name
from shared_apps.codelists.shipped import FOLDER, ShippedCode, read_list, read_lists
from shared_apps.codelists.stoplist import check_label

LISTS = {shipped.slug: shipped for shipped in read_lists()}
VERSIONS = [(slug, version) for slug, shipped in LISTS.items() for version in shipped.versions]
IDS = [f"{slug} {version.number}" for slug, version in VERSIONS]
# flag -> the list whose codes it names, whatever list it stands in
REFERENCES = {
    "occupation": "occupation",
    "corresponds_to": "occupation",
    "latest_studies": "latest_studies",
    "latest_studies_introductory": "latest_studies",
    "exam_kind": "exam_kind",
    "deregistration_reason": "deregistration_reason",
    "intervention_end": "intervention_end",
    "same_as": "school_form",
}


def codes(slug: str) -> dict[str, ShippedCode]:
    return {one.code: one for one in LISTS[slug].versions[-1].codes}


def flagged(slug: str, flag: str) -> set[str]:
    return {one.code for one in codes(slug).values() if one.flags.get(flag)}


def test_lists__are_those_that_the_register_needs():
    assert set(LISTS) >= {
        "latest_studies", "occupation", "intervention_type", "intervention_end", "deregistration_reason", "school_form",
        "placement_end", "exam_kind", "contact_channel", "contact_outcome", "informant", "offer_response", "inflow",
        "participation_end", "referral", "livelihood", "target_group",
    }  # fmt: skip


@pytest.mark.parametrize(("slug", "version"), VERSIONS, ids=IDS)
def test_codes__are_plain_names(slug, version):
    form = r"[A-Z]{2,10}" if slug == "school_form" else r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
    assert [one.code for one in version.codes if not re.fullmatch(form, one.code)] == []
    assert all(one.label.strip() for one in version.codes)


@pytest.mark.parametrize(("slug", "version"), VERSIONS, ids=IDS)
def test_flags__name_codes_that_exist(slug, version):
    missing = []
    for one in version.codes:
        for flag, target in REFERENCES.items():
            value = one.flags.get(flag)
            named = value if isinstance(value, list) else [value] if value else []
            missing += [(one.code, flag, name) for name in named if name not in codes(target)]
    assert missing == []


@pytest.mark.parametrize("slug", [slug for slug, shipped in LISTS.items() if shipped.owner == "scb"])
def test_scb_lists__have_a_number_for_each_code_and_are_not_verified(slug):
    numbers = [one.flags.get("scb_code") for one in codes(slug).values()]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers)
    assert not LISTS[slug].verified
    assert all(version.valid_from_period == "2015H1" for version in LISTS[slug].versions)


def test_forbidden_pairs__are_those_of_the_rules():
    """rules.md R6: anything begun, then not begun; studiebevis, then an interrupted introductory or gymnasieintyg."""
    rules = LISTS["latest_studies"].versions[-1].rules
    begun = {"interrupted_introductory", "introductory_certificate", "interrupted_national", "study_certificate"}
    assert flagged("latest_studies", "begun") == begun
    expected = {(code, "not_begun") for code in begun}
    expected |= {("study_certificate", "interrupted_introductory"), ("study_certificate", "introductory_certificate")}
    assert {tuple(pair) for pair in rules["forbidden_pairs"]} == expected
    assert rules["skip"] == ["missing"]
    assert {code for pair in expected for code in pair} <= set(codes("latest_studies"))


def test_forbidden_pairs__let_the_common_return_pass():
    """Scenario 4: interrupted national, introductory, interrupted introductory."""
    pairs = LISTS["latest_studies"].versions[-1].rules["forbidden_pairs"]
    assert ["interrupted_national", "interrupted_introductory"] not in pairs


def test_corresponding_occupations__never_pair_other():
    types = codes("intervention_type")
    assert types["other"].flags["corresponds_to"] == []
    assert all("other" not in one.flags["corresponds_to"] for one in types.values())
    assert types["internship"].flags["corresponds_to"] == ["internship"]
    assert types["introductory_programme"].valid_to == date(2018, 6, 30)


def test_occupations__have_one_none_and_one_unknown():
    assert flagged("occupation", "none") == {"none"}
    assert flagged("occupation", "unknown") == {"unknown"}
    assert flagged("occupation", "work") == {"work"}
    assert flagged("occupation", "in_school") < flagged("occupation", "study")


def test_school_forms__adult_education_is_an_occupation_and_no_placement():
    forms = codes("school_form")
    for code in ("VUX", "FHS", "SFI"):
        assert "placement" not in forms[code].flags
        assert forms[code].flags["occupation"]
    assert forms["IM"].flags["placement_from"] == "2018-07-01"
    assert flagged("school_form", "placement") >= {"GY", "IM", "GYAN", "IB"}
    assert not flagged("school_form", "compulsory") & flagged("school_form", "placement")


def test_exams__only_a_certificate_of_incomplete_studies_leaves_the_responsibility():
    assert set(codes("exam_kind")) - flagged("exam_kind", "ends_responsibility") == {
        "study_certificate",
        "introductory_certificate",
    }


def test_outcomes__each_says_what_counts():
    outcomes = codes("contact_outcome").values()
    assert all({"reached", "counts_as_attempt", "detail_failed"} <= set(one.flags) for one in outcomes)
    assert not flagged("contact_outcome", "reached") & flagged("contact_outcome", "detail_failed")
    assert not codes("contact_outcome")["no_details"].flags["counts_as_attempt"]


def test_informants__the_guarantee_is_met_by_youth_and_guardian():
    assert flagged("informant", "meets_guarantee") == {"youth", "guardian"}


@pytest.mark.req("PRV-13")
@pytest.mark.parametrize(
    "label", ["Missbruk", "Psykisk ohälsa", "Sjukskriven", "Frihetsberövad", "Ändrat juridiskt kön"]
)
def test_stop_list__refuses_sensitive_labels(label):
    """PRV-13"""
    with pytest.raises(ForbiddenWord):
        check_label(label)


def test_stop_list__lets_scbs_mandatory_code_through():
    check_label("Sjukskriven", scb_mandatory=True)


@pytest.mark.req("PRV-13")
def test_stop_list__is_applied_to_shipped_files(tmp_path):
    text = (FOLDER / "informant.json").read_text(encoding="utf-8").replace('"Skola"', '"Psykiatrin"')
    (tmp_path / "informant.json").write_text(text, encoding="utf-8")
    with pytest.raises(ForbiddenWord):
        read_list(tmp_path / "informant.json")


def test_shipped_file__broken_is_told_with_its_name(tmp_path):
    (tmp_path / "odd.json").write_text('{"slug": "odd"}', encoding="utf-8")
    with pytest.raises(BadShippedFile, match=r"odd\.json"):
        read_list(tmp_path / "odd.json")


def test_municipalities__are_290():
    assert len(municipalities()) == 290
    assert municipality_name("2281") == "Sundsvall"
    assert municipality_name("9999") == "9999"
