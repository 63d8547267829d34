"""Turn the documents of a file into sheets: which file, which page, and how to read it without holding it in memory."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from PIL import Image, ImageOps

from townhall.documents import storage
from townhall.documents.checking import IMAGES
from townhall.documents.storage import Damaged
from townhall.printouts.contents import Paper

LARGEST = (1700, 2400)  # a picture on A4 at 200 points per inch


@dataclass(frozen=True)
class Sheet:
    """One page of a document, or a page that says why it cannot be printed."""

    paper: Paper
    number: int
    of: int
    page: pikepdf.Page | None

    @property
    def is_first(self) -> bool:
        return self.number == 1


def sheets(papers: list[Paper], stack: ExitStack) -> Iterator[Sheet]:
    """Yield every page of every document; the files stay open as long as the stack."""
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="file-")))
    for place, paper in enumerate(papers):
        pages = pages_of(paper, folder / f"{place}.pdf", stack) if paper.is_clean else []
        for number, page in enumerate(pages, start=1):
            yield Sheet(paper, number, len(pages), page)
        if not pages:
            yield Sheet(paper, 1, 1, None)


def pages_of(paper: Paper, picture: Path, stack: ExitStack) -> list[pikepdf.Page]:
    """Return the pages of a document; none if it is broken."""
    path = storage.path_of(paper.document.stored_as)
    check(paper, path)
    try:
        if paper.document.content_type != "application/pdf":
            draw(path, IMAGES[paper.document.content_type], picture)
            path = picture
        return list(stack.enter_context(pikepdf.open(path)).pages)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, SyntaxError, ValueError):
        return []


def check(paper: Paper, path: Path) -> None:
    """Be sure that what is printed is what was handed in."""
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != paper.document.sha256:
            raise Damaged(str(paper.document.pk))


def draw(path: Path, format_name: str, to: Path) -> None:
    """Write a picture as a PDF of one page, upright and no finer than paper shows."""
    with Image.open(path, formats=[format_name]) as image:
        image.draft("RGB", LARGEST)
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail(LARGEST)
        upright.save(to, "PDF", resolution=200)
