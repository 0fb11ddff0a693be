"""Decisions become a PDF that no longer holds what was decided away."""

from collections.abc import Iterable

from woo_redact.model import Decision, Document, DocumentKind, Explanation, Redaction
from woo_redact.redact.flow import redact_flow
from woo_redact.redact.look import Look
from woo_redact.redact.paper import Redacted, redact_paper
from woo_redact.redact.plan import kept, plan
from woo_redact.redact.words import redact_words

__all__ = ["Look", "Redacted", "plan", "redact", "redact_title"]


def redact(
    document: Document,
    data: bytes,
    redactions: tuple[Redaction, ...],
    *,
    title: str,
    explanation: Explanation | None,
    look: Look | None = None,
    reading: bytes = b"",
) -> Redacted:
    """Return the redacted PDF, its redactions (with areas where it is paper) and its last page as printed.

    `redactions` are those of `plan`; `title` is what the PDF may call itself; `explanation` its last page;
    `look` how its boxes are drawn; `reading` what was kept when `data` was read, which is else read again.

    Raises:
        RedactionError: when it cannot be done wholly; nothing is returned then.
    """
    look = look or Look()
    if document.kind is DocumentKind.PAPER:
        return redact_paper(
            document, data, redactions, title=title, explanation=explanation, look=look, reading=reading
        )
    pdf = redact_flow(document, redactions, title=title, explanation=explanation, look=look)
    text = kept(document.text, redactions)
    return Redacted(pdf=pdf, redactions=redactions, explanation=explanation, kept=text)


def redact_title(title: Document, decisions: Iterable[Decision], *, style: str) -> str:
    """Return the text of a one-line document (a title, a file name) without its hidden words."""
    return redact_words(title.text, plan(title, decisions, style=style))
