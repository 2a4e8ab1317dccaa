"""Pages without login: nothing is remembered of the visitor (no session, no cookie), and robots are kept out without third parties.

A form carries a stamp that only this tenant can make, with the time at which it was shown: who sends at once, or a day later, is asked to
press again. A field that people never see must stay empty. What is sent is counted per address.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.core import signing
from django.http import HttpRequest

from kaa.core.reading import Page, no_queries, prepare_shell
from kaa.core.requests import client_address
from kaa.core.tenancy import current_schema
from kaa.core.tenancy.limits import within_limit

QUICKEST = 3  # seconds that a person needs at least
LONGEST = 24 * 60 * 60
TRAP = "webbplats"  # hidden from people; robots fill in what they find
HOUR = 60 * 60
# of one address (a school or a library may be one), and of all together, an hour; notices have a mailed code before them
LIMITS = {"referral": (20, 300), "talk": (30, 300), "notice": (200, 2_000)}


class OpenPage(Page):
    """Rendered without a session, so that reading it leaves no cookie; never kept by a browser, never told to another site."""

    def __init__(
        self, request: HttpRequest, template: str, context: dict[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(request, template, {**(context or {}), "trap": TRAP}, **options)
        self["Cache-Control"] = "no-store"
        self["Referrer-Policy"] = "no-referrer"

    @property
    def rendered_content(self) -> str:
        template, context = self.resolve_template(self.template_name), self.resolve_context(self.context_data)
        if self._request.user.is_authenticated:
            prepare_shell(self._request)
        with no_queries():
            return str(template.render(context, self._request))


def new_stamp(purpose: str) -> str:
    return _signer(purpose).sign(secrets.token_hex(16))


def kept_stamp(request: HttpRequest, purpose: str) -> str:
    """The form's own when it is genuine, so that a second press comes late enough; else a new one."""
    stamp = request.POST.get("stamp", "")
    try:
        _signer(purpose).unsign(stamp, max_age=LONGEST)
    except signing.BadSignature:
        return new_stamp(purpose)
    return stamp


def nonce_of(request: HttpRequest, purpose: str) -> str | None:
    """What makes a form sent twice one and the same; None when it was not shown to a person just now."""
    signer, stamp = _signer(purpose), request.POST.get("stamp", "")
    try:
        nonce = signer.unsign(stamp, max_age=LONGEST)
    except signing.BadSignature:
        return None
    try:
        signer.unsign(stamp, max_age=QUICKEST)
    except signing.SignatureExpired:
        return nonce
    return None


def is_robot(request: HttpRequest) -> bool:
    return bool(request.POST.get(TRAP))


def may_send(request: HttpRequest, purpose: str) -> bool:
    """One more sending from this address; the address itself is not kept, its fingerprint for an hour."""
    address = hashlib.sha256(f"{current_schema()}:{client_address(request)}".encode()).hexdigest()[:24]
    per_address, per_tenant = LIMITS[purpose]
    of_address = within_limit(f"{purpose}:{address}", limit=per_address, seconds=HOUR)
    return of_address and within_limit(f"{purpose}:all", limit=per_tenant, seconds=HOUR)


def _signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"doors.{purpose}.{current_schema()}")
