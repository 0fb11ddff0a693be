"""Ways to spoil a good letter, at least five for each check; a check that catches fewer than all of its own is blind."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from pikepdf import Array, Dictionary, Name, String

from tests.unit.check_samples import BOX, EXPLANATION, paper_output
from tests.unit.spoiling import (
    BLACK,
    NAMES,
    SPELLINGS,
    WHITE,
    Mutation,
    _after,
    _clipped,
    _elsewhere,
    _listed,
    _on_page,
    _printed,
    _under_woo,
    action,
    annotated,
    appended,
    attached,
    bookmarked,
    boxed,
    broken,
    burnt,
    changed,
    covered,
    cut,
    drawn,
    encoded,
    field,
    info,
    labelled,
    layered,
    linked,
    meaningless,
    meant,
    orphaned,
    packet,
    pasted,
    photo_below,
    photographed,
    picture,
    pictured,
    revised,
    root,
    said,
    signed,
    stream,
    structured,
    subset,
    write,
)

_FIVE = range(5)
_FILLS = (BLACK, (0.6, 0.6, 0.6), WHITE, (1, 0.9, 0.2), (0.3, 0, 0))
_COVERS = (
    (55, 285, 160, 306),
    (58, 288, 140, 305),
    (50, 280, 200, 310),
    (59, 289, 150, 304),
    (40, 270, 300, 320),
)
_PLACES = ((-90, 100), (700, 100), (60, -20), (60, 900), (-500, -500))
_LISTS = (
    "5.1.2e, Hylke Sinnema",
    "Aan: Jelle Postma",
    "Cc: de heer Terpstra;",
    "Wobbe Terpstra, notulist",
    "S. Wiersma <afwezig>",
)
_LINKS = (
    "mailto:h.sinnema@x.example",
    "file:///S:/zaak.docx",
    "https://x.safelinks.protection.outlook.com/?data=a",
    "tel:+31612345678",
    "https://teams.microsoft.com/l/x",
    "\\\\server\\map",
)
_SCRIPT = {"S": Name.JavaScript, "JS": String("app.alert(1)")}
_EXPLAINED = paper_output(Path("a")).explanation or EXPLANATION
_ROW = _EXPLAINED.entries[0]
_OFFICES = ("minister", "de burgemeester", "wethouder", "gedeputeerde", "staatssecretaris")


def _ink(name: str) -> Dictionary:
    """A colour space of one ink, which is called after somebody."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)
    return Dictionary(CS0=Array([Name.Separation, Name(f"/{name}"), Name.DeviceGray, tint]))


MUTATIONS: dict[str, Callable[[], Iterable[Mutation]]] = {
    "secrets.mupdf": lambda: (drawn(write(text)) for text in SPELLINGS),
    "secrets.pdfminer": lambda: (drawn(write(text)) for text in SPELLINGS),
    "secrets.pdfium": lambda: (drawn(write(text)) for text in SPELLINGS),
    "secrets.ocr": lambda: (drawn(pictured(text)) for text in (*SPELLINGS[:4], "NL91 ABNA 0417 1643 00")),
    "secrets.carried": lambda: (bookmarked(f"Over {text}") for text in SPELLINGS),
    "secrets.file_name": lambda: (
        meant(f"brief_{text}.pdf") for text in (*SPELLINGS[:2], "Zandstra", "x-Zandstra-2", "06-12345678")
    ),
    "kept_text.whole": lambda: (
        meant(kept=text) for text in ("Geachte", "", "Geachte \ufffc, uw brief.", "Hoi \ufffc", "12")
    ),
    "under_box.text": lambda: (
        *(drawn(covered(f)) for f in _FILLS),
        drawn(covered(BLACK, line=True)),
        drawn(covered(BLACK, place=20)),
    ),
    "under_box.image_over_text": lambda: (
        drawn(pasted(rect, picture(ground=g))) for rect, g in zip(_COVERS, (0, 90, 255, 235, 40), strict=True)
    ),
    "under_box.pixels": lambda: (drawn(photo_below(200 + 90 * n)) for n in _FIVE),
    "under_box.lines": lambda: (drawn(signed(200 + 90 * n)) for n in _FIVE),
    "under_box.half": lambda: (drawn(cut(h)) for h in (4, 4.5, 5, 5.5, 6)),
    "under_box.burnt": lambda: (drawn(burnt(name, 300 + 50 * n)) for n, name in enumerate(NAMES)),
    "under_box.own": lambda: (
        drawn(write(text, (BOX.x0 + 2, 72)), redactions=_elsewhere(n)) for n, text in enumerate(NAMES)
    ),
    "unseen.invisible": lambda: (
        drawn(write(name, render_mode=mode)) for name, mode in zip(NAMES, (3, 3, 7, 3, 7), strict=True)
    ),
    "unseen.colour": lambda: (
        drawn(write(name, color=(c, c, c))) for name, c in zip(NAMES, (1, 0.99, 0.98, 1, 0.97), strict=True)
    ),
    "unseen.tiny": lambda: (
        drawn(write(name, fontsize=s)) for name, s in zip(NAMES, (0.2, 0.5, 0.9, 1.2, 1.8), strict=True)
    ),
    "unseen.transparent": lambda: (
        drawn(write(name, fill_opacity=o)) for name, o in zip(NAMES, (0, 0.01, 0.02, 0.03, 0.04), strict=True)
    ),
    "unseen.off_page": lambda: (
        drawn(write(name, place)) for name, place in zip(NAMES, _PLACES, strict=True)
    ),
    "unseen.clipped": lambda: (changed(_clipped(name, n)) for n, name in enumerate(NAMES)),
    "unseen.ocr": lambda: (drawn(burnt(name, 300 + 50 * n, cover=False)) for n, name in enumerate(NAMES)),
    "unseen.layer": lambda: (
        layered(off=True),
        layered(BaseState=Name.OFF),
        layered(off=True, BaseState=Name.ON),
        layered(off=True, Name=String("x")),
        layered(BaseState=Name.OFF, ON=Array([])),
    ),
    "visible.bsn": lambda: (
        drawn(write(t))
        for t in (
            "BSN 123456782",
            "bsn: 111222333",
            "burgerservicenummer 1234.56.782",
            "sofinummer 123456782",
            "BSN-nummer: 123 456 782",
        )
    ),
    "visible.iban": lambda: (
        drawn(write(t))
        for t in (
            "NL91ABNA0417164300",
            "NL91 ABNA 0417 1643 00",
            "op NL20INGB0001234567",
            "NL44RABO0123456789 graag",
            "IBAN: NL02ABNA0123456789",
        )
    ),
    "visible.phone": lambda: (
        drawn(write(t))
        for t in (
            "06-12345678",
            "+31 6 12345678",
            "0612345678",
            "doorkiesnummer 0592 365054",
            "(06) 12 34 56 78 of 06 12 34 56 78",
        )
    ),
    "visible.email": lambda: (
        drawn(write(t))
        for t in (
            "h.sinnema@x.example",
            "jelle@veenkant.example",
            "j.de.vries@stad.example",
            "Wobbe.Terpstra@stad.example",
            "<p-wiersma@rijk.example>",
        )
    ),
    "visible.birth_date": lambda: (
        drawn(write(t))
        for t in (
            "geboren op 12 maart 1987",
            "geb. 12-03-1987",
            "Geboortedatum: 1/2/1990",
            "geboren te Assen op 3 mei 1961",
            "geb.dat. 04-05-99",
        )
    ),
    "visible.name": lambda: (drawn(_listed(text)) for text in _LISTS),
    "carriers.redact": lambda: (
        annotated("Redact", **more)
        for more in (
            {},
            {"IC": [0, 0, 0]},
            {"OverlayText": String("x")},
            {"C": [1, 0, 0]},
            {"T": String("a")},
        )
    ),
    "carriers.comment": lambda: (
        annotated(kind) for kind in ("Highlight", "Text", "FreeText", "Stamp", "Ink", "Underline")
    ),
    "carriers.cover": lambda: (annotated(kind) for kind in ("Square", "Circle", "Polygon", "Line", "3D")),
    "carriers.annotation_text": lambda: (annotated("Text", Contents=String(name)) for name in NAMES),
    "carriers.field": lambda: (
        field(V=String(NAMES[0])),
        field(DV=String(NAMES[1])),
        field(TU=String(NAMES[2])),
        field(Opt=Array([String(NAMES[3])])),
        root(AcroForm=Dictionary(XFA=Array([]))),
    ),
    "carriers.attachment": lambda: (attached(n) for n in _FIVE),
    "carriers.link": lambda: (linked(target) for target in _LINKS),
    "carriers.script": lambda: (
        action(**_SCRIPT),
        annotated("Link", A=Dictionary(**_SCRIPT)),
        annotated("Screen", AA=Dictionary(E=Dictionary(**_SCRIPT))),
        root(Names=Dictionary(JavaScript=Dictionary())),
        root(AA=Dictionary(WC=Dictionary(**_SCRIPT))),
    ),
    "carriers.action": lambda: (
        action(S=Name(f"/{kind}")) for kind in ("Launch", "GoToR", "SubmitForm", "ImportData", "GoToE")
    ),
    "carriers.thumbnail": lambda: (changed(_on_page("Thumb", n)) for n in _FIVE),
    "carriers.alternates": lambda: (
        stream(
            "XObject",
            b"\x00" * (n + 1),
            Subtype=Name.Image,
            Width=1,
            Height=n + 1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
            Alternates=Array([]),
        )
        for n in _FIVE
    ),
    "hidden.form": lambda: (
        stream("XObject", said(name), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 50])
        for name in NAMES
    ),
    "hidden.pattern": lambda: (
        stream(
            "Pattern",
            said(name),
            Type=Name.Pattern,
            PatternType=1,
            PaintType=1,
            TilingType=1,
            XStep=9,
            YStep=9,
            BBox=[0, 0, 200, 50],
        )
        for name in NAMES
    ),
    "hidden.structure": lambda: (
        structured(ActualText=String(text))
        for name in NAMES
        for text in (name, f"Gelakt: Art. 5.1.2e {name}")
    ),
    "hidden.alternate": lambda: (structured(Alt=String(f"Foto van {name}")) for name in NAMES),
    "hidden.outline": lambda: (bookmarked(f"Brief aan {name}") for name in NAMES),
    "hidden.destination": lambda: (
        root(Dests=Dictionary({f"/{name.replace(' ', '#20')}": Array([])})) for name in NAMES
    ),
    "hidden.anywhere": lambda: (
        root(Legal=Dictionary(Attestation=String(NAMES[0]))),
        root(**{"Eigen veld": String(f"gezien door {NAMES[1]}")}),
        changed(lambda pdf: pdf.pages[0].obj.__setitem__("/Kwijt", String(NAMES[2]))),
        changed(
            lambda pdf: pdf.trailer.__setitem__("/Wie", String(b"\xfe\xff" + NAMES[3].encode("utf-16-be")))
        ),
        changed(lambda pdf: pdf.pages[0].Resources.__setitem__("/ColorSpace", _ink(NAMES[4]))),
        root(Bijzonder=Dictionary(Wie=Array([String("h.sinnema@x.example")]))),
    ),
    "fonts.unmapped": lambda: (
        meaningless(bytes(range(40 + n, 54 + n)).replace(b" ", b"!")) for n in (0, 20, 40, 60, 80)
    ),
    "fonts.lying": lambda: (
        encoded(shown, said)
        for shown, said in (
            ("HylkeSin", "Bijlagen"),
            ("Zand", "Oost"),
            ("abc", "xyz"),
            ("Terpsa", "BESLUI"),
            ("Jele", "Faze"),
        )
    ),
    "metadata.info": lambda: (
        info(key, value)
        for key, value in (
            ("/Author", NAMES[0]),
            ("/Behandelaar", "x"),
            ("/Creator", NAMES[1]),
            ("/Subject", "fiets"),
            ("/Keywords", "a"),
        )
    ),
    "metadata.xmp": lambda: (
        packet(key, value)
        for key, value in (
            ("dc:creator", [NAMES[0]]),
            ("dc:description", "x"),
            ("pdf:Keywords", "a"),
            ("xmp:CreatorTool", NAMES[1]),
            ("photoshop:Credit", "x"),
        )
    ),
    "metadata.private": lambda: (changed(_on_page("PieceInfo", n)) for n in _FIVE),
    "metadata.exif": lambda: (photographed(n) for n in _FIVE),
    "file.revision": lambda: (revised(n) for n in _FIVE),
    "file.orphan": lambda: (orphaned(n) for n in _FIVE),
    "file.after_end": lambda: (
        appended(data)
        for data in (b"\nFemke", b"PK\x03\x04", b"\n1 0 obj\n<<>>\nendobj", b"x", b"\n%PDF-1.4")
    ),
    "file.damaged": lambda: (broken(n) for n in _FIVE),
    "file.name": lambda: (
        meant(f"{name}.pdf")
        for name in (
            "Brief Hylke Sinnema",
            "brief_Jelle_Postma",
            "CV-WobbeTerpstra",
            "mail h.sinnema@x.example",
            "dhr. Wiersma 2024",
        )
    ),
    "fonts.subset": lambda: (subset(letters) for letters in ("Zqx", "ÿzQ", "XYZ", "qzJ", "Ωqz")),
    "grounds.missing": lambda: (
        *(labelled(text) for text in (" ", "xyz", "5.1.1e", "K", "10.2.e")),
        labelled("5.9.9"),
    ),
    "grounds.not_explained": lambda: (
        meant(explanation=replace(_EXPLAINED, entries=entries))
        for entries in (
            (),
            (("J", *_ROW[1:]),),
            ((_ROW[0], "Art. 9", _ROW[2]),),
            ((_ROW[0], _ROW[1], "Iets anders."),),
            (("5.1.1c", *_ROW[1:]),),
        )
    ),
    "grounds.not_used": lambda: (
        meant(explanation=replace(_EXPLAINED, entries=(_ROW, (code, "Art.", "x"))))
        for code in ("5.1.1c", "5.1.2b", "5.2.1", "J", "5.1.5")
    ),
    "grounds.wob": lambda: (
        drawn(_under_woo(boxed(code, 300))) for code in ("10.2.e", "10.2e", "11.1", "10.1.c", "10.2.g")
    ),
    "grounds.label": lambda: (
        drawn(boxed("5.1.2e", 300, fill))
        for fill in (
            (0.45, 0.45, 0.45),
            (0.4, 0.3, 0.3),
            (0.3, 0.4, 0.35),
            (0.42, 0.4, 0.4),
            (0.35, 0.3, 0.4),
        )
    ),
    "scan.text": lambda: (
        drawn(
            lambda page, g=g: page.parent.new_page().insert_image(
                (0, 0, 595, 842), stream=picture(ground=g), keep_proportion=False
            )
        )
        for g in (250, 240, 200, 150, 90)
    ),
    "scan.picture": lambda: (drawn(_printed(name)) for name in NAMES),
    "unfinished.concept": lambda: (
        drawn(write(word, (90, 500), fontsize=size))
        for word, size in (
            ("CONCEPT", 90),
            ("Concept", 40),
            ("- concept -", 60),
            ("Ter zienswijze", 34),
            ("DRAFT", 70),
        )
    ),
    "accessible.language": lambda: (root(Lang=String(code)) for code in ("", "en", "de-DE", "fr", "nvt")),
    "accessible.title": lambda: (
        *(meant(title=title) for title in ("Iets", "", "brief", "Brief.")),
        changed(lambda pdf: pdf.Root.__delattr__("ViewerPreferences")),
    ),
    "accessible.tags": lambda: (meant() for _ in _FIVE),
    "overdone.page": lambda: (
        drawn(lambda page, h=h: page.draw_rect((0, 0, 595, h), color=None, fill=BLACK))
        for h in (600, 650, 700, 750, 842)
    ),
    "overdone.kept": lambda: (drawn(_after(office)) for office in _OFFICES),
}
"""Each check with the ways to spoil a letter that it must catch, made when they are asked for."""
