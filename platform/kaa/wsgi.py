from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaa.settings.production")

application = get_wsgi_application()

from kaa.core.rubbish import leave_what_is_loaded  # noqa: E402  (as the next)
from kaa.core.tenancy.probe import REFUSAL, is_sound  # noqa: E402  (needs the settings)

if not is_sound():
    raise RuntimeError(REFUSAL)  # not SystemExit: gunicorn would start the worker again and again

leave_what_is_loaded()
