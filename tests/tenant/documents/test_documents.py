"""Documents about a youth from templates: what they say, what they rest on, that they leave once, and that nobody else sees them."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from kaa.core import clock, locking
from tenant_apps.accounts.enums import Role
from tenant_apps.documents import services
from tenant_apps.documents.enums import DocumentState, Route
from tenant_apps.documents.facts import values_of_youth, words
from tenant_apps.documents.kinds import KINDS
from tenant_apps.documents.models import Document
from tenant_apps.documents.services import Written
from tenant_apps.letters.enums import DocumentKind
from tenant_apps.letters.models import LetterTemplate
from tenant_apps.letters.selectors.templates import asked_of_document, document_templates
from tenant_apps.letters.services import templates
from tenant_apps.letters.text import DOCUMENT_FIELDS, check_text
from tenant_apps.outreach.services import ContactFacts, log_contact
from tenant_apps.register import timeline
from tenant_apps.register.models import Youth
from tenant_apps.register.services import moving
from tenant_apps.register.services.protection import erase, protect_by_hand
from tenant_apps.support.errors import NoConsent
from tenant_apps.support.models import Share
from tenant_apps.support.services.consents import withdraw_consent
from tenant_apps.visits.services import recording
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile
from tests.factories import letters as post
from tests.factories import register as make
from tests.factories import work
from tests.factories.accounts import user
from tests.tenant.register.pages.people import registered
from tests.tenant.support.test_agreements import consented
from tests.tenant.visits.test_recording import entry, record, todays_visit

TODAY = clock.today()
YESTERDAY = TODAY - timedelta(days=1)


def template(kind: str) -> LetterTemplate:
    templates.ensure_starters()
    post.sender()
    return LetterTemplate.objects.get(document_kind=kind)


def begun(kind: str = "social_insurance", youth: Youth | None = None) -> Document:
    return services.begin(youth=youth or registered(), template=template(kind), actor=None, today=TODAY)


def written(document: Document, **changed: Any) -> Written:
    values = {name: f"Svar om {name}" for name in asked_of_document(document.wording)}
    told = {
        "route": document.route,
        "agency": "" if document.agency else "employment_service",
        "ground": document.ground,
        "values": values,
    }
    return Written(**(told | changed))


def made(kind: str = "social_insurance", youth: Youth | None = None, **changed: Any) -> Document:
    one = begun(kind, youth)
    return services.make(document=one, version=one.version, written=written(one, **changed), actor=None, today=TODAY)


def sent(document: Document, on: date = TODAY) -> Document:
    return services.mark_sent(document=document, version=document.version, sent_on=on, actor=None, today=TODAY)


def pdf_of(document: Document) -> Any:
    from pypdf import PdfReader

    assert document.file is not None
    return PdfReader(io.BytesIO(files.read(document.file)))


# ---- what they say ---------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-5.6")
@pytest.mark.parametrize("kind", [one for one in DocumentKind.values if one != "other"])
def test_document__is_a_tagged_pdf_with_the_youths_data_and_what_was_written(alfa: Any, kind: str) -> None:
    youth = registered(days_ago=60, given_name="Alva", family_name="Ångström")
    make.detail(youth, "Storgatan 1", kind="address", postcode="85230", city="Sundsvall")
    work.intervention(youth, "internship", YESTERDAY, partner="Bageriet")
    one = made(kind, youth, ground="duty_in_law" if KINDS[kind].first_route == Route.AGENCY else "")
    reader = pdf_of(one)
    text = "\n".join(page.extract_text() for page in reader.pages)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    assert "Alva Ångström" in text
    assert youth.shown_number in text
    for name in asked_of_document(one.wording):
        assert f"Svar om {name}" in " ".join(text.split()), name
    assert "{" not in text
    if "insatser" in one.wording.texts["sv"]["body"]:
        assert "Bageriet" in text
    assert youth.shown_number not in one.file.name  # names nobody
    assert "alva" not in one.file.name


@pytest.mark.req("K4-5.6", "K4-5.6a")
def test_starters__there_is_one_of_each_kind_in_swedish_and_whole(alfa: Any) -> None:
    templates.ensure_starters()
    shipped = document_templates()
    assert sorted(one.document_kind for one in shipped) == sorted(DocumentKind.values)
    for one in shipped:
        version = templates.newest_version(template=one)
        assert version is not None
        assert set(version.texts) == {"sv"}
        check_text(channel="document", **version.texts["sv"])


def test_values__of_somebody_of_whom_little_is_known_are_dashes_and_never_empty(alfa: Any) -> None:
    youth = make.youth(date(2009, 5, 17))
    found = values_of_youth(youth, TODAY)
    assert "" not in found.values()
    assert set(found) <= set(DOCUMENT_FIELDS)
    assert (found["adress"], found["personnummer"]) == ("–", youth.shown_number)


def test_template__changed_by_the_municipality_is_what_the_next_document_says(alfa: Any) -> None:
    first = made(ground="weighing")
    one = template("social_insurance")
    templates.save_text(
        template=one, version=one.version, language="sv", subject="Nytt", body="Om {namn}: {gäller}", actor=None
    )
    other = made(youth=registered(), ground="weighing")
    assert first.body.startswith("# Personen")
    assert (other.subject, "Svar om gäller" in other.body) == ("Nytt", True)
    again = LetterTemplate.objects.get(pk=one.pk)
    with pytest.raises(ValidationError) as wrong:
        templates.save_text(
            template=again, version=again.version, language="sv", subject="x", body="{okänt}", actor=None
        )
    assert "{personnummer}" in wrong.value.message_dict["body"][0]


def test_letters__still_have_no_field_for_the_number_and_no_document_among_them(alfa: Any) -> None:
    with pytest.raises(ValidationError):
        check_text(channel="letter", subject="Hej", body="{personnummer}")
    with pytest.raises(ValidationError):
        post.make_mailing(
            template=template("other"), youths=Youth.objects.all(), step_key="x", occasion=TODAY, actor=None, today=TODAY
        )  # fmt: skip


def test_own_template__of_a_kind_is_offered(alfa: Any) -> None:
    own = templates.add_template(
        name="Eget intyg",
        channel="document",
        sent_to="youth",
        after_18=None,
        subject="Intyg",
        body="{namn}",
        actor=None,
        document_kind="other",
    )
    assert own in document_templates()
    with pytest.raises(ValidationError):
        templates.add_template(
            name="Utan", channel="document", sent_to="youth", after_18=None, subject="I", body="{namn}", actor=None
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterTemplate.objects.filter(pk=own.pk).update(document_kind="")


# ---- writing ---------------------------------------------------------------------------------------------------------
def test_begin__twice_is_one_and_has_what_is_known(alfa: Any) -> None:
    youth = registered()
    assert begun(youth=youth) == begun(youth=youth)
    visit = todays_visit()
    record(visit, entry("not_at_address"))
    one = begun("tax_agency", visit.youth)
    assert "Påhittade gatan 1" in one.values["felaktig_adress"]
    assert one.values["hur_det_upptäcktes"]
    assert (one.route, one.agency, one.ground) == ("agency", "tax_agency", "duty_in_law")


def test_begin__knows_of_a_visit_on_no_visit_day(alfa: Any) -> None:
    youth = post.reachable(date(2009, 5, 17), street="Nygatan 3")
    facts = ContactFacts(at=clock.now(), channel="home_visit", recipient="guardian", outcome="not_at_address")
    log_contact(youth=youth, facts=facts, actor=None, now=clock.now())
    one = begun("tax_agency", youth)
    assert "Nygatan 3" in one.values["felaktig_adress"]
    assert words(TODAY) in one.values["hur_det_upptäcktes"]


def test_make__asks_for_what_is_missing_and_leaves_what_may_be_left(alfa: Any) -> None:
    one = begun()
    with pytest.raises(ValidationError) as wrong:
        services.make(
            document=one,
            version=1,
            written=written(one, values={"planering": "Praktik"}, ground="weighing"),
            actor=None,
            today=TODAY,
        )
    assert set(wrong.value.message_dict) == {"gäller", "från_datum"}
    whole = {"gäller": "A", "från_datum": "B", "planering": "C"}
    done = services.make(
        document=begun(youth=one.youth),
        version=1,
        written=written(one, values=whole, ground="weighing"),
        actor=None,
        today=TODAY,
    )
    assert "Till och med: –" in done.body


@pytest.mark.req("REL-09")
def test_write__the_second_of_two_is_told(alfa: Any) -> None:
    one = begun()
    again = Document.objects.select_related("template", "wording", "youth").get(pk=one.pk)
    services.write(document=one, version=1, written=written(one), actor=None, today=TODAY)
    with pytest.raises(locking.Conflict):
        services.write(document=again, version=1, written=written(again), actor=None, today=TODAY)


def test_made__no_longer_changes(alfa: Any) -> None:
    one = made(ground="weighing")
    for act in (services.make, services.write):
        with pytest.raises(ValidationError):
            act(document=one, version=one.version, written=written(one), actor=None, today=TODAY)


# ---- what they rest on -----------------------------------------------------------------------------------------------
@pytest.mark.req("K4-5.6", "PRV-31", "K4-5.6b")
def test_to_an_agency__without_consent_or_ground_is_stopped_and_nothing_is_made(alfa: Any) -> None:
    one = begun()
    with pytest.raises(NoConsent) as wrong:
        services.make(document=one, version=1, written=written(one), actor=None, today=TODAY)
    assert "Försäkringskassan" in wrong.value.message_dict["ground"][0]
    one.refresh_from_db()
    assert (one.state, StoredFile.objects.filter(kind="document").exists(), Share.objects.exists()) == (
        "begun",
        False,
        False,
    )


@pytest.mark.req("PRV-31")
@pytest.mark.parametrize("how", ["consent", "ground"])
def test_sent__is_a_share_on_what_it_rests_on(alfa: Any, how: str) -> None:
    youth = registered()
    consent = consented(youth, agency="social_insurance_agency") if how == "consent" else None
    done = sent(made(youth=youth, ground="" if consent else "weighing"))
    share = Share.objects.get()
    assert (done.state, done.share, share.agency, share.shared_on) == ("sent", share, "social_insurance_agency", TODAY)
    assert (share.consent, share.ground) == (consent, "" if consent else "weighing")
    assert "Meddelande till Försäkringskassan" in share.data
    assert "Svar om" not in share.data
    with pytest.raises(ValidationError):
        sent(done)
    assert Share.objects.count() == 1


@pytest.mark.req("PRV-31")
def test_sent__after_the_consent_was_withdrawn_is_stopped(alfa: Any) -> None:
    youth = registered()
    consent = consented(youth, agency="social_insurance_agency")
    one = made(youth=youth)
    withdraw_consent(consent=consent, version=1, withdrawn_on=TODAY, actor=None, today=TODAY)
    with pytest.raises(NoConsent) as wrong:
        sent(one)
    assert "sent_on" in wrong.value.message_dict
    one.refresh_from_db()
    assert (one.state, Share.objects.exists()) == ("made", False)


@pytest.mark.req("PRV-31")
def test_page__of_one_whose_consent_was_withdrawn_warns_and_gives_the_file_still(
    alfa: Any, client_for: Any, in_schema: Any
) -> None:
    youth = registered()
    consent = consented(youth, agency="social_insurance_agency")
    one, on_ground = made(youth=youth), made(youth=registered(), ground="weighing")
    client, warning = client_for("alfa", Role.COACH), "Skicka det inte"
    page, file = (reverse(name, args=[one.public_id]) for name in ("document", "document-file"))
    assert warning not in client.get(page).content.decode()
    in_schema("k9901")
    withdraw_consent(consent=consent, version=1, withdrawn_on=TODAY, actor=None, today=TODAY)
    shown = client.get(page)
    assert warning in shown.content.decode()
    assert "Försäkringskassan" in shown.context["stopped"]
    assert client.get(file).status_code == 200  # it is a record
    assert warning not in client.get(reverse("document", args=[on_ground.public_id])).content.decode()


def test_handed_to_the_youth__is_no_share_and_needs_no_ground(alfa: Any) -> None:
    one = made("special_reasons")
    done = sent(one)
    assert (done.state, done.share, Share.objects.exists()) == ("handed", None, False)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), YESTERDAY], ids=["in the future", "before it was made"])
def test_sent__on_a_day_that_cannot_be_is_refused(alfa: Any, day: date) -> None:
    with pytest.raises(ValidationError) as wrong:
        sent(made(ground="weighing"), day)
    assert "sent_on" in wrong.value.message_dict


@pytest.mark.req("K4-2.1e")
def test_tax_agency__sent_is_noted_on_the_visit_that_found_it(alfa: Any) -> None:
    visit = todays_visit()
    record(visit, entry("not_at_address"))
    done = sent(made("tax_agency", visit.youth, ground="duty_in_law"))
    visit.refresh_from_db()
    assert (visit.told_tax_agency_on, done.share.ground) == (TODAY, "duty_in_law")
    assert recording.does_not_live_there(outcome=visit.outcome)


def test_table__refuses_a_document_that_left_by_another_way(alfa: Any) -> None:
    one = made("special_reasons")
    for wrong in (
        {"state": "sent", "sent_on": TODAY},
        {"state": "handed", "sent_on": None},
        {"state": "begun"},
        {"file": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=one.pk).update(**wrong)


# ---- protection, erasing, merging ------------------------------------------------------------------------------------
@pytest.mark.req("PRV-22")
def test_protected__nothing_is_begun_made_or_sent(alfa: Any) -> None:
    one, other = made(ground="weighing"), begun("other")
    for document in (one, other):
        Youth.objects.filter(pk=document.youth_id).update(protected_at=clock.now())
        document.youth.refresh_from_db()
    with pytest.raises(ValidationError):
        sent(one)
    with pytest.raises(ValidationError):
        services.make(document=other, version=1, written=written(other, route="youth"), actor=None, today=TODAY)
    with pytest.raises(ValidationError):
        begun("tax_agency", one.youth)
    assert not Share.objects.exists()


@pytest.mark.req("PRV-24")
def test_erased__leaves_no_row_file_or_history(alfa: Any) -> None:
    one = sent(made(ground="weighing"))
    handler = user(Role.PROTECTED_HANDLER)
    protect_by_hand(youth=one.youth, note="Brev", actor=handler, now=clock.now())
    erase(youth=Youth.objects.get(pk=one.youth_id), actor=handler, now=clock.now())
    assert not Document.objects.exists()
    assert not StoredFile.objects.filter(kind="document").exists()
    assert not apps.get_model("documents", "DocumentEvent").objects.exists()


@pytest.mark.req("REL-25")
def test_merged__the_documents_follow_but_one_that_both_have_begun(alfa: Any) -> None:
    kept, away = registered(), make.youth(date(2009, 5, 17))
    one, both = made(youth=away, ground="weighing"), [begun("other", each) for each in (kept, away)]
    moving.move(kept=kept.pk, away=away.pk)
    assert set(Document.objects.filter(youth=kept)) == {one, both[0]}
    assert Document.objects.get(youth=away) == both[1]


# ---- pages -----------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-5.6")
def test_pages__from_choosing_a_template_to_the_file_again(alfa: Any, client_for: Any, in_schema: Any) -> None:
    youth, chosen = registered(days_ago=60, given_name="Frej"), template("social_insurance")
    client = client_for("alfa", Role.COACH)
    answer = client.post(reverse("documents", args=[youth.public_id]), {"template": str(chosen.public_id)})
    in_schema("k9901")
    one = Document.objects.get()
    url = reverse("document-write", args=[one.public_id])
    assert answer["Location"] == url
    page = client.get(url).content.decode()
    assert "Arbetsförmedlingen" not in page
    body = {
        "version": "1", "route": "agency", "agency_name": "", "ground": "", "f_gäller": "avbrutna studier", "f_från_datum": "1 oktober 2026",
        "f_till_datum": "", "f_planering": "Praktik på bageri", "f_övrigt": "",
    }  # fmt: skip
    shown = client.post(url, {**body, "f_planering": "", "preview": "1"}, follow=True).content.decode()
    assert "avbrutna studier" in shown
    assert "Frej" in shown
    stopped = client.post(url, {**body, "version": "2"})
    assert stopped.status_code == 200
    assert "Praktik på bageri" in stopped.content.decode()  # nothing typed is lost
    done = client.post(url, {**body, "version": "2", "ground": "weighing"})
    assert done.status_code == 302, done.content.decode()[:3000]
    in_schema("k9901")
    one.refresh_from_db()
    assert one.state == DocumentState.MADE
    pdf = client.get(reverse("document-file", args=[one.public_id]))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    client.post(
        reverse("document-sent", args=[one.public_id]), {"version": str(one.version), "sent_on": TODAY.isoformat()}
    )
    in_schema("k9901")
    assert Share.objects.count() == 1
    page = client.get(reverse("youth", args=[youth.public_id])).content.decode()
    assert reverse("document", args=[one.public_id]) in page
    assert client.get(reverse("document-file", args=[one.public_id])).content == pdf.content
    assert client.post(reverse("document-away", args=[one.public_id]), {"version": one.version}).status_code == 302
    in_schema("k9901")
    assert Document.objects.exists()  # it has left, and is kept
    lines = timeline.entries(Youth.objects.get(pk=youth.pk), user=user(Role.COACH), kind="dokument")
    assert len(lines) == 2
    assert client_for("alfa", Role.READER).get(reverse("document-file", args=[one.public_id])).status_code == 403


@pytest.mark.req("K4-5.6", "K4-7.1b")
def test_throw_away__by_a_page_from_before_it_was_made_is_refused(alfa: Any, client_for: Any, in_schema: Any) -> None:
    one, client = made(ground="weighing"), client_for("alfa", Role.COACH)
    for version in (one.version - 1, ""):
        client.post(reverse("document-away", args=[one.public_id]), {"version": version})
        in_schema("k9901")
        assert Document.objects.filter(pk=one.pk).exists()
    shown = client.get(reverse("document", args=[one.public_id])).content.decode()
    assert f'name="version" value="{one.version}"' in shown


def test_throw_away__takes_the_file_too(alfa: Any, django_capture_on_commit_callbacks: Any) -> None:
    one = made(ground="weighing")
    path = files.path_of(one.file)
    with django_capture_on_commit_callbacks(execute=True):
        services.throw_away(document=one, version=one.version, actor=None)
    assert not Document.objects.exists()
    assert not path.exists()


def test_page__of_somebody_who_has_come_under_protection_gives_no_unsent_file(
    alfa: Any, client_for: Any, in_schema: Any
) -> None:
    one = made(ground="weighing")
    Youth.objects.filter(pk=one.youth_id).update(protected_at=clock.now())
    for role in (Role.COACH, Role.ADMINISTRATOR):
        answer = client_for("alfa", role).get(reverse("document-file", args=[one.public_id]))
        assert answer.status_code == 404
        in_schema("k9901")
