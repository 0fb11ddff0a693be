"""What a person judges of a document as a whole: refused, or public already."""

import datetime as dt
from dataclasses import dataclass, field

from woo_redact.model.result import Judgement

_WHOLE = frozenset({Judgement.WITHHELD, Judgement.ALREADY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A person's judgement of a whole document; only added, the last word counts.

    `judgement` is "niet openbaar" (with grounds and a motivation: art. 5.1 lid 3; per document, never by
    type: L13) or "reeds openbaar" (with where it stands); None takes an earlier one back. `sha256` is the
    content it was given on: another file under the same name is judged anew.
    """

    document: str
    sha256: str
    judgement: Judgement | None
    by: str
    at: dt.datetime
    why: str = ""
    grounds: tuple[str, ...] = ()
    links: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Demand what the law and the platform demand of each judgement (PRACTICE §4.1, §4.4, L11)."""
        fault = ""
        if self.judgement is not None and self.judgement not in _WHOLE:
            fault = "a whole document is refused or public already; the rest follows from its boxes"
        elif self.judgement is Judgement.WITHHELD and not (self.grounds and self.why.strip()):
            fault = "a refusal has a ground and a motivation"
        elif self.judgement is Judgement.ALREADY and (self.grounds or not self.links):
            fault = "what is public already has a link and no ground"
        if fault:
            raise ValueError(fault)
