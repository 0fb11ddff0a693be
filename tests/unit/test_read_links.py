"""Where links lead, and whether the text already says so."""

import pytest

from woo_redact.read.html_body import html_body

SAFE = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.x.example%2Fa&amp;data=05%7Cjan%40y.example"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="https://x.example/a">hier</a> staat', "hier <https://x.example/a> staat"),
        ('<a href="https://x.example/a">hier </a>staat', "hier <https://x.example/a> staat"),
        ('<a href="https://www.x.example/">www.x.example</a>', "www.x.example"),
        ('<a href="mailto:jan@x.example">jan@x.example</a>', "jan@x.example"),
        ('<a href="MAILTO:Jan@x.example">Jan</a>', "Jan <mailto:Jan@x.example>"),
        (
            '<a href="mailto:a@x.example?subject=Ter%20Haar">Jan</a>',
            "Jan <mailto:a@x.example?subject=Ter Haar>",
        ),
        (f'<a href="{SAFE}">hier</a>', "hier <https://www.x.example/a>"),
        (f'<a href="{SAFE}">www.x.example/a</a>', "www.x.example/a"),
        ('<a href="tel:+31612345678">bel</a>', "bel"),
        ('<a href="javascript:x()">klik</a>', "klik"),
        ('<a href="https://x.example"></a>na', "na"),
        ('<a href="https://x.example"><img src="cid:1"></a>', "[afbeelding] <https://x.example>"),
        ('<a href="https://x.example"><p>blok</p></a>', "blok <https://x.example>"),
        ('<a name="x">anker</a>', "anker"),
    ],
)
def test_links(html, text):
    assert " ".join(draft.text for draft in html_body(html).drafts) == text
