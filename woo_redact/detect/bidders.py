"""Who bids for work is a firm, wherever the text says its name: "Inschrijvers: Heijmans, Van den Herik"."""

import re
from collections.abc import Iterator, Sequence

from woo_redact.detect.given import is_given
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.names import BLANK, PARTICLE, WORD
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import DEGREES, TITLES
from woo_redact.language import recorded
from woo_redact.model import Entity

# Who bids for work or does it is a firm: "Inschrijvers: Heijmans, Van den Herik".
_BIDDERS = re.compile(
    r"[>*•\-–\s]*(?i:(?:in(?:geschreven|schrijvers?)|gegadigden?|aanbieders?|bieders?|(?:onder|hoofd)?aannemers?|leveranciers?|"
    r"marktpartijen|offertes?|deelnemende bedrijven|constructeur|architect|"
    r"(?:ingenieurs|advies|architecten)bureaus?)"
    r"(?: door| van| bij| ontvangen van)?)[ ]?:[ \t]*"
)
_BIDDER = re.compile(
    rf"(?:{PARTICLE}{BLANK})?{WORD}(?:(?:{BLANK}|{BLANK}&{BLANK})(?:(?:{PARTICLE}|&){BLANK}){{0,3}}{WORD}){{0,3}}"
)
_NAMED_BEFORE = re.compile(rf"(?:(?i:{TITLES}|{DEGREES})|[A-Z]\.|{WORD})[ \u00a0]$")
_MOST = 60  # names of one list


def are_bidders(line: str) -> bool:
    """Tell whether a line lists who bids for work."""
    return _BIDDERS.match(line) is not None


def bidder_hits(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the firms that a line lists as bidders, wherever the text says their names again."""
    names = set[str]()
    for line in lines:
        if label := _BIDDERS.match(line.text):
            for part in re.split(r"[,;/\r]|\ben\b", line.text[label.end() :])[:_MOST]:
                # Behind a stroke or in brackets stands who is of the firm: "Architect: Mecanoo (Friso)".
                found = _BIDDER.fullmatch(re.split(r"\s[–-]\s|\(", part)[0].strip(" .\r)"))
                if found and not is_given(re.split(r"[\s-]", found[0])[0]):
                    names.add(found[0])
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    again = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for line in lines:
        for match in again.finditer(line.text):
            if not _NAMED_BEFORE.search(line.text[: match.start()]):
                yield thing(line.start + match.start(), match[0])


def thing(start: int, words: str) -> Hit:
    """Return what is nobody, whatever the model takes it for."""
    lead = len(words) - len(words.lstrip())
    return Hit(
        start=start + lead,
        end=start + len(words.rstrip()),
        entity=Entity.ORGANISATION,
        score=0.9,
        by=f"{STRUCTURE}thing",
        why=recorded("cell or list without persons"),
    )
