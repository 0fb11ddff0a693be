"""Which font a sign is set in: what ships, what is installed, and what is said when there is none."""

from pathlib import Path

import pytest

from tests.unit.installed import needs_fonts
from woo_redact.errors import RedactionError
from woo_redact.model import BlockKind
from woo_redact.resources import font_folder
from woo_redact.typeset import Piece, Run, glyphs, typeset
from woo_redact.typeset.cmap import characters


def test_what_is_set_without_a_look_is_all_in_noto_sans() -> None:
    have = characters(font_folder() / "NotoSans-Regular.ttf")
    ordinary = {code for code in range(0x3000) if glyphs._ORDINARY.fullmatch(chr(code))}
    assert not {code for code in ordinary if not chr(code).isspace()} - have
    assert have >= set(map(ord, "éüŠλЖ€…’"))


def test_fonts_that_ship_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in font_folder().glob("*.ttf")}
    assert max(size for name, size in sizes.items() if not name.startswith("NotoSans")) < 200_000


@pytest.mark.parametrize(
    "text", ["gewoon ëé – €", "Ελληνικά Русский", "→ ✓ ☐ ☎ ≤ ½ ─┌ ①", "😀 👍🏽 🎉 ❤️ 🇳🇱 1️⃣", "☺", "\ufffd"]
)
def test_what_ships_is_enough_for_dutch_mail(text: str) -> None:
    assert glyphs.families(text) == (glyphs.SHIPPED, frozenset())


@needs_fonts
@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("مرحبا", "Noto Sans Arabic"),
        ("שלום", "Noto Sans Hebrew"),
        ("नमस्ते", "Noto Sans Devanagari"),
        ("你好", "Noto Sans CJK SC"),
        ("世界、こんにちは", "Noto Sans CJK JP"),
        ("한국어 漢字", "Noto Sans CJK KR"),
        ("🦖", "Noto Color Emoji"),
        ("ქართული", "Noto Sans Georgian"),
    ],
)
def test_other_scripts_come_from_installed_fonts(text: str, family: str) -> None:
    chosen, wanting = glyphs.families(text)
    assert (chosen[len(glyphs.SHIPPED) :], wanting) == ((family,), frozenset())


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ("مرحبا", "fonts-noto-core"),
        ("你好", "fonts-noto-cjk"),
        ("ﾊﾝｶｸ", "fonts-noto-cjk"),
        ("🦖", "fonts-noto-color-emoji"),
        ("你 🦖 ب", "fonts-noto-cjk, fonts-noto-color-emoji, fonts-noto-core"),
    ],
)
def test_without_a_font_the_document_is_withheld_and_the_package_named(
    text: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "_faces", dict)
    monkeypatch.setattr(glyphs, "_coverage", lambda _family: frozenset())
    with pytest.raises(RedactionError, match=f"installeer {package} en") as raised:
        typeset(
            (Piece(kind=BlockKind.PARAGRAPH, runs=(Run(text=f"Hoi {text}"),)),), title="t", explanation=None
        )
    assert text not in str(raised.value)


def test_what_no_font_can_have_is_told_apart() -> None:
    assert glyphs.without_font("\uf04a\U000e1234ب") == {"\uf04a", "\U000e1234"}


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x00\x00\x00\x09", b"ttcf" + bytes(40), b"not a font at all" * 9]
)
def test_a_broken_font_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="font"):
        characters(path)
