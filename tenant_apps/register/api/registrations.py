"""Periods in the register: listed, opened, mended, closed, marked as mistakes."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery, Shape
from kaa.core.api.views import ApiView
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register import editing
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.shapes import CodedField, Row, code_of
from tenant_apps.register.models import Registration
from tenant_apps.register.selectors.rows import registrations_of
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.services import closing, registrations

TAG = "Registrations"


class RegistrationShape(Row):
    """A period in the register, half-open: from `registered_on` up to and not including `deregistered_on`."""

    municipality_code = serializers.CharField(help_text="Four digits (Statistics Sweden's RKom).")
    covered_from = serializers.DateField(help_text="When the responsibility arose.")
    registered_on = serializers.DateField(help_text="When it was found and entered.")
    ceased_on = serializers.DateField(allow_null=True, help_text="When the responsibility ended.")
    deregistered_on = serializers.DateField(allow_null=True, help_text="First day outside the register; null: open.")
    latest_studies = CodedField("latest_studies", "latest_studies")
    end_reason = CodedField("deregistration_reason", "end_reason")
    source_note = serializers.CharField(help_text="By hand: from where it was known, and why.")
    mistaken_at = serializers.DateTimeField(
        allow_null=True, help_text="Set: it was made by mistake, and counts nowhere."
    )
    mistaken_reason = serializers.CharField()
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class RegistrationQuery(PageQuery):
    youth = serializers.UUIDField(required=False, help_text="Of this youth alone.")
    open = serializers.BooleanField(
        required=False, help_text="true: open today; false: not open today.", allow_null=True, default=None
    )


class OpenBody(ScreenedShape):
    """A registration by hand, from today."""

    free_text = ("source",)

    youth = serializers.UUIDField()
    covered_from = serializers.DateField(help_text="When the responsibility arose; not later than today.")
    latest_studies = code_of("latest_studies")
    municipality_code = serializers.CharField(max_length=4, help_text="One of the tenant's own.")
    source = serializers.CharField(max_length=300, help_text="From where it is known, and why it is entered by hand.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes


class MendBody(ScreenedShape):
    free_text = ("source_note",)

    latest_studies = code_of("latest_studies", required=False)
    covered_from = serializers.DateField(required=False, help_text="Asks for the right to decide on registrations.")
    source_note = serializers.CharField(required=False, allow_blank=True, max_length=300)


class MeasuresBody(Shape):
    """The youth's ongoing measures end with the registration."""

    end_reason = code_of("intervention_end", required=False, about="Empty: what the code list suggests.")
    occupation_after = code_of("occupation", required=False)


class CloseBody(ScreenedShape):
    free_text = ("source",)

    ceased_on = serializers.DateField(help_text="When the responsibility ended; not later than today.")
    end_reason = code_of("deregistration_reason")
    source = serializers.CharField(max_length=300, help_text="From where it is known.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    measures = MeasuresBody(required=False, allow_null=True, default=None, help_text="null: ongoing measures go on.")


class MistakeBody(ScreenedShape):
    free_text = ("reason",)

    reason = serializers.CharField(max_length=300, help_text="Why it was a mistake.")


class RegistrationsView(ApiView):
    noun = "registrations"
    municipalities_only = True

    def found(self, public_id: uuid.UUID) -> Registration:
        one = registrations_of(signed_in(self.site_request)).filter(public_id=public_id).first()
        if one is None:
            raise Http404
        return one

    def standing(self, public_id: uuid.UUID) -> Registration:
        """One that was made by mistake is not changed any more."""
        one = self.found(public_id)
        if one.mistaken_at is not None:
            raise Http404
        return one

    def shown(self, one: Registration, *, status: int = 200) -> Response:
        self.show([one.youth.public_id])
        return self.one(one, shape=RegistrationShape, status=status)


class Registrations(RegistrationsView):
    needs = {"GET": Right.YOUTHS_READ, "POST": Right.REGISTRATIONS_WRITE}

    @operation("registrations_list", "List registrations", tag=TAG, lists=RegistrationShape, query=RegistrationQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked, today = self.asked(RegistrationQuery), clock.today()
        is_open = asked["open"]
        found = registrations_of(
            signed_in(self.site_request),
            open_today=today if is_open else None,
            closed_today=today if is_open is False else None,
        )
        found = found.filter(youth__public_id=asked["youth"]) if "youth" in asked else found
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=RegistrationShape)

    @operation(
        "registrations_open", "Register a youth by hand", tag=TAG, answer=RegistrationShape, body=OpenBody, status=201, problems=[404, 409, 422],
        about="From today. Open proposals about the youth lapse: a person has decided.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(OpenBody)
        youth = youth_or_404(user, told.pop("youth"))
        made = registrations.open_registration(
            youth=youth, actor=user, today=clock.today(), municipality_codes=own_codes(), **told
        )
        return self.shown(made, status=201)


class RegistrationDetail(RegistrationsView):
    needs = {"GET": Right.YOUTHS_READ, "PATCH": Right.YOUTHS_WRITE}

    @operation("registrations_read", "Read one registration", tag=TAG, answer=RegistrationShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.shown(self.found(public_id))

    @operation(
        "registrations_mend", "Mend a registration", tag=TAG, answer=RegistrationShape, body=MendBody, versioned=True, problems=[404, 422],
        about="What is not sent stays as it was. A delivered half year is not touched by it.",
    )  # fmt: skip
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        user, one, version = signed_in(self.site_request), self.standing(public_id), self.version()
        told = self.sent(MendBody, partial=True)
        if "covered_from" in told and not user.may(Right.REGISTRATIONS_WRITE):
            raise PermissionDenied
        stands: dict[str, Any] = {
            name: getattr(one, name) for name in ("latest_studies", "covered_from", "source_note")
        }
        saved = editing.edit_registration(
            registration=one, version=version, actor=user, today=clock.today(), **{**stands, **told}
        )
        return self.shown(saved)


class RegistrationClose(RegistrationsView):
    needs = {"POST": Right.REGISTRATIONS_WRITE}

    @operation(
        "registrations_close", "Close a registration", tag=TAG, answer=RegistrationShape, body=CloseBody, versioned=True,
        problems=[404, 409, 422], about="Deregistered today, or on the 20th birthday if that has been.",
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version, told = self.standing(public_id), self.version(), self.sent(CloseBody)
        measures = told.pop("measures")
        wanted = closing.Closing(
            version=version, measures=closing.MeasuresEnd(**measures) if measures is not None else None, **told
        )
        closing.close_by_hand(registration=one, closing=wanted, actor=signed_in(self.site_request), today=clock.today())
        return self.shown(self.found(public_id))


class RegistrationMistake(RegistrationsView):
    needs = {"POST": Right.REGISTRATIONS_WRITE}

    @operation(
        "registrations_mistake", "Mark a registration as a mistake", tag=TAG, answer=RegistrationShape, body=MistakeBody, versioned=True,
        problems=[404, 422], about="It stays visible, with who said so and why, and counts nowhere.",
    )  # fmt: skip
    def post(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        one, version, told = self.standing(public_id), self.version(), self.sent(MistakeBody)
        saved = closing.mark_mistake_by_hand(
            registration=one, version=version, actor=signed_in(self.site_request), **told
        )
        return self.shown(saved)
