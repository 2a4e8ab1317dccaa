"""What holds in every environment. Business constants live in data, never here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaa.settings.env import env
from kaa.settings.logs import LOGGING  # noqa: F401  (Django reads it here)
from kaa.settings.queue import *  # noqa: F403  (the CELERY_* settings)

PACKAGE = Path(__file__).resolve().parents[1]

# --- apps -----------------------------------------------------------------------------------------------------------
# Their tables stand in public and in every tenant; a tenant's role has no right on public's (walls).
BOTH = [
    "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "tenant_apps.accounts",
    "allauth", "allauth.account", "allauth.usersessions", "axes", "pgtrigger", "pghistory",
]  # fmt: skip
SHARED_APPS = ["tenants", "django_tenants", "shared_apps.codelists", "shared_apps.scb", "shared_apps.operators", *BOTH]
TENANT_APPS = [
    *BOTH, "tenant_apps.work", "tenant_apps.audit", "tenant_apps.sources", "tenant_apps.register", "tenant_apps.outreach",
    "tenant_apps.letters", "tenant_apps.support", "tenant_apps.visits", "tenant_apps.documents", "tenant_apps.quality",
    "tenant_apps.reporting", "tenant_apps.doors", "tenant_apps.reminders", "tenant_apps.distribution",
]  # fmt: skip
INSTALLED_APPS = [
    *SHARED_APPS,
    *[app for app in TENANT_APPS if app not in SHARED_APPS],
    "django.contrib.messages",
    "django.contrib.humanize", "whitenoise.runserver_nostatic", "django.contrib.staticfiles", "django_htmx", "rest_framework",
    "drf_spectacular", "drf_spectacular_sidecar", "csp",
    "kaa.core",  # last: its ready() makes pgtrigger and django-tenants agree
]  # fmt: skip
TENANT_MODEL = "tenants.Tenant"
TENANT_DOMAIN_MODEL = "tenants.Domain"
PUBLIC_SCHEMA_NAME = "public"
PUBLIC_HOSTS = env.list("PUBLIC_HOSTS", default=["localhost"])
# TEN-11: what one tenant may take of the service; time limits of statements stand with the database's address
REQUESTS_PER_USER = env.int("REQUESTS_PER_USER", default=300)  # a minute; without login: of one address
REQUESTS_PER_TENANT = env.int("REQUESTS_PER_TENANT", default=6_000)
JOBS_PER_TENANT = env.int("JOBS_PER_TENANT", default=max(1, CELERY_WORKER_CONCURRENCY // 2))  # noqa: F405  at the same time
FILES_PER_TENANT = env.int("FILES_PER_TENANT_GB", default=20) * 1_000_000_000  # bytes in the private file store
TIME_TRAVEL = False  # commands may act as if another day were today: for tests and trials
TENANT_CACHE_SECONDS = 20.0  # how late a suspension may take effect in another process
SHARED_TABLES_SECONDS = 60.0  # how late the others hear of a code list or a format that one process publishes
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_MIDDLEWARE_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

# --- requests -------------------------------------------------------------------------------------------------------
ROOT_URLCONF = "kaa.urls_tenant"
PUBLIC_SCHEMA_URLCONF = "kaa.urls_public"
WSGI_APPLICATION = "kaa.wsgi.application"
MIDDLEWARE = [
    "kaa.core.requests.RequestIdMiddleware",
    "kaa.core.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kaa.core.api.problems.ProblemMiddleware",
    "kaa.core.tenancy.middleware.TenantMiddleware",
    "kaa.core.sessions.PatientSessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kaa.core.sessions.SessionGuardMiddleware",
    "tenant_apps.accounts.tokens.middleware.TokenMiddleware",
    "kaa.core.tenancy.limits.RateLimitMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "tenant_apps.audit.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tenant_apps.audit.middleware.ReadLogMiddleware",  # innermost: the view, its reads and its log row in one transaction
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "core" / "templates"],  # before the apps': allauth's pages are ours
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tenant_apps.accounts.shell.shell",
            ]
        },
    }
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # SEC-07
# An uploaded file touches no disk in clear: it may hold persons under protection (PRV-21). Larger ones are refused.
FILE_UPLOAD_HANDLERS = ["kaa.core.uploads.InMemoryOnlyUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- who ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {"login": "tenant_apps.accounts.forms_login.LoginForm"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "tenant_apps.accounts.adapter.ClosedAdapter"  # staff are added by an account manager: no sign-up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_CONFIRMATION_HMAC = False  # the HMAC key holds only a primary key: another tenant's link would confirm
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "kaa.core.tenancy.tokens.TenantTokenGenerator"  # noqa: S105  (a class's path)
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "kaa.core.requests.client_address"
ALLAUTH_TRUSTED_PROXY_COUNT = 0
AXES_USERNAME_FORM_FIELD = "login"
AXES_SENSITIVE_PARAMETERS: list[str] = ["password"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # a row in the tenant's own schema: no use in another
SESSION_COOKIE_AGE = 30 * 60  # AUT-06: idle; what counts as idle, and the absolute limit, are kaa.core.sessions'
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no text about a youth in a cookie
CSRF_USE_SESSIONS = True  # a cookie and token pair of one tenant would pass on another

# --- requests out (school systems by SS 12000) ---------------------------------------------------------------------
FETCH_WITHOUT_TLS = False
FETCH_ALLOWED_NETWORKS = env.list(
    "FETCH_ALLOWED_NETWORKS", default=[]
)  # private ones, as 10.20.0.0/16; else public addresses alone

SMS_FILE_PATH = env.str(
    "SMS_FILE_PATH", default=""
)  # text messages as files, to nobody; empty: to the tenant's gateway

# --- content --------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
STATIC_URL = "/static/"
WHITENOISE_MANIFEST_STRICT = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
        "font-src": ["'self'"], "connect-src": ["'self'"], "form-action": ["'self'"], "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"], "manifest-src": ["'self'"],
    }
}  # fmt: skip
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "kaa.core.api.authentication.TokenAuthentication", "kaa.core.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["kaa.core.api.permissions.MayUse"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "kaa.core.api.problems.handle",
}  # fmt: skip
SPECTACULAR_SETTINGS = {
    "TITLE": "KAA-registret", "VERSION": "1.0.0", "SERVE_INCLUDE_SCHEMA": False, "SCHEMA_PATH_PREFIX": "/api/v1",
    "DESCRIPTION": "The register of one municipality's activity responsibility (KAA): the same reads, writes and rights as the site's pages.",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums", "kaa.core.api.schema.problem_content",
    ],
    "AUTHENTICATION_WHITELIST": ["kaa.core.api.authentication.TokenAuthentication"],
}  # fmt: skip
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="kaa@localhost")
