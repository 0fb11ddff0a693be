"""What a PDF no longer is after redaction is told, in words that the inventory passes on."""

import io

import pikepdf
import pymupdf

from woo_redact.pdf.text import read_pdf
from woo_redact.pipeline.rows import LOST

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2"/>'
    "</rdf:RDF></x:xmpmeta>"
)


def test_a_file_that_was_for_archives_or_had_tags_says_what_it_lost() -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 100), "Beste Jip")
        plain = document.tobytes()
        document.set_xml_metadata(XMP)
        archived = document.tobytes()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        circle = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document))
        circle.K = circle
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=circle)
        out = io.BytesIO()
        pdf.save(out)
    assert [read_pdf(data).remarks for data in (plain, archived, out.getvalue())] == [
        (),
        LOST[:1],
        LOST[1:],
    ]
