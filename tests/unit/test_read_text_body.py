"""Plain text: quoting, flowing, items, and lines that were broken by a program."""

import pytest

from woo_redact.read.text_body import read_text


def drafts(text: str, **how: bool) -> list[tuple[str, str, int]]:
    """Return kind, text and depth of each draft."""
    return [(draft.kind.value, draft.text, draft.quote) for draft in read_text(text, **how).drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een\ntwee\n\ndrie", [("paragraph", "een\ntwee", 0), ("paragraph", "drie", 0)]),
        ("> een\n>> twee\n> > drie", [("paragraph", "een", 1), ("paragraph", "twee\ndrie", 2)]),
        ("duur:\n> € 50.000\nklaar", [("paragraph", "duur:\n> € 50.000\nklaar", 0)]),
        ("- een\n* twee\n• drie", [("item", "een", 0), ("item", "twee", 0), ("item", "drie", 0)]),
        ("J. de Wit\nP. Bos", [("paragraph", "J. de Wit\nP. Bos", 0)]),  # initials are no list
        ("1. een\n   vervolg\n2) twee", [("item", "een vervolg", 0), ("item", "twee", 0)]),
        (
            "boven\n________________\nonder",
            [("paragraph", "boven", 0), ("rule", "———", 0), ("paragraph", "onder", 0)],
        ),
        ("[cid:image001.png@01DB1234]", [("paragraph", "[afbeelding]", 0)]),
        ("\n \n", []),
    ],
)
def test_shapes(text, expected):
    assert drafts(text) == expected


def test_levels_and_markers_of_items():
    made = read_text("1. een\n   - diep\n2. twee").drafts
    assert [dict(draft.attributes) for draft in made] == [
        {"level": "1", "marker": "1."},
        {"level": "2", "marker": "•"},
        {"level": "1", "marker": "2."},
    ]


@pytest.mark.parametrize(
    ("delete_space", "expected"),
    [(False, "dit loopt door"), (True, "dit loopt door")],
)
def test_flowed(delete_space, expected):
    assert drafts("dit loopt \ndoor", flowed=True, delete_space=delete_space) == [("paragraph", expected, 0)]


def test_flowed_link_and_stuffing():
    assert drafts("https://x.example/ \nabc", flowed=True, delete_space=True)[0][1] == "https://x.example/abc"
    assert drafts(" >geen citaat\n-- \nJan", flowed=True)[0][2] == 0


def test_wrapped_lines_are_joined_and_a_signature_is_not():
    text = (
        "Mevrouw De Wit belt over haar schade en vraagt of iemand haar morgen kan\n"
        "terugbellen. Ze heeft vorige week een mail gestuurd aan het secretariaat\n"
        "en nog niets gehoord.\n\nJan de Wit\nBeleidsadviseur water en bodem\nProvincie Noorderveen"
    )
    first, second = drafts(text)
    assert "\n" not in first[1]
    assert "kan terugbellen" in first[1]
    assert second[1].count("\n") == 2


def test_three_lines_of_a_signature_in_a_narrow_column_stay_lines() -> None:
    text = (
        "mvrgr, Anne-Jan Hoekema, vz ZV De Meeuwen (sinds 1962)\n"
        "Zwaluwlaan 3 - 7942 HL Noorderveen - 0612345678\n"
        "ledenadministratie: Els Vink, leden@zvdemeeuwen.example\n"
    )
    assert [draft.text for draft in read_text(text).drafts] == [text.strip()]


def test_a_line_that_begins_with_a_label_was_begun_on_purpose() -> None:
    text = (
        "Dit is een alinea die door het programma is afgebroken op een vaste\n"
        "kolom, zodat de regels bij elkaar horen en weer worden samengevoegd,\n"
        "telefoon: 14 0528 en verder nog een aantal woorden tot aan het einde\n"
        "van de alinea.\n"
    )
    (draft,) = read_text(text).drafts
    assert [line.split()[0] for line in draft.text.split("\n")] == ["Dit", "telefoon:"]
