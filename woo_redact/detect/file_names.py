"""Who is named in the name of a file: "Bezwaarschrift_Rozendal.pdf", "CV_Marloes_Tichelaar.docx" (P07).

The words of such a name stand in no sentence, so the model says little of them. What kind of paper it is
does: behind "bezwaarschrift", "CV" or "gespreksverslag" stands whose it is, unless the word is a Dutch one,
a compound of two, a town or a road.
"""

import re
from collections.abc import Iterator

from woo_redact.detect.english import is_english
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.hits import Hit
from woo_redact.detect.lexicon import is_nobodys, is_surname, is_town
from woo_redact.detect.names import UPPER, fold
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, FUNCTION, NOT_NAMES, UNIT
from woo_redact.language import recorded
from woo_redact.model import Entity

_KINDS = r"(?:pdf|docx?|xlsx?|pptx?|eml|msg|txt|odt|ods|rtf|jpe?g|png|tiff?|zip|csv)"
_FILE = re.compile(
    rf"(?<![\w/@.-])(?P<stem>[^\W_][\w()’'+&-]*(?:[ .][\w()’'+&-]+){{0,8}}?)\.{_KINDS}\b(?![\w/])"
)
_ANY_KIND = re.compile(rf"\.{_KINDS}\b")
_THEN_KIND = re.compile(rf"[\w.()-]{{0,40}}\.{_KINDS}\b")
_PARTS = re.compile(rf"[{UPPER}]?[^\W\d_]+")
# Papers that are somebody's, as the last part of a word or alone.
_OF_SOMEBODY = re.compile(
    r"(?:bezwaar|beroep|zienswijze|klacht|verslag|gesprek|hoorzitting|aanvraag|verzoek|besluit|beschikking|"
    r"dwangsom|verklaring|aangifte|sollicitatie|motivatie|machtiging|dossier|contract|overeenkomst|reactie|"
    r"mail|brief|schrift|formulier|melding|paspoort|rijbewijs|loonstrook|akte|testament|polis|beoordeling|"
    r"rapportage|volmacht|advies|intake|zaak|memo)$|"
    r"^(?:cv|id|cao|ptg|pop|vso)$"
)
_PLACES = re.compile(
    r"(?:straat|laan|weg|plein|kade|gracht|singel|steeg|plantsoen)$|^(?:noord|oost|zuid|west|midden)$"
)
_PARTICLE = re.compile(
    rf"(?:v[dn]?|van(?:d(?:e[nr]?)?)?|de[nr]?|te[nr])(?=[{UPPER}][a-z])"
)  # "vdVegt", "deVries"
# Between two parts of a name: "Teun_Beute", "Jan de Wit".
_GAP = re.compile(r"[_ .-]?| (?:(?:van|de|der|den|te[rn]?|el|vd) ){1,2}")
_SHORTEST, _TAIL, _LONG = 3, 5, 6  # letters of a name or half a compound, and of its second half


def file_hits(text: str) -> Iterator[Hit]:
    """Yield the persons that the names of files name."""
    for file in _FILE.finditer(text) if _ANY_KIND.search(text) else ():
        first, last, of_somebody = 0, 0, False
        for part in _PARTS.finditer(text, *file.span("stem")):
            named = of_somebody and _may_be_name(part[0])
            if named and last and _GAP.fullmatch(text, last, part.start()):
                last = part.end()
            elif named:
                if last:
                    yield _hit(first, last)
                first, last = part.span()
            of_somebody = of_somebody or _OF_SOMEBODY.search(fold(part[0])) is not None
        if last:
            yield _hit(first, last)


def in_file_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands between the strokes of a file's name: "lijst_staal_def.xlsx"."""
    return "_" in text[max(0, start - 1) : end + 1] and _THEN_KIND.match(text, end) is not None


def _may_be_name(word: str) -> bool:
    """Tell whether a part of a file's name is written as a name and is no word, place or road."""
    particle = _PARTICLE.match(word)
    word = word[particle.end() :] if particle else word
    plain = fold(word)
    if (
        not (word.istitle() or is_only_given(word))
        or len(word) < _SHORTEST
        or plain in NOT_NAMES
        or plain in ALWAYS_CAPITAL
    ):
        return False
    if particle or (is_given(word) and not is_nobodys(word)):
        return True
    other = is_nobodys(word) or is_english(word) or is_town(word) or _PLACES.search(plain)
    return not (
        other
        or FUNCTION.search(plain)
        or UNIT.search(plain)
        or (_is_compound(plain) and not is_surname(word))
    )


def _is_compound(word: str) -> bool:
    """Tell whether a word is two Dutch words in one, with or without an "s" between: "kernenbeleid"."""
    for at in range(_SHORTEST, len(word) - _TAIL + 1):
        head, tail = word[:at], word[at:]
        long = len(tail) > _LONG  # no surname ends so: "kapvergunning"
        if is_nobodys(tail) and (long or is_nobodys(head) or (head[-1] == "s" and is_nobodys(head[:-1]))):
            return True
    return False


def _hit(start: int, end: int) -> Hit:
    """Return the person at a place in the name of a file; asked about, for a project may be called so."""
    why = recorded("name in the name of a file")
    return Hit(start=start, end=end, entity=Entity.PERSON, score=0.6, by="pattern:file", why=why, exact=True)
