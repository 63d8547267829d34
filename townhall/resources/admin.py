"""How much there is, for administrators; who gets it is decided in the back office."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext

from townhall.accounts.models import Account
from townhall.resources.models import Resource
from townhall.resources.resizing import LessThanTaken, resize


class ResourceForm(forms.ModelForm):
    def clean_capacity(self) -> int:
        if self.cleaned_data["capacity"] < self.instance.taken:
            raise forms.ValidationError(str(LessThanTaken.message))
        return self.cleaned_data["capacity"]

    def _get_validation_exclusions(self) -> set[str]:
        """Leave the capacity to resize(), which makes room before the constraint counts."""
        found: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return found | {"capacity"}


@admin.register(Resource)
class ResourceAdmin(admin.ModelAdmin):
    form = ResourceForm
    list_display = ("__str__", "slug", "kind", "capacity", "taken", "held", "opens_on", "closes_on")
    list_filter = ("kind",)
    search_fields = ("slug", "source")
    ordering = ("slug",)
    readonly_fields = ("taken", "held")

    def get_readonly_fields(self, request: HttpRequest, obj: Resource | None = None) -> tuple[str, ...]:
        return ("taken", "held", "slug", "unit") if obj else ("taken", "held")

    def save_model(self, request: HttpRequest, obj: Resource, form, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            return
        assert isinstance(request.user, Account)  # the admin lets nobody else in
        conflicts = resize(obj, capacity=obj.capacity, by=request.user, at=now()) if "capacity" in form.changed_data else []
        obj.save(update_fields=["name", "kind", "opens_on", "closes_on", "source"])
        if conflicts:
            text = gettext("%(count)s reservations no longer fit. They wait in line, marked as conflicts.")
            messages.warning(request, text % {"count": len(conflicts)})

    def has_delete_permission(self, request: HttpRequest, obj: Resource | None = None) -> bool:
        return False  # decisions rest on it; set its last day instead
