"""Every public page for everybody: axe, narrow windows, dark and forced colours, the keyboard alone, no JavaScript."""

import pytest

PAGES = [
    "/",
    "/en/",
    "/leistungen/",
    "/leistungen/hundesteuer-anmeldung/",
    "/leistungen/hundesteuer-anmeldung/leichte-sprache/",
    "/en/leistungen/hundesteuer-anmeldung/leichte-sprache/",
    "/leistungen/fuehrungszeugnis/",
    "/leistungen/personalausweis/",
    "/en/leistungen/ausweis-verloren/",
    "/lebenslagen/haustiere/",
    "/suche/?q=hunt+anmelden",
    "/suche/?q=xyzzy",
    "/pruefen/",
    "/pruefen/unbekannt/",
    "/barrierefreiheit/",
    "/hilfe/",
    "/impressum/",
    "/datenschutz/",
    "/leichte-sprache/",
    "/konto/zugang/login/",
    "/konto/zugang/signup/",
    "/konto/zugang/password/reset/",
    "/gibt-es-nicht/",
]
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement), after = getComputedStyle(document.activeElement, "::after");
    return [style, after].some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || style.boxShadow !== "none";
}"""
HERE = "() => { const e = document.activeElement; return e === document.body ? '' : e.outerHTML.slice(0, 160); }"


@pytest.mark.parametrize(("width", "color_scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_is_accessible_and_fits(new_page, check_accessibility, width, color_scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=color_scheme)

    for path in PAGES:
        page.goto(path)

        check_accessibility(page)
        needed, given = page.evaluate(WIDTHS)
        assert needed <= given, path


def test_no_page_breaks_its_own_policy(page):
    problems = []
    page.on("console", lambda message: problems.append(message.text) if "Content Security Policy" in message.text else None)

    for path in PAGES:
        page.goto(path)

    assert problems == []


def test_offers_are_suggested_while_somebody_types(page, check_accessibility):
    page.goto("/")
    page.get_by_role("searchbox", name="Leistung suchen").press_sequentially("persoanal")

    page.get_by_role("list", name="Vorschläge").get_by_role("link", name="Personalausweis beantragen").wait_for()

    check_accessibility(page)
    assert page.evaluate("document.activeElement.id") == "q"


@pytest.mark.parametrize("path", ["/", "/leistungen/hundesteuer-anmeldung/", "/pruefen/", "/konto/zugang/login/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, path):
    page.goto(path)
    visited: list[str] = []

    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if not here or here in visited[:1]:
            break
        visited.append(here)
        assert page.evaluate(OUTLINE), f"no visible focus: {here}"

    assert "rb-skiplink" in visited[0]
    controls = page.locator("a[href], button, input:not([type=hidden]), select, textarea, summary").filter(visible=True).count()
    assert len(visited) >= controls


def test_mistakes_are_listed_and_lead_to_the_field(page):
    page.goto("/barrierefreiheit/")
    page.locator("main form button[type=submit]").click()

    assert page.title().startswith("Fehler: ")
    assert page.evaluate("document.activeElement.id") == "fehler"
    page.locator("#fehler a").first.click()
    assert page.evaluate("document.activeElement.name") == "barrier"


class TestWithoutJavaScript:
    def test_the_search_finds_a_service_and_leads_to_it(self, new_page):
        page = new_page(java_script_enabled=False)

        page.goto("/")
        page.get_by_role("searchbox", name="Leistung suchen").fill("hunt anmelden")
        page.locator("main").get_by_role("button", name="Suchen").click()
        page.locator("main").get_by_role("link", name="Hund anmelden").click()

        assert page.locator("h1").inner_text() == "Hund anmelden"

    def test_the_language_changes_and_the_page_stays(self, new_page):
        page = new_page(java_script_enabled=False)

        page.goto("/leistungen/hundesteuer-anmeldung/")
        page.get_by_role("link", name="English").click()

        assert page.url.endswith("/en/leistungen/hundesteuer-anmeldung/")
        assert page.locator("h1").inner_text() == "Register a dog"

    def test_the_appearance_is_kept(self, new_page):
        page = new_page(java_script_enabled=False)

        page.goto("/hilfe/")
        page.get_by_role("button", name="Dunkel").click()

        assert page.url.endswith("/hilfe/")
        assert page.locator("html").get_attribute("data-kern-theme") == "dark"


def test_with_javascript_the_search_answers_while_typing(page):
    page.goto("/suche/")
    page.get_by_role("searchbox", name="Leistung suchen").press_sequentially("hund", delay=30)

    page.locator("#hits").get_by_role("link", name="Hund anmelden").wait_for()
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_chosen_radio_button_shows_in_forced_colours(new_page):
    page = new_page(forced_colors="active")
    page.goto("/leistungen/")
    page.evaluate("""() => { document.querySelector("main").innerHTML = '<div class="kern-form-check">' +
        '<input class="kern-form-check__radio" type="radio" id="r" aria-label="Ja" checked></div>' }""")

    dot, ground = page.evaluate("""() => [getComputedStyle(document.getElementById("r"), "::before").backgroundColor,
        getComputedStyle(document.body).backgroundColor]""")
    assert dot != ground
