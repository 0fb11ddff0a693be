"""What tests need on the machine beside Python: `.ci/run` installs it."""

import pytest

from woo_redact.typeset import glyphs

_FAMILIES = ("Noto Sans Arabic", "Noto Sans CJK SC", "Noto Color Emoji")

needs_fonts = pytest.mark.skipif(
    any(family not in glyphs._faces() for family in _FAMILIES),
    reason="needs the Debian packages fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji",
)
