"""Tells places, units and organisations from people by the words beside them (P40)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.innocent import in_place, starts_sentence
from woo_redact.detect.labels import Strength, strength
from woo_redact.detect.lexicon import is_nobodys, is_only_town, is_town
from woo_redact.detect.office_words import OF_A_PLACE
from woo_redact.detect.remembered import remembered
from woo_redact.detect.roles import role_before, without_town
from woo_redact.detect.spellings import squeezed
from woo_redact.language import recorded
from woo_redact.model import Entity, Finding, Subject, SubjectKind

PLACE = f"{STRUCTURE}place"
_BLANK = r"[ \u00a0]"
_NAME = rf"[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)*(?:{_BLANK}[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)*)?"
# A place stands after its postcode (NEN 5825) and after the word for a government.
_AFTER_CODE = re.compile(rf"(?<!\d)[1-9]\d{{3}}{_BLANK}?[A-Z]{{2}}{_BLANK}{{1,2}}(?P<place>{_NAME})")
_GOVERNED = Guarded(
    rf"(?<!\w)(?:(?i:gemeente|gemeenten|provincie|waterschap|hoogheemraadschap|veiligheidsregio|omgevingsdienst|ggd|"
    rf"regio|buurtschap|(?:gemeentehuis|stadhuis|college|colleges|burgemeester|wethouder|dorp|stad|inwoners)"
    rf"{_BLANK}van|gedeputeerde{_BLANK}staten{_BLANK}van)"
    # Of whom there is one in each municipality; with a capital it is the name: "griffier Van Zandt".
    rf"|(?i:gemeentesecretaris|gemeenteraad|griffier|raadsgriffier|statengriffier){_BLANK}van){_BLANK}(?P<place>{_NAME})"
)
_BASIN = Guarded(
    rf"(?<!\w)(?i:waterschap|hoogheemraadschap(?:{_BLANK}van)?|veiligheidsregio|omgevingsdienst){_BLANK}"
    rf"(?P<place>{_NAME}(?:,{_BLANK}{_NAME})?{_BLANK}en{_BLANK}(?:de{_BLANK})?{_NAME})"
)
_CODE_BEFORE = re.compile(rf"(?<!\d)[1-9]\d{{3}}{_BLANK}?$")
_ADDRESSED = re.compile(rf"(?<!\d)[1-9]\d{{3}}{_BLANK}?[A-Z]{{2}}{_BLANK}+$")
_CODE_LETTERS = re.compile(rf"[A-Z]{{2}}{_BLANK}+")
# Not "maatschap" or "gebroeders": those firms are called by the persons in them.
# What an organisation, building or place is called by, before its name or as the first or last word of it.
_KIND = (
    r"\w*(?:locatie|centrum|school|scholen|dienst|regio|bureau|raad|bedrijf|bedrijven|boerderij|bakkerij|slagerij|"
    r"kwekerij|makelaardij|park|landgoed|kasteel|huize|hotel|restaurant|winkel|handel|vereniging|coöperatie|"
    r"stichting|bouw|techniek|transport|praktijk|kliniek|ziekenhuis|museum|kerk|"
    r"molen|versterking|hal|afslag|knooppunt|station|halte|rotonde|viaduct|sluis|gemaal|dorpshuis|universiteit|"
    r"hogeschool|bank|fonds|krant|courant|dagblad|omroep|kanaal|college)"
)
_UNIT_BEFORE = Guarded(
    rf"(?<!\w)(?:{_KIND}|directie|afdeling|programma|project|sector|cluster|werkgroep|stuurgroep|commissie|wijk|"
    rf"gemeente|provincie|waterschap){_BLANK}$",
    re.IGNORECASE,
)
# "meetploeg Zuid": but "wijkteam Sandra" may be a person of it.
_AREA_BEFORE = Guarded(rf"\w*(?:ploeg|team|kazerne|vestiging|rayon|district|gebied){_BLANK}$", re.IGNORECASE)
_FIRST = re.compile(rf"(?:{_KIND}|zaken|cijfers|pi|jji|azc|ggz|obs|cbs|rkbs|ikc|mfc)$", re.IGNORECASE)
_LAST = re.compile(
    r"(?:\w*(?:courant|krant|dagblad|omroep|kanaal|nieuws|college|fonds|bedrijf|bureau|school|universiteit|advocaten|"
    r"accountants|adviseurs|aannemers|makelaars|notarissen|architecten|ingenieurs|vaart)|b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?)$",
    re.IGNORECASE,
)
# "WDODelta", "Witteveen+Bos": capitals inside a word are a firm's, but for McDonald and DeVries.
_MIXED = re.compile(
    r"(?!(?:Mc|Mac|De|Van|Di|La|Le|El|Al|Ait|Ben)[A-Z])\w*[^\W\d_]\w*[+&]\w+|(?!IJ[a-z])[A-Z]{2,}[a-z]{2,}\w*"
)


_NO_NAME_WORD = re.compile(
    rf"{_BLANK}(?:bij|met|en|voor|namens|naar|over|om|door|als|dat|die|heeft|is|was|zal|zou|en/of)"
    rf"(?:{_BLANK}(?:de|het|een|der|den))?{_BLANK}"
)
# "Sas van Gent", "Nieuw en Sint Joosland": towns of several words that a first name may begin.
_LONG_TOWN = re.compile(
    rf"(?<![\w-])[A-Z][a-zà-ÿ]+(?:{_BLANK}(?:aan|van|en|bij|op|de|den|der|het)){{1,2}}{_BLANK}[A-Z][a-zà-ÿ]+(?![\w-])"
)
_FIRST_WORD = re.compile(rf"(?P<word>[A-Z][a-zà-ÿ]+){_BLANK}(?P<next>[^\W\d_]{{2,}})")
_PERSON_BEFORE = re.compile(
    rf"(?:\b(?i:heer|hr|dhr|mevrouw|mevr|mw|meneer|fam|familie)\.?|[A-Z]\.|[A-Z][a-zà-ÿ]+){_BLANK}$"
)
# "van Axel naar Hulst"
_LEFT = re.compile(rf"(?:^|\W)(?i:van|vanuit|uit|tussen){_BLANK}$")
# "wethouder Anouk Beumer van Zandmeer"
_OF_PLACE = re.compile(rf"(?P<name>\S+{_BLANK}\S+){_BLANK}van{_BLANK}[A-Z][\w'’-]+$")
_TO = re.compile(rf"{_BLANK}(?:naar|en){_BLANK}(?P<place>{_NAME})")
_FROM_TO = re.compile(rf"(?:^|\W)(?i:van|vanuit|uit){_BLANK}{_NAME}{_BLANK}naar{_BLANK}$")
# "de Drentse gemeenten", "het Groningse idee".
_ADJECTIVE = re.compile(r"[A-Z][a-z]{3,}(?:se|sche)")
_ARTICLE = Guarded(rf"(?<!\w)(?i:de|het|een|alle|deze|onze|andere){_BLANK}$")


_ARTICLED = re.compile(rf"(?:[A-Z]{{2,4}}{_BLANK})?(?:[Dd]e|[Hh]et|['’]t){_BLANK}")


def place_hits(text: str) -> Iterator[Hit]:
    """Yield the places that their surroundings prove: after a postcode, after "gemeente"."""
    for match in _LONG_TOWN.finditer(text):
        if is_town(match[0]) and not _PERSON_BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
            start, end = match.span()
            yield Hit(
                start=start, end=end, entity=Entity.LOCATION, score=0.9, by=PLACE, why=recorded("place name")
            )
    for pattern in (_AFTER_CODE, _GOVERNED, _BASIN):
        for match in pattern.finditer(text):
            start, end = match.span("place")
            yield Hit(
                start=start, end=end, entity=Entity.LOCATION, score=0.9, by=PLACE, why=recorded("place name")
            )


def sorted_out(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits; what the model took for a person and is none becomes what it is, or goes."""
    for hit in hits:
        if hit.by != "model" or hit.entity is not Entity.PERSON:
            yield _last_line(text, hit)
            continue
        for part in _parts(text, _begun(text, hit)):
            yield from _told(text, part)


def _last_line(text: str, hit: Hit) -> Hit:
    """Return a body of the model without the end of the line before it: "Ruben van Dam⏎Waterschap"."""
    cut = text.rfind("\n", hit.start, hit.end) if hit.by == "model" else -1
    return replace(hit, start=cut + 1) if cut >= 0 and cut + 1 < hit.end else hit


def _begun(text: str, hit: Hit) -> Hit:
    """Return a name without the sentence's first word before it: "Neem Lieke mee", "Van Ilse hoor ik"."""
    first = _FIRST_WORD.match(text, hit.start, hit.end) if starts_sentence(text, hit.start) else None
    if first is None or is_given(first["word"]) or not is_only_given(first["next"]):
        return hit
    if first["word"] in {"Van", "Aan", "Voor", "Met", "Bij"}:
        other = first.end() == hit.end  # "Van Lieke Bos" may be one
    else:
        other = is_nobodys(first["word"])
    return replace(hit, start=first.start("next")) if other else hit


def _parts(text: str, hit: Hit) -> Iterator[Hit]:
    """Yield a hit cut at words that are in no name: "Jetta Klijnsma bij de Drentse", "Jan en Piet"."""
    hit = replace(hit, end=hit.start + len(without_town(text[hit.start : hit.end])))
    of_place = _OF_PLACE.search(text, hit.start, hit.end)
    if of_place and OF_A_PLACE.match(role_before(text, hit.start)):
        hit = replace(hit, end=hit.start + len(of_place["name"]))
    at = hit.start
    for cut in _NO_NAME_WORD.finditer(text, hit.start, hit.end):
        if cut.start() > at:
            yield replace(hit, start=at, end=cut.start())
        at = cut.end()
    if at < hit.end:
        yield replace(hit, start=at) if at > hit.start else hit


def _told(text: str, hit: Hit) -> Iterator[Hit]:
    """Yield one of the model's persons as what it is, or nothing."""
    words, before = text[hit.start : hit.end], text[max(0, hit.start - 40) : hit.start]
    letters = _CODE_LETTERS.match(words)
    if strength(words) is Strength.STRONG and _alone(text, hit):
        return  # "Steller" in the cell before the name
    if letters and _CODE_BEFORE.search(before):
        if letters.end() < len(words):  # "9340 AA  " and nothing behind: the model took the code alone
            yield replace(hit, start=hit.start + letters.end(), entity=Entity.LOCATION)
    elif _ADJECTIVE.fullmatch(words) and _ARTICLE.search(before):
        yield replace(hit, entity=Entity.LOCATION)
    elif _UNIT_BEFORE.search(before) or _is_organisation(words) or _is_area(words, before):
        yield replace(hit, entity=Entity.ORGANISATION)
    elif is_only_town(words) or (is_town(words) and _travelled(text, hit)):
        yield replace(hit, entity=Entity.LOCATION)
    elif len(words.split()) > 1 or (_capitalised_word(words) and not is_nobodys(words)):
        yield hit


def _alone(text: str, hit: Hit) -> bool:
    """Tell whether a name is all that stands in its line or cell."""
    return not text[: hit.start].rstrip(" \r")[-1:].strip() and not text[hit.end :].lstrip(" \r")[:1].strip()


def _travelled(text: str, hit: Hit) -> bool:
    """Tell whether a town that is a name too stands as a place does: "in Axel", "van Axel naar Hulst"."""
    before = text[max(0, hit.start - 40) : hit.start]
    return (
        in_place(before)
        or (_LEFT.search(before) is not None and _TO.match(text, hit.end) is not None)
        or (_FROM_TO.search(before) is not None)
    )


def _is_area(words: str, before: str) -> bool:
    """Tell whether one word that is no first name says what a team is for or where: "meetploeg Zuid"."""
    return " " not in words and not is_given(words) and _AREA_BEFORE.search(before) is not None


def _is_organisation(words: str) -> bool:
    """Tell whether a name begins or ends as an organisation's does: "Noorderveense Courant"."""
    parts = re.sub(r"\.[a-z]{3,4}$", "", words).split()  # in the name of a file too
    if any(_MIXED.fullmatch(part) for part in parts):
        return True
    return len(parts) > 1 and bool(_FIRST.fullmatch(parts[0]) or _LAST.fullmatch(parts[-1]))


def _capitalised_word(word: str) -> bool:
    """Tell whether one word can be a name: a capital, and no digits or strokes."""
    return any(c.isupper() for c in word) and not re.search(r"[\d/\\_@]", word)


def is_addressed(text: str, finding: Finding) -> bool:
    """Tell whether a finding is the town of an address, behind its postcode."""
    return finding.found_by == PLACE and bool(
        _ADDRESSED.search(text, max(0, finding.span.start - 12), finding.span.start)
    )


def place_subjects(places: Iterable[str]) -> tuple[Subject, ...]:
    """Return the dossier's places, and words that are no name, as one subject of kind PLACE, or none."""
    names = tuple(sorted(set(places)))
    return (Subject(id="places", kind=SubjectKind.PLACE, names=names),) if names else ()


@remembered
def known_places(subjects: tuple[Subject, ...]) -> frozenset[str]:
    """Return the dossier's places, folded."""
    return frozenset(squeezed(name) for s in subjects if s.kind is SubjectKind.PLACE for name in s.names)


def as_places(text: str, hits: Iterable[Hit], subjects: tuple[Subject, ...]) -> list[Hit]:
    """Return the hits; what only the model took for a person and the dossier knows as a place is that."""
    known = known_places(subjects)
    return [
        replace(hit, entity=Entity.LOCATION, why=recorded("a place or a word elsewhere in the dossier"))
        if (hit.by.startswith(("model", "pattern")) or _called(text, hit))
        and not hit.subject
        and hit.entity is Entity.PERSON
        and _placed(text[hit.start : hit.end], known)
        else hit
        for hit in hits
    ]


def _called(text: str, hit: Hit) -> bool:
    """Tell whether a list or heading may name a club or public place: "ZV De Otters" below "Naam"."""
    loose = hit.by in {f"{STRUCTURE}list", f"{STRUCTURE}speaker"}
    return loose and _ARTICLED.match(text, hit.start, hit.end) is not None


def _placed(words: str, known: frozenset[str]) -> bool:
    """Tell whether a name is a known place, also after a small word or compounded: "Midden-Haarveen"."""
    name = squeezed(words)
    bare = re.sub(r"^(?:van|te|in|uit) ", "", name)
    return name in known or bare in known or bare.rsplit("-", 1)[-1] in known
