"""The half-year report: what stands in its way, whether the file can be made, and the files that were."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery, Shape
from kaa.core.api.views import ApiView
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.quality.selectors import ORDER, Hit, hits, summary
from tenant_apps.reporting import selectors, worklists
from tenant_apps.reporting.period_pages import period_or_404
from tenant_apps.reporting.receipts import is_period_accepted
from tenant_apps.reporting.services import KIND
from tenant_apps.work.services import enqueue

TAG = "Report to Statistics Sweden"
LABELS = {"mine": worklists.MINE, "none": worklists.NO_LABEL}


def _period() -> serializers.RegexField:
    return serializers.RegexField(r"^\d{4}H[12]$", help_text="A half year, as 2026H2.")


class HitShape(serializers.Serializer[Any]):
    """One thing that one quality rule found about one youth."""

    rule = serializers.CharField(source="section", help_text="R1 to R6, Y1 to Y4, G1, or a check of the format: K1 ...")
    colour = serializers.CharField(
        help_text="red: stops the file; yellow; green; grey: the period is accepted already."
    )
    title = serializers.CharField(help_text="The rule's title, in Swedish.")
    sentence = serializers.CharField(help_text="What is wrong, in Swedish.")
    youth = serializers.UUIDField()
    label = serializers.UUIDField(source="label_id", allow_null=True)  # type: ignore[assignment]  # a field called as one of DRF's own attributes
    record_kind = serializers.CharField(help_text="registration, intervention, occupation or youth.")
    record = serializers.UUIDField(allow_null=True, help_text="The row to mend.")


class HitQuery(PageQuery):
    period = _period()
    rule = serializers.RegexField(r"^[RYGK]\d{1,2}$", required=False, default="", help_text="One rule alone, as R3.")
    colour = serializers.ChoiceField(choices=list(ORDER), required=False, default="")
    label = serializers.CharField(required=False, default="", max_length=36, help_text="A label's id, mine, or none.")  # type: ignore[assignment]  # a field called as one of DRF's own attributes


class GateShape(serializers.Serializer[Any]):
    """Whether a period's file can be made now."""

    period = serializers.CharField()
    blocks = serializers.BooleanField(help_text="Red hits stand in the way: no file is made.")
    red = serializers.IntegerField(help_text="Hits.")
    yellow = serializers.IntegerField()
    green = serializers.IntegerField()
    grey = serializers.IntegerField()
    opens_on = serializers.DateField(help_text="From when Statistics Sweden takes the file.")
    due_on = serializers.DateField(help_text="The last day.")
    is_accepted = serializers.BooleanField(help_text="Every municipality code's delivery is accepted.")


class ExportShape(serializers.Serializer[Any]):
    """A kept file. Of one that is withheld (somebody in it has come under protection) nothing is told of what it held."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    municipality = serializers.CharField()
    number = serializers.IntegerField(help_text="1, 2, ... within period and municipality.")
    is_newest = serializers.BooleanField()
    made_at = serializers.DateTimeField()
    made_by = serializers.CharField()
    withheld = serializers.BooleanField(source="withdrawn")
    rows = serializers.SerializerMethodField(help_text="Data rows.")
    youths = serializers.SerializerMethodField()
    size = serializers.SerializerMethodField(help_text="Bytes.")
    sha256 = serializers.SerializerMethodField()
    delivered_on = serializers.DateField(source="state.delivered_on", allow_null=True)
    decision = serializers.CharField(source="state.decision", help_text="accepted, rejected, or empty.")
    decided_on = serializers.DateField(source="state.decided_on", allow_null=True)

    def get_rows(self, kept: Any) -> int | None:
        return None if kept.withdrawn else kept.rows

    def get_youths(self, kept: Any) -> int | None:
        return None if kept.withdrawn else kept.youths

    def get_size(self, kept: Any) -> int | None:
        return None if kept.withdrawn else kept.size

    def get_sha256(self, kept: Any) -> str | None:
        return None if kept.withdrawn else kept.sha256


class ExportsShape(serializers.Serializer[Any]):
    """A period's files: a handful, the newest first."""

    results = ExportShape(many=True)


class ExportQuery(Shape):
    period = _period()


class MakeBody(Shape):
    period = _period()
    municipality_code = serializers.CharField(max_length=4, help_text="One of the tenant's own.")


class StartedShape(serializers.Serializer[Any]):
    """Long work has begun; ask for the job until it is done."""

    job = serializers.UUIDField(source="public_id")


class QualityHits(ApiView):
    noun = "quality-hits"
    needs = {"GET": Right.REPORT_READ}
    municipalities_only = True

    @operation(
        "quality_hits_list", "List quality hits", tag=TAG, lists=HitShape, query=HitQuery, problems=[404],
        about="The same hits as the period's page, the lists by rule, the youths' pages and the gate. Without youths under protection.",
    )  # fmt: skip
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(HitQuery)
        period_or_404(asked["period"], today=clock.today())
        wanted = worklists.Wanted(
            asked["period"],
            section=asked["rule"],
            label=LABELS.get(asked["label"], asked["label"]),
            colour=asked["colour"],
        )
        found = worklists.worklist(wanted, signed_in(self.site_request))
        places = _places(found)
        return self.sliced(found, asked, key=lambda hit: places[id(hit)], youth=lambda hit: hit.youth, shape=HitShape)


def _places(found: list[Hit]) -> dict[int, str]:
    """A place for each hit that no other hit's coming or going moves; several of a rule on one row are numbered."""
    seen: Counter[str] = Counter()
    places = {}
    for hit in found:
        place = f"{hit.rule} {hit.youth} {hit.record}"
        places[id(hit)] = f"{place} {seen[place]:06}"
        seen[place] += 1
    return places


class Gate(ApiView):
    needs = {"GET": Right.REPORT_READ}
    municipalities_only = True

    @operation("periods_gate", "Ask whether a period's file can be made", tag=TAG, answer=GateShape, problems=[404])
    def get(self, request: Request, period: str) -> Response:  # noqa: ARG002
        head = period_or_404(period, today=clock.today())
        total = summary(hits(period=period))
        told = {
            "period": period, "blocks": total.blocks, "red": total.red, "yellow": total.yellow, "green": total.green, "grey": total.grey,
            "opens_on": head.days.opens_on, "due_on": head.days.due_on, "is_accepted": is_period_accepted(period),
        }  # fmt: skip
        return Response(GateShape(told).data)


class Exports(ApiView):
    needs = {"GET": Right.REPORT_READ, "POST": Right.REPORT_EXPORT}
    municipalities_only = True

    @operation("exports_list", "List a period's files", tag=TAG, answer=ExportsShape, query=ExportQuery, problems=[404])
    def get(self, request: Request) -> Response:  # noqa: ARG002
        period = self.asked(ExportQuery)["period"]
        period_or_404(period, today=clock.today())
        return Response({"results": ExportShape(selectors.kept_exports(period), many=True).data})

    @operation(
        "exports_make", "Make a period's file", tag=TAG, answer=StartedShape, body=MakeBody, status=202, problems=[404],
        about="A job makes it, unless red hits stand in the way: then the job fails and says so.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        told = self.sent(MakeBody)
        period_or_404(told["period"], today=clock.today())
        if told["municipality_code"] not in own_codes():
            raise exceptions.ValidationError({"municipality_code": [_("The municipality is not one of ours.")]})
        key = f"{told['period']}:{told['municipality_code']}"
        job = enqueue(kind=KIND, key=key, arguments=dict(told), actor=signed_in(self.site_request))
        return Response(StartedShape(job).data, status=202)


class ExportDetail(ApiView):
    needs = {"GET": Right.REPORT_READ}
    municipalities_only = True

    @operation("exports_read", "Read what is known of one file", tag=TAG, answer=ExportShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        export = selectors.find_export(public_id)
        if export is None:
            raise Http404
        [kept] = selectors.kept_exports(export.period, [export])
        return Response(ExportShape(kept).data)


urlpatterns = [
    path("quality-hits/", QualityHits.as_view(), name="api-quality-hits"),
    path("periods/<str:period>/gate/", Gate.as_view(), name="api-gate"),
    path("exports/", Exports.as_view(), name="api-exports"),
    path("exports/<uuid:public_id>/", ExportDetail.as_view(), name="api-export"),
]
