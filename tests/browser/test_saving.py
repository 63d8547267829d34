from playwright.sync_api import expect


class TestAPageWhileSomebodyTypes:
    def test_is_saved_two_seconds_after_the_last_key(self, page, try_it_as, check_accessibility):
        try_it_as(page, "alice")
        page.goto("/antrag/anliegen/?neu")  # which nothing can be filled in for
        page.locator("main form button.kern-btn--primary").click()
        page.locator("main input[type=text]:visible, main textarea:visible").first.press_sequentially("x")

        expect(page.get_by_role("status")).to_contain_text("Gespeichert um")
        page.goto(f"{page.url.rpartition('/request/')[0]}/spaeter/")
        check_accessibility(page)


class TestASessionThatEndsSoon:
    def test_is_extended_on_the_page(self, page, try_it_as):
        try_it_as(page, "alice")
        page.goto("/antrag/hundesteuer-anmeldung/?neu")
        page.evaluate("warnBeforeTheEnd(document.querySelector('[data-session-seconds]'), 10)")
        warning = page.get_by_role("alert")
        expect(warning).to_contain_text("Ihre Sitzung endet in fünf Minuten")
        warning.get_by_role("button", name="Verlängern").click()

        expect(warning).to_be_hidden()
        assert page.url.endswith("?neu")
