from datetime import timedelta
from pathlib import Path
from django.urls import reverse
from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.support.services import InterventionFacts, start_intervention
from tests.factories import register as make
from tests.tenant.register.pages.people import registered, years_ago

def test_shots__x(alfa, client_for, in_schema):
    out = Path("/tmp/shots")
    for f in out.glob("*.html"): f.unlink()
    client = client_for("alfa", Role.COORDINATOR)
    in_schema("k9901")
    y = registered(given_name="Alva", family_name="Bergström", days_ago=50)
    make.placement(y, years_ago(1), clock.today() - timedelta(days=60)); make.compulsory(y, years_ago(1)); make.guardian(y); make.detail(y)
    make.proposal(y, clock.today(), kind="out", reason="placed")
    start_intervention(youth=y, facts=InterventionFacts(type="motivation", started_on=clock.today()-timedelta(days=40), ended_on=clock.today()-timedelta(days=3)), actor=client.user, today=clock.today())
    client.get(reverse("settings"))
    for name, url in (("today", "/"), ("youths", reverse("youths")), ("youth", reverse("youth", args=[y.public_id]))):
        (out / f"{name}.html").write_text(client.get(url).content.decode().replace("/static/", "file:///work/main/platform/kaa/core/static/"))
