"""A service whose every version is withdrawn: said in plain words, with another channel."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from townhall.catalogue.models import ServiceVersion
from townhall.portal.everybody.public import contact


def find(slug: str) -> ServiceVersion:
    """Return the latest version of a service that nobody can begin any more."""
    found = ServiceVersion.objects.latest_of(slug)
    if found is None:
        raise Http404
    return found


def show(request: HttpRequest, version: ServiceVersion) -> HttpResponse:
    definition = version.definition
    context = {"offer": definition, "version": version, **contact(definition.authority)}
    return render(request, "wizard/withdrawn.html", context, status=HTTPStatus.GONE)
