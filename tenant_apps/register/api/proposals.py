"""Identification's proposals: listed with their reasons, and decided on."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.shapes import PageQuery
from kaa.core.api.views import ApiView
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.shapes import CodedField, Row
from tenant_apps.register.enums import ProposalKind, ProposalState
from tenant_apps.register.identification import listing
from tenant_apps.register.identification.explain import why_in_words
from tenant_apps.register.identification.forms import APPLY, CHECKED, INQUIRY, MAX_CHOSEN, REJECT, TAKE_BACK, DecideForm
from tenant_apps.register.identification.listing import Wanted
from tenant_apps.register.services import proposals as service
from tenant_apps.register.services import setting_aside

TAG = "Proposals"


class ProposalShape(Row):
    """What the sources say should be done about a youth's registration."""

    kind = serializers.CharField(help_text="in: register; out: close; check: a person must look.")
    state = serializers.CharField(help_text="new, inquiry, rejected, applied or lapsed.")
    reason = serializers.CharField(help_text="A code of identification's reasons.")
    reason_label = serializers.SerializerMethodField(help_text="The reason in Swedish.")
    why = serializers.SerializerMethodField(help_text="One Swedish sentence with the deciding row and date.")
    municipality_code = serializers.CharField(help_text="Four digits; may be empty when closing.")
    since = serializers.DateField(help_text="When the responsibility arose, or ended.")
    latest_studies = CodedField("latest_studies", "latest_studies")
    end_reason = CodedField("deregistration_reason", "end_reason")
    found_on = serializers.DateField()
    inquiry_until = serializers.DateField(allow_null=True)
    decision_note = serializers.CharField()
    decided_at = serializers.DateTimeField(allow_null=True)
    is_automatic = serializers.SerializerMethodField(help_text="Applied by itself, by the municipality's settings.")
    version = serializers.IntegerField()

    def get_reason_label(self, one: Any) -> str:
        return listing.reason_label(one.reason)

    def get_why(self, one: Any) -> str:
        return why_in_words(one)

    def get_is_automatic(self, one: Any) -> bool:
        return one.automatic_by_id is not None


class ProposalQuery(PageQuery):
    kind = serializers.ChoiceField(
        required=False, choices=[one.value for one in ProposalKind], help_text="in, out or check; without it all."
    )
    state = serializers.ChoiceField(
        required=False,
        choices=[one.value for one in ProposalState],
        default=ProposalState.NEW.value,
        help_text="Without it those that are new.",
    )
    reason = serializers.CharField(required=False, max_length=40, help_text="A code of identification's reasons.")
    municipality = serializers.CharField(required=False, max_length=4, help_text="One of the tenant's codes.")


class DecideBody(ScreenedShape):
    """What to do about which proposals. Each is asked again: what no longer holds is skipped, and told."""

    free_text = ("reason",)

    action = serializers.ChoiceField(
        choices=[APPLY, CHECKED, REJECT, INQUIRY, TAKE_BACK],
        help_text="apply; checked: apply what a person has looked into; reject; inquiry: set aside; take_back a rejection or inquiry.",
    )
    proposals = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MAX_CHOSEN)
    reason = serializers.CharField(
        required=False,
        allow_blank=True,
        default="",
        max_length=300,
        help_text="Needed for checked, reject and inquiry.",
    )
    until = serializers.DateField(required=False, allow_null=True, default=None, help_text="Of an inquiry.")
    end_measures = serializers.BooleanField(
        required=False, default=False, help_text="Of apply: ongoing measures end with the registration."
    )


class SkippedShape(serializers.Serializer[Any]):
    proposal = serializers.UUIDField()
    youth = serializers.UUIDField()
    why = serializers.CharField(help_text="decided, gone, changed, by_hand or no_reason.")


class DecidedShape(serializers.Serializer[Any]):
    """How many it was done to, and those it was not."""

    opened = serializers.IntegerField(default=0, help_text="Registrations opened.")
    closed = serializers.IntegerField(default=0, help_text="Registrations closed.")
    measures_ended = serializers.IntegerField(default=0)
    set_aside = serializers.IntegerField(default=0, help_text="Rejected, put under inquiry, or taken back.")
    skipped = SkippedShape(many=True)


class Proposals(ApiView):
    noun = "proposals"
    needs = {"GET": Right.REGISTRATIONS_WRITE}
    municipalities_only = True

    @operation(
        "proposals_list",
        "List proposals",
        tag=TAG,
        lists=ProposalShape,
        query=ProposalQuery,
        about="Those that are new, unless `state` says otherwise.",
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(ProposalQuery)
        lookups = {"kind": "kind", "state": "state", "reason": "reason", "municipality": "municipality_code"}
        found = listing.shown_proposals().filter(
            **{lookup: asked[name] for name, lookup in lookups.items() if name in asked}
        )
        return self.listed(
            found.select_related("youth"), asked, youth=lambda one: one.youth.public_id, shape=ProposalShape
        )


class ProposalsDecide(ApiView):
    needs = {"POST": Right.REGISTRATIONS_WRITE}
    municipalities_only = True

    @operation(
        "proposals_decide", "Decide on proposals", tag=TAG, answer=DecidedShape, body=DecideBody, problems=[409, 422],
        about="Proposals that are not there, or not to be seen, are passed over without a word.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        told = self.sent(DecideBody)
        self._check(told)
        done = self._decide(told, listing.ids_of(told["proposals"]))
        self.show(one.youth for one in done["skipped"])
        return Response(DecidedShape(done).data)

    def _check(self, told: dict[str, Any]) -> None:
        """The page's own form says what each decision asks for."""
        data = QueryDict(mutable=True)
        data.update({name: str(told[name] or "") for name in ("action", "reason", "until")})
        data["words_confirmed"] = "on"  # the body's own check is made already
        data.setlist("chosen", [str(one) for one in told["proposals"]])
        form = DecideForm(data, wanted=Wanted(kind=ProposalKind.IN, state=ProposalState.NEW), today=clock.today())
        if not form.is_valid():
            raise exceptions.ValidationError(
                {name: [str(text) for text in texts] for name, texts in form.errors.items()}
            )

    def _decide(self, told: dict[str, Any], ids: list[int]) -> dict[str, Any]:
        actor, today, reason = signed_in(self.site_request), clock.today(), told["reason"].strip()
        action = told["action"]
        if action in {APPLY, CHECKED}:
            applied = service.apply_proposals(
                proposals=ids, actor=actor, today=today, municipality_codes=own_codes(), checked=action == CHECKED, note=reason,
                end_measures=told["end_measures"],
            )  # fmt: skip
            return {
                "opened": applied.opened, "closed": applied.closed, "measures_ended": applied.measures_ended, "set_aside": 0,
                "skipped": applied.skipped,
            }  # fmt: skip
        if action == REJECT:
            outcome = setting_aside.reject_proposals(proposals=ids, reason=reason, actor=actor)
        elif action == INQUIRY:
            outcome = setting_aside.put_under_inquiry(
                proposals=ids, until=told["until"], note=reason, actor=actor, today=today
            )
        else:
            outcome = setting_aside.take_back(proposals=ids, actor=actor, today=today, municipality_codes=own_codes())
        return {"opened": 0, "closed": 0, "measures_ended": 0, "set_aside": outcome.done, "skipped": outcome.skipped}
