"""Working through what stands in the way: lists by rule and label, one after the other, the last day, and the handler's own page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.reading import Page, show
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.quality.rules import RULES
from tenant_apps.quality.selectors import Hit, hits, summary
from tenant_apps.reporting import selectors, worklists
from tenant_apps.reporting.answers.selectors import ShownRemark, remarks_by_hand, standing_remarks
from tenant_apps.reporting.forms import ListForm
from tenant_apps.reporting.period_pages import period_or_404
from tenant_apps.sources.selectors import protected_in_latest_files

PAGE_SIZE = 50


def _wanted(request: HttpRequest, period: str) -> worklists.Wanted:
    return worklists.Wanted(
        period, section=request.GET.get("regel", "")[:10], label=request.GET.get("etikett", "")[:40],
        colour=request.GET.get("farg", "")[:10],
    )  # fmt: skip


@dataclass(frozen=True)
class ListedHit:
    hit: Hit
    round_url: str


@needs(Right.REPORT_READ)
@require_safe
def report_list(request: HttpRequest, period: str) -> HttpResponse:
    """One rule's or one label's hits, all of them, page by page."""
    user = signed_in(request)
    head = period_or_404(period, today=clock.today())
    wanted = _wanted(request, period)
    everything = hits(period=period)
    found = worklists.worklist(wanted, user, everything)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(_number(request.GET.get("sida", "")), 1), pages)
    first = (page - 1) * PAGE_SIZE
    start = reverse("report-round", args=[period])
    rows = [
        ListedHit(hit, f"{start}?{worklists.query_of(wanted, plats=place)}")
        for place, hit in enumerate(found[first : first + PAGE_SIZE], start=first)
    ]
    groups = [(title, list(group)) for title, group in groupby(rows, key=lambda row: row.hit.title)]
    context = {
        "page_title": _("What to mend"), "head": head, "groups": groups, "total": summary(found), "count": len(found),
        "form": ListForm(_initial(wanted), rules=_rules(everything), labels=_labels(everything, user)),
        "may_mend": user.may(Right.YOUTHS_WRITE), "clear_url": request.path, "first": first + 1, "last": first + len(rows),
        "previous_url": f"?{worklists.query_of(wanted, sida=page - 1)}" if page > 1 else "",
        "next_url": f"?{worklists.query_of(wanted, sida=page + 1)}" if page < pages else "",
    }  # fmt: skip
    return Page(request, "reporting/list.html", context, youths={row.hit.youth for row in rows}, ground="list")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _initial(wanted: worklists.Wanted) -> dict[str, str]:
    return {"regel": wanted.section, "etikett": wanted.label, "farg": wanted.colour}


def _rules(found: list[Hit]) -> list[tuple[str, str]]:
    titles = {hit.section: hit.title for hit in found}
    order = list(dict.fromkeys(rule.section for rule in RULES.values()))
    return [(section, titles[section]) for section in order if section in titles]


def _labels(found: list[Hit], user: User) -> list[tuple[str, str]]:
    named = sorted({(hit.label, str(hit.label_id)) for hit in found if hit.label_id})
    offered = [(worklists.MINE, _("Mine"))] if worklists.has_own(user) else []
    offered += [(key, name) for name, key in named]
    if any(hit.label_id is None for hit in found):
        offered.append((worklists.NO_LABEL, _("No label: the administrator's")))
    return offered


@needs(Right.REPORT_READ)
@require_safe
def report_round(request: HttpRequest, period: str) -> HttpResponse:
    """Go to the place where a hit is mended, and remember which list it stands in: the youth's page shows the way on."""
    user = signed_in(request)
    period_or_404(period, today=clock.today())
    wanted = _wanted(request, period)
    found = worklists.worklist(wanted, user)
    place = _number(request.GET.get("plats", "") or "0")
    if not found:
        return _done(request, wanted)
    place = min(place, len(found) - 1)
    return _go_to(request, wanted, place, found[place])


@needs(Right.REPORT_READ)
@require_safe
def report_next(request: HttpRequest, period: str) -> HttpResponse:
    """The next hit in the list that somebody goes through."""
    at = worklists.round_of(request.session.get(worklists.KEPT))
    if at is None or at.wanted.period != period:
        return HttpResponseRedirect(reverse("report-period", args=[period]))
    following = worklists.following(worklists.worklist(at.wanted, signed_in(request)), at)
    if following is None:
        return _done(request, at.wanted)
    return _go_to(request, at.wanted, *following)


def _go_to(request: HttpRequest, wanted: worklists.Wanted, place: int, hit: Hit) -> HttpResponse:
    request.session[worklists.KEPT] = worklists.Round(wanted, place, str(hit.youth)).as_kept()
    may_mend = signed_in(request).may(Right.YOUTHS_WRITE)
    show(request, [hit.youth], ground="list")
    return HttpResponseRedirect(hit.mend_url if may_mend else reverse("youth", args=[hit.youth]))


def _done(request: HttpRequest, wanted: worklists.Wanted) -> HttpResponse:
    request.session.pop(worklists.KEPT, None)
    messages.success(request, _("There is nothing more in this list."))
    return HttpResponseRedirect(f"{reverse('report-list', args=[wanted.period])}?{worklists.query_of(wanted)}")


@dataclass(frozen=True)
class LabelLeft:
    """What one label still has to do, and who has it."""

    name: str
    who: str
    red: list[Hit]
    yellow: int
    remarks: list[ShownRemark]


@needs(Right.REPORT_READ)
@require_safe
def last_day(request: HttpRequest, period: str) -> HttpResponse:
    """What remains and who has it, in one view that can be printed; and what is left to do with the files."""
    user = signed_in(request)
    head = period_or_404(period, today=clock.today())
    found = worklists.worklist(worklists.Wanted(period), user)
    remarks = [one for one in standing_remarks() if one.period == period]
    left = _left(found, remarks)
    context = {
        "page_title": _("The last day"), "head": head, "left": left, "total": summary(found), "remarks": len(remarks),
        "standing": selectors.standing_files(period), "may_mend": user.may(Right.YOUTHS_WRITE),
    }  # fmt: skip
    youths = {hit.youth for label in left for hit in label.red} | {one.youth for label in left for one in label.remarks}
    return Page(request, "reporting/last_day.html", context, youths=youths, ground="list")


def _left(found: list[Hit], remarks: list[ShownRemark]) -> list[LabelLeft]:
    names: dict[str, str] = {}
    red: dict[str, list[Hit]] = {}
    yellow: dict[str, int] = {}
    told: dict[str, list[ShownRemark]] = {}
    people = {one.pk: one.display_name for one in User.objects.filter(is_active=True)}
    who: dict[str, str] = {}
    labels = {(hit.label_id, hit.label, hit.label_user) for hit in found}
    for label, name, user in labels | {(one.label_id, one.label, one.label_user) for one in remarks}:
        names[_key(label)], who[_key(label)] = name, people.get(user or 0, "")
    for hit in found:
        if hit.colour == "red":
            red.setdefault(_key(hit.label_id), []).append(hit)
        elif hit.colour == "yellow":
            yellow[_key(hit.label_id)] = yellow.get(_key(hit.label_id), 0) + 1
    for remark in remarks:
        told.setdefault(_key(remark.label_id), []).append(remark)
    rows = [LabelLeft(names[key], who[key], red.get(key, []), yellow.get(key, 0), told.get(key, [])) for key in names]
    return sorted(
        (row for row in rows if row.red or row.yellow or row.remarks),
        key=lambda row: (-len(row.red) - len(row.remarks), row.name),
    )


def _key(label: uuid.UUID | None) -> str:
    return str(label) if label else ""


@needs(Right.PROTECTED_HANDLE)
@require_safe
def protected(request: HttpRequest, period: str) -> HttpResponse:
    """Those who are reported to SCB by hand: nobody but the handler knows that there are any."""
    head = period_or_404(period, today=clock.today())
    rows, remarks = selectors.reported_by_hand(period), remarks_by_hand(period)
    context = {
        "page_title": _("Reported by hand"), "head": head, "rows": rows, "count": len({row.youth for row in rows}),
        "in_files": protected_in_latest_files(), "may_open": signed_in(request).may(Right.YOUTHS_READ),
        "remarks": remarks,
    }  # fmt: skip
    shown = {row.youth for row in rows} | {one.youth for one in remarks}
    return Page(request, "reporting/protected.html", context, youths=shown, ground="list")
