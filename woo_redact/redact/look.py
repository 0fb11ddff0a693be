"""How boxes are drawn: their colours, and whether the lines of paper are closed up."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colour of a box ("#rrggbb") by the code of its ground, else black; `hide_widths` for paper.

    With `plain` a mail or text is set as paragraphs only.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    hide_widths: bool = False
    plain: bool = False

    def colour(self, ground: str) -> str:
        """Return the colour of the boxes of a ground."""
        return self.colours.get(ground, "#000000")
