"""The settings of Django, made from the environment; nothing else reads it."""

import os
from importlib.resources import files
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from duijie.config import variables
from duijie.config.logs import logging_settings
from duijie.config.secret import kept_folder, kept_secret
from duijie.config.servers import database, mail
from duijie.node import places

_E = os.environ
_SOURCE = Path(str(files("duijie")))

HOME = variables.HOME.of(_E)
DEBUG = variables.DEBUG.of(_E)
DEMO = variables.DEMO.of(_E)
ADDRESS = variables.ADDRESS.of(_E).rstrip("/")
SECRET_KEY = variables.SECRET_KEY.of(_E) or kept_secret(HOME)
# The node asks itself whether it is ready, whatever its public name.
ALLOWED_HOSTS = [*variables.HOSTS.of(_E), "localhost", "127.0.0.1", "[::1]"]

# ── Apps, from the ground up ────────────────────────────────────────────────
_OURS = (
    "foundation",
    "registries",
    "site",
    "accounts",
    "notices",
    "organisations",
    "catalogue",
    "exchange",
    "matching",
    "clinic",
    "introductions",
    "events",
    "challenges",
    "funnel",
    "outreach",
    "access",
    "demo",
    "node",
    "web",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    *(f"duijie.{name}" for name in _OURS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "duijie.config.middleware.name_the_request",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "duijie.config.middleware.know_the_actor",
    "duijie.config.middleware.speak_to_the_reader",
    "duijie.config.pace.keep_the_pace",
    "django.contrib.messages.middleware.MessageMiddleware",
    "duijie.config.middleware.refuse_what_is_too_large",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
ROOT_URLCONF = "duijie.config.urls"
WSGI_APPLICATION = "duijie.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_SOURCE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duijie.web.context.page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# The last brings the reader of the API: its files are served from here like all others.
INSTALLED_APPS += ["django.forms", "ninja"]

# ── Database, files, mail ───────────────────────────────────────────────────
EMBEDDED_DATABASE = not variables.DATABASE_URL.of(_E)
DATABASES = {"default": database(variables.DATABASE_URL.of(_E), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = places.upload_folder(HOME)
INDEX_ROOT = places.index_folder(HOME)
STATIC_ROOT = kept_folder(places.static_folder(HOME))
STATIC_URL = "/static/"
STATICFILES_DIRS = [_SOURCE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
# Pages name files by their content; under their own names they are found where they lie.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Beside the library's list: maps, which only a developer's browser asks for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (
    *("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "br", "woff", "woff2", "map"),
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "duijie.node.assets.Assets"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
EMAIL_FILE_PATH = places.mail_folder(HOME)  # where no mail server is named
globals().update(mail(variables.MAIL_URL.of(_E)))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = variables.MAIL_FROM.of(_E)
EMAIL_SUBJECT_PREFIX = ""
CACHES = {
    # Counted by all processes together: tries at a sign-in, above all.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What each process may remember on its own for a moment.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # PDF files of 50 to 150 kB, which each process drew lately.
    "briefs": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "briefs",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}

# ── Languages and time ──────────────────────────────────────────────────────
LANGUAGE_CODE = variables.LANGUAGE.of(_E)
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [_SOURCE / "web" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# ── Accounts ────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "display_name")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "duijie.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "duijie.accounts.adapters.shown_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "duijie.accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if variables.HTTPS.of(_E) else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = variables.BEHIND_PROXIES.of(_E)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_TOTP_ISSUER = "Duijie"
SOCIALACCOUNT_ADAPTER = "duijie.accounts.adapters.DirectoryAdapter"
# Whoever comes from a directory agrees to the texts, and to who may join, like everybody else.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_FORMS = {"signup": "duijie.accounts.directory.DirectorySignUpForm"}
# An account that is there is joined where both the directory and a mail proved its address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": variables.OIDC_NAME.of(_E),
                "client_id": variables.OIDC_CLIENT.of(_E),
                "secret": variables.OIDC_SECRET.of(_E),
                "settings": {"server_url": variables.OIDC_URL.of(_E)},
            }
        ]
        if variables.OIDC_URL.of(_E)
        else [],
    }
}

# ── Safety ──────────────────────────────────────────────────────────────────
_HTTPS = variables.HTTPS.of(_E)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [ADDRESS]
SECURE_HSTS_SECONDS = variables.HSTS_SECONDS.of(_E)
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_REFERRER_POLICY = "same-origin"
# The probes are asked from inside, before any proxy has turned http into https.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
if variables.BEHIND_PROXIES.of(_E):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ── How it runs ─────────────────────────────────────────────────────────────
WEB_WORKERS = variables.WEB_WORKERS.of(_E)
WEB_THREADS = variables.WEB_THREADS.of(_E)
JOB_WORKERS = variables.JOB_WORKERS.of(_E)
# The library that counts reads this when it is loaded.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(kept_folder(places.metrics_folder(HOME)))
WEBHOOKS_PRIVATE = variables.WEBHOOKS_PRIVATE.of(_E)
PACE = {
    "search": variables.PACE_SEARCH.of(_E),
    "brief": variables.PACE_BRIEF.of(_E),
    "upload": variables.PACE_UPLOAD.of(_E),
    "api": variables.PACE_API.of(_E),
}
METRICS_TOKEN = variables.METRICS_TOKEN.of(_E)
LOGGING = logging_settings(variables.LOG_FORMAT.of(_E))
