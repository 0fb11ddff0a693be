"""Words for bodies, buildings, desks and homes: what an address or a number may be of (P14, P15, P17)."""

import re


def _words(listed: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(listed.split())


def _ending_in(listed: str) -> str:
    """Return a pattern of the words that end in one of a list.

    What they end in is looked for backwards, by the last letter first: once a word and not at each letter.
    """
    by_last: dict[str, list[str]] = {}
    for word in listed.split():
        by_last.setdefault(word[-1], []).append(f"(?<={word})")
    ends = "|".join(f"(?<={last})(?:{'|'.join(words)})" for last, words in by_last.items())
    return rf"\w++(?:{ends})"


_NAME = (
    r"(?:[ \u00a0](?:['’]t|[Dd]e|[Hh]et|[Vv]an|der|den|en|&|in|voor|te|op|"
    r"[\"“„‘']?[A-Z][\w'’&.\"”/-]*)){0,7}"
)
# Nobody lives there by the word itself; a dwelling has other words ("woonhuis", "flat", "boerderij").
_BUILDINGS = (
    r"(?:gemeente|stad|stads|raad|provincie|waterschaps|dorps|buurt|wijk|zieken|club|kerk|kraam|"
    r"theater|rechts|"
    r"vergader|congres|crematie|uitvaart|afscheids|hoofd|verzorgings|verpleeg|bejaarden)(?:huis|kantoor)|hospice|"
    r"huis van de (?:wijk|buurt|gemeente|stad)|stadskantoor|"
    + _ending_in("""
        centrum school college lyceum gymnasium kerk kapel moskee synagoge museum theater schouwburg
        bibliotheek zwembad sporthal sporthallen sportpark sportzaal gymzaal sportcomplex stadion kazerne
        brandweerpost ambulancepost politiepost politiebureau treinstation busstation gemaal sluis
        fabriek magazijn loods gemeentewerf milieustraat depot distributiecentrum showroom winkel
        supermarkt apotheek huisartsenpraktijk praktijk kliniek hotel restaurant brasserie cafetaria
        snackbar pannenkoekenhuis herberg tankstation benzinestation vestiging filiaal halte stembureau
        gerechtsgebouw kantoorgebouw bedrijfspand bedrijfsgebouw hoofdgebouw opvanglocatie
        uitwijklocatie vergaderlocatie noodopvang kinderopvang peuterspeelzaal speelzaal
        kinderdagverblijf brugbediening stalling parkeergarage parkeerterrein kantine begraafplaats
        crematorium aula gebouw balie loket servicepunt informatiepunt
        """)
    + r"|\w*(?:uw|onze|hun)[ ](?:bedrijfs)?locatie|"
    r"caf[eé]|grand[ ]caf[eé]|eetcaf[eé]|azc|mfa|mfc|obs|cbs|rkbs|ikc|vso|kdv|landgoed|kasteel|"
    r"\w*kantoor|rechtbank|gerechtshof|"
    r"stadhuis|paleis[ ]van[ ]justitie"
)
_FIRMS = (
    _ending_in("""
        bedrijf bureau drukkerij uitgeverij brouwerij makelaardij handel garage bakkerij slagerij rederij
        advocaten notarissen accountants architecten ingenieurs adviseurs makelaars vastgoed aannemers
        aannemersbedrijf recycling installatietechniek installaties transport logistiek
        """)
    + r"|gebr\.|gebroeders|firma"
)
_ORGANS = (
    r"(?:het )?college van (?:burgemeester en wethouders|b[ ]?(?:&|en)[ ]?w|gedeputeerde staten)|"
    r"gedeputeerde staten|provinciale staten|gemeente(?:raad|bestuur)?|provincie|waterschap|"
    r"hoogheemraadschap|"
    r"wetterskip|ministerie|ambassade|embassy|omgevingsdienst|veiligheidsregio|ggd|rechtbank|"
    r"belastingdienst|"
    r"(?:gemeente|raads|staten)?griffie|\w*(?<!t)dienst|directie|redactie|kolleezje|dagelijks bestuur|raad|"
    r"(?<=aan de )(?:burgemeester|wethouder|minister|staatssecretaris|gedeputeerde|dijkgraaf|"
    r"commissaris van de koning)"
)
_CLUBS = (
    r"stichting|\w*vereniging|vve|comité|dorpsbelang(?:en)?|\w*club|fractie|actiegroep|wijkraad|dorpsraad"
)
_TRADES = (
    r"(?:[A-Z][\w'’&.-]*[ \u00a0]){1,4}(?:Metaal|Transport|Recycling|Bouw|Infra|Logistics?|"
    r"Logistiek|Vastgoed|Groep|"
    r"Group|Holding|Techniek|Installaties|Makelaars|Advocaten|Notarissen|Accountants|Architecten|"
    r"Ingenieurs|Adviseurs|"
    r"Consultancy|Services?|Solutions|Beheer|Energie|Catering)"
)
_FORMS = r"(?:[A-Z][\w'’&.-]*[ \u00a0]){1,5}(?:B\.?V|N\.?V|V\.?O\.?F|U\.?A|GmbH|Ltd|SE)\.?"
BODY = re.compile(
    rf"(?<![\w-])(?:(?:(?i:{_BUILDINGS}|{_FIRMS}|{_ORGANS}|{_CLUBS})(?!\w)|"
    rf"Sint[ ][A-Z]\w*kerk)(?-i:{_NAME})|{_FORMS}(?!\w)|{_TRADES}(?!\w))"
)
"""A body or a building by a word of its name, with the name behind it."""

DESK = re.compile(
    r"(?<![\w-])(?i:(?:team|afdeling|cluster|sectie|unit|taakveld)(?!\w)(?-i:"
    + _NAME
    + r")|\w*(?:meldkamer|balie|loket|receptie|centrale|servicepunt|informatiepunt|meldpunt|steunpunt|"
    r"servicedesk|helpdesk|frontdesk|desk|persdienst|perscentrum|voorlichting|secretariaat|"
    r"(?:spoed|storings?|meld|hoofd|service|reserverings|klanten)nummer|"
    r"(?:herhaal|info|informatie|hulp|klachten|crisis|tip|spoed|advies|bestel|klik|meld)lijn))(?!\w)"
)
"""Where anybody who calls is answered by whoever sits there."""

ONE_MANS = re.compile(
    r"(?i:\b(?:maatschap|eenmanszaak|zzp\w*|boerderij|melkvee\w*|veehouder\w*|kwekerij)(?!\w))"
)
ONE_TRADE = re.compile(r"(?i:\b(?:gebr\.?|gebroeders|firma)(?!\w))")
"""Firms that are the people behind them, and often sit at their home: what is theirs is asked about."""

NOBODYS = re.compile(
    r"(?i)^(?:mijn|m['’]n|me|uw|je|jouw|haar|zijn|hun)\s|"
    r"(?<!\w)(?:iban|(?:bank)?rekening(?:nummer|nr)?|bsn|tel(?:efoon)?(?:nummer|nr)?|mobiel|adres|e-?mail)(?!\w)"
)
"""The label of somebody's own datum ("Mijn iban"), which a model may take for the name of a body."""

CLUB = re.compile(rf"(?i:\b(?:{_CLUBS}|werkgroep)(?!\w))")
"""Bodies that often sit at a board member's home: their address is asked about."""

HOME = re.compile(
    r"(?i:\b(?:woon|woont|wonen|woonde|wonende|woonachtig|woonadres|woning\w*|huisadres|thuis\w*|privé\w*|"
    r"bewoners?|bewoonster|omwonenden?|buren|buurman|buurvrouw|huurders?|ingeschreven|verhuisd|"
    r"logeert|verblijft|"
    r"verblijvend\w*|p/a|live|lives|"
    r"home)(?!\w))"
)
"""Words that make of an address or number somebody's own."""

HOME_BEHIND = re.compile(r"(?i:[^.\n]{0,40}\b(?:adres van|woont|wonen|woonde|bewoners?|bewoonster)(?!\w))")
"""The same, behind it."""

OFFICES = frozenset(
    ["burgemeester", "wethouder", "minister", "staatssecretaris", "gedeputeerde", "dijkgraaf", "heemraad"]
)
"""Who is written to at the seat of what he governs."""

UNIT_LINE = re.compile(
    r"(?im)^[ \t]*(?:afdeling|team|directie|sector|cluster|unit|domein|programma)(?!\w)[^\n\d@]*$"
)
"""The line of a letterhead that tells the unit, between its body and the address."""

ONE_HOUSE = re.compile(
    r"(?i:\b(?:voor|van|inzake|betreft|betreffende|perceel|pand|object|"
    r"plaatselijk bekend)\s+(?:(?:de|het)\s+)?$)"
)
"""The address is what a letter or permit is about, wherever the body sits that is named before it."""

LINKS = _words("""
    aan op te in de het en gevestigd kantoorhoudend kantoorhoudende gelegen zetelend bezoekadres
    postadres adres vestigingsadres locatie is tel telefoon telefoonnummer telefoonnr nummer nr nrs
    t m e f fax mail e-mail email kvk k.v.k btw btw-nummer btw-nr kvk-nummer kvk-nr rek rekening
    rekeningnummer bankrekening iban bic bank ma di wo do vr t/m via bereikbaar bellen bel www
    postbus of opent gemeente provincie at the address kantoor huur reserveren reservering
    reserveringen zelf inlichtingen aanmelden aanmelding info informatie vragen
""")
"""Words that join a body and its address, number or account."""

SEATS = {
    # ministries, houses of parliament, high councils
    "Den Haag": (
        "Turfmarkt 147",
        "Rijnstraat 8",
        "Rijnstraat 50",
        "Bezuidenhoutseweg 73",
        "Parnassusplein 5",
        "Korte Voorhout 7",
        "Kalvermarkt 32",
        "Prinses Irenestraat 6",
        "Kneuterdijk 22",
        "Lange Voorhout 8",
        "Anna van Hannoverstraat 4",
        "Zuid-Hollandplein 1",
    ),
    "Utrecht": ("Graadt van Roggenweg 500", "Croeselaan 15", "Archimedeslaan 6"),
    # provinces
    "Assen": ("Westerbrink 1",),
    "Lelystad": ("Visarenddreef 1",),
    "Leeuwarden": ("Tweebaksmarkt 52",),
    "Arnhem": ("Markt 11",),
    "Groningen": ("Sint Jansstraat 4", "Martinikerkhof 12"),
    "Maastricht": ("Limburglaan 10",),
    "Den Bosch": ("Brabantlaan 1",),
    "Haarlem": ("Dreef 3", "Houtplein 33"),
    "Zwolle": ("Luttenbergstraat 2",),
    "Middelburg": ("Abdij 6",),
}
"""Where ministries, high councils and provinces sit, by town (their own sites)."""
TOWNS_TOO = {"s gravenhage": "den haag", "the hague": "den haag", "s hertogenbosch": "den bosch"}
