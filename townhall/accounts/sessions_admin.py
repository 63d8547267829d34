"""The sessions that are open, for administrators: who is signed in since when and with what, and one button to end it."""

from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from townhall.accounts.freshness import require_fresh_sign_in
from townhall.accounts.models import Account
from townhall.accounts.shutting_out import end


class SessionAdmin(admin.ModelAdmin):
    """Shown and ended only after a fresh sign-in; nobody adds, changes or reads the content of a session."""

    list_display = ("user", "user_agent", "ip", "created_at", "last_seen_at")
    list_display_links = None
    list_select_related = ("user",)
    search_fields = ("user__email", "user__family_name")
    ordering = ("user__email", "-last_seen_at")
    actions = ("end_sessions",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[UserSession]:
        running = Session.objects.filter(expire_date__gt=now())
        return super().get_queryset(request).filter(session_key__in=running.values("session_key"))

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None):
        if self.has_view_permission(request):
            require_fresh_sign_in(request, at=now())
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: UserSession | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: UserSession | None = None) -> bool:
        return False

    @admin.action(description=_("End the sessions chosen"))
    def end_sessions(self, request: HttpRequest, chosen: QuerySet[UserSession]) -> None:
        assert isinstance(request.user, Account)  # the admin lets nobody else in
        sessions = list(chosen)
        for each in sessions:
            end(each, by=request.user, at=now())
        number = len(sessions)
        words = ngettext("%(number)s session has ended.", "%(number)s sessions have ended.", number) % {"number": number}
        self.message_user(request, words, messages.SUCCESS)
