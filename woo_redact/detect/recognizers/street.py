"""Dutch street names: how sure a word before a number is one, and where the name starts."""

import re

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.recognizers.surroundings import either

SURE, NAMED, LIKELY, POSSIBLE, UNKNOWN = 0.85, 0.7, 0.6, 0.35, 0.3


# Endings that make a capitalised word a street name by themselves, and a lower-case one likely.
_SURE = either(
    "straat straatje str str. ln ln. pln straße strasse laan laantje gracht grachtje kade kadijk "
    "steeg steegje plein "
    "pleintje singel dreef plantsoen boulevard allee lane avenue weg wegje dijk dijkje pad paadje hof hofje "
    "brink park wal markt baan kwartier strjitte strjittewei dyk leane reed buorren"
)
# Endings of many other words too: a postcode, or a word for an address, must say that it is a street.
_LIKELY = either(
    "es esch erf erve eind einde kamp veld velden zijde poort haven havens werf burg borg horst donk hoek "
    "heuvel akker akkers hoeve meent vliet vaart diep wetering oever sluis brug gaarde gaard tuin tuinen bos "
    "hout loo veen heide hei maten mate made weide weiden ring rak schans bolwerk vest stede stee warande "
    "waard polder meer ven kanaal sloot rede boord passage promenade esplanade galerij land landen kring "
    "zoom rand kant rotonde wijk berg dal stoep gang terras hoven raai marke mars marsch tocht toren vonder "
    "zand rijn delft voorhout vijverberg spui dam damrak rokin waag bleek bogaard boomgaard kolk laak laar "
    "lo"
)
# Those of them that hardly end a place or another word: with a capital, and where the number ends what is
# said, they are streets too ("Noorderhaven 22.", "Zuiderdiep 14 te").
_POSSIBLE = either(
    "haven havens diep vaart rak kant zijde erf erve hoeve akker akkers oever wetering gaarde gaard meent "
    "kring "
    "zoom schans bolwerk weide weiden tuin tuinen vliet hoven raai gang stoep terras warande "
    "rokin spui vijverberg voorhout achterom buitenom ooster wester dwinger"
)
_PLAIN_HAVENS = either(
    "lucht jacht zee binnen buiten vissers passagiers eems waal maas vlieg moes volks speel kinder dieren "
    "achter voor leraren weer water boven onder zij linker rechter ener ander deze"
)
# What makes of a street's ending another word: "snelweg", "windpark", "gerechtshof", "arbeidsmarkt".
_OTHER_WORDS = {
    "weg": "snel auto fiets spoor om uit af toe door voort aan onder lucht water land vaar wandel voet "
    "bouw rond toegangs aanvoer ontsluitings zij dwars hoofdrij levens vlucht gelei over van half",
    "park": "wind zonne energie wagen machine bedrijven speel dieren natuur pret vakantie bungalow recreatie "
    "reken server science business thema attractie auto kassen voor winkel",
    "hof": "gerechts voor tuin kerk school schild",
    "pad": "fiets wandel voet ruiter klim groei leer tijd ontwikkel dwaal loopbaan zorg",
    "baan": "loop start landings bus rij tram zwem draf skate kunst snel kegel deeltijd spoor",
    "markt": "arbeids woning super huizen energie zorg vee doel binnen kapitaal huur afzet groei hypotheek "
    "jaar "
    "kerst rommel boeren wereld inkoop geld bouw",
    "straat": "woon winkel zij eenrichtings productie was fiets test",
    "wal": "grond aard oever geluids zand",
    "dijk": "zee ring slaper winter zomer rivier boezem spoor",
    "kwartier": "hoofd kern start",
    "plein": "parkeer school kruis",
    "laan": "op",
}
_OTHER_WORD = re.compile(
    "|".join(rf"{either(starts)}-?{end}" for end, starts in _OTHER_WORDS.items())
    + "|"
    + either("weg park pad baan kwartier adres proces congres succes halverwege"),
    re.IGNORECASE,
)
# Words that stand before the last word of a street name and belong to it.
_FIRST = either(
    "Oude Nieuwe Nwe Nwe. Korte Lange Grote Kleine Hoge Lage Brede Smalle Verlengde Verl. Binnen Buiten "
    "Achter Voor Noorder Zuider Ooster Wester Noord Zuid Oost West Eerste Tweede Derde Vierde Vijfde 1e 2e "
    "3e 4e 5e 1ste 2de 3de Prins Prinses Pr. Koning Koningin Kon. Keizer Graaf Gravin Hertog Burgemeester "
    "Burg. Burg Bgm. Bgm Burgem. Dokter Doctor Dr. Dr Professor Prof. Prof Dominee Ds. Ds Mr. Mr Mgr. Mgr "
    "Ir. Ir Ing. Pastoor Past. Pater Kapelaan Kardinaal Bisschop Meester Notaris Generaal Gen. Kolonel "
    "Kapitein Admiraal Commandeur Gouverneur President Minister Jonkheer Jhr. Jkvr. Freule Baron Sint St. St "
    "Heilige Wethouder Weth. Van Van_de Van_der Van_den Anne Albert Karel Nelson Martin_Luther Johan Jan "
    "Pieter Piet Willem Hendrik Hugo Frans Gerrit Jacob Maria Wilhelmina Emma Louise Winston Theo Titus Abel "
    "Michiel Anthony Christiaan Simon Cornelis Joost Isaac Marie Rosa Domela Constantijn Adriaan Thomas "
    "Vincent Joan Aletta Charlotte Hannie Johannes Philips Maurits John William Dirk Claes Floris Lodewijk "
    "Menno Ferdinand Frederik Hein Rembrandt Witte Reinier Aert Govert Antonie Egbert Harm Roelof Geert "
    "Klaas Berend Lucas Anna Clara Elisabeth Johanna Catharina Sara Kenau"
)
# The same, but only directly before it: "De Giezenstraat", not "De provincie en de Giezenstraat".
_ARTICLE = either(
    "De Den Het It Ten Ter Boven_de Boven_het Tussen_de Rond_de Rondom_de Langs_de Buiten_de "
    "Achter_het Op_'t Op_’t In_'t In_’t Aan_'t Aan_’t Achter_'t Bij_'t Bij_de "
    "Op_de Op_den Op_het In_de In_den In_het Aan_de Aan_het Achter_de Onder_de Over_de "
    "Voor_de Van_het 't ’t 's"
)
_KINDS = either(
    "Laan Weg Plein Kade Pad Dijk Singel Gracht Straat Steeg Brink Boulevard Avenue Allee Promenade Rue Baan"
)
_FRENCH = either("Boulevard Avenue Allee Promenade Rue Place")
_PARTICLE = either("van de der den ten ter te het v.d. v. d' la du 't ’t dr. mr. ir. ds. prof. mgr. jhr. st.")
_CAPITAL = r"(?:(?:[A-Z]\.)*[A-ZÀ-Ž'’][\w'’-]*\.?|[A-Z]\.)"
_BLANK = r"[ \t\u00a0]"
_WORD_END = re.compile(r"(?<![\w'’.-])['’]?[^\W\d_](?:[\w'’-]*[\w'’])?\.?$")
_SURE_END = re.compile(rf".*?{_SURE}", re.IGNORECASE)
_LIKELY_END = re.compile(rf".*?{_LIKELY}", re.IGNORECASE)
_POSSIBLE_END = re.compile(rf".*?{_POSSIBLE}", re.IGNORECASE)
_ON_THE = Guarded(rf"(?<!\w)(?:op|aan){_BLANK}(?:de|het|den){_BLANK}$")
_PLAIN = re.compile(rf"{_PLAIN_HAVENS}-?{_POSSIBLE}", re.IGNORECASE)
_PREFIX = re.compile(
    rf"(?<![\w'’])(?:{_FIRST}{_BLANK}+(?:(?:{_CAPITAL}|{_PARTICLE}){_BLANK}+){{0,4}}|{_ARTICLE}{_BLANK}+)$"
)
# Streets that start with their kind: "Laan van Meerdervoort", "Plein 1940", "Weg naar Laren".
_KIND_FIRST = Guarded(
    rf"(?<![\w'’]){_KINDS}(?:{_BLANK}+{either('van der den de het naar langs op ten ter tot voor in aan')}"
    rf"(?:{_BLANK}+{either('de der den het')})?(?:{_BLANK}+(?:{_CAPITAL}|{_PARTICLE})){{1,5}}"
    rf"|{_BLANK}+(?:1[89]\d\d(?:-1?9?\d\d)?|['’]?40{_BLANK}?-{_BLANK}?['’]?45))$"
    rf"|(?<![\w'’]){_FRENCH}(?:{_BLANK}+{_CAPITAL}){{1,3}}$|(?<![\w'’])Provinciale{_BLANK}weg$"
)
# The side of a water or a town behind the name: "Parallelweg Zuid", "Vaart Z.Z.", "Kanaal Noordzijde".
_SIDE = Guarded(
    rf"(?:{_BLANK}|-)(?:Noord|Zuid|Oost|West|[NZOW]\.{_BLANK}?Z\.?|[NZOW]Z|[nzow]z|"
    r"(?i:noord|zuid|oost|west)(?:er)?zijde|(?:noord|zuid|oost|west)kant|Binnen|Buiten|Achter)$"
)
_SHOUTED = re.compile(rf"(?:^|[:;,|(]){_BLANK}*(?P<words>(?:[A-Z][A-Z'’.-]*{_BLANK}+){{1,5}})$")
# Who the street is called after: "Meerum Terwogtlaan", "aan de Robert Scottstraat".
_CALLED_AFTER = re.compile(
    rf"(?:^{_BLANK}*|[:,;(|]{_BLANK}*|(?<!\w)(?:de|het|aan|op|in|van|naar|nabij){_BLANK})"
    rf"(?P<words>(?P<first>(?:[A-Z]\.){{1,3}}|[A-ZÀ-Ž][a-zà-ž'’-]+){_BLANK}"
    rf"(?:(?:(?:[A-Z]\.){{1,3}}|van|de[nr]?|te[nr]|[A-ZÀ-Ž][a-zà-ž'’-]+){_BLANK}){{0,3}})$"
)
# Words that stand before an address at the start of a line or field and are no part of a name.
_NO_NAME = re.compile(
    r"(?:perce(?:el|len)|pand|panden|woning|appartement|flat|bezwaar|beroep|betreft|object|adres|\w+adres|"
    r"locatie|plaats|bewon|"
    r"buren|hoek|nabij|project|plan|bouwplan|melding|klacht|vergunning|aanvraag|dakkapel|inspectie|"
    r"controle|familie|fam|"
    r"kruising|omgeving|gebied|school|\w+school|kerk|kantoor|hotel|café|restaurant|gemeente|provincie|"
    r"waterschap|museum|"
    r"stichting|vereniging|garage|sporthal|wijk\w*|zorg\w*|dorp\w*|buurt\w*|winkel|supermarkt|overlast|"
    r"parkeren|"
    r"omgevingsvergunning|handhaving|sloop|bouw|nieuwbouw|verbouw\w*|kap|aan|op|in|van|bij|de|het|ook|en|"
    r"of|naar|uit|te|"
    r"station|bushalte|halte|ingang|\w+tekst|naam|straat|dhr|mevr|mw|heer|mevrouw|is|hij|zij|ik|we|wij|"
    r"woont|woonde|"
    r"eigenaar|huurder|verzoek|besluit|bewoners?|contact|post|factuur|aflever\w*|bezoek\w*|verhuizing|huis|"
    r"boerderij|"
    r"vroeger|voorheen|eerder|thans|nu|momenteel|later|tijdelijk|toen|sinds|tweede|"
    r"politie\w*|rechtbank|gemeentehuis|provinciehuis|stadhuis|stadskantoor|"
    r"bibliotheek|apotheek|"
    r"huisarts\w*|ziekenhuis)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    rf"(?:^|[:;,|(\t]){_BLANK}*(?P<words>{_CAPITAL}(?:{_BLANK}+(?:{_CAPITAL}|{_PARTICLE})){{0,4}}{_BLANK}+)$"
)
_LABEL = Guarded(
    r"(?:adres(?:gegevens)?|woonachtig|wonende?|wonen|woon|woont|woonde|verblijft|gelegen|perceel|pand|"
    r"woning|ingeschreven|"
    r"gevestigd|verhuisd?|straat|huis|bezoekadres|logeert|bij\s(?:oma|opa|haar|hem|zijn|zijn\s\w+|haar\s\w+)|"
    r"(?:straat\w*|adres)\s?(?:\+|&|/|en)\s?(?:huis)?(?:nummer|nr\.?))\W{1,3}"
    r"(?:(?:is|van|aan|op|in|te|nabij|naar|het|de|adres|perceel|pand|plaatselijk bekend)\W{1,2}){0,5}$",
    re.IGNORECASE,
)


def own_cell(window: str) -> str:
    """Return the last cell of a row; the one before it is who lives there, unless it is the word "adres"."""
    at = window.rstrip("\t ").rfind("\t") + 1
    return window if _LABEL.search(window[:at]) else window[at:]


def street_before(window: str) -> tuple[int, float] | None:
    """Return (start in `window`, score) of the street name that ends it, None if no word is one.

    UNKNOWN is a capitalised word of any kind: a street only if a postcode follows the number; POSSIBLE is one
    that ends as streets do: a street if nothing is counted by the number.
    """
    if side := _SIDE.search(window):
        found = street_before(window[: side.start()])
        if found is not None and (
            found[1] > UNKNOWN or _LIKELY_END.fullmatch(window[found[0] : side.start()])
        ):
            return found[0], max(found[1], NAMED)
    if kind := _KIND_FIRST.search(window):
        return kind.start(), SURE
    match = _WORD_END.search(window)
    if match is None:
        return None
    before = window[: match.start()]
    prefix = _PREFIX.search(before)
    score = _score(match[0], before, prefixed=prefix is not None)
    if score is None:
        return None
    start = prefix.start() if prefix else match.start()
    if match[0].isupper() and (words := _SHOUTED.search(before)):
        first = words["words"].split()[0]
        label = len(first) + 1 if len(first) > 3 and _NO_NAME.fullmatch(first) else 0
        start = min(start, words.start("words") + label)
    called = _CALLED_AFTER.search(window[:start]) if score == SURE and not prefix else None
    if called and not _NO_NAME.fullmatch(called["first"]):
        start = called.start("words")
    return start, score


def may_be(word: str) -> bool:
    """Tell whether a word ends as many streets do: "Zuideinde", which is a town too."""
    return _LIKELY_END.fullmatch(word) is not None


def whole_field(window: str, start: int) -> int:
    """Return where a name of unknown kind begins that fills its field: "Bonte Zwaan", "Kleine Beer"."""
    field = _FIELD.search(window[:start])
    return field.start("words") if field else start


def _score(word: str, before: str, *, prefixed: bool) -> float | None:
    """Return how sure a word is the last of a street name."""
    capital = word[0].isupper() or word[0] in "'’"
    named = _LABEL.search(before) is not None
    if _OTHER_WORD.fullmatch(word) and not (capital and (prefixed or named)):
        return UNKNOWN if capital else None
    if _SURE_END.fullmatch(word):
        if capital:
            return SURE
        return LIKELY if named or len(word) > 5 else None
    return _unsure(word, before, named=named, prefixed=prefixed) if capital else None


def _unsure(word: str, before: str, *, named: bool, prefixed: bool) -> float:
    """Return how sure a capitalised word with an ending of many words is the last of a street name."""
    if len(word) == 1:  # "perceel H 2214": a section of the land register
        return UNKNOWN
    likely = _LIKELY_END.fullmatch(word) is not None
    if likely and (named or prefixed):
        return NAMED
    if named:
        return LIKELY
    on_the = likely and _ON_THE.search(before) is not None
    possible = _POSSIBLE_END.fullmatch(word) is not None and _PLAIN.fullmatch(word) is None
    return POSSIBLE if on_the or possible else UNKNOWN
