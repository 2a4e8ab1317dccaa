"""Ungdomar: its first page among 100 youths and among 100 000, and its counts against one bare GROUPING SETS scan of the same tables."""

from __future__ import annotations

from datetime import date

from django.db import connection

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant, User
from tenant_apps.quality.colours import colour_ctes
from tenant_apps.register.selectors.counting import DIMENSIONS, JOINED, KNOWN, NO_COLOURS, _days, counts
from tenant_apps.register.selectors.filtering import YouthFilter
from tenant_apps.register.selectors.listing import youth_page
from tests.bench import population
from tests.bench.figures import figure, seconds

TIMES = 7
FEW = 400  # of whom every fourth is registered, as among the many: 100 in the list


def staff() -> User:
    found, _made = User.objects.get_or_create(email="matning@example.test", defaults={"name": "Mätning"})
    RoleGrant.objects.get_or_create(user=found, role=Role.ADMINISTRATOR)
    assert found.may(Right.RESIDENTS_READ)
    return found


def first_page(user: User, **wanted: str) -> float:
    return seconds(lambda: youth_page(user, YouthFilter(**wanted), today=population.TODAY), times=TIMES)


def scan() -> None:
    """The floor: every attribute of everybody, counted by GROUPING SETS, with no filter, no right and no words."""
    ctes, parameters = colour_ctes(today=population.TODAY) or (NO_COLOURS, {})
    own = ", ".join(f'{one.sql} as "{name}"' for name, one in DIMENSIONS.items())
    sets = ", ".join(f'("{name}")' for name in DIMENSIONS)
    names = ", ".join(f'"{name}"' for name in DIMENSIONS)
    joined = JOINED.format(visible="select id, birth_date, label_id, unit_id from register_youth")
    with connection.cursor() as cursor:
        cursor.execute(
            f"with {ctes}, {KNOWN}, known as (select {own} {joined}) select {names}, count(*) from known group by grouping sets ({sets})",
            {**parameters, **_days(population.TODAY)},
        )
        cursor.fetchall()


def explain(user: User) -> None:
    """What the first page does, for the reader of the bench."""
    from tenant_apps.register.selectors.filtering import filtered
    from tenant_apps.register.selectors.listing import ordered

    rows, _rising = ordered(filtered(user, YouthFilter(), today=population.TODAY), "name")
    print("note " + rows[:51].explain(analyze=True).replace("\n", "\nnote "))


def few() -> None:
    population.tenant()
    population.empty()
    population.load(population.school_file(FEW))
    for statement in population.WORK:
        population.execute(statement, {"start": date(2127, 7, 1), "code": population.CODE, "every": 4})
    population.analyze()


def run() -> None:
    few()
    user = staff()
    wanted: list[dict[str, str]] = [{}, {"state": "all"}, {"label": "none", "contact": "recent"}]
    small = [first_page(user, **one) for one in wanted]
    population.residents()
    explain(user)
    large = [first_page(user, **one) for one in wanted]
    for name, measured, floor in zip(
        ("list_first_page", "list_first_page_all", "list_first_page_filtered"), large, small, strict=True
    ):
        figure(name, measured=measured, floor=floor, limit=2)
    print(f"note list_page_of_nobody={first_page(user, contact='30'):.3f}")  # everybody is looked at, and nobody fits
    counted = seconds(lambda: counts(user, YouthFilter(label="none", contact="30"), today=population.TODAY))
    figure("list_counts", measured=counted, floor=seconds(scan), limit=2)
