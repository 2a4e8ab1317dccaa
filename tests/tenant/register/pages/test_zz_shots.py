from datetime import timedelta
from pathlib import Path
from django.urls import reverse
from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import Label
from tenant_apps.outreach.services import ContactFacts, log_contact
from tenant_apps.outreach.forms import values_of
from tenant_apps.support.services import InterventionFacts, start_intervention
from tenant_apps.register.models import Youth
from tests.factories import register as make
from tests.tenant.register.pages.people import registered, years_ago

def test_shots__x(alfa, client_for, in_schema):
    out = Path("/tmp/shots"); out.mkdir(exist_ok=True)
    def save(name, page):
        (out / f"{name}.html").write_text(page.content.decode().replace("/static/", "file:///work/main/platform/kaa/core/static/"))
    client = client_for("alfa", Role.COORDINATOR, Role.ACCOUNT_MANAGER)
    in_schema("k9901")
    label = Label.objects.create(name="Maria", user=client.user)
    anders = Label.objects.create(name="Anders")
    for days in (45, 30, 27, 24, 5, 3): registered(days_ago=days, label=label)
    registered(age=19, days=330, label=label); registered(label=anders)
    y = registered(given_name="Alva", family_name="Bergström", label=label, days_ago=50)
    make.guardian(y, name="Eva Bergström", phone="0701740635"); make.guardian(y, 2, name="Kim Bergström", phone="")
    make.detail(y, "0313900600", failed_on=clock.today()); make.detail(y, "Storgatan 4", kind="address", postcode="85230", city="Sundsvall")
    make.placement(y, years_ago(1), clock.today() - timedelta(days=60), end_reason=""); make.compulsory(y, years_ago(1)); make.exam(y, clock.today()-timedelta(days=60), kind="study_certificate")
    make.occupation(y, clock.today()-timedelta(days=30), code="work", informant="school")
    now = clock.now()
    log_contact(youth=y, facts=ContactFacts(at=now-timedelta(days=9), channel="phone", recipient="guardian", outcome="no_answer"), actor=client.user, now=now)
    c = log_contact(youth=y, facts=ContactFacts(at=now-timedelta(days=2), channel="phone", recipient="youth", outcome="reached_has_occupation", occupation="work", note="Arbetar på lager till mars"), actor=client.user, now=now)
    i = start_intervention(youth=y, facts=InterventionFacts(type="motivation", started_on=clock.today()-timedelta(days=40), ended_on=clock.today()-timedelta(days=3)), actor=client.user, today=clock.today())
    in_schema("k9901")
    save("today", client.get("/"))
    save("youths", client.get(reverse("youths")))
    save("youth", client.get(reverse("youth", args=[y.public_id])))
    save("contact", client.post(reverse("contact-add", args=[y.public_id]), {"channel":"phone","recipient":"youth","outcome":"no_answer","occupation":"work","note":"hej"}))
    save("settings", client.get(reverse("settings")))
    save("staff", client.get(reverse("staff-add")))
    client.post(reverse("contact-edit", args=[c.public_id]), {**values_of(c), "version": 1, "note": "Annan text"})
    save("conflict", client.post(reverse("contact-edit", args=[c.public_id]), {**values_of(c), "version": 1, "note": "Min text"}))
    save("search", client.post(reverse("search"), {"q": "xyz"}))
    save("intervention", client.get(reverse("intervention-edit", args=[i.public_id])))
