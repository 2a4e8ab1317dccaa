from __future__ import annotations

from django.core.exceptions import ValidationError


class NoConsent(ValidationError):
    """A share that neither a valid consent nor a stated ground covers (PRV-31)."""
