"""The made-up dossiers to measure on: threads, three-page PDFs, one long PDF, scans; always the same bytes."""

import random
from email.message import EmailMessage
from pathlib import Path

import pymupdf

from benchmarks.scans import kind_of, scanner_of
from benchmarks.sheets import sheet

FULL = {"threads": 2000, "papers": 400, "long": 1000, "scans": 50}
"""Mails, PDFs of three pages, pages of one PDF, scanned pages."""
QUICK = {"threads": 40, "papers": 12, "long": 60, "scans": 2}
_THREAD = 20 / 3  # mails: 2,000 of them are in 300 threads

_FIRST = [
    "Jip",
    "Bo",
    "Noor",
    "Siem",
    "Tess",
    "Daan",
    "Lotte",
    "Yara",
    "Milan",
    "Fenna",
    "Karim",
    "Aylin",
    "Sjoerd",
    "Femke",
    "Ravi",
    "Olena",
    "Mehmet",
    "Anouk",
]
_SURNAMES = ("Zwaan", "Reiger", "van der Valk", "de Mus", "Yıldız", "el Amrani", "Kowalska", "Ramdin", "Fuut")
_SENTENCES = (
    "In het overleg is de planning voor de herinrichting van het stationsgebied doorgenomen.",
    "De subsidieaanvraag voldoet aan de voorwaarden, maar de begroting is nog niet sluitend.",
    "Gemeenten hebben tot 1 november de tijd om te reageren op het concept.",
    "De kosten worden geraamd op 1,2 miljoen euro, waarvan de helft voor rekening van het Rijk komt.",
    "{name} heeft toegezegd de notitie voor vrijdag aan te vullen.",
    "Volgens {name} is de vergunning onder nummer 2024-003412 verleend.",
    "Ik heb dit met {name} besproken; bel gerust op 06-{phone} als er vragen zijn.",
    "Het bestuur besluit hierover in de vergadering van 12 december.",
    "De verkeerstellingen laten zien dat de drukte vooral op dinsdag en donderdag optreedt.",
    "Wethouder Zandstra licht het voorstel toe in de commissie Ruimte.",
)


def _name(dice: random.Random) -> str:
    """Return a made-up name."""
    return f"{dice.choice(_FIRST)} {dice.choice(_SURNAMES)}"


def paragraphs(dice: random.Random, words: int) -> list[str]:
    """Return paragraphs of about so many words in all."""
    made, count = [], 0
    while count < words:
        sentences = [
            dice.choice(_SENTENCES).format(name=_name(dice), phone=dice.randint(10**7, 10**8 - 1))
            for _ in range(5)
        ]
        made.append(" ".join(sentences))
        count += len(made[-1].split())
    return made


def write_corpus(folder: Path, kind: str, size: int) -> None:
    """Write the corpus of a kind (see `FULL`) into a folder."""
    dice = random.Random(1)
    folder.mkdir(parents=True)
    if kind == "threads":
        quoted: list[str] = []
        for number in range(size):
            quoted = quoted if int(number / _THREAD) == int((number - 1) / _THREAD) else []
            (folder / f"mail-{number:05d}.eml").write_bytes(_mail(dice, number, quoted))
    elif kind == "papers":
        for number in range(size):
            (folder / f"stuk-{number:05d}.pdf").write_bytes(_paper(dice, 3))
    elif kind == "long":
        (folder / "lang.pdf").write_bytes(_paper(dice, size))
    else:
        for number in range(size):
            made = sheet(number, scanner_of(number)[0], kind_of(number))
            (folder / f"scan-{number:05d}.pdf").write_bytes(made.pdf)


def _mail(dice: random.Random, number: int, quoted: list[str]) -> bytes:
    """Return a mail that quotes the ones before it in its thread; adds itself to `quoted`."""
    sender, receivers = _name(dice), [_name(dice) for _ in range(4)]

    def address(name: str) -> str:
        """Return a name with its address."""
        local = "".join(c for c in name.lower().replace(" ", ".") if c.isascii())
        return f"{name} <{local}@gemeente.example>"

    mail = EmailMessage()
    mail["From"] = address(sender).encode("ascii", "ignore").decode()
    mail["To"] = ", ".join(address(name) for name in receivers).encode("ascii", "ignore").decode()
    mail["Subject"] = f"Planning stationsgebied {int(number / _THREAD)}"
    mail["Date"] = f"Wed, {1 + number % 28:02d} Oct 2025 09:{number % 60:02d}:00 +0200"
    mail["Message-ID"] = f"<{number}@bench.example>"
    own = ["Dag allen,", *paragraphs(dice, 150), f"Met vriendelijke groet,\n\n{sender}\nTeam Ruimte"]
    mail.set_content("\n\n".join([*own, *quoted]))
    quoted.insert(
        0,
        f"Van: {sender}\nVerzonden: woensdag 1 oktober 2025 09:00\nOnderwerp: Planning\n\n"
        + "\n\n".join(own),
    )
    return mail.as_bytes()


def _paper(dice: random.Random, pages: int) -> bytes:
    """Return a PDF of so many pages of about 350 words."""
    with pymupdf.open() as document:
        for _ in range(pages):
            page = document.new_page()
            box = pymupdf.Rect(60, 60, 540, 800)
            page.insert_textbox(box, "\n\n".join(paragraphs(dice, 350)), fontsize=10, lineheight=1.3)
        return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))
