"""Addresses anybody may visit without an account."""

from django.urls import URLPattern, path

from townhall.portal.everybody import feedback, public, statement, streets, verification

urlpatterns: list[URLPattern] = [
    path("", public.start, name="start"),
    path("leistungen/", public.catalogue, name="catalogue"),
    path("leistungen/<slug:slug>/", public.service, name="service"),
    path("leistungen/<slug:slug>/leichte-sprache/", public.plain_service, name="plain_service"),
    path("lebenslagen/<slug:slug>/", public.situation, name="situation"),
    path("suche/", public.search, name="search"),
    path("strassen/", streets.suggest, name="streets"),
    path("suche/vorschlaege/", public.suggestions, name="suggestions"),
    path("pruefen/", verification.check, name="verify"),
    path("pruefen/<str:code>/", verification.show, name="verify_code"),
    path("stellungnahme/<str:token>/", statement.show, name="statement"),
    path("stellungnahme/<str:token>/unterlagen/<uuid:document>/", statement.save_document, name="statement_document"),
    path("darstellung/", public.theme, name="theme"),
    path("barrierefreiheit/", feedback.accessibility, name="accessibility"),
    path("hilfe/", public.page("help"), name="help"),
    path("impressum/", public.page("imprint"), name="imprint"),
    path("datenschutz/", public.page("privacy"), name="privacy"),
    path("leichte-sprache/", public.plain_language, name="plain_language"),
]
