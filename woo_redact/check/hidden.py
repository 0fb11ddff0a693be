"""Checks `hidden.*` (C03, C04): what the file says beside its pages is no more than what the pages show.

Sources: the copies that redaction tools leave in structure trees, forms and patterns that no page draws,
bookmarks and named destinations. A word counts as hidden when no page shows it; in a bookmark or an
alternate text, which are words of their own, it must also look like a person's name.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf

from woo_redact.check.carried import is_content, replaced, shown
from woo_redact.check.objects import Thing, contents_of, drawn_forms
from woo_redact.check.personal import small_name, tells
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem
from woo_redact.pdf.inspect import Inspector

_MAYBE: Final = 0.5
"""How sure a name without capitals, or a lone surname, is one."""
_PROFILE: Final = b"acsp"
"""Where a colour profile says that it is one (ICC.1, 7.2.9): its tables can look like drawing operators."""
_AT_A_TIME: Final = 100
"""Forms that are drawn out in one scratch file."""
_READ_OUT = re.compile(r"Gelakt: Art\. (?:\d(?:\.\d){1,2}\.?[a-i]?|5\.4a|[A-S])")
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|[_\-+.#/\\]+")
_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{3,}")
_CLEAN: Final = recorded("Make the PDF again, or remove these hidden data (in Acrobat: Sanitize Document).")


def form_xobject(specimen: Specimen) -> Iterator[Problem]:
    """Find forms (pieces of page) that no page draws and that hold words which no page shows."""
    drawn = drawn_forms(specimen.pdf)
    forms = [
        t.item
        for t in specimen.things
        if t.stream and b"/Subtype /Form" in t.source and t.identity not in drawn
    ]
    if _says_more(specimen, forms) or _kept_aside(specimen):
        yield Problem(
            what=recorded("The file holds a part of a page that is drawn nowhere, with hidden text."),
            mend=_CLEAN,
            sure=0.9,
        )


def _kept_aside(specimen: Specimen) -> bool:
    """Tell whether drawing operators that are of no page, form or pattern say what no page shows."""
    pages = contents_of(specimen.pdf)
    for thing in specimen.things:
        known = thing.identity in pages or b"/Subtype /" in thing.source or b"/PatternType" in thing.source
        if not thing.stream or known or b"/Length1" in thing.source or b"/Type /" in thing.source:
            continue
        try:
            data = thing.item.read_bytes()
        except pikepdf.PdfError:
            continue
        if (
            data[36:40] != _PROFILE
            and b"BT" in data
            and is_content(data)
            and specimen.shown.beyond(" ".join(shown(data)))
        ):
            return True
    return False


def pattern(specimen: Specimen) -> Iterator[Problem]:
    """Find patterns with text in them."""
    patterns = [t.item for t in specimen.things if t.stream and b"/PatternType 1" in t.source]
    if _says_more(specimen, patterns):
        yield Problem(what=recorded("A fill pattern in the file holds text."), mend=_CLEAN, sure=0.9)


def _says_more(specimen: Specimen, pieces: list[pikepdf.Object]) -> bool:
    """Tell whether pieces of page say words that no page shows."""
    with_text = [piece for piece in pieces if _has_text(piece)]
    for start in range(0, len(with_text), _AT_A_TIME):
        if any(specimen.shown.beyond(text) for text in _texts(with_text[start : start + _AT_A_TIME])):
            return True
    return False


def _has_text(piece: pikepdf.Object) -> bool:
    """Tell whether a piece of page shows text or another piece."""
    try:
        data = piece.read_bytes()
    except pikepdf.PdfError:
        return False
    return b"Tj" in data or b"TJ" in data or b" Do" in data


def _texts(pieces: list[pikepdf.Object]) -> Iterator[str]:
    """Yield the text of pieces of page, each drawn on a page of a scratch file."""
    with pikepdf.new() as scratch:
        for piece in pieces:
            scratch.add_blank_page(page_size=(2000, 2000))
            form = scratch.copy_foreign(piece)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            for key in ("/PatternType", "/Matrix", "/OC"):
                if key in form:
                    del form[key]
            page = scratch.pages[-1]
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
            page.obj.Contents = scratch.make_stream(b"1 0 0 1 700 700 cm /F Do")
        target = io.BytesIO()
        scratch.save(target)
    with Inspector(target.getvalue()) as inspector:
        for number in range(inspector.page_count):
            yield "".join(run.text + " " for run in inspector.page(number).runs)


def structure(specimen: Specimen) -> Iterator[Problem]:
    """Find what tags say (/ActualText, /E, titles) and no page shows.

    What reads out a box ("Gelakt: Art. 5.1.2e", C10) says its ground and nothing else.
    """
    if any(_says_more_in_tags(specimen, thing) for thing in specimen.things):
        yield Problem(
            what=recorded("The tags say with a replacement text more than the page shows."),
            mend=_CLEAN,
            sure=0.9,
        )


def _says_more_in_tags(specimen: Specimen, thing: Thing) -> bool:
    """Tell whether an object says what no page shows: what stands for its words must be among them.

    What an abbreviation stands for (/E), what a picture shows (/Alt) and what a part is called (/T) are words
    of their own: they must also name a person.
    """
    for key, text in _spoken(thing):
        if not _READ_OUT.fullmatch(text.strip()) and specimen.shown.beyond(text):
            datum = tells(text)
            if key == "ActualText" or (datum is not None and specimen.shown.beyond(datum.text)):
                return True
    return False


def _spoken(thing: Thing) -> Iterator[tuple[str, str]]:
    """Yield (key, text) of what an object, or a stretch of content, says in place of what is drawn."""
    if b"/ActualText" in thing.source:
        yield from (("ActualText", text) for text in thing.strings("ActualText"))
    if b"/StructElem" in thing.source or (b"/S /" in thing.source and b"/P " in thing.source):
        yield from (("T", text) for text in thing.strings("T", "E"))
    if thing.stream and b"/Subtype /Image" not in thing.source and b"/Length1" not in thing.source:
        try:
            data = thing.item.read_bytes()
        except pikepdf.PdfError:
            return
        if b"BDC" in data or b" DP" in data:
            yield from replaced(data)


def alternate(specimen: Specimen) -> Iterator[Problem]:
    """Find alternate texts of pictures that name a person."""
    texts = (t for thing in specimen.things if b"/Alt" in thing.source for t in thing.strings("Alt"))
    if sure := _personal(specimen, texts, strict=True):
        yield Problem(what=recorded("An alternative text seems to name a person."), mend=_CLEAN, sure=sure)


def outline(specimen: Specimen) -> Iterator[Problem]:
    """Find bookmarks that name a person whom no page names."""
    items = (t for t in specimen.things if b"/Title" in t.source and b"/Parent" in t.source)
    if sure := _personal(specimen, (text for thing in items for text in thing.strings("Title"))):
        yield Problem(what=recorded("A bookmark says more than the pages show."), mend=_CLEAN, sure=sure)


def destination(specimen: Specimen) -> Iterator[Problem]:
    """Find named destinations, page labels, layers and threads that name a person."""
    names = tuple(dict.fromkeys(_CAMEL.sub(" ", name) for name in _names(specimen)))
    small = any(len(specimen.shown.beyond(name)) > 1 for name in map(small_name, names))
    if sure := _personal(specimen, names, strict=True) or _MAYBE * small:
        yield Problem(
            what=recorded("A named destination, page label or layer seems to name a person."),
            mend=_CLEAN,
            sure=sure,
        )


def _names(specimen: Specimen) -> Iterator[str]:
    """Yield the names of destinations, page labels, layers and article threads."""
    root = specimen.pdf.Root
    old = root.get("/Dests", pikepdf.Dictionary())
    yield from (re.sub(r"#([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), key[1:]) for key in old.keys())  # noqa: SIM118  # pikepdf iterates over values otherwise
    for thing in specimen.things:
        if b"/Limits" in thing.source or b"/Names [" in thing.source:
            yield from thing.strings("", "Names", "Limits")
        if b"/Type /OCG" in thing.source:
            yield from thing.strings("Name")
        if b"/St " in thing.source or b"/Nums" in thing.source:
            yield from thing.strings("P")
    labels = root.get("/PageLabels", pikepdf.Dictionary())
    if "/Nums" in labels:
        for label in labels.Nums:
            if isinstance(label, pikepdf.Dictionary) and "/P" in label:
                yield str(label.P)


def _personal(specimen: Specimen, texts: Iterable[str], *, strict: bool = False) -> float:
    """Return how sure one of the texts names a person whom no page names; 0 when none does."""
    best = 0.0
    for text in texts:
        beyond = specimen.shown.beyond(text)
        if not beyond:
            continue
        datum = tells(text)
        if datum is not None and specimen.shown.beyond(datum.text):
            best = max(best, datum.sure)
        elif (
            not strict
            and specimen.boxed
            and any(map(_CAPITAL.fullmatch, (w for w in beyond if not text.startswith(w))))
        ):
            best = max(best, _MAYBE)
    return best
