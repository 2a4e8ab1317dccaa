from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaa.settings.production")

application = get_wsgi_application()

from kaa.core.tenancy.probe import refuse_transaction_pooling  # noqa: E402  (needs the settings)

refuse_transaction_pooling()
