"""Annotations and fields once more, byte by byte: every state, every entry, every way to hold a value."""

from tests.paper.cases import Must, case
from tests.paper.handmade import STAYS, WHO, Made, form, memo, packed, show

_NAME = "Aafke Hummelstein"
_HEX = _NAME.encode("utf-16-be").hex()
_ALL = (*WHO, _NAME)
_LOOK = form(show(_NAME, 2, 6, size=10), "/BBox [0 0 255 30]")
_BLANK = form(b"0.9 g 0 0 40 20 re f", "/BBox [0 0 40 20]")


@case(
    4,
    "annotations with states for resting, touched and pressed; captions, replies, rich text, colours",
    _ALL,
    STAYS,
)
def annotation_states() -> bytes:
    said = f"/T ({_NAME}) /Subj ({_NAME}) /Contents <FEFF{_HEX}> /RC (<body>{_NAME}</body>) /NM ({_NAME}) /DS ({_NAME})"
    return Made(
        page="/Annots [5 0 R 6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]",
        more={
            5: f"<< /Type /Annot /Subtype /Square /Rect [45 200 85 220] {said} /AP << /N 20 0 R /R 21 0 R /D 21 0 R >> "
            "/F 4 >>".encode(),
            6: f"<< /Type /Annot /Subtype /Stamp /Rect [45 160 300 190] {said} /AS /Aan /AP << /N << /Aan 20 0 R /Uit 21 0 R "
            ">> >> /F 4 >>".encode(),
            7: f"<< /Type /Annot /Subtype /Text /Rect [100 200 110 210] {said} /Popup 8 0 R /State (Accepted) >>".encode(),
            8: b"<< /Type /Annot /Subtype /Popup /Rect [100 100 200 200] /Parent 7 0 R >>",
            9: f"<< /Type /Annot /Subtype /Text /Rect [100 200 110 210] {said} /IRT 7 0 R /RT /R >>".encode(),
            10: f"<< /Type /Annot /Subtype /Line /Rect [45 120 200 140] /L [50 130 190 130] /Cap true {said} "
            "/AP << /N 22 0 R >> /F 4 /Measure << /R (1 cm) >> >>".encode(),
            20: _BLANK,
            21: _LOOK,
            22: form(b"0 G 5 10 m 150 10 l S", "/BBox [0 0 155 20]"),
        },
    ).bytes()


@case(4, "annotations that are seen: their appearance holds a name", _ALL, STAYS)
def annotation_seen() -> bytes:
    return Made(
        page="/Annots [5 0 R 6 0 R 7 0 R]",
        more={
            5: b"<< /Type /Annot /Subtype /Stamp /Rect [45 230 300 260] /AP << /N << /Aan 20 0 R /Uit 21 0 R >> >> /AS /Aan /F 4 >>",
            6: f"<< /Type /Annot /Subtype /FreeText /Rect [45 190 300 220] /Contents ({_NAME}) /DA (/Helv 11 Tf 0 g) "
            "/AP << /N 22 0 R >> /F 4 >>".encode(),
            7: b"<< /Type /Annot /Subtype /Watermark /Rect [45 150 300 180] /AP << /N 20 0 R >> /FixedPrint << /Type /FixedPrint "
            b"/Matrix [1 0 0 1 0 0] /H 0 /V 0 >> /F 4 >>",
            20: _LOOK,
            21: _BLANK,
            22: form(
                show(f"Kanttekening {_NAME}", 2, 6, size=10), "/BBox [0 0 255 30] /Matrix [1 0 0 1 5 5]"
            ),
        },
    ).bytes()


@case(
    4,
    "a form: kids under kids, choices, options, comb, rich text, buttons, scripts, defaults, no appearances",
    _ALL,
    STAYS,
)
def form_kids() -> bytes:
    said = f"({_NAME})"
    fields = {
        10: f"<< /T (groep) /TU {said} /TM {said} /Kids [11 0 R 12 0 R] /FT /Tx /V {said} /DV {said} /DA (/Helv 9 Tf 0 g) >>",
        11: "<< /Type /Annot /Subtype /Widget /Parent 10 0 R /Rect [45 230 220 246] /F 4 >>",
        12: f"<< /Type /Annot /Subtype /Widget /Parent 10 0 R /Rect [45 205 220 221] /F 4 /MK << /CA {said} /RC {said} >> "
        f"/AA << /K << /S /JavaScript /JS {said} >> >> >>",
        13: f"<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T {said} /Opt [[{said} {said}] [(b) (ander)]] /V {said} /I [0] "
        "/Rect [45 180 220 196] /F 4 /DA (/Helv 9 Tf 0 g) >>",
        14: f"<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 16777216 /MaxLen 20 /T (kam) /V {said} /Rect [45 155 380 171] /F 4 "
        "/DA (/Helv 9 Tf 0 g) >>",
        15: f"<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 33558528 /T (rijk) /RV (<body><p>{_NAME}</p></body>) /V {said} "
        f"/DS {said} /Rect [45 110 220 145] /F 4 /DA (/Helv 9 Tf 0 g) >>",
        16: f"<< /Type /Annot /Subtype /Widget /FT /Btn /T (knop) /Ff 65536 /MK << /CA {said} /AC {said} >> /Rect [240 230 380 246] "
        f"/F 4 /A << /S /SubmitForm /F {said} >> /DA (/Helv 9 Tf 0 g) >>",
        17: f"<< /Type /Annot /Subtype /Widget /FT /Btn /T (vink) /V /{_NAME.replace(' ', '#20')} /AS /{_NAME.replace(' ', '#20')} "
        f"/Rect [240 200 260 220] /F 4 /AP << /N << /{_NAME.replace(' ', '#20')} 20 0 R /Off 20 0 R >> /D << /Off 21 0 R >> >> >>",
        18: f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (verborgen) /V {said} /Rect [45 90 220 106] /F 2 /AP << /N 21 0 R >> >>",
        19: f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (sig) /V << /Type /Sig /Name {said} /Location {said} /Contents <00> >> "
        "/Rect [240 150 380 190] /F 4 /AP << /N 21 0 R >> /Lock << /Fields [(groep)] >> >>",
    }
    return Made(
        catalog=(
            "/AcroForm << /Fields [10 0 R 13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R 19 0 R] /NeedAppearances true /CO [10 0 R] "
            "/DR << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /DA (/Helv 9 Tf 0 g) "
            "/XFA [(template) 30 0 R (datasets) 31 0 R] >>"
        ),
        page="/Annots [11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R 19 0 R]",
        more={
            **{number: body.encode() for number, body in fields.items()},
            20: form(b"0.8 g 0 0 20 20 re f", "/BBox [0 0 20 20]"),
            21: form(show(_NAME, 2, 6, size=8), "/BBox [0 0 140 40]"),
            30: packed(
                f"<template xmlns='http://www.xfa.org/schema/xfa-template/3.0/'>{_NAME}</template>".encode()
            ),
            31: packed(
                f"<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'>{_NAME}</xfa:datasets>".encode()
            ),
        },
    ).bytes()


@case(4, "links: names in targets, hidden quads, actions in a chain, remote files, threads", _ALL, STAYS)
def link_chain() -> bytes:
    said = f"({_NAME})"
    safe = _NAME.replace(" ", ".")
    return Made(
        content=memo(show("Zie www.waterdrecht.example voor de stukken", 45, 230)),
        catalog=f"/Dests << /{safe} [3 0 R /Fit] >> /OpenAction << /S /Named /N /{safe} >>",
        page="/Annots [5 0 R 6 0 R 7 0 R 8 0 R]",
        more={
            5: f"<< /Type /Annot /Subtype /Link /Rect [45 228 300 242] /A << /S /URI /URI (https://www.waterdrecht.example/{safe}) "
            f"/Next [<< /S /JavaScript /JS {said} >> << /S /Launch /F {said} >>] >> /PA << /S /URI /URI {said} >> "
            f"/QuadPoints [1 2 3 4 5 6 7 8] /Contents {said} /NM {said} >>".encode(),
            6: f"<< /Type /Annot /Subtype /Link /Rect [45 200 90 210] /Dest /{safe} >>".encode(),
            7: f"<< /Type /Annot /Subtype /Link /Rect [45 180 90 190] /A << /S /GoToR /F {said} /D {said} >> >>".encode(),
            8: f"<< /Type /Annot /Subtype /Link /Rect [45 160 90 170] /A << /S /URI /URI (https://x.example/?q={safe}) >> >>".encode(),
        },
    ).bytes()


@case(3, "a failed redaction: Redact marks with overlay text, unapplied, over a name", _ALL, STAYS)
def unapplied_marks() -> bytes:
    return Made(
        content=memo(show(f"Gesproken met {_NAME} over de kade")),
        page="/Annots [5 0 R 6 0 R]",
        more={
            5: f"<< /Type /Annot /Subtype /Redact /Rect [120 226 240 242] /OverlayText ({_NAME}) /RO 20 0 R /IC [0 0 0] "
            "/AP << /N 20 0 R /R 21 0 R >> /F 4 >>".encode(),
            6: f"<< /Type /Annot /Subtype /Square /Rect [120 226 240 242] /IC [0 0 0] /Contents ({_NAME}) /AP << /N 22 0 R >> "
            "/F 4 >>".encode(),
            20: form(show(_NAME, 2, 4), "/BBox [0 0 120 16]"),
            21: _LOOK,
            22: form(b"0 g 0 0 120 16 re f", "/BBox [0 0 120 16]"),
        },
    ).bytes()


@case(1, "a portfolio made by hand", (), (), must=Must.REFUSE)
def portfolio_again() -> bytes:
    spec = "<< /Type /Filespec /F (a.pdf) /EF << /F 5 0 R >> >>"
    return Made(
        catalog=f"/Collection << /Type /Collection /View /T >> /Names << /EmbeddedFiles << /Names [(a) {spec}] >> >>",
        more={5: packed(b"%PDF-1.4", "/Type /EmbeddedFile")},
    ).bytes()


@case(1, "a dynamic form: its page says to wait", (), (), must=Must.REFUSE)
def dynamic_form_again() -> bytes:
    return Made(
        catalog="/AcroForm << /Fields [] /XFA 5 0 R >> /NeedsRendering true", more={5: packed(b"<xdp/>")}
    ).bytes()
