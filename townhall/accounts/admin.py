from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account

# one door only, with login limits and second factor
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class LowerCaseEmail:
    cleaned_data: dict

    def clean_email(self) -> str:
        """Keep addresses as people sign in with them."""
        return self.cleaned_data["email"].lower()


class NewAccountForm(LowerCaseEmail, AdminUserCreationForm):
    class Meta:
        model = Account
        fields = ("email",)


class AccountForm(LowerCaseEmail, UserChangeForm):
    class Meta:
        model = Account
        fields = "__all__"


@admin.register(Account)
class AccountAdmin(UserAdmin):
    """Administrators see who can sign in and with which rights; what people told about themselves is not shown."""

    form = AccountForm
    add_form = NewAccountForm
    ordering = ("email",)
    list_display = ("email", "given_name", "family_name", "is_staff", "is_active")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    search_fields = ("email", "given_name", "family_name")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password", "given_name", "family_name", "language")}),
        (_("rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("times"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("email", "usable_password", "password1", "password2")}),)
