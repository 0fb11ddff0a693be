import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.social_handle import SocialHandleRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "{https://www.linkedin.com/in/jan-jansen-12345/}",
        "Mijn profiel: {linkedin.com/in/jan-jansen}.",
        "bluesky {kees71.bsky.social}, discord {woesteboer#4471}",
        "<{https://x.com/jjansen}>",
        "{https://twitter.com/jan_jansen?s=20}",
        "{https://www.facebook.com/profile.php?id=100012345678901}",
        "({https://instagram.com/jan.jansen})",
        "{https://www.tiktok.com/@janjansen}",
        "{https://drenthe-my.sharepoint.com/personal/j_jansen_drenthe_nl/Documents/x.docx}",
        "{https://drenthe-my.sharepoint.com/:w:/p/jjansen/EaBc}",
        "Twitter: {@jjansen72}",
        "Insta: {fatima.elidr}",
        "{@jjansen} kun jij dit oppakken?",
        "volg {@jan@mastodon.nl}",
        "{https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjan&data=05}",
        "skype: {jan.jansen1}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(SocialHandleRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "https://www.linkedin.com/company/provincie-drenthe",
        "https://twitter.com/provdrenthe",
        "https://x.com/search?q=jan",
        "https://www.facebook.com/gemeenteassen",
        "https://www.facebook.com/groups/12345",
        "https://www.instagram.com/p/Cx12",
        "https://drenthe.sharepoint.com/sites/woo/x.docx",
        "@drenthe.nl",
        "@GemeenteAssen",
        "jan@drenthe.nl",
        "@team en @all",
        "https://netflix.com/jan",
        "LinkedIn: Provincie Drenthe",
        "@media print",
        "https://x.com",
        "facebook: www.drenthe.nl",
        "Volg ons op Twitter",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(SocialHandleRecognizer(), line)
