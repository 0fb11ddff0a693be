"""What a reader of HTML mail cannot see."""

import pytest

from woo_redact.read.html_body import html_body


def text(html: str) -> str:
    """Return the text of a body."""
    return " ".join(draft.text for draft in html_body(html).drafts)


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY: none !important",
        "visibility:hidden",
        "font-size:0px",
        "opacity:0",
        "color:#fff",
        "color:white",
        "color:rgb(254, 255, 255)",
        "color:transparent",
        "color:#123456;background:#123456",
        "background-color:black",
        "mso-hide:all",
        "max-height:0;overflow:hidden",
        "position:absolute;left:-9999px",
        "text-indent:-9999px",
    ],
)
def test_hidden_text_is_dropped_and_counted(style):
    body = html_body(f'<p>voor <span style="{style}">Jan Smit</span> na</p>')
    assert [draft.text for draft in body.drafts] == ["voor na"]
    assert body.told == ("verborgen tekst weggelaten: 7 tekens",)


@pytest.mark.parametrize(
    "html",
    [
        '<div style="background:#000"><span style="color:white">Jan</span></div>',
        '<table bgcolor="#003366"><tr><td><font color="#ffffff">Jan</font></td></tr></table>',
        '<div style="background-image:url(x.png);color:white">Jan</div>',
        '<td style="font-size:0"><span style="font-size:14px">Jan</span></td>',
        '<div style="visibility:hidden"><b style="visibility:visible">Jan</b></div>',
        '<div style="color:white"><a href="https://x.example" style="color:blue">Jan</a></div>',
        "<style>.hero td{background:navy}</style><div class=hero><span style='color:#fff'>Jan</span></div>",
        "<style>@media print{.x{display:none}}</style><p class=x>Jan</p>",
        '<p style="color:nosuchcolour">Jan</p>',
        "<noscript>Jan</noscript>",
    ],
)
def test_visible_text_stays(html):
    assert "Jan" in text(html)


def test_classes_and_the_hidden_attribute_hide():
    assert (
        text("<style>.pre{display:none}</style><p class='a pre'>Jan</p><p hidden>Piet</p><p>Kees</p>")
        == "Kees"
    )


def test_comments_are_counted_but_not_outlooks_own():
    body = html_body("<!--[if mso]>x<![endif]--><p>a</p><!-- Jan eruit -->")
    assert body.comments == len("Janeruit")
