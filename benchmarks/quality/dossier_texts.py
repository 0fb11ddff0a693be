"""The templates of the made-up dossier: mails, letters, minutes, notes, chats and tables, with innocent uses.

`{a full}` is person a written as "full"; a to d take part in the document, x to z are only spoken of, o and p
hold a public office. `{=Bos}` is a word that equals somebody's name and is nobody here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of document: a mail where `to` is given, else a text file; `name` is its subject or file name."""

    name: str
    body: str
    to: str = ""
    cc: str = ""
    unseen: bool = False


SPOKEN_OF = (
    "Volgens {x full} is de aanvraag nog niet compleet.",
    "Het stuk van {x initials} van vorige week ligt in de map.",
    "Op de lijst staat {x inverted} als derde.",
    "Op de lijst staat ook {y inverted initials}, met een sterretje.",
    "Daarover heeft {x surname} eerder al gemaild.",
    "Mevrouw {x surname} vroeg om uitstel tot maandag.",
    "De heer {y surname} is akkoord, mits de kosten gelijk blijven.",
    "Ik wacht nog op {x possessive} reactie en daarna ronden we af.",
    "OVERZICHT GESPREK MET {x shouted} EN DE GEMEENTE",
    "ik heb gisteren {x lower case} gebeld, die belt terug",
    "In de oude mail staat {x no accents} nog als contact.",
    "Stuur het door naar {x address} en zet mij in de cc.",
    "Aangemaakt door gebruiker {x user name} op 3 maart.",
    "In de brief staat dat {x line end} het plan steunt.",
    "Uit het verslag: volgens {x hyphenated} kan het eerder.",
    "De reactie van {x soft hyphen} volgt nog.",
    "Leg dit bij het {x compound} en sluit de zaak.",
    "Zie https://intranet.noorderveen.example/smoelenboek/{x web address} voor het nummer.",
    "De bijlage heet Bezwaar_{x file name}.pdf en staat in het archief.",
    "{x mention} kun jij hier nog naar kijken?",
    "Het telefoontje van {x typo} is genoteerd.",
    "Ook {x typo surname} moet nog tekenen.",
    "Uit de scan: verzoek ontvangen van {x OCR} te behandelen.",
    "Het perceel van {y full} grenst aan de sloot.",
    "Neem contact op met {z full} over de planning.",
    "Voor vragen kunt u bij {z initials} terecht.",
)
"""Sentences on somebody who has no other part in the document."""

INNOCENT = (
    "Het pad loopt door het {=bos} en langs de {=berg} zand.",
    "{=Bos} en heide blijven open voor wandelaars.",
    "De {=bakker} en de {=kok} op het plein klagen over geluid.",
    "De {=visser} mag zijn boot daar in de {=winter} niet meer leggen.",
    "{=Winter} en zomer is het gebied toegankelijk.",
    "Het bestek wordt vertaald in het {=Engels} en het Duits.",
    "De trein naar {=Zwolle} rijdt dat weekend niet.",
    "In {=Hoogeveen} en {=Meppel} zijn de bijeenkomsten druk bezocht.",
    "De gemeente {=Meppel} heeft nog niet gereageerd.",
    "Er stonden een {=ruiter} en een {=smit} op de lijst van oude beroepen.",
    "De {=prins} opent de tentoonstelling niet.",
    "Een {=dijk} van dit type wordt elke tien jaar getoetst.",
    "De {=roos} in het gemeentewapen is vernieuwd.",
    "Om de {=vos} te weren komt er een raster.",
    "Afslag {=Dalen} is dicht, het verkeer rijdt om via {=Zwolle}.",
    "Het {=visser}splein en de {=bakker}straat krijgen nieuwe bestrating.",
    "De {=kramer} verkocht zijn waar op de markt.",
    "Er is {=groot} verschil tussen beide varianten.",
)
"""Sentences in which a word that somebody bears as a name is a word or a place."""

OFFICIAL = (
    "Op 4 april heeft {o office} het besluit toegelicht.",
    "{o Office} opende de vergadering; later antwoordde {o surname} op vragen.",
    "De brief aan {o office full} is verzonden.",
    "Volgens {p office} is er draagvlak.",
    "Het antwoord van {p office} op de vragen is openbaar.",
)
"""Sentences on somebody in a public office, who stays."""

_FACTS = (
    "De planning voor de oever is bijgewerkt en de raming blijft gelijk.\n",
    "Het budget is vastgesteld op 1,2 miljoen euro.\n",
    "De termijn loopt tot 1 november; daarna volgt het ontwerpbesluit.\n",
)

SEEN = (
    Template(
        name="Planning oever, fase {n}",
        to="b",
        cc="cd",
        body="Beste {b given},\n\n"
        + _FACTS[0]
        + "{SPOKEN}\n{INNOCENT}\n\n{c given} en {d given} kijken mee.\n"
        "{SPOKEN}\n\nMet vriendelijke groet,\n\n{a full}\nBeleidsadviseur water\nGemeente Noorderveen\n",
    ),
    Template(
        name="RE: overleg {x surname}",
        to="bc",
        body="Hoi {b given},\n\nEens met {c given}. {SPOKEN}\n{OFFICIAL}\n\nGr. {a given}\n\n"
        "Op ma 3 mrt 2025 om 10:12 schreef {b full} <{b address}>:\n> Dag {a given},\n>\n> {SPOKEN}\n> {INNOCENT}\n>\n"
        "> Groeten,\n> {b given}\n",
    ),
    Template(
        name="FW: stukken commissie {n}",
        to="b",
        body="{b given}, zie hieronder.\n\n{a given}\n\n-----Oorspronkelijk bericht-----\nVan: {c inverted}\n"
        "Verzonden: maandag 3 maart 2025 09:15\nAan: {a inverted}; {d full}\nOnderwerp: stukken commissie\n\n"
        "Allen,\n\n{SPOKEN}\n{INNOCENT}\n{OFFICIAL}\n\nMet vriendelijke groet,\n{c full}\nafdeling Ruimte\n",
    ),
    Template(
        name="Afspraak {n}",
        to="b",
        body="dag {b given},\n\nkan het ook een dag later? {SPOKEN}\n\ngroet {a given}\n",
    ),
    Template(
        name="Brief {n}",
        body="Gemeente Noorderveen\nPostbus 100\n\nDe heer {a initials}\n\nBetreft: uw brief van 3 maart\n\n"
        "Geachte heer {a surname},\n\n" + _FACTS[2] + "{SPOKEN} {INNOCENT}\n\n{OFFICIAL}\n\n"
        "Hoogachtend,\n\n{b initials}\nmedewerker vergunningen\n",
    ),
    Template(
        name="Verslag overleg {n}",
        body="Verslag overleg oever\n\nAanwezig: {a full}, {b initials}, {c full}, {d initials} (verslag)\n"
        "Afwezig: {y full}\n\n1. Opening\n{a surname} opent en heet iedereen welkom.\n\n2. Stand van zaken\n"
        "{SPOKEN}\n{b surname} meldt dat de raming klopt. {INNOCENT}\n{OFFICIAL}\n\n3. Acties\n"
        "Actie {c given}: kaart aanpassen.\nActie {b surname}: begroting.\n",
    ),
    Template(
        name="Notitie {n}",
        body="Notitie\n\nOpgesteld door: {a full}\n\nAanleiding\n"
        + _FACTS[1]
        + "{INNOCENT}\n\nToelichting\n{SPOKEN}\n"
        "{SPOKEN}\n{OFFICIAL}\n\nVervolg\n{a surname} werkt de variant uit met {z full}.\n",
    ),
    Template(
        name="Chat {n}",
        body="[10:02] {a full}: is de kaart al klaar?\n[10:03] {b full}: bijna, {x full} kijkt nog\n"
        "[10:05] {a full}: ok dank {b given}\n[10:06] {b full}: {SPOKEN}\n",
    ),
    Template(
        name="Lijst {n}",
        body="Naam\tFunctie\tE-mail\n{a full}\tprojectleider\t{a address}\n{b inverted}\tjurist\t{b address}\n"
        "{c initials}\tadviseur\t{c address}\n\nOpmerking: {SPOKEN}\n",
    ),
    Template(
        name="CV {a surname} {n}",
        body="Telefoonnotitie\n\nGebeld door: {a full}\nTerugbellen: {a surname}\n\nMevrouw of meneer {a surname} wil "
        "weten hoe het staat. {SPOKEN}\n{INNOCENT}\n",
    ),
    Template(
        name="Contact {n}",
        to="b",
        body="Beste {b given},\n\nGraag stuur ik je de stukken. {SPOKEN}\n\nGroet,\n{a nickname}\n\n{a nickname full}\n"
        "Adviesbureau Linge\n",
    ),
)

UNSEEN_SPOKEN_OF = (
    "Zoals {x full} eerder schreef, is dat geen optie meer.",
    "Dit is afgestemd met mw. {x initials} en met {y full}.",
    "Voor akkoord: {x inverted}",
    "In de mailwisseling met {x surname} staat het anders.",
    "Meneer {x surname} komt donderdag langs op het stadhuis.",
    "{x possessive} brief is nog niet beantwoord.",
    "BEZWAAR VAN {x shouted}, INGEKOMEN 3 MAART",
    "kun je {x lower case} even bellen over de vergunning",
    "De lijst van {x no accents} is leidend.",
    "Bereikbaar via {x address} of op kantoor.",
    "laatst gewijzigd door: {x user name}",
    "Aan de orde komt het verzoek van {x line end} om handhaving.",
    "Het perceel is in mei verkocht aan {x hyphenated} en partner.",
    "De taxatie is van {x soft hyphen} zelf.",
    "In het {x compound} zit nog een kopie van de kaart.",
    "https://www.linge.example/team/{x web address}?tab=contact",
    "Bijlagen: 01_brief.pdf, 02_reactie_{x file name}.docx",
    "cc {x mention}",
    "Ingesproken door {x typo} om 9.15 uur.",
    "Daarna heeft {x typo surname} het woord gekregen.",
    "Onleesbaar, vermoedelijk {x OCR}, bewoner van nummer 12.",
    "Getuige: {z inverted initials}",
    "Wij spraken met {z full} over de beschoeiing.",
)

UNSEEN_INNOCENT = (
    "Achter het {=bos} ligt een oude {=haven}.",
    "De {=winter} was zacht; in de {=zomer} bleef het droog.",
    "De cursus {=Engels} begint in september.",
    "Het bestuur reist via {=Zwolle} naar {=Hoogeveen}.",
    "De provinciale weg bij {=Dalen} wordt opnieuw geasfalteerd.",
    "Een {=bakker}, een {=kok} en een {=visser} vroegen om een standplaats.",
    "{=Roos} en tulp staan in het gemeenteperk.",
    "De {=dekker} herstelt het rieten dak van de {=mulder}.",
    "Een {=schouten} of schepenen komt men hier niet meer tegen.",
    "Het {=bos} is {=groen}, de {=berg} is kaal.",
    "In {=Meppel} is de markt verplaatst naar het plein.",
    "De {=prins} en de {=koning} staan op het oude wapen.",
    "Er is {=winter}dienst voor het strooien.",
    "De {=brouwer} heeft geen vergunning voor het terras.",
)

UNSEEN_OFFICIAL = (
    "Het college, bij monde van {o office}, steunt het voorstel.",
    "{o Office} was verhinderd; {o surname} reageert schriftelijk.",
    "Motie ingediend door {p office full} en anderen.",
    "Ter informatie aan {p office}.",
)

UNSEEN = (
    Template(
        name="Intake {n}",
        unseen=True,
        body="Formulier melding\n\nNaam melder: {a full}\nE-mail: {a address}\nContactpersoon gemeente: {b initials}\n"
        "Omschrijving: {SPOKEN}\n{INNOCENT}\nAfgehandeld door: {b full}\n",
    ),
    Template(
        name="Terugkoppeling bezoek {n}",
        to="bcd",
        unseen=True,
        body="Allen,\n\nGisteren met {b given} en {c given} ter plaatse geweest. {SPOKEN} {INNOCENT}\n\n{OFFICIAL}\n\n"
        "Mvg {a given}\n\n--\n{a full} | adviseur | 06 op aanvraag\n",
    ),
    Template(
        name="Besluitenlijst {n}",
        unseen=True,
        body="Besluitenlijst directieoverleg\n\nDeelnemers: {a initials}, {b initials}, {c initials}\n\n- Punt 1: {SPOKEN}\n"
        "- Punt 2: {INNOCENT}\n- Punt 3: {OFFICIAL}\n\nActiehouder: {a full}\n",
    ),
    Template(
        name="Vraag van {x full}",
        to="b",
        unseen=True,
        body="Ha {b given},\n\n{SPOKEN}\n\nLaat je het weten?\n\n{a given}\n\nFrom: {c full} <{c address}>\n"
        "Sent: Monday, March 3, 2025 9:15 AM\nTo: {a full} <{a address}>\nSubject: vraag\n\nHi {a given},\n\n{SPOKEN}\n"
        "{INNOCENT}\n\nBest,\n{c given}\n",
    ),
    Template(
        name="Zienswijze {a surname} {n}",
        unseen=True,
        body="Aan het college van burgemeester en wethouders\n\nGeacht college,\n\nMijn zienswijze betreft de oever. {SPOKEN}\n"
        "{INNOCENT} {OFFICIAL}\n\nMet vriendelijke groet,\n\n{a full}\n",
    ),
    Template(
        name="Appgroep {n}",
        unseen=True,
        body="03-03-2025 10:02 - {a full}: weet iemand waar de sleutel ligt?\n03-03-2025 10:04 - {b full}: bij {c given}\n"
        "03-03-2025 10:05 - {c full}: klopt\n03-03-2025 10:09 - {a full}: {SPOKEN}\n",
    ),
    Template(
        name="Overzicht {n}",
        unseen=True,
        body="Behandelaar | Zaak | Stand\n{a inverted} | oever | loopt\n{b inverted initials} | kade | klaar\n{c full} | brug | "
        "wacht\n\n{SPOKEN}\n{INNOCENT}\n",
    ),
    Template(
        name="Gespreksverslag {n}",
        unseen=True,
        body="Gespreksverslag\nGesprek met: {a full}\nGevoerd door: {b full}\n\n{a surname} vertelt dat de kade verzakt. "
        "{b surname} legt uit hoe de procedure loopt. {SPOKEN} {INNOCENT}\n\n{OFFICIAL}\n",
    ),
    Template(
        name="Automatisch antwoord {n}",
        to="b",
        unseen=True,
        body="Ik ben afwezig. Bij spoed: {c full}, {c address}.\n\n{a full}\n\n> Van: {b full}\n> Onderwerp: kade\n>\n"
        "> {SPOKEN}\n> {INNOCENT}\n> Groet, {b given}\n",
    ),
)
"""Kinds of documents written last, on which nothing was mended before they were first scored."""
