"""Configuration by administrators; casework happens in the back office."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from townhall.authorities.models import Authority, LegalEntry, Position, RoleRequest, Street
from townhall.authorities.roles_admin import PositionAdmin, RoleRequestAdmin
from townhall.authorities.streets import spelling

admin.site.register(RoleRequest, RoleRequestAdmin)
admin.site.register(Position, PositionAdmin)


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    list_display = ("__str__", "slug", "parent", "seal_key")
    search_fields = ("slug", "name")
    ordering = ("path",)
    readonly_fields = ("path",)
    list_select_related = ("parent",)

    def get_readonly_fields(self, request: HttpRequest, obj: Authority | None = None) -> tuple[str, ...]:
        return ("path", "slug", "parent") if obj else ("path",)  # cases hang on the path; it is set when added

    def save_model(self, request: HttpRequest, obj: Authority, form, change: bool) -> None:
        obj.path = f"{obj.parent.path if obj.parent else ''}{obj.slug}/"
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Authority | None = None) -> bool:
        return False  # cases and notices name their authority for good


@admin.register(LegalEntry)
class LegalEntryAdmin(admin.ModelAdmin):
    list_display = ("key", "title", "valid_from", "valid_until", "is_checked", "source")
    list_filter = (("checked_on", admin.EmptyFieldListFilter),)
    search_fields = ("key", "title", "source")
    ordering = ("key", "-valid_from")

    @admin.display(boolean=True, description=_("checked"))
    def is_checked(self, entry: LegalEntry) -> bool:
        return entry.checked_on is not None

    def has_delete_permission(self, request: HttpRequest, obj: LegalEntry | None = None) -> bool:
        return False  # decisions rest on it; set its last day instead


@admin.register(Street)
class StreetAdmin(admin.ModelAdmin):
    list_display = ("name", "postcode", "district", "number_from", "number_to", "parking_zone", "key")
    list_filter = ("district", "parking_zone")
    search_fields = ("name", "key", "postcode")
    ordering = ("name", "postcode", "number_from")

    def save_model(self, request: HttpRequest, obj: Street, form, change: bool) -> None:
        obj.spelled = spelling(obj.name)
        super().save_model(request, obj, form, change)
