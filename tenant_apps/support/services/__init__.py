from tenant_apps.support.services.interventions import (
    InterventionFacts,
    edit_intervention,
    end_intervention,
    start_intervention,
)

__all__ = ["InterventionFacts", "edit_intervention", "end_intervention", "start_intervention"]
