"""The words that stand with an office: of several holders, of portfolios and places, of parties."""

import re


def _set(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())


PLURAL = _set("""
    ministers staatssecretarissen bewindslieden bewindspersonen kamerleden senatoren gedeputeerden statenleden
    burgemeesters wethouders raadsleden gemeenteraadsleden burgerraadsleden dijkgraven heemraden hoogheemraden
    db-leden ab-leden portefeuillehouders fractievoorzitters fractieleden fractieleiders
    fractievertegenwoordigers duoraadsleden duo-raadsleden steunraadsleden burgerleden raadscommissieleden
    burgercommissieleden steunfractieleden duostatenleden collegeleden informateurs europarlementariërs
    eilandgedeputeerden eilandsraadsleden woordvoerders persvoorlichters wethâlders deputearren aldermen
    insprekers heren dames leden
    """)
# What a minister, gedeputeerde or wethouder is of, folded: no persons after an office.
PORTFOLIO_WORDS = _set("""
    algemene zaken asiel migratie binnenlandse buitenlandse handel ontwikkelingssamenwerking defensie
    ontwikkelingshulp economische economie financien fiscaliteit belastingdienst douane toeslagen
    veiligheid infrastructuur waterstaat justitie rechtsbescherming klimaat groene groei energie
    energietransitie visserij landbouw voedselzekerheid voedselkwaliteit natuur stikstof onderwijs cultuur
    wetenschap primair voortgezet sociale sociaal domein werkgelegenheid volkshuisvesting ruimte
    ruimtelijke ordening ontwikkeling welzijn volksgezondheid sport zorg langdurige jeugd jeugdzorg
    jeugdhulp preventie participatie integratie werk inburgering inkomen armoede schulden wonen woningbouw
    bouwen verkeer vervoer mobiliteit bereikbaarheid openbare orde openbaar duurzaamheid milieu water
    afval groen beheer recreatie toerisme erfgoed monumenten archeologie kunst media bestuur bestuurlijke
    vernieuwing dienstverlening personeel organisatie innovatie bedrijfsvoering digitalisering regio
    vastgoed grondzaken grondbeleid evenementen emancipatie diversiteit leefbaarheid wijken dorpen kernen
    dierenwelzijn havens haven luchtvaart koninkrijksrelaties arbeidsmarkt bedrijven ondernemers
    binnenstad omgevingswet vergunningen handhaving kwaliteit gezondheid ouderen
    """)
TAIL_WORDS = _set("""
    van voor de het den der des en in te op bij t s aan onder tot gemeente gemeenten provincie waterschap
    hoogheemraadschap eiland lichaam stad dorp tevens ook plaatsvervangend waarnemend a.i wnd locoburgemeester
    ministerie o.a w.o waaronder fractie lid voorzitter namens u jou jullie ons mij
    """)
PARTY = (
    r"(?:VVD|CDA|PvdA(?:[-/]GroenLinks|[-/]GL)?|D['’]?66|GroenLinks(?:[-/ ]PvdA)?|GL(?:[-/]PvdA)?|SP|SGP|PVV|"
    r"ChristenUnie|CU(?:[-/]SGP)?|PvdD|Partij voor de Dieren|DENK|Denk|Volt|BBB|NSC|JA21|FVD|FvD|BVNL|OSF|"
    r"AWP|FNP|PvhN|Partij voor het Noorden|Code Oranje|NIDA|Groep (?:(?:de|van|van de[nr]?) )?[A-Z][\w-]+|"
    r"(?:Beter|Samen|Trots|Passie) voor [A-Z][\w-]+|Forum voor Democratie|50PLUS|50Plus|BIJ1|"
    r"Bij1|Water Natuurlijk|Algemene Waterschapspartij|"
    r"Ongebouwd|Gemeentebelangen(?: [A-Z][\w-]+)?|Dorpsbelangen?(?: [A-Z][\w-]+)?|Burgerbelangen?|"
    r"Inwonersbelangen?|Algemeen Belang|Sterk Lokaal|Lokaal Belang|Ouderenpartij|Stadspartij|"
    r"[A-Z][\w-]+ (?:Lokaal|Belang(?:en)?)|"
    r"(?:Lokaal|Leefbaar|Stadspartij|Progressief|Democraten|Trots|Lijst|Hart voor) [A-Z][\w-]+)"
)
# Who is not the office holder but belongs to one: "de partner van burgemeester Smit, Anna Bos".
RELATIVE = re.compile(
    r"(?:partner|echtgeno(?:ot|te)|gade|man|vrouw|dochter|zoon|kind|kinderen|broer|zus|zuster|(?:schoon)?moeder|"
    r"(?:schoon)?vader|ouders|neef|nicht|vriend|vriendin|buurman|buurvrouw|weduwe|collega|collegas|team|staf|pa|"
    r"secretariaat|bureau|kamer|kabinet|entourage|rechterhand|opvolger|opvolgster|voorganger|voorgangster|"
    r"chauffeur|beveiliger|lijfwacht|adjudant|assistente?|huisgenote?|verloofde|kleinzoon|kleindochter|"
    r"kabinetschef|stagiaire?|ambtenaar|ambtenaren)$"
)
# Offices of which there is one in every municipality, province or waterschap.
OF_A_PLACE = re.compile(
    r"(?:burg|bgm|weth|wh|ged|raad|stat|dijkgr|heemr|griff|gemeentesecr|gezagh|commissaris|cdk)"
)
# What is called after royals, behind their title: "Prinses Margrietschool".
THING_OF = re.compile(
    r"[ \u00a0\r][A-Z]\w*(?:school|laan|straat|plein|huis|zaal|brug|kade|kazerne|college|fonds|park)\b"
)
