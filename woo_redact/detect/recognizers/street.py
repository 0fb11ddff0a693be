"""Dutch street names: how sure a word before a number is one, and where the name starts."""

import re

from woo_redact.detect.recognizers.surroundings import either

SURE, NAMED, LIKELY, UNKNOWN = 0.85, 0.7, 0.6, 0.3


# Endings that make a capitalised word a street name by themselves, and a lower-case one likely.
_SURE = either(
    "straat straatje str str. straße strasse laan laantje gracht grachtje kade kadijk steeg steegje plein "
    "pleintje singel dreef plantsoen boulevard allee lane avenue weg wegje dijk dijkje pad paadje hof hofje "
    "brink park wal markt baan kwartier"
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
# What makes of a street's ending another word: "snelweg", "windpark", "gerechtshof", "arbeidsmarkt".
_OTHER_WORDS = {
    "weg": "snel auto fiets spoor om uit af toe door voort aan onder lucht water land vaar wandel voet "
    "bouw rond toegangs aanvoer ontsluitings parallel zij dwars hoofdrij levens vlucht gelei over van half "
    "provinciale",
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
    "De Den Het Ten Ter Op_de Op_den Op_het In_de In_den In_het Aan_de Aan_het Achter_de Onder_de Over_de "
    "Voor_de Van_het 't ’t 's"
)
_KINDS = either(
    "Laan Weg Plein Kade Pad Dijk Singel Gracht Straat Steeg Brink Boulevard Avenue Allee Promenade Rue Baan"
)
_PARTICLE = either("van de der den ten ter te het v.d. v. d' la du 't ’t")
_CAPITAL = r"(?:(?:[A-Z]\.)*[A-ZÀ-Ž'’][\w'’-]*\.?|[A-Z]\.)"
_BLANK = r"[ \t\u00a0]"
_WORD_END = re.compile(r"(?<![\w'’.-])['’]?[^\W\d_](?:[\w'’-]*[\w'’])?\.?$")
_SURE_END = re.compile(rf".*?{_SURE}", re.IGNORECASE)
_LIKELY_END = re.compile(rf".*?{_LIKELY}", re.IGNORECASE)
_PREFIX = re.compile(
    rf"(?<![\w'’])(?:{_FIRST}{_BLANK}+(?:(?:{_CAPITAL}|{_PARTICLE}){_BLANK}+){{0,4}}|{_ARTICLE}{_BLANK}+)$"
)
# Streets that start with their kind: "Laan van Meerdervoort", "Plein 1940", "Weg naar Laren".
_KIND_FIRST = re.compile(
    rf"(?<![\w'’]){_KINDS}(?:{_BLANK}+{either('van der den de het naar langs op ten ter tot voor in aan')}"
    rf"(?:{_BLANK}+{either('de der den het')})?(?:{_BLANK}+(?:{_CAPITAL}|{_PARTICLE})){{1,5}}"
    rf"|{_BLANK}+(?:1[89]\d\d(?:-1?9?\d\d)?|['’]?40{_BLANK}?-{_BLANK}?['’]?45))$"
)
_LABEL = re.compile(
    r"(?:adres(?:gegevens)?|woonachtig|wonende?|wonen|woon|woont|woonde|verblijft|gelegen|perceel|pand|woning|ingeschreven|"
    r"gevestigd|verhuisd?|straat|huis|bezoekadres|logeert)\W{1,3}"
    r"(?:(?:is|van|aan|op|in|te|nabij|naar|het|de|adres|perceel|pand|plaatselijk bekend)\W{1,2}){0,5}$",
    re.IGNORECASE,
)


def street_before(window: str) -> tuple[int, float] | None:
    """Return (start in `window`, score) of the street name that ends it, None if no word is one.

    UNKNOWN is a capitalised word of any kind: a street only if a postcode follows the number.
    """
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
    return (prefix.start() if prefix else match.start()), score


def _score(word: str, before: str, *, prefixed: bool) -> float | None:
    """Return how sure a word is the last of a street name."""
    capital = word[0].isupper() or word[0] in "'’"
    named = _LABEL.search(before) is not None
    if _OTHER_WORD.fullmatch(word) and not (capital and (prefixed or named)):
        return UNKNOWN if capital else None
    if _SURE_END.fullmatch(word):
        if capital:
            return SURE
        return LIKELY if named or len(word) > 6 else None
    if not capital:
        return None
    if _LIKELY_END.fullmatch(word) and (named or prefixed):
        return NAMED
    return LIKELY if named else UNKNOWN
