"""The next steps of 10 000 registered youths, against a full read of the tables that the rule uses (see bench_rules); and its statements."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenant_apps.outreach.ladder.rule import Rule, sql
from tenant_apps.outreach.ladder.selectors import next_steps
from tenant_apps.register.identification.decisions import planned_for
from tests.bench import population
from tests.bench.bench_rules import fetched, full_read
from tests.bench.figures import figure, seconds, stopwatch

TIMES = 5
REGISTERED, FEW = 10_000, 100
TABLES = (
    "register_registration", "outreach_contact", "outreach_outreachpause", "outreach_steprecord", "register_occupationfact", "register_guardian",
    "register_schoolplacement", "register_residence", "sources_sourcerecord",
)  # fmt: skip
# a municipality of those 10 000, not of the 100 000 around them
FEWER = "delete from register_registration r using (select id from register_registration order by id offset %(keep)s) o where r.id = o.id"
# of each hundred: fifty have got up to four attempts of all kinds, ten wait for a day that staff have set, ten have had a step passed over,
# and what is known of occupations is (population) from two conversations, for one in five lapsed since
CLIMBED = (
    """insert into outreach_contact (youth_id, at, channel, channel_version, recipient, recipient_version, outcome, outcome_version)
       select r.youth_id, (%(start)s::date + 75 + n * 4) + interval '10 hours', (array['phone', 'letter', 'sms', 'email'])[1 + n], 1,
              case when (r.youth_id + n) %% 3 = 0 then 'guardian' else 'youth' end, 1,
              (array['no_answer', 'reached', 'no_answer', 'sent'])[1 + ((r.youth_id + n) %% 4)::int], 1
       from register_registration r cross join generate_series(0, 1 + (r.youth_id %% 3)::int) n where abs(hashint8(r.youth_id)) %% 100 < 50""",
    """insert into outreach_outreachpause (public_id, version, created_at, youth_id, made_at, until_on, reason)
       select gen_random_uuid(), 1, now(), youth_id, %(start)s::date + 90, %(start)s::date + 60 + (youth_id %% 90)::int,
              (array['asked', 'not_interested', 'agreed'])[1 + youth_id %% 3]
       from register_registration where abs(hashint8(youth_id)) %% 100 between 45 and 54""",
    """insert into outreach_steprecord (public_id, created_at, youth_id, at, way, result, note)
       select gen_random_uuid(), now(), youth_id, %(start)s::date + 92, 'visit', 'skipped', 'mätning'
       from register_registration where abs(hashint8(youth_id)) %% 100 between 55 and 64""",
    """update register_occupationfact set code = 'unknown', as_of = as_of - 200, known_on = known_on - 200
       where abs(hashint8(youth_id)) %% 5 = 0""",
)


def statement() -> int:
    rule = Rule(population.TODAY)
    with planned_for(None):
        return fetched(sql() + " select * from found where blocked = ''", rule.parameters(None))


def statements() -> int:
    """How many the product needs for everybody's next steps."""
    with CaptureQueriesContext(connection) as made:
        next_steps(today=population.TODAY)
    return len(made.captured_queries)


def municipality(registered: int) -> None:
    population.execute(FEWER, {"keep": registered})
    population.analyze()


def run() -> None:
    population.residents()
    municipality(REGISTERED)
    for one in CLIMBED:
        population.execute(one, {"start": date(2127, 7, 1)})
    population.analyze()
    measured = seconds(statement, times=TIMES)
    figure("ladder_10000", measured=measured, floor=full_read(TABLES), limit=3)
    with stopwatch() as elapsed:
        found = next_steps(today=population.TODAY)
    print(f"note next_steps={elapsed():.3f} found={len(found)} registered={REGISTERED}")
    many = statements()
    municipality(FEW)
    statements()  # what is read once in a while
    figure("ladder_statements", measured=many, floor=statements(), limit=1)  # of 10 000 against of 100: the same
