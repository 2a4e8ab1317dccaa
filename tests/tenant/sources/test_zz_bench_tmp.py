import sys, time, tracemalloc, resource, threading, os, psutil
sys.path.insert(0, "/tmp/srcbench")
from datetime import date
import pytest
from django.db import connection, transaction
from tests.factories import extens
from tests.tenant.sources.importing import counts
from tenant_apps.sources.services.applying import apply_run
from tenant_apps.sources.services import staging, statements, applying
from tenant_apps.sources.services.runs import ensure_source
from kaa.core.tenancy import as_owner
G = ["Alva","Bo","Åke","Dino","Elvira"]; F=["Åsberg","Brolund","Ek Alm","Öbrink"]
def rows(nums, change=0):
    for i,n in enumerate(nums):
        yield extens.row(n, given_name=G[i%5]+" "+G[i//5%5], family_name=F[i%4], phone=f"070-{i%1000000:06d}", email=f"u{i}@example.test", street=f"Gatan {i}",
            ended_on="2121-09-01" if i%10==0 else "", end_reason="AVB" if i%10==0 else "", started_on="2120-08-17", compulsory_ended_on="2120-06-10", resident_from="2115-01-01",
            guardian2_name="Lo Påhittad", guardian2_phone="070-0000003", school_name="Ny" if i<change else "Midälvaskolan")
class Peak(threading.Thread):
    def __init__(s): super().__init__(daemon=True); s.p=psutil.Process(); s.peak=0; s.go=True
    def run(s):
        while s.go: s.peak=max(s.peak,s.p.memory_info().rss); time.sleep(0.01)
@pytest.mark.django_db(transaction=True)
def test_bench__x(committed_alfa):
    from gen import numbers
    TODAY=date(2121,10,7)
    nums=numbers(100_000)
    one=extens.csv_file(rows(nums)); 
    half=len(one)
    print("bytes", half)
    staging.MAX_BYTES=10**9
    import tenant_apps.sources.reading.files as files; files.MAX_BYTES=10**9
    src=ensure_source(slug="extens")
    applying.STEPS  # noqa
    def go(content, **kw):
        base=psutil.Process().memory_info().rss; pk=Peak(); pk.start()
        t=time.perf_counter()
        run=staging.stage_file(source=src,file_name="x",content=content,as_of=TODAY,today=TODAY)
        t1=time.perf_counter()
        run=apply_run(run=run,actor=None,reason="x")
        t2=time.perf_counter(); pk.go=False
        print(counts(run),"stage",round(t1-t,2),"apply",round(t2-t1,2),"total",round(t2-t,2),"peak MB",round((pk.peak-base)/1e6))
        return t2-t
    kind=staging.get_kind("extens"); 
    from tenant_apps.sources.reading.extens import Reader
    t=time.perf_counter(); op=staging.open_file(one,kind); r=Reader(opened=op,kind=kind,known={},codes=frozenset({"2281"}),run_id=1,as_of=TODAY,today=TODAY)
    lines=list(r.lines()); parse=time.perf_counter()-t; print("parse only",round(parse,2))
    del op, r
    # per statement times
    import tenant_apps.sources.services.applying as ap
    orig=ap._run_statements
    def timed(run, progress):
        params=ap._parameters(run)
        with connection.cursor() as c:
            for step in ap.STEPS:
                for st in step:
                    t=time.perf_counter(); c.execute(st,params); d=time.perf_counter()-t
                    print("   ",round(d,2),c.rowcount," ".join(st.split())[:60])
    ap._run_statements=timed
    m=go(one)
    ap._run_statements=orig
    two=extens.csv_file(rows(nums,2000))
    go(two)
    # floor
    with as_owner() as conn:
        with conn.cursor() as c:
            c.execute("""do $$ declare t text; begin for t in select tablename from pg_tables where schemaname='k9901' and (tablename like 'register_%' or tablename like 'sources_s%r%') and tablename not in ('sources_source') loop execute format('truncate k9901.%I cascade', t); end loop; end $$""")
            tabs=["youth","legalsex","residence","contactdetail","guardian","schoolplacement","compulsoryschool","exam"]
            for x in tabs: c.execute(f"alter table k9901.register_{x} disable trigger user")
            t=time.perf_counter()
            with transaction.atomic():
                with c.cursor.copy if False else c.copy(staging.COPY) as cp:
                    for i in range(0,len(lines),256): cp.write("".join(lines[i:i+256]))
                p={"run":1,"source_id":src.pk,"source":"extens","as_of":TODAY,"previous":None,"gone":[],"form_version":1,"end_version":1,"exam_version":1}
                c.execute("create temp table map on commit drop as select row_number, nextval('register_youth_id_seq') as yid from sources_stagedrow where run_id=1")
                src_=" from (select m.yid, s.* from sources_stagedrow s join map m using (row_number) where s.run_id=1) r"
                for st in [
                 "insert into register_youth (id, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key) select yid, personnummer, number_kind, birth_date, given_name, family_name, sort_key, search_key"+src_,
                 "insert into register_legalsex (youth_id, sex, valid_from) select yid, sex, birth_date"+src_,
                 "insert into register_residence (youth_id, municipality_code, valid_from, first_in_sweden_on, source) select yid, municipality_code, resident_from, first_in_sweden_on, 'extens'"+src_,
                 "insert into register_contactdetail (youth_id, kind, value, care_of, postcode, city, source, first_seen_on, last_seen_on) select yid, d.kind, d.value, d.care_of, d.postcode, d.city, 'extens', %(as_of)s, %(as_of)s"+src_+" cross join lateral (values ('phone', r.phone, '', '', ''), ('email', r.email, '', '', ''), ('address', r.street, r.care_of, r.postcode, r.city)) as d (kind, value, care_of, postcode, city)",
                 "insert into register_guardian (youth_id, position, name, phone, email, source, first_seen_on, last_seen_on) select yid, g.position, g.name, g.phone, g.email, 'extens', %(as_of)s, %(as_of)s"+src_+" cross join lateral "+statements._GUARDIANS+" as g (position, name, phone, email) where g.name<>''",
                 "insert into register_schoolplacement (youth_id, source, school_form, school_form_version, school_unit, school_name, programme, year, started_on, ended_on, end_reason, end_reason_version, first_seen_on, end_first_seen_on, last_seen_on) select yid, 'extens', school_form, 1, school_unit, school_name, programme, year, started_on, ended_on, end_reason, 1, %(as_of)s, %(as_of)s, %(as_of)s"+src_,
                 "insert into register_compulsoryschool (youth_id, school_unit, school_name, ended_on, source) select yid, compulsory_unit, compulsory_name, compulsory_ended_on, 'extens'"+src_,
                 "insert into sources_sourcerecord (source_id, youth_id, content_hash, first_seen_on, changed_on) select %(source_id)s, yid, content_hash, %(as_of)s, %(as_of)s"+src_,
                 ]:
                    tt=time.perf_counter(); c.execute(st,p); print("   floor",round(time.perf_counter()-tt,2),c.rowcount,st[:50])
                c.execute("delete from sources_stagedrow")
            f=time.perf_counter()-t
            for x in tabs: c.execute(f"alter table k9901.register_{x} enable trigger user")
    print("floor",round(f,2),"ratio",round(m/f,2))
