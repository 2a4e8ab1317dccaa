"""One person under two numbers: found, merged in two steps, divided again; twins never (REL-25, REL-23, REL-24, PRV-26)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from kaa.core import clock
from kaa.core.access import Right
from kaa.core.names import search_key, sort_key
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import User
from tenant_apps.register.enums import NumberKind
from tenant_apps.register.models import NotSame, Proposal, Registration, Youth, YouthMerge, YouthNumber
from tenant_apps.register.selectors.duplicates import pairs
from tenant_apps.register.selectors.search import search
from tenant_apps.register.services import closing, merging, protection
from tests.factories import accounts, extens
from tests.factories import register as make
from tests.factories.numbers import as_coordination, as_tf, take, twin
from tests.factories.work import contact, intervention
from tests.tenant.sources.importing import TODAY, load

NUMBERS = take(30, born_between=(date(2009, 1, 1), date(2009, 12, 31)))
REAL = NUMBERS[0]
BORN = date(2009, int(REAL[4:6]), int(REAL[6:8]))
CODES = ("2281",)
pytestmark = [pytest.mark.req("REL-25", "K3-2.3")]


@pytest.fixture
def first(alfa: object) -> User:
    return accounts.user(Role.COORDINATOR, name="Maria Ek")


@pytest.fixture
def second(alfa: object) -> User:
    return accounts.user(Role.ADMINISTRATOR, name="Bo Alm")


def _person(number: str, **fields: Any) -> Youth:
    kind = (
        NumberKind.TF
        if "TF" in number
        else NumberKind.COORDINATION
        if int(number[6:8]) > 60
        else NumberKind.PERSONNUMMER
    )
    given, family = fields.pop("name", ("Mohamed", "Al Hassan"))
    birth = fields.pop("birth", BORN)
    made = make.youth(birth, number=number, number_kind=kind, given_name=given, family_name=family, **fields)
    if not given:  # the factory would make one up
        made.given_name, made.search_key, made.sort_key = "", search_key(family), sort_key(family)
        made.save()
    return made


def _merge(kept: Youth, away: Youth, first: User, second: User) -> YouthMerge:
    now = clock.now()
    merge = merging.propose_merge(kept=kept, away=away, reason="Samma pass", actor=first, now=now)
    return merging.apply_merge(merge=merge, actor=second, now=now, today=TODAY, municipality_codes=CODES)


def _divide(merge: YouthMerge, actor: User) -> YouthMerge:
    return merging.unmerge(
        merge=merge, reason="Fel person", actor=actor, now=clock.now(), today=TODAY, municipality_codes=CODES
    )


def _why(user: User) -> list[tuple[str, ...]]:
    return [one.why for one in pairs(user).rows]


# ---- finding ----


@pytest.mark.req("K3-2.1f")
@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param((as_coordination(REAL), ("Mohamed", "Al Hassan")), (REAL, ("Muhammad", "Alhassan")), True, id="transliterated"),
        pytest.param((as_coordination(REAL), ("Amina", "Yusuf")), (REAL, ("Amina Noor", "Yusuf-Ali")), True, id="double surname"),
        pytest.param((as_tf(REAL), ("Amina", "Yusuf")), (REAL, ("Amina", "Yusuf")), True, id="TF and a real number"),
        pytest.param((as_tf(REAL), ("Mirja", "Lundh")), (REAL, ("Mirja", "Lund")), True, id="a silent letter"),
        pytest.param((as_tf(REAL), ("Sara", "Qvist")), (REAL, ("Zahra", "Kwist")), True, id="letters that sound alike"),
        pytest.param((as_tf(REAL), ("Sara", "Dahl")), (REAL, ("Sara", "Dal")), True, id="a silent letter within"),
        pytest.param((as_tf(REAL), ("Ida", "Lund")), (REAL, ("Ida", "Lind")), False, id="another short name"),
        pytest.param((as_tf(REAL), ("", "Yusuf")), (REAL, ("Amina", "Yusuf")), True, id="first name missing"),
        pytest.param((as_tf(REAL), ("Okänd", "Okänd")), (REAL, ("Amina", "Yusuf")), False, id="no name at all"),
        pytest.param((as_tf(REAL), ("Elin", "Ek")), (REAL, ("Alina", "Ek")), False, id="twins, one with TF"),
        pytest.param((as_tf(REAL), ("Hassan", "Omar")), (REAL, ("Hussein", "Omar")), False, id="twins with names alike"),
        pytest.param((as_coordination(REAL), ("Amina", "Yusuf")), (REAL, ("Bo", "Ek")), False, id="two strangers"),
        pytest.param((twin(REAL), ("André", "O'Brien")), (REAL, ("Andre", "OBrien")), True, id="two personnummer, the same name"),
        pytest.param((twin(REAL), ("Elin", "Ek")), (REAL, ("Ella", "Ek")), False, id="twins with personnummer"),
    ],
)  # fmt: skip
def test_pair__is_suggested_by_number_and_name(first: User, one: Any, other: Any, found: bool) -> None:
    for number, name in (one, other):
        _person(number, name=name)
    assert bool(pairs(first).rows) is found


@pytest.mark.req("PRV-26")
@pytest.mark.parametrize("kind", [as_coordination, as_tf])
def test_pair__is_never_of_two_birth_dates(first: User, kind: Any) -> None:
    one = _person(kind(REAL))
    other = _person(NUMBERS[7], birth=BORN + timedelta(days=1))
    make.detail(one), make.detail(other)
    assert not pairs(first).rows
    with pytest.raises(ValidationError):
        merging.propose_merge(kept=one, away=other, reason="x", actor=first, now=clock.now())


def test_pair__same_telephone_unless_twins(first: User) -> None:
    one = _person(REAL, name=("Amina", "Yusuf"))
    other = _person(twin(REAL), name=("Bo", "Ek"))
    make.detail(one, "0701740635"), make.detail(other, "+46701740635", source="staff")
    assert _why(first) == [("Samma telefon",)] or len(_why(first)[0]) == 1
    Youth.objects.filter(pk=other.pk).update(family_name="Yusuf")
    assert not pairs(first).rows


def test_pair__both_known_to_the_population_register__never(first: User) -> None:
    from tenant_apps.sources.models import Source

    for number in (REAL, twin(REAL)):
        make.source_record(_person(number), "folkbokforing")
    assert len(pairs(first).rows) == 1
    Source.objects.update(kind="population")
    assert not pairs(first).rows


@pytest.mark.req("PRV-22")
def test_pair__with_somebody_protected__is_the_handlers(first: User) -> None:
    _person(REAL, protected=True)
    _person(as_tf(REAL))
    assert not pairs(first).rows
    assert len(pairs(accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)).rows) == 1


def test_not_the_same__never_comes_back(first: User, second: User) -> None:
    one, other, third = _person(REAL), _person(as_tf(REAL)), _person(as_coordination(REAL))
    with pytest.raises(ValidationError):
        merging.say_not_same(one=other, other=one, reason=" ", actor=first, now=clock.now())
    merging.say_not_same(one=other, other=one, reason="Kusiner", actor=first, now=clock.now())
    assert {frozenset((each.one.pk, each.other.pk)) for each in pairs(first).rows} == {
        frozenset((one.pk, third.pk)), frozenset((other.pk, third.pk))
    }  # fmt: skip
    _merge(third, other, first, second)  # who is not the same stays so under another row
    assert not pairs(first).rows
    assert NotSame.objects.get().reason == "Kusiner"


# ---- two steps ----


def test_merge__takes_two_persons_unless_there_is_one(first: User) -> None:
    one, other = _person(REAL), _person(as_tf(REAL))
    now = clock.now()
    merge = merging.propose_merge(kept=one, away=other, reason="Samma pass", actor=first, now=now)
    assert Youth.objects.get(pk=other.pk).merged_into_id is None
    second = accounts.user(Role.COORDINATOR)
    with pytest.raises(ValidationError):
        merging.apply_merge(merge=merge, actor=first, now=now, today=TODAY, municipality_codes=CODES)
    User.objects.filter(pk=second.pk).update(is_active=False)
    merging.apply_merge(merge=merge, actor=first, now=now, today=TODAY, municipality_codes=CODES)
    assert Youth.objects.get(pk=other.pk).merged_into_id == one.pk


def test_merge__needs_the_right(first: User) -> None:
    coach = accounts.user(Role.COACH)
    with pytest.raises(PermissionDenied):
        merging.propose_merge(kept=_person(REAL), away=_person(as_tf(REAL)), reason="x", actor=coach, now=clock.now())


def test_merge__waits_for_overlapping_registrations(first: User, second: User) -> None:
    one, other = _person(REAL), _person(as_coordination(REAL))
    make.registration(one, date(2026, 1, 10))
    wrong = make.registration(other, date(2026, 2, 10))
    assert len(merging.plan(kept=one, away=other).overlaps) == 1
    with pytest.raises(ValidationError):
        _merge(one, other, first, second)
    closing.mark_mistake_by_hand(registration=wrong, version=wrong.version, reason="Dubbel", actor=first)
    merge = YouthMerge.objects.get()
    merging.apply_merge(merge=merge, actor=second, now=clock.now(), today=TODAY, municipality_codes=CODES)
    assert Registration.objects.filter(youth=one).count() == 2


@pytest.mark.req("REL-23", "REL-24")
def test_merge__the_better_number_goes_on_and_the_other_still_finds(first: User, second: User) -> None:
    kept, away = _person(as_coordination(REAL)), _person(REAL, name=("Muhammad", "Alhassan"))
    tf = as_tf(REAL)
    YouthNumber.objects.create(youth=away, value=tf, kind="tf", replaced_on=TODAY)
    _merge(kept, away, first, second)
    kept.refresh_from_db()
    assert (kept.personnummer, kept.full_name) == (REAL, "Muhammad Alhassan")
    assert set(kept.numbers.values_list("value", flat=True)) == {tf, as_coordination(REAL)}
    for number in (REAL, tf, as_coordination(REAL)):
        make.registration(kept, TODAY) if not kept.registrations.exists() else None
        assert [one.pk for one in search(first, number, today=TODAY).youths] == [kept.pk]


# ---- and back ----


def _tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the tenant but histories, the merges themselves, and proposals nobody has decided: they are made anew."""
    found = {}
    skip = {"register_youthmerge", "audit_readlog"}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if hasattr(model, "pgh_tracked_model") or table in skip or model._meta.app_label not in LABELS:
                continue
            columns = [f'"{field.column}"' for field in model._meta.concrete_fields if field.column != "version"]
            where = " where state in ('applied', 'rejected')" if model is Proposal else ""
            cursor.execute(f"select {', '.join(columns)} from {table}{where}")  # type: ignore[arg-type]
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


LABELS = {"register", "outreach", "support", "sources", "reporting", "work", "accounts"}


def _fill(youth: Youth, dice: random.Random) -> None:
    """Something of most kinds, some of it what the other one may have, too."""
    same = date(2026, 3, 1)
    for _n in range(dice.randint(0, 3)):
        contact(
            youth,
            same + timedelta(days=dice.randint(0, 90)),
            occupation=dice.choice([None, make.occupation(youth, same)]),
        )
        make.occupation(youth, same + timedelta(days=dice.randint(0, 90)))
    for n in range(dice.randint(0, 2)):
        intervention(youth, "guidance", same + timedelta(days=n))
        make.detail(youth, f"07017406{dice.randint(30, 33)}") if not youth.details.exists() else None
        make.guardian(youth, n + 1)
    if dice.random() < 0.6:
        make.placement(youth, date(2025, 8, 18), dice.choice([None, same]))
        make.source_record(youth, dice.choice(["extens", "beda"]))
    if dice.random() < 0.5:
        make.compulsory(youth, date(2025, 6, 13))
    if dice.random() < 0.5:
        make.exam(youth, date(2026, 6, 12))
        make.proposal(youth, same, state=dice.choice(["new", "rejected"]))
    if dice.random() < 0.3:
        make.residence(youth, "0180", date(2005, 1, 1), date(2009, 1, 1))


@pytest.mark.parametrize("seed", range(25))
def test_merge_and_divide__leave_equal_tables(first: User, second: User, seed: int) -> None:
    dice = random.Random(seed)
    numbers = dice.sample([REAL, twin(REAL), as_coordination(REAL), as_tf(REAL)], 2)
    one, other = (_person(number, name=(dice.choice(["Ali", ""]), "Ek")) for number in numbers)
    for youth in (one, other):
        _fill(youth, dice)
    if dice.random() < 0.7:
        make.registration(one, date(2026, 1, 10), date(2026, 2, 10))
    if dice.random() < 0.7:
        make.registration(other, date(2026, 2, 10), dice.choice([None, date(2026, 5, 1)]))
    before = _tables()
    merge = _merge(one, other, first, second)
    other.refresh_from_db()
    assert (other.personnummer, other.full_name, other.merged_into_id) == (None, "", one.pk)
    assert _tables() != before
    _divide(merge, second)
    after = _tables()
    assert {table for table in before if before[table] != after[table]} == set()


def test_divide__later_work_that_holds_them_together_is_named(first: User, second: User) -> None:
    one, other = _person(REAL), _person(as_tf(REAL))
    fact = make.occupation(other, TODAY)
    merge = _merge(one, other, first, second)
    contact(one, TODAY, occupation=fact)
    with pytest.raises(ValidationError) as told:
        _divide(merge, second)
    assert "kontakt" in str(told.value).lower() or "contact" in str(told.value).lower()
    assert Youth.objects.get(pk=other.pk).merged_into_id == one.pk  # all of it, or nothing


def test_divide__the_latest_first(first: User, second: User) -> None:
    one, other, third = _person(REAL), _person(as_tf(REAL)), _person(as_coordination(REAL))
    earlier = _merge(other, third, first, second)
    later = _merge(one, other, first, second)
    assert Youth.objects.get(pk=third.pk).merged_into_id == one.pk  # its address leads to who stayed last
    with pytest.raises(ValidationError):
        _divide(earlier, first)
    _divide(later, first)
    _divide(earlier, first)
    assert not Youth.objects.exclude(merged_into=None).exists()
    assert Youth.objects.get(pk=third.pk).personnummer == as_coordination(REAL)


def test_divide__what_was_changed_since_stays(first: User, second: User) -> None:
    one, other = _person(as_tf(REAL), name=("Ali", "Ek")), _person(REAL, name=("Aly", "Ek"))
    merge = _merge(one, other, first, second)
    label = make.models.Youth._meta.get_field("label").related_model.objects.create(name="Väst")
    Youth.objects.filter(pk=one.pk).update(label=label)
    added = contact(one, TODAY)
    _divide(merge, first)
    one.refresh_from_db()
    added.refresh_from_db()
    assert (one.label_id, one.full_name, one.personnummer, added.youth_id) == (label.pk, "Ali Ek", as_tf(REAL), one.pk)


# ---- everything else sees one ----


@pytest.mark.req("REL-23")
@pytest.mark.parametrize("by", [REAL, as_coordination(REAL)], ids=["the one number", "the other"])
def test_import_after_a_merge__changes_who_stayed(first: User, second: User, by: str) -> None:
    load([extens.row(REAL), *(extens.row(number) for number in NUMBERS[1:6])])
    kept = Youth.objects.get(personnummer=REAL)
    away = _person(as_coordination(REAL), name=("Alva", "Åsberg"), birth=kept.birth_date)
    _merge(kept, away, first, second)
    run = load([extens.row(by, family_name="Nyberg"), *(extens.row(number) for number in NUMBERS[1:6])], as_of=TODAY + timedelta(days=7))  # fmt: skip
    kept.refresh_from_db()
    away.refresh_from_db()
    assert (kept.family_name, away.family_name, kept.personnummer) == ("Nyberg", "", REAL)
    assert (run.counts["new"], run.counts["changed"], run.counts["gone"]) == (0, 1, 0)


@pytest.mark.req("K3-2.3")
def test_merged__counts_once_everywhere(first: User, second: User) -> None:
    from tenant_apps.quality.period import PERIOD_CTES, period_parameters
    from tenant_apps.register.identification.listing import ids_of
    from tenant_apps.register.selectors.counting import counts
    from tenant_apps.register.selectors.filtering import YouthFilter, filtered
    from tenant_apps.register.services.proposals import propose

    one, other = _person(REAL), _person(as_coordination(REAL))
    for youth in (one, other):
        make.compulsory(youth, date(2025, 6, 13))
    make.registration(one, date(2026, 1, 10), date(2026, 2, 10))
    make.registration(other, date(2026, 8, 10))
    proposed = make.proposal(other, TODAY)
    _merge(one, other, first, second)
    propose(day=TODAY, municipality_codes=CODES)
    wanted = YouthFilter(state="all")
    assert list(filtered(first, wanted, today=TODAY)) == [one]
    assert counts(first, wanted, today=TODAY).total == 1
    assert counts(first, YouthFilter(state="residents"), today=TODAY).total == 0
    assert ids_of([proposed.public_id]) == []
    with connection.cursor() as cursor:
        cursor.execute(f"with {PERIOD_CTES} select id from person", period_parameters("2026H2", None))
        assert cursor.fetchall() == [(one.pk,)]
    assert not Proposal.objects.filter(youth=other, state__in=["new", "inquiry"]).exists()


@pytest.mark.req("PRV-24")
def test_protection_after_a_merge__hides_and_erases_both_rows(first: User, second: User) -> None:
    one, other = _person(REAL), _person(as_coordination(REAL))
    merge = _merge(one, other, first, second)
    handler = accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    protection.protect_by_hand(youth=one, note="ringde", actor=handler, now=clock.now())
    other.refresh_from_db()
    assert other.protected_at is not None
    with pytest.raises(PermissionDenied):
        _divide(merge, first)
    protection.erase(youth=one, actor=handler, now=clock.now())
    assert not Youth.objects.filter(pk__in=(one.pk, other.pk)).exists()
    for model in (Youth, YouthMerge):
        assert not model.pgh_event_models["changed"].objects.exists()  # type: ignore[attr-defined]


# ---- the pages ----


def _login(user: User) -> Client:
    client = Client(HTTP_HOST="alfa.localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_pages__from_the_list_to_merged_and_divided(first: User, second: User, in_schema: Any) -> None:
    one, other = _person(REAL), _person(as_tf(REAL))
    make.registration(one, date(2026, 8, 10))
    make.detail(other, "0701740635")
    client = _login(first)
    pair = reverse("duplicate-pair", args=[one.public_id, other.public_id])
    assert pair in client.get(reverse("duplicates")).content.decode()
    assert "070-174 06 35" in client.get(pair).content.decode()
    assert client.post(pair, {"stays": str(one.public_id), "reason": ""}).status_code == 200
    assert client.post(pair, {"stays": str(one.public_id), "reason": "Samma pass"}).status_code == 302
    in_schema("k9901")
    merge = YouthMerge.objects.get()
    address, divide = (reverse(name, args=[merge.public_id]) for name in ("merge", "merge-divide"))
    colleague = _login(second)
    assert client.post(address, {}).status_code == 200  # the same person may not
    assert colleague.post(address, {}).status_code == 302
    moved_on = client.get(reverse("youth", args=[other.public_id]))
    assert (moved_on.status_code, moved_on["Location"]) == (302, reverse("youth", args=[one.public_id]))
    assert client.get(divide).status_code == 200
    divided = client.post(divide, {"reason": "Fel"})
    assert divided.status_code == 302
    assert client.get(reverse("youth", args=[other.public_id])).status_code == 200
    assert Right.REGISTRATIONS_WRITE is merging.right_for(one, other)


def test_pages__not_the_same(first: User) -> None:
    one, other = _person(REAL), _person(as_tf(REAL))
    client = _login(first)
    address = reverse("duplicate-not-same", args=[one.public_id, other.public_id])
    assert client.post(address, {"reason": ""}).status_code == 200
    assert client.post(address, {"reason": "Kusiner"}).status_code == 302
    pair = reverse("duplicate-pair", args=[one.public_id, other.public_id])
    assert pair not in client.get(reverse("duplicates")).content.decode()
    assert "Kusiner" in client.get(pair).content.decode()
