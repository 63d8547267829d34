"""What must be in order before real people use this town hall. Each finding has an id and says what to do.

Registered by townhall/apps.py. `manage.py check --deploy --database default` runs all; the web server of a real instance runs
them when it starts (townhall/wsgi.py) and refuses to serve with an error.
"""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connections

from townhall.authorities.models import Authority, LegalEntry
from townhall.authorities.provider_roles import NotReadable, read
from townhall.catalogue.models import ServiceVersion
from townhall.journal import triggers
from townhall.payments.providers.offered import KNOWN, offered


@register(Tags.security)
def check_sign_in_of_staff(app_configs, **_) -> list[CheckMessage]:
    """Look at how the city's sign-in service is configured."""
    return list(sign_in_mistakes()) if settings.OIDC_SERVER else []


def sign_in_mistakes() -> Iterator[CheckMessage]:
    try:
        mapped = read(settings.OIDC_ROLES)
    except NotReadable as problem:
        yield Error(
            f"OIDC_ROLES cannot be read: {problem}", hint="Write group=role@authority, with commas between.", id="townhall.E010"
        )
        return
    if not mapped:
        yield Error(
            "OIDC_ROLES is missing: nobody could sign in by the city's service.",
            hint="Set OIDC_ROLES=group=clerk@authority.",
            id="townhall.E011",
        )
    if not settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["client_id"]:
        yield Error("OIDC_CLIENT_ID is missing.", hint="Take it from the city's sign-in service.", id="townhall.E012")
    if settings.SECURE and not settings.OIDC_SERVER.startswith("https://"):
        yield Error("OIDC_SERVER is not an https address.", hint="Use the issuer's https address.", id="townhall.E013")


@register(Tags.security)
def check_environment(app_configs, **_) -> list[CheckMessage]:
    """Look at the values from the environment."""
    return list(demo_mistakes() if settings.DEMO else real_mistakes())


def demo_mistakes() -> Iterator[CheckMessage]:
    if settings.SECURE:
        yield Warning(
            "A demonstration with known passwords is reachable at an https address.",
            hint="Unset DEMO for real operation.",
            id="townhall.W001",
        )


def real_mistakes() -> Iterator[CheckMessage]:
    for is_wrong, message, hint, number in (
        (not has_secret_key(), "SECRET_KEY is missing.", "Set it to at least 50 random characters and keep it.", 1),
        (settings.DEBUG, "DEBUG is on in real operation.", "Unset DEBUG: its error pages show personal data.", 2),
        (not settings.SECURE, "SITE_URL is not an https address.", "Set SITE_URL=https://… as people type it.", 3),
        (
            not settings.EMAIL_URL,
            "EMAIL_URL is missing: no mail would be sent.",
            "Set EMAIL_URL=smtp://user:password@host:587.",
            4,
        ),
        (not settings.CLAMD, "CLAMD is missing: uploads could not be scanned.", "Set CLAMD=host:3310 or a socket's path.", 5),
        (not settings.DATABASE_URL, "DATABASE_URL is missing.", "Set DATABASE_URL=postgresql://user:password@host/name.", 6),
        (not settings.REDIS_URL, "REDIS_URL is missing.", "Set REDIS_URL=redis://host:6379/0.", 7),
        (
            bool(settings.FAILPOINTS),
            "FAILPOINTS are set in real operation.",
            "Unset FAILPOINTS: they end programs on purpose.",
            8,
        ),
    ):
        if is_wrong:
            yield Error(message, hint=hint, id=f"townhall.E{number:03}")


def has_secret_key() -> bool:
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's own word for an empty key
        return False


@register(Tags.database, deploy=True)  # before opening, not before migrating
def check_database(app_configs, databases: Sequence[str] | None = None, **_) -> list[CheckMessage]:
    """Look at what must stand in the database, as far as it is migrated."""
    if not databases or "default" not in databases or not is_migrated():
        return []
    return [*unprotected_tables(), *ways_to_pay(), *([] if settings.DEMO else [*unchecked_law(), *missing_seals()])]


def is_migrated() -> bool:
    tables = {LegalEntry._meta.db_table, Authority._meta.db_table, ServiceVersion._meta.db_table}
    try:
        return tables <= set(connections["default"].introspection.table_names())
    except DatabaseError:
        return False


def unprotected_tables() -> Iterator[CheckMessage]:
    missing = triggers.missing()
    if missing:
        yield Error(
            f"These tables could be changed, though they must only grow: {', '.join(missing)}.",
            hint="Run: manage.py install_triggers",
            id="townhall.E101",
        )


def ways_to_pay() -> Iterator[CheckMessage]:
    if unknown := sorted(set(settings.PAYMENT_PROVIDERS) - KNOWN.keys()):
        yield Error(
            f"PAYMENT_PROVIDERS names what nobody knows: {', '.join(unknown)}.",
            hint=f"Choose from {', '.join(KNOWN)}.",
            id="townhall.E105",
        )
    if offered():
        return
    charged = [version.slug for version in ServiceVersion.objects.current() if version.definition.fee is not None]
    if charged:
        yield Error(
            f"These services cost a fee that nobody can pay: {', '.join(sorted(charged))}.",
            hint="Set PAYMENT_PROVIDERS, for example to xbezahldienste,invoice.",
            id="townhall.E106",
        )


def unchecked_law() -> Iterator[CheckMessage]:
    keys = sorted(LegalEntry.objects.filter(checked_on=None).values_list("key", flat=True))
    if keys:
        yield Error(
            f"{len(keys)} entries of the legal register were never checked: {', '.join(keys[:5])}{' …' if keys[5:] else ''}",
            hint="Have each compared with its source, and enter who did so and when: /admin/authorities/legalentry/",
            id="townhall.E102",
        )


def missing_seals() -> Iterator[CheckMessage]:
    names = Authority.objects.exclude(seal_key="").order_by("seal_key").values_list("seal_key", flat=True).distinct()
    for name in names:
        if not (settings.SEAL_KEYS / f"{name}.p12").exists():
            yield Error(
                f"The seal key {name} is missing: no notice could be issued.",
                hint=f"Put {name}.p12 into {settings.SEAL_KEYS} and its passphrase into SEAL_PASSPHRASE.",
                id="townhall.E103",
            )


def refuse_to_start_unfit() -> None:
    """Raise SystemCheckError unless all is in order for real operation. Unchecked law does not keep the process from
    starting: administrators have to get in to check it, and the public finds the town hall closed (portal/opening.py)."""
    found = run_checks(include_deployment_checks=True, databases=["default"])
    faults = [message for message in found if message.is_serious() and message.id != "townhall.E102"]
    if faults:
        raise SystemCheckError("The town hall does not start:\n\n" + "\n".join(str(fault) for fault in faults))
