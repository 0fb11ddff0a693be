"""Recognizes e-mail addresses, also hidden, broken and glued ones."""

import re
from collections.abc import Iterator

import phonenumbers
from presidio_analyzer import Pattern

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.mailboxes import COMMON_PROVIDERS
from woo_redact.detect.recognizers.identifier import Hit, Identifier
from woo_redact.detect.recognizers.surroundings import words
from woo_redact.language import recorded
from woo_redact.model import Entity

# Top-level domains met in Dutch government mail, and those that exist inside networks only (RFC 6762, 8375).
_GENERIC = words(
    "com org net info biz edu gov mil int eu uk name pro mobi online site app dev email cloud tech shop "
    "store agency amsterdam frl gmbh group team support services solutions consulting legal law energy eco "
    "bio school academy care health media news studio design digital network systems software company works "
    "world global social green museum foundation ngo ong coop jobs travel xyz club live life today one zone "
    "page link blog cat asia expert international engineering finance estate house city community events "
    "vision partners ventures capital local lan intern internal corp localdomain test example invalid home "
    "arpa intra private"
)
_KNOWN = _GENERIC | {region.lower() for region in phonenumbers.SUPPORTED_REGIONS}
_LOCAL = re.compile(r"[^\W]|[.!#$*+\-^_`{|}~'’]", re.UNICODE)
_SPELT = r"(?:[ ]?[\[({]\s?(?i:dot|punt|\.)\s?[\])}][ ]?|[ ](?i:dot|puntje|punt)[ ])"
# A blank at the last dot is a slip of typist or OCR, if what follows is a common ending: "kpnmail. nl".
_BROKEN_DOT = r"(?:\.[ ]|[ ]\.[ ]?)(?=(?:nl|com|org|net|eu)(?!\w|\.\w))"
_DOMAIN = re.compile(
    rf"(?:[^\W_][\w-]{{0,62}}(?:\.\n?|{_SPELT}|{_BROKEN_DOT})){{1,6}}(?:[^\W\d_]{{2,24}}|n1(?!\w))"
)
_SPELT_DOT = re.compile(rf"{_SPELT}|{_BROKEN_DOT}")
_WORD = re.compile(r"[^\W\d_][\w-]{2,30}(?![\w.@-])")
_MESSAGE_ID = Guarded(r"(?:message-id|references|in-reply-to|resent-message-id)\s*:[^\n]*$", re.IGNORECASE)
_SPACED = Guarded(r"(?<![^\s(<:])(?:[\w-]{1,20}[ ][.][ ]){1,4}$")  # "jan . de . wit@": read by OCR
# The same where the dot was spelt: "jan punt de punt wit at", "l[punt]tekle[at]"; or where one blank slipped
# in, at the start of a field: "E-mail: jan. dewit@".
_SPELT_LOCAL = re.compile(
    r"(?<![\w.])(?:[\w-]{1,20}(?:[ ](?:dot|puntje|punt)[ ]|[ ]?[\[({]\s?(?:dot|punt)\s?[\])}][ ]?)){1,4}$|"
    r"(?:(?<=[:;<(,|\t]\s)|(?<=[:;<(,|\t\n])|(?<![\s\S]))[a-z][\w-]{0,19}(?:[.][ ]|[ ][.])$|"
    r"(?<![\w.,])[a-z]{1,2},$"
)
# A blank or a line end directly before the sign: what stands there must look like a local part.
_LIKE_LOCAL = re.compile(r"\w[._\-\d]\w|\w\d")
_FIELD = re.compile(r"(?:mail\w*|adres|[:;<(,|])\s*$|(?:^|\n)$", re.IGNORECASE)
_GLUED_LABEL = re.compile(r"(?:E-?mail(?:adres)?|Mail)(?=[a-z])")
_LONGEST = 64  # characters of a local part (RFC 5321)


class EmailRecognizer(Identifier):
    """An address with its domain; the decision hides the local part only (PRACTICE P02).

    Source: RFC 5321/5322 (local part up to 64 characters), RFC 6531 (unicode). Every at-sign is a start:
    the local part is read back from it, the domain forward, so the work is linear. A domain alone
    ("@drenthe.nl") is none. Where an address is glued to the next sentence ("@drenthe.nl.De",
    "@drenthe.nlTel") it is cut after its top-level domain. No suffix list is downloaded (tldextract would).
    """

    ENTITY = Entity.EMAIL_ADDRESS
    TRIGGER = re.compile(
        r"@|＠|©\w|%40|(?i:[\[({<]\s?(?:at?|apenstaartje)\s?[\])}>]|[ ](?:at|apenstaartje)[ ])"
    )
    PATTERNS = (
        Pattern("apenstaartje", r"(?<=\S)(?:@|＠|%40)\n?(?=\S)", 1.0),
        Pattern("slecht gelezen apenstaartje", r"(?<=[a-z\d])©(?=[\w-]+\.[a-z]{2})", 0.8),
        Pattern("los apenstaartje", r"(?<=\w)[ ]@[ ](?=\w)", 0.8),
        Pattern("[at]", r"(?i)(?<=\w)[ ]?[\[({<]\s?(?:at?|apenstaartje)\s?[\])}>][ ]?(?=\w)", 0.9),
        Pattern("blank na apenstaartje", r"(?<=\w)@[ ](?=[\w-]+\.)", 0.8),
        Pattern("blank voor apenstaartje", r"(?<=\w)[ \n]@(?=[\w-]+\.)", 0.8),
        Pattern("at", r"(?i)(?<=\w)[ ](?:at|apenstaartje)[ ](?=[\w-]+[ ](?:dot|puntje|punt)[ ])", 0.9),
        Pattern(
            "at",
            rf"(?<=\w)[ ](?:(?:apenstaartje|AT)[ ](?=[\w-]+\.[a-z]{{2,}})|at[ ](?={COMMON_PROVIDERS}\.))",
            0.8,
        ),
    )
    CONTEXT = ("e-mail", "mailadres", "e-mailadres")

    def judge(self, text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Hit]:
        """Yield the address round one at-sign."""
        start = _local_start(text, match.start())
        if start is None or _MESSAGE_ID.search(text[max(0, start - 200) : start]):
            return
        if pattern.name == "blank voor apenstaartje" and not _like_local(text, start, match.start()):
            return
        domain = _domain_end(text, match.end())
        if domain is not None:
            end, known = domain
            loose = pattern.name not in {"apenstaartje", "[at]", "at"} or "\n" in text[start:end]
            if known or not loose:
                score = pattern.score if known else min(pattern.score, 0.7)
                yield Hit(start=start, end=end, score=score, why=recorded("e-mail address"))
        elif pattern.name == "apenstaartje" and "." in text[start : match.start()]:
            word = _WORD.match(text, match.end())
            if word is not None:
                yield Hit(
                    start=start, end=word.end(), score=0.6, why=recorded("e-mail address without a domain")
                )


def _local_start(text: str, at: int) -> int | None:
    """Return where the local part before `at` starts, None if there is none."""
    if text[at - 1] == '"':
        quote = text.rfind('"', max(0, at - _LONGEST), at - 1)
        return quote if 0 <= quote < at - 2 and "\n" not in text[quote:at] else None
    start = at
    while start > max(0, at - _LONGEST) and _LOCAL.match(text, start - 1):
        start -= 1
    before = text[max(0, start - _LONGEST) : start]
    if spaced := _SPACED.search(before) or _SPELT_LOCAL.search(before):
        start -= len(spaced[0])
    if glued := _GLUED_LABEL.match(text, start, at):
        start = glued.end()
    while start < at and text[start] in ".'’`-*|~":  # quotes, bullets and table rules are not part of it
        start += 1
    if start and text[start - 1] in "@＠":  # "@jan@mastodon.nl" is a handle
        return None
    return start if any(char.isalnum() for char in text[start:at]) else None


def _like_local(text: str, start: int, end: int) -> bool:
    """Tell whether a word before " @" is a local part: a dot or digit inside, or a field of its own."""
    local = text[start:end]
    return _LIKE_LOCAL.search(local) is not None or (
        local.islower() and text[end] == " " and _FIELD.search(text[max(0, start - 12) : start]) is not None
    )


def _domain_end(text: str, at: int) -> tuple[int, bool] | None:
    """Return (end, top-level domain known) of the domain that starts at `at`, None if there is none."""
    match = _DOMAIN.match(text, at)
    if match is None:
        return None
    spelt = _SPELT_DOT.sub(lambda dot: "." + "\u0000" * (len(dot[0]) - 1), match[0])  # same length
    labels = spelt.split(".")
    end = at
    best: int | None = None
    for index, raw in enumerate(labels):
        name = raw.strip("\u0000\n")
        end += len(raw) + (index > 0)
        if index and (cut := _top_level(name)) is not None:
            best = end - (len(name) - cut)
            last = index == len(labels) - 1
            if last or cut < len(name) or _sentence_starts(labels, index):
                break
    if best is not None:
        return best, True
    glued = text[match.end() : match.end() + 1]
    if glued.isalnum() or "\n" in match[0] or "\u0000" in spelt:
        return None
    return match.end(), False


def _top_level(name: str) -> int | None:
    """Return how many characters of a label are a known top-level domain, None if it is none."""
    if name.lower() in _KNOWN or name == "n1":  # "nl", read by OCR
        return len(name)
    glued = re.match(r"([a-z]{2,12})(?=[A-Z])", name)
    return len(glued[1]) if glued and glued[1] in _KNOWN else None


def _sentence_starts(labels: list[str], index: int) -> bool:
    """Tell whether what follows the label is the next sentence: "nl.De", "nl.als", not "eu.org"."""
    following = labels[index + 1].strip("\u0000\n")
    if following[:1].isupper() and all(label == label.lower() for label in labels[: index + 1]):
        return True
    return labels[index].lower() == "nl" and index + 2 == len(labels)
