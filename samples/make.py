"""Writes `samples/dossier/`, the made-up dossier, the same bytes each time: `python samples/make.py`."""

import io
import zipfile
from pathlib import Path

import kinds
import mime
import papers

HERE = Path(__file__).parent
SOURCE = HERE / "source"
DOSSIER = HERE / "dossier"
PROVINCE = "provincienoorderveen.example"
MARLOES = ("Ploeg, Marloes van der", f"m.vanderploeg@{PROVINCE}")
GEERTJE = ("Dam, Geertje ten", f"g.tendam@{PROVINCE}")
SIHAM = ("Siham Lakhlifi", f"s.lakhlifi@{PROVINCE}")
BAS = ("Velde, Bastiaan op 't", "b.optvelde@minasiel.example")
TABLE = ("Secretariaat PRT", f"secretariaat.prt@{PROVINCE}")


def source(name: str) -> str:
    """Return a text of `source/`."""
    return (SOURCE / name).read_text(encoding="utf-8")


def recipients() -> tuple[tuple[str, str], ...]:
    """Return the recipients of mail 01 as (display name, address) pairs."""
    lines = [line for line in source("01-recipients.txt").splitlines() if line and not line.startswith("#")]
    pairs = [line.split("|") for line in lines]
    return tuple((name.strip(), mailbox.strip()) for name, mailbox in pairs)


def mail_with_many_recipients() -> bytes:
    """Return mail 01: text and HTML, the same build as the mail of the Provincie Drenthe."""
    to = recipients()
    content = mime.multipart(
        "alternative",
        "_000_PRT20241009_",
        (mime.text_part(source("01.txt")), mime.text_part(source("01.html"), subtype="html")),
    )
    headers = (
        (
            "Received",
            f"from mx1.{PROVINCE} (192.0.2.25) by\r\n mail.{PROVINCE} (192.0.2.26); Wed, 9 Oct 2024 09:26:31 +0200",
        ),
        ("From", mime.address(*MARLOES)),
        ("To", mime.addresses(to)),
        ("Subject", "ambtelijke terugkoppeling PRT 4 oktober jl."),
        ("Thread-Topic", "ambtelijke terugkoppeling PRT 4 oktober jl."),
        ("Date", "Wed, 9 Oct 2024 09:26:30 +0200"),
        ("Message-ID", f"<prt-20241009-01@{PROVINCE}>"),
        ("Accept-Language", "nl-NL, en-US"),
        ("Content-Language", "nl-NL"),
    )
    return mime.message(headers, content)


def reply_with_quotes() -> bytes:
    """Return mail 02: plain text in Windows-1252 with an Outlook header and `>` quotes below the answer."""
    headers = (
        ("From", mime.address("Yildirim, Asli", "a.yildirim@oosterhaar.example")),
        ("To", mime.address(*MARLOES)),
        ("Cc", mime.addresses((("Bakker, R.", "r.bakker@zandmeer.example"), TABLE))),
        ("Subject", "RE: ambtelijke terugkoppeling PRT 4 oktober jl."),
        ("Date", "Thu, 10 Oct 2024 08:05:12 +0200"),
        ("Message-ID", "<re-20241010-02@oosterhaar.example>"),
        ("In-Reply-To", f"<prt-20241009-01@{PROVINCE}>"),
        ("References", f"<prt-20241009-01@{PROVINCE}>"),
    )
    return mime.message(headers, mime.text_part(source("02.txt"), charset="windows-1252"))


def nested_mail() -> bytes:
    """Return the mail that hangs on mail 03."""
    headers = (
        ("From", mime.address("Joris Vaandrager", "j.vaandrager@noorderveensecourant.example")),
        ("To", mime.address("Karabulut, Yusuf", f"y.karabulut@{PROVINCE}")),
        ("Subject", "vraag Noorderveense Courant over Ter Haar"),
        ("Date", "Wed, 16 Oct 2024 13:40:00 +0200"),
        ("Message-ID", "<vraag-20241016@noorderveensecourant.example>"),
    )
    return mime.message(headers, mime.text_part(source("03-nested.txt")))


def word_document() -> bytes:
    """Return a small .docx."""
    out = io.BytesIO()
    types = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        for line in (
            "Inzet personeel opvanglocatie Ter Haar",
            "Katarzyna Wiśniewska, locatiemanager, 32 uur per week",
        )
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
        f'2006/main"><w:body>{body}</w:body></w:document>'
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in (("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", text)):
            archive.writestr(zipfile.ZipInfo(name, date_time=(2024, 10, 18, 9, 0, 0)), xml)
    return out.getvalue()


def mail_with_attachments() -> bytes:
    """Return mail 03: HTML only, with four attachments."""
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    parts = (
        mime.text_part(source("03.html"), subtype="html"),
        mime.file_part(
            papers.typeset("03-report.typ"), kind="application/pdf", name="Verslag gesprek Siham Lakhlifi.pdf"
        ),
        mime.mail_part(nested_mail(), name="vraag Noorderveense Courant.eml"),
        mime.text_part(source("03-location.txt"), name="gegevens locatie.txt"),
        mime.file_part(word_document(), kind=docx, name="Inzet personeel Katarzyna Wiśniewska.docx"),
    )
    headers = (
        ("From", mime.address(*BAS)),
        ("To", mime.addresses((GEERTJE, SIHAM))),
        ("Cc", mime.addresses((("Katarzyna Wiśniewska", "k.wisniewska@coa.example"), TABLE))),
        ("Subject", "Overleg opvanglocatie Ter Haar: stukken"),
        ("Date", "Fri, 18 Oct 2024 15:12:44 +0200"),
        ("Message-ID", "<overleg-20241018-03@minasiel.example>"),
    )
    return mime.message(headers, mime.multipart("mixed", "_003_overleg20241018_", parts))


def mail_of_a_citizen() -> bytes:
    """Return mail 04: a private person with nearly every kind of personal data."""
    headers = (
        ("From", mime.address("Dirkje Postmus", "dirkje.postmus58@gmail.com")),
        ("To", mime.address("", f"post@{PROVINCE}")),
        ("Subject", "Schade en overlast, D. Postmus (Ter Haar)"),
        ("Date", "Wed, 9 Oct 2024 21:47:03 +0200"),
        ("Message-ID", "<CAF-20241009-04@mail.gmail.com>"),
    )
    return mime.message(headers, mime.text_part(source("04.txt")))


def files() -> dict[str, bytes]:
    """Return every file of the dossier: name and content."""
    letter = papers.with_note(
        papers.typeset("05.typ"),
        author="Geertje ten Dam",
        note="Siham, klopt het rekeningnummer van mevrouw Postmus? Groet, Geertje",
        at=(548, 590),
    )
    return {
        "01 ambtelijke terugkoppeling PRT 4 oktober jl.eml": mail_with_many_recipients(),
        "02 RE ambtelijke terugkoppeling PRT.eml": reply_with_quotes(),
        "03 Overleg opvanglocatie Ter Haar - stukken.eml": mail_with_attachments(),
        "04 Schade en overlast.eml": mail_of_a_citizen(),
        "05 Brief aan mw Dirkje Postmus.pdf": letter,
        "06 Verslag werkgroep opvang.pdf": papers.typeset("06.typ"),
        "07 telefoonnotitie 14 oktober.txt": source("07.txt").encode(),
        "08 Beleidsnotitie verdeling opvangopgaven.pdf": papers.typeset("08.typ"),
        "09 Aanmeldformulier inloopavond (scan).pdf": papers.scanned("09.typ"),
        "10 Vertrouwelijke bijlage.pdf": papers.locked(papers.typeset("10.typ"), "geheim"),
        "11 lege bijlage.pdf": b"",
        "12 afgebroken download.pdf": papers.cut_off(papers.typeset("08.typ")),
        "13 export zaaksysteem.xyz": source("13.txt").encode(),
        **kinds.files(),
    }


def main() -> None:
    """Write the dossier, and remove what an older version of this script left in it."""
    DOSSIER.mkdir(exist_ok=True)
    wanted = files()
    for old in DOSSIER.iterdir():
        if old.name not in wanted:
            old.unlink()
    for name, data in wanted.items():
        (DOSSIER / name).write_bytes(data)
        print(f"{len(data):>8}  {name}")


if __name__ == "__main__":
    main()
