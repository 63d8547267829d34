"""Small real files for tests about documents."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(pages: int = 1, password: str = "", about: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        if about:
            document.docinfo["/Subject"] = about
        for _ in range(pages):
            document.add_blank_page(page_size=(200, 300))
        document.save(out, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return out.getvalue()


def image(format_name: str = "PNG", size: tuple[int, int] = (40, 30), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB" if format_name != "PNG" else "1", size, "white").save(out, format_name, **options)
    return out.getvalue()


def upload(data: bytes, name: str = "nachweis.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")  # what a browser claims is never believed
