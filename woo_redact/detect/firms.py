"""Tells by the words beside a name that a firm, road or building bears it: "Bakkerij Smeets"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.known import KNOWN_FIRMS
from woo_redact.detect.lexicon import is_surname
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold
from woo_redact.detect.roads import MAYBE_ROAD, PREPOSITION, ROAD, fits, is_road
from woo_redact.detect.vocabulary import DEGREES, FREQUENT
from woo_redact.language import recorded
from woo_redact.model import Entity

# What a firm does, as the last words of what it is called; with a capital, as in its name.
_TRADES = (
    r"transport|logistiek|logistics|recycling|metaal|bouw(?!m[ae]|ens?\b|er|dew|dijk|el|es?\b|ho[fr]|hui|kamp|kne|se?ma|s(?:tra)?\b)\w*|(?:staal|woning|weg)bouw|loonwerk(?:en)?|systems?|solutions?|services?|group|groep|"
    r"holding|"
    r"consult(?:ancy|ing|ants)?|advies|adviseurs|installaties?|techniek|technology|infra|milieu|vastgoed|"
    r"makelaars?|"
    r"advocaten|notarissen|accountants|architecten|ingenieurs|aannemers?|mengvoeders|veevoeders|zuivel|"
    r"agro|tuinen|"
    r"hoveniers|schilders|dakbedekking|sloopwerken|grondverzet|bestratingen|wegenbouw|beton|catering|"
    r"reizen|tours|taxi|"
    r"optiek|apotheek|meubelen|interieur|verzekeringen|hypotheken|uitzendbureau|detachering|opleidingen|"
    r"training|media|"
    r"producties|events|evenementen|automatisering|software|energie|energy|foods?|bloemen|planten|"
    r"kwekerij(?:en)?|"
    r"fotografie|bewind(?:voering)?|\w*boringen|incasso|(?:web)?design|montage|schoonmaak|keukens|tweewielers|"
    r"rijwielen|afbouw|elektro(?:techniek)?|loodgieters|recreatie|dakwerken|"
    r"engineering|interieurs?|beheer|exploitatie|projecten|ontwikkeling|industrie|trading|international|benelux|verhuur|handel|"
    r"b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|gmbh|ltd|inc"
)
# Those of them that are no department either: "Jan Smit Vastgoed" may be Jan of the department.
_SURE_TRADE = re.compile(
    r"(?=[A-Z])(?i:transport|logistics|recycling|metaal|bouw(?:groep|bedrijf|materialen)|systems?|"
    r"solutions?|services?|group|"
    r"holding|consultancy|consulting|consultants|mengvoeders|veevoeders|makelaars|advocaten|notarissen|"
    r"accountants|"
    r"architecten|ingenieurs|aannemers|hoveniers|sloopwerken|grondverzet|wegenbouw|catering|reizen|"
    r"verzekeringen|"
    r"uitzendbureau|industries|trading|international|benelux|verhuur|energie|foods?|engineering|interieurs?|agro)"
)
# "Smit en Zonen", "& Dochter"; but "zijn vrouw Ria en dochters Kim en Denise" are a family.
_PARTNERS = (
    rf"(?:&|[Ee]n){BLANK}?(?:[Zz]n\.?|Zoo?n(?:en)?|[Cc]o\.?|[Pp]artners|Dochters?|[Aa]ssociates|"
    rf"(?:(?<=&)|(?<=&\s))(?:zoo?n(?:en)?|dochters?)|zonen(?!{BLANK}[A-Z]))"
)
_BROTHERS = Guarded(rf"(?<!\w)(?i:de|die|beide|onze){BLANK}(?:gebroeders|gezusters){BLANK}$")
_AFTER = re.compile(rf"[ \u00a0](?:(?=[A-Z])(?i:{_TRADES})|{_PARTNERS})(?!\w)")
_KINDS = (
    r"(?:gemeente|stad|raad|dorps|buurt|wijk|zieken|provincie|verzorgings|verpleeg|waterschaps)huis|"
    r"gebr\.?|gebroeders|\w{3,}bank|"
    r"bouwgroep|gezusters|maatschap|mts\.?|firma|fa\.|vof|v\.o\.f\.|eenmanszaak|\w*(?:bedrijf|bedrijven|bureau|kantoor|handel|kwekerij|bakkerij|"
    r"slagerij|slijterij|"
    r"boerderij|makelaardij|drukkerij|timmerij|smederij|molen|garage|apotheek|praktijk|stichting|"
    r"vereniging|manege|"
    r"hoeve|cafe|restaurant|hotel|camping|rederij|uitgeverij|brouwerij|loods|supermarkt|fonds|museum)|"
    r"basisschool|obs|"
    r"ikc|bewonersplatform|taxi|sloopwerken|uitvaartzorg|bloemsierkunst|bloemist|bloemisterij|kapsalon|(?:auto)?rijschool|installateur|"
    r"persvraag|krant|dagblad|concern|vve|toko|snackbar|bistro|brasserie|pizzeria"
)
# Such a party is a firm, unless it has a first name: "inschrijver Kuijpers", but "aannemer Jan Smitsma".
_PARTY = re.compile(r"(?:onder|hoofd)?aannemer|opdrachtnemer|inschrijver|leverancier|werkgever")
_KIND_FIRST = re.compile(rf"(?:{_KINDS}){BLANK}(?=[^\W\d_])")
# What a firm is by law, a word or two behind the name: "Dirk Kuyt Sportpark BV".
_THEN_FORM = re.compile(rf"[ \u00a0](?:[A-Z][\w&-]+{BLANK}){{1,2}}(?:B\.?V|N\.?V|V\.?O\.?F)\.?(?![\w-])")
_FORM = re.compile(r"(?:B\.?V|N\.?V|V\.?O\.?F)\.?\s")
_KIND = re.compile(rf"(?:{_KINDS})")
_WORD = re.compile(r"(?<![\w@.-])[A-Z][^\W\d_]{3,}(?!\w)")
_BEFORE_FIRM = re.compile(rf"(?P<word>{WORD}|[A-Z]\.){BLANK}?$")
_REACH = 60  # characters before the last word of a road or firm
_LEAD = re.compile(
    rf"(?<![\w@.-])(?:{INITIALS}{BLANK}?)?(?:{PARTICLE}{BLANK})?(?:{WORD}{BLANK}(?:{PARTICLE}{BLANK})?){{0,3}}$"
)
_OF_FIRM = re.compile(rf"(?<=\w){BLANK}(?:van|bij|uit|namens){BLANK}")


# What is called after a person: "gemaal Willem Alexander", "stoelen type Sophie".
_CALLED = re.compile(
    r"(?:(?:vergader)?zaal|vergaderkamer|spreekkamer|sint|sinte|st\.|prins|prinses|storm|orkaan|merk|type|"
    r"model|variant|villa|huize|halte|schip|ms|"
    r"m\.s\.|systeem|"
    r"software|project|programma|operatie|gemaal|landgoed|kasteel|brug|toren|sluis|tunnel|gymzaal|"
    r"sportzaal|parochie|"
    r"veerpont|wet|methode|formule|arrest|team|klas|graaf|hertog|schip|ms\.|kamer|bijlage|\w*route|wandeling|"
    r"hond|hondje|kat|poes|kater|paard|pony|merrie|hengst|pup|ezel|geit|koe|stier|papegaai|konijn|cavia|"
    r"vergaderruimte|spreekruimte|\w*lokaal|\w*zaal|aula|auditorium|studio|schouwburg|bioscoop|kapel|"
    # clubs and companies of players
    r"vv|sv|fc|sc|rkvv|rksv|cvv|svv|hc|mhc|kv|ckv|tc|ltc|tv|ijsclub|(?:voetbal|hockey|tennis|roei|sport)club|"
    r"testpersoon|testgebruiker|testaccount|persona|personage|voorbeeldpersoon|"
    r"(?:toneel|theater|muziek|dans|zang)(?:groep|gezelschap|vereniging)|fanfare|harmonie|\w*koor|\w*orkest|"
    r"ensemble|scouting|azc|pi|dagopvang|woonvorm|cafetaria|snackbar|bistro|brasserie|pizzeria|"
    r"lunchroom|kinderopvang|kinderdagverblijf|kdv|bso|(?:woon|volks|nieuwbouw)?wijk|ship|vessel|veer|veerboot|zeilschip|motorschip|"
    r"peuterspeelzaal|speeltuin|hofje|beurs|bokaal|cup|toernooi)"
)
# What a municipality opens, hires out and closes: called "De Waterlelie", with its article.
_PUBLIC_PLACE = re.compile(
    r"\w*(?:bad|ijsbaan|sporthal|sportpark|dorpshuis|buurthuis|clubhuis|centrum|bibliotheek|kinderboerderij|"
    r"jachthaven|hospice|vereniging|stichting|school|bos|park|locatie|gebouw|theater|zv|vv|sv)",
    re.IGNORECASE,
)
_THE_NAME = re.compile(
    rf"(?P<name>(?:De|Het|['’]t){BLANK}(?P<word>{WORD}))(?!\w|{BLANK}(?:{WORD}|{PARTICLE}))"
)
_BEFORE_THE = re.compile(rf"(\w+){BLANK}[\"“„‘']?$")
# A house with a sign: "snackbar Bij Nel", "eetcafé Ome Toon"; and a foundation for somebody's heritage.
_HOUSE = Guarded(
    rf"(?<!\w)(?:(?i:\w*café|\w*cafe|snackbar|cafetaria|restaurant|bistro|brasserie|pizzeria|lunchroom|kapsalon|"
    rf"winkel|pension|hotel|bakkerij|kroeg|bar){BLANK}(?:Bij|Chez|Ome|Oom|Tante|Opa|Oma|Moeder|Boer)|"
    rf"[Ss]tichting{BLANK}(?:[Ff]amilie|Anne|(?:\w*[Vv]rienden|Huis|Museum|Behoud|Nalatenschap|[Ee]rven)"
    rf"{BLANK}van))(?:{BLANK}de|{BLANK}het)?{BLANK}$"
)
# "motie-De Vos", "wet-Van Houten", "methode-Vermeer"
_JOINED = Guarded(
    r"(?<!\w)(?:initiatief)?(?:motie|wet|amendement|commissie|kabinet|regeling|affaire|zaak|arrest|methode|formule|"
    r"akkoord|rapport|plan|norm|toets|regel)-"
    rf"(?:{PARTICLE}{BLANK})?$",
    re.IGNORECASE,
)
# A month after its day, in the languages of the neighbours: "12. Mai".
_DAY = re.compile(r"(?<!\d)[0-3]?\d\.?[ \u00a0](?:de[ \u00a0])?$")
_MONTHS = re.compile(
    r"januar|februar|marz|mai|juni|juli|august|oktober|dezember|janvier|avril|juin|juillet|aout|octobre|"
    r"april|may|june|july|augustus|mei"
)
# "E. coli": the letter of a genus before its species.
_SPECIES = re.compile(
    r"[ \u00a0](?:coli|aureus|subtilis|cereus|difficile|faecalis|jejuni|albicans|"
    r"[a-z]{4,}(?:ensis|ophila|oides|orum|aceae|ifolia|monocytogenes|pneumoniae|burgdorferi|processionea))(?!\w)"
)
# "de ezel heet Grijsje", "haar hond, Boris"
_ANIMAL = Guarded(
    rf"(?<!\w)(?:hond|hondje|teef|reu|kat|poes|kater|paard|pony|merrie|hengst|pup|ezel|geit|koe|stier|papegaai|"
    rf"konijn|cavia)(?:,|{BLANK}(?:heet|heette|genaamd|met{BLANK}de{BLANK}naam)){BLANK}$"
)
# What is staged, printed or hung: "advies over \"Medea\"".
_WORK = Guarded(
    rf"(?<!\w)(?i:voorstelling|toneelstuk|stuk|film|musical|opera|roman|boek|schilderij|lied|over|productie){BLANK}"
    r"[\"“„‘']$"
)
# A ship or hall in quotes behind an article: "met de „Johan de Witt” vertrokken".
_QUOTED = Guarded(rf"(?<!\w)(?i:de|het|schip|ship|vessel|boot|veerboot|jacht|klipper|zaal){BLANK}[\"“„‘']$")
# A building's own word behind the stroke: "het Willem Drees-huis", "de Sientje-loop".
_BUILDING = (
    r"(?:huis|school|zaal|hal|sporthal|gymzaal|park|kerk|brug|toren|gebouw|college|kliniek|centrum|stadion|theater|"
    r"museum|fonds|prijs|loop|nachtrun|run|toernooi|bokaal|lezing|fietspad|route)"
)
_BUILT = re.compile(rf"\S+-{_BUILDING}")
_BUILT_AFTER = re.compile(rf"(?:{BLANK}(?:{PARTICLE}{BLANK})?{WORD})?-{_BUILDING}(?!\w)")
# What is called after somebody long dead, or a case after its parties: "formule volgens Manning".
_CALLED_OF = Guarded(
    rf"(?<!\w)(?:(?:wet|wetten|formule|theorie|stelling|principe|regel|methode|verdeling|schaal|standbeeld|beeld|"
    rf"huishouden|schilderij|museum){BLANK}(?:van|volgens){BLANK}(?:{WORD}{BLANK}en{BLANK})?|"
    rf"(?:arrest|zaak){BLANK}(?:[\w.-]+/)+)$",
    re.IGNORECASE,
)
# Whom everybody means who says so: nobody.
_SAYING = re.compile(
    rf"Jan{BLANK}(?:en{BLANK}alleman|met{BLANK}de{BLANK}(?:pet|korte{BLANK}achternaam)|Modaal|Publiek|Rap|Klaassen|"
    rf"Doedel|Salie|Lul|Splinter)(?!\w)|Jan,{BLANK}(?:Piet|Rap)|Piet{BLANK}Snot(?!\w)|Pietje{BLANK}(?:Puk|Precies)(?!\w)|"
    rf"Malle{BLANK}Pietje|Joost{BLANK}mag{BLANK}het|John{BLANK}Doe(?!\w)|Lorem{BLANK}Ipsum|Test(?:er)?{BLANK}(?:Persoon|Test\w*)"
)
# "nota Cruquius", "rapport Remkes": one word after it is what the paper is about, or is called.
_PAPER = re.compile(r"(?:nota|notitie|rapport|visie|plan|werkplan|beleid|debat|folder|thema|dijkvak)")
# "Emma XL", "Waaloever v3", "Venn-diagram"
_VERSION_AFTER = re.compile(
    rf"{BLANK}(?:X*[SL]|XXL|I{{2,3}}|v\.?\d[\d.]*|\d\.\d)(?!\w)|"
    r"-(?:diagram|variant|model|methode|effect|formule|test|schaal|analyse|curve|principe|score|index)\w*"
)
_ROAD_AND_NUMBER = Guarded(r"[a-z](?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|pad)\s\d+[\w-]*,\s$")
_ARTICLES = frozenset({"de", "het", "'t"})
# In English a woman is called so; the ship is "ms" or "MS".
_MS = re.compile(r"(?<!\w)Ms\.?[ \u00a0]$")
_DEGREE = re.compile(rf"(?<!\w)(?i:{DEGREES})[ \u00a0]?$")
_PLACE_WORD = 60  # characters in which the word before the name of a public place stands
_BACK = 36  # characters: the word before a name, and an article
_LETTER = 2  # characters: "B."
_OF_BODY = re.compile(rf"{BLANK}(?:van|bij|uit|namens){BLANK}[A-Z]{{2,6}}$")  # "Tamminga van LTO"
_ASKED = 4096  # places of which the answer is remembered: several rules ask about each, one after another
_OPTION = re.compile(
    r"(?:rev\.?|revisie|optie|variant|bijlage|categorie|groep|deel|type|scenario|sub|blok|fase|perceel|klasse|lijst|zone|"
    r"punt|onderdeel|label|tabel|figuur|model)"
)


@lru_cache(maxsize=_ASKED)
def word_before(text: str, start: int, *, over: bool = True) -> str:
    """Return the folded word directly before a place; `over` an article: "café De |" gives "cafe"."""
    line = text[max(0, start - _BACK) : start].rpartition("\n")[2]
    line = line[max(map(line.rfind, ";|\t")) + 1 :]
    if not line[-1:].isspace():
        return ""
    last = line.rsplit(None, 2)[-2:]
    word = fold(last[-1]).lstrip("(\"'“„‘") if last else ""
    return fold(last[0]) if over and word in _ARTICLES and len(last) > 1 else word


def public_places(text: str) -> Iterator[str]:
    """Yield the names of public places and clubs, unless many people bear them: "zwembad De Waterlelie"."""
    for match in _THE_NAME.finditer(text):
        before = _BEFORE_THE.search(text, max(0, match.start() - _PLACE_WORD), match.start())
        if before and _PUBLIC_PLACE.fullmatch(before[1]) and fold(match["word"]) not in FREQUENT:
            yield match["name"]


@lru_cache(maxsize=_ASKED)
def is_called_after(text: str, start: int) -> bool:
    """Tell whether the word before says that a thing is called so."""
    degree = _DEGREE.search(text, max(0, start - 12), start)  # "Gemaal Mr. P.D. Kleij"
    at = degree.start() if degree else start
    return not _MS.search(text, max(0, at - _LETTER - 3), at) and fits(_CALLED, word_before(text, at))


@lru_cache(maxsize=_ASKED)
def is_thing(text: str, start: int, end: int) -> bool:
    """Tell whether what stands beside a name says that it is a theory's, a paper's or a place's."""
    before = text[max(0, start - _BACK) : start]
    single = " " not in text[start:end] and not is_given(text[start:end])
    return bool(
        _CALLED_OF.search(before)
        or _SAYING.match(text, start)
        or _HOUSE.search(before)
        or _JOINED.search(before)
        or (" " not in text[start:end] and (_ANIMAL.search(before) or _WORK.search(before)))
        or (_MONTHS.fullmatch(fold(text[start:end])) and _DAY.search(before))
        or (end - start <= _LETTER and _SPECIES.match(text, end))
        or _VERSION_AFTER.match(text, end)
        or _QUOTED.search(before)
        or _BUILT.fullmatch(text[start:end].rsplit(maxsplit=1)[-1])
        or _BUILT_AFTER.match(text, end)
        or (single and (_ROAD_AND_NUMBER.search(before) or fits(_PAPER, word_before(text, start))))
    )


def before_body(text: str, start: int, end: int) -> int:
    """Return where the name ends before the body in capitals that somebody is of: "Tamminga van LTO"."""
    body = _OF_BODY.search(text, start, end)
    return body.start() if body and not text[start:end].isupper() else end


def is_option(text: str, start: int, end: int) -> bool:
    """Tell whether one letter names a thing in a row: "optie B."."""
    return end - start <= _LETTER and fits(_OPTION, word_before(text, start))


@lru_cache(maxsize=_ASKED)
def is_firm(text: str, start: int, end: int) -> bool:
    """Tell whether a name at start..end is a firm's, going by its own words and those beside it."""
    own = text[start:end].rpartition(" ")
    follows = text[end + 1 : end + 2]
    return bool(
        ((follows.isupper() or follows in "&e") and _AFTER.match(text, end))
        or (fits(_KIND, word_before(text, start)) and not _are_brothers(text, start))
        or (fits(_PARTY, word_before(text, start)) and not _has_first_name(text[start:end]))
        or (own[0] and _AFTER.fullmatch(" " + own[2]))
        or _begins_as_firm(text[start:end])
        or _FORM.match(text, start, end)
        or _THEN_FORM.match(text, end)
    )


def _are_brothers(text: str, start: int) -> bool:
    """Tell whether an article makes persons of what else is a firm: "de gebroeders Musters"."""
    return _BROTHERS.search(text[max(0, start - _BACK) : start]) is not None


@lru_cache(maxsize=50_000)
def _begins_as_firm(name: str) -> bool:
    """Tell whether a name begins with what firms of a kind are called by: "Bakkerij Smeets"."""
    return _KIND_FIRST.match(fold(name)) is not None


def _has_first_name(name: str) -> bool:
    """Tell whether a name begins with a first name or initials."""
    first = name.split(maxsplit=1)[0]
    known = is_only_given(first) and not is_surname(first)
    return "." in first or known or (" " in name and is_given(first))


@lru_cache(maxsize=50_000)
def _may_end_thing(word: str) -> bool:
    """Tell whether a capitalised word ends as the name of a road does, or says what a firm does."""
    folded = fold(word)
    return bool(ROAD.fullmatch(folded) or MAYBE_ROAD.fullmatch(folded) or _SURE_TRADE.fullmatch(word))


def _known_firms(text: str) -> Iterator[Hit]:
    """Yield the bodies everybody knows by name, where no first name or initial makes it a person's."""
    for match in KNOWN_FIRMS.finditer(text):
        before = _BEFORE_FIRM.search(text[max(0, match.start() - 30) : match.start()])
        if before and (before["word"].endswith(".") or is_given(before["word"])):
            continue
        yield Hit(
            start=match.start(),
            end=match.end(),
            entity=Entity.ORGANISATION,
            score=0.9,
            by=f"{STRUCTURE}thing",
            why=recorded("name of a known organisation"),
        )


def _after_person(text: str, start: int, end: int) -> int:
    """Return where the firm's own name begins behind who is of it: "Mark Bos van Bouwbedrijf Bos".

    `text[start:end]` is what stands before the word that tells the firm.
    """
    words = text[start:end]
    for joint in _OF_FIRM.finditer(words):
        before, after = words[: joint.start()].split(), words[joint.end() :]
        named = len(before) > 1 and (before[0].endswith(".") or is_given(before[0]))
        if not after or _KIND_FIRST.match(fold(after)) or named:
            start = end - len(after)
    return start


def thing_hits(text: str) -> Iterator[Hit]:
    """Yield the firms and roads that their last word betrays: no part of them is taken for a person."""
    yield from _known_firms(text)
    for match in _WORD.finditer(text):
        if not _may_end_thing(match[0]):
            continue
        lead = _LEAD.search(text, max(0, match.start() - _REACH), match.start())
        start, end = lead.start() if lead else match.start(), match.end()
        start = _after_person(text, start, match.start())
        firm = start < match.start() and _SURE_TRADE.fullmatch(match[0]) is not None
        if not firm and not is_road(text, match.start(), end):
            continue
        capital = next(at for at in range(start, end) if text[at].isupper())
        if not firm and PREPOSITION.search(text, max(0, capital - 8), capital):
            start = capital  # "bij de Jan de Wittstraat": "bij de" is in some names, not in this one
        elif not firm and not PREPOSITION.search(text, max(0, start - 8), start):
            start = match.start()  # "Jan Bakker Dorpsstraat 5": the person stands before it
        yield Hit(
            start=start,
            end=end,
            entity=Entity.ORGANISATION if firm else Entity.LOCATION,
            score=0.9,
            by=f"{STRUCTURE}thing",
            why=recorded("name of a company") if firm else recorded("name of a road or building"),
        )
