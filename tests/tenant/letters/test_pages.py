"""Letters from their pages to the post and back, with the jobs as a worker runs them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kaa.core import clock
from tenant_apps.accounts.enums import Role
from tenant_apps.audit.models import ReadLog
from tenant_apps.letters.models import Letter, LetterFile, LetterTemplate, Mailing
from tenant_apps.letters.services.files import print_files, print_labels
from tenant_apps.letters.services.posting import mark_posted
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Youth
from tenant_apps.register.services.protection import protect_by_hand
from tenant_apps.register.timeline import entries
from tenant_apps.work import files, services
from tenant_apps.work.models import Job
from tests.factories import accounts
from tests.factories import letters as post
from tests.factories import register as make

pytestmark = [pytest.mark.req("K4-3.1"), pytest.mark.on_day(2026, 11, 18)]
WRITE = {"language": "sv", "sent_to": "", "besöksdag": "", "besökstid": "", "once": ""}


@pytest.fixture
def coach(
    client_for: Callable[..., Client], in_schema: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> Any:
    """A coach's client; after each request rows are asked for in Alfa's schema."""
    monkeypatch.setattr("tenant_apps.work.tasks.run_job.delay", lambda *_: None)
    client: Any = client_for("alfa", Role.COACH)
    plain = client.request

    def request(**given: Any) -> Any:
        answer = plain(**given)
        in_schema("k9901")
        return answer

    monkeypatch.setattr(client, "request", request)
    in_schema("k9901")
    return client


def _people(count: int = 3) -> list[Youth]:
    return [
        post.reachable(date(2008, 1, 26) + timedelta(days=n), given_name=f"Nr{n}", family_name="Brevsson", street=f"Storgatan {n + 1}")
        for n in range(count)
    ]  # fmt: skip


def _mailing(*youths: Youth, key: str = post.YOUTH) -> Mailing:
    made: Mailing = post.made(key, *youths, today=clock.today()).mailing
    return made


def _run(job: Job) -> Job:
    services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert job.state == "done", job.message
    return job


def _run_all() -> None:
    for job in Job.objects.filter(state="queued").order_by("pk"):
        _run(job)


def _text(content: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def _main(answer: Any) -> str:
    """The page's words, as one line."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def _choose(client: Any, *youths: Youth) -> None:
    ids = [str(one.public_id) for one in youths]
    assert client.post(reverse("list-selection"), {"shown": ids, "chosen": ids}).status_code == 302


# ---- made, printed, posted, returned ---------------------------------------------------------------------------------
def test_bulk__those_chosen_in_the_list_get_a_letter_and_the_rest_do_not(coach: Any) -> None:
    youths, left = _people(3), post.reachable(date(2008, 1, 26), given_name="Utan", family_name="Brev")
    _choose(coach, *youths)
    form = coach.get(reverse("letters-bulk"))
    assert "3" in _main(form)
    asked = coach.post(reverse("letters-bulk"), {**WRITE, "template": str(post.template(post.YOUTH).public_id)})
    job = _run(Job.objects.get(kind="letters_bulk"))
    assert asked.url == reverse("job", args=[job.public_id])
    mailing = Mailing.objects.get()
    assert coach.get(asked.url).url == reverse("mailing", args=[mailing.public_id])
    assert set(mailing.letters.values_list("youth", flat=True)) == {one.pk for one in youths}
    assert (mailing.made_by, job.result["letters"]) == (coach.user, 3)
    _run_all()
    page = _main(coach.get(reverse("mailing", args=[mailing.public_id])))
    for one in youths:
        assert one.full_name in page
    assert left.full_name not in page
    assert "3 brev" in page


def test_bulk__with_the_rights_that_the_user_has_when_it_runs(coach: Any) -> None:
    youths = _people(1)
    _choose(coach, *youths)
    coach.post(reverse("letters-bulk"), {**WRITE, "template": str(post.template(post.YOUTH).public_id)})
    coach.user.grants.all().delete()
    job = Job.objects.get(kind="letters_bulk")
    services.run(public_id=str(job.public_id))
    job.refresh_from_db()
    assert (job.state, Letter.objects.exists()) == ("failed", False)


def test_files__are_fetched_with_everybody_in_them_in_the_read_log(coach: Any) -> None:
    youths = _people(2)
    mailing = _mailing(*youths)
    asked = coach.post(reverse("mailing-print", args=[mailing.public_id]))
    assert asked.status_code == 302
    coach.post(reverse("mailing-print", args=[mailing.public_id]), {"labels": "1"})
    _run_all()
    assert {one.kind for one in mailing.files.all()} == {"letters", "labels"}
    for one in mailing.files.all():
        answer = coach.get(reverse("letter-file", args=[one.public_id]))
        text = _text(answer.content)
        assert answer["Content-Type"] == "application/pdf"
        assert f'"{one.file.name}"' in answer["Content-Disposition"]
        for youth in youths:
            assert youth.full_name in text
        logged = ReadLog.objects.latest("pk")
        assert (set(logged.youths), logged.ground) == ({youth.public_id for youth in youths}, "export")


@pytest.mark.parametrize("what", ["deceased", "moved"])
def test_file__with_somebody_who_may_not_get_it_any_more_is_not_given_out(coach: Any, what: str) -> None:
    gone, stays = _people(2)
    mailing = _mailing(gone, stays)
    print_files(mailing=mailing)
    file = mailing.files.get()
    if what == "deceased":
        Youth.objects.filter(pk=gone.pk).update(deceased_on=clock.today())
    else:
        gone.details.update(gone_on=clock.today())
        make.detail(gone, "Nya gatan 5", kind="address", postcode="85640", city="Sundsvall", seen_on=clock.today())
    answer = coach.get(reverse("letter-file", args=[file.public_id]))
    assert (answer.status_code, answer.url) == (302, reverse("mailing", args=[mailing.public_id]))
    assert "Kontrollera breven igen först" in coach.get(answer.url).content.decode()
    coach.post(reverse("mailing-check", args=[mailing.public_id]))
    assert not LetterFile.objects.filter(pk=file.pk).exists()
    _run_all()
    text = "".join(_text(files.read(one.file)) for one in mailing.files.all())
    assert stays.full_name in text
    assert (gone.full_name in text) is (what == "moved")
    assert ("Nya gatan 5" in text) is (what == "moved")
    (again,) = mailing.files.all()
    assert coach.get(reverse("letter-file", args=[again.public_id])).status_code == 200


@pytest.mark.req("PRV-22")
def test_labels__the_answer_does_not_tell_that_somebody_posted_to_is_under_protection_now(
    coach: Any, client_for: Callable[..., Client], in_schema: Callable[[str], object]
) -> None:
    hidden, other = _people(2)
    mailing, now = _mailing(hidden, other), clock.now()
    one = mailing.letters.get(youth=hidden)
    mark_posted(mailing=mailing, letters=[one.pk], posted_on=clock.today(), actor=None, now=now)
    handler = accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    protect_by_hand(youth=hidden, note="Ringde", actor=handler, now=now)
    assert print_labels(mailing=mailing) == 1
    answer = coach.get(reverse("letter-file", args=[mailing.files.get(kind="labels").public_id]))
    assert answer.status_code == 200
    assert other.full_name in _text(answer.content)
    assert hidden.full_name not in _text(answer.content)


def test_posted__those_ticked_and_no_others(coach: Any) -> None:
    youths = _people(3)
    mailing = _mailing(*youths)
    url = reverse("mailing-posted", args=[mailing.public_id])
    day = clock.today().isoformat()
    nothing = coach.post(url, {"posted_on": day, "which": "chosen"})
    assert "Kryssa för breven först." in nothing.content.decode()
    assert not Contact.objects.exists()
    ticked = [str(one.public_id) for one in mailing.letters.filter(youth__in=youths[:2])]
    beta = ["0b0e8a5c-58a5-4c11-9c2b-0a9d0f5b1c22", "inget-id"]  # somebody else's, and no id at all
    assert coach.post(url, {"posted_on": day, "which": "chosen", "letter": ticked + beta}).status_code == 302
    assert set(mailing.letters.filter(state="posted").values_list("youth", flat=True)) == {one.pk for one in youths[:2]}
    assert set(Contact.objects.values_list("user", flat=True)) == {coach.user.pk}
    page = _main(coach.get(reverse("mailing", args=[mailing.public_id])))
    assert "2 brev" in page
    assert "Markera 1 brev som postat" in page


def test_posted__what_was_withdrawn_is_listed_with_what_takes_its_place(coach: Any) -> None:
    dead, moved, fine = _people(3)
    mailing = _mailing(dead, moved, fine)
    Youth.objects.filter(pk=dead.pk).update(deceased_on=clock.today())
    moved.details.update(gone_on=clock.today())
    make.detail(moved, "Nya gatan 5", kind="address", postcode="85640", city="Sundsvall", seen_on=clock.today())
    told = {"posted_on": clock.today().isoformat(), "which": "all"}
    answer = coach.post(reverse("mailing-posted", args=[mailing.public_id]), told, follow=True)
    rows = [
        " ".join(re.sub(r"<[^>]+>", " ", one).split())
        for one in re.findall(r"<tr>.*?</tr>", answer.content.decode(), re.DOTALL)
    ]
    assert [one for one in rows if dead.full_name in one and "Är avliden. Inget. Bestäm själv" in one]
    assert [one for one in rows if moved.full_name in one and "Samma brev till den nya adressen" in one]
    assert not [one for one in rows if fine.full_name in one and "Inget." in one]
    assert Letter.objects.get(youth=fine).state == "posted"
    later = _main(coach.get(reverse("mailing", args=[mailing.public_id])))
    assert "Samma brev till den nya adressen" not in later  # shown once


def test_returned__from_the_mailings_page_marks_the_address(coach: Any) -> None:
    (youth,) = _people(1)
    mailing = _mailing(youth)
    mark_posted(mailing=mailing, letters=None, posted_on=clock.today(), actor=None, now=clock.now())
    letter = Letter.objects.get()
    answer = coach.post(reverse("letter-returned", args=[letter.public_id]), {"back": "mailing"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mailing", args=[mailing.public_id])
    detail = ContactDetail.objects.get(youth=youth)
    assert (detail.failed_on, detail.failed_reason) == (clock.today(), "returned_post")
    assert Letter.objects.get().state == "returned"
    again = coach.post(reverse("letter-returned", args=[letter.public_id]), follow=True)
    assert "Bara det som har skickats kan komma i retur." in again.content.decode()
    assert Contact.objects.filter(outcome="returned_post").count() == 1


# ---- the night -------------------------------------------------------------------------------------------------------
def test_nightly__prints_what_was_left_and_takes_away_old_files(alfa: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenant_apps.work.tasks.run_job.delay", lambda *_: None)
    youths = _people(2)
    done, left = _mailing(youths[0]), _mailing(youths[1], key=post.CARD)
    print_files(mailing=done)
    mark_posted(mailing=done, letters=None, posted_on=clock.today(), actor=None, now=clock.now())
    long_ago = clock.today() - timedelta(days=15)
    Letter.objects.filter(mailing=done).update(decided_on=long_ago)
    LetterFile.objects.update(created_at=clock.now() - timedelta(days=15))
    Job.objects.update(state="failed")  # the cards' own printing
    job = services.enqueue(
        kind="letters_nightly", key="nightly", arguments={"day": clock.today().isoformat()}, actor=None
    )
    _run(job)
    assert (job.result["mailings"], job.result["files_removed"]) == (1, 1)
    assert not done.files.exists()
    _run_all()
    assert youths[1].full_name in post.pdf_text(left)
    again = services.enqueue(
        kind="letters_nightly", key="again", arguments={"day": clock.today().isoformat()}, actor=None
    )
    assert _run(again).result["mailings"] == 0


@pytest.mark.req("PRV-11")
def test_nightly__forgets_guardians_of_those_who_have_turned_18_and_their_letters(alfa: Any) -> None:
    grown = post.reachable(date(2008, 1, 26))
    post.guardian(grown, name="Försvinner Nu")
    job = services.enqueue(
        kind="letters_nightly", key="nightly", arguments={"day": clock.today().isoformat()}, actor=None
    )
    assert _run(job).result["guardians"] == 1
    assert not grown.guardians.exists()


# ---- a template tried ------------------------------------------------------------------------------------------------
def test_try__shows_the_letter_as_it_would_be_for_somebody_and_makes_nothing(coach: Any) -> None:
    (youth,) = _people(1)
    template = post.template(post.YOUTH)
    post.sender()
    url = reverse("letter-template-try", args=[template.public_id])
    assert "Alva Åsberg" in _main(coach.get(url))
    found = coach.post(url, {"q": "Brevsson"})
    assert youth.full_name in _main(found)
    tried = _main(coach.post(url, {"youth": str(youth.public_id), "language": "sv"}))
    assert f"Hej {youth.given_name}!" in tried
    assert "Storgatan 1" in tried
    assert not Letter.objects.exists()


def test_try__as_a_test_print_is_marked_so(coach: Any) -> None:
    (youth,) = _people(1)
    post.sender()
    url = reverse("letter-template-try", args=[post.template(post.YOUTH).public_id])
    answer = coach.post(url, {"youth": str(youth.public_id), "language": "sv", "print": "1"})
    text = _text(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert f"Hej {youth.given_name}!" in text
    assert "Storgatan 1" in text
    assert "prov" in text.lower()
    assert not LetterFile.objects.exists()


def test_try__says_why_somebody_would_get_nothing_and_never_shows_the_hidden(coach: Any) -> None:
    nowhere = make.youth(date(2008, 1, 26), given_name="Utan", family_name="Adress")
    make.registration(nowhere, date(2026, 8, 20))
    hidden = make.youth(date(2008, 1, 26), given_name="Dold", family_name="Person", protected=True)
    post.sender()
    template = LetterTemplate.objects.get(pk=post.template(post.YOUTH).pk)
    url = reverse("letter-template-try", args=[template.public_id])
    assert "Ingen adress som fungerar" in _main(coach.post(url, {"youth": str(nowhere.public_id), "language": "sv"}))
    page = _main(coach.post(url, {"youth": str(hidden.public_id), "language": "sv"}))
    assert "Dold" not in page
    assert "Alva Åsberg" in page


@pytest.mark.req("PRV-24")
def test_timeline__of_a_day_stands_as_it_was_written_whatever_is_touched_later(alfa: object) -> None:
    """Where a row lies in its table tells who was withdrawn with it."""
    [youth] = _people(1)
    made = [
        post.made(post.YOUTH, youth, today=clock.today(), step_key=f"steg-{n}").mailing.letters.get() for n in range(3)
    ]
    reader = accounts.user(Role.COACH)
    latest_first = [reverse("letter", args=[one.public_id]) for one in reversed(made)]
    for touched in made:
        Letter.objects.filter(pk=touched.pk).update(decided_on=None)  # PostgreSQL writes the row anew, at the end
        assert [one.url for one in entries(youth, user=reader, kind="brev")] == latest_first
