"""What is to follow from what happened and has not yet, for administrators: ids and errors, and one button to try again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from townhall.journal.models import Delivery
from townhall.journal.relay import repeat


@admin.register(Delivery)
class DeliveryAdmin(admin.ModelAdmin):
    """Only what is open; nobody changes or deletes it, and nothing of a case can be read."""

    list_display = ("id", "reaction", "queue", "attempt", "run_at", "lease_until", "error")
    list_display_links = None
    list_filter = ("reaction", "queue")
    ordering = ("run_at", "pk")
    show_full_result_count = False
    actions = ("try_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        return Delivery.objects.open()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    @admin.action(description=_("Try the steps chosen again"))
    def try_again(self, request: HttpRequest, chosen: QuerySet[Delivery]) -> None:
        keys = list(chosen.values_list("pk", flat=True))
        number = sum(repeat(key) for key in keys)
        words = ngettext("%(number)s step is tried again.", "%(number)s steps are tried again.", number)
        self.message_user(request, words % {"number": number}, messages.SUCCESS)
