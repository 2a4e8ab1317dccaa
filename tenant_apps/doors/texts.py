"""The public form's texts: shipped in Swedish, easy Swedish and English; the tenant writes its own further languages by the same keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.doors.models import ReferralLanguage

EASY = "lattlast"
MARKS = ("{days}", "{controller}", "{phone}")

TEXTS: dict[str, Any] = {
    "title": _("Would you like us to call you?"),
    "intro": _("Are you 16 to 19 and not in upper secondary school? We help you on, to studies, a job or something else. It costs nothing."),
    "who": _("Who are you?"),
    "who_youth": _("It is about myself"),
    "who_parent": _("I am a parent or guardian"),
    "who_other": _("Somebody else who is worried"),
    "about": _("What would you like help with?"),
    "about_school": _("Studies"),
    "about_work": _("A job or practice"),
    "about_talk": _("Somebody to talk to"),
    "about_unsure": _("I do not know yet"),
    "contact": _("How do we reach you?"),
    "name": _("Your name"),
    "phone": _("Your telephone"),
    "email": _("Your e-mail"),
    "reach_hint": _("A telephone number or an e-mail address is enough."),
    "send": _("Send to us"),
    "privacy": _(
        "We use what you write to get in touch with you, and for nothing else. If it leads to nothing we erase it after {days} days. "
        "{controller} is responsible for your data."
    ),
    "thanks_title": _("Thank you! We have got it."),
    "thanks_text": _("Somebody calls or writes to you within {days} working days."),
    "urgent": _("Is somebody in danger? Call 112."),
    "call": _("You can also call us: {phone}"),
    "error_title": _("It is not sent yet"),
    "error_who": _("Choose who you are."),
    "error_about": _("Choose what you would like help with."),
    "error_name": _("Write your name."),
    "error_reach": _("Write a telephone number or an e-mail address."),
    "error_phone": _("The telephone number looks wrong. Write it like 070-174 06 35."),
    "error_email": _("The e-mail address looks wrong. Write it like name@example.com."),
    "error_again": _("Nothing was sent yet. Press the button once more."),
    "error_many": _("Many are sending just now. Wait a while and try again, or call us."),
    "closed_title": _("The form is closed just now"),
    "closed_text": _("Call us, or come back later."),
    "languages": _("Language"),
    "skip": _("Skip to the content"),
}  # fmt: skip
# what is said otherwise to somebody who finds reading hard; the rest is plain enough
EASY_TEXTS: dict[str, Any] = {
    "title": pgettext_lazy("easy Swedish", "Would you like us to call you?"),
    "intro": pgettext_lazy("easy Swedish", "Do you not go to school? We can help you. It costs nothing."),
    "who_parent": pgettext_lazy("easy Swedish", "I am a mother, father or guardian"),
    "who_other": pgettext_lazy("easy Swedish", "I am somebody else"),
    "about": pgettext_lazy("easy Swedish", "What do you want help with?"),
    "about_school": pgettext_lazy("easy Swedish", "Go to school"),
    "about_work": pgettext_lazy("easy Swedish", "Get a job"),
    "about_talk": pgettext_lazy("easy Swedish", "Talk to somebody"),
    "about_unsure": pgettext_lazy("easy Swedish", "I do not know"),
    "contact": pgettext_lazy("easy Swedish", "How can we talk to you?"),
    "reach_hint": pgettext_lazy("easy Swedish", "Write your telephone number or your e-mail. You need not write both."),
    "privacy": pgettext_lazy(
        "easy Swedish",
        "We save what you write so that we can call you. We erase it after {days} days if you do not want our help. {controller} looks after it.",
    ),
    "thanks_title": pgettext_lazy("easy Swedish", "Thank you!"),
    "thanks_text": pgettext_lazy("easy Swedish", "We call you within {days} days."),
    "urgent": pgettext_lazy("easy Swedish", "Is it dangerous now? Call 112."),
}  # fmt: skip
GROUPS: list[tuple[Any, tuple[str, ...]]] = [
    (_("The page"), ("title", "intro", "languages", "skip")),
    (_("The questions"), (
        "who", "who_youth", "who_parent", "who_other", "about", "about_school", "about_work", "about_talk", "about_unsure",
        "contact", "name", "phone", "email", "reach_hint", "send", "privacy",
    )),
    (_("When it is sent"), ("thanks_title", "thanks_text", "urgent", "call")),
    (_("When something is wrong"), (
        "error_title", "error_who", "error_about", "error_name", "error_reach", "error_phone", "error_email", "error_again", "error_many",
        "closed_title", "closed_text",
    )),
]  # fmt: skip


@dataclass(frozen=True)
class Language:
    """`key` stands in the address, `tag` in the page's lang; `around` is the language of what stands around the form."""

    key: str
    tag: str
    name: str
    texts: Mapping[str, str]
    around: str = "sv"
    is_right_to_left: bool = False

    def text(self, key: str, **values: object) -> str:
        text = self.texts[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text


def shipped() -> list[Language]:
    with translation.override("sv"):
        swedish = {key: str(text) for key, text in TEXTS.items()}
        easy = {**swedish, **{key: str(text) for key, text in EASY_TEXTS.items()}}
    with translation.override("en"):
        english = {key: str(text) for key, text in TEXTS.items()}
    return [
        Language("sv", "sv", "Svenska", swedish),
        Language(EASY, "sv", "Lätt svenska", easy),
        Language("en", "en", "English", english, around="en"),
    ]


def languages() -> list[Language]:
    """All that are shown: ours, and the tenant's own that are published. What an own one lacks is Swedish."""
    ours = shipped()
    own = ReferralLanguage.objects.filter(is_published=True)
    return [*ours, *(_own(one, ours[0].texts) for one in own)]


def _own(row: ReferralLanguage, swedish: Mapping[str, str]) -> Language:
    texts = {**swedish, **{key: text for key, text in row.texts.items() if key in swedish and text}}
    return Language(row.tag, row.tag, row.name, texts, is_right_to_left=row.is_right_to_left)


def chosen(found: Iterable[Language], key: str) -> Language:
    """The one asked for, else Swedish."""
    by_key = {one.key: one for one in found}
    return by_key.get(key) or by_key["sv"]
