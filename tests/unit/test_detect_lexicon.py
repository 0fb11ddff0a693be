"""What frequent words, towns and things are, and who is named without a capital. All people made up."""

import pytest
from detecting import paper, persons, use_model

from woo_redact.detect import detect
from woo_redact.detect.lexicon import is_nobodys, is_only_town, is_town, is_word_too
from woo_redact.model import Entity
from woo_redact.profile import Profile


@pytest.mark.parametrize("word", ["Vak", "vroeger", "Schrikt", "wifi", "Uitkering"])
def test_frequent_words_are_nobodys(word: str) -> None:
    assert is_nobodys(word)


@pytest.mark.parametrize("word", ["Bakker", "Roos", "Uwe", "Bram", "Storm", "Zwart", "Okafor", "Jet"])
def test_what_people_are_called_is_not(word: str) -> None:
    assert not is_nobodys(word)


def test_towns_are_known_with_those_that_people_are_called() -> None:
    assert is_only_town("Weststellingwerf")
    assert is_only_town("sas van gent")
    assert is_town("Axel")
    assert not is_only_town("Axel")
    assert not is_only_town("Philippine")
    assert is_word_too("pin")
    assert not is_word_too("Bram")


def _guessed(monkeypatch: pytest.MonkeyPatch, text: str, guess: str) -> bool:
    """Tell whether what the model takes for a person is one in the end."""
    use_model(monkeypatch, ("PERSON", guess))
    found = detect(paper(text), Profile())
    at = text.index(guess)
    return any(f.entity is Entity.PERSON and f.span.start <= at < f.span.end for f in found)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("[x] Vak 12, schoon\n[ ] Vak 13, kroos", "Vak"),
        ("Beste mensen,\n\nSchrikt niet van de kosten.", "Schrikt"),
        ("Indiener | Reactie\nbewoner | Waarom geen bankje", "Waarom"),
        ("De panden in Rosmalen zijn vergeleken.", "Rosmalen"),
        ("Ik ben verhuisd van Axel naar Hulst.", "Axel"),
        ("Wij wonen al jaren in Sas van Gent, bij het kanaal.", "Sas"),
        ("C. Toedracht\nDe auto reed achteruit.", "C. Toedracht"),
        ("B. Bestuurder dienstvoertuig\nNaam: volgt", "B."),
        ('Het vertrekt met de "Klaas Berends" om vier uur.', "Klaas Berends"),
        ("De gegevens van het Dora Tamminga-huis zijn er.", "Tamminga-huis"),
        ("Object: kinderdagverblijf Teuntje Vos, Lindelaan", "Teuntje Vos"),
        ("In de wijk Joost Halma liep het riool over.", "Joost Halma"),
        ("Geachte mevrouw Inspecteur,\n\nIk schrijf u.", "Inspecteur"),
    ],
)  # fmt: skip
def test_a_guess_that_is_no_person_goes(monkeypatch: pytest.MonkeyPatch, text: str, guess: str) -> None:
    assert not _guessed(monkeypatch, text, guess)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("[x] Nelis, vak 12", "Nelis"),
        ("Geachte heer Rosmalen,\n\nDank voor uw brief.", "Rosmalen"),
        ("Wil belt je terug over de tuin.", "Wil"),
        ("A. Bakker\nB. de Vries\nC. Jansen", "A. Bakker"),
        ('Hij sprak met Klaas Berends over "de dijk".', "Klaas Berends"),
        ("Onze Philippine is er maandag weer.", "Philippine"),
        ("Toezichthouder S. van Wijk kwam langs.", "S. van Wijk"),
    ],
)  # fmt: skip
def test_a_guess_that_is_one_stays(monkeypatch: pytest.MonkeyPatch, text: str, guess: str) -> None:
    assert _guessed(monkeypatch, text, guess)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("anne fleur,\n\nkun jij even kijken?", "anne fleur"),
        ("het formulier klopt niet.\n\nroos | inkoop | aanwezig di wo", "roos"),
        ("thx!!\nbo\n\nps de sleutel ligt er nog", "bo"),
        ("fijn weekend\n\nhilde de wal - van buuren\nh.dewal@voorbeeld.nl", "hilde de wal - van buuren"),
        ("gebeld, maar marloes van de debiteuren was vrij", "marloes"),
        ("2025-04-02 07:02 INFO login ok user=k_adeyemi ip=10.0.0.1", "k_adeyemi"),
        ("Gemeld door: de balie (gebruiker pzwaan)", "pzwaan"),
        ("Vraag 2 ligt nog bij Van den Berge van ecologie.", "Van den Berge"),
    ],
)
def test_who_is_named_without_a_cue(text: str, name: str) -> None:
    assert name in [found for found, _ in persons(text)]


@pytest.mark.parametrize(
    "text",
    [
        "prima,\n\nzo doen we het.",
        "de wal is afgekalfd.\n\nwordt vervolgd | pagina 2",
        "user=systeem heeft ingelogd, user=batch_nacht ook",
        "De tocht start bij Van der Valk & Zonen.",
        "storm francis trok over het land",
    ],
)
def test_what_looks_so_and_is_none(text: str) -> None:
    assert not persons(text)


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Van: Tijmen Reitsema (Inkoop)\nAan: balie@voorbeeld.nl", ("Tijmen Reitsema", "")),
        ("Van: Heleen Tuinstra (Prinses Irmaschool)\nAan: balie@voorbeeld.nl", ("Heleen Tuinstra", "")),
        ("Van: Inkoop (afdeling)\nAan: Balie (Burgerzaken)", None),
    ],
)
def test_a_bracket_tells_where_a_sender_works(text: str, sender: tuple[str, str] | None) -> None:
    found = [(name.partition(" (")[0], role) for name, role in persons(text)]
    assert (found[0] if found else None) == sender
