"""The audit's own idea of when two spellings are one: it must not share the engine's."""

import re
import unicodedata

_ALIKE = str.maketrans(
    # Cyrillic, Greek and small-capital letters that a reader takes for Latin ones.
    "μηζавеіјкмнорсстухѕԁɡոαβγεικνορτυχωᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢßøłđı",
    "mhzabeijkmhopcctyxsdgnabyeikvoptuxwabcdefghijklmnoprtuvwyzsoldi",
)


_OTHER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the letters and digits of a text alone, without accents, capitals and look-alikes."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold().translate(_ALIKE)
        text = "".join(character for character in plain if not unicodedata.combining(character))
    return _OTHER.sub("", text.lower())


_LATIN = bytes(
    ord(plain[0]) if (plain := unicodedata.normalize("NFKD", chr(code)).lower())[0].isascii() else 32
    for code in range(256)
)
_DROPPED = bytes(code for code in range(256) if not chr(_LATIN[code]).isalnum())


def fold_bytes(data: bytes) -> bytes:
    """Return the letters and digits of bytes taken as Latin-1 (so of ASCII and PDF strings too), quickly."""
    return data.translate(_LATIN, _DROPPED)


def words_of(secret: str) -> tuple[str, ...]:
    """Return the parts of a secret that may not stand alone either: names of five letters and more."""
    if "@" in secret or "%" in secret or secret[:1].isdigit():
        return (secret,)
    parts = [part for part in secret.replace("-", " ").split() if len(part) > 4]
    return tuple(dict.fromkeys((secret, *parts)))


def needles(secrets: tuple[str, ...]) -> dict[str, str]:
    """Return what to look for: folded text to the secret that it gives away."""
    return {fold(part): secret for secret in reversed(secrets) for part in words_of(secret)}


def seen(text: str, wanted: dict[str, str]) -> set[str]:
    """Return the secrets that a text gives away, read forwards or backwards."""
    flat = fold(text)
    back = flat[::-1]
    return {secret for needle, secret in wanted.items() if needle in flat or needle in back}


def seen_in_bytes(data: bytes, wanted: dict[str, str]) -> set[str]:
    """Return the secrets that bytes give away, as Latin-1 or with a zero byte beside each letter."""
    flat = fold_bytes(data)
    return {secret for needle, secret in wanted.items() if needle.isascii() and needle.encode() in flat}
