"""All settings in one place; what differs between machines comes from the environment."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

APP_ENV = env.str("APP_ENV", default="demo")  # demo | test | production
DEMO = APP_ENV == "demo"
PRODUCTION = APP_ENV == "production"
DEBUG = False

DEMO_KEY = "only-for-the-demo-office-with-invented-people"
SECRET_KEY = env.str("SECRET_KEY") if PRODUCTION else DEMO_KEY

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

# --- Applications: the order of the layers, top down -----------------------------------------------------------
INSTALLED_APPS = [
    "srojugend",
    "caseload",
    "approvals",
    "hze",
    "cases",
    "conferences",
    "socialspace",
    "accounts",
    "audit",
    "web",
    "django_htmx",
    "django_tasks_db",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "web.middleware.htmx_answers",
    "web.middleware.refuse_bad_text",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "web.middleware.prolong_session",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "srojugend.urls"
WSGI_APPLICATION = "srojugend.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "srojugend.navigation.navigation",
                "srojugend.keyboard.keyboard",
            ],
        },
    }
]
FORM_RENDERER = "web.forms.KernRenderer"


# --- Database: PostgreSQL only; the owner migrates, the web role owns nothing -----------------------------------
def database() -> dict[str, object]:
    """The connection of this process, as the role named by DATABASE_ROLE (web or owner)."""
    owner = env.str("DATABASE_ROLE", default="web") == "owner"
    common: dict[str, object] = {"ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    url = env.str("DATABASE_URL", default="")
    if url:
        chosen = env.str("DATABASE_OWNER_URL", default=url) if owner else url
        return {**env.db_url_config(chosen), **common}
    if PRODUCTION:
        raise ImproperlyConfigured("In production set DATABASE_URL; the embedded database is for demo and tests only.")
    return {"ENGINE": "srojugend.postgres", "NAME": "srojugend", "USER": "app_owner" if owner else "app_rw", **common}


DATABASES = {"default": database()}
EMBEDDED_POSTGRES_DIR = Path(env.str("SRO_POSTGRES_DIR", default=str(VAR_DIR / "postgres")))
EMBEDDED_POSTGRES_VOLATILE = env.bool("SRO_POSTGRES_VOLATILE", default=False)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Sign-in ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
if APP_ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# A session ends after so long without a request, and after so long whatever happens (web/middleware.py).
SESSION_COOKIE_AGE = 60 * env.int("SESSION_IDLE_MINUTES", default=60)
SESSION_MAX_AGE = 60 * 60 * env.int("SESSION_MAX_HOURS", default=10)
SESSION_WARNING = 120  # seconds before its end the page says so
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "web.errors.csrf_failure"

# --- Drafts: what was typed and not saved is kept so long (web/drafts.py) -------------------------------------------
DRAFT_DAYS = env.int("DRAFT_DAYS", default=30)

# --- Figures: below this many nobody learns how many (domain.md §10) ------------------------------------------------
SMALL_CELL = env.int("SMALL_CELL", default=5)

# --- Casework -------------------------------------------------------------------------------------------------------
GREY_AREA_DAYS = env.int("GREY_AREA_DAYS", default=28)  # so far ahead at most grey and danger are decided again
# After so many months a resource check is looked at again: "about every half year" (domain.md §2); a local rule.
RESOURCE_CHECK_REPEAT_MONTHS = env.int("RESOURCE_CHECK_REPEAT_MONTHS", default=6)
# A Hilfeplan is looked at again after so many months at the latest; the database allows six (domain.md §11.2).
HELP_PLAN_REVIEW_MONTHS = env.int("HELP_PLAN_REVIEW_MONTHS", default=6)
HANDOVER_DAYS = env.int("HANDOVER_DAYS", default=3)  # unacknowledged longer, a handover stands on the lead's list
URGENT_CATCH_UP_DAYS = env.int("URGENT_CATCH_UP_DAYS", default=14)  # proposed day for what the urgent way left out

# --- Return from a residential help (domain.md §6): planned by then, stuck after weeks, after-care after months -----
RETURN_PLAN_DAYS = env.int("RETURN_PLAN_DAYS", default=14)
RETURN_STUCK_WEEKS = env.int("RETURN_STUCK_WEEKS", default=6)
AFTER_CARE_MONTHS = (1, 3, 6)
# So many months a perspective may stay open for a child below an age, (years, months); older ones the last.
PERSPECTIVE_MONTHS_BY_AGE = ((6, 6), (12, 12))
PERSPECTIVE_MONTHS_ELSE = env.int("PERSPECTIVE_MONTHS_ELSE", default=18)

# --- Reports: local rules, no law sets these days (domain.md §4.1, §11.2) --------------------------------------------
FEEDBACK_DAYS = env.int("FEEDBACK_DAYS", default=14)  # by then a professional secret holder has heard back
REPORT_WAITS_AFTER_DAYS = env.int("REPORT_WAITS_AFTER_DAYS", default=2)  # older open reports are shown as waiting

# --- Commission: rhythm and limits are local rules, the deck sets none (domain.md §11.3) --------------------------
COMMISSION_INTERVAL_DAYS = env.int("COMMISSION_INTERVAL_DAYS", default=7)  # a series meets so often
COMMISSION_DEADLINE_HOURS = env.int("COMMISSION_DEADLINE_HOURS", default=24)  # later before a meeting, an item is late
COMMISSION_MINUTES = env.int("COMMISSION_MINUTES", default=15)  # planned for a case on the agenda
COMMISSION_OPENING_MINUTES = env.int("COMMISSION_OPENING_MINUTES", default=5)  # for the greeting and the last minutes
CIRCULAR_MAX_CENTS = env.int(
    "CIRCULAR_MAX_CENTS", default=3_000_00
)  # up to here a matter may be decided in circulation
CIRCULAR_MAX_WEEKS = env.int("CIRCULAR_MAX_WEEKS", default=13)
CIRCULAR_DAYS = env.int("CIRCULAR_DAYS", default=5)  # proposed time for the voices
REFUSED_URGENT_DAYS = env.int("REFUSED_URGENT_DAYS", default=3)  # by then a help that was not confirmed is settled

# --- Protection (§ 8a): proposals of ours, no law sets them; the office's Dienstanweisung does. 0: no time is set ----
PROTECTION_FIRST_ASSESSMENT_HOURS = env.int("PROTECTION_FIRST_ASSESSMENT_HOURS", default=24)
PROTECTION_HOME_VISIT_HOURS = env.int("PROTECTION_HOME_VISIT_HOURS", default=48)
PROTECTION_CLOSE_DAYS = env.int("PROTECTION_CLOSE_DAYS", default=28)
PROTECTION_HOME_VISIT_PERSONS = env.int("PROTECTION_HOME_VISIT_PERSONS", default=2)

# --- Browser: nothing but our own files --------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# What comes from outside is counted while it is read; the rest of a form survives a file that is too large.
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_MB", default=20) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "web.uploads.handlers.QuotaHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Language ----------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

# --- Files -------------------------------------------------------------------------------------------------------
NODE_MODULES = BASE_DIR / "node_modules"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    VAR_DIR / "assets",
    ("kern", NODE_MODULES / "@kern-ux" / "native" / "dist"),
]
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Mail: queued in the transaction, sent after it by a worker ----------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_HOST_NAME = env.str("EMAIL_HOST", default="")  # empty: nothing leaves the house, the outbox page shows what would
if PRODUCTION and not EMAIL_HOST_NAME:
    raise ImproperlyConfigured("In production set EMAIL_HOST; otherwise partners and providers would hear nothing.")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": EMAIL_HOST_NAME,
            "port": env.int("EMAIL_PORT", default=25),
            "username": env.str("EMAIL_USER", default=""),
            "password": env.str("EMAIL_PASSWORD", default=""),
            "use_tls": env.bool("EMAIL_USE_TLS", default=False),
            "timeout": 20,
        },
    }
    if EMAIL_HOST_NAME
    else {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
}
DEFAULT_FROM_EMAIL = "Jugendamt Mönchengladbach <sozialraum@jugendamt.example>"

# --- Personal links for partners -------------------------------------------------------------------------------------
# What stands before the path of an address in a mail; a mail is written without a request.
SITE_URL = env.str("SITE_URL", default="" if PRODUCTION else f"http://127.0.0.1:{env.str('PORT', default='8000')}")
if PRODUCTION and not SITE_URL:
    raise ImproperlyConfigured("In production set SITE_URL (https://...); partners get links to it by mail.")
OFFICE_ADDRESS = env.str("OFFICE_ADDRESS", default="Musterstraße 1 · 41236 Mönchengladbach")
OFFICE_PHONE = env.str("OFFICE_PHONE", default="02161 25-0")
PARTNER_LINK_DAYS = env.int("PARTNER_LINK_DAYS", default=30)
CIRCLE_LINK_DAYS = env.int("CIRCLE_LINK_DAYS", default=30)  # into a resource check, and never longer than it runs
HELP_LINK_DAYS = env.int("HELP_LINK_DAYS", default=190)  # by which a provider tells hours and reports of a help
HELP_LINK_LAST_DAYS = env.int("HELP_LINK_LAST_DAYS", default=42)  # after a help's end, for what is told at the end
STATEMENT_DUE_DAYS = env.int("STATEMENT_DUE_DAYS", default=10)  # after its end a month's statement is asked for by then
HELP_REPORT_MONTHS = env.int("HELP_REPORT_MONTHS", default=6)  # so often a provider reports about a running help
FACILITY_REPORT_DAYS = env.int("FACILITY_REPORT_DAYS", default=14)  # so long before a talk its report is asked for
FACILITY_REPORT_DUE_DAYS = env.int("FACILITY_REPORT_DUE_DAYS", default=5)  # so long before it we want it
OFFER_STALE_DAYS = env.int("OFFER_STALE_DAYS", default=180)  # older confirmations are grey and asked for anew
REMINDER_CLIMBS_AFTER = env.int(
    "REMINDER_CLIMBS_AFTER", default=3
)  # working days overdue, then the team's lead sees it
REMIND_DAYS = env.int("REMIND_DAYS", default=21)  # so many days before a conference its members are asked

# --- Logs: no personal data, so no request bodies and no query strings ---------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "hide_tokens": {
            "()": "web.logs.HideTokens",
            "pattern": r"(/sozialraum/partner/|/kalender/|/kreis/|/einrichtung/|/traeger/hilfe/|/traeger/)[^/\s]+",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "level": "WARNING", "filters": ["hide_tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
