"""Pictures of the pages of an upload, so that nobody opens the file itself in a browser."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageFile, ImageOps

from townhall.documents import storage
from townhall.documents.checking import IMAGES
from townhall.documents.models import Document, PageImage, ScanState
from townhall.journal.models import Event

PAGE_LIMIT = 30
BOX = (1400, 2000)  # no picture is larger, whatever the page says about itself
SCALE = 2.0  # 144 points per inch


def render(event: Event) -> Iterator[None]:
    """Draw the pages of a clean upload; drawing and writing run before the transaction."""
    document = Document.objects.filter(pk=event.subject_id, state=ScanState.CLEAN, pages=None).first()
    if document is None:
        return
    images, count = draw(document)
    yield
    PageImage.objects.bulk_create(images)
    document.pages = count
    document.save(update_fields=["pages"])


def draw(document: Document) -> tuple[list[PageImage], int]:
    """Draw and store the first pages; return them and the number of all. A file nobody can draw has none."""
    data = storage.read(document)
    try:
        if document.content_type == "application/pdf":
            return draw_pdf(document, data)
        return [keep_page(document, 1, draw_image(data, IMAGES[document.content_type]))], 1
    except (pypdfium2.PdfiumError, OSError, SyntaxError, ValueError):
        return [], 0


def draw_pdf(document: Document, data: bytes) -> tuple[list[PageImage], int]:
    """Draw one page after the other, so that a long file takes no more memory than a short one."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        count = len(pdf)
        return [keep_page(document, number + 1, draw_page(pdf[number])) for number in range(min(count, PAGE_LIMIT))], count
    finally:
        pdf.close()


def draw_page(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(SCALE, BOX[0] / max(width, 1), BOX[1] / max(height, 1))
    return fit(page.render(scale=scale).to_pil())


def draw_image(data: bytes, format_name: str) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process; half a picture proves nothing
    with Image.open(io.BytesIO(data), formats=[format_name]) as image:
        image.thumbnail((max(BOX), max(BOX)))  # first, because a JPEG can be read small
        return fit(ImageOps.exif_transpose(image))


def fit(image: Image.Image) -> Image.Image:
    """Return the pixels alone, small enough, without place, camera or owner (EXIF)."""
    image.thumbnail(BOX)
    plain = Image.new("RGB", image.size, "white")
    opaque = image.convert("RGBA")
    plain.paste(opaque, mask=opaque.getchannel("A"))
    return plain


def keep_page(document: Document, number: int, page: Image.Image) -> PageImage:
    """Write one picture under a name of its own, the same in every attempt, so that none is left behind."""
    out = io.BytesIO()
    page.save(out, "PNG")
    name = f"{document.id.hex[:2]}/{document.id.hex}-{number}.png"
    storage.write(name, out.getvalue())
    return PageImage(document=document, number=number, stored_as=name, width=page.width, height=page.height)
