"""Traps in what is laid over a page: comments, marks, links, fields and signatures."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.paper.cases import Register, case
from tests.paper.sheets import BASE, KEEP, at, form, letter, resources
from tests.paper.traps_carriers import file_spec, with_change

_NAME = "Boudewina Schutrups"
_MAIL = "b.schutrups@voorbeeld.example"
_ALL = (*BASE, _NAME)
_BOTH = (*_ALL, _MAIL)


def _overlay(trap: str, secrets: tuple[str, ...] = _ALL) -> Register:
    return case(4, trap, secrets, KEEP)


def _annotation(pdf: pikepdf.Pdf, subtype: str, **keys: object) -> Dictionary:
    keys.setdefault("Rect", Array([72, 300, 250, 330]))
    return pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), P=pdf.pages[0].obj, **keys)
    )


@_overlay("a file behind a paper clip on the page")
def file_annotation() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        file = file_spec(pdf, f"{_NAME}.txt", _NAME.encode())
        note = _annotation(pdf, "FileAttachment", FS=file, Contents=String(_NAME), T=String(_NAME))
        pdf.pages[0].obj.Annots = Array([note])

    return with_change(change)


@_overlay("a comment with its author, its pop-up window and an answer", _BOTH)
def comments() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        note = _annotation(pdf, "Text", Contents=String(f"Navragen bij {_NAME}"), T=String(_NAME))
        note.RC = String(f"<body><p>{_NAME}</p></body>")
        popup = _annotation(pdf, "Popup", Parent=note, Open=True)
        note.Popup = popup
        answer = _annotation(pdf, "Text", Contents=String(f"Gedaan, {_MAIL}"), T=String(_NAME), IRT=note)
        pdf.pages[0].obj.Annots = Array([note, popup, answer])

    return with_change(change)


@_overlay("marks on the text, each with words and an author", _BOTH)
def markup() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        quad = Array([72, 330, 250, 330, 72, 300, 250, 300])
        kinds = ("Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Square", "Circle", "Redact")
        pdf.pages[0].obj.Annots = Array(
            [
                _annotation(
                    pdf, kind, QuadPoints=quad, Contents=String(_NAME), T=String(_NAME), Subj=String(_MAIL)
                )
                for kind in kinds
            ]
        )

    return with_change(change)


@case(2, "typed text and a stamp on the page: part of what a reader sees", _ALL, KEEP)
def free_text() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        shown = form(pdf, at(4, 14, f"Gebeld met {_NAME}", height=30), (0, 0, 178, 30))
        typed = _annotation(
            pdf,
            "FreeText",
            Contents=String(f"Gebeld met {_NAME}"),
            DA=String("/F1 11 Tf"),
            AP=Dictionary(N=shown),
        )
        stamp = _annotation(
            pdf, "Stamp", Rect=Array([300, 300, 478, 330]), AP=Dictionary(N=shown), Contents=String(_NAME)
        )
        pdf.pages[0].obj.Annots = Array([typed, stamp])

    return with_change(change)


@_overlay("an annotation that is not shown (flag hidden) but has an appearance")
def hidden_annotation() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        shown = form(pdf, at(4, 14, f"Gebeld met {_NAME}", height=30), (0, 0, 178, 30))
        pdf.pages[0].obj.Annots = Array(
            [
                _annotation(pdf, "Stamp", AP=Dictionary(N=shown), F=2),
                _annotation(pdf, "Stamp", AP=Dictionary(N=shown), F=32),
            ]
        )

    return with_change(change)


@_overlay("redaction marks left by another tool, with the words to print over")
def redact_marks() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        over = form(pdf, at(4, 14, _NAME, height=30), (0, 0, 178, 30))
        pdf.pages[0].obj.Annots = Array(
            [
                _annotation(
                    pdf,
                    "Redact",
                    QuadPoints=Array([72, 600, 250, 600, 72, 580, 250, 580]),
                    OverlayText=String(_NAME),
                    RO=over,
                    AP=Dictionary(N=over, D=over),
                    Contents=String(_NAME),
                )
            ]
        )

    return with_change(change)


@case(
    4,
    "links: mail, file, a safe-link with an address in it, and a web page that may stay",
    (*_BOTH, "b.schutrups%40voorbeeld.example"),
    KEEP,
)
def links() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        targets = (
            f"mailto:{_MAIL}",
            f"file:///home/{_NAME}/zaak.docx",
            "https://eur01.safelinks.protection.example/?url=https%3A%2F%2Fx&data=b.schutrups%40voorbeeld.example",
            "https://www.noorderveen.example/opvang",
        )
        pdf.pages[0].obj.Annots = Array(
            [
                _annotation(
                    pdf,
                    "Link",
                    Rect=Array([72, 560 + 20 * n, 200, 578 + 20 * n]),
                    A=Dictionary(S=Name.URI, URI=String(target)),
                    Contents=String(f"Mail aan {_NAME}"),
                )
                for n, target in enumerate(targets)
            ]
        )
        pdf.Root.URI = Dictionary(Base=String(f"https://{_MAIL}/"))

    return with_change(change)


def _field(pdf: pikepdf.Pdf, kind: str, name: str, value: str, place: int, **keys: object) -> Dictionary:
    shown = form(pdf, at(4, 14, value, height=22), (0, 0, 250, 22))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name(f"/{kind}"),
            T=String(name),
            V=String(value),
            Rect=Array([72, place, 322, place + 22]),
            AP=Dictionary(N=shown),
            F=4,
            P=pdf.pages[0].obj,
            DA=String("/F1 11 Tf 0 g"),
            **keys,
        )
    )


def _form(pdf: pikepdf.Pdf, *fields: Dictionary, **keys: object) -> None:
    pdf.pages[0].obj.Annots = Array(list(fields))
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(list(fields)), DR=resources(), DA=String("/F1 11 Tf 0 g"), **keys
    )


@case(2, "filled fields, with defaults, hints, rich text, choices and scripts", _ALL, KEEP)
def form_fields() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        text = _field(pdf, "Tx", "naam", f"Ingevuld door {_NAME}", 340)
        text.DV, text.TU, text.TM = String(_NAME), String(f"Naam van {_NAME}"), String(_NAME)
        text.RV = String(f"<body><p>{_NAME}</p></body>")
        choice = _field(pdf, "Ch", "keuze", "Onbekend", 310, Opt=Array([String(_NAME), String("Onbekend")]))
        script = Dictionary(S=Name.JavaScript, JS=String(f"// {_NAME}"))
        hidden = _field(pdf, "Tx", f"veld van {_NAME}", "leeg", 280, AA=Dictionary(K=script))
        hidden.F = 2
        _form(pdf, text, choice, hidden, CO=Array([text]))

    return with_change(change)


@case(2, "a field whose value has no appearance: viewers draw it (NeedAppearances)", _ALL, KEEP)
def field_without_appearance() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        text = _field(pdf, "Tx", "naam", f"Ingevuld door {_NAME}", 340)
        del text.AP
        _form(pdf, text, NeedAppearances=True)

    return with_change(change)


@_overlay("a box to tick whose other state, not shown, holds a name")
def hidden_state() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        box = _field(pdf, "Btn", "vinkje", "Uit", 340)
        states = Dictionary(Ja=form(pdf, at(4, 14, _NAME, height=22), (0, 0, 250, 22)), Uit=box.AP.N)
        box.AP, box.AS, box.V = Dictionary(N=states), Name.Uit, Name.Uit
        _form(pdf, box)

    return with_change(change)


@_overlay("a form whose data also stand in XFA")
def xfa() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        data = f"<xfa:datasets xmlns:xfa='x'><naam>{_NAME}</naam></xfa:datasets>".encode()
        packets = Array([String("datasets"), pdf.make_stream(data)])
        _form(pdf, _field(pdf, "Tx", "naam", "Onbekend", 340), XFA=packets)

    return with_change(change)


@_overlay("a signature with name, place and reason, and its appearance", _BOTH)
def signature() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        field = _field(pdf, "Sig", "handtekening", f"Ondertekend door {_NAME}", 320)
        field.V = pdf.make_indirect(
            Dictionary(
                Type=Name.Sig,
                Filter=Name("/Adobe.PPKLite"),
                SubFilter=Name("/adbe.pkcs7.detached"),
                Name=String(_NAME),
                ContactInfo=String(_MAIL),
                Reason=String(f"Akkoord {_NAME}"),
                Contents=String(b"0" * 16 + _NAME.encode()),
                ByteRange=Array([0, 10, 20, 30]),
            )
        )
        _form(pdf, field, SigFlags=3)
        pdf.Root.Perms = Dictionary(DocMDP=field.V)

    return with_change(change)


@_overlay("sound, film and 3D annotations with names and files")
def media() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        file = file_spec(pdf, f"{_NAME}.mp4", _NAME.encode())
        media_clip = Dictionary(S=Name.MR, C=Dictionary(S=Name.MCD, N=String(_NAME), D=file))
        rendition = Dictionary(S=Name.Rendition, R=media_clip, OP=0)
        pdf.pages[0].obj.Annots = Array(
            [
                _annotation(pdf, "Screen", T=String(_NAME), A=rendition),
                _annotation(pdf, "Movie", T=String(_NAME), Movie=Dictionary(F=file)),
                _annotation(
                    pdf,
                    "Sound",
                    T=String(_NAME),
                    Sound=pdf.make_stream(_NAME.encode(), Type=Name.Sound, R=8000),
                ),
            ]
        )

    return with_change(change)


@_overlay("what Word and Acrobat write together: tags, a layer, marks, an attached source, form data", _BOTH)
def office_together() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"Opmerkingen {_NAME}")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), Order=Array([layer]))
        )
        page.Resources.Properties = Dictionary(MC0=layer)
        told = f"/P <</MCID 0 /Lang (nl-NL) /ActualText ({_NAME})>> BDC\n".encode()
        shown = at(72, 120, f"Kopie aan {_NAME} ({_MAIL})")
        page.Contents = pdf.make_stream(told + letter() + b"EMC\n/OC /MC0 BDC\n" + shown + b"EMC\n")
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Kop=Name.H1)))
        kids = Array([0])
        element = pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.Kop, P=tree, Pg=page, K=kids, T=String(_NAME), Alt=String(_NAME)
            )
        )
        quad = Array([72, 132, 250, 132, 72, 118, 250, 118])
        mark = _annotation(
            pdf, "Highlight", QuadPoints=quad, T=String(_NAME), Contents=String(_MAIL), StructParent=1
        )
        mark.Popup = _annotation(pdf, "Popup", Parent=mark)
        kids.append(Dictionary(Type=Name.OBJR, Obj=mark, Pg=page))
        tree.K, page.StructParents = Array([element]), 0
        tree.ParentTree = Dictionary(Nums=Array([0, Array([element]), 1, element]))
        source = file_spec(pdf, f"{_NAME}.docx", _NAME.encode())
        source.AFRelationship = Name.Source
        pdf.Root.AF = page.AF = Array([source])
        field = _annotation(
            pdf, "Widget", FT=Name.Tx, T=String("aan"), TU=String(_NAME), V=String(_NAME), F=4
        )
        field.AP = Dictionary(N=form(pdf, b"BT /F1 9 Tf 2 8 Td (" + _NAME.encode() + b") Tj ET"))
        page.Annots = Array([mark, mark.Popup, field])
        data = pdf.make_stream(f"<xfa:data><aan>{_NAME}</aan></xfa:data>".encode())
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=Array([String("datasets"), data]))
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)

    return with_change(change)
