import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.email import EmailRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "{piet[AT]gmail[DOT]com}",
        "{jan.jansen@drenthe.nl}",
        "Mail {j.o'neill+woo@ucl.ac.uk}.",
        "<{jansen@prv-drenthe.local}>",
        '"{jan@x.nl}"',
        "'{jan@x.nl}'",
        "mailto:{p.de.vries@assen.nl}?subject=x",
        "{jan@drenthe.nl}.De heer",
        "{jan@drenthe.nl}.als u",
        "{jan@drenthe.nl}Tel 06",
        "{jan@drenthe.nl}, {piet@emmen.nl};{kees@x.com}",
        "{jan[at]drenthe.nl}",
        "{jan (at) drenthe.nl}",
        "{jan(at)drenthe[dot]nl}",
        "{jan at drenthe dot nl}",
        "{jan @ drenthe.nl}",
        "https://x.nl/?mail={jan%40drenthe.nl}&x=1",
        "{jan.jansen@⏎drenthe.nl}",
        "{sören@företag.se}",
        "{jan_jansen-1@mail.drenthe.nl}",
        "{Jan@Drenthe.NL}",
        "{j.jansen@drenthe}",
        "{a@b.co.uk}",
        "{jan@x.eu.org}",
        "{jan@intranet.drenthe.lan}",
        "E-mailadres:{jan@x.nl}",
        "{jan . de . wit@x.nl}",
        '{"jan jansen"@x.nl}',
        "{jan@x.amsterdam}",
        "jan: {jan@kpnmail.nl}06-12345678",
        "{p.jansen(a)drenthe.nl}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(EmailRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "@drenthe.nl",
        "adressen eindigen op @minbzk.nl",
        "afgerond.De volgende",
        "www.drenthe.nl",
        "@jansen",
        "koffie @ de bar",
        "a@",
        "@",
        "meeting_x@thread.v2",
        "19:meeting_x@thread.tacv2",
        "cid:image001.png@01D9ABCD.12345678",
        "Message-ID: <ABC@mail.gmail.com>",
        "In-Reply-To: <x.y@mail.gmail.com>",
        "3 @ 5 euro",
        "at drenthe.nl",
        "kijk at home",
        "@jan@mastodon.nl",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(EmailRecognizer(), line)
