"""Find out what an uploaded file really is: by its first bytes and by a parser, never by its name."""

import io
import re
import unicodedata

import pikepdf
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from townhall.lib.text import T

PIXEL_LIMIT = 60_000_000
SUFFIXES = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}
IMAGES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
NOT_FOR_NAMES = re.compile(r'[<>:"/\\|?*]')

Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before any pixel is read, and it refuses instead of warning


class UploadRefused(Exception):
    """A file that cannot be kept; `message` tells its owner what to do."""

    message: T

    def __str__(self) -> str:
        return str(self.message)


class Empty(UploadRefused):
    message = T("Die Datei ist leer. Wählen Sie die Datei noch einmal aus.", en="The file is empty. Choose the file once again.")


class TooBig(UploadRefused):
    def __init__(self) -> None:
        limit = settings.UPLOAD_LIMIT // 1024 // 1024
        self.message = T(
            f"Die Datei ist größer als {limit} MB. Verkleinern Sie die Datei, oder teilen Sie sie auf mehrere Dateien auf.",
            en=f"The file is larger than {limit} MB. Make the file smaller, or split it into several files.",
        )


class TooManyPixels(UploadRefused):
    message = T(
        "Das Bild hat zu viele Bildpunkte. Speichern Sie es kleiner, oder fotografieren Sie das Dokument noch einmal.",
        en="The image has too many pixels. Save it smaller, or take the picture of the document once again.",
    )


class WrongType(UploadRefused):
    message = T(
        "Diese Art von Datei können wir nicht lesen. Laden Sie eine PDF-Datei oder ein Bild (JPEG, PNG, WebP) hoch.",
        en="We cannot read this type of file. Upload a PDF file or an image (JPEG, PNG, WebP).",
    )


class EncryptedPdf(UploadRefused):
    message = T(
        "Die PDF-Datei ist mit einem Passwort geschützt. Speichern Sie die Datei ohne Passwort, und laden Sie sie dann hoch.",
        en="The PDF file is protected by a password. Save the file without a password, then upload it.",
    )


class Broken(UploadRefused):
    message = T(
        "Die Datei ist beschädigt. Öffnen Sie die Datei auf Ihrem Gerät, speichern Sie sie neu, und laden Sie sie dann hoch.",
        en="The file is damaged. Open the file on your device, save it again, then upload it.",
    )


def content_type_of(data: bytes) -> str:
    """Return the type of a file we accept; refuse every other file with its own reason."""
    if not data:
        raise Empty
    if len(data) > settings.UPLOAD_LIMIT:
        raise TooBig
    content_type = type_by_first_bytes(data)
    if content_type == "application/pdf":
        check_pdf(data)
    else:
        check_image(data, IMAGES[content_type])
    return content_type


def type_by_first_bytes(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    raise WrongType


def check_pdf(data: bytes) -> None:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if not len(pdf.pages):
                raise Broken
    except pikepdf.PasswordError:
        raise EncryptedPdf from None
    except (pikepdf.PdfError, ValueError, RecursionError):
        raise Broken from None


def check_image(data: bytes, format_name: str) -> None:
    try:
        with Image.open(io.BytesIO(data), formats=[format_name]) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise TooManyPixels
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Broken from None


def clean_name(name: str, content_type: str) -> str:
    """Return a name that is safe to show and to save, with the ending that fits what the file is."""
    stem = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    stem = "".join(letter for letter in stem if unicodedata.category(letter)[0] != "C")
    stem = NOT_FOR_NAMES.sub("_", stem).strip(" .")[:120]
    return (stem or "Dokument") + SUFFIXES.get(content_type, "")
