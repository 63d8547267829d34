"""Addresses of the way of an application: filling in, filing, and what a person sees of it afterwards."""

from django.urls import URLPattern, path

from townhall.portal import account, beginning, files, filing, follow, wizard

urlpatterns: list[URLPattern] = [
    path("antrag/<slug:slug>/", beginning.apply, name="apply"),
    path("antrag/fertig/<str:number>/", filing.done, name="done"),
    path("antrag/<slug:slug>/<uuid:draft>/", wizard.apply, name="draft"),
    path("antrag/<slug:slug>/<uuid:draft>/spaeter/", filing.later, name="later"),
    path("antrag/<slug:slug>/<uuid:draft>/<slug:step>/", wizard.apply, name="step"),
    path("antrag/<slug:slug>/<uuid:draft>/<slug:step>/sichern/", wizard.autosave, name="autosave"),
    path("dateien/<uuid:document>/", files.show, name="file"),
    path("verfolgen/", follow.follow, name="follow"),
    path("konto/", account.soon, name="account_home"),
    path("konto/vorgaenge/", account.soon, name="cases"),
    path("konto/vorgaenge/<str:number>/", account.soon, name="case"),
    path("konto/postfach/", account.soon, name="postbox"),
    path("konto/postfach/<int:letter>/", account.soon, name="letter"),
    path("konto/dokumente/", account.soon, name="documents"),
    path("konto/bestand/", account.soon, name="entitlements"),
    path("konto/profil/", account.soon, name="profile"),
    path("konto/entwuerfe/", account.soon, name="drafts"),
]
