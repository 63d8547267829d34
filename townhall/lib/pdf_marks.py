"""Put into a finished PDF what WeasyPrint leaves out: the mark of PDF/UA, the tab order, the language of a translation."""

from io import BytesIO

import pikepdf
from lxml import etree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
EXTENSION = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 this file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def mark(pdf: bytes, *, translation_from: int | None = None) -> bytes:
    """Return the document with its marks; `translation_from` is the index of the first page in English."""
    with pikepdf.open(BytesIO(pdf)) as document:
        document.Root.Metadata.write(with_universal_accessibility(document.Root.Metadata.read_bytes()))
        for page in document.pages:
            page.Tabs = pikepdf.Name.S
        if translation_from is not None:
            say_language(document, translation_from)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def with_universal_accessibility(metadata: bytes) -> bytes:
    """Add `pdfuaid:part` and, as PDF/A demands of foreign properties, the schema that describes it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    start, end = metadata.index(b"<x:xmpmeta"), metadata.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")
    tree = etree.fromstring(metadata[start:end], parser)
    block = tree.find(f"{{{RDF}}}RDF")
    block.extend(etree.fromstring(EXTENSION, parser))
    return metadata[:start] + etree.tostring(tree) + metadata[end:]


def say_language(document: pikepdf.Pdf, first: int) -> None:
    pages = {page.objgen for page in list(document.pages)[first:]}
    for element in document.Root.StructTreeRoot.K[0].K:
        if element.get("/Pg") is not None and element.Pg.objgen in pages:
            element.Lang = pikepdf.String("en")
