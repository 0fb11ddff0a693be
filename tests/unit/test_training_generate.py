"""The made-up texts that the name models learn from: spans that fit, splits that do not mix, spellings as officials write them."""

import itertools
import json
import random
import re

import pytest

from tests.paths import SHARED
from training.generate import SHARED_RULES, SMALLEST_SPLIT_RULE, Example, Generator, read_rules
from training.names import NameLists, Person
from training.spellings import address_book, broken, formal, full, genitive, mark, surname_alone, undotted

SYLLABLES = ("ba", "ko", "mir", "sel", "tan", "vo", "wes", "lin")
MADE_UP = [(a + b + c).capitalize() for a, b, c in itertools.product(SYLLABLES, repeat=3)]
BERG = Person(first="Anna", initials="A.P.", particle="van den", surname="Berg", double="")
KEES = Person(first="Kees", initials="K.", particle="", surname="Bos", double="Smit")


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """Small lists in the form of the real ones, so that a lone clone can test too."""
    folder = tmp_path_factory.mktemp("names")
    counted = "".join(f"{word}\t1\n" for word in MADE_UP) + 'Telefoonnummer\t10\nGoed"\t1\nSSRI\t1\n'
    (folder / "firstnames_filenthropist.tsv").write_text(counted, encoding="utf-8")
    counted = "".join(f"{word}s\t900\n" for word in MADE_UP) + "Zeldzaam\t20\n"
    (folder / "surnames_filenthropist.tsv").write_text(counted, encoding="utf-8")
    (folder / "surnames_nl_freq5.lst").write_text("".join(f"van {w}\n" for w in MADE_UP), encoding="utf-8")
    places = [f"{word}dam" for word in MADE_UP]
    cities = {"woonplaatsen": places, "gemeenten": places, "countries": ["Syrië", "Polen"]}
    (folder / "cities_filenthropist.json").write_text(json.dumps(cities), encoding="utf-8")
    return folder


def check(example: Example) -> None:
    """Every span lies in the text, after the one before, without blanks at its ends."""
    end = 0
    for start, stop, label in example.spans:
        assert end <= start < stop <= len(example.text)
        assert label in {"PERSON", "ORGANISATION", "LOCATION"}
        assert example.text[start:stop].strip() == example.text[start:stop]
        end = stop


@pytest.mark.parametrize("held_out", [False, True])
def test_spans_fit_and_no_slot_is_left_open(names, held_out):
    generator = Generator(names, seed=4, held_out=held_out, words=["huis", "kaart"])
    for example in [*generator.examples(1500), *generator.examples(300, "anyword")]:
        check(example)
        assert not re.search(r"[{}]", example.text)


def test_every_alternative_can_be_filled(names):
    generator = Generator(names, seed=1)
    for alternatives in read_rules(held_out=False).values():
        for template in alternatives:
            check(generator._finish(generator._expand(template, 0)))


def test_one_seed_gives_one_text(names):
    first, again, other = (list(Generator(names, seed=seed).examples(50)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_the_splits_share_small_rules_and_kinds_of_documents_only():
    seen, unseen = read_rules(held_out=False), read_rules(held_out=True)
    parted = [rule for rule in seen if seen[rule] != unseen[rule]]
    assert len(parted) > 30
    for rule in parted:
        assert not set(seen[rule]) & set(unseen[rule])
    for rule in set(seen) - set(parted):
        assert rule in SHARED_RULES or len(seen[rule]) < SMALLEST_SPLIT_RULE


def test_the_splits_share_no_name(names):
    rng = random.Random(3)
    seen, unseen = (NameLists(names, {}, held_out=held_out) for held_out in (False, True))
    for field in ("place", "town", "surname_like_place"):
        drawn = [{getattr(lists, field)(rng) for _ in range(300)} for lists in (seen, unseen)]
        assert not (drawn[0] & drawn[1]) - {"Syrië", "Polen"}


def test_words_in_the_mined_list_are_no_first_names(names):
    lists = NameLists(names, {"x": (["Roos"], ["Meppel"])}, held_out=False)
    firsts = {lists.person(random.Random(seed)).first for seed in range(3000)}
    assert not firsts & {"Telefoonnummer", 'Goed"', "SSRI", "Goed"}
    assert firsts & {"Mirjam", "Linda", "Gijs", "Anna", "Truus"}


def test_a_word_stands_beside_the_person_named_like_it(names):
    generator = Generator(names, seed=2)
    generator._word_names = {"de Groot": ["het grote geheel"]}
    pieces = generator._expand("{w_full} zag {innocent_use}", 0)
    assert pieces[0][1] == "PERSON"
    assert pieces[0][0].lower().endswith("groot")
    assert pieces[-1] == ("het grote geheel", None)


def test_a_place_stands_beside_the_person_named_like_it(names):
    pieces = Generator(names, seed=2)._expand("{p_last} in {same_place}", 0)
    assert pieces[0][0].endswith(pieces[-1][0])
    assert [label for _, label in pieces] == ["PERSON", None, "LOCATION"]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{=Van Dale:ORGANISATION}", "Van Dale"),
        ("{^=de zaak:ORGANISATION}", "De zaak"),
        ("{!=de zaak:ORGANISATION}", "DE ZAAK"),
        ("{~=De Zaak:ORGANISATION}", "de zaak"),
    ],
)
def test_fixed_words_and_their_letters(names, template, text):
    assert Generator(names, seed=1)._expand(template, 0) == [(text, "ORGANISATION")]


def test_digits_keep_the_colon_between_them(names):
    assert re.fullmatch(r"1\d:00", Generator(names, seed=1)._expand("{#1#:00}", 0)[0][0])


def test_first_name_and_surname_side_by_side_are_one_person(names):
    generator = Generator(names, seed=1)
    example = generator._finish(generator._expand("{first} {again_last} en {first}", 0))
    assert len(example.spans) == 2


def test_some_lines_end_inside_a_name(names):
    examples = list(Generator(names, seed=1).examples(1500))
    assert any("\n" in e.text[s:t] for e in examples for s, t, label in e.spans if label == "PERSON")


def spelled(spelling, person):
    """All that a spelling makes of a person in many draws."""
    return {spelling(person, random.Random(seed)) for seed in range(400)}


@pytest.mark.parametrize(
    ("spelling", "person", "expected"),
    [
        (full, BERG, {"Anna van den Berg", "Anna Van den Berg", "Anna v.d. Berg", "Anna P. van den Berg"}),
        (surname_alone, BERG, {"Van den Berg", "van den Berg", "v.d. Berg"}),
        (
            address_book,
            BERG,
            {"Berg, Anna van den (A.P.)", "Berg, van den, A.P.", "(A.P.) van den Berg", "BERG, Anna van den"},
        ),
        (mark, BERG, {"AvdB", "A.v.d.B.", "avdb"}),
        (mark, KEES, {"KB", "K.B.", "kb"}),
        (genitive, BERG, {"Anna's", "Van den Bergs"}),
        (genitive, KEES, {"Kees'", "Bos-Smits"}),
        (broken, BERG, {"Anna\nvan den Berg", "A.P.\nvan den Berg", "Anna van den\nBerg"}),
    ],
)
def test_spellings(spelling, person, expected):
    assert expected <= spelled(spelling, person)


def test_bare_initials_have_no_dot_and_given_names_are_written_out():
    assert all("." not in text and re.search(r"\b[A-Z]{2,3}\b", text) for text in spelled(undotted, BERG))
    assert all(re.fullmatch(r"Anna( [A-Z]\w+){1,2} van den Berg", text) for text in spelled(formal, BERG))


@pytest.mark.shared
def test_the_real_lists_give_both_kinds_of_text():
    examples = list(Generator(SHARED / "ner" / "names", seed=5).examples(2000))
    for example in examples:
        check(example)
    without = sum(all(label != "PERSON" for *_, label in e.spans) for e in examples)
    assert 0.2 < without / len(examples) < 0.45
