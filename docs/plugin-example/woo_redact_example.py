"""Three plug-ins for woo-redact, one of each group; docs/plugins.md tells how they are used."""

import io
import json
from collections.abc import Iterator
from html import escape

import pikepdf
from presidio_analyzer import Pattern, PatternRecognizer

from woo_redact.model import Level, Problem


class TeamsExport:
    """A reader: makes a page of a chat that was exported as JSON, a list of `{"from", "at", "text"}`."""

    def reads(self, name: str, untrusted_data: bytes) -> bool:
        """Tell whether a file is such a chat."""
        return name.casefold().endswith(".chat.json") and untrusted_data.lstrip().startswith(b"[")

    def convert(self, name: str, untrusted_data: bytes) -> tuple[str, bytes]:
        """Return the chat as HTML, each message a line of its own."""
        lines = (
            f"<p>[{escape(said['at'])}] {escape(said['from'])}: {escape(said['text'])}</p>"
            for said in json.loads(untrusted_data)
        )
        page = "<!doctype html><html><body>" + "\n".join(lines) + "</body></html>"
        return name.removesuffix(".json") + ".html", page.encode()


class Parcel(PatternRecognizer):
    """A recognizer: the land register's name of a parcel ("Assen K 1234", Kadasterwet art. 48 and 73)."""

    def __init__(self) -> None:
        """Look for a municipality of the register, a section and a number, surer after the word "perceel"."""
        super().__init__(
            supported_entity="NL_PARCEL",
            supported_language="nl",
            patterns=[Pattern("parcel", r"\b[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)? [A-Z]{1,2} \d{1,5}\b", 0.4)],
            context=["perceel", "percelen", "kadastraal", "kadastrale"],
        )


class PageSize:
    """A check: every page of what goes out is A4, upright or on its side."""

    title = "bladzijden op A4"
    level = Level.QUALITY
    _A4 = (595, 842)  # points
    _NEAR = 5

    def check(self, name: str, untrusted_pdf: bytes) -> Iterator[Problem]:
        """Yield each page of another size; what the file is called makes no difference."""
        del name
        with pikepdf.open(io.BytesIO(untrusted_pdf)) as pdf:
            for number, page in enumerate(pdf.pages):
                left, bottom, right, top = map(float, page.mediabox)
                size = sorted((right - left, top - bottom))
                if any(abs(side - a4) > self._NEAR for side, a4 in zip(size, self._A4, strict=True)):
                    what = f"Bladzijde {number + 1} is {size[0]:.0f} x {size[1]:.0f} punten, geen A4."
                    yield Problem(what=what, page=number, mend="Maak de PDF opnieuw op A4.")
