"""Consent, and what is shared: a share without a valid consent or a stated ground is stopped here (PRV-31)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kaa.core import locking
from kaa.core.ages import age_on
from kaa.core.templatetags.kaa_ui import sv_date
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register.codes import NOTHING, Coded, chosen
from tenant_apps.register.identification.ruleset import settings_on
from tenant_apps.register.models import Youth
from tenant_apps.support.enums import GivenBy
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.models import Consent, Share
from tenant_apps.support.selectors.consents import agency_name as in_words
from tenant_apps.work import files

ADULT = 18
LONGEST = timedelta(days=2 * 366)
FILE_KIND = "consent"
LARGEST = 5 * 1024 * 1024
# what a file may be, by its first bytes: the name and the browser's word are not trusted
KINDS = {
    b"%PDF-": ("application/pdf", "pdf"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
}


@dataclass(frozen=True)
class ConsentFacts:
    agency: str
    data: str
    purpose: str
    given_by: str
    given_how: str
    given_on: date
    valid_until: date
    agency_name: str = ""
    is_mature: bool | None = None
    judged_by: str = ""
    judged_on: date | None = None


@transaction.atomic
def record_consent(*, youth: Youth, facts: ConsentFacts, actor: User | None, today: date) -> Consent:
    """By the youth; by a guardian, too, when the youth is under 18 and was judged not to be mature (who judged, when)."""
    _dates(youth, facts, today)
    agency = _agency(facts.agency, on=facts.given_on)
    if has_names(agency=facts.agency, on=facts.given_on) and not facts.agency_name.strip():
        raise ValidationError({"agency_name": _("Write which one.")})
    under = age_on(youth.birth_date, facts.given_on, leap=settings_on(facts.given_on).leap_birthday) < ADULT
    if under and facts.is_mature is None:
        raise ValidationError(
            {"is_mature": _("The youth is under 18: say whether the youth is mature enough to consent alone.")}
        )
    if under and not (facts.judged_by.strip() and facts.judged_on):
        raise ValidationError({"judged_by": _("Say who judged the maturity, and when.")})
    if under and not facts.is_mature and facts.given_by == GivenBy.YOUTH:
        raise ValidationError({"given_by": _("A guardian's consent is needed, too.")})
    if not under and facts.given_by != GivenBy.YOUTH:
        raise ValidationError({"given_by": _("The youth is of age: only the youth can consent.")})
    if facts.given_by == GivenBy.GUARDIAN:
        raise ValidationError({"given_by": _("The youth's own consent is needed: a guardian's alone is not enough.")})
    consent = Consent(
        youth=youth, agency=agency.code, agency_version=agency.known_version, agency_name=facts.agency_name.strip(), data=facts.data,
        purpose=facts.purpose, given_by=facts.given_by, given_how=facts.given_how, given_on=facts.given_on, valid_until=facts.valid_until,
        is_mature=facts.is_mature if under else None, judged_by=facts.judged_by.strip() if under else "",
        judged_on=facts.judged_on if under else None, recorded_by=actor,
    )  # fmt: skip
    consent.clean_fields(exclude=["youth", "recorded_by", "file"])
    consent.validate_constraints()
    consent.save()
    return consent


def _dates(youth: Youth, facts: ConsentFacts, today: date) -> None:
    for field, day in (("given_on", facts.given_on), ("judged_on", facts.judged_on)):
        if day and day > today:
            raise ValidationError({field: _("The date cannot be in the future.")})
    if facts.given_on < youth.birth_date:
        raise ValidationError({"given_on": _("The date is before the date of birth.")})
    if facts.judged_on and facts.judged_on < youth.birth_date:
        raise ValidationError({"judged_on": _("The date is before the date of birth.")})
    if facts.valid_until < facts.given_on:
        raise ValidationError({"valid_until": _("The consent cannot end before it is given.")})
    if facts.valid_until > facts.given_on + LONGEST:
        raise ValidationError({"valid_until": _("A consent is valid for two years at most: ask again.")})


@transaction.atomic
def withdraw_consent(*, consent: Consent, version: int, withdrawn_on: date, actor: User | None, today: date) -> Consent:  # noqa: ARG001
    """From that day nothing more is shared on it; what has been shared stays known."""
    if consent.withdrawn_on:
        raise ValidationError(_("The consent is withdrawn already."))
    if withdrawn_on > today:
        raise ValidationError({"withdrawn_on": _("The date cannot be in the future.")})
    if withdrawn_on < consent.given_on:
        raise ValidationError({"withdrawn_on": _("The consent cannot be withdrawn before it is given.")})
    return locking.save(consent, version=version, changes={"withdrawn_on": withdrawn_on})


@transaction.atomic
def attach_form(*, consent: Consent, version: int, content: bytes, actor: User | None) -> Consent:  # noqa: ARG001
    """The signed form as a file: a PDF or a picture of it. Its name says nothing of whom it is about."""
    if len(content) > LARGEST:
        raise ValidationError({"file": _("The file is too large: at most 5 MB.")})
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise ValidationError({"file": _("The file must be a PDF, JPEG or PNG.")})
    content_type, ending = kind
    before = consent.file
    stored = files.store(
        kind=FILE_KIND, name=f"samtycke-{consent.public_id}.{ending}", content_type=content_type, content=content
    )
    saved = locking.save(consent, version=version, changes={"file": stored})
    if before is not None:
        files.remove([before])
    return saved


def has_names(*, agency: str, on: date) -> bool:
    """Whether the code is a kind that there are many of, such as employers: then it is one by its name, too."""
    item = codelists.current("agency", on=on).get(agency)
    return item is not None and bool(item.flags.get("names"))


def require_consent(
    *, youth: Youth, agency: str, day: date, ground: str = "", agency_name: str = "", until: date | None = None
) -> tuple[Consent | None, Coded]:
    """What the share rests on: a consent to this agency that is valid that day (and `until`, when it is told again then), else the ground
    that is stated. NoConsent: it is stopped.

    `agency_name` says which one, of a kind that there are many of. A guardian's consent alone never holds, before the 18th birthday or after.
    """
    asks_name = has_names(agency=agency, on=day)
    if asks_name and not normal_name(name=agency_name):
        raise NoConsent({"agency_name": _("Write which one.")})
    given = [
        one
        for one in Consent.objects.filter(youth=youth, agency=agency).exclude(given_by=GivenBy.GUARDIAN)
        if not asks_name or normal_name(name=one.agency_name) == normal_name(name=agency_name)
    ]
    found = next((one for one in given if _holds(one, day, until)), None)
    if found is not None:
        return found, NOTHING
    stated = chosen("share_ground", ground, on=day, field="ground")
    if stated.code:
        return None, stated
    version = codelists.current("agency", on=day).version
    raise NoConsent({"agency": _why_not(given, day, until, to=in_words(agency, version, agency_name))})


def without_consent(
    *, youths: Collection[int], agency: str, agency_name: str, day: date, until: date
) -> dict[int, str]:
    """Of these youths (keys) those who have no consent to the agency that holds from the one day to the other, and why. One statement."""
    rows = Consent.objects.filter(youth__in=youths, agency=agency).exclude(given_by=GivenBy.GUARDIAN)
    by_youth: dict[int, list[Consent]] = defaultdict(list)
    asks_name = has_names(agency=agency, on=day)
    for one in rows:
        if not asks_name or normal_name(name=one.agency_name) == normal_name(name=agency_name):
            by_youth[one.youth_id].append(one)
    to = in_words(agency, codelists.current("agency", on=day).version, agency_name)
    return {
        key: _why_not(by_youth[key], day, until, to=to)
        for key in youths
        if not any(_holds(one, day, until) for one in by_youth[key])
    }


def normal_name(*, name: str) -> str:
    """As names are compared: without case, accents' composition, punctuation and doubled blanks."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def _holds(one: Consent, day: date, until: date | None = None) -> bool:
    last = max(day, until or day)
    return one.given_on <= day and last <= one.valid_until and (one.withdrawn_on is None or one.withdrawn_on > last)


def _why_not(given: list[Consent], day: date, until: date | None, *, to: str) -> str:
    """By the latest consent to that agency, if there is one."""
    if not given:
        return gettext("There is no consent to share with %(agency)s. Ask for one, or state the ground in law.") % {
            "agency": to
        }
    last = given[0]
    words = {
        "agency": to,
        "day": sv_date(last.withdrawn_on),
        "given": sv_date(last.given_on),
        "until": sv_date(last.valid_until),
    }
    if last.withdrawn_on and last.withdrawn_on <= max(day, until or day):
        return gettext("The consent to share with %(agency)s was withdrawn %(day)s.") % words
    if last.given_on > day:
        return gettext("The consent to share with %(agency)s holds from %(given)s.") % words
    if last.valid_until >= day:
        return gettext("The consent to share with %(agency)s holds until %(until)s only.") % words
    return gettext("The consent to share with %(agency)s ended %(until)s.") % words


@transaction.atomic
def share(
    *, youth: Youth, agency: str, data: str, shared_on: date, actor: User | None, today: date, ground: str = "", agency_name: str = "",
    until: date | None = None,
) -> Share:  # fmt: skip
    """Note that data was given to an agency, and on what that rests; `until` the day when it is told there, if that is to come."""
    if shared_on > today:
        raise ValidationError({"shared_on": _("The date cannot be in the future.")})
    if shared_on < youth.birth_date:
        raise ValidationError({"shared_on": _("The date is before the date of birth.")})
    to = _agency(agency, on=shared_on)
    consent, stated = require_consent(
        youth=youth, agency=agency, day=shared_on, ground=ground, agency_name=agency_name, until=until
    )
    made = Share(
        youth=youth, agency=to.code, agency_version=to.known_version, agency_name=agency_name.strip(), shared_on=shared_on, data=data,
        consent=consent, ground=stated.code, ground_version=stated.version, user=actor,
    )  # fmt: skip
    made.clean_fields(exclude=["youth", "consent", "user"])
    made.save()
    return made


def _agency(code: str, *, on: date) -> Coded:
    agency = chosen("agency", code, on=on, field="agency")
    if not agency.code:
        raise ValidationError({"agency": _("Choose to whom.")})
    return agency
