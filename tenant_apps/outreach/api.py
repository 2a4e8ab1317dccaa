"""Contacts and attempts: listed, read, logged, mended."""

from __future__ import annotations

import uuid
from dataclasses import fields
from typing import Any

from django.http import Http404
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.api.schema import operation
from kaa.core.api.views import ApiView
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.outreach import services
from tenant_apps.outreach.api_shapes import ContactBody, ContactFactsBody, ContactQuery, ContactShape
from tenant_apps.outreach.models import Contact
from tenant_apps.outreach.selectors import contact_by_id, contacts_of
from tenant_apps.register.selectors.visibility import youth_or_404

TAG = "Contacts"
OF_THE_OCCUPATION = {"occupation", "as_of"}


class Contacts(ApiView):
    noun = "contacts"
    needs = {"GET": Right.YOUTHS_READ, "POST": Right.YOUTHS_WRITE}

    @operation("contacts_list", "List contacts and attempts", tag=TAG, lists=ContactShape, query=ContactQuery)
    def get(self, request: Request) -> Response:  # noqa: ARG002
        asked = self.asked(ContactQuery)
        found = contacts_of(signed_in(self.site_request))
        narrowed = {"youth": "youth__public_id", "from": "at__gte", "until": "at__lt"}
        found = found.filter(**{lookup: asked[name] for name, lookup in narrowed.items() if name in asked})
        return self.listed(found, asked, youth=lambda one: one.youth.public_id, shape=ContactShape)

    @operation(
        "contacts_log", "Log a contact or an attempt", tag=TAG, answer=ContactShape, body=ContactBody, status=201, problems=[404, 422], once=True,
        about="A wrong number or address is marked as failed by it; an occupation that was told becomes a fact of its own.",
    )  # fmt: skip
    def post(self, request: Request) -> Response:  # noqa: ARG002
        user, told = signed_in(self.site_request), self.sent(ContactBody)
        youth = youth_or_404(user, told.pop("youth"))
        key, facts, now = self.once() or uuid.uuid4(), services.ContactFacts(**told), clock.now()
        made = services.log_once(key=key, youth=youth, facts=facts, actor=user, now=now)
        self.show([youth.public_id])
        return self.one(made, shape=ContactShape, status=201)


class ContactDetail(ApiView):
    noun = "contacts"
    needs = {"GET": Right.YOUTHS_READ, "PATCH": Right.YOUTHS_WRITE}

    @operation("contacts_read", "Read one contact", tag=TAG, answer=ContactShape, problems=[404])
    def get(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found = self._found(public_id)
        self.show([found.youth.public_id])
        return self.one(found, shape=ContactShape)

    @operation(
        "contacts_mend", "Mend a contact", tag=TAG, answer=ContactShape, body=ContactFactsBody, versioned=True, problems=[404, 422],
        about="What is not sent stays as it was. The occupation told in it is mended with it; history keeps what stood.",
    )  # fmt: skip
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:  # noqa: ARG002
        found, version = self._found(public_id), self.version()
        facts = services.ContactFacts(**{**_facts_of(found), **self.sent(ContactFactsBody, partial=True)})
        saved = services.edit_contact(
            contact=found, version=version, facts=facts, actor=signed_in(self.site_request), now=clock.now()
        )
        self.show([found.youth.public_id])
        return self.one(saved, shape=ContactShape)

    def _found(self, public_id: uuid.UUID) -> Contact:
        found = contact_by_id(signed_in(self.site_request), public_id)
        if found is None:
            raise Http404
        return found


def _facts_of(contact: Contact) -> dict[str, Any]:
    """What stands, as somebody would say it; what is said once and not kept on the contact is not said again."""
    told, kept = contact.occupation, {one.name for one in Contact._meta.concrete_fields} - OF_THE_OCCUPATION
    own = {one.name: getattr(contact, one.name) for one in fields(services.ContactFacts) if one.name in kept}
    return {**own, "occupation": told.code if told else "", "as_of": told.as_of if told else None}


urlpatterns = [
    path("contacts/", Contacts.as_view(), name="api-contacts"),
    path("contacts/<uuid:public_id>/", ContactDetail.as_view(), name="api-contact"),
]
