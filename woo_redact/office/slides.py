"""Puts what stands beside slides (speaker notes, comments) on pages of their own behind them."""

import textwrap
from collections.abc import Iterator

from lxml import etree

from woo_redact.office.names import name, paragraph, remove, text_of

_PLAIN = "woo-plain"
_LINE, _LINES = 90, 24  # letters in a line and lines on an added page, so that nothing runs over its edge


def with_notes(content: etree._Element) -> int:
    """Add a page behind each slide that has notes or comments; return of how many slides."""
    if content.tag not in {name("office:presentation"), name("office:drawing")}:
        return 0
    count = 0
    for number, page in enumerate(content.findall(name("draw:page")), start=1):
        texts = list(_beside(page))
        if texts:
            count += 1
            _add_after(page, [f"[notities en opmerkingen bij dia {number}]", *texts])
    return count


def add_pages(content: etree._Element, texts: list[str]) -> None:
    """Add pages with texts at the end."""
    pages = content.findall(name("draw:page"))
    if pages:
        _add_after(pages[-1], texts)


def _beside(page: etree._Element) -> Iterator[str]:
    """Yield the notes and comments of a slide, and take them from it."""
    for element in list(page.iter(name("office:annotation"))):
        texts = [text_of(part) for part in element.iter(name("text:p"))]
        if any(text.strip() for text in texts):
            yield f"[opmerking: {' '.join(texts).strip()}]"
        remove(element)
    for notes in page.findall(name("presentation:notes")):
        for frame in list(notes.iter(name("draw:frame"))):
            if frame.get(name("presentation:class")) in {"page-number", "date-time", "header", "footer"}:
                continue
            yield from (text for part in frame.iter(name("text:p")) if (text := text_of(part).strip()))
        remove(notes)


def _plain_style(page: etree._Element) -> str:
    """Return the name of a style without fill or frame, added where it is not there yet."""
    automatic = page.getroottree().getroot().find(name("office:automatic-styles"))
    if automatic is None:
        return ""
    told = {name("style:name"): _PLAIN, name("style:family"): "graphic"}
    if not any(style.get(name("style:name")) == _PLAIN for style in automatic):
        style = etree.SubElement(automatic, name("style:style"), told)
        bare = {name("draw:fill"): "none", name("draw:stroke"): "none"}
        etree.SubElement(style, name("style:graphic-properties"), bare)
    return _PLAIN


def _add_after(page: etree._Element, texts: list[str]) -> None:
    """Add as many pages as texts need behind a slide."""
    lines = [line for text in texts for line in textwrap.wrap(text, _LINE) or [""]]
    style = _plain_style(page)
    for start in range(0, len(lines), _LINES):
        made = etree.Element(name("draw:page"))
        made.set(name("draw:master-page-name"), page.get(name("draw:master-page-name")) or "")
        frame = etree.SubElement(made, name("draw:frame"), {name("draw:style-name"): style})
        for side, size in (("x", "1cm"), ("y", "1cm"), ("width", "23cm"), ("height", "16cm")):
            frame.set(name(f"svg:{side}"), size)
        box = etree.SubElement(frame, name("draw:text-box"))
        for line in lines[start : start + _LINES]:
            box.append(paragraph(line))
        page.addnext(made)
        page = made
