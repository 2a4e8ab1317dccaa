"""Writing on one youth by hand. Opening, closing and marking a registration as a mistake are register.services'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from kaa.core.phones import read_phone
from tenant_apps.accounts.models import Label, User
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.enums import DetailKind
from tenant_apps.register.models import ContactDetail, Guardian, OccupationFact, Registration, Youth
from tenant_apps.register.services.telling import tell_given

STAFF = "staff"  # the source of what staff typed
SHORTEST_PHONE = 6


@transaction.atomic
def add_occupation(
    *,
    youth: Youth,
    actor: User | None,
    today: date,
    code: str,
    as_of: date,
    informant: str,
    known_on: date | None = None,
) -> OccupationFact:
    """What the youth did on a date, as somebody said (2006:39 4 § 2; SCB: SysKontakt). A fact is added, never overwritten."""
    known_on = known_on or today
    if as_of > today:
        raise ValidationError({"as_of": _("The date cannot be in the future.")})
    if as_of < youth.birth_date:
        raise ValidationError({"as_of": _("The date is before the date of birth.")})
    if known_on > today:
        raise ValidationError({"known_on": _("The date cannot be in the future.")})
    occupation = chosen("occupation", code, on=as_of, field="code")
    source = chosen("informant", informant, on=known_on, field="informant")
    if not occupation.code:
        raise ValidationError({"code": _("Choose an occupation.")})
    if not source.code:
        raise ValidationError({"informant": _("Choose from whom.")})
    return OccupationFact.objects.create(
        youth=youth, code=occupation.code, code_version=occupation.known_version, as_of=as_of, known_on=max(known_on, as_of),
        informant=source.code, informant_version=source.known_version, recorded_by=actor,
    )  # fmt: skip


@transaction.atomic
def set_label(*, youth: Youth, version: int, label: Label | None, actor: User | None) -> Youth:
    """Hand a youth to a label; of two who do so at once the second is told (REL-09)."""
    if label is not None and label.archived_at is not None and label.pk != youth.label_id:
        raise ValidationError({"label": _("This label is no longer in use.")})
    is_new = label is not None and label.pk != youth.label_id
    saved = locking.save(youth, version=version, changes={"label": label})
    if is_new:
        tell_given(youths=[saved.pk], label=label, actor=actor)
    return saved


@transaction.atomic
def edit_registration(
    *, registration: Registration, version: int, latest_studies: str, covered_from: date, source_note: str, actor: User | None, today: date  # noqa: ARG001
) -> Registration:  # fmt: skip
    """Mend what stands in a registration (SCB: SenSysReg); a delivered half year is not touched by it.

    registered_on is when it was found and applied, and is never edited (rules: Two dates, always).
    """
    if covered_from > today:
        raise ValidationError({"covered_from": _("The date cannot be in the future.")})
    if covered_from > registration.registered_on:
        raise ValidationError({"covered_from": _("Covered from cannot be later than the registration.")})
    stored = Coded(registration.latest_studies, registration.latest_studies_version)
    studies = chosen(
        "latest_studies", latest_studies, on=registration.registered_on, field="latest_studies", stored=stored
    )
    changes = {
        "latest_studies": studies.code, "latest_studies_version": studies.version, "covered_from": covered_from, "source_note": source_note,
    }  # fmt: skip
    return locking.save(registration, version=version, changes=changes)


@dataclass(frozen=True)
class NewDetail:
    kind: str
    value: str
    care_of: str = ""
    postcode: str = ""
    city: str = ""


@transaction.atomic
def add_detail(*, youth: Youth, detail: NewDetail, actor: User | None, today: date) -> ContactDetail:  # noqa: ARG001
    """A contact detail from staff stands beside the sources'. The same one again is seen anew, and works again."""
    value, postcode = clean_value(detail.kind, detail.value), "".join(detail.postcode.split())
    found, created = ContactDetail.objects.get_or_create(
        youth=youth, kind=detail.kind, value=value, postcode=postcode, source=STAFF,
        defaults={"care_of": detail.care_of, "city": detail.city, "first_seen_on": today, "last_seen_on": today},
    )  # fmt: skip
    if not created:
        found.care_of, found.city, found.last_seen_on = detail.care_of, detail.city, today
        found.failed_on, found.failed_reason, found.failed_reason_version, found.gone_on = None, "", None, None
        found.save()
    return found


def clean_value(kind: str, value: str) -> str:
    """A telephone number and an e-mail address in the form in which every source's are kept: so it is found however it is typed."""
    value = " ".join(value.split())
    if not value:
        raise ValidationError({"value": _("Write the detail.")})
    if kind == DetailKind.EMAIL:
        try:
            validate_email(value)
        except ValidationError as wrong:
            raise ValidationError({"value": wrong.messages}) from None
        return value.lower()
    if kind != DetailKind.PHONE:
        return value
    number = read_phone(value)
    if number is None or number[0] not in "+0" or len(number.lstrip("+")) < SHORTEST_PHONE:
        raise ValidationError({"value": _("Write a telephone number with its area code, such as 070-174 06 35.")})
    return number


@transaction.atomic
def mark_detail(
    *,
    detail: ContactDetail | Guardian,
    works: bool,
    today: date,
    reason: Coded = NOTHING,
    kind: DetailKind = DetailKind.PHONE,
) -> None:
    """Failed: no longer tried, still shown, so that nobody enters it again. `kind`: which of a guardian's."""
    failed_on = None if works else today
    if isinstance(detail, Guardian):
        column = f"{kind.value}_failed_on"
        setattr(detail, column, failed_on)
        detail.save(update_fields=[column])
        return
    why = NOTHING if works else reason
    detail.failed_on, detail.failed_reason, detail.failed_reason_version = failed_on, why.code, why.version
    detail.save(update_fields=["failed_on", "failed_reason", "failed_reason_version"])
