"""A made-up mailbox to measure on: threads with quoting, tables, long lists of recipients, copies; same bytes."""

import datetime as dt
import mailbox
import random
from email.message import EmailMessage
from pathlib import Path

from benchmarks.speed.corpora import paragraphs

_LENGTH = 6  # mails of a thread
_PEOPLE = 400


def write_mailbox(path: Path, *, mails: int) -> None:
    """Write an mbox of so many mails: replies quote all before them, one in ten is HTML, one in 20 a copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    dice = random.Random(5)
    box = mailbox.mbox(path)
    thread: list[tuple[EmailMessage, str]] = []
    for number in range(mails):
        if number % 20 == 19 and thread:
            box.add(thread[-1][0])
            continue
        if len(thread) == _LENGTH:
            thread = []
        thread.append(_mail(dice, number, thread))
        box.add(thread[-1][0])
    box.close()


def _person(number: int) -> tuple[str, str]:
    """Return the name and mailbox of one of the people."""
    return f"Medewerker {number} van Afdeling {number % 9}", f"m{number}@dienst{number % 7}.example"


def _mail(
    dice: random.Random, number: int, thread: list[tuple[EmailMessage, str]]
) -> tuple[EmailMessage, str]:
    """Return a mail and its text, the first of a thread or a reply to the last."""
    mail = EmailMessage()
    sender, *others = dice.sample(range(_PEOPLE), 80 if number % 50 == 0 else 4)
    names = ["{} <{}>".format(*_person(one)) for one in (sender, *others)]
    mail["From"], mail["To"] = names[0], ", ".join(names[1:])
    mail["Date"] = dt.datetime(2024, 1, 1, 9, tzinfo=dt.UTC) + dt.timedelta(minutes=37 * number)
    mail["Message-ID"] = f"<{number}@dienst.example>"
    text = "\n\n".join(paragraphs(dice, 120)) + f"\n\nMet vriendelijke groet,\n{names[0]}\n"
    if thread:
        last, before = thread[-1]
        mail["Subject"], mail["In-Reply-To"] = f"RE: {thread[0][0]['Subject']}", last["Message-ID"]
        text += f"\nVan: {last['From']}\nVerzonden: {last['Date']}\nAan: {last['To']}\nOnderwerp: {last['Subject']}\n\n{before}"
    else:
        mail["Subject"] = f"Stationsgebied, onderdeel {number}"
    mail.set_content(text)
    if number % 10 == 3:
        rows = "".join(
            f"<tr><td>Post {row}</td><td>{row * 1250}</td><td>akkoord</td></tr>" for row in range(12)
        )
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
        mail.add_alternative(f"<html><body>{lines}<table>{rows}</table></body></html>", subtype="html")
    if number % 25 == 7:
        mail.add_attachment(text, filename=f"bijlage {number}.txt")
    return mail, text
