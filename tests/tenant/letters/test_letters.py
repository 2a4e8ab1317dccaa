"""Who gets a letter and what stands in it; posting, what comes back, protection, the letter at 20."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tenant_apps.accounts.enums import Role
from tenant_apps.letters.models import LeftOut, Letter, LetterFile, LetterTemplate, TemplateVersion
from tenant_apps.letters.services import posting, templates
from tenant_apps.letters.services.files import print_files, print_labels
from tenant_apps.letters.services.returning import mark_returned
from tenant_apps.letters.text import as_html, check_text, fill
from tenant_apps.outreach.models import Contact
from tenant_apps.register.models import ContactDetail, Guardian, ProtectionNotice, Youth
from tenant_apps.register.services.protection import protect_by_hand
from tenant_apps.work import files
from tenant_apps.work.models import StoredFile
from tests.factories import accounts
from tests.factories import letters as post
from tests.factories import register as make

DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


def _to(*letters: Letter) -> list[tuple[str, str, str]]:
    return [(one.recipient, one.name, one.street) for one in letters]


@pytest.mark.parametrize("place", ["same", "own"])
def test_guardians__both_get_a_letter_and_one_at_the_same_address(alfa: Any, place: str) -> None:
    youth = post.reachable()
    post.guardian(youth, 1, name="Moa Ett")
    own = {"street": "Egen väg 2", "postcode": "85640", "city": "Sundsvall"} if place == "own" else {}
    post.guardian(youth, 2, name="Bo Två", is_appointed=True, **own)
    post.made(post.GUARDIANS, youth, today=DAY)
    found = _to(*Letter.objects.order_by("recipient"))
    if place == "same":
        assert [(found[0][0], found[0][2]), len(found)] == [("guardian1", "Storgatan 1"), 1]
        assert "Moa Ett" in found[0][1]
        assert "Bo Två" in found[0][1]
    else:
        assert found == [("guardian1", "Moa Ett", "Storgatan 1"), ("guardian2", "Bo Två", "Egen väg 2")]


def _left_out_youth(case: str) -> Youth:
    birth = {"turned 20": date(2006, 11, 18), "no guardian": date(2009, 5, 17)}.get(case, date(2008, 1, 26))
    if case == "no address":
        youth = make.youth(birth)
        make.registration(youth, date(2026, 8, 20))
        return youth
    youth = post.reachable(
        birth, deceased_on=DAY if case == "deceased" else None, lives_in=None if case == "moved" else "2281"
    )
    if case == "moved":
        make.residence(youth, "0180", birth)
    if case == "deregistered":
        youth.registrations.update(
            deregistered_on=DAY, ceased_on=DAY, end_reason="national_programme", end_reason_version=1
        )
    return youth


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("deceased", "deceased"), ("turned 20", "turned_20"), ("moved", "moved_away"), ("deregistered", "not_registered"),
        ("no address", "no_address"), ("no guardian", "no_guardian"),
    ],
)  # fmt: skip
def test_nobody__is_written_to_for_whom_no_step_may_be_taken(alfa: Any, case: str, reason: str) -> None:
    youth = _left_out_youth(case)
    key = post.GUARDIANS if case == "no guardian" else post.YOUTH
    made = post.made(key, youth, today=DAY)
    assert (made.letters, made.left_out) == (0, {str(youth.public_id): reason})
    assert not Letter.objects.exists()


def test_of_age_when_made__the_youth_gets_what_the_template_says(alfa: Any) -> None:
    youth = post.reachable(date(2008, 1, 26))
    post.guardian(youth)
    made = post.made(post.GUARDIANS, youth, today=DAY)
    assert (made.letters, made.mailing) == (0, None)
    assert made.instead.letters.get().recipient == "youth"


def test_both_guardians_protected__the_staff_are_not_told_so(alfa: Any) -> None:
    youth = post.reachable()
    post.guardian(youth, is_protected=True)
    assert post.made(post.GUARDIANS, youth, today=DAY).left_out == {str(youth.public_id): "no_guardian"}
    assert ProtectionNotice.objects.get().kind == "guardian"


@pytest.mark.req("REL-06", "K4-3.1g")
def test_database__refuses_a_second_letter_of_a_step(alfa: Any) -> None:
    youth = post.reachable(date(2008, 1, 26))
    letter = post.made(post.YOUTH, youth, today=DAY).mailing.letters.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(
            mailing=letter.mailing, youth=youth, step_key=letter.step_key, occasion=letter.occasion, recipient="youth", language="sv"
        )  # fmt: skip


# ---- the text --------------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-3.1a")
def test_field__that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(ValidationError) as wrong:
        check_text(channel="letter", subject="Hej", body="Ditt nummer är {personnummer}.")
    text = wrong.value.message_dict["body"][0]
    assert "{personnummer}" in text
    assert "{förnamn}" in text


@pytest.mark.parametrize(
    ("field", "text"),
    [("body", "En ensam { klammer"), ("subject", "Hej {namn}"), ("body", "{% load x %}"), ("body", "{{ youth.personnummer }}")],
    ids=["brace", "name in a heading", "template tag", "template variable"],
)  # fmt: skip
def test_text__is_refused(field: str, text: str) -> None:
    values = {"subject": "Hej", "body": "Hej", field: text}
    with pytest.raises(ValidationError) as wrong:
        check_text(channel="letter", **values)
    assert field in wrong.value.message_dict


def test_value__is_never_read_as_a_field_or_as_html() -> None:
    assert fill("Hej {förnamn}!", {"förnamn": "{efternamn}<b>", "efternamn": "Hemlig"}) == "Hej {efternamn}<b>!"
    assert as_html("Hej <b>\n\n- ett\n- två") == "<p>Hej &lt;b&gt;</p><ul><li>ett</li><li>två</li></ul>"


@pytest.mark.req("K4-3.1b")
def test_text__saved_is_a_new_version_and_letters_keep_theirs(alfa: Any) -> None:
    youth = post.reachable(date(2008, 1, 26))
    mailing = post.made(post.YOUTH, youth, today=DAY).mailing
    template = LetterTemplate.objects.get(key=post.YOUTH)
    templates.save_text(
        template=template, version=template.version, language="so", subject="Salaan", body="{förnamn}", actor=None
    )
    assert list(TemplateVersion.objects.filter(template=template).values_list("number", flat=True)) == [2, 1]
    mailing.refresh_from_db()
    assert mailing.version.number == 1
    assert set(mailing.version.texts) == {"sv", "sv-x-lattlast", "en"}


def test_starters__come_once_and_what_is_put_away_stays_away(alfa: Any) -> None:
    templates.ensure_starters()
    LetterTemplate.objects.filter(key=post.CARD).update(archived_at=NOW)
    assert templates.ensure_starters() == 0
    assert LetterTemplate.objects.get(key=post.CARD).archived_at is not None
    for one in TemplateVersion.objects.select_related("template"):
        for text in one.texts.values():
            check_text(channel=one.template.channel, subject=text["subject"], body=text["body"])


# ---- the files -------------------------------------------------------------------------------------------------------
def _reader(found: LetterFile) -> Any:
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(files.read(found.file)))


@pytest.mark.req("K4-3.1")
def test_file__is_tagged_in_posting_order_and_holds_the_right_people_alone(alfa: Any, caplog: Any) -> None:
    names = [("Alva", "Långgatan 9", "85640"), ("Bo", "Allén 1", "85230"), ("Cleo", "Åvägen 3", "85230")]
    youths = [
        post.reachable(date(2008, 1, 26 - n), given_name=given, family_name="Brevsson", street=street, postcode=code)
        for n, (given, street, code) in enumerate(names)
    ]
    other = post.reachable(date(2008, 2, 3), given_name="Utanför", family_name="Urvalet")
    mailing = post.made(post.YOUTH, *youths, today=DAY, language="sv-x-lattlast").mailing
    assert print_files(mailing=mailing) == 1
    found = mailing.files.get()
    reader = _reader(found)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    pages = [page.extract_text() for page in reader.pages]
    assert [next(given for given, *_rest in names if given in page) for page in pages] == ["Bo", "Cleo", "Alva"]
    text = "\n".join(pages)
    for one in [*youths, other]:
        assert one.personnummer not in text
        assert one.personnummer[-4:] not in re.sub(r"060-19 10 00", "", text)
    assert other.given_name not in text
    assert not any(part in found.file.name for part in ("Brevsson", "Alva", youths[0].personnummer))
    assert "Brevsson" not in caplog.text


@pytest.mark.req("K4-3.1c")
def test_files__hold_at_most_a_hundred(alfa: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenant_apps.letters.services.files.PER_FILE", 2)
    youths = [post.reachable(date(2008, 1, 1) + timedelta(days=n)) for n in range(5)]
    mailing = post.made(post.YOUTH, *youths, today=DAY).mailing
    assert print_files(mailing=mailing) == 3
    assert print_files(mailing=mailing) == 0
    assert [one.letters_count for one in mailing.files.all()] == [2, 2, 1]
    assert print_labels(mailing=mailing) == print_labels(mailing=mailing) == 5
    labels = mailing.files.get(kind="labels")
    assert len(_reader(labels).pages) == 1


# ---- posting and what comes back -------------------------------------------------------------------------------------
def test_moved_since__the_same_letter_to_the_new_address(alfa: Any) -> None:
    youth = post.reachable(date(2008, 1, 26))
    mailing = post.made(post.YOUTH, youth, today=DAY).mailing
    print_files(mailing=mailing)
    youth.details.update(gone_on=DAY)
    make.detail(youth, "Nya gatan 5", kind="address", postcode="85640", city="Sundsvall", seen_on=DAY)
    checked = posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
    assert (checked.good, checked.withdrawn[0].reason) == ((), "moved")
    letter = Letter.objects.get()
    assert (letter.state, letter.street, letter.file) == ("made", "Nya gatan 5", None)
    print_files(mailing=mailing)
    assert "Nya gatan 5" in post.pdf_text(mailing)
    assert "Storgatan 1" not in post.pdf_text(mailing)


def test_deceased_and_enrolled_since__are_withdrawn_and_the_rest_is_posted(alfa: Any) -> None:
    youths = [post.reachable(date(2008, 1, 1) + timedelta(days=n)) for n in range(3)]
    mailing = post.made(post.YOUTH, *youths, today=DAY).mailing
    Youth.objects.filter(pk=youths[0].pk).update(deceased_on=DAY)
    youths[1].registrations.update(
        deregistered_on=DAY, ceased_on=DAY, end_reason="national_programme", end_reason_version=1
    )
    checked = posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
    assert {one.letter.youth_id: one.reason for one in checked.withdrawn} == {
        youths[0].pk: "deceased", youths[1].pk: "not_registered"
    }  # fmt: skip
    assert Contact.objects.values_list("youth", "outcome").get() == (youths[2].pk, "sent")
    again = posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
    assert (again.good, Contact.objects.count()) == ((), 1)


@pytest.mark.req("K4-3.1d")
def test_returned__marks_the_address_and_logs_it_once(alfa: Any) -> None:
    youth = post.reachable(date(2008, 1, 26))
    mailing = post.made(post.YOUTH, youth, today=DAY).mailing
    posting.mark_posted(mailing=mailing, letters=None, posted_on=DAY, actor=None, now=NOW)
    letter = Letter.objects.get()
    mark_returned(letter=letter, actor=None, now=NOW)
    with pytest.raises(ValidationError):
        mark_returned(letter=letter, actor=None, now=NOW)
    detail = ContactDetail.objects.get()
    assert (detail.failed_on, detail.failed_reason) == (DAY, "returned_post")
    assert list(Contact.objects.order_by("at", "pk").values_list("outcome", flat=True)) == ["sent", "returned_post"]


# ---- protection ------------------------------------------------------------------------------------------------------
@pytest.mark.req("PRV-22", "PRV-24")
def test_protected_since__withdrawn_and_out_of_every_file_and_the_others_are_printed_anew(alfa: Any) -> None:
    handler = accounts.user(Role.COORDINATOR, Role.PROTECTED_HANDLER)
    hidden = post.reachable(date(2008, 1, 26), given_name="Hemlig", family_name="Person")
    other = post.reachable(date(2008, 1, 27), given_name="Öppen", family_name="Person")
    mailing = post.made(post.YOUTH, hidden, other, today=DAY).mailing
    print_files(mailing=mailing)
    print_labels(mailing=mailing)
    protect_by_hand(youth=hidden, note="Ringde", actor=handler, now=NOW)
    assert not StoredFile.objects.filter(kind="letters").exists()
    letter = Letter.objects.get(youth=hidden)
    assert (letter.state, letter.reason, letter.name, letter.street) == ("withdrawn", "protected", "", "")
    assert print_files(mailing=mailing) == 1
    assert "Hemlig" not in post.pdf_text(mailing)
    assert "Öppen" in post.pdf_text(mailing)
    again = post.made(post.YOUTH, hidden, today=DAY, step_key="annat")
    assert (again.letters, again.left_out) == (0, {})
    assert not LeftOut.objects.exists()


@pytest.mark.req("PRV-11")
def test_guardians__go_at_the_18th_birthday_with_their_history_and_letters(alfa: Any) -> None:
    young, grown = post.reachable(date(2009, 5, 17)), post.reachable(date(2008, 11, 20), given_name="Ylva")
    post.guardian(young, name="Stannar Kvar"), post.guardian(grown, name="Försvinner Nu")
    post.made(post.GUARDIANS, young, grown, today=DAY)
    assert Letter.objects.get(youth=grown).name == "Försvinner Nu"
    from tenant_apps.register.services.guardians import erase_guardians_of_adults

    assert erase_guardians_of_adults(today=date(2026, 11, 19), leap="0301") == 0
    assert erase_guardians_of_adults(today=date(2026, 11, 20), leap="0301") == 1
    assert Guardian.objects.get().name == "Stannar Kvar"
    assert not Guardian.pgh_event_model.objects.filter(name="Försvinner Nu").exists()
    assert Letter.objects.get(youth=grown).name == ""


# ---- the letter at 20 ------------------------------------------------------------------------------------------------
@pytest.mark.req("K4-3.1h")
def test_letter_at_20__is_made_in_good_time_once_and_also_afterwards(alfa: Any) -> None:
    from tenant_apps.letters.selectors.turning import turning_rows

    coach = accounts.user(Role.COACH)
    soon, later = post.reachable(date(2007, 1, 12)), post.reachable(date(2007, 1, 14))
    been, long_ago = post.reachable(date(2006, 11, 1)), post.reachable(date(2006, 8, 1))
    for one, ended in ((been, date(2026, 11, 1)), (long_ago, date(2026, 8, 1))):
        one.registrations.update(
            covered_from=date(2026, 1, 8),
            registered_on=date(2026, 1, 8),
            deregistered_on=ended,
            ceased_on=ended,
            end_reason="turned_20",
        )
    rows = turning_rows(coach, today=DAY, weeks=8)
    assert [one.youth for one in rows] == [been.public_id, soon.public_id]
    made = post.made(post.AT_20, soon, been, later, today=DAY, step_key="turning_20")
    assert made.letters == 3
    assert Letter.objects.get(youth=been).occasion == date(2026, 11, 1)
    assert post.made(post.AT_20, soon, been, today=DAY + timedelta(days=3), step_key="turning_20").letters == 0
    assert turning_rows(coach, today=DAY, weeks=8)[0].letter is not None
