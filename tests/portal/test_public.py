"""Pages for everybody."""

import pytest
from django.urls import reverse
from django.utils import translation

PAGES = ["start", "catalogue", "search", "verify", "accessibility", "help", "imprint", "privacy", "plain_language"]


def address(name: str, language: str = "de", **parts) -> str:
    with translation.override(language):
        return reverse(f"portal:{name}", kwargs=parts)


@pytest.mark.django_db
class TestEveryPublicPage:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("language", ["de", "en"])
    def test_opens_without_an_account(self, client, name, language):
        response = client.get(address(name, language))

        assert response.status_code == 200
        assert response.content.count(b"<h1") == 1
