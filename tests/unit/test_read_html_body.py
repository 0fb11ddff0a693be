"""HTML bodies as blocks."""

import pytest

from woo_redact.errors import UnreadableError
from woo_redact.read.html_body import html_body

OUTLOOK = """<div class=WordSection1><p class=MsoNormal>Prima.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>
<b>Van:</b> Jan &lt;jan@x.example&gt; <br><b>Verzonden:</b> maandag 7 oktober 2024 12:00<br>
<b>Aan:</b> Piet<br><b>Onderwerp:</b> proef</p></div><p class=MsoNormal>Dag Piet,</p></div>"""


def drafts(html: str) -> list[tuple[str, str]]:
    """Return kind and text of each draft."""
    return [(draft.kind.value, draft.text) for draft in html_body(html).drafts]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b</p>", [("paragraph", "a\nb")]),
        ("<p>a<br><br>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<div>a</div><div>b</div><div><br></div><div>c</div>", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("<p class=MsoNormal>Groet,</p><p class=MsoNormal>Jan</p>", [("paragraph", "Groet,\nJan")]),
        ("<h2>Kop<br>regel</h2>tekst", [("heading", "Kop regel"), ("paragraph", "tekst")]),
        ("<p>Jan&nbsp;de\n  Wit</p>", [("paragraph", "Jan de Wit")]),
        ("a<hr><hr>b", [("paragraph", "a"), ("rule", "———"), ("paragraph", "b")]),
        ('<span style="font-family:Wingdings">J</span>', [("paragraph", "J")]),  # Outlook's smiley
        ("<pre>a\nb</pre>", [("paragraph", "a\nb")]),
        ("<img src=x.png width=1 height=1>a", [("paragraph", "a")]),
        ("<p>Jan<img src='cid:a' alt='Logo  x'>Piet</p>", [("paragraph", "Jan [afbeelding: Logo x] Piet")]),
        ("<script>x</script><title>t</title>", []),
        ("<table><tr><td>T</td><td>0592</td></tr></table>", [("paragraph", "T 0592")]),
        ("<table><tr><td>a<table><tr><td>b</table></table>", [("paragraph", "a"), ("paragraph", "b")]),
    ],
)
def test_blocks(html, expected):
    assert drafts(html) == expected


def test_lists():
    made = html_body("<ol start=3><li>c<ul><li>x</ul><li><p>d</p><p>e</p></ol>").drafts
    assert [(draft.text, dict(draft.attributes)) for draft in made] == [
        ("c", {"level": "1", "marker": "3."}),
        ("x", {"level": "2", "marker": "•"}),
        ("d", {"level": "1", "marker": "4."}),
        ("e", {}),
    ]


@pytest.mark.parametrize(("written", "marker"), [("&middot;", "•"), ("o", "•"), ("2.", "2."), ("b)", "b)")])
def test_outlooks_lists(written, marker):
    made = html_body(
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]>"
        f"<span style='mso-list:Ignore'>{written}<span>&nbsp; </span></span><![endif]>punt</p>",
    ).drafts
    assert [(draft.text, dict(draft.attributes)) for draft in made] == [
        ("punt", {"level": "2", "marker": marker})
    ]


def test_table_with_spans_and_bold_heads():
    made = html_body(
        "<table><tr><td><b>Naam</b></td><td><b>Tel</b></td></tr><tr><td rowspan=2>Jan</td><td>1</td></tr>"
        "<tr><td>2</td></tr><tr><td colspan=2></td></tr></table>",
    ).drafts
    places = [
        (draft.text, *(dict(draft.attributes).get(key) for key in ("row", "column", "header")))
        for draft in made
    ]
    assert places == [
        ("Naam", "0", "0", "1"),
        ("Tel", "0", "1", "1"),
        ("Jan", "1", "0", None),
        ("1", "1", "1", None),
        ("2", "2", "1", None),
    ]


def test_outlooks_quoted_header():
    made = html_body(OUTLOOK).drafts
    assert [(draft.kind.value, draft.quote) for draft in made] == [
        ("paragraph", 0), ("rule", 0), *[("field", 1)] * 4, ("paragraph", 1),
    ]  # fmt: skip
    assert made[2].text == "Van: Jan <jan@x.example>"


def test_a_header_laid_out_as_a_table():
    rows = "".join(f"<tr><td>{label}:</td><td>x</td></tr>" for label in ("Van", "Aan", "Datum", "Onderwerp"))
    assert [kind for kind, _ in drafts(f"<table>{rows}</table>")] == ["field"] * 4


def test_block_quotes_nest():
    made = html_body("a<blockquote>b<blockquote>c</blockquote>d</blockquote>e").drafts
    assert [(draft.text, draft.quote) for draft in made] == [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)]


@pytest.mark.parametrize(
    "bomb",
    ["<div>" * 200_000, "".join(f"<font size={n}><p>" for n in range(5_000)), "<table><tr><td>" * 10_000],
)
def test_bombs_are_refused(bomb):
    with pytest.raises(UnreadableError):
        html_body(bomb)


def test_deep_but_human_nesting_is_read():
    assert drafts("<div>" * 1_500 + "x") == [("paragraph", "x")]
