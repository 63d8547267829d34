import pytest

from townhall.authorities.loading import HERE, load_streets

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    load_streets(HERE / "streets.csv")


@pytest.mark.usefixtures("table")
class TestSuggestedStreets:
    def test_are_buttons_with_postcode_and_numbers(self, client):
        page = client.get("/strassen/", {"q": "hatinger str"}).content.decode()

        assert 'data-take="Hattinger Straße" data-postcode="44789"' in page
        assert "Nr. 100 bis 599" in page

    @pytest.mark.parametrize("typed", ["", "x", "<script>", "a" * 500])
    def test_are_none_for_what_is_no_street(self, client, typed):
        response = client.get("/strassen/", {"q": typed})

        assert response.status_code == 200
        assert b"<button" not in response.content
