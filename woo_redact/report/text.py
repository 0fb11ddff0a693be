"""Untrusted text made harmless: for a spreadsheet that others import, and for a page that people read."""

import unicodedata

_ELLIPSIS = "…"
_ZERO_WIDTH_JOINER = "\u200d"


def one_line(untrusted_text: str) -> str:
    """Return a text as one line without control, direction and other invisible characters.

    What is left can stand in XML and in UTF-8: lone surrogates and noncharacters go too.
    """
    return " ".join("".join(c for c in " ".join(untrusted_text.split()) if c.isprintable()).split())


def inert(untrusted_text: str, limit: int = 160) -> str:
    """Return a text for an officer's eyes: invisible characters shown as "·", at most `limit` characters."""
    looked_at = untrusted_text[: 4 * limit]  # a name of a million characters is not gone through
    shown = "".join(c if c.isprintable() else "·" for c in " ".join(looked_at.split()))
    return cut(shown if looked_at == untrusted_text else shown + _ELLIPSIS, limit)


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, "…" for what was left out; no accent is parted from its letter."""
    if len(text) <= limit:
        return text
    end = limit - len(_ELLIPSIS)
    while end > 0 and _joins(text[end]):
        end -= 1
    return text[:end].rstrip() + _ELLIPSIS


def cut_bytes(text: str, limit: int) -> str:
    """Return at most `limit` bytes of UTF-8, cut as `cut` does."""
    if len(text.encode()) <= limit:
        return text
    room = limit - len(_ELLIPSIS.encode())
    whole = text.encode()[:room].decode(errors="ignore")
    return cut(text, len(whole) + len(_ELLIPSIS))


def _joins(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    return unicodedata.combining(character) > 0 or character == _ZERO_WIDTH_JOINER
