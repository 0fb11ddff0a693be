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
    ],
)
def test_a_person_is_found_again_in_every_spelling(body: str, found: str) -> None:
    other = paper(body, "2")
    register, (_, findings) = dossier(mail(MARLOES), other)
    assert named(other, findings) == [found]
    assert {f.subject for f in findings} == {register[0].id}


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
    ("body", "score"),
    [
        ("Volgens mevrouw Bakker is het klaar.", 0.96),
        ("Daar is Bakker het mee eens.", 0.9),
        ("Bakker worden is een vak.", 0.4),
        ("De bakker en de supermarkt leveren.", None),
        ("Bouwbedrijf Bakker levert dit.", None),
        ("Bakker B.V. levert dit.", None),
        ("Wij wonen in Bakker sinds mei.", None),
    ],
)
def test_a_surname_that_is_a_word(body: str, score: float | None) -> None:
    other = paper(body, "2")
    _, (_, findings) = dossier(mail('"Ruud Bakker" <r.bakker@x.example>'), other)
    assert [f.score for f in findings if f.entity is Entity.PERSON] == ([] if score is None else [score])


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
    bare = findings[-1]
    assert bare.subject is None
    assert bare.score < 0.5
    private = next(s for s in register if s.role is Role.PRIVATE)
    assert [f.subject for f in findings[:2]] == [private.id, private.id]


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
    other = findings[-1]
    assert named(document, findings)[-1] == "Jan Smitsma"
    assert other.subject is None
    assert len(register) == 1


def test_a_name_that_only_the_model_saw_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    use_model(monkeypatch, ("PERSON", "Samir Benalli"))
    one, two = (
        paper("Mijn schoonzoon Samir Benalli woont hier."),
        paper("Ook samir benalli was er; Samir zweeg.", "2"),
    )
    register, (_, findings) = dossier(one, two)
    assert [(s.known, s.names) for s in register] == [(False, ("Samir Benalli",))]
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
