from allauth.account.decorators import secure_admin_login
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from townhall.accounts.freshness import require_fresh_sign_in
from townhall.accounts.models import Account
from townhall.accounts.sessions_admin import SessionAdmin
from townhall.journal.recording import record

admin.site.unregister(UserSession)  # the package shows it with fewer rules
admin.site.register(UserSession, SessionAdmin)
# one door only, with login limits and second factor
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class LowerCaseEmail:
    cleaned_data: dict

    def clean_email(self) -> str:
        """Keep addresses as people sign in with them."""
        return self.cleaned_data["email"].lower()


class NewAccountForm(LowerCaseEmail, forms.ModelForm):
    """A new account has no password: whoever made it could sign in with one. Its owner asks for one by mail."""

    class Meta:
        model = Account
        fields = ("email", "given_name", "family_name")

    def save(self, commit: bool = True) -> Account:
        self.instance.set_unusable_password()
        return super().save(commit)


@admin.register(Account)
class AccountAdmin(admin.ModelAdmin):
    """Administrators see who can sign in and let nobody or anybody in; roles are asked for and granted elsewhere.

    Address and password of somebody else are not theirs to change: with them they could sign in as that person.
    """

    ordering = ("email",)
    list_display = ("email", "given_name", "family_name", "is_staff", "is_active")
    list_filter = ("is_staff", "is_superuser", "is_active")
    search_fields = ("email", "given_name", "family_name")
    readonly_fields = ("email", "is_staff", "is_superuser", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "given_name", "family_name", "language")}),
        (_("rights"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("times"), {"fields": ("last_login", "date_joined")}),
    )

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context=None):
        """Open or shut accounts only after a fresh sign-in."""
        if self.has_change_permission(request):
            require_fresh_sign_in(request, at=now())
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Account | None = None, change: bool = False, **options):
        return NewAccountForm if obj is None else super().get_form(request, obj, change=change, **options)

    def get_fieldsets(self, request: HttpRequest, obj: Account | None = None):
        return ((None, {"fields": NewAccountForm.Meta.fields}),) if obj is None else self.fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Account | None = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        return (*self.readonly_fields, "is_active") if obj.pk == request.user.pk else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        return False  # what somebody did stays theirs; take "may sign in" away instead

    def save_model(self, request: HttpRequest, obj: Account, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data:
            assert isinstance(request.user, Account)  # the admin lets nobody else in
            record("account.shut" if not obj.is_active else "account.opened", obj, by=request.user, at=now())
