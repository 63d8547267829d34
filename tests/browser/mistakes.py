"""Send a form without any entry, and see whether what comes back says clearly what is missing."""

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Page

from tests.browser import looking
from tests.browser.crawling import Found, name_of

# Forms that may be sent without any entry, each with what happens then.
NEEDS_NOTHING = {
    "backoffice:search": "says how to search",
    "backoffice:selection": "says above the list that something has to be ticked",
    "backoffice:entered": "makes a new code",
    "backoffice:signature": "signs; a comment is needed to return a proposal only",
    "backoffice:assign": "somebody is always chosen",
    "backoffice:job_plan": "somebody is always chosen",
}
SEND_EMPTY = """(action) => {
    const form = [...document.querySelectorAll("main form[method=post]")]
        .find((each) => new URL(each.getAttribute("action") || "", location).pathname === action.split("?")[0]);
    for (const each of form.elements) {
        if (["radio", "checkbox"].includes(each.type)) each.checked = false;
        else if (each.tagName === "SELECT") each.selectedIndex = 0;
        else if (each.matches("textarea, input:not([type=hidden], [type=submit])")) each.value = "";
    }
    form.requestSubmit(form.querySelector("button[type=submit], button:not([type])"));
}"""
# Each mistake leads to its field, and the field says that it is wrong and where that is explained.
MISTAKES = """() => {
    const summary = document.getElementById("fehler");
    if (!summary) return ["has no list of mistakes"];
    const wrong = summary === document.activeElement ? [] : ["does not begin at the list of mistakes"];
    const links = [...summary.querySelectorAll("a")];
    if (!links.length) wrong.push("has a list of mistakes that leads to no field");
    for (const link of links) {
        const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        const told = [target, target?.closest("fieldset")].some((each) => each?.matches("[aria-describedby*=error]"));
        if (!target) wrong.push(`names a mistake at ${link.hash}, which is not there`);
        else if (!told) wrong.push(`does not describe the mistake at ${link.hash}`);
    }
    return wrong;
}"""


def forms_of(found: Iterable[Found]) -> Iterator[tuple[Found, str]]:
    """Yield one example of each form of the back office: where it stands, and where it leads."""
    known = set()
    for page in found:
        for action in page.forms:
            name = name_of(action) or ""
            if name.startswith("backoffice:") and (page.name, name) not in known:
                known.add((page.name, name))
                yield page, action


def sent_empty(window: Page, page: Found, action: str, *, examine: Callable[[Page], list[str]]) -> Iterator[str]:
    """Send a form with nothing in it, and name all that is wrong with what comes back."""
    window.goto(page.path)
    with window.expect_navigation() as answer:
        window.evaluate(SEND_EMPTY, action)
    name = name_of(action)
    if answer.value.status != 422:
        if name not in NEEDS_NOTHING:
            yield f"{name} on {page.path} takes a form without any entry ({answer.value.status})"
        return
    wrong = [*window.evaluate(MISTAKES), *looking.problems(window, language="de", examine=examine)]
    yield from (f"{name} without any entry, as {page.who}, {each}" for each in wrong)
