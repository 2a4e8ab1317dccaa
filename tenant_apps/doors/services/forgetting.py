"""What came in by a door is kept for a while only, and leaves no trace in history either (GDPR 5.1 e)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.db.models.lookups import In

from kaa.core.phones import kept_phone
from tenant_apps.audit.erasure import erase_history
from tenant_apps.doors.enums import NoticeKind, ReferralState
from tenant_apps.doors.models import DropoutTalk, SchoolCode, SchoolNotice, SelfReferral
from tenant_apps.doors.selectors.settings import settings
from tenant_apps.doors.selectors.visibility import kept_way, of_protected, talks_of_protected, way_of
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail, Guardian, Youth, YouthNumber
from tenant_apps.work.models import Message

CODE_KEY = "school-code:"
RECEIPT_KEY = "school-receipt:"


@dataclass(frozen=True)
class Ways:
    """Telephones and addresses in the form in which they are kept, and the rows of the doors that hold one of them, however it is written."""

    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @classmethod
    def of_youths(cls, youths: Collection[int]) -> Ways:
        rows = ContactDetail.objects.filter(youth__in=youths)
        return cls._read(
            rows.filter(kind=DetailKind.PHONE).values_list(kept_phone("value"), flat=True),
            rows.filter(kind=DetailKind.EMAIL).values_list(Lower("value"), flat=True),
        )

    @classmethod
    def of_guardians(cls, rows: models.QuerySet[Any, Any]) -> Ways:
        return cls._read(rows.values_list(kept_phone("phone"), flat=True), rows.values_list(Lower("email"), flat=True))

    @classmethod
    def _read(cls, phones: Iterable[str], emails: Iterable[str]) -> Ways:
        return cls(frozenset(phones) - {""}, frozenset(emails) - {""})

    def plus(self, other: Ways) -> Ways:
        return Ways(self.phones | other.phones, self.emails | other.emails)

    def without(self, other: Ways) -> Ways:
        return Ways(self.phones - other.phones, self.emails - other.emails)

    def at(self, column: str) -> Q:
        wanted = self.emails if way_of(column) == DetailKind.EMAIL else self.phones
        return Q(In(kept_way(column), sorted(wanted))) if wanted else Q(pk=None)


@transaction.atomic
def forget_old(*, today: date) -> dict[str, int]:
    """The nightly rule. Self-referrals go whole; of talks and notices the person goes and the row stays, for the figures per school."""
    rules = settings()
    return {
        "referrals": _forget_referrals(today - timedelta(days=rules.referral_days)),
        "talks": _anonymise(
            DropoutTalk.objects.filter(ordered_on__lte=today - timedelta(days=rules.talk_days)), today=today,
            empty=("pupil_name", "personnummer", "pupil_phone", "guardian_name", "guardian_phone", "ordered_by", "ordered_phone"),
        ),
        "notices": _anonymise(
            _old_notices(today, rules.notice_days, rules.absence_days), today=today, empty=("pupil_name", "personnummer", "sent_by")
        ),
        "codes": _forget_codes(today),
    }  # fmt: skip


def _forget_referrals(last: date) -> int:
    """Those that led to a youth's page live on with the youth; the others go, whether somebody looked at them or not."""
    led_nowhere = SelfReferral.objects.filter(youth=None).filter(
        Q(state=ReferralState.NEW, received_at__date__lte=last)
        | (~Q(state=ReferralState.NEW) & Q(decided_at__date__lte=last))
    )
    return delete_with_history(rows=led_nowhere)


def _old_notices(today: date, days: int, absence_days: int) -> models.QuerySet[SchoolNotice]:
    absence = Q(kind=NoticeKind.ABSENCE)
    return SchoolNotice.objects.filter(
        (absence & Q(received_on__lte=today - timedelta(days=absence_days)))
        | (~absence & Q(received_on__lte=today - timedelta(days=days)))
    )


def _anonymise(
    rows: models.QuerySet[DropoutTalk] | models.QuerySet[SchoolNotice], *, today: date, empty: Collection[str]
) -> int:
    """A row of somebody under protection would begin to count when nothing tells whose it was: it goes whole."""
    due = rows.filter(anonymised_on=None)
    delete_with_history(rows=due.filter(talks_of_protected() if rows.model is DropoutTalk else of_protected()))
    keys = list(due.values_list("pk", flat=True))
    if keys:
        due.filter(pk__in=keys).update(**dict.fromkeys(empty, ""), anonymised_on=today, version=models.F("version") + 1)
        erase_history(model=due.model, keys=keys)
    return len(keys)


def _forget_codes(today: date) -> int:
    """Codes of yesterday, and what stood of them in the outbox."""
    old = SchoolCode.objects.filter(expires_at__date__lt=today)
    Message.objects.filter(key__in=[f"{CODE_KEY}{one}" for one in old.values_list("public_id", flat=True)]).delete()
    return old.delete()[0]


def delete_with_history(*, rows: models.QuerySet[models.Model]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    if rows.model is SchoolNotice:
        told = SchoolNotice.objects.filter(pk__in=keys).values_list("public_id", flat=True)
        Message.objects.filter(key__in=[f"{RECEIPT_KEY}{one}" for one in told]).delete()
    if keys:
        rows.model._base_manager.filter(pk__in=keys).delete()
        erase_history(model=rows.model, keys=keys)
    return len(keys)


def erase_protected(*, youths: Collection[int]) -> None:
    """No trace of somebody under protection here either: by the number they have or had, by the tie that staff made, by what reaches them."""
    numbers = set(Youth.objects.filter(pk__in=youths).exclude(personnummer=None).values_list("personnummer", flat=True))
    numbers |= set(YouthNumber.objects.filter(youth__in=youths).values_list("value", flat=True))
    own, parents = Ways.of_youths(youths), Ways.of_guardians(Guardian.objects.filter(youth__in=youths))
    others = Guardian.objects.exclude(youth__in=youths).filter(youth__protected_at=None)
    parents = parents.without(Ways.of_guardians(others))  # a brother's or sister's too
    all_ways = own.plus(parents)
    by_telephone = all_ways.at("pupil_phone") | all_ways.at("guardian_phone")
    delete_with_history(
        rows=DropoutTalk.objects.filter(Q(personnummer__in=numbers) | (Q(personnummer="") & by_telephone))
    )
    delete_with_history(rows=SchoolNotice.objects.filter(personnummer__in=numbers))
    delete_with_history(
        rows=SelfReferral.objects.filter(
            Q(youth__in=youths)
            | own.at("phone")
            | own.at("email")
            | (Q(youth=None) & (parents.at("phone") | parents.at("email")))
        )
    )
