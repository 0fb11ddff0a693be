"""The register of people, and the search for them through the dossier. All people made up."""

import itertools

import pytest
from detecting import dossier, field, flow, named, paper, use_model

from woo_redact.detect.spellings import index
from woo_redact.model import BlockKind, Document, Entity, Role
from woo_redact.profile import Never, Profile, PublicOfficials


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the model find nothing: what is tested here is what the register knows."""
    use_model(monkeypatch)


def mail(sender: str, *body: str, to: str = "", name: str = "1") -> Document:
    """Return a mail with a sender and paragraphs."""
    header = [field("Van", sender), *([field("Aan", to)] if to else [])]
    return flow(*header, *((BlockKind.PARAGRAPH, words, ()) for words in body), name=name)


LINDA = '"Terpsma, Linda (wethouder)" <l.terpsma@gem.example>'
MARLOES = '"Ploegema, Marloes van der" <m.vanderploegema@prov.example>'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Gisteren heeft Marloes van der Ploegema gebeld.", "Marloes van der Ploegema"),
        ("Volgens M. van der Ploegema klopt het.", "M. van der Ploegema"),
        ("Volgens Van der Ploegema klopt het.", "Van der Ploegema"),
        ("Volgens van der Ploegema klopt het.", "van der Ploegema"),
        ("Op de lijst: Ploegema, Marloes van der.", "Ploegema, Marloes van der"),
        ("Ook marloes van der ploegema was er.", "marloes van der ploegema"),
        ("OOK MARLOES VAN DER PLOEGEMA WAS ER.", "MARLOES VAN DER PLOEGEMA"),
        ("Ik vraag het aan Marloes morgen.", "Marloes"),
        ("Gisteren heeft Marloes van\nder Ploegema gebeld.", "Marloes van\nder Ploegema"),
        ("Gisteren heeft Mar\u00adloes van der Ploegema gebeld.", "Mar\u00adloes van der Ploegema"),
        ("Zie map m.vanderploegema op de schijf.", "m.vanderploegema"),
        ("Aangemaakt door vanderploegemam op 3 mei.", "vanderploegemam"),
        ("Zie https://intranet.example/wie/marloes-van-der-ploegema nu.", "marloes-van-der-ploegema"),
        ("Bijlage: cv_Marloes_van_der_Ploegema.pdf", "Marloes_van_der_Ploegema"),
        ("Volgens Marloes van der Ploe-\ngema klopt het.", "Marloes van der Ploe-\ngema"),
        ("Volgens Marloes van der Ploegemas klopt het.", "Marloes van der Ploegemas"),
        ("Volgens mw. v.d. Ploegema klopt het.", "v.d. Ploegema"),
        ("Van der Ploegema's voorstel.", "Van der Ploegema"),
        ("Leg het bij het Van der Ploegema-dossier.", "Van der Ploegema"),
        ("Leg het bij het dossier-Van der Ploegema.", "Van der Ploegema"),
        ("Volgens Marloes van der Pleogema klopt het.", "Marloes van der Pleogema"),
        ("Volgens Marloes van der P1oegema klopt het.", "Marloes van der P1oegema"),
        ("Ook Van der Ploegerna tekent.", "Van der Ploegerna"),
    ],
)
def test_a_person_is_found_again_in_every_spelling(body: str, found: str) -> None:
    other = paper(body, "2")
    register, (_, findings) = dossier(mail(MARLOES), other)
    assert named(other, findings) == [found]
    assert {f.subject for f in findings} == {register[0].id}


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (("Beste collega,", "Dank!"), True),
        (("Beste collega,", "Met groet,\nLinda de Boer"), False),
        (("Beste collega,", "Mijn dochter Linda de Boer belt."), False),
    ],
)
def test_who_greets_an_office_holder_by_the_first_name_means_nobody_else(
    other: tuple[str, str], *, kept: bool
) -> None:
    letter = mail("Wiebe Hoekzema <w.hoekzema@prov.example>", "Beste Linda,", "Ik bel je.", to=LINDA)
    register, (findings, _) = dossier(letter, mail("Jan Smitsma <j.smitsma@prov.example>", *other, name="2"))
    public = {s.id for s in register if s.role is Role.PUBLIC}
    assert [f.subject in public for f in findings if f.span.of(letter.text) == "Linda"] == [kept]


def test_a_surname_in_small_letters_where_somebody_who_writes_so_is_quoted() -> None:
    quoting = (
        "Zie hieronder wat hij schreef.",
        "marloes,\ndie ploegema moet nu eens ophouden. ik ben er klaar mee",
    )
    other = paper("\n".join(quoting), "2")
    _, (_, findings) = dossier(mail('"Ploegema, Marloes" <m.ploegema@prov.example>'), other)
    assert named(other, findings) == ["marloes", "ploegema"]


@pytest.mark.parametrize(
    "body",
    [
        "De ploeg was compleet en de bakker ook.",
        "De Marloesstraat en de Van-der-Ploegema-route zijn dicht.",
        "Stuur het naar x.marloes@elders.example.",
    ],
)
def test_what_is_not_that_person(body: str) -> None:
    other = paper(body, "2")
    _, (_, findings) = dossier(mail(MARLOES), other)
    assert named(other, findings) == []


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        ("Volgens mevrouw Bakker is het klaar.", True),
        ("Daar is Bakker het mee eens.", True),
        ("Bakker belde gisteren.", False),
        ("Bakker worden is een vak.", None),
        ("Bakker en slager leveren samen.", None),
        ("Bakkers voorstel is aangenomen.", False),
        ("De bakker en de supermarkt leveren.", None),
        ("Bouwbedrijf Bakker levert dit.", None),
        ("Bakker B.V. levert dit.", None),
        ("Wij wonen in Bakker sinds mei.", None),
    ],
)
def test_a_surname_that_is_a_word(body: str, *, sure: bool | None) -> None:
    other = paper(body, "2")
    _, (_, findings) = dossier(mail('"Ruud Bakker" <r.bakker@x.example>'), other)
    found = [f.score >= 0.5 for f in findings if f.entity is Entity.PERSON]
    assert found == ([] if sure is None else [sure])


def test_a_language_or_a_place_is_not_dragged_along() -> None:
    other = paper("De folder is er in het Nederlands, Engels en Arabisch, en in Meppel verkrijgbaar.", "2")
    first = mail("Anouk Engels <a.engels@x.example>", to="Jan Meppel <j.meppel@x.example>")
    _, (_, findings) = dossier(first, other)
    assert named(other, findings) == []


def test_spellings_become_one_person_and_namesakes_stay_apart() -> None:
    first = mail(MARLOES, "Van der Ploegema en Marloes zijn dezelfde.", to="Jan Bosma <j.bosma@x.example>")
    second = mail("Piet Bosma <p.bosma@y.example>", "Groet,\nPiet", name="2")
    register, _ = dossier(first, second)
    names = [subject.names[0] for subject in register]
    assert len(register) == 3
    assert [s.addresses for s in register if "Bosma" in s.names[0]] == [
        ("j.bosma@x.example",),
        ("p.bosma@y.example",),
    ]
    assert names[0] == "Ploegema, Marloes van der"
    assert len({subject.id for subject in register}) == 3


def test_an_id_stays_with_its_person_when_documents_come_before() -> None:
    early = mail("Piet Bosma <p.bosma@y.example>", "Groet,\nPiet", name="2")
    late = mail(MARLOES, "Tot dan.")
    alone, _ = dossier(late)
    both, _ = dossier(early, late)
    marloes = {subject.id for subject in alone if "Marloes" in subject.names[0]}
    assert len(marloes) == 1
    assert marloes <= {subject.id for subject in both}
    assert [subject.id for subject in both if "Piet" in subject.names[0]] != list(marloes)


def test_the_register_is_the_same_every_time() -> None:
    documents = [
        mail(MARLOES, to="Jan Bosma <j.bosma@x.example>"),
        mail("Piet Bosma <p@y.example>", name="2"),
    ]
    assert dossier(*documents)[0] == dossier(*documents)[0]


def test_a_functional_mailbox_is_nobody() -> None:
    register, (findings,) = dossier(mail("Secretariaat PRT <secretariaat.prt@prov.example>"))
    assert register == ()
    assert [f.subject for f in findings if f.entity is Entity.EMAIL_ADDRESS] == [None]


def test_an_official_is_known_everywhere_by_the_bare_surname() -> None:
    one, two = (
        paper("Gisteren sprak minister Faberink met de Kamer."),
        paper("Volgens Faberink kan dat niet.", "2"),
    )
    register, (_, findings) = dossier(one, two)
    assert [s.role for s in register] == [Role.PUBLIC]
    assert [f.subject for f in findings] == []  # nobody but the register could know; see the next test


def test_the_bare_surname_that_a_private_person_shares_is_asked() -> None:
    one = paper("Gisteren sprak minister Faberink met de Kamer.")
    two = mail("Jan Faberink <j.faberink@x.example>", "Dat zei Faberink ook.", name="2")
    register, (_, findings) = dossier(one, two)
    assert {s.role for s in register} == {Role.PUBLIC, Role.PRIVATE}
    private = next(s for s in register if s.role is Role.PRIVATE)
    assert [f.subject for f in findings] == [private.id] * 3  # of the two, only he stands in this document
    three = paper("Minister Faberink sprak; dat zei Faberink ook. Jan Faberink zweeg.", "3")
    _, (_, _, findings) = dossier(one, two, three)
    assert [(f.subject is None, f.score < 0.5) for f in findings][1] == (True, True)


def test_a_bare_surname_after_the_office_holder_is_the_office_holder() -> None:
    one = paper("Minister Faberink opende; later antwoordde de heer Smitsma en Faberink knikte.")
    two = mail("Jan Faberink <j.faberink@x.example>", "Groet,\nJan", name="2")
    register, (findings, _) = dossier(one, two)
    public = {s.id for s in register if s.role is Role.PUBLIC}
    assert [f.subject in public for f in findings] == [True, False, True]


def test_an_office_holder_and_a_namesake_of_another_first_name_stay_apart() -> None:
    one = paper("Wethouder Carlijn van Aggelens plan.\n\nWethouder Carlijn van Aggelen opende.")
    two = mail("Sjoerd van Aggelen <s@x.example>", "Groet,\nSjoerd", name="2")
    register, (_, findings) = dossier(one, two)
    private = {s.id for s in register if s.role is Role.PRIVATE}
    assert {f.subject for f in findings} <= private


def test_one_name_with_two_addresses_is_two_people_and_each_header_means_its_own() -> None:
    first = mail("Jan Bosma <j.bosma@x.example>", "Groet,\nJan")
    second = mail("Jan Bosma <jan.bosma2@x.example>", "Groet,\nJan", name="2")
    register, (one, two) = dossier(first, second)
    assert sorted(s.addresses for s in register) == [("j.bosma@x.example",), ("jan.bosma2@x.example",)]
    assert len({f.subject for f in one}) == len({f.subject for f in two}) == 1
    assert {f.subject for f in one} != {f.subject for f in two}


def test_work_and_private_mail_of_one_name_are_one_person() -> None:
    first = mail("Jan Bosma <j.bosma@x.example>", "Groet,\nJan")
    second = mail("Jan Bosma <janbosma@gmail.com>", "Groet,\nJan", name="2")
    register, _ = dossier(first, second)
    assert [s.addresses for s in register] == [("j.bosma@x.example", "janbosma@gmail.com")]


def test_a_nickname_is_linked_by_the_address_only() -> None:
    first = mail("Liesbeth Bosma <e.bosma@x.example>", "Groet,\nLiesbeth")
    second = mail("Bep Bosma <e.bosma@x.example>", "Groet,\nBep", name="2")
    third = mail("Truus Bosma <t.bosma@y.example>", "Groet,\nTruus", name="3")
    register, _ = dossier(first, second, third)
    assert sorted(s.names[0] for s in register) == ["Bep Bosma", "Truus Bosma"]


def test_a_full_name_with_one_letter_wrong_joins_its_person() -> None:
    register, _ = dossier(
        mail("Jan Zandstra <j.zandstra@x.example>"), paper("Gesproken met de heer Jan Zandsrta.", "2")
    )
    assert [s.names for s in register] == [("Jan Zandsrta", "Jan Zandstra")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Om de vos te weren komt er een raster.", []),
        ("De Vos belde.", ["De Vos"]),
        ("dag allen\n\nom de vos te weren komt er een raster. prima zo.", []),
        ("dag allen\n\nde vos belde gisteren. prima zo.", ["de vos"]),
    ],
)
def test_an_article_and_a_word_are_no_name(body: str, found: list[str]) -> None:
    other = paper(body, "2")
    _, (_, findings) = dossier(mail('"Ruud de Vos" <r.devos@x.example>'), other)
    assert named(other, findings) == found


def test_a_local_part_that_is_a_word_is_not_looked_for() -> None:
    other = paper("De bakker en zijn winkels.", "2")
    _, (_, findings) = dossier(mail('"Ruud Bakker" <bakker@x.example>'), other)
    assert named(other, findings) == []


def test_a_citizen_with_the_surname_of_an_official_is_not_taken_for_them() -> None:
    one = paper("Wethouder Jansma opende de weg.")
    two = paper("Geachte mevrouw Jansma,\n\nUw klacht is ontvangen.", "2")
    register, (_, findings) = dossier(one, two)
    public = {s.id for s in register if s.role is Role.PUBLIC}
    assert [f.subject in public for f in findings] == [False]


def test_officials_of_the_profile_are_public_in_every_spelling() -> None:
    profile = Profile(public_officials=PublicOfficials(names=("Machteld Rengerman",)))
    document = paper("Machteld Rengerman opende; later sprak mw. Rengerman de gemeenten toe.")
    register, (findings,) = dossier(document, profile=profile)
    assert [(s.role, s.names[0]) for s in register] == [(Role.PUBLIC, "Machteld Rengerman")]
    assert [f.subject for f in findings] == [register[0].id] * 2


def test_terms_never_hidden_hold_no_person() -> None:
    profile = Profile(never=Never(terms=("Ter Haarsma",)))
    document = paper("Zij woont bij dhr. Ter Haarsma in huis.")
    assert dossier(document, profile=profile)[1] == [()]


def test_another_person_with_the_same_first_name_is_not_linked() -> None:
    document = mail("Jan Bosma <j.bosma@x.example>", "Daarna belde Jan Smitsma nog.")
    register, (findings,) = dossier(document)
    assert named(document, findings)[-1] == "Jan Smitsma"
    assert findings[-1].subject != register[0].id
    assert register[0].names == ("Jan Bosma",)


def test_a_name_that_only_the_model_saw_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch, ("PERSON", "Samir Benalli"))
    one, two = (
        paper("Mijn schoonzoon Samir Benalli woont hier."),
        paper("Ook samir benalli was er; Samir zweeg.", "2"),
    )
    register, (_, findings) = dossier(one, two)
    assert [(s.known, s.names[0]) for s in register] == [(False, "Samir Benalli")]
    assert named(two, findings) == ["samir benalli", "Samir"]


def test_findings_never_overlap_and_are_in_order() -> None:
    document = mail(
        MARLOES, "Marloes van der Ploegema (m.vanderploegema@prov.example), Marloes, Van der Ploegema."
    )
    _, (findings,) = dossier(document)
    assert len(findings) == 6
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(findings))


def test_an_index_of_many_is_asked_by_name() -> None:
    register, _ = dossier(mail(MARLOES, to="Jan Bosma <j.bosma@x.example>; Piet Bosma <p@y.example>"))
    every = index(register)
    assert len(every.by_name("Bosma")) == 2
    assert len(every.by_name("J. Bosma")) == 1
    assert every.by_name("Klaas Bosma") == frozenset()
    assert every.by_address("J.Bosma@x.example") is not None


@pytest.mark.parametrize(
    ("surname", "text"),
    [
        ("de Graaf", "CV De Graaf 238"),
        ("Kamphuis", "Zienswijze Kamphuis 171"),
        ("Hoogeveen", "In het Hoogeveen-dossier zit nog een kopie van de kaart."),
        ("Hoogeveen", "Actie Hoogeveen: begroting nalopen."),
    ],
)
def test_a_known_person_is_found_in_titles_papers_and_tasks(surname: str, text: str) -> None:
    _, (_, findings) = dossier(mail(f"Anna {surname} <a.x@x.example>"), paper(text, "2"))
    assert surname.rsplit(maxsplit=1)[-1] in " ".join(named(paper(text, "2"), findings))


def test_a_surname_with_ait_is_one_person_in_every_order() -> None:
    letter = mail(
        '"Aït Haddou, Rachid" <r.aithaddou@raad.example>',
        "Namens de fractie, R. Aït Haddou",
        "Raadslid Rachid Aït Haddou vraagt het college om uitleg.",
    )
    register, _ = dossier(letter)
    mine = [subject for subject in register if any("Haddou" in name for name in subject.names)]
    assert len(mine) == 1
    assert mine[0].role is Role.PUBLIC


def test_a_surname_is_whose_it_is_before_whose_half_it_is() -> None:
    letter = mail('"Bos-Dekema, Ank" <a.bos@ggz.example>', "Gesproken met de heer Dekema.")
    other = mail('"Dekema, Bert" <b.dekema@bureau.example>', "Zie het rapport.", name="2")
    third = mail('"Zwaan, Els" <e.zwaan@gem.example>', "Volgens Dekema klopt het.", name="3")
    register, (_, _, found) = dossier(letter, other, third)
    bert = next(subject for subject in register if "Dekema, Bert" in subject.names)
    assert [f.subject for f in found if f.span.of(third.text) == "Dekema"] == [bert.id]


@pytest.mark.parametrize(
    ("written", "whose"),
    [
        ("Marloes P", "Ploegema"),
        ("Marloes P.", "Ploegema"),
        ("Marloes v", "Ploegema"),
        ("Linda T.", ""),  # an office holder may be another Linda: she is no sign that this one may be seen
        ("Marloes K.", ""),
    ],
)
def test_a_letter_for_the_surname_is_of_the_only_one_it_can_be(
    written: str, whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_model(monkeypatch, ("PERSON", written))
    letter = mail(MARLOES, f"Morgen met {written} en de rest om elf uur.", to=LINDA)
    register, (found,) = dossier(letter)
    (at,) = (f for f in found if f.span.start == letter.text.index("Morgen met ") + len("Morgen met "))
    known = {s.id for s in register if any("Ploegema" in n or "Terpsma" in n for n in s.names)}
    assert (at.subject in known) is bool(whose)
    assert at.entity is Entity.PERSON
