from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from townhall.fields.context import Located
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class Role(models.TextChoices):
    """What somebody does in an authority. Administrators have no role here: they configure and see no case."""

    CLERK = "clerk", _("clerk")
    SUPERVISOR = "supervisor", _("supervisor")
    EDITOR = "editor", _("service editor")
    AUDITOR = "auditor", _("auditor")


CASEWORK = (Role.CLERK, Role.SUPERVISOR)  # nobody else ever sees a case


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def below(self, paths: Iterable[str]) -> "AuthorityQuerySet":
        """Return the authorities at these paths and under them."""
        scope = Q(pk__in=[])
        for path in paths:
            scope |= Q(path__startswith=path)
        return self.filter(scope)

    def staffed_by(self, account: "Account", *, roles: Iterable[str] = CASEWORK) -> "AuthorityQuerySet":
        """Return the authorities in which somebody has one of these roles, and those under them."""
        place = models.ExpressionWrapper(models.OuterRef("path"), output_field=models.CharField())
        here = Position.objects.filter(account=account, role__in=roles).alias(place=place)
        return self.filter(models.Exists(here.filter(place__startswith=models.F("authority__path"))))


class Authority(models.Model):
    """A city, an office or a section (Behörde, Amt, Abteilung). What it leaves blank it has from its parent."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    path = models.CharField(_("place in the tree"), max_length=400, unique=True)  # slugs from the root: "bochum/steuern/"
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    name = models.JSONField(_("name (German and English)"))  # {"de": …, "en": …}
    legal_entity = models.CharField(_("legal entity"), max_length=200, blank=True)
    letterhead = models.TextField(_("letterhead"), blank=True)
    address = models.TextField(_("postal address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    opening_hours = models.TextField(_("opening hours"), blank=True)
    seal_key = models.CharField(_("name of the seal key"), max_length=80, blank=True)
    payee = models.CharField(_("payee of transfers"), max_length=70, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)  # digest of what a file said; see loading.py

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> T:
        return T.load(self.name)

    def inherited(self, name: str) -> str:
        """Return a value of this authority, or of the nearest above it that has one; '' if none has."""
        place: Authority | None = self
        while place is not None:
            if value := getattr(place, name):
                return str(value)
            place = place.parent
        return ""


class Position(models.Model):
    """What somebody does in which authority (Stelle): there and below it, for all services or some."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="positions", verbose_name=_("account"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="positions", verbose_name=_("authority"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    services = models.JSONField(_("only for these services"), default=list, blank=True)  # slugs; empty: for all

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [models.UniqueConstraint(fields=["account", "authority", "role"], name="one_position_per_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.account_id}"

    def reaches(self, authority: Authority, service: str) -> bool:
        """Say whether this position has to do with a service where an authority works on it."""
        return authority.path.startswith(self.authority.path) and (not self.services or service in self.services)


class RoleRequest(models.Model):
    """A role that one administrator has asked for and another one has not granted yet (Antrag auf eine Rolle)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name=_("authority"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    services = models.JSONField(_("only for these services"), default=list, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked for by")
    )
    asked_at = models.DateTimeField(_("asked for on"))

    class Meta:
        verbose_name = _("role asked for")
        verbose_name_plural = _("roles asked for")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.account_id}"


class SubstitutionQuerySet(models.QuerySet["Substitution"]):
    def running(self, *, on: date) -> "SubstitutionQuerySet":
        """Return what holds on a day; nothing has to be done for it to end."""
        return self.filter(first_on__lte=on, last_on__gte=on)

    def not_over(self, *, on: date) -> "SubstitutionQuerySet":
        return self.filter(last_on__gte=on)


class Substitution(models.Model):
    """Somebody works on the cases of an absent colleague from one day to another (Vertretung)."""

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences")
    substitute = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="substitutions")
    first_on = models.DateField()
    last_on = models.DateField()
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    named_at = models.DateTimeField()

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first_on__lte=models.F("last_on")), name="substitution_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(absent=models.F("substitute")), name="nobody_substitutes_themselves"),
        ]
        indexes = [models.Index(fields=["substitute", "last_on"], name="substitution_of")]

    def __str__(self) -> str:
        return f"{self.substitute_id} for {self.absent_id}, {self.first_on} to {self.last_on}"


class LegalEntry(models.Model):
    """One dated figure or basis of law: fee, rate, period, authority or permission to automate (Eintrag im Rechtsstand)."""

    key = models.CharField(_("key"), max_length=120)
    value = models.JSONField(_("value"))
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=200)
    source = models.CharField(_("source"), max_length=400)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)  # digest of what a file said; see loading.py

    class Meta:
        verbose_name = _("entry of the legal register")
        verbose_name_plural = _("legal register")
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="one_legal_entry_per_key_and_day"),
            models.CheckConstraint(
                condition=Q(checked_by="", checked_on=None) | (~Q(checked_by="") & Q(checked_on__isnull=False)),
                name="legal_entry_checked_by_and_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.valid_from:%d.%m.%Y})"


class Street(models.Model):
    """A street, or the part of it in one postcode or between two house numbers (Straßenverzeichnis)."""

    key = models.CharField(_("key"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=128)
    spelled = models.CharField(max_length=128, db_index=True, editable=False)  # the name in one spelling; see streets.py
    postcode = models.CharField(_("postcode"), max_length=5)
    district = models.CharField(_("district"), max_length=60, blank=True)
    number_from = models.PositiveIntegerField(_("from number"), null=True, blank=True)
    number_to = models.PositiveIntegerField(_("to number"), null=True, blank=True)
    parking_zone = models.CharField(_("residents’ parking zone"), max_length=20, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    loaded = models.CharField(max_length=64, blank=True, editable=False)  # digest of what a file said; see loading.py

    class Meta:
        verbose_name = _("street")
        verbose_name_plural = _("streets")

    def __str__(self) -> str:
        return f"{self.name}, {self.postcode}"

    def has(self, number: int | None) -> bool:
        """Say whether a house number lies on this part of the street."""
        if self.number_from is None and self.number_to is None:
            return True
        return number is not None and (self.number_from or 0) <= number <= (self.number_to or number)

    def located(self) -> Located:
        point = None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)
        return Located(self.key, self.district, point, self.parking_zone)
