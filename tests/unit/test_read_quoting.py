"""Quoted headers and attribution lines, and the traps that look like them."""

import pytest

from woo_redact.model import BlockKind
from woo_redact.read.text_body import plain_body

HEADER = (
    "Van: Jan de Wit <jan@x.example>\nVerzonden: maandag 7 oktober 2024 10:00\nAan: Piet\nOnderwerp: proef"
)


def shape(text: str) -> list[tuple[str, int]]:
    """Return kind and depth of each draft."""
    return [(draft.kind.value, draft.quote) for draft in plain_body(text).drafts]


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        "From: Jan\nSent: Monday\nTo: Piet\nSubject: proef",
        "*Van:* Jan\n*Verzonden:* maandag\n*Aan:* Piet\n*Onderwerp:* proef",
        "Van: Jan\nDate: maandag\nTo: Piet\nOnderwerp: proef",
        "Van:\nJan\nVerzonden: maandag\nAan: Piet\nOnderwerp: proef",
        "Van: Jan\n\nVerzonden: maandag\n\nAan: Piet\n\nOnderwerp: proef",
        "Van: Jan\nVerzonden: maandag\nAan: Piet de Wit <p@x.example>;\nKees <k@x.example>\nOnderwerp: proef",
    ],
)
def test_a_header_becomes_fields_and_deepens_what_follows(header):
    drafts = plain_body(f"Prima.\n\n-----Oorspronkelijk bericht-----\n{header}\n\nDag Piet,").drafts
    assert [draft.kind for draft in drafts[2:]] == [*[BlockKind.FIELD] * 4, BlockKind.PARAGRAPH]
    assert [dict(draft.attributes)["name"] for draft in drafts[2:6]] == [
        "Van",
        "Verzonden",
        "Aan",
        "Onderwerp",
    ]
    assert [draft.quote for draft in drafts] == [0, 0, 1, 1, 1, 1, 1]


def test_a_folded_line_belongs_to_its_field():
    drafts = plain_body(
        "Van: Jan\nVerzonden: nu\nAan: Piet <p@x.example>;\n  Kees <k@x.example>\nOnderwerp: x"
    ).drafts
    assert drafts[2].text == "Aan: Piet <p@x.example>; Kees <k@x.example>"


@pytest.mark.parametrize(
    "text",
    [
        "Van: 10 oktober tot 12 oktober is het kantoor dicht.\nAan: de balie hangt een briefje.",
        "Op 3 oktober schreef de minister aan de Kamer: er komt een wet.",
        "Op 3 oktober 2024 om 10:30 schreef de minister aan de Kamer:",
        "Aan: Jan\nDatum: nu\nOnderwerp: x",
        "Van: Jan\nAan: Piet\nCc: Kees",
    ],
)
def test_traps(text):
    drafts = plain_body(text).drafts
    assert {draft.kind for draft in drafts} == {BlockKind.PARAGRAPH}
    assert not any(draft.attributes or draft.quote for draft in drafts)


@pytest.mark.parametrize(
    "line",
    [
        "Op ma 7 okt. 2024 om 14:12 schreef Hanna Wit <h@x.example>:",
        "Op 7 okt. 2024, om 14:12 heeft Hanna Wit <h@x.example> het volgende geschreven:",
        "On Mon, Oct 7, 2024 at 2:12 PM Hanna Wit <h@x.example> wrote:",
        "Hanna Wit <h@x.example> schreef op 7 oktober 2024 14:12:",
        "Op ma 7 okt. 2024 om 14:12 schreef Hanna Wit\n<h@x.example>:",
    ],
)
def test_attribution(line):
    drafts = plain_body(f"Groet, Jan\n{line}\n\n> hallo").drafts
    assert [dict(draft.attributes) for draft in drafts] == [{}, {"attribution": "1"}, {}]
    assert [draft.quote for draft in drafts] == [0, 0, 1]


def test_a_header_within_a_quote_ends_with_it():
    quoted = "\n".join(f"> {line}" for line in [*HEADER.split("\n"), "", "binnen"])
    assert shape(f"{quoted}\n\nbuiten") == [*[("field", 2)] * 4, ("paragraph", 2), ("paragraph", 0)]


def test_each_header_of_a_chain_is_one_deeper():
    assert [depth for kind, depth in shape(f"{HEADER}\n\na\n\n{HEADER}\n\nb") if kind == "paragraph"] == [
        1,
        2,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Op do 3 okt 2024 om 10:11 schreef Jan de Wit <jan@x.example>:",
        "Op do 3 okt 2024 om 10:11 schreef Jan de Wit van der Zandstra-Meijer <\njan.dewit@x.example>:",
        "On Thu, Oct 3, 2024 at 10:11 AM Jan de Wit <jan@x.example> wrote:",
        "Op 3 okt. 2024, om 10:11 heeft Jan de Wit het volgende geschreven:",
        "On 3 Oct 2024, at 10:11, Jan de Wit <jan@x.example> wrote:",
        "Op 3-10-2024 om 10:11 schreef Jan de Wit:",
        "Jan de Wit schreef op 3-10-2024 om 10:11:",
        "Jan de Wit schreef op 2024-10-03 10:11:",
        "Op donderdag 3 oktober 2024 10:11:02 CEST schreef Jan de Wit <jan@x.example>:",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_what_an_attribution_announces_is_a_quote_marked_or_not(line, mark):
    drafts = plain_body(f"Prima.\n\n{line}\n\n{mark}Dag Piet,").drafts
    assert [draft.quote for draft in drafts] == [0, 0, 1]
    assert ("attribution", "1") in drafts[1].attributes


@pytest.mark.parametrize(
    "text",
    [
        (
            "Zie onder\n\n---------- Forwarded message ---------\nVan: Jan <j@x.example>\nDate: do 3 okt 2024\n"
            "Subject: Zaak\nTo: Piet <p@x.example>\n\nDag"
        ),
        (
            "Begin doorgestuurd bericht:\n\nVan: Jan <j@x.example>\nOnderwerp: Zaak\nDatum: 3 oktober 2024\n"
            "Aan: Piet <p@x.example>\n\nDag"
        ),
        (
            "Prima\n\n-------- Doorgestuurd bericht --------\nOnderwerp: \tZaak\nDatum: \t3 Oct 2024\n"
            "Van: \tJan <j@x.example>\nAan: \tPiet <p@x.example>\n\n\nDag"
        ),
        (
            "Outlook voor iOS downloaden\n________________________________\nVan: Jan <j@x.example>\n"
            "Verzonden: donderdag, oktober 3, 2024\nAan: Piet <p@x.example>\nOnderwerp: Zaak\n\nDag"
        ),
        (
            'Prima\n\n------ Origineel bericht ------\nVan: "Jan" <j@x.example>\nAan: "Piet" <p@x.example>\n'
            "Verzonden: 3-10-2024 10:11:02\nOnderwerp: Zaak\n\nDag"
        ),
        "Prima\n\nVan:\tJan/Gemeente\nAan:\tPiet/Gemeente@Gemeente\nDatum:\t03-10-2024\nOnderwerp:\tZaak\n\nDag",
    ],
)
def test_headers_of_many_programs_are_fields(text):
    drafts = plain_body(text).drafts
    names = [dict(draft.attributes).get("name") for draft in drafts if draft.kind is BlockKind.FIELD]
    assert sorted(names) == ["Aan", "Onderwerp", "Van", "Verzonden"]
    assert drafts[-1].quote == 1
