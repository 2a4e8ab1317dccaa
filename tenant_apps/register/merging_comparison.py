"""Two youths side by side, for whoever decides whether they are one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kaa.core.personnummer import format_for_people
from kaa.core.phones import format_for_people as format_phone
from kaa.core.templatetags.kaa_ui import sv_date
from shared_apps.codelists.selectors import municipality_name
from tenant_apps.register.enums import NumberKind
from tenant_apps.register.models import Youth, YouthMerge
from tenant_apps.register.selectors.youth import youth_head


@dataclass(frozen=True)
class Row:
    what: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return self.left == self.right


def rows(left: Youth, right: Youth, *, today: date) -> list[Row]:
    """What one knows a person by; a row that both lack is left out."""
    sides = [_side(one, today) for one in (left, right)]
    found = [Row(what, sides[0][what], sides[1][what]) for what in sides[0]]
    return [row for row in found if row.left or row.right]


def _side(one: Youth, today: date) -> dict[str, tuple[str, ...]]:
    head = youth_head(one, today=today)
    details = (
        one.details.filter(gone_on=None).order_by("kind", "value").values_list("kind", "value", "postcode", "city")
    )
    registrations = one.registrations.filter(mistaken_at=None).order_by("registered_on")
    return {
        _("Name"): _told(one.full_name), _("Number"): _told(one.shown_number),
        _("Kind of number"): _told(str(NumberKind(one.number_kind).label) if one.personnummer else ""),
        _("Earlier numbers"): tuple(format_for_people(value) for value in one.numbers.order_by("value").values_list("value", flat=True)),
        _("Date of birth"): _told(sv_date(one.birth_date)), _("Legal sex"): _told(head.sex), _("Label"): _told(head.label),
        _("Home municipality"): tuple(
            _("%(place)s since %(day)s") % {"place": municipality_name(home.municipality_code), "day": sv_date(home.valid_from)}
            for home in one.residences.filter(valid_to=None).order_by("valid_from")
        ),
        _("Contact details"): tuple(dict.fromkeys(_detail(*each) for each in details)),
        _("School"): tuple(
            f"{place.school_name} {sv_date(place.started_on)} – {sv_date(place.ended_on)}".strip()
            for place in one.placements.order_by("started_on", "pk")
        ),
        _("Registrations"): tuple(f"{sv_date(each.registered_on)} – {sv_date(each.deregistered_on)}".strip() for each in registrations),
        _("Sources"): tuple(one.source_records.order_by("source__name").values_list("source__name", flat=True)),
        _("Contacts and measures"): _told(_worked(one)),
    }  # fmt: skip


def _told(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _detail(kind: str, value: str, postcode: str, city: str) -> str:
    if kind == "phone":
        return format_phone(value)
    return " ".join(part for part in (value, postcode, city) if part)


def _worked(one: Youth) -> str:
    contacts, measures = one.contacts.count(), one.interventions.count()
    words = _("%(contacts)d contacts, %(measures)d measures") % {"contacts": contacts, "measures": measures}
    return words if contacts or measures else ""


def as_it_was(merge: YouthMerge) -> list[str]:
    """The two as they were: name and number."""
    sides = [merge.before.get(who, {}) for who in ("kept", "away")]
    return [
        " ".join(filter(None, (one["given_name"], one["family_name"], _number(one["personnummer"]))))
        for one in sides
        if one
    ]


def _number(value: str | None) -> str:
    return format_for_people(value) if value else ""
