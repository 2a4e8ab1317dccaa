"""Letters that have been made: lists, files, posting, what came back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.letters.checking import verdicts
from tenant_apps.letters.composing import compose, sender_now
from tenant_apps.letters.enums import LetterState, Reason
from tenant_apps.letters.forms import PostedForm
from tenant_apps.letters.models import Letter, Mailing
from tenant_apps.letters.selectors import mailings as selectors
from tenant_apps.letters.services import posting, returning
from tenant_apps.letters.services.files import ask_for_files
from tenant_apps.letters.services.messages import send_mailing
from tenant_apps.letters.text import as_html
from tenant_apps.register.selectors.youth import youth_head
from tenant_apps.work import files

STATES = [
    ("", gettext_lazy("All")), (LetterState.MADE, LetterState.MADE.label), (LetterState.POSTED, LetterState.POSTED.label),
    (LetterState.WITHDRAWN, LetterState.WITHDRAWN.label), (LetterState.RETURNED, LetterState.RETURNED.label),
]  # fmt: skip
WITHDRAWN = "letters_withdrawn"  # in the session: shown once, on the page that comes next


def _start(request: HttpRequest) -> int:
    text = request.GET.get("fran", "0")
    return min(int(text), 1_000_000) if text.isascii() and text.isdigit() else 0


@needs(Right.YOUTHS_WRITE)
@require_safe
def mailings(request: HttpRequest) -> HttpResponse:
    user, start = signed_in(request), _start(request)
    only_waiting = request.GET.get("visa", "") == "vantar"
    rows, has_more = selectors.mailing_rows(user, only_waiting=only_waiting, start=start)
    query = "visa=vantar&" if only_waiting else ""
    context = {
        "page_title": _("Letters and messages"), "rows": rows, "only_waiting": only_waiting, "may_edit": user.may(Right.LETTERS_EDIT),
        "may_connect": user.may(Right.LETTERS_CONNECT), "start": start,
        "tabs": [
            {"label": _("All"), "url": "?", "current": not only_waiting},
            {"label": _("With something to send"), "url": "?visa=vantar", "current": only_waiting},
        ],
        "previous_url": f"?{query}fran={max(0, start - selectors.ROWS)}" if start else "",
        "next_url": f"?{query}fran={start + selectors.ROWS}" if has_more else "",
    }  # fmt: skip
    return Page(request, "letters/mailings.html", context)


def _mailing_or_404(user: User, public_id: uuid.UUID) -> Mailing:
    found = selectors.mailing_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


def _to(mailing: Mailing) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mailing", args=[mailing.public_id]))


@needs(Right.YOUTHS_WRITE)
@require_safe
def mailing(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _mailing_page(request, _mailing_or_404(signed_in(request), public_id))


def _mailing_page(request: HttpRequest, found: Mailing, form: PostedForm | None = None) -> HttpResponse:
    user, start = signed_in(request), _start(request)
    state = request.GET.get("visa", "")
    state = state if state in LetterState.values else ""
    view = selectors.mailing_view(user, found, state=state, start=start)
    withdrawn = _withdrawn_rows(request, user)
    query = f"visa={state}&" if state else ""
    tabs = [
        {"label": label, "url": f"?visa={key}" if key else "?", "current": key == state, "count": view.counts.get(key, 0) if key else None}
        for key, label in STATES
    ]  # fmt: skip
    context = {
        "page_title": view.name, "view": view, "tabs": tabs, "withdrawn": withdrawn, "start": start,
        "form": form or PostedForm(initial={"posted_on": clock.today().isoformat()}),
        "waiting": view.counts.get(LetterState.MADE, 0),
        "previous_url": f"?{query}fran={max(0, start - selectors.ROWS)}" if start else "",
        "next_url": f"?{query}fran={start + selectors.ROWS}" if view.has_more else "",
    }  # fmt: skip
    youths = view.youths | {row["youth"] for row in withdrawn}
    return Page(request, "letters/mailing.html", context, youths=youths, ground="list")


def _withdrawn_rows(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    """What the last check withdrew, and what takes its place."""
    kept = request.session.pop(WITHDRAWN, None) or []
    wanted = {uuid.UUID(letter): instead for letter, instead, _why in kept}
    reasons = {uuid.UUID(letter): why for letter, _instead, why in kept}
    letters = (
        selectors.letters_of(user).filter(public_id__in=wanted).select_related("youth", "mailing__version__template")
    )
    others = [uuid.UUID(one) for one in wanted.values() if one]
    instead = {
        one.public_id: one
        for one in selectors.letters_of(user).filter(public_id__in=others).select_related("mailing__version__template")
    }
    rows: list[dict[str, Any]] = []
    for one in letters.order_by("youth__sort_key", "recipient"):
        other = instead.get(uuid.UUID(wanted[one.public_id])) if wanted[one.public_id] else None
        rows.append({
            "youth": one.youth.public_id, "name": one.youth.full_name, "to": one.get_recipient_display(),
            "why": str(Reason(reasons[one.public_id]).label),
            "instead": other.mailing.version.template.name if other else "", "is_same": other is not None and other.pk == one.pk,
            "url": reverse("mailing", args=[other.mailing.public_id]) if other and other.pk != one.pk else "",
        })  # fmt: skip
    return rows


def _tell(request: HttpRequest, checked: posting.Checked, *, sent: str) -> None:
    request.session[WITHDRAWN] = [
        (str(one.letter.public_id), str(one.instead.public_id) if one.instead else "", str(one.reason.value))
        for one in checked.withdrawn
    ]
    if checked.good:
        messages.success(request, sent)
    if checked.remarks:
        n = len(checked.remarks)
        messages.info(
            request, ngettext(
                "%(n)d of them went to an address or a guardian that is no longer the one known: it is recorded as it was posted.",
                "%(n)d of them went to addresses or guardians that are no longer those known: they are recorded as they were posted.", n,
            ) % {"n": n}
        )  # fmt: skip
    if checked.withdrawn:
        n = len(checked.withdrawn)
        messages.warning(
            request, ngettext("%(n)d letter could not be sent as it was.", "%(n)d letters could not be sent as they were.", n) % {"n": n}
        )  # fmt: skip


@needs(Right.YOUTHS_WRITE)
@require_POST
def mailing_posted(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """All that waits, or those ticked."""
    user, now = signed_in(request), clock.now()
    found, form = _mailing_or_404(user, public_id), PostedForm(request.POST)
    if not form.is_valid():
        return _mailing_page(request, found, form)
    chosen = None
    if request.POST.get("which") == "chosen":
        chosen = _chosen(user, found, request.POST.getlist("letter"))
        if not chosen:
            form.add_error(None, _("Tick the letters first."))
            return _mailing_page(request, found, form)
    try:
        checked = posting.mark_posted(
            mailing=found, letters=chosen, posted_on=form.cleaned_data["posted_on"], actor=user, now=now
        )
    except ValidationError as wrong:
        add_errors(form, wrong)
        return _mailing_page(request, found, form)
    n = len(checked.good)
    _tell(
        request,
        checked,
        sent=ngettext("%(n)d letter is marked as posted.", "%(n)d letters are marked as posted.", n) % {"n": n},
    )
    return _to(found)


def _chosen(user: User, found: Mailing, ids: list[str]) -> list[int]:
    wanted = []
    for text in ids:
        try:
            wanted.append(uuid.UUID(text))
        except ValueError:
            continue
    return list(selectors.letters_of(user).filter(mailing=found, public_id__in=wanted).values_list("pk", flat=True))


@needs(Right.YOUTHS_WRITE)
@require_POST
def mailing_check(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user, today = signed_in(request), clock.today()
    found = _mailing_or_404(user, public_id)
    checked = posting.check_mailing(mailing=found, day=today, today=today, actor=user)
    if not checked.withdrawn:
        messages.success(request, _("Everybody may have what was made for them."))
    _tell(request, posting.Checked((), checked.withdrawn), sent="")
    return _to(found)


@needs(Right.YOUTHS_WRITE)
@require_POST
def mailing_send(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Text messages and e-mail: into the outbox."""
    user, now = signed_in(request), clock.now()
    found = _mailing_or_404(user, public_id)
    try:
        checked = send_mailing(mailing=found, actor=user, now=now)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return _to(found)
    n = len(checked.good)
    _tell(
        request,
        checked,
        sent=ngettext("%(n)d message is on its way.", "%(n)d messages are on their way.", n) % {"n": n},
    )
    return _to(found)


@needs(Right.YOUTHS_WRITE)
@require_POST
def mailing_print(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = _mailing_or_404(user, public_id)
    job = ask_for_files(mailing=found, actor=user, labels=bool(request.POST.get("labels")))
    return HttpResponseRedirect(reverse("job", args=[job.public_id]))


@needs(Right.YOUTHS_WRITE)
@require_safe
def letter_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Asked again for everybody in it: a file with a letter that may not be sent is not given out."""
    user, today = signed_in(request), clock.today()
    found = selectors.file_by_id(user, public_id)
    if found is None:
        raise Http404
    letters = selectors.letters_in(found).select_related("youth", "mailing__version__template")
    waiting = [one for one in letters if one.state == LetterState.MADE]
    if not all(one.holds for one in verdicts(waiting, day=today, today=today)):
        messages.error(
            request, _("Somebody in the file may not get the letter any more. Check the letters again first.")
        )
        return _to(found.mailing)
    show(request, [one.youth.public_id for one in letters], ground="export")
    response = HttpResponse(files.read(found.file), content_type=found.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file.name}"'
    return response


def _letter_or_404(user: User, public_id: uuid.UUID) -> Letter:
    found = selectors.letter_by_id(user, public_id)
    if found is None:
        raise Http404
    return found


@needs(Right.YOUTHS_WRITE)
@require_safe
def letter(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What it says, where it went and how it went."""
    found = _letter_or_404(signed_in(request), public_id)
    composed = compose(found, found.youth, found.mailing, sender_now())
    state_label, tone = selectors.state_of(found)
    context = {
        "page_title": _("%(what)s: to %(who)s") % {"what": found.mailing.version.template.name, "who": found.get_recipient_display()},
        "letter": found, "head": youth_head(found.youth, today=clock.today()),
        "subject": composed.subject, "body": as_html(composed.body), "where": selectors.where(found), "state_label": state_label, "tone": tone,
        "may_withdraw": found.state == LetterState.MADE, "may_come_back": selectors.may_come_back(found),
        "reason": found.get_reason_display() if found.reason else "", "is_message": bool(found.destination),
    }  # fmt: skip
    return Page(request, "letters/letter.html", context, youths=[found.youth.public_id])


@needs(Right.YOUTHS_WRITE)
@require_POST
def letter_withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    user = signed_in(request)
    found = _letter_or_404(user, public_id)
    try:
        posting.withdraw(letter=found, actor=user, today=clock.today())
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("The letter is withdrawn."))
    return HttpResponseRedirect(reverse("letter", args=[public_id]))


@needs(Right.YOUTHS_WRITE)
@require_POST
def letter_returned(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Post in return, a bounced e-mail, a number not in use: the contact detail is marked as not working, and it is logged."""
    user, now = signed_in(request), clock.now()
    found = _letter_or_404(user, public_id)
    try:
        returning.mark_returned(letter=found, actor=user, now=now)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, _("It is logged, and the contact detail is marked as not working."))
    if request.POST.get("back") == "mailing":
        return _to(found.mailing)
    return HttpResponseRedirect(reverse("letter", args=[public_id]))
