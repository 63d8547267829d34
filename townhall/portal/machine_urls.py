"""Addresses of the portal that have no language."""

from django.urls import path

from townhall.portal import health, payment_notices

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("zahlung/meldung/<slug:provider>/", payment_notices.receive, name="payment_notice"),
]
