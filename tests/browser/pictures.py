"""Take the README's pictures from a running demonstration: `make pictures`."""

from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.servers import chromium_program, wait_until
from tests.town_hall import TownHall

FOLDER = Path("static/pictures")
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TownHall() as hall, sync_playwright() as playwright:
        hall.manage("demo", "--prepare")  # once more, with the first cases
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS)
        picture_of_portal(window(browser, hall))
        picture_of_back_office(window(browser, hall))
        browser.close()


def window(browser: Browser, hall: TownHall) -> Page:
    return browser.new_context(base_url=hall.url, locale="de-DE", viewport=SIZE).new_page()


def picture_of_portal(page: Page) -> None:
    """Show the start page, from its top."""
    page.goto("/")
    page.screenshot(path=FOLDER / "portal.png")


def picture_of_back_office(page: Page) -> None:
    """Show a clerk's decision with the letter beside it."""
    page.goto("/")
    page.get_by_role("button", name="Bob Muster").click()
    wait_until(lambda: has_work(page))
    page.get_by_role("button", name="Nächsten Fall nehmen").click()
    page.get_by_role("link", name="Entscheiden").click()
    page.get_by_role("radio", name="Steuer festsetzen und Befreiung gewähren").check()
    page.locator("textarea").first.fill("Der Ausweis liegt vor; der Hund ist als Assistenzhund anerkannt.")
    page.get_by_role("button", name="ansehen").click()
    page.screenshot(path=FOLDER / "backoffice.png")


def has_work(page: Page) -> bool:
    """Look for a case that nobody works on yet; the demonstration files some when it starts."""
    page.goto("/amt/listen/unverteilt/")
    return page.locator("main a[href*=vorgaenge]").count() > 0


if __name__ == "__main__":
    main()
