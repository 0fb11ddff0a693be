"""The names of OpenDocument's elements, and the few things done to them."""

from lxml import etree

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": f"{_ODF}office:1.0",
    "style": f"{_ODF}style:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "presentation": f"{_ODF}presentation:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}


def name(short: str) -> str:
    """Return "text:p" as lxml writes it."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def paragraph(text: str) -> etree._Element:
    """Return a paragraph."""
    made = etree.Element(name("text:p"))
    made.text = "".join(sign for sign in text if sign.isprintable() or sign in "\t ")
    return made


def text_of(element: etree._Element) -> str:
    """Return the text in an element as it is shown; what a comment in it says is not part of it."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag != name("office:annotation"):
            local = etree.QName(child).localname
            pieces.append(_BLANKS.get(local) or text_of(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def put_text_after(element: etree._Element, text: str) -> None:
    """Put text directly behind an element."""
    clean = "".join(sign for sign in text if sign.isprintable() or sign == " ")
    element.tail = clean + (element.tail or "")


def remove(element: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
