"""The demo and a developer's machine: a private PostgreSQL, plain cookies on http, mail written to files."""

from __future__ import annotations

from kaa.settings.base import *  # noqa: F403
from kaa.settings.env import database, env, require
from kaa.settings.queue import STATE

INSTALLED_APPS = [*INSTALLED_APPS, "kaa.devtools"]  # noqa: F405  (kaa demo_data)
TIME_TRAVEL = True
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "dev-only-" + "k" * 50
ALLOWED_HOSTS = [".localhost", "localhost", "127.0.0.1", "testserver"]
if env.str("DATABASE_URL", default=""):
    require("DATABASE_OWNER_URL")
    DATABASES = {"default": database(env.str("DATABASE_URL"), env.str("DATABASE_OWNER_URL"))}
    PG_BINDIR = env.str("PG_BINDIR", default="")
else:
    from kaa.devtools.postgres import ensure

    _server = ensure()
    _server.ensure_database("kaa")
    DATABASES = {"default": database(_server.url("kaa_app", "kaa"), _server.url("kaa_owner", "kaa"))}
    PG_BINDIR = str(_server.bindir)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(STATE / "cache"),
        "KEY_FUNCTION": "kaa.core.tenancy.cache.make_key",
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    },  # packing them takes a minute; production does
}
STATIC_ROOT = STATE / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MANIFEST_STRICT = False
PRIVATE_FILES = STATE / "files"
FETCH_WITHOUT_TLS = True
FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8", "::1/128"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(STATE / "mail")
SMS_FILE_PATH = str(STATE / "sms")
SESSION_COOKIE_NAME = "kaa_session"
SESSION_COOKIE_SECURE = False
