from tenant_apps.support.selectors.participants import (
    intervention_by_id,
    interventions_of,
    own_unit_ids,
    participants_by_subproject,
    participations_of,
    subproject_figures,
)

__all__ = [
    "intervention_by_id",
    "interventions_of",
    "own_unit_ids",
    "participants_by_subproject",
    "participations_of",
    "subproject_figures",
]
