"""CPU of one notice as we print it, beside a naive rendering of the same page with the same PDF variant; rendering only.

`python -m tests.bench.pdf` prints one line of JSON. Both take turns in one process; the naive one builds fonts, fetcher and
stylesheets for each document, as the documentation of WeasyPrint does. Most of what it pays is unpacking the WOFF2 fonts,
so a second ratio is taken with fonts unpacked beforehand.
"""

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django
from fontTools.ttLib import woff2

import tests.environment  # noqa: F401 - before settings are read

ROUNDS = 6


def main() -> None:
    html = sample()
    ways = {"ours": printer(), "naive": naive_printer(as_is), "unpacked": naive_printer(unpacked)}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, render in ways.items():
            spent = cpu(render, html)
            if turn:  # the first turn warms up
                seconds[name].append(spent)
    ours, naive, plain = (statistics.median(seconds[name]) for name in ways)
    figures = {
        "pdf: CPU ms per notice, ours": round(ours * 1000),
        "pdf: CPU ms per notice, naive, same variant and font files": round(naive * 1000),
        "pdf: ours by naive (aim 0.65)": round(ours / naive, 2),
        "pdf: ours by naive with fonts unpacked beforehand": round(ours / plain, 2),
        "pdf: notices per second and core": round(1 / ours, 1),
    }
    print(json.dumps(figures))  # noqa: T201


def cpu(render: Callable[[str], bytes], html: str) -> float:
    began = time.process_time()
    render(html)
    return time.process_time() - began


def printer() -> Callable[[str], bytes]:
    from townhall.lib import pdf

    return lambda html: pdf.render(html, title="Bescheid", language="de", attachment={"case": "BO-2026-0000001-2"})


def naive_printer(font_file: Callable[[Path], Path]) -> Callable[[str], bytes]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from townhall.lib import pdf

    files = {url: font_file(path).as_uri() for url, path in pdf.bundled_files().items()}
    css = pdf.font_faces(pdf.bundled_files()) + "".join(pdf.found(name).read_text() for name in pdf.STYLESHEETS)
    for url, uri in files.items():
        css = css.replace(url, uri)

    def render(html: str) -> bytes:
        page = html.replace("</head>", f"<style>{css}</style></head>")
        enclosed = weasyprint.Attachment(string="{}", name="daten.json", relationship="Data")
        made: bytes = weasyprint.HTML(string=page).write_pdf(
            font_config=FontConfiguration(), pdf_variant=pdf.VARIANT, pdf_tags=True, attachments=[enclosed]
        )
        return made

    return render


def as_is(font: Path) -> Path:
    return font


def unpacked(font: Path) -> Path:
    """Return the font as TrueType, which spares the naive rendering most of what it pays for WOFF2."""
    plain = Path(tempfile.mkdtemp()) / f"{font.stem}.ttf"
    woff2.decompress(str(font), str(plain))
    return plain


def sample() -> str:
    """Return the page of a notice with table, dates, remedy and QR code, without a database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "townhall.settings")
    django.setup()
    from django.template.loader import render_to_string
    from django.utils.safestring import mark_safe
    from django.utils.translation import override

    from townhall.certificates.instructions import Remedy
    from townhall.certificates.letterhead import Sender
    from townhall.certificates.notices import Notice, Section
    from townhall.certificates.rendering import common, page, proof

    class Case:
        number = "BO-2026-0000001-2"

    sender = Sender("Steuerabteilung", ["Stadt Bochum"], ["Willy-Brandt-Platz 2–6", "44777 Bochum"], "0234 000", "", "")
    text = "Die Steuer beginnt mit dem Monat der Aufnahme, nach einem Zuzug mit dem folgenden Monat. " * 4
    rows = [[f"Hund {number}", "März bis Dezember 2026", "168,00 €", "140,00 €"] for number in range(8)]
    table = {"title": "Berechnung", "head": ["Hund", "Zeitraum", "Satz", "Betrag"], "rows": rows, "total": rows[0]}
    sections = [
        Section("text", paragraphs=["Guten Tag Alice Beispiel,", text]),
        Section("parts", "Entscheidung", items=["Die Hundesteuer wird auf 140,00 € festgesetzt.", text]),
        Section("tables", "So haben wir gerechnet", items=[table]),
        Section("due", "Wann Sie zahlen", items=[("15. August 2026", "Halbjahresbetrag", "84,00 €")] * 2),
        Section("reasons", "Begründung", paragraphs=[text]),
        Section("remedy", "Ihr Recht", items=[Remedy("", [text])]),
    ]
    notice = Notice(
        language="de",
        subject="Bescheid über Hundesteuer",
        case=Case(),  # type: ignore[arg-type]
        sender=sender,
        recipient=["Alice Beispiel", "Musterweg 1", "44777 Bochum"],
        decided_on="2. März 2026",
        received_on="2. März 2026",
        signatory="",
        automatic=True,
        is_act=True,
        in_short=[],
        layout=dict.fromkeys(("translation", "by_machine", "closing", "sealed"), ""),
        sections=sections,
    )
    with override("de"):
        code = "PH24-9TDK-Y05S-MT44-ZHH9-V2FC-8YXA"
        letter = render_to_string("certificates/notice.html", common({"notice": notice, **proof(code)}))
    return page(mark_safe(letter), title="Bescheid", language="de").html


if __name__ == "__main__":
    main()
