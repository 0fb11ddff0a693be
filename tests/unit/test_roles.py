"""Who is named in function, by the words that stand with a name; the names are marked [so] and all made up."""

import re

import pytest

from woo_redact.detect.hits import Hit
from woo_redact.detect.holders import role_hits
from woo_redact.detect.moved import role_by_paper
from woo_redact.detect.office_words import PLURAL
from woo_redact.detect.offices import in_office
from woo_redact.detect.roles import apposed_role, office_tail, role_before, role_word
from woo_redact.grounds import policy
from woo_redact.model import Entity

_MARK = re.compile(r"\[([^\]\[]+)\]")


def roles(marked: str, by: str = "model") -> dict[str, str]:
    """Return the role of each marked name, "" for none."""
    text, hits = "", []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        hits.append(
            Hit(
                start=len(text), end=len(text) + len(match[1]), entity=Entity.PERSON, score=0.9, by=by, why=""
            )
        )
        text += match[1]
        at = match.end()
    text += marked[at:]
    return {text[hit.start : hit.end]: hit.role for hit in in_office(text, hits)}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # chair and secretary below the name of their board, not below that of a club
        (
            "Gedeputeerde Staten,\n[A. Klinkhamer], voorzitter\nmr. B. Sas, secretaris",
            "commissaris van de koning",
        ),
        ("Gedeputeerde Staten,\nB. Sas, voorzitter\nmr. [A. Klinkhamer], secretaris", "provinciesecretaris"),
        ("Waterschap Oost\nHet dagelijks bestuur,\n[A. Klinkhamer], secretaris", "secretaris-directeur"),
        # directly before, at every level of government
        ("minister [Terwolbeek] zei", "minister"),
        ("staatssecretaris mr. drs. [A.B. de Boerma] zei", "staatssecretaris"),
        ("CdK [Klinkhamer] was er", "cdk"),
        ("de commissaris van de Koning [Klinkhamer]", "commissaris van de koning"),
        ("Ged. [Turkstra] pakt dit op", "ged."),
        ("raadslid mevrouw [Quispel] vroeg", "raadslid"),
        ("heemraad [Ytje Hofstee] kwam", "heemraad"),
        ("hoogheemraad [Blankestijn] kwam", "hoogheemraad"),
        ("DB-lid [Siebe Terpstra] kwam", "db-lid"),
        ("gezaghebber [Rijkaard Sprock] kwam", "gezaghebber"),
        ("eilandsraadslid [Clark Abrahamse] kwam", "eilandsraadslid"),
        ("Tweede Kamerlid [Beckerink] vroeg", "tweede kamerlid"),
        ("Fractievoorzitter [Daan Esselbrugge] vroeg", "fractievoorzitter"),
        ("Alderman [Steenbakkers] will chair", "alderman"),
        ("deputearre [Fokkens] hat it", "deputearre"),
        # former, deputy, of a party
        ("oud-minister [Remmelts] schreef", "minister"),
        ("Demissionair minister [Adamczyk] sprak", "minister"),
        ("waarnemend burgemeester [Toonstra] sprak", "burgemeester"),
        ("Plaatsvervangend griffier [Ottens] las", "griffier"),
        ("de VVD-wethouder [Bakkenes] zei", "wethouder"),
        ("loco-burgemeester [Wielinga] zei", "burgemeester"),
        ("Burgemeester/voorzitter [Kolkert] opent", "burgemeester"),
        # with its portfolio or place
        ("de minister van Financiën [Heinsius] zei", "minister"),
        ("de minister van OCW [Bruinsma] zei", "minister"),
        ("De minister voor Klimaat en Energie, [Rob de Bruinisse], heeft", "minister"),
        ("Wethouder Sociaal Domein en Jeugd, [Ritsko Veenhof], was er", "wethouder"),
        ("de wethouder van de gemeente Zandmeer, [Piet Hein Draaisma], tekende", "wethouder"),
        ("De wethouder cultuur, [Merijn Langeveld], komt graag", "wethouder"),
        ("De burgemeester, [Hanna van Roekel], opende de markt", "burgemeester"),
        ("een brief van de minister van VWS, mevrouw [F. Agemaat], aan de Kamer", "minister"),
        (
            "het advies van de commissaris van de Koning, mr. [Hans Oosterlee], is",
            "commissaris van de koning",
        ),
        ("akkoord van de wethouder ([Ras]), anders niet", "wethouder"),
        ("Portefeuillehouder: [E. Bakkenes]", "portefeuillehouder"),
        ("t.a.v. de griffier, mevrouw [M. Lubbers]", "griffier"),
        # after the name
        ("[Harmen Jagersma] (wethouder) opende", "wethouder"),
        ("[Harmen Jagersma] (gemeente Zandmeer, wethouder)", "wethouder"),
        ("[Harmen Jagersma], wethouder van Zandmeer, opende", "wethouder"),
        ("[Ineke Voorbergh], wethouder financiën.", "wethouder"),
        ("[Anja Witteveen] - wethouder Haarsteeg", "wethouder"),
        ("[G.J. Popkes], heemraad, en anderen", "heemraad"),
        ("[Tim Oldeboom] is sinds 2022 wethouder in Haarsteeg", "wethouder"),
        ("[Mieke Hulzebos] was raadslid voor de PvdA", "raadslid"),
        ("Dat zei [Mieke Hulzebos] als fractievoorzitter", "fractievoorzitter"),
        ("De heer [Hoekzema] (CDA) vraagt", "fractielid"),
        ("De heer [Hoekzema] van de VVD-fractie vraagt", "fractielid"),
        ("VVD: mevrouw [Quispel]", "fractielid"),
        ("commissielid [Gosse Reitsma] (CU)", "fractielid"),
        ("de motie-[Rosmalen] over stikstof", "kamerlid"),
        # on the lines around it
        ("Met vriendelijke groet,\n\n[Marleen Haverkate]\nWethouder Wonen en Zorg\nGemeente X", "wethouder"),
        ("Groet,\n[Marit Sluiter]\nRaadslid GroenLinks-PvdA", "raadslid"),
        ("[Joris van der Goot]\nLid Tweede Kamer (D66)", "lid tweede kamer"),
        ("De heer [J.W. Kolkert]\nburgemeester van Oosterhaar\nPostbus 10", "burgemeester"),
        ("De minister van Justitie en Veiligheid,\n[C.A. Brinkhorst]", "minister"),
        ("DE MINISTER VAN LANDBOUW, VISSERIJ EN NATUUR,\n\n[Femke Wiersinga]", "minister"),
        ("Aan de minister van Binnenlandse Zaken\nmevrouw [J. Uitermark]\nPostbus 20011", "minister"),
        ("het college van X,\nnamens dezen,\n\n[A.R. Wijnbelt]\nteammanager", "namens deze"),
        ("namens dezen,\nhet hoofd van de afdeling Vergunningen,\n\nmr. [W.F. Kuilboer]", "namens deze"),
        (
            "Namens de minister van VWS is besloten:\n\nNamens de minister van VWS,\n\n[E.J. Verweij]\nHoofd Juridische Zaken",
            "namens deze",
        ),
        ("de heffingsambtenaar, namens deze, [L. Bruggeman].", "namens deze"),
        ("De griffier,\n[M. Lubbers]", "griffier"),
        ("De secretaris,\n[P. Lankhof]\nDe burgemeester,\nM. Sietsema", "gemeentesecretaris"),
        ("Bode: wie dan ook. Griffier: [D. Eggink]. Bode: x", "griffier"),
        ("[Ellen van Selm] benoemd tot waarnemend burgemeester", "burgemeester"),
        # in the cells of a row
        ("Naam | Functie\n[Jan Kolkert] | burgemeester", "burgemeester"),
        ("[Jan Hofland]\twethouder\tHaarsteeg", "wethouder"),
        ("Wethouder\t[J. Hofland]", "wethouder"),
        # functions that are asked about, and citizens
        ("Woordvoerder [Kirsten Oudemans] zegt", "woordvoerder"),
        ("directeur [Petra Goorhuis] was er", "directeur"),
        ("Bezwaarmaker de heer [De Boer] woont hier", "bezwaarmaker"),
        ("Mevrouw [Jansen] uit Beilen heeft bezwaar", "inwoner"),
        ("zijn vrouw [Hennie] komt mee", "vrouw"),
    ],
)
def test_who_stands_with_an_office_has_it(text: str, role: str) -> None:
    assert list(roles(text).values()) == [role]
    assert policy().role(role) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Tuinvereniging,\n[A. Klinkhamer], voorzitter",
        "Tuinvereniging De Akker,\nnamens het dagelijks bestuur,\n[A. Klinkhamer], voorzitter",
        "de secretaris van de wethouder, [Jan Smitsma], belde",
        "de secretaris van de commissaris van de Koning, [Wilma ter Braak], belde",
        "De dochter van de burgemeester, [Noor van Roekel], deed mee",
        "[Inge Wesselius], persoonlijk medewerker van de staatssecretaris, stuurt het",
        "[Inge Wesselius] (medewerker wethouder)",
        "Groet,\n[Berend Oldenziel]\nBestuursadviseur van de wethouder",
        "Groet,\n[Lisanne Moerman]\nFractiemedewerker D66",
        "Groet,\n[Lisanne Moerman]\nmedewerker griffie",
        "Groet,\n[Piet Bosma]\nBurgemeester en wethouders van X",
        "Groet,\n[Piet Bosma]\nde wethouder is akkoord met het stuk",
        "Uitgenodigd: de wethouder, [Berend Oldenziel], notulist",
        "De wethouder, [Berend Oldenziel] en anderen bespraken het",
        "Ik heb het met de wethouder besproken, [Jeroen Kalsbeek] maakt de nota af.",
        "Beste wethouder, [Jan Smitsma] heeft gebeld",
        "Hoi [Fenna], de minister wil het stuk vrijdag",
        "Hoi [Fenna], de minister, de SG en ik gaan",
        "Dag [Jan Smitsma], wethouder wil dit niet",
        "[Fenna], de burgemeester van Assen belde",
        "Beste wethouder,\n\n[Berend Oldenziel] heeft mij gevraagd",
        "Aanwezig\nde burgemeester\n[Jan Smitsma]",
        "Burgemeester en wethouders, [Jan Smitsma], belden",
        "in de Burgemeester Jansmastraat 4, [Gea Holtrop]",
        "met de heer Koning [Bosma] erbij",
        "Kinderburgemeester [Fenne Postma] knipte het lint door",
        "[P. de Ruijter]\nSenior medewerker IND",
        "Namens de griffie,\n[Lisanne Moerman]",
        "Dank voor uw brief.\n\nNamens het college,\n\n[P.C. Oosterwijk]\nhoofd Juridische Zaken",
        "de burgemeester belde met [Hans Grolleman] over de overlast",
        "fractiemedewerker [Kas Hendrikx] (D66) regelt het",
    ],
)
def test_an_office_is_not_that_of_who_stands_near(text: str) -> None:
    assert set(roles(text).values()) == {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "de ministers [Keijzerling] en [Faberhof] en [Jan Bos] later",
            {"Keijzerling": "ministers", "Faberhof": "ministers", "Jan Bos": ""},
        ),
        (
            "De wethouders [Bruggink] (VVD), [Zwaluw] en [Oosterhuizen], [Piet Bosma] en anderen",
            {"Bruggink": "wethouders", "Zwaluw": "wethouders", "Oosterhuizen": "wethouders", "Piet Bosma": ""},
        ),
        ("[Hoekzema], [Quispel] en [Tamboer] (raadsleden)", dict.fromkeys(["Hoekzema", "Quispel", "Tamboer"], "raadsleden")),
        ("minister [Faberhof], [Jan Smit]", {"Faberhof": "minister", "Jan Smit": ""}),
        ("[Jan Smit], minister [Faberhof]", {"Jan Smit": "", "Faberhof": "minister"}),
        ("[Teun Obbink] | wethouder [Bakkenes]", {"Teun Obbink": "", "Bakkenes": "wethouder"}),
        (
            "Adviseur van wethouder [Bakkenes] is [Lotte Hiemcke]",
            {"Bakkenes": "wethouder", "Lotte Hiemcke": ""},
        ),
        (
            "De burgemeester van Assen, [Jan Smit], [Piet Bos] en anderen",
            {"Jan Smit": "", "Piet Bos": ""},
        ),
        (
            "de secretaris,            de burgemeester,\n\n[P.G. Lankhof]        [M.A. Sietsema]",
            {"P.G. Lankhof": "gemeentesecretaris", "M.A. Sietsema": "burgemeester"},
        ),
        (
            "[Anja Sikkema]\tsecretaresse\n[Jan Hofland]\twethouder",
            {"Anja Sikkema": "", "Jan Hofland": "wethouder"},
        ),
    ],
)  # fmt: skip
def test_each_of_several_has_only_their_own(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


def test_the_next_in_line_is_no_part_of_an_office_holders_name() -> None:
    assert roles("de zoon van minister [Faberhof, Thijs Faberhof], is geen partij") == {
        "Faberhof": "minister",
        "Thijs Faberhof": "",
    }


def test_without_a_decision_a_mandate_needs_its_formula() -> None:
    text = "Dank voor uw brief.\n\nNamens het college,\n\nP.C. Oosterwijk"
    at = text.index("P.C.")
    taken = Hit(
        start=at,
        end=len(text),
        entity=Entity.PERSON,
        score=0.97,
        by="structure:mandate",
        why="",
        role="namens deze",
    )
    assert [hit.role for hit in in_office(text, [taken])] == [""]
    decision = text.replace("Dank voor uw brief.", "Wij wijzen uw bezwaarschrift af")
    at = decision.index("P.C.")
    moved = taken.at(at - taken.start)
    assert [hit.role for hit in in_office(decision, [moved])] == ["namens deze"]


def test_who_handled_the_case_does_not_stay_visible_as_its_signatory() -> None:
    text = "Behandeld door: S. Boukhari\n\nWij besluiten dus.\n\nNamens het college,\n\n[S. Boukhari]\nmedewerker"
    assert roles(text) == {"S. Boukhari": ""}
    assert roles(text.replace("door: S. Boukhari", "door: P. Smit")) == {"S. Boukhari": "namens deze"}


def test_a_portfolio_or_party_is_nobody() -> None:
    assert roles("De minister voor Klimaat en [Energie] komt") == {}
    assert roles("wethouder namens [de VVD] komt") == {}
    assert roles("De heer [Osinga van het CDA] steunt dat") == {"Osinga": "fractielid"}


def test_what_an_office_is_of_may_look_like_a_name() -> None:
    assert (
        roles("[Anouk Beumer], wethouder [Zandmeer]\n[Sanne Tieleman], projectleider")["Anouk Beumer"]
        == "wethouder"
    )


def test_a_header_gets_the_office_of_the_salutation() -> None:
    def hit(text: str, words: str, by: str) -> Hit:
        at = text.index(words)
        return Hit(
            start=at, end=at + len(words), entity=Entity.PERSON, score=0.9, by=f"structure:{by}", why=""
        )

    for surname, role in (("Bakkenes", "wethouder"), ("Jansen", "")):
        text = f"Aan: Erik {surname} <x>\n\nGeachte wethouder {surname},\n"
        at = text.rindex(surname)
        salutation = Hit(
            start=at,
            end=at + len(surname),
            entity=Entity.PERSON,
            score=0.9,
            by="structure:salutation",
            why="",
        )
        told = in_office(text, [hit(text, f"Erik {surname}", "header"), salutation])
        assert [found.role for found in told] == [role, "wethouder"]  # a frequent surname may be a namesake's


def test_a_first_name_above_the_signature_is_the_holders() -> None:
    text = "Groet,\nRuud\n\nRuud Pasman\nwethouder Zorg"
    first = Hit(start=7, end=11, entity=Entity.PERSON, score=0.9, by="structure:signoff", why="")
    full = Hit(start=13, end=24, entity=Entity.PERSON, score=0.9, by="model", why="")
    assert [hit.role for hit in in_office(text, [first, full])] == ["wethouder", "wethouder"]
    other = text.replace("Ruud\n\n", "Anna\n\n")
    assert [hit.role for hit in in_office(other, [first, full])] == ["", "wethouder"]


def test_names_are_found_by_their_office() -> None:
    text = "Wethouder Verkeer Anouk Beumer sprak met de raadsleden Hoekzema en Quispel. Directeur Bos zweeg."
    assert [(text[h.start : h.end], h.role) for h in role_hits(text)] == [
        ("Anouk Beumer", "wethouder"),
        ("Hoekzema", "raadsleden"),
        ("Quispel", "raadsleden"),
    ]
    assert not list(role_hits("de minister van Financiën en de wethouder Sociaal Domein"))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("de wethouder van Assen", "wethouder"),
        ("tevens burgemeester", "burgemeester"),
        ("burgemeester en wethouders", ""),
        ("dijkgraaf en heemraden", ""),
        ("medewerker wethouder", ""),
    ],
)
def test_role_word(text: str, role: str) -> None:
    assert role_word(text) == role


def test_role_before_and_apposed_role_keep_lists_apart() -> None:
    text = "Jan Smit, minister Faber"
    assert role_before(text, text.index("Faber")) == "minister"
    assert apposed_role(text[len("Jan Smit") :]) == ""
    assert apposed_role(", de burgemeester, Piet") == ""
    assert apposed_role(", de burgemeester van X, ") == "burgemeester"


@pytest.mark.parametrize(
    ("tail", "office"),
    [
        (" van Assen", True),
        (" Wonen en Zorg, gemeente X", True),
        (" financiën en sport", True),
        (" belde met", False),
        (" is akkoord", False),
        (". Daarna", False),
        (" 2024", False),
    ],
)
def test_office_tail(tail: str, office: bool) -> None:  # noqa: FBT001 - a column of the table
    assert office_tail(tail) is office


def test_every_plural_is_a_role_or_a_form_of_address() -> None:
    assert [word for word in PLURAL - {"heren", "dames", "leden"} if policy().role(word) is None] == []


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Nummer: 25\nPortefeuille: ", "portefeuillehouder"),
        ("Beantwoording raadsvragen van ", "raadslid"),
        ("Statenvragen door mevrouw ", "statenlid"),
        ("de motie-", "kamerlid"),
        ("De motie van Bromsma en ", "kamerleden"),
        ("een amendement van het lid ", "kamerleden"),
        ("Portefeuillehouders: ", "portefeuillehouders"),
        ("een mail van Bromsma en ", ""),
        ("Vragen van ", ""),
        ("de portefeuille van ", ""),
        ("Raadsvragen over ", ""),
    ],
)
def test_a_papers_own_words_give_an_office(before: str, role: str) -> None:
    assert role_by_paper(before) == role
