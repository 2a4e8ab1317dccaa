"""Occupation facts, contact details and guardians."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery, Shape
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register import editing
from tenant_apps.register.api.shapes import CodedField, Row, code_of
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail
from tenant_apps.register.selectors.rows import details_of, guardians_of, occupations_of
from tenant_apps.register.selectors.visibility import youth_or_404


class OccupationShape(Row):
    """What a youth did on a day, known when and from whom. Added, never overwritten."""

    occupation = CodedField("occupation", "code")
    as_of = serializers.DateField(help_text="The day that it was true of.")
    known_on = serializers.DateField(help_text="The day that it became known.")
    informant = CodedField("informant", "informant")
    contact = serializers.SerializerMethodField(help_text="The contact in which it was told; null: recorded by itself.")

    def get_contact(self, fact: Any) -> uuid.UUID | None:
        contact = getattr(fact, "contact", None)
        return contact.public_id if contact else None


class OccupationBody(Shape):
    youth = serializers.UUIDField()
    code = code_of("occupation")
    as_of = serializers.DateField(help_text="The day that it was true of; not in the future.")
    informant = code_of("informant", about="From whom.")
    known_on = serializers.DateField(required=False, allow_null=True, default=None, help_text="null: today.")


class OfYouthQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")


class DetailShape(Row):
    """A telephone number, e-mail or address, where it came from, and whether it works."""

    kind = serializers.CharField(help_text="phone, email or address.")
    value = serializers.CharField(help_text="Digits with a leading + or 0; an e-mail; street and number.")
    care_of = serializers.CharField()
    postcode = serializers.CharField(help_text="Five digits.")
    city = serializers.CharField()
    source = serializers.CharField(help_text="A source's slug, or staff.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    first_seen_on = serializers.DateField()
    last_seen_on = serializers.DateField()
    gone_on = serializers.DateField(allow_null=True, help_text="When the source no longer gave it.")
    failed_on = serializers.DateField(allow_null=True, help_text="Set: it does not work, and is not tried.")
    failed_reason = CodedField("contact_outcome", "failed_reason")
    is_preferred = serializers.SerializerMethodField(help_text="To be tried first.")

    def get_is_preferred(self, one: Any) -> bool:
        return bool(getattr(one, "is_preferred", False))


class DetailBody(Shape):
    youth = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=[one.value for one in DetailKind])
    value = serializers.CharField(max_length=254)
    care_of = serializers.CharField(required=False, default="", allow_blank=True, max_length=100)
    postcode = serializers.CharField(required=False, default="", allow_blank=True, max_length=6)
    city = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)


class WorksBody(Shape):
    works = serializers.BooleanField(help_text="false: it does not work; true: it does after all.")


class GuardianShape(Row):
    """A guardian of somebody under 18: working documentation, not the register."""

    name = serializers.CharField()
    phone = serializers.CharField()
    email = serializers.CharField()
    care_of = serializers.CharField()
    street = serializers.CharField(help_text="An own address; empty: post goes to where the youth is registered.")
    postcode = serializers.CharField()
    city = serializers.CharField()
    phone_failed_on = serializers.DateField(allow_null=True)
    email_failed_on = serializers.DateField(allow_null=True)
    address_failed_on = serializers.DateField(allow_null=True)
    is_appointed = serializers.BooleanField(help_text="Appointed by a court rather than a parent.")
    source = serializers.CharField()  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    first_seen_on = serializers.DateField()
    last_seen_on = serializers.DateField()


class Occupations(ApiView):
    noun = "occupations"
    needs = {"GET": Right.YOUTHS_READ, "POST": Right.YOUTHS_WRITE}

    @operation(
        "occupations_list", "List occupation facts", tag="Occupations", lists=OccupationShape, query=OfYouthQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(OfYouthQuery)
        found = occupations_of(signed_in(self.site_request))
        found = found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=OccupationShape)

    @operation(
        "occupations_add",
        "Record what a youth does",
        tag="Occupations",
        answer=OccupationShape,
        body=OccupationBody,
        status=201,
        problems=[404, 422],
    )
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(OccupationBody)
        youth = youth_or_404(user, told.pop("youth"))
        made = editing.add_occupation(youth=youth, actor=user, today=clock.today(), **told)
        self.show([youth.public_id])
        return self.one(made, shape=OccupationShape, status=201)


class Details(ApiView):
    noun = "contact-details"
    needs = {"GET": Right.YOUTHS_READ, "POST": Right.YOUTHS_WRITE}

    @operation(
        "contact_details_list", "List contact details", tag="Contact details", lists=DetailShape, query=OfYouthQuery
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(OfYouthQuery)
        found = details_of(signed_in(self.site_request))
        found = found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=DetailShape)

    @operation(
        "contact_details_add", "Add a contact detail", tag="Contact details", answer=DetailShape, body=DetailBody, status=201, problems=[404, 422],
        about="It stands beside what the sources give. The same one again is seen anew, and works again.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(DetailBody)
        youth = youth_or_404(user, told.pop("youth"))
        made = editing.add_detail(youth=youth, detail=editing.NewDetail(**told), actor=user, today=clock.today())
        self.show([youth.public_id])
        return self.one(made, shape=DetailShape, status=201)


class DetailWorks(ApiView):
    needs = {"POST": Right.YOUTHS_WRITE}

    @operation(
        "contact_details_works",
        "Say whether a contact detail works",
        tag="Contact details",
        answer=DetailShape,
        body=WorksBody,
        problems=[404],
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found: ContactDetail | None = details_of(signed_in(self.site_request)).filter(public_id=public_id).first()
        if found is None:
            raise Http404
        editing.mark_detail(detail=found, works=self.sent(WorksBody)["works"], today=clock.today())
        self.show([found.youth.public_id])
        return self.one(found, shape=DetailShape)


class Guardians(ApiView):
    noun = "guardians"
    needs = {"GET": Right.YOUTHS_READ}

    @operation(
        "guardians_list",
        "List guardians",
        tag="Guardians",
        lists=GuardianShape,
        query=OfYouthQuery,
        about="Of youths under 18; their part ends at the birthday.",
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(OfYouthQuery)
        found = guardians_of(signed_in(self.site_request), today=clock.today())
        found = found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=GuardianShape)
