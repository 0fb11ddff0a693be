"""The language of what a person sees: messages stand in the source in English, `locale/nl.po` has the Dutch.

A process has one language, known before its first message: `--lang` (which `choose` takes off the command
line), else `WOO_REDACT_LANG`, else the locale. That is why a constant of a module may be a message like any
other. Processes that woo-redact starts itself take over the language by `WOO_REDACT_LANG`.

What is published is always in Dutch, whatever the officer's screen is in, and so is what a run records (why
a file was not read, what a check found, why a rule decided): it is evidence, part of it goes into the public
lists, and a run must not depend on whose screen it was made on. Such a message is `recorded`, and what was
recorded is `shown` to a person.
"""

import os
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

LANGUAGES = ("nl", "en")
VARIABLE = "WOO_REDACT_LANG"
_OPTION = "--lang"
_ENTRY = re.compile(
    r'^msgid ((?:"[^\n]*"\n)+)(?:msgid_plural ((?:"[^\n]*"\n)+)msgstr\[0\] ((?:"[^\n]*"\n)+)'
    r'msgstr\[1\] ((?:"[^\n]*"\n?)+)|msgstr ((?:"[^\n]*"\n?)+))',
    re.MULTILINE,
)
_TELLING = 4  # letters by which a message with places is known; with fewer it could be anything
_LONGEST = 2_000  # characters of what may be a message; a longer text is what a person wrote
_PLACE = re.compile(r"\{(\w+)[!:][^{}]*\}")  # a place that says how it is written
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def language(environment: Mapping[str, str] = os.environ) -> str:
    """Return "nl" or "en", by `WOO_REDACT_LANG` or else the locale (POSIX: LC_ALL, LC_MESSAGES, LANG).

    Where neither says anything (no locale, "C", "POSIX") it is Dutch: those who publish under the Woo are
    Dutch, and a server, container or scheduled job without a locale is theirs too. Others get English.
    """
    variables = (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((told for name in variables if (told := environment.get(name, ""))), "")
    place = re.split(r"[_.@-]", wanted, maxsplit=1)[0].casefold()
    return "nl" if place in {"", "c", "posix", "nl"} else "en"


def choose(arguments: Sequence[str]) -> list[str]:
    """Return arguments without `--lang`, wherever it stood before "--"; what it said counts from now on.

    Raises:
        ValueError: when it names no language that we have.
    """
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for at in reversed(range(end)):
        name, equals, told = rest[at].partition("=")
        if name != _OPTION:
            continue
        told = told if equals else "".join(rest[at + 1 : at + 2])
        if told not in LANGUAGES:
            raise ValueError(told)
        del rest[at : at + 1 + (not equals)]
        os.environ[VARIABLE] = told
    return rest


def catalogue(text: str) -> dict[str, tuple[str, ...]]:
    """Return the messages of a PO file by their English: one translation, or that of one and that of more."""
    return {
        _plain(entry[1]): (_plain(entry[5]),) if entry[5] else (_plain(entry[3]), _plain(entry[4]))
        for entry in _ENTRY.finditer(text)
    }


def _plain(quoted: str) -> str:
    """Return the text of quoted lines."""
    text = quoted.strip()[1:-1].replace('"\n"', "")
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), text) if "\\" in text else text


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """Return the messages in the language of this process; the first message that is asked for fixes it."""
    return {} if language() == "en" else _dutch()


@cache
def _dutch() -> dict[str, tuple[str, ...]]:
    """Return the messages in Dutch."""
    return catalogue((Path(__file__).with_name("locale") / "nl.po").read_text(encoding="utf-8"))


def _(message: str, /, **values: object) -> str:
    """Return a message in the language of this process, its {places} filled when values are given."""
    told = _spoken().get(message, (message,))[0]
    return told.format_map(values) if values else told


def ngettext(one: str, more: str, number: int, /, **values: object) -> str:
    """Return the message for one, or for more; {number} is the number itself."""
    told = _spoken().get(one, (one, more))[number != 1]
    return told.format_map({"number": number, **values}) if values or "{number}" in told else told


def recorded(message: str, /, **values: object) -> str:
    """Return a message in Dutch, whatever the language here: it is kept in the run, or published."""
    told = _dutch().get(message, (message,))[0]
    return told.format_map(values) if values else told


@lru_cache(maxsize=10_000)
def shown(text: str) -> str:
    """Return what was recorded in the language of this process; what is no message of ours stays as it is."""
    if language() == "nl" or not 0 < len(text) <= _LONGEST:
        return text
    whole, patterns = _english()
    bare = text.removesuffix(".")
    if bare in whole:
        return whole[bare] + text[len(bare) :]
    for pattern, message in patterns:
        if found := pattern.fullmatch(text):
            return message.format_map({name: shown(value) for name, value in found.groupdict().items()})
    return _in_parts(text)


def _in_parts(text: str) -> str:
    """Return what was made of recorded pieces: a list, or something with a remark in brackets."""
    if "; " in text:
        return "; ".join(map(shown, text.split("; ")))
    if found := re.fullmatch(r"(.+) \((.+)\)(\.?)", text, re.DOTALL):
        return f"{shown(found[1])} ({shown(found[2])}){found[3]}"
    return ", ".join(map(shown, text.split(", "))) if ", " in text else text


@cache
def _english() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return the messages by their Dutch: those that are whole, and patterns of those with places.

    The longest come first. A place without a name ("{}") is the only one of its message.
    """
    whole, patterns = {}, []
    for message, (dutch, *_more) in _dutch().items():
        places = [(text, name) for text, name, _form, _kind in Formatter().parse(dutch.replace("{}", "{n}"))]
        if not any(name for _text, name in places):
            whole[dutch.removesuffix(".")] = message.removesuffix(".")
        elif (length := sum(len(text.strip(" :;,.()")) for text, _name in places)) >= _TELLING:
            patterns.append((length, _pattern(places), _PLACE.sub(r"{\1}", message.replace("{}", "{n}"))))
    ordered = sorted(patterns, key=lambda entry: -entry[0])
    return whole, tuple((pattern, message) for _length, pattern, message in ordered)


def _pattern(places: Sequence[tuple[str, str | None]]) -> re.Pattern[str]:
    """Return what finds a message whose places were filled."""
    seen: set[str] = set()
    made = ""
    for text, name in places:
        made += re.escape(text)
        if name:
            made += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
            seen.add(name)
    return re.compile(made, re.DOTALL)
