"""The page "Toelichting grondslagen": which grounds a document's boxes name, in the words of the law."""

from collections.abc import Iterable

from woo_redact.grounds import explanation
from woo_redact.model import Explanation, Redaction


def explain(redactions: Iterable[Redaction], *, style: str) -> Explanation | None:
    """Return the explanation page for the grounds that were used, in legal order; None without boxes.

    Layout and words are those of published documents (Provincie Drenthe 2024, UWV 2026; PRACTICE §2).
    """
    return explanation(frozenset(redaction.ground for redaction in redactions), style)
