"""The figures of the benchmark, against figures counted by hand."""

import pytest

from benchmarks.quality.markup import parse
from benchmarks.quality.misses import misses
from benchmarks.quality.score import EntityCounts, Hidden, Score, Share, join, score, total

(TEXT,) = parse(
    "=== mail\n"
    "{{p:Jan Smit}} en {{p:Bo}} bellen wethouder {{o:Vos}} op {{PHONE_NUMBER:06-12345678}}, "
    "zaak {{k:2024-1}}, zie {{EMAIL_ADDRESS:bo@post.example}} of bij Zwolle"
)


def hide(*stretches: tuple[str, str]) -> list[Hidden]:
    """Hide the first occurrence of some words as some entity."""
    starts = [(TEXT.text.index(words), words, entity) for words, entity in stretches]
    return [Hidden(start, start + len(words), entity) for start, words, entity in starts]


def test_all_right() -> None:
    hidden = hide(
        ("Jan Smit", "PERSON"), ("Bo ", "PERSON"), ("06-12345678", "PHONE_NUMBER"), ("bo", "EMAIL_ADDRESS")
    )
    counts = score(TEXT, hidden)
    assert counts.persons == EntityCounts(marked=2, hidden=2, typed=2, found=2, right=2)
    assert counts.identifiers == EntityCounts(marked=2, hidden=2, typed=2, found=2, right=2)
    assert (counts.letters, counts.letters_hidden) == (9, 9)
    assert (counts.officials, counts.officials_kept, counts.traps, counts.traps_kept) == (1, 1, 1, 1)
    assert (counts.joined, counts.spurious, counts.on_officials) == (4, 0, 0)


def test_nothing_hidden() -> None:
    counts = score(TEXT, [])
    assert counts.persons == EntityCounts(marked=2)
    assert counts.identifiers == EntityCounts(marked=2)
    assert (counts.letters_hidden, counts.officials_kept, counts.traps_kept) == (0, 1, 1)
    assert (counts.joined, counts.spurious) == (0, 0)


def test_half_a_name_a_wrong_type_an_official_a_trap_and_a_place() -> None:
    hidden = hide(
        ("Smit", "PERSON"),
        ("Vos", "PERSON"),
        ("06-12345678", "NL_BSN"),
        ("2024-1", "PHONE_NUMBER"),
        ("Zwolle", "PERSON"),
    )
    counts = score(TEXT, hidden)
    assert counts.persons == EntityCounts(marked=2, hidden=0, typed=0, found=3, right=1, spurious=2)
    assert counts.entities["PHONE_NUMBER"] == EntityCounts(marked=1, hidden=1, typed=0, found=1, spurious=1)
    assert counts.entities["NL_BSN"] == EntityCounts(found=1)
    assert (counts.letters, counts.letters_hidden) == (9, 4)
    assert (counts.officials_kept, counts.traps_kept) == (0, 0)
    assert (counts.joined, counts.spurious, counts.on_officials) == (5, 3, 1)


def test_a_question_about_health_is_spurious_but_no_identifier() -> None:
    counts = score(TEXT, hide(("zaak", "SPECIAL_CATEGORY")))
    assert (counts.spurious, counts.identifiers) == (1, EntityCounts(marked=2))
    assert counts.entities["SPECIAL_CATEGORY"] == EntityCounts(found=1, spurious=1)


def test_two_findings_may_hide_one_name_and_the_larger_gives_the_type() -> None:
    counts = score(
        TEXT, hide(("Jan ", "PERSON"), ("Smit", "PERSON"), ("06", "NL_BSN"), ("-12345678", "PHONE_NUMBER"))
    )
    assert (counts.persons.marked, counts.persons.hidden) == (2, 1)
    assert counts.entities["PHONE_NUMBER"].typed == 1
    assert counts.joined == 2


def test_a_meetings_passcode_may_be_called_by_either_name_but_a_telephone_may_not() -> None:
    (text,) = parse("=== mail\nID {{MEETING_LINK:38811492077}}, code {{MEETING_LINK:kT9xQ2}}")
    as_credential = score(text, [Hidden(3, 14, "PHONE_NUMBER"), Hidden(21, 27, "CREDENTIAL")])
    assert (as_credential.identifiers.hidden, as_credential.identifiers.typed) == (2, 1)


def test_stretches_that_touch_are_one_and_those_with_a_blank_between_are_two() -> None:
    joined = join(
        [Hidden(5, 9, "PERSON"), Hidden(0, 3, "NL_BSN"), Hidden(3, 5, "PERSON"), Hidden(10, 12, "NL_BSN")]
    )
    assert joined == (Hidden(0, 9, "PERSON"), Hidden(10, 12, "NL_BSN"))
    inside = join([Hidden(0, 9, "PERSON"), Hidden(2, 4, "NL_BSN"), Hidden(8, 10, "NL_BSN")])
    assert inside == (Hidden(0, 10, "PERSON"),)


def test_counts_add_up_and_survive_being_written() -> None:
    one, two = score(TEXT, hide(("Bo", "PERSON"))), score(TEXT, hide(("Zwolle", "PERSON")))
    both = total([one, two])
    assert both.persons == EntityCounts(marked=4, hidden=1, typed=1, found=2, right=1, spurious=1)
    assert (both.letters, both.letters_hidden, both.joined, both.spurious) == (18, 2, 2, 1)
    assert Score.from_json(both.to_json()) == both


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3.
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_the_interval_is_wilsons(count: int, of: int, low: float, high: float) -> None:
    assert Share(count, of).interval == pytest.approx((low, high), abs=0.006)


def test_a_share_of_nothing_has_no_percent_and_any_interval() -> None:
    assert (Share(0, 0).percent, Share(0, 0).interval) == (0.0, (0.0, 100.0))


def test_every_fault_is_listed_once() -> None:
    hidden = hide(
        ("Smit", "PERSON"), ("Vos", "PERSON"), ("06-12345678", "NL_BSN"), ("2024-1", "PHONE_NUMBER")
    )
    listed = misses([TEXT], [hidden])
    heads = [line for line in listed.splitlines() if line.startswith("## ")]
    assert heads == [
        "## person left: 2",
        "## identifier left: 1",
        "## official hidden: 1",
        "## spurious: 1",
        "## identifier mistyped: 1",
        "## trap hidden: 1",
    ]
    assert "- [mail] `Jan ████`: …⟦Jan Smit⟧ en Bo bellen" in listed
