"""Staff and labels. Nobody signs up: an account manager adds staff, who choose their password through a mailed link."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.matrix import rights_of
from tenant_apps.accounts.models import Label, RoleGrant, SiteContact, Unit, User


@dataclass(frozen=True)
class Grant:
    """A role, and for project leaders where it holds."""

    role: Role
    unit: Unit | None = None
    county_code: str = ""


MUNICIPALITY_ROLES = (
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.COACH,
    Role.READER,
    Role.ACCOUNT_MANAGER,
    Role.PROTECTED_HANDLER,
)
PARTNERSHIP_ROLES = (*MUNICIPALITY_ROLES, Role.LOCAL_LEADER, Role.COUNTY_LEADER, Role.MAIN_LEADER)


def roles_in(*, partnership: bool) -> tuple[Role, ...]:
    """Which roles a tenant gives: the public site's are never given here."""
    return PARTNERSHIP_ROLES if partnership else MUNICIPALITY_ROLES


@transaction.atomic
def add_staff(*, name: str, email: str, grants: Collection[Grant], actor: User) -> User:
    """An account without a usable password; the view sends the link by which the person chooses one."""
    _needs_staff_right(actor)
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": _("There is an account with this address already.")})
    _check(grants)
    user = User.objects.create_user(email=email, password=None, name=" ".join(name.split()))
    _grant(user, grants)
    return user


@transaction.atomic
def edit_staff(
    *, user: User, version: int, name: str, email: str, grants: Collection[Grant], is_active: bool, actor: User
) -> User:
    """Change name, address, roles, or close the account; who is closed is out at the next click.

    The account's version is its roles' too: of two who change it at once the second is told, and nobody gets a right back unseen (REL-09).
    """
    _needs_staff_right(actor)
    if user.version != version:
        raise locking.Conflict(user)
    if User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        raise ValidationError({"email": _("There is an account with this address already.")})
    _check(grants)
    keeps = is_active and any(Right.STAFF_WRITE in rights_of(one.role) for one in grants)
    if user.pk == actor.pk and not keeps:
        # also the guard against a tenant without any account manager: the one who is left is the one who acts
        raise ValidationError(_("You cannot take away your own right to manage accounts. Ask another account manager."))
    _check_own(user, grants, actor)
    former = user.email
    changes = {"name": " ".join(name.split()), "email": email.lower(), "is_active": is_active}
    user = locking.save(user, version=version, changes=changes)
    if user.email != former:  # whoever takes over an account by its address is seen by its holder
        transaction.on_commit(lambda: _tell_former_address(former, actor))
    _grant(user, grants)
    return user


def _check_own(user: User, grants: Iterable[Grant], actor: User) -> None:
    """Nobody makes oneself a handler: two people know of each one (PRV-22)."""
    if user.pk == actor.pk and Role.PROTECTED_HANDLER in {one.role for one in grants} - user.roles:
        raise ValidationError(
            {"roles": _("You cannot make yourself a handler of protected identities. Ask another account manager.")}
        )


def _tell_former_address(address: str, actor: User) -> None:
    text = _(
        "The address of your account has been changed by %(name)s. If you did not know of it, tell your manager at once."
    )
    send_mail(
        str(_("The address of your account has been changed")), text % {"name": actor.display_name}, None, [address]
    )


def _needs_staff_right(actor: User) -> None:
    if not actor.may(Right.STAFF_WRITE):
        raise PermissionError("accounts are managed by account managers")


def _check(grants: Iterable[Grant]) -> None:
    roles = [one.role for one in grants]
    if not roles:
        raise ValidationError({"roles": _("Choose at least one role.")})
    if roles == [Role.PROTECTED_HANDLER]:
        raise ValidationError({"roles": _("A handler of protected identities needs another role beside it.")})
    for one in grants:
        if one.role == Role.LOCAL_LEADER and one.unit is None:
            raise ValidationError({"unit": _("Choose the subproject of the local project leader.")})
        if one.role == Role.COUNTY_LEADER and not one.county_code:
            raise ValidationError({"county_code": _("Choose the county of the county project leader.")})


def _grant(user: User, grants: Iterable[Grant]) -> None:
    """Only what differs is written, so that history tells what was changed."""
    wanted = {(one.role.value, one.unit.pk if one.unit else None, one.county_code) for one in grants}
    had = {(one.role, one.unit_id, one.county_code): one.pk for one in user.grants.all()}
    RoleGrant.objects.filter(pk__in=[key for grant, key in had.items() if grant not in wanted]).delete()
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=role, unit_id=unit, county_code=county)
        for role, unit, county in sorted(wanted - had.keys(), key=str)
    )


@transaction.atomic
def add_label(*, name: str, user: User | None, actor: User) -> Label:
    _needs_label_right(actor)
    label = Label(name=" ".join(name.split()), user=user)
    _name_is_free(label, label.name)
    label.full_clean(exclude=["unit", "user"])
    label.save()
    return label


@transaction.atomic
def edit_label(
    *, label: Label, version: int, name: str, user: User | None, archived: bool, actor: User, now: datetime
) -> Label:
    """Rename, hand over, put away. Youths keep an archived label until they get another: nothing is lost by putting one away."""
    _needs_label_right(actor)
    if label.version != version:
        raise locking.Conflict(label)
    changes = {
        "name": " ".join(name.split()), "user": user, "archived_at": (label.archived_at or now) if archived else None,
    }  # fmt: skip
    _name_is_free(label, changes["name"])
    return locking.save(label, version=version, changes=changes)


def _needs_label_right(actor: User) -> None:
    if not actor.may(Right.LABELS_WRITE):
        raise PermissionError("labels are managed by coordinators and administrators")


def _name_is_free(label: Label, name: object) -> None:
    if Label.objects.filter(name__iexact=name).exclude(pk=label.pk).exists():
        raise ValidationError({"name": _("There is a label with this name already.")})


@transaction.atomic
def save_site_contact(
    *, version: int, email: str, phone: str, assessed_on: date | None, shortcomings: str, actor: User, today: date
) -> SiteContact:
    """Whom to tell about the site's shortcomings, as its accessibility statement says from now on. `version` 0: nobody has said it yet."""
    if not actor.may(Right.SITE_WRITE):
        raise PermissionError("what the site says of itself is written by those who answer for it")
    if assessed_on is not None and assessed_on > today:
        raise ValidationError({"assessed_on": _("The day has not come yet.")})
    changes = {
        "email": email.lower(), "phone": " ".join(phone.split()), "shortcomings": shortcomings.strip(), "assessed_on": assessed_on,
        "updated_on": today,
    }  # fmt: skip
    found = SiteContact.objects.select_for_update().first()
    if found is not None:
        return locking.save(found, version=version, changes=changes)
    contact = SiteContact(**changes)
    contact.full_clean(exclude=["only"])
    contact.save()
    return contact
