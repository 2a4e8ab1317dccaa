"""Production: every value from the environment; a missing one stops the start and names itself."""

from __future__ import annotations

import sys

from django.http.request import validate_host

from kaa.core.observability import start_sentry
from kaa.core.tenancy.pool import on_release
from kaa.settings.base import *  # noqa: F403
from kaa.settings.env import database, env, require

require(
    "SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_HOSTS", "DATABASE_URL", "PG_BINDIR", "BROKER_URL", "CACHE_URL", "STATIC_ROOT", "PRIVATE_FILES",
    "KAA_STATE", "EMAIL_URL", "DEFAULT_FROM_EMAIL",
)  # fmt: skip

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
PUBLIC_HOSTS = env.list("PUBLIC_HOSTS")
if closed := [host for host in PUBLIC_HOSTS if not validate_host(host, ALLOWED_HOSTS)]:
    sys.exit(f"PUBLIC_HOSTS names what ALLOWED_HOSTS does not allow: {', '.join(closed)}")
DATABASES = {
    "default": database(
        env.str("DATABASE_URL"),
        env.str("DATABASE_OWNER_URL", default=""),
        pool={"min_size": 1, "max_size": env.int("DB_POOL_SIZE", default=8), "timeout": 10, "reset": on_release},
    )
}
PG_BINDIR = env.str("PG_BINDIR")
CELERY_BROKER_URL = env.str("BROKER_URL")
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("CACHE_URL"),
        "KEY_FUNCTION": "kaa.core.tenancy.cache.make_key",
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_ROOT = env.str("STATIC_ROOT")
PRIVATE_FILES = env.path("PRIVATE_FILES")()
EMAIL_CONFIG = env.email_url("EMAIL_URL")
vars().update(EMAIL_CONFIG)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Behind this many proxies of our own: else all of a municipality's staff would share one address's limits and lock-out
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", default=1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
start_sentry(env.str("SENTRY_DSN", default=""), environment=env.str("SENTRY_ENVIRONMENT", default="production"))
