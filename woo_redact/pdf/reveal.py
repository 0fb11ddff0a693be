"""Rewrites a PDF so that its pages hold what a reader sees: no layers, crop, scale or spare versions."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.pdf.contents import Instructions, steps
from woo_redact.pdf.shows import characters_shown
from woo_redact.pdf.tags import Tag, read_tags

# What another program, another zoom or another moment would show instead of the page that is published.
_SPARE = ("/Alternates", "/OPI", "/Ref", "/Thumb", "/PieceInfo", "/Metadata", "/AF", "/PresSteps")
# Annotations whose text is not page content; they are dropped, never baked into the page (12.5.6).
_NOTES = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/RichMedia", "/Screen", "/3D", "/Redact"}
    | {"/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret"}
    | {"/TrapNet", "/PrinterMark", "/Projection"}
)
_HIDDEN, _NO_VIEW = 2, 32
_PAINTING = frozenset(
    map(
        pikepdf.Operator,
        ("Tj", "TJ", "'", '"', "Do", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "BI", "EI"),
    )
)
_PATHS = frozenset(map(pikepdf.Operator, ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s")))
_QUOTES = re.compile(rb"[)>]\s*['\"]")
_END_PATH = pikepdf.Operator("n")
_DEEPEST = 12  # forms within forms; deeper ones are a trick, or a circle


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """A PDF with plain pages, what was left out (in Dutch), the characters that each page shows, its tags."""

    data: bytes = field(repr=False)
    remarks: tuple[str, ...]
    shown: tuple[int, ...]
    tags: Tag | None = None


def reveal(data: bytes) -> Revealed:
    """Return the PDF with plain pages.

    Layers that are hidden when the file opens are removed with their content (ISO 32000-1, 8.11), the
    others become ordinary content. The MediaBox becomes what the CropBox showed, UserUnit is multiplied out,
    and every page gets a content stream of its own, so that erasing on one page leaves the others alone.

    Raises:
        UnreadableError: when the content of a page cannot be parsed.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            hidden = _hidden_layers(pdf)
            left_out = _Layers(pdf, hidden).remove() if "/OCProperties" in pdf.Root else 0
            for page in pdf.pages:
                page.contents_coalesce()
                _own_contents(pdf, page)
                _frame(page)
                _plain_quotes(page.obj.get("/Contents"))
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
                    _plain_quotes(thing)
                if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
                    for key in (*_SPARE, "/OC"):
                        if key in thing:
                            del thing[key]
            if "/OCProperties" in pdf.Root:
                del pdf.Root.OCProperties
            shown = characters_shown(pdf)
            tags = read_tags(pdf)
            out = io.BytesIO()
            pdf.save(out, static_id=True)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableError(recorded("the content of the PDF is damaged")) from error
    remarks = (f"verborgen lagen weggelaten: {left_out}",) if left_out else ()
    return Revealed(data=out.getvalue(), remarks=remarks, shown=shown, tags=tags)


def without_notes(data: bytes) -> tuple[bytes, int]:
    """Return the PDF without notes, marks and annotations that are not shown, and how many went.

    Raises:
        UnreadableError: when the file cannot be parsed.
    """
    dropped = 0
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                annotations = page.obj.get("/Annots")
                if not isinstance(annotations, pikepdf.Array):
                    continue
                kept = [note for note in _dictionaries(annotations) if not _is_note(note)]
                dropped += len(annotations) - len(kept)
                page.obj.Annots = pikepdf.Array([pdf.make_indirect(note) for note in kept])
            out = io.BytesIO()
            pdf.save(out, static_id=True)
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        raise UnreadableError(recorded("the annotations in the PDF are damaged")) from error
    return out.getvalue(), dropped


def _is_note(annotation: pikepdf.Object) -> bool:
    """Tell whether an annotation is no content of the page: a note or mark, or hidden (12.5.3)."""
    hidden = int(annotation.get("/F", 0)) & (_HIDDEN | _NO_VIEW)
    return bool(hidden) or str(annotation.get("/Subtype", "")) in _NOTES


def _plain_quotes(stream: pikepdf.Object | None) -> None:
    """Write the two operators that move to the next line and show text as what they stand for (9.4.3).

    MuPDF 1.28.2 loses the place of a string shown with one of them after an erasure: the words jump to
    another line, out from under their box.
    """
    if not isinstance(stream, pikepdf.Stream) or not _QUOTES.search(stream.read_bytes()):
        return
    plain: Instructions = []
    for step in steps(stream):
        name = str(step.operator)
        if name == '"' and len(step.operands) == 3:
            plain.append(pikepdf.ContentStreamInstruction([step.operands[0]], pikepdf.Operator("Tw")))
            plain.append(pikepdf.ContentStreamInstruction([step.operands[1]], pikepdf.Operator("Tc")))
        if name in {"'", '"'} and step.operands:
            plain.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("T*")))
            plain.append(pikepdf.ContentStreamInstruction([step.operands[-1]], pikepdf.Operator("Tj")))
        else:
            plain.append(step)
    stream.write(pikepdf.unparse_content_stream(plain))


def _own_contents(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Give a page a copy of its content stream: two pages may share one."""
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        page.obj.Contents = pdf.make_stream(contents.read_bytes())


def _frame(page: pikepdf.Page) -> None:
    """Make the visible part of a page its whole, at one point to the unit."""
    media, crop = [float(x) for x in page.mediabox], [float(x) for x in page.cropbox]
    box = [
        max(min(media[0], media[2]), min(crop[0], crop[2])),
        max(min(media[1], media[3]), min(crop[1], crop[3])),
        min(max(media[0], media[2]), max(crop[0], crop[2])),
        min(max(media[1], media[3]), max(crop[1], crop[3])),
    ]
    if box[0] >= box[2] or box[1] >= box[3]:  # a crop beside the page: readers show the whole page
        box = media
    unit = float(page.obj.get("/UserUnit", 1))
    if unit != 1:
        page.contents_add(f"q {unit:.6f} 0 0 {unit:.6f} 0 0 cm\n".encode(), prepend=True)
        page.contents_add(b"\nQ")
        page.contents_coalesce()
        del page.obj["/UserUnit"]
    for key in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox = pikepdf.Array([round(side * unit, 4) for side in box])
    page.obj.CropBox = page.obj.MediaBox  # a parent may have a crop that would be inherited
    page.obj.Rotate = _turn(page.obj)


def _turn(node: pikepdf.Object) -> int:
    """Return how far a page is turned; the turn may stand in a parent (7.7.3.4)."""
    for _ in range(_DEEPEST):
        if "/Rotate" in node:
            return int(node.Rotate) % 360
        if "/Parent" not in node:
            break
        node = node.Parent
    return 0


def _hidden_layers(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """Return the layers that are off when the file opens, by object number (8.11.4.3).

    A layer that its own usage keeps from the screen counts too; what a reader may or may not show is
    not what is published.
    """
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return frozenset()
    default = properties.get("/D", pikepdf.Dictionary())
    every = {group.objgen for group in _dictionaries(properties.get("/OCGs"))}
    off = {group.objgen for group in _dictionaries(default.get("/OFF"))}
    if default.get("/BaseState") == "/OFF":
        off = every - {group.objgen for group in _dictionaries(default.get("/ON"))}
    for group in _dictionaries(properties.get("/OCGs")):
        view = group.get("/Usage", pikepdf.Dictionary()).get("/View", pikepdf.Dictionary())
        if view.get("/ViewState") == "/OFF":
            off.add(group.objgen)
    return frozenset(off)


def _dictionaries(array: pikepdf.Object | None) -> Iterator[pikepdf.Dictionary]:
    """Yield the dictionaries in an array that may be missing."""
    if isinstance(array, pikepdf.Array):
        yield from (item for item in array if isinstance(item, pikepdf.Dictionary))


class _Layers:
    """Takes the content of hidden layers out of pages and forms."""

    def __init__(self, pdf: pikepdf.Pdf, hidden: frozenset[tuple[int, int]]) -> None:
        """Keep what is hidden; `seen` are the forms that were cleaned already."""
        self.pdf, self.hidden = pdf, hidden
        self.seen: set[tuple[int, int]] = set()
        self.removed = 0

    def remove(self) -> int:
        """Clean every page; return how many pieces went."""
        for page in self.pdf.pages:
            page.contents_coalesce()
            _own_contents(self.pdf, page)
            contents = page.obj.get("/Contents")
            if isinstance(contents, pikepdf.Stream):
                self._clean(contents, page.resources, 0)
        return self.removed

    def _clean(self, stream: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        """Clean one content stream and the forms it draws."""
        if depth > _DEEPEST:
            raise UnreadableError(recorded("the PDF has content nested too deep"))
        kept = self._kept(steps(stream), resources)
        stream.write(pikepdf.unparse_content_stream(kept))
        for form in self._forms(resources):
            if form.objgen not in self.seen:
                self.seen.add(form.objgen)
                self._clean(form, form.get("/Resources", resources), depth + 1)

    def _forms(self, resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
        """Yield the forms and tiling patterns among the resources."""
        for kind in ("/XObject", "/Pattern"):
            for thing in resources.get(kind, pikepdf.Dictionary()).values():
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                    yield thing

    def _kept(self, instructions: Instructions, resources: pikepdf.Object) -> Instructions:
        """Return the instructions without those that paint in a hidden layer.

        Only painting goes: fonts, colours and positions that are set in a layer hold after it too.
        """
        stack: list[bool] = []
        kept: Instructions = []
        for step in instructions:
            name = str(step.operator)
            if name in {"BDC", "BMC"}:
                hides = name == "BDC" and str(step.operands[0]) == "/OC"
                stack.append(hides and self._is_hidden(_property(step.operands[1], resources)))
                self.removed += stack[-1]
            elif name == "EMC" and stack:
                stack.pop()
            if any(stack) and (
                step.operator in _PAINTING or isinstance(step, pikepdf.ContentStreamInlineImage)
            ):
                if step.operator in _PATHS:
                    kept.append(pikepdf.ContentStreamInstruction([], _END_PATH))
                continue
            if name == "Do" and self._drawn_in_hidden(step.operands[0], resources):
                self.removed += 1
                continue
            kept.append(step)
        return kept

    def _drawn_in_hidden(self, name: pikepdf.Object, resources: pikepdf.Object) -> bool:
        """Tell whether a form or image belongs to a hidden layer as a whole."""
        thing = resources.get("/XObject", pikepdf.Dictionary()).get(str(name))
        return isinstance(thing, pikepdf.Stream) and self._is_hidden(thing.get("/OC"))

    def _is_hidden(self, group: pikepdf.Object | None) -> bool:
        """Tell whether a layer, or a membership of layers, is not shown (8.11.2.2)."""
        if not isinstance(group, pikepdf.Dictionary):
            return False
        if group.get("/Type") != "/OCMD":
            return group.objgen in self.hidden
        if "/VE" in group:
            return not self._holds(group.VE, 0)
        members = group.get("/OCGs")
        groups = [members] if isinstance(members, pikepdf.Dictionary) else list(_dictionaries(members))
        off = [member.objgen in self.hidden for member in groups]
        rule = str(group.get("/P", "/AnyOn"))
        shown = {
            "/AllOn": not any(off),
            "/AnyOff": any(off),
            "/AllOff": all(off),
        }.get(rule, not all(off))
        return bool(off) and not shown

    def _holds(self, expression: pikepdf.Object, depth: int) -> bool:
        """Work a visibility expression out."""
        if isinstance(expression, pikepdf.Dictionary):
            return expression.objgen not in self.hidden
        if depth > _DEEPEST or not isinstance(expression, pikepdf.Array) or not len(expression):
            return True
        parts = [self._holds(part, depth + 1) for part in list(expression)[1:]]
        rule = str(expression[0])
        return not all(parts) if rule == "/Not" else any(parts) if rule == "/Or" else all(parts)


def _property(operand: pikepdf.Object, resources: pikepdf.Object) -> pikepdf.Object | None:
    """Return the property list that a BDC names, or holds itself."""
    if isinstance(operand, pikepdf.Name):
        return resources.get("/Properties", pikepdf.Dictionary()).get(str(operand))
    return operand
