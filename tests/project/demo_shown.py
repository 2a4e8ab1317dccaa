"""What somebody who looks around in the demo finds on pages that would else be empty. For test_demo_data, which fills a tenant once."""

from __future__ import annotations

from datetime import date, timedelta

from kaa.core.ages import turns_20_on
from kaa.devtools.demo_data.sharing_out import ASKED
from kaa.devtools.demo_data.staff import email_of
from tenant_apps.accounts.enums import Role
from tenant_apps.accounts.models import ApiToken, Label, User
from tenant_apps.distribution.models import Assignment
from tenant_apps.letters.models import Handover, Letter, Mailing
from tenant_apps.letters.selectors.turning import STEP, turning_rows
from tenant_apps.outreach.ladder.by_letter import due_by_letter
from tenant_apps.outreach.ladder.selectors import StepFilter
from tenant_apps.register.models import IdentificationSettings, Registration
from tenant_apps.reminders.selectors.handovers import handover_rows
from tenant_apps.sources.models import ImportRun
from tenant_apps.support.models import Intervention, PracticeAgreement, PracticeWeek, Share
from tenant_apps.support.selectors.measures import due_measures
from tenant_apps.visits.models import VisitDay
from tenant_apps.visits.notice_states import mailings_of_day, needs_making, notice_states
from tenant_apps.visits.selectors import concerns_due
from tenant_apps.work.models import Message


def _administrator() -> User:
    return User.objects.get(grants__role=Role.ADMINISTRATOR)


def shows_letters_at_20(today: date) -> None:
    """Two years of them, posted some weeks before; of those that the night has made some wait; and what was said of being handed over."""
    letters = Letter.objects.filter(step_key=STEP).select_related("youth")
    ended = Registration.objects.filter(
        end_reason="turned_20", deregistered_on__range=(today - timedelta(days=700), today), mistaken_at=None, youth__protected_at=None
    ).select_related("youth")  # fmt: skip
    early = timedelta(days=60)
    turned = {one.youth_id for one in ended if one.registered_on < turns_20_on(one.youth.birth_date) - early}
    posted = {one.youth_id: one.decided_on or today for one in letters.filter(state="posted").exclude(contact=None)}
    assert len(turned) > 5
    assert turned <= set(posted)
    assert all(posted[one.youth_id] < one.occasion for one in letters if one.youth_id in turned)
    rows = turning_rows(_administrator(), today=today, weeks=8)
    assert {one.turns_20_on <= today for one in rows} == {True, False}
    coming = set(letters.filter(occasion__gt=today).values_list("state", flat=True))
    assert coming  # in a small place it may be one
    assert coming <= {"made", "posted"}
    assert set(Handover.objects.values_list("wish", flat=True)) == set(Handover.Wish.values)
    assert any(one.handover for one in rows)
    given = Handover.objects.exclude(handed_over_on=None)
    assert (
        given.count()
        == sum(Share.objects.filter(youth=one.youth_id, agency_name=one.unit).exists() for one in given)
        > 0
    )
    assert not Share.objects.filter(consent=None, ground="").exists()


def shows_the_coming_visit_day(today: date) -> None:
    """Notices made here: posted, still to be posted, and to be made for who came on the list later. And a report to consider."""
    day = VisitDay.objects.get(on__gt=today)
    assert concerns_due(_administrator(), today=today)
    states = list(notice_states(_administrator(), day).values())
    assert any(one.is_posted and one.letter for one in states)
    assert any(one.is_made for one in states)
    assert needs_making(states)
    assert not any(one.remark for one in states)
    assert all(one.waiting and one.posted for one in mailings_of_day(_administrator(), day))


def shows_mailings(today: date) -> None:
    """A ladder's step made and not posted while others are to be made; text messages sent and on their way; e-mail of which one came back."""
    of_ladder = Letter.objects.filter(step_key__startswith="ladder:")
    assert set(of_ladder.values_list("state", flat=True)) == {"made"}
    due = due_by_letter(_administrator(), StepFilter(), today=today)
    assert {one.letter is None for one in due} == {True, False}
    sms = Mailing.objects.filter(channel="sms")
    assert set(Message.objects.filter(letter__mailing__in=sms).values_list("state", flat=True)) == {"sent", "waiting"}
    assert set(Letter.objects.filter(mailing__channel="sms").values_list("state", flat=True)) == {"posted", "made"}
    assert set(Letter.objects.filter(mailing__channel="email").values_list("state", flat=True)) == {
        "posted",
        "returned",
    }


def shows_practice(today: date) -> None:
    """Most are insured; the warning is seen on some that are not."""
    practice = Intervention.objects.filter(type="internship", youth__protected_at=None)
    whole = (
        PracticeAgreement.objects.exclude(insurance_checked_on=None)
        .exclude(supervisor="")
        .filter(intervention__in=practice)
    )
    assert whole.count() > practice.count() / 2
    assert PracticeWeek.objects.filter(agreement__in=whole).count() > whole.count()
    assert PracticeWeek.objects.filter(monday__lt=today - timedelta(days=365)).exists()
    assert not practice.filter(place="").exists()
    ongoing = practice.filter(ended_on=None).count()
    uninsured = sum(one.lacks_insurance for one in due_measures(_administrator(), today=today))
    assert 0 < uninsured < ongoing


def shows_who_is_beside() -> None:
    coach = User.objects.get(email=email_of(Role.COACH, "sundsvall"))
    assert Assignment.objects.filter(label__user=coach, part="beside", ended_at=None).count() == ASKED


def shows_a_caseload_handed_over(today: date) -> None:
    [one] = handover_rows(_administrator())
    assert one.youths > 1
    assert one.at.date() == today - timedelta(days=365)
    assert Label.objects.get(name=one.from_label).archived_at is not None


def shows_what_was_taken_over(today: date) -> None:
    """Contacts of another system are taken in but for a wrong number; its measures wait for their codes; a decision to come; two tokens."""
    applied, staged = (
        ImportRun.objects.get(source__kind=f"history-{kind}", state=state)
        for kind, state in (("contacts", "applied"), ("interventions", "staged"))
    )
    assert (applied.counts["new"], applied.counts["refused"]) == (applied.rows - 1, 1)
    assert staged.counts["waiting"] > 0
    assert IdentificationSettings.objects.get().valid_from > today
    assert [one.revoked_at is None for one in ApiToken.objects.order_by("name")] == [True, False]
