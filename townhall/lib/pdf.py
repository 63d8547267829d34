"""Make PDF documents that last and can be read by everybody: tagged PDF/A-3 with the data inside as JSON.

WeasyPrint takes seconds to import and must never be loaded by the web process: it is imported when a worker first asks
for a document. Its parsed stylesheets, fonts and fetcher are kept, because they cost most of the time.
"""

import atexit
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

STYLESHEETS = ("letters/letter.css", "letters/paper.css", "letters/file.css")
FONTS = "kern/fonts/fira-sans/"
FACES = {400: "FiraSans-Regular.woff2", 500: "FiraSans-Medium.woff2", 700: "FiraSans-Bold.woff2"}
VARIANT = "pdf/a-3a"


@dataclass(frozen=True)
class Press:
    """What all documents of a process share."""

    fetcher: Any
    fonts: Any
    stylesheets: tuple[Any, ...]


def render(html: str, *, title: str, language: str, attachment: Mapping[str, Any], name: str = "daten.json") -> bytes:
    """Turn a page into a PDF with its data attached; nothing is fetched that is not bundled with the town hall."""
    import weasyprint

    from townhall.lib.pdf_marks import mark

    press = ready_press()
    data = json.dumps(attachment, ensure_ascii=False, sort_keys=True, indent=1).encode()
    enclosed = weasyprint.Attachment(file_obj=BytesIO(data), name=name, relationship="Data", url_fetcher=press.fetcher)
    document = weasyprint.HTML(string=html, url_fetcher=press.fetcher).render(
        font_config=press.fonts, stylesheets=press.stylesheets, pdf_variant=VARIANT, pdf_tags=True, attachments=[enclosed]
    )
    document.metadata.title, document.metadata.lang = title, language
    foreign = next((number for number, page in enumerate(document.pages) if "translation" in page.anchors), None)
    pdf: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, attachments=[enclosed])
    return mark(pdf, translation_from=foreign)


def warm() -> None:
    """Pay for imports, fonts and stylesheets when a worker starts, not when the first person waits."""
    render("<!doctype html><html lang='de'><body><h1>Ä</h1></body></html>", title="Ä", language="de", attachment={})


@cache
def ready_press() -> Press:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    bundled = bundled_files()

    class Bundled(URLFetcher):
        """Serves the fonts of the town hall and refuses everything else."""

        def fetch(self, url, headers=None):
            if url not in bundled:
                raise PermissionError("Documents fetch nothing from elsewhere.")
            return URLFetcherResponse(url, bundled[url].read_bytes())

    fetcher, fonts = Bundled(), FontConfiguration()
    sheets = (font_faces(bundled), *(found(name).read_text() for name in STYLESHEETS))
    atexit.register(ready_press.cache_clear)  # fonts want to be let go before the interpreter is half gone
    parsed = (weasyprint.CSS(string=sheet, font_config=fonts, url_fetcher=fetcher) for sheet in sheets)
    return Press(fetcher, fonts, tuple(parsed))


def bundled_files() -> dict[str, Path]:
    """Return the font files that came with the packages; where they are missing, a font of the system takes over."""
    files = {f"bundled:{file}": finders.find(FONTS + file) for file in FACES.values()}
    return {url: Path(path) for url, path in files.items() if path}


def font_faces(bundled: Mapping[str, Path]) -> str:
    faces = {weight: f"bundled:{file}" for weight, file in FACES.items()}
    return "".join(
        f"@font-face {{ font-family: 'Fira Sans'; font-weight: {weight}; src: url('{url}') }}\n"
        for weight, url in faces.items()
        if url in bundled
    )


def found(name: str) -> Path:
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(f"The stylesheet {name} is missing among the static files.")
    return Path(path)
