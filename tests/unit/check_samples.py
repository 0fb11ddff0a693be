"""Small outputs that pass every check, and the ways to spoil them; everybody in them is made up."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf
import typst

from woo_redact.check import check_output
from woo_redact.model import (
    HIDDEN,
    Area,
    Box,
    CheckResult,
    DocumentKind,
    Entity,
    Explanation,
    Output,
    Redaction,
    Secret,
    Span,
    Verdict,
)

SECRETS = (
    Secret(text="Femke Zandstra", entity=Entity.PERSON),
    Secret(text="Zandstra", entity=Entity.PERSON),
    Secret(text="f.zandstra", entity=Entity.EMAIL_ADDRESS),
    Secret(text="06-12345678", entity=Entity.PHONE_NUMBER),
    Secret(text="NL91 ABNA 0417 1643 00", entity=Entity.IBAN_CODE),
)
EXPLANATION = Explanation(
    heading="Toelichting grondslagen",
    introduction="In dit document kunt u secties vinden die onleesbaar zijn gemaakt.",
    entries=(("5.1.2e", "Art. 5.1 lid 2 sub e", "Het belang van de openbaarmaking weegt niet op"),),
)
KEPT = (
    f"Van: {HIDDEN} <{HIDDEN}@drenthe.nl>\n\nDag allen, efficiënt overleg met minister Faber! "
    "Er zit geen inspanning achter J\n\neerste punt\n\n12 mensen\n\nMet groet,\n\n" + HIDDEN
)
TEMPLATE = """
#set document(title: "Verslag overleg", date: datetime(year: 2026, month: 11, day: 1))
#set text(lang: "nl", size: 10pt, hyphenate: false)
#let lak = box(fill: black, width: 37pt, height: 11pt, baseline: 3pt,
  align(center + horizon, text(fill: white, size: 7pt)[5.1.2e]))
*Van:* #lak <#lak\\@drenthe.nl>

Dag allen, efficiënt overleg met minister Faber! Er zit geen inspanning achter J

- eerste punt
+ 12 mensen

#table(columns: 1, fill: gray)[Met groet,]

#lak
EXTRA
#pagebreak()
= Toelichting grondslagen
In dit document kunt u secties vinden die onleesbaar zijn gemaakt.

*5.1.2e* Art. 5.1 lid 2 sub e

Het belang van de openbaarmaking weegt niet op
"""


def flow_pdf(change: Callable[[str], str] = lambda source: source) -> bytes:
    """Typeset the sample mail, its Typst source changed first."""
    source = change(TEMPLATE).replace("EXTRA", "")
    return bytes(typst.compile(source.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"]))


def flow_output(path: Path) -> Output:
    """What the sample mail was meant to be."""
    redactions = tuple(
        Redaction(document="1", ground="5.1.2.e", label="5.1.2e", span=Span(n, n + 1)) for n in range(3)
    )
    return Output(
        id="1",
        path=str(path),
        kind=DocumentKind.FLOW,
        title="Verslag overleg",
        kept=KEPT,
        redactions=redactions,
        allowed=("minister Faber",),
        explanation=EXPLANATION,
    )


BOX = Box(100, 60, 160, 76)
PAPER_KEPT = f"Geachte {HIDDEN}, uw brief is ontvangen."


def paper_pdf(draw: Callable[[pymupdf.Page], None] = lambda _page: None, *, label: str = "5.1.2e") -> bytes:
    """Draw the sample letter: `draw` may spoil the page before its box is painted."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((50, 72), "Geachte", fontsize=11)
    draw(page)
    page.draw_rect(pymupdf.Rect(BOX.x0, BOX.y0, BOX.x1, BOX.y1), color=None, fill=(0, 0, 0))
    page.insert_text((105, 72), label, fontsize=9, color=(1, 1, 1))
    page.insert_text((165, 72), ", uw brief is ontvangen.", fontsize=11)
    last = document.new_page()
    for line, text in enumerate((EXPLANATION.heading, EXPLANATION.introduction, *EXPLANATION.entries[0])):
        last.insert_text((50, 72 + 20 * line), text, fontsize=11)
    document.set_metadata({"title": "Brief", "producer": "woo-redact"})
    document.set_language("nl")
    return spoil(document.tobytes(), show_title)


def show_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def paper_output(path: Path) -> Output:
    """What the sample letter was meant to be."""
    redaction = Redaction(
        document="2", ground="5.1.2.e", label="5.1.2e", span=Span(8, 20), areas=(Area(0, BOX),)
    )
    return Output(
        id="2",
        path=str(path),
        kind=DocumentKind.PAPER,
        title="Brief",
        kept=PAPER_KEPT,
        redactions=(redaction,),
        explanation=EXPLANATION,
    )


def spoil(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Change the objects of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False)
        return target.getvalue()


def failed(output: Output, data: bytes) -> set[str]:
    """Write an output, check it, and return the names of the checks that did not pass."""
    Path(output.path).write_bytes(data)
    return names(check_output(output, SECRETS))


def names(results: tuple[CheckResult, ...]) -> set[str]:
    """Return the families of the checks that did not pass ("under_box" of "under_box.text")."""
    return {family(result) for result in results if result.verdict is not Verdict.PASSED}


def family(result: CheckResult) -> str:
    """Return the family of a check."""
    return result.check.partition(".")[0]
