"""Who sees what came in by a door. Somebody under protection is never shown by it, and never found by it (PRV-22)."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Exists, Expression, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower
from django.db.models.lookups import In

from kaa.core.access import Right
from kaa.core.phones import kept_phone
from tenant_apps.accounts.models import User
from tenant_apps.doors.models import DropoutTalk, SelfReferral
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail, Guardian, Youth, YouthNumber
from tenant_apps.register.selectors.visibility import visible_youths

RowT = TypeVar("RowT", bound=Model)


def of_protected() -> Q:
    """Rows whose number is, or was, somebody's under protection."""
    now = Youth.objects.exclude(protected_at=None).filter(personnummer=OuterRef("personnummer"))
    before = YouthNumber.objects.exclude(youth__protected_at=None).filter(value=OuterRef("personnummer"))
    return Q(Exists(now)) | Q(Exists(before))


def reaching_protected(*columns: str) -> Q:
    """Rows with a telephone or an address that leads to somebody under protection, theirs or a guardian's, and to nobody else known here.

    Those under protection are few: what reaches them is read once, and only of what leads to them is asked whether it leads elsewhere too.
    """
    found = Q()
    for column in columns:
        kept = kept_way(column)
        others = ContactDetail.objects.filter(
            Q(value=OuterRef(column)) | Q(value=kept_way(column, OuterRef(column))), youth__protected_at=None
        )
        families = Guardian.objects.alias(way=kept_way(column, way_of(column))).filter(
            way=kept_way(column, OuterRef(column)), youth__protected_at=None
        )
        own, parents = _signs_of_hidden(column)
        leads = ~Q(**{column: ""}) & (Q(In(kept, own.query)) | Q(In(kept, parents.query)))
        found |= leads & ~Exists(others) & ~Exists(families)
    return found


def way_of(column: str) -> str:
    """Telephone or e-mail, as a guardian's columns and a detail's kinds are called."""
    return DetailKind.EMAIL.value if column.endswith("email") else DetailKind.PHONE.value


def kept_way(column: str, of: Combinable | str = "") -> Expression:
    """The one form of a telephone or an address, whatever the row's age and source."""
    return Lower(of or column) if way_of(column) == DetailKind.EMAIL else kept_phone(of or column)


def _signs_of_hidden(column: str) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Their own and their guardians'."""
    hidden, way = Youth.objects.exclude(protected_at=None).values("pk"), way_of(column)
    own = ContactDetail.objects.filter(youth__in=hidden, kind=way).exclude(value="")
    parents = Guardian.objects.filter(youth__in=hidden).exclude(**{way: ""})
    return own.values_list(kept_way(column, "value")), parents.values_list(kept_way(column, way))


def talks_of_protected() -> Q:
    """By the number; without one by the telephones. With another's number it is about a brother or sister."""
    return of_protected() | (Q(personnummer="") & reaching_protected("pupil_phone", "guardian_phone"))


def shown(rows: QuerySet[RowT], user: User) -> QuerySet[RowT]:
    """Of talks and notices, those that this reader may know of.

    A talk that staff wrote its author sees as any other: if it went where it is about somebody under protection, whoever writes a number
    would learn that it is theirs. The author typed all that stands there; nothing of the register is added to it.
    """
    if user.may(Right.PROTECTED_HANDLE):
        return rows
    if rows.model is DropoutTalk:
        return rows.filter(Q(written_by=user) | ~talks_of_protected())
    return rows.exclude(of_protected())


def hidden_behind(talk: DropoutTalk) -> list[Youth]:
    """Whom under protection a talk is about, by what `talks_of_protected` goes by."""
    if not DropoutTalk.objects.filter(talks_of_protected(), pk=talk.pk).exists():
        return []
    hidden = Youth.objects.exclude(protected_at=None)
    if talk.personnummer:
        number = talk.personnummer
        return list(hidden.filter(Q(personnummer=number) | Q(numbers__value=number)).distinct())
    phones = [phone for phone in (talk.pupil_phone, talk.guardian_phone) if phone]
    own = ContactDetail.objects.filter(kind=DetailKind.PHONE).alias(way=kept_phone("value")).filter(way__in=phones)
    parents = Guardian.objects.alias(way=kept_phone("phone")).filter(way__in=phones)
    return list(hidden.filter(Q(pk__in=own.values("youth")) | Q(pk__in=parents.values("youth"))))


def shown_referrals(user: User) -> QuerySet[SelfReferral]:
    """With `shown_youth`: the public id of the one it is tied to, if this reader may open them. A resident who was never registered
    is tied by those who need the sources; everybody else sees the referral, and neither the register's name nor its id (PRV-32).
    """
    tied = visible_youths(user).filter(pk=OuterRef("youth_id")).order_by().values("public_id")
    rows = SelfReferral.objects.select_related("youth", "decided_by").annotate(shown_youth=Subquery(tied))
    if user.may(Right.PROTECTED_HANDLE):
        return rows
    return rows.filter(
        Q(youth=None) & ~reaching_protected("phone", "email") | Q(youth__isnull=False, youth__protected_at=None)
    )
