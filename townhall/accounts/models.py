from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TrustLevel(models.IntegerChoices):
    """How far an identity is proved (Vertrauensniveau, eIDAS Art. 8; BundID)."""

    NONE = 0, _("no account")
    BASIC = 1, _("basic (e-mail and password)")
    LOW = 2, _("low")
    SUBSTANTIAL = 3, _("substantial")
    HIGH = 4, _("high (identity card)")


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **facts) -> "Account":
        account = self.model(email=email.strip().lower(), **facts)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **facts) -> "Account":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in: citizen, clerk or administrator (Konto). What they tell about themselves stands here;
    what is proved stands in IdentityProof."""

    email = models.EmailField(_("e-mail address"), unique=True)
    given_name = models.CharField(_("given name"), max_length=128, blank=True)
    family_name = models.CharField(_("family name"), max_length=128, blank=True)
    born = models.DateField(_("date of birth"), null=True, blank=True)
    street = models.CharField(_("street"), max_length=128, blank=True)
    house_number = models.CharField(_("house number"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town or city"), max_length=128, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, default="de")
    delivery = models.CharField(_("how notices are delivered"), max_length=20, blank=True, default="")  # a Channel
    is_staff = models.BooleanField(_("works for the town hall"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    in_place_of: "Account | None" = None  # whose case they work on as a substitute, during one request; the journal says it

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_email")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def get_short_name(self) -> str:
        return self.given_name or self.email


class IdentityProof(models.Model):
    """One proof of who somebody is: by which source, how far, when, and what it proved (Identitätsnachweis)."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="proofs")
    level = models.PositiveSmallIntegerField(choices=TrustLevel.choices)
    source = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)  # given_name, family_name, born, street, … as the source said them
    proved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "subject"], name="one_account_per_proved_identity")]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_level_display()}"
