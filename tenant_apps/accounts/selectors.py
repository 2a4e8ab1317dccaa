from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest

from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label, SiteContact, Unit, User


def signed_in(request: HttpRequest) -> User:
    """The request's user as this tenant's staff: what services take as `actor`."""
    user: Any = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def own_labels(user: User) -> list[Label]:
    return list(Label.objects.filter(user=user, archived_at=None))


def label_choices() -> list[tuple[str, str]]:
    """Labels in use, as plain choices: a form is rendered without a query."""
    found = Label.objects.filter(archived_at=None).select_related("user")
    return [(str(one.public_id), label_text(one)) for one in found]


def label_text(label: Label) -> str:
    """Two labels may have names that say little: the person behind it is shown when the name does not say it."""
    if label.user is None or label.user.name.split(" ")[0] in label.name:
        return label.name
    return f"{label.name} ({label.user.name})"


def label_by_id(public_id: str) -> Label | None:
    return Label.objects.filter(public_id=public_id).first() if public_id else None


def unit_choices() -> list[tuple[str, str]]:
    return [(str(one.public_id), one.name) for one in Unit.objects.filter(archived_at=None)]


def subproject_choices() -> list[tuple[str, str]]:
    return [(str(one.public_id), one.name) for one in Unit.objects.filter(is_subproject=True, archived_at=None)]


def staff_choices() -> list[tuple[str, str]]:
    return [(str(one.public_id), one.display_name) for one in User.objects.filter(is_active=True)]


@dataclass(frozen=True)
class StaffRow:
    public_id: str
    name: str
    email: str
    roles: tuple[str, ...]
    labels: tuple[str, ...]
    is_active: bool
    has_logged_in: bool


def staff_rows() -> list[StaffRow]:
    found = User.objects.order_by("-is_active", "name", "pk").prefetch_related("grants__unit", "labels")
    return [
        StaffRow(
            public_id=str(one.public_id), name=one.name, email=one.email, is_active=one.is_active, has_logged_in=one.last_login is not None,
            roles=tuple(_role_text(grant.role, grant.unit, grant.county_code) for grant in one.grants.all()),
            labels=tuple(label.name for label in one.labels.all() if label.archived_at is None),
        )
        for one in found
    ]  # fmt: skip


def _role_text(role: str, unit: Unit | None, county: str) -> str:
    where = unit.name if unit else county
    return f"{Role(role).label} ({where})" if where else str(Role(role).label)


@dataclass(frozen=True)
class LabelRow:
    public_id: str
    name: str
    user: str
    youths: int
    is_archived: bool


def label_rows() -> list[LabelRow]:
    """How many youths each label has, without those under protection: the figure must not tell of them."""
    counted = Count("youths", filter=Q(youths__protected_at=None))
    found = Label.objects.select_related("user").annotate(youth_count=counted).order_by("archived_at", "name")
    return [
        LabelRow(
            str(one.public_id),
            one.name,
            one.user.display_name if one.user else "",
            one.youth_count,
            one.archived_at is not None,
        )
        for one in found
    ]


def site_contact() -> SiteContact | None:
    """Whom to tell about this site's shortcomings; None: nobody has said it yet."""
    return SiteContact.objects.first()
