"""Two versions of one body: one is shown, nothing of the other is lost."""

from woo_redact.read.alternative import choose
from woo_redact.read.draft import Body
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
