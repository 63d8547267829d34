"""Addresses of the way of an application: filling in, filing, and what a person sees of it afterwards."""

from django.urls import URLPattern, path

from townhall.portal import account

urlpatterns: list[URLPattern] = [
    path("antrag/<slug:slug>/", account.soon, name="apply"),
    path("antrag/fertig/<str:number>/", account.soon, name="done"),
    path("antrag/<slug:slug>/<uuid:draft>/", account.soon, name="draft"),
    path("antrag/<slug:slug>/<uuid:draft>/<slug:step>/", account.soon, name="step"),
    path("dateien/<uuid:document>/", account.soon, name="file"),
    path("konto/", account.soon, name="account_home"),
    path("konto/vorgaenge/", account.soon, name="cases"),
    path("konto/vorgaenge/<str:number>/", account.soon, name="case"),
    path("konto/postfach/", account.soon, name="postbox"),
    path("konto/postfach/<int:letter>/", account.soon, name="letter"),
    path("konto/dokumente/", account.soon, name="documents"),
    path("konto/bestand/", account.soon, name="entitlements"),
    path("konto/profil/", account.soon, name="profile"),
    path("konto/entwuerfe/", account.soon, name="drafts"),
    path("verfolgen/", account.soon, name="follow"),
]
