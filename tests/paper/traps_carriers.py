"""Traps beside the page: every place of a PDF that is no page content and can hold a name."""

from collections.abc import Callable

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.paper.cases import Register, case
from tests.paper.sheets import BASE, KEEP, at, document, form, letter, saved
from tests.paper.traps_text import noto

_NAME = "Boudewina Schutrups"
_MAIL = "b.schutrups@voorbeeld.example"
_ALL = (*BASE, _NAME)
_BOTH = (*_ALL, _MAIL)


def with_change(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return a letter changed by a function of the PDF."""
    pdf = document(letter(), at(72, 90, "Tweede bladzijde van het verslag"))
    change(pdf)
    return saved(pdf)


def _carrier(trap: str, secrets: tuple[str, ...] = _ALL) -> Register:
    return case(4, trap, secrets, KEEP)


@_carrier("the Info dictionary", _BOTH)
def info() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for key in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "Bron"):
            pdf.docinfo[f"/{key}"] = f"{key} {_NAME} {_MAIL}"
        pdf.docinfo["/CreationDate"] = "D:20240102030405+01'00'"

    return with_change(change)


_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{_NAME}</rdf:li></rdf:Seq>'
    '</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
).encode()


def _xmp(pdf: pikepdf.Pdf) -> Stream:
    return pdf.make_stream(_XMP, Type=Name.Metadata, Subtype=Name.XML)


@_carrier("XMP of the document, a page, a font and a form")
def xmp() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        shape = form(pdf, b"0 0 1 1 re f", Metadata=_xmp(pdf))
        page.Contents = pdf.make_stream(letter() + b"/X0 Do\n")
        page.Resources.XObject = Dictionary(X0=shape)
        for thing in (pdf.Root, page, page.Resources.Font.F1):
            thing.Metadata = _xmp(pdf)

    return with_change(change)


@_carrier("private data of applications (PieceInfo)")
def piece_info() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        private = Dictionary(
            Tekenaar=Dictionary(LastModified="D:2024", Private=Dictionary(Wie=String(_NAME)))
        )
        pdf.Root.PieceInfo = private
        pdf.pages[0].obj.PieceInfo = private
        pdf.pages[0].obj.LastModified = "D:2024"

    return with_change(change)


@_carrier("bookmarks", _BOTH)
def outline() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as tree:
            tree.root.append(pikepdf.OutlineItem(f"Gesprek met {_NAME}", 0))
            tree.root[0].children.append(pikepdf.OutlineItem(_MAIL, 1))

    return with_change(change)


@_carrier("named destinations, old and new style, and a link to one")
def named_destinations() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        spot = Array([pdf.pages[1].obj, Name.Fit])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(_NAME), spot])))
        pdf.Root.Dests = Dictionary({"/Boudewina#20Schutrups": spot})
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 500, 200, 520]), Dest=String(_NAME)
        )
        pdf.pages[0].obj.Annots = Array([link])

    return with_change(change)


@_carrier("page labels")
def page_labels() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=String(f"{_NAME} "))]))

    return with_change(change)


def _script(pdf: pikepdf.Pdf, *, indirect: bool) -> Dictionary:
    code = f'app.alert("{_NAME}");'
    held = pdf.make_stream(code.encode()) if indirect else String(code)
    return Dictionary(S=Name.JavaScript, JS=held)


@_carrier("JavaScript of the document, a page and a link, direct and as streams")
def javascript() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("begin"), _script(pdf, indirect=True)]))
        )
        pdf.Root.OpenAction = _script(pdf, indirect=False)
        pdf.Root.AA = Dictionary(WC=_script(pdf, indirect=True))
        pdf.pages[0].obj.AA = Dictionary(O=_script(pdf, indirect=False))
        pdf.pages[0].obj.Annots = Array(
            [
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([72, 500, 200, 520]),
                    A=_script(pdf, indirect=False),
                )
            ]
        )

    return with_change(change)


@_carrier("actions that start a program, send a form or open a file", _BOTH)
def actions() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        chain = Dictionary(S=Name.GoToR, F=String(f"/home/{_NAME}/zaak.pdf"), D=Array([0, Name.Fit]))
        start = Dictionary(S=Name.Launch, F=Dictionary(F=String(f"C:\\{_NAME}.exe")), Next=chain)
        send = Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=String(f"mailto:{_MAIL}")))
        pdf.Root.OpenAction = start
        pdf.pages[1].obj.AA = Dictionary(O=send)

    return with_change(change)


def file_spec(pdf: pikepdf.Pdf, name: str, data: bytes) -> pikepdf.Object:
    stream = pdf.make_stream(data, Type=Name.EmbeddedFile)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=stream), Desc=String(name)
        )
    )


@_carrier("an embedded file, also as associated file (AF) of document and page", _BOTH)
def embedded_file() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        file = file_spec(pdf, f"{_NAME}.txt", f"{_NAME} {_MAIL}".encode())
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(_NAME), file])))
        pdf.Root.AF = Array([file])
        pdf.pages[0].obj.AF = Array([file])

    return with_change(change)


@_carrier("a PDF in a PDF in a PDF")
def nested_pdfs() -> bytes:
    inner = saved(document(at(72, 90, f"Binnenin: {_NAME}")), compress_streams=True)
    middle = document(at(72, 90, "Midden"))
    middle.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String("a"), file_spec(middle, "a.pdf", inner)]))
    )
    data = saved(middle)

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names = Dictionary(
            EmbeddedFiles=Dictionary(Names=Array([String("b"), file_spec(pdf, "b.pdf", data)]))
        )

    return with_change(change)


@_carrier("a structure tree with ActualText, Alt, E, titles, ids and attributes")
def structure_tree() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        element = pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.P,
                P=tree,
                Pg=pdf.pages[0].obj,
                K=0,
                ActualText=String(_NAME),
                Alt=String(_NAME),
                E=String(_NAME),
                T=String(_NAME),
                ID=String(_NAME),
                A=Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=String("wie"), V=String(_NAME))])),
            )
        )
        tree.K = element
        tree.IDTree = Dictionary(Names=Array([String(_NAME), element]))
        tree.ParentTree = Dictionary(Nums=Array([0, Array([element])]))
        tree.RoleMap = Dictionary({"/Schutrups": Name.P})
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        page = pdf.pages[0].obj
        page.StructParents = 0
        page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC\n" + letter() + b"EMC\n")

    return with_change(change)


@_carrier("ActualText and Alt in the content stream and in its property lists")
def marked_content() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(
            letter()
            + f"/Span <</ActualText ({_NAME}) /Alt ({_NAME}) /E ({_NAME})>> BDC ".encode()
            + at(72, 480, "Een gewone regel.")
            + b"EMC /Span /P0 BDC EMC /Schutrups MP /Span /P0 DP\n"
        )
        page.Resources.Properties = Dictionary(P0=Dictionary(ActualText=String(_NAME)))

    return with_change(change)


@_carrier("comments and unknown operators in a content stream")
def content_comment() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        body = f"% bewerkt door {_NAME}\nBX ({_NAME}) onbekend EX\n".encode()
        pdf.pages[0].obj.Contents = pdf.make_stream(body + letter())

    return with_change(change)


@_carrier("names of resources and fonts")
def resource_names() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        fonts = page.Resources.Font
        fonts["/Schutrups"] = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/Schutrups-Handschrift"),
            Encoding=Name.WinAnsiEncoding,
        )
        page.Contents = pdf.make_stream(letter() + at(72, 480, "In het handschrift", font="Schutrups"))
        page.Resources.ColorSpace = Dictionary(
            CS0=Array([Name.Separation, Name("/Boudewina#20Schutrups"), Name.DeviceGray, _tint()])
        )

    return with_change(change)


def _tint() -> Dictionary:
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)


@_carrier("output intent, article threads, web capture, permissions, collection of requirements", _BOTH)
def rare_catalog() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        root, page = pdf.Root, pdf.pages[0].obj
        root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String(_NAME),
                    Info=String(_NAME),
                )
            ]
        )
        bead = pdf.make_indirect(Dictionary(P=page, R=Array([0, 0, 9, 9])))
        bead.N = bead.V = bead
        root.Threads = Array([pdf.make_indirect(Dictionary(F=bead, I=Dictionary(Title=String(_NAME))))])
        page.B = Array([bead])
        root.SpiderInfo = Dictionary(V=1, C=Array([Dictionary(URL=String(_MAIL))]))
        root.Legal = Dictionary(Attestation=String(_NAME))
        root.Requirements = Array([Dictionary(Type=Name.Requirement, S=Name(f"/{_NAME.replace(' ', '_')}"))])
        root["/Schutrups"] = String(_NAME)
        page["/Schutrups"] = String(_NAME)
        pdf.trailer["/Schutrups"] = String(_NAME)

    return with_change(change)


@_carrier("the file identifier")
def file_id() -> bytes:
    """Put a name into the identifier: no library writes one, so it is put into the bytes."""
    data = with_change(lambda _: None)
    start = data.rindex(b"/ID [")
    end = data.index(b"]", start)
    name = b"<" + _NAME.encode().hex().encode() + b">"
    return data[:start] + b"/ID [" + name + name + data[end:]


@_carrier("a picture of a page in its reference XObject and an OPI proxy")
def opi_and_reference() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        opi = Dictionary({"/2.0": Dictionary(Type=Name.OPI, Version=2, F=String(f"{_NAME}.tif"))})
        ref = Dictionary(F=String(f"{_NAME}.pdf"), Page=0)
        shape = form(pdf, b"0 0 1 1 re f", OPI=opi, Ref=ref)
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(letter() + b"/X0 Do\n")
        page.Resources.XObject = Dictionary(X0=shape)

    return with_change(change)


@_carrier("words in the name table and copyright of an embedded font")
def font_file() -> bytes:
    """Put the name into the bytes of an embedded font program, where a font says who made it."""
    data = noto(with_change(lambda _: None), (72, 480, 11, "Ingebed lettertype"))
    with pymupdf.open(stream=data, filetype="pdf") as source:
        for xref in range(1, source.xref_length()):
            if source.xref_get_key(xref, "Length1")[0] == "null" or not source.xref_is_stream(xref):
                continue
            program = source.xref_stream(xref)
            wide = "Copyright".encode("utf-16-be")
            spot = program.find(wide)
            if spot < 0:
                continue
            name = _NAME.encode("utf-16-be")
            source.update_stream(xref, program[:spot] + name + program[spot + len(name) :])
        return bytes(source.tobytes(no_new_id=True))
