"""Weighs the versions of one body (multipart/alternative): one is shown, what only another says is added."""

import re
import unicodedata
from collections.abc import Iterable

from woo_redact.read.draft import RULE, Body, Draft, together
from woo_redact.read.links import without_safelinks

_WORD = re.compile(r"\w+")
# What a mail program writes into the plain version by itself: pictures, schemes of links, numbers of items.
_MADE_UP = re.compile(
    r"\[(?:image|cid|afbeelding)\b[^\]]*\]|\b\d{1,2}\b|\b(?:mailto|https?):",
    re.IGNORECASE,
)
_REMARK = "tekst die alleen in een andere versie van het bericht stond, is achteraan toegevoegd"


def words(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the words of drafts, without regard to case and form."""
    found: set[str] = set()
    for draft in drafts:
        text = unicodedata.normalize("NFKC", without_safelinks(draft.text)).casefold()
        found.update(_WORD.findall(text))
    return frozenset(found)


def choose(rich: Iterable[Body], plain: Iterable[Body]) -> Body:
    """Return the last version in HTML that has words, else the last plain one, with what the others add.

    RFC 2046 (5.1.4) puts the version nearest to what was meant last. A paragraph of another version with a
    word that the chosen one lacks is put after a rule: a name that stands in one version only is not lost.
    """
    versions = [body for body in (*plain, *rich) if words(body.drafts)]
    if not versions:
        return together((*plain, *rich))
    chosen = versions.pop()
    known = set(words(chosen.drafts))
    added: list[Draft] = []
    for body in reversed(versions):
        for draft in body.drafts:
            if words([Draft(kind=draft.kind, text=_MADE_UP.sub(" ", draft.text))]) - known:
                added.append(draft)
                known |= words([draft])
    if not added:
        return chosen
    return together((chosen, Body(drafts=(RULE, *added), remarks=(_REMARK,))))
