"""All addresses, by room."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("townhall.portal.machine_urls")),
    *i18n_patterns(
        path("konto/zugang/", include("allauth.urls")),
        path("amt/", include("townhall.backoffice.urls")),
        *([path("demo/", include("townhall.demo.urls"))] if settings.DEMO else []),
        path("", include("townhall.portal.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "townhall.portal.errors.bad_request"
handler403 = "townhall.portal.errors.forbidden"
handler404 = "townhall.portal.errors.not_found"
handler500 = "townhall.portal.errors.server_error"
