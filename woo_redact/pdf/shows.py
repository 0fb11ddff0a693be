"""Counts the characters that content streams show, to know of text that MuPDF does not report."""

import pikepdf

from woo_redact.pdf.contents import steps

_DEEPEST = 12  # forms within forms
_MOST = 20_000_000  # characters: a form drawn over and over again is a trick
_SIMPLE = frozenset({"/Type1", "/MMType1", "/TrueType", "/Type3"})
_DESCENDANTS = frozenset({"/CIDFontType0", "/CIDFontType2"})


def characters_shown(pdf: pikepdf.Pdf) -> tuple[int, ...]:
    """Return per page how many characters its content stream and the forms it draws show, at the least.

    Text with a matrix that makes it infinitely thin, of size 0 or in a font that is not there is drawn
    nowhere and read by nobody who looks at the page; its strings are in the file. Where a page shows more
    characters than are read on it, it cannot be trusted as text.
    """
    counter = _Counter()
    for page in pdf.pages:
        page.contents_coalesce()
    return tuple(
        counter.count(page.obj.get("/Contents"), page.obj.get("/Resources"), 0) for page in pdf.pages
    )


class _Counter:
    """Counts characters; a form that is drawn often is parsed once."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._forms: dict[tuple[int, int], int] = {}

    def count(self, stream: pikepdf.Object | None, resources: pikepdf.Object | None, depth: int) -> int:
        """Return the characters that a stream shows."""
        if not isinstance(stream, pikepdf.Stream) or depth > _DEEPEST:
            return 0
        known = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
        fonts = known.get("/Font", pikepdf.Dictionary())
        forms = known.get("/XObject", pikepdf.Dictionary())
        total, wide, saved = 0, 1, []
        for step in steps(stream, "q Q Tf Tj TJ Do"):
            name = str(step.operator)
            if name == "q":
                saved.append(wide)
            elif name == "Q" and saved:
                wide = saved.pop()
            elif name == "Tf" and step.operands:
                wide = _wide(fonts.get(str(step.operands[0])))
            elif name in {"Tj", "TJ"} and step.operands:
                if not wide:
                    return _MOST
                total += _codes(step.operands[0], wide)
            elif name == "Do" and step.operands:
                total += self._form(forms.get(str(step.operands[0])), known, depth)
            if total > _MOST:
                return _MOST
        return total

    def _form(self, form: pikepdf.Object | None, resources: pikepdf.Object, depth: int) -> int:
        """Return the characters that a form shows."""
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
            return 0
        if form.objgen not in self._forms:
            self._forms[form.objgen] = 0  # a form that draws itself draws nothing more
            self._forms[form.objgen] = self.count(form, form.get("/Resources", resources), depth + 1)
        return self._forms[form.objgen]


def _wide(font: pikepdf.Object | None) -> int:
    """Return how many bytes a code of a font takes: composite fonts two; 0 where programs do not agree on it.

    Of a font that is not there, or a composite one whose descendant is not, each program takes another and
    reads other letters: let the eye decide.
    """
    if not isinstance(font, pikepdf.Dictionary):
        return 0
    if font.get("/Subtype") != "/Type0":
        return int(font.get("/Subtype") in _SIMPLE)
    descendants = font.get("/DescendantFonts")
    first = next(iter(descendants), None) if isinstance(descendants, pikepdf.Array) else None
    whole = isinstance(first, pikepdf.Dictionary) and first.get("/Subtype") in _DESCENDANTS
    return 2 if whole and isinstance(font.get("/Encoding"), pikepdf.Name | pikepdf.Stream) else 0


def _codes(shown: pikepdf.Object, wide: int) -> int:
    """Return how many codes of so many bytes a string or an array of strings has."""
    pieces = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    return sum(len(bytes(piece)) // wide for piece in pieces if isinstance(piece, pikepdf.String))
