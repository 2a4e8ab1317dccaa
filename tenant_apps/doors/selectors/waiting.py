"""How much of what came in by the doors nobody has seen to: one statement over all of them."""

from __future__ import annotations

from django.http import HttpRequest

from kaa.core.access import Right
from kaa.core.tenancy import PUBLIC, current_schema
from tenant_apps.accounts.models import User
from tenant_apps.accounts.shell import set_count
from tenant_apps.doors.selectors import notices, referrals, talks


def waiting_total(user: User) -> int:
    kinds = [
        referrals.waiting_rows(user), talks.waiting_rows(user),
        notices.waiting_rows(user, absence=False), notices.waiting_rows(user, absence=True),
    ]  # fmt: skip
    first, *others = [rows.order_by().values("public_id") for rows in kinds]
    return first.union(*others, all=True).count()


def count_for_the_shell(request: HttpRequest) -> None:
    """The navigation's figure, for those who see to it; not for a part of a page, and not on the public site."""
    user = request.user
    if not isinstance(user, User) or getattr(request, "htmx", False) or current_schema() == PUBLIC:
        return
    if user.may(Right.YOUTHS_WRITE):
        set_count(request, "incoming", lambda: waiting_total(user))
