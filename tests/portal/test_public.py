"""Pages for everybody."""

import pytest
from django.urls import reverse

PAGES = ["start", "catalogue", "search", "verify", "accessibility", "help", "imprint", "privacy", "plain_language"]


@pytest.mark.django_db
class TestEveryPublicPage:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_opens_without_an_account(self, client, name, prefix):
        response = client.get(prefix + reverse(f"portal:{name}"))

        assert response.status_code == 200
        assert response.content.count(b"<h1") == 1
