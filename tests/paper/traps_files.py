"""Traps in the file itself: what must be refused, what lies between its objects, what it used to hold."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.paper.cases import Must, Register, case
from tests.paper.sheets import BASE, KEEP, at, document, letter, saved, simple

_NAME = "Ubbo Winsemius"
_ALL = (*BASE, _NAME)


def _file(trap: str, must: Must = Must.REDACT) -> Register:
    return case(1, trap, _ALL, KEEP if must is not Must.REFUSE else (), must=must)


@_file("an empty file", Must.REFUSE)
def empty() -> bytes:
    return b""


@_file("a file that is no PDF", Must.REFUSE)
def not_a_pdf() -> bytes:
    return b"PK\x03\x04 Geen PDF, maar wel van Ubbo Winsemius"


@_file("a file that only begins like a PDF", Must.REFUSE)
def only_a_header() -> bytes:
    return b"%PDF-1.7\n% Ubbo Winsemius\n%%EOF\n"


@_file("a file cut off in the middle", Must.REFUSE)
def cut_off() -> bytes:
    data = saved(document(letter(), at(72, 90, "Twee"), at(72, 90, "Drie")))
    return data[: len(data) * 2 // 3]


@_file("a file cut off in its cross-reference table", Must.REFUSE)
def cut_off_late() -> bytes:
    data = simple(b"")
    return data[: data.rindex(b"xref")]


@_file("no pages", Must.REFUSE)
def no_pages() -> bytes:
    return saved(pikepdf.new())


@_file("a password needed to open it", Must.REFUSE)
def password() -> bytes:
    return _locked(user="geheim1", owner="baas1")


@_file("a portfolio", Must.REFUSE)
def portfolio() -> bytes:
    pdf = document(letter())
    stream = pdf.make_stream(_NAME.encode(), Type=Name.EmbeddedFile)
    file = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=stream)))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), file])))
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)
    return saved(pdf)


@_file("a form that only one program can draw (dynamic XFA)", Must.REFUSE)
def dynamic_xfa() -> bytes:
    pdf = document(at(72, 90, "Een ogenblik geduld"))
    packet = pdf.make_stream(f"<template><draw>{_NAME}</draw></template>".encode())
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([String("template"), packet]))
    pdf.Root.NeedsRendering = True
    return saved(pdf)


def _locked(*, user: str, owner: str) -> bytes:
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner=owner, user=user, R=4, aes=True)
    document(letter() + at(72, 480, f"Gehoord: {_NAME}")).save(out, encryption=lock, static_id=True)
    return out.getvalue()


@_file("an owner's password alone: anyone may open it")
def owner_only() -> bytes:
    return _locked(user="", owner="baas1")


@_file("an earlier revision that still holds the words")
def earlier_revision() -> bytes:
    first = saved(document(letter() + at(72, 480, f"Gehoord: {_NAME}")))
    start = len(first)
    body = letter()
    with pikepdf.open(io.BytesIO(first)) as pdf:
        xref = pdf.pages[0].obj.Contents.objgen[0]
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    added = f"{xref} 0 obj\n<</Length {len(body)}>>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    before = int(first[first.rindex(b"startxref") + 9 :].split()[0])
    table = f"xref\n0 1\n0000000000 65535 f \n{xref} 1\n{start:010d} 00000 n \n".encode()
    trailer = f"trailer\n<</Size {size} /Root {root} 0 R /Prev {before}>>\n".encode()
    end = f"startxref\n{start + len(added)}\n%%EOF\n".encode()
    return first + added + table + trailer + end


@_file("an object that nothing refers to")
def unreferenced_object() -> bytes:
    pdf = document(letter())
    pdf.Root.Kwijt = pdf.make_stream(f"BT ({_NAME}) Tj ET".encode())
    data = saved(pdf)
    # Blank the one reference, byte for byte, so that the object stays in the file and its table.
    spot = data.find(b"/Kwijt ")
    end = data.index(b"R", spot) + 1
    return data[:spot] + b" " * (end - spot) + data[end:]


@_file("bytes between the objects, before the header and after the end")
def bytes_between() -> bytes:
    data = simple(b"")
    spot = data.index(b"endobj") + 7
    hidden = f"% tussendoor {_NAME}\n".encode()
    moved = data[:spot] + hidden + data[spot:]
    # The table is off now, as in many such files.
    return f"{_NAME}\n".encode() + moved + f"\n% achteraan {_NAME}\n".encode()


@_file("object streams and a cross-reference stream")
def object_streams() -> bytes:
    pdf = document(letter() + at(72, 480, f"Gehoord: {_NAME}"))
    pdf.Root.Bijzonder = pdf.make_indirect(Dictionary(Wie=String(_NAME)))
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)


@_file("a linearised file")
def linearised() -> bytes:
    pdf = document(
        letter() + at(72, 480, f"Gehoord: {_NAME}"), at(72, 90, "Blad twee"), at(72, 90, "Blad drie")
    )
    return saved(pdf, linearize=True)


@_file("a cross-reference table that points beside its objects")
def damaged_xref() -> bytes:
    data = simple(at(72, 480, f"Gehoord: {_NAME}"))
    spot = data.rindex(b"xref\n0")
    broken = bytearray(data)
    for place in range(spot + 40, spot + 80):
        if broken[place : place + 1].isdigit():
            broken[place] = 49
    return bytes(broken)


@_file("a startxref that points nowhere, and no table at all")
def no_xref() -> bytes:
    data = simple(at(72, 480, f"Gehoord: {_NAME}"))
    spot = data.rindex(b"xref\n0")
    trailer = data.index(b"trailer", spot)
    return data[:spot] + data[trailer : data.rindex(b"startxref")] + b"startxref\n0\n%%EOF\n"


@_file("two objects with one number: readers disagree on which counts")
def double_object() -> bytes:
    data = simple(at(72, 480, f"Gehoord: {_NAME}"))
    return data.replace(b"%%EOF", f"99 0 obj ({_NAME}) endobj\n%%EOF".encode())


@_file("a wrong stream length")
def wrong_length() -> bytes:
    data = simple(at(72, 480, f"Gehoord: {_NAME}"))
    spot = data.index(b"/Length ")
    end = data.index(b"\n", spot)
    digits = len(data[spot + 8 : end].split(b">")[0].strip())
    return data[: spot + 8] + b"9" * 2 + b" " * (digits - 2) + data[spot + 8 + digits :]


@_file("a page tree that is nested and empty in places")
def nested_page_tree() -> bytes:
    pdf = document(letter() + at(72, 480, f"Gehoord: {_NAME}"))
    page = pdf.pages[0].obj
    inner = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([page]), Count=1))
    hollow = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([]), Count=0, Kwijt=String(_NAME)))
    page.Parent, inner.Parent, hollow.Parent = inner, pdf.Root.Pages, pdf.Root.Pages
    pdf.Root.Pages.Kids = Array([hollow, inner])
    return saved(pdf)
