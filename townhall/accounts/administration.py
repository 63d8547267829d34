"""The Django admin is for configuration: whoever has nothing to configure does not get in, clerks included."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest


class Administration(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and bool(request.user.get_all_permissions())
