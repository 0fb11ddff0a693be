"""Makes the two small fonts of signs and emoji that ship beside Noto Sans: subsets of Noto, merged, OFL 1.1.

    python training/make_fonts.py FOLDER-OF-NOTO-TTF FOLDER-OF-NOTO-EMOJI woo_redact/typeset/fonts

Needs fonttools. The first folder is Debian's fonts-noto-core and fonts-noto-mono (/usr/share/fonts/truetype/noto), the second the
`files` of npm's @fontsource/noto-emoji. Kept under 200 kB each: what is rarer comes from installed fonts.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SIGNS = (
    *((0x2070, 0x209F), (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x22FF), (0x2300, 0x2328)),
    *((0x23E9, 0x23F3), (0x2460, 0x24FF), (0x2500, 0x257F), (0x2580, 0x25FF), (0x2600, 0x266F)),
    *((0x2680, 0x26FF), (0x2701, 0x27BF), (0x27F0, 0x27FF), (0x2B00, 0x2B1F), (0x2B50, 0x2B59)),
)
FACES = ((0x1F600, 0x1F64F), (0x1F90C, 0x1F930), (0x1F970, 0x1F97A), (0x1F440, 0x1F450), (0x1F493, 0x1F49F))
MARKS = ((0x20E3, 0x20E3), (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF))  # keycaps, flags, tones of skin
THINGS = "🎉🎊🎂🎁🎄🎅🎈🎓🏆🌞🌟🌈🌧🌍🌱🌳🌷🌸🌹🌻🍀🍂🍎🍕🍰🍷🍺🍻🍾🔥💥💯💪💡💬💭💰💶💸💻💾📁📂📃📄📅📆📈📉📊📋📌📍📎📏📑📖📚📝📞📢📣📤📥📦📧📨📩📬📰📱📷📸📹🔄🔍🔎🔐🔑🔒🔓🔔🔗🔧🔨🕐🕒🕘🖤🖥🖨🗂🗑🗓🚀🚂🚆🚌🚗🚙🚚🚨🚩🚪🚫🚲🚴🚶🛑🛠🛡🆗🆕🆘🏃🏠🏡🏢🏥🏫🐛🐝🐟🐦🐱🐴🐶🐷👀👉👋👌👍👎👏👤👥👨👩👪👮👶👷💁💃💐💔💕💙💚💛💜🧐🧑🧡🧩🟠🟡🟢🟣🔴🔵🔶🔷🔸🔹🔺🔻🥂🥳🦊🌐🌀⏰⏳✅❌❓❗⭐⚡⛔☀☁☂☎☔☕♻⚖⚙⚠⚽"


def main() -> None:
    """Write Signs-Regular.ttf and Emoji-Regular.ttf."""
    noto, emoji, out = map(Path, sys.argv[1:4])
    text = set(TTFont(out / "NotoSans-Regular.ttf").getBestCmap())
    signs = {code for first, last in SIGNS for code in range(first, last + 1)} - text
    faces = {code for first, last in (*FACES, *MARKS) for code in range(first, last + 1)} | set(
        map(ord, THINGS)
    )
    of_signs = [noto / f"NotoSans{name}-Regular.ttf" for name in ("Symbols", "Symbols2", "Math", "Mono")]
    _make(of_signs, signs, "Woo Redact Signs", out / "Signs-Regular.ttf")
    _make(
        sorted(emoji.glob("noto-emoji-*-400-normal.woff")),
        faces,
        "Woo Redact Emoji",
        out / "Emoji-Regular.ttf",
    )


def _make(sources: Iterable[Path], wanted: set[int], family: str, out: Path) -> None:
    """Write one font with the wanted characters, each from the first source that has it."""
    left = set(wanted)
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for number, source in enumerate(sources):
            font = TTFont(source)
            codes = left & set(font.getBestCmap())
            if not codes:
                continue
            left -= codes
            subsetter = Subsetter(_options())
            subsetter.populate(unicodes=codes)
            subsetter.subset(font)
            font.flavor = None
            _scale(font)
            parts.append(str(Path(folder) / f"{number}.ttf"))
            font.save(parts[-1])
        made = Merger().merge(parts)
    for record in made["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    made.save(out)
    print(
        f"{out.name}: {len(made.getBestCmap())} characters, {out.stat().st_size} bytes; without {len(left)}"
    )


def _options() -> Options:
    """Return what is kept of a font: outlines and names, no shaping, no hints."""
    options = Options()
    options.layout_features, options.hinting, options.name_IDs = [], False, [1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline, options.glyph_names = True, False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "MATH", "vhea", "vmtx", "meta", "BASE"]
    return options


def _scale(font: TTFont) -> None:
    """Bring a font to 1,000 units per em: fonts of several grids cannot be merged."""
    if font["head"].unitsPerEm != 1000:
        from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415

        scale_upem(font, 1000)


if __name__ == "__main__":
    main()
