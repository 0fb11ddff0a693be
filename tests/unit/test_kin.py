"""Families, threads and duplicates: what belongs together, and that nothing is set aside that says more."""

import dataclasses

import pytest

from woo_redact.kin import kin
from woo_redact.kin.words import bare_subject
from woo_redact.model import Document, Kin, TieKind
from woo_redact.read import read

JAN, PIET, KEES = (
    "Jan Bos <jan@dienst.example>",
    "Piet Vos <piet@dienst.example>",
    "Kees <kees@firma.example>",
)
PLAN = "Hierbij het plan voor de brug, graag reactie voor vrijdag."


def mail(
    body: str = PLAN,
    *,
    subject: str = "Brug",
    sender: str = JAN,
    to: str = PIET,
    day: int = 1,
    ident: str = "",
    extra: str = "",
    files: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Return a mail; `extra` are further header lines, `files` (name, text) hang on it."""
    head = f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {day} Oct 2024 09:00:00 +0200\n{extra}"
    head += f"Message-ID: <{ident}@x>\n" if ident else ""
    if not files:
        return f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n".encode()
    parts = [f"--b\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"]
    for name, text in files:
        disposition = f'Content-Disposition: attachment; filename="{name}"'
        parts.append(f"--b\nContent-Type: text/plain\n{disposition}\n\n{text}\n")
    return f"{head}Content-Type: multipart/mixed; boundary=b\n\n{''.join(parts)}--b--\n".encode()


def dossier(*files: bytes) -> Kin:
    """Return the kin of files read in this order and numbered from 0001."""
    documents: list[Document] = []
    roots: dict[str, str] = {}
    for data in files:
        items = read(data, name="x.eml")
        numbers = {i.document.id: f"{len(documents) + n:04d}" for n, i in enumerate(items, start=1)}
        for item in items:
            parent = numbers[item.document.parent] if item.document.parent else None
            number = numbers[item.document.id]
            documents.append(dataclasses.replace(item.document, id=number, parent=parent))
            roots[number] = numbers["1"]
    return kin(documents, roots)


def said(*files: bytes) -> list[tuple[str, str, TieKind]]:
    return [(tie.document, tie.other, tie.kind) for tie in dossier(*files).ties]


def quoted(body: str, *, sender: str = JAN, to: str = PIET, cc: str = "") -> str:
    """Return a reply as Outlook writes it: the header fields of the mail below, then its text."""
    copied = f"Cc: {cc}\n" if cc else ""
    return f"Akkoord wat mij betreft.\n\nVan: {sender}\nVerzonden: dinsdag 1 oktober 2024 09:00\nAan: {to}\n{copied}Onderwerp: Brug\n\n{body}"


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("RE: FW: Antw: Brug", "brug"),
        ("Betr: Doorst: [woo-lijst] Re[2]: Brug!", "brug"),
        ("AW: WG: brug", "brug"),
        ("Regels: brug", "regels brug"),
        ("Re:", ""),
        ("[lijst]", ""),
    ],
)
def test_a_subject_is_compared_without_its_prefixes(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare


def test_a_mail_and_what_hangs_on_it_are_a_family() -> None:
    found = dossier(mail(files=(("a.txt", "een"), ("b.txt", "twee"))), mail("Los bericht over iets anders"))
    assert found.families == (("0001", 1), ("0002", 1), ("0003", 1), ("0004", 4))
    assert [identity for identity, _ in found.threads] == ["0001", "0004"]


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (mail("Zie boven", subject="Heel iets anders", extra="In-Reply-To: <a@x>\n", day=2), True),
        (mail("Zie boven", subject="Heel iets anders", extra="References: <z@x> <a@x>\n", day=2), True),
        (mail("Een andere brug, een ander bericht", subject="RE: Brug", day=2), False),
        (mail(quoted(PLAN), subject="RE: Brug", sender=PIET, to=JAN, day=2), True),
        (mail(quoted(PLAN), subject="RE: Sluis", sender=PIET, to=JAN, day=2), False),
        (mail(f"Prima.\n\n> {PLAN}", subject="Antw: Brug", sender=PIET, to=JAN, day=2), True),
        (mail("Dank.\n\n> Ja", subject="Antw: Brug", sender=PIET, to=JAN, day=2), False),
    ],
    ids=[
        "reply",
        "references",
        "subject alone",
        "subject and quote",
        "quote alone",
        "plain quote",
        "too little",
    ],
)
def test_threads(second: bytes, *, together: bool) -> None:
    threads = dict(dossier(mail(ident="a"), second).threads)
    assert (threads["0001"] == threads["0002"]) is together
    assert threads["0001"] == 1


def test_two_that_quote_the_same_mail_which_is_not_there_are_a_thread() -> None:
    answers = [mail(quoted(PLAN), subject="RE: Brug", sender=s, to=JAN, day=2) for s in (PIET, KEES)]
    assert dict(dossier(*answers).threads) == {"0001": 1, "0002": 1}


COPY = mail(ident="a")


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (COPY, TieKind.DUPLICATE),
        (mail(ident="b"), TieKind.DUPLICATE),  # sent twice: the second key
        (mail(PLAN.replace(" graag", "\ngraag"), ident="a"), TieKind.DUPLICATE),  # wrapped elsewhere
        (mail(ident="a", to=f"{PIET}, {KEES}"), TieKind.DUPLICATE),  # it shows more: the first one goes
        (mail(PLAN + " 👍", ident="a"), None),
        (mail(ident="a", day=2), TieKind.SAME_TEXT),
        (mail(ident="b", to=KEES), TieKind.SAME_TEXT),
        (mail(ident="b", subject="Sluis"), TieKind.SAME_TEXT),
        (mail(ident="a", files=(("a.txt", "een"),)), TieKind.DUPLICATE),  # the first lost its attachment
        (mail(ident="b", files=(("a.txt", "een"),)), TieKind.SAME_TEXT),
        (mail("Iets heel anders dan dat.", ident="a"), None),
    ],
    ids=[
        "bytes",
        "content",
        "wrapped",
        "more people",
        "sign",
        "time",
        "to",
        "subject",
        "file lost",
        "file",
        "body",
    ],
)
def test_what_is_a_duplicate(second: bytes, kind: TieKind | None) -> None:
    found = dossier(COPY, second)
    assert [tie.kind for tie in found.ties] == ([kind] if kind else [])


def test_the_one_that_shows_most_is_kept() -> None:
    copy = mail(ident="a", extra=f"Bcc: {KEES}\n")
    assert said(COPY, copy) == [("0001", "0002", TieKind.DUPLICATE)]


def test_a_duplicate_of_other_attachments_is_none() -> None:
    one, other = mail(ident="a", files=(("a.txt", "een"),)), mail(ident="a", files=(("a.txt", "twee"),))
    assert [kind for _, _, kind in said(one, other)] == [TieKind.SAME_TEXT]


def test_attachments_go_with_their_mail_and_are_else_proposed() -> None:
    one = mail(ident="a", files=(("a.txt", "een"),))
    assert said(one, one) == [("0003", "0001", TieKind.DUPLICATE), ("0004", "0002", TieKind.DUPLICATE)]
    other = mail("Nog eens de bijlage, nu voor een ander.", ident="b", to=KEES, files=(("b.txt", "een"),))
    assert said(one, other) == [("0004", "0002", TieKind.SAME_FILE)]


def test_short_answers_are_not_told_as_equal() -> None:
    assert said(mail("Akkoord", ident="a"), mail("Akkoord", ident="b", to=KEES)) == []


REPLY = mail(quoted(PLAN), subject="RE: Brug", sender=PIET, to=JAN, day=2, extra="In-Reply-To: <a@x>\n")


def test_a_mail_that_stands_in_a_later_one_is_proposed() -> None:
    found = dossier(mail(ident="a"), REPLY)
    (tie,) = found.ties
    assert (tie.document, tie.other, tie.kind, tie.asks) == ("0001", "0002", TieKind.CONTAINED, True)


def test_of_a_chain_the_last_covers_all() -> None:
    last = mail(
        f"Dan gaan we zo verder.\n\nVan: {PIET}\nVerzonden: woensdag 2 oktober 2024 09:00\nAan: {JAN}\nOnderwerp: RE: Brug\n\n{quoted(PLAN)}",
        subject="RE: Brug",
        day=3,
    )
    assert [(one, other) for one, other, _ in said(mail(ident="a"), REPLY, last)] == [
        ("0001", "0003"),
        ("0002", "0003"),
    ]


@pytest.mark.parametrize(
    "first",
    [
        mail(ident="a", files=(("a.txt", "een"),)),
        mail(ident="a", to=f"{PIET}, {KEES}"),
        mail(ident="a", extra=f"Bcc: {KEES}\n"),
        mail(ident="a", day=3),
        mail(PLAN + " En nog iets.", ident="a"),
        mail("Voorwoord. " + PLAN, ident="a"),
    ],
    ids=["own attachment", "other recipient", "hidden recipient", "later", "more at the end", "more before"],
)
def test_what_says_more_than_the_quote_is_never_proposed(first: bytes) -> None:
    assert said(first, REPLY) == []


def test_who_is_named_in_the_quoted_header_is_no_other_recipient() -> None:
    first = mail(ident="a", extra=f"Cc: {KEES}\n")
    reply = mail(quoted(PLAN, cc="Kees"), sender=PIET, to=JAN, day=2, extra="References: <a@x>\n")
    assert [kind for _, _, kind in said(first, reply)] == [TieKind.CONTAINED]


def test_an_answer_between_the_lines_contains_nothing() -> None:
    two = PLAN + "\nHet tweede deel volgt maandag."
    reply = mail(
        f"> {PLAN}\nDoe ik.\n> Het tweede deel volgt maandag.",
        sender=PIET,
        to=JAN,
        day=2,
        extra="References: <a@x>\n",
    )
    assert said(mail(two, ident="a"), reply) == []
