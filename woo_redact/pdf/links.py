"""Keeps the links of a page that lead to web pages named in its own text, and no others."""

import re
from urllib.parse import unquote, urlsplit

import pymupdf

from woo_redact.pdf.fold import key


def copy_links(source: pymupdf.Page, page: pymupdf.Page) -> int:
    """Put the safe links of a page on its redacted copy; return how many were left out.

    A target says more than what is printed over it: a name in a path, an address in a query. A link stays
    when its whole target can be read on the redacted page, for then it was seen by detection and decided
    to stay; what is not a web page (mailto:, file:, another document) goes.
    """
    links = source.get_links()
    if not links:
        return 0
    said = key(page.get_text())
    left_out = 0
    for link in links:
        target = str(link.get("uri", ""))
        if link["kind"] == pymupdf.LINK_URI and _is_safe(target) and key(_bare(target)) in said:
            page.insert_link({"kind": pymupdf.LINK_URI, "from": link["from"], "uri": target})
        else:
            left_out += 1
    return left_out


def _is_safe(untrusted_target: str) -> bool:
    """Tell whether a target is the plain address of a web page: no user, query, fragment or odd signs."""
    target = unquote(untrusted_target)
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    plain = re.fullmatch(r"[A-Za-z0-9./:_-]+", target) is not None
    return plain and parts.scheme in {"http", "https"} and bool(host) and port is None


def _bare(target: str) -> str:
    """Return an address as it is printed: without its scheme and a last slash."""
    return re.sub(r"^https?://", "", target).rstrip("/")
