from tenant_apps.support.selectors.participants import (
    intervention_by_id,
    own_unit_ids,
    participants_by_subproject,
    subproject_figures,
)

__all__ = ["intervention_by_id", "own_unit_ids", "participants_by_subproject", "subproject_figures"]
