"""Pages for everybody: start, services, search, help and what the law asks for."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from townhall.accounts.models import Account, TrustLevel
from townhall.applications.models import Draft
from townhall.authorities.models import Authority
from townhall.cases.holdings.allotment_words import left_of
from townhall.catalogue.entry import entries
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.search import search as find_offers
from townhall.catalogue.situations import BY_SLUG
from townhall.portal.context import THEMES
from townhall.portal.everybody.listing import by_letter, counted, first_situation, in_plain_language, listed, often_used, related

SUGGESTED = 6
AUDIENCES = (
    ("", gettext_lazy("everybody")),
    ("citizen", gettext_lazy("citizens")),
    ("organisation", gettext_lazy("organisations and businesses")),
)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Ask what somebody wants to do, and offer to go on with what they began."""
    known = listed()
    context = {"services": often_used(known), "situations": counted(known), "drafts": own_drafts(request)[:3]}
    return render(request, "public/start.html", context)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """List everything from A to Z, or what is for one kind of people."""
    audience = request.GET.get("audience", "")
    known = listed()
    chosen = [offer for offer in known if not audience or audience in offer.audience]
    context = {"letters": by_letter(chosen), "number": len(chosen), "situations": counted(known)}
    return render(request, "public/catalogue.html", context | {"audience": audience, "audiences": AUDIENCES})


@require_safe
def situation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the town hall can do for somebody whose life changes; what can be done here comes first."""
    found = BY_SLUG.get(slug)
    if found is None:
        raise Http404
    chosen = [offer for offer in listed() if found.id in offer.life_situations]
    chosen.sort(key=lambda offer: offer.way is not None)
    return render(request, "public/situation.html", {"situation": found, "services": chosen})


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Say everything about a service before anybody starts it, or where to go for what is not offered here."""
    offered = ServiceVersion.objects.offered(slug, on=localdate())
    version = offered or ServiceVersion.objects.latest_of(slug)
    if version is None:
        return show_entry(request, slug)
    offer = version.definition
    context = {
        "version": version,
        "is_offered": offered is not None,
        "offer": offer,
        "identification": identification(offer.trust),
        "situation": first_situation(offer.profile.life_situations),
        "drafts": own_drafts(request).filter(version__slug=slug),
        "left": left_of(offer.resource) if offer.resource else None,
    }
    return render(request, "public/service.html", context | contact(offer.authority))


@require_safe
def plain_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in Leichte Sprache what a service is about."""
    version = ServiceVersion.objects.offered(slug, on=localdate())
    if version is None or not version.definition.plain_language:
        raise Http404
    offer = version.definition
    context = {"version": version, "offer": offer, "german_title": offer.title.in_("de")}
    return render(request, "public/plain_service.html", context)


@require_safe
def plain_language(request: HttpRequest) -> HttpResponse:
    """Say in Leichte Sprache what the town hall is, and which services have such a text."""
    return render(request, "public/plain_language.html", {"offers": in_plain_language()})


def show_entry(request: HttpRequest, slug: str) -> HttpResponse:
    entry = entries().get(slug)
    if entry is None:
        raise Http404
    context = {"entry": entry, "situation": first_situation(entry.life_situations), "related": related(entry)}
    return render(request, "public/entry.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find services by what people call them, mistyped or not."""
    query = asked_for(request)
    known = listed()
    hits = [hit.offer for hit in find_offers(query, known)]
    context = {"query": query, "services": hits, "suggestions": often_used(known)[:3] if query and not hits else []}
    return render(request, "public/search.html", context)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Name a few offers while somebody types; without JavaScript the search page does it."""
    query = asked_for(request)
    hits = [hit.offer for hit in find_offers(query, listed(), at_most=SUGGESTED)]
    return render(request, "public/suggestions.html", {"query": query, "services": hits})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen appearance for a year; without a choice the device decides."""
    there = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(there if safe else "/")
    if (chosen := request.POST.get("theme", "")) in THEMES:
        response.set_cookie("theme", chosen, max_age=timedelta(days=365), samesite="Lax", httponly=True, secure=settings.SECURE)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def page(name: str):
    """Return the view of a page that only has a text."""
    return TemplateView.as_view(template_name=f"public/{name}.html", http_method_names=["get", "head", "options"])


# --- What the pages show --------------------------------------------------------------------------------------------


def asked_for(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:100].strip()


def own_drafts(request: HttpRequest):
    account = request.user if isinstance(request.user, Account) else None
    drafts = Draft.objects.open().visible_to(account, list(request.session.get("drafts", [])))
    return drafts.select_related("version").order_by("-saved_at")


def identification(trust: int) -> str:
    return {
        TrustLevel.NONE: gettext("You need no account."),
        TrustLevel.BASIC: gettext("You need an account. An e-mail address is enough."),
        TrustLevel.LOW: gettext("You need an account with a confirmed identity."),
        TrustLevel.SUBSTANTIAL: gettext("You need an account with a proved identity."),
        TrustLevel.HIGH: gettext("You need an account and your identity card with online function."),
    }[TrustLevel(trust)]


def contact(slug: str) -> dict:
    """Return how to reach the authority that decides; what it leaves blank it has from its parent."""
    authority = Authority.objects.select_related("parent__parent").filter(slug=slug).first()
    if authority is None:
        return {}
    phone = authority.inherited("phone")
    return {
        "authority": authority,
        "authority_name": authority.name.get(get_language() or "de") or authority.name["de"],
        "address": authority.inherited("address"),
        "phone": phone,
        "dial": "".join(sign for sign in phone if sign.isdigit() or sign == "+"),
        "opening_hours": authority.inherited("opening_hours"),
    }
