"""What is asked when a registration is closed, on one page and saved in one go: rooms below add their own parts, and their own offers afterwards.

A part that nobody fills in blocks nothing: it stands as still missing on the page that follows. Only what a red rule would stop the half-year
report for must be written (R3, R4); the part's own form says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kaa.core.templatetags.kaa_ui import sv_date
from shared_apps.codelists import selectors as codelists
from tenant_apps.accounts.models import User
from tenant_apps.register import codes
from tenant_apps.register.editing import add_occupation
from tenant_apps.register.forms import DayField, set_choices
from tenant_apps.register.models import Registration, Youth


@dataclass(frozen=True)
class Asking:
    """Who closes whose registration, and what was posted; None: the page is opened."""

    user: User
    youth: Youth
    today: date
    posted: QueryDict | None


@dataclass(frozen=True)
class Part:
    """A card on the page. `save` runs within the closing; a ValidationError it raises names the form's fields."""

    heading: str
    about: str
    form: forms.Form
    save: Callable[[Registration], None]


@dataclass(frozen=True)
class Missing:
    """What nobody filled in: a sentence, and where it is mended."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Offered:
    """What the page afterwards offers, as the letter at 20."""

    title: str
    text: str
    url: str
    label: str


_parts: list[Callable[[Asking], Part | None]] = []
_missing: list[Callable[[User, Registration, date], Iterable[Missing]]] = []
_offers: list[Callable[[User, Registration, date], Offered | None]] = []


def on_closing(
    *, ask: Callable[[Asking], Part | None] | None = None, missing: Callable[[User, Registration, date], Iterable[Missing]] | None = None,
    offer: Callable[[User, Registration, date], Offered | None] | None = None,
) -> None:  # fmt: skip
    """Register, once, when the apps are ready."""
    if ask is not None and ask not in _parts:
        _parts.append(ask)
    if missing is not None and missing not in _missing:
        _missing.append(missing)
    if offer is not None and offer not in _offers:
        _offers.append(offer)


def parts_of(asking: Asking) -> list[Part]:
    return [part for ask in _parts if (part := ask(asking)) is not None]


def missing_of(user: User, registration: Registration, today: date) -> list[Missing]:
    return [one for find in _missing for one in find(user, registration, today)]


def offers_of(user: User, registration: Registration, today: date) -> list[Offered]:
    """Nothing is offered to somebody under protection or deceased."""
    youth = registration.youth
    if youth.protected_at is not None or youth.deceased_on is not None or _died(registration):
        return []
    return [found for offer in _offers if (found := offer(user, registration, today)) is not None]


def _died(registration: Registration) -> bool:
    return registration.end_reason in codelists.current("deregistration_reason").codes_with("deceased")


def put_errors(part: Part, wrong: ValidationError) -> None:
    """A service's objections at the part's own fields."""
    if not hasattr(wrong, "error_dict"):
        part.form.add_error(None, wrong)
        return
    for name, texts in wrong.message_dict.items():
        for text in texts:
            part.form.add_error(name if name in part.form.fields else None, text)


# ---- the register's own part: what the youth does now ----------------------------------------------------------------
class AfterForm(forms.Form):
    """The occupation after the responsibility ended (SCB: SysKontakt is drawn from such facts)."""

    code = forms.ChoiceField(label=gettext_lazy("Occupation after"), required=False)
    as_of = DayField(label=gettext_lazy("On which day"), required=False)
    informant = forms.ChoiceField(label=gettext_lazy("From whom"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "code", codes.choices("occupation", on=today, empty=gettext_lazy("Not given")))
        set_choices(self, "informant", codes.choices("informant", on=today, empty=gettext_lazy("Not given")))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("code"):
            for name, text in (("as_of", _("Write the day.")), ("informant", _("Choose from whom."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, text)
        return data


def ask_occupation(asking: Asking) -> Part | None:
    """Asked when nothing is known of today: the closing itself often tells (a placement, a job)."""
    latest = asking.youth.occupations.order_by("-as_of", "-known_on", "-pk").first()
    if latest is not None and latest.as_of == asking.today:
        return None
    form = AfterForm(asking.posted, initial={"as_of": asking.today}, prefix="after", today=asking.today)
    if latest is None:
        about = _("No occupation is known.")
    else:
        told = {"what": codes.shown("occupation", latest.code, latest.code_version), "day": sv_date(latest.as_of)}
        about = _("Latest known: %(what)s, %(day)s.") % told

    def save(closed: Registration) -> None:
        data = form.cleaned_data
        if data["code"]:
            add_occupation(
                youth=closed.youth, actor=asking.user, today=asking.today, code=data["code"], as_of=data["as_of"], informant=data["informant"]
            )  # fmt: skip

    return Part(_("What the youth does now"), about, form, save)


def missing_occupation(user: User, registration: Registration, today: date) -> Iterable[Missing]:  # noqa: ARG001
    """Nothing known since the responsibility ceased; of the deceased nothing is asked."""
    since = registration.ceased_on or registration.deregistered_on
    if _died(registration) or since is None or registration.youth.occupations.filter(as_of__gte=since).exists():
        return
    url = reverse("occupation-add", args=[registration.youth.public_id])
    yield Missing(_("Occupation after the responsibility ended"), url)


on_closing(ask=ask_occupation, missing=missing_occupation)
