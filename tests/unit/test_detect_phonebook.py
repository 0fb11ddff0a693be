"""Lists of numbers in small letters, user names, names of files, local parties, units. All people made up."""

import pytest
from detecting import PROFILE, paper, persons

from woo_redact.decide import decide
from woo_redact.detect import detect, search, subjects
from woo_redact.detect.file_names import file_hits
from woo_redact.detect.innocent import is_nobody
from woo_redact.detect.phonebook import is_user_name
from woo_redact.grounds import policy
from woo_redact.model import Entity, Outcome


def _names(text: str) -> list[str]:
    """Return what the fixed places of a text tell of persons."""
    return [name for name, _ in persons(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "1 harm brinkhuis 0612340987\n2 mevr. tuinstra-kamp 0687651234\n3 fam oldenburg alleen avond 0592-401122",
            ["harm brinkhuis", "tuinstra-kamp", "oldenburg"],
        ),
        ("- v/d wouden / vdwouden@example.org\n- yasmina / y.b@example.org", ["v/d wouden", "yasmina"]),
        ("j. terpstra 0655443322\nkees 06-11223344", ["j. terpstra", "kees"]),
        # shops, desks and towns have numbers too, and one line is no list
        ("bakkerij de korenbloem 0592-401122\nwijkcentrum 0592 401133\npolitie 0900-8844", []),
        ("emmen 0612340987\nstation 0612340986", []),
        ("storing 0612340987", []),
        ("nr? 0612340987\nmail jpdevries@example.org\nmobyl: 06-12340987", []),
        ("aan bezwaar@example.org\nvan piet_jansma@example.org", []),
    ],
)  # fmt: skip
def test_a_list_of_numbers_in_small_letters(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize("word", ["jdejong", "m.aksoy", "pvdlaan2", "k.tenbrinke01"])
def test_what_may_be_a_user_name(word: str) -> None:
    assert is_user_name(word)


@pytest.mark.parametrize(
    "word",
    ["webformulier", "svc_backup", "beheerder", "onbekend", "balie", "import01", "gesloten", "Jdejong"],
)
def test_what_is_none(word: str) -> None:
    assert not is_user_name(word)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("zaak;gebruiker;datum\n17;jdejong;3-4-2023\n18;WERKBAK_ZUID;3-4-2023", ["jdejong"]),
        (
            "| Nummer | Gewijzigd door | Status |\n| 4 | m.aksoy | open |\n| 5 | systeem | dicht |",
            ["m.aksoy"],
        ),
        ("Nr\tBehandelaar\tStatus\n1\tpvdlaan2\topen", ["pvdlaan2"]),
        ("Behandelaar: hrozema", ["hrozema"]),
        ("Bijlagen: Verslag x.docx, y.html en z.jpeg", []),
        ("Account w.dijkema kan weg, zie p.bijlage en o.a. www.w.example", ["w.dijkema"]),
        ("Eigenaar overgedragen van l.wiegman naar thoekema.", ["l.wiegman", "thoekema"]),
        ("Document goedgekeurd door s.elidrissi op 2 mei", ["s.elidrissi"]),
        ("Het pand is gewijzigd van winkel naar woning. Afgehandeld door balie.", []),
    ],
)
def test_user_names(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zie Zienswijze_Oosterbaan_def.pdf en verder.", ["Oosterbaan"]),
        ("Bijlage: CV Jelmer Kloosterman.docx", ["Jelmer Kloosterman"]),
        ("Bijlage: gespreksverslag_Benali.docx", ["Benali"]),
        ("bezwaar_vdVegt_def.pdf en verslag_deVries.docx", ["vdVegt", "deVries"]),
        ("Bijlage: Verslag_Woningbouwbeleid_Noord.docx en Besluit_Kapvergunning.pdf", []),
        ("Bijlage: Offerte_Quadrant.pdf, Rapport_Zuidoostbeek.pdf", []),  # no paper of a person
        ("Besluit over Oosterbaan en de zienswijze.", []),
    ],
)
def test_the_names_of_files(text: str, names: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in file_hits(text)] == names


def test_somebody_known_is_found_in_the_name_of_a_file() -> None:
    text = "Aanvrager: Jitske Boom\n\nDe lijst heet uitkering_boom_def.xlsx en er staat een boom voor."
    document = paper(text)
    found = detect(document, PROFILE)
    again = search(document, found, subjects([(document, found)], PROFILE), PROFILE)
    named = [f.span.of(text) for f in again if f.entity is Entity.PERSON]
    assert named == ["Jitske Boom", "boom"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Raadsleden Kuitert (PDL) en Ozdemir (Ons Dal) vragen het. De heer Bandringa (PDL) ook.",
            {"Kuitert": "raadsleden", "Ozdemir": "raadsleden", "Bandringa": "raadslid"},
        ),
        ("Wethouder Kuitert (RO) en de heer Bandringa (RO) komen.", {"Bandringa": ""}),
        ("Raadslid Kuitert (PDL) vraagt het de heer Bandringa (JZ).", {"Bandringa": ""}),
    ],
)
def test_local_parties(text: str, roles: dict[str, str]) -> None:
    found = dict(persons(text))
    assert {name: found[name] for name in roles} == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("De OvD-G en de HOvD zijn er. CvD-P belt.", []),
        ("Akkoord WJZ/OR en verder niets.", []),
        ("Aan: ASD-KBO; WON-lijst; _Postbus Zorg\nCc: Lotte Reinders", ["Lotte Reinders"]),
        ("OvD-B Wiersinga is ter plaatse.", ["Wiersinga"]),
        ("Actie: PdV-K belt terug.", ["PdV-K"]),
        ("Mevrouw Wethouder-Smeding en de heer Minister-Kloos komen.", ["Wethouder-Smeding", "Minister-Kloos"]),
        ("Ik sprak de heer T immerman, en de heer A heeft afgezegd.", ["T immerman"]),
        ("Het gaat om imker Fokkens, kweker Bomen.", ["Fokkens"]),
        ("Keuze\nA. Wachten tot het voorjaar en dan zien\nB. Vroeger beginnen", []),
        ("Van: Gebouwbeheer\nAan: Storingsteam; Wendy Roos", ["Wendy Roos"]),
        ("Zie art. 38 RvO van de raad. Vastgesteld door TvdM.", ["TvdM"]),
        ("Medewerker | Tarief | Apr | Mei\nBakboord, T. | 90 | 12 | 14", ["Bakboord, T. "]),
        ("Van: Tjerk Postma\nOan: Sytske Bouma", ["Tjerk Postma", "Sytske Bouma"]),
        ("Namens de maatschap tekent H. Hu1zinga het stuk.", ["H. Hu1zinga"]),
        ("Respondent: Douwe Bouwmeester, opzichter", ["Douwe Bouwmeester"]),
        ("Van: Joris Tak\nAan: IUC-West; Joris Tak", ["Joris Tak", "Joris Tak"]),
        ("Met vriendelijke groet,\nDebiteurenbeheer", []),
        ("Met vriendelijke groet,\nWilh0lmien", ["Wilh0lmien"]),
    ],
)  # fmt: skip
def test_units_and_names_that_look_like_something_else(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_a_letter_before_a_verb_is_somebody_and_before_a_heading_nobody() -> None:
    assert not is_nobody("S. werkt hier twee jaar.", 0, 2)
    assert is_nobody("S. Wachten op de uitspraak", 0, 2)


@pytest.mark.parametrize(
    ("text", "datum", "outcome"),
    [
        ("U bereikt ons op 0592 44 55 66 of via info@meerhuizen.example.", "0592", Outcome.KEEP),
        ("Ik ben bereikbaar op 0592 44 55 66 of via j.smit@meerhuizen.example.", "0592", Outcome.REDACT),
        ("Loonbedrijf Kiers BV, Tramwijk 8, 7891 AB Klazienaveen, tel. 0591 334455", "0591", Outcome.KEEP),
        ("Loonbedrijf Kiers BV, Tramwijk 8, 7891 AB Klazienaveen, tel. 0591 334455", "Tramwijk", Outcome.KEEP),
        ("Loonbedrijf Kiers BV, Jan Kiers, Tramwijk 8, 7891 AB Klazienaveen", "Tramwijk", Outcome.ASK),
        ("Jan Kiers\nStichting Ons Veen\nTramwijk 8, 7891 AB Klazienaveen", "Tramwijk", Outcome.ASK),
        ("De heer Kiers, Tramwijk 8, 7891 AB Klazienaveen", "Tramwijk", Outcome.ASK),
        ("Mail naar griffie@meerhuizen.example, 0592-445566.", "0592", Outcome.KEEP),
        ("The reception is at +31 592 44 55 66.", "+31", Outcome.KEEP),
        ("Plaats: Gemeentewerf, Havenstraat 4.", "Havenstraat", Outcome.KEEP),
        ("De servicedesk is bereikbaar op 085 222 33 44.", "085", Outcome.KEEP),
        ("De servicedesk is bereikbaar op 06 22 33 44 55.", "06 22", Outcome.REDACT),
        ("Brand Kerkstraat 3-5-2023 om 14 uur.", "3-5", None),
    ],
)  # fmt: skip
def test_what_is_an_organisations_own(text: str, datum: str, outcome: Outcome | None) -> None:
    document = paper(text)
    found = detect(document, PROFILE)
    decided = decide(document, found, {}, policy=policy(), profile=PROFILE)
    at = text.index(datum)
    over = [d.outcome for d in decided if d.span.start <= at < d.span.end and d.entity is not Entity.LOCATION]
    assert (over[:1] or [None]) == [outcome]


def test_a_directorate_behind_a_sender_is_no_office() -> None:
    roles = dict(persons("From: Agnieszka Mazur (DG HOME)\nTo: Joris Tak\nSubject: x"))
    assert roles == {"Agnieszka Mazur": "", "Joris Tak": ""}
