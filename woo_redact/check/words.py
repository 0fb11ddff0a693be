"""The words that a person sees on the pages, and which words of a hidden text are not among them.

Everything a file carries beside its pages (bookmarks, structure, forms that are not drawn, old versions) may
repeat what the pages show; what it says *more* is what a redaction left behind.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from woo_redact.check.matcher import plain

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SHORTEST: Final = 3
"""Letters and digits of the shortest word that tells something."""
_BROKEN: Final = re.compile("[-\u00ad\u2010]\\s*\n\\s*")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text as letters and digits only: no case, accents, spaces or ligatures."""
    joined = _BROKEN.sub("", text)
    spread = joined if joined.isascii() else unicodedata.normalize("NFKD", plain(joined))
    return _NO_LETTER.sub("", spread.casefold())


class Shown:
    """All that the pages of a file show, for asking whether a word is among it."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts in whatever orders they were read."""
        self._all = "\n".join(folded(text) for text in texts)

    def beyond(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that no page shows, each once, in their order."""
        found = {word: None for word in _WORD.findall(plain(text)) if not self._has(word)}
        return tuple(found)

    def _has(self, word: str) -> bool:
        """Tell whether a word, whole or in its parts, is shown; too short a word counts as shown."""
        flat = folded(word)
        if len(flat) < _SHORTEST or flat in self._all:
            return True
        parts = [folded(part) for part in re.split(r"[-'\u2019]", word)]
        return len(parts) > 1 and all(len(part) < _SHORTEST or part in self._all for part in parts)
