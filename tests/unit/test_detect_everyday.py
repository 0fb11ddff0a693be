"""Everyday mails and notes: who is named in passing, by a mark, in lower case or in a list. All people made up."""

import pytest
from detecting import PROFILE, paper, persons

from woo_redact.detect import detect
from woo_redact.detect.units import flowing
from woo_redact.model import Entity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # capitals are a mark where somebody named bears those initials, or where they open each answer
        ("Aanwezig: Ineke Smeets, Mehmet Aydin\n\n3. Actie MA: memo. IS zoekt het uit.", ["MA", "IS"]),
        ("Onze collega Hendrik-Jan Boersma, kortweg HJ, is jarig.", ["HJ"]),
        ("> Wie tekent?\n[SB] De directeur.\n> Wanneer?\n[SB] Morgen.", ["SB", "SB"]),
        ("Actie van de OR: memo. Het DB volgt.", []),
        # a name in brackets, a bracket behind it, an occupation before it
        ("Vragen kunnen naar Ger (teamleider).", ["Ger"]),
        ("Een zienswijze van Heuts (indiener 4).", ["Heuts"]),
        ("Mail A.P. (Aad) Zuidgeest.", ["A.P. (Aad) Zuidgeest"]),
        ("Boer De Boer klaagt. Bevelvoerder Ferry Brand meldde het.", ["De Boer", "Ferry Brand"]),
        ("Het Rijk (eigenaar van de grond) en de aanvraag (formulier).", []),
        ("De monteur van Bakker Machines komt.", []),
        # several at once are nobody; the last word of a mail may be who wrote it
        ("Beste raadsleden,\n\nHierbij de stukken.", []),
        ("Beste buurtbewoners,\n\nOp dinsdag komen wij langs.", []),
        ("Doorgezet naar de leverancier.\n\nopgelost 13.40, KWE", ["KWE"]),
        ("Kun jij dat bevestigen? Bel me anders. P", ["P"]),
        ("Zie bijlage, versie DEF", []),
        ("Het hangt weer de hele ochtend.\n\ngrtjs noor", ["noor"]),
        ("Tot morgen.\n\ngroetnis\nTjitske", ["Tjitske"]),
        ("Dit valt onder de regeling van de EU.\n\nPunt twee gaat over de VVE, WOZ", []),
        # one letter for who writes, beside somebody else; not for question and answer
        ("E: het ligt klaar\nTom: fijn\nE: tot zo", ["E", "Tom", "E"]),
        ("V: wat is dat?\nA: een dijk\nV: en nu?\nTom: niets\nA: niets", ["Tom"]),
        # lists, rows and chats
        ("Deelnemers: Groot, Ad de (A.); Vlist, M. van der", ["Groot, Ad de (A", "Vlist, M. van der"]),
        ("Loes van Bergen   Ahmet Sahin   Joke Postma", ["Loes van Bergen", "Ahmet Sahin", "Joke Postma"]),
        ("Programma deel een   Pauze met koffie   Einde van de dag", []),
        ("[10:02] Haan, Rebecca de\nis er al iets?", ["Haan, Rebecca de"]),
        # lower case
        ("ff snel: mo zegt dat het niet klopt", ["mo"]),
        ("steef en bo komen ook", ["steef", "bo"]),
        ("[gast] fleur verbeek\n[gast] goede middag", ["fleur verbeek"]),
        ("mijn naam is rachid bouali geb 1979", ["rachid bouali"]),
        ("ik ben bang dat het niet lukt", []),
        ("zei hij lol. van dam gaat kijken. van mij mag het. van alles gaat mis", ["van dam"]),
        ("Ja ik bel voor uh jeanette over die put", ["jeanette"]),
        ("wanneer krijg ik mijn geld??\nr bouali", ["r bouali"]),
        ("hoi bas, heb je die kaart van de kering nog? mag ook een foto zijn hoor", ["bas"]),
        ("Is goed, ik neem rozen mee ;-) x M", ["M"]),
    ],
)  # fmt: skip
def test_named_in_passing(text: str, names: list[str]) -> None:
    found = [name for name, _ in persons(text)]
    assert [name for name in found if name in names] == names
    assert names or not found


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Van: Kuiper, Wendy namens Boukhari, Ilham\nAan: Piet Smit\n\nWethouder Boukhari is akkoord.",
            {"Kuiper, Wendy": "", "Boukhari, Ilham": "wethouder", "Boukhari": "wethouder"},
        ),
        ("Van: Dijkgraaf, Anton\nAan: Waal, Lisanne de", {"Dijkgraaf, Anton": "", "Waal, Lisanne de": ""}),
        (
            "Aanwezig: Hoes, mw. Lamers (heemraden), Bastiaan Crul (adviseur), Merve (verslag)",
            {"Hoes": "heemraden", "Lamers": "heemraden", "Bastiaan Crul": "", "Merve": ""},
        ),
        ("Wethouder Smink is ziek, mevrouw Stegeman vervangt haar.", {"Stegeman": "wethouder"}),
        ("Loco Annelous Hage neemt de nazorg.", {"Annelous Hage": "loco"}),
        (
            "Aanwezig: A. Kuit (burgemeester), F. Yildiz (wethouder), mr. P. Hol (secretaris)",
            {"P. Hol": "gemeentesecretaris"},
        ),
        (
            "Aldus vastgesteld,\nde secretaris, drs. M.P. Vos\nde burgemeester, A.J. Kieft",
            {"M.P. Vos": "gemeentesecretaris", "A.J. Kieft": "burgemeester"},
        ),
        (
            "Agenda Algemeen Bestuur\n1. Opening (dijkgraaf E. van Zuilen)\nSecretaris: mr. A. Ledeboer",
            {"A. Ledeboer": "secretaris-directeur"},
        ),
        ("Bestuur: J. Smit (voorzitter), A. Prins (secretaris)", {"A. Prins": ""}),
        ("Aanwezig: wethouder Bos en zijn secretaris Jan Kuit", {"Jan Kuit": ""}),
    ],
)
def test_roles_in_passing(text: str, roles: dict[str, str]) -> None:
    found = dict(persons(text))
    assert {name: found.get(name) for name in roles} == roles


def test_an_abbreviation_is_no_mark_of_who_bears_its_letters() -> None:
    assert [name for name, _ in persons("E. Ubels vraagt of de EU meedoet.")] == ["E. Ubels"]


def test_the_place_of_an_office_behind_a_name_is_no_person() -> None:
    assert "Tilburg" not in dict(persons("- Jan Vonk, wethouder Tilburg, wil een pilot."))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Jansen, Piet;projectleider wonen en werken in de stad;0612\nBos, G.;jurist;0613", False),
        ("VERSLAG VAN DE VERGADERING OVER HET NIEUWE KERKPLEIN\nAanwezig zijn zes leden.", False),
        ("De gemeente heeft besloten dat het nieuwe plein er komt en\ndat de bomen blijven.", True),
    ],
)
def test_rows_and_headings_stay_lines(text: str, *, joined: bool) -> None:
    assert ("\r" in flowing(text)) is joined


def test_a_label_reaches_its_value_over_a_blank_line() -> None:
    text = "Naam: Ilja Bouwman\nGeboortedatum\n\n12-04-1981\n\nOverig: geen"
    found = {f.span.of(text): f.entity for f in detect(paper(text), PROFILE)}
    assert found["12-04-1981"] is Entity.DATE_OF_BIRTH


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # an occupation, or a belonging, before a surname of two words or with a particle
        ("Hij sprak met psychiater Oude Elferink en imker Sjouke.", ["Oude Elferink", "Sjouke"]),
        ("Bedrijfsarts Van Lutteren Visch belt. De BOA'er Ter Braak ook.", ["Van Lutteren Visch", "Ter Braak"]),
        ("Aangeefster Ten Broeke verklaart dat gedetineerde Kromo sliep.", ["Ten Broeke", "Kromo"]),
        ("De imker komt morgen en de PvdA'er stemde tegen.", []),
        # a surname alone, beside a first name or as that of a family
        ("Vervoer door Haverkort en Yasmina van logistiek.", ["Haverkort", "Yasmina"]),
        ("Stuur het niet aan die van Hendriks.", ["Hendriks"]),
        ("De kosten van Assen lijken op die van de provincie.", []),
        # a first name with its surname
        ("Volgens Gerrit te Velde lag het er nog.", ["Gerrit te Velde"]),
        ("Zij ging met Daan van 't Hof mee.", ["Daan van 't Hof"]),
        # a scanner's nought
        ("Retour aan mevr. 0osterwijk svp.", ["0osterwijk"]),
        # user names
        ("10:14 user=jdevries action=ASSIGN to=mbakker", ["jdevries", "mbakker"]),
        ("10:14 user=svc_zaak action=STATUS from=concept to=definitief", []),
        ("Melder: hkoster (Hanneke Koster)", ["hkoster", "Hanneke Koster"]),
        ("Wij spraken G. de Jong (jongerenwerk).", ["G. de Jong"]),
        ("1. j.bakker: wie heeft de sleutel\n2. facilitair: wij", ["j.bakker"]),
        # signed in lower case, in the text itself
        ("ik stop ermee. hoogachtend r. blok-van der wal ps dank", ["r. blok-van der wal"]),
        ("het is een schande. wim te velde", ["wim te velde"]),
        ("dit is onzin. graag snel een antwoord", []),
        ("Wijkagent erik belt. Vraag het de boswachter maar.", ["erik"]),
        ("hoi, die van der zee belde weer", ["van der zee"]),
        # whose relative somebody is, and lines in capitals
        ("Het bedrijf bleek leeg. Hoekstra's vader deed open.", ["Hoekstra"]),
        ("AKKOORD: WETH. EN AFDELING. RETOUR NAAR TRUUS.", ["TRUUS"]),
        # cells and lists
        (
            "| Naam | Team |\n|---|---|\n| Bos, Annemiek (A.) | Zorg |\n| Wal, van der, Ties (T.J.) | ICT |",
            ["Bos, Annemiek (A", "Wal, van der, Ties (T.J"],
        ),
        ("Jonge, de, Marijn;Toneel;1250,00", ["Jonge, de, Marijn"]),
        ("Datum;Naam;Bedrag\n3-4-2020;Hulshof, T.;20\n4-4-2020;Ten Dam;45", ["Hulshof, T.", "Ten Dam"]),
        ("ik bel namens mijn buurman de heer van vliet", ["van vliet"]),
        ("de heer van de gemeente belde", []),
        (
            "Handtekeningenlijst tegen het plan\n1. Fam. De Boer\n2. 't Lam\n3. onleesbaar\n4. Sadik (nr 4)",
            ["De Boer", "'t Lam", "Sadik"],
        ),
        ("Presentielijst\n1. Opening\n2. Mededelingen\n3. Rondvraag", []),
        # marks with their day, in the margin, in a vote
        ("Parafen: KvD 3-4 | T. Bloem 4-4 | RST 5-4", ["KvD", "T. Bloem", "RST"]),
        ("Opmerking [MtV1]: klopt dit? Zie [A1].", ["MtV"]),
        ("Voorkeur: de eerste, stem tegen: GW.", ["GW"]),
        # what the form of a few words says
        ("Kees hier. Sta bij de poort.", ["Kees"]),
        ("Hier is alles goed. Niemand hier.", []),
        ("Het was die van gister, Kelvin T.", ["Kelvin T."]),
        ("Bel bij vd Meulen aan, niet bij de vd Brinkstraat.", ["vd Meulen"]),
        ("Niet bezorgd. van der Wouden, Theo werkt hier niet meer.", ["van der Wouden, Theo"]),
        ("Volgens Hofstede - Kramer, Linda is dat zo.", ["Hofstede - Kramer, Linda"]),
        ("Namens F. en K. Ypma maak ik bezwaar.", ["F. en K. Ypma"]),
        ("DE BUREN BELDEN WEER. TERUGBELLEN NAAR SUZE OF VAN DE WEEK.", ["SUZE"]),
        ("IK BEN HET ZAT EN IK WIL ACTIE.", []),
        ("ik ben het zat.\n\ncor hoekstra\ntalmastraat 31", ["cor hoekstra"]),
        ("dit was het.\n\ncor verzekeringen\nen nog wat tekst", []),
        ("Best,\nApril Hughes\nPolicy Officer", ["April Hughes"]),
        ("De heer Tamminga van LTO belt.", ["Tamminga"]),
        # columns by what somebody does; the office in a street's name is nobody's
        (
            "Nr | Locatie | Verbalisant\n1 | Marktplein | HvB\n2 | Wethouder Jansenlaan | M. Ait Oufkir",
            ["HvB", "M. Ait Oufkir"],
        ),
        ("Medewerker;Project;Uren\nDijkgraaf, Anton;Dijk;12\nBurgemeester, Lia;Brug;8", ["Dijkgraaf, Anton", "Burgemeester, Lia"]),
        # who bids is a firm, unless it has a first name
        ("Inschrijvers: Heijmans, Van den Herik en De Vries & Van Dam\nVan den Herik scoort hoog.", []),
        ("Architect: Mecanoo (Ruud)\nAannemer: Jan Smitsma", ["Ruud", "Jan Smitsma"]),
        ("Toegewezen aan: Werkplekbeheer / Ruud", ["Ruud"]),
        # what a firm or thing bears, a word or a degree further on
        ("Factuur van Dirk Kuyt Sportpark BV is betaald.", []),
        ("Gemaal Mr. P.D. Kleij is stuk; mr. P.D. Kleij weet ervan.", ["P.D. Kleij"]),
        ("De OvD belt. OvD Jansen ook.", ["Jansen"]),
    ],
)  # fmt: skip
def test_other_everyday_forms(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names
