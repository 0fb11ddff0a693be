"""Nothing of a mail is lost, whatever stands in it; nothing crashes, whatever it is."""

import html
import re
import unicodedata
from email.message import EmailMessage

from hypothesis import example, given
from hypothesis import strategies as st

from woo_redact.errors import WooRedactError
from woo_redact.model import Document
from woo_redact.read import read
from woo_redact.read.addresses import addresses, read_addresses
from woo_redact.read.clean import cleaned, decode

WORD = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=12)
LINE = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=6)
TAGS = ("p", "div", "h2", "blockquote", "td", "li", "span", "pre", "center", "font", "b")


def words(text: str) -> list[str]:
    """Return the words of a text in the form in which documents hold them."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def one(data: bytes) -> Document:
    """Return the document of a mail."""
    return read(data, name="a.eml")[0].document


@given(LINES, st.sampled_from(("", "> ", "- ", "1. ", "   ")))
def test_every_word_of_a_plain_body_is_in_the_text_in_order(lines, before):
    body = "\n".join(before + line for line in lines)
    data = b"From: a@x.example\nContent-Type: text/plain; charset=utf-8\n\n" + body.encode()
    text = one(data).text.partition("———\n")[2]
    assert [word for word in words(text) if word not in before] == [
        word for line in lines for word in words(line) if word not in before
    ]


@given(st.lists(st.tuples(st.sampled_from(TAGS), LINE, st.booleans()), min_size=1, max_size=8))
def test_every_word_of_an_html_body_is_in_the_text_in_order(pieces):
    # Tags are closed or not: what is broken must not cost a word either.
    body = " ".join(
        f"<{tag}>{html.escape(line)}{f'</{tag}>' if closed else ''}" for tag, line, closed in pieces
    )
    data = b"From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n" + body.encode()
    text = one(data).text.partition("———\n")[2]
    assert words(text) == [word for _, line, _ in pieces for word in words(line)]


@given(st.lists(st.tuples(LINE, WORD), min_size=1, max_size=6))
def test_every_recipient_that_a_library_writes_is_read(people):
    line = ", ".join(f'"{name}" <{number}.x@example.org>' for number, (name, _) in enumerate(people))
    found = addresses(read_addresses(line))
    expected = [unicodedata.normalize("NFC", name) for name, _ in people]
    assert found == tuple((name, f"{number}.x@example.org") for number, name in enumerate(expected))


@given(LINE, LINE)
def test_what_the_standard_library_writes_is_read(subject, body):
    message = EmailMessage()
    message["From"] = "Jan de Wit <jan@x.example>"
    message["Subject"] = subject
    message.set_content(body)
    document = one(message.as_bytes())
    # The library that writes loses blanks between encoded words, so only the words are compared.
    assert "".join(document.title.split()) == unicodedata.normalize("NFC", "".join(subject.split()))
    assert words(document.text)[-len(words(body)) :] == words(body)


@given(
    st.binary(max_size=400), st.sampled_from(("utf-8", "ascii", "gbk", "utf-7", "iso-2022-jp", "rot13", ""))
)
def test_any_bytes_decode_and_clean_text_stays_clean(data, charset):
    text, _ = cleaned(decode(data, charset))
    assert cleaned(text) == (text, 0)
    assert "\x00" not in text
    text.encode("utf-8")


@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    b"From: a@x\n",
                    b"To: ",
                    b"Subject: =?utf-8?b?",
                    b"Content-Type: multipart/mixed; boundary=b\n",
                ),
                *(
                    b"Content-Type: message/rfc822\n",
                    b"Content-Type: text/html\n",
                    b"\n\n",
                    b"\n--b\n",
                    b"--b--\n",
                ),
                *(
                    b"Content-Transfer-Encoding: base64\n",
                    b"<div><table><tr>",
                    b"\x00\xff\xe9",
                    b'<>,;:("',
                    b"=?=",
                ),
                *(
                    b"Content-Disposition: attachment; filename*0*=x'",
                    b"<a href='mailto:%ff'>",
                    b"Van: x\nAan: y\n",
                ),
            ),
        ),
        max_size=25,
    ),
)
@example(
    [b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n", b"\n--b\n"]
)  # one letter
def test_broken_mails_are_read_or_refused_and_never_crash(pieces):
    try:
        family = read(b"".join(pieces), name="a.eml")
    except WooRedactError:
        return
    assert [item.document.id for item in family] == [str(number + 1) for number in range(len(family))]
