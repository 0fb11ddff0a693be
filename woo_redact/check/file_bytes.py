"""Checks `file.*` (C04): the file holds one version of itself and nothing that it does not use.

Sources: ISO 32000-1, 7.5.6 (a saved change is appended, the old text stays before it); PyMuPDF's plain save,
which leaves the old page in the file as objects that nothing refers to.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.carried import is_content, shown
from woo_redact.check.literals import keyed
from woo_redact.check.objects import Thing, orphans
from woo_redact.check.personal import tells
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem

_END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT: Final = re.compile(rb"(?:^|[\r\n\s])(\d+) (\d+) obj\b")
_STREAM: Final = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_WHOLE: Final = re.compile(rb"\d+\s+\d+\s+obj\b.*?endobj", re.DOTALL)
_TABLE: Final = re.compile(rb"\bxref\b.*?startxref\s+\d+\s+%%EOF|startxref\s+\d+\s+%%EOF", re.DOTALL)
_COMMENT: Final = re.compile(rb"^[ \t]*%[^\r\n]*", re.MULTILINE)
_BARE: Final = re.compile(rb"\s*/?[A-Za-z0-9.+-]{1,20}\s*")
"""An object that is a number, a word of the format or a truth value."""
_FEWEST: Final = 3
_SMALL: Final = 24
_AGAIN: Final = recorded("Save the PDF as a new file, not with 'append changes'.")


def damaged(specimen: Specimen) -> Iterator[Problem]:
    """Find files whose structure readers must guess: the one shows other content than the other."""
    if specimen.repaired:
        yield Problem(
            what=recorded("The file is damaged; one program shows other content of it than the other."),
            mend=recorded("Make the PDF again from the source."),
        )


def revision(specimen: Specimen) -> Iterator[Problem]:
    """Count the versions of the file: a saved change is appended, and the old text stays before it.

    A file "for fast web view" has two ends, and Word writes a second one without objects: no version. One
    object that stands in the file twice is an old version of it too, whatever the tables say.
    """
    data = specimen.data
    ends = [match.end() for match in _END.finditer(data)]
    later = sum(bool(_OBJECT.search(data, start, end)) for start, end in itertools.pairwise(ends))
    linear = re.search(rb"/Linearized\b.*?/L\s+(\d+)", data[:1024], re.DOTALL)
    allowed = 1 if linear and ends[:1] and ends[0] < len(data) else 0
    twice = any(count > 1 and _differ(data, number) for number, count in _numbered(data).items())
    if later > allowed or twice:
        yield Problem(
            what=recorded("The file holds an earlier version of itself, which can be restored."), mend=_AGAIN
        )


def _differ(data: bytes, number: bytes) -> bool:
    """Tell whether an object stands in the file in more than one form: TeX writes some again as they were."""
    return (
        len({match[1] for match in re.finditer(rb"\b" + number + rb" \d+ obj\b(.*?)endobj", data, re.DOTALL)})
        > 1
    )


def _numbered(data: bytes) -> Counter[bytes]:
    """Count how often each object stands in the file, streams left out: they can look like anything."""
    return Counter(match[1] for match in _OBJECT.finditer(_STREAM.sub(b"stream endstream", data)))


def after_end(specimen: Specimen) -> Iterator[Problem]:
    """Find bytes that belong to nothing: after the end, before the start, between the objects."""
    data = specimen.data
    ends = [match.end() for match in _END.finditer(data)]
    if ends and data[ends[-1] :].strip(b"\r\n\t \x00"):
        yield Problem(
            what=recorded("After the end of the PDF there are more data in the file."),
            mend=recorded("Save the PDF again."),
        )
    start = data.find(b"%PDF-")
    skeleton = _STREAM.sub(b"stream endstream", data[max(start, 0) :])
    rest = _COMMENT.sub(_named, _TABLE.sub(b" ", _WHOLE.sub(b" ", skeleton)))
    before = data[: max(start, 0)].strip(b"\r\n\t \x00\xef\xbb\xbf")
    if before or len(re.findall(rb"[A-Za-z]", rest.partition(b"trailer")[0])) >= _FEWEST * 2:
        yield Problem(
            what=recorded("In the file there are data that belong to no part of the PDF."),
            mend=recorded("Save the PDF again."),
            sure=0.8,
        )


def _named(comment: re.Match[bytes]) -> bytes:
    """Return a comment that names somebody; a program's own (how Ghostscript was called) is nothing."""
    return comment.group() if tells(comment.group().decode("latin-1")) else b""


def orphan(specimen: Specimen) -> Iterator[Problem]:
    """Find objects that nothing refers to and that hold text or pictures: the rest of an old page."""
    known = {b"%d" % thing.identity[0] for thing in specimen.things}
    lost = [
        number
        for number in _numbered(specimen.data)
        if number not in known and not _bookkeeping(specimen, number)
    ]
    if lost or any(_tells(specimen, thing) for thing in orphans(specimen.pdf, specimen.things)):
        yield Problem(
            what=recorded("The file holds loose parts that no page uses, with text or pictures."),
            mend=_AGAIN,
            sure=0.8,
        )


def _bookkeeping(specimen: Specimen, number: bytes) -> bool:
    """Tell whether an object that qpdf does not list is a number, a table of references, or empty."""
    found = re.search(rb"(?:^|[\r\n\s])" + number + rb" \d+ obj\b(.{0,400})", specimen.data, re.DOTALL)
    body = found[1].partition(b"endobj")[0] if found else b""
    return (
        bool(_BARE.fullmatch(body))
        or b"/XRef" in body
        or b"/ObjStm" in body
        or not re.search(rb"[A-Za-z(<]", body.partition(b"stream")[0])
    )


def _tells(specimen: Specimen, thing: Thing) -> bool:
    """Tell whether an object that nothing refers to holds something to read or to see."""
    if not thing.stream:
        texts = [text for _, text in keyed(thing.source) if len(text) > _FEWEST]
        return any(tells(text) and specimen.shown.beyond(text) for text in texts)
    if b"/Subtype /Image" in thing.source:
        return min(int(thing.item.get("/Width", 0)), int(thing.item.get("/Height", 0))) >= _SMALL
    if b"/EmbeddedFile" in thing.source or b"/Metadata" in thing.source:
        return True
    try:
        data = thing.item.read_bytes()
    except pikepdf.PdfError:
        return True
    if not is_content(data):
        return False
    words = " ".join(shown(data))
    return bool(specimen.shown.beyond(words)) if words else b"Tj" in data or b"TJ" in data
