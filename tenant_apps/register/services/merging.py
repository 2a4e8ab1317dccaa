"""Two rows that are one person become one, in two steps, and can be divided again (REL-25).

Never by itself, and never across birth dates: who got a new identity must not be tied to the old one (PRV-26).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from kaa.core.access import Right
from kaa.core.names import search_key, sort_key
from kaa.core.templatetags.kaa_ui import sv_date
from kaa.core.tenancy import current_schema
from tenant_apps.accounts.matrix import MATRIX
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import NumberKind
from tenant_apps.register.models import NotSame, Registration, Youth, YouthMerge, YouthNumber
from tenant_apps.register.services import moving
from tenant_apps.register.services.guardians import hide_in_both
from tenant_apps.register.services.proposals import lock_register, propose
from tenant_apps.sources.models import Source, StagedRow

State = YouthMerge.State
RANK = {NumberKind.PERSONNUMMER: 0, NumberKind.COORDINATION: 1, NumberKind.TF: 2}
NO_NUMBER = 3
COLUMNS = (
    "personnummer", "number_kind", "given_name", "family_name", "sort_key", "search_key", "label_id", "unit_id", "deceased_on", "exempt_until",
    "exempt_reason",
)  # fmt: skip
EMPTY: dict[str, Any] = {
    "personnummer": None, "given_name": "", "family_name": "", "sort_key": "", "search_key": "", "label_id": None, "unit_id": None,
    "deceased_on": None, "exempt_until": None, "exempt_reason": "",
}  # fmt: skip


@dataclass(frozen=True)
class Overlap:
    """Two registrations of the same time: one of them is wrong, and must be mended or marked as a mistake first."""

    kept: Registration
    away: Registration


@dataclass(frozen=True)
class Plan:
    """What a merge would do. `number` is the one that goes on; `earlier` becomes an earlier number."""

    number: str
    earlier: str
    name: str
    moves: Mapping[str, int]
    stays: Mapping[str, int]
    overlaps: tuple[Overlap, ...]
    hindrances: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        return not self.overlaps and not self.hindrances


def plan(*, kept: Youth, away: Youth) -> Plan:
    values = _united(kept, away)
    moves, stays = moving.counts(kept=kept.pk, away=away.pk)
    earlier = [one for one in (kept.personnummer, away.personnummer) if one and one != values["personnummer"]]
    return Plan(
        number=values["personnummer"] or "", earlier=earlier[0] if earlier else "", name=f"{values['given_name']} {values['family_name']}".strip(),
        moves=moves, stays=stays, overlaps=tuple(_overlaps(kept, away)), hindrances=tuple(_hindrances(kept, away)),
    )  # fmt: skip


def _overlaps(kept: Youth, away: Youth) -> list[Overlap]:
    own, others = (list(one.registrations.filter(mistaken_at=None).order_by("registered_on")) for one in (kept, away))
    return [
        Overlap(one, other)
        for one in own
        for other in others
        if (other.deregistered_on is None or one.registered_on < other.deregistered_on)
        and (one.deregistered_on is None or other.registered_on < one.deregistered_on)
    ]


def _hindrances(kept: Youth, away: Youth) -> list[str]:
    found = []
    if kept.birth_date != away.birth_date:
        found.append(_("They have different birth dates. They are never merged."))
    if (kept.protected_at is None) != (away.protected_at is None):
        found.append(_("One of them is under protection. A handler first decides whether the other one is, too."))
    numbers = [{one.personnummer, *one.numbers.values_list("value", flat=True)} - {None} for one in (kept, away)]
    staged = [set(StagedRow.objects.filter(personnummer__in=each).values_list("run_id", flat=True)) for each in numbers]
    if staged[0] & staged[1]:
        found.append(_("A file with both waits to be applied. Apply it or discard it first."))
    return found


def _united(kept: Youth, away: Youth) -> dict[str, Any]:
    """The better number goes on, and with it the name that belongs to it; the rest is the kept one's, else the other's."""
    number, other = sorted((kept, away), key=lambda one: (_rank(one), one is away))
    values: dict[str, Any] = {"personnummer": number.personnummer, "number_kind": number.number_kind}
    named = number if number.full_name else other
    values |= {
        "given_name": named.given_name or other.given_name,
        "family_name": named.family_name or other.family_name,
    }
    given, family = values["given_name"], values["family_name"]
    values |= {"sort_key": sort_key(f"{family} {given}"), "search_key": search_key(f"{given} {family}")}
    for name in ("label_id", "unit_id", "deceased_on"):
        values[name] = getattr(kept, name) or getattr(away, name)
    exempt = kept if kept.exempt_until else away
    return values | {"exempt_until": exempt.exempt_until, "exempt_reason": exempt.exempt_reason}


def _rank(one: Youth) -> int:
    return RANK[NumberKind(one.number_kind)] if one.personnummer else NO_NUMBER


def right_for(*youths: Youth) -> Right:
    return Right.PROTECTED_HANDLE if any(one.protected_at for one in youths) else Right.REGISTRATIONS_WRITE


def may_confirm(*, merge: YouthMerge, actor: User) -> bool:
    """Another one than who proposed it; the same where the municipality has nobody else who may (rules: Who sees what)."""
    right = right_for(merge.kept, merge.away)
    if not actor.may(right):
        return False
    if merge.proposed_by_id != actor.pk:
        return True
    roles = [role for role, rights in MATRIX.items() if right in rights]
    return not User.objects.filter(is_active=True, grants__role__in=roles).exclude(pk=actor.pk).exists()


@transaction.atomic
def propose_merge(*, kept: Youth, away: Youth, reason: str, actor: User, now: datetime) -> YouthMerge:
    """Step 1: say that they are one, which row stays, and why. Nothing is moved."""
    _needs(actor, kept, away)
    note = _why(reason)
    kept, away = _locked(kept.pk, away.pk)
    if kept.pk == away.pk or kept.merged_into_id or away.merged_into_id:
        raise ValidationError(_("One of them has been merged already."))
    if found := _hindrances(kept, away):
        raise ValidationError(found)
    if _waiting().filter(Q(kept__in=(kept, away)) | Q(away__in=(kept, away))).exists():
        raise ValidationError(_("A merge with one of them waits to be confirmed already."))
    return YouthMerge.objects.create(kept=kept, away=away, reason=note, proposed_by=actor, proposed_at=now)


@transaction.atomic
def withdraw_merge(*, merge: YouthMerge, actor: User, now: datetime) -> None:
    _needs(actor, merge.kept, merge.away)
    if not _waiting().filter(pk=merge.pk).update(state=State.WITHDRAWN, ended_by=actor, ended_at=now):
        raise ValidationError(_("Somebody has decided on it already."))


@transaction.atomic
def apply_merge(
    *, merge: YouthMerge, actor: User, now: datetime, today: date, municipality_codes: Sequence[str]
) -> YouthMerge:
    """Step 2: move everything to the one who stays."""
    with pghistory.context(user=actor.pk, merge=str(merge.public_id)):
        merge, kept, away = _begin(merge, State.PROPOSED, actor)
        if not may_confirm(merge=merge, actor=actor):
            raise ValidationError(_("Somebody else than who proposed it confirms it."))
        if found := _hindrances(kept, away):
            raise ValidationError(found)
        if _overlaps(kept, away):
            raise ValidationError(
                _("They are registered at the same time. Mend or mark one of the registrations first.")
            )
        values = _united(kept, away)
        merge.before = {"kept": _columns(kept), "away": _columns(away), "united": values}
        Youth.objects.filter(pk=away.pk).update(**EMPTY, merged_into=kept, version=F("version") + 1)
        Youth.objects.filter(pk=kept.pk).update(**values, version=F("version") + 1)
        hide_in_both(youths=(kept.pk, away.pk), now=now)
        merge.moved = moving.move(kept=kept.pk, away=away.pk)
        for one in (kept, away):
            if one.personnummer and one.personnummer != values["personnummer"]:
                YouthNumber.objects.create(youth=kept, value=one.personnummer, kind=one.number_kind, replaced_on=today)
        merge.state, merge.applied_by, merge.applied_at = State.APPLIED, actor, now
        merge.save()
        _propose(today, municipality_codes, kept.pk)
    return merge


def unmerge(
    *, merge: YouthMerge, reason: str, actor: User, now: datetime, today: date, municipality_codes: Sequence[str]
) -> YouthMerge:
    """Divide again: what was moved goes back, what was added since stays with the one who stayed. Raises what stands in the way."""
    try:
        with transaction.atomic(), pghistory.context(user=actor.pk, unmerge=str(merge.public_id)):
            return _unmerge(merge, _why(reason), actor=actor, now=now, today=today, codes=municipality_codes)
    except IntegrityError:  # something was entered since that has the place of what would go back
        raise ValidationError(
            _("What has been entered since the merge takes the place of what would go back.")
        ) from None


def _unmerge(
    merge: YouthMerge, note: str, *, actor: User, now: datetime, today: date, codes: Sequence[str]
) -> YouthMerge:
    merge, kept, away = _begin(merge, State.APPLIED, actor)
    if found := what_hinders(merge=merge, kept=kept):
        raise ValidationError(found)
    united, before = merge.before["united"], merge.before["kept"]
    now_stands = _columns(kept)
    # a column that somebody or a file has changed since stays as it is now; a name goes back whole, or not at all
    unchanged = {name for name in COLUMNS if _plain(now_stands[name]) == _plain(united[name])}
    names = {"given_name", "family_name", "sort_key", "search_key"}
    unchanged -= set() if names <= unchanged else names
    values = {name: before[name] for name in unchanged}
    YouthNumber.objects.filter(youth=kept, value__in=_numbers(merge) - {united["personnummer"]}).delete()
    Youth.objects.filter(pk=kept.pk).update(**_restored(values), version=F("version") + 1)
    Youth.objects.filter(pk=away.pk).update(
        **_restored(merge.before["away"]), merged_into=None, version=F("version") + 1
    )
    moving.move_back(moved=merge.moved, kept=kept.pk, away=away.pk)
    if torn := moving.torn(kept=kept.pk, away=away.pk):
        raise ValidationError(
            _("What has been done since the merge holds them together: %(what)s.") % {"what": ", ".join(torn)}
        )
    merge.state, merge.ended_by, merge.ended_at, merge.end_reason = State.UNDONE, actor, now, note
    merge.before, merge.moved = {}, {}
    merge.save()
    _check_keys()
    _propose(today, codes, kept.pk, away.pk)
    return merge


def what_hinders(*, merge: YouthMerge, kept: Youth) -> list[str]:
    """What has been done since that must be undone first, the latest merge before the earlier ones."""
    if kept.merged_into_id is not None:
        return [_("The one who stayed has been merged into somebody else since. Divide those first.")]
    later = YouthMerge.objects.filter(kept=kept, state=State.APPLIED, applied_at__gt=merge.applied_at)
    found = [
        _("Another merge was made on %(day)s. Divide that one first.") % {"day": sv_date(one.applied_at)}
        for one in later
    ]
    has = {kept.personnummer, *kept.numbers.values_list("value", flat=True)}
    if not _numbers(merge) <= has or kept.personnummer != merge.before["united"]["personnummer"]:
        found.append(_("The numbers have been changed since."))
    if _waiting().filter(Q(kept=kept) | Q(away=kept)).exists():
        found.append(_("Another merge of the one who stayed waits to be confirmed. Withdraw it first."))
    return found


def _numbers(merge: YouthMerge) -> set[str]:
    return {merge.before[who]["personnummer"] for who in ("kept", "away")} - {None}


def moved_words(*, merge: YouthMerge) -> list[tuple[str, int]]:
    """What would go back, by kind."""
    words = {one.name: one.words for one in moving.owned()}
    found: dict[str, int] = {}
    for name, keys in merge.moved.items():
        kind = words.get(name, name)
        found[kind] = found.get(kind, 0) + len(keys)
    return list(found.items())


@transaction.atomic
def say_not_same(*, one: Youth, other: Youth, reason: str, actor: User, now: datetime) -> NotSame:
    """They are two persons: they are never suggested again."""
    _needs(actor, one, other)
    first, second = sorted((one, other), key=lambda youth: youth.pk)
    made, _new = NotSame.objects.get_or_create(
        first=first, second=second, defaults={"reason": _why(reason), "decided_by": actor, "decided_at": now}
    )
    _waiting().filter(kept__in=(one, other), away__in=(one, other)).update(
        state=State.WITHDRAWN, ended_by=actor, ended_at=now, end_reason=made.reason
    )
    return made


def _waiting() -> Any:
    return YouthMerge.objects.filter(state=State.PROPOSED)


def _begin(merge: YouthMerge, state: str, actor: User) -> tuple[YouthMerge, Youth, Youth]:
    """Nobody imports, registers or merges meanwhile; sources before the register, as an import that is undone takes them."""
    with connection.cursor() as cursor:
        for source in Source.objects.order_by("pk"):
            cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"import:{current_schema()}", source.pk])
    lock_register()
    found = YouthMerge.objects.select_for_update().get(pk=merge.pk)
    kept, away = _locked(found.kept_id, found.away_id)
    _needs(actor, kept, away)
    if found.state != state:
        raise ValidationError(_("Somebody has decided on it already."))
    return found, kept, away


def _propose(day: date, municipality_codes: Sequence[str], *youths: int) -> None:
    if municipality_codes:  # a partnership has no identification
        propose(day=day, municipality_codes=municipality_codes, youths=list(youths))


def _locked(kept: int, away: int) -> tuple[Youth, Youth]:
    rows = {one.pk: one for one in Youth.objects.select_for_update().filter(pk__in=(kept, away)).order_by("pk")}
    return rows[kept], rows[away]


def _needs(actor: User, *youths: Youth) -> None:
    if not actor.may(right_for(*youths)):
        raise PermissionDenied


def _why(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    return reason.strip()[:300]


def _columns(youth: Youth) -> dict[str, Any]:
    return {name: getattr(youth, name) for name in COLUMNS}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as they were; a label or unit that is no longer there is nobody's."""
    found = {name: Youth._meta.get_field(name.removesuffix("_id")) for name in values}
    restored: dict[str, Any] = {}
    for name, value in values.items():
        related: Any = found[name].related_model
        is_gone = related is not None and value is not None and not related.objects.filter(pk=value).exists()
        restored[name] = None if is_gone else value if related else found[name].to_python(value)  # type: ignore[union-attr]
    return restored


def _check_keys() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
