from tests.browser.walking import NARROW

SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll("html, body *")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "auto")
    .map((element) => element.outerHTML.slice(0, 120))"""


class TestTheFrontDoor:
    def test_lets_people_in_as_somebody_else(self, page, try_it_as):
        try_it_as(page, "alice")

        assert "/konto/" in page.url

    def test_shows_everybody_in_a_window_of_320_pixels_without_sideways_scrolling(self, new_page, check_accessibility):
        page = new_page(viewport=NARROW)
        page.goto("/demo/")

        check_accessibility(page)
        assert page.evaluate(SCROLLS_SIDEWAYS) == []
