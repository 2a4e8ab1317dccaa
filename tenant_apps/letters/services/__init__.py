from tenant_apps.letters.services.mailings import Made, make_mailing

__all__ = ["Made", "make_mailing"]
