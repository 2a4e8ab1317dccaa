from tenant_apps.register.selectors.visibility import open_on, registered_on, visible_youths, youth_or_404

__all__ = ["open_on", "registered_on", "visible_youths", "youth_or_404"]
