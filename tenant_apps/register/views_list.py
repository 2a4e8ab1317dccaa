"""Ungdomar: the list, its counts, kept filters and columns, and whom one has chosen in it."""

from __future__ import annotations

import uuid
from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kaa.core import clock
from kaa.core.access import Right, needs
from kaa.core.objections import add_errors
from kaa.core.reading import Page
from kaa.core.tenancy import area_codes
from tenant_apps.accounts.models import User
from tenant_apps.accounts.selectors import signed_in
from tenant_apps.register import list_session
from tenant_apps.register.forms_list import ColumnsForm, FilterForm, SaveFilterForm
from tenant_apps.register.list_actions import actions_for
from tenant_apps.register.list_columns import columns_of
from tenant_apps.register.list_session import Selection
from tenant_apps.register.list_table import Facet, facets, table_of
from tenant_apps.register.models import SavedFilter
from tenant_apps.register.selectors import lists
from tenant_apps.register.selectors.counting import counts, dear
from tenant_apps.register.selectors.filtering import YouthFilter, by_ids
from tenant_apps.register.selectors.filtering import counted as counted_by
from tenant_apps.register.selectors.listing import SORTS, YouthPage, youth_page
from tenant_apps.register.services import lists as keeping
from tenant_apps.register.tenant_kind import is_partnership

FURTHER = "fler"  # the counts that take longer come after the others


def filter_form(request: HttpRequest, data: Any) -> FilterForm:
    user, partnership = signed_in(request), is_partnership(request)
    values = data.copy()
    values["state"] = values.get("state") or default_state(partnership=partnership)
    return FilterForm(
        values, today=clock.today(), residents=user.may(Right.RESIDENTS_READ), partnership=partnership, municipality_codes=area_codes(),
        user=user,
    )  # fmt: skip


def default_state(*, partnership: bool) -> str:
    return "all" if partnership else "registered"


def filter_of(form: FilterForm, data: Any, *, partnership: bool) -> YouthFilter:
    """What fits of the query string; an unknown value or key is as if it were not there."""
    values: dict[str, Any] = {"state": default_state(partnership=partnership), **form.values()}
    if str(data.get("sort", "")).removeprefix("-") in SORTS:
        values["sort"] = data["sort"]
    return YouthFilter(**values, after=_uuid(data.get("after", "")), before=_uuid(data.get("before", "")))


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@needs(Right.YOUTHS_READ)
@require_safe
def youths(request: HttpRequest) -> HttpResponse:
    user, partnership = signed_in(request), is_partnership(request)
    saved = lists.saved_filters(user)
    opening = lists.default_filter(saved, user)
    if opening and not request.GET:
        return HttpResponseRedirect(f"{reverse('youths')}?{urlencode(_with_state(opening.values))}")
    form = filter_form(request, request.GET)
    wanted = filter_of(form, request.GET, partnership=partnership)
    columns = columns_of(lists.chosen_columns(user), partnership=partnership)
    page = youth_page(user, wanted, today=clock.today(), columns=[one.key for one in columns])
    list_session.remember_list(request, wanted, page.ids)
    chosen = list_session.selection_of(request, wanted)
    context = {
        "page_title": _("Youths"), "form": form, "page": page, "sort": wanted.sort, "partnership": partnership,
        "table": table_of(page.rows, columns, chosen=chosen.holds), "query": urlencode(_with_state(wanted.values())),
        "selection": _shown_selection(user, chosen), "in_words": [(label, text, _without(wanted, name)) for name, label, text in form.in_words()[1:]],
        "saved": _saved_links(saved, user, wanted), "save_form": SaveFilterForm(may_share=user.may(Right.LABELS_WRITE), auto_id="save_%s"),
        "columns_form": ColumnsForm(initial={"columns": [one.key for one in columns]}, partnership=partnership, auto_id="col_%s"),
        "clear_url": f"{reverse('youths')}?{urlencode({'state': default_state(partnership=partnership)})}",
        "may_add": user.may(Right.REGISTRATIONS_WRITE) and not partnership, "may_write": user.may(Right.YOUTHS_WRITE),
        "actions": actions_for(user, partnership=partnership), **_page_urls(wanted, page),
    }  # fmt: skip
    return Page(request, "register/youths.html", context, youths=page.ids, ground="list")


def _with_state(values: dict[str, str]) -> dict[str, str]:
    """An address that is never empty: an empty one opens one's default filter."""
    return {"state": "registered", **values}


def _without(wanted: YouthFilter, name: str) -> str:
    return f"?{urlencode(_with_state(changed(wanted, name, '').values()))}"


def changed(wanted: YouthFilter, name: str, value: str) -> YouthFilter:
    values: dict[str, Any] = {name: value}
    return replace(wanted, **values)


def _page_urls(wanted: YouthFilter, page: YouthPage) -> dict[str, str]:
    own = _with_state(wanted.values())
    return {
        "previous_url": f"?{urlencode({**own, 'before': page.before})}" if page.before else "",
        "next_url": f"?{urlencode({**own, 'after': page.after})}" if page.after else "",
    }


def _saved_links(saved: list[SavedFilter], user: User, wanted: YouthFilter) -> list[dict[str, Any]]:
    own = wanted.values()
    return [
        {
            "public_id": one.public_id, "name": one.name, "url": f"?{urlencode(_with_state(one.values))}", "current": one.values == own,
            "is_mine": one.user_id == user.pk, "is_default": one.is_default and one.user_id == user.pk, "is_shared": one.is_shared,
            "by": one.user.display_name,
        }
        for one in saved
    ]  # fmt: skip


def _kept(one: SavedFilter) -> YouthFilter:
    """As it was saved; a word that filters no longer have is left out."""
    known = {field.name for field in fields(YouthFilter)}
    return YouthFilter(**{name: value for name, value in one.values.items() if name in known})


def _shown_selection(user: User, chosen: Selection) -> dict[str, Any]:
    """As the page where something is done with them counts: without those who came under protection since."""
    ids = [uuid.UUID(one) for one in chosen.ids]
    n = by_ids(user, ids).filter(protected_at=None).count() if ids else 0
    return {"everything": chosen.everything, "n": n, "is_empty": not (chosen.everything or n)}


@needs(Right.YOUTHS_READ)
@require_safe
def youth_counts(request: HttpRequest) -> HttpResponse:
    """A request of its own, and one more for those that take longer: the page waits for neither. Figures only, of those whom the user may open."""
    user, partnership = signed_in(request), is_partnership(request)
    form = filter_form(request, request.GET)
    wanted = filter_of(form, request.GET, partnership=partnership)
    further = request.GET.get("del") == FURTHER and bool(request.htmx)  # type: ignore[attr-defined]
    counted = counts(
        user, wanted, today=clock.today(), partnership=partnership, quick=not further, late=further or not request.htmx,  # type: ignore[attr-defined]
    )  # fmt: skip
    found: list[Facet] = facets(form, wanted, counted, url_of=lambda name, value: _chosen_url(wanted, name, value))
    if further:
        found = [one for one in found if one.name in dear() and not getattr(wanted, one.name)]
        return Page(request, "register/youth_facets.html", {"facets": found})
    missing = any(name in form.fields and name not in counted.of for name in dear())
    saved = lists.saved_filters(user)
    numbers = counted_by(user, [_kept(one) for one in saved], today=clock.today())
    context = {
        "saved": list(zip(_saved_links(saved, user, wanted), numbers, strict=True)),
        "facets": found,
        "total": counted.total,
        "query": urlencode(_with_state(wanted.values())),
        "page_title": _("How many"),
        "further": urlencode({**_with_state(wanted.values()), "del": FURTHER}) if missing else "",
    }
    template = "register/youth_counts.html" if request.htmx else "register/youth_counts_page.html"  # type: ignore[attr-defined]
    return Page(request, template, context)


def _chosen_url(wanted: YouthFilter, name: str, value: str) -> str:
    return f"{reverse('youths')}?{urlencode(_with_state(changed(wanted, name, value).values()))}"


@needs(Right.YOUTHS_READ)
@require_POST
def filter_save(request: HttpRequest) -> HttpResponse:
    """Keep the filter that stands in the address under a name; the same name again replaces it."""
    user, partnership = signed_in(request), is_partnership(request)
    wanted = filter_of(filter_form(request, request.GET), request.GET, partnership=partnership)
    form = SaveFilterForm(request.POST, may_share=user.may(Right.LABELS_WRITE))
    if form.is_valid():
        try:
            keeping.save_filter(
                user=user, name=form.cleaned_data["name"], values=wanted.values(), is_default=form.cleaned_data["is_default"],
                is_shared=form.cleaned_data.get("is_shared"),
            )  # fmt: skip
        except ValidationError as wrong:
            add_errors(form, wrong)
        else:
            messages.success(request, _("The filter is saved."))
            return _back(wanted)
    return Page(
        request, "register/filter_form.html", {"form": form, "page_title": _("Save the filter"), "back": _url(wanted)}
    )


def _url(wanted: YouthFilter) -> str:
    return f"{reverse('youths')}?{urlencode(_with_state(wanted.values()))}"


def _back(wanted: YouthFilter) -> HttpResponseRedirect:
    return HttpResponseRedirect(_url(wanted))


@needs(Right.YOUTHS_READ)
@require_POST
def filter_change(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Make one's own filter the one that the list opens with, share it, or remove it."""
    user = signed_in(request)
    found = lists.own_filter(user, public_id)
    if found is None:
        raise Http404
    action = request.POST.get("action", "")
    if action == "remove":
        keeping.remove_filter(saved=found)
        messages.success(request, _("The filter is removed."))
        return HttpResponseRedirect(f"{reverse('youths')}?{urlencode(_with_state(found.values))}")
    if action in {"default", "not_default"}:
        keeping.set_default(saved=found, is_default=action == "default")
    elif action in {"share", "unshare"} and user.may(Right.LABELS_WRITE):
        keeping.set_shared(saved=found, is_shared=action == "share")
    else:
        raise Http404
    messages.success(request, _("The filter is changed."))
    return HttpResponseRedirect(f"{reverse('youths')}?{urlencode(_with_state(found.values))}")


@needs(Right.YOUTHS_READ)
@require_POST
def columns_choose(request: HttpRequest) -> HttpResponse:
    user, partnership = signed_in(request), is_partnership(request)
    wanted = filter_of(filter_form(request, request.GET), request.GET, partnership=partnership)
    form = ColumnsForm(request.POST, partnership=partnership)
    if form.is_valid():
        keeping.choose_columns(user=user, columns=form.cleaned_data["columns"])
        messages.success(request, _("The columns are chosen."))
    return _back(wanted)


@needs(Right.YOUTHS_READ)
@require_POST
def selection(request: HttpRequest) -> HttpResponse:
    """Ticks of one page: remembered while one goes on to the next, and handed to the page that does something with them."""
    partnership = is_partnership(request)
    wanted = filter_of(filter_form(request, request.GET), request.GET, partnership=partnership)
    posted: QueryDict = request.POST
    chosen = list_session.selection_of(request, wanted)
    if posted.get("choose") == "everything":
        chosen = Selection(everything=True)
    elif posted.get("choose") == "nobody":
        chosen = Selection()
    else:
        chosen = chosen.after_page(_ids(posted, "shown"), _ids(posted, "chosen"))
    list_session.keep_selection(request, wanted, chosen)
    if request.htmx:  # type: ignore[attr-defined]
        return Page(
            request, "register/selection_count.html", {"selection": _shown_selection(signed_in(request), chosen)}
        )
    offered = actions_for(signed_in(request), partnership=partnership)
    wished = next((one for one in offered if one.key == posted.get("action")), None)
    if wished:
        return HttpResponseRedirect(wished.url)
    return HttpResponseRedirect(f"{reverse('youths')}?{request.GET.urlencode()}")


def _ids(posted: QueryDict, name: str) -> list[str]:
    return [str(one) for one in (_uuid(text) for text in posted.getlist(name)) if one]
