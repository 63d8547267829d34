"""Our PDF rules: what we ask of every document we make. They are our own and no proof of conformance to any standard."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import pairwise

import pikepdf

RULES: list[Callable[[pikepdf.Pdf], bool]] = []


def rule(check):
    RULES.append(check)
    return check


def broken_rules(data: bytes) -> list[str]:
    """Return the names of the rules a document breaks."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [check.__name__ for check in RULES if not check(pdf)]


def elements(node, above: tuple[str, ...] = ()) -> Iterator[tuple[str, pikepdf.Object, tuple[str, ...]]]:
    """Walk the structure tree: name, element and the names above it."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:], kid, above
            yield from elements(kid, (*above, str(kid.S)[1:]))


@lru_cache(maxsize=1)  # most rules read it
def tree(pdf: pikepdf.Pdf) -> list:
    return list(elements(pdf.Root.StructTreeRoot))


def fonts(pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.get("/Resources", {}).get("/Font", {}).values()


def metadata(pdf) -> str:
    return pdf.Root.Metadata.read_bytes().decode()


@rule
def names_its_language(pdf):
    return str(pdf.Root.get("/Lang", "")) in ("de", "en")


@rule
def has_a_title_in_its_metadata(pdf):
    return bool(re.search(r"<dc:title.*?<rdf:li[^>]*>[^<]+<", metadata(pdf), re.DOTALL))


@rule
def shows_its_title(pdf):
    return bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@rule
def is_marked(pdf):
    return bool(pdf.Root.MarkInfo.Marked)


@rule
def has_a_structure_of_one_document(pdf):
    return [name for name, _, above in tree(pdf) if not above] == ["Document"]


@rule
def begins_with_a_first_heading(pdf):
    return next((name for name, _, _ in tree(pdf) if re.fullmatch(r"H\d", name)), "") == "H1"


@rule
def skips_no_level_of_headings(pdf):
    levels = [int(name[1]) for name, _, _ in tree(pdf) if re.fullmatch(r"H\d", name)]
    return all(later - earlier <= 1 for earlier, later in pairwise(levels))


@rule
def gives_every_header_cell_an_id_or_scope(pdf):
    headers = [element for name, element, _ in tree(pdf) if name == "TH"]
    return all("/ID" in cell or "/Scope" in cell.get("/A", {}) for cell in headers)


@rule
def ties_every_data_cell_to_headers(pdf):
    cells = [element for name, element, _ in tree(pdf) if name == "TD"]
    return all("/Headers" in cell.get("/A", {}) for cell in cells)


@rule
def keeps_rows_inside_tables(pdf):
    return all("Table" in above for name, _, above in tree(pdf) if name in ("TR", "TH", "TD"))


@rule
def keeps_items_inside_lists(pdf):
    return all(above[-1] == "L" for name, _, above in tree(pdf) if name == "LI")


@rule
def describes_every_picture(pdf):
    return all(str(element.get("/Alt", "")) for name, element, _ in tree(pdf) if name == "Figure")


@rule
def uses_only_known_structure_types(pdf):
    known = (
        "Document Part Art Sect Div NonStruct H1 H2 H3 P L LI Lbl LBody Table Caption THead TBody TFoot TR TH TD Span Link Figure"
    )
    return {name for name, _, _ in tree(pdf)} <= set(known.split())


@rule
def embeds_every_font(pdf):
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts(pdf)]
    return bool(descriptors) and all("/FontFile2" in found or "/FontFile3" in found for found in descriptors)


@rule
def can_be_read_as_text(pdf):
    return all("/ToUnicode" in font for font in fonts(pdf))


@rule
def says_how_colours_are_meant(pdf):
    return any("/DestOutputProfile" in intent for intent in pdf.Root.get("/OutputIntents", []))


@rule
def says_it_is_made_to_last(pdf):
    return 'pdfaid:part="3"' in metadata(pdf) and 'pdfaid:conformance="A"' in metadata(pdf)


@rule
def says_it_is_made_for_all(pdf):
    return 'pdfuaid:part="1"' in metadata(pdf) and "pdfaSchema:namespaceURI" in metadata(pdf)


@rule
def is_not_encrypted(pdf):
    return not pdf.is_encrypted


@rule
def runs_nothing(pdf):
    names = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch"}
    found = (key for item in pdf.objects if isinstance(item, pikepdf.Dictionary) for key in item)
    return not names & set(found)


@rule
def encloses_its_data_with_a_stated_relation(pdf):
    enclosed = list(pdf.Root.get("/AF", []))
    return bool(enclosed) and all(item.AFRelationship == "/Data" for item in enclosed)


@rule
def is_read_in_the_order_of_its_structure(pdf):
    return all(page.get("/Tabs") == "/S" for page in pdf.pages)


@rule
def leads_nowhere_outside(pdf):
    return not any("/URI" in item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
