"""Turns untrusted bytes into text: charsets that lie are seen through, what cannot be seen is taken out."""

import codecs
import re
import unicodedata

from woo_redact.model import HIDDEN

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphens, zero-width and bidi characters split names for a search, or show them reversed;
# U+FFFC stands for a redaction in our own values; tag characters (U+E00xx) are invisible ASCII.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    f"\ufeff\ufff9-\ufffb{HIDDEN}\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]",
)
# Joiners shape Arabic, Indic scripts and emoji; beside a Latin letter or a blank they only split words.
_SHAPED = "[\u0590-\u1fff\u2070-\U0010ffff]"
_JOINERS = re.compile(f"(?<!{_SHAPED})[\u200c\u200d]|[\u200c\u200d](?!{_SHAPED})")

# What Word and Outlook write for signs of Wingdings (for the bullet: of Symbol), U+F000 and the sign's byte.
_PRIVATE = re.compile("[\uf028-\uf0fe]")
_WINGDINGS = {
    **dict(zip("\uf028\uf029\uf02a\uf04a\uf04b\uf04c", "☎✆✉☺😐☹", strict=True)),
    **dict(zip("\uf06c\uf06e\uf06f\uf071\uf072\uf075\uf076", "●■□❑❒◆❖", strict=True)),
    **dict(zip("\uf09f\uf0a1\uf0a7\uf0a8\uf0b7\uf0d8\uf0e8", "•○▪◻•➢➔", strict=True)),
    **dict(zip("\uf0df\uf0e0\uf0e1\uf0e2\uf0fb\uf0fc\uf0fd\uf0fe", "←→↑↓✗✓☒☑", strict=True)),
}

_MEND = "woo-redact-mend"
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Not character sets, or ones that can only be a lie: their decoders accept what no mail means by them.
_REFUSED = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"})
_WIDER = {  # a charset → the larger one that files in its name really use
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
}
_NAMES = {"x-mac-roman": "mac-roman", "macintosh": "mac-roman", "x-sjis": "cp932", "x-gbk": "gb18030"}
_MANY_BYTES = re.compile(r"^(?:gb|big5|cp9[345]|shift|euc|iso2022|hz|utf-?7|utf-?16|utf-?32|johab)")


def cleaned(text: str) -> tuple[str, int]:
    r"""Return the text in NFC, line ends as "\n" and blanks as " ", and how many unseen signs went.

    The common signs of Wingdings become those of Unicode; other private ones stay as they are.
    """
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", text))
    text = _PRIVATE.sub(lambda match: _WINGDINGS.get(match[0], match[0]), text)
    text, unseen = _UNSEEN.subn("", text)
    text, joiners = _JOINERS.subn("", text)
    return unicodedata.normalize("NFC", text), unseen + joiners


def one_line(text: str) -> str:
    """Return the text cleaned, with every run of white space as one space: for names, titles and fields."""
    return " ".join(cleaned(text)[0].split())


def decode(untrusted_data: bytes, declared: str = "") -> str:
    """Return bytes as text; the declared charset is one witness among others, never an error.

    Valid UTF-8 beats a declared single-byte set; one bad byte does not turn UTF-8 into cp1252; a set of
    many bytes (gbk, iso-2022-jp, utf-7) is believed when it fits. Measured in shared mail, README.
    """
    for mark, charset in _UTF_16.items():
        if untrusted_data.startswith(mark):
            return untrusted_data.decode(charset, errors="replace")
    data = untrusted_data.removeprefix(codecs.BOM_UTF8)
    name = _codec(declared)
    if name and _MANY_BYTES.match(name):
        return _many_bytes(data, name)
    return _utf_8(data) or _decoded(data, name if name and name != "utf-8" else "cp1252")


def _codec(declared: str) -> str:
    """Return Python's name of a declared charset, or "" for one that does not exist or is no charset."""
    name = declared.strip().strip("\"'").casefold().split(";")[0].strip()
    try:
        found = codecs.lookup(_NAMES.get(name, name)).name
        "".encode(found)  # a LookupError for codecs that are no charset, such as base64
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if found in _REFUSED else _WIDER.get(found, found)


def _many_bytes(data: bytes, name: str) -> str:
    """Return bytes declared to be in a set of many bytes a character, if they can be."""
    for charset in ("utf-8", name):
        try:
            text = data.decode(charset)
        except UnicodeError:
            continue
        # Two letters of gbk can by chance be two of UTF-8; one that takes three bytes there cannot well be.
        if charset == name or any(character > "\u07ff" for character in text):
            return text
    return _utf_8(data) if not data.isascii() and _utf_8(data) else data.decode(name, errors="replace")


def _utf_8(data: bytes) -> str:
    """Return bytes read as UTF-8 with the odd bad byte mended, or "" if they are not UTF-8."""
    text = data.decode("utf-8", errors=_MEND)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        del error
    else:
        return text
    strays = len(data.decode("latin-1").translate(_ASCII_GONE))  # bytes that are not ASCII
    others = sum(1 for character in text if ord(character) > 0x7F)
    # Each true character of UTF-8 takes two to four such bytes, each stray byte one: fewer characters than
    # two thirds of the bytes means that at least half of the characters were true.
    return text if others * 3 <= strays * 2 else ""


def _decoded(data: bytes, name: str) -> str:
    """Return bytes of a single-byte set; bytes the set lacks are read as cp1252."""
    return data.decode(name, errors=_MEND)


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that a charset does not have as cp1252, and what even that lacks as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_ASCII_GONE = dict.fromkeys(range(0x80))
codecs.register_error(_MEND, _mend)
