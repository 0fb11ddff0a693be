"""Check `carriers` (C03, C04, C05): nothing travels with the pages that was not meant for the public.

Attachments, scripts, leftover annotations, forms, links to people or inner networks, hidden layers, private
data of programs, thumbnails, earlier versions of the file, bytes after its end.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

import pikepdf

from woo_redact.check.specimen import Specimen
from woo_redact.grounds import policy
from woo_redact.model import Problem

_ANNOTATIONS: Final = {
    "/Redact": "een lakvak dat alleen getekend en niet toegepast is",
    "/Highlight": "een markering",
    "/Text": "een opmerking",
    "/Popup": "een opmerking",
    "/FreeText": "een getypte opmerking",
    "/Square": "een los getekend vak",
    "/Stamp": "een stempel",
    "/Ink": "een pennenstreek",
    "/FileAttachment": "een bijlage",
}
_HARMLESS: Final = frozenset({"/Link", "/Widget", "/PrinterMark", "/TrapNet", "/Popup"})
_ACTIONS: Final = {
    "/JavaScript": "een script",
    "/Launch": "een opdracht om een bestand te openen",
    "/GoToR": "een verwijzing naar een bestand op een schijf",
    "/GoToE": "een verwijzing naar een bijlage",
    "/SubmitForm": "een opdracht om gegevens te versturen",
    "/ImportData": "een opdracht om gegevens in te lezen",
    "/Rendition": "geluid of beeld",
    "/Movie": "geluid of beeld",
    "/Sound": "geluid of beeld",
}
_INNER: Final = re.compile(
    r"sharepoint\.com|teams\.(?:microsoft|live)\.com|safelinks\.protection|zoom\.us/j/|webex\.com",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(r"^(?:file:|\\\\|[a-z]:[\\/])", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT: Final = re.compile(rb"(?:^|[\r\n])\d+ \d+ obj\b")


def carriers(specimen: Specimen) -> Iterator[Problem]:
    """Look for everything but pages."""
    if specimen.repaired:
        yield Problem(
            what="Het bestand is beschadigd; het ene programma toont er andere inhoud van dan het andere.",
            mend="Maak de PDF opnieuw uit de bron.",
        )
    yield from _revisions(specimen.data)
    yield from _objects(specimen.pdf)
    yield from _annotations(specimen.pdf)
    yield from _form(specimen.pdf)
    yield from _layers(specimen.pdf)


def _revisions(data: bytes) -> Iterator[Problem]:
    """Count the versions of the file: a saved change is appended, and the old text stays before it.

    A file "for fast web view" has two ends, and Word writes a second one without objects: no version.
    """
    ends = [match.end() for match in _END.finditer(data)]
    later = sum(bool(_OBJECT.search(data, start, end)) for start, end in itertools.pairwise(ends))
    linear = re.search(rb"/Linearized\b.*?/L\s+(\d+)", data[:1024], re.DOTALL)
    allowed = 1 if linear and ends[:1] and ends[0] < len(data) else 0
    if later > allowed:
        yield Problem(
            what="Het bestand bevat een eerdere versie van zichzelf, die terug te halen is.",
            mend="Sla de PDF op als nieuw bestand, niet met 'wijzigingen toevoegen'.",
        )
    if ends and data[ends[-1] :].strip(b"\r\n\t \x00"):
        yield Problem(
            what="Na het einde van de PDF staan nog gegevens in het bestand.", mend="Sla de PDF opnieuw op."
        )


def _objects(pdf: pikepdf.Pdf) -> Iterator[Problem]:
    """Look at every object for attachments, actions, private data and thumbnails."""
    found: Counter[str] = Counter()
    for item in pdf.objects:
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)):
            found.update(_kinds(item))
    if "/Collection" in pdf.Root:
        found["een portfolio van bijlagen"] += 1
    for what in found:
        yield Problem(what=f"De PDF bevat {what}.", mend="Schoon de PDF op en controleer opnieuw.")


def _kinds(item: pikepdf.Object) -> Iterator[str]:
    """Name what one object carries; the unparsed form is searched first, for most objects carry nothing."""
    source = item.stream_dict.unparse() if isinstance(item, pikepdf.Stream) else item.unparse(resolved=True)
    if b"/EF " in source or b"/EmbeddedFile " in source or b"/AF " in source:
        yield "een bijlage"
    if b"/PieceInfo " in source:
        yield "eigen gegevens van een programma (PieceInfo)"
    if b"/Thumb " in source:
        yield "een miniatuur van een pagina, die de ongelakte inhoud kan tonen"
    for action, what in _ACTIONS.items():
        if b"/S " + action.encode() + b" " in source:
            yield what
    if b"/JS " in source or b"/JavaScript " in source:
        yield "een script"
    for link in re.finditer(rb"/URI \((.*?)(?<!\\)\)", source, re.DOTALL):
        yield from _link(link[1].decode("latin-1"))


def _link(untrusted_target: str) -> Iterator[str]:
    """Say what is wrong with the target of a link."""
    target = unquote(untrusted_target).replace("\\(", "(").replace("\\)", ")").strip()
    if _LOCAL.match(target):
        yield "een koppeling naar een bestand op een schijf of netwerk"
    elif _INNER.search(target):
        yield "een koppeling naar een vergadering, een werkruimte of een Safelink"
    elif any(not _functional(address) for address in _ADDRESS.findall(target)):
        yield "een koppeling met een e-mailadres"


def _functional(address: str) -> bool:
    """Tell whether an address is of a functional mailbox (P03), by its words."""
    words = re.split(r"[._+-]", address.partition("@")[0].casefold())
    return any(word in policy().mailboxes for word in (*words, "-".join(words)))


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Problem]:
    """Look for annotations that are no links: comments, highlights, boxes that were never applied."""
    for number, page in enumerate(pdf.pages):
        kinds = {
            str(a.get("/Subtype", ""))
            for a in page.get("/Annots", pikepdf.Array())
            if isinstance(a, pikepdf.Dictionary)
        }
        for kind in sorted(kinds - _HARMLESS):
            what = _ANNOTATIONS.get(kind, "een opmerking of aantekening")
            yield Problem(
                what=f"Op pagina {number + 1} ligt nog {what}.",
                page=number,
                mend="Pas de lakvakken toe en verwijder alle opmerkingen.",
            )


def _form(pdf: pikepdf.Pdf) -> Iterator[Problem]:
    """Look for a form: what was filled in stays in the fields, whatever is painted over them."""
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    if "/XFA" in form or len(form.get("/Fields", pikepdf.Array())):
        yield Problem(
            what="De PDF bevat een formulier of een digitale handtekening.",
            mend="Druk de PDF af naar een nieuwe PDF, zodat de velden gewone tekst worden.",
        )


def _layers(pdf: pikepdf.Pdf) -> Iterator[Problem]:
    """Look for layers that are switched off: one click shows them."""
    layers = pdf.Root.get("/OCProperties", pikepdf.Dictionary())
    default = layers.get("/D", pikepdf.Dictionary())
    if len(default.get("/OFF", pikepdf.Array())) or default.get("/BaseState") == pikepdf.Name.OFF:
        yield Problem(
            what="De PDF heeft verborgen lagen.", mend="Voeg de lagen samen (afvlakken) of verwijder ze."
        )
