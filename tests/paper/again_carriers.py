"""Carriers once more, byte by byte: private keys, names that are chosen freely, and what follows the end of data."""

import zlib

import pymupdf
from PIL import Image, ImageCms

from tests.paper.cases import Register, case
from tests.paper.handmade import STAYS, WHO, Made, form, image, memo, packed, show, stream, written
from tests.paper.pictures import coded, drawn, fax
from tests.paper.sheets import NOTO
from tests.paper.type1 import program

_NAME = "Wobbina Kruizenga"
_HEX = _NAME.encode("utf-16-be").hex()
_ALL = (*WHO, _NAME)
_WIDE = " ".join(["600"] * 31)


def _carrier(trap: str, secrets: tuple[str, ...] = _ALL) -> Register:
    return case(4, trap, secrets, STAYS)


@_carrier("private keys in graphics state, shading, function, halftone, group and resources")
def private_keys() -> bytes:
    own = f"/Eigenaar ({_NAME}) /Lijst [({_NAME}) << /Wie <FEFF{_HEX}> >>]"
    content = memo(b"q /G1 gs 45 200 18 18 re W n /S1 sh Q\n")
    return Made(
        content=content,
        page=f"/Group << /S /Transparency /CS /DeviceRGB {own} >> {own}",
        resources=(
            f"/ExtGState << /G1 << /ca 1 {own} /HT 5 0 R >> >> {own} "
            f"/Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [45 0 125 0] {own} "
            f"/Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [1 0 0] /C1 [0 0 1] {own} >> >> >>"
        ),
        more={
            5: f"<< /Type /Halftone /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round "
            f"/HalftoneName ({_NAME}) >>".encode()
        },
    ).bytes()


@_carrier("names of inks: Separation, DeviceN, its colorants and mixing hints")
def ink_names() -> bytes:
    ink = _NAME.replace(" ", "#20")
    tint = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 1 0 0] >>"
    two = packed(b"{pop dup 0 0 3 -1 roll 0}", "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]")
    return Made(
        content=memo(b"/C1 cs 0.8 scn 45 200 60 30 re f /C2 cs 0.3 0.4 scn 115 200 60 30 re f 0 g\n"),
        resources=(
            f"/ColorSpace << /C1 [/Separation /{ink} /DeviceCMYK {tint}] /C2 [/DeviceN [/{ink} /Black] "
            f"/DeviceCMYK 5 0 R << /Subtype /NChannel /Colorants << /{ink} [/Separation /{ink} /DeviceCMYK "
            f"{tint}] >> /MixingHints << /Solidities << /{ink} 0.5 >> >> >>] >>"
        ),
        more={5: two},
    ).bytes()


@_carrier("comments in a function of PostScript and in a character map")
def program_comments() -> bytes:
    tint = packed(
        f"% {_NAME}\n{{dup 0 exch 0 exch pop 0}}".encode(),
        "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]",
    )
    cmap = (
        f"%!PS-Adobe-3.0 Resource-CMap\n%%Title: ({_NAME})\n/CIDInit /ProcSet findresource begin 12 dict begin "
        f"begincmap /CIDSystemInfo << /Registry ({_NAME}) /Ordering (UCS) /Supplement 0 >> def /CMapName "
        f"/{_NAME.replace(' ', '-')} def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
        f"2 beginbfchar <41> <0041> <42> <0042> endbfchar endcmap end end % {_NAME}\n"
    ).encode()
    return Made(
        content=memo(show("AB", font="F9") + b"/C1 cs 0.8 scn 45 200 60 30 re f 0 g\n"),
        resources="/ColorSpace << /C1 [/Separation /Lak /DeviceCMYK 5 0 R] >>",
        fonts="/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        more={5: tint, 6: packed(cmap, f"/Maker ({_NAME})")},
    ).bytes()


@_carrier("bytes behind the end of deflated data: in pictures, fonts, profiles and forms")
def behind_deflate() -> bytes:
    said = f" {_NAME} ".encode() * 4

    def tailed(body: bytes, keys: str) -> bytes:
        return stream(zlib.compress(body) + said, f"/Filter /FlateDecode {keys}")

    picture = "/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace [/ICCBased 7 0 R]"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    font = NOTO.read_bytes()
    return Made(
        content=memo(b"q 18 0 0 18 45 180 cm /Im0 Do Q /Fm0 Do\n" + show("Peil", font="F9")),
        resources="/XObject << /Im0 5 0 R /Fm0 6 0 R >>",
        fonts=(
            "/F9 << /Type /Font /Subtype /TrueType /BaseFont /NotoSans /Encoding /WinAnsiEncoding /FirstChar 80 "
            f"/LastChar 110 /Widths [{_WIDE}] /FontDescriptor << /Type /FontDescriptor /FontName /NotoSans /Flags 32 "
            "/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 1000 /Descent -200 /CapHeight 700 /StemV 80 "
            "/FontFile2 8 0 R >> >>"
        ),
        more={
            5: tailed(bytes(range(64)) * 192, picture),
            6: tailed(b"0.9 g 200 200 50 30 re f 0 g", "/Type /XObject /Subtype /Form /BBox [0 0 420 595]"),
            7: tailed(profile, "/N 3"),
            8: tailed(font, f"/Length1 {len(font)}"),
        },
    ).bytes()


@_carrier("more samples than a picture shows, and bytes behind its coded data")
def behind_pictures() -> bytes:
    said = f" {_NAME} ".encode() * 6
    jpeg = coded(Image.linear_gradient("L").resize((64, 64)), "JPEG") + said
    jpx = coded(Image.linear_gradient("L").resize((64, 64)).convert("RGB"), "JPEG2000") + said
    one = drawn("peil", size=(160, 40), letters=20, mode="1")
    group4 = fax(one) + said
    size = (64, 64)
    place = b"".join(f"q 18 0 0 18 {45 + 60 * n} 180 cm /Im{n} Do Q\n".encode() for n in range(5))
    return Made(
        content=memo(place),
        resources="/XObject << /Im0 5 0 R /Im1 6 0 R /Im2 7 0 R /Im3 8 0 R /Im4 9 0 R >>",
        more={
            5: image(bytes(range(64)) * 64 + said, size),
            6: image(jpeg, size, keys="/Filter /DCTDecode"),
            7: image(jpx, size, "", keys="/Filter /JPXDecode"),
            8: image(
                group4,
                one.size,
                bits=1,
                keys="/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 160 /Rows 40 >>",
            ),
            9: image(zlib.compress(jpeg), size, keys="/Filter [/FlateDecode /DCTDecode]"),
        },
    ).bytes()


@_carrier("text chunks and boxes in coded pictures: JPEG in a chain of filters, JPEG 2000, ICC profile")
def picture_metadata() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = _NAME
    grey = Image.linear_gradient("L").resize((64, 64))
    jpeg = coded(grey, "JPEG", exif=exif, comment=_NAME.encode())
    jpx = coded(grey.convert("RGB"), "JPEG2000", comment=_NAME)
    box = f"<naam>{_NAME}</naam>".encode()
    jpx += (8 + len(box)).to_bytes(4) + b"xml " + box
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile += b"text\0\0\0\0" + _NAME.encode() + b"\0"
    profile[:4] = len(profile).to_bytes(4)
    place = b"".join(f"q 18 0 0 18 {45 + 60 * n} 180 cm /Im{n} Do Q\n".encode() for n in range(3))
    return Made(
        content=memo(place),
        resources="/XObject << /Im0 5 0 R /Im1 6 0 R /Im2 7 0 R >>",
        more={
            5: image(
                jpeg.hex().encode() + b">",
                (64, 64),
                keys="/Filter [/ASCIIHexDecode /DCTDecode] /DecodeParms [null null]",
            ),
            6: image(jpx, (64, 64), "", keys="/Filter /JPXDecode"),
            7: image(bytes(range(64)) * 192, (64, 64), "[/ICCBased 8 0 R]"),
            8: packed(bytes(profile), f"/N 3 /Maker ({_NAME})"),
        },
    ).bytes()


@_carrier("a comment segment in JBIG2 data and one in its globals")
def jbig2_comment() -> bytes:
    one = drawn("peilschaal", size=(200, 48), letters=26, mode="1")
    wide, high = one.size

    def segment(number: int, kind: int, data: bytes, page: int) -> bytes:
        return number.to_bytes(4) + bytes([kind, 0, page]) + len(data).to_bytes(4) + data

    comment = (0x20000000).to_bytes(4) + b"Auteur\0" + _NAME.encode() + b"\0\0"
    sheet = wide.to_bytes(4) + high.to_bytes(4) + bytes(8) + b"\x00\x00\x00"
    region = wide.to_bytes(4) + high.to_bytes(4) + bytes(8) + b"\x00\x01" + fax(one)
    data = segment(1, 48, sheet, 1) + segment(2, 62, comment, 1) + segment(3, 38, region, 1)
    return Made(
        content=memo(b"q 40 0 0 9 45 200 cm /Im0 Do Q\n"),
        resources="/XObject << /Im0 5 0 R >>",
        more={
            5: image(
                data, one.size, bits=1, keys="/Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 6 0 R >>"
            ),
            6: stream(segment(0, 62, comment, 0), f"/Maker ({_NAME})"),
        },
    ).bytes()


@_carrier("private keys in decoding parameters, colour spaces, encodings and character collections")
def private_parameters() -> bytes:
    own = f"/Wie ({_NAME})"
    return Made(
        content=memo(b"q 18 0 0 18 45 180 cm /Im0 Do Q\n" + show("Peil", font="F9")),
        resources="/XObject << /Im0 5 0 R >>",
        fonts=(
            f"/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding "
            f"/WinAnsiEncoding /Differences [1 /{_NAME.replace(' ', '_')}] {own} >> {own} >>"
        ),
        more={
            5: image(
                zlib.compress(bytes(range(64)) * 64),
                (64, 64),
                f"[/CalGray << /WhitePoint [0.95 1 1.09] /Gamma 1 {own} >>]",
                keys=f"/Filter /FlateDecode /DecodeParms << /Predictor 1 {own} >> {own} /OPI << {own} >>",
            )
        },
    ).bytes()


@_carrier("rare entries of a page and the catalog")
def rare_entries() -> bytes:
    said = f"({_NAME})"
    return Made(
        page=(
            f"/ID {said} /TemplateInstantiated /{_NAME.replace(' ', '')} /SeparationInfo << /DeviceColorant {said} >> "
            f"/VP [<< /Type /Viewport /BBox [0 0 9 9] /Name {said} /Measure << /Type /Measure /R {said} >> >>] "
            f"/PZ 1 /Trans << /S /Wipe /Wie {said} >> /B [5 0 R] /DPart << /Type /DPart /DPM << /Naam {said} >> >> "
            f"/BoxColorInfo << /CropBox << /Wie {said} >> >> /AA << /O << /S /JavaScript /JS {said} >> >>"
        ),
        catalog=(
            f"/Threads [<< /Type /Thread /I << /Title {said} >> /F 5 0 R >>] /DPartRoot << /Type /DPartRoot /NodeNameList "
            f"[/{_NAME.replace(' ', '')}] /DPM << /Wie {said} >> >> /SpiderInfo << /V 1 /C [6 0 R] >> /URI << /Base {said} >> "
            f"/Legal << /Attestation {said} >> /Perms << /DocMDP 6 0 R >> /DSS << /VRI << /A << /Wie {said} >> >> >> "
            f"/Requirements [<< /S /EnableJavaScripts /RH << /Script {said} >> >>] /Extensions << /WIE << /URL {said} >> >> "
            f"/OutputIntents [<< /S /GTS_PDFA1 /OutputConditionIdentifier {said} /Info {said} >>] "
            f"/PageLabels << /Nums [0 << /P {said} >>] >> /Lang (nl) /Version /1.7 "
            f"/Names << /JavaScript << /Names [{said} << /S /JavaScript /JS {said} >>] >> /Dests << /Kids [7 0 R] >> >>"
        ),
        more={
            5: f"<< /Type /Bead /T << /I << /Title {said} >> >> /N 5 0 R /V 5 0 R /P 3 0 R /R [0 0 9 9] /Wie {said} >>".encode(),
            6: f"<< /Type /Sig /Filter /Adobe.PPKLite /Name {said} /Reason {said} /ByteRange [0 1 2 3] /Contents <00> >>".encode(),
            7: f"<< /Limits [{said} {said}] /Names [{said} [3 0 R /Fit]] >>".encode(),
        },
        trailer=f"/Info << /Title {said} /Author {said} >> /ID [{said} {said}] /Wie {said}",
    ).bytes()


@_carrier("associated files on page, form, picture, font and in marked content")
def associated_files() -> bytes:
    spec = f"<< /Type /Filespec /F ({_NAME}.txt) /UF ({_NAME}.txt) /Desc ({_NAME}) /AFRelationship /Source /EF << /F 6 0 R >> >>"
    return Made(
        content=memo(b"/AF /A0 BDC /Fm0 Do EMC q 18 0 0 18 45 180 cm /Im0 Do Q\n"),
        page="/AF [5 0 R]",
        catalog="/AF [5 0 R]",
        resources="/XObject << /Fm0 7 0 R /Im0 8 0 R >> /Properties << /A0 5 0 R >>",
        more={
            5: spec.encode(),
            6: packed(f"Dossier van {_NAME}".encode(), "/Type /EmbeddedFile /Subtype /text#2Fplain"),
            7: form(b"0.9 g 200 200 50 30 re f 0 g", "/AF [5 0 R]"),
            8: image(bytes(range(64)) * 64, (64, 64), keys="/AF [5 0 R]"),
        },
    ).bytes()


@_carrier("nested marked content with texts: ActualText, Alt, E and Lang, as property and by name, in a form")
def nested_marks() -> bytes:
    said = f"/ActualText <FEFF{_HEX}> /Alt ({_NAME}) /E ({_NAME}) /Lang (nl)"
    content = (
        f"/Span << {said} /Diep << {said} >> >> BDC /Span /P0 BDC ".encode()
        + show("W.K.")
        + f"EMC EMC /P << /MCID 0 {said} >> DP /Merk MP /Fm0 Do\n".encode()
    )
    return Made(
        content=memo(content),
        resources=f"/Properties << /P0 << {said} >> >> /XObject << /Fm0 5 0 R >>",
        more={5: form(f"/Span << {said} >> BDC ".encode() + show("het plan", 45, 210) + b"EMC")},
    ).bytes()


@_carrier("gaps: before the header, between objects, in comments, in the table, behind the end")
def gaps() -> bytes:
    made = Made()
    said = f"% {_NAME}\n".encode()
    data = written(
        made.objects(),
        head=f"{_NAME}\n%PDF-1.4\n".encode() + said,
        between=said + f"99 0 obj\n({_NAME})\nendobj\n".encode(),
    )
    return data.replace(b"trailer", said + b"trailer") + said


@_carrier("an object and a stream that only an earlier revision of the table knows")
def freed_object() -> bytes:
    first = Made(more={5: packed(show(f"Eerste versie: {_NAME}")), 6: f"({_NAME})".encode()}).bytes()
    at = len(first)
    start = first.rindex(b"startxref") + 10
    before = int(first[start : first.index(b"\n", start)])
    update = (
        b"xref\n0 1\n0000000005 65535 f \n5 2\n0000000006 00001 f \n0000000000 00001 f \n"
        b"trailer\n<< /Size 7 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, at)
    )
    return first + update


@_carrier(
    "a hybrid file: the table hides objects that a stream of references shows", (*_ALL, "Tonko Bruinier")
)
def hybrid() -> bytes:
    objects = Made(
        content=memo(show("Ook gesproken met Tonko Bruinier over de kade")),
        catalog="/PieceInfo 5 0 R /Outlines 7 0 R",
    ).objects()
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    inside = f"<< /Wie << /Private ({_NAME}) >> >>".encode()
    other = f"<< /First 8 0 R /Last 8 0 R /Count 1 >> << /Title ({_NAME}) /Parent 7 0 R /Dest [3 0 R /Fit] >>".encode()
    second = other.index(b">> <<") + 3
    bodies = inside + b" " + other
    head = f"5 0 7 {len(inside) + 1} 8 {len(inside) + 1 + second} ".encode()
    places[6] = len(out)
    out += b"6 0 obj\n" + packed(head + bodies, f"/Type /ObjStm /N 3 /First {len(head)}") + b"\nendobj\n"
    rows = b"".join(
        row.to_bytes(1) + a.to_bytes(4) + b.to_bytes(1)
        for row, a, b in ((2, 6, 0), (1, places[6], 0), (2, 6, 1), (2, 6, 2))
    )
    hidden = len(out)
    out += b"9 0 obj\n" + packed(rows, "/Type /XRef /Size 10 /W [1 4 1] /Index [5 4]") + b"\nendobj\n"
    at = len(out)
    table = [b"xref\n0 5\n0000000000 65535 f \n"]
    table += [f"{places[n]:010} 00000 n \n".encode() for n in (1, 2, 3, 4)]
    table.append(f"trailer\n<< /Size 10 /Root 1 0 R /XRefStm {hidden} >>\nstartxref\n{at}\n%%EOF\n".encode())
    return bytes(out) + b"".join(table)


@_carrier("a font that spells: glyph names, CharSet, CIDSet, FontFamily, panose and subset name")
def font_words() -> bytes:
    name = _NAME.replace(" ", "")
    font = NOTO.read_bytes()
    return Made(
        content=memo(show("Peil", font="F9")),
        fonts=(
            f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Name /{name} >> "
            f"/F9 << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+{name} /Encoding /WinAnsiEncoding /FirstChar 80 "
            f"/LastChar 110 /Widths [{_WIDE}] /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+{name} /Flags 32 "
            f"/FontFamily ({_NAME}) /CharSet (/{name}) /Lang /{name} /Style << /Panose ({_NAME}) >> "
            "/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 1000 /Descent -200 /CapHeight 700 /StemV 80 "
            "/FontFile2 5 0 R >> >>"
        ),
        more={5: packed(font, f"/Length1 {len(font)}")},
    ).bytes()


@_carrier("pages that are templates, an unused page, and objects only the name tree reaches")
def hidden_pages() -> bytes:
    return Made(
        catalog="/Names << /Templates << /Names [(blad) 5 0 R] >> /Pages << /Names [(los) 5 0 R] >> >>",
        more={
            5: b"<< /Type /Template /Contents 6 0 R /MediaBox [0 0 420 595] /Resources << >> >>",
            6: packed(show(f"Sjabloon voor {_NAME}")),
        },
    ).bytes()


@_carrier("an embedded PDF within a PDF within the file, reached by a rendition and a rich medium")
def nested_media() -> bytes:
    inner = Made(content=memo(show(f"Binnenste stuk van {_NAME}"))).bytes()
    outer = Made(more={5: packed(inner, "/Type /EmbeddedFile")}).bytes()
    spec = f"<< /Type /Filespec /F ({_NAME}.pdf) /EF << /F 6 0 R >> >>"
    return Made(
        page="/Annots [7 0 R 8 0 R]",
        more={
            5: spec.encode(),
            6: packed(outer, "/Type /EmbeddedFile"),
            7: f"<< /Type /Annot /Subtype /Screen /Rect [45 100 90 140] /T ({_NAME}) /A << /S /Rendition /R << /Type "
            f"/Rendition /S /MR /N ({_NAME}) /C << /Type /MediaClip /S /MCD /D 5 0 R >> >> >> >>".encode(),
            8: f"<< /Type /Annot /Subtype /RichMedia /Rect [100 100 140 140] /RichMediaContent << /Assets << /Names "
            f"[({_NAME}) 5 0 R] >> >> >>".encode(),
        },
    ).bytes()


def _png_rows(samples: bytes, wide: int) -> bytes:
    return b"".join(b"\0" + samples[at : at + wide] for at in range(0, len(samples), wide))


@_carrier("a name behind the last colour of a palette and below the last row of a picture")
def palette() -> bytes:
    said = bytes(range(24)) + _NAME.encode()
    rows = _png_rows(bytes(n % 8 for n in range(64)) * 64, 64) + _png_rows(_NAME.encode().ljust(64), 64)
    return Made(
        content=memo(b"q 18 0 0 18 45 180 cm /Im0 Do Q\n"),
        resources="/XObject << /Im0 5 0 R >>",
        more={
            5: image(
                zlib.compress(rows),
                (64, 64),
                f"[/Indexed /DeviceRGB 7 <{said.hex()}>]",
                keys="/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /Columns 64 >>",
            )
        },
    ).bytes()


_DESCRIBED = (
    "/FontDescriptor << /Type /FontDescriptor /FontName /Dozen /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 "
    "/Ascent 800 /Descent 0 /CapHeight 700 /StemV 80"
)


@_carrier("a Type 1 font that draws the letters of a name, in glyphs and in its own list of codes")
def type1_subset() -> bytes:
    letters = sorted(set(_NAME.replace(" ", "")) | set("Peil"))
    whole, clear, ciphered = program(letters)
    wide = " ".join(["250"] + ["500"] * (123 - 33))
    return Made(
        content=memo(show(_NAME, font="F9") + show("Peil", 45, 200, font="F9")),
        fonts=f"/F9 << /Type /Font /Subtype /Type1 /BaseFont /Dozen /FirstChar 32 /LastChar 122 /Widths [{wide}] "
        f"{_DESCRIBED} /FontFile 5 0 R >> >>",
        more={
            5: packed(whole, f"/Length1 {clear} /Length2 {ciphered} /Length3 {len(whole) - clear - ciphered}")
        },
    ).bytes()


@_carrier("a CFF font that draws the letters of a name")
def cff_subset() -> bytes:
    tiro = pymupdf.Font("tiro")
    whole = bytes(tiro.buffer)
    wide = " ".join(f"{1000 * tiro.glyph_advance(code):.0f}" for code in range(32, 123))
    return Made(
        content=memo(show(_NAME, font="F9") + show("Peil", 45, 200, font="F9")),
        fonts=f"/F9 << /Type /Font /Subtype /Type1 /BaseFont /Dozen /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122 "
        f"/Widths [{wide}] {_DESCRIBED} /FontFile3 5 0 R >> >>",
        more={5: packed(whole, "/Subtype /Type1C")},
    ).bytes()
