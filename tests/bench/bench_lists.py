"""Ungdomar: its first page among 100 youths and among 100 000, and its counts against one GROUPING SETS scan of the rows that the list shows.

The scan has the tables that the list's own columns and filters are read from. What the quality rules cost on top of it is the product's.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import connection

from kaa.core.access import Right
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import RoleGrant, User
from tenant_apps.register.selectors.counting import DEAR, DIMENSIONS, JOINS, KNOWN, NO_COLOURS, _days, counts
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
    """The floor: every attribute of those whom the list shows, counted by GROUPING SETS, with no rule, no right and no words."""
    quick = {name: one for name, one in DIMENSIONS.items() if name not in DEAR}
    own = ", ".join(f'{one.sql} as "{name}"' for name, one in quick.items())
    sets = ", ".join(f'("{name}")' for name in quick)
    names = ", ".join(f'"{name}"' for name in quick)
    shown = "select y.id, y.birth_date, y.label_id, y.unit_id from register_youth y where y.id in (select youth_id from reg where is_open)"
    joined = f"from ({shown}) y {' '.join(JOINS.values())}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"with {NO_COLOURS}, {KNOWN}, known as (select {own} {joined}) select {names}, count(*) from known group by grouping sets ({sets})",
            _days(population.TODAY),
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
    floor = seconds(scan)
    for name, one in (("list_counts", {}), ("list_counts_filtered", {"label": "none", "contact": "30"})):
        counted = seconds(partial(counts, user, YouthFilter(**one), today=population.TODAY))
        figure(name, measured=counted, floor=floor, limit=2)
    later = seconds(partial(counts, user, YouthFilter(), today=population.TODAY, quick=False, late=True))
    print(f"note list_counts_later={later / floor:.2f}")  # rules and ladder for everybody, by a request of their own
