"""Addresses of the portal that have no language."""

from django.urls import path

from townhall.portal import health

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
