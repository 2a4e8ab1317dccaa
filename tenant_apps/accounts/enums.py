from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who somebody is in this tenant; what each may do stands in tenant_apps.accounts.matrix."""

    ADMINISTRATOR = "administrator", _("administrator")
    COORDINATOR = "coordinator", _("coordinator")
    COACH = "coach", _("coach")
    READER = "reader", _("reader")
    ACCOUNT_MANAGER = "account_manager", _("account manager")
    PROTECTED_HANDLER = "protected_handler", _("handler of protected identities")
    LOCAL_LEADER = "local_leader", _("local project leader")
    COUNTY_LEADER = "county_leader", _("county project leader")
    MAIN_LEADER = "main_leader", _("main project leader")
    OPERATOR = "operator", _("operator")
    BOARD_MEMBER = "board_member", _("board member")
    LIBRARY_EDITOR = "library_editor", _("library editor")
