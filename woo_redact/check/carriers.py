"""Checks `carriers.*` (C03, C05): nothing travels with the pages that was not meant for the public.

Sources: published dossiers with unapplied boxes, comments and search hits; ISO 32000-1, 12.5 and 12.6.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

import pikepdf

from woo_redact.check.personal import functional, of_a_person, phones, tells
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Area, Box, Problem

_COMMENTS: Final = {
    "/Highlight": recorded("a mark"),
    "/Underline": recorded("a mark"),
    "/StrikeOut": recorded("a mark"),
    "/Squiggly": recorded("a mark"),
    "/Text": recorded("an annotation"),
    "/FreeText": recorded("a typed comment"),
    "/Stamp": recorded("a stamp"),
    "/Ink": recorded("a pen stroke"),
    "/Caret": recorded("an annotation"),
    "/Sound": recorded("a sound recording"),
}
_COVERS: Final = frozenset({"/Square", "/Circle", "/Polygon", "/PolyLine", "/Line"})
_HARMLESS: Final = frozenset(
    {"/Link", "/Widget", "/PrinterMark", "/TrapNet", "/Popup", "/FileAttachment", "/Redact", "/Watermark"}
)
_ACTIONS: Final = {
    "/Launch": recorded("an action that opens a file"),
    "/GoToR": recorded("a reference to a file on a disk"),
    "/GoToE": recorded("a reference to an attachment"),
    "/SubmitForm": recorded("an action that sends data"),
    "/ImportData": recorded("an action that imports data"),
    "/Rendition": recorded("sound or video"),
    "/Movie": recorded("sound or video"),
    "/Sound": recorded("sound or video"),
}
_INNER: Final = re.compile(
    r"sharepoint\.com|teams\.(?:microsoft|live)\.com|safelinks\.protection|zoom\.us/j/|webex\.com",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(r"^(?:file:|\\\\|[a-z]:[\\/])", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CLEAN: Final = recorded("Clean the PDF (in Acrobat: Sanitize Document) and check again.")
_APPLY: Final = recorded("Apply the redaction marks and remove all annotations.")


def redact(specimen: Specimen) -> Iterator[Problem]:
    """Find Redact annotations: boxes that were drawn and never applied."""
    yield from _of_kind(specimen, {"/Redact": recorded("a redaction mark that was drawn but not applied")})


def comment(specimen: Specimen) -> Iterator[Problem]:
    """Find comments, highlights, stamps and pen strokes of those who worked on the document (C14)."""
    yield from _of_kind(specimen, _COMMENTS)


def cover(specimen: Specimen) -> Iterator[Problem]:
    """Find shapes laid over a page as an annotation: who opens the file can move them away."""
    other = dict.fromkeys(
        _kinds(specimen) - _COMMENTS.keys() - _HARMLESS | _COVERS,
        recorded("a loosely drawn box or an annotation"),
    )
    yield from _of_kind(specimen, other)


def annotation_text(specimen: Specimen) -> Iterator[Problem]:
    """Find words in links and other annotations that no page shows: notes, authors, popups."""
    for number, annotation in _annotations(specimen):
        kind = str(annotation.get("/Subtype", ""))
        for key in ("/Contents", "/T", "/RC", "/Subj", "/NM"):
            value = annotation.get(key)
            said = str(value) if isinstance(value, pikepdf.String) else ""
            if kind != "/Widget" and specimen.shown.beyond(said) and (kind != "/Link" or tells(said)):
                if key == "/NM" and not tells(said):
                    continue
                yield Problem(
                    what=recorded(
                        "On page {number} an annotation or link says what the page does not show.",
                        number=number + 1,
                    ),
                    page=number,
                    area=_area(specimen, number, annotation),
                    mend=_APPLY,
                    sure=0.8,
                )
                break


def _kinds(specimen: Specimen) -> set[str]:
    """Return the kinds of annotation in the file."""
    return {str(annotation.get("/Subtype", "")) for _, annotation in _annotations(specimen)}


def _annotations(specimen: Specimen) -> Iterator[tuple[int, pikepdf.Object]]:
    """Yield (page, annotation) of all pages."""
    for number, page in enumerate(specimen.pdf.pages):
        annotations = page.obj.get("/Annots", pikepdf.Array())
        for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
            if isinstance(annotation, pikepdf.Dictionary):
                yield number, annotation


def _of_kind(specimen: Specimen, words: dict[str, str]) -> Iterator[Problem]:
    """Report annotations of some kinds, each kind once a page."""
    told: set[tuple[int, str]] = set()
    for number, annotation in _annotations(specimen):
        kind = str(annotation.get("/Subtype", ""))
        if kind in words and (number, kind) not in told:
            told.add((number, kind))
            yield Problem(
                what=recorded(
                    "On page {number} there still lies {words}.", number=number + 1, words=words[kind]
                ),
                page=number,
                area=_area(specimen, number, annotation),
                mend=_APPLY,
            )


def _area(specimen: Specimen, number: int, annotation: pikepdf.Object) -> Area | None:
    """Return where an annotation lies on a page that is neither turned nor cropped; None elsewhere."""
    rectangle = annotation.get("/Rect")
    page = specimen.sheet(number).page
    media = [float(side) for side in specimen.pdf.pages[number].mediabox]
    if rectangle is None or len(rectangle) != 4 or media[:2] != [0, 0] or abs(media[3] - page.height) > 1:
        return None
    x0, y0, x1, y1 = (float(side) for side in rectangle)
    return Area(number, Box(min(x0, x1), page.height - max(y0, y1), max(x0, x1), page.height - min(y0, y1)))


def link(specimen: Specimen) -> Iterator[Problem]:
    """Find links to people, disks, meetings and inner networks (C05)."""
    found: dict[str, float] = {}
    for thing in specimen.things:
        if b"/URI" in thing.source or b"/F " in thing.source:
            for target in thing.strings("URI"):
                for what, sure in _target(target, specimen):
                    found[what] = max(found.get(what, 0.0), sure)
    for what, sure in found.items():
        yield Problem(
            what=recorded("The PDF holds {what}.", what=what), mend=recorded("Remove the link."), sure=sure
        )


def _target(untrusted_target: str, specimen: Specimen) -> Iterator[tuple[str, float]]:
    """Say what is wrong with the target of a link, and how sure that is."""
    target = unquote(unquote(untrusted_target)).strip()
    addresses = [a for a in _ADDRESS.findall(target) if not functional(a)]
    if _LOCAL.match(target):
        yield recorded("a link to a file on a disk or network"), 1.0
    elif _INNER.search(target):
        yield recorded("a link to a meeting, a workspace or a Safelink"), 0.9
    elif any(of_a_person(a) or specimen.shown.beyond(a.partition("@")[0]) for a in addresses):
        yield (
            recorded("a link with an e-mail address"),
            max((of_a_person(a) for a in addresses), default=0.0) or 0.6,
        )
    elif target.casefold().startswith("tel:") and (
        any(phones(target[4:])) or specimen.shown.beyond(re.sub(r"\D", "", target)[-8:])
    ):
        yield recorded("a link with a telephone number"), 0.8


def attachment(specimen: Specimen) -> Iterator[Problem]:
    """Find attachments, also those that only /AF or an annotation knows of."""
    words = (b"/EF ", b"/EF<", b"/EmbeddedFile", b"/AF ", b"/AF[")
    if any(word in thing.source for thing in specimen.things for word in words):
        yield Problem(
            what=recorded("The PDF holds an attachment."),
            mend=recorded("Make the attachment a document of its own, or remove it."),
        )
    elif "/Collection" in specimen.pdf.Root:
        yield Problem(
            what=recorded("The PDF holds a portfolio of attachments."),
            mend=recorded("Make each attachment a document of its own."),
        )


def script(specimen: Specimen) -> Iterator[Problem]:
    """Find scripts."""
    words = (b"/JavaScript", b"/JS ", b"/JS(", b"/JS<")
    if any(word in thing.source for thing in specimen.things for word in words):
        yield Problem(what=recorded("The PDF holds a script."), mend=_CLEAN)


def action(specimen: Specimen) -> Iterator[Problem]:
    """Find actions that open files or send data."""
    sources = [thing.source for thing in specimen.things if b"/S /" in thing.source]
    for name, what in _ACTIONS.items():
        if any(re.search(rb"/S " + name.encode() + rb"\b", source) for source in sources):
            yield Problem(what=recorded("The PDF holds {what}.", what=what), mend=_CLEAN, sure=0.9)


def field(specimen: Specimen) -> Iterator[Problem]:
    """Find form fields that say more than the page: values, defaults, hints, and digital signatures."""
    form = specimen.pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    if "/XFA" in form:
        yield Problem(
            what=recorded("The PDF holds a form (XFA) with data of its own."),
            mend=recorded("Print the PDF to a new PDF, so that the fields become ordinary text."),
        )
    for thing in specimen.things:
        if (
            b"/FT /" not in thing.source
            and b"/Type /Sig" not in thing.source
            and b"/Widget" not in thing.source
        ):
            continue
        said = " ".join(thing.strings("V", "DV", "RV", "Opt", "Name", "Reason", "Location", "ContactInfo"))
        hint = " ".join(thing.strings("T", "TU", "TM", ""))
        if specimen.shown.beyond(said) or tells(hint):
            yield Problem(
                what=recorded("A form field or digital signature says more than the page shows."),
                mend=recorded("Print the PDF to a new PDF, so that the fields become ordinary text."),
                sure=0.8,
            )
            return
