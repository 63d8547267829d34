"""What must be right on any page: title, language, one heading, named controls, windows of 320 pixels and of 200 %."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
AT_200_PERCENT = {"width": 640, "height": 450}  # of 1280 × 900
FACTS = """() => ({
    title: document.title.trim(),
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll("h1")].filter((each) => !each.closest(".rb-letter")).length,
    nameless: [...document.querySelectorAll("main :is(a[href], button, summary, input:not([type=hidden]), select, textarea)")]
        .filter((each) => each.checkVisibility() && !each.matches("[aria-hidden=true]") && !visibleName(each))
        .map((each) => each.outerHTML.slice(0, 160)),
})"""
# The words people see and would say to a voice control. Those of a field are its label, a group's legend or a heading of a table.
VISIBLE_NAME = """() => { window.visibleName = (control) => {
    const seen = (element) => element && element.checkVisibility() && element.getBoundingClientRect().width > 2;
    const said = (node) => node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType === Node.ELEMENT_NODE ? words(node) : "";
    const words = (element) => seen(element) ? (element.alt || [...element.childNodes].map(said).join(" ")).trim() : "";
    const named = (control.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id));
    const own = control.matches("a, button, summary") ? words(control) : control.type === "submit" ? control.value : "";
    const ofRow = control.closest("tr")?.querySelector("th[scope=row]");
    return own || [...(control.labels || []), ...named, ofRow].map(words).join("");
}; }"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT_OFF = """() => [...document.querySelectorAll("main *")]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 2 && each.checkVisibility())
    .filter((each) => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(each).overflowX))
    .filter((each) => !each.closest("%s"))
    .map((each) => each.outerHTML.slice(0, 120))"""
# Whoever walks with the keyboard sees where they are: what has the focus is not clipped away.
UNSEEN = """() => [...document.querySelectorAll("main :is(a[href], button, summary, input, select, textarea)")]
    .filter((each) => {
        if (each.tabIndex < 0) return false;
        each.focus({ preventScroll: true });
        const clips = (one) => one && (getComputedStyle(one).clipPath === "inset(50%)" || clips(one.parentElement));
        return each === document.activeElement && clips(each);
    })
    .map((each) => each.outerHTML.slice(0, 120))"""
# Fields scroll what is written in them, a map is moved, and a wide table may scroll within itself where it is no list of cards.
MAY_SCROLL = "select, input, textarea, pre, .rb-map"


def problems(page: Page, *, language: str, examine: Callable[[Page], list[str]] | None) -> Iterator[str]:
    """Name everything that is wrong with the page that is shown."""
    page.evaluate(VISIBLE_NAME)
    facts = page.evaluate(FACTS)
    if not facts["title"]:
        yield "has no title"
    if facts["language"] != language:
        yield f"says it is in {facts['language']!r}"
    if facts["headings"] != 1:
        yield f"has {facts['headings']} main headings"
    yield from (f"has a control without visible name: {control}" for control in facts["nameless"])
    if examine is not None:
        yield from examine(page)
    for size, may_scroll in ((AT_200_PERCENT, f"{MAY_SCROLL}, .kern-table-responsive"), (NARROW, MAY_SCROLL)):
        page.set_viewport_size(size)
        if (beyond := page.evaluate(TOO_WIDE)) > 0:
            yield f"is {beyond} pixels wider than a window of {size['width']}"
        yield from (f"cuts something off at {size['width']}: {part}" for part in page.evaluate(CUT_OFF % may_scroll))
    yield from (f"hides what has the focus: {control}" for control in page.evaluate(UNSEEN))
    page.set_viewport_size(WIDE)
