"""Makes one small file of each kind that is read beside mails, texts and PDFs; everybody in them is made up."""

import io
import zipfile

import mime
import outlook
import pst
from PIL import Image, ImageDraw

PROVINCE = "provincienoorderveen.example"
SIHAM = ("Siham Lakhlifi", f"s.lakhlifi@{PROVINCE}")
GEERTJE = ("Dam, Geertje ten", f"g.tendam@{PROVINCE}")
MARLOES = ("Ploeg, Marloes van der", f"m.vanderploeg@{PROVINCE}")
_WHEN = (2024, 10, 18, 9, 0, 0)


def message() -> bytes:
    """Return an Outlook message: its body only in RTF that wraps HTML, a hidden recipient, a message in it."""
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset0 Calibri;}}{\*\htmltag64 <p>}"
        rb"Dag Geertje,{\*\htmltag72 </p>}{\*\htmltag64 <p>}De zaal voor de inloopavond van 6 november is geboekt. "
        rb"Gedeputeerde Oosterling opent de avond; Asl\u305?\htmlrtf \'fd\htmlrtf0  Y\u305?ld\u305?r\u305?m regelt de "
        rb"koffie.{\*\htmltag72 </p>}{\*\htmltag64 <p>}Groet, Siham{\*\htmltag72 </p>}}"
    ).replace(rb"\htmlrtf \'fd\htmlrtf0 ", b"")
    inner = outlook.Message(
        values={
            0x001A: outlook.text("IPM.Note"),
            0x0037: outlook.text("Offerte zaalhuur De Brink"),
            0x1000: outlook.text("Geachte heer Tjalsma,\r\n\r\nDe zaal kost € 240 per avond.\r\n"),
            0x0042: outlook.text("Dorpshuis De Brink"),
            0x5D02: outlook.text("info@dorpshuisdebrink.example"),
            0x0039: outlook.time(1729080000),
        },
        recipients=(outlook.recipient("Wobbe Tjalsma", f"w.tjalsma@{PROVINCE}", outlook.TO),),
    )
    packed = (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA" + bytes(4) + rtf
    return outlook.write(
        outlook.Message(
            values={
                0x001A: outlook.text("IPM.Note"),
                0x0037: outlook.text("Zaal inloopavond"),
                0x0042: outlook.text(SIHAM[0]),
                0x5D02: outlook.text(SIHAM[1]),
                0x0039: outlook.time(1729236900),
                0x1009: (outlook.BINARY, packed),
            },
            recipients=(
                outlook.recipient(*GEERTJE, outlook.TO),
                outlook.recipient(*MARLOES, outlook.BCC),
            ),
            embedded=(inner,),
        )
    )


def mailbox() -> bytes:
    """Return a mailbox with two mails."""
    first = mime.message(
        (
            ("From", mime.address(*MARLOES)),
            ("To", mime.address(*SIHAM)),
            ("Subject", "Planning november"),
            ("Date", "Mon, 21 Oct 2024 09:00:00 +0200"),
            ("Message-ID", f"<planning-20241021@{PROVINCE}>"),
        ),
        mime.text_part("Dag Siham,\n\nFrom Assen naar Oosterhaar rijdt die avond geen bus.\n\nMarloes\n"),
    )
    second = mime.message(
        (
            ("From", mime.address(*SIHAM)),
            ("To", mime.address(*MARLOES)),
            ("Subject", "RE: Planning november"),
            ("Date", "Mon, 21 Oct 2024 09:30:00 +0200"),
            ("Message-ID", f"<re-planning-20241021@{PROVINCE}>"),
            ("In-Reply-To", f"<planning-20241021@{PROVINCE}>"),
        ),
        mime.text_part(
            "Dan huren we een busje.\n\nMarloes van der Ploeg schreef op 21-10-2024 om 09:00:\n> Dag Siham,\n"
        ),
    )
    pieces = []
    for mail in (first, second):
        lines = mail.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
        pieces.append(b"From - Mon Oct 21 09:00:00 2024\n" + lines + b"\n")
    return b"\n".join(pieces)


def invitation() -> bytes:
    """Return an invitation."""
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:1"),
        "DTSTART;TZID=W. Europe Standard Time:20241106T193000",
        "DTEND;TZID=W. Europe Standard Time:20241106T213000",
        f'ORGANIZER;CN="Lakhlifi, Siham":mailto:{SIHAM[1]}',
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Geertje ten Dam:mailto:{GEERTJE[1]}",
        "ATTENDEE;CN=a.yildirim@oosterhaar.example:mailto:a.yildirim@oosterhaar.example",
        "SUMMARY:Inloopavond opvang Ter Haar",
        "LOCATION:Dorpshuis De Brink\\, Oosterhaar",
        "DESCRIPTION:Dag allen\\,\\n\\nGeertje opent de avond.\\nHet programma volgt.",
        *("END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(lines).encode()


def page() -> bytes:
    """Return a web page with a script, a counter of readers and hidden text."""
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title><script>var naam='Sietske';</script></head>"
        "<body><h1>Inloopavond opvang</h1><p>Vragen? Mail Siham Lakhlifi, "
        f"<a href='mailto:{SIHAM[1]}'>contact</a>.</p><img src='https://volg.example/1.gif' width=1 height=1>"
        "<p style='display:none'>Hanneke Olthof</p><p>Deze pagina is van de Provincie Noorderveen.</p></body></html>"
    ).encode()


def wrapped_mail() -> bytes:
    """Return a mail whose attachment comes in a winmail.dat."""
    note = "Route naar De Brink: bus 73, halte Kerkplein.\r\nVragen: Geertje ten Dam.\r\n"
    wrapper = outlook.winmail(
        "Route", "Dag Siham, hierbij de route.", (("route.txt", note.encode("cp1252")),)
    )
    parts = (
        mime.text_part("Dag Siham, hierbij de route.\n"),
        mime.file_part(wrapper, kind="application/ms-tnef", name="winmail.dat"),
    )
    headers = (
        ("From", mime.address(*GEERTJE)),
        ("To", mime.address(*SIHAM)),
        ("Subject", "Route"),
        ("Date", "Tue, 22 Oct 2024 10:00:00 +0200"),
        ("Message-ID", f"<route-20241022@{PROVINCE}>"),
    )
    return mime.message(headers, mime.multipart("mixed", "_018_route_", parts))


def zipped(files: tuple[tuple[str, bytes | str], ...]) -> bytes:
    """Return a zip file, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, date_time=_WHEN), data)
    return out.getvalue()


def archive() -> bytes:
    """Return a zip file with a text, a mail and a name that tries to leave it."""
    mail = mime.message(
        (
            ("From", mime.address(*GEERTJE)),
            ("To", mime.address(*SIHAM)),
            ("Subject", "Parkeren"),
            ("Date", "Wed, 23 Oct 2024 08:00:00 +0200"),
            ("Message-ID", f"<parkeren-20241023@{PROVINCE}>"),
        ),
        mime.text_part("Parkeren kan achter de kerk.\n\nGeertje\n"),
    )
    return zipped(
        (("parkeren.eml", mail), ("../../draaiboek.txt", "Draaiboek\n\n19.00 uur: Siham opent de deur.\n"))
    )


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook() -> bytes:
    """Return a workbook with a hidden sheet and a hidden row."""

    def sheet(*rows: tuple[str, ...]) -> str:
        """Return a sheet; a row that begins with "-" is hidden."""
        hidden = " hidden='1'"
        cells = "".join(
            f"<row r='{number}'{hidden if row[0] == '-' else ''}>"
            + "".join(f"<c t='inlineStr'><is><t>{text}</t></is></c>" for text in row)
            + "</row>"
            for number, row in enumerate(rows, start=1)
        )
        return f"<worksheet xmlns='{_SHEET}'><sheetData>{cells}</sheetData></worksheet>"

    relations = "".join(
        f"<Relationship Id='r{n}' Type='{_OFFICE}/worksheet' Target='worksheets/sheet{n}.xml'/>"
        for n in (1, 2)
    )
    return zipped(
        (
            (
                "[Content_Types].xml",
                f"<Types xmlns='{_TYPES}'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package."
                f"relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='{_KIND}.sheet.main+xml'/>"
                + "".join(
                    f"<Override PartName='/xl/worksheets/sheet{n}.xml' ContentType='{_KIND}.worksheet+xml'/>"
                    for n in (1, 2)
                )
                + "</Types>",
            ),
            (
                "_rels/.rels",
                f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' Type='{_OFFICE}/officeDocument' "
                "Target='xl/workbook.xml'/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                f"<workbook xmlns='{_SHEET}' xmlns:r='{_OFFICE}'><sheets><sheet name='Aanmeldingen' sheetId='1' r:id='r1'/>"
                "<sheet name='Intern' sheetId='2' state='hidden' r:id='r2'/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                f"<Relationships xmlns='{_RELATIONS}'>{relations}</Relationships>",
            ),
            (
                "xl/worksheets/sheet1.xml",
                sheet(("Naam", "Plaats"), ("Hanneke Olthof", "Oosterhaar"), ("-", "Roelof Bruins")),
            ),
            ("xl/worksheets/sheet2.xml", sheet(("Belt terug", "Siham Lakhlifi"))),
        )
    )


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def slides() -> bytes:
    """Return a presentation with a speaker note."""
    names = f"xmlns:office='{_ODF}:office:1.0' xmlns:draw='{_ODF}:drawing:1.0' xmlns:text='{_ODF}:text:1.0'"
    more = f"xmlns:presentation='{_ODF}:presentation:1.0' xmlns:svg='{_ODF}:svg-compatible:1.0'"
    place = "svg:x='2cm' svg:y='2cm' svg:width='20cm' svg:height='5cm'"
    box = "<draw:frame {0} {1}><draw:text-box><text:p>{2}</text:p></draw:text-box></draw:frame>"
    content = (
        f"<office:document-content {names} {more} office:version='1.3'><office:body><office:presentation>"
        f"<draw:page draw:name='Dia 1'>{box.format('', place, 'Opvang in Noorderveen')}<presentation:notes>"
        + box.format("presentation:class='notes'", place, "Noem Siham Lakhlifi als aanspreekpunt")
        + "</presentation:notes></draw:page></office:presentation></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.presentation"
    manifest = (
        f"<manifest:manifest xmlns:manifest='{_ODF}:manifest:1.0'><manifest:file-entry manifest:full-path='/' "
        f"manifest:media-type='{kind}'/><manifest:file-entry manifest:full-path='content.xml' "
        "manifest:media-type='text/xml'/></manifest:manifest>"
    )
    return zipped((("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)))


def _package(target: str, parts: dict[str, tuple[str, str]], extras: dict[str, str]) -> bytes:
    """Return an Office Open XML file: parts as name → (kind, content), extras (relations) as name → content."""
    kinds = "".join(
        f"<Override PartName='/{name}' ContentType='{kind}+xml'/>" for name, (kind, _) in parts.items()
    )
    relation = "application/vnd.openxmlformats-package.relationships+xml"
    files = {
        "[Content_Types].xml": f"<Types xmlns='{_TYPES}'><Default Extension='rels' ContentType='{relation}'/>{kinds}"
        "</Types>",
        "_rels/.rels": f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' Type='{_OFFICE}/officeDocument' "
        f"Target='{target}'/></Relationships>",
        **{name: content for name, (_, content) in parts.items()},
        **extras,
    }
    return zipped(tuple(files.items()))


def letter() -> bytes:
    """Return a Word file with a comment and with text deleted while changes were tracked."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    who = "w:id='{}' w:author='Marloes van der Ploeg' w:date='2024-10-24T09:00:00Z'"
    document = (
        f"<w:document xmlns:w='{word}'><w:body><w:p><w:r><w:t>Geachte mevrouw Postmus,</w:t></w:r></w:p><w:p><w:r>"
        "<w:t xml:space='preserve'>U bent welkom op de inloopavond. </w:t></w:r>"
        f"<w:del {who.format(1)}><w:r><w:delText>Roelof Bruins komt ook.</w:delText></w:r></w:del>"
        f"<w:commentRangeStart w:id='0'/><w:r><w:t>Tot dan.</w:t></w:r><w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p></w:body></w:document>"
    )
    comments = (
        f"<w:comments xmlns:w='{word}'><w:comment {who.format(0)}><w:p><w:r><w:t>Siham, bel jij haar even?</w:t></w:r>"
        "</w:p></w:comment></w:comments>"
    )
    relations = (
        f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' Type='{_OFFICE}/comments' Target='comments.xml'/>"
        "</Relationships>"
    )
    return _package(
        "word/document.xml",
        {
            "word/document.xml": (f"{kind}.document.main", document),
            "word/comments.xml": (f"{kind}.comments", comments),
        },
        {"word/_rels/document.xml.rels": relations},
    )


def slide_show() -> bytes:
    """Return a PowerPoint file whose second slide is hidden."""
    draw = "http://schemas.openxmlformats.org/drawingml/2006/main"
    show = "http://schemas.openxmlformats.org/presentationml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    names = f"xmlns:a='{draw}' xmlns:p='{show}' xmlns:r='{_OFFICE}'"
    group = (
        "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
        "<p:sp><p:nvSpPr><p:cNvPr id='2' name='Tekst'/><p:cNvSpPr txBox='1'/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        "<a:off x='900000' y='900000'/><a:ext cx='7000000' cy='1200000'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r>"
        "</a:p></p:txBody></p:sp>"
    )

    def slide(words: str, attributes: str = "") -> tuple[str, str]:
        """Return one slide."""
        tree = f"<p:cSld><p:spTree>{group.format(words)}</p:spTree></p:cSld>"
        return f"{kind}.slide", f"<p:sld {names}{attributes}>{tree}</p:sld>"

    presentation = (
        f"<p:presentation {names}><p:sldIdLst><p:sldId id='256' r:id='r1'/><p:sldId id='257' r:id='r2'/></p:sldIdLst>"
        "<p:sldSz cx='9144000' cy='6858000'/><p:notesSz cx='6858000' cy='9144000'/></p:presentation>"
    )
    relations = "".join(
        f"<Relationship Id='r{n}' Type='{_OFFICE}/slide' Target='slides/slide{n}.xml'/>" for n in (1, 2)
    )
    return _package(
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": (f"{kind}.presentation.main", presentation),
            "ppt/slides/slide1.xml": slide("Inloopavond 6 november, Dorpshuis De Brink"),
            "ppt/slides/slide2.xml": slide("Gastvrouw: Hanneke Olthof", " show='0'"),
        },
        {
            "ppt/_rels/presentation.xml.rels": f"<Relationships xmlns='{_RELATIONS}'>{relations}</Relationships>"
        },
    )


def note() -> bytes:
    """Return an OpenDocument text with hidden text."""
    names = f"xmlns:office='{_ODF}:office:1.0' xmlns:text='{_ODF}:text:1.0'"
    content = (
        f"<office:document-content {names} office:version='1.3'><office:body><office:text>"
        "<text:p>Programma inloopavond: ontvangst, rondleiding, vragen.</text:p><text:p>Zaalwacht: "
        "<text:hidden-text text:condition='ooow:1' text:string-value='Roelof Bruins' text:is-hidden='true'/>wordt "
        "nog gezocht.</text:p></office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f"<manifest:manifest xmlns:manifest='{_ODF}:manifest:1.0'><manifest:file-entry manifest:full-path='/' "
        f"manifest:media-type='{kind}'/><manifest:file-entry manifest:full-path='content.xml' "
        "manifest:media-type='text/xml'/></manifest:manifest>"
    )
    return zipped((("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)))


def data_file() -> bytes:
    """Return an Outlook data file: two folders, and a message that hangs on a message."""
    forwarded = outlook.Message(
        values={
            0x001A: outlook.text("IPM.Note"),
            0x0037: outlook.text("Sleutel dorpshuis"),
            0x1000: outlook.text("Dag Siham,\r\n\r\nDe sleutel ligt achter de bar.\r\n"),
            0x0042: outlook.text("Dorpshuis De Brink"),
            0x5D02: outlook.text("info@dorpshuisdebrink.example"),
            0x0039: outlook.time(1729753200),
        },
        recipients=(outlook.recipient(*SIHAM, outlook.TO),),
    )
    received = outlook.Message(
        values={
            0x001A: outlook.text("IPM.Note"),
            0x0037: outlook.text("FW: Sleutel dorpshuis"),
            0x1000: outlook.text("Dag Geertje, zie bijlage. Groet, Siham\r\n"),
            0x0042: outlook.text(SIHAM[0]),
            0x5D02: outlook.text(SIHAM[1]),
            0x0039: outlook.time(1729756800),
        },
        recipients=(outlook.recipient(*GEERTJE, outlook.TO), outlook.recipient(*MARLOES, outlook.CC)),
        embedded=(forwarded,),
    )
    sent = outlook.Message(
        values={
            0x001A: outlook.text("IPM.Note"),
            0x0037: outlook.text("RE: Sleutel dorpshuis"),
            0x1000: outlook.text("Dank, ik haal hem woensdag op.\r\n"),
            0x0042: outlook.text(GEERTJE[0]),
            0x5D02: outlook.text(GEERTJE[1]),
            0x0039: outlook.time(1729760400),
        },
        recipients=(outlook.recipient(*SIHAM, outlook.TO),),
    )
    return pst.write({"Postvak IN": (received,), "Verzonden items": (sent,)})


def picture() -> bytes:
    """Return a photograph of a notice."""
    image = Image.new("L", (700, 160), 255)
    pen = ImageDraw.Draw(image)
    pen.text((20, 30), "Inloopavond 6 november\nAanmelden bij Siham Lakhlifi", fill=0, font_size=32)
    out = io.BytesIO()
    image.save(out, format="PNG", optimize=True)
    return out.getvalue()


def files() -> dict[str, bytes]:
    """Return the files by name."""
    return {
        "14 Zaal inloopavond.msg": message(),
        "15 Postvak planning.mbox": mailbox(),
        "16 Inloopavond opvang Ter Haar.ics": invitation(),
        "17 Pagina inloopavond.html": page(),
        "18 Route.eml": wrapped_mail(),
        "19 Draaiboek.zip": archive(),
        "20 Aanmeldingen.xlsx": workbook(),
        "21 Presentatie opvang.odp": slides(),
        "22 Foto mededeling.png": picture(),
        "23 Uitnodiging.docx": letter(),
        "24 Inloopavond.pptx": slide_show(),
        "25 Programma.odt": note(),
        "26 Archief planning.pst": data_file(),
    }
