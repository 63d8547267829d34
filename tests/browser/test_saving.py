from playwright.sync_api import expect


class TestAPageWhileSomebodyTypes:
    def test_is_saved_two_seconds_after_the_last_key(self, page, try_it_as):
        try_it_as(page, "alice")
        page.goto("/antrag/buergeranliegen/?neu")
        page.locator("main form button.kern-btn--primary").click()
        page.locator("main input[type=text]:visible, main textarea:visible").first.press_sequentially("x")

        expect(page.get_by_role("status")).to_contain_text("Gespeichert um")
