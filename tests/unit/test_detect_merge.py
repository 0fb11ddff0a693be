"""Merging: who wins where findings overlap, and where a name begins and ends. All people made up."""

import pytest
from detecting import PROFILE, paper, person, use_model

from woo_redact.detect import detect
from woo_redact.detect.firms import thing_hits
from woo_redact.detect.hits import Hit
from woo_redact.detect.merge import merge
from woo_redact.model import Entity


def hit(text: str, words: str, entity: Entity, score: float = 0.9, by: str = "model") -> Hit:
    """Return a hit of any kind on some words of a text."""
    start = text.index(words)
    return Hit(start=start, end=start + len(words), entity=entity, score=score, by=by, why="")


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("volgens de heer Jansma klopt", "de heer Jansma", "Jansma"),
        ("volgens drs. Jansma klopt", "drs. Jansma", "Jansma"),
        ("het verzoek van Jansma's buurman", "Jansma's", "Jansma"),
        ("het verzoek van «Jansma», zo bleek", "«Jansma»,", "Jansma"),
        ("Wijkagent Dirk Snelsma kwam", "Wijkagent Dirk Snelsma", "Dirk Snelsma"),
        ("dat Tuinsma waarschuwt voor", "Tuinsma waarschuwt", "Tuinsma"),
        ("gesproken met J.P. van den Bergsma over", "Bergsma", "J.P. van den Bergsma"),
        ("gesproken met Jan de Vriesema over", "Jan", "Jan de Vriesema"),
        ("gesproken met Ada Bosma-Kuiperink over", "Ada Bosma", "Ada Bosma-Kuiperink"),
        ("een mail van Jansma over", "Jansma", "Jansma"),
        ("een mail aan ten Damsma over", "Damsma", "ten Damsma"),
        ("gesproken met R. Bakkema van Zandmeer over", "R. Bakkema", "R. Bakkema"),
        ("heb gisteren met loes bakkema gebeld", "loes bakkema", "loes bakkema"),
        ("Kun je loes bakkema toevoegen?", "loes bakkema", "loes bakkema"),
        ("overleg met c. de wittema gehad", "c. de wittema", "c. de wittema"),
        ("stuur maar naar bram of de wethouder", "bram", "bram"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, model: str, expected: str) -> None:
    assert [text[h.start : h.end] for h in merge(text, [person(text, model)])] == [expected]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("De COA en de GGD waren er", "COA"),
        ("Op Maandag is er overleg", "Maandag"),
        ("in het Nederlands, Engels en Arabisch", "Engels"),
        ("Wij werken met Securitas B.V. samen", "Securitas"),
        ("aan de Wolderdijkse Vaart", "Wolderdijkse Vaart"),
        ("wij wonen Dorpsstraat 12 in Assen", "Dorpsstraat"),
        ("Daarvan zijn er 120", "Daarvan"),
        ("Portefeuille wethouder Vossema: jeugd", "Portefeuille"),
        ("PERSBERICHT\nDe gemeente opent het park", "PERSBERICHT"),
        ("Locatie: vergaderruimte Jan de Witsma (2e)", "Jan de Witsma"),
        ("subsidie voor VV Willem van Damsma is rond", "Willem van Damsma"),
        ("een regel;Toneelgroep Jan Vossema;1250,00", "Jan Vossema"),
        ("sleutel bij snackbar Bij Nelma, om de hoek", "Nelma"),
        ("de motie-De Vossema blijft buiten beschouwing", "Vossema"),
        ("Stichting Vrienden van Jan Steenma vergadert", "Jan Steenma"),
        ("N.B. Beperkt openbaar tot 2049", "N.B. Beperkt"),
        ("er is E. coli gevonden", "E."),
        ("am 12. Mai an der Grenze", "Mai"),
        ("De ezel heet Grijsma en balkt", "Grijsma"),
        ('advies over "Medeama" van een groep', "Medeama"),
        ("de Pier Panderstrjitte is opgebroken", "Pier"),
        ("Twee opmerkingen van onze kant: nee", "kant"),
        ("n.v.t. in de Veluwe en de Betuwe", "Betuwe"),
        ("we doen dat met de rekenkamer en oost", "de rekenkamer"),
        ("stuur het aan jan stukken door", "jan stukken"),
        ("zie punt a. vergadering van vorige week", "a. vergadering"),
    ],
)
def test_what_the_model_may_not_call_a_person(text: str, model: str) -> None:
    assert merge(text, [person(text, model)]) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mijn BSN is bekend", hit("Mijn BSN is bekend", "BSN", Entity.ORGANISATION)),
        ("Het V-nummer volgt", hit("Het V-nummer volgt", "V-nummer", Entity.LOCATION)),
        ("SPREKER 1: Ja.", hit("SPREKER 1: Ja.", "SPREKER 1", Entity.PERSON, by="structure:speaker")),
        ("Beste examencommissie,", hit("Beste examencommissie,", "examencommissie", Entity.PERSON)),
        ("t.n.v. Gebr. Vinkema", hit("t.n.v. Gebr. Vinkema", "Gebr", Entity.PERSON, by="structure:list")),
    ],
)
def test_a_label_a_number_or_a_group_is_nobody_whoever_found_it(text: str, found: Hit) -> None:
    assert merge(text, [found]) == ()


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Getuige Igor Sjevtsma zag het", "Igor Sjevtsma"),
        ("De hond van Boris Damsma blafte", "Boris Damsma"),
        ("Op 12 mei belde Mai Nguyema", "Mai Nguyema"),
        ("volgens E. Coliema is dat zo", "E. Coliema"),
        ("mfg Uwe", "Uwe"),
        ("Gisteren belde Zandvoort over de brug", "Zandvoort"),
        ('het ging over "Job Hazewinkelma" zelf', "Job Hazewinkelma"),
        ("volgens P.S. Vriesema klopt dat", "P.S. Vriesema"),
        ("volgens N.B. Damsma klopt dat", "N.B. Damsma"),
    ],
)
def test_a_person_beside_such_a_word_stays_one(text: str, model: str) -> None:
    assert model in [text[h.start : h.end] for h in merge(text, [person(text, model)])]


def test_a_first_name_in_small_letters_yields_to_the_whole_name() -> None:
    text = "wat zegt geert timmersma van de dienst"
    first = hit(text, "geert", Entity.PERSON, 0.6, "pattern:lower")
    found = merge(text, [person(text, "geert timmersma"), first])
    assert [text[h.start : h.end] for h in found] == ["geert timmersma"]


def test_a_role_before_a_name_that_the_model_found_is_kept_with_it() -> None:
    text = "gisteren belde minister van Dijkers"
    assert [(text[h.start : h.end], h.role) for h in merge(text, [person(text, "van Dijkers")])] == [
        ("van Dijkers", "minister")
    ]


def test_pieces_of_one_name_are_joined_and_neighbours_are_not() -> None:
    text = "met Jan de Vriesema, Piet Bosma"
    pieces = [person(text, "Jan"), person(text, "Vriesema"), person(text, "Piet Bosma")]
    assert [text[h.start : h.end] for h in merge(text, pieces)] == ["Jan de Vriesema", "Piet Bosma"]


def test_a_list_is_not_one_name_but_a_broken_name_is() -> None:
    text = "Jan\nPiet"
    assert [text[h.start : h.end] for h in merge(text, [person(text, "Jan\nPiet")])] == ["Jan", "Piet"]
    text = "Jan de\nVriesema"
    assert [text[h.start : h.end] for h in merge(text, [person(text, text)])] == [text]


def test_a_fixed_place_bounds_the_name() -> None:
    text = "Jan Jansma Wonen"
    exact = Hit(
        start=0,
        end=10,
        entity=Entity.PERSON,
        score=0.97,
        by="structure:signoff",
        why="naam na groet",
        exact=True,
    )
    (found,) = merge(text, [person(text, text), exact])
    assert (found.start, found.end, found.by) == (0, 10, "structure:signoff")


def test_where_a_mailbox_stands_the_model_finds_no_person() -> None:
    text = "Griffie Haarveen"
    box = Hit(
        start=0, end=16, entity=Entity.ORGANISATION, score=0.99, by="structure:header", why="", exact=True
    )
    assert [h.entity for h in merge(text, [person(text, "Haarveen"), box])] == [Entity.ORGANISATION]


def test_the_address_decides_about_a_name_inside_it() -> None:
    text = "mail jan.jansma@assen.example"
    address = hit(text, "jan.jansma@assen.example", Entity.EMAIL_ADDRESS, by="pattern:email")
    assert [h.entity for h in merge(text, [person(text, "jansma"), address])] == [Entity.EMAIL_ADDRESS]


def test_a_street_beats_the_name_in_it() -> None:
    text = "op de Jan van Galensma 12, 9401 AB"
    street = hit(text, "Jan van Galensma 12, 9401 AB", Entity.NL_ADDRESS, by="pattern:address")
    assert [h.entity for h in merge(text, [person(text, "Jan van Galensma"), street])] == [Entity.NL_ADDRESS]


def test_a_term_of_the_profile_keeps_its_bounds_and_the_rest_stays_found() -> None:
    text = "dossier Jan Zwaluw Bosma"
    term = hit(text, "Zwaluw", Entity.TERM, 1.0, "profile")
    found = merge(text, [person(text, "Jan Zwaluw Bosma"), term])
    assert [(text[h.start : h.end], h.entity) for h in found] == [
        ("Jan", Entity.PERSON),
        ("Zwaluw", Entity.TERM),
        ("Bosma", Entity.PERSON),
    ]


def test_of_two_identifiers_nothing_is_lost() -> None:
    text = "nummer 0597 555 123456 hier"
    phone = hit(text, "0597 555 123", Entity.PHONE_NUMBER, 0.6, "pattern:phone")
    number = hit(text, "555 123456", Entity.NL_BSN, 0.9, "pattern:bsn")
    (found,) = merge(text, [phone, number])
    assert (text[found.start : found.end], found.entity) == ("0597 555 123456", Entity.NL_BSN)


def test_places_and_organisations_yield_to_all_else() -> None:
    text = "gesproken met Meppelsma van Nidos"
    found = merge(
        text,
        [
            hit(text, "Meppelsma", Entity.LOCATION),
            hit(text, "Nidos", Entity.ORGANISATION),
            person(text, "Meppelsma"),
        ],
    )
    assert [h.entity for h in found] == [Entity.PERSON, Entity.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Gerealiseerd\nIn behandeling\n", "Gerealiseerd"),
        ("Kleur: Rood\nDatum: vrijdag\n", "Kleur"),
        ("Kleur: Rood\nDatum: vrijdag\n", "Rood"),
        ("Gemachtigde: dhr. Kleinsma\n", "Gemachtigde"),
        ("de projectleider Dijkversterking is ziek", "Dijkversterking"),
        ("de Jan Fabriciusstraat is dicht", "Jan Fabriciusstraat"),
        ("naar de Hanenweg en terug", "Hanenweg"),
        ("de offerte van Kaminski Logistics viel af", "Kaminski Logistics"),
        ("taart van Bakkerij Smeets", "Bakkerij Smeets"),
        ("akkoord met optie B.", "B."),
        ("namens de MR sprak", "de MR"),
        ("drie offertes: inschrijver Kuijpers bood", "Kuijpers"),
        ("vergaderen in zaal 2 (Taxi Hofman)", "Hofman"),
        ("de formule volgens Manning geldt", "Manning"),
        ("het arrest Linden/Kramer is", "Kramer"),
        ("zie het Venn-diagram", "Venn"),
        ("drie lampen Emma XL geleverd", "Emma"),
        ("op de nota Cruquius reageren", "Cruquius"),
        ("Oordeel: goed. Schaal 10. Uren: 36", "Schaal"),
        ("op Lindeweg 8-B14, Horst.", "Horst"),
        ("Mit freundlichen Grüßen, Stadt", "Grüßen"),
        ("bij team Roos navragen", "Roos"),
    ],
)
def test_what_no_person_is(text: str, model: str) -> None:
    assert not [h for h in merge(text, [person(text, model)]) if h.entity is Entity.PERSON]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("gesproken met D. Nijhuis over", "D. Nijhuis"),
        ("volgens mr. Veldhuis klopt dat", "Veldhuis"),
        ("de aannemer Jan Smitsma belde", "Jan Smitsma"),
        ("het project\nJan Smitsma\nliep uit", "Jan Smitsma"),
        ("ook Hogeweg was erbij", "Hogeweg"),
        ("ook Peter Boskalis was erbij", "Peter Boskalis"),
        ("de nota van Cruquius is er", "Cruquius"),
    ],
)
def test_who_only_looks_like_a_road_or_firm(text: str, model: str) -> None:
    assert [text[h.start : h.end] for h in merge(text, [person(text, model)])] == [model]


@pytest.mark.parametrize(
    ("text", "model", "left"),
    [
        ("wat Boskalis daarvan vindt", "Boskalis", []),
        ("daar kocht Albert Heijn het", "Albert", []),
        ("ook Rinaldo van Fugro was erbij", "Rinaldo van Fugro", ["Rinaldo"]),
        ("ook Peter Fugro was erbij", "Peter Fugro", ["Peter Fugro"]),
    ],
)
def test_no_part_of_a_known_firm_is_a_person(text: str, model: str, left: list[str]) -> None:
    merged = merge(text, [person(text, model), *thing_hits(text)])
    assert [text[h.start : h.end] for h in merged if h.entity is Entity.PERSON] == left


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("Zie C. Petitie in de lijst.", "C. Petitie", True),
        ("Zie C. Petitie in de lijst.", "C.", True),
        ("KAN NOG GEEN STAP LOPEN.", "KAN NOG", True),
        ("Er is nog Bijlage Aanvraag over.", "Bijlage Aanvraag", True),
        ("Zie C. Terpstra in de lijst.", "C. Terpstra", False),
        ("Ook A. ter Haar sprak.", "A. ter Haar", False),  # a word, but behind a particle
        ("Dit zegt JOKE TERPSTRA ook.", "JOKE TERPSTRA", False),
        ("Dit zegt Van Zanten ook.", "Van Zanten", False),
    ],
)
def test_frequent_words_that_nobody_is_called_are_no_persons(monkeypatch, text, name, stays):
    use_model(monkeypatch, ("PERSON", name))
    found = [f for f in detect(paper(text), PROFILE) if f.entity is Entity.PERSON]
    assert (not found) is stays
