"""Tests: the application's login on a database of their own, tasks run at once, nothing read from a .env file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kaa.settings.base import *  # noqa: F403
from kaa.settings.env import database, env, require

INSTALLED_APPS = [*INSTALLED_APPS, "kaa.devtools"]  # noqa: F405  (kaa demo_data)
TIME_TRAVEL = True
DEBUG = False
TENANT_CACHE_SECONDS = 0.0
SHARED_TABLES_SECONDS = 3600.0  # statements are counted: none may come because a minute has passed
REQUESTS_PER_USER = REQUESTS_PER_TENANT = 100_000  # a test lowers them
JOBS_PER_TENANT = 2
SECRET_KEY = "test-only-" + "k" * 50
ALLOWED_HOSTS = [".localhost", "localhost"]
TEST_DATABASE = env.str("KAA_TEST_DB", default="kaa_test")
if env.str("DATABASE_URL", default=""):
    require("DATABASE_OWNER_URL")
    DATABASES = {"default": database(env.str("DATABASE_URL"), env.str("DATABASE_OWNER_URL"))}
    PG_BINDIR = env.str("PG_BINDIR", default="")
else:
    from kaa.devtools.postgres import ensure

    _server = ensure()
    DATABASES = {"default": database(_server.url("kaa_app", "postgres"), _server.url("kaa_owner", "postgres"))}
    PG_BINDIR = str(_server.bindir)
DATABASES["default"]["TEST"] = {"NAME": TEST_DATABASE}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "kaa.core.tenancy.cache.make_key",
    }
}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # argon2 is slow on purpose; a test reads base's list
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STATE = Path(tempfile.mkdtemp(prefix="kaa-test-"))
PRIVATE_FILES = STATE / "files"
FETCH_WITHOUT_TLS = True
FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8", "::1/128"]
SMS_FILE_PATH = str(STATE / "sms")
STATIC_ROOT = STATE / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SESSION_COOKIE_NAME = "kaa_session"
SESSION_COOKIE_SECURE = False
