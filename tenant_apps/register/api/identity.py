"""Number, names and date of birth, changed by hand: a number stands in a body, never in an address."""

from __future__ import annotations

import uuid
from typing import Any

from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.problems import Refused
from kaa.core.api.schema import operation
from kaa.core.tenancy import own_codes
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register.api.screened import ScreenedShape
from tenant_apps.register.api.youths import TAG, YouthView, YouthWithNumber
from tenant_apps.register.numbers import HOUR, is_within_limit, told_of_taken
from tenant_apps.register.selectors.visibility import youth_or_404
from tenant_apps.register.services.identity import Identity, change_identity
from tenant_apps.register.services.people import NumberTaken
from tenant_apps.register.tenant_kind import is_partnership


class IdentityBody(ScreenedShape):
    """What is left out stays."""

    free_text = ("reason",)

    number = serializers.CharField(required=False, max_length=14, help_text="The earlier one still finds the youth.")
    is_slip = serializers.BooleanField(
        required=False,
        default=False,
        help_text="true: the earlier number was never the youth's, and finds nobody from now on.",
    )
    birth_date = serializers.DateField(required=False, allow_null=True, help_text="null: the day that the number says.")
    given_name = serializers.CharField(required=False, allow_blank=True, max_length=160)
    family_name = serializers.CharField(required=False, allow_blank=True, max_length=160)
    reason = serializers.CharField(max_length=300, help_text="From where it is known, and why it is changed by hand.")


class YouthIdentity(YouthView):
    needs = {"PATCH": Right.REGISTRATIONS_WRITE}

    @operation(
        "youths_identity", "Change a youth's number, name or date of birth", tag=TAG, answer=YouthWithNumber, body=IdentityBody, versioned=True,
        problems=[404, 422], about="What is written here goes before the sources: no file changes it until the file says the same.",
    )  # fmt: skip
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        user, today = signed_in(self.site_request), clock.today()
        youth = youth_or_404(user, public_id)
        version, told = self.version(), self.sent(IdentityBody)
        if not is_within_limit(user):
            raise exceptions.Throttled(wait=HOUR)
        kept: dict[str, Any] = {
            "number": youth.personnummer or "", "given_name": youth.given_name, "family_name": youth.family_name,
            "birth_date": None if "number" in told else youth.birth_date,
        }  # fmt: skip
        try:
            saved = change_identity(
                youth=youth, version=version, wanted=Identity(**kept | told), actor=user, today=today,
                municipality_codes=[] if is_partnership(self.site_request) else own_codes(),
            )  # fmt: skip
        except NumberTaken as taken:
            text, _who = told_of_taken(self.site_request, taken)
            raise Refused(text, status=422, errors=[("number", text)]) from None
        return self.answered(saved)
