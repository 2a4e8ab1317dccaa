"""Something for every quality rule to find among those registered, a hundredth or so of them each: for the growth of each rule's list.

Whom is chosen by a hash of the youth's key, so that one in five registered has a fifth of it. What the database refuses, or the period's cut
leaves out, nobody can make: K4, K5 and K13 are guards (tests/tenant/quality/test_guards.py).
"""

from __future__ import annotations

from datetime import date

from tests.bench import population

GUARDS = {"K4", "K5", "K13"}
KEPT = "create table bench_kept as select id, personnummer, number_kind, birth_date from register_youth"
RESTORED = (
    """update register_youth y set personnummer = k.personnummer, number_kind = k.number_kind, birth_date = k.birth_date
       from bench_kept k where k.id = y.id and (y.personnummer, y.birth_date) is distinct from (k.personnummer, k.birth_date)""",
    "drop table bench_kept",
    "update register_residence set municipality_code = %(code)s where municipality_code <> %(code)s",
    "delete from register_exam where source = 'bench'",
)


def _chosen(place: int) -> str:
    return f"abs(hashint8({{youth}}) %% 80) = {place}"


def _of(place: int, youth: str = "youth_id") -> str:
    return _chosen(place).format(youth=youth)


REGISTRATION = """insert into register_registration (youth_id, municipality_code, covered_from, registered_on, deregistered_on, ceased_on,
    latest_studies, latest_studies_version, end_reason, end_reason_version) select youth_id, %(code)s, """
FACT = "insert into register_occupationfact (youth_id, code, code_version, as_of, known_on, informant, informant_version) select youth_id, "
FLAWS = {
    "R1": f"{FACT} 'none', 1, %(start)s::date + 80, %(start)s::date + 80, 'youth', 1 from support_intervention where {_of(1)}",
    "R2, Y4": f"""with gone as (update outreach_contact set occupation_id = null where {_of(2)})
        delete from register_occupationfact where {_of(2)}""",
    "R3": f"update support_intervention set end_reason = '', end_reason_version = null where ended_on is not null and {_of(3)}",
    "R4": f"update support_intervention set occupation_after = '', occupation_after_version = null where ended_on is not null and {_of(4)}",
    "R5": f"""update support_intervention set type = 'internship', ended_on = %(start)s::date + 90, end_reason = 'completed', end_reason_version = 1,
        occupation_after = 'internship', occupation_after_version = 1 where {_of(5)}""",
    # closed, and registered again
    "R6": f"""with ended as (update register_registration set deregistered_on = %(start)s::date + 70, ceased_on = %(start)s::date + 70,
                  latest_studies = 'study_certificate', end_reason = 'national_programme', end_reason_version = 1
              where {_of(6)} returning youth_id)
        {REGISTRATION} %(start)s::date + 80, %(start)s::date + 80, null, null, 'not_begun', 1, '', null from ended""",
    "Y1": f"""insert into register_exam (youth_id, kind, kind_version, awarded_on, source, first_seen_on)
        select youth_id, 'study_certificate', 1, %(start)s::date, 'bench', %(start)s::date from register_registration where {_of(7)}""",
    "Y2": f"update register_registration set latest_studies = '' where {_of(8)}",
    "Y3": f"""update register_registration set deregistered_on = %(start)s::date + 70, ceased_on = %(start)s::date + 70,
        end_reason = 'national_programme', end_reason_version = 1 where {_of(9)}""",
    "G1": f"update support_intervention set ended_on = null, end_reason = '', occupation_after = '' where {_of(10)}",
    "K1": f"""update register_youth set personnummer = left(personnummer, 11) || (right(personnummer, 1)::int + 1) %% 10
        where {_of(11, "id")}""",
    "K2": f"""update register_youth set personnummer = left(personnummer, 8) || 'TF' || right(personnummer, 2), number_kind = 'tf'
        where {_of(12, "id")} and id in (select min(id) from register_youth group by left(personnummer, 8), right(personnummer, 2))""",
    "K3": f"update register_occupationfact set code = 'astronaut' where {_of(13)}",
    "K6": f"""{FACT} 'work', 1, %(start)s::date, %(start)s::date, 'youth', 1 from register_registration
        where registered_on > %(start)s::date and {_of(14)}""",
    "K7": f"""update register_registration set deregistered_on = %(start)s::date + 100, ceased_on = %(start)s::date + 100, end_reason = ''
        where {_of(15)}""",
    "K8": f"""update support_intervention set ended_on = null, end_reason = 'completed', end_reason_version = 1 where {_of(16)}""",
    "K9": f"update register_youth set birth_date = birth_date - interval '9 years' where {_of(17, 'id')}",
    # 20 in the period
    "K10": f"update register_youth set birth_date = %(start)s::date - interval '20 years' + interval '60 days' where {_of(18, 'id')}",
    # a day's registration within another
    "K11": f"""{REGISTRATION} %(start)s::date + 65, %(start)s::date + 65, %(start)s::date + 65, %(start)s::date + 65, 'not_begun', 1,
        'national_programme', 1 from register_registration where deregistered_on is null and {_of(19)}""",
    "K12": f"{FACT} code, 1, as_of, known_on, informant, 1 from register_occupationfact where {_of(20)}",
    "K14": f"""update register_residence set municipality_code = '0180' where {_of(21)} and valid_to is null""",
}


def make() -> None:
    population.execute(KEPT)
    for statement in FLAWS.values():
        population.execute(statement, {"start": date(2127, 7, 1), "code": population.CODE})
    population.analyze()


def unmake() -> None:
    """What residents() does not make anew."""
    for statement in RESTORED:
        population.execute(statement, {"code": population.CODE})
