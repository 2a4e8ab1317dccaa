"""What a document can tell of a youth from the register and the planning, as text; and what is filled in beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.phones import format_for_people as format_phone
from shared_apps.codelists import selectors as codelists
from tenant_apps.letters.addresses import Place
from tenant_apps.letters.composing import day_in_words
from tenant_apps.letters.enums import DocumentKind
from tenant_apps.letters.languages import SWEDISH
from tenant_apps.letters.models import TemplateVersion
from tenant_apps.letters.selectors.people import people
from tenant_apps.letters.selectors.templates import asked_of_document
from tenant_apps.register.codes import shown
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.identification.ruleset import age_as_decided
from tenant_apps.register.models import ContactDetail, Youth
from tenant_apps.support.models import Intervention, PlanVersion
from tenant_apps.visits.models import HomeVisit
from tenant_apps.visits.services.recording import does_not_live_there

NOTHING = "–"
_FOUND_OUT = gettext_lazy(
    "At a visit to the address on %(day)s by staff of the municipality it was told or seen that the person does not live there."
)


def words(day: date) -> str:
    return day_in_words(day, SWEDISH)


def values_of_youth(youth: Youth, day: date) -> Mapping[str, str]:
    """A fixed number of statements. What is not known is a dash: an empty place in a document to an authority is taken for a mistake."""
    person = people([youth.pk], day=day).get(youth.pk)
    registration = youth.registrations.filter(mistaken_at=None).order_by("-registered_on", "-pk").first()
    known = youth.occupations.filter(as_of__lte=day).order_by("-as_of", "-known_on", "-pk").first()
    plan = PlanVersion.objects.filter(plan__youth=youth, plan__ended_on=None).order_by("-number").first()
    phone, email = (person.phone, person.email) if person else (None, None)
    found = {
        "personnummer": youth.shown_number, "ålder": str(age_as_decided(youth.birth_date, day)),
        "adress": address_line(person.address if person else None),
        "ungdomens_telefon": format_phone(phone.destination) if phone else "", "ungdomens_e-post": email.destination if email else "",
        "inskriven": words(registration.registered_on) if registration else "",
        "senaste_studier": shown("latest_studies", registration.latest_studies, registration.latest_studies_version) if registration else "",
        "sysselsättning": f"{shown('occupation', known.code, known.code_version)}, {words(known.as_of)}" if known else "",
        "insatser": _measures(youth, day), "planens_mål": plan.goal if plan else "",
    }  # fmt: skip
    return {name: text or NOTHING for name, text in found.items()}


def _measures(youth: Youth, day: date) -> str:
    rows = Intervention.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=day), youth=youth, started_on__lte=day
    ).order_by("started_on", "pk")
    lines = []
    for one in rows:
        what = one.local_name or shown("intervention_type", one.type, one.type_version)
        place = f" ({one.partner})" if one.partner else ""
        lines.append(
            _("- %(what)s%(place)s, since %(day)s") % {"what": what, "place": place, "day": words(one.started_on)}
        )
    return "\n".join(lines) or _("No measure is going on.")


def address_line(place: Place | None) -> str:
    if place is None:
        return ""
    post = f"{place.postcode[:3]} {place.postcode[3:]} {place.city}".strip()
    return ", ".join(part for part in (f"c/o {place.care_of}" if place.care_of else "", place.street, post) if part)


def filled_beforehand(youth: Youth, version: TemplateVersion, *, today: date) -> dict[str, str]:
    """What is known of what the template asks for; whoever writes changes it."""
    if version.template.document_kind != DocumentKind.TAX_AGENCY:
        return {}
    visit = wrong_address_visits(youth).first()
    found = {"felaktig_adress": "", "hur_det_upptäcktes": ""}
    if visit is not None and visit.outcome_at is not None:
        found["felaktig_adress"] = address_line(Place(visit.care_of, visit.street, visit.postcode, visit.city))
        found["hur_det_upptäcktes"] = str(_FOUND_OUT) % {"day": words(visit.visit_on)}
    elif (wrong := _failed_at_a_visit(youth)) is not None:
        found["felaktig_adress"] = address_line(Place(wrong.care_of, wrong.value, wrong.postcode, wrong.city))
        if wrong.failed_on is not None:
            found["hur_det_upptäcktes"] = str(_FOUND_OUT) % {"day": words(wrong.failed_on)}
    else:
        person = people([youth.pk], day=today).get(youth.pk)
        found["felaktig_adress"] = address_line(person.address if person else None)
    asked = set(asked_of_document(version))
    return {name: text for name, text in found.items() if text and name in asked}


def _failed_at_a_visit(youth: Youth) -> ContactDetail | None:
    """An address at which it was found, on no visit day, that the youth does not live there; the latest."""
    failed = youth.details.filter(kind=DetailKind.ADDRESS, failed_reason__in=_wrong_address()).exclude(failed_on=None)
    return failed.order_by("-failed_on", "-pk").first()


def _wrong_address() -> list[str]:
    codes = codelists.current("contact_outcome").codes_with("visit")
    return [code for code in codes if does_not_live_there(outcome=code)]


def wrong_address_visits(youth: Youth) -> QuerySet[HomeVisit]:
    """Those that found that the youth does not live there, and of which the Tax Agency has not been told; the latest first."""
    return HomeVisit.objects.filter(youth=youth, outcome__in=_wrong_address(), told_tax_agency_on=None).order_by(
        "-visit_on", "-pk"
    )


def data_named(version: TemplateVersion) -> str:
    """What a share says was given: the document's name, and never what stands in it."""
    return _("The document “%(name)s”") % {"name": version.template.name}
