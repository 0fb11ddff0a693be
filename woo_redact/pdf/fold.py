"""Folds text so that a word is one string however a PDF spells it: ligatures, accents, look-alikes, gaps."""

import re
import unicodedata

_LOOKALIKES = {
    pair[0]: pair[1]
    for pair in str.split(
        # Cyrillic
        "аa вb сc ԁd еe гr һh иu іi јj кk ӏl мm нh оo пn рp ԛq ѕs тt уy ѵv ԝw хx ԍg ьb "
        "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ԚQ ЅS ТT УY ԜW ХX ԌG "
        # Greek
        "αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX "
        # Armenian, and Latin letters that lack or have a stroke
        "օo ոn հh ցg ıi ȷj ɑa ɡg ɩi "
        # small capitals of the phonetic alphabet
        "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz"
    )
}
_WIDE = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
_SMALL_CAPITALS = frozenset("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")
_DASHES = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\u2043\ufe63\uff0d")
_QUOTES = str.maketrans("\u2018\u2019\u201b\u02bc\u0060\u00b4\u201c\u201d", "''''''\"\"")


def shown(letter: str) -> str:
    """Return what a character is read as: ligatures and styled letters as plain ones, "" for what is unseen.

    Accents stay, and a combining accent is returned as it is: it belongs to the letter before it.
    """
    if letter.isascii():
        return letter if letter >= " " else ""
    if unicodedata.category(letter) in {"Cf", "Cc"} or letter == "\ufffc":
        return ""  # U+FFFC is ours: it stands for an area
    if unicodedata.category(letter) == "Zs":
        return " "
    if _WIDE.match(letter):
        plain = unicodedata.normalize("NFKC", letter)
        return plain if plain.isprintable() else letter
    return _LOOKALIKES[letter] if letter in _SMALL_CAPITALS else letter


def latin(word: str) -> str:
    """Return a word that mixes alphabets with its look-alikes as the Latin letters they pass for.

    A word that is Greek or Cyrillic throughout stays what it is. The length does not change.
    """
    if word.isascii() or not any(c in _LOOKALIKES for c in word):
        return word
    scripts = [c for c in word if c.isalpha() and c not in _LOOKALIKES]
    others = [c for c in word if c in _LOOKALIKES]
    if any("\u0370" <= c <= "\u058f" for c in scripts) or (not scripts and len(others) > 1):
        return word
    return "".join(_LOOKALIKES.get(c, c) for c in word)


def key(text: str) -> str:
    """Return what is compared of a stretch of text: no case, accents, dashes, spaces or unseen signs."""
    if text.isascii():
        return "".join(c for c in text.casefold() if c > " " and c != "-")
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold()
    return "".join(
        _LOOKALIKES.get(c, c)
        for c in plain
        if c not in _DASHES and not c.isspace() and unicodedata.category(c) not in {"Mn", "Cf", "Cc"}
    ).casefold()


def plain_words(text: str) -> str:
    """Return text of the same length in which no word mixes alphabets to look like another."""
    if text.isascii():
        return text
    return " ".join(latin(word) for word in text.split(" "))
