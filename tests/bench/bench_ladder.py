"""The next steps of 10 000 registered youths, against a full read of the tables that the rule uses (see bench_rules)."""

from __future__ import annotations

from datetime import date

from django.db import connection

from tenant_apps.outreach.ladder.rule import Rule, sql
from tenant_apps.outreach.ladder.selectors import next_steps
from tenant_apps.register.identification.decisions import planned_for
from tests.bench import population
from tests.bench.bench_rules import fetched, full_read
from tests.bench.figures import figure, seconds, stopwatch

TIMES = 5
TABLES = (
    "register_registration", "outreach_contact", "register_occupationfact", "register_schoolplacement", "register_residence", "sources_sourcerecord",
)  # fmt: skip
# a municipality of those 10 000, not of the 100 000 around them
FEWER = "delete from register_registration r using (select id from register_registration order by id offset 10000) o where r.id = o.id"
CLIMBED = """
    insert into outreach_contact (youth_id, at, channel, channel_version, recipient, recipient_version, outcome, outcome_version)
    select r.youth_id, (%(start)s::date + 75 + n * 4) + interval '10 hours', 'phone', 1, 'youth', 1, 'no_answer', 1
    from register_registration r cross join generate_series(0, 1 + (r.youth_id %% 3)::int) n where r.youth_id %% 2 = 0"""


def statement() -> int:
    rule = Rule(population.TODAY)
    with planned_for(None):
        return fetched(sql() + " select * from found where blocked = ''", rule.parameters(None))


def run() -> None:
    population.residents()
    population.execute(FEWER)
    population.execute(CLIMBED, {"start": date(2127, 7, 1)})
    population.analyze()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from register_registration")
        registered = cursor.fetchone()[0]
    measured = seconds(statement, times=TIMES)
    figure("ladder_10000", measured=measured, floor=full_read(TABLES), limit=3)
    with stopwatch() as elapsed:
        found = next_steps(today=population.TODAY)
    print(f"note next_steps={elapsed():.3f} found={len(found)} registered={registered}")
