"""Fixed places: headers, salutations, sign-offs, signatures, lists, tables, titles and roles. All people made up."""

import pytest
from detecting import field, flow, paper, persons

from woo_redact.detect.headers import entries, is_person
from woo_redact.detect.structure import structure
from woo_redact.detect.units import units
from woo_redact.model import BlockKind, Entity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dag Fatima,", ["Fatima"]),
        ("Beste Jan en Piet,", ["Jan", "Piet"]),
        ("Beste Geertje, beste Siham,", ["Geertje", "Siham"]),
        ("Geachte heer De Vries,", ["De Vries"]),
        ("Geachte mevrouw ten Dam,", ["ten Dam"]),
        ("hoi mirjam,", ["mirjam"]),
        ("Dag Fatima, Hierbij stuur ik de stukken.", ["Fatima"]),
        ("Dag allen!", []),
        ("Beste collega's,", []),
        ("Geachte leden van de Raad,", []),
        ("Geachte heer/mevrouw,", []),
        ("Beste Drentse collega's,", []),
        ("Dag Team Kabinet,", []),
        ("Goedemorgen,", []),
        ("Moi Geert,", ["Geert"]),
        ("Sehr geehrter Herr Lüttgens,", ["Lüttgens"]),
        ("Geachte heer Jans en,", ["Jans en"]),
        ("geachte heer van der sluis,", ["van der sluis"]),
        ("Hatice, zie onder.", ["Hatice"]),
        ("Vrijdag, zie onder.", []),
    ],
)
def test_salutations(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(f"{text}\n\nDit is de tekst van het bericht.\n")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Met vriendelijke groet,\n\nMarloes van der Ploeg\nBeleidsadviseur\n", ["Marloes van der Ploeg"]),
        ("Hartelijke groet, mirjam", ["mirjam"]),
        ("Groeten!\nMarloes", ["Marloes"]),
        ("Mvg,\nJ. de Boer", ["J. de Boer"]),
        ("Groetjes Jan en Piet", ["Jan", "Piet"]),
        ("Met vriendelijke groet,\n\nTeam Kabinet\nProvincie Noorderveen\n", []),
        ("Met vriendelijke groet,\n\nGemeente Oosterhaar\n", []),
        ("Met vriendelijke groet,\n\nSecretariaat\n", []),
        ("Hoogachtend,\n\nmr. K. Abma MSc\nteammanager Vergunningen", ["K. Abma"]),
        ("Best regards,\nKwame", ["Kwame"]),
        ("Gr W.", ["W."]),
        ("Mvg JvdB", ["JvdB"]),
        ("gr. M.", ["M."]),
        ("Dank!\n\nRoelien", ["Roelien"]),
        ("ik ben er morgen. groetjes els", ["els"]),
        ("w.g. S. Ramdinsing", ["S. Ramdinsing"]),
        ("Hoogachtend,\n\nP. d e Vries\n", ["P. d e Vries"]),
        ("Groeten uit de kantine", []),
    ],
)
def test_sign_offs(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


def test_who_signs_with_a_mandate_is_marked() -> None:
    text = (
        "Hoogachtend,\n\nGedeputeerde Staten van Noorderveen,\nnamens deze,\n\n"
        "dit besluit is digitaal ondertekend\n\nmr. T.B. Wessels\nteammanager Vergunningen\n"
    )
    assert persons(text) == [("T.B. Wessels", "namens deze")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minister Faberink zei dat", [("Faberink", "minister")]),
        ("de ministers Keijzerman en Faberink", [("Keijzerman", "ministers"), ("Faberink", "ministers")]),
        ("met Ter Apel (bgm Velemans) erbij", [("Velemans", "bgm")]),
        ("Ged. Turenhoutse pakt dit op", [("Turenhoutse", "ged.")]),
        ("wethouder Jansma (VVD) en", [("Jansma", "wethouder")]),
        ("staatssecretaris mr. A.B. de Boerma", [("A.B. de Boerma", "staatssecretaris")]),
        ("oud-minister Brinkers", [("Brinkers", "minister")]),
        ("minister van Financiën Heinsius", [("Heinsius", "minister")]),
        ("Hilde Stuivenga (wethouder Oosterhaar)", [("Hilde Stuivenga", "wethouder")]),
        ("Anna Smitsma, wethouder van Assen, zei", [("Anna Smitsma", "wethouder")]),
        ("de burgemeester van Assen, Marco Outema, zei", [("Marco Outema", "burgemeester")]),
        ("in de motie van het lid Van Rossemans", [("Van Rossemans", "kamerlid")]),
        ("technische vragen van het lid Van Rossemans", [("Van Rossemans", "kamerlid")]),
        # the role belongs to the one it stands with, not to who works for them
        ("de secretaris van minister Faberink, Jan Smitsma, belde", [("Faberink", "minister")]),
        ("de woordvoerder van wethouder Jansma sprak", [("Jansma", "wethouder")]),
        ("burgemeester en wethouders van Assen", []),
        ("Gedeputeerde Staten hebben besloten", []),
        ("de burgemeester belde gisteren", []),
    ],
)
def test_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert [found for found in persons(text) if found[1] or not expected] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("met de heer Koning Bosma erbij", "Bosma"),
        ("met Piet Prins Bosma erbij", "Bosma"),
        ("Groet,\nPiet Bosma\nwethouder Jansma is akkoord", "Piet Bosma"),
        ("Beste wethouder, Jan Smitsma heeft gebeld", "Jan Smitsma"),
        ("Aanwezig: de burgemeester, Jan Smitsma, Piet Bosma", "Jan Smitsma"),
        ("de wethouders Jansma en Velsma, Piet Bosma en anderen", "Piet Bosma"),
        ("Met vriendelijke groet,\n\nPiet Bosma\nBurgemeester en wethouders", "Piet Bosma"),
        ("de secretaris van de wethouder, Jan Smitsma, belde", "Jan Smitsma"),
    ],
)
def test_whom_a_role_would_wrongly_show(text: str, words: str) -> None:
    assert not [role for name, role in persons(text) if role and words in name]


def test_who_works_for_an_official_gets_no_role() -> None:
    found = dict(persons("de secretaris van minister Faberink, J. Smitsma, belde"))
    assert found == {"Faberink": "minister", "J. Smitsma": ""}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aanwezig: Jan Smitsma (voorzitter), Dijkers, P.J. van, Fatma Öz", ["Jan Smitsma", "Dijkers, P.J. van", "Fatma Öz"]),
        ("Afwezig m.k.: Ümit Özer-de Graafsma (gemeente X)", ["Ümit Özer-de Graafsma"]),
        ("Verslag: Trijn Schuilema", ["Trijn Schuilema"]),
        ("Verslag: Ambtelijke terugkoppeling", []),
        ("Verslag 17 juli:\nAls actiepunt", []),
        ("Behandeld door: R. Zijlstra", ["R. Zijlstra"]),
        ("Contactpersoon: Willemijn Otten, 0541 555 201", ["Willemijn Otten"]),
        ("Aanwezig\n\nMarten Oostra (gedeputeerde)\nSiham Lakh (provincie)\n", ["Marten Oostra", "Siham Lakh"]),
        ("Nr.\nActie\nWie\n\n1\nRooster delen\nW. Tjalkens\n\n2\nBrug keuren\n’t Lammers\n", ["W. Tjalkens", "’t Lammers"]),
        ("Afschrift aan: gemeente Kloosterveld, t.a.v. mevrouw Van den Bosma; Waterschap Haar en Wolden.", ["Van den Bosma"]),
        ("bel dhr. Van Dijkers of mw. Aït Haddoum", ["Van Dijkers", "Aït Haddoum"]),
        ("de heren Jansma en De Vriesema waren er", ["Jansma", "De Vriesema"]),
        ("aan de Dr. Nassaulaan 5", []),
        ("graag nakijken @Ronald Pothema voor morgen", ["Ronald Pothema"]),
        ("kijk op @drenthe.example", []),
        ("[12:03] Sanne: heeft iemand tijd?", ["Sanne"]),
        ("Op ma 7 okt. 2024 om 14:12 schreef Hanne Olthuis <h.olthuis@x.example>:", ["Hanne Olthuis"]),
        ("On Mon, Jan 15, 2024 at 9:41 AM Kwame Asantes <k@x.example> wrote:", ["Kwame Asantes"]),
        ("Op 3 oktober schreef de minister aan de Kamer: dat kan niet", []),
        ("R. Bakkema van Zandmeer", ["R. Bakkema"]),
        ("dat J. van Dijkema belde", ["J. van Dijkema"]),
        ("@lotte en @Tjeerd graag voor vrijdag", ["lotte", "Tjeerd"]),
        ("haar zoon Emir en buurman Sietsema", ["Emir", "Sietsema"]),
        ("De kinderen Daan, Noor en Sem wonen daar", ["Daan", "Noor", "Sem"]),
        ("Gerrie, mijn vrouw, is boos", ["Gerrie"]),
        ("een bewoner van Assenveen", []),
        ("Verzoekster Zlatana trekt in", ["Zlatana"]),
        ("mr De Haanstra sprak", ["De Haanstra"]),
        ("met Karin/Peter en Anja & Ruud", ["Karin", "Peter", "Anja", "Ruud"]),
        ("Verdeling: Haanstra, Piet de; Özdemir, F.", ["Haanstra, Piet de", "Özdemir, F."]),
        ("gemaal Willem Alexander draait", []),
        ("stoelen type Sophie", []),
        ("Ben 10 minuten later", []),
        ("Leden: P. Ketelaar, Hilbrandsma en Van Zantema", ["P. Ketelaar", "Hilbrandsma", "Van Zantema"]),
        ("Adviseur: Arcadis", []),
    ],
)  # fmt: skip
def test_lists_titles_and_mentions(text: str, names: list[str]) -> None:
    assert [name for name, _ in persons(text)] == names


def test_a_name_over_a_wrapped_line_is_one_and_a_list_is_not() -> None:
    wrapped = (
        "Tijdens de vergadering is uitvoerig gesproken door de heer J. van\nder Meulenaar over het plan."
    )
    assert persons(wrapped) == [("J. van\nder Meulenaar", "")]
    assert [n for n, _ in persons("Aanwezig\n\nJan Smitsma\nPiet Bosma\n")] == ["Jan Smitsma", "Piet Bosma"]


HEADER = (
    '"Ploegema, Marloes van der" <m.vanderploegema@prov.example>; Fenna Wubbels <f.wubbels@nidos.example>; '
    "Secretariaat PRT <secretariaat.prt@prov.example>; noordhof <h.noordhof@gmail.example>; "
    "Smitsma, J. (Jan) - DGA/Beleid <j.smitsma@min.example>"
)


def test_a_header_field() -> None:
    document = flow(field("Aan", HEADER))
    hits = [h for h in structure(units(document)) if h.by == "structure:header"]
    found = [(h.entity, document.text[h.start : h.end]) for h in hits]
    assert [words for entity, words in found if entity is Entity.PERSON] == [
        "Ploegema, Marloes van der",
        "Fenna Wubbels",
        "noordhof",
        "Smitsma, J. (Jan)",
    ]
    assert (Entity.ORGANISATION, "Secretariaat PRT") in found
    assert sum(entity is Entity.EMAIL_ADDRESS for entity, _ in found) == 5


@pytest.mark.parametrize("name", ["De Vries, A.", "Vries, A.B. de", "Koç, Z."])
def test_a_surname_with_initials_behind_it_is_one_person_in_a_column(name: str) -> None:
    assert [n for n, _ in persons(f"Naam\tRol\tDatum\n{name}\tderde\t1 mei")] == [name]


def test_the_last_heading_of_a_row_is_no_label_of_the_next_row() -> None:
    rows = "Gemeente\tOpgave\tContactpersoon\nHaarveen\t310\tP.J. van Dijk\nZandmeer\t120\tM. Vos\n"
    assert [n for n, _ in persons(rows)] == ["P.J. van Dijk", "M. Vos"]
    assert [n for n, _ in persons("Contactpersoon\nHilde Vaandrager")] == ["Hilde Vaandrager"]


def test_a_row_of_a_table_is_no_signature() -> None:
    rows = (
        "Bedrijf\tContactpersoon\tTelefoon\tOpmerking\nBakkerij De Zon\tGerlof Jansma\t0591-612345\tgeen\n"
        "Garage De Haan\tAnke Vos\t0591-612346\tgeen\n"
    )
    assert [n for n, _ in persons(rows)] == ["Gerlof Jansma", "Anke Vos"]


def test_a_printed_header_and_what_only_looks_like_one() -> None:
    mail = "Van: Jan Smitsma\nVerzonden: maandag 3 juni 2024 08:47\nAan: Omar Haddes; Lotte Veldsma\nOnderwerp: x\n"
    assert [n for n, _ in persons(mail)] == ["Jan Smitsma", "Omar Haddes", "Lotte Veldsma"]
    assert persons("Van: 10 oktober tot 12 oktober is het kantoor dicht.") == []


@pytest.mark.parametrize(
    ("shown", "address", "person"),
    [
        ("Griffie", "griffie@assen.example", False),
        ("Postbus Woo", "woo@assen.example", False),
        ("Provincie Noorderveen", "", False),
        ("Team Kabinet", "", False),
        ("Nidos", "info@nidos.example", False),
        ("Raad, Jan de", "j.deraad@assen.example", True),
        ("PJM Jansma", "pjm.jansma@assen.example", True),
        ("Hofstede - Kramer, Linda", "l.hofstede@assen.example", True),
        ("VRD Noord", "vrd@vrd.example", False),
        ("noordhof", "h.noordhof@gmail.example", True),
        ("Jan Smitsma", "info@smitsma.example", True),
    ],
)
def test_persons_and_mailboxes_among_display_names(shown: str, address: str, person: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_person(shown, address) is person


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("Jan <a@b.example>, Piet <c@d.example>", 2),
        ('"Smit; Jan" <a@b.example>; c@d.example', 2),
        ("Smitsma, Jan", 1),
        ("Jan Smitsma, Piet Bosma", 2),
        ("Jan Smitsma [mailto:j@x.example]", 1),
    ],
)
def test_entries_of_a_header(value: str, count: int) -> None:
    assert len(list(entries(value))) == count


def test_a_table_with_a_column_of_names() -> None:
    rows = [
        ("Naam", "Functie"),
        ("Lieuwe Terpsma", "Woordvoerder, Veiligheidsregio"),
        ("Algemeen nummer", "x"),
    ]
    blocks = [
        (BlockKind.CELL, words, (("table", "0"), ("row", str(r)), ("column", str(c))))
        for r, row in enumerate(rows)
        for c, words in enumerate(row)
    ]
    document = flow(*blocks)
    hits = [h for h in structure(units(document)) if h.structural]
    found = [(document.text[h.start : h.end], h.role) for h in hits]
    assert ("Lieuwe Terpsma", "woordvoerder") in found
    assert all(words == "Lieuwe Terpsma" for words, _ in found)


def test_a_role_does_not_reach_over_a_block() -> None:
    document = flow(
        (BlockKind.PARAGRAPH, "Dit is gemeld door de minister", ()), (BlockKind.PARAGRAPH, "Jan Smitsma", ())
    )
    assert not [h for h in structure(units(document)) if h.role]


def test_long_texts_take_linear_time() -> None:
    """A hundred thousand characters of what the patterns like best; a quadratic step would take minutes."""
    for piece in (
        "Aaa Bbb Ccc ",
        "de minister van ",
        "J.P. ",
        "Op 3 mei ",
        "Aan: x@y.example; ",
        "(wethouder ",
    ):
        structure(units(paper(piece * (60_000 // len(piece)))))
