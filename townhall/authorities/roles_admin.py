"""Roles for administrators: ask for one, grant what a colleague has asked for, take one away. Nobody does it to themselves."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account
from townhall.authorities.appointing import NotAppointed, ask, grant, take_away
from townhall.authorities.models import Position, RoleRequest


def somebody(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account):
        raise PermissionDenied
    return request.user


class RoleRequestForm(forms.ModelForm):
    by: Account | None = None  # who asks

    services = forms.CharField(
        label=_("only for these services"),
        help_text=_("Short names as in their addresses, with commas between them. Empty: for all services of the authority."),
        required=False,
    )

    class Meta:
        model = RoleRequest
        fields = ("account", "authority", "role", "services")

    def clean_services(self) -> list[str]:
        return [slug.strip() for slug in self.cleaned_data["services"].split(",") if slug.strip()]

    def clean_account(self) -> Account:
        account: Account = self.cleaned_data["account"]
        if self.by is not None and account.pk == self.by.pk:
            raise forms.ValidationError(_("Nobody gives a role to themselves. Ask another administrator."))
        return account


class Recorded(admin.ModelAdmin):
    """Rows that come and go by verbs, so that the journal knows; nobody edits them."""

    list_select_related = ("account", "authority")
    search_fields = ("account__email", "account__family_name")

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class RoleRequestAdmin(Recorded):
    form = RoleRequestForm
    list_display = ("account", "role", "authority", "services", "asked_by", "asked_at")
    raw_id_fields = ("account",)
    actions = ("grant_roles",)

    def get_form(self, request: HttpRequest, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"by": somebody(request)})

    def save_model(self, request: HttpRequest, obj: RoleRequest, form, change: bool) -> None:
        facts = {"authority": obj.authority, "role": obj.role, "services": obj.services}
        made = ask(obj.account, **facts, by=somebody(request), at=now())
        obj.pk = made.pk

    @admin.action(description=_("Grant the roles chosen"))
    def grant_roles(self, request: HttpRequest, chosen: QuerySet[RoleRequest]) -> None:
        for each in chosen:
            try:
                grant(each, by=somebody(request), at=now())
            except NotAppointed as problem:
                self.message_user(request, f"{each.account}: {problem.message}", messages.ERROR)
            else:
                self.message_user(request, f"{each.account}: {each.get_role_display()}", messages.SUCCESS)


class PositionAdmin(Recorded):
    """Who has which role; a new one is asked for first."""

    list_display = ("account", "authority", "role", "services")
    list_filter = ("role", "authority")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Position | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.account_id != request.user.pk)

    def get_deleted_objects(self, objs, request: HttpRequest):
        own = [str(each) for each in objs if each.account_id == request.user.pk]
        found = super().get_deleted_objects(objs, request)
        return found[0], found[1], set(found[2]) | set(own), found[3]

    def delete_model(self, request: HttpRequest, obj: Position) -> None:
        take_away(obj, by=somebody(request), at=now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Position]) -> None:
        for each in queryset:
            take_away(each, by=somebody(request), at=now())
