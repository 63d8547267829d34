"""Headers of every page that needs no arguments."""

import re

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SOURCES = {"'none'", "'self'", "data:"}


def addresses(resolver: URLResolver, above: str = "/"):
    """Yield each address without arguments outside the admin."""
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from [] if route.startswith("/admin") else addresses(pattern, route)
        elif isinstance(pattern, URLPattern) and not {"<", "("} & set(route):
            yield route.rstrip("$")


ADDRESSES = sorted(set(addresses(get_resolver(settings.ROOT_URLCONF))))


def test_pages_were_found():
    assert "/leistungen/" in ADDRESSES
    assert "/konto/zugang/login/" in ADDRESSES


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
class TestAPage:
    def test_has_every_header(self, client, address):
        response = client.get(address)

        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
        assert "no-store" in response.headers["Cache-Control"]
        assert "geolocation=()" in response.headers["Permissions-Policy"]

    def test_allows_only_what_is_its_own(self, client, address):
        policy = client.get(address).headers["Content-Security-Policy"]
        directives = {name: set(sources) for name, *sources in (part.split() for part in policy.split(";") if part.strip())}

        assert directives["default-src"] == {"'none'"}
        assert directives["frame-ancestors"] == {"'none'"}
        assert not set().union(*directives.values()) - SOURCES

    def test_has_no_script_or_style_inside(self, client, address):
        response = client.get(address)
        html = "" if response.streaming else response.content.decode(errors="replace")

        assert " style=" not in html
        assert "<style" not in html
        assert not [
            part
            for part in html.split("<script")[1:]
            if "src=" not in part.split(">")[0] and "application/json" not in part.split(">")[0]
        ]
        assert re.findall(r"""\s(?:on\w+|hx-on[\w:-]*)=["']|javascript:""", html) == []
