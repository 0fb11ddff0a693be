"""Two versions of one body: one is shown, nothing of the other is lost."""

import random
import time

import pytest

from woo_redact.model import BlockKind
from woo_redact.read.alternative import choose, lacking
from woo_redact.read.draft import Body, Draft
from woo_redact.read.html_body import html_body
from woo_redact.read.text_body import plain_body


def texts(body: Body) -> list[str]:
    """Return the texts of the drafts."""
    return [draft.text for draft in body.drafts]


def test_the_same_words_are_shown_once():
    rich = html_body('<p>Dag <b>Jan</b>, zie <a href="https://x.example/a">hier</a></p><ol><li>een</ol>')
    plain = plain_body("DAG *Jan*, zie hier<https://x.example/a>\n\n1. een\n\n[cid:a@b]")
    assert choose([rich], [plain]) == rich


def test_words_in_one_version_only_are_added_with_a_remark():
    body = choose([html_body("<p>Dag Jan</p>")], [plain_body("Dag Jan\n\nMarie komt ook")])
    assert texts(body) == ["Dag Jan", "———", "Marie komt ook"]
    assert len(body.remarks) == 1


def test_an_empty_html_version_gives_way():
    assert texts(choose([html_body("<div></div>")], [plain_body("tekst")])) == ["tekst"]


def drafts(*lines: str) -> list[Draft]:
    """Return paragraphs."""
    return [Draft(kind=BlockKind.PARAGRAPH, text=line) for line in lines]


SAID = ("Dag allemaal", "Jan komt, zei Marie.", "Marie belt Jan morgen over de kade en het hek.")


@pytest.mark.parametrize(
    ("lines", "wanting"),
    [
        (["Dag allemaal. Jan komt, zei Marie."], 0),  # lines end elsewhere
        (["dag\nALLEMAAL"], 0),
        (["Marie belt *Jan* morgen over [cid:plaatje@x] de kade\nen het hek."], 0),
        (["Marie belt Jan morgen over het hek en de kade."], 1),
        ([*SAID, "Marie"], 1),  # every "Marie" is already part of what the others say
        (["Dag", *SAID], 1),
        (["Jan zei Marie komt"], 1),
        ([*SAID, "Marie belt Jan"], 1),
        (["Dag allemaal <https://x.example/wie>"], 1),
        (["Dag allemaal\nPiet ook"], 1),
    ],
)
def test_a_line_counts_once_for_every_time_that_it_is_said(lines, wanting):
    assert len(lacking(drafts(*lines), drafts(*SAID))) == wanting


def test_of_a_paragraph_only_the_lines_that_are_lacking_are_added():
    (added,) = lacking(drafts("Dag allemaal\nPiet ook\nJan komt, zei Marie."), drafts(*SAID))
    assert added.text == "Piet ook"


def test_blocks_in_another_order_are_not_said_twice():
    rows = drafts(*(f"Perceel {n} van eigenaar {n * 7}" for n in range(50)))
    assert not lacking(rows[::-1], rows)


def test_what_is_added_is_weighed_against_what_was_added_before():
    body = choose([html_body("<p>Dag</p>")], [plain_body("Dag\n\nJan belt"), plain_body("Dag\n\nJan belt")])
    assert texts(body) == ["Dag", "———", "Jan belt"]


def test_large_versions_that_share_nothing_take_seconds_at_most():
    rng = random.Random(3)
    words = [f"w{n}" for n in range(400)]
    one, other = (drafts(*(" ".join(rng.choices(words, k=12)) for _ in range(2_000))) for _ in range(2))
    began = time.process_time()
    assert lacking(one, other)
    assert time.process_time() - began < 15
