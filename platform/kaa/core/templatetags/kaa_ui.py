"""The component library: `{% load kaa_ui %}`. What each tag takes is in templates/components/README.md."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kaa.core.halfyears import HalfYear
from kaa.core.personnummer import format_for_people
from kaa.core.templatetags.form_fields import anchor, render_field

register = template.Library()

TONES = {"red": "danger", "yellow": "warning", "green": "success", "info": "info"}
TONE_ICONS = {"red": "stop", "yellow": "warning", "green": "done", "info": "info"}
MESSAGE_TONES = {"error": "red", "warning": "yellow", "success": "green", "info": "info", "debug": "info"}
BADGES = {"neutral", "info", "success", "warning", "danger"}
SPRITE = Path(__file__).resolve().parents[1] / "static" / "kaa" / "icons.svg"


# ---- icons ---------------------------------------------------------------------------------------------------------
@cache
def sprite() -> dict[str, str]:
    symbols = re.findall(r'<symbol id="([\w-]+)" viewBox="0 0 20 20">(.*?)</symbol>', SPRITE.read_text("utf-8"))
    return dict(symbols)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Decoration beside a text: hidden from assistive technology. An unknown name draws nothing."""
    shape = sprite().get(name)
    if shape is None:
        return SafeString("")
    return format_html(
        '<svg class="kaa-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(shape),  # noqa: S308  (our own file)
    )


# ---- figures, alerts, badges ---------------------------------------------------------------------------------------
@register.inclusion_tag("components/stat.html")
def stat(
    value: object, label: str, *, progress: float | None = None, maximum: float = 100, tone: str = "", url: str = "",
    element_id: str = "", swapped: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """`swapped`: sent with another part of the page, to take the place of the one with the same id."""
    shown = sv_number(value) if isinstance(value, int) else value
    context = {"value": shown, "label": label, "progress": progress, "maximum": maximum, "tone": tone, "url": url}
    return {**context, "id": element_id, "swapped": swapped}


def alert_context(tone: str, **kwargs: object) -> dict[str, Any]:
    words = {"red": _("Problem"), "yellow": _("Warning"), "green": _("Done"), "info": _("Information")}
    tone = tone if tone in TONES else "info"
    return {"tone": tone, "color": TONES[tone], "icon_name": TONE_ICONS[tone], "word": words[tone], **kwargs}


@register.inclusion_tag("components/alert.html")
def alert(
    tone: str, title: str = "", text: str = "", *, action_url: str = "", action_label: str = "", button: bool = True
) -> dict[str, Any]:
    return alert_context(
        tone, title=title, text=text, action_url=action_url, action_label=action_label, button=button, live=""
    )


@register.simple_block_tag
def alert_block(content: str, tone: str, title: str = "") -> SafeString:
    return render_to_string("components/alert.html", alert_context(tone, title=title, content=content, live=""))


@register.inclusion_tag("components/alert.html")
def message_alert(message: Message) -> dict[str, Any]:
    tone = MESSAGE_TONES.get(message.level_tag, "info")
    return alert_context(tone, text=message.message, live="alert" if tone == "red" else "status")


@register.simple_tag
def badge(text: object, tone: str = "neutral") -> SafeString:
    tone = TONES.get(tone, tone)
    return format_html(
        '<span class="ds-tag kaa-badge" data-color="{}">{}</span>', tone if tone in BADGES else "neutral", text
    )


# ---- containers ----------------------------------------------------------------------------------------------------
@register.simple_block_tag
def card(
    content: str,
    heading: str = "",
    *,
    level: int = 2,
    element_id: str = "",
    action_url: str = "",
    action_label: str = "",
) -> SafeString:
    context = {"content": content, "heading": heading, "level": level, "id": element_id}
    return render_to_string("components/card.html", {**context, "action_url": action_url, "action_label": action_label})


@register.simple_block_tag
def table(content: str, caption: str, *, hide_caption: bool = False, stack: bool = True) -> SafeString:
    """A table in its own region: becomes cards in a narrow container, or scrolls when stack is false."""
    context = {"content": content, "caption": caption, "hide_caption": hide_caption, "stack": stack}
    return render_to_string("components/table.html", context)


@register.simple_block_tag
def action_menu(content: str, label: str) -> SafeString:
    return render_to_string("components/action_menu.html", {"content": content, "label": label})


@register.simple_block_tag
def disclosure(content: str, summary: str, *, opened: bool = False) -> SafeString:
    return render_to_string("components/disclosure.html", {"content": content, "summary": summary, "opened": opened})


@register.simple_block_tag
def filter_bar(content: str, *, label: str = "", action: str = "", clear_url: str = "") -> SafeString:
    context = {"content": content, "label": label or _("Filter"), "action": action, "clear_url": clear_url}
    return render_to_string("components/filter_bar.html", context)


@register.simple_block_tag
def dialog(content: str, element_id: str, title: str) -> SafeString:
    return render_to_string("components/dialog.html", {"content": content, "id": element_id, "title": title})


# ---- lists ---------------------------------------------------------------------------------------------------------
@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context: Context, label: str, key: str, current: str = "", *, numeric: bool = False) -> dict[str, Any]:
    """A sortable column: current is the sort in force, `key` or `-key`; the link keeps the filters, not the page."""
    query = context["request"].GET.copy() if "request" in context else None
    ascending, descending = current == key, current == f"-{key}"
    if query is not None:
        for name in ("after", "before"):
            query.pop(name, None)
        query["sort"] = f"-{key}" if ascending else key
    direction = "ascending" if ascending else "descending" if descending else ""
    url = f"?{query.urlencode()}" if query is not None else f"?sort={key}"
    return {"label": label, "url": url, "direction": direction, "numeric": numeric}


@register.inclusion_tag("components/definitions.html")
def definitions(items: Iterable[tuple[str, object]]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    return {"entries": entries}


@register.inclusion_tag("components/tabs.html")
def tab_links(items: Iterable[Any], label: str) -> dict[str, Any]:
    return {"items": items, "label": label}


@register.inclusion_tag("components/pagination.html")
def pagination(previous_url: str = "", next_url: str = "", *, summary: str = "") -> dict[str, Any]:
    return {"previous_url": previous_url, "next_url": next_url, "summary": summary}


@register.inclusion_tag("components/empty.html")
def empty(
    title: str, text: str = "", *, action_url: str = "", action_label: str = "", icon_name: str = "done"
) -> dict[str, Any]:
    actions = {"action_url": action_url, "action_label": action_label}
    return {"title": title, "text": text, "icon_name": icon_name, **actions}


@register.inclusion_tag("components/job.html")
def job_progress(
    label: str,
    value: int | None = None,
    maximum: int = 100,
    *,
    text: str = "",
    poll_url: str = "",
    cancel_url: str = "",
    csrf_token: str = "",
) -> dict[str, Any]:
    """Survives a reload: state comes from the job's row; poll_url answers with the same fragment until it is done."""
    context = {"label": label, "value": value, "maximum": maximum, "text": text, "poll_url": poll_url}
    return {**context, "cancel_url": cancel_url, "csrf_token": csrf_token}


@register.inclusion_tag("components/conflict.html")
def conflict(rows: Iterable[Any], *, changed_by: str = "", changed_at: str = "") -> dict[str, Any]:
    return {"rows": rows, "changed_by": changed_by, "changed_at": changed_at}


# ---- forms ---------------------------------------------------------------------------------------------------------
@register.inclusion_tag("components/field.html", takes_context=True)
def field(
    context: Context,
    bound: BoundField,
    *,
    instruction: str = "",
    inline: bool = False,
    label: str = "",
    max_length: int | None = None,
    autofocus: bool = False,
) -> dict[str, Any]:
    own = getattr(bound.field, "instruction", "")
    instruction = instruction or own or getattr(context.get("shell"), "free_text_instruction", "") or ""
    rendered = render_field(
        bound, instruction=instruction, inline=inline, label=label, max_length=max_length, autofocus=autofocus
    )
    return {"field": rendered}


@register.inclusion_tag("components/fields.html", takes_context=True)
def fields(context: Context, form: forms.BaseForm) -> dict[str, Any]:
    """Every field of a form in its own order, hidden ones too."""
    return {"form": form, "shell": context.get("shell")}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*form_list: forms.BaseForm, more: Iterable[forms.BaseForm] = ()) -> dict[str, Any]:
    """`more`: forms of a list, on a page whose parts are known only when it is made.

    A field that stands in a group which says whose it is may have a `group`: here it is named with it.
    """
    general: list[str] = []
    linked: list[tuple[str, str, str]] = []
    for form in (*form_list, *more):
        if not form.is_bound:
            continue
        general += [str(error) for error in form.non_field_errors()]
        for bound in form:
            for error in bound.errors:
                if bound.is_hidden:
                    general.append(f"{bound.label}: {error}")
                else:
                    label = (
                        f"{group}, {bound.label}" if (group := getattr(bound.field, "group", "")) else str(bound.label)
                    )
                    linked.append((anchor(bound), label, str(error)))
    return {"general": general, "linked": linked}


@register.inclusion_tag("components/form_actions.html")
def form_actions(
    label: str = "",
    *,
    cancel_url: str = "",
    next_label: str = "",
    next_name: str = "save_and_next",
    danger: bool = False,
) -> dict[str, Any]:
    context = {"label": label or _("Save"), "cancel_url": cancel_url, "danger": danger}
    return {**context, "next_label": next_label, "next_name": next_name}


# ---- filters -------------------------------------------------------------------------------------------------------
@register.filter
def half_year(value: HalfYear | datetime.date | str | None) -> str:
    """A HalfYear, its code or any date in it -> "andra halvåret 2026"."""
    if not value:
        return ""
    if isinstance(value, datetime.date):
        day = local(value)
        value = HalfYear(day.year, 1 if day.month <= 6 else 2)
    return (HalfYear.parse(value) if isinstance(value, str) else value).label


def local(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def sv_date(value: datetime.date | None) -> str:
    """16 nov 2026"""
    return format_date(local(value), "j b Y") if isinstance(value, datetime.date) else ""


@register.filter
def sv_day(value: datetime.date | None) -> str:
    """måndag 16 november"""
    return format_date(local(value), "l j F").lower() if isinstance(value, datetime.date) else ""


@register.filter
def sv_datetime(value: datetime.datetime | None) -> str:
    """16 nov 2026 10:20"""
    return format_date(local(value), "j b Y H:i") if isinstance(value, datetime.datetime) else ""


@register.filter
def sv_clock(value: datetime.datetime | None) -> str:
    """14:05"""
    return format_date(local(value), "H:i") if isinstance(value, datetime.datetime) else ""


@register.filter
def sv_number(value: float | None) -> str:
    """1 038 with a no-break space, and a decimal comma"""
    if value is None:
        return ""
    return f"{value:,}".replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


@register.filter
def personnummer(value: object) -> str:
    """YYYYMMDD-NNNN"""
    return format_for_people(str(value)) if value else ""
