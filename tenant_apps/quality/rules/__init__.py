"""The rules, registered by being imported."""

from tenant_apps.quality.rules import checks, interventions, registrations
from tenant_apps.quality.rules.base import RULES, Rule

__all__ = ["RULES", "Rule", "checks", "interventions", "registrations"]
