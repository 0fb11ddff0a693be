"""Which words the list of surnames takes: those that tell of a person."""

from training.surnames import chosen


def test_words_of_surnames_without_particles_words_and_towns():
    names = ["van der Meulen-de Graaf", "Karadağ", "Amersfoort", "Rispens", "van Vergunning", "Bank", "Ng"]
    assert chosen(names) == ["graaf", "karadag", "meulen", "rispens"]
