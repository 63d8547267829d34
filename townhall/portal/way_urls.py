"""Addresses of the way of an application: filling in, filing, and what a person sees of it afterwards."""

from django.urls import URLPattern, path

from townhall.portal import (
    account,
    beginning,
    case_page,
    files,
    filing,
    follow,
    inbox,
    later,
    profile,
    reopened,
    session,
    stopped,
    wizard,
)

urlpatterns: list[URLPattern] = [
    path("antrag/<slug:slug>/", beginning.apply, name="apply"),
    path("antrag/fertig/<str:number>/", filing.done, name="done"),
    path("antrag/<slug:slug>/<uuid:draft>/", wizard.apply, name="draft"),
    path("antrag/<slug:slug>/<uuid:draft>/spaeter/", later.later, name="later"),
    path("antrag/<slug:slug>/<uuid:draft>/<slug:step>/", wizard.apply, name="step"),
    path("antrag/<slug:slug>/<uuid:draft>/<slug:step>/sichern/", wizard.autosave, name="autosave"),
    path("antrag/<slug:slug>/<uuid:draft>/<slug:step>/ende/", stopped.show, name="stop"),
    path("dateien/<uuid:document>/", files.show, name="file"),
    path("sitzung/", session.extend, name="session"),
    path("verfolgen/", follow.follow, name="follow"),
    path("konto/", account.home, name="account_home"),
    path("konto/vorgaenge/", account.cases, name="cases"),
    path("konto/vorgaenge/<str:number>/", case_page.show, name="case"),
    path("konto/vorgaenge/<str:number>/angaben/", case_page.answers_of, name="case_answers"),
    path("konto/vorgaenge/<str:number>/angaben/<slug:step>/", reopened.correct, name="correct"),
    path("konto/vorgaenge/<str:number>/antwort/", reopened.answer, name="answer"),
    path("konto/vorgaenge/<str:number>/nachrichten/", case_page.write, name="message"),
    path("konto/vorgaenge/<str:number>/ruecknahme/", case_page.withdraw, name="withdraw"),
    path("konto/postfach/", inbox.show_all, name="postbox"),
    path("konto/postfach/<int:letter>/", inbox.show, name="letter"),
    path("konto/dokumente/", account.documents, name="documents"),
    path("konto/bestand/", account.entitlements, name="entitlements"),
    path("konto/profil/", profile.show, name="profile"),
    path("konto/entwuerfe/", account.drafts, name="drafts"),
    path("konto/entwuerfe/<uuid:draft>/loeschung/", account.delete_draft, name="draft_deletion"),
    path("konto/entwuerfe/<uuid:draft>/wiederherstellung/", account.restore_draft, name="draft_restoration"),
]
