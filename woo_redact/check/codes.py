"""How the grounds of the Woo, and of the Wob before it, are written on boxes."""

import re
from typing import Final

WOB: Final = re.compile(
    r"(?:art(?:ikel|\.)?\s*)?(?:10\s*[.,(]?\s*(?:1|2|lid\s*[12])\s*[.,)(]*\s*(?:sub\s*|onder\s*)?[a-g]?\)?|11\s*[.,(]?\s*(?:1|lid\s*1)\)?)(?!\d)",
    re.IGNORECASE,
)
"""A ground of the Wob (art. 10 and 11), in use until 1 May 2022: 10.2.e, 10.2e, 10(2)(e), 11.1."""
CODE: Final = re.compile(
    rf"(?:art(?:ikel|\.)?\s*)?5\s*\.\s*[1245]\s*(?:lid\s*)?[.\d]*\s*(?:sub|onder)?\s*[a-i]?\b|{WOB.pattern}|\b[A-S]\b|"
    r"buiten\s*(?:verzoek|reikwijdte)|dubbel|reeds\s*openbaar|niet\s*relevant|woo|wob",
    re.IGNORECASE,
)
"""Whatever a box may say of itself: a ground, or one of the words that are none (L11)."""


def is_wob(label: str) -> bool:
    """Tell whether a label is a ground of the Wob."""
    return WOB.fullmatch(label.strip()) is not None
