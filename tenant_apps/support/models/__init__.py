from tenant_apps.support.models.interventions import Intervention
from tenant_apps.support.models.participations import Participation, Programme
from tenant_apps.support.models.plans import ActionPlan, PlanFollowUp, PlanItem, PlanVersion

__all__ = ["ActionPlan", "Intervention", "Participation", "PlanFollowUp", "PlanItem", "PlanVersion", "Programme"]
