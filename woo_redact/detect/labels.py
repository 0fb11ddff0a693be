"""Owns the labels of forms, lists and tables that persons stand after or under: "Behandeld door:"."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import FUNCTION, ORGANISATIONS, word_set

RELATIVES = (
    r"(?:(?:half|stief|pleeg|schoon|klein|achter|groot|tweeling)?-?(?:zus(?:je|ter)?|broer(?:tje)?|moeder|"
    r"vader|"
    r"ouders?|zoon(?:tje)?|dochter(?:tje)?|kind(?:eren)?)|zussen|broers|zonen|zoons|dochters|mama|papa|mam|"
    r"pap|"
    r"zwager|schoonzus|oma|opa|opoe|beppe|pake|heit|mem|oom|tante|neef(?:je)?|nicht(?:je)?|man|vrouw|echtgenoo?te?|partner|vriend(?:in|je)?|"
    r"(?:ex-?)(?:man|vrouw|partner|vriend|vriendin)|gebroeders|gezusters|baby|peuter|kleuter|tweeling|verloofde|weduwe|weduwnaar|"
    r"gezin|echtpaar|buren|buurman|buurvrouw|buurmeisje|buurjongen|collega(?:'s|’s|s)?|juf|stagiaire?|"
    r"mantelzorg(?:er|ster)|voogd|bewindvoerder|cli[eë]nte?|pati[eë]nte?|leerlinge?|huisgenoo?te?)"
)
"""Words for what someone is to somebody else, which a name may follow without a comma."""
PARTIES = (
    r"(?:verzoek(?:er|ster)|aang(?:ever|eefster)|gedetineerde|arrestante?|kla(?:ger|agster)|bezwaarma(?:ker|akster)|eiser(?:es)?|appellante?|"
    r"aanvra(?:ger|agster)|"
    r"meld(?:er|ster)|indien(?:er|ster)|betrokkene|getuige|verdachte|slachtoffer|inspre(?:ker|ekster)|"
    r"bewo(?:ner|onster)|huurd(?:er|ster)|eigena(?:ar|resse)|belanghebbende|ondergetekende|geb\.|geboren|"
    r"gehuwd|"
    r"gescheiden|genaamd|medewerkers|ambtenaren|adviseurs|inspecteurs|kandida(?:at|te)|"
    r"sollicitante?|nabestaande|cursiste?|deelneemster|begeleid(?:er|ster)|vervang(?:er|ster))"
)
"""Words for who someone is in a case, with a name after them."""
OCCUPATIONS = word_set("""
    boer boerin bevelvoerder brandweerman brandweervrouw agent agente hoofdagent hoofdagente brigadier
    verbalisant hoofdconducteur conducteur conductrice arts huisarts dierenarts tandarts bedrijfsarts
    keuringsarts verzekeringsarts basisarts jeugdarts verpleegkundige wijkverpleegkundige verloskundige
    verzorgende apotheker therapeut therapeute fysiotherapeut logopedist logopediste dietist dietiste
    psycholoog psychiater pedagoog orthopedagoog kinderarts oogarts chirurg cardioloog neuroloog patholoog
    specialist assistente praktijkondersteuner monteur chauffeur buschauffeur machinist kraanmachinist
    boswachter jachtopziener jachtaanvoerder jager imker schipper visser palingvisser tuinder kweker teler
    veehouder melkveehouder varkenshouder pluimveehouder pachter hovenier aannemer ondernemer bakker slager
    kapper kok schilder timmerman metselaar loodgieter stukadoor dakdekker elektricien molenaar smid
    kapitein stuurman loods sluiswachter brugwachter havenmeester duiker dominee pastoor pastor kapelaan
    bisschop rabbi rabbijn imam juf meester leraar lerares docente onderwijzer onderwijzeres hoogleraar
    mentor coach trainer tolk gids vrijwilligster vertaler schrijver dichter fotograaf filmer kunstenaar
    kunstenares beeldhouwer muzikant dirigent conservator archivaris bibliothecaris historicus archeoloog
    bioloog ecoloog hydroloog geoloog landmeter taxateur makelaar veilingmeester kastelein uitbater
    beveiliger portier bewaarder cipier rechercheur verbalisante marechaussee soldaat korporaal
    sergeant luitenant majoor kolonel generaal reclasseerder deurwaarder curator advocate raadsman
    raadsvrouw kantonrechter rechter officier griffier concierge schoonmaker schoonmaakster
    kantinemedewerker postbode koerier stagiair stagiaire promovendus promovenda wachtmeester veldwachter
    """)
"""Words for what somebody does, of which a name may be said at once: "imker Jan", "psychiater De Wit"."""
PEOPLE = (
    r"(?:mede[- ])?(?:aan|af)wezig(?:en)?(?: (?:zijn|waren|met kennisgeving|met bericht|m\.?\s?k\.?|mk|"
    r"m\.?b\.?|"
    r"zonder kennisgeving|\w+zijde))?|afgemeld|afmeldingen|"
    r"berichten? van verhindering|verhinderd|met kennisgeving(?: afwezig)?|deelnemers?(?:lijst)?|deelnemend|"
    r"genodigden|aanwezigen|gasten|toehoorders|insprekers?|(?:leden|bezoekers?|personen)(?: \w+)?|"
    r"presentielijst|"
    r"namens \w+|namens (?:de|het) \w+|vertegenwoordigd door|gesprekspartners?|(?:ge|be)sproken met|"
    r"(?:gesprek|overleg|afspraak|contact|gebeld) met|betrokkenen|vereist(?:e deelnemers)?|"
    r"optionele?(?: deelnemers)?|genodigd|verzonden aan|verspreiding|verzendlijst|vooraf afgemeld"
)
_ONE = (
    r"(?:(?:uw|onze|vaste|eerste) )?contactpers(?:oon|onen)|contact|contactgegevens|"
    r"behandel(?:aar|end ambtenaar|end medewerker)|opsteller|steller|auteurs?|afzender|verslag(?:legging|"
    r"gever)?|"
    r"notulist(?:e)?|notulen|verslag en actielijst|voorzitter|secretaris|voor-? en achternaam|achternaam|"
    r"voorna(?:am|men)|voorletters?(?: en (?:achter)?naam)?|roepnaam|geboortenaam|meisjesnaam|tussenvoegsel|"
    r"familienaam|aanvra(?:ger|agster)|verzoek(?:er|ster)|indien(?:er|ster)|(?:aan)?meld(?:er|ster)|"
    r"bell(?:er|ster)|kla(?:ger|agster)|bezwaarma(?:ker|akster)|appellante?|eisere?s?|verweerder|gemachtigde|"
    r"opgesteld|opgenomen|"
    r"ondertekenaar|getekend|ondertekening|kopie(?: aan)?|afschrift(?: aan)?|cc|c\.c\.|bcc|"
    r"sleutelhouder|opdrachtgever|opdrachtnemer|eigenaar|eigenaresse|houder|huurd?er|huurster|verhuurder|"
    r"bewoner|rekeninghouder|tenaamstelling|t\.n\.v\.?|tnv|medewerker|medewerkster|inlichtingen(?: bij)?|"
    r"informatie bij|vragen aan|casemanager|zaakeigenaar|dossierhouder|proceseigenaar|actiehouder|trekker|"
    r"geadresseerde|ter attentie van|t\.?a\.?v\.?|p/a|door|van|aan|voor|wie|namens|(?:mede)?para(?:af|fen)|"
    r"akkoord|"
    r"gezien|gecontroleerd|gelezen|meelezers?|collega|vervang(?:er|ster)|waarnem(?:er|ing)|reviewer|"
    r"toegewezen aan|manager|leidinggevende|geinterviewde|interviewer|respondent|gastheer|gastvrouw|"
    r"organisator|"
    r"chauffeur|bestuurder|betrokkene|slachtoffer|verdachte|getuige|huisarts|tandarts|mentor|curator|tolk|"
    r"werknemer|sollicitant|kandidaat|referent|vrijwilliger|kinderen|kind|gezinsleden|spoedcontact|"
    r"noodcontact|contact bij nood|gehuwd met|echtgeno(?:o)?te?|ex-?partner|actie|presentatie|spreker|"
    r"sprekers|"
    r"dagvoorzitter|gespreksleider|agendalid|portefeuillehouder|handtekening|naam"
)
# Labels of which the value is as often something else: a name must show there that it is one.
_WEAK = word_set("""
    van aan door voor contact wie leden namens voorzitter secretaris adviseur jurist inspecteur actie
    verweerder opdrachtgever opdrachtnemer eigenaar houder verhuurder bewoner akkoord gezien
    gecontroleerd gelezen vrouw man contactgegevens getekend ondertekening handtekening presentatie
    verspreiding verzonden bewoners partner ouders buren collega kinderen kind baby gezin cc manager
    betrokkenen optioneel vereist notulen verslag geadresseerde organisator huurder afzender
    """)
_COLUMN = re.compile(
    r"(?:voor-? en achter)?naam|namen|(?:achter|voor|roep)na(?:am|men)|voorletters?|initialen|para(?:af|fen)|"
    r"contactpers(?:oon|onen)|deelnemers?|aanwezig(?:en)?|wie\??|actie(?:houder| door|nemer)|"
    r"(?:uitgevoerd )?door|"
    r"medewerk(?:er|ster)s?|behandelaar|(?:eind)?verantwoordelijke?|trekkers?|eigenaar|persoon|personen|"
    r"indiener|"
    r"aanvrager|melder|collega(?:'s|’s|s)?|projectleider|auteurs?|betrokkenen?|sprekers?|organisator|"
    r"afzender|"
    r"geadresseerde|leden|bezoekers?|gasten|leerling(?:en)?|kind(?:eren)?|cli[eë]nt(?:en)?|bewoners?|"
    r"eigenaren|"
    r"aanspreekpunt|contact|ambtenaar|vervanger|collega-?naam|dienst(?:doende)|bhv'?er|chauffeur|"
    r"vrijwilligers?",
    re.IGNORECASE,
)
# Who let something pass signs below these with initials; else they hold an answer or a day.
_SIGNING = re.compile(
    r"(?:akkoord|afgehandeld|behandeld|gecontroleerd|geaccordeerd|goedgekeurd|gefiatteerd|gezien|geboekt|"
    r"ingevoerd|verwerkt|geregistreerd|opgepakt|opgenomen|afgetekend|fiat|controle|bijgewerkt|aangenomen)"
    r"(?: door)?"
)
_HOMES = re.compile(
    r"(?:woon|huis|thuis|prive)?adres(?: bewoner| melder)?|straat(?:naam)? ?[+/&] ?(?:huis)?n\w*"
)
# Systems write here who somebody is to them: a user name, or a name in full.
_USER_COLUMN = re.compile(
    r"(?:gebruikers?|users?|account|inlog|login|medewerker|behandelaar)[ _-]?(?:naam|name|id|code|account)?|"
    r"(?:gewijzigd|aangemaakt|ingevoerd|geregistreerd|toegewezen|created|modified|assigned)"
    r"[ _](?:door|aan|by|to)|"
    r"assignee|reporter|owner|requester|aanmelder"
)
# Who does something, or is something in a case, above a column: "Toezichthouder", "Gemachtigde".
_DOER = re.compile(
    r"toezichthoud(?:er|ster)|handhaver|uitvoerder|behandelend ambtenaar|(?:hoofd)?inspecteur|jurist|"
    r"adviseur|"
    r"consulent|(?:case|zaak)manager|beoordela?ar|taxateur|notulist|teamleider|leidinggevende|appellante?|eiser|"
    r"gemachtigde|verdachte|slachtoffer|getuige|klager|bezwaarmaker|verzoeker|sollicitante?|kandida(?:at|ten)|"
    r"respondent|werknemer|inspreker|gehoord(?:e|en)?|raadsman|rechter|"
    r"(?:op)?steller|ontvanger|\w{3,}houder|huurder|pachter|gebruiker|gast|ouders?|pati[eë]nt(?:en)?|docent|boa|piket|"
    r"regisseur|begeleider|secretaris|voorzitter|penningmeester|planner|controleur|beheerder|manager|reviewer|"
    r"advocaat|wijkagent|bestuurder voertuig|eigenaar \w+|ambtelijk|contact ?person|"
    r"case ?owner|assignee|owner|wie (?:doet|pakt|regelt|belt)\b.{0,20}|(?:\w+ )?\w{4,} door"
)
_NO_PERSON = Guarded(
    r"(?:bedrijf|organisatie|school|project|instelling|stichting|vereniging|onderneming|straat|gemeente|"
    r"product|"
    r"document|bestand|systeem|firma|winkel|gebied|locatie|dier|hond|schip|partij|fonds|bank|wet|regeling|"
    r"evenement|"
    r"activiteit|cursus|functie|afdeling|team|bureau|instantie|gebouw|object|applicatie|programma)"
)
_LABEL = re.compile(
    r"[>*•\-–_\s\d.)|]*(?P<label>[^\W\d_][^:\n\r\t|?!]{0,45}?)\*?(?:\s?\([\w .]{1,20}\))?(?:\s\d{1,2})?"
    r"[ \u00a0]*(?::\*?|\t|\s{3,}|\|)[\s|:]*"
)
_STRONG = re.compile(
    rf"{PEOPLE}|{_ONE}|{RELATIVES}|(?:[\w-]+ )?[\w-]{{4,}} door|naam\b.*|(?:de )?na(?:am|men) van\b.*"
)


_THING = re.compile(r"[>*•\-–\s\d.)|]*(?P<label>[^\W\d_][\w /-]{1,40}?)\s*:\s*")
_THINGS = word_set("""
    kleur inkomen model merk soort type status fase wijk buurt kern plaats straat adres locatie waar
    datum dag tijd wanneer reden doel geslacht beroep opleiding nationaliteit geboorteplaats
    geboorteland taal staat gezinssamenstelling project bank directie afdeling team gemeente provincie
    land prioriteit categorie rubriek thema bron versie kanaal aanleiding conclusie besluit advies
    oordeel beoordeling resultaat stand school werkgever bedrijf organisatie instantie melding product
    dienst bestemming gebruik functie rol niveau vorm sector domein vestiging kantoor gebouw ruimte zaal
    kamer religie godsdienst etniciteit woonplaats woonvorm huisvesting uitkering regeling wet procedure
    bijlage weer sfeer
    """)
_HEADINGS = word_set("""
    nr nummer no # id functie rol telefoon tel telefoonnummer mobiel e-mail email mail e-mailadres
    afdeling team organisatie bedrijf instantie actie acties onderwerp agendapunt punt datum tijd
    deadline gereed klaar wanneer status stand opmerking opmerkingen opm toelichting bijzonderheden
    adres woonplaats plaats gemeente geboortedatum geb geslacht leeftijd uren fte schaal salaris bedrag
    omschrijving wat waar week kamer locatie vestiging groep klas school soort type categorie prioriteit
    besluit aanwezig afwezig paraaf handtekening datum/tijd aankomst vertrek kenteken bsn
    personeelsnummer klantnummer zaaknummer kenmerk reden verlof dienst ploeg begin einde start eind van
    tot per m/v document bron antwoord vraag score punten risico maatregel taak taken werkzaamheden
    tarief feb mrt apr mei jun jul aug sep sept okt nov dec q1 q2 q3 q4
    rolverdeling kern borg link stand kosten budget inzet duur frequentie doelgroep werkwijze
    """)

# Labels that stand below another one in a form or a table laid out line by line; none of them is a surname.
_NEXT_LABELS = word_set("""
    plaats woonplaats adres postcode telefoon telefoonnummer tel e-mail email mail e-mailadres functie
    afdeling organisatie datum tijd geboortedatum gemeente opmerking opmerkingen onderwerp status bedrag
    aantal kenmerk nummer nr datum/tijd
    """)


_THING_COLUMNS = word_set("""
    woonplaats plaats gemeente kern wijk buurt dorp stad straat project projecten afdeling team status stand
    functie rol locatie organisatie bedrijf bedrijven instelling stichting vereniging school merk soort type
    categorie product uitkomst besluit zaal ruimte vestiging regio provincie land gem onderdeel directie
    sector geboorteplaats nationaliteit kleur gebouw object gebied
    """)


class Strength(IntEnum):
    """How surely a name stands after a label."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the start of a line: its words, where its value begins, how sure it is."""

    words: str
    end: int
    strength: Strength


def label_of(line: str) -> Label | None:
    """Return the label that a line begins with ("Naam kind:", "Achternaam    …"), or None."""
    match = _LABEL.match(line)
    if match is None:
        return None
    words = match["label"].strip(" *_")
    return Label(words=words, end=match.end(), strength=strength(words))


@lru_cache(maxsize=20_000)
def strength(words: str) -> Strength:
    """Return how surely the words of a label say that a person's name follows."""
    folded = " ".join(fold(words).split()).strip(" .")
    if _NO_PERSON.search(folded):
        return Strength.NONE
    if folded in _WEAK or folded.split(" ")[0] in {"leden", "contact", "overleg", "verslag"}:
        return Strength.WEAK
    if _STRONG.fullmatch(folded):
        return Strength.STRONG
    last = folded.split(" ")[-1]
    return Strength.WEAK if FUNCTION.search(last) and len(folded) < 40 else Strength.NONE


def is_thing_label(before: str) -> bool:
    """Tell whether a line up to a place is the label of something that is no person: "Kleur: "."""
    match = _THING.fullmatch(before)
    return match is not None and fold(match["label"]).split(" ")[-1] in _THINGS


@lru_cache(maxsize=20_000)
def is_column(words: str) -> bool:
    """Tell whether a heading of a table says that persons stand below it."""
    folded = fold(words).strip(" *_:.")
    if folded and " " not in folded and FUNCTION.search(folded):
        return True  # "Projectleider", whatever "project" says
    if not folded or _NO_PERSON.search(folded):
        return False
    first = folded.split()[0] in {"naam", "namen"} and not set(folded.split()) & ORGANISATIONS
    doer = folded in OCCUPATIONS or _DOER.fullmatch(folded) is not None
    return first or doer or _COLUMN.fullmatch(folded) is not None


def is_signing_column(words: str) -> bool:
    """Tell whether a heading says what was done, so that initials below it are of who did it: "Akkoord"."""
    return _SIGNING.fullmatch(fold(words).strip(" *_:.?")) is not None


def is_home_column(words: str) -> bool:
    """Tell whether a heading of a table of persons says that they live below it: "Adres", "Straat + nr"."""
    return _HOMES.fullmatch(fold(words).strip(" *_:.")) is not None


def is_user_column(words: str) -> bool:
    """Tell whether a heading says that user names stand below it: "Gebruiker", "gewijzigd_door"."""
    return _USER_COLUMN.fullmatch(fold(words).strip(' *_:."')) is not None


def is_thing_column(words: str) -> bool:
    """Tell whether a heading of a table says that no persons but places, bodies or states stand below it."""
    return fold(words).strip(" *_:.") in _THING_COLUMNS


def is_heading(words: str) -> bool:
    """Tell whether a cell is one of the usual headings of a table."""
    folded = fold(words).strip(" *_:.?")
    return folded in _HEADINGS or (bool(folded) and folded.split()[0] in _HEADINGS)


def is_next_label(words: str) -> bool:
    """Tell whether a line is a label itself, so that it is not the value of the label above it."""
    return fold(words).strip(" *_:.?") in _NEXT_LABELS
