"""The fields that a column can become, and what else a column may be used for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Field:
    """`kind` says what is done with its cells: number, mark, text, date, code."""

    name: str
    label: Promise
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Group:
    label: Promise
    fields: tuple[Field, ...]


GROUPS = (
    Group(_("Person"), (
        Field("personnummer", _("Personal identity number"), "number"),
        Field("protection", _("Protected personal data"), "mark"),
        Field("family_name", _("Family name")),
        Field("given_name", _("Given name")),
        Field("name_family_first", _("Name: family name, given name")),
        Field("name_given_first", _("Name: given name family name")),
        Field("birth_date", _("Birth date"), "date"),
        Field("sex", _("Sex"), "code"),
    )),
    Group(_("Home"), (
        Field("municipality_code", _("Municipality where registered"), "code"),
        Field("resident_from", _("Moved to the municipality"), "date"),
        Field("first_in_sweden_on", _("First registered in Sweden"), "date"),
        Field("care_of", _("Care of")),
        Field("street", _("Street address")),
        Field("postcode", _("Postcode")),
        Field("city", _("Postal town")),
        Field("postcode_city", _("Postcode and postal town together")),
        Field("phone", _("Telephone")),
        Field("email", _("E-mail")),
        Field("left_reason", _("Deceased or moved abroad"), "code"),
        Field("left_on", _("Deceased or moved abroad on"), "date"),
    )),
    Group(_("School"), (
        Field("school_form", _("School form"), "code"),
        Field("school_unit", _("School unit code")),
        Field("school_name", _("School")),
        Field("programme", _("Programme")),
        Field("year", _("Year of study")),
        Field("started_on", _("Start of the studies"), "date"),
        Field("ended_on", _("End of the studies"), "date"),
        Field("end_reason", _("Reason for leaving"), "code"),
    )),
    Group(_("Compulsory school"), (
        Field("compulsory_name", _("Compulsory school")),
        Field("compulsory_unit", _("Compulsory school's unit code")),
        Field("compulsory_ended_on", _("End of compulsory school"), "date"),
    )),
    Group(_("Diploma"), (
        Field("exam_kind", _("Diploma or certificate"), "code"),
        Field("exam_on", _("Date of the diploma"), "date"),
    )),
    Group(_("Guardians"), (
        Field("guardian1_name", _("Guardian 1")),
        Field("guardian1_phone", _("Guardian 1, telephone")),
        Field("guardian1_email", _("Guardian 1, e-mail")),
        Field("guardian2_name", _("Guardian 2")),
        Field("guardian2_phone", _("Guardian 2, telephone")),
        Field("guardian2_email", _("Guardian 2, e-mail")),
        Field("guardian1_protection", _("Guardian 1, protected personal data"), "mark"),
        Field("guardian2_protection", _("Guardian 2, protected personal data"), "mark"),
    )),
    Group(_("The file"), (Field("as_of", _("The day that the file shows"), "date"),)),
)  # fmt: skip

FIELDS = {field.name: field for group in GROUPS for field in group.fields}
SPLITS = {
    "name_family_first": ("family_name", "given_name"), "name_given_first": ("family_name", "given_name"), "postcode_city": ("postcode", "city"),
    "as_of": (),
}  # fmt: skip  # what is no field of a row itself, and the fields that it fills
ROW_FIELDS = tuple(name for name in FIELDS if name not in SPLITS)
CODED = ("sex", "municipality_code", "school_form", "end_reason", "exam_kind", "left_reason")
FIXABLE = ("municipality_code", "school_form", "school_unit", "school_name", "exam_kind")
EXPECTED = ("personnummer", "protection", "family_name", "given_name")


def label_of(name: str) -> str:
    return str(FIELDS[name].label)
