"""What must be known of youths to write to them or their guardians: a fixed number of statements, for one or for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kaa.core.tenancy import connection
from shared_apps.codelists.selectors import placement_forms
from tenant_apps.letters.addresses import GuardianFacts, Person, Place
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import (
    ContactDetail,
    Guardian,
    PreferredDetail,
    Registration,
    Residence,
    SchoolPlacement,
    Youth,
)
from tenant_apps.register.selectors.visibility import open_on
from tenant_apps.register.services.guardians import same_person
from tenant_apps.sources.models import SourceRecord

_FIELD = {DetailKind.ADDRESS: "address", DetailKind.PHONE: "phone", DetailKind.EMAIL: "email"}


def is_duty() -> bool:
    """A municipality has the responsibility, a partnership has participants and none of its duties."""
    tenant: Any = connection.tenant
    return bool(getattr(tenant, "is_municipality", True))


def people(youths: Iterable[int], *, day: date) -> dict[int, Person]:
    """By key, as of that day. Whoever is asked for is here, under protection too: the rule says that they get nothing."""
    keys = list(youths)
    details = _details(keys)
    guardians = _guardians(keys)
    return {
        one.pk: Person(
            key=one.pk, public_id=str(one.public_id), given_name=one.given_name, family_name=one.family_name, birth_date=one.birth_date,
            deceased_on=one.deceased_on if one.deceased_on and one.deceased_on <= day else None, is_protected=one.protected_at is not None,
            is_registered=one.is_registered, is_placed=one.is_placed, takes_part=one.is_participant, was_registered=one.was_registered,
            lives_here=one.lives_here or not one.lives_somewhere,
            guardians=guardians.get(one.pk, ()), **details.get(one.pk, {}),
        )
        for one in _annotated(keys, day)
    }  # fmt: skip


def _annotated(keys: Sequence[int], day: date) -> QuerySet[Any]:
    own = list(getattr(connection.tenant, "municipality_codes", []))
    registrations = Registration.objects.filter(youth=OuterRef("pk"), mistaken_at=None)
    homes = Residence.objects.filter(youth=OuterRef("pk"))
    here = homes.filter(Q(valid_to=None) | Q(valid_to__gt=day), municipality_code__in=own)
    participations: Any = Youth._meta.get_field("participations").related_model
    ongoing = participations._default_manager.filter(
        Q(ended_on=None) | Q(ended_on__gt=day), youth=OuterRef("pk"), started_on__lte=day
    )
    found: QuerySet[Any] = Youth.objects.filter(pk__in=keys, merged_into=None).annotate(
        is_registered=Exists(registrations.filter(open_on(day))), was_registered=Exists(registrations),
        is_placed=Exists(placements(day)), is_participant=Exists(ongoing), lives_here=Exists(here), lives_somewhere=Exists(homes),
    )  # fmt: skip
    return found.order_by("pk")  # messages leave in the order that they are made in


def placements(day: date) -> QuerySet[SchoolPlacement]:
    """Of the outer query's youth. In school, if any source that still names the youth says so (rules: Covered, 4): as the ladder counts it."""
    gone = SourceRecord.objects.filter(youth=OuterRef("youth"), source__slug=OuterRef("source"), gone_on__lte=day)
    return SchoolPlacement.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=day), Q(gone_on=None) | Q(gone_on__gt=day), ~Exists(gone),
        youth=OuterRef("pk"), started_on__lte=day, school_form__in=placement_forms(on=day),
    )  # fmt: skip


def _details(keys: Sequence[int]) -> dict[int, dict[str, Place]]:
    """Of each kind the one to use: the preferred one, else the one that was seen last."""
    preferred = set(PreferredDetail.objects.filter(youth__in=keys).values_list("detail_id", flat=True))
    rows = ContactDetail.objects.filter(youth__in=keys, failed_on=None, gone_on=None).order_by("-last_seen_on", "-pk")
    found: dict[int, dict[str, Place]] = {}
    for one in sorted(rows, key=lambda row: row.pk not in preferred):
        place = _place(one)
        if place is not None:
            found.setdefault(one.youth_id, {}).setdefault(_FIELD[DetailKind(one.kind)], place)
    return found


def _place(one: ContactDetail) -> Place | None:
    if one.kind != DetailKind.ADDRESS:
        return Place(destination=one.value, detail=one.pk)
    if not one.value or not one.city:
        return None  # nobody can deliver it
    return Place(one.care_of, one.value, one.postcode, one.city, detail=one.pk)


def _guardians(keys: Sequence[int]) -> dict[int, tuple[GuardianFacts, ...]]:
    """One source's, for two sources name the same guardians: of those that still have the youth, the one that was loaded last.

    That somebody is under protection counts by whatever source; whom another one names then is known openly (register.services.guardians).
    """
    fresh: dict[tuple[int, str], tuple[bool, date]] = {
        (youth, slug): (gone is None, as_of or date.min)
        for youth, slug, gone, as_of in SourceRecord.objects.filter(youth__in=keys).values_list(
            "youth_id", "source__slug", "gone_on", "source__last_as_of"
        )
    }
    hidden: dict[int, Guardian] = {}
    by_source: dict[int, dict[str, list[Guardian]]] = {}
    for one in Guardian.objects.filter(youth__in=keys).order_by("youth_id", "source", "position"):
        if one.is_protected:
            hidden[one.youth_id] = one
        elif one.name:
            by_source.setdefault(one.youth_id, {}).setdefault(one.source, []).append(one)
    found = {}
    for youth in {**hidden, **by_source}:
        sources: dict[str, list[Guardian]] = by_source.get(youth, {})
        slug = max(sources, key=lambda name: (*fresh.get((youth, name), (False, date.min)), name), default="")
        others = [row for name, rows in sources.items() if name != slug for row in rows]
        known = [
            _facts(row, [each for each in others if is_same(each.name, row.name)]) for row in sources.get(slug, [])
        ]
        found[youth] = (*([_facts(hidden[youth], [])] if youth in hidden else []), *known)
    return found


def is_same(one: str, other: str) -> bool:
    """Whether two sources' names are one person's: the same words, or one with a name more. (Of one under protection only the same words count.)"""
    fewer, more = sorted((set(same_person(name=one)), set(same_person(name=other))), key=len)
    return fewer <= more and (len(fewer) >= 2 or fewer == more)


def _facts(one: Guardian, others: Sequence[Guardian]) -> GuardianFacts:
    """What the row lacks the same person's other rows give; what has failed of one has failed."""
    rows = [one, *others]
    no_phones = {row.phone for row in rows if row.phone_failed_on}
    no_emails = {row.email for row in rows if row.email_failed_on}
    home = next((row for row in rows if row.street and row.city and row.address_failed_on is None), None)
    phone = next((row.phone for row in rows if row.phone and row.phone not in no_phones), "")
    email = next((row.email for row in rows if row.email and row.email not in no_emails), "")
    return GuardianFacts(
        key=one.pk, position=one.position, name=one.name, is_protected=one.is_protected, is_appointed=any(row.is_appointed for row in rows),
        address=Place(home.care_of, home.street, home.postcode, home.city) if home else None,
        phone=Place(destination=phone) if phone else None, email=Place(destination=email) if email else None,
        is_away=home is None and any(row.street and row.city for row in rows), also=frozenset(row.pk for row in others),
    )  # fmt: skip
