"""All settings, on one page. Values that differ between places come from the environment; README lists them.

Mistakes are reported by the system checks in townhall/checks.py, with an id and a hint.
"""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

env = environ.Env()
BASE = Path(__file__).resolve().parent.parent


def demo_key(file: Path) -> str:
    """Return the key of this data folder's demonstration, made on its first start."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def origin(url: str) -> str:
    """Return scheme and host of an address, as policies of browsers name it."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


# --- Where this instance runs -------------------------------------------------------------------------------------

DATA = Path(env("DATA", default=str(BASE / "data"))).resolve()  # everything that is written: database, files, sockets
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)  # fictitious people, unchecked law, /demo/; never in real operation
SECRET_KEY = env("SECRET_KEY", default="")
if DEMO and not SECRET_KEY:
    SECRET_KEY = demo_key(DATA / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PORT = env.int("PORT", default=8000)  # of the demonstration
SITE_URL = env("SITE_URL", default=f"http://localhost:{PORT}").rstrip("/")
SECURE = SITE_URL.startswith("https://")
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)  # a proxy we trust says by X-Forwarded-* who is asking
CITY = env("CITY", default="Bochum")
OPERATOR = env("OPERATOR", default="")  # an official operator's line in the header; empty: "demonstration, not official"
CASE_PREFIX = env("CASE_PREFIX", default="BO")
FAILPOINTS = env("FAILPOINTS", default="")  # fault tests only, for example "receive.after_commit:kill:3"

# --- Applications -------------------------------------------------------------------------------------------------

SERVICES = sorted(f"services.{place.parent.name}" for place in (BASE / "services").glob("*/service.py")) + env.list(
    "EXTRA_SERVICES", default=[]
)

INSTALLED_APPS = [
    "townhall.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "formtools",
    "townhall",
    "townhall.lib",
    "townhall.logic",
    "townhall.fields",
    "townhall.journal",
    "townhall.accounts",
    "townhall.resources",
    "townhall.authorities",
    "townhall.documents",
    "townhall.catalogue",
    "townhall.applications",
    "townhall.editorial",
    "townhall.cases",
    "townhall.certificates",
    "townhall.payments",
    "townhall.notifications",
    "townhall.bulk",
    "townhall.retention",
    "townhall.figures",
    "townhall.handover",
    "townhall.printouts",
    "townhall.portal",
    "townhall.backoffice",
    *(["townhall.demo"] if DEMO else []),
    *SERVICES,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "townhall.portal.headers.Headers",
    "townhall.portal.opening.ClosedUntilLawIsChecked",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "townhall.accounts.middleware.SecondFactorForStaff",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "townhall.portal.vanished.SaysWhatVanished",
]

ROOT_URLCONF = "townhall.urls"
WSGI_APPLICATION = "townhall.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "townhall.portal.context.site",
            ],
        },
    }
]
FORM_RENDERER = "townhall.portal.rendering.Renderer"
MESSAGE_TAGS = {10: "info", 40: "danger"}  # the names our alerts have
CSRF_FAILURE_VIEW = "townhall.portal.errors.csrf_failure"

# --- Database, cache, sessions ------------------------------------------------------------------------------------

DATABASE_URL = env("DATABASE_URL", default="")
if DATABASE_URL:
    kept = {"ENGINE": "townhall.lib.postgres", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES = {"default": env.db_url_config(DATABASE_URL) | kept}
else:
    DATA.mkdir(parents=True, exist_ok=True)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "townhall.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
            "TEST": {"NAME": DATA / "test.sqlite3"},  # a file: threads of a test wait for each other as in operation
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  # parts that are the same for everybody; per process
}
SESSION_ENGINE = "townhall.accounts.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"

# --- People -------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # to change an address or a factor
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds; as long as accounts/freshness.py
ACCOUNT_ADAPTER = "townhall.accounts.adapter.AccountAdapter"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "signup": "20/h/ip", "reset_password": "10/h/ip,5/h/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0  # limits count per address of the visitor, not of the proxy
MFA_ADAPTER = "townhall.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
STAFF_NEEDS_SECOND_FACTOR = True
OIDC_SERVER = env("OIDC_SERVER", default="")  # the city's sign-in service for staff: its issuer; empty: none
OIDC_GROUPS_CLAIM = env("OIDC_GROUPS_CLAIM", default="groups")
OIDC_ROLES = env.list("OIDC_ROLES", default=[])  # "group=role@authority", see authorities/provider_roles.py
OIDC_SECOND_FACTOR = env.list("OIDC_SECOND_FACTOR", default=[])  # values of acr or amr that stand for a second factor
SOCIALACCOUNT_ADAPTER = "townhall.backoffice.staff_sign_in.StaffSignIn"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the provider vouches for the address
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, list]] = {"openid_connect": {"APPS": []}}
if OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "stadt",
            "name": env("OIDC_NAME", default="Anmeldung der Stadt"),
            "client_id": env("OIDC_CLIENT_ID", default=""),
            "secret": env("OIDC_CLIENT_SECRET", default=""),
            "settings": {"server_url": OIDC_SERVER},
        }
    )
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:account_home"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# --- Language and time --------------------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
FORMAT_MODULE_PATH = "townhall.lib.formats"
LOCALE_PATHS = [BASE / "townhall" / "portal" / "locale"]  # our words before those of packages: allauth says "du"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(DATA / "static")))
STATICFILES_DIRS = [BASE / "static", *([BASE / "build" / "npm"] if (BASE / "build" / "npm").exists() else [])]
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MAP_TILES = env("MAP_TILES", default="")  # for example "/tiles/{z}/{x}/{y}.png" on this host; empty: a sketch of the city
UPLOAD_LIMIT = 10 * 1024 * 1024  # bytes per file
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
CLAMD = env("CLAMD", default="")  # "host:port" or a socket path; empty in the demo: a built-in test-pattern scanner
SEAL_KEYS = Path(env("SEAL_KEYS", default=str(DATA / "seal")))  # one .p12 per seal key name; made on first use in the demo
SEAL_PASSPHRASE = env("SEAL_PASSPHRASE", default="")
SEAL = env("SEAL", default="townhall.certificates.sealing.SoftSeal")  # a class with put_on() and roots(); an HSM's goes here

# --- Payments -----------------------------------------------------------------------------------------------------

PAYMENT_PROVIDERS = env.list("PAYMENT_PROVIDERS", default=["demo", "invoice"] if DEMO else [])  # payments/providers/
XBEZAHLDIENSTE_URL = env("XBEZAHLDIENSTE_URL", default="")  # of the interface, up to its version
XBEZAHLDIENSTE_ORIGINATOR = env("XBEZAHLDIENSTE_ORIGINATOR", default="")
XBEZAHLDIENSTE_ENDPOINT = env("XBEZAHLDIENSTE_ENDPOINT", default="")
XBEZAHLDIENSTE_CERTIFICATE = env("XBEZAHLDIENSTE_CERTIFICATE", default="")  # PEM file with our key and certificate
PAYMENT_HOSTS = env.list("PAYMENT_HOSTS", default=[])  # where people pay, for the browser: "https://epay.example"

# --- Registers of other authorities -------------------------------------------------------------------------------

HANDOVER_FOLDER = Path(
    env("HANDOVER_FOLDER", default=str(DATA / "handover"))
)  # of the folder adapter, one folder per destination
HANDOVER_ADAPTERS = env.dict(
    "HANDOVER_ADAPTERS", default={}
)  # a city's own: "soap=city.adapters.Soap"; handover/adapters/port.py
VEHICLE_REGISTER = env(  # a class with keeper(plate): who a vehicle is registered to
    "VEHICLE_REGISTER", default=f"townhall.authorities.registers.{'DemoVehicles' if DEMO else 'NoVehicles'}"
)
RESIDENT_REGISTER = env(  # a class with find(…): what the register of residents holds
    "RESIDENT_REGISTER", default=f"townhall.authorities.registers.{'DemoResidents' if DEMO else 'NoResidents'}"
)

# --- Mail ---------------------------------------------------------------------------------------------------------

EMAIL_URL = env("EMAIL_URL", default="")
EMAIL_BACKEND = "townhall.notifications.mail.LedgerBackend"  # every mail becomes a row first; a worker sends it
DEFAULT_FROM_EMAIL = env("FROM_EMAIL", default="digitales-rathaus@rathaus.example")
OPERATOR_EMAIL = env("OPERATOR_EMAIL", default="barrierefreiheit@rathaus.example")  # gets reports of barriers

# --- Celery: a doorbell, never the truth --------------------------------------------------------------------------

REDIS_URL = env("REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "visibility_timeout": 60,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,
        "socket_connect_timeout": 0.2,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(DATA / "broker"),
        "data_folder_out": str(DATA / "broker"),
        "control_folder": str(DATA / "broker-control"),
        "polling_interval": 0.05,
    }
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 18
CELERY_TASK_TIME_LIMIT = 20
CELERY_WORKER_PROC_ALIVE_TIMEOUT = 60
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "default"

# --- Security headers ---------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *PAYMENT_HOSTS, *([origin(OIDC_SERVER)] if OIDC_SERVER else [])],  # where a form may end
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        **({"upgrade-insecure-requests": True} if SECURE else {}),
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"

# --- Log: what happened, never what somebody wrote ------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "weasyprint.progress", "fontTools", "pikepdf", "pyhanko")},
}
