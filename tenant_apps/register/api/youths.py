"""Youths: listed, read, searched for, handed to a label."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.problems import etag
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery, Shape
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import label_by_id, signed_in
from tenant_apps.outreach.api_shapes import LatestContactShape
from tenant_apps.register import editing
from tenant_apps.register.api.shapes import CodedField, Named
from tenant_apps.register.models import Youth
from tenant_apps.register.selectors.filtering import YouthFilter, filtered
from tenant_apps.register.selectors.records import youth_records
from tenant_apps.register.selectors.search import search
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.tenant_kind import is_partnership
from tenant_apps.register.views_list import default_state, filter_form

TAG = "Youths"


class LatestRegistration(serializers.Serializer[Any]):
    """The latest registration that was not made by mistake."""

    id = serializers.UUIDField(source="public_id")
    municipality_code = serializers.CharField(help_text="Four digits, as Statistics Sweden writes them.")
    covered_from = serializers.DateField(help_text="When the responsibility arose.")
    registered_on = serializers.DateField(help_text="When it was found and entered.")
    ceased_on = serializers.DateField(allow_null=True, help_text="When the responsibility ended.")
    deregistered_on = serializers.DateField(allow_null=True, help_text="First day outside the register; null: open.")
    latest_studies = CodedField("latest_studies", "latest_studies")
    end_reason = CodedField("deregistration_reason", "end_reason")


class LatestOccupation(serializers.Serializer[Any]):
    """What the youth did on the latest day that anybody has told of."""

    id = serializers.UUIDField(source="public_id")
    occupation = CodedField("occupation", "code")
    as_of = serializers.DateField()
    known_on = serializers.DateField()


class YouthShape(serializers.Serializer[Any]):
    """A youth, and the latest that is known."""

    id = serializers.UUIDField(source="youth.public_id", help_text="Stands in addresses; never changes.")
    given_name = serializers.CharField(source="youth.given_name")
    family_name = serializers.CharField(source="youth.family_name")
    birth_date = serializers.DateField(
        source="youth.birth_date", help_text="The true one; the number may carry a day nearby."
    )
    age = serializers.IntegerField(help_text="Whole years today.")
    sex = serializers.CharField(help_text="Legal sex today: female, male or unknown.")
    turns_20_on = serializers.DateField(help_text="The day the responsibility ends at the latest.")
    deceased_on = serializers.DateField(source="youth.deceased_on", allow_null=True)
    label = Named(source="youth.label", allow_null=True, help_text="Whose youth it is; null: nobody's.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    unit = Named(source="youth.unit", allow_null=True)
    is_registered = serializers.BooleanField(help_text="Whether a registration is open today.")
    registration = LatestRegistration(allow_null=True)
    occupation = LatestOccupation(allow_null=True)
    contact = LatestContactShape(allow_null=True, help_text="The latest contact or attempt.")
    version = serializers.IntegerField(help_text="The same as in the ETag.")


class YouthWithNumber(YouthShape):
    """A youth, with the personal identity number for those whose right shows it."""

    personnummer = serializers.SerializerMethodField(
        help_text="Twelve digits (or YYYYMMDDTFnn). In lists null for those who may not take numbers out of the register."
    )

    def get_personnummer(self, record: Any) -> str | None:
        value: str | None = record.youth.personnummer
        return value if self.context.get("numbers") else None


class YouthQuery(PageQuery):
    """The same filters as the page of youths; each narrows. An unknown one is an error."""

    state = serializers.CharField(
        required=False, help_text="registered (default), closed, all, or residents: never registered."
    )
    label = serializers.CharField(required=False, help_text="A label's id, mine, or none.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    unit = serializers.CharField(required=False, help_text="A unit's id, or none.")
    municipality = serializers.CharField(required=False, help_text="The code of one of the tenant's municipalities.")
    age = serializers.CharField(required=False, help_text="15 to 20; 20 means 20 and older.")
    occupation = serializers.CharField(
        required=False, help_text="Latest occupation: a code of `occupation`, or missing."
    )
    reason = serializers.CharField(
        required=False, help_text="Reason for registration: a code of `latest_studies`, or missing."
    )
    contact = serializers.CharField(
        required=False,
        help_text="Latest contact or attempt: 30, 90 or 180 (that many days ago or more, or never), never, recent.",
    )
    next_step = serializers.CharField(
        required=False, help_text="What the outreach ladder has next: phone, letter, home_visit ... or follow_up."
    )
    next_step_due = serializers.CharField(
        required=False, help_text="When it is due: overdue, today, week (within seven days), later; none: no next step."
    )
    plan = serializers.CharField(required=False, help_text="Action plan: current, or none: no current one.")
    warnings = serializers.CharField(required=False, help_text="Worst quality hit: red, yellow, green, none.")
    intervention = serializers.CharField(required=False, help_text="ongoing, ended, or never.")
    school = serializers.CharField(required=False, help_text="Latest school, by its name.")
    source = serializers.CharField(required=False, help_text="A source's slug, or none.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    new = serializers.CharField(required=False, help_text="Registered within 7 or 30 days.")
    turning_20 = serializers.CharField(required=False, help_text="Turns 20 within 30, 60 or 180 days.")


class SearchBody(Shape):
    q = serializers.CharField(
        max_length=200,
        help_text="A name, a number (whole, earlier, or a part) or a telephone number, spelt as it may be.",
    )


class SearchAnswer(serializers.Serializer[Any]):
    """At most fifty, the best first."""

    results = YouthWithNumber(many=True)
    more = serializers.BooleanField(help_text="There are more than fifty: ask for something narrower.")
    is_alike = serializers.BooleanField(help_text="Nobody has what was written; these are spelt or sound like it.")


class LabelBody(Shape):
    label = serializers.UUIDField(allow_null=True, help_text="A label in use; null takes the label away.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes


class YouthView(ApiView):
    noun = "youths"

    def shapes(self, youths: list[Youth], *, numbers: bool) -> Any:
        records = youth_records(youths, today=clock.today())
        self.show(one.public_id for one in youths)
        return YouthWithNumber(records, many=True, context={"numbers": numbers}).data

    def answered(self, youth: Youth) -> Response:
        [given] = self.shapes([youth], numbers=True)
        return Response(given, headers={"ETag": etag(youth.version)})


class Youths(YouthView):
    needs = {"GET": Right.YOUTHS_READ}

    @operation(
        "youths_list", "List youths", tag=TAG, lists=YouthWithNumber, query=YouthQuery,
        about="The youths that the caller may open, narrowed by the filters of the site's list. Without `state` those registered now.",
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(YouthQuery)
        user = signed_in(self.site_request)
        numbers = user.may(Right.REPORT_EXPORT)  # as in the list's workbook
        found = filtered(user, self._wanted(asked), today=clock.today()).select_related("label", "unit")
        return self.listed(
            found, asked, youth=lambda one: one.public_id, shape=YouthWithNumber, context={"numbers": numbers},
            rows=lambda page: youth_records(page, today=clock.today()),
        )  # fmt: skip

    def _wanted(self, asked: dict[str, Any]) -> YouthFilter:
        """The site's own form says what may be chosen; here what does not fit is an error."""
        values = {name: value for name, value in asked.items() if name not in {"cursor", "limit"}}
        form = filter_form(self.site_request, values)
        wrong = {name: [_("This filter is not offered here.")] for name in values if name not in form.fields}
        if wrong or not form.is_valid():
            raise exceptions.ValidationError(
                {**{name: [str(text) for text in texts] for name, texts in form.errors.items()}, **wrong}
            )
        chosen: dict[str, Any] = {
            "state": default_state(partnership=is_partnership(self.site_request)),
            **form.values(),
        }
        return YouthFilter(**chosen)


class YouthDetail(YouthView):
    needs = {"GET": Right.YOUTHS_READ, "PATCH": Right.YOUTHS_WRITE}

    @operation(
        "youths_read",
        "Read one youth",
        tag=TAG,
        answer=YouthWithNumber,
        problems=[404],
        answered="The youth. The header ETag has the version.",
    )
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        return self.answered(youth_or_404(signed_in(self.site_request), public_id))

    @operation(
        "youths_label",
        "Hand a youth to a label",
        tag=TAG,
        answer=YouthWithNumber,
        body=LabelBody,
        versioned=True,
        problems=[404, 422],
    )
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        user = signed_in(self.site_request)
        youth = youth_or_404(user, public_id)
        version, wanted = self.version(), self.sent(LabelBody)["label"]
        label = label_by_id(str(wanted)) if wanted else None
        if wanted and label is None:
            raise ValidationError({"label": _("There is no such label.")})
        return self.answered(editing.set_label(youth=youth, version=version, label=label, actor=user))


class YouthSearch(YouthView):
    needs = {"POST": Right.YOUTHS_READ}
    reads = frozenset({"POST"})

    @operation(
        "youths_search", "Search for youths", tag=TAG, answer=SearchAnswer, body=SearchBody,
        about="By name, number or telephone. Always by POST: what is searched for never stands in an address or a log.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user = signed_in(self.site_request)
        found = search(user, self.sent(SearchBody)["q"].strip(), today=clock.today())
        results = self.shapes(list(found.youths), numbers=user.may(Right.REPORT_EXPORT))
        return Response({"results": results, "more": found.more, "is_alike": found.is_alike})
