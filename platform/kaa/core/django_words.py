"""What Django's validators say of a value that is too long, too large or too small, in plainer words than its own.

Its Swedish is "Säkerställ att detta värde har som mest 100 tecken (den har 3000)". Our ids are our own: an id that Django has, too, would
speak for both.
"""

from __future__ import annotations

from django.core import validators
from django.utils.translation import gettext_lazy as _


def say_plainly() -> None:
    """Once, when the service starts: of every form and model."""
    validators.MaxLengthValidator.message = _(
        "The text is too long: at most %(limit_value)d characters, now %(show_value)d."
    )
    validators.MaxValueValidator.message = _("Write %(limit_value)s or less.")
    validators.MinValueValidator.message = _("Write %(limit_value)s or more.")
