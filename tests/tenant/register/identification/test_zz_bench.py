import time, io
from datetime import date
import pytest
from django.db import connection
from tenant_apps.register.identification.decisions import sql, decide
from tenant_apps.register.identification.ruleset import parameters
import os
N=int(os.environ.get("N","100000"))
def test_bench__x(alfa):
    c=connection.cursor()
    c.execute("set local work_mem='%s'" % os.environ.get("WM","4MB"))
    c.execute("alter table register_youth disable trigger user") if False else None
    t=time.time()
    c.execute(f"""
    insert into register_youth (personnummer,birth_date,given_name,family_name) select null, date '2006-11-22'+(i%1500), 'a'||i,'b'||i from generate_series(1,{N}) i;
    insert into register_residence (youth_id,municipality_code,valid_from,source) select id,'2281',birth_date,'extens' from register_youth;
    insert into register_compulsoryschool (youth_id,school_name,ended_on,source) select id,'x',make_date(extract(year from birth_date)::int+16,6,12),'extens' from register_youth;
    insert into register_schoolplacement (youth_id,source,school_form,school_form_version,school_unit,school_name,programme,started_on,ended_on,end_reason,first_seen_on,last_seen_on)
      select id,'extens','GY',1,'1000001','skolan','BF',make_date(extract(year from birth_date)::int+16,8,20), case when id%20=0 then date '2026-10-01' end, case when id%20=0 then 'interrupted' else '' end, date '2026-01-01',date '2026-11-01' from register_youth;
    insert into register_exam (youth_id,kind,kind_version,awarded_on,source,first_seen_on) select id,'study_certificate',1,date '2026-06-10','beda',date '2026-06-10' from register_youth where id%10=0;
    insert into sources_source (slug,name,kind) values ('extens','Extens','x');
    insert into sources_sourcerecord (source_id,youth_id,content_hash,first_seen_on,changed_on) select s.id,y.id,repeat('0',32),'2026-01-01','2026-01-01' from register_youth y, sources_source s;
    insert into register_registration (youth_id,municipality_code,covered_from,registered_on,latest_studies) select id,'2281','2026-09-01','2026-09-01','not_begun' from register_youth where id%25=0;
    """)
    print("built", time.time()-t)
    t=time.time()
    raw=c.connection.cursor() if hasattr(c.connection,'cursor') else c
    def floor():
        t=time.time(); n=0
        with connection.connection.cursor().copy("""copy (select y.*,r.*,p.*,cs.*,e.*,g.*,sr.* from register_youth y left join register_residence r on r.youth_id=y.id left join register_schoolplacement p on p.youth_id=y.id
          left join register_compulsoryschool cs on cs.youth_id=y.id left join register_exam e on e.youth_id=y.id left join register_registration g on g.youth_id=y.id left join sources_sourcerecord sr on sr.youth_id=y.id) to stdout""") as cp:
            for b in cp: n+=len(b)
        return time.time()-t, n
    print("floor", floor(), floor())
    for every in (False,True):
        for _ in range(2):
            t=time.time()
            c.execute("select count(*), count(*) filter (where decision='in'), count(*) filter (where decision='out'), count(*) filter (where decision='check'), count(evidence) from ("+sql()+") d", parameters(day=date(2026,11,20),municipality_codes=["2281"],youths=None,every=every))
            print(every, c.fetchone(), time.time()-t)
    t=time.time(); d=decide(day=date(2026,11,20),municipality_codes=["2281"],youths=[5000]); print("one", time.time()-t)
    c.execute("explain analyze "+sql(), parameters(day=date(2026,11,20),municipality_codes=["2281"],youths=None,every=False))
    open('/tmp/ident_plan.txt','w').write("\n".join(r[0] for r in c.fetchall()))
